/* page.h -- text for a terminal: paragraphs, headings and tables that never go beyond a width. Private to report/.
 *
 *      V1a  Rà soát dự án chậm tiến độ          title and rule
 *      ──────────────────────────────
 *      Time line                                heading, strong
 *        From – to        Holder                table, indented by two
 *        ───────────────  ───────────────
 *        16:40 14/8/2025  Sở Tài chính          cells wrap at blanks; U+00A0 holds words together
 *
 * Width is counted in columns of the terminal, so Vietnamese names line up. What people wrote may hold anything: control
 * characters and marks that turn the direction of writing are taken out before it reaches a terminal.
 */
#ifndef CONGVU_PAGE_H
#define CONGVU_PAGE_H

#include "report/report.h"

enum { PAGE_WIDTH = 100, PAGE_WIDTH_MIN = 40 };

/* Words say everything; a tone only adds to them. */
enum tone { TONE_PLAIN, TONE_STRONG, TONE_LATE, TONE_FAINT, TONE_COUNT };

struct page {
    struct sbuf *out;
    struct arena *a;
    const char *lang; /* for names that are data: "vi" or "en" */
    int width;
    bool colour;
};

struct page page_new(struct sbuf *out, struct arena *a, const struct report_style *style);

void page_title(const struct page *, struct text title);
void page_heading(const struct page *, const char *heading); /* a blank line before it */
void page_blank(const struct page *);
/* Wrapped to the page, each line indented. Empty text prints nothing. */
void page_para(const struct page *, int indent, enum tone tone, struct text t);

/* Text without what a terminal would obey; line breaks stay. In the arena. */
struct text page_clean(struct arena *a, struct text t);
/* Cut into lines of at most `width` columns (at least 2), at blanks where possible; of more than `most` lines (0: any) the
 * last ends with an ellipsis. One empty line for empty text. In the arena. */
const struct text *page_lines(struct arena *a, struct text t, int width, int most, size_t *n);

/* --- tables -------------------------------------------------------------------------------------------------- */

struct column {
    const char *head; /* untranslated; "" none. A table without any head prints no head line  */
    bool right;       /* figures                                                              */
    int most;         /* lines of a cell, 0 any                                               */
    int wide;         /* columns it is content with where the table is too wide, 0 any        */
};

struct table;
enum { TABLE_COLUMNS_MAX = 8 };

struct table *table_new(struct arena *a, const struct column *columns, int ncolumns);
void table_row(struct table *); /* begins a row; cells not given are empty */
void table_cell(struct table *, enum tone tone, struct text text);
size_t table_rows(const struct table *);
void table_print(const struct page *, const struct table *, int indent);

/* A row of a table of two columns; not printed when the text is empty. */
void table_pair(struct table *, const char *label, enum tone tone, struct text text);
/* The two columns for it. */
extern const struct column PAIR_COLUMNS[2];

#endif
