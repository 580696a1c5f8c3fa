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

/* --- a document ---------------------------------------------------------------------------------------------------------- */

void report_document(struct sbuf *out, struct arena *a, const struct org *org, const struct document_page *page,
                     const struct report_style *style)
{
    const struct reader r = { a, org, style->lang };
    json_t *root = json_object(), *contents = json_array();
    js_set(root, "id", json_integer(page->id));
    js_set(root, "number", js_text_or_null(page->number));
    js_set(root, "date", js_day(page->date));
    js_set(root, "issuer", js_text_or_null(page->issuer));
    js_set(root, "type", js_text_or_null(page->type));
    js_set(root, "title", js_text_or_null(page->title));
    js_set(root, "text", js_text(page->text));
    for (size_t i = 0; i < page->n; i++) {
        const struct document_content *c = &page->contents[i];
        json_t *o = json_object(), *lines = json_array();
        js_set(o, "n", json_integer(c->ordinal));
        js_set(o, "start", json_integer(c->start));
        js_set(o, "end", json_integer(c->end));
        js_set(o, "number", js_text_or_null(c->number));
        for (size_t k = 0; k < c->n; k++)
            js_add(lines, js_line(&r, &c->lines[k], page->now));
        js_set(o, "matters", lines);
        js_add(contents, o);
    }
    js_set(root, "contents", contents);
    js_print(out, root);
}

/* --- a year ------------------------------------------------------------------------------------------------------------------ */

static json_t *js_minute(struct arena *a, int minute)
{
    return js_text(text_printf(a, "%02d:%02d", minute / 60, minute % 60));
}

/* The hours of an ordinary week: those of the first full week of the year that has none of its own days. */
static json_t *js_hours(struct arena *a, const struct calendar *cal, struct day from)
{
    json_t *list = json_array();
    struct cal_window window[CAL_WINDOWS_MAX];
    while (day_weekday(from) != 0)
        from.n++;
    for (int weekday = 1; weekday <= 7; weekday++) {
        struct day d = { from.n + weekday - 1 };
        const struct cal_row *row = calendar_row(cal, d);
        for (int weeks = 0; row && row->kind != CAL_HOURS && weeks < 8; weeks++) { /* not a day with a row of its own */
            d.n += 7;
            row = calendar_row(cal, d);
        }
        int n = calendar_windows(cal, d, window);
        for (int i = 0; i < n; i++) {
            json_t *o = json_object();
            js_set(o, "weekday", json_integer(weekday));
            js_set(o, "from", js_minute(a, window[i].from));
            js_set(o, "to", js_minute(a, window[i].to));
            js_add(list, o);
        }
    }
    return list;
}

static json_t *js_own_day(struct day d, const struct cal_row *row, const char *lang)
{
    json_t *o = json_object();
    struct text vi = row->name_vi, en = text_empty(row->name_en) ? vi : row->name_en;
    js_set(o, "day", js_day(d));
    js_set(o, "kind", js_word(row->kind == CAL_WORK ? "work" : "off"));
    js_set(o, "name", js_text(lang[0] == 'v' ? vi : en));
    js_set(o, "source", js_text_or_null(names_in(row->source, lang)));
    js_set(o, "mark", js_word(say_mark(row->mark)));
    return o;
}

void report_year(struct sbuf *out, struct arena *a, const struct calendar *cal, struct instant announced, int year,
                 const struct report_style *style)
{
    json_t *root = json_object(), *days = json_array();
    struct day first = day_of(year, 1, 1), last = day_of(year, 12, 31);
    bool provisional = false;
    for (struct day d = first; d.n <= last.n; d.n++) {
        const struct cal_row *row = calendar_row(cal, d);
        if (row && (row->kind == CAL_OFF || row->kind == CAL_WORK || row->kind == CAL_FIXED))
            js_add(days, js_own_day(d, row, style->lang));
        provisional |= calendar_is_provisional(cal, d);
    }
    js_set(root, "year", json_integer(year));
    js_set(root, "announced", js_instant(announced));
    js_set(root, "provisional", json_boolean(provisional));
    js_set(root, "hours", js_hours(a, cal, first));
    js_set(root, "days", days);
    js_print(out, root);
}
