/* report_forms.c -- a form for each act, from the tables that also judge it: what ACT_RULES asks for is what the form asks for. */
#include "report/pages.h"
#include "report/report_json.h"
#include "report/say_value.h"
#include "report/usual.h"

#include "base/i18n.h"

static const char *const TYPES[] = {
    [AF_TEXT] = "long",       [AF_UNIT] = "unit",     [AF_UNITS] = "units",     [AF_PERSON] = "person",
    [AF_PERSONS] = "persons", [AF_CODE] = "code",     [AF_FORM] = "form",       [AF_ANSWER] = "answer",
    [AF_YESNO] = "yesno",     [AF_FOLLOWS] = "yesno", [AF_SHARE] = "share",     [AF_LIMIT] = "limit",
    [AF_RECUR] = "recur",     [AF_DAY] = "day",       [AF_MATTERS] = "matters", [AF_NUMBER] = "number",
};

#define F(name) (UINT64_C(1) << FIELD_##name)
/* What fits on a line; all other words get room. */
static const uint64_t SHORT = F(TITLE) | F(DOCUMENT) | F(WHOM) | F(QUANTITY) | F(PERIOD) | F(RULE) | F(VOTES);
/* Only for an act recorded later than it happened, unless the act itself asks for them. */
static const uint64_t LATER = F(GROUND) | F(DOCUMENT);

struct maker {
    const struct forms *forms;
    const struct matter *m; /* NULL: opening */
    const struct rule *rule;
    struct reader r;
    struct arena *a;
};

/* --- what there is to choose from ------------------------------------------------------------------------------------- */

static void option(json_t *list, struct text value, struct text label)
{
    json_t *o = json_object();
    js_set(o, "value", js_text(value));
    js_set(o, "label", js_text(label));
    js_add(list, o);
}

static void reasons(const struct maker *k, enum act_kind act, json_t *list)
{
    for (size_t i = 0; k->rule && i < k->rule->nreasons; i++)
        if (k->rule->reasons[i].act == (int)act)
            option(list, k->rule->reasons[i].code, names_in(k->rule->reasons[i].names, k->r.lang));
}

static void every_kind(const struct maker *k, json_t *list)
{
    const struct rulebook *rules = k->forms->world->rules;
    for (size_t i = 0; i < rulebook_kinds(rules); i++)
        if (rulebook_find(rules, rulebook_kind(rules, i), k->forms->now, k->forms->now))
            option(list, rulebook_kind(rules, i),
                   say_kind(&k->r, k->forms->world, rulebook_kind(rules, i), k->forms->now));
}

static void words_of_forms(json_t *list)
{
    for (int f = FORM_NONE + 1; f < FORM_COUNT; f++)
        option(list, text_of(FORM_WORDS[f]), text_of(say_form((enum ask_form)f)));
}

static void answers(const struct maker *k, json_t *list)
{
    for (int i = ANSWER_NONE + 1; k->m && i < ANSWER_COUNT; i++)
        if (FORM_ANSWERS[k->m->form] & (UINT32_C(1) << i))
            option(list, text_of(ANSWER_WORDS[i]), text_of(say_answer((enum answer)i)));
}

/* Whom a matter may be assigned to: who serves in the holder's agency today. */
static void colleagues(const struct maker *k, json_t *list)
{
    const struct org *org = k->r.org;
    const struct holding *h = k->m ? matter_holding(k->m, k->forms->now) : NULL;
    for (person_id p = 1; h && p <= org_persons(org); p++) {
        const struct tenure *t = org_tenure_in(org, p, h->unit, true, k->forms->now);
        if (!t || matter_excludes(k->forms->sheet->family, k->m, p, k->forms->now))
            continue;
        option(list, org_person_code(org, p),
               text_printf(k->a, "%.*s, %.*s", TEXT_FMT(org_person_name(org, p)),
                           TEXT_FMT(org_post_name(org, t->post, k->r.lang))));
    }
}

