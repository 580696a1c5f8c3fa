/* numbering.h -- the labels that Word prints before paragraphs and does not store: "1.", "a)", "II.", "1.2.".
 *
 *   paragraph ── numPr (num, level), or its style's ──► num ──► abstract ──► 9 levels: format, "%1.%2.", start
 *                                                        └ may start a level anew, or replace it
 *
 * Counting follows the paragraphs in their order: a level goes on by one; the levels below it begin again, but for those
 * told to begin again after another level only, or never. Lists of one abstract count together.
 *
 * For the child only.
 */
#ifndef CONGVU_INTAKE_NUMBERING_H
#define CONGVU_INTAKE_NUMBERING_H

#include "base/sbuf.h"
#include "intake/oxml.h"

enum { NUMBER_LEVELS = 9, NUMBER_LISTS_MAX = 4096, NUMBER_STYLES_MAX = 8192 };

enum number_format { NUMBER_DECIMAL, NUMBER_DECIMAL_ZERO, NUMBER_LOWER, NUMBER_UPPER, NUMBER_ROMAN, NUMBER_BIG_ROMAN,
                     NUMBER_BULLET, NUMBER_NONE };

struct number_level {
    int start;
    enum number_format format;
    struct text pattern; /* "%1.%2)" */
    struct text style;   /* the paragraph style that is this level, or empty */
    int restart;         /* begins again after a level up to this one; 0 never; -1 after any above */
    bool legal;          /* all in decimals */
};

struct number_abstract {
    int id;
    struct number_level level[NUMBER_LEVELS];
    int value[NUMBER_LEVELS];  /* as last printed */
    bool begun[NUMBER_LEVELS];
};

struct number_list {
    int id, abstract; /* abstract: its id */
    int start[NUMBER_LEVELS]; /* -1: as the abstract has it */
    bool used[NUMBER_LEVELS];
    struct number_level *own[NUMBER_LEVELS];
};

struct number_style {
    struct text id, based_on;
    int list, level; /* -1 not stated */
};

struct numbering {
    struct arena *a;
    struct number_abstract *abstracts;
    size_t nabstracts;
    struct number_list *lists;
    size_t nlists;
    struct number_style *styles;
    size_t nstyles;
};

/* From the package's numbering and styles beside the document; a package without them numbers nothing. */
enum fault numbering_read(struct arena *a, struct package *p, struct text folder, struct numbering *out);

/* What the style says where the paragraph says nothing: the list (0 or -1: none) and the level. */
void numbering_of_style(const struct numbering *n, struct text style, int *list, int *level);

/* The label of the next paragraph of that list and level, in the arena; empty where there is none. */
struct text numbering_label(struct numbering *n, int list, int level);

#endif
