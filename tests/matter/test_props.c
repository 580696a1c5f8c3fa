/* What must hold for every family that act_check lets grow, on random ones, with rows of the register and the calendar
 * recorded in between. The seeds are fixed; a failure prints its seed, the acts and the rows, and
 *
 *     CONGVU_SEED=17 test_matter_props
 *
 * plays that sequence alone. */
#include "../rounds.h"
#include "random_act.h"
#include "same.h"
#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SEQUENCES = 3000, TRIES = 40, ACTS_MAX = 16, ROWS_MAX = 10, INSTANTS = 4, SECONDS_MAX = 15 };

struct sequence {
    uint64_t seed;
    struct chance chance;
    struct arena *a;
    struct world world;
    struct act acts[ACTS_MAX];
    size_t nacts;
    struct org_row rows[ROWS_MAX];
    size_t nrows;
    struct cal_row days[ROWS_MAX];
    size_t ndays;
    struct instant now;
    const struct family *f;
};

static struct {
    size_t acts, rows, sequences, children, kinds[ACT_KIND_COUNT];
} seen;

/* --- telling what failed ---------------------------------------------------------------------------------------- */

static void print_act(const struct sequence *s, const struct act *act)
{
    const struct org *org = s->world.org;
    char recorded[INSTANT_CHARS], happened[INSTANT_CHARS], due[INSTANT_CHARS];
    fprintf(stderr, "  %s (%s) %.*s %s %lld", instant_iso(act->recorded, recorded),
            instant_iso(act->happened, happened), TEXT_FMT(org_person_code(org, act->person)), ACT_WORDS[act->kind],
            (long long)act->matter);
    fprintf(stderr, " to %.*s/%.*s %.*s %s %s reason %.*s child %lld due %d:%lld until %s\n",
            TEXT_FMT(org_unit_code(org, act->to_unit)), TEXT_FMT(org_person_code(org, act->to_person)),
            TEXT_FMT(act->rule_kind), FORM_WORDS[act->form], ANSWER_WORDS[act->answer], TEXT_FMT(act->reason),
            (long long)act->child, act->due.unit, (long long)act->due.n,
            act->until.n == DAY_MIN.n ? "-" : day_iso(act->until, due));
}

static void print_sequence(const struct sequence *s)
{
    char from[INSTANT_CHARS], to[INSTANT_CHARS], recorded[INSTANT_CHARS];
    fprintf(stderr, "CONGVU_SEED=%llu\n", (unsigned long long)s->seed);
    for (size_t i = 0; i < s->nacts; i++)
        print_act(s, &s->acts[i]);
    for (size_t i = 0; i < s->nrows; i++) {
        const struct org_row *row = &s->rows[i];
        fprintf(stderr, "  + %s %s %.*s%.*s %.*s%.*s%.*s from %s to %s\n", instant_iso(row->recorded, recorded),
                ORG_ROW_WORDS[row->kind], TEXT_FMT(row->person), TEXT_FMT(row->unit), TEXT_FMT(row->other),
                TEXT_FMT(row->other_person), TEXT_FMT(row->post), instant_iso(row->from, from),
                instant_is_max(row->to) ? "-" : instant_iso(row->to, to));
    }
    for (size_t i = 0; i < s->ndays; i++)
        fprintf(stderr, "  + %s %s %s\n", instant_iso(s->days[i].recorded, recorded), CAL_ROW_WORDS[s->days[i].kind],
                day_iso(s->days[i].day, from));
}

#define HOLDS(s, condition, ...)                                                                                       \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            print_sequence(s);                                                                                         \
            fail_msg(__VA_ARGS__);                                                                                     \
        }                                                                                                              \
    } while (0)

/* --- what must hold ------------------------------------------------------------------------------------------------ */

static bool in_gap(const struct matter *m, size_t i) /* before stretch i */
{
    return i > 0 && m->holdings[i].act && m->holdings[i].act->kind == ACT_REOPEN &&
           instant_before(m->holdings[i - 1].to, m->holdings[i].from);
}

/* Does a gap end at t, before stretch i or at its begin? */
static bool after_gap(const struct matter *m, size_t i, struct instant t)
{
    for (size_t k = 1; k <= i; k++)
        if (in_gap(m, k) && instant_eq(m->holdings[k].from, t))
            return true;
    return false;
}

