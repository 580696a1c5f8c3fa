/* oidc.c -- signing in by a provider (oidc.h).
 *
 *      cookie    RANDOM.SECONDS.MAC        MAC over RANDOM.SECONDS with the process's key
 *      state     digest("state", RANDOM)   nonce, verifier likewise: 43 letters each, none of which tells another
 */
#include "app/oidc.h"

#include "app/account/oidc_token.h"
#include "app/account/sign_in.h"
#include "app/net/web.h"
#include "base/i18n.h"

#include <jansson.h>
#include <sodium.h>
#include <stdlib.h>

enum { COOKIE_SECONDS = 600, REMEMBER_SECONDS = 3600, KEYS_AGAIN_SECONDS = 60, CODE_BYTES_MAX = 4096 };

struct found { /* what discovery told; in an arena of its own */
    struct arena *a;
    struct text authorize, token, keys_url, keys;
    struct instant at, keys_at;
};

struct congvu_oidc {
    struct congvu *app;
    struct arena *a;
    struct congvu_oidc_provider p;
    unsigned char key[crypto_auth_KEYBYTES];
    pthread_mutex_t lock; /* guards below */
    struct found found;   /* a NULL: nothing yet */
};

/* --- opening --------------------------------------------------------------------------------------------------------- */

static struct text or_else(struct arena *a, struct text t, const char *otherwise)
{
    return text_empty(t) ? text_of(otherwise) : text_dup(a, t);
}

enum rc congvu_oidc_open(struct congvu *app, const struct congvu_oidc_provider *p, struct congvu_oidc **out,
                         struct err *err)
{
    if (!web_allows(p->issuer) || !web_allows(p->redirect))
        return err_set(err, PB_WRONG_VALUE, _("a sign-in provider and the address for its answer are https"));
    if (text_empty(p->client))
        return err_set(err, PB_MISSING_KEY, _("a sign-in provider needs the name it knows us by"));
    struct congvu_oidc *o = calloc(1, sizeof *o);
    if (!o)
        return err_set(err, PB_IO, _("no memory is left"));
    struct arena *a = arena_new();
    *o = (struct congvu_oidc){ .app = app, .a = a };
    o->p = (struct congvu_oidc_provider){ .issuer = text_dup(a, p->issuer),
                                          .client = text_dup(a, p->client),
                                          .secret = text_dup(a, p->secret),
                                          .redirect = text_dup(a, p->redirect),
                                          .scopes = or_else(a, p->scopes, "profile"),
                                          .claim = or_else(a, p->claim, "sub"),
                                          .authorities = text_dup(a, p->authorities) };
    crypto_auth_keygen(o->key);
    pthread_mutex_init(&o->lock, NULL);
    *out = o;
    return RC_OK;
}

void congvu_oidc_close(struct congvu_oidc *o)
{
    if (!o)
        return;
    pthread_mutex_destroy(&o->lock);
    arena_free(o->found.a);
    arena_free(o->a);
    sodium_memzero(o->key, sizeof o->key);
    free(o);
}

struct text congvu_oidc_issuer(const struct congvu_oidc *o) { return o->p.issuer; }

/* --- the cookie, and what follows from it ----------------------------------------------------------------------------- */

