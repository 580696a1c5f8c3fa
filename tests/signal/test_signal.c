/* What is counted of a log, over what, and for whom: one row a definition. Thirty cases of the same path, so that a row is written. */
#include "signal/signal.h"
#include "signal/what_if.h"

#include "fixture.h"

#include <math.h>
#include <string.h>

/* The register: R above A, B and C; a and x below A, b below B. */
static const char UNITS[] = "RABCaxb", PARENTS[] = " RRRAAB";
enum { SAME = 30, PATH_HOLDINGS_MAX = 8, CASES_MAX = 3000, HOLDINGS_MAX = 12000 };

struct world {
    struct flow_log log;
    struct flow_holdings h;
    struct flow_tree tree;
    uint32_t *start, *kase, *unit, *by, *kind;
    int64_t *from, *to, *due;
    uint8_t *flags;
};

static uint32_t code_of(const struct flow_log *log, char unit)
{
    return flow_words_find(log->units, (struct text){ &unit, 1 });
}

static struct world world_new(void)
{
    struct world w = { .start = ARENA_ARRAY(arena, uint32_t, CASES_MAX + 1),
                       .kind = ARENA_ARRAY(arena, uint32_t, CASES_MAX),
                       .kase = ARENA_ARRAY(arena, uint32_t, HOLDINGS_MAX),
                       .unit = ARENA_ARRAY(arena, uint32_t, HOLDINGS_MAX),
                       .by = ARENA_ARRAY(arena, uint32_t, HOLDINGS_MAX),
                       .from = ARENA_ARRAY(arena, int64_t, HOLDINGS_MAX),
                       .to = ARENA_ARRAY(arena, int64_t, HOLDINGS_MAX),
                       .due = ARENA_ARRAY(arena, int64_t, HOLDINGS_MAX),
                       .flags = ARENA_ARRAY(arena, uint8_t, HOLDINGS_MAX) };
    uint32_t *parent = ARENA_ARRAY(arena, uint32_t, LEN(UNITS)), *rank = ARENA_ARRAY(arena, uint32_t, LEN(UNITS));
    flow_log_init(&w.log);
    for (size_t i = 0; UNITS[i]; i++)
        flow_words_code(w.log.units, (struct text){ &UNITS[i], 1 });
    for (size_t u = 0; u < LEN(UNITS); u++)
        parent[u] = rank[u] = FLOW_NONE;
    for (size_t i = 0; UNITS[i]; i++) {
        uint32_t u = code_of(&w.log, UNITS[i]);
        parent[u] = PARENTS[i] == ' ' ? FLOW_NONE : code_of(&w.log, PARENTS[i]);
        rank[u] = (uint32_t)i;
    }
    w.tree = (struct flow_tree){ LEN(UNITS), parent, rank, LEN(UNITS) - 1, NULL };
    w.h = (struct flow_holdings){ .start = w.start,
                                  .kind = w.kind,
                                  .kase = w.kase,
                                  .unit = w.unit,
                                  .from_us = w.from,
                                  .to_us = w.to,
                                  .flags = w.flags,
                                  .by = w.by,
                                  .due_us = w.due,
                                  .due_end_us = w.due,
                                  .to_units = true };
    return w;
}

/* "R:A6 B2!": opened by R, held by A for six hours, then by B for two; !: ends by a decision, *: the clock stops, @: is not counted. */
static void add_case(struct world *w, const char *path, double due_hours)
{
    struct flow_holdings *h = &w->h;
    uint32_t by = code_of(&w->log, path[0]), c = (uint32_t)h->cases;
    int64_t at = (int64_t)c * 30 * US_DAY,
            due = due_hours > 0 ? at + (int64_t)(due_hours * (double)US_HOUR) : FLOW_NEVER;
    assert_true(h->cases < CASES_MAX && h->n + PATH_HOLDINGS_MAX < HOLDINGS_MAX);
    w->start[c] = (uint32_t)h->n;
    for (const char *s = path + 2; *s;) {
        size_t i = h->n++;
        w->kase[i] = c;
        w->unit[i] = code_of(&w->log, *s++);
        w->by[i] = by;
        w->from[i] = at;
        int64_t hours = 0;
        while (*s >= '0' && *s <= '9')
            hours = hours * 10 + *s++ - '0';
        at += hours * US_HOUR;
        w->to[i] = at;
        w->due[i] = due;
        by = w->unit[i];
        for (; *s && *s != ' '; s++)
            w->flags[i] |= *s == '!' ? FLOW_DECIDED : FLOW_STOPPED;
        w->flags[i] |= w->from[i] < due && due <= at ? FLOW_OVERDUE : 0;
        s += *s == ' ';
    }
    w->start[++h->cases] = (uint32_t)h->n;
}

