/* report_register.c -- the register at an instant, and what a search found in it, as JSON. */
#include "report/pages.h"
#include "report/reading.h"
#include "report/report_json.h"

#include "base/i18n.h"

static json_t *js_unit_row(const struct reader *r, unit_id u, struct instant at)
{
    json_t *o = js_unit(r, u, at);
    js_set(o, "abbr", js_text_or_null(org_unit_abbr(r->org, u, at)));
    js_set(o, "parent", js_text_or_null(org_unit_code(r->org, org_parent(r->org, u, at))));
    js_set(o, "agency", js_text_or_null(org_unit_code(r->org, org_agency(r->org, u, at))));
    js_set(o, "office", js_text_or_null(org_unit_code(r->org, org_office(r->org, u, at))));
    js_set(o, "head", js_person(r, org_head(r->org, u, at)));
    return o;
}

void report_units(struct sbuf *out, struct arena *a, const struct org *org, struct instant at,
                  const struct report_style *style)
{
    const struct reader r = { a, org, style->lang };
    json_t *root = json_object(), *list = json_array();
    for (unit_id u = 1; u <= org_units(org); u++)
        if (org_unit_exists(org, u, at))
            js_add(list, js_unit_row(&r, u, at));
    js_set(root, "as_of", js_instant(at));
    js_set(root, "units", list);
    js_print(out, root);
}

/* The first post the person has then; NULL if none. */
static const struct tenure *tenure_at(const struct org *org, person_id p, struct instant at)
{
    size_t n;
    const struct tenure *tenures = org_tenures(org, p, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(at, tenures[i].from) && instant_before(at, tenures[i].to))
            return &tenures[i];
    return NULL;
}

static struct instant absent_until(const struct org *org, person_id p, struct instant at)
{
    size_t n;
    const struct absence *absences = org_absences(org, p, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(at, absences[i].from) && instant_before(at, absences[i].to))
            return absences[i].to;
    return INSTANT_MIN; /* null in JSON */
}

static json_t *js_person_row(const struct reader *r, person_id p, struct instant at)
{
    const struct tenure *t = tenure_at(r->org, p, at);
    json_t *o = js_person(r, p);
    js_set(o, "post", t ? js_text(org_post_name(r->org, t->post, r->lang)) : json_null());
    js_set(o, "rank", t ? js_word(RANK_WORDS[org_post_rank(r->org, t->post)]) : json_null());
    js_set(o, "unit", t ? js_unit(r, t->unit, at) : json_null());
    js_set(o, "absent_until", js_instant(absent_until(r->org, p, at)));
    return o;
}

void report_people(struct sbuf *out, struct arena *a, const struct org *org, struct instant at, const person_id *people,
                   size_t n, bool more, const struct report_style *style)
{
    const struct reader r = { a, org, style->lang };
    json_t *root = json_object(), *list = json_array();
    for (size_t i = 0; i < n; i++)
        js_add(list, js_person_row(&r, people[i], at));
    js_set(root, "as_of", js_instant(at));
    js_set(root, "people", list);
    js_set(root, "next", more && n ? json_integer(people[n - 1]) : json_null());
    js_print(out, root);
}

void report_found(struct sbuf *out, struct arena *a, const struct found *found, const struct report_style *style)
{
    const struct reader r = { a, found->org, style->lang };
    json_t *root = json_object(), *matters = json_array(), *documents = json_array(), *units = json_array(),
           *people = json_array();
    for (size_t i = 0; i < found->nmatters; i++)
        js_add(matters, js_line(&r, &found->matters[i], found->at));
    for (size_t i = 0; i < found->ndocuments; i++) {
        json_t *o = json_object();
        js_set(o, "id", json_integer(found->documents[i].id));
        js_set(o, "number", js_text(found->documents[i].number));
        js_set(o, "title", js_text(found->documents[i].title));
        js_set(o, "draft", json_boolean(found->documents[i].draft));
        js_add(documents, o);
    }
    for (size_t i = 0; i < found->nunits; i++)
        js_add(units, js_unit(&r, found->units[i], found->at));
    for (size_t i = 0; i < found->npeople; i++)
        js_add(people, js_person_row(&r, found->people[i], found->at));
    js_set(root, "matters", matters);
    js_set(root, "documents", documents);
    js_set(root, "units", units);
    js_set(root, "people", people);
    js_print(out, root);
}
