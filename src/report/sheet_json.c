/* sheet_json.c -- a reading as JSON, and its time line as CSV. The keys are part of the interface: docs name them. */
#include "report/csv.h"
#include "report/report_json.h"
#include "report/say_value.h"
#include "report/shield.h"
#include "report/totals.h"

#include "base/i18n.h"

static json_t *object(void) { return json_object(); }

static struct workspan worked(const struct reading *g, struct instant from, struct instant to)
{
    return calendar_elapsed(calbook_last(g->sheet->world->book), from, to);
}

static json_t *js_limit(const struct reading *g, struct limit limit)
{
    return limit.unit == LIMIT_NONE ? json_null() : js_text(limit_text(g->r.a, limit, "en"));
}

/* While stopped the due instant is no fact (MODEL 4). */
static json_t *js_clock_due(const struct mclock *c)
{
    return c->limited && !c->stopped ? js_due(&c->due) : json_null();
}

static json_t *js_step(const struct reading *g, int step)
{
    if (step < 0)
        return json_null();
    json_t *o = object();
    js_set(o, "code", js_text(g->m->rule->steps[step].code));
    js_set(o, "name", js_text(say_step(&g->r, g->m->rule, step)));
    return o;
}

/* --- what it is ---------------------------------------------------------------------------------------------------- */

static json_t *js_counts(const struct matter *m)
{
    json_t *o = object();
    js_set(o, "urged", json_integer(m->urged));
    js_set(o, "returned", json_integer(m->returned));
    js_set(o, "extended", json_integer(m->extended));
    js_set(o, "reported", json_integer(m->reported));
    js_set(o, "supplements", json_integer(m->supplements));
    js_set(o, "reopened", json_integer(m->reopened));
    js_set(o, "passed_up_within_own_authority", json_integer(m->escalated_own));
    return o;
}

static json_t *js_matter(const struct reading *g)
{
    static const char *const CAUSES[] = { [DUE_OPEN] = "open",     [DUE_EXTEND] = "extend", [DUE_AGAIN] = "again",
                                          [DUE_REOPEN] = "reopen", [DUE_STOP] = "stop",     [DUE_EVENT] = "event" };
    const struct matter *m = g->m;
    const struct sheet *s = g->sheet;
    bool ended = g->state == M_ENDED;
    json_t *o = object();
    js_set(o, "id", json_integer(m->id));
    js_set(o, "code", js_text(g->code));
    js_set(o, "title", js_text(g->title));
    js_set(o, "kind", js_text(m->rule->kind));
    js_set(o, "kind_name", js_text(names_in(m->rule->names, g->r.lang)));
    js_set(o, "parent", m->parent < 0 ? json_null() : js_text(s->codes[m->parent]));
    js_set(o, "form", m->parent < 0 ? json_null() : js_word(FORM_WORDS[m->form]));
    js_set(o, "giver", js_unit(&g->r, m->giver, m->opened));
    js_set(o, "lead", js_unit(&g->r, m->lead, g->now));
    js_set(o, "document", js_text_or_null(s->document));
    js_set(o, "content_number", js_text_or_null(s->content_number));
    js_set(o, "content_words", js_text_or_null(s->content_words));
    js_set(o, "version", json_integer(s->version));
    js_set(o, "opened", js_instant(m->opened));
    js_set(o, "ended", ended ? js_instant(m->ended) : json_null());
    js_set(o, "end", ended ? js_word(END_WORDS[m->end]) : json_null());
    js_set(o, "finished", instant_before(g->now, m->finished) ? json_null() : js_instant(m->finished));
    js_set(o, "limit", js_limit(g, m->limit));
    js_set(o, "due", js_clock_due(&g->clocks.matter));
    js_set(o, "first_due", js_due(&m->first_due));
    js_set(o, "due_cause", js_word(CAUSES[g->due_cause]));
    js_set(o, "due_unverified", json_boolean(m->unverified_due));
    js_set(o, "counts", js_counts(m));
    return o;
}

static json_t *js_holder(const struct reading *g)
{
    const struct holding *h = g->holding;
    if (!h || g->state == M_ENDED)
        return json_null();
    json_t *o = object();
    js_set(o, "unit", js_unit(&g->r, h->unit, g->now));
    js_set(o, "person", js_person(&g->r, h->person));
    js_set(o, "since", js_instant(h->from));
    js_set(o, "until", js_instant(h->to));
    js_set(o, "receivable", js_instant(h->receivable));
    js_set(o, "step", js_step(g, h->step));
    js_set(o, "outside", js_text_or_null(holding_outside(g->m, h)));
    js_set(o, "to_allocate", json_boolean(h->to_allocate));
    return o;
}