static const struct signal_row *row_of(const struct world *w, const struct signals *all, enum signal s, char unit)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->rows[i].signal == s && all->rows[i].unit == code_of(&w->log, unit))
            return &all->rows[i];
    return NULL;
}

/* --- definitions --------------------------------------------------------------------------------------------------------------- */

static const struct count_case {
    const char *name, *path;
    double due;
    char unit;
    enum signal signal;
    int n, count; /* of one case; n 0: no row */
} COUNTS[] = {
    { "given back to the superior who opened it is returned", "R:A2 R1!", 0, 'A', SIGNAL_RETURNED, 1, 1 },
    { "and not passed up", "R:A2 R1!", 0, 'A', SIGNAL_PASSED_UP, 1, 0 },
    { "given back to the neighbour who gave it is returned", "R:A2 B3 A1!", 0, 'B', SIGNAL_RETURNED, 1, 1 },
    { "a case sent out again counts for who sends it", "R:A2 R1 A2!", 0, 'R', SIGNAL_RETURNED, 1, 1 },
    { "both holdings of a unit are counted", "R:A2 R1 A2!", 0, 'A', SIGNAL_RETURNED, 2, 1 },
    { "to a superior who had not given it is passed up", "A:a2 R1!", 0, 'a', SIGNAL_PASSED_UP, 1, 1 },
    { "to one at any height", "b:a2 R1!", 0, 'a', SIGNAL_PASSED_UP, 1, 1 },
    { "to a neighbour is sideways", "R:A2 B1!", 0, 'A', SIGNAL_PASSED_SIDEWAYS, 1, 1 },
    { "to somebody else's subordinate too", "R:A2 b1!", 0, 'A', SIGNAL_PASSED_SIDEWAYS, 1, 1 },
    { "to one's own subordinate is not", "R:A2 a1!", 0, 'A', SIGNAL_PASSED_SIDEWAYS, 1, 0 },
    { "back to the giver is not", "B:A2 B1!", 0, 'A', SIGNAL_PASSED_SIDEWAYS, 1, 0 },
    { "passed on with a tenth of the time left is late", "R:A9 B1!", 10, 'A', SIGNAL_PASSED_LATE, 1, 1 },
    { "with exactly a fifth left is not", "R:A8 B1!", 10, 'A', SIGNAL_PASSED_LATE, 1, 0 },
    { "received late and passed on at once is not", "R:A9 B1 C1!", 20, 'B', SIGNAL_PASSED_LATE, 1, 0 },
    { "decided at the last moment is not passed on", "R:A9! B1", 10, 'A', SIGNAL_PASSED_LATE, 0, 0 },
    { "received after the due date is not counted", "R:A11 B9 C1!", 10, 'B', SIGNAL_PASSED_LATE, 0, 0 },
    { "the clock stops in a holding once", "R:A9*** B1!", 10, 'A', SIGNAL_CLOCK_STOPPED, 1, 1 },
    { "the due date passes with who holds", "R:A3 B9 C1!", 10, 'B', SIGNAL_OVERDUE, 1, 1 },
    { "not with who comes after", "R:A3 B9 C1!", 10, 'C', SIGNAL_OVERDUE, 1, 0 },
    { "a case without a due date is not counted", "R:A3 B9 C1!", 0, 'B', SIGNAL_OVERDUE, 0, 0 },
};

/* Enough others do something else of everything, so that each signal has its facts. */
static void add_others(struct world *w)
{
    for (int i = 0; i < SAME; i++)
        add_case(w, "R:C2* C1!", 500);
}

static void check_count(void **state)
{
    const struct count_case *c = *state;
    struct world w = world_new();
    for (int i = 0; i < SAME; i++)
        add_case(&w, c->path, c->due);
    add_case(&w, "R:x2* b1!", 500);
    struct signals all = signals_find(arena, &w.log, &w.h, &w.tree, NULL, 2);
    const struct signal_row *row = row_of(&w, &all, c->signal, c->unit);
    flow_log_release(&w.log);
    if (c->n == 0) {
        assert_null(row);
        return;
    }
    assert_non_null(row);
    assert_int_equal(row->n, c->n * SAME);
    assert_int_equal(row->count, c->count * SAME);
    assert_true(fabs(row->share - (double)c->count / c->n) < 1e-12);
    assert_int_equal(row->ncases, c->count ? SIGNAL_CASES_MAX : 0);
}

