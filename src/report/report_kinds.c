/* report_kinds.c -- the kinds of matter in force: steps, limits and reasons with their sources, read by people and by the page. */
#include "report/pages.h"
#include "report/report_json.h"

#include "base/i18n.h"

static json_t *js_limit(const struct reader *r, struct limit limit)
{
    return limit.unit == LIMIT_NONE ? json_null() : js_text(say_limit(r, limit));
}

static json_t *js_source(json_t *o, const struct reader *r, struct names source, int mark)
{
    js_set(o, "source", js_text(names_in(source, r->lang)));
    js_set(o, "mark", js_word(say_mark((enum mark)mark)));
    return o;
}

static json_t *js_steps(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->nsteps; i++) {
        json_t *o = json_object();
        js_set(o, "code", js_text(rule->steps[i].code));
        js_set(o, "name", js_text(names_in(rule->steps[i].names, r->lang)));
        js_set(o, "on", js_word(ACT_WORDS[rule->steps[i].on]));
        js_set(o, "after", js_text_or_null(rule->steps[i].after));
        js_set(o, "holder", js_word(STEP_HOLDER_WORDS[rule->steps[i].holder]));
        js_set(o, "unit", js_text_or_null(rule->steps[i].unit));
        js_set(o, "limit", js_limit(r, rule->steps[i].limit));
        js_add(list, js_source(o, r, rule->steps[i].source, rule->steps[i].mark));
    }
    return list;
}

static json_t *js_reasons(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->nreasons; i++) {
        json_t *o = json_object();
        js_set(o, "act", js_word(ACT_WORDS[rule->reasons[i].act]));
        js_set(o, "code", js_text(rule->reasons[i].code));
        js_set(o, "name", js_text(names_in(rule->reasons[i].names, r->lang)));
        js_set(o, "effect", js_word(EFFECT_WORDS[rule->reasons[i].effect]));
        js_add(list, js_source(o, r, rule->reasons[i].source, rule->reasons[i].mark));
    }
    return list;
}

static json_t *js_forms_of(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->nforms; i++) {
        const struct form_rule *f = &rule->forms[i];
        json_t *o = json_object();
        js_set(o, "form", js_word(FORM_WORDS[f->form]));
        js_set(o, "name", js_word(say_form((enum ask_form)f->form)));
        js_set(o, "limit", js_limit(r, f->limit));
        js_set(o, "consent", json_boolean(f->consent));
        js_set(o, "waited_for", json_boolean(f->waited_for));
        js_add(list, js_source(o, r, f->source, f->mark));
    }
    return list;
}

static json_t *js_acts_of(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (int act = 0; act < ACT_KIND_COUNT; act++) {
        if (rule_forbids(rule, (enum act_kind)act))
            continue;
        json_t *o = json_object();
        js_set(o, "act", js_word(ACT_WORDS[act]));
        js_set(o, "name", js_text(say_act_name(r, rule, (enum act_kind)act)));
        js_add(list, o);
    }
    return list;
}

static json_t *js_bound(struct bound b) { return b.stated ? json_real(b.n) : json_null(); }

static json_t *js_choices_of(const struct reader *r, const struct field_rule *f)
{
    json_t *list = json_array();
    for (size_t i = 0; i < f->nchoices; i++) {
        json_t *o = json_object();
        js_set(o, "code", js_text(f->choices[i].code));
        js_set(o, "name", js_text(names_in(f->choices[i].names, r->lang)));
        js_add(list, o);
    }
    return list;
}

static json_t *js_words(const struct text *words, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        js_add(list, js_text(words[i]));
    return list;
}

