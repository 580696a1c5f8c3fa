/* families.c -- every matter of a kind, one family after another (families.h). */
#include "app/families.h"

#include "base/i18n.h"

enum { FAMILIES_AT_ONCE = 1024 };

struct visiting {
    struct reading *r;
    struct text kind;
    family_visit *visit;
    void *arg;
    struct arena *scratch;
};

static bool belongs(const struct visiting *v, const struct family *f)
{
    const struct rule *rule = f->matters[0].rule;
    bool kind = text_empty(v->kind) ? !rule_guards(rule) : text_eq(v->kind, rule->kind);
    return kind && !reading_hides(v->r, f, &f->matters[0]);
}

static enum rc visit_root(struct visiting *v, matter_id root, struct err *err)
{
    struct reading *r = v->r;
    const struct family *f;
    arena_reset(v->scratch);
    enum rc rc = family_read(r->conn, v->scratch, &r->world, root, r->past ? r->now : INSTANT_MAX, true, &f, err);
    if (rc == RC_NOT_FOUND) /* opened after that instant */
        return RC_OK;
    return rc == RC_OK && belongs(v, f) ? v->visit(v->arg, v->scratch, f, err) : rc;
}

static enum rc visit_all(struct visiting *v, struct arena *page, struct err *err)
{
    matter_id after = 0;
    size_t n = FAMILIES_AT_ONCE;
    enum rc rc = RC_OK;
    while (rc == RC_OK && n == FAMILIES_AT_ONCE) {
        matter_id *roots;
        arena_reset(page);
        rc = store_families(v->r->conn, page, after, FAMILIES_AT_ONCE, &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++)
            rc = visit_root(v, after = roots[i], err);
    }
    return rc;
}

/* The views of today name the matters of a kind; of the past they do not speak. */
static enum rc visit_kind(struct visiting *v, struct arena *page, struct err *err)
{
    struct board_query q = { .now = v->r->now, .ended = true, .kind = v->kind, .max = FAMILIES_AT_ONCE };
    size_t n = FAMILIES_AT_ONCE;
    enum rc rc = RC_OK;
    while (rc == RC_OK && n == FAMILIES_AT_ONCE) {
        struct board_row *rows;
        arena_reset(page);
        rc = store_board(v->r->conn, page, &q, &rows, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++) {
            q.after = rows[i].id;
            if (rows[i].id == rows[i].family)
                rc = visit_root(v, rows[i].id, err);
        }
    }
    return rc;
}

enum rc families_visit(struct reading *r, struct text kind, family_visit *visit, void *arg, struct err *err)
{
    struct visiting v = { .r = r, .kind = kind, .visit = visit, .arg = arg, .scratch = arena_new() };
    struct arena *page = arena_new();
    bool all = r->past || text_empty(kind);
    enum rc rc = all ? visit_all(&v, page, err) : visit_kind(&v, page, err);
    arena_free(page);
    arena_free(v.scratch);
    return rc;
}

enum rc kind_known(const struct reading *r, struct text kind, struct err *err)
{
    if (rulebook_find(r->world.rules, kind, r->now, r->now))
        return RC_OK;
    return err_set(err, PB_UNKNOWN_KIND, _("no regulation for '%.*s' is in force on that day"), TEXT_FMT(kind));
}