/* A person holds in a unit of the agency served, or stands in for somebody who does. */
static void people_serve(const struct sequence *s, const struct matter *m)
{
    const struct org *org = s->world.org;
    for (size_t i = 0; i < m->nholdings; i++) {
        const struct holding *h = &m->holdings[i];
        HOLDS(s,
              !h->person || h->cause == CAUSE_ABSENCE || org_tenure_in(org, h->person, h->unit, true, h->from) ||
                  org_serves(org, h->person, h->unit, h->from) || (i > 0 && h->person == m->holdings[i - 1].person) ||
                  (h->act && h->act->behalf),
              "matter %lld stretch %zu: '%.*s' does not serve in '%.*s'", (long long)m->id, i,
              TEXT_FMT(org_person_code(org, h->person)), TEXT_FMT(org_unit_code(org, h->unit)));
    }
}

static void one_holder(const struct sequence *s, const struct matter *m, struct instant t)
{
    int holders = 0;
    bool life = !instant_before(t, m->opened) && instant_before(t, m->ended);
    const struct holding *found = NULL;
    for (size_t i = 0; i < m->nholdings; i++) {
        const struct holding *h = &m->holdings[i];
        if (!instant_before(t, h->from) && instant_before(t, h->to)) {
            holders++;
            found = h;
        }
        if (in_gap(m, i) && !instant_before(t, m->holdings[i - 1].to) && instant_before(t, h->from))
            life = false;
    }
    HOLDS(s, holders == (life ? 1 : 0), "matter %lld has %d holders", (long long)m->id, holders);
    HOLDS(s, !life || matter_holding(m, t) == found, "matter %lld: another holder is found", (long long)m->id);
    HOLDS(s, matter_ended(m, t) == (!life && !instant_before(t, m->opened)), "matter %lld: ended is wrong",
          (long long)m->id);
}

static void charges_tile(const struct sequence *s, const struct matter *m, struct instant t)
{
    size_t n;
    const struct charge *c = matter_charges(s->a, s->f, m, t, &n);
    HOLDS(s, charges_validate(s->f, m, t, c, n), "matter %lld: charges do not sum", (long long)m->id);
    struct instant end = instant_min(t, m->ended);
    for (size_t i = 0; i < n; i++) {
        const struct holding *h = &m->holdings[c[i].holding];
        HOLDS(s, !instant_before(c[i].from, h->from) && !instant_before(h->to, c[i].to), "a charge leaves its holding");
        bool joins =
            instant_eq(c[i].from, i == 0 ? m->opened : c[i - 1].to) || after_gap(m, (size_t)c[i].holding, c[i].from);
        HOLDS(s, joins, "matter %lld: charge %zu does not join", (long long)m->id, i);
    }
    int64_t charged = 0, lived = 0; /* by the wall clock, nights included */
    for (size_t i = 0; i < n; i++)
        charged += c[i].to.us - c[i].from.us;
    for (size_t i = 0; i < m->nholdings; i++)
        lived += max64(0, instant_min(m->holdings[i].to, end).us - m->holdings[i].from.us);
    HOLDS(s, charged == lived, "matter %lld lived %lld and was charged %lld", (long long)m->id, (long long)lived,
          (long long)charged);
}

static void lateness_is_own(const struct sequence *s, const struct matter *m, struct instant t)
{
    const struct calendar *cal = calbook_last(s->world.book);
    size_t n, nrows;
    const struct charge *c = matter_charges(s->a, s->f, m, t, &n);
    const struct lateness *rows = matter_lateness(s->a, s->f, m, t, &nrows);
    int64_t own = 0, used = 0;
    for (size_t i = 0; i < n; i++)
        own += c[i].payee == PAYEE_HOLDER ? calendar_elapsed(cal, c[i].from, c[i].to).us : 0;
    for (size_t i = 0; i < nrows; i++) {
        used += rows[i].used.us;
        HOLDS(s, rows[i].late.us >= 0 && rows[i].late.us <= rows[i].used.us && rows[i].shortfall.us >= 0,
              "an odd lateness");
    }
    HOLDS(s, own == used, "matter %lld: holders were charged %lld, their lateness counts %lld", (long long)m->id,
          (long long)own, (long long)used);
}