/* One's own acts on the matter, whose words may be put right. */
static void own_acts(const struct maker *k, json_t *list)
{
    const struct family *f = k->forms->sheet ? k->forms->sheet->family : NULL;
    for (size_t i = 0; f && i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        if (act->person != k->forms->person || act->matter != k->m->id || act->kind == ACT_CORRECT)
            continue;
        option(list, text_printf(k->a, "%lld", (long long)act->seq),
               text_printf(k->a, "%.*s, %.*s", TEXT_FMT(say_act_name(&k->r, k->m->rule, act->kind)),
                           TEXT_FMT(say_instant(&k->r, act->happened))));
    }
}

static void to_answer(const struct maker *k, json_t *list)
{
    size_t n = 0;
    const struct matter **late = k->m ? matter_to_answer(k->a, k->forms->sheet->family, k->m, k->forms->now, &n) : NULL;
    for (size_t i = 0; i < n; i++)
        option(list, k->forms->sheet->codes[late[i]->index], act_text(late[i]->opening, AT_TITLE));
}

static void kinds(const struct maker *k, json_t *list)
{
    if (k->rule)
        option(list, k->rule->code, names_in(k->rule->names, k->r.lang));
}

static json_t *options(const struct maker *k, enum act_kind act, enum act_field_id field)
{
    json_t *list = json_array();
    if (field == FIELD_REASON)
        reasons(k, act, list);
    else if (field == FIELD_FORM)
        words_of_forms(list);
    else if (field == FIELD_ANSWER)
        answers(k, list);
    else if (field == FIELD_KIND)
        kinds(k, list);
    else if (field == FIELD_CORRECTS)
        own_acts(k, list);
    else if (field == FIELD_ANSWERS)
        to_answer(k, list);
    else if (field == FIELD_TO_PERSON && act == ACT_ASSIGN)
        colleagues(k, list);
    return list;
}

/* --- a form ------------------------------------------------------------------------------------------------------------- */

/* What the state of the matter asks for besides. */
static uint64_t must_here(const struct maker *k, enum act_kind act)
{
    uint64_t must = ACT_RULES[act].must;
    size_t n = 0;
    if (!k->m)
        return must;
    bool answers_late = ACT_RULES[act].may & F(ANSWERS);
    if (answers_late)
        matter_to_answer(k->a, k->forms->sheet->family, k->m, k->forms->now, &n);
    if (n > 0)
        must |= F(ANSWERS);
    if (act == ACT_DECIDE && k->m->advice && k->m->form == FORM_NONE && matter_state(k->m, k->forms->now) != M_CONFIRM)
        must |= F(FOLLOWS);
    if (act == ACT_REPORT && k->m->rule->duty)
        must |= F(PERIOD);
    return must;
}

static json_t *js_field(const struct maker *k, enum act_kind act, enum act_field_id id, uint64_t must)
{
    const struct act_rule *rule = &ACT_RULES[act];
    const struct act_field *field = &ACT_FIELDS[id];
    uint64_t bit = UINT64_C(1) << id;
    json_t *o = json_object(), *list = options(k, act, id);
    js_set(o, "key", js_word(field->key));
    js_set(o, "label", js_word(say_field_label(id)));
    js_set(o, "help", js_word(_(field->help)));
    js_set(o, "type", js_word(field->type == AF_TEXT && bit & SHORT ? "text" : TYPES[field->type]));
    js_set(o, "must", json_boolean((must & bit) != 0));
    js_set(o, "later", json_boolean((LATER & bit) != 0 && !((must | rule->any) & bit)));
    if (json_array_size(list))
        js_set(o, "options", list);
    else
        json_decref(list);
    return o;
}

/* --- fields of its kind ------------------------------------------------------------------------------------------------- */

static const char *const KIND_TYPES[FT_COUNT] = {
    [FT_TEXT] = "long",      [FT_NUMBER] = "number", [FT_MONEY] = "number", [FT_DAY] = "day",
    [FT_YES_NO] = "yesno",   [FT_CHOICE] = "code",   [FT_UNIT] = "unit",    [FT_PERSON] = "person",
    [FT_MATTER] = "matters", [FT_PERIOD] = "period", [FT_KIND] = "code",
};

