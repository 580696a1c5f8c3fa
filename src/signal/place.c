/* place.c -- cases sorted within what is alike, and swept once. */
#include "signal/place.h"

#include "signal/table.h"
#include <math.h>
#include <stdlib.h>

enum { TIMES_MAX = 3 /* held three times or more */, LEVELS = 3 };
static const double SATURATION = 0.02, PEERS_LEAST = 30; /* as in alike.c; a place needs more neighbours than a share */
enum { MEMBERS_LEAST = 3 };
static const double LOG_LEAST = -1.5,
                    LOG_MOST = 3; /* a case held a fifth, or twenty times, as long as usual tells no more than that */
static const double WIDTH_LEAST = 0.3; /* of one case; so many that are held for the same time prove nothing   */
static const int64_t QUARTER_US = 91 * US_DAY;

/* One case of one unit. */
struct stay {
    uint64_t like[LEVELS]; /* narrow to wide */
    uint32_t kind, member;
    double time;
    double place, ratio; /* place < 0: none yet */
    double times;        /* logarithm of its time, to the mean of its peers' */
};

struct stays {
    struct stay *s;
    size_t n;
    struct placed *members;
    size_t nmembers;
};

/* --- stays ------------------------------------------------------------------------------------------------------------------ */

struct open_stay {
    uint32_t unit, times;
    double time;
    enum came came;
    int64_t from_us;
};

static void close_stay(struct arena *a, struct stays *all, struct pair_table *members, const struct open_stay *o,
                       uint32_t kind, uint8_t tier)
{
    bool fresh;
    uint32_t m = pair_number(members, o->unit, kind, &fresh);
    uint64_t times = o->times < TIMES_MAX ? o->times : TIMES_MAX,
             quarter = (uint64_t)(o->from_us / QUARTER_US) & 0xffff;
    uint64_t wide = (uint64_t)o->came << 8 | times, middle = wide << 8 | tier;
    if (fresh)
        ARENA_PUSH(a, all->members, all->nmembers, ((struct placed){ .unit = o->unit, .kind = kind }));
    ARENA_PUSH(a, all->s, all->n,
               ((struct stay){ .like = { middle << 17 | 1U << 16 | quarter, middle << 17,
                                         wide << 25 | (uint64_t)class_of_tier(tier) << 21 | 1U << 15 },
                               .kind = kind,
                               .member = m,
                               .time = o->time,
                               .place = -1 }));
}

static struct stays stays_new(struct arena *a, size_t units, const struct flow_holdings *h, struct observer *o)
{
    struct stays all = { .n = 0 };
    struct pair_table members = { .a = a };
    const uint8_t *tiers = tiers_of(a, units, o->tree);
    uint32_t *open_at = ARENA_ARRAY(a, uint32_t, units); /* 1 + index of the unit's stay in this case */
    struct open_stay *open = NULL;
    size_t room = 0;
    for (size_t c = 0; c < h->cases; c++) {
        size_t n = 0, most = h->start[c + 1] - h->start[c];
        if (most > room) {
            room = most * 2;
            open = ARENA_ARRAY(a, struct open_stay, room);
        }
        for (size_t i = h->start[c]; i < h->start[c + 1]; i++) {
            struct observed seen = observe(o, i);
            uint32_t u = h->unit[i];
            if (!open_at[u]) {
                open[n] = (struct open_stay){ .unit = u, .came = seen.came, .from_us = h->from_us[i] };
                open_at[u] = (uint32_t)++n;
            }
            struct open_stay *s = &open[open_at[u] - 1];
            s->times++;
            s->time += (double)(h->work_us ? h->work_us[i] : h->to_us[i] - h->from_us[i]);
        }
        for (size_t k = 0; k < n; k++) {
            close_stay(a, &all, &members, &open[k], h->kind ? h->kind[c] : 0, tiers[open[k].unit]);
            open_at[open[k].unit] = 0;
        }
    }
    return all;
}

/* --- places ------------------------------------------------------------------------------------------------------------------ */

struct sorted {
    uint64_t like;
    double time;
    uint32_t kind, stay;
};

static int compare_sorted(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->like != y->like)
        return x->like < y->like ? -1 : 1;
    return x->time != y->time ? (x->time > y->time) - (x->time < y->time) : (x->stay > y->stay) - (x->stay < y->stay);
}

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
    struct stays *all;
    const struct sorted *s;
    struct own *own; /* [members] */
};

