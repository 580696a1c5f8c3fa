#include "flow/figures.h"

#include "flow/crew.h"
#include "flow/pages.h"
#include "flow/select.h"

#include <stdlib.h>
#include <string.h>

enum { LATE_PERCENT = 80 };

enum flow_passing flow_passing(const struct flow_holdings *h, const struct calendar *cal, size_t i)
{
    if (!h->to_units || !h->due_end_us || flow_is_last(h, i) || (h->flags[i] & FLOW_DECIDED))
        return FLOW_NOT_PASSED;
    int64_t due_us = h->due_end_us[i], from_us = h->from_us[i];
    if (due_us == FLOW_NEVER || due_us <= from_us)
        return FLOW_NOT_PASSED;
    int64_t gone_us = h->to_us[i] - from_us, all_us = due_us - from_us;
    if (cal) {
        gone_us = h->work_us[i];
        all_us = calendar_elapsed(cal, (struct instant){ from_us }, (struct instant){ due_us }).us;
    }
    return (flow_sum)gone_us * 100 > (flow_sum)all_us * LATE_PERCENT ? FLOW_PASSED_LATE : FLOW_PASSED_IN_TIME;
}

/* --- one thread's counts -------------------------------------------------------------------------------------------------------------- */

/* What a unit or a person is met with as cases are walked: in no order, so each is one line of the cache. How long they held is summed
 * where it lies group by group anyway, for the medians. Acts are fewer than fit into a count. */
struct tally {
    uint32_t way[FLOW_WAY_COUNT], cases, sent_back, passed_late, passed_in_time, decided, stopped, overdue;
    flow_sum late_us;
};
static_assert(sizeof(struct tally) == 64, "a line of the cache");

struct count {
    struct flow_figures f; /* without unit and person */
    struct tally *unit, *person;
    struct pairs handover, bounce;
    uint32_t *seen_unit, *seen_person; /* the last case seen there, plus one */
    char apart[128]; /* two threads' counts share no line of the cache, nor the pair fetched together */
};

struct counting {
    const struct flow_log *log;
    const struct flow_holdings *h;
    const struct flow_tree *tree;
    const struct calendar *cal;
    unsigned threads;
    size_t units, persons;
    int64_t *life_us; /* [cases] -1: without acts */
    struct count count[CREW_MAX];
};

static void count_holder(struct tally *holder, uint8_t flags, enum flow_way way, enum flow_passing passing)
{
    holder->way[way]++;
    holder->passed_late += passing == FLOW_PASSED_LATE;
    holder->passed_in_time += passing == FLOW_PASSED_IN_TIME;
    holder->decided += (flags & FLOW_DECIDED) != 0;
    holder->stopped += (flags & FLOW_STOPPED) != 0;
    holder->overdue += (flags & FLOW_OVERDUE) != 0;
}

static bool meet(uint32_t *seen, uint32_t code, uint32_t kase)
{
    bool again = seen[code] == kase + 1;
    seen[code] = kase + 1;
    return !again;
}

static void count_wait(struct count *t, const struct counting *c, size_t i)
{
    uint32_t giver = flow_giver(c->h, i);
    if (giver == FLOW_NONE || !flow_above(c->tree, c->h->unit[i], giver))
        return;
    struct flow_wait *w = &t->f.wait[c->h->unit[i]];
    w->holdings++;
    w->held_us += c->h->to_us[i] - c->h->from_us[i];
    w->work_us += c->h->work_us ? c->h->work_us[i] : 0;
}

/* The holdings [from, end) of one case, each by itself. Returns whether some unit held it twice. */
static bool count_holdings(struct count *t, const struct counting *c, size_t from, size_t end)
{
    const struct flow_holdings *h = c->h;
    bool revisit = false;
    for (size_t i = from; i < end; i++) {
        enum flow_way way = flow_way(h, c->tree, i);
        enum flow_passing passing = flow_passing(h, c->cal, i);
        struct tally *unit = &t->unit[h->unit[i]];
        count_holder(unit, h->flags[i], way, passing);
        bool first = meet(t->seen_unit, h->unit[i], h->kase[i]);
        unit->cases += first;
        revisit |= !first;
        if (h->person && h->person[i] != FLOW_NONE) {
            count_holder(&t->person[h->person[i]], h->flags[i], way, passing);
            t->person[h->person[i]].cases += meet(t->seen_person, h->person[i], h->kase[i]);
        }
        if (t->f.wait)
            count_wait(t, c, i);
    }
    return revisit;
}

