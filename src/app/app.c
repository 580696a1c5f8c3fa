#include "app/account/account.h"
#include "app/account/noted.h"
#include "app/ledger/seal.h"
#include "app/view/live.h"
#include "app/view/recent.h"

#include "base/i18n.h"

#include <sodium.h>
#include <stdlib.h>

enum rc congvu_open(const char *where, bool write, struct congvu **out, struct err *err)
{
    struct congvu *app = calloc(1, sizeof *app);
    struct conn *conn = NULL;
    if (!app)
        return err_set(err, PB_IO, _("no memory is left"));
    pthread_mutex_init(&app->lock, NULL);
    app->a = arena_new();
    app->recent = recent_new();
    app->accounts = accounts_new();
    app->noted = noted_new();
    app->sealer = write ? sealer_new() : NULL;
    enum rc rc =
        app->recent && app->accounts && (app->sealer || !write) ? RC_OK : err_set(err, PB_IO, _("no memory is left"));
    if (rc == RC_OK)
        rc = store_open(where, write, &app->store, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_meta_read(conn, app->a, &app->meta, err);
    store_done(conn);
    if (rc == RC_OK)
        rc = stamping_begin(app, write, err);
    if (rc != RC_OK) {
        sealer_free(app->sealer);
        app->sealer = NULL; /* nothing was written */
        congvu_close(app);
        return rc;
    }
    world_prime(app);
    *out = app;
    return RC_OK;
}

void congvu_close(struct congvu *app)
{
    if (!app)
        return;
    if (app->store)
        (void)noted_flush(app, NULL);
    noted_free(app->noted);
    if (app->sealer)
        sealer_end(app);
    sealer_free(app->sealer);
    live_free(app->live);
    if (app->recent)
        world_release(app, recent_bind(app->recent, NULL));
    recent_free(app->recent);
    accounts_free(app, app->accounts);
    if (app->loaded) {
        assert(app->loaded->users == 1 && "every call has let go of the world");
        world_release(app, app->loaded);
    }
    store_close(app->store);
    arena_free(app->a);
    pthread_mutex_destroy(&app->lock);
    free(app);
}

/* --- time -------------------------------------------------------------------------------------------------------------- */

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

/* --- requests ---------------------------------------------------------------------------------------------------- */

struct text request_digest(struct arena *a, const struct text *parts, size_t n)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < n; i++) {
        uint64_t length = parts[i].n; /* keeps "a","bc" and "ab","c" apart */
        crypto_hash_sha256_update(&state, (const unsigned char *)&length, sizeof length);
        if (parts[i].n)
            crypto_hash_sha256_update(&state, (const unsigned char *)parts[i].p, parts[i].n);
    }
    unsigned char *hash = arena_alloc(a, crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&state, hash);
    return (struct text){ (const char *)hash, crypto_hash_sha256_BYTES };
}

/* --- families ------------------------------------------------------------------------------------------------------------ */

static bool within(int32_t id, int32_t n) { return id >= 0 && id <= n; }

/* Can the register's acts be folded at all? What was recorded by act_check always can; what another hand put there may name what is not. */
enum rc acts_sound(const struct world *w, const struct act *acts, size_t n, struct err *err)
{
    int32_t units = org_units(w->org), persons = org_persons(w->org), posts = org_posts(w->org);
    if (n > 0 &&
        (acts[0].kind != ACT_OPEN || !rulebook_find(w->rules, acts[0].rule_kind, acts[0].happened, acts[0].happened)))
        return err_set(err, PB_CORRUPT, _("the acts of matter %lld do not begin with an opening that has a regulation"),
                       (long long)acts[0].matter);
    for (size_t i = 0; i < n; i++) {
        const struct act *act = &acts[i];
        bool named = within(act->unit, units) && within(act->to_unit, units) && within(act->giver, units) &&
                     within(act->person, persons) && within(act->to_person, persons) && within(act->behalf, persons) &&
                     within(act->responsible, persons) && within(act->post, posts);
        for (size_t k = 0; k < act->nunits; k++)
            named = named && within(act->units[k], units);
        for (size_t k = 0; k < act->npersons; k++)
            named = named && within(act->persons[k], persons);
        if (!named)
            return err_set(err, PB_CORRUPT, _("act %lld names a unit or person that the register does not have"),
                           (long long)act->seq);
        if (i > 0 && act->kind == ACT_OPEN)
            return err_set(err, PB_CORRUPT, _("act %lld opens a matter that was open already"), (long long)act->seq);
    }
    return RC_OK;
}

enum rc family_read(struct conn *conn, struct arena *a, const struct world *w, matter_id root, struct instant known,
                    bool words, const struct family **out, struct err *err)
{
    struct act *acts;
    size_t n;
    enum rc rc = store_acts(conn, a, root, known, words, &acts, &n, err);
    if (rc != RC_OK)
        return rc;
    if (n == 0)
        return err_set(err, PB_UNKNOWN_MATTER, _("the matter was not there yet at that instant"));
    if ((rc = acts_sound(w, acts, n, err)) != RC_OK)
        return rc;
    *out = family_fold(a, w, acts, n);
    return RC_OK;
}

enum rc matter_unknown(struct text code, struct err *err)
{
    return err_set(err, PB_UNKNOWN_MATTER, _("there is no matter '%.*s'"), TEXT_FMT(code));
}

enum rc family_codes(struct conn *conn, struct arena *a, const struct family *f, const struct text **out,
                     struct err *err)
{
    struct text *codes = ARENA_ARRAY(a, struct text, f->n);
    for (size_t i = 0; i < f->n; i++) {
        struct matter_key key;
        enum rc rc = store_matter_by_id(conn, a, f->matters[i].id, &key, err);
        if (rc != RC_OK)
            return rc;
        codes[i] = key.code;
    }
    *out = codes;
    return RC_OK;
}