/* `key`: of an entry or a choice, "" none. */
static void add_kind_field(const struct maker *k, enum act_kind act, const struct field_rule *f, struct text key,
                           struct text of, json_t *fields)
{
    bool keyed = !text_empty(key), per_period = f->per_field == PER_PERIOD && !keyed;
    struct text name = names_in(f->names, k->r.lang), measure = names_in(f->measure, k->r.lang);
    json_t *o = json_object(), *list = json_array();
    for (size_t i = 0; i < f->nchoices; i++)
        option(list, f->choices[i].code, names_in(f->choices[i].names, k->r.lang));
    if (f->type == FT_KIND)
        every_kind(k, list);
    js_set(o, "key", js_text(keyed ? text_printf(k->a, "%.*s[%.*s]", TEXT_FMT(f->code), TEXT_FMT(key)) : f->code));
    js_set(o, "label", js_text(keyed ? text_printf(k->a, "%.*s – %.*s", TEXT_FMT(name), TEXT_FMT(of)) : name));
    js_set(o, "help", js_text(names_in(f->source, k->r.lang)));
    js_set(o, "type",
           js_word(per_period                      ? "per_period"
                   : f->many && f->type == FT_TEXT ? "lines"
                                                   : KIND_TYPES[f->type]));
    js_set(o, "must", json_boolean((f->must & (UINT32_C(1) << act)) != 0));
    js_set(o, "later", json_false());
    if (!text_empty(measure))
        js_set(o, "measure", js_text(measure));
    if (json_array_size(list))
        js_set(o, "options", list);
    else
        json_decref(list);
    js_add(fields, o);
}

/* A number for each of the entries that the same act adds: a list beside theirs, in their order, from the entry of this number on. */
static void add_per_entry(const struct maker *k, enum act_kind act, const struct values *v, const struct field_rule *f,
                          json_t *fields)
{
    const struct field_rule *keys = &k->rule->fields[f->per_field];
    bool adds = keys->many && (keys->on >> act & 1) && act != ACT_CORRECT;
    if (!adds || (f->type != FT_NUMBER && f->type != FT_MONEY))
        return;
    add_kind_field(k, act, f, TEXT_NONE, TEXT_NONE, fields);
    json_t *o = json_array_get(fields, json_array_size(fields) - 1);
    js_set(o, "type", js_word("per_entry"));
    js_set(o, "entry", json_integer((json_int_t)values_entries(v, f->per_field) + 1));
    js_set(o, "of", js_text(names_in(keys->names, k->r.lang)));
}

/* One field for each entry or choice that it is stated per. */
static void add_keyed(const struct maker *k, enum act_kind act, const struct values *v, const struct field_rule *f,
                      json_t *fields)
{
    const struct field_rule *keys = &k->rule->fields[f->per_field];
    for (size_t i = 0; keys->nchoices && i < keys->nchoices; i++)
        add_kind_field(k, act, f, keys->choices[i].code, names_in(keys->choices[i].names, k->r.lang), fields);
    for (size_t i = 0; keys->many && i < v->n; i++)
        if (v->list[i].field == f->per_field)
            add_kind_field(k, act, f, v->list[i].key, say_value(&k->r, v, keys, v->list[i].value), fields);
    add_per_entry(k, act, v, f, fields);
}

/* What was stated may be put right, under the keys it was stated for. */
static void add_correctable(const struct maker *k, const struct values *v, const struct field_rule *f, json_t *fields)
{
    for (size_t i = 0; i < v->n; i++) {
        const struct stated *s = &v->list[i];
        if (&k->rule->fields[s->field] == f && s->in_force)
            add_kind_field(k, ACT_CORRECT, f, s->key, text_empty(s->key) ? TEXT_NONE : s->key, fields);
    }
}