static json_t *js_fields_of(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->nfields; i++) {
        const struct field_rule *f = &rule->fields[i];
        json_t *o = json_object(), *on = json_array(), *must = json_array();
        for (int act = 0; act < ACT_KIND_COUNT; act++) {
            if (f->on >> act & 1)
                js_add(on, js_word(ACT_WORDS[act]));
            if (f->must >> act & 1)
                js_add(must, js_word(ACT_WORDS[act]));
        }
        js_set(o, "code", js_text(f->code));
        js_set(o, "name", js_text(names_in(f->names, r->lang)));
        js_set(o, "type", js_word(FIELD_TYPE_WORDS[f->type]));
        js_set(o, "measure", js_text_or_null(names_in(f->measure, r->lang)));
        js_set(o, "least", js_bound(f->least));
        js_set(o, "most", js_bound(f->most));
        js_set(o, "choices", js_choices_of(r, f));
        js_set(o, "kinds", js_words(f->kinds, f->nkinds));
        js_set(o, "per", js_text_or_null(f->per));
        js_set(o, "on", on);
        js_set(o, "must", must);
        js_set(o, "many", json_boolean(f->many));
        js_set(o, "once", json_boolean(f->once));
        js_set(o, "sealed", json_boolean(f->sealed));
        js_add(list, js_source(o, r, f->source, f->mark));
    }
    return list;
}

static json_t *js_figures_of(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->nfigures; i++) {
        const struct figure_rule *f = &rule->figures[i];
        json_t *o = json_object();
        js_set(o, "code", js_text(f->code));
        js_set(o, "name", js_text(names_in(f->names, r->lang)));
        js_set(o, "formula", js_text_or_null(f->value));
        js_set(o, "measure", js_text_or_null(names_in(f->measure, r->lang)));
        js_add(list, js_source(o, r, f->source, f->mark));
    }
    return list;
}

static json_t *js_checks_of(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->nchecks; i++) {
        const struct check_rule *c = &rule->checks[i];
        json_t *o = json_object(), *on = json_array();
        for (int act = 0; act < ACT_KIND_COUNT; act++)
            if (c->on >> act & 1)
                js_add(on, js_word(ACT_WORDS[act]));
        js_set(o, "on", on);
        js_set(o, "formula", js_text(c->that));
        js_set(o, "words", js_text(names_in(c->otherwise, r->lang)));
        js_set(o, "refused", json_boolean(!c->then_signal));
        js_add(list, js_source(o, r, c->source, c->mark));
    }
    return list;
}

/* Those of the kind itself; what a matter's sheet sums stands there. */
static json_t *js_sums_of(const struct reader *r, const struct rule *rule)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->nsums; i++) {
        const struct sums_rule *row = &rule->sums[i];
        if (!text_empty(row->of))
            continue;
        json_t *o = json_object();
        js_set(o, "code", js_text(row->code));
        js_set(o, "name", js_text(names_in(row->names, r->lang)));
        js_set(o, "by", js_words(row->by, row->nby));
        js_set(o, "day", js_text_or_null(row->day));
        js_set(o, "figures", js_words(row->figures, row->nfigures));
        js_add(list, js_source(o, r, row->source, row->mark));
    }
    return list;
}

static json_t *js_kind(const struct reader *r, const struct rule *rule)
{
    json_t *o = json_object(), *valid = json_object();
    js_set(o, "kind", js_text(rule->code));
    js_set(o, "base", js_text(rule->kind));
    js_set(o, "name", js_text(names_in(rule->names, r->lang)));
    js_set(o, "prefix", js_text(rule->prefix));
    js_set(valid, "from", js_day(rule->from));
    js_set(valid, "to", js_day(rule->to));
    js_set(o, "valid", valid);
    js_set(o, "recurs", json_boolean(rule->duty));
    js_set(o, "excludes", json_boolean(rule->excludes));
    js_set(o, "looked_up", json_boolean(rule->lookup && !rule->excludes));
    js_set(o, "limit", js_limit(r, rule->limit));
    js_set(o, "fallback", js_limit(r, rule->fallback));
    js_set(o, "steps", js_steps(r, rule));
    js_set(o, "acts", js_acts_of(r, rule));
    js_set(o, "reasons", js_reasons(r, rule));
    js_set(o, "forms", js_forms_of(r, rule));
    js_set(o, "fields", js_fields_of(r, rule));
    js_set(o, "figures", js_figures_of(r, rule));
    js_set(o, "checks", js_checks_of(r, rule));
    js_set(o, "sums", js_sums_of(r, rule));
    return js_source(o, r, rule->source, rule->mark);
}

