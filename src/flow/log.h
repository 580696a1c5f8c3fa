/* log.h -- the acts of any system as columns: what `import` reads and `flow` cuts.
 *
 *      row      kase   time_us           unit  to_unit  person  act  state  due_us          codes are small integers,
 *      0        0      1754298000000000  1     2        7       1    2      NEVER           each into its own list of words;
 *      1        1      1754298060000000  2     0        8       3    1      1756684799..    0 is the empty word
 *
 * Rows stand in the order they were read. `kase` (case is a word of C) is dense from 0, in order of first appearance. A column that the log does not have
 * is absent: its `p` is NULL, and every code of it reads as 0. A column of codes is as wide as its words need (1, 2 or 4 bytes), and is
 * made wider while it is read, so that an act of a usual log takes 18 bytes.
 *
 * What belongs to a case and not to an act has one entry a case: its kind, and which word it is called by (two traces of one name are
 * two cases).
 *
 * Always true: kase < cases; each code < count of its words; without a due date due_us is FLOW_NEVER; n <= FLOW_ACTS_MAX.
 *
 * Owns:    its columns and words, until flow_log_release.
 * Fails:   flow_log_add only when the log is too large.
 * Threads: one writer; read by any number afterwards.
 */
#ifndef CONGVU_FLOW_LOG_H
#define CONGVU_FLOW_LOG_H

#include "base/err.h"
#include "flow/words.h"

#define FLOW_NONE UINT32_MAX  /* no unit, no person, no next                     */
#define FLOW_NEVER INT64_MAX  /* no due date: after everything                   */
#define FLOW_ACTS_MAX (UINT32_C(1) << 31)

/* Codes of 1, 2 or 4 bytes each, in pages of their own (pages.h). */
struct flow_codes {
    void *p;        /* NULL: the log has no such column          */
    unsigned width; /* bytes of a code                           */
    size_t room;    /* codes that fit                            */
};

static inline uint32_t flow_code(const struct flow_codes *c, size_t row)
{
    if (!c->p)
        return 0;
    return c->width == 1   ? ((const uint8_t *)c->p)[row]
           : c->width == 2 ? ((const uint16_t *)c->p)[row]
                           : ((const uint32_t *)c->p)[row];
}

/* Rows [from, from + n) of a column as plain 32-bit codes; zeros where it is absent. */
void flow_codes_read(const struct flow_codes *c, size_t from, size_t n, uint32_t *out);

/* The columns of codes an act may have; rows of one table, so that reading, sorting and cutting are loops over it. */
#define FLOW_COLUMN_LIST(X)                                                        \
    X(UNIT, "unit", "who did it; without to_unit: who holds the case from it on")  \
    X(TO_UNIT, "to_unit", "who holds the case from it on")                         \
    X(PERSON, "person", "the official who did it")                                 \
    X(ACT, "act", "what was done")                                                 \
    X(STATE, "state", "the state the case is in from it on")
enum flow_column {
#define X(name, word, meaning) FLOW_##name,
    FLOW_COLUMN_LIST(X)
#undef X
        FLOW_COLUMN_COUNT
};

struct flow_log {
    size_t n;                                  /* acts                                                       */
    struct flow_codes kase;                    /* always there                                               */
    int64_t *time_us, *due_us;                 /* time is always there where n > 0; due_us may be NULL       */
    size_t time_room, due_room;
    struct flow_codes code[FLOW_COLUMN_COUNT]; /* UNIT and TO_UNIT share `units`                          */

    size_t cases;                              /* those without any act too                                  */
    uint32_t *case_name;                       /* [cases] into `names`                                       */
    uint32_t *case_kind;                       /* [cases] into `kinds`; NULL: the log has no kinds           */
    int64_t *case_kind_us;                     /* [cases] the act that says it, for who fills the log        */
    size_t cases_room;
    uint32_t *name_case;                       /* by code of `names`: the case found by it, plus one. For who fills the log */
    size_t name_room;
    bool in_step;                              /* case k is found by name k + 1, for all: name_case is not needed yet */

    struct flow_words *names, *units, *persons, *acts, *states, *kinds;
    uint32_t state_blank;                      /* state 0 is "no state"; the state that is the empty word, where there is one */
    bool sorted;                               /* acts of a case stand together, in order of time            */
};

void flow_log_init(struct flow_log *log);
void flow_log_release(struct flow_log *log); /* NULL and a zeroed one are fine */

/* Let the acts go; words and cases stay. For who has cut them into holdings. */
void flow_log_drop_acts(struct flow_log *log);

/* The words of a column: units for UNIT and TO_UNIT. */
struct flow_words *flow_log_words(const struct flow_log *log, enum flow_column column);

/* A new case called by names[name]; its number. */
enum rc flow_log_case(struct flow_log *log, uint32_t name, uint32_t *kase, struct err *err);

/* The case called so, a new one where there is none that was found by its name before. */
enum rc flow_log_case_of(struct flow_log *log, uint32_t name, uint32_t *kase, struct err *err);

/* What a file says of a case beside its acts: its kind, where no act said one; its due date, which counts from row `row` on, where that act
 * says none. */
void flow_log_case_says(struct flow_log *log, uint32_t kase, uint32_t kind, size_t row, int64_t due_us);

/* One act, as its reader hands it over. */
struct flow_act {
    uint32_t kase;
    int64_t time_us, due_us;             /* due_us: FLOW_NEVER where none                                   */
    uint32_t code[FLOW_COLUMN_COUNT];
    uint32_t kind;                       /* 0: says none. The first in time that does gives the case's kind */
};
/* PB_TOO_LARGE above FLOW_ACTS_MAX. A column appears with its first code that is not 0, a due date with the first that is. */
enum rc flow_log_add(struct flow_log *log, const struct flow_act *act, struct err *err);

/* False, and why in `why`, where something above "always true" is not. For tests and fuzzing. */
bool flow_log_validate(const struct flow_log *log, const char **why);

#endif
