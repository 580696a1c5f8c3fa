/* annex_book.h -- the workbook while it is written: annex.c has its life and its rows, annex_figures.c its figures. Private to annex*.c. */
#ifndef CONGVU_REPORT_ANNEX_BOOK_H
#define CONGVU_REPORT_ANNEX_BOOK_H

#include "report/annex.h"
#include "report/paper_field.h"

#include <xlsxwriter.h>

enum { PAPER_A4 = 9 };

struct annex_time {
    size_t leads;
    int64_t late_us;
};

struct annex {
    char *path, *unfinished;   /* the name it gets; the one it has until then */
    const struct tally *tally; /* its scope is there before the first row */
    lxw_workbook *book;
    lxw_worksheet *summary, *times, *rows;
    lxw_format *title, *head, *words, *day, *number, *hours, *share, *faint;
    struct arena *a, *scratch;
    struct writer w; /* for words about a row */
    lxw_row_t at;
    int sheets;
    size_t n, counts[CAT_COUNT];
    struct annex_time *units;
    enum rc rc; /* the first failure of a cell */
};

/* Always text: what it begins with is never looked at. Empty: a blank cell. */
void annex_text(struct annex *, lxw_worksheet *, lxw_row_t, lxw_col_t, struct text, lxw_format *);
void annex_number(struct annex *, lxw_worksheet *, lxw_row_t, lxw_col_t, double, lxw_format *);
void annex_check(struct annex *, lxw_error); /* keeps the first failure of a cell */
double annex_hours(int64_t us);

void annex_summary(struct annex *, struct text command);
void annex_times(struct annex *, struct text command);

#endif
