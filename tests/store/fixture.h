/* fixture.h -- what the store tests share: a fresh database in a folder of its own, rows by the row, acts and families
 * made by hand, and a stream of numbers that is the same in every run. */
#ifndef CONGVU_TESTS_STORE_FIXTURE_H
#define CONGVU_TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/conn.h"
#include "store/handle.h"

struct bed {
    struct arena *a;
    char dir[64], path[96];
    struct store *store; /* open for writing; NULL after bed_close */
};

int bed_setup(void **state);    /* a new database, opened */
int bed_teardown(void **state); /* closed, and its folder removed */
#define BED(state)   ((struct bed *)*(state))
#define IN_BED(test) cmocka_unit_test_setup_teardown(test, bed_setup, bed_teardown)
void bed_close(struct bed *b);
void bed_open(struct bed *b, bool write);
/* Another file in the bed's folder, in its arena. */
const char *bed_file(struct bed *b, const char *name);

extern const struct store_meta META;

/* What must succeed: on failure the sentence is printed. */
#define OK(call)                                                                                                       \
    do {                                                                                                               \
        struct err err = { .problem = PB_NONE };                                                                       \
        if ((call) != RC_OK)                                                                                           \
            fail_msg("%s: %s", problem_row(err.problem)->slug, err.detail);                                            \
    } while (0)
/* What must fail, with this problem and a sentence. */
#define FAILS(want, call)                                                                                              \
    do {                                                                                                               \
        struct err err = { .problem = PB_NONE };                                                                       \
        assert_int_equal((call), problem_row(want)->rc);                                                               \
        if (err.problem != (want))                                                                                     \
            fail_msg("%s instead of %s: %s", problem_row(err.problem)->slug, problem_row(want)->slug, err.detail);     \
        assert_int_not_equal(strlen(err.detail), 0);                                                                   \
    } while (0)

/* One statement in a transaction of its own, past the store's own table. */
enum rc raw_sql(struct store *s, const char *sql, struct err *err);
int64_t raw_number(struct store *s, const char *sql);

/* Numbers that look random and are the same every time (splitmix64). */
struct luck {
    uint64_t s;
};
uint64_t luck_next(struct luck *l);
int64_t luck_upto(struct luck *l, int64_t n); /* 0 .. n-1 */
bool luck_flip(struct luck *l);
struct text luck_text(struct luck *l, struct arena *a, size_t max); /* letters with accents, newlines, '=', '\\' */

/* A new root with an act that opens it, recorded at `us`. */
matter_id root_open(struct store *s, int64_t us);
/* Append a plain act. */
int64_t act_append(struct store *s, matter_id family, int64_t us);

/* A family of one matter folded by hand: `n` stretches of an hour each by units first, first+1 ..., the last without
 * end. Acts: one a stretch, the first the opening. Everything in the arena and free to be changed. */
struct family *family_make(struct arena *a, matter_id id, int n, unit_id first, int64_t opened_us);

void assert_act_equal(const struct act *a, const struct act *b);

#endif
