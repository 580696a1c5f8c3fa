/* clock.c -- the only now: the machine's, or that of an exercise. */
#include "app/app.h"

#include "base/i18n.h"

enum rc app_recorded(struct congvu *app, struct conn *conn, struct instant newest_row, struct text at,
                     struct instant *out, struct err *err)
{
    return app_recorded_asked(app, conn, newest_row, instant_now(), at, out, err);
}

enum rc app_recorded_asked(struct congvu *app, struct conn *conn, struct instant newest_row, struct instant asked,
                           struct text at, struct instant *out, struct err *err)
{
    struct instant newest, stated;
    int64_t seq;
    enum rc rc = store_last_recorded(conn, &newest, &seq, err);
    if (rc != RC_OK)
        return rc;
    newest = instant_max(newest, newest_row);
    if (!app->meta.exercise) {
        if (!text_empty(at))
            return err_set(err, PB_USAGE,
                           _("'at' belongs to an exercise database; here the server's clock counts: state 'happened' "
                             "with ground and "
                             "document"));
        *out = instant_max(asked, newest);
        return RC_OK;
    }
    if (text_empty(at)) {
        *out = newest.us == INSTANT_MIN.us ? app->meta.created : newest;
        return RC_OK;
    }
    if (!instant_parse(at, &stated))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no instant: write 2025-08-14 16:40"), TEXT_FMT(at));
    char buf[INSTANT_CHARS], last[INSTANT_CHARS];
    if (instant_before(stated, newest))
        return err_set(err, PB_OUT_OF_ORDER, _("'%s' is before the newest fact of the exercise, %s"),
                       instant_iso(stated, buf), instant_iso(newest, last));
    int year = day_civil(instant_day(stated)).year; /* never to be undone: a slip of the pen would end the exercise */
    if (year < CAL_YEAR_FIRST || year > CAL_YEAR_LAST)
        return err_set(err, PB_NO_CALENDAR, _("'%s' lies outside the years %d to %d of the calendar"),
                       instant_iso(stated, buf), CAL_YEAR_FIRST, CAL_YEAR_LAST);
    *out = stated;
    return RC_OK;
}

enum rc app_instant(struct congvu *app, struct conn *conn, struct text text, struct instant *out, bool *asked,
                    struct err *err)
{
    *asked = !text_empty(text);
    if (!*asked) {
        struct loaded *loaded;
        enum rc rc = world_hold(app, conn, true, &loaded, err);
        if (rc != RC_OK)
            return rc;
        rc = app_recorded(app, conn, loaded->newest, TEXT_NONE, out, err);
        world_release(app, loaded);
        return rc;
    }
    struct day day;
    if (instant_parse(text, out))
        return RC_OK;
    if (day_parse(text, &day)) { /* as of a day: its end */
        *out = day_end(day);
        return RC_OK;
    }
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no instant: write 2025-08-14 16:40 or 2025-08-14"),
                   TEXT_FMT(text));
}

struct instant congvu_now(struct congvu *app)
{
    struct conn *conn = NULL;
    struct instant now = instant_now();
    bool asked;
    if (store_read(app->store, &conn, NULL) == RC_OK)
        (void)app_instant(app, conn, TEXT_NONE, &now, &asked, NULL);
    store_done(conn);
    return now;
}
