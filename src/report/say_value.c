#include "report/say_value.h"

#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- one value ------------------------------------------------------------------------------------------- */

static bool english(const struct reader *r) { return r->lang && strcmp(r->lang, "en") == 0; }

struct text say_number(const struct reader *r, double x, int decimals)
{
    char plain[64], out[96];
    snprintf(plain, sizeof plain, "%.*f", decimals < 0 ? 6 : decimals, fabs(x));
    size_t n = strlen(plain), dot = strcspn(plain, ".");
    while (decimals < 0 && n > dot && (plain[n - 1] == '0' || plain[n - 1] == '.'))
        n--;
    size_t at = 0;
    if (x < 0 && strspn(plain, "0.") < n)
        out[at++] = '-';
    for (size_t i = 0; i < n && at + 2 < sizeof out; i++) {
        if (i > 0 && i < dot && (dot - i) % 3 == 0)
            out[at++] = english(r) ? ',' : '.';
        out[at++] = i == dot ? (english(r) ? '.' : ',') : plain[i];
    }
    return text_dup(r->a, (struct text){ out, at });
}

static struct text with_measure(const struct reader *r, struct text number, struct names measure)
{
    struct text unit = names_in(measure, r->lang);
    return text_empty(unit) ? number : text_printf(r->a, "%.*s %.*s", TEXT_FMT(number), TEXT_FMT(unit));
}

static struct text say_coded(const struct reader *r, const struct values *v, const struct field_rule *f,
                             struct text code)
{
    struct instant t = v->t;
    unit_id unit;
    person_id person;
    bool renamed;
    if (f->type == FT_UNIT && org_resolve_unit(r->org, code, t, &unit, &renamed, NULL) == RC_OK)
        return say_unit(r, unit, t);
    if (f->type == FT_PERSON && org_resolve_person(r->org, code, &person, NULL) == RC_OK)
        return org_person_name(r->org, person);
    if (f->type == FT_KIND)
        return say_kind(r, v->w, code, t);
    for (size_t i = 0; f->type == FT_CHOICE && i < f->nchoices; i++)
        if (text_eq(f->choices[i].code, code))
            return names_in(f->choices[i].names, r->lang);
    return code;
}

struct text say_value(const struct reader *r, const struct values *v, const struct field_rule *f, struct text recorded)
{
    struct fvalue x = value_of(f, recorded);
    struct day day;
    if (f->type == FT_DAY && day_parse(recorded, &day))
        return say_day(r, day);
    if (x.type == VT_NUMBER)
        return with_measure(r, say_number(r, x.number, -1), f->measure);
    if (f->type == FT_YES_NO)
        return text_of(x.yes ? _("yes") : _("no"));
    return say_coded(r, v, f, value_text(r->a, recorded));
}

/* What a key means to people: an entry by its own words, a choice by its name, a period as it is written. */
static struct text say_key(const struct reader *r, const struct values *v, const struct field_rule *f, struct text key)
{
    const struct field_rule *keys = f->per_field >= 0 ? &v->rule->fields[f->per_field] : NULL;
    if (!keys)
        return key;
    if (!keys->many)
        return say_coded(r, v, keys, key);
    const struct stated *entry = values_find(v, f->per_field, key);
    return entry ? say_value(r, v, keys, entry->value) : key;
}

/* "Kết quả, nội dung 2": the field's name with the key it was stated for. */
static struct text say_value_name(const struct reader *r, const struct values *v, const struct stated *s)
{
    const struct field_rule *f = &v->rule->fields[s->field];
    struct text name = names_in(f->names, r->lang);
    if (text_empty(s->key))
        return name;
    return f->many ? text_printf(r->a, "%.*s %.*s", TEXT_FMT(name), TEXT_FMT(s->key))
                   : text_printf(r->a, "%.*s – %.*s", TEXT_FMT(name), TEXT_FMT(say_key(r, v, f, s->key)));
}

/* A figure with its measure and its words; "" where it is unknown. */
static struct text say_figure(const struct reader *r, const struct values *v, const struct figure_rule *f)
{
    struct fvalue x = values_work_out(v, f->formula);
    const struct figure_word *word = values_word(v, f);
    struct text words = word ? names_in(word->names, r->lang) : TEXT_NONE, number = TEXT_NONE;
    if (x.type == VT_NUMBER)
        number = with_measure(r, say_number(r, x.number, (int)f->decimals), f->measure);
    else if (x.type == VT_YES_NO && !word)
        number = text_of(x.yes ? _("yes") : _("no"));
    else if (x.type == VT_CODE)
        number = x.code;
    if (text_empty(words) || text_empty(number))
        return text_empty(words) ? number : words;
    return text_printf(r->a, "%.*s (%.*s)", TEXT_FMT(words), TEXT_FMT(number));
}

