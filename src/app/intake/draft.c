#include "app/intake/draft.h"

#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *text_json(struct text t) { return t.n ? json_stringn(t.p, t.n) : json_null(); }

static json_t *units_json(const struct intake_unit *units, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list,
                              json_pack("{s:o,s:b}", "name", text_json(units[i].name), "open_set", units[i].open_set));
    return list;
}

static json_t *also_json(const struct intake_deadline *d)
{
    json_t *list = json_array();
    for (int i = 0; i < d->nalso; i++)
        json_array_append_new(list, json_pack("{s:i,s:i,s:i,s:i}", "recur", (int)d->also[i].recur, "day",
                                              d->also[i].day, "month", d->also[i].month, "minute",
                                              d->also[i].timed ? d->also[i].minute : -1));
    return list;
}

static void also_read(const json_t *list, struct intake_deadline *d)
{
    size_t i;
    json_t *row;
    json_array_foreach(list, i, row)
    {
        int64_t recur = json_integer_value(json_object_get(row, "recur")),
                minute = json_integer_value(json_object_get(row, "minute"));
        if (d->nalso == INTAKE_ALSO_MAX || recur <= RECUR_NONE || recur >= RECUR_COUNT)
            return;
        d->also[d->nalso++] =
            (struct intake_also){ (enum intake_recur)recur, (int)json_integer_value(json_object_get(row, "day")),
                                  (int)json_integer_value(json_object_get(row, "month")), minute >= 0,
                                  minute >= 0 ? (int)minute : 0 };
    }
}

struct text draft_content_json(struct arena *a, const struct intake_content *c)
{
    char date[INSTANT_CHARS] = "";
    const struct intake_deadline *d = &c->deadline;
    if (d->has_date)
        day_iso(d->date, date);
    json_t *root = json_pack("{s:o,s:o,s:o,s:o,s:o,s:b,s:b,s:o,s:s,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:o}", "lead",
                             units_json(c->leads, c->nleads), "coordinate",
                             units_json(c->coordinators, c->ncoordinators), "person", text_json(c->person), "report_to",
                             text_json(c->report_to), "product", text_json(c->product), "exhortation", c->exhortation,
                             "stated", d->stated, "due", text_json(d->text), "date", date, "recur", (int)d->recur,
                             "day", d->day, "month", d->month, "minute", d->timed ? d->minute : -1, "length",
                             (int)d->lapse.unit, "n", d->lapse.n, "event", (int)d->lapse.event, "also", also_json(d));
    char *dump = json_dumps(root, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(root);
    assert(dump && "texts from intake are UTF-8");
    struct text json = text_dup(a, text_of(dump));
    free(dump);
    return json;
}

static struct text text_read(struct arena *a, const json_t *json)
{
    return json_is_string(json) ? text_dup(a, (struct text){ json_string_value(json), json_string_length(json) })
                                : TEXT_NONE;
}

static struct intake_unit *units_read(struct arena *a, const json_t *list, size_t *n)
{
    *n = json_array_size(list);
    struct intake_unit *units = ARENA_ARRAY(a, struct intake_unit, *n);
    for (size_t i = 0; i < *n; i++) {
        const json_t *unit = json_array_get(list, i);
        units[i].name = text_read(a, json_object_get(unit, "name"));
        units[i].open_set = json_is_true(json_object_get(unit, "open_set"));
    }
    return units;
}

enum rc draft_content_read(struct arena *a, struct text json, struct intake_content *out, struct err *err)
{
    json_error_t error;
    json_t *root = json_loadb(json.p, json.n, 0, &error);
    if (!json_is_object(root)) {
        json_decref(root);
        return err_set(err, PB_CORRUPT, _("a kept content cannot be read: %s"), error.text);
    }
    *out = (struct intake_content){ .exhortation = json_is_true(json_object_get(root, "exhortation")) };
    out->leads = units_read(a, json_object_get(root, "lead"), &out->nleads);
    out->coordinators = units_read(a, json_object_get(root, "coordinate"), &out->ncoordinators);
    out->person = text_read(a, json_object_get(root, "person"));
    out->report_to = text_read(a, json_object_get(root, "report_to"));
    out->product = text_read(a, json_object_get(root, "product"));
    struct intake_deadline *d = &out->deadline;
    d->stated = json_is_true(json_object_get(root, "stated"));
    d->text = text_read(a, json_object_get(root, "due"));
    d->has_date = day_parse(text_read(a, json_object_get(root, "date")), &d->date);
    int64_t recur = json_integer_value(json_object_get(root, "recur"));
    d->recur = recur > 0 && recur < RECUR_COUNT ? (enum intake_recur)recur : RECUR_NONE;
    d->day = (int)json_integer_value(json_object_get(root, "day"));
    d->month = (int)json_integer_value(json_object_get(root, "month"));
    const json_t *minute = json_object_get(root, "minute");
    d->timed = json_is_integer(minute) && json_integer_value(minute) >= 0;
    d->minute = d->timed ? (int)json_integer_value(minute) : 0;
    int64_t length = json_integer_value(json_object_get(root, "length"));
    int64_t event = json_integer_value(json_object_get(root, "event"));
    d->lapse.unit = length > 0 && length < LENGTH_COUNT ? (enum intake_length)length : LENGTH_NONE;
    d->lapse.n = (int)json_integer_value(json_object_get(root, "n"));
    also_read(json_object_get(root, "also"), d);
    d->lapse.event = event >= 0 && event < EVENT_COUNT ? (enum intake_event)event : EVENT_OTHER;
    json_decref(root);
    return RC_OK;
}

/* --- the draft as it stands ----------------------------------------------------------------------------------------- */

enum rc draft_load(struct conn *conn, struct arena *a, int64_t id, struct draft *out, struct err *err)
{
    struct draft d = { .version = 0 };
    struct content_row *rows;
    enum draft_state *states;
    enum rc rc = store_document(conn, a, id, &d.doc, err);
    if (rc == RC_NOT_FOUND)
        return err_set(err, PB_UNKNOWN_DRAFT, _("no draft has the number %lld"), (long long)id);
    if (rc == RC_OK)
        rc = store_draft_version(conn, id, &d.version, err);
    if (rc == RC_OK)
        rc = store_document_file(conn, a, id, &d.file, err);
    if (rc == RC_OK)
        rc = store_draft_contents(conn, a, id, &rows, &states, &d.n, err);
    if (rc != RC_OK)
        return rc;
    d.items = ARENA_ARRAY(a, struct draft_item, d.n + 1);
    for (size_t i = 0; rc == RC_OK && i < d.n; i++) {
        struct draft_item *item = &d.items[i];
        rc = draft_content_read(a, rows[i].json, &item->c, err);
        item->row = rows[i];
        item->state = states[i];
        item->c.words = rows[i].words;
        item->c.number = rows[i].number;
        item->c.span.start = (size_t)rows[i].start;
        item->c.span.end = (size_t)rows[i].end;
    }
    if (rc == RC_OK)
        *out = d;
    return rc;
}

struct draft_item *draft_find(const struct draft *d, int64_t ordinal)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].row.ordinal == ordinal)
            return &d->items[i];
    return NULL;
}

