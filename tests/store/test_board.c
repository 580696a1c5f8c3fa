/* test_board.c -- boards against a plain walk over the same families, at many moments, page by page. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

enum { MATTERS = 120, UNITS = 5, T0 = 1000000 };

struct town {
    struct bed *bed;
    struct family *families[MATTERS + 1];
    int64_t last; /* recorded of the register's last act */
};

/* --- building -------------------------------------------------------------------------------------------- */

struct raising {
    struct town *town;
    struct luck luck;
};

/* One matter by chance: 1 to 4 stretches, some known to go on to another holder, some ended. */
static struct family *town_family(struct raising *r, matter_id id, int64_t opened)
{
    struct arena *a = r->town->bed->a;
    struct luck *l = &r->luck;
    int n = 1 + (int)luck_upto(l, 4);
    struct family *f = family_make(a, id, n, 1, opened);
    struct matter *m = &f->matters[0];
    for (int i = 0; i < n; i++)
        m->holdings[i].unit = 1 + (unit_id)luck_upto(l, UNITS);
    m->lead = 1 + (unit_id)luck_upto(l, UNITS);
    m->giver = 1 + (unit_id)luck_upto(l, UNITS);
    ((struct rule *)m->rule)->kind = luck_flip(l) ? TEXT("directive") : TEXT("dossier");
    ((struct act *)m->opening)->content = luck_upto(l, 4);
    if (luck_upto(l, 3) == 0) { /* ended at the end of its last stretch */
        m->holdings[n - 1].to.us = m->holdings[n - 1].from.us + US_HOUR;
        m->ended = m->holdings[n - 1].to;
        m->end = END_DECIDED;
    } else if (n > 1 && luck_flip(l)) {
        m->holdings[n - 2].state = M_OUTSIDE; /* the last stretch follows from the one before, without an act */
        f->nacts--;
    }
    return f;
}

static enum rc raise_work(struct conn *c, void *arg, struct err *err)
{
    struct raising *r = arg;
    struct town *t = r->town;
    enum rc rc = RC_OK;
    for (matter_id id = 1; id <= MATTERS && rc == RC_OK; id++) {
        struct matter_key key = { .id = 0 };
        int64_t opened = T0 + id * 10 * US_MINUTE;
        struct family *f = t->families[id] = town_family(r, id, opened);
        struct act open = *f->matters[0].opening;
        struct act_word title = { AT_TITLE, text_printf(t->bed->a, "việc %d", (int)id) };
        open.words = &title, open.nwords = 1;
        rc = store_matter_new(c, t->bed->a, TEXT("V"), 2025, &key, err);
        if (rc == RC_OK)
            rc = store_act_add(c, key.id, &open, err);
        ((struct act *)f->acts)[0].seq = open.seq;
        t->last = max64(t->last, f->acts[f->nacts - 1].recorded.us);
        if (rc == RC_OK)
            rc = store_views_put(c, NULL, f, err);
    }
    return rc;
}

static struct town *town_raise(struct bed *b)
{
    struct town *t = ARENA_NEW(b->a, struct town);
    struct raising r = { t, { 42 } };
    t->bed = b;
    OK(store_write(b->store, raise_work, &r, &err));
    root_open(b->store, t->last); /* has no view: the register's last act */
    return t;
}

/* --- the plain walk -------------------------------------------------------------------------------------- */

/* The stretch of m at `now`, if the query wants it. */
static const struct holding *wanted(const struct matter *m, const struct board_query *q)
{
    if (q->now.us < m->opened.us || m->id <= q->after)
        return NULL;
    if (q->kind.n && !text_eq(q->kind, m->rule->kind))
        return NULL;
    if (q->content && q->content != m->opening->content)
        return NULL;
    const struct holding *last = &m->holdings[m->nholdings - 1];
    if (q->now.us >= m->ended.us)
        return q->ended && (!q->unit || q->unit == m->lead) ? last : NULL;
    for (const struct holding *h = m->holdings; h <= last; h++)
        if (h->from.us <= q->now.us && q->now.us < h->to.us)
            return !q->unit || q->unit == h->unit ? h : NULL;
    return NULL;
}

static void board_compare(const struct town *t, struct conn *c, const struct board_query *q)
{
    struct board_row *rows;
    size_t n, at = 0;
    OK(store_board(c, t->bed->a, q, &rows, &n, &err));
    for (matter_id id = 1; id <= MATTERS && at < q->max; id++) {
        const struct matter *m = &t->families[id]->matters[0];
        const struct holding *h = wanted(m, q);
        if (!h)
            continue;
        assert_true(at < n);
        const struct board_row *r = &rows[at++];
        char code[32], title[32];
        snprintf(code, sizeof code, "V25-%04d", (int)id);
        snprintf(title, sizeof title, "việc %d", (int)id);
        assert_int_equal(r->id, id);
        assert_int_equal(r->family, id);
        assert_true(text_eq(r->code, text_of(code)) && text_eq(r->title, text_of(title)) &&
                    text_eq(r->kind, m->rule->kind));
        assert_int_equal(r->unit, h->unit);
        assert_int_equal(r->person, h->person);
        assert_int_equal(r->state, q->now.us >= m->ended.us ? M_ENDED : h->state);
        assert_true(instant_eq(r->since, h->from) && instant_eq(r->opened, m->opened) &&
                    instant_eq(r->ended, m->ended));
        assert_true(instant_eq(r->due, m->due.at) && instant_eq(r->first_due, m->first_due.at));
        assert_true(instant_eq(r->finished, m->finished));
        assert_true(r->to_allocate == h->to_allocate && r->step == h->step && r->form == m->form);
        assert_true(r->content == m->opening->content && r->giver == m->giver && r->lead == m->lead);
    }
    assert_int_equal(at, n);
}

