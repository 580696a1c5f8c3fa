/* app_board.c -- the board, and what one unit or one person holds. */
#include "app/account/noted.h"
#include "app/congvu.h"
#include "app/view/view.h"

#include "base/i18n.h"

enum { BOARD_LINES = 1000 };

/* Where lines of one kind are asked for, they have its columns: each family is read for them. */
static enum rc kind_columns(struct reading *r, struct lines *lines, const struct rule *rule, const char *lang,
                            struct board *board, struct err *err)
{
    const struct family *f;
    struct matter_key key;
    board->columns = line_values(r->a, &r->world, rule, NULL, NULL, r->now, lang, &board->ncolumns);
    for (size_t i = 0; board->ncolumns && i < lines->n; i++) {
        struct board_line *line = &lines->items[i];
        if (line->question)
            continue;
        enum rc rc = store_matter_by_id(r->conn, r->a, line->id, &key, err);
        if (rc == RC_OK)
            rc = family_read(r->conn, r->a, &r->world, key.family, r->past ? r->now : INSTANT_MAX, false, &f, err);
        if (rc != RC_OK)
            return rc;
        line->values = line_values(r->a, &r->world, rule, f, family_matter(f, line->id), r->now, lang, &line->nvalues);
    }
    return RC_OK;
}

enum rc congvu_board(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct lines lines;
    unit_id unit = 0;
    struct line_query q = { .kind = ask->kind,
                            .state = ask->state,
                            .document = ask->document,
                            .after = ask->after,
                            .max = ask->max ? ask->max : BOARD_LINES };
    bool renamed;
    enum rc rc = reading_begin(app, ask, &r, err);
    q.words = text_fold(r.a, ask->words);
    if (rc == RC_OK && !text_empty(ask->giver))
        rc = org_resolve_unit(r.world.org, ask->giver, r.now, &q.giver, &renamed, err);
    if (rc == RC_OK && !text_empty(ask->unit))
        rc = org_resolve_unit(r.world.org, ask->unit, r.now, &unit, &renamed, err);
    if (rc == RC_OK && unit)
        q.units = unit_and_below(&r, unit, &q.nunits);
    if (rc == RC_OK && !text_empty(ask->kind) && !rulebook_find(r.world.rules, ask->kind, r.now, r.now))
        rc = err_set(err, PB_UNKNOWN_KIND, _("no regulation for '%.*s' is in force on that day"), TEXT_FMT(ask->kind));
    if (rc == RC_OK)
        rc = board_lines(&r, &q, ask->style.lang, &lines, err);
    if (rc == RC_OK) {
        struct board board = {
            .lines = lines.items,
            .n = lines.n,
            .more = lines.more,
            .now = r.now,
            .as_of = r.as_of,
            .exercise = app->meta.exercise,
            .province = app->meta.province,
            .scope = unit ? org_unit_name(r.world.org, unit, r.now, ask->style.lang) : TEXT_NONE,
        };
        const struct rule *rule = text_empty(ask->kind) ? NULL : rulebook_find(r.world.rules, ask->kind, r.now, r.now);
        if (rule)
            rc = kind_columns(&r, &lines, rule, ask->style.lang, &board, err);
        if (rc == RC_OK)
            report_board(out, r.a, &board, &ask->style);
    }
    reading_end(&r);
    return rc;
}

/* --- one unit, one person --------------------------------------------------------------------------------------------------------- */

static enum rc party(struct congvu *app, const struct congvu_ask *ask, bool person, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct lines lines = { NULL, 0, false };
    unit_id unit = 0;
    struct line_query q = { .max = ask->max ? ask->max : BOARD_LINES };
    bool renamed;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = person ? org_resolve_person(r.world.org, ask->what, &q.person, err)
                    : org_resolve_unit(r.world.org, ask->what, r.now, &unit, &renamed, err);
    if (rc == RC_OK && unit)
        q.units = unit_and_below(&r, unit, &q.nunits);
    if (rc == RC_OK && q.person && q.person != r.person)
        noted_read(app, ask->who, org_person_code(r.world.org, q.person), "another official's work");
    if (rc == RC_OK)
        rc = board_lines(&r, &q, ask->style.lang, &lines, err);
    if (rc == RC_OK) {
        struct board board = { .lines = lines.items,
                               .n = lines.n,
                               .more = lines.more,
                               .now = r.now,
                               .as_of = r.as_of,
                               .exercise = app->meta.exercise,
                               .province = app->meta.province,
                               .scope = unit ? org_unit_name(r.world.org, unit, r.now, ask->style.lang)
                                             : org_person_name(r.world.org, q.person) };
        struct party party = { .world = &r.world,
                               .unit = unit,
                               .person = q.person,
                               .holds = &board,
                               .now = r.now,
                               .exercise = app->meta.exercise };
        report_party(out, r.a, &party, &ask->style);
    }
    reading_end(&r);
    return rc;
}

enum rc congvu_unit(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return party(app, ask, false, out, err);
}

enum rc congvu_person(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return party(app, ask, true, out, err);
}