void report_kinds(struct sbuf *out, struct arena *a, const struct world *world, struct instant now, struct text only,
                  const struct report_style *style)
{
    const struct reader r = { a, world->org, style->lang };
    json_t *root = json_object(), *kinds = json_array();
    for (size_t i = 0; i < rulebook_kinds(world->rules); i++) {
        struct text code = rulebook_kind(world->rules, i);
        const struct rule *rule =
            text_empty(only) || text_eq(code, only) ? rulebook_find(world->rules, code, now, now) : NULL;
        if (rule)
            js_add(kinds, js_kind(&r, rule));
    }
    js_set(root, "as_of", js_instant(now));
    js_set(root, "kinds", kinds);
    js_print(out, root);
}

/* --- to be read ---------------------------------------------------------------------------------------------------------- */

static void add_row(json_t *rows, const struct reader *r, const char *what, struct text name, struct text value,
                    struct names source, int mark)
{
    json_t *o = json_object();
    js_set(o, "what", js_word(what));
    js_set(o, "name", js_text(name));
    js_set(o, "value", js_text_or_null(value));
    js_add(rows, js_source(o, r, source, mark));
}

static struct text limit_words(const struct reader *r, struct limit limit)
{
    return limit.unit == LIMIT_NONE ? TEXT_NONE : say_limit(r, limit);
}

size_t kind_limits(const struct rule *rule, struct kind_limit out[KIND_LIMITS])
{
    const struct kind_limit all[KIND_LIMITS] = { { N_("limit of the matter"), rule->limit },
                                                 { N_("where no due date is known"), rule->fallback },
                                                 { N_("least time a unit is given"), rule->least },
                                                 { N_("from a cut-off to the report's due"), rule->grace } };
    size_t n = 0;
    for (size_t i = 0; i < KIND_LIMITS; i++)
        if (all[i].limit.unit != LIMIT_NONE)
            out[n++] = all[i];
    return n;
}

static json_t *js_rows(const struct reader *r, const struct rule *rule)
{
    json_t *rows = json_array();
    struct kind_limit limits[KIND_LIMITS];
    size_t n = kind_limits(rule, limits);
    for (size_t i = 0; i < n; i++)
        add_row(rows, r, "limit", text_of(_(limits[i].name)), say_limit(r, limits[i].limit), rule->source, rule->mark);
    for (size_t i = 0; i < rule->nsteps; i++)
        add_row(rows, r, "step", names_in(rule->steps[i].names, r->lang), limit_words(r, rule->steps[i].limit),
                rule->steps[i].source, rule->steps[i].mark);
    for (size_t i = 0; i < rule->nreasons; i++)
        add_row(rows, r, "reason",
                text_printf(r->a, "%.*s: %.*s", TEXT_FMT(say_act_name(r, rule, (enum act_kind)rule->reasons[i].act)),
                            TEXT_FMT(names_in(rule->reasons[i].names, r->lang))),
                limit_words(r, rule->reasons[i].most), rule->reasons[i].source, rule->reasons[i].mark);
    for (size_t i = 0; i < rule->nforms; i++)
        add_row(rows, r, "form", text_of(say_form((enum ask_form)rule->forms[i].form)),
                limit_words(r, rule->forms[i].limit), rule->forms[i].source, rule->forms[i].mark);
    return rows;
}

void report_regulations(struct sbuf *out, struct arena *a, const struct world *world, struct instant now,
                        const struct report_style *style)
{
    const struct reader r = { a, world->org, style->lang };
    json_t *root = json_object(), *list = json_array();
    for (size_t i = 0; i < rulebook_kinds(world->rules); i++) {
        const struct rule *rule = rulebook_find(world->rules, rulebook_kind(world->rules, i), now, now);
        if (!rule)
            continue;
        json_t *o = json_object(), *valid = json_object();
        js_set(o, "kind", js_text(rule->code));
        js_set(o, "name", js_text(names_in(rule->names, r.lang)));
        js_set(valid, "from", js_day(rule->from));
        js_set(valid, "to", js_day(rule->to));
        js_set(o, "valid", valid);
        js_set(o, "steps", json_integer((json_int_t)rule->nsteps));
        js_set(o, "rows", js_rows(&r, rule));
        js_add(list, js_source(o, &r, rule->source, rule->mark));
    }
    js_set(root, "as_of", js_instant(now));
    js_set(root, "regulations", list);
    js_print(out, root);
}