/* A case whose last act came after its due date; whose time that was. */
static void count_late(struct count *t, const struct counting *c, size_t from, size_t end)
{
    const struct flow_holdings *h = c->h;
    int64_t due_us = h->due_end_us[end - 1];
    t->f.due_cases += due_us != FLOW_NEVER;
    if (due_us == FLOW_NEVER || h->to_us[end - 1] <= due_us)
        return;
    t->f.late_cases++;
    t->f.late_us += h->to_us[end - 1] - h->from_us[from];
    for (size_t i = from; i < end; i++) {
        t->unit[h->unit[i]].late_us += h->to_us[i] - h->from_us[i];
        if (h->person && h->person[i] != FLOW_NONE)
            t->person[h->person[i]].late_us += h->to_us[i] - h->from_us[i];
    }
}

static void count_case(struct count *t, const struct counting *c, size_t from, size_t end)
{
    const uint32_t *unit = c->h->unit;
    uint64_t handovers = end - from - 1, bounces = 0;
    t->f.handovers += handovers;
    t->f.most = handovers > t->f.most ? handovers : t->f.most;
    t->f.never += handovers == 0;
    t->f.revisit_cases += count_holdings(t, c, from, end);
    for (size_t i = from; i + 1 < end; i++)
        pairs_add(&t->handover, unit[i], unit[i + 1], 1);
    for (size_t i = from; i + 2 < end; i++) {
        if (unit[i] != unit[i + 2])
            continue;
        bounces++;
        pairs_add(&t->bounce, unit[i] < unit[i + 1] ? unit[i] : unit[i + 1],
                  unit[i] < unit[i + 1] ? unit[i + 1] : unit[i], 1);
        t->unit[unit[i + 1]].sent_back++;
    }
    t->f.bounces += bounces;
    t->f.bounce_cases += bounces > 0;
    if (c->h->due_end_us)
        count_late(t, c, from, end);
}

/* The cases of one thread. */
struct span {
    size_t from, end;
};

static struct span cases_of(const struct counting *c, unsigned member)
{
    size_t each = c->h->cases / c->threads, from = each * member;
    return (struct span){ from, member + 1 == c->threads ? c->h->cases : from + each };
}

static void count_cases(void *arg, unsigned member)
{
    struct counting *c = arg;
    struct count *t = &c->count[member];
    const struct flow_holdings *h = c->h;
    struct span cases = cases_of(c, member);
    for (size_t k = cases.from; k < cases.end; k++) {
        size_t from = h->start[k], end = h->start[k + 1];
        c->life_us[k] = from == end ? -1 : h->to_us[end - 1] - h->from_us[from];
        if (from < end)
            count_case(t, c, from, end);
    }
}

static void make_counts(struct counting *c)
{
    for (unsigned i = 0; i < c->threads; i++) {
        struct count *t = &c->count[i];
        t->unit = pages_grow(NULL, 0, c->units * sizeof *t->unit);
        t->person = pages_grow(NULL, 0, c->persons * sizeof *t->person);
        t->f.wait = c->tree && c->tree->listed ? pages_grow(NULL, 0, c->units * sizeof *t->f.wait) : NULL;
        t->seen_unit = pages_grow(NULL, 0, c->units * sizeof *t->seen_unit);
        t->seen_person = pages_grow(NULL, 0, c->persons * sizeof *t->seen_person);
        pairs_init(&t->handover, c->units);
        pairs_init(&t->bounce, c->units);
    }
}

static void release_counts(struct counting *c)
{
    for (unsigned i = 0; i < c->threads; i++) {
        struct count *t = &c->count[i];
        pages_free(t->unit, c->units * sizeof *t->unit);
        pages_free(t->person, c->persons * sizeof *t->person);
        pages_free(t->f.wait, c->units * sizeof *t->f.wait);
        pages_free(t->seen_unit, c->units * sizeof *t->seen_unit);
        pages_free(t->seen_person, c->persons * sizeof *t->seen_person);
        pairs_release(&t->handover);
        pairs_release(&t->bounce);
    }
    pages_free(c->life_us, c->log->cases * sizeof *c->life_us);
}

/* --- all threads' ----------------------------------------------------------------------------------------------------------------------- */

static uint64_t holdings_of(const struct tally *t)
{
    uint64_t all = 0; /* every holding ended in some way */
    for (size_t w = 0; w < FLOW_WAY_COUNT; w++)
        all += t->way[w];
    return all;
}

static void add_holder(struct flow_holder *to, const struct tally *from)
{
    to->holdings += holdings_of(from);
    to->cases += from->cases;
    for (size_t w = 0; w < FLOW_WAY_COUNT; w++)
        to->way[w] += from->way[w];
    to->sent_back += from->sent_back;
    to->passed_late += from->passed_late;
    to->passed_in_time += from->passed_in_time;
    to->decided += from->decided;
    to->stopped += from->stopped;
    to->overdue += from->overdue;
    to->late_us += from->late_us;
}