static void clocks_are_sane(const struct sequence *s, const struct matter *m, struct instant t)
{
    struct mclocks c;
    mclock_read(s->f, m, t, &c);
    HOLDS(s, c.matter.ran.us >= 0 && c.step.ran.us >= 0 && c.holding.ran.us >= 0, "matter %lld: a clock ran backwards",
          (long long)m->id);
    HOLDS(s, c.matter.left.us == 0 || c.matter.late.us == 0, "matter %lld: left and late", (long long)m->id);
    size_t n;
    (void)duty_occurrences(s->a, s->f, m, t, &n);
    (void)matter_attribution(s->a, s->f, m, &n);
}

static struct instant some_instant(struct sequence *s)
{
    struct instant t = s->acts[0].happened;
    t.us += (int64_t)(chance_next(&s->chance) % (uint64_t)(60 * US_DAY)) - 2 * US_DAY;
    if (chance_one_in(&s->chance, 3)) /* at an edge: where the mistakes are */
    {
        const struct matter *m = &s->f->matters[chance_upto(&s->chance, (int)s->f->n)];
        const struct holding *h = &m->holdings[chance_upto(&s->chance, (int)m->nholdings)];
        t = chance_one_in(&s->chance, 2) || instant_is_max(h->to) ? h->from : h->to;
    }
    return t;
}

static void family_holds(struct sequence *s)
{
    struct text why = TEXT_NONE;
    HOLDS(s, family_validate(s->f, s->a, &why), "%.*s", TEXT_FMT(why));
    for (size_t i = 0; i < s->f->n; i++)
        people_serve(s, &s->f->matters[i]);
    for (int k = 0; k < INSTANTS; k++) {
        struct instant t = some_instant(s);
        for (size_t i = 0; i < s->f->n; i++) {
            const struct matter *m = &s->f->matters[i];
            one_holder(s, m, t);
            charges_tile(s, m, t);
            lateness_is_own(s, m, t);
            clocks_are_sane(s, m, t);
        }
    }
}

/* The same acts give the same again; the facts of today, read later without new ones, too. */
static void replay_is_the_same(struct sequence *s)
{
    struct arena *b = arena_new();
    const struct family *again = family_fold(b, &s->world, arena_dup(b, s->acts, s->nacts * sizeof *s->acts), s->nacts);
    const char *differs = family_differs(s->f, again);
    HOLDS(s, !differs, "a replay differs in '%s'", differs);
    arena_free(b);
}

/* What an act says changes nothing of who held before it happened. */
static void past_is_past(struct sequence *s, const struct family *before, const struct act *act)
{
    for (size_t i = 0; i < before->n; i++)
        for (size_t k = 0; k < before->matters[i].nholdings; k++) {
            struct instant t = before->matters[i].holdings[k].from;
            if (!instant_before(t, act->happened))
                break;
            const struct holding *x = matter_holding(&before->matters[i], t), *y = matter_holding(&s->f->matters[i], t);
            HOLDS(s,
                  x && y && x->unit == y->unit && x->person == y->person && x->state == y->state &&
                      instant_eq(x->from, y->from),
                  "act '%s' changed who held before it", ACT_WORDS[act->kind]);
        }
}

/* --- may and check ------------------------------------------------------------------------------------------------ */

static bool says_never(enum problem p)
{
    return p == PB_CLOSED || p == PB_NOT_NOW || p == PB_MAY_NOT || p == PB_EXCLUDED || p == PB_WAITED_FOR ||
           p == PB_NOT_ALLOCATABLE;
}

/* What is taken, the list of what may come next must hold; what is refused for state or role, it must not. Objections and
 * instructions are for more people than the list shows; an assignment, a correction, a report and an unsealing may be refused for whom or
 * what they name. */
