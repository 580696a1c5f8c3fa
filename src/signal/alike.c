/* alike.c -- members and groups in one pass, then expected shares from the widest group to the narrowest. */
#include "signal/alike.h"

#include "base/radix.h"
#include "signal/table.h"
#include <math.h>

/* What makes holdings alike, beside the kind of work. */
enum { BY_CAME = 1, BY_ROOM = 2, BY_TIER = 4, BY_GIVER = 8, BY_END = 255 };

/* From wide to narrow; in the widest there are peers, or the holding is not judged. */
static const uint8_t LEVELS[SHARES][4] = {
    [SIGNAL_RETURNED] = { BY_CAME, BY_CAME | BY_TIER, BY_CAME | BY_TIER | BY_GIVER, BY_END },
    [SIGNAL_PASSED_UP] = { BY_CAME, BY_CAME | BY_TIER, BY_CAME | BY_TIER | BY_GIVER, BY_END },
    [SIGNAL_PASSED_SIDEWAYS] = { BY_CAME, BY_CAME | BY_TIER, BY_CAME | BY_TIER | BY_GIVER, BY_END },
    [SIGNAL_PASSED_LATE] = { BY_ROOM | BY_CAME, BY_ROOM | BY_CAME | BY_TIER, BY_END },
    [SIGNAL_CLOCK_STOPPED] = { 0, BY_CAME, BY_CAME | BY_TIER, BY_END },
    [SIGNAL_OVERDUE] = { BY_ROOM | BY_CAME, BY_ROOM | BY_CAME | BY_TIER, BY_END },
};

/* What the holder could not do, or did because others had sent the case back to it, tells nothing of it. */
static bool is_telling(enum signal s, const struct group *g)
{
    bool fresh = g->came != CAME_RETURNED && g->came != CAME_AGAIN;
    switch (s) {
    case SIGNAL_RETURNED: return fresh && g->giver != FLOW_NONE;
    case SIGNAL_PASSED_UP: return fresh && g->can_up;
    case SIGNAL_PASSED_SIDEWAYS: return fresh;
    case SIGNAL_PASSED_LATE:
    case SIGNAL_CLOCK_STOPPED:
    case SIGNAL_OVERDUE:
    case SIGNAL_HELD_LONG:
    case SIGNAL_COUNT: return true;
    }
    return true;
}

static const double SATURATION = 0.02; /* a member counts as at most 1 / 0.02 = 50 observations              */
static const double WIDER_EVENTS = 4;  /* what the wider group shows counts as so many events: groups in it are
                                          taken to differ by half of what they show (a gamma prior) */
static const double PEERS_LEAST = 30;  /* fewer observations of others are nobody to compare with            */
enum { MEMBERS_LEAST = 3 };            /* and so many of them                                                */

/* --- one pass ------------------------------------------------------------------------------------------------------------- */

static void close_case(struct member *m)
{
    for (int s = 0; s < SHARES; s++) {
        double in = m->now_in[s], hit = m->now_hit[s];
        m->hit2[s] += hit * hit;
        m->both[s] += hit * in;
        m->in2[s] += in * in;
        m->now_in[s] = m->now_hit[s] = 0;
    }
}

static void add_holding(struct member *m, struct group *g, uint32_t kase, struct observed seen)
{
    if (m->now_case != kase + 1)
        close_case(m);
    m->now_case = kase + 1;
    for (int s = 0; s < SHARES; s++) {
        uint32_t in = has(seen.in, (enum signal)s), hit = has(seen.hit, (enum signal)s);
        m->in[s] += in, m->hit[s] += hit;
        m->now_in[s] += in, m->now_hit[s] += hit;
        g->in[s] += in, g->hit[s] += hit;
    }
}

struct alike alike_new(struct arena *a, size_t units, const struct flow_holdings *h, struct observer *o)
{
    struct alike all = { .member = ARENA_ARRAY(a, uint32_t, h->n), .hit = ARENA_ARRAY(a, uint8_t, h->n) };
    struct pair_table members = { .a = a }, groups = { .a = a };
    const uint8_t *tiers = tiers_of(a, units, o->tree);
    for (size_t i = 0; i < h->n; i++) {
        struct observed seen = observe(o, i);
        uint32_t kind = h->kind ? h->kind[h->kase[i]] : 0;
        uint8_t tier = tiers[h->unit[i]];
        bool fresh;
        uint32_t m = pair_number(&members, h->unit[i], kind, &fresh);
        if (fresh)
            ARENA_PUSH(a, all.members, all.nmembers,
                       ((struct member){ .unit = h->unit[i], .kind = kind, .tier = tier }));
        uint64_t how = (uint64_t)seen.came << 8 | (uint64_t)seen.room << 1 | seen.can_up;
        uint32_t g = pair_number(&groups, (uint64_t)m << 32 | seen.giver, how, &fresh);
        if (fresh)
            ARENA_PUSH(a, all.groups, all.ngroups,
                       ((struct group){ .member = m,
                                        .giver = seen.giver,
                                        .came = (uint8_t)seen.came,
                                        .room = seen.room,
                                        .can_up = seen.can_up }));
        all.member[i] = m;
        all.hit[i] = seen.hit;
        add_holding(&all.members[m], &all.groups[g], h->kase[i], seen);
    }
    for (size_t m = 0; m < all.nmembers; m++)
        close_case(&all.members[m]);
    return all;
}

