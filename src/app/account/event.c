/* event.c -- rows of the record of accounts, and the refusals that enter it. */
#include "app/account/account.h"

#include "base/i18n.h"

static struct text by_of(const struct congvu_who *who)
{
    return who->via == CONGVU_VIA_CONSOLE ? who->operator_name : who->account;
}

enum rc event_note(struct conn *conn, const struct congvu_who *who, struct instant now, const char *what,
                   struct text on, struct text detail, int64_t *seq, struct err *err)
{
    struct event_row row = {
        .at = now, .account = by_of(who), .address = who->address, .what = text_of(what), .on = on, .detail = detail
    };
    enum rc rc = store_event_add(conn, &row, err);
    if (rc == RC_OK && seq)
        *seq = row.seq;
    return rc;
}

struct noting {
    const struct congvu_who *who;
    struct instant now;
    const char *what;
    struct text on, detail;
};

static enum rc note_job(struct conn *conn, void *arg, struct err *err)
{
    const struct noting *n = arg;
    return event_note(conn, n->who, n->now, n->what, n->on, n->detail, NULL, err);
}

enum rc congvu_note_read(struct congvu *app, const struct congvu_who *who, const char *what, struct text on,
                         struct text detail, struct err *err)
{
    struct noting n = { who, accounts_now(app), what, on, detail };
    return store_write(app->store, note_job, &n, err);
}

enum rc refused_note(struct congvu *app, const struct congvu_who *who, const char *what, struct text on,
                     enum problem problem, const char *says, struct err *err)
{
    struct noting n = { who, accounts_now(app), "refused", on, text_of(what) };
    enum rc rc = store_write(app->store, note_job, &n, err);
    return rc == RC_OK ? err_set(err, problem, "%s", says) : rc;
}

enum rc admin_only(struct congvu *app, const struct congvu_who *who, const char *what, struct text on, struct err *err)
{
    bool session = who->via == CONGVU_VIA_SESSION || who->via == CONGVU_VIA_CONSOLE;
    if (session && (who->rights & CONGVU_MAY_ADMIN))
        return RC_OK;
    return refused_note(app, who, what, on, PB_NO_RIGHT, _("this is for administrators of accounts"), err);
}

enum rc session_only(struct congvu *app, const struct congvu_who *who, const char *what, struct err *err)
{
    if (who->via == CONGVU_VIA_SESSION)
        return RC_OK;
    return refused_note(app, who, what, TEXT_NONE, PB_NO_RIGHT, _("this is for who has signed in, not for a token"),
                        err);
}