static void add_pairs(struct pairs *to, const struct pairs *from)
{
    struct pair p;
    for (size_t at = 0; pairs_next(from, &at, &p);)
        pairs_add(to, p.a, p.b, p.count);
}

static void add_counts(struct flow_figures *f, const struct count *count)
{
    const struct flow_figures *t = &count->f;
    f->handovers += t->handovers;
    f->most = t->most > f->most ? t->most : f->most;
    f->never += t->never;
    f->bounces += t->bounces;
    f->bounce_cases += t->bounce_cases;
    f->revisit_cases += t->revisit_cases;
    f->due_cases += t->due_cases;
    f->late_cases += t->late_cases;
    f->late_us += t->late_us;
    for (size_t u = 0; u < f->units; u++)
        add_holder(&f->unit[u], &count->unit[u]);
    for (size_t p = 0; p < f->persons; p++)
        add_holder(&f->person[p], &count->person[p]);
    for (size_t u = 0; f->wait && u < f->units; u++) {
        f->wait[u].holdings += t->wait[u].holdings;
        f->wait[u].held_us += t->wait[u].held_us;
        f->wait[u].work_us += t->wait[u].work_us;
    }
}

/* --- two cases of one name: a unit that held both held one ------------------------------------------------------------------------------------ */

struct name_unit {
    uint32_t name, unit, kase;
};

static int by_name_unit(const void *x, const void *y)
{
    const struct name_unit *p = x, *q = y;
    if (p->name != q->name)
        return p->name < q->name ? -1 : 1;
    if (p->unit != q->unit)
        return p->unit < q->unit ? -1 : 1;
    return (p->kase > q->kase) - (p->kase < q->kase);
}

/* Which names are borne by more than one case? NULL where none is. */
static bool *shared_names(struct arena *a, const struct flow_log *log)
{
    size_t names = flow_words_count(log->names);
    bool *shared = ARENA_ARRAY(a, bool, names), *met = ARENA_ARRAY(a, bool, names), any = false;
    for (size_t k = 0; k < log->cases; k++) {
        shared[log->case_name[k]] |= met[log->case_name[k]];
        any |= met[log->case_name[k]];
        met[log->case_name[k]] = true;
    }
    return any ? shared : NULL;
}

static void merge_names(struct arena *a, const struct counting *c, struct flow_figures *f)
{
    const bool *shared = shared_names(a, c->log);
    struct name_unit *row = NULL;
    size_t n = 0;
    if (!shared)
        return;
    for (size_t i = 0; i < c->h->n; i++) {
        struct name_unit one = { c->log->case_name[c->h->kase[i]], c->h->unit[i], c->h->kase[i] };
        if (shared[one.name])
            ARENA_PUSH(a, row, n, one);
    }
    qsort(row, n, sizeof *row, by_name_unit);
    for (size_t i = 1; i < n; i++)
        if (row[i].name == row[i - 1].name && row[i].unit == row[i - 1].unit && row[i].kase != row[i - 1].kase)
            f->unit[row[i].unit].cases--;
}

/* --- medians ---------------------------------------------------------------------------------------------------------------------------------- */

struct spread { /* durations, group after group; of a group those of the first thread's cases first */
    const struct counting *c;
    const uint32_t *group;
    size_t groups;
    size_t *start;          /* [groups + 1] */
    size_t *next[CREW_MAX]; /* [groups] of each thread: where its next one goes */
    int64_t *us;
    struct flow_holder *holder;
    bool persons, work;
};

/* Each thread puts down what it counted, so where its own begin follows from the counts. */
static void place_spread(struct spread *s)
{
    size_t at = 0;
    for (size_t g = 0; g < s->groups; g++) {
        s->start[g] = at;
        for (unsigned t = 0; t < s->c->threads; t++) {
            const struct count *count = &s->c->count[t];
            s->next[t][g] = at;
            at += holdings_of(s->persons ? &count->person[g] : &count->unit[g]);
        }
    }
    s->start[s->groups] = at;
}

static void fill_spread(void *arg, unsigned member)
{
    struct spread *s = arg;
    const struct flow_holdings *h = s->c->h;
    struct span cases = cases_of(s->c, member);
    size_t *next = s->next[member];
    for (size_t i = h->start[cases.from]; i < h->start[cases.end]; i++)
        if (s->group[i] != FLOW_NONE)
            s->us[next[s->group[i]]++] = s->work ? h->work_us[i] : h->to_us[i] - h->from_us[i];
}