/* --- what is left out -------------------------------------------------------------------------------------------------------------- */

static void what_the_log_does_not_say_is_left_out(void **state)
{
    (void)state;
    struct world w = world_new();
    for (int i = 0; i < SAME; i++)
        add_case(&w, "R:A9 B1!", 10);
    w.h.to_units = false;
    struct signals all = signals_find(arena, &w.log, &w.h, NULL, NULL, 1);
    assert_int_equal(all.missing[SIGNAL_HELD_LONG], SIGNAL_NO_TO_UNIT);
    assert_int_equal(all.missing[SIGNAL_OVERDUE], SIGNAL_NO_TO_UNIT);
    assert_int_equal(all.missing[SIGNAL_PASSED_LATE], SIGNAL_NO_TO_UNIT);
    assert_int_equal(all.missing[SIGNAL_PASSED_UP], SIGNAL_NO_REGISTER);
    assert_int_equal(all.missing[SIGNAL_CLOCK_STOPPED], SIGNAL_NO_STOPS);
    assert_int_equal(all.missing[SIGNAL_RETURNED], SIGNAL_THERE);
    for (size_t i = 0; i < all.n; i++)
        assert_int_equal(all.rows[i].signal, SIGNAL_RETURNED);
    assert_true(all.n > 0);
    flow_log_release(&w.log);
}

static void of_29_nothing_is_said(void **state)
{
    (void)state;
    struct world w = world_new();
    for (int i = 0; i < SAME - 1; i++)
        add_case(&w, "R:A9 B1!", 10);
    struct signals all = signals_find(arena, &w.log, &w.h, &w.tree, NULL, 2);
    assert_int_equal(all.n, 0);
    flow_log_release(&w.log);
}

static void an_empty_log_has_no_signals(void **state)
{
    (void)state;
    struct world w = world_new();
    struct signals all = signals_find(arena, &w.log, &w.h, &w.tree, NULL, 2);
    assert_int_equal(all.n, 0);
    flow_log_release(&w.log);
}

/* --- like with like ------------------------------------------------------------------------------------------------------------------ */

/* A, B, C and the small ones get the like work from R; C alone gives nearly everything back. */
static struct world world_of_returns(void)
{
    struct world w = world_new();
    static const char *const HONEST[] = { "R:A5!", "R:B7!", "R:a4!", "R:x6!", "R:b5!" };
    for (int i = 0; i < 400; i++)
        add_case(&w, HONEST[i % 5], 0);
    for (int i = 0; i < 40; i++)
        add_case(&w,
                 i % 5 == 0   ? "R:A3 R1 A2!"
                 : i % 5 == 1 ? "R:B3 R1 B2!"
                 : i % 5 == 2 ? "R:a3 R1 a2!"
                              : "R:x3 R1 b2!",
                 0);
    for (int i = 0; i < 70; i++)
        add_case(&w, "R:C2 R1 C2 R1 B4!", 0);
    for (int i = 0; i < 20; i++)
        add_case(&w, "R:C5!", 0);
    return w;
}

/* R, which sends it out again each time, has more returns than anybody, and is not flagged; nor is B, to whom C's cases then go. */
static void who_answers_is_not_flagged(void **state)
{
    (void)state;
    struct world w = world_of_returns();
    struct signals all = signals_find(arena, &w.log, &w.h, &w.tree, NULL, 2);
    const struct signal_row *c = row_of(&w, &all, SIGNAL_RETURNED, 'C'), *r = row_of(&w, &all, SIGNAL_RETURNED, 'R');
    assert_true(c && c->flagged && c->high < c->share);
    assert_true(r && !r->flagged && r->share > .4);
    for (size_t i = 0; i < all.n; i++)
        assert_true(all.rows[i].flagged == (&all.rows[i] == c) || all.rows[i].signal != SIGNAL_RETURNED);
    flow_log_release(&w.log);
}

/* The register says that C is of another sort than they: there is nobody to compare it with. */
static void another_class_is_no_peer(void **state)
{
    (void)state;
    struct world w = world_of_returns();
    uint8_t *class = ARENA_ARRAY(arena, uint8_t, w.tree.n);
    memset(class, 1, w.tree.n);
    class[code_of(&w.log, 'C')] = 2;
    w.tree.class = class;
    struct signals all = signals_find(arena, &w.log, &w.h, &w.tree, NULL, 2);
    const struct signal_row *c = row_of(&w, &all, SIGNAL_RETURNED, 'C'), *a = row_of(&w, &all, SIGNAL_RETURNED, 'A');
    assert_true(c && !c->flagged && c->p >= 1 && c->low <= c->share && c->share <= c->high);
    assert_true(a && a->p < 1);
    flow_log_release(&w.log);
}

