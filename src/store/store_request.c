/* store_request.c -- each Idempotency-Key is answered once.
 *
 * The key is written in the transaction of the act it made, so that both are there or neither.
 */
#include "base/i18n.h"
#include "store/conn.h"

enum rc store_request_find(struct conn *c, struct text key, struct text digest, bool *seen, int64_t *seq,
                           struct err *err)
{
    struct stmt *st;
    bool row;
    enum rc rc = conn_first(c, SQL_REQUEST, VALUES(VALUE_T(key)), &st, &row, err);
    if (rc != RC_OK)
        return rc;
    if (!row) {
        *seen = false;
        return RC_OK;
    }
    bool same = text_eq(c->driver->column(st, 0).t, digest);
    int64_t made = row_int(c, st, 1);
    conn_done(c, st);
    if (!same)
        return err_set(err, PB_KEY_REUSED, _("the key '%.*s' was used for another request"), TEXT_FMT(key));
    *seen = true;
    *seq = made;
    return RC_OK;
}

enum rc store_request_add(struct conn *c, struct text key, struct text digest, int64_t seq, struct instant at,
                          struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_REQUEST_ADD, VALUES(VALUE_T(key), VALUE_B(digest), VALUE_I(seq), VALUE_I(at.us)), err);
}
