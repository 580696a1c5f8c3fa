/* own_views.c -- views that a person keeps by a name: they follow the account, not the machine. */
#include "app/account/account.h"
#include "base/i18n.h"

struct keeping {
    struct arena *a;
    const struct congvu_who *who;
    struct text json;
};

static enum rc put_job(struct conn *conn, void *arg, struct err *err)
{
    struct keeping *k = arg;
    struct account_row row;
    enum rc rc = account_find(conn, k->a, k->who->account, &row, err);
    return rc == RC_OK ? store_own_views_put(conn, row.id, k->json, err) : rc;
}

enum rc congvu_views_put(struct congvu *app, const struct congvu_who *who, struct text json, struct err *err)
{
    struct keeping k = { arena_new(), who, json };
    enum rc rc = session_only(app, who, "views", err);
    if (rc == RC_OK && json.n > CONGVU_VIEWS_BYTES)
        rc = err_set(err, PB_TOO_LARGE, _("views that are kept take at most %d bytes together: give one up"),
                     CONGVU_VIEWS_BYTES);
    if (rc == RC_OK)
        rc = store_write(app->store, put_job, &k, err);
    arena_free(k.a);
    return rc;
}

enum rc congvu_views(struct congvu *app, const struct congvu_who *who, struct sbuf *out, struct err *err)
{
    struct conn *conn = NULL;
    struct account_row row;
    struct text json;
    enum rc rc = session_only(app, who, "views", err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    struct arena *a = arena_new();
    rc = account_find(conn, a, who->account, &row, err);
    if (rc == RC_OK)
        rc = store_own_views(conn, a, row.id, &json, err);
    if (rc == RC_OK)
        sbuf_add(out, text_empty(json) ? TEXT("[]") : json);
    store_done(conn);
    arena_free(a);
    return rc;
}