static struct text base64url(struct arena *a, const void *bytes, size_t n)
{
    size_t chars = sodium_base64_encoded_len(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *out = arena_alloc(a, chars);
    sodium_bin2base64(out, chars, bytes, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text_of(out);
}

static struct text derived(struct arena *a, const char *what, struct text random)
{
    struct text digest = secret_key(a, what, random);
    return base64url(a, digest.p, digest.n);
}

static struct text mac_of(struct congvu_oidc *o, struct arena *a, struct text t)
{
    unsigned char mac[crypto_auth_BYTES];
    crypto_auth(mac, (const unsigned char *)t.p, t.n, o->key);
    return base64url(a, mac, sizeof mac);
}

static struct text cookie_new(struct congvu_oidc *o, struct arena *a, struct text random)
{
    int64_t seconds = accounts_now(o->app).us / US_SECOND;
    struct text body = text_printf(a, "%.*s.%lld", TEXT_FMT(random), (long long)seconds);
    return text_printf(a, "%.*s.%.*s", TEXT_FMT(body), TEXT_FMT(mac_of(o, a, body)));
}

static bool same(struct text x, struct text y) { return x.n == y.n && x.n && sodium_memcmp(x.p, y.p, x.n) == 0; }

/* The random part of a cookie that is ours and not too old. */
static bool cookie_read(struct congvu_oidc *o, struct arena *a, struct text cookie, struct text *random)
{
    struct text rest = cookie, at, mac;
    int64_t seconds, now = accounts_now(o->app).us / US_SECOND;
    if (!text_split(&rest, '.', random) || !text_split(&rest, '.', &at) || !text_split(&rest, '.', &mac))
        return false;
    struct text body = text_sub(cookie, 0, random->n + 1 + at.n);
    return same(mac, mac_of(o, a, body)) && text_int(at, &seconds) && now - seconds < COOKIE_SECONDS;
}

/* --- discovery ---------------------------------------------------------------------------------------------------------- */

static enum rc ask(struct congvu_oidc *o, struct arena *a, struct text url, struct text *body, struct err *err)
{
    const struct web_ask question = { .url = url, .authorities = o->p.authorities };
    return web_get(a, &question, body, err);
}

static enum rc not_as_it_should(struct err *err)
{
    return err_set(err, PB_PROVIDER, _("the sign-in provider's description of itself cannot be used"));
}

static struct text member(struct arena *a, const json_t *object, const char *key)
{
    return text_dup(a, text_of(json_string_value(json_object_get(object, key))));
}

static enum rc discover(struct congvu_oidc *o, struct found *out, struct err *err)
{
    struct arena *a = arena_new();
    struct text body, issuer = o->p.issuer;
    while (issuer.n && issuer.p[issuer.n - 1] == '/')
        issuer.n--;
    struct found f = { .a = a, .at = accounts_now(o->app) };
    enum rc rc = ask(o, a, text_printf(a, "%.*s/.well-known/openid-configuration", TEXT_FMT(issuer)), &body, err);
    json_t *doc = rc == RC_OK ? json_loadb(body.p, body.n, 0, NULL) : NULL;
    if (rc == RC_OK) {
        f.authorize = member(a, doc, "authorization_endpoint");
        f.token = member(a, doc, "token_endpoint");
        f.keys_url = member(a, doc, "jwks_uri");
        bool good = text_eq(member(a, doc, "issuer"), o->p.issuer) && web_allows(f.authorize) && web_allows(f.token) &&
                    web_allows(f.keys_url);
        rc = good ? RC_OK : not_as_it_should(err);
    }
    json_decref(doc);
    if (rc == RC_OK)
        rc = ask(o, a, f.keys_url, &f.keys, err);
    f.keys_at = f.at;
    if (rc != RC_OK) {
        arena_free(a);
        return rc;
    }
    *out = f;
    return RC_OK;
}

static bool older(struct instant at, struct instant now, int seconds) { return now.us - at.us >= seconds * US_SECOND; }

/* What the provider says of itself, copied into the arena; asked anew after an hour. */
static enum rc provider(struct congvu_oidc *o, struct arena *a, struct found *out, struct err *err)
{
    enum rc rc = RC_OK;
    struct found fresh;
    pthread_mutex_lock(&o->lock);
    if (!o->found.a || older(o->found.at, accounts_now(o->app), REMEMBER_SECONDS)) {
        rc = discover(o, &fresh, err);
        if (rc == RC_OK) {
            arena_free(o->found.a);
            o->found = fresh;
        }
    }
    if (rc == RC_OK)
        *out = (struct found){ .authorize = text_dup(a, o->found.authorize),
                               .token = text_dup(a, o->found.token),
                               .keys_url = text_dup(a, o->found.keys_url),
                               .keys = text_dup(a, o->found.keys),
                               .at = o->found.at,
                               .keys_at = o->found.keys_at };
    pthread_mutex_unlock(&o->lock);
    return rc;
}

/* The provider may have a new key: its set is asked for again, but not at every token that names an unknown one. */
static enum rc keys_again(struct congvu_oidc *o, struct arena *a, struct found *f, struct err *err)
{
    struct instant now = accounts_now(o->app);
    if (!older(f->keys_at, now, KEYS_AGAIN_SECONDS))
        return RC_OK;
    enum rc rc = ask(o, a, f->keys_url, &f->keys, err);
    if (rc != RC_OK)
        return rc;
    pthread_mutex_lock(&o->lock);
    o->found.keys = text_dup(o->found.a, f->keys);
    o->found.keys_at = now;
    pthread_mutex_unlock(&o->lock);
    return RC_OK;
}

/* --- there ----------------------------------------------------------------------------------------------------------------- */

enum rc congvu_oidc_begin(struct congvu_oidc *o, struct arena *a, struct congvu_oidc_start *out, struct err *err)
{
    struct found f;
    enum rc rc = provider(o, a, &f, err);
    if (rc != RC_OK)
        return rc;
    struct text random = secret_new(a), verifier = derived(a, "verifier", random);
    unsigned char challenge[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(challenge, (const unsigned char *)verifier.p, verifier.n);
    const char *sep = text_find(f.authorize, TEXT("?"), 0) == SIZE_MAX ? "?" : "&";
    out->cookie = cookie_new(o, a, random);
    out->url = text_printf(
        a,
        "%.*s%sresponse_type=code&client_id=%.*s&redirect_uri=%.*s&scope=openid%%20%.*s&state=%.*s&nonce=%.*s"
        "&code_challenge=%.*s&code_challenge_method=S256",
        TEXT_FMT(f.authorize), sep, TEXT_FMT(web_escape(a, o->p.client)), TEXT_FMT(web_escape(a, o->p.redirect)),
        TEXT_FMT(web_escape(a, o->p.scopes)), TEXT_FMT(derived(a, "state", random)),
        TEXT_FMT(derived(a, "nonce", random)), TEXT_FMT(base64url(a, challenge, sizeof challenge)));
    return RC_OK;
}

/* --- and back -------------------------------------------------------------------------------------------------------------- */

static enum rc refused(struct congvu_oidc *o, const struct congvu_oidc_answer *in, const char *why, struct err *err)
{
    struct congvu_who nobody = { .address = in->address };
    enum rc rc = congvu_note_read(o->app, &nobody, "sign-in-refused", TEXT("provider"), text_of(why), err);
    return rc == RC_OK
               ? err_set(err, PB_SIGN_IN_FAILED, _("the sign-in provider's answer is not for this sign-in: try again"))
               : rc;
}

static enum rc fetch_token(struct congvu_oidc *o, struct arena *a, const struct found *f, struct text code,
                           struct text verifier, struct text *token, struct err *err)
{
    struct text body;
    struct web_ask question = { .url = f->token, .authorities = o->p.authorities };
    if (!text_empty(o->p.secret)) {
        question.user = o->p.client;
        question.secret = o->p.secret;
    }
    question.form =
        text_printf(a, "grant_type=authorization_code&code=%.*s&redirect_uri=%.*s&client_id=%.*s&code_verifier=%.*s",
                    TEXT_FMT(web_escape(a, code)), TEXT_FMT(web_escape(a, o->p.redirect)),
                    TEXT_FMT(web_escape(a, o->p.client)), TEXT_FMT(verifier));
    enum rc rc = web_get(a, &question, &body, err);
    if (rc != RC_OK)
        return rc;
    json_t *doc = json_loadb(body.p, body.n, 0, NULL);
    *token = member(a, doc, "id_token");
    json_decref(doc);
    return text_empty(*token) ? err_set(err, PB_PROVIDER, _("the sign-in provider gives no ID token")) : RC_OK;
}

static enum rc check(struct congvu_oidc *o, struct arena *a, struct found *f, struct text token, struct text nonce,
                     struct oidc_claims *claims, const char **why, struct err *err)
{
    const struct oidc_expect want = { o->p.issuer, o->p.client, nonce, o->p.claim, accounts_now(o->app) };
    enum rc rc = RC_OK;
    enum oidc_verdict v = oidc_token_check(a, token, f->keys, &want, claims, why);
    if (v == OIDC_NO_KEY)
        rc = keys_again(o, a, f, err);
    if (v == OIDC_NO_KEY && rc == RC_OK)
        v = oidc_token_check(a, token, f->keys, &want, claims, why);
    if (v == OIDC_GOOD)
        *why = NULL;
    return rc;
}

/* Why the answer cannot be of a sign-in that this browser began; NULL if it can. *random is the cookie's. */
static const char *answer_wrong(struct congvu_oidc *o, struct arena *a, const struct congvu_oidc_answer *in,
                                struct text *random)
{
    if (!cookie_read(o, a, in->cookie, random))
        return "the cookie is missing, old or another's";
    if (!same(in->state, derived(a, "state", *random)))
        return "another state";
    if (!text_empty(in->problem))
        return "the provider refused";
    return text_empty(in->code) || in->code.n > CODE_BYTES_MAX ? "no code" : NULL;
}

enum rc congvu_oidc_finish(struct congvu_oidc *o, struct arena *a, const struct congvu_oidc_answer *in,
                           struct congvu_signed_in *out, struct err *err)
{
    struct text random, token;
    struct found f;
    struct oidc_claims claims;
    const char *why = answer_wrong(o, a, in, &random);
    if (why)
        return refused(o, in, why, err);
    enum rc rc = provider(o, a, &f, err);
    if (rc == RC_OK)
        rc = fetch_token(o, a, &f, in->code, derived(a, "verifier", random), &token, err);
    if (rc == RC_OK)
        rc = check(o, a, &f, token, derived(a, "nonce", random), &claims, &why, err);
    if (rc == RC_OK && why)
        rc = refused(o, in, why, err);
    if (rc != RC_OK)
        return rc;
    const struct congvu_sign_in door = { .address = in->address, .before = in->before };
    const struct vouched by = { o->p.issuer, claims.name,
                                claims.second_factor ? SURETY_SECOND_FACTOR : SURETY_SIGNED_IN };
    return sign_in_vouched(o->app, a, &door, &by, out, err);
}