static struct own *own_at(const struct sweep *w, size_t i) { return &w->own[w->all->s[w->s[i].stay].member]; }

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
    return w->s[i].time;
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
        double x = log_time(w->s[i].time, all->middle);
        o->logs += x;
        all->logs += x * o->each;
    }
}

static void place_one(struct stay *stay, const struct own *o, double below, double equal, const struct whole *all)
{
    double peers = all->weight - o->stays * o->each;
    if (peers < PEERS_LEAST || all->members - 1 < MEMBERS_LEAST || stay->place >= 0)
        return;
    stay->place = fmax(below - o->below + (equal - o->equal) / 2, 0) / peers;
    stay->ratio = all->middle > 0 ? stay->time / all->middle : 1;
    stay->times = log_time(stay->time, all->middle) - (all->logs - o->logs * o->each) / peers;
}

/* Stays [from, to) are alike, in order of time: what others hold shorter, and half of what they hold as long. */
static void place_alike(const struct sweep *w, size_t from, size_t to)
{
    struct whole all = weigh(w, from, to);
    double below = 0;
    sum_logs(w, from, to, &all);
    for (size_t i = from, end; i < to; i = end) {
        double equal = 0;
        for (end = i; end < to && w->s[end].time <= w->s[i].time; end++) {
            own_at(w, end)->equal += own_at(w, end)->each;
            equal += own_at(w, end)->each;
        }
        for (size_t k = i; k < end; k++)
            place_one(&w->all->s[w->s[k].stay], own_at(w, k), below, equal, &all);
        for (size_t k = i; k < end; k++) {
            own_at(w, k)->below += own_at(w, k)->equal;
            own_at(w, k)->equal = 0;
        }
        below += equal;
    }
}

static void place_all(struct arena *a, struct stays *all)
{
    struct sorted *s = ARENA_ARRAY(a, struct sorted, all->n);
    struct sweep w = { all, s, ARENA_ARRAY(a, struct own, all->nmembers) };
    for (int l = 0; l < LEVELS; l++) {
        for (size_t i = 0; i < all->n; i++)
            s[i] = (struct sorted){ all->s[i].like[l], all->s[i].time, all->s[i].kind, (uint32_t)i };
        qsort(s, all->n, sizeof *s, compare_sorted);
        for (size_t from = 0, to; from < all->n; from = to) {
            for (to = from; to < all->n && s[to].kind == s[from].kind && s[to].like == s[from].like;)
                to++;
            place_alike(&w, from, to);
        }
    }
}

/* --- members ------------------------------------------------------------------------------------------------------------------ */

static int compare_ratio(const void *a, const void *b)
{
    const struct stay *x = a, *y = b;
    if (x->member != y->member)
        return x->member < y->member ? -1 : 1;
    return (x->ratio > y->ratio) - (x->ratio < y->ratio);
}

/* s[0, n): the placed stays of one member, by ratio. */
static void sum_up(struct placed *m, const struct stay *s, size_t n)
{
    double sum = 0, sum2 = 0;
    for (size_t i = 0; i < n; i++) {
        m->longer += s[i].place > 0.5;
        sum += s[i].times, sum2 += s[i].times * s[i].times;
    }
    m->n = (int64_t)n;
    m->mean = sum / (double)n;
    double spread = n > 1 ? (sum2 - sum * m->mean) / (double)(n - 1) : 1;
    m->error = sqrt(fmax(spread, WIDTH_LEAST * WIDTH_LEAST) / (double)n);
    m->times = (s[(n - 1) / 2].ratio + s[n / 2].ratio) / 2;
}

const struct placed *place_members(struct arena *a, size_t units, const struct flow_holdings *h, struct observer *o,
                                   size_t *n)
{
    struct arena *scratch = arena_new();
    struct stays all = stays_new(scratch, units, h, o);
    place_all(scratch, &all);
    size_t kept = 0;
    for (size_t i = 0; i < all.n; i++)
        if (all.s[i].place >= 0)
            all.s[kept++] = all.s[i];
    if (kept > 0)
        qsort(all.s, kept, sizeof *all.s, compare_ratio);
    for (size_t from = 0, to; from < kept; from = to) {
        for (to = from; to < kept && all.s[to].member == all.s[from].member;)
            to++;
        sum_up(&all.members[all.s[from].member], all.s + from, to - from);
    }
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
