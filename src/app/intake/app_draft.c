/* app_draft.c -- a draft for who reviews it: text, contents with their problems, what is no task, what accepting would open. */
#include "app/intake/draft_table.h"
#include "app/intake/unit_list.h"

#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>

struct review {
    struct reading r;
    struct draft d;
    struct instant t; /* the day that names mean */
    const char *lang;
};

static json_t *text_json(struct text t) { return t.n ? json_stringn(t.p, t.n) : json_null(); }
static json_t *words_json(const char *words) { return text_json(text_of(words)); }

static json_t *unit_json(const struct review *v, unit_id unit)
{
    const struct org *org = v->r.world.org;
    return json_pack("{s:o,s:o}", "code", text_json(org_unit_code(org, unit)), "name",
                     text_json(org_unit_name(org, unit, v->r.now, v->lang)));
}

static bool unit_known(const struct review *v, struct text name, unit_id *out)
{
    return draft_unit(v->r.world.org, name, v->t, v->r.now, out, NULL) == RC_OK;
}

/* --- contents ----------------------------------------------------------------------------------------------------------- */

static json_t *lead_json(struct review *v, const struct intake_unit *u)
{
    json_t *units = json_array();
    unit_id unit;
    size_t n = 0;
    const unit_id *set = u->open_set ? org_open_set(v->r.world.org, v->r.a, u->name, v->t, &n) : NULL;
    for (size_t i = 0; i < n; i++)
        json_array_append_new(units, unit_json(v, set[i]));
    if (!u->open_set && unit_known(v, u->name, &unit))
        json_array_append_new(units, unit_json(v, unit));
    else if (n == 0)
        set = unit_list(v->r.world.org, v->r.a, u->name, v->t, v->r.now, &n);
    for (size_t i = 0; i < n && json_array_size(units) < n; i++)
        json_array_append_new(units, unit_json(v, set[i]));
    return json_pack("{s:o,s:b,s:o}", "words", text_json(u->name), "open_set", u->open_set, "units", units);
}

static json_t *leads_json(struct review *v, const struct intake_content *c)
{
    json_t *list = json_array();
    for (size_t i = 0; i < c->nleads; i++)
        json_array_append_new(list, lead_json(v, &c->leads[i]));
    return list;
}

static json_t *coordinators_json(struct review *v, const struct intake_content *c)
{
    json_t *list = json_array();
    for (size_t i = 0; i < c->ncoordinators; i++) {
        unit_id unit;
        bool known = !c->coordinators[i].open_set && unit_known(v, c->coordinators[i].name, &unit);
        json_array_append_new(list,
                              json_pack("{s:o,s:b,s:o}", "words", text_json(c->coordinators[i].name), "open_set",
                                        c->coordinators[i].open_set, "unit", known ? unit_json(v, unit) : json_null()));
    }
    return list;
}

static bool person_known(const struct review *v, struct text words, person_id *out)
{
    return words.n > 0 && org_resolve_person(v->r.world.org, words, out, NULL) == RC_OK;
}

static json_t *person_json(const struct review *v, struct text words)
{
    person_id p;
    const struct org *org = v->r.world.org;
    if (words.n == 0)
        return json_null();
    json_t *known = person_known(v, words, &p) ? json_pack("{s:o,s:o}", "code", text_json(org_person_code(org, p)),
                                                           "name", text_json(org_person_name(org, p)))
                                               : json_null();
    return json_pack("{s:o,s:o}", "words", text_json(words), "person", known);
}

static json_t *deadline_json(struct review *v, const struct intake_deadline *d)
{
    char iso[INSTANT_CHARS];
    if (!d->stated)
        return json_null();
    return json_pack("{s:o,s:o,s:o,s:i,s:i}", "text", text_json(d->text), "date",
                     d->has_date ? words_json(day_iso(d->date, iso)) : json_null(), "recur",
                     text_json(draft_deadline(v->r.a, &v->r.world, v->r.now, &v->d, d).recur), "day", d->day, "month",
                     d->month);
}

/* --- what is wrong with a content --------------------------------------------------------------------------------------- */

static void problem(json_t *list, const char *what, struct text says)
{
    json_array_append_new(list, json_pack("{s:s,s:o}", "what", what, "says", text_json(says)));
}

