/* Which units are named, for what, and by which rows: worked by hand. */
#include "signal/discover.h"

#include "fixture.h"

#include <math.h>
#include <string.h>

enum { UNITS = 40, ROWS_MAX = 200 };

struct list {
    struct signal_row row[ROWS_MAX];
    size_t n;
    struct together together[ROWS_MAX];
    size_t ntogether;
};

static void add(struct list *l, enum signal s, uint32_t unit, uint32_t kind, double p)
{
    assert_true(l->n < ROWS_MAX);
    l->row[l->n++] = (struct signal_row){
        .signal = s, .unit = unit, .kind = kind, .share = p < .5 ? .3 : .1, .expected = .2, .p = p
    };
}

static void add_together(struct list *l, enum signal s, uint32_t unit, double p)
{
    l->together[l->ntogether++] = (struct together){ s, unit, p };
}

static void find(struct list *l) { discover(arena, UNITS, l->row, l->n, l->together, l->ntogether); }

static struct list *list_new(void) { return ARENA_NEW(arena, struct list); }

/* One signal and one kind: it is Benjamini and Hochberg over its rows. */
static void one_family_is_benjamini_and_hochberg(void **state)
{
    (void)state;
    static const double P[] = { .0001, .004, .02, .03, .7 }, Q[] = { .0001 * 5, .004 * 5 / 2, .1 / 3, .03 * 5 / 4, .7 };
    struct list *l = list_new();
    for (uint32_t i = 0; i < LEN(P); i++)
        add(l, SIGNAL_RETURNED, i, 1, P[i]);
    find(l);
    for (size_t i = 0; i < LEN(P); i++)
        assert_true(l->row[i].flagged == (Q[i] <= .05) && fabs(l->row[i].q - Q[i]) < 1e-12);
}

/* Six kinds of one unit are one unit named: they let nobody else in. Counted by rows, unit 1 would stand among seven: .004 * 39 / 7. */
static void a_unit_with_six_kinds_is_one_unit(void **state)
{
    (void)state;
    struct list *l = list_new();
    for (uint32_t kind = 1; kind <= 6; kind++)
        add(l, SIGNAL_RETURNED, 0, kind, 1e-6);
    for (uint32_t unit = 1; unit < 34; unit++)
        add(l, SIGNAL_RETURNED, unit, 1, unit == 1 ? .004 : .6);
    find(l);
    for (size_t i = 0; i < l->n; i++)
        assert_true(l->row[i].flagged == (i < 6));
}

/* Four kinds of which none says enough: together they do. The row that points elsewhere is not marked, and who has one kind cannot gain. */
static void kinds_tell_together(void **state)
{
    (void)state;
    for (int with = 0; with < 2; with++) {
        struct list *l = list_new();
        static const double P[] = { .02, .015, .024, .6 };
        for (uint32_t kind = 0; kind < LEN(P); kind++)
            add(l, SIGNAL_OVERDUE, 0, kind + 1, P[kind]);
        for (uint32_t unit = 1; unit < 20; unit++)
            add(l, SIGNAL_OVERDUE, unit, 1, .3);
        if (with)
            add_together(l, SIGNAL_OVERDUE, 0, 1e-4);
        find(l);
        for (size_t i = 0; i < l->n; i++)
            assert_true(l->row[i].flagged == (with && i < 3));
        assert_true(!with || fabs(l->row[1].q - 2 * 1e-4 * 20) < 1e-12);
    }
}

/* Where only the sum says anything, the row nearest to it shows the flag; one below what is expected never does. */
static void the_nearest_row_shows_it(void **state)
{
    (void)state;
    struct list *l = list_new();
    add(l, SIGNAL_OVERDUE, 0, 1, .08);
    add(l, SIGNAL_OVERDUE, 0, 2, .06);
    add(l, SIGNAL_RETURNED, 1, 1, .6);
    add(l, SIGNAL_RETURNED, 1, 2, .7);
    add_together(l, SIGNAL_OVERDUE, 0, 1e-4);
    add_together(l, SIGNAL_RETURNED, 1, 1e-4);
    find(l);
    assert_true(!l->row[0].flagged && l->row[0].q > .05 && l->row[1].flagged);
    assert_true(!l->row[2].flagged && !l->row[3].flagged);
}

/* Of a unit that is named, a second signal has to say something itself. */
static void each_signal_speaks_for_itself(void **state)
{
    (void)state;
    struct list *l = list_new();
    for (uint32_t unit = 0; unit < 10; unit++) {
        add(l, SIGNAL_RETURNED, unit, 1, unit ? .5 : 1e-5);
        add(l, SIGNAL_OVERDUE, unit, 1, unit ? .5 : .01);
        add(l, SIGNAL_PASSED_UP, unit, 1, .5);
    }
    find(l);
    for (size_t i = 0; i < l->n; i++)
        assert_true(l->row[i].flagged == (i == 0));
    assert_true(fabs(l->row[0].q - 1e-5 * 3 * 10) < 1e-12);
}

static void of_nothing_comes_nothing(void **state)
{
    (void)state;
    discover(arena, 0, NULL, 0, NULL, 0);
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        cmocka_unit_test(one_family_is_benjamini_and_hochberg),
        cmocka_unit_test(a_unit_with_six_kinds_is_one_unit),
        cmocka_unit_test(kinds_tell_together),
        cmocka_unit_test(the_nearest_row_shows_it),
        cmocka_unit_test(each_signal_speaks_for_itself),
        cmocka_unit_test(of_nothing_comes_nothing),
    };
    return cmocka_run_group_tests(TESTS, arena_begin, arena_end);
}
