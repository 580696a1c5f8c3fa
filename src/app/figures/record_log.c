#include "app/figures/record_log.h"

#include "app/view/view.h"
#include "base/i18n.h"

#include <string.h>

enum { FAMILIES_AT_ONCE = 1024 };

struct recording {
    struct reading *r;
    struct flow_log *log;
    size_t hidden;
    struct err *err;
};

static uint32_t unit_word(const struct recording *w, unit_id unit)
{
    return unit ? flow_words_code(w->log->units, org_unit_code(w->r->world.org, unit)) : 0;
}

static uint32_t person_word(const struct recording *w, person_id person)
{
    return person ? flow_words_code(w->log->persons, org_person_code(w->r->world.org, person)) : 0;
}

/* What holds at t, whatever brought it about. */
static void fill_standing(const struct recording *w, const struct matter *m, struct instant t, struct flow_act *out)
{
    const struct holding *h = matter_holding(m, t);
    struct instant due = matter_due_then(m, t);
    out->time_us = t.us;
    out->due_us = instant_is_max(due) ? FLOW_NEVER : due.us;
    if (!h)
        return;
    out->code[FLOW_TO_UNIT] = unit_word(w, h->unit);
    out->code[FLOW_STATE] = flow_words_code(w->log->states, text_of(MSTATE_WORDS[h->state]));
}

static enum rc add_act(struct recording *w, const struct matter *m, const struct act *act, struct flow_act line)
{
    fill_standing(w, m, act->happened, &line);
    line.code[FLOW_UNIT] = unit_word(w, act->unit);
    line.code[FLOW_PERSON] = person_word(w, act->person);
    line.code[FLOW_ACT] = flow_words_code(w->log->acts, text_of(ACT_WORDS[act->kind]));
    return flow_log_add(w->log, &line, w->err);
}

/* A stretch that no act began: a succession, the end of a wait. The unit that held before is who did it: nobody else did. */
static enum rc add_stretch(struct recording *w, const struct matter *m, size_t i, struct flow_act line)
{
    const struct holding *h = &m->holdings[i];
    fill_standing(w, m, h->from, &line);
    line.code[FLOW_UNIT] = unit_word(w, i > 0 ? m->holdings[i - 1].unit : h->unit);
    line.code[FLOW_ACT] = flow_words_code(w->log->acts, text_of(CAUSE_WORDS[h->cause]));
    return flow_log_add(w->log, &line, w->err);
}

static enum rc add_matter(struct recording *w, const struct family *f, const struct matter *m, struct text code)
{
    struct flow_act line = { .due_us = FLOW_NEVER };
    size_t next = 0;
    enum rc rc = flow_log_case_of(w->log, flow_words_code(w->log->names, code), &line.kase, w->err);
    if (m->rule)
        line.kind = flow_words_code(w->log->kinds, m->rule->kind);
    for (size_t i = 0; !rc && i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        bool opens_child = act == m->opening && act->matter != m->id;
        if (act->matter != m->id && !opens_child)
            continue;
        for (; !rc && next < m->nholdings && m->holdings[next].from.us < act->happened.us; next++)
            if (!m->holdings[next].act)
                rc = add_stretch(w, m, next, line);
        if (!rc)
            rc = add_act(w, m, act, line);
    }
    for (; !rc && next < m->nholdings && m->holdings[next].from.us <= w->r->now.us; next++)
        if (!m->holdings[next].act)
            rc = add_stretch(w, m, next, line);
    return rc;
}

static enum rc add_family(struct recording *w, struct arena *a, matter_id root)
{
    const struct family *f;
    const struct text *codes;
    enum rc rc = family_read(w->r->conn, a, &w->r->world, root, INSTANT_MAX, false, &f, w->err);
    if (!rc)
        rc = family_codes(w->r->conn, a, f, &codes, w->err);
    for (size_t i = 0; !rc && i < f->n; i++) {
        bool hides = reading_hides(w->r, f, &f->matters[i]);
        w->hidden += hides;
        if (!hides)
            rc = add_matter(w, f, &f->matters[i], codes[i]);
    }
    return rc;
}

static enum rc add_families(struct recording *w)
{
    struct arena *list = arena_new(), *a = arena_new();
    matter_id after = 0, *roots;
    size_t n = FAMILIES_AT_ONCE;
    enum rc rc = RC_OK;
    while (!rc && n == FAMILIES_AT_ONCE) {
        arena_reset(list);
        rc = store_families(w->r->conn, list, after, FAMILIES_AT_ONCE, &roots, &n, w->err);
        for (size_t i = 0; !rc && i < n; i++) {
            arena_reset(a);
            rc = add_family(w, a, roots[i]);
            after = roots[i];
        }
    }
    arena_free(a);
    arena_free(list);
    return rc;
}

/* The register as it stands now; units that are gone keep their place and have nobody above them. */
static void make_tree(const struct recording *w, struct arena *a, struct flow_tree *tree)
{
    const struct org *org = w->r->world.org;
    int32_t units = org_units(org);
    for (unit_id u = 1; u <= units; u++)
        unit_word(w, u);
    size_t n = flow_words_count(w->log->units);
    uint32_t *parent = ARENA_ARRAY(a, uint32_t, n), *rank = ARENA_ARRAY(a, uint32_t, n);
    struct flow_classes classes = { .n = 0 };
    uint8_t *class = ARENA_ARRAY(a, uint8_t, n);
    memset(parent, 0xff, n * sizeof *parent);
    memset(rank, 0xff, n * sizeof *rank);
    for (unit_id u = 1; u <= units; u++) {
        unit_id above = org_parent(org, u, w->r->now);
        rank[unit_word(w, u)] = (uint32_t)u - 1;
        class[unit_word(w, u)] = flow_class(&classes, org_unit_class(org, u, w->r->now));
        if (above)
            parent[unit_word(w, u)] = unit_word(w, above);
    }
    *tree = (struct flow_tree){ n, parent, rank, (size_t)units, class };
}

enum rc record_log(struct congvu *app, struct arena *a, struct flow_log *log, struct flow_tree *tree, size_t *hidden,
                   struct err *err)
{
    struct reading r;
    struct recording w = { .r = &r, .log = log, .err = err };
    const struct congvu_ask ask = { .style.lang = i18n_lang() };
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (!rc)
        rc = add_families(&w);
    if (!rc) {
        make_tree(&w, a, tree);
        *hidden = w.hidden;
    }
    reading_end(&r);
    return rc;
}