static void boards_show_what_a_plain_walk_finds(void **state)
{
    struct town *t = town_raise(BED(state));
    struct conn *c;
    OK(store_read(BED(state)->store, &c, &err));
    const int64_t moments[] = { 0,       T0 + 12 * US_HOUR,        t->last - 1,
                                t->last, t->last + 30 * US_MINUTE, t->last + 50 * US_HOUR };
    const struct text kinds[] = { TEXT_NONE, TEXT("directive"), TEXT("none such") };
    for (size_t i = 0; i < LEN(moments); i++)
        for (unit_id unit = 0; unit <= UNITS; unit++)
            for (int ended = 0; ended < 2; ended++)
                for (size_t k = 0; k < LEN(kinds); k++)
                    for (int64_t content = 0; content < 4; content += 3)
                        board_compare(t, c,
                                      &(struct board_query){ .now = { moments[i] },
                                                             .unit = unit,
                                                             .ended = ended,
                                                             .kind = kinds[k],
                                                             .content = content,
                                                             .max = 1000 });
    store_done(c);
}

static void pages_put_together_are_the_whole(void **state)
{
    struct town *t = town_raise(BED(state));
    struct conn *c;
    OK(store_read(BED(state)->store, &c, &err));
    for (unit_id unit = 0; unit <= UNITS; unit++) {
        for (int ended = 0; ended < 2; ended++) {
            struct board_query q = { .now = { t->last }, .unit = unit, .ended = ended, .max = 7 };
            struct board_row *rows;
            size_t n, whole, total = 0;
            do {
                board_compare(t, c, &q);
                OK(store_board(c, t->bed->a, &q, &rows, &n, &err));
                q.after = n ? rows[n - 1].id : 0;
                total += n;
            } while (n == q.max);
            q.after = 0, q.max = 1000;
            OK(store_board(c, t->bed->a, &q, &rows, &whole, &err));
            assert_int_equal(total, whole);
        }
    }
    store_done(c);
}

/* --- families to refold ---------------------------------------------------------------------------------- */

static bool concerns(const struct matter *m, unit_id unit, int64_t now)
{
    bool yes = !unit || m->giver == unit || m->lead == unit;
    for (size_t i = 0; i < m->nholdings; i++)
        yes |= m->holdings[i].unit == unit && m->holdings[i].to.us > now;
    return yes && m->ended.us > now;
}

static void open_families_are_those_a_unit_has_to_do_with(void **state)
{
    struct town *t = town_raise(BED(state));
    struct conn *c;
    OK(store_read(BED(state)->store, &c, &err));
    for (unit_id unit = 0; unit <= UNITS; unit++) {
        for (int64_t now = 0; now < t->last + US_DAY; now += 5 * US_HOUR) {
            matter_id *ids;
            size_t n, at = 0;
            OK(store_open_families(c, t->bed->a, unit, (struct instant){ now }, &ids, &n, &err));
            for (matter_id id = 1; id <= MATTERS; id++) {
                if (!concerns(&t->families[id]->matters[0], unit, now))
                    continue;
                assert_true(at < n);
                assert_int_equal(ids[at++], id);
            }
            assert_int_equal(at, n);
        }
    }
    store_done(c);
}

static void an_erased_title_leaves_the_row(void **state)
{
    struct town *t = town_raise(BED(state));
    struct conn *c;
    struct board_row *rows;
    size_t n, before;
    struct board_query q = { .now = { t->last }, .ended = true, .max = 1000 };
    OK(store_read(BED(state)->store, &c, &err));
    OK(store_board(c, t->bed->a, &q, &rows, &before, &err));
    store_done(c);
    OK(raw_sql(BED(state)->store, "UPDATE act_word SET title = NULL", &err));
    OK(store_read(BED(state)->store, &c, &err));
    OK(store_board(c, t->bed->a, &q, &rows, &n, &err));
    store_done(c);
    assert_int_equal(n, before);
    assert_int_equal(rows[0].title.n, 0);
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(boards_show_what_a_plain_walk_finds),
        IN_BED(pages_put_together_are_the_whole),
        IN_BED(open_families_are_those_a_unit_has_to_do_with),
        IN_BED(an_erased_title_leaves_the_row),
    };
    return cmocka_run_group_tests_name("board", TESTS, NULL, NULL);
}
