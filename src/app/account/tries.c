/* tries.c -- counting wrong tries (tries.h). */
#include "app/account/tries.h"

#include "base/i18n.h"

enum { NAME_FREE = 4, ADDRESS_FREE = 20, WAIT_FIRST_S = 5, WAIT_MAX_S = 900, FORGET_HOURS = 24 };

static struct instant wait_until(int64_t wrong, int64_t free_tries, struct instant now)
{
    if (wrong <= free_tries)
        return INSTANT_MIN;
    int64_t s = WAIT_FIRST_S;
    for (int64_t i = wrong - free_tries; i > 1 && s < WAIT_MAX_S; i--)
        s *= 2;
    return (struct instant){ now.us + (s < WAIT_MAX_S ? s : WAIT_MAX_S) * US_SECOND };
}

static struct instant forgotten(struct instant now) { return (struct instant){ now.us - FORGET_HOURS * US_HOUR }; }

static enum rc count(struct conn *conn, const struct tries *t, struct text key, int64_t free_tries, struct err *err)
{
    struct attempt_row row;
    enum rc rc = store_attempt(conn, key, &row, err);
    if (rc != RC_OK)
        return rc;
    if (instant_before(row.last, forgotten(t->now)))
        row.wrong = 0;
    row.wrong++;
    row.last = t->now;
    row.wait = wait_until(row.wrong, free_tries, t->now);
    return store_attempt_put(conn, &row, err);
}

static enum rc begin_job(struct conn *conn, void *arg, struct err *err)
{
    struct tries *t = arg;
    struct attempt_row name, address;
    enum rc rc = store_attempt(conn, t->name_key, &name, err);
    if (rc == RC_OK)
        rc = store_attempt(conn, t->address_key, &address, err);
    if (rc != RC_OK)
        return rc;
    t->wait = instant_max(name.wait, address.wait);
    if (instant_before(t->now, t->wait))
        return RC_OK; /* who knocks all the time fills no disk */
    rc = count(conn, t, t->name_key, NAME_FREE, err);
    return rc == RC_OK ? count(conn, t, t->address_key, ADDRESS_FREE, err) : rc;
}

enum rc tries_begin(struct congvu *app, struct arena *a, struct tries *t, struct text name, struct text address,
                    int *wait, struct err *err)
{
    *t = (struct tries){ secret_key(a, "name", name), secret_key(a, "address", address), accounts_now(app),
                         INSTANT_MIN };
    if (wait)
        *wait = 0;
    enum rc rc = store_write(app->store, begin_job, t, err);
    if (rc != RC_OK || !instant_before(t->now, t->wait))
        return rc;
    int64_t seconds = (t->wait.us - t->now.us + US_SECOND - 1) / US_SECOND;
    if (wait)
        *wait = (int)seconds;
    return err_set(err, PB_LOCKED_OUT, _("too many wrong tries: wait %lld seconds before the next"),
                   (long long)seconds);
}

static enum rc uncount(struct conn *conn, const struct tries *t, struct text key, int64_t free_tries, bool all,
                       struct err *err)
{
    struct attempt_row row;
    enum rc rc = store_attempt(conn, key, &row, err);
    if (rc != RC_OK)
        return rc;
    row.wrong = all ? 0 : row.wrong - 1;
    row.wait = instant_min(row.wait, wait_until(row.wrong, free_tries, t->now));
    return store_attempt_put(conn, &row, err);
}

enum rc tries_back(struct conn *conn, const struct tries *t, bool right, struct err *err)
{
    enum rc rc = uncount(conn, t, t->name_key, NAME_FREE, right, err);
    return rc == RC_OK ? uncount(conn, t, t->address_key, ADDRESS_FREE, false, err) : rc;
}

enum rc tries_sweep(struct conn *conn, struct instant now, struct err *err)
{
    return store_attempts_sweep(conn, forgotten(now), err);
}
