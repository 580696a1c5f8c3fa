/* who.c -- who asks, from memory.
 *
 *      digest ──► entry: session or token, and a copy of its account with what was granted
 *
 * Every call asks the store for its watch number. While nobody has committed, all that is remembered holds.
 * After a commit the counter of account changes and the world's version are read, once; what is remembered goes only when that
 * counter moved. An entry is made at the first request with its token. What depends on the day or the instant (rights in force,
 * idle and absolute expiry) is worked out at each call.
 */
#include "app/account/account.h"

#include "app/account/hashing.h"
#include "base/i18n.h"

#include <sodium.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096, ENTRIES_MAX = 20000 };

struct entry {
    struct entry *next;
    unsigned char digest[DIGEST_BYTES];
    enum congvu_via via;
    enum congvu_token_scope scope; /* of a token */
    struct session_row session;    /* a token's id, account, expiry and last use too */
    struct account_row account;
    const struct grant_row *grants;
    size_t ngrants;
    struct text csrf; /* of a session */
};

struct accounts {
    struct hashing hashing;
    atomic_llong ahead;
    pthread_mutex_t lock; /* guards all below */
    bool known;           /* `watch` was read */
    int64_t watch, change;
    struct loaded *loaded; /* the world, held */
    struct instant now;    /* exercise: the story's instant */
    bool admin_asked, admin_there;
    struct day admin_day;
    struct arena *a; /* of the entries */
    struct entry **buckets;
    size_t n;
};

struct accounts *accounts_new(void)
{
    struct accounts *acc = calloc(1, sizeof *acc);
    if (!acc || !(acc->buckets = calloc(BUCKETS, sizeof(struct entry *))) || sodium_init() < 0) {
        if (acc)
            free(acc->buckets);
        free(acc);
        return NULL;
    }
    hashing_init(&acc->hashing);
    pthread_mutex_init(&acc->lock, NULL);
    acc->a = arena_new();
    return acc;
}

void accounts_free(struct congvu *app, struct accounts *acc)
{
    if (!acc)
        return;
    world_release(app, acc->loaded);
    hashing_release(&acc->hashing);
    pthread_mutex_destroy(&acc->lock);
    arena_free(acc->a);
    free(acc->buckets);
    free(acc);
}

struct hashing *accounts_hashing(struct congvu *app) { return &app->accounts->hashing; }
struct instant accounts_now(struct congvu *app)
{
    return (struct instant){ instant_now().us + atomic_load(&app->accounts->ahead) };
}
void accounts_clock_ahead(struct congvu *app, int64_t us) { atomic_store(&app->accounts->ahead, us); }

static struct instant minutes_after(struct instant t, int minutes)
{
    return (struct instant){ t.us + minutes * US_MINUTE };
}

/* --- what is remembered (the lock is held) ------------------------------------------------------------------------------ */

static void forget(struct accounts *acc)
{
    arena_reset(acc->a);
    memset(acc->buckets, 0, BUCKETS * sizeof *acc->buckets);
    acc->n = 0;
    acc->admin_asked = false;
}

static enum rc refresh(struct congvu *app, struct conn *conn, int64_t watch, struct err *err)
{
    struct accounts *acc = app->accounts;
    int64_t change;
    struct loaded *loaded;
    bool asked;
    enum rc rc = store_account_change(conn, &change, err);
    if (rc == RC_OK && app->meta.exercise)
        rc = app_instant(app, conn, TEXT_NONE, &acc->now, &asked, err);
    if (rc == RC_OK)
        rc = world_hold(app, conn, true, &loaded, err);
    if (rc != RC_OK)
        return rc;
    world_release(app, acc->loaded);
    acc->loaded = loaded;
    if (!acc->known || change != acc->change)
        forget(acc);
    acc->known = true;
    acc->change = change;
    acc->watch = watch;
    return RC_OK;
}

/* Bring what is remembered up to the last commit. *conn is opened if that was needed (store_done it). */
static enum rc renew(struct congvu *app, struct conn **conn, struct err *err)
{
    struct accounts *acc = app->accounts;
    int64_t watch;
    enum rc rc = store_watch(app->store, &watch, err);
    if (rc != RC_OK || (acc->known && watch == acc->watch))
        return rc;
    if (!*conn)
        rc = store_read(app->store, conn, err);
    return rc == RC_OK ? refresh(app, *conn, watch, err) : rc;
}