struct text draft_words(struct arena *a, const struct draft *d, int64_t *start, int64_t *end)
{
    struct text t = d->doc.text, nfc;
    size_t from = SIZE_MAX, to = 0;
    int64_t points = 0, first = 0, last = 0;
    for (size_t at = 0; at < t.n && points < *end; points++) {
        size_t here = at;
        uint32_t cp = text_next(t, &at);
        struct text one = text_sub(t, here, at);
        if (points < *start || cp == 0xFEFF || text_empty(text_trim(one)))
            continue;
        if (from == SIZE_MAX) {
            from = here;
            first = points;
        }
        to = at;
        last = points + 1;
    }
    if (from == SIZE_MAX || points < *end || !text_nfc(a, text_sub(t, from, to), &nfc))
        return TEXT_NONE;
    *start = first;
    *end = last;
    return nfc;
}

struct instant draft_instant(const struct draft *d, struct instant now)
{
    return d->doc.date.n == DAY_MIN.n ? now : day_start(d->doc.date);
}

enum rc draft_unit(const struct org *org, struct text name, struct instant t, struct instant now, unit_id *out,
                   struct err *err)
{
    enum { HEIRS_MAX = 64 };
    bool renamed;
    struct instant end;
    enum rc rc = org_resolve_unit(org, name, t, out, &renamed, err);
    for (int i = 0; rc == RC_OK && i < HEIRS_MAX; i++) {
        if (!org_unit_end(org, *out, INSTANT_MIN, &end) || instant_before(now, end))
            break;
        unit_id heir = org_successor(org, *out, TEXT_NONE);
        if (!heir)
            break;
        *out = heir;
    }
    return rc;
}

struct deadline draft_deadline(struct arena *a, const struct world *w, struct instant now, const struct draft *d,
                               const struct intake_deadline *deadline)
{
    const struct rule *duty = rulebook_find(w->rules, TEXT("duty"), now, now);
    return deadline_of(a, deadline, d->doc.date, duty ? duty->cadence : (struct recur){ EVERY_NONE, 0, 0, 0 });
}

/* --- recording an edit ---------------------------------------------------------------------------------------------- */

enum rc draft_may_edit(const struct draft *d, int64_t version, struct err *err)
{
    if (d->doc.accepted)
        return err_set(err, PB_CLOSED, _("draft %lld is accepted: its matters are changed by acts"),
                       (long long)d->doc.id);
    if (version >= 0 && version != d->version)
        return err_set(err, PB_STALE_VERSION,
                       _("draft %lld is at version %lld, and version %lld was read: read it again"),
                       (long long)d->doc.id, (long long)d->version, (long long)version);
    return RC_OK;
}

int draft_overlap(const struct draft *d, const struct draft_item *item)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct draft_item *other = &d->items[i];
        if (other->row.ordinal != item->row.ordinal && other->state == DRAFT_STANDS &&
            other->row.start < item->row.end && item->row.start < other->row.end)
            return other->row.ordinal;
    }
    return 0;
}

struct draft_step_row draft_step(struct arena *a, const struct draft_item *item, enum draft_state state)
{
    struct draft_step_row s = { .content = item->row, .state = state };
    if (state == DRAFT_STANDS) {
        s.content.id = 0;
        s.content.json = draft_content_json(a, &item->c);
    }
    return s;
}

enum rc draft_keep(struct conn *conn, const struct org *org, struct draft_edit_row *row, struct draft_step_row *steps,
                   size_t n, struct err *err)
{
    person_id person;
    enum rc rc = org_resolve_person(org, row->person, &person, err);
    if (rc != RC_OK)
        return rc;
    row->person = org_person_code(org, person);
    return store_draft_edit(conn, row, steps, n, err);
}