static json_t *js_clock(const struct mclock *c)
{
    json_t *o = object();
    js_set(o, "ran", js_span(c->ran));
    js_set(o, "limited", json_boolean(c->limited));
    js_set(o, "left", c->limited ? js_span(c->left) : json_null());
    js_set(o, "late", c->limited ? js_span(c->late) : json_null());
    js_set(o, "stopped", json_boolean(c->stopped));
    js_set(o, "for_good", json_boolean(c->for_good));
    js_set(o, "due", c->limited && !c->stopped ? js_instant(c->due.at) : json_null());
    return o;
}

static json_t *js_clocks(const struct reading *g)
{
    json_t *o = object();
    js_set(o, "matter", js_clock(&g->clocks.matter));
    js_set(o, "step", g->clocks.step_index < 0 ? json_null() : js_clock(&g->clocks.step));
    js_set(o, "holding", js_clock(&g->clocks.holding));
    return o;
}

/* --- time ---------------------------------------------------------------------------------------------------------- */

static json_t *js_charge(const struct reading *g, const struct charge *c)
{
    json_t *o = object();
    js_set(o, "from", js_instant(c->from));
    js_set(o, "to", js_instant(c->to));
    js_set(o, "payee", js_word(PAYEE_WORDS[c->payee]));
    js_set(o, "unit", js_unit(&g->r, c->unit, c->from));
    js_set(o, "outside", js_text_or_null(c->outside));
    js_set(o, "pending", json_boolean(c->pending));
    js_set(o, "worked", js_span(worked(g, c->from, c->to)));
    return o;
}

static json_t *js_holding(const struct reading *g, size_t i)
{
    const struct holding *h = &g->m->holdings[i];
    json_t *o = object(), *charges = json_array();
    js_set(o, "from", js_instant(h->from));
    js_set(o, "to", instant_before(g->now, h->to) ? json_null() : js_instant(h->to));
    js_set(o, "state", js_word(MSTATE_WORDS[h->state]));
    js_set(o, "unit", js_unit(&g->r, h->unit, h->from));
    js_set(o, "person", js_person(&g->r, h->person));
    js_set(o, "step", js_step(g, h->step));
    js_set(o, "outside", js_text_or_null(holding_outside(g->m, h)));
    js_set(o, "cause", js_word(CAUSE_WORDS[h->cause]));
    js_set(o, "receivable", js_instant(h->receivable));
    js_set(o, "to_allocate", json_boolean(h->to_allocate));
    js_set(o, "worked", js_span(worked(g, h->from, reading_until(g, h->to))));
    for (size_t k = 0; k < g->ncharges; k++)
        if (g->charges[k].holding == (int)i)
            js_add(charges, js_charge(g, &g->charges[k]));
    js_set(o, "charges", charges);
    return o;
}

static json_t *js_lateness(const struct reading *g, const struct lateness *row)
{
    json_t *o = object();
    js_set(o, "unit", js_unit(&g->r, row->unit, g->now));
    js_set(o, "step", js_step(g, row->step));
    js_set(o, "given", js_span(row->given));
    js_set(o, "least", js_span(row->least));
    js_set(o, "used", js_span(row->used));
    js_set(o, "late", js_span(row->late));
    js_set(o, "shortfall", js_span(row->shortfall));
    js_set(o, "giver", js_unit(&g->r, row->giver, g->now));
    return o;
}

static json_t *js_question(const struct reading *g, const struct matter *child)
{
    struct mclocks clocks;
    bool ended = matter_ended(child, g->now), late_answer = !instant_before(g->now, child->late_answered);
    const struct holding *h = matter_holding(child, g->now);
    mclock_read(g->sheet->family, child, g->now, &clocks);
    json_t *o = object();
    js_set(o, "code", js_text(g->sheet->codes[child->index]));
    js_set(o, "form", js_word(FORM_WORDS[child->form]));
    js_set(o, "asked", js_unit(&g->r, child->opening->to_unit, child->opened));
    js_set(o, "holder", ended ? json_null() : js_unit(&g->r, h->unit, g->now));
    js_set(o, "opened", js_instant(child->opened));
    js_set(o, "due", js_clock_due(&clocks.matter));
    js_set(o, "waited_for", json_boolean(child->waited_for));
    js_set(o, "consent_by_silence", json_boolean(child->consent));
    js_set(o, "ended", ended ? js_instant(child->ended) : json_null());
    js_set(o, "end", ended ? js_word(END_WORDS[child->end]) : json_null());
    js_set(o, "answer", ended && child->end == END_REPLIED ? js_word(ANSWER_WORDS[child->answer]) : json_null());
    js_set(o, "late_answer", late_answer ? js_word(ANSWER_WORDS[child->late_answer]) : json_null());
    js_set(o, "late_answered", late_answer ? js_instant(child->late_answered) : json_null());
    js_set(o, "to_answer", json_boolean(late_answer && child->to_answer));
    js_set(o, "clock", js_clock(&clocks.matter));
    return o;
}

