/* app_authority.c -- one unit's authority (report/authority.h): rows of the register, and the duties about them.
 *
 * The kinds named below are those of share/regulations/vn/post_duty.yaml; where a regulation without them is in force, nothing stands there.
 */
#include "app/pages.h"
#include "app/view/view.h"
#include "base/i18n.h"
#include "report/authority.h"

enum { LINES_MAX = 1000 };

/* Open matters of the regulation `code` that the unit, or what stands below it, holds. */
static enum rc read_lines(struct reading *r, unit_id unit, struct text code, const char *lang, struct board *out,
                          struct err *err)
{
    struct lines lines;
    struct line_query q = { .kind = text_sub(code, 0, text_find(code, TEXT("."), 0)), .max = LINES_MAX };
    const struct rule *rule = rulebook_find(r->world.rules, code, r->now, r->now);
    struct board_line *kept = NULL;
    *out = (struct board){ .now = r->now };
    if (!rule)
        return RC_OK;
    q.units = unit_and_below(r, unit, &q.nunits);
    enum rc rc = board_lines(r, &q, lang, &lines, err);
    for (size_t i = 0; rc == RC_OK && i < lines.n; i++) {
        struct board_line line = lines.items[i];
        struct matter_key key;
        const struct family *f;
        rc = store_matter_by_id(r->conn, r->a, line.id, &key, err);
        if (rc == RC_OK)
            rc = family_read(r->conn, r->a, &r->world, key.family, r->past ? r->now : INSTANT_MAX, false, &f, err);
        const struct matter *m = rc == RC_OK ? family_matter(f, line.id) : NULL;
        if (!m || line.question || !text_eq(m->rule->code, code))
            continue;
        line.values = line_values(r->a, &r->world, rule, f, m, r->now, lang, &line.nvalues);
        ARENA_PUSH(r->a, kept, out->n, line);
    }
    out->lines = kept;
    out->columns = line_values(r->a, &r->world, rule, NULL, NULL, r->now, lang, &out->ncolumns);
    return rc;
}

enum rc congvu_authority(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    bool renamed;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct authority_view v = { .world = &r.world,
                                .now = r.now,
                                .as_of = r.as_of,
                                .exercise = app->meta.exercise,
                                .province = app->meta.province };
    const char *lang = ask->style.lang ? ask->style.lang : i18n_lang();
    if (rc == RC_OK)
        rc = org_resolve_unit(r.world.org, ask->what, r.now, &v.unit, &renamed, err);
    if (rc == RC_OK) {
        v.matrix = org_authority_rows(r.world.org, r.a, v.unit, r.now, &v.nmatrix);
        v.loans = org_unit_loans(r.world.org, r.a, v.unit, r.now, &v.nloans);
        rc = read_lines(&r, v.unit, TEXT("duty.working_rule"), lang, &v.rules, err);
    }
    if (rc == RC_OK)
        rc = read_lines(&r, v.unit, TEXT("rotation"), lang, &v.posts, err);
    if (rc == RC_OK)
        report_authority(out, r.a, &v, &ask->style);
    reading_end(&r);
    return rc;
}
