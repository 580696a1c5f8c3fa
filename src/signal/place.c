/* place.c -- cases sorted by time once, laid out with their like, and swept. */
#include "signal/place.h"

#include "base/radix.h"
#include "signal/table.h"
#include <math.h>

enum { TIMES_MAX = 3 /* held three times or more */, LEVELS = 3 };
static const double SATURATION = 0.02, PEERS_LEAST = 30; /* as in alike.c; a place needs more neighbours than a share */
enum { MEMBERS_LEAST = 3 };
static const double LOG_LEAST = -1.5,
                    LOG_MOST = 3; /* a case held a fifth, or twenty times, as long as usual tells no more than that */
static const double WIDTH_LEAST = 0.3; /* of one case; so many that are held for the same time prove nothing   */
static const int64_t QUARTER_US = 91 * US_DAY;

/* One case of one unit. */
struct stay {
    uint32_t member, like; /* like: those of one kind, alike in the narrowest way */
    int64_t time_us;
};

/* What it is among its like. */
struct standing {
    double ratio; /* its time to the middle of the like; < 0: none yet     */
    double times; /* logarithm of its time, to the mean of its peers'     */
    bool longer;  /* more than half of its like are held shorter          */
};

struct stays {
    struct stay *s;
    size_t n;
    struct placed *members;
    size_t nmembers;
    uint32_t *like[LEVELS]; /* [nlikes] the group of each narrow one at each level */
    size_t nlikes, ngroups[LEVELS];
};

/* --- stays ------------------------------------------------------------------------------------------------------------------ */

struct open_stay {
    uint32_t unit, times;
    enum came came;
    int64_t from_us, time_us;
};

struct reading {
    struct arena *a;
    struct stays all;
    struct pair_table members, groups[LEVELS];
    const uint8_t *tiers;
};

/* The number of what a stay is like, in the narrowest way. */
static uint32_t like_of(struct reading *r, const struct open_stay *o, uint32_t kind, uint8_t tier)
{
    uint64_t times = o->times < TIMES_MAX ? o->times : TIMES_MAX,
             quarter = (uint64_t)(o->from_us / QUARTER_US) & 0xffff;
    uint64_t wide = (uint64_t)o->came << 8 | times, middle = wide << 8 | tier;
    const uint64_t how[LEVELS] = { middle << 16 | quarter, middle, wide << 4 | class_of_tier(tier) };
    bool fresh;
    uint32_t like = pair_number(&r->groups[0], kind, how[0], &fresh);
    for (int l = 0; fresh && l < LEVELS; l++) {
        bool other;
        size_t n = like;
        ARENA_PUSH(r->a, r->all.like[l], n, l ? pair_number(&r->groups[l], kind, how[l], &other) : like);
        r->all.ngroups[l] = r->groups[l].n;
    }
    r->all.nlikes = r->groups[0].n;
    return like;
}

static void close_stay(struct reading *r, const struct open_stay *o, uint32_t kind)
{
    bool fresh;
    uint32_t m = pair_number(&r->members, o->unit, kind, &fresh);
    if (fresh)
        ARENA_PUSH(r->a, r->all.members, r->all.nmembers, ((struct placed){ .unit = o->unit, .kind = kind }));
    ARENA_PUSH(r->a, r->all.s, r->all.n, ((struct stay){ m, like_of(r, o, kind, r->tiers[o->unit]), o->time_us }));
}

static struct stays stays_new(struct arena *a, size_t units, const struct flow_holdings *h, struct observer *o)
{
    struct reading r = { .a = a, .members = { .a = a }, .tiers = tiers_of(a, units, o->tree) };
    uint32_t *open_at = ARENA_ARRAY(a, uint32_t, units); /* 1 + index of the unit's stay in this case */
    struct open_stay *open = NULL;
    size_t room = 0;
    for (int l = 0; l < LEVELS; l++)
        r.groups[l].a = a;
    for (size_t c = 0; c < h->cases; c++) {
        size_t n = 0, most = h->start[c + 1] - h->start[c];
        if (most > room) {
            room = most * 2;
            open = ARENA_ARRAY(a, struct open_stay, room);
        }
        for (size_t i = h->start[c]; i < h->start[c + 1]; i++) {
            enum came came = observe_came(o, i);
            uint32_t u = h->unit[i];
            if (!open_at[u]) {
                open[n] = (struct open_stay){ .unit = u, .came = came, .from_us = h->from_us[i] };
                open_at[u] = (uint32_t)++n;
            }
            struct open_stay *s = &open[open_at[u] - 1];
            s->times++;
            s->time_us += h->work_us ? h->work_us[i] : h->to_us[i] - h->from_us[i];
        }
        for (size_t k = 0; k < n; k++) {
            close_stay(&r, &open[k], h->kind ? h->kind[c] : 0);
            open_at[open[k].unit] = 0;
        }
    }
    return r.all;
}

/* --- places ------------------------------------------------------------------------------------------------------------------ */