static void lead_problems(struct review *v, const struct intake_content *c, json_t *list)
{
    unit_id unit;
    size_t n;
    if (c->nleads == 0)
        problem(list, "no-lead", text_of(_("the text names nobody: it will be opened as to be assigned")));
    for (size_t i = 0; i < c->nleads; i++) {
        struct text name = c->leads[i].name;
        struct err err;
        size_t listed;
        if (unit_list(v->r.world.org, v->r.a, name, v->t, v->r.now, &listed) != NULL)
            continue;
        if (c->leads[i].open_set && (!org_open_set(v->r.world.org, v->r.a, name, v->t, &n) || n == 0))
            problem(list, "lead-unknown",
                    text_printf(v->r.a, _("the register knows no units for '%.*s'"), TEXT_FMT(name)));
        else if (!c->leads[i].open_set && draft_unit(v->r.world.org, name, v->t, v->r.now, &unit, &err) != RC_OK)
            problem(list, "lead-unknown", text_dup(v->r.a, text_of(err.detail)));
    }
}

static json_t *problems_json(struct review *v, const struct intake_content *c)
{
    json_t *list = json_array();
    unit_id unit;
    person_id person;
    lead_problems(v, c, list);
    for (size_t i = 0; i < c->ncoordinators; i++)
        if (!c->coordinators[i].open_set && !unit_known(v, c->coordinators[i].name, &unit))
            problem(list, "coordinator-unknown",
                    text_printf(v->r.a, _("'%.*s' is not in the register"), TEXT_FMT(c->coordinators[i].name)));
    if (c->person.n > 0 && !person_known(v, c->person, &person))
        problem(list, "person-unknown",
                text_printf(v->r.a, _("'%.*s' is nobody's name in the register"), TEXT_FMT(c->person)));
    if (!c->deadline.stated)
        problem(list, "no-date", text_of(_("the text states no date")));
    else if (text_empty(draft_deadline(v->r.a, &v->r.world, v->r.now, &v->d, &c->deadline).due) &&
             c->deadline.recur == RECUR_NONE)
        problem(list, "no-date", text_printf(v->r.a, _("'%.*s' gives no date by itself"), TEXT_FMT(c->deadline.text)));
    return list;
}

static json_t *content_json(struct review *v, const struct draft_item *item)
{
    const struct intake_content *c = &item->c;
    return json_pack("{s:i,s:I,s:I,s:o,s:o,s:b,s:o,s:o,s:o,s:o,s:o,s:o,s:b,s:o}", "n", item->row.ordinal, "start",
                     (json_int_t)item->row.start, "end", (json_int_t)item->row.end, "words", text_json(item->row.words),
                     "number", text_json(item->row.number), "dropped", item->state == DRAFT_DROPPED, "leads",
                     leads_json(v, c), "coordinators", coordinators_json(v, c), "person", person_json(v, c->person),
                     "deadline", deadline_json(v, &c->deadline), "report_to", text_json(c->report_to), "product",
                     text_json(c->product), "exhortation", c->exhortation, "problems", problems_json(v, c));
}

/* --- the rest of the text ----------------------------------------------------------------------------------------------- */

struct stretch { /* of code points */
    int64_t start, end;
};

static int by_start(const void *x, const void *y)
{
    const struct stretch *a = x, *b = y;
    return a->start < b->start ? -1 : a->start > b->start;
}

static bool taken_up(const struct draft *d, int64_t start, int64_t end)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].row.start < end && start < d->items[i].row.end)
            return true;
    return false;
}

static json_t *clauses_json(struct review *v, const struct intake_draft *read, struct stretch **said, size_t *n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < read->nclauses; i++) {
        const struct intake_clause *c = &read->clauses[i];
        struct stretch s = { (int64_t)c->span.start, (int64_t)c->span.end };
        ARENA_PUSH(v->r.a, *said, *n, s);
        if (taken_up(&v->d, s.start, s.end))
            continue; /* a person made a content of it */
        json_array_append_new(list, json_pack("{s:I,s:I,s:s,s:s,s:o}", "start", (json_int_t)s.start, "end",
                                              (json_int_t)s.end, "reason", intake_reason_word(c->reason), "reason_name",
                                              _(intake_reason_meaning(c->reason)), "words", text_json(c->words)));
    }
    return list;
}

/* A list marker ("XIV."), a label or a sign between spans is nobody's words; three letters of one word are. */
static bool has_words(struct text t)
{
    enum { WORD_LETTERS = 3 };
    int letters = 0;
    for (size_t at = 0; at < t.n;) {
        uint32_t cp = text_next(t, &at);
        bool letter = (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp < 0x2000);
        bool roman = cp == 'I' || cp == 'V' || cp == 'X';
        letters = letter && !roman ? letters + 1 : 0;
        if (letters == WORD_LETTERS)
            return true;
    }
    return false;
}