static void may_agrees(struct sequence *s, const struct act *act, enum rc rc, const struct err *err)
{
    const struct matter *m = family_matter(s->f, act->matter);
    if (!instant_eq(act->happened, act->recorded) || act->form == FORM_OBJECTION || act->form == FORM_INSTRUCTION)
        return;
    bool may = matter_may(s->f, m, act->person, act->recorded) & (UINT32_C(1) << act->kind);
    bool names = act->kind == ACT_ASSIGN || act->kind == ACT_CORRECT || act->kind == ACT_REPORT ||
                 act->kind == ACT_UNSEAL ||
                 ((act->to_person || act->to_unit) && err->problem == PB_EXCLUDED); /* given to who may not have it */
    HOLDS(s, rc != RC_OK || may, "'%s' is taken, though it is not in the list", ACT_WORDS[act->kind]);
    HOLDS(s, rc == RC_OK || !says_never(err->problem) || !may || names,
          "'%s' is refused (%s), though it is in the list", ACT_WORDS[act->kind], err->detail);
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

static struct text some_code(struct sequence *s, bool person)
{
    const struct org *org = s->world.org;
    return person ? org_person_code(org, 1 + chance_upto(&s->chance, org_persons(org)))
                  : org_unit_code(org, 1 + chance_upto(&s->chance, org_units(org)));
}

static struct instant some_day(struct sequence *s, int from, int to)
{
    return day_start((struct day){ instant_day(s->now).n + from + chance_upto(&s->chance, to - from) });
}

static struct org_row some_row(struct sequence *s)
{
    const struct org *org = s->world.org;
    struct org_row row = { .seq = 100000 + (int64_t)s->nrows,
                           .source = TEXT("test"),
                           .announced = s->now,
                           .recorded = s->now,
                           .to = INSTANT_MAX };
    row.from = some_day(s, -4, 15);
    int what = chance_upto(&s->chance, 8);
    post_id post = 1 + chance_upto(&s->chance, org_posts(org));
    if (what < 4) {
        row.kind = ORG_ABSENCE;
        row.person = some_code(s, true);
        row.other_person = chance_one_in(&s->chance, 2) ? some_code(s, true) : TEXT_NONE;
        row.to = day_start((struct day){ instant_day(row.from).n + 1 + chance_upto(&s->chance, 8) });
    } else if (what < 6) { /* a tenure ends, or begins */
        size_t n;
        person_id p = 1 + chance_upto(&s->chance, org_persons(org));
        const struct tenure *tenures = org_tenures(org, p, &n);
        row.kind = ORG_TENURE;
        row.person = org_person_code(org, p);
        row.post = n ? org_post_code(org, tenures[0].post) : org_post_code(org, post);
        row.to = n ? row.from : INSTANT_MAX;
        row.from = n ? tenures[0].from : row.from;
    } else if (what < 7) {
        row.kind = ORG_SUCCESSION;
        row.unit = some_code(s, false);
        row.other = chance_one_in(&s->chance, 4) ? TEXT_NONE : some_code(s, false);
    } else {
        person_id holder = org_post_holder(org, post, s->now);
        row.kind = ORG_DELEGATION;
        row.person = holder ? org_person_code(org, holder) : some_code(s, true);
        row.post = org_post_code(org, post);
        row.other_person = some_code(s, true);
    }
    return row;
}

static void some_calendar_day(struct sequence *s)
{
    struct day day = { instant_day(s->now).n + chance_upto(&s->chance, 30) - 5 };
    s->days[s->ndays++] = (struct cal_row){ .kind = chance_one_in(&s->chance, 3) ? CAL_WORK : CAL_OFF,
                                            .day = day,
                                            .to = DAY_MAX,
                                            .like = DAY_MIN,
                                            .name_vi = TEXT("thử"),
                                            .source = names_same(TEXT("test")),
                                            .mark = MARK_SET,
                                            .announced = s->now,
                                            .recorded = s->now };
}

/* One row more, if the register takes it; the family is then folded over the new facts. */
static void record_row(struct sequence *s)
{
    struct world world;
    struct err err;
    if (s->nrows == ROWS_MAX || s->ndays == ROWS_MAX)
        return;
    bool day = chance_one_in(&s->chance, 6);
    if (day)
        some_calendar_day(s);
    else
        s->rows[s->nrows++] = some_row(s);
    /* What the row does not touch is kept as it was built. */
    size_t nrows = day ? 0 : s->nrows, ndays = day ? s->ndays : 0;
    if (story_world(s->a, s->rows, nrows, s->days, ndays, s->now, &world, &err) != RC_OK) {
        s->ndays -= day;
        s->nrows -= !day;
        return;
    }
    if (day)
        s->world.book = world.book;
    else
        s->world.org = world.org;
    seen.rows++;
    s->f = family_fold(s->a, &s->world, arena_dup(s->a, s->acts, s->nacts * sizeof *s->acts), s->nacts);
    family_holds(s);
    if (!chance_one_in(&s->chance, 8))
        return;
    struct world later; /* the same facts, read in the future */
    struct arena *b = arena_new();
    HOLDS(s, story_world(b, s->rows, s->nrows, s->days, s->ndays, INSTANT_MAX, &later, &err) == RC_OK, "%s",
          err.detail);
    const struct family *then = family_fold(b, &later, s->f->acts, s->nacts);
    const char *differs = family_differs(s->f, then);
    HOLDS(s, !differs, "read later without new facts it differs in '%s'", differs);
    arena_free(b);
}

/* --- sequences -------------------------------------------------------------------------------------------------------- */

static bool record(struct sequence *s, struct act act)
{
    struct err err = { .problem = PB_NONE };
    enum rc rc = act_check(&s->world, s->f, &act, &err);
    if (act.kind != ACT_OPEN)
        may_agrees(s, &act, rc, &err);
    if (rc != RC_OK)
        return false;
    const struct family *before = s->f;
    s->acts[s->nacts++] = act;
    s->f = family_fold(s->a, &s->world, arena_dup(s->a, s->acts, s->nacts * sizeof *s->acts), s->nacts);
    family_holds(s);
    if (before)
        past_is_past(s, before, &act);
    if (chance_one_in(&s->chance, 4))
        replay_is_the_same(s);
    seen.acts++;
    seen.kinds[act.kind]++;
    seen.children += act.kind == ACT_ASK;
    return true;
}

static void play(uint64_t seed)
{
    static struct sequence s;
    s = (struct sequence){ .seed = seed, .chance = chance_new(seed), .a = arena_new() };
    struct err err;
    assert_int_equal(story_world(s.a, NULL, 0, NULL, 0, INSTANT_MAX, &s.world, &err), RC_OK);
    s.now = story_instant("2025-01-06_08:00");
    s.now.us += (int64_t)(chance_next(&s.chance) % (uint64_t)(300 * 24 * 60)) * US_MINUTE;
    for (int i = 0; i < 20 && s.nacts == 0; i++)
        record(&s, random_open(&s.chance, s.a, &s.world, s.now));
    for (int i = 0; i < TRIES && s.nacts > 0 && s.nacts < ACTS_MAX; i++) {
        if (chance_one_in(&s.chance, 3))
            s.now.us += (int64_t)(chance_next(&s.chance) % (uint64_t)(4 * US_DAY));
        if (chance_one_in(&s.chance, 15))
            record_row(&s);
        record(&s, random_act(&s.chance, s.a, s.f, s.now));
    }
    seen.sequences++;
    arena_free(s.a);
}

static void test_families(void **state)
{
    (void)state;
    const char *one = getenv("CONGVU_SEED");
    if (one) {
        play(strtoull(one, NULL, 10));
        return;
    }
    time_t end = time(NULL) + SECONDS_MAX; /* a slow machine plays fewer, the same first */
    for (uint64_t seed = 1; seed <= (uint64_t)rounds(SEQUENCES) && time(NULL) < end; seed++)
        play(seed);
    print_message("%zu sequences, %zu acts, %zu questions, %zu rows:", seen.sequences, seen.acts, seen.children,
                  seen.rows);
    for (int i = 0; i < ACT_KIND_COUNT; i++) {
        print_message(" %s %zu", ACT_WORDS[i], seen.kinds[i]);
        assert_true(seen.sequences < 1000 || seen.kinds[i] > 0); /* every kind of act was tried and taken */
    }
    print_message("\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_families) };
    int failed = cmocka_run_group_tests_name("matter properties", tests, NULL, NULL);
    story_release();
    return failed;
}
