/* story.h -- what the tests of matter share: stories as text, and what a folded family answers.
 *
 * A story is lines. Years are 2025 where none is written; an instant inside a line has an underscore for its blank.
 *
 *   08-04 08:00 cvp open V kind=directive giver=ubnd to=stc due=08-29     an act: when, who, what, on which matter
 *   08-05 09:00 hanh ask V V1 form=part to=snv due=08-20                  the question is V1
 *   08-06 09:00 hanh report V at=08-05_16:00                              claimed to have happened before
 *   + 08-10 09:00 absence hanh huy 08-11 08-15                            a row of the register, recorded then
 *   + 08-10 09:00 off 08-28                                               a row of the calendar, announced then
 *
 * Keys are those of ACT_FIELDS; values have underscores for blanks. What an act of the kind must say in words, and the date
 * and person of an advice, are filled in; `-key` takes one out again. Post and unit are those of the person's standing. Every act is
 * tested by act_check against what had been recorded by then; the story fails the test where one is refused.
 */
#ifndef CONGVU_TESTS_MATTER_STORY_H
#define CONGVU_TESTS_MATTER_STORY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "matter/charge.h"
#include "matter/check.h"
#include "matter/mclock.h"

enum { STORY_ACTS_MAX = 64, STORY_NAMES_MAX = 16, STORY_ROWS_MAX = 32 };

struct story {
    struct arena *a;
    struct world world; /* as known after the last line               */
    struct act acts[STORY_ACTS_MAX];
    size_t nacts;
    const char *names[STORY_NAMES_MAX]; /* of matters; the id is the place plus one   */
    size_t nnames;
    struct org_row rows[STORY_ROWS_MAX];
    size_t nrows;
    struct cal_row days[STORY_ROWS_MAX];
    size_t ndays;
    const struct family *f; /* all acts folded; NULL before the first     */
};

/* Plays all lines of text; fails the test where an act is refused. */
void story_begin(struct story *, const char *text);
void story_play(struct story *, const char *text);
void story_end(struct story *);

/* One more act, tested but not recorded: "ok", or the slug of the problem. */
const char *story_try(struct story *, const char *line);

/* What the family answers, as text in the arena of the story. A question is "MATTER WHAT [WHOM] [at INSTANT]":
 * holder, chain, giver, due, first-due, step, clock, charges, pieces, late, owed, result, may, counts, excluded, obstacles,
 * waits, answers.
 * Without an instant: straight after the last act. */
const char *story_ask(struct story *, const char *question);

/* Register, calendar and regulations of the tests, with these rows besides, as known at an instant. */
enum rc story_world(struct arena *a, const struct org_row *rows, size_t nrows, const struct cal_row *days, size_t ndays,
                    struct instant known, struct world *out, struct err *err);
struct instant story_instant(const char *when);
void story_release(void);

/* Rows of a table: a story told, then what is asked. */
struct asked_row {
    const char *name, *story, *ask, *want;
};
int run_asked(const char *group, const struct asked_row *rows, size_t n);

#endif