/* The labels of field lines introduce; they end in a colon or are a numbered article's "Điều". */
static bool is_label(struct text t)
{
    t = text_trim(t);
    size_t colon = text_find(t, TEXT(":"), 0);
    return (colon != SIZE_MAX && !has_words(text_sub(t, colon, t.n))) || text_starts(t, TEXT("Điều "));
}

struct gaps {
    json_t *list;
    int64_t letters; /* code points that belong to nobody */
};

static void gap(struct review *v, struct gaps *g, int64_t start, int64_t end)
{
    struct text words = draft_words(v->r.a, &v->d, &start, &end);
    while (words.n > 0 && words.p[0] > ' ' && words.p[0] < '0' &&
           words.p[0] != '(') { /* a comma before them is not theirs */
        start++;
        words = draft_words(v->r.a, &v->d, &start, &end);
    }
    if (!has_words(words) || is_label(words))
        return;
    g->letters += end - start;
    json_array_append_new(g->list, json_pack("{s:I,s:I,s:o}", "start", (json_int_t)start, "end", (json_int_t)end,
                                             "words", text_json(words)));
}

/* What is neither content nor clause. A share of 1 means that nothing was silently left out. */
static json_t *coverage_json(struct review *v, struct stretch *said, size_t n)
{
    struct gaps g = { .list = json_array() };
    int64_t all = (int64_t)text_points(v->d.doc.text), at = 0;
    for (size_t i = 0; i < v->d.n; i++)
        ARENA_PUSH(v->r.a, said, n, ((struct stretch){ v->d.items[i].row.start, v->d.items[i].row.end }));
    if (n > 0)
        qsort(said, n, sizeof *said, by_start);
    for (size_t i = 0; i < n; i++) {
        if (said[i].start > at)
            gap(v, &g, at, said[i].start);
        at = max64(at, said[i].end);
    }
    if (at < all)
        gap(v, &g, at, all);
    double share = all > 0 ? (double)(all - g.letters) / (double)all : 1;
    return json_pack("{s:f,s:o}", "share", share, "left", g.list);
}

/* --- the draft ---------------------------------------------------------------------------------------------------------- */

static enum rc review_begin(struct congvu *app, int64_t draft, const struct report_style *style, struct review *v,
                            struct err *err)
{
    struct congvu_ask now = { .as_of = TEXT_NONE };
    *v = (struct review){ .lang = style->lang };
    enum rc rc = reading_begin(app, &now, &v->r, err);
    if (rc == RC_OK)
        rc = draft_load(v->r.conn, v->r.a, draft, &v->d, err);
    if (rc == RC_OK)
        v->t = draft_instant(&v->d, v->r.now);
    return rc;
}

static json_t *document_json(const struct review *v, const struct intake_draft *read)
{
    char iso[INSTANT_CHARS];
    const struct document_row *d = &v->d.doc;
    json_t *recipients = json_array();
    for (size_t i = 0; i < read->document.nrecipients; i++)
        json_array_append_new(recipients, text_json(read->document.recipients[i]));
    return json_pack("{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "language", read->english ? "en" : "vi", "number",
                     text_json(d->number), "date",
                     d->date.n == DAY_MIN.n ? json_null() : words_json(day_iso(d->date, iso)), "issuer",
                     text_json(d->issuer), "type", text_json(d->type), "title", text_json(d->title), "signer",
                     text_json(read->document.signer), "recipients", recipients);
}

static json_t *giver_json(const struct review *v)
{
    unit_id unit;
    return unit_known(v, v->d.doc.issuer, &unit) ? unit_json(v, unit) : json_null();
}

static json_t *edits_json(struct review *v, struct err *err)
{
    struct draft_edit_row *edits;
    size_t n;
    char iso[INSTANT_CHARS];
    json_t *list = json_array();
    if (store_draft_edits(v->r.conn, v->r.a, v->d.doc.id, &edits, &n, err) != RC_OK)
        return list;
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list,
                              json_pack("{s:I,s:s,s:o,s:o,s:o}", "version", (json_int_t)edits[i].version, "recorded",
                                        instant_iso(edits[i].recorded, iso), "person", text_json(edits[i].person),
                                        "what", text_json(edits[i].what), "reason", text_json(edits[i].reason)));
    return list;
}

