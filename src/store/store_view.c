/* store_view.c -- what the fold gives, written down for the boards; and compared with it.
 *
 * Writing compares two folds in memory and touches only the rows that differ, and of them only the indexes that must
 * change: the keyed columns of a matter hardly ever do, and only then is its row taken out and put in again. What is to be written is
 * worked out first, as a plan, by whoever made the folds: they lie in its processor's memory, and a plan is a tenth of them.
 */
#include "base/i18n.h"
#include "store/view_row.h"

#include <string.h>

/* --- writing --------------------------------------------------------------------------------------------- */

struct view_change {
    enum sql sql;
    const struct value *v;
    size_t n;
};

struct view_plan {
    struct arena *a;
    struct view_change *items;
    size_t n;
};

/* The values of `from` on behind those of the key. */
static void plan_add(struct view_plan *p, enum sql sql, const struct value *row, size_t key, size_t from, size_t to)
{
    struct value *v = ARENA_ARRAY(p->a, struct value, key + to - from);
    memcpy(v, row, key * sizeof *v);
    memcpy(v + key, row + from, (to - from) * sizeof *v);
    struct view_change change = { sql, v, key + to - from };
    ARENA_PUSH(p->a, p->items, p->n, change);
}

/* `was` NULL: there is no such row yet. */
static void matter_plan(struct view_plan *p, const struct family *before, const struct matter *was,
                        const struct family *after, const struct matter *is)
{
    struct value old[MATTER_COLUMNS], new[MATTER_COLUMNS];
    view_matter_row(after, is, new);
    size_t at = 0;
    if (was) {
        view_matter_row(before, was, old);
        at = view_differ(old, new, 0, MATTER_COLUMNS);
    }
    if (at == MATTER_COLUMNS)
        return;
    if (at >= MATTER_LIVE) {
        plan_add(p, SQL_VIEW_MATTER_CHANGE, new, 1, MATTER_LIVE, MATTER_COLUMNS);
    } else if (at >= MATTER_KEYED) {
        plan_add(p, SQL_VIEW_MATTER_TURN, new, 1, MATTER_KEYED, MATTER_COLUMNS);
    } else {
        if (was)
            plan_add(p, SQL_VIEW_MATTER_CUT, new, 0, 0, 1);
        plan_add(p, SQL_VIEW_MATTER_ADD, new, 0, 0, MATTER_COLUMNS);
    }
}

static void holding_plan(struct view_plan *p, const struct family *before, const struct matter *was,
                         const struct family *after, const struct matter *is, size_t n)
{
    struct value old[HOLDING_COLUMNS], new[HOLDING_COLUMNS];
    view_holding_row(after, is, n, new);
    if (!was || n >= was->nholdings) {
        plan_add(p, SQL_VIEW_HOLDING_ADD, new, 0, 0, HOLDING_COLUMNS);
        return;
    }
    view_holding_row(before, was, n, old);
    if (view_differ(old, new, HOLDING_END, HOLDING_COLUMNS) < HOLDING_COLUMNS)
        plan_add(p, SQL_VIEW_HOLDING_CHANGE, new, 0, 0, HOLDING_COLUMNS);
    else if (view_differ(old, new, 0, HOLDING_END) < HOLDING_END)
        plan_add(p, SQL_VIEW_HOLDING_END, new, 0, 0, HOLDING_END);
}

static void rows_plan(struct view_plan *p, const struct family *before, const struct matter *was,
                      const struct family *after, const struct matter *is)
{
    matter_plan(p, before, was, after, is);
    for (size_t n = 0; n < is->nholdings; n++)
        holding_plan(p, before, was, after, is, n);
    if (was && was->nholdings > is->nholdings)
        plan_add(p, SQL_VIEW_HOLDINGS_CUT,
                 (const struct value[]){ VALUE_I(is->id), VALUE_I((int64_t)is->nholdings),
                                         VALUE_I((int64_t)was->nholdings - 1) },
                 0, 0, 3);
}

