/* app_find.c -- the register at an instant, and finding anything by a few letters, with or without accents. */
#include "app/page/page.h"
#include "base/i18n.h"
#include "report/pages.h"

enum { PEOPLE = 100, FOUND_EACH = 8 };

enum rc congvu_units(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        report_units(out, r.a, r.world.org, r.now, &ask->style);
    reading_end(&r);
    return rc;
}

/* --- people --------------------------------------------------------------------------------------------------------------- */

static bool serves_below(const struct reading *r, person_id p, unit_id unit)
{
    const struct org *org = r->world.org;
    size_t n;
    const struct tenure *tenures = org_tenures(org, p, &n);
    for (size_t i = 0; i < n; i++) {
        bool now = !instant_before(r->now, tenures[i].from) && instant_before(r->now, tenures[i].to);
        if (now && (unit == 0 || tenures[i].unit == unit || org_is_above(org, unit, tenures[i].unit, r->now)))
            return true;
    }
    return false;
}

static bool name_holds(const struct reading *r, person_id p, struct text folded)
{
    const struct org *org = r->world.org;
    return text_empty(folded) || text_find(text_fold(r->a, org_person_name(org, p)), folded, 0) != SIZE_MAX ||
           text_find(text_fold(r->a, org_person_code(org, p)), folded, 0) != SIZE_MAX;
}

static const person_id *people_of(const struct reading *r, unit_id unit, struct text folded, person_id after,
                                  size_t max, size_t *n, bool *more)
{
    person_id *list = NULL;
    *n = 0;
    *more = false;
    for (person_id p = after + 1; p <= org_persons(r->world.org) && !*more; p++) {
        if (!serves_below(r, p, unit) || !name_holds(r, p, folded))
            continue;
        if (*n == max)
            *more = true;
        else
            ARENA_PUSH(r->a, list, *n, p);
    }
    return list;
}

enum rc congvu_people(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    unit_id unit = 0;
    bool renamed, more;
    size_t n;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK && !text_empty(ask->unit))
        rc = org_resolve_unit(r.world.org, ask->unit, r.now, &unit, &renamed, err);
    if (rc == RC_OK) {
        const person_id *people = people_of(&r, unit, text_fold(r.a, ask->words), (person_id)ask->after,
                                            ask->max ? ask->max : PEOPLE, &n, &more);
        report_people(out, r.a, r.world.org, r.now, people, n, more, &ask->style);
    }
    reading_end(&r);
    return rc;
}

/* --- anything ------------------------------------------------------------------------------------------------------------- */

/* A unit is looked for in either language, whichever the reader's is. */
static bool unit_holds(const struct reading *r, unit_id u, struct text folded)
{
    const struct org *org = r->world.org;
    const struct text names[] = { org_unit_name(org, u, r->now, "vi"), org_unit_name(org, u, r->now, "en"),
                                  org_unit_abbr(org, u, r->now), org_unit_code(org, u) };
    for (size_t i = 0; i < LEN(names); i++)
        if (text_find(text_fold(r->a, names[i]), folded, 0) != SIZE_MAX)
            return true;
    return false;
}

static void find_units(const struct reading *r, struct text folded, struct found *found)
{
    unit_id *list = NULL;
    for (unit_id u = 1; u <= org_units(r->world.org) && found->nunits < FOUND_EACH; u++)
        if (org_unit_exists(r->world.org, u, r->now) && unit_holds(r, u, folded))
            ARENA_PUSH(r->a, list, found->nunits, u);
    found->units = list;
}

/* As congvu_document: for who may see the document itself, or a matter that came of it. */
static enum rc document_seen(struct reading *r, const struct congvu_who *who, const struct document_row *doc,
                             bool *seen, struct err *err)
{
    struct lines lines = { NULL, 0, false };
    struct line_query q = { .state = TEXT("all"), .max = 1 };
    struct content_row *contents;
    size_t n;
    *seen = document_shown(r, who, doc);
    enum rc rc = *seen ? RC_OK : store_contents(r->conn, r->a, doc->id, &contents, &n, err);
    for (size_t i = 0; !*seen && rc == RC_OK && i < n; i++) {
        q.content = contents[i].id;
        rc = board_lines(r, &q, "vi", &lines, err);
        *seen = rc == RC_OK && lines.n > 0;
    }
    return rc;
}

static enum rc find_documents(struct reading *r, const struct congvu_who *who, struct text folded, struct found *found,
                              struct err *err)
{
    struct document_row *rows;
    struct found_document *list = NULL;
    size_t n;
    enum rc rc = store_documents(r->conn, r->a, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n && found->ndocuments < FOUND_EACH; i++) {
        const struct document_row *d = &rows[n - 1 - i]; /* the newest first */
        bool holds = text_find(text_fold(r->a, d->number), folded, 0) != SIZE_MAX ||
                     text_find(text_fold(r->a, d->title), folded, 0) != SIZE_MAX;
        bool seen = false;
        if (holds)
            rc = document_seen(r, who, d, &seen, err);
        if (rc == RC_OK && seen)
            ARENA_PUSH(r->a, list, found->ndocuments,
                       ((struct found_document){ d->id, d->number, d->title, !d->accepted }));
    }
    found->documents = list;
    return rc;
}

static enum rc find(struct reading *r, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct text folded = text_fold(r->a, ask->words);
    struct found found = { .org = r->world.org, .at = r->now };
    struct lines lines = { NULL, 0, false };
    const struct line_query q = { .words = folded, .state = TEXT("all"), .down = true, .max = FOUND_EACH };
    bool more;
    enum rc rc = RC_OK;
    if (!text_empty(folded)) {
        rc = board_lines(r, &q, ask->style.lang, &lines, err);
        if (rc == RC_OK)
            rc = find_documents(r, ask->who, folded, &found, err);
        find_units(r, folded, &found);
        found.people = people_of(r, 0, folded, 0, FOUND_EACH, &found.npeople, &more);
    }
    if (rc != RC_OK)
        return rc;
    found.matters = lines.items;
    found.nmatters = lines.n;
    report_found(out, r->a, &found, &ask->style);
    return RC_OK;
}

enum rc congvu_search(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = find(&r, ask, out, err);
    reading_end(&r);
    return rc;
}