static void kind_fields(const struct maker *k, enum act_kind act, bool must, json_t *fields, json_t *any)
{
    struct values v = { .n = 0 };
    if (!k->rule || k->rule->nfields == 0 || (k->m && k->m->parent >= 0))
        return;
    if (k->m)
        v = values_now(k->a, k->forms->sheet->family, k->m, k->forms->now);
    size_t before = json_array_size(fields);
    for (size_t i = 0; i < k->rule->nfields; i++) {
        const struct field_rule *f = &k->rule->fields[i];
        if (((f->must >> act) & 1) != must || !(act == ACT_CORRECT || (f->on >> act & 1)))
            continue;
        if (act == ACT_CORRECT)
            add_correctable(k, &v, f, fields);
        else if (f->per_field >= 0)
            add_keyed(k, act, &v, f, fields);
        else
            add_kind_field(k, act, f, TEXT_NONE, TEXT_NONE, fields);
    }
    for (size_t i = before; json_array_size(any) && i < json_array_size(fields); i++)
        json_array_append(any, json_object_get(json_array_get(fields, i), "key"));
}

static json_t *js_form(const struct maker *k, enum act_kind act)
{
    const struct act_rule *rule = &ACT_RULES[act];
    uint64_t must = must_here(k, act), all = must | rule->may | rule->any;
    json_t *o = json_object(), *fields = json_array(), *any = json_array();
    struct text name = k->m ? say_act(&(struct reading){ .m = k->m,
                                                         .r = k->r,
                                                         .state = matter_state(k->m, k->forms->now),
                                                         .sheet = k->forms->sheet,
                                                         .now = k->forms->now },
                                      k->m, act)
                            : say_act_name(&k->r, k->rule, act);
    js_set(o, "act", js_word(ACT_WORDS[act]));
    js_set(o, "name", js_text(name));
    js_set(o, "help", js_word(_(ACT_MEANINGS[act])));
    for (int id = 0; id < ACT_FIELD_COUNT; id++) /* what must be stated comes first */
        if (must & (UINT64_C(1) << id))
            js_add(fields, js_field(k, act, (enum act_field_id)id, must));
    for (int id = 0; id < ACT_FIELD_COUNT; id++)
        if (rule->any & (UINT64_C(1) << id))
            js_add(any, js_word(ACT_FIELDS[id].key));
    kind_fields(k, act, true, fields, any);
    kind_fields(k, act, false, fields, any);
    for (int id = 0; id < ACT_FIELD_COUNT; id++)
        if (all & ~must & (UINT64_C(1) << id))
            js_add(fields, js_field(k, act, (enum act_field_id)id, must));
    js_set(o, "fields", fields);
    js_set(o, "any_of", any);
    return o;
}

/* What usually comes next stands first, as in the list of one's own work. */
static size_t acts_in_order(const struct maker *k, enum act_kind acts[ACT_KIND_COUNT])
{
    const struct rule *rule = k->m->rule;
    const struct holding *h = matter_holding(k->m, k->forms->now);
    const struct standing_at at = { .rule = rule,
                                    .step = h ? h->step : -1,
                                    .state = matter_state(k->m, k->forms->now),
                                    .assigned = h && h->person,
                                    .to_allocate = h && h->to_allocate,
                                    .duty = rule->duty,
                                    .deciding = h && rule_decides_at(rule, h->step) };
    size_t nusual;
    return usual_acts(&at, k->forms->may, acts, &nusual);
}

void report_forms(struct sbuf *out, struct arena *a, const struct forms *forms, const struct report_style *style)
{
    struct maker k = { .forms = forms, .a = a, .r = { a, forms->world->org, style->lang } };
    json_t *root = json_object(), *list = json_array();
    if (forms->sheet) {
        k.m = forms->sheet->matter;
        k.rule = matter_rule(forms->sheet->family, k.m, forms->now);
        enum act_kind acts[ACT_KIND_COUNT];
        size_t n = acts_in_order(&k, acts);
        for (size_t i = 0; i < n; i++)
            js_add(list, js_form(&k, acts[i]));
        js_set(root, "version", json_integer(forms->sheet->version));
    } else {
        const struct rulebook *rules = forms->world->rules;
        for (size_t i = 0; i < rulebook_kinds(rules); i++)
            if ((k.rule = rulebook_find(rules, rulebook_kind(rules, i), forms->now, forms->now)))
                js_add(list, js_form(&k, ACT_OPEN));
    }
    js_set(root, "forms", list);
    js_print(out, root);
}
