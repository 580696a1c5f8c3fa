/* app_authority.c -- one unit's authority (report/authority.h): rows of the register, and the matters that regulations put beside it. */
#include "app/pages.h"
#include "app/view/view.h"
#include "base/i18n.h"
#include "report/authority.h"

enum { LINES_AT_ONCE = 1000 };

/* The line with its values, where the matter is of this very rule: the variants of a kind are asked for by themselves. */
static enum rc add_line(struct reading *r, struct board_line line, const struct rule *rule, const char *lang,
                        struct board_line **kept, size_t *n, struct err *err)
{
    struct matter_key key;
    const struct family *f;
    enum rc rc = store_matter_by_id(r->conn, r->a, line.id, &key, err);
    if (rc == RC_OK)
        rc = family_read(r->conn, r->a, &r->world, key.family, r->past ? r->now : INSTANT_MAX, false, &f, err);
    const struct matter *m = rc == RC_OK ? family_matter(f, line.id) : NULL;
    if (!m || line.question || !text_eq(m->rule->code, rule->code))
        return rc;
    line.values = line_values(r->a, &r->world, rule, f, m, r->now, lang, &line.nvalues);
    ARENA_PUSH(r->a, *kept, *n, line);
    return RC_OK;
}

/* Open matters of the rule that the unit, or what stands below it, holds. */
static enum rc read_lines(struct reading *r, unit_id unit, const struct rule *rule, const char *lang,
                          struct board_line **kept, size_t *n, struct err *err)
{
    struct lines lines;
    struct line_query q = { .kind = rule->kind, .max = LINES_AT_ONCE };
    q.units = unit_and_below(r, unit, &q.nunits);
    do {
        enum rc rc = board_lines(r, &q, lang, &lines, err);
        for (size_t i = 0; rc == RC_OK && i < lines.n; i++)
            rc = add_line(r, lines.items[i], rule, lang, kept, n, err);
        if (rc != RC_OK)
            return rc;
        q.after = lines.n ? lines.items[lines.n - 1].id : q.after;
    } while (lines.more && lines.n);
    return RC_OK;
}

/* What the regulations in force put there. The columns are those of the first. */
static enum rc read_beside(struct reading *r, unit_id unit, enum beside_authority beside, const char *lang,
                           struct board *out, struct err *err)
{
    struct board_line *kept = NULL;
    *out = (struct board){ .now = r->now };
    for (size_t i = 0; i < rulebook_kinds(r->world.rules); i++) {
        const struct rule *rule = rulebook_find(r->world.rules, rulebook_kind(r->world.rules, i), r->now, r->now);
        if (!rule || rule->beside_authority != (int)beside)
            continue;
        if (!out->columns)
            out->columns = line_values(r->a, &r->world, rule, NULL, NULL, r->now, lang, &out->ncolumns);
        enum rc rc = read_lines(r, unit, rule, lang, &kept, &out->n, err);
        if (rc != RC_OK)
            return rc;
    }
    out->lines = kept;
    return RC_OK;
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
        rc = read_beside(&r, v.unit, BESIDE_WORKING_RULE, lang, &v.rules, err);
    }
    if (rc == RC_OK)
        rc = read_beside(&r, v.unit, BESIDE_SENSITIVE_POST, lang, &v.posts, err);
    if (rc == RC_OK)
        report_authority(out, r.a, &v, &ask->style);
    reading_end(&r);
    return rc;
}
