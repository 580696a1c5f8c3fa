/* template.h -- a Word file with named fields, filled. Private to report/.
 *
 *      {{trích yếu}}                       the words of a field
 *      {{#nội dung}} ... {{/nội dung}}     once for each item of a list
 *      {{?nội dung}} ... {{/nội dung}}     once where the list has items, or the words are not empty
 *      {{^nội dung}} ... {{/nội dung}}     once where the list, or the words, are empty
 *
 * An office changes the file in Word as any other; a field keeps the look of its first letter. Names are read without regard to
 * case, accents' placing and blanks. What Word does to a text while somebody types (a run cut in three, a spelling mark between
 * two braces) makes no difference: a field is read across the runs of its paragraph.
 *
 * A section's two ends may stand in one paragraph; each alone in a paragraph (what lies between, tables included, is repeated,
 * the two paragraphs go); in different cells of one row (the row is repeated); or each alone in a row of one table (the rows
 * between are). Anywhere else it is refused.
 *
 * A name is looked up in the innermost section first, then outwards. A line break in a value is a line break in the text.
 *
 * Owns:    nothing; everything lives in the arena, the result in `out`.
 * Fails:   PB_TEMPLATE naming the field; PB_TOO_LARGE where `out` is full.
 * Threads: pure.
 */
#ifndef CONGVU_REPORT_TEMPLATE_H
#define CONGVU_REPORT_TEMPLATE_H

#include "base/err.h"
#include "base/sbuf.h"

struct xnode;

/* What a paper of an exercise says of itself. Papers are Vietnamese, whatever the reader's language. */
#define PAPER_EXERCISE TEXT("DỮ LIỆU TẬP DƯỢT, KHÔNG PHẢI SỐ LIỆU CỦA CƠ QUAN")

struct field_def {
    const char *name; /* as written in a template                                            */
    int section;      /* whose records have it; 0: the document                              */
    int items;        /* > 0: a list, of records of that section; 0: words                   */
    const char *help; /* for docs/formats/report.md                                          */
};
struct field_set {
    const struct field_def *defs; /* fields of one section stand together; named once within it */
    int n;
};

struct record;
struct field_value {
    struct text words;
    struct record *items;
    size_t n;
};
struct record {
    int section;
    struct field_value *values; /* of the section's fields, in their order                             */
};
struct record record_new(struct arena *a, const struct field_set *, int section);
struct field_value *record_value(const struct field_set *, const struct record *, int field);

/* Fill one part (an XML document). */
enum rc template_fill(struct sbuf *out, struct arena *a, const struct field_set *, struct text xml, const struct record *,
                      struct err *err);

/* Fill every part of a Word file that holds words, and write the file. PB_TEMPLATE names the part. */
struct package;
enum rc template_fill_package(struct sbuf *out, struct arena *a, const struct field_set *, const struct package *,
                              const struct record *, struct err *err);

/* The two halves of it. prepare: fields gathered across runs, sections set around what they repeat, every name resolved. */
enum rc template_prepare(struct arena *a, const struct field_set *, struct xnode *root, struct err *err);
void template_write(struct sbuf *out, const struct field_set *, const struct xnode *root, const struct record *);

#endif