static json_t *draft_json(struct review *v, const struct intake_draft *read, struct err *err)
{
    json_t *contents = json_array();
    struct stretch *said = NULL;
    size_t n = 0;
    for (size_t i = 0; i < v->d.n; i++)
        json_array_append_new(contents, content_json(v, &v->d.items[i]));
    json_t *no_task = clauses_json(v, read, &said, &n);
    const struct document_row *d = &v->d.doc;
    return json_pack("{s:I,s:I,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "id", (json_int_t)d->id, "version",
                     (json_int_t)v->d.version, "state", d->accepted ? "accepted" : "draft", "file",
                     text_json(v->d.file), "document", document_json(v, read), "document_id",
                     d->accepted ? json_integer(d->id) : json_null(), "giver", giver_json(v), "text",
                     text_json(d->text), "contents", contents, "no_task", no_task, "coverage",
                     coverage_json(v, said, n), "edits", edits_json(v, err));
}

static void put_json(struct sbuf *out, json_t *root)
{
    char *dump = json_dumps(root, JSON_COMPACT | JSON_REAL_PRECISION(6));
    json_decref(root);
    assert(dump && "texts of the store are UTF-8");
    sbuf_str(out, dump);
    sbuf_char(out, '\n');
    free(dump);
}

/* --- as text ------------------------------------------------------------------------------------------------------------ */

static void put_line(struct sbuf *out, const char *label, struct text value)
{
    if (value.n > 0)
        sbuf_printf(out, "      %s: %.*s\n", label, TEXT_FMT(value));
}

static void put_content(struct review *v, struct sbuf *out, const struct draft_item *item)
{
    const struct intake_content *c = &item->c;
    sbuf_printf(out, "%4d  [%lld-%lld]  %.*s%s%.*s%s%s\n", item->row.ordinal, (long long)item->row.start,
                (long long)item->row.end, TEXT_FMT(item->row.number), item->row.number.n ? "  " : "",
                TEXT_FMT(item->row.words), item->state == DRAFT_DROPPED ? "  " : "",
                item->state == DRAFT_DROPPED ? _("(dropped)") : "");
    if (item->state == DRAFT_DROPPED)
        return;
    for (size_t i = 0; i < c->nleads; i++)
        put_line(out, _("lead"), c->leads[i].name);
    for (size_t i = 0; i < c->ncoordinators; i++)
        put_line(out, _("with"), c->coordinators[i].name);
    put_line(out, _("person"), c->person);
    put_line(out, _("due"), c->deadline.text);
    put_line(out, _("report to"), c->report_to);
    put_line(out, _("product"), c->product);
    json_t *problems = problems_json(v, c);
    size_t i;
    json_t *p;
    json_array_foreach(problems, i, p) sbuf_printf(out, "    ! %s\n", json_string_value(json_object_get(p, "says")));
    json_decref(problems);
}

static void put_draft(struct review *v, struct sbuf *out)
{
    const struct document_row *d = &v->d.doc;
    sbuf_printf(out, _("Draft %lld, version %lld: %.*s %.*s\n"), (long long)d->id, (long long)v->d.version,
                TEXT_FMT(d->type), TEXT_FMT(d->number));
    if (d->accepted)
        sbuf_printf(out, "%s\n", _("It is accepted; its matters are open."));
    for (size_t i = 0; i < v->d.n; i++)
        put_content(v, out, &v->d.items[i]);
}

enum rc congvu_draft(struct congvu *app, int64_t draft, const struct report_style *style, struct sbuf *out,
                     struct err *err)
{
    struct review v;
    struct intake_draft read;
    enum rc rc = review_begin(app, draft, style, &v, err);
    struct intake_options options = { .has_issued = rc == RC_OK && v.d.doc.date.n != DAY_MIN.n,
                                      .issued = rc == RC_OK ? v.d.doc.date : DAY_MIN };
    if (rc == RC_OK && style->format == REPORT_JSON)
        rc = intake_text(v.r.a, v.d.doc.text, &options, &read, err);
    if (rc == RC_OK && style->format == REPORT_JSON)
        put_json(out, draft_json(&v, &read, err));
    else if (rc == RC_OK && style->format == REPORT_CSV)
        draft_table_write(v.r.a, &v.r.world, v.r.now, &v.d, out);
    else if (rc == RC_OK)
        put_draft(&v, out);
    reading_end(&v.r);
    return rc;
}

enum rc congvu_draft_xlsx(struct congvu *app, int64_t draft, const struct report_style *style, struct sbuf *out,
                          struct err *err)
{
    struct review v;
    enum rc rc = review_begin(app, draft, style, &v, err);
    if (rc == RC_OK)
        draft_table_xlsx(v.r.a, &v.r.world, v.r.now, &v.d, out);
    reading_end(&v.r);
    return rc;
}
