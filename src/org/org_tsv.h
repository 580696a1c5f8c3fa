/* org_tsv.h -- a TSV register of units between its two readers: lines (org_tsv.c), then what they mean
 * (org_tsv_rows.c). For this folder only. */
#ifndef CONGVU_ORG_TSV_H
#define CONGVU_ORG_TSV_H

#include "org/org_load.h"

/* name, word, must the header have it? */
#define TSV_COLUMN_LIST(X)                                                                                             \
    X(ID, "id", true)                                                                                                  \
    X(ERA, "era", true)                                                                                                \
    X(NAME_VI, "name_vi", true)                                                                                        \
    X(NAME_EN, "name_en", false)                                                                                       \
    X(ABBR, "abbr", false)                                                                                             \
    X(ALIASES, "aliases", false)                                                                                       \
    X(LEVEL, "level", true)                                                                                            \
    X(SYSTEM, "system", true)                                                                                          \
    X(SUCCESSORS, "successor_ids", true)                                                                               \
    X(CHANGE, "change_date", true)                                                                                     \
    X(RELATION, "relation", false)                                                                                     \
    X(CERTAINTY, "certainty", false)                                                                                   \
    X(SOURCE, "source", false)                                                                                         \
    X(CLASS, "class", false)                                                                                           \
    X(PARENT, "parent", false)

enum tsv_column {
#define X(name, word, must) TSV_##name,
    TSV_COLUMN_LIST(X)
#undef X
        TSV_COLUMNS
};

enum era {
    ERA_2024,    /* until the change                                              */
    ERA_2025,    /* from the change on                                            */
    ERA_BOTH,    /* all the time                                                  */
    ERA_BETWEEN, /* "2025 (Mar-Jun)": from the first of March to the change date  */
};

struct tsv_line {
    int line; /* in the file, from 1 */
    struct text cell[TSV_COLUMNS];
    enum era era;
    struct day era_from, era_to; /* ERA_BETWEEN */
    bool dated, exact;           /* has the change a date; is it a day and not a month? */
    struct instant from, to;     /* dated by the era; from INSTANT_MIN, to INSTANT_MAX where open */
    struct text note;            /* what had to be supposed, for the row's source */
};

struct tsv {
    const char *file;
    struct tsv_line *lines;
    size_t n;
    const struct tsv_line **by_id; /* by id, then era */
    size_t skipped;                /* lines of merged provinces: territory, no unit of this register */
};

/* "file:line: " before the sentence. */
enum rc org_tsv_err(const struct tsv *t, int line, struct err *err, enum problem p, const char *fmt, ...) PRINTF(5, 6);
enum rc org_tsv_read(struct arena *a, const char *file, struct text bytes, struct tsv *out, struct err *err);
/* The line of an id (the latest era), or NULL. */
struct tsv_line *org_tsv_find(const struct tsv *t, struct text id);
/* The successor's code before the next ';', as text_split does. */
bool org_tsv_next_id(struct text *rest, struct text *id);

enum rc org_tsv_rows(struct arena *a, struct tsv *t, struct text province, struct instant recorded,
                     struct org_row **rows, size_t *n, struct err *err);

#endif
