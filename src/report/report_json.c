#include "report/report_json.h"

#include <stdio.h>
#include <stdlib.h>

/* A NULL from jansson is out of memory, or text that is not UTF-8, which none is from the door inward. */
static json_t *some(json_t *value)
{
    if (!value) {
        fputs("congvu: out of memory\n", stderr);
        _Exit(EXIT_FAILURE);
    }
    return value;
}

json_t *js_text(struct text t)
{
    assert(text_utf8(t, NULL));
    return some(json_stringn(t.p ? t.p : "", t.n));
}

json_t *js_text_or_null(struct text t) { return text_empty(t) ? json_null() : js_text(t); }
json_t *js_word(const char *word) { return js_text(text_of(word)); }

json_t *js_instant(struct instant t)
{
    char buf[INSTANT_CHARS];
    if (instant_is_max(t) || t.us <= INSTANT_MIN.us)
        return json_null();
    return js_word(instant_rfc3339(t, buf));
}

json_t *js_day(struct day d)
{
    char buf[INSTANT_CHARS];
    if (d.n <= DAY_MIN.n || d.n >= DAY_MAX.n)
        return json_null();
    return js_word(day_iso(d, buf));
}

json_t *js_span(struct workspan span)
{
    char buf[INSTANT_CHARS];
    json_t *o = some(json_object());
    js_set(o, "seconds", json_integer(span.us / US_SECOND));
    js_set(o, "hm", js_word(workspan_hm(span, buf)));
    return o;
}

static json_t *code_and_name(struct text code, struct text name)
{
    json_t *o = some(json_object());
    js_set(o, "code", js_text(code));
    js_set(o, "name", js_text(name));
    return o;
}

json_t *js_unit(const struct reader *r, unit_id unit, struct instant t)
{
    if (unit == 0)
        return json_null();
    return code_and_name(org_unit_code(r->org, unit), org_unit_name(r->org, unit, t, r->lang));
}

json_t *js_person(const struct reader *r, person_id person)
{
    if (person == 0)
        return json_null();
    return code_and_name(org_person_code(r->org, person), org_person_name(r->org, person));
}

json_t *js_due(const struct due *due)
{
    if (instant_is_max(due->at))
        return json_null();
    json_t *o = some(json_object());
    js_set(o, "at", js_instant(due->at));
    js_set(o, "provisional", json_boolean(due->provisional));
    return o;
}

json_t *js_sums(const struct reader *r, const struct charge_sum *sums, size_t n, struct instant t)
{
    json_t *list = some(json_array());
    for (size_t i = 0; i < n; i++) {
        json_t *o = some(json_object());
        js_set(o, "payee", js_word(PAYEE_WORDS[sums[i].payee]));
        js_set(o, "unit", js_unit(r, sums[i].unit, t));
        js_set(o, "outside", js_text_or_null(sums[i].outside));
        js_set(o, "worked", js_span(sums[i].span));
        js_add(list, o);
    }
    return list;
}

json_t *js_report(const char *report, struct text province, struct instant now, bool exercise)
{
    json_t *root = some(json_object());
    js_set(root, "report", js_word(report));
    js_set(root, "as_of", js_instant(now));
    js_set(root, "exercise", json_boolean(exercise));
    js_set(root, "province", js_text(province));
    return root;
}

void js_set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, some(value)) != 0)
        some(NULL);
}

void js_add(json_t *array, json_t *value)
{
    if (json_array_append_new(array, some(value)) != 0)
        some(NULL);
}

static int write_part(const char *part, size_t n, void *out)
{
    sbuf_add(out, (struct text){ part, n });
    return 0;
}

void js_print(struct sbuf *out, json_t *root)
{
    json_dump_callback(root, write_part, out, JSON_INDENT(2));
    sbuf_char(out, '\n');
    json_decref(root);
}