/* --- expected -------------------------------------------------------------------------------------------------------------- */

/* A group in the order in which every level of a signal finds its own together: what makes alike from wide to narrow, then the member. */
struct sorted {
    uint32_t kind, how, giver, group;
};

struct alike_order {
    struct sorted *s;
    size_t n;
};

/* What a group and its member are told by: bits from wide to narrow. */
#define HOW_TIER   UINT32_C(0x000000ff)
#define HOW_ROOM   UINT32_C(0x0000ff00)
#define HOW_CAME   UINT32_C(0x000f0000)
#define HOW_ALWAYS UINT32_C(0xfff00000)

static uint32_t how_mask(unsigned by)
{
    return HOW_ALWAYS | (by & BY_CAME ? HOW_CAME : 0U) | (by & BY_ROOM ? HOW_ROOM : 0U) |
           (by & BY_TIER ? HOW_TIER : 0U);
}

static unsigned narrowest(enum signal signal)
{
    unsigned by = 0;
    for (int l = 0; LEVELS[signal][l] != BY_END; l++)
        by = LEVELS[signal][l];
    return by;
}

/* What tells nothing is no measure for what does; units of another class are none at any level. */
static uint32_t how_of(const struct member *m, const struct group *g, enum signal signal)
{
    return (uint32_t)class_of_tier(m->tier) << 24 | (uint32_t)is_telling(signal, g) << 20 | (uint32_t)g->came << 16 |
           (uint32_t)g->room << 8 | m->tier;
}

struct alike_order *alike_order(struct arena *a, const struct alike *all, enum signal signal)
{
    struct alike_order *out = ARENA_NEW(a, struct alike_order);
    struct arena *scratch = arena_new();
    struct keyed *k = ARENA_ARRAY(scratch, struct keyed, all->ngroups),
                 *spare = ARENA_ARRAY(scratch, struct keyed, all->ngroups);
    unsigned by = narrowest(signal);
    size_t n = 0;
    for (uint32_t g = 0; g < all->ngroups; g++)
        if (all->groups[g].in[signal] > 0) {
            uint64_t giver = by & BY_GIVER ? all->groups[g].giver : 0U;
            k[n++] = (struct keyed){ giver << 32 | all->groups[g].member, g, 0 };
        }
    radix_sort(k, spare, n);
    for (size_t i = 0; i < n; i++) {
        const struct group *g = &all->groups[k[i].at];
        const struct member *m = &all->members[g->member];
        k[i].key = (uint64_t)m->kind << 32 | (how_of(m, g, signal) & how_mask(by));
    }
    radix_sort(k, spare, n);
    *out = (struct alike_order){ ARENA_ARRAY(a, struct sorted, n), n };
    for (size_t i = 0; i < n; i++)
        out->s[i] = (struct sorted){ (uint32_t)(k[i].key >> 32), (uint32_t)k[i].key,
                                     by & BY_GIVER ? all->groups[k[i].at].giver : 0, k[i].at };
    arena_free(scratch);
    return out;
}

/* Of one member, in the group of a level that is being added up. */
struct weight {
    double n, count;
};

struct work {
    const struct alike *all;
    enum signal signal;
    const bool *out_of_measure;
    double *expected;      /* [groups] by the levels so far; NaN: no peers */
    double *peers;         /* [groups] observations of others that it rests on */
    struct weight *weight; /* [members] */
    uint32_t *touched;     /* members of the group: [members] */
};

static const struct group *group_at(const struct work *w, const struct sorted *s) { return &w->all->groups[s->group]; }

/* Adds up what each member of s[from, to) shows; their number, in w->touched. */
static size_t add_up(struct work *w, const struct sorted *s, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        w->weight[group_at(w, &s[i])->member].n = -1;
    for (size_t i = from; i < to; i++) {
        const struct group *g = group_at(w, &s[i]);
        struct weight *one = &w->weight[g->member];
        if (one->n < 0) {
            *one = (struct weight){ 0, 0 };
            w->touched[n++] = g->member;
        }
        one->n += g->in[w->signal];
        one->count += g->hit[w->signal];
    }
    return n;
}

/* What a member's observations weigh, and the part of it that counts. */
static struct weight weigh(const struct work *w, uint32_t member)
{
    struct weight one = w->weight[member];
    if (w->out_of_measure && w->out_of_measure[member])
        return (struct weight){ 0, 0 };
    double held = one.n / (1 + SATURATION * fmax(one.n - 1, 0));
    return (struct weight){ held, one.n > 0 ? held * one.count / one.n : 0 };
}