/* --- the sheet ------------------------------------------------------------------------------------------- */

static struct values now_of(const struct reading *g) { return values_now(g->r.a, g->sheet->family, g->m, g->now); }

static void print_pair(struct table *t, struct text name, struct text value)
{
    table_row(t);
    table_cell(t, TONE_FAINT, name);
    table_cell(t, TONE_PLAIN, value);
}

static void print_notes(const struct page *page, const struct reading *g)
{
    size_t n;
    struct value_note *notes = values_notes(g->r.a, g->sheet->family, g->m, &n);
    for (size_t i = 0; i < n; i++)
        page_para(page, 2, TONE_LATE,
                  text_printf(g->r.a, _("! act no. %lld: %.*s (%.*s)"), (long long)notes[i].act->seq,
                              TEXT_FMT(names_in(notes[i].check->otherwise, g->r.lang)),
                              TEXT_FMT(names_in(notes[i].check->source, g->r.lang))));
}

void print_values(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = { { "", false, 0, 0 }, { "", false, 0, 0 } };
    if (g->m->parent >= 0 || g->m->rule->nfields + g->m->rule->nfigures + g->m->rule->nchecks == 0)
        return;
    struct values v = now_of(g);
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    size_t rows = 0;
    for (size_t i = 0; i < v.rule->nfigures; i++) {
        struct text said = say_figure(&g->r, &v, &v.rule->figures[i]);
        if (text_empty(said))
            continue;
        print_pair(t, names_in(v.rule->figures[i].names, g->r.lang), said);
        rows++;
    }
    for (size_t i = 0; i < v.n; i++) {
        if (!v.list[i].in_force)
            continue;
        print_pair(t, say_value_name(&g->r, &v, &v.list[i]),
                   say_value(&g->r, &v, &v.rule->fields[v.list[i].field], v.list[i].value));
        rows++;
    }
    if (rows) {
        page_heading(page, _("Data"));
        table_print(page, t, 2);
    }
    print_notes(page, g);
}

/* The values of one act: those of a correction, too. */
static struct values act_values(const struct reading *g, const struct act *act)
{
    const struct family *f = g->sheet->family;
    return values_read(g->r.a, f->world, f, g->m, matter_rule(f, g->m, g->now), (size_t)(act - f->acts) + 1, NULL,
                       g->now);
}

struct text say_values_of(const struct reading *g, const struct act *act)
{
    struct text all = TEXT_NONE;
    if (act->nwords == 0 || g->m->parent >= 0)
        return all;
    struct values v = act_values(g, act);
    for (size_t i = 0; i < v.n; i++)
        if (v.list[i].act == act)
            all = say_joined(
                &g->r, all, "\n",
                text_printf(g->r.a, "%.*s: %.*s", TEXT_FMT(say_value_name(&g->r, &v, &v.list[i])),
                            TEXT_FMT(say_value(&g->r, &v, &v.rule->fields[v.list[i].field], v.list[i].value))));
    return all;
}

static struct text key_of(const struct reading *g, const struct values *v, const struct stated *s)
{
    struct text code = v->rule->fields[s->field].code;
    return text_empty(s->key) ? code : text_printf(g->r.a, "%.*s[%.*s]", TEXT_FMT(code), TEXT_FMT(s->key));
}

void js_values_of(json_t *stated, const struct reading *g, const struct act *act)
{
    if (act->nwords == 0 || g->m->parent >= 0)
        return;
    struct values v = act_values(g, act);
    for (size_t i = 0; i < v.n; i++)
        if (v.list[i].act == act)
            js_set(stated, text_cstr(g->r.a, key_of(g, &v, &v.list[i])),
                   js_text(say_value(&g->r, &v, &v.rule->fields[v.list[i].field], v.list[i].value)));
}

json_t *js_values(const struct reading *g)
{
    json_t *list = json_array();
    if (g->m->parent >= 0)
        return list;
    struct values v = now_of(g);
    for (size_t i = 0; i < v.n; i++) {
        const struct stated *s = &v.list[i];
        const struct field_rule *f = &v.rule->fields[s->field];
        json_t *o = json_object();
        js_set(o, "key", js_text(key_of(g, &v, s)));
        js_set(o, "field", js_text(f->code));
        js_set(o, "name", js_text(say_value_name(&g->r, &v, s)));
        js_set(o, "type", js_word(FIELD_TYPE_WORDS[f->type]));
        js_set(o, "value", js_text(value_text(g->r.a, s->value)));
        js_set(o, "text", js_text(say_value(&g->r, &v, f, s->value)));
        js_set(o, "in_force", json_boolean(s->in_force));
        js_set(o, "sealed", json_boolean(f->sealed));
        js_set(o, "act", json_integer(s->act->seq));
        js_add(list, o);
    }
    return list;
}