static json_t *js_occurrence(const struct reading *g, const struct occurrence *o)
{
    json_t *row = object();
    js_set(row, "cutoff", js_day(o->cutoff));
    js_set(row, "due", js_due(&o->due));
    js_set(row, "unit", js_unit(&g->r, o->unit, day_start(o->cutoff)));
    js_set(row, "person", js_person(&g->r, o->person));
    js_set(row, "state", js_word(OCCURRENCE_WORDS[o->state]));
    js_set(row, "reported", o->report ? js_instant(o->report->happened) : json_null());
    return row;
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static json_t *js_stated(const struct reading *g, const struct act *act)
{
    json_t *o = object();
    for (int id = 0; id < ACT_FIELD_COUNT; id++)
        if (act_states(act, (enum act_field_id)id))
            js_set(o, ACT_FIELDS[id].key,
                   js_text(say_field(&g->r, g->sheet->family, g->m, g->sheet->codes, act, (enum act_field_id)id)));
    js_values_of(o, g, act);
    return o;
}

static json_t *js_act(const struct reading *g, const struct act *act)
{
    static const char *const AUTHORITIES[] = {
        [AUTHORITY_UNKNOWN] = "unknown", [AUTHORITY_OWN] = "own", [AUTHORITY_NOT_OWN] = "not_own"
    };
    const struct org_row *row = NULL;
    const struct matter *child = act->kind == ACT_ASK ? family_matter(g->sheet->family, act->child) : NULL;
    bool passes_up = !text_empty(say_authority(&g->r, g->sheet->family, g->m, act));
    json_t *o = object();
    js_set(o, "seq", json_integer(act->seq));
    js_set(o, "kind", js_word(ACT_WORDS[act->kind]));
    js_set(o, "name", js_text(say_act_name(&g->r, g->m->rule, act->kind)));
    js_set(o, "happened", js_instant(act->happened));
    js_set(o, "recorded", js_instant(act->recorded));
    js_set(o, "person", js_person(&g->r, act->person));
    js_set(o, "post", act->post ? js_text(org_post_name(g->r.org, act->post, g->r.lang)) : json_null());
    js_set(o, "unit", js_unit(&g->r, act->unit, act->happened));
    js_set(o, "by_delegation_of", js_person(&g->r, act->behalf));
    js_set(o, "surety", js_word(SURETY_WORDS[act->surety]));
    js_set(o, "operator", act->surety == SURETY_CONSOLE ? js_text(act_text(act, AT_OPERATOR)) : json_null());
    js_set(o, "question", child ? js_text(g->sheet->codes[child->index]) : json_null());
    js_set(o, "authority",
           passes_up ? js_word(AUTHORITIES[act_authority(g->sheet->family, g->m, act, &row)]) : json_null());
    js_set(o, "stated", js_stated(g, act));
    return o;
}

static json_t *js_attribution(const struct reading *g, const struct attribution *row)
{
    static const char *const PARTS[PART_COUNT] = { "decided", "advised", "voted", "objected", "instructed" };
    json_t *o = object();
    js_set(o, "part", js_word(PARTS[row->part]));
    js_set(o, "person", js_person(&g->r, row->person));
    js_set(o, "unit", js_unit(&g->r, row->unit, row->act->happened));
    js_set(o, "answers", json_boolean(row->answers));
    js_set(o, "act", json_integer(row->act->seq));
    return o;
}

static json_t *js_next(const struct reading *g, const struct next *next)
{
    json_t *o = object(), *may = json_array();
    js_set(o, "role", js_word(NEXT_ROLE_WORDS[next->role]));
    js_set(o, "unit", js_unit(&g->r, next->unit, g->now));
    js_set(o, "person", js_person(&g->r, next->person));
    js_set(o, "matter", js_text(g->sheet->codes[next->matter->index]));
    for (int kind = 0; kind < ACT_KIND_COUNT; kind++)
        if (next->may & (UINT32_C(1) << kind))
            js_add(may, js_word(ACT_WORDS[kind]));
    js_set(o, "may", may);
    return o;
}

/* --- together -------------------------------------------------------------------------------------------------------- */

#define LIST(root, key, n, row)                                                                                        \
    do {                                                                                                               \
        json_t *list_ = json_array();                                                                                  \
        for (size_t i = 0; i < (n); i++)                                                                               \
            js_add(list_, (row));                                                                                      \
        js_set((root), (key), list_);                                                                                  \
    } while (0)

static size_t holdings_until_now(const struct reading *g)
{
    size_t n = 0;
    while (n < g->m->nholdings && !instant_before(g->now, g->m->holdings[n].from))
        n++;
    return n;
}

static json_t *js_acts(const struct reading *g)
{
    const struct family *f = g->sheet->family;
    json_t *list = json_array();
    for (size_t i = 0; i < f->nacts; i++)
        if (f->acts[i].matter == g->m->id || &f->acts[i] == g->m->opening)
            js_add(list, js_act(g, &f->acts[i]));
    return list;
}

static json_t *js_questions(const struct reading *g)
{
    json_t *list = json_array();
    for (size_t i = 0; i < g->sheet->family->n; i++)
        if (is_question(g, &g->sheet->family->matters[i]))
            js_add(list, js_question(g, &g->sheet->family->matters[i]));
    return list;
}

/* Where in which document the work was given. */
static json_t *js_passage(const struct sheet *s)
{
    if (s->document_id == 0)
        return json_null();
    json_t *o = object();
    js_set(o, "document", json_integer(s->document_id));
    js_set(o, "name", js_text(s->document));
    js_set(o, "start", json_integer(s->content_start));
    js_set(o, "end", json_integer(s->content_end));
    return o;
}

void sheet_json(struct sbuf *out, const struct reading *g)
{
    json_t *root = js_report("sheet", g->sheet->province, g->now, g->sheet->exercise);
    js_set(root, "matter", js_matter(g));
    js_set(root, "text", js_passage(g->sheet));
    js_set(root, "state", g->holding ? js_word(MSTATE_WORDS[g->state]) : json_null());
    js_set(root, "holder", js_holder(g));
    js_set(root, "clocks", js_clocks(g));
    LIST(root, "timeline", holdings_until_now(g), js_holding(g, i));
    js_set(root, "sums", js_sums(&g->r, g->sums, g->nsums, g->now));
    LIST(root, "lateness", g->nlateness, js_lateness(g, &g->lateness[i]));
    js_set(root, "questions", js_questions(g));
    js_set(root, "values", js_values(g));
    js_set(root, "figures", js_figures(g));
    js_set(root, "notes", js_notes(g));
    js_set(root, "protection", js_shields(g->r.a, g->sheet->shields, g->sheet->nshields));
    LIST(root, "totals", g->sheet->ntotals, js_totals(&g->sheet->totals[i]));
    LIST(root, "occurrences", g->noccurrences, js_occurrence(g, &g->occurrences[i]));
    js_set(root, "acts", js_acts(g));
    LIST(root, "attribution", g->nattribution, js_attribution(g, &g->attribution[i]));
    js_set(root, "waits_for", g->waits ? js_text(g->sheet->codes[g->waits->index]) : json_null());
    LIST(root, "must_answer", g->nto_answer, js_text(g->sheet->codes[g->to_answer[i]->index]));
    LIST(root, "next", g->nnext, js_next(g, &g->next[i]));
    js_print(out, root);
}

void sheet_csv(struct sbuf *out, const struct reading *g)
{
    struct csv csv =
        csv_new(out, "code,as_of,from,to,unit_code,unit,person,state,step,payee,payee_unit_code,payee_unit,"
                     "outside,pending,worked_seconds,worked");
    for (size_t i = 0; i < g->ncharges; i++) {
        const struct charge *c = &g->charges[i];
        const struct holding *h = &g->m->holdings[c->holding];
        csv_text(&csv, g->code);
        csv_instant(&csv, g->now);
        csv_instant(&csv, c->from);
        csv_instant(&csv, c->to);
        csv_text(&csv, org_unit_code(g->r.org, h->unit));
        csv_text(&csv, say_unit(&g->r, h->unit, h->from));
        csv_text(&csv, h->person ? org_person_name(g->r.org, h->person) : TEXT_NONE);
        csv_word(&csv, MSTATE_WORDS[h->state]);
        csv_text(&csv, say_step(&g->r, g->m->rule, h->step));
        csv_word(&csv, PAYEE_WORDS[c->payee]);
        csv_text(&csv, org_unit_code(g->r.org, c->unit));
        csv_text(&csv, c->unit ? say_unit(&g->r, c->unit, c->from) : TEXT_NONE);
        csv_text(&csv, c->outside);
        csv_bool(&csv, c->pending);
        csv_span(&csv, worked(g, c->from, c->to));
        csv_end(&csv);
    }
}
