/* index.h -- indices of how dossiers are handled: the set of Decision 766/QĐ-TTg, the scoring of Circular 01/2018/TT-VPCP, or one's own.
 *
 * An index is data (share/indices): rows that count matters of a kind. A row judges each matter it counts by a demand, by scores, or by
 * one of a few measures that need arithmetic; what it makes of all of them is a share, points, or a mean.
 *
 *      dossiers of the unit in the period ─► of? ─► that? / scores / measure ─► 17 of 20: 85 % ─► full from 80 %: 20.0 points
 *
 * What nobody stated is left out and not counted against anybody; a row without data is left out. Each version is valid from a day to a
 * day: a period that reaches over two is counted in two parts. Each figure says the command that lists the matters behind it.
 *
 * Owns:    nothing; in the arena.
 */
#ifndef CONGVU_REPORT_INDEX_H
#define CONGVU_REPORT_INDEX_H

#include "matter/values.h"
#include "report/report.h"

#define INDEX_MEASURE_LIST(X)                                                                                          \
    X(NONE, "none")                                                                                                    \
    X(ON_TIME, "on_time")         /* done by its due: 1, else 0                                               */      \
    X(ON_TIME_766, "on_time_766") /* one request for papers is subtracted, a second makes it late: 1 or 0     */      \
    X(TOTAL_TIME, "total_time")   /* before its due 2, on the day 1, after it 0                               */      \
    X(UNITS_TIME, "units_time")   /* each unit's own share in its step: shorter 2, equal 1, longer 0; the worst of them */

enum index_measure {
#define X(name, word) INDEX_##name,
    INDEX_MEASURE_LIST(X)
#undef X
        INDEX_MEASURE_COUNT
};

struct index_score { /* a matter's: the first row that holds */
    int64_t is;
    struct text when; /* formula; "" always */
};
struct index_band { /* what a share is worth: the first it reaches */
    int64_t least, is;
};
struct index_row {
    struct text code;
    struct names names, group;
    struct text kind; /* counted: matters of this kind and its variants            */
    struct text of;   /* formula: only matters of which this is so                 */
    struct text that; /* formula: 1 or 0                                           */
    struct text zero; /* formula: then the score is 0 whatever the measure says    */
    int measure;      /* enum index_measure                                        */
    const struct index_score *scores;
    size_t nscores;
    const struct index_band *bands;
    size_t nbands;
    int64_t points, full; /* the share, in per cent, from which all points are given; full 0: 100 */
    struct names source;
    int mark;
};
struct index_level {
    int64_t least;
    struct names names;
};
struct index {
    struct text code;
    struct names names;
    struct day from, to; /* valid, both in it */
    struct names source;
    int mark;
    const struct index_row *rows;
    size_t nrows;
    const struct index_level *levels;
    size_t nlevels;
};

enum rc index_read(struct arena *a, const char *file, struct text bytes, struct index **out, size_t *n, struct err *err);

/* --- judging -------------------------------------------------------------------------------------------------------- */

struct index_reading { /* one matter, as it is judged */
    const struct family *family;
    const struct matter *matter;
    struct instant at;    /* the end of the period, or now                          */
    const unit_id *units; /* whose time counts in units_time; 0: everybody's        */
    size_t nunits;
    struct arena *a;
};
/* Is it counted by the row, and what is it worth? False: left out. A formula that its kind does not understand leaves it out. */
bool index_judge(const struct index_row *, const struct index_reading *, double *worth);

struct index_sum {
    const struct index_row *row;
    int64_t n;
    double sum;
};
/* 0 to 100, where the row counts a share; else the mean. */
double index_share(const struct index_sum *);
bool index_counts_share(const struct index_row *);
/* What the row brings: points of a share, the worth of a band, or the mean, to one decimal. */
double index_worth(const struct index_sum *);

/* --- the report ------------------------------------------------------------------------------------------------------- */

struct index_matter { /* counted by the one row that was asked for */
    struct text code;
    double worth;
};
struct index_part {
    const struct index *index;
    struct day from, to;
    struct index_sum *sums; /* one a row, in their order */
    struct index_matter *matters;
    size_t nmatters;
};
struct index_report {
    const struct index_part *parts;
    size_t n;
    struct text unit_code, unit, row; /* row: "" all, else its matters are listed */
    struct instant now;
    bool exercise, as_of;
    struct text province;
};
void report_index(struct sbuf *out, struct arena *a, const struct index_report *, const struct report_style *style);

#endif
