/* record.c -- the record of accounts, read. */
#include "app/account/account.h"
#include "app/account/noted.h"

enum rc congvu_record_of(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text account,
                         int64_t before, size_t max, struct congvu_event **list, size_t *n, struct err *err)
{
    struct conn *conn = NULL;
    struct event_row *rows;
    size_t count;
    bool own = who->via == CONGVU_VIA_SESSION && !text_empty(account) && text_eq(account, who->account);
    enum rc rc = own ? RC_OK : admin_only(app, who, "record", account, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = store_events(conn, a, account, before > 0 ? before : INT64_MAX, max && max < EVENTS_MAX ? max : EVENTS_MAX,
                      &rows, &count, err);
    store_done(conn);
    if (rc != RC_OK)
        return rc;
    if (!own)
        noted_read(app, who, account, "record of accounts");
    *list = ARENA_ARRAY(a, struct congvu_event, count);
    for (size_t i = 0; i < count; i++)
        (*list)[i] = (struct congvu_event){ rows[i].seq,  rows[i].at, rows[i].account, rows[i].address,
                                            rows[i].what, rows[i].on, rows[i].detail };
    *n = count;
    return RC_OK;
}