/* The ids of a family's stored matters, in the arena. */
static enum rc stored_ids(struct conn *c, struct arena *a, matter_id family, matter_id **ids, size_t *n,
                          struct err *err)
{
    struct stmt *st;
    bool row;
    matter_id *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, SQL_VIEW_MATTER_IDS, VALUES(VALUE_I(family)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ids = list;
    *n = count;
    return RC_OK;
}

static enum rc rows_cut(struct conn *c, matter_id id, struct err *err)
{
    enum rc rc = conn_run(c, SQL_VIEW_HOLDINGS_CUT, VALUES(VALUE_I(id), VALUE_I(0), VALUE_I(INT32_MAX)), err);
    return rc == RC_OK ? conn_run(c, SQL_VIEW_MATTER_CUT, VALUES(VALUE_I(id)), err) : rc;
}

/* Whatever is stored of a family goes: what claims to be of it, and what is under its matters' ids. */
static enum rc family_cut(struct conn *c, const struct family *f, struct err *err)
{
    struct arena *a = arena_new();
    matter_id *ids;
    size_t n = 0;
    enum rc rc = stored_ids(c, a, f->matters[0].id, &ids, &n, err);
    for (size_t i = 0; i < n && rc == RC_OK; i++)
        rc = rows_cut(c, ids[i], err);
    for (size_t i = 0; i < f->n && rc == RC_OK; i++)
        rc = rows_cut(c, f->matters[i].id, err);
    arena_free(a);
    return rc;
}

/* Did the person of the family's i-th act do something in it before? */
static bool acted_before(const struct family *f, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (f->acts[j].person == f->acts[i].person)
            return true;
    return false;
}

static void acted_plan(struct view_plan *p, const struct family *before, const struct family *after)
{
    for (size_t i = before ? before->nacts : 0; i < after->nacts; i++)
        if (!acted_before(after, i))
            plan_add(p, SQL_VIEW_ACTED_ADD,
                     (const struct value[]){ VALUE_I(after->acts[i].person), VALUE_I(after->matters[0].id) }, 0, 0, 2);
}

struct view_plan *store_views_plan(struct arena *a, const struct family *before, const struct family *after)
{
    assert(after->n > 0 && (!before || before->n <= after->n));
    struct view_plan *p = ARENA_NEW(a, struct view_plan);
    p->a = a;
    for (size_t i = 0; i < after->n; i++) {
        const struct matter *was = before && i < before->n ? &before->matters[i] : NULL;
        assert(!was || was->id == after->matters[i].id);
        rows_plan(p, before, was, after, &after->matters[i]);
    }
    acted_plan(p, before, after);
    return p;
}

enum rc store_views_run(struct conn *c, const struct view_plan *p, struct err *err)
{
    assert(c->writing);
    enum rc rc = RC_OK;
    for (size_t i = 0; i < p->n && rc == RC_OK; i++)
        rc = conn_run(c, p->items[i].sql, p->items[i].v, p->items[i].n, err);
    return rc;
}

enum rc store_views_put(struct conn *c, const struct family *before, const struct family *after, struct err *err)
{
    struct arena *a = arena_new();
    enum rc rc = store_views_run(c, store_views_plan(a, before, after), err);
    arena_free(a);
    return rc;
}

enum rc store_views_anew(struct conn *c, const struct family *f, struct err *err)
{
    assert(c->writing && f->n > 0);
    enum rc rc = family_cut(c, f, err);
    return rc == RC_OK ? store_views_put(c, NULL, f, err) : rc;
}

enum rc store_views_drop(struct conn *c, struct err *err)
{
    assert(c->writing);
    enum rc rc = conn_run(c, SQL_VIEW_ACTED_DROP, NO_VALUES, err);
    if (rc == RC_OK)
        rc = store_found_drop(c, err);
    if (rc == RC_OK)
        rc = conn_run(c, SQL_VIEW_HOLDINGS_DROP, NO_VALUES, err);
    return rc == RC_OK ? conn_run(c, SQL_VIEW_MATTERS_DROP, NO_VALUES, err) : rc;
}

/* --- comparing ------------------------------------------------------------------------------------------- */

static enum rc differ(const char *view, matter_id id, const char *what, struct err *err)
{
    return err_set(err, PB_VIEWS_DIFFER, _("matter number %lld: '%s' %s; rebuild the views"), (long long)id, view,
                   what);
}

static bool is_instant(const char *column)
{
    static const char *const INSTANTS[] = { "opened", "ended", "finished", "due", "first_due", "until", "since" };
    for (size_t i = 0; i < LEN(INSTANTS); i++)
        if (strcmp(column, INSTANTS[i]) == 0)
            return true;
    return false;
}

static void value_say(const char *column, const struct value *v, char *out, size_t n)
{
    char at[INSTANT_CHARS];
    struct sbuf b;
    sbuf_init(&b, n - 1);
    switch (v->type) {
    case VALUE_NULL: sbuf_str(&b, _("nothing")); break;
    case VALUE_INT:
        if (is_instant(column))
            sbuf_str(&b, instant_vn((struct instant){ v->i }, false, at));
        else
            sbuf_printf(&b, "%lld", (long long)v->i);
        break;
    case VALUE_TEXT: sbuf_printf(&b, "'%.*s'", TEXT_FMT(v->t)); break;
    case VALUE_BLOB: sbuf_str(&b, "bytes"); break;
    }
    struct text t = sbuf_text(&b);
    memcpy(out, t.p, t.n);
    out[t.n] = '\0';
    sbuf_release(&b);
}

/* The stored row of a statement that has one, against the fold's. */
static enum rc row_check(struct conn *c, const struct stmt *st, const struct value *want, size_t columns,
                         const char *view, const char *const *names, struct err *err)
{
    char has[96], gives[96];
    for (size_t i = 0; i < columns; i++) {
        struct value v = c->driver->column(st, (int)i);
        if (view_differ(&v, &want[i], 0, 1) == 1)
            continue;
        value_say(names[i], &v, has, sizeof has);
        value_say(names[i], &want[i], gives, sizeof gives);
        return err_set(err, PB_VIEWS_DIFFER,
                       _("matter number %lld: column '%s' of '%s' holds %s, the facts give %s; rebuild the views"),
                       (long long)want[0].i, names[i], view, has, gives);
    }
    return RC_OK;
}

static enum rc matter_check(struct conn *c, const struct family *f, const struct matter *m, struct err *err)
{
    struct stmt *st;
    bool row;
    struct value want[MATTER_COLUMNS];
    view_matter_row(f, m, want);
    enum rc rc = conn_first(c, SQL_VIEW_MATTER, VALUES(VALUE_I(m->id)), &st, &row, err);
    if (rc != RC_OK)
        return rc;
    if (!row)
        return differ("view_matter", m->id, _("has no row"), err);
    rc = row_check(c, st, want, MATTER_COLUMNS, "view_matter", VIEW_MATTER_COLUMNS, err);
    conn_done(c, st);
    return rc;
}

static enum rc holdings_check(struct conn *c, const struct family *f, const struct matter *m, struct err *err)
{
    struct stmt *st;
    bool row;
    struct value want[HOLDING_COLUMNS];
    size_t n = 0;
    enum rc rc = conn_ask(c, SQL_VIEW_HOLDINGS, VALUES(VALUE_I(m->id)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        if (n == m->nholdings) {
            rc = differ("view_holding", m->id, _("has more rows than the facts give"), err);
        } else {
            view_holding_row(f, m, n++, want);
            rc = row_check(c, st, want, HOLDING_COLUMNS, "view_holding", VIEW_HOLDING_COLUMNS, err);
        }
        if (rc != RC_OK)
            conn_done(c, st);
    }
    if (rc == RC_OK && n < m->nholdings)
        return differ("view_holding", m->id, _("has fewer rows than the facts give"), err);
    return rc;
}

static enum rc family_count_check(struct conn *c, const struct family *f, struct err *err)
{
    struct arena *a = arena_new();
    matter_id *ids;
    size_t n = 0;
    enum rc rc = stored_ids(c, a, f->matters[0].id, &ids, &n, err);
    arena_free(a);
    if (rc == RC_OK && n != f->n)
        return differ("view_matter", f->matters[0].id, _("has other rows of its family than the facts give"), err);
    return rc;
}

static enum rc acted_check(struct conn *c, const struct family *f, struct err *err)
{
    matter_id id = f->matters[0].id;
    bool acted = true;
    enum rc rc = RC_OK;
    for (size_t i = 0; i < f->nacts && rc == RC_OK && acted; i++)
        if (!acted_before(f, i))
            rc = store_acted(c, id, f->acts[i].person, &acted, err);
    return rc == RC_OK && !acted ? differ("view_acted", id, _("has no row"), err) : rc;
}

enum rc store_views_check(struct conn *c, const struct family *f, struct err *err)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; i < f->n && rc == RC_OK; i++) {
        rc = matter_check(c, f, &f->matters[i], err);
        if (rc == RC_OK)
            rc = holdings_check(c, f, &f->matters[i], err);
    }
    if (rc == RC_OK)
        rc = family_count_check(c, f, err);
    return rc == RC_OK ? acted_check(c, f, err) : rc;
}

