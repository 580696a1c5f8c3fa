/* oidc.h -- signing in by a province's own sign-in service: OpenID Connect, authorization code flow with PKCE.
 *
 *      browser          server                              provider
 *      ── sign in ────► congvu_oidc_begin ───── discovery ──►│          once, then remembered for an hour
 *      ◄─ cookie, 302 ─┤                                     │
 *      ── 302 ──────────────────────────────────────────────►│ name, password, ...
 *      ◄──────────────────────────────────── 302 code, state ┤
 *      ── cookie, code, state ─► congvu_oidc_finish ─ code ─►│
 *                                      ◄──────── ID token ───┤
 *      ◄─ session ─────┤ (accounts.h)
 *
 * The provider says who somebody is; the account, its rights and its lock are ours: no account is made. An administrator has bound the
 * provider's name for the person (`sub`, or the claim chosen) to an account: congvu_account_bind. A provider that says (amr) it asked for a second factor gives that surety; an account with a second
 * factor of its own is let in only then.
 *
 * Of what begin made up nothing is kept: state, nonce and PKCE verifier all follow from the cookie, which is signed with a key of
 * this process and good for ten minutes. So a state of another browser, or an old one, fits nothing.
 *
 * Always true: an ID token counts only with a signature RS256 or ES256 by a key of the provider's own key set, our issuer, our client as
 * audience, our nonce, and within its time (a minute of difference between clocks is allowed). Never `none`, never a shared secret.
 * Only https is spoken, except with a provider on the loopback address; no redirect is followed; an answer is at most 256 KiB.
 *
 * Owns:    struct congvu_oidc is yours until congvu_oidc_close; close it before the congvu it belongs to.
 * Fails:   PB_PROVIDER: it does not answer, or not as it should. PB_SIGN_IN_FAILED: what came back is not for us, or the account
 *          is locked; PB_NOT_BOUND: no account is bound to the person. The record says why.
 * Threads: safe to share. Calls that ask the provider wait for it, ten seconds at most for each question.
 */
#ifndef CONGVU_OIDC_H
#define CONGVU_OIDC_H

#include "app/accounts.h"

struct congvu_oidc;

struct congvu_oidc_provider {
    struct text issuer;        /* "https://sso.example.vn/realms/tinh", as its tokens say it           */
    struct text client, secret; /* secret "": a public client                                           */
    struct text redirect;      /* our address for the answer, as registered with the provider          */
    struct text scopes;        /* besides openid: "" profile                                           */
    struct text claim;         /* whose value is bound to an account: "" sub. One that never goes to another person */
    struct text authorities;   /* file of certificates to trust, "" the system's                       */
};
enum rc congvu_oidc_open(struct congvu *app, const struct congvu_oidc_provider *provider, struct congvu_oidc **out,
                         struct err *err);
void congvu_oidc_close(struct congvu_oidc *oidc); /* NULL is fine */
/* Whose word it takes; borrowed. */
struct text congvu_oidc_issuer(const struct congvu_oidc *oidc);

struct congvu_oidc_start {
    struct text url;    /* where to send the browser                                           */
    struct text cookie; /* HttpOnly, SameSite=Lax (the answer comes from elsewhere), ten minutes  */
};
enum rc congvu_oidc_begin(struct congvu_oidc *oidc, struct arena *a, struct congvu_oidc_start *out, struct err *err);

struct congvu_oidc_answer {
    struct text cookie, state, code;
    struct text problem; /* `error` of the answer, "" none */
    struct text address;
    struct text before; /* the session cookie the request came with: that session ends */
};
enum rc congvu_oidc_finish(struct congvu_oidc *oidc, struct arena *a, const struct congvu_oidc_answer *in,
                           struct congvu_signed_in *out, struct err *err);

#endif
