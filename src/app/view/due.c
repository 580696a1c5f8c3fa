/* due.c -- which matters have been kept long enough: their sealed fields are due to be erased (rule->keep).
 *
 *      ended ── kept for so long, by the rule that governs it ──► due, while a sealed word of it stands ──► congvu_erase "due"
 */
#include "app/view/due.h"

#include "matter/values.h"

enum { ROWS_AT_ONCE = 256 };

struct finding {
    struct conn *conn;
    struct arena *a, *scratch;
    const struct world *w;
    struct instant now;
    const char *lang;
    struct congvu_due_row *rows;
    size_t n;
};

static bool holds_sealed(const struct family *f)
{
    for (size_t i = 0; i < f->nacts; i++)
        if (!text_empty(act_text(&f->acts[i], AT_SEALED)))
            return true;
    return false;
}

static enum rc look_at(struct finding *d, const struct board_row *row, struct err *err)
{
    const struct family *f;
    struct due until;
    arena_reset(d->scratch);
    enum rc rc = family_read(d->conn, d->scratch, d->w, row->family, INSTANT_MAX, false, &f, err);
    if (rc != RC_OK || !matter_ended(&f->matters[0], d->now) || !holds_sealed(f))
        return rc;
    const struct matter *m = &f->matters[0];
    const struct rule *rule = matter_rule(f, m, d->now);
    if (rule->keep.limit.unit == LIMIT_NONE ||
        limit_due(d->w->book, rule->keep.limit, m->ended, NULL, 0, &until, NULL) != RC_OK ||
        instant_before(d->now, until.at))
        return RC_OK;
    struct congvu_due_row due = { .code = text_dup(d->a, row->code),
                                  .kind = rule->code,
                                  .ended = instant_day(m->ended),
                                  .until = { instant_day(until.at).n - 1 },
                                  .source = names_in(rule->keep.source, d->lang) };
    ARENA_PUSH(d->a, d->rows, d->n, due);
    return RC_OK;
}

static enum rc look_at_kind(struct finding *d, struct text kind, struct err *err)
{
    struct board_query q = { .now = d->now, .ended = true, .kind = kind, .max = ROWS_AT_ONCE };
    for (size_t got = ROWS_AT_ONCE; got == ROWS_AT_ONCE;) {
        struct board_row *rows;
        enum rc rc = store_board(d->conn, d->a, &q, &rows, &got, err);
        for (size_t i = 0; rc == RC_OK && i < got; i++) {
            q.after = rows[i].id;
            if (rows[i].id == rows[i].family && instant_before(rows[i].ended, d->now))
                rc = look_at(d, &rows[i], err);
        }
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

/* Does the kind, or a variant of it, say today how long it is kept? */
static bool is_kept(const struct rulebook *rules, struct text kind, struct instant now)
{
    for (size_t i = 0; i < rulebook_kinds(rules); i++) {
        const struct rule *rule = rulebook_find(rules, rulebook_kind(rules, i), now, now);
        if (rule && text_eq(rule->kind, kind) && rule->keep.limit.unit != LIMIT_NONE)
            return true;
    }
    return false;
}

enum rc due_read(struct conn *conn, struct arena *a, const struct world *w, struct instant now, const char *lang,
                 struct congvu_due_row **rows, size_t *n, struct err *err)
{
    struct finding d = { conn, a, arena_new(), w, now, lang, NULL, 0 };
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < rulebook_kinds(w->rules); i++) {
        struct text kind = rulebook_kind(w->rules, i);
        if (text_find(kind, TEXT("."), 0) == SIZE_MAX &&
            is_kept(w->rules, kind, now)) /* variants are listed with their kind */
            rc = look_at_kind(&d, kind, err);
    }
    arena_free(d.scratch);
    if (rc == RC_OK) {
        *rows = d.rows;
        *n = d.n;
    }
    return rc;
}

enum rc congvu_due(struct congvu *app, struct arena *a, const char *lang, struct congvu_due_row **rows, size_t *n,
                   struct err *err)
{
    struct conn *conn;
    struct loaded *loaded = NULL;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = world_hold(app, conn, true, &loaded, err);
    if (rc == RC_OK)
        rc = due_read(conn, a, &loaded->world, congvu_now(app), lang, rows, n, err);
    for (size_t i = 0; rc == RC_OK && i < *n; i++) { /* the rules go with the world */
        (*rows)[i].kind = text_dup(a, (*rows)[i].kind);
        (*rows)[i].source = text_dup(a, (*rows)[i].source);
    }
    world_release(app, loaded);
    store_done(conn);
    return rc;
}