static enum rc stray_check(struct conn *c, enum sql sql, const char *view, const char *what, struct err *err)
{
    int64_t id = 0;
    enum rc rc = conn_number(c, sql, NO_VALUES, &id, err);
    return rc == RC_OK && id ? differ(view, id, what, err) : rc;
}

enum rc store_views_count(struct conn *c, int64_t *matters, int64_t *holdings, struct err *err)
{
    int64_t m = 0, h = 0;
    const char *gone = _("has rows of a matter that is not there");
    enum rc rc = stray_check(c, SQL_VIEW_MATTER_STRAY, "view_matter", gone, err);
    if (rc == RC_OK)
        rc = stray_check(c, SQL_VIEW_HOLDING_STRAY, "view_holding", gone, err);
    if (rc == RC_OK)
        rc = stray_check(c, SQL_VIEW_ACTED_STRAY, "view_acted", _("names somebody who did nothing in it"), err);
    if (rc == RC_OK)
        rc = conn_number(c, SQL_VIEW_MATTERS_COUNT, NO_VALUES, &m, err);
    if (rc == RC_OK)
        rc = conn_number(c, SQL_VIEW_HOLDINGS_COUNT, NO_VALUES, &h, err);
    if (rc != RC_OK)
        return rc;
    *matters = m;
    *holdings = h;
    return RC_OK;
}

/* From the facts, so that it holds while views are being rebuilt. */
enum rc store_family_version(struct conn *c, matter_id family, int64_t *seq, struct err *err)
{
    int64_t last = 0;
    enum rc rc = conn_number(c, SQL_ACT_LAST_OF, VALUES(VALUE_I(family)), &last, err);
    if (rc != RC_OK)
        return rc;
    if (!last)
        return err_set(err, PB_UNKNOWN_MATTER, _("there is no matter number %lld"), (long long)family);
    *seq = last;
    return RC_OK;
}