static void classes_are_numbered_as_they_come(void **state)
{
    (void)state;
    struct flow_classes all = { .n = 0 };
    assert_int_equal(flow_class(&all, TEXT("commune")), 1);
    assert_int_equal(flow_class(&all, TEXT("department")), 2);
    assert_int_equal(flow_class(&all, TEXT("commune")), 1);
    assert_int_equal(flow_class(&all, TEXT_NONE), 0);
    for (int i = 0; i < 2 * FLOW_CLASSES; i++)
        assert_true(flow_class(&all, text_printf(arena, "%d", i)) < FLOW_CLASSES);
    assert_int_equal(flow_class(&all, TEXT("department")), 2);
}

/* Rows stand by signal, and in each in the register's order; the cases of a row are those of its unit. */
static void rows_stand_in_the_registers_order(void **state)
{
    (void)state;
    struct world w = world_new();
    for (int i = 0; i < SAME; i++)
        add_case(&w, "R:x2 B1 A3!", 0);
    add_others(&w);
    struct signals all = signals_find(arena, &w.log, &w.h, &w.tree, NULL, 2);
    assert_true(all.n > 3);
    for (size_t i = 1; i < all.n; i++) {
        const struct signal_row *x = &all.rows[i - 1], *y = &all.rows[i];
        assert_true(x->signal < y->signal || w.tree.rank[x->unit] < w.tree.rank[y->unit]);
    }
    const struct signal_row *side = row_of(&w, &all, SIGNAL_PASSED_SIDEWAYS, 'x');
    assert_non_null(side);
    for (size_t k = 0; k < side->ncases; k++)
        assert_true(side->cases[k] < SAME);
    flow_log_release(&w.log);
}

/* --- what if ------------------------------------------------------------------------------------------------------------------------- */

/* Ten cases lay sixteen hours with A. a decides in two hours ten times and in four hours twenty times: 100 hours in thirty, so ten
 * would have taken it 33 hours and 20 minutes, and 126 hours and 40 minutes would have been saved. */
static void what_was_passed_up_is_saved_but_for_deciding(void **state)
{
    (void)state;
    struct world w = world_new();
    struct raise_authority r = { .kind = FLOW_NONE, .unit = code_of(&w.log, 'A') }, again = r;
    for (int i = 0; i < 10; i++)
        add_case(&w, "C:a4 A16 a2!", 0);
    for (int i = 0; i < 20; i++)
        add_case(&w, "C:a4!", 0);
    for (int i = 0; i < 20; i++)
        add_case(&w, i % 2 ? "A:a1 A9" : "C:B3 A9", 0); /* given back, or come from a neighbour: not passed up */
    what_if_raised(arena, &w.log, &w.h, &w.tree, &r);
    what_if_raised(arena, &w.log, &w.h, &w.tree, &again);
    assert_int_equal(r.cases, 10);
    assert_int_equal(r.holdings, 10);
    assert_true(fabs(r.held_us / (double)US_HOUR - 160) < 1e-9);
    assert_true(fabs(r.saved_us / (double)US_HOUR - 380. / 3) < 1e-9);
    assert_true(r.low_us < r.saved_us && r.saved_us < r.high_us && r.high_us <= 140. * (double)US_HOUR);
    assert_true(memcmp(&r, &again, sizeof r) == 0);
    flow_log_release(&w.log);
}

int main(void)
{
    static const struct CMUnitTest FIXED[] = {
        cmocka_unit_test(what_the_log_does_not_say_is_left_out),
        cmocka_unit_test(of_29_nothing_is_said),
        cmocka_unit_test(an_empty_log_has_no_signals),
        cmocka_unit_test(who_answers_is_not_flagged),
        cmocka_unit_test(another_class_is_no_peer),
        cmocka_unit_test(classes_are_numbered_as_they_come),
        cmocka_unit_test(rows_stand_in_the_registers_order),
        cmocka_unit_test(what_was_passed_up_is_saved_but_for_deciding),
    };
    struct CMUnitTest tests[LEN(COUNTS) + LEN(FIXED)];
    for (size_t i = 0; i < LEN(COUNTS); i++)
        tests[i] = (struct CMUnitTest){ COUNTS[i].name, check_count, NULL, NULL, (void *)&COUNTS[i] };
    for (size_t i = 0; i < LEN(FIXED); i++)
        tests[LEN(COUNTS) + i] = FIXED[i];
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
