/* seal_accept.c -- facts that came past the program, taken as they stand by somebody who says why. */
#include "app/seal/seal.h"

#include "base/i18n.h"

struct accepting {
    struct congvu *app;
    struct sbuf *said;
    size_t taken;
    struct stamps stamps; /* of one sequence, as they are   */
    struct sbuf now;      /* and as its facts want them     */
    int64_t next;
    bool any;
};

static enum rc stamp_take(void *arg, const struct fact_row *row, struct err *err)
{
    struct accepting *s = arg;
    if (row->n != s->next)
        return err_set(err, PB_LEDGER_DIFFERS,
                       _("%s no. %lld is missing: nothing is sealed behind it; see 'congvu ledger verify'"),
                       seal_sort_shown(row->sort), (long long)s->next);
    s->next++;
    sbuf_add(&s->now, (struct text){ (const char *)row->stamp, STAMP_BYTES });
    if (stamp_look(s->app, &s->stamps, row) == STAMP_GOOD)
        return RC_OK;
    sbuf_printf(s->said, _("%s%s no. %lld"), s->taken ? ", " : "", seal_sort_shown(row->sort), (long long)row->n);
    s->taken++;
    s->any = true;
    return RC_OK;
}

static enum rc sort_take(struct accepting *s, struct conn *conn, struct arena *a, enum fact_sort sort, struct err *err)
{
    int64_t sealed = 0;
    s->any = false;
    sbuf_clear(&s->now);
    enum rc rc = store_sealed(conn, sort, &sealed, err);
    s->next = sealed + 1;
    if (rc == RC_OK)
        rc = store_stamps(conn, a, sort, sealed, INT64_MAX, &s->stamps, err);
    if (rc == RC_OK)
        rc = store_facts(conn, sort, sealed, SIZE_MAX / 2, true, stamp_take, s, err);
    if (rc != RC_OK || !s->any)
        return rc;
    rc = store_stamps_drop(conn, sort, INT64_MAX, err);
    return rc == RC_OK ? store_stamps_put(conn, sort, sealed + 1, sbuf_text(&s->now), err) : rc;
}

static enum rc accept_job(struct conn *conn, void *arg, struct err *err)
{
    struct accepting *s = arg;
    struct arena *a = arena_new();
    enum rc rc = RC_OK;
    s->taken = 0;
    sbuf_clear(s->said);
    sbuf_init(&s->now, SIZE_MAX / 8);
    for (int sort = FACT_NONE + 1; rc == RC_OK && sort < FACT_SORT_END; sort++)
        rc = sort_take(s, conn, a, (enum fact_sort)sort, err);
    sbuf_release(&s->now);
    arena_free(a);
    return rc;
}

enum rc congvu_ledger_accept(struct congvu *app, struct text reason, size_t *taken, struct sbuf *said, struct err *err)
{
    struct accepting s = { .app = app, .said = said };
    struct arena *a = arena_new();
    if (text_empty(text_trim(reason))) {
        arena_free(a);
        return err_set(err, PB_MISSING_KEY, _("why are they taken as they stand? Say it in a few words"));
    }
    enum rc rc = store_write(app->store, accept_job, &s, err);
    if (rc == RC_OK && s.taken)
        rc = congvu_ledger_rotate(
            app, text_printf(a, "%.*s: %.*s", TEXT_FMT(sbuf_text(said)), TEXT_FMT(text_trim(reason))), err);
    if (rc == RC_OK)
        *taken = s.taken;
    arena_free(a);
    return rc;
}