/* A stay laid out with its like, in order of time. */
struct sorted {
    int64_t time_us;
    uint32_t member, stay;
};

/* Of one member, in the group being swept. */
struct own {
    double stays, each; /* how many, and what each weighs       */
    double below;       /* weight at shorter times              */
    double equal;       /* at this time                         */
    double logs;        /* sum of logarithms                    */
};

struct whole {
    double weight, logs, middle; /* of all in the group */
    size_t members;
};

struct sweep {
    const struct sorted *s;
    double *logs;         /* of each of s[] */
    struct own *own;      /* [members]      */
    struct standing *out; /* [stays]   */
};

static struct own *own_at(const struct sweep *w, size_t i) { return &w->own[w->s[i].member]; }

/* Each stay of [from, to) weighs so that its member counts for at most 1 / SATURATION. */
static struct whole weigh(const struct sweep *w, size_t from, size_t to)
{
    struct whole all = { 0 };
    for (size_t i = from; i < to; i++)
        *own_at(w, i) = (struct own){ 0 };
    for (size_t i = from; i < to; i++)
        all.members += own_at(w, i)->stays++ < 1;
    for (size_t i = from; i < to; i++) {
        struct own *o = own_at(w, i);
        o->each = 1 / (1 + SATURATION * (o->stays - 1));
        all.weight += o->each;
    }
    return all;
}

static double middle_time(const struct sweep *w, size_t from, size_t to, double all)
{
    double sum = own_at(w, from)->each;
    size_t i = from;
    for (; i + 1 < to && sum < all / 2; i++)
        sum += own_at(w, i + 1)->each;
    return (double)w->s[i].time_us;
}

/* How many times as long as the middle of all like it, within bounds. */
static double log_time(double time, double middle)
{
    double times = middle > 0 ? time / middle : 1;
    return fmax(LOG_LEAST, fmin(log(fmax(times, 1e-9)), LOG_MOST));
}

static void sum_logs(const struct sweep *w, size_t from, size_t to, struct whole *all)
{
    all->middle = middle_time(w, from, to, all->weight);
    for (size_t i = from; i < to; i++) {
        struct own *o = own_at(w, i);
        w->logs[i] = log_time((double)w->s[i].time_us, all->middle);
        o->logs += w->logs[i];
        all->logs += w->logs[i] * o->each;
    }
}

static void place_one(const struct sweep *w, size_t i, double below, double equal, const struct whole *all)
{
    const struct own *o = own_at(w, i);
    struct standing *out = &w->out[w->s[i].stay];
    double peers = all->weight - o->stays * o->each;
    if (peers < PEERS_LEAST || all->members - 1 < MEMBERS_LEAST || out->ratio >= 0)
        return;
    out->longer = fmax(below - o->below + (equal - o->equal) / 2, 0) / peers > 0.5;
    out->ratio = all->middle > 0 ? (double)w->s[i].time_us / all->middle : 1;
    out->times = w->logs[i] - (all->logs - o->logs * o->each) / peers;
}

/* Stays [from, to) are alike, in order of time: what others hold shorter, and half of what they hold as long. */
static void place_alike(const struct sweep *w, size_t from, size_t to)
{
    struct whole all = weigh(w, from, to);
    double below = 0;
    sum_logs(w, from, to, &all);
    for (size_t i = from, end; i < to; i = end) {
        double equal = 0;
        for (end = i; end < to && w->s[end].time_us == w->s[i].time_us; end++) {
            own_at(w, end)->equal += own_at(w, end)->each;
            equal += own_at(w, end)->each;
        }
        for (size_t k = i; k < end; k++)
            place_one(w, k, below, equal, &all);
        for (size_t k = i; k < end; k++) {
            own_at(w, k)->below += own_at(w, k)->equal;
            own_at(w, k)->equal = 0;
        }
        below += equal;
    }
}

/* All stays in order of time. */
static const struct keyed *by_time(struct arena *a, const struct stays *all)
{
    struct keyed *k = ARENA_ARRAY(a, struct keyed, all->n), *spare = ARENA_ARRAY(a, struct keyed, all->n);
    for (size_t i = 0; i < all->n; i++)
        k[i] = (struct keyed){ (uint64_t)all->s[i].time_us, (uint32_t)i, all->s[i].member };
    radix_sort(k, spare, all->n);
    return k;
}

/* Groups of level l in which a stay has no standing yet: open[groups]. */
static void find_open(const struct stays *all, int l, const struct standing *standing, bool *open)
{
    for (size_t i = 0; i < all->n; i++)
        if (standing[i].ratio < 0)
            open[all->like[l][all->s[i].like]] = true;
}

