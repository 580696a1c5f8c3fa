/* observe.c -- the definitions of the signals, one holding at a time. */
#include "signal/observe.h"

#include "flow/figures.h"

/* Working time, elapsed time without a calendar. */
static int64_t working_us(const struct calendar *cal, int64_t from_us, int64_t to_us)
{
    if (!cal)
        return max64(to_us - from_us, 0);
    return calendar_elapsed(cal, (struct instant){ from_us }, (struct instant){ to_us }).us;
}

struct observer observer_new(struct arena *a, size_t units, const struct flow_holdings *h, const struct flow_tree *tree,
                             const struct calendar *cal, uint8_t missing)
{
    return (struct observer){
        .h = h, .tree = tree, .cal = cal, .missing = missing, .held_in = ARENA_ARRAY(a, uint32_t, units)
    };
}

static uint32_t giver_of(const struct flow_holdings *h, size_t i)
{
    uint32_t giver = flow_giver(h, i);
    if (giver == FLOW_NONE && h->by && h->by[i] != h->unit[i])
        giver = h->by[i];
    return giver;
}

static enum came came_of(const struct observer *o, size_t i, uint32_t giver)
{
    const struct flow_holdings *h = o->h;
    if (!flow_is_first(h, i) && flow_gave(h, i - 1, h->unit[i])) /* who gave it without ever holding it, too */
        return CAME_RETURNED;
    if (o->held_in[h->unit[i]] == h->kase[i] + 1)
        return CAME_AGAIN;
    if (giver == FLOW_NONE)
        return CAME_OPENED;
    if (flow_above(o->tree, giver, h->unit[i]))
        return CAME_DOWN;
    return flow_above(o->tree, h->unit[i], giver) ? CAME_UP : CAME_BESIDE;
}

static uint8_t room_of(const struct observer *o, size_t i)
{
    const struct flow_holdings *h = o->h;
    if (!h->due_us || h->due_us[i] == FLOW_NEVER)
        return 0;
    int64_t left = working_us(o->cal, h->from_us[i], h->due_us[i]);
    if (h->due_us[i] <= h->from_us[i])
        return 1;
    uint8_t room = 2;
    for (int64_t least = 4 * US_HOUR; room < ROOMS - 1 && left >= least; least *= 2)
        room++;
    return room;
}

static bool superior_left(const struct observer *o, size_t i)
{
    uint32_t u = o->h->unit[i];
    if (!o->tree || u >= o->tree->n)
        return false;
    uint32_t above = o->tree->parent[u];
    return above != FLOW_NONE && (!flow_gave(o->h, i, above) || o->tree->parent[above] != FLOW_NONE);
}

static void mark(struct observed *seen, uint8_t missing, enum signal s, bool in, bool hit)
{
    if (!in || has(missing, s))
        return;
    seen->in |= (uint8_t)(1U << s);
    seen->hit |= (uint8_t)((unsigned)hit << s);
}

enum came observe_came(struct observer *o, size_t i)
{
    enum came came = came_of(o, i, giver_of(o->h, i));
    o->held_in[o->h->unit[i]] = o->h->kase[i] + 1;
    return came;
}

struct observed observe(struct observer *o, size_t i)
{
    const struct flow_holdings *h = o->h;
    struct observed seen = { .giver = giver_of(h, i) };
    bool passed = !(h->flags[i] & FLOW_DECIDED); /* what is decided, or goes its ordered way, is not passed away */
    enum flow_way way = flow_way(h, o->tree, i);
    bool dated = h->due_us && (h->due_us[i] != FLOW_NEVER || (h->due_end_us && h->due_end_us[i] != FLOW_NEVER));
    enum flow_passing passing = has(o->missing, SIGNAL_PASSED_LATE) ? FLOW_NOT_PASSED : flow_passing(h, o->cal, i);
    seen.came = came_of(o, i, seen.giver);
    seen.room = room_of(o, i);
    seen.can_up = superior_left(o, i);
    o->held_in[h->unit[i]] = h->kase[i] + 1;
    mark(&seen, o->missing, SIGNAL_RETURNED, true, passed && way == FLOW_WAY_RETURNED);
    mark(&seen, o->missing, SIGNAL_PASSED_UP, true, passed && way == FLOW_WAY_UP);
    mark(&seen, o->missing, SIGNAL_PASSED_SIDEWAYS, true, passed && way == FLOW_WAY_SIDEWAYS);
    mark(&seen, o->missing, SIGNAL_PASSED_LATE, passing != FLOW_NOT_PASSED, passing == FLOW_PASSED_LATE);
    mark(&seen, o->missing, SIGNAL_CLOCK_STOPPED, true, h->flags[i] & FLOW_STOPPED);
    mark(&seen, o->missing, SIGNAL_OVERDUE, dated, dated && (h->flags[i] & FLOW_OVERDUE));
    return seen;
}

const uint8_t *tiers_of(struct arena *a, size_t units, const struct flow_tree *tree)
{
    uint8_t *tier = ARENA_ARRAY(a, uint8_t, units);
    for (uint32_t u = 0; tree && u < units && u < tree->n; u++) {
        int depth = 0;
        for (uint32_t at = tree->parent[u]; at != FLOW_NONE && depth < TIERS - 1; at = tree->parent[at])
            depth++;
        tier[u] = (uint8_t)(tier[u] | depth << 1 | (tree->class ? tree->class[u] << 4 : 0));
        if (tree->parent[u] < units)
            tier[tree->parent[u]] |= 1;
    }
    return tier;
}