static flow_sum sum_of(const int64_t *us, size_t n)
{
    flow_sum sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += us[i];
    return sum;
}

static void find_quantiles(void *arg, unsigned member)
{
    struct spread *s = arg;
    for (size_t g = member; g < s->groups; g += s->c->threads) {
        size_t n = s->start[g + 1] - s->start[g];
        if (n == 0)
            continue;
        struct flow_holder *to = &s->holder[g];
        *(s->work ? &to->work_us : &to->held_us) = sum_of(s->us + s->start[g], n);
        flow_median_and_more(s->us + s->start[g], n, 18, s->work ? &to->work_median2_us : &to->held_median2_us,
                             s->work ? &to->work_p90_us : &to->held_p90_us);
    }
}

static void spread_of(struct spread *s, const uint32_t *group, size_t groups, struct flow_holder *holder)
{
    s->group = group;
    s->groups = groups;
    s->holder = holder;
    const int last = s->c->h->work_us ? 1 : 0;
    for (int work = 0; groups > 0 && work <= last; work++) {
        s->work = work != 0;
        place_spread(s);
        crew_run(s->c->threads, fill_spread, s);
        crew_run(s->c->threads, find_quantiles, s);
    }
}

static void quantiles(const struct counting *c, struct flow_figures *f)
{
    size_t most = c->units > c->persons ? c->units : c->persons;
    struct spread s = { .c = c };
    s.us = pages_filled(c->h->n * sizeof *s.us);
    s.start = pages_grow(NULL, 0, (most + 1) * sizeof *s.start);
    for (unsigned t = 0; t < c->threads; t++)
        s.next[t] = pages_grow(NULL, 0, most * sizeof *s.next[t]);
    spread_of(&s, c->h->unit, c->units, f->unit);
    s.persons = true;
    spread_of(&s, c->h->person, c->persons, f->person);
    for (unsigned t = 0; t < c->threads; t++)
        pages_free(s.next[t], most * sizeof *s.next[t]);
    pages_free(s.start, (most + 1) * sizeof *s.start);
    pages_free(s.us, c->h->n * sizeof *s.us);
}

static void lives(struct counting *c, struct flow_figures *f)
{
    size_t n = 0;
    for (size_t k = 0; k < c->log->cases; k++) {
        if (c->life_us[k] < 0)
            continue;
        f->life_us += c->life_us[k];
        f->life_max_us = max64(f->life_max_us, c->life_us[k]);
        c->life_us[n++] = c->life_us[k];
    }
    f->dated = n;
    if (n == 0)
        return;
    flow_median_and_more(c->life_us, n, 19, &f->life_median2_us, &f->life_p95_us);
}

/* --- all ---------------------------------------------------------------------------------------------------------------------------------------- */

static void make_figures(struct arena *a, const struct counting *c, struct flow_figures *f)
{
    *f = (struct flow_figures){ .units = c->units, .persons = c->persons };
    f->unit = ARENA_ARRAY(a, struct flow_holder, f->units);
    f->person = ARENA_ARRAY(a, struct flow_holder, f->persons);
    f->wait = c->tree && c->tree->listed ? ARENA_ARRAY(a, struct flow_wait, f->units) : NULL;
}

void flow_count(struct arena *a, const struct flow_log *log, const struct flow_holdings *h,
                const struct flow_tree *tree, const struct calendar *cal, unsigned threads, struct flow_figures *out)
{
    struct counting c = { .log = log, .h = h, .tree = tree, .cal = cal, .threads = threads };
    c.units = flow_words_count(log->units);
    c.persons = h->person ? flow_words_count(log->persons) : 0;
    c.life_us = pages_grow(NULL, 0, log->cases * sizeof *c.life_us);
    make_counts(&c);
    crew_run(threads, count_cases, &c);
    make_figures(a, &c, out);
    for (unsigned t = 0; t < threads; t++) {
        add_counts(out, &c.count[t]);
        if (t > 0) {
            add_pairs(&c.count[0].handover, &c.count[t].handover);
            add_pairs(&c.count[0].bounce, &c.count[t].bounce);
        }
    }
    const uint32_t *order = flow_words_order(a, log->units);
    uint32_t *place = ARENA_ARRAY(a, uint32_t, c.units);
    for (size_t i = 0; i < c.units; i++)
        place[order[i]] = (uint32_t)i;
    out->handover = pairs_ordered(a, &c.count[0].handover, place, false, &out->nhandovers);
    out->bounce = pairs_ordered(a, &c.count[0].bounce, place, true, &out->nbounces);
    merge_names(a, &c, out);
    lives(&c, out);
    quantiles(&c, out);
    release_counts(&c);
}