/* s[from, to) is one group of this level. */
static void expect_level(struct work *w, const struct sorted *s, size_t from, size_t to, bool widest)
{
    struct weight all = { 0, 0 };
    size_t n = add_up(w, s, from, to);
    int members = 0;
    for (size_t k = 0; k < n; k++) {
        struct weight *one = &w->weight[w->touched[k]];
        *one = weigh(w, w->touched[k]);
        all.n += one->n, all.count += one->count;
        members += one->n > 0;
    }
    for (size_t i = from; i < to; i++) {
        struct weight one = w->weight[group_at(w, &s[i])->member];
        struct weight rest = { fmax(all.n - one.n, 0), fmax(all.count - one.count, 0) };
        bool alone = rest.n < PEERS_LEAST || members - (one.n > 0) < MEMBERS_LEAST;
        double *e = &w->expected[s[i].group];
        double wider = widest ? 0 : WIDER_EVENTS / *e;
        *e = widest ? (rest.count + 0.5) / (rest.n + 1) : (rest.count + WIDER_EVENTS) / (rest.n + wider);
        if (widest && alone)
            *e = NAN;
        w->peers[s[i].group] = rest.n + wider;
    }
}

static void expect_groups(struct work *w, const struct alike_order *order)
{
    const struct sorted *s = order->s;
    for (size_t g = 0; g < w->all->ngroups; g++)
        w->expected[g] = NAN;
    for (int l = 0; LEVELS[w->signal][l] != BY_END; l++) {
        unsigned by = LEVELS[w->signal][l];
        uint32_t mask = how_mask(by);
        for (size_t from = 0, to; from < order->n; from = to) {
            for (to = from; to < order->n && s[to].kind == s[from].kind && !((s[to].how ^ s[from].how) & mask) &&
                            (!(by & BY_GIVER) || s[to].giver == s[from].giver);)
                to++;
            expect_level(w, s, from, to, l == 0);
        }
    }
}

/* How much more than chance the counts of its cases vary: at least 1. */
static double clumping(const struct member *m, enum signal s)
{
    double n = (double)m->in[s], p = n > 0 ? (double)m->hit[s] / n : 0, chance = n * p * (1 - p);
    double shown = m->hit2[s] - 2 * p * m->both[s] + p * p * m->in2[s];
    return chance > 0 ? fmax(shown / chance, 1) : 1;
}

struct sums {
    double n, count, expected, doubt, rest_n, rest_expected;
    double alone; /* of the rest, what would tell something had anybody else the like */
};
static const double PART_LEAST = 0.1;

/* Who shares less than half of its work with anybody, or of whose work hardly any can be judged at all, is another sort of unit: what it
 * does share says little of it. */
static void leave_the_unlike(struct sums *m)
{
    if (m->alone <= m->n && m->n >= PART_LEAST * (m->n + m->rest_n))
        return;
    m->rest_n += m->n;
    m->rest_expected += m->expected;
    m->n = m->count = m->expected = m->doubt = 0;
}

void alike_expect(struct arena *a, const struct alike *all, enum signal signal, const struct alike_order *order,
                  const bool *out_of_measure, struct likeness *out)
{
    struct work w = { all,
                      signal,
                      out_of_measure,
                      ARENA_ARRAY(a, double, all->ngroups),
                      ARENA_ARRAY(a, double, all->ngroups),
                      ARENA_ARRAY(a, struct weight, all->nmembers),
                      ARENA_ARRAY(a, uint32_t, all->nmembers) };
    struct sums *sums = ARENA_ARRAY(a, struct sums, all->nmembers);
    expect_groups(&w, order);
    for (size_t g = 0; g < all->ngroups; g++) {
        const struct group *x = &all->groups[g];
        struct sums *m = &sums[x->member];
        if (isnan(w.expected[g]) || !is_telling(signal, x)) { /* without peers, it is as it is */
            m->rest_n += x->in[signal];
            m->alone += is_telling(signal, x) ? x->in[signal] : 0;
            m->rest_expected += isnan(w.expected[g]) ? x->hit[signal] : x->in[signal] * w.expected[g];
        } else {
            m->n += x->in[signal], m->count += x->hit[signal];
            double e = x->in[signal] * w.expected[g];
            m->expected += e;
            m->doubt += e * e * (1 - w.expected[g]) / (w.expected[g] * w.peers[g]);
        }
    }
    for (size_t i = 0; i < all->nmembers; i++) {
        struct sums *m = &sums[i];
        leave_the_unlike(m);
        double by = clumping(&all->members[i], signal), whole = m->n + m->rest_n;
        double n = floor(m->n / by + 0.5), count = fmin(floor(m->count / by + 1e-9), n);
        out[i] = (struct likeness){ .n = n,
                                    .count = count,
                                    .expected = m->n > 0 ? fmin(m->expected / m->n, 1 - 1e-6) : 0.5,
                                    .doubt = m->expected > 0 ? m->doubt / (m->expected * m->expected) : 0,
                                    .part = whole > 0 ? m->n / whole : 0,
                                    .rest = m->rest_n > 0 ? m->rest_expected / m->rest_n : 0 };
    }
}
