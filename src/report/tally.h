/* tally.h -- results: of a directive, of a unit, of a period, in the categories offices report.
 *
 *      given before the period, still open at its beginning ─┐
 *      given in it ──────────────────────────────────────────┴─► rows = done in time + done late
 *                                                                     + not done within the limit + not done overdue + not reported
 *                                                                     + exhortations + ended without result
 *
 * A row is one content of a directive as one lead has it, or one matter. Every row falls into exactly one category, so the categories
 * sum to the rows; silence is one of its own. A row says of a matter what a report needs and nothing more, so that a report of a
 * year does not hold a year's matters in memory: app gathers it (app_tally.c), report/ writes it.
 *
 * Owns:    nothing.
 * Threads: plain data.
 */
#ifndef CONGVU_REPORT_TALLY_H
#define CONGVU_REPORT_TALLY_H

#include "matter/charge.h"
#include "matter/matter.h"

struct tally_late {           /* a unit's own time beyond what it was given                       */
    unit_id unit;
    struct workspan late;
};
struct tally_question {       /* asked of another unit                                            */
    unit_id asked;
    enum ask_form form;
    enum answer answer;
    bool open, late;          /* at the instant read                                              */
    struct text code, words, rule;
    struct instant opened, due, answered; /* INSTANT_MAX none                                     */
};
/* What an open matter waits for at somebody who is not doing the work but has to let it go on. */
enum tally_wait { WAIT_NOT, WAIT_DECISION, WAIT_CONFIRMATION, WAIT_ALLOCATION, WAIT_SUPERIOR, WAIT_COUNT };

struct tally_row {            /* one content of a directive, one matter of a unit, one duty ... */
    int64_t content;          /* neighbours with the same number are one content given to several: the giver sees it as
                                 one (MODEL 3); 0: stands alone                                  */
    struct text number, words, lead, code, kind;
    struct text report;       /* newest report or product in words, "" none                       */
    enum mstate state;
    enum mend end;
    bool done, in_time, late, silent, to_allocate, exhortation;
    struct instant due, finished, ended;
    struct text lateness;     /* "13h30 (phường Hải Châu)", "" none                               */

    unit_id lead_unit, holder_unit; /* 0: nobody; the holder where it stands, also when it has ended */
    person_id holder_person;
    enum tally_wait wait;
    struct instant opened, since, first_due; /* since: of the present holding                     */
    struct workspan held;     /* working time of the present holding                              */
    int extended, urged;
    const struct charge_sum *sums;  /* working time by payee                                      */
    size_t nsums;
    const struct tally_late *lates;
    size_t nlates;
    const struct tally_question *questions;
    size_t nquestions;
};
struct tally_row tally_row_dup(struct arena *, const struct tally_row *);

struct tally {
    struct text title;        /* "214/TB-UBND ngày 14/8/2025 ..."                                  */
    const struct tally_row *rows;
    size_t n;
    const struct charge_sum *sums; /* working time by payee over all rows                         */
    size_t nsums;
    const struct world *world;
    struct instant now;       /* with what was recorded by then                                   */
    bool exercise;
    bool partial;             /* only what a signed-in reader may see, not all there is               */
    struct text province;

    struct text document_type, document_number, document_issuer; /* "" not of a directive */
    struct day document_date; /* DAY_MIN none                                                     */
    unit_id unit;             /* 0 all                                                            */
    bool period;              /* from, to: whole days                                             */
    struct day from, to;
    struct instant at;        /* as things stood then: `now`, or the end of the period if earlier; 0: now  */
    size_t carried, given;    /* period: rows from before it, and in it; they sum to the rows     */
    const struct tally *last_year; /* the same period of the year before, of one kind of work; NULL: not compared */
};
struct instant tally_at(const struct tally *);

/* --- categories --------------------------------------------------------------------------------------------------- */

enum category { CAT_IN_TIME, CAT_LATE, CAT_WITHIN, CAT_OVERDUE, CAT_SILENT, CAT_EXHORTATION, CAT_CANCELLED, CAT_COUNT };
extern const char *const CATEGORY_WORDS[CAT_COUNT + 1]; /* "done_in_time" ... */
enum category category_of(const struct tally_row *);
const char *say_category(enum category); /* for people */
bool category_is_bad(enum category); /* done late, overdue, not reported */
void tally_count(const struct tally *, size_t counts[CAT_COUNT]);

/* One content given to several: the rows from the first on that are one content. */
size_t group_size(const struct tally_row *rows, size_t n);
struct group {
    size_t n, done, confirming, late;
    struct instant finished, closed; /* when the last of them was done and when it had ended, once all are */
    struct charge_sum *sums;         /* whose time all of them were                                      */
    size_t nsums;
};
struct group group_of(struct arena *, const struct tally_row *rows, size_t n);

#endif
