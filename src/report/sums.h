/* sums.h -- matters of one kind counted and summed, in groups: by year, by agency, by what a field of the kind says.
 *
 *      discipline by body      Cấp ủy 279, Ủy ban kiểm tra 205
 *      capital by source       plan, disbursed, and the rate of the sums (not the mean of the rates)
 *
 * A figure over a group is the regulation's own formula over the group's sums: only sum(), count() and at() of numbers have a meaning
 * there; what needs anything else is unknown.
 *
 * Owns:    nothing.
 * Threads: plain data.
 */
#ifndef CONGVU_REPORT_SUMS_H
#define CONGVU_REPORT_SUMS_H

#include "report/report.h"

struct sums_column { /* a field that is summed, or a figure of the sums */
    struct text code, name, measure;
    int decimals;
    bool figure;
};
struct sums_row {
    struct text keys[SUMS_KEYS_MAX];  /* code, period, "" not stated */
    struct text names[SUMS_KEYS_MAX]; /* as people read it           */
    size_t n, open, late;
    const struct fvalue *values; /* one a column; VT_UNKNOWN none    */
};

struct sums {
    const struct world *world;
    struct text kind, kind_name;
    struct text key_names[SUMS_KEYS_MAX]; /* as asked for                               */
    struct text key_heads[SUMS_KEYS_MAX]; /* as people read it; "" year, unit and the like */
    int nkeys;
    const struct sums_column *columns;
    size_t ncolumns;
    const struct sums_row *rows;
    size_t n;
    struct sums_row all;
    size_t undated; /* left out: a period was asked for and they have no day */
    struct day from, to; /* DAY_MIN, DAY_MAX: open */
    struct instant now;
    bool as_of, exercise, partial;
    struct text province;
};
void report_sums(struct sbuf *out, struct arena *a, const struct sums *sums, const struct report_style *style);

#endif