static struct instant story_now(struct congvu *app) { return app->meta.exercise ? app->accounts->now : instant_now(); }

static struct entry **bucket(struct accounts *acc, const unsigned char *digest)
{
    return &acc->buckets[(digest[0] | digest[1] << 8) % BUCKETS];
}

static struct entry *entry_find(struct accounts *acc, const unsigned char *digest, bool session)
{
    struct entry *e = *bucket(acc, digest);
    while (e && (memcmp(e->digest, digest, DIGEST_BYTES) != 0 || (e->via == CONGVU_VIA_SESSION) != session))
        e = e->next;
    return e;
}

static enum rc entry_read(struct congvu *app, struct conn *conn, struct text digest, bool session, struct entry **out,
                          struct err *err)
{
    struct accounts *acc = app->accounts;
    if (acc->n == ENTRIES_MAX)
        forget(acc);
    struct entry e = { .via = CONGVU_VIA_SESSION };
    struct token_row token;
    struct grant_row *grants;
    bool found = false;
    enum rc rc = session ? store_session(conn, acc->a, digest, &e.session, &found, err)
                         : store_token(conn, acc->a, digest, &token, &found, err);
    if (rc == RC_OK && found && !session) {
        e.scope = (enum congvu_token_scope)token.scope;
        e.via = e.scope == CONGVU_TOKEN_FEED ? CONGVU_VIA_FEED : CONGVU_VIA_TOKEN;
        e.session = (struct session_row){ .id = token.id,
                                          .account = token.account,
                                          .began = token.created,
                                          .seen = token.used,
                                          .expires = token.expires };
    }
    if (rc == RC_OK && found)
        rc = store_account(conn, acc->a, e.session.account, &e.account, &found, err);
    if (rc == RC_OK && found)
        rc = store_grants(conn, acc->a, e.session.account, &grants, &e.ngrants, err);
    if (rc != RC_OK || !found) {
        *out = NULL;
        return rc;
    }
    e.grants = grants;
    memcpy(e.digest, digest.p, DIGEST_BYTES);
    struct entry **at = bucket(acc, e.digest);
    e.next = *at;
    *at = ARENA_NEW(acc->a, struct entry);
    **at = e;
    acc->n++;
    *out = *at;
    return RC_OK;
}

/* --- rights ------------------------------------------------------------------------------------------------------------------ */

static unsigned bits_of(int right, struct text unit, struct text kind)
{
    unsigned bits = 1u << right;
    if (right == CONGVU_RIGHT_READ && text_empty(unit) && text_empty(kind))
        bits |= CONGVU_MAY_READ_ALL;
    return bits;
}

static void rights_of(struct arena *a, const struct entry *e, struct day today, struct congvu_who *who)
{
    static const unsigned MAY[] = { [CONGVU_TOKEN_READ] = CONGVU_MAY_READ | CONGVU_MAY_READ_ALL,
                                    [CONGVU_TOKEN_WRITE] = ~(unsigned)CONGVU_MAY_ADMIN,
                                    [CONGVU_TOKEN_FEED] = 0 };
    struct congvu_scope *scopes = NULL;
    unsigned may = e->via == CONGVU_VIA_SESSION ? ~0u : MAY[e->scope];
    for (size_t i = 0; i < e->ngrants; i++) {
        const struct grant_row *g = &e->grants[i];
        int right = word_index(CONGVU_RIGHT_WORDS, g->right);
        if (right < 0 || !grant_holds(e->grants, e->ngrants, i, today) || !(may & (1u << right)))
            continue;
        struct congvu_scope scope = { right, text_dup(a, g->unit), text_dup(a, g->kind) };
        ARENA_PUSH(a, scopes, who->nscopes, scope);
        who->rights |= bits_of(right, g->unit, g->kind);
    }
    who->scopes = scopes;
    who->rights |= CONGVU_MAY_WRITE & may;
}

/* --- the answer ---------------------------------------------------------------------------------------------------------------- */

