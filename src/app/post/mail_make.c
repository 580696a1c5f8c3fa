/* mail_make.c -- which letters there are to be: a row for each, made with the mark that says how far was looked. */
#include "app/post/mailer.h"

#include "base/i18n.h"

enum { ACTS_A_LOOK = 500, URGED_DAYS_MAX = 3 };

const char MAIL_DIGEST[] = "digest", MAIL_URGE[] = "urge";

struct making {
    struct congvu_mailer *m;
    struct arena *a;
    struct instant now, story; /* the machine's, and the record's */
    int64_t day, made;
};

static bool reads_mail(const struct account_row *r) { return !r->locked && r->email.n && r->person.n; }

static enum rc add_row(struct conn *conn, struct making *k, const char *what, const struct account_row *to,
                       int64_t about, struct err *err)
{
    struct outbox_row row = { .way = OUTBOX_MAIL,
                              .what = text_of(what),
                              .to = to->id,
                              .about = about,
                              .made = k->now,
                              .next = k->now,
                              .done = INSTANT_MAX };
    bool added;
    row.key = text_printf(k->a, "%s/%lld/%lld", what, (long long)about, (long long)to->id);
    enum rc rc = store_outbox_add(conn, &row, &added, err);
    k->made += rc == RC_OK && added;
    return rc;
}

/* --- urgings ---------------------------------------------------------------------------------------------------- */

/* Who is urged: whom the act names, else who holds the matter, else the head of the unit that does. */
static enum rc urged(struct conn *conn, struct making *k, const struct world *w, const struct act *act,
                     person_id *person, struct err *err)
{
    struct matter_key key;
    const struct family *f;
    enum rc rc = store_matter_by_id(conn, k->a, act->matter, &key, err);
    if (rc == RC_OK)
        rc = family_read(conn, k->a, w, key.family, INSTANT_MAX, false, &f, err);
    if (rc != RC_OK)
        return rc;
    const struct matter *matter = family_matter(f, act->matter);
    const struct holding *h = matter ? matter_holding(matter, act->happened) : NULL;
    unit_id unit = act->to_unit ? act->to_unit : h ? h->unit : 0;
    bool held_there = h && h->person && h->unit == unit;
    *person = act->to_person ? act->to_person : held_there ? h->person : unit ? org_head(w->org, unit, k->story) : 0;
    return RC_OK;
}

static enum rc add_urging(struct conn *conn, struct making *k, const struct world *w, const struct act *act,
                          const struct account_row *accounts, size_t n, struct err *err)
{
    person_id person;
    enum rc rc = urged(conn, k, w, act, &person, err);
    if (rc != RC_OK || !person || person == act->person)
        return rc;
    struct text code = org_person_code(w->org, person);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (reads_mail(&accounts[i]) && text_eq(accounts[i].person, code))
            rc = add_row(conn, k, MAIL_URGE, &accounts[i], act->seq, err);
    return rc;
}

static enum rc urgings_job(struct conn *conn, void *arg, struct err *err)
{
    struct making *k = arg;
    struct loaded *loaded = NULL;
    struct act *acts;
    struct account_row *accounts;
    struct instant last_at;
    int64_t mark = 0, last;
    size_t n = 0, naccounts = 0;
    bool found;
    enum rc rc = store_last_recorded(conn, &last_at, &last, err);
    if (rc == RC_OK)
        rc = store_mark(conn, MAIL_URGE, &mark, &found, err);
    if (rc == RC_OK && !found) /* what was urged before there was mail stays unsaid */
        return store_mark_put(conn, MAIL_URGE, last, err);
    if (rc == RC_OK)
        rc = store_acts_since(conn, k->a, mark, ACTS_A_LOOK, &acts, &n, err);
    if (rc == RC_OK)
        rc = store_accounts(conn, k->a, &accounts, &naccounts, err);
    if (rc == RC_OK)
        rc = world_hold(k->m->app, conn, false, &loaded, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        mark = acts[i].seq;
        bool fresh = acts[i].recorded.us > k->story.us - URGED_DAYS_MAX * 24 * US_HOUR;
        if (acts[i].kind == ACT_URGE && fresh)
            rc = add_urging(conn, k, &loaded->world, &acts[i], accounts, naccounts, err);
    }
    world_release(k->m->app, loaded);
    return rc == RC_OK ? store_mark_put(conn, MAIL_URGE, mark, err) : rc;
}

/* Looking costs a read; only new acts cost a write. */
static enum rc news(struct congvu *app, bool *any, struct err *err)
{
    struct conn *conn = NULL;
    struct instant at;
    int64_t last = 0, mark = 0;
    bool found = false;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_last_recorded(conn, &at, &last, err);
    if (rc == RC_OK)
        rc = store_mark(conn, MAIL_URGE, &mark, &found, err);
    store_done(conn);
    *any = !found || mark < last;
    return rc;
}

enum rc mail_make_urgings(struct congvu_mailer *m, struct err *err)
{
    bool any = false;
    enum rc rc = news(m->app, &any, err);
    while (rc == RC_OK && any && !atomic_load(&m->stop)) {
        struct making k = { m, arena_new(), accounts_now(m->app), congvu_now(m->app), 0, 0 };
        rc = store_write(m->app->store, urgings_job, &k, err);
        arena_free(k.a);
        if (rc == RC_OK)
            rc = news(m->app, &any, err);
    }
    return rc;
}

/* --- digests ----------------------------------------------------------------------------------------------------- */

static enum rc digests_job(struct conn *conn, void *arg, struct err *err)
{
    struct making *k = arg;
    struct account_row *accounts;
    size_t n = 0;
    struct instant old = { k->now.us - OUTBOX_KEPT_DAYS * 24 * US_HOUR };
    k->made = 0; /* a job may run twice */
    enum rc rc = store_accounts(conn, k->a, &accounts, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (reads_mail(&accounts[i]) && accounts[i].digest)
            rc = add_row(conn, k, MAIL_DIGEST, &accounts[i], k->day, err);
    if (rc == RC_OK)
        rc = store_outbox_sweep(conn, old, err);
    return rc == RC_OK ? store_mark_put(conn, MAIL_DIGEST, k->day, err) : rc;
}

/* Is it a working morning, past the hour, that was not looked at yet? */
static enum rc morning(struct congvu_mailer *m, struct instant story, bool *yes, struct err *err)
{
    struct conn *conn = NULL;
    struct loaded *loaded;
    struct day day = instant_day(story);
    int64_t mark = INT64_MIN;
    bool found;
    enum rc rc = store_read(m->app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_mark(conn, MAIL_DIGEST, &mark, &found, err);
    *yes = rc == RC_OK && mark < day.n && story.us >= day_start(day).us + m->s.digest_minute * US_MINUTE;
    if (*yes && (rc = world_hold(m->app, conn, true, &loaded, err)) == RC_OK) {
        *yes = calendar_is_workday(calbook_last(loaded->world.book), day);
        world_release(m->app, loaded);
    }
    store_done(conn);
    return rc;
}

enum rc mail_make_digests(struct congvu_mailer *m, bool always, int64_t *made, struct err *err)
{
    struct instant story = congvu_now(m->app);
    bool yes = always;
    enum rc rc = always ? RC_OK : morning(m, story, &yes, err);
    *made = 0;
    if (rc != RC_OK || !yes)
        return rc;
    struct making k = { m, arena_new(), accounts_now(m->app), story, instant_day(story).n, 0 };
    rc = store_write(m->app->store, digests_job, &k, err);
    *made = k.made;
    arena_free(k.a);
    return rc;
}