/* Of the open groups of level l, all stays: where each group begins. */
static const uint32_t *lay_out(struct arena *a, const struct stays *all, int l, const struct keyed *time,
                               const bool *open, struct sorted *s)
{
    uint32_t *begin = ARENA_ARRAY(a, uint32_t, all->ngroups[l] + 1),
             *at = ARENA_ARRAY(a, uint32_t, all->ngroups[l] + 1);
    for (size_t i = 0; i < all->n; i++) {
        uint32_t group = all->like[l][all->s[i].like];
        begin[group + 1] += open[group];
    }
    for (size_t g = 0; g < all->ngroups[l]; g++)
        at[g + 1] = begin[g + 1] += begin[g];
    for (size_t k = 0; k < all->n; k++) {
        uint32_t group = all->like[l][all->s[time[k].at].like];
        if (open[group])
            s[at[group]++] = (struct sorted){ (int64_t)time[k].key, time[k].with, time[k].at };
    }
    return begin;
}

static struct standing *place_all(struct arena *a, const struct stays *all)
{
    struct sorted *s = ARENA_ARRAY(a, struct sorted, all->n);
    struct standing *out = ARENA_ARRAY(a, struct standing, all->n);
    struct sweep w = { s, ARENA_ARRAY(a, double, all->n), ARENA_ARRAY(a, struct own, all->nmembers), out };
    const struct keyed *time = by_time(a, all);
    for (size_t i = 0; i < all->n; i++)
        out[i].ratio = -1;
    for (int l = 0; l < LEVELS; l++) {
        bool *open = ARENA_ARRAY(a, bool, all->ngroups[l]);
        find_open(all, l, out, open);
        const uint32_t *begin = lay_out(a, all, l, time, open, s);
        for (size_t g = 0; g < all->ngroups[l]; g++)
            if (begin[g] < begin[g + 1])
                place_alike(&w, begin[g], begin[g + 1]);
    }
    return out;
}

/* --- members ------------------------------------------------------------------------------------------------------------------ */

/* v[at] becomes what it were if v[0, n) were sorted, with none after it less and none before it more: Hoare's halving. */
static void settle(double *v, size_t n, size_t at)
{
    size_t from = 0, to = n;
    while (to - from > 1) {
        double pivot = v[from + (to - from - 1) / 2]; /* never the last: both parts get smaller */
        size_t i = from, k = to;
        for (;; i++) {
            while (v[i] < pivot)
                i++;
            do
                k--;
            while (v[k] > pivot);
            if (i >= k)
                break;
            double x = v[i];
            v[i] = v[k];
            v[k] = x;
        }
        if (at <= k)
            to = k + 1;
        else
            from = k + 1;
    }
}

static double median(double *v, size_t n)
{
    settle(v, n, (n - 1) / 2);
    double low = v[(n - 1) / 2], high = low;
    if (n % 2 == 0) {
        settle(v, n, n / 2);
        high = v[n / 2];
    }
    return (low + high) / 2;
}

/* From sums to means: `sum2` of squares; ratio[0, n): its stays'. */
static void close_member(struct placed *m, double sum2, double *ratio)
{
    double n = (double)m->n, sum = m->mean;
    m->mean = sum / n;
    double spread = m->n > 1 ? (sum2 - sum * m->mean) / (n - 1) : 1;
    m->error = sqrt(fmax(spread, WIDTH_LEAST * WIDTH_LEAST) / n);
    m->times = median(ratio, (size_t)m->n);
}

/* The members' figures from what has a standing. */
static void sum_up(struct arena *a, struct stays *all, const struct standing *standing)
{
    size_t *at = ARENA_ARRAY(a, size_t, all->nmembers), kept = 0;
    double *sum2 = ARENA_ARRAY(a, double, all->nmembers), *ratio = ARENA_ARRAY(a, double, all->n);
    for (size_t i = 0; i < all->n; i++)
        all->members[all->s[i].member].n += standing[i].ratio >= 0;
    for (size_t m = 0; m < all->nmembers; m++) {
        at[m] = kept;
        kept += (size_t)all->members[m].n;
    }
    for (size_t i = 0; i < all->n; i++) {
        uint32_t m = all->s[i].member;
        if (standing[i].ratio < 0)
            continue;
        ratio[at[m]++] = standing[i].ratio;
        all->members[m].longer += standing[i].longer;
        all->members[m].mean += standing[i].times;
        sum2[m] += standing[i].times * standing[i].times;
    }
    for (size_t m = 0; m < all->nmembers; m++)
        if (all->members[m].n > 0)
            close_member(&all->members[m], sum2[m], ratio + at[m] - all->members[m].n);
}

const struct placed *place_members(struct arena *a, size_t units, const struct flow_holdings *h, struct observer *o,
                                   size_t *n)
{
    struct arena *scratch = arena_new();
    struct stays all = stays_new(scratch, units, h, o);
    sum_up(scratch, &all, place_all(scratch, &all));
    struct placed *out = NULL;
    *n = 0;
    for (size_t m = 0; m < all.nmembers; m++)
        if (all.members[m].n > 0)
            ARENA_PUSH(a, out, *n, all.members[m]);
    arena_free(scratch);
    return out;
}

double place_chance(double log_times)
{
    double times = exp(log_times); /* as long as its peers, were times exponential */
    return times / (1 + times);
}