/* The person's post now, the highest where there are several. */
static void post_of(struct congvu *app, struct arena *a, struct congvu_who *who)
{
    const struct org *org = app->accounts->loaded->world.org;
    struct instant now = story_now(app);
    const char *lang = text_eq(who->settings.lang, TEXT("en")) ? "en" : "vi";
    person_id p = text_empty(who->person) ? 0 : org_person(org, who->person);
    const struct tenure *best = NULL;
    size_t n = 0;
    const struct tenure *list = p ? org_tenures(org, p, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        const struct tenure *t = &list[i];
        if (instant_before(now, t->from) || !instant_before(now, t->to))
            continue;
        if (!best || org_post_rank(org, t->post) > org_post_rank(org, best->post))
            best = t;
    }
    if (p)
        who->person_name = text_dup(a, org_person_name(org, p));
    if (!best)
        return;
    who->unit = text_dup(a, org_unit_code(org, best->unit));
    who->unit_name = text_dup(a, org_unit_name(org, best->unit, now, lang));
    who->post = text_dup(a, org_post_name(org, best->post, lang));
}

/* What X-CSRF-Token must be: known to who knows the cookie, and not the other way round. */
static struct text csrf_of(struct arena *a, struct text cookie)
{
    enum { CHARS = sodium_base64_ENCODED_LEN(DIGEST_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING) };
    struct text digest = secret_key(a, "csrf", cookie);
    char *out = arena_alloc(a, CHARS);
    sodium_bin2base64(out, CHARS, (const unsigned char *)digest.p, digest.n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text_of(out);
}

static struct congvu_who who_of(struct congvu *app, struct arena *a, const struct entry *e, struct instant now,
                                struct text address)
{
    struct congvu_who who = {
        .account = text_dup(a, e->account.name),
        .person = text_dup(a, e->account.person),
        .surety = e->via == CONGVU_VIA_SESSION ? (enum surety)e->session.surety : SURETY_SIGNED_IN,
        .via = e->via,
        .settings = { text_dup(a, e->account.lang), e->account.keys, e->account.digest },
        .email = text_dup(a, e->account.email),
        .second_factor = e->account.factor.n > 0,
        .id = e->session.id,
        .expires = e->session.expires,
        .address = address,
        .csrf = text_dup(a, e->csrf),
    };
    rights_of(a, e, instant_day(now), &who);
    post_of(app, a, &who);
    return who;
}

static bool still_valid(const struct entry *e, struct instant now)
{
    if (e->account.locked || !instant_before(now, e->session.expires))
        return false;
    return e->via != CONGVU_VIA_SESSION || instant_before(now, minutes_after(e->session.seen, SESSION_IDLE_MIN));
}

/* Remembered on disk now and then, so that an idle session ends also after the server began anew. */
struct last_use {
    int64_t id;
    bool session;
    struct instant at;
};

static enum rc use_job(struct conn *conn, void *arg, struct err *err)
{
    const struct last_use *t = arg;
    return t->session ? store_session_seen(conn, t->id, t->at, err) : store_token_used(conn, t->id, t->at, err);
}

static bool use_due(struct entry *e, struct instant now, struct last_use *out)
{
    bool never = instant_is_max(e->session.seen); /* a token not used yet */
    if (!never && instant_before(now, minutes_after(e->session.seen, SESSION_TOUCH_MIN)))
        return false;
    e->session.seen = now;
    *out = (struct last_use){ e->session.id, e->via == CONGVU_VIA_SESSION, now };
    return true;
}

static enum rc not_signed_in(struct err *err)
{
    return err_set(err, PB_NOT_SIGNED_IN, _("nobody is signed in, or the session has ended: sign in again"));
}

static bool fits_door(enum congvu_via via, const struct congvu_credentials *c)
{
    return !text_empty(c->cookie)   ? via == CONGVU_VIA_SESSION
           : !text_empty(c->bearer) ? via == CONGVU_VIA_TOKEN
                                    : via == CONGVU_VIA_FEED;
}

enum rc congvu_who(struct congvu *app, struct arena *a, const struct congvu_credentials *c, struct congvu_who *out,
                   struct err *err)
{
    struct accounts *acc = app->accounts;
    bool session = !text_empty(c->cookie);
    struct text secret = session ? c->cookie : !text_empty(c->bearer) ? c->bearer : c->feed;
    if (text_empty(secret))
        return not_signed_in(err);
    struct text digest = secret_digest(a, secret);
    struct instant now = accounts_now(app);
    struct conn *conn = NULL;
    struct last_use use;
    bool due = false;
    pthread_mutex_lock(&acc->lock);
    enum rc rc = renew(app, &conn, err);
    struct entry *e = rc == RC_OK ? entry_find(acc, (const unsigned char *)digest.p, session) : NULL;
    if (rc == RC_OK && !e && !conn)
        rc = store_read(app->store, &conn, err);
    if (rc == RC_OK && !e && (rc = entry_read(app, conn, digest, session, &e, err)) == RC_OK && e && session)
        e->csrf = csrf_of(acc->a, c->cookie);
    if (rc == RC_OK && (!e || !fits_door(e->via, c) || !still_valid(e, now)))
        rc = not_signed_in(err);
    if (rc == RC_OK) {
        due = use_due(e, now, &use);
        *out = who_of(app, a, e, now, c->address);
    }
    pthread_mutex_unlock(&acc->lock);
    store_done(conn);
    if (due)
        (void)store_write(app->store, use_job, &use, NULL); /* a full disk signs nobody out */
    return rc;
}

struct congvu_who congvu_who_console(struct text operator_name)
{
    return (struct congvu_who){ .via = CONGVU_VIA_CONSOLE,
                                .surety = SURETY_CONSOLE,
                                .rights = ~0u,
                                .expires = INSTANT_MAX,
                                .address = TEXT("console"),
                                .operator_name = operator_name };
}

bool congvu_csrf_fits(const struct congvu_who *who, struct text token)
{
    return who->csrf.n > 0 && token.n == who->csrf.n && sodium_memcmp(token.p, who->csrf.p, token.n) == 0;
}

/* --- does a grant reach there? ----------------------------------------------------------------------------------------------- */

bool congvu_allows(struct congvu *app, const struct congvu_who *who, int right, struct text unit, struct text kind)
{
    struct accounts *acc = app->accounts;
    struct conn *conn = NULL;
    bool yes = who->via == CONGVU_VIA_CONSOLE;
    pthread_mutex_lock(&acc->lock);
    const struct org *org = !yes && renew(app, &conn, NULL) == RC_OK ? acc->loaded->world.org : NULL;
    unit_id below = org && !text_empty(unit) ? org_unit(org, unit) : 0;
    for (size_t i = 0; org && !yes && i < who->nscopes; i++) {
        const struct congvu_scope *s = &who->scopes[i];
        unit_id top = text_empty(s->unit) ? 0 : org_unit(org, s->unit);
        bool reaches =
            text_empty(s->unit) || (top && below && (top == below || org_is_above(org, top, below, story_now(app))));
        yes = s->right == right && reaches && (text_empty(s->kind) || text_eq(s->kind, kind));
    }
    pthread_mutex_unlock(&acc->lock);
    store_done(conn);
    return yes;
}

/* --- is there an administrator? ------------------------------------------------------------------------------------------------ */

enum rc congvu_setup_needed(struct congvu *app, bool *needed, struct err *err)
{
    struct accounts *acc = app->accounts;
    struct conn *conn = NULL;
    struct arena *a = arena_new();
    struct day today = instant_day(accounts_now(app));
    bool there = false;
    pthread_mutex_lock(&acc->lock);
    enum rc rc = renew(app, &conn, err);
    bool known = rc == RC_OK && acc->admin_asked && acc->admin_day.n == today.n;
    if (rc == RC_OK && !known && !conn)
        rc = store_read(app->store, &conn, err);
    if (rc == RC_OK && !known)
        rc = admin_exists(conn, a, today, 0, 0, &there, err);
    if (rc == RC_OK && !known) {
        acc->admin_there = there;
        acc->admin_day = today;
        acc->admin_asked = true;
    }
    if (rc == RC_OK)
        *needed = !acc->admin_there;
    pthread_mutex_unlock(&acc->lock);
    store_done(conn);
    arena_free(a);
    return rc;
}
