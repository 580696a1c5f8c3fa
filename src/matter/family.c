#include "matter/matter.h"

const char *const MSTATE_WORDS[M_STATE_COUNT + 1] = { "held", "stopped", "outside", "confirm", "ended", NULL };
const char *const END_WORDS[END_COUNT + 1] = { "none",    "decided",   "completed", "confirmed", "replied",
                                               "consent", "cancelled", "moot",      "lapsed",    NULL };
const char *const CAUSE_WORDS[CAUSE_COUNT + 1] = { "act",     "await_end", "pause_end", "succession", "tenure",
                                                   "absence", "back",      "excluded",  "lapse",      NULL };

const struct matter *family_matter(const struct family *f, matter_id id)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->matters[i].id == id)
            return &f->matters[i];
    return NULL;
}

const struct holding *matter_holding(const struct matter *m, struct instant t)
{
    size_t low = 0, high = m->nholdings; /* the last stretch with from <= t */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (instant_before(t, m->holdings[mid].from))
            high = mid;
        else
            low = mid + 1;
    }
    return low == 0 ? NULL : &m->holdings[low - 1];
}

bool matter_ended(const struct matter *m, struct instant t)
{
    const struct holding *h = matter_holding(m, t);
    return h && !instant_before(t, h->to); /* also within the gap of a reopening */
}

enum mstate matter_state(const struct matter *m, struct instant t)
{
    const struct holding *h = matter_holding(m, t);
    return !h ? M_HELD : instant_before(t, h->to) ? h->state : M_ENDED;
}

const struct matter *matter_waits(const struct family *f, const struct matter *m, struct instant t)
{
    const struct matter *first = NULL;
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *child = &f->matters[i];
        if (child->parent != m->index || !child->waited_for || instant_before(t, child->opened) ||
            matter_ended(child, t))
            continue;
        if (!first || instant_before(child->due.at, first->due.at))
            first = child;
    }
    return first;
}

const struct matter **matter_to_answer(struct arena *a, const struct family *f, const struct matter *m,
                                       struct instant t, size_t *n)
{
    const struct matter **list = NULL;
    *n = 0;
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *child = &f->matters[i];
        if (child->parent == m->index && child->to_answer && !instant_before(t, child->late_answered))
            ARENA_PUSH(a, list, *n, child);
    }
    return list;
}

bool matter_excludes(const struct family *f, const struct matter *m, person_id p, struct instant t)
{
    const struct matter *root = m;
    for (;; root = &f->matters[root->parent]) { /* who may not touch a matter may not touch its questions */
        for (size_t i = 0; i < root->nexcluded; i++)
            if (root->excluded[i] == p && !instant_before(t, root->excluded_from[i]))
                return true;
        if (root->parent < 0)
            break;
    }
    if (!root->rule->excludes)
        return false;
    for (size_t i = 0; i < root->opening->npersons; i++)
        if (org_in_line_of(f->world->org, p, root->opening->persons[i], t))
            return true;
    return false;
}

const struct rule *matter_rule(const struct family *f, const struct matter *m, struct instant t)
{
    const struct rule *rule = rulebook_find(f->world->rules, m->rule->code, f->matters[0].opened, t);
    return rule ? rule : m->rule;
}

static struct due due_without(const struct family *f, struct limit limit, struct instant from, const struct stop *stops,
                              size_t n, struct due known, struct instant t)
{
    size_t ended = n;
    while (ended > 0 && instant_before(t, stops[ended - 1].to))
        ended--;
    struct due due = known;
    if (ended < n)
        (void)limit_due(f->world->book, limit, from, stops, ended, &due,
                        NULL); /* fails only beyond the calendar: as known */
    return due;
}

bool extend_records_event(const struct matter *m, const struct act *act)
{
    return m->unverified_due && act_states(act, FIELD_COUNTED_FROM);
}

struct due matter_due(const struct family *f, const struct matter *m, struct instant t)
{
    return due_without(f, m->limit, m->limit_from, m->stops, m->nstops, m->due, t);
}

struct instant matter_due_then(const struct matter *m, struct instant t)
{
    for (size_t i = 0; i < m->nearlier; i++)
        if (instant_before(t, m->earlier[i].to))
            return m->earlier[i].due.at;
    return m->due.at;
}

struct due run_due(const struct family *f, const struct run *run, struct instant t)
{
    return due_without(f, run->limit, run->from, run->stops, run->nstops, run->due, t);
}

/* --- what must always hold ------------------------------------------------------------------------------------------ */

static const char *wrong_with(const struct family *f, const struct matter *m)
{
    if (m->nholdings == 0)
        return "has no holding";
    if (!instant_eq(m->holdings[0].from, m->opened))
        return "its first holding does not begin with its life";
    for (size_t i = 0; i < m->nholdings; i++) {
        const struct holding *h = &m->holdings[i];
        if (h->unit == 0)
            return "a holding has no unit";
        if (instant_before(h->to, h->from))
            return "a holding ends before it begins";
        if (i == 0 || instant_eq(m->holdings[i - 1].to, h->from))
            continue;
        bool reopened = h->act && h->act->kind == ACT_REOPEN && instant_before(m->holdings[i - 1].to, h->from);
        if (!reopened)
            return "its holdings do not tile";
    }
    if (!instant_eq(m->holdings[m->nholdings - 1].to, m->ended))
        return "its last holding does not end with its life";
    if (instant_is_max(m->ended) != (m->end == END_NONE))
        return "it has ended without an end";
    if (m->parent < 0)
        return NULL;
    const struct matter *parent = &f->matters[m->parent];
    if (instant_before(m->opened, parent->opened))
        return "a question is older than its matter";
    if (instant_is_max(m->ended) && !instant_is_max(parent->ended))
        return "a question is open although its matter has ended";
    return NULL;
}

bool family_validate(const struct family *f, struct arena *a, struct text *why)
{
    for (size_t i = 0; i < f->n; i++) {
        const char *wrong = wrong_with(f, &f->matters[i]);
        if (!wrong)
            continue;
        *why = text_printf(a, "matter %lld of the family of %lld: %s", (long long)f->matters[i].id,
                           (long long)f->matters[0].id, wrong);
        return false;
    }
    return true;
}