json_t *js_figures(const struct reading *g)
{
    json_t *list = json_array();
    if (g->m->parent >= 0)
        return list;
    struct values v = now_of(g);
    for (size_t i = 0; i < v.rule->nfigures; i++) {
        const struct figure_rule *f = &v.rule->figures[i];
        struct fvalue x = values_work_out(&v, f->formula);
        const struct figure_word *word = values_word(&v, f);
        json_t *o = json_object();
        js_set(o, "code", js_text(f->code));
        js_set(o, "name", js_text(names_in(f->names, g->r.lang)));
        js_set(o, "number", x.type == VT_NUMBER ? json_real(x.number) : json_null());
        js_set(o, "words", word ? js_text(names_in(word->names, g->r.lang)) : json_null());
        js_set(o, "text", js_text_or_null(say_figure(&g->r, &v, f)));
        js_set(o, "formula", js_text_or_null(f->value));
        js_set(o, "source", js_text(names_in(f->source, g->r.lang)));
        js_add(list, o);
    }
    return list;
}

json_t *js_notes(const struct reading *g)
{
    size_t n;
    json_t *list = json_array();
    struct value_note *notes = values_notes(g->r.a, g->sheet->family, g->m, &n);
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        js_set(o, "act", json_integer(notes[i].act->seq));
        js_set(o, "words", js_text(names_in(notes[i].check->otherwise, g->r.lang)));
        js_set(o, "source", js_text(names_in(notes[i].check->source, g->r.lang)));
        js_add(list, o);
    }
    return list;
}

/* --- columns of a list ----------------------------------------------------------------------------------- */

/* One value for a column: of several numbers their sum, of several others how many there are. */
static void column_field(const struct reader *r, const struct values *v, int field, struct line_value *out)
{
    const struct field_rule *f = &v->rule->fields[field];
    bool several = f->many || f->per_field != PER_NOTHING;
    double sum = 0;
    size_t n = 0;
    const struct stated *last = NULL;
    for (size_t i = 0; i < v->n; i++) {
        const struct stated *s = &v->list[i];
        if (s->field != field || !s->in_force)
            continue;
        last = s;
        sum += value_of(f, s->value).number;
        n++;
    }
    if (!last)
        return;
    bool adds = f->type == FT_NUMBER || f->type == FT_MONEY;
    if (several && n > 1) {
        double x = adds ? sum : (double)n;
        out->plain = text_printf(r->a, "%.15g", x);
        out->said = adds ? with_measure(r, say_number(r, x, -1), f->measure) : say_number(r, x, 0);
        return;
    }
    out->plain = value_text(r->a, last->value);
    out->said = say_value(r, v, f, last->value);
}

static void column_figure(const struct reader *r, const struct values *v, const struct figure_rule *f,
                          struct line_value *out)
{
    struct fvalue x = values_work_out(v, f->formula);
    out->said = say_figure(r, v, f);
    out->plain = x.type == VT_NUMBER ? text_printf(r->a, "%.*f", (int)f->decimals, x.number) : out->said;
}

struct line_value *line_values(struct arena *a, const struct world *world, const struct rule *rule,
                               const struct family *f, const struct matter *m, struct instant now, const char *lang,
                               size_t *n)
{
    const struct reader r = { a, world->org, lang };
    struct line_value *list = NULL;
    struct values v = { .n = 0 };
    *n = 0;
    if (m)
        v = values_now(a, f, m, now);
    for (size_t i = 0; i < rule->nfields; i++) {
        struct line_value column = { .code = rule->fields[i].code, .name = names_in(rule->fields[i].names, lang) };
        int field = m && rule->fields[i].list ? rule_field(v.rule, column.code) : -1;
        if (field >= 0)
            column_field(&r, &v, field, &column);
        if (rule->fields[i].list)
            ARENA_PUSH(a, list, *n, column);
    }
    for (size_t i = 0; i < rule->nfigures; i++) {
        struct line_value column = { .code = rule->figures[i].code, .name = names_in(rule->figures[i].names, lang) };
        int figure = m && rule->figures[i].list ? rule_figure(v.rule, column.code) : -1;
        if (figure >= 0)
            column_figure(&r, &v, &v.rule->figures[figure], &column);
        if (rule->figures[i].list)
            ARENA_PUSH(a, list, *n, column);
    }
    return list;
}
