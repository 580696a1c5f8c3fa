/* report_stand.c -- who is away and who stands in, whose authority is lent to whom: as JSON. */
#include "report/pages.h"
#include "report/reading.h"
#include "report/report_json.h"

static const char *state_of(struct instant from, struct instant to, struct instant at)
{
    return instant_before(at, from) ? "coming" : instant_before(at, to) ? "now" : "past";
}

static json_t *js_stretch(struct instant from, struct instant to, struct instant at)
{
    json_t *o = json_object();
    js_set(o, "from", js_instant(from));
    js_set(o, "to", js_instant(to));
    js_set(o, "state", js_word(state_of(from, to, at)));
    return o;
}

static void add_absences(const struct reader *r, person_id p, struct instant at, bool past, json_t *list)
{
    size_t n;
    const struct absence *away = org_absences(r->org, p, &n);
    for (size_t i = 0; i < n; i++) {
        if (!past && !instant_before(at, away[i].to))
            continue;
        json_t *o = js_stretch(away[i].from, away[i].to, at);
        js_set(o, "person", js_person(r, p));
        js_set(o, "substitute", js_person(r, away[i].substitute));
        js_add(list, o);
    }
}

static void add_loans(const struct reader *r, person_id p, struct instant at, bool past, json_t *list)
{
    size_t n;
    const struct loan *loans = org_loans(r->org, p, &n);
    for (size_t i = 0; i < n; i++) {
        const struct loan *l = &loans[i];
        if (!past && !instant_before(at, l->to))
            continue;
        json_t *o = js_stretch(l->from, l->to, at), *post = json_object();
        js_set(post, "code", js_text(org_post_code(r->org, l->post)));
        js_set(post, "name", js_text(org_post_name(r->org, l->post, r->lang)));
        js_set(o, "person", js_person(r, l->lender));
        js_set(o, "lent_to", js_person(r, l->borrower));
        js_set(o, "post", post);
        js_set(o, "unit", js_unit(r, org_post_unit(r->org, l->post), at));
        js_add(list, o);
    }
}

void report_stand_ins(struct sbuf *out, struct arena *a, const struct org *org, struct instant at, bool past,
                      const struct report_style *style)
{
    const struct reader r = { a, org, style->lang };
    json_t *root = json_object(), *absences = json_array(), *delegations = json_array();
    for (person_id p = 1; p <= org_persons(org); p++) {
        add_absences(&r, p, at, past, absences);
        add_loans(&r, p, at, past, delegations);
    }
    js_set(root, "as_of", js_instant(at));
    js_set(root, "absences", absences);
    js_set(root, "delegations", delegations);
    js_print(out, root);
}
