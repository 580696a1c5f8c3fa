/* accounts.h -- who is there, how surely, and what they may: accounts, sign-in, second factor, tokens, rights.
 *
 *      name + password (+ code) ─► congvu_sign_in ─► a session token (cookie) ─┐
 *      one-time link ─► congvu_link_use ─► the account's first or new password │
 *      Authorization: Bearer ─► an API token ──────────────────────────────────┴► congvu_who ─► struct congvu_who
 *                                                                                                  │
 *                     congvu_ask.who, congvu_act.person, the calls below ◄─────────────────────────┘
 *
 * Every call that does something takes `who` does it, as congvu_who gave it (or congvu_who_console, for a command line at the
 * machine itself). It carries the address, so that the record says from where. A call refuses what `who` may not (PB_NO_RIGHT):
 * the rights are tested here and not only in a route.
 *
 * Always true: a password is kept as Argon2id alone, a token and a link as its SHA-256 alone, and neither is ever in an error,
 * a log or the record; a sign-in gives a new token; a lock or a new password ends all sessions of the account; no account has a
 * password it was given; what account holders did and were refused is in a record that only grows (congvu_record_of).
 *
 * Time: the machine's clock, also in an exercise database: who may come in today is no part of the story the exercise tells.
 * What a person sees of the story is judged at the story's `now` (the posts the person has then).
 *
 * Owns:    answers are in the arena given; struct congvu_who too.
 * Fails:   PB_SIGN_IN_FAILED says nothing of why; an unknown name costs the same time as a wrong password.
 * Threads: as congvu.h. congvu_who answers from memory; changes made by other processes are noticed at the next call.
 */
#ifndef CONGVU_ACCOUNTS_H
#define CONGVU_ACCOUNTS_H

#include "app/congvu.h"

/* --- who ------------------------------------------------------------------------------------------------------- */

/* bit, word in JSON and grants, what it allows */
#define CONGVU_RIGHT_LIST(X)                                                                                            \
    X(ADMIN, "admin", "accounts, roles, the record of accounts")                                                        \
    X(CLERK, "clerk", "intake, and opening matters in the name of units")                                               \
    X(REGISTER, "register", "new rows of register, calendar and regulations")                                           \
    X(READ, "read", "reading matters that do not touch the own agency: of units, of kinds")
enum {
#define X(name, word, help) CONGVU_RIGHT_##name,
    CONGVU_RIGHT_LIST(X)
#undef X
        CONGVU_RIGHT_COUNT
};
extern const char *const CONGVU_RIGHT_WORDS[CONGVU_RIGHT_COUNT + 1];

enum {
    CONGVU_MAY_ADMIN = 1 << CONGVU_RIGHT_ADMIN,
    CONGVU_MAY_CLERK = 1 << CONGVU_RIGHT_CLERK,
    CONGVU_MAY_REGISTER = 1 << CONGVU_RIGHT_REGISTER,
    CONGVU_MAY_READ = 1 << CONGVU_RIGHT_READ,      /* something beyond the own agency: see `scopes`        */
    CONGVU_MAY_READ_ALL = 1 << CONGVU_RIGHT_COUNT, /* everything but what MODEL 8 forbids                  */
    CONGVU_MAY_WRITE = 2 << CONGVU_RIGHT_COUNT     /* sessions, and tokens of scope write                  */
};

enum congvu_via { CONGVU_VIA_SESSION, CONGVU_VIA_TOKEN, CONGVU_VIA_FEED, CONGVU_VIA_CONSOLE };

struct congvu_scope {       /* a grant in force today                                              */
    int right;              /* CONGVU_RIGHT_...                                                    */
    struct text unit, kind; /* code of the unit at the top of a subtree, kind of matter; "": all   */
};

struct congvu_settings {
    struct text lang; /* "vi", "en" or "" (as the browser says)                              */
    bool keys, digest;
};

struct congvu_who {
    struct text account;             /* name; "" the console                                                */
    struct text person, person_name; /* code and name; "": an account without a person                      */
    struct text unit, unit_name;     /* the person's first post now; "" none                                */
    struct text post;                /* its name                                                            */
    enum surety surety;
    enum congvu_via via;
    unsigned rights; /* CONGVU_MAY_...                                                      */
    const struct congvu_scope *scopes;
    size_t nscopes;
    struct congvu_settings settings;
    struct text email; /* the own one */
    bool second_factor;     /* the account has one                                                 */
    struct text csrf;       /* sessions: what X-CSRF-Token must be                                 */
    int64_t id;             /* of the session or token                                             */
    struct instant expires; /* of it                                                               */
    struct text address;    /* the client's, as given                                              */
    struct text operator_name; /* the console's                                                      */
};

struct congvu_credentials {
    struct text cookie, bearer, feed; /* what the request carries; the first that is not "" counts           */
    struct text address;
};
/* Who asks. PB_NOT_SIGNED_IN: nobody we know, expired, ended or locked. */
enum rc congvu_who(struct congvu *app, struct arena *a, const struct congvu_credentials *c, struct congvu_who *out,
                   struct err *err);
struct congvu_who congvu_who_console(struct text operator_name);
bool congvu_csrf_fits(const struct congvu_who *who, struct text token);

/* Has `who` the right for this unit (code) and this kind? "" asks for a grant without bounds. */
bool congvu_allows(struct congvu *app, const struct congvu_who *who, int right, struct text unit, struct text kind);

/* May `who` see the draft and put it right? PB_NO_RIGHT where the right 'clerk' is bounded and does not reach its issuer; PB_UNKNOWN_DRAFT. */
enum rc congvu_draft_allowed(struct congvu *app, const struct congvu_who *who, int64_t draft, struct err *err);

/* --- signing in ---------------------------------------------------------------------------------------------------- */

struct congvu_sign_in {
    struct text name, password;
    struct text code; /* of the second factor, "" none stated                                */
    struct text address;
    struct text before; /* the cookie the request came with: that session ends                 */
};
struct congvu_signed_in {
    struct text token; /* for the cookie; nowhere else                                        */
    struct instant expires;
    struct congvu_who who;
};
/* PB_SIGN_IN_FAILED; PB_SECOND_FACTOR_NEEDED (name and password were right: ask again with a code); PB_LOCKED_OUT, with the seconds
 * to wait in *wait (else 0; may be NULL). */
enum rc congvu_sign_in(struct congvu *app, struct arena *a, const struct congvu_sign_in *in, struct congvu_signed_in *out,
                       int *wait, struct err *err);
enum rc congvu_sign_out(struct congvu *app, const struct congvu_who *who, struct err *err);

/* --- one-time links: the first administrator, a new account, a forgotten password ------------------------------------ */

struct congvu_link {
    struct text token;
    struct instant expires;
};
/* Is there no administrator who can sign in? From memory, as congvu_who. */
enum rc congvu_setup_needed(struct congvu *app, bool *needed, struct err *err);
/* A link for the first administrator, valid for 30 minutes; an earlier one ends. PB_NOT_NOW once there is an administrator. */
enum rc congvu_setup_begin(struct congvu *app, struct arena *a, struct congvu_link *out, struct err *err);

struct congvu_link_use {
    struct text token;
    struct text name; /* setup: of the new account; reset: "" or the account's               */
    struct text password;
    struct text person; /* setup: code or name, or ""                                          */
    struct text address;
};
/* What a link is for, before it is used: *name is "" of a setup. PB_LINK_SPENT: unknown, used, replaced or too old. */
enum rc congvu_link_see(struct congvu *app, struct arena *a, struct text token, struct text *name, struct err *err);
enum rc congvu_link_use(struct congvu *app, const struct congvu_link_use *in, struct err *err);

/* --- one's own account (sessions only) ---------------------------------------------------------------------------------- */

enum { CONGVU_PASSWORD_MIN = 10, CONGVU_PASSWORD_MAX = 1024 }; /* letters; bytes */

/* Would it be taken? PB_WEAK_PASSWORD says what is missing. */
enum rc congvu_password_check(struct text name, struct text password, struct err *err);
/* Ends every session of the account, this one too: sign in again. */
enum rc congvu_password(struct congvu *app, const struct congvu_who *who, struct text old, struct text new_password,
                        struct err *err);
enum rc congvu_settings(struct congvu *app, const struct congvu_who *who, const struct congvu_settings *settings,
                        struct err *err);

/* Views that the account keeps, a JSON list of { name, path }, at most CONGVU_VIEWS_BYTES; "[]" none yet. They follow the person to
 * another machine. */
enum { CONGVU_VIEWS_BYTES = 16 << 10 };
enum rc congvu_views(struct congvu *app, const struct congvu_who *who, struct sbuf *out, struct err *err);
enum rc congvu_views_put(struct congvu *app, const struct congvu_who *who, struct text json, struct err *err);

struct congvu_second_factor {
    struct text secret, uri; /* base32; otpauth://...                                               */
};
/* A new secret, which counts from its confirmation by a code on. */
enum rc congvu_second_factor_begin(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text password,
                                   struct congvu_second_factor *out, struct err *err);
enum rc congvu_second_factor_confirm(struct congvu *app, const struct congvu_who *who, struct text code, struct err *err);
enum rc congvu_second_factor_remove(struct congvu *app, const struct congvu_who *who, struct text password,
                                    struct err *err);

/* "feed": an iCalendar address, which shows own deadlines and nothing else. */
enum congvu_token_scope { CONGVU_TOKEN_READ, CONGVU_TOKEN_WRITE, CONGVU_TOKEN_FEED, CONGVU_TOKEN_SCOPES };
extern const char *const CONGVU_TOKEN_SCOPE_WORDS[CONGVU_TOKEN_SCOPES + 1];
struct congvu_token {
    int64_t id;
    struct text label;
    enum congvu_token_scope scope;
    struct instant created, expires, used; /* expires: at most a year from now; used INSTANT_MAX: never           */
};
enum rc congvu_tokens(struct congvu *app, struct arena *a, const struct congvu_who *who, struct congvu_token **list,
                      size_t *n, struct err *err);
/* token->id and created are filled; the secret is shown this once. expires INSTANT_MAX or 0: a year. */
enum rc congvu_token_new(struct congvu *app, struct arena *a, const struct congvu_who *who, struct congvu_token *token,
                         struct text *secret, struct err *err);
enum rc congvu_token_revoke(struct congvu *app, const struct congvu_who *who, int64_t id, struct err *err);

/* --- all accounts (CONGVU_MAY_ADMIN) -------------------------------------------------------------------------------------- */

struct congvu_grant {
    int64_t seq; /* its number                                                          */
    int right;
    struct text unit, kind; /* "" all                                                              */
    struct day from, to;    /* first and last; DAY_MAX: until revoked                              */
};
struct congvu_account {
    struct text name;
    struct text person, person_name;
    struct text issuer, subject; /* who a sign-in provider says its owner is, "" nobody                     */
    struct text email;           /* where letters go; ""                                                */
    bool locked, second_factor, has_password;
    struct instant created, signed_in; /* last sign-in; INSTANT_MAX never                                     */
    const struct congvu_grant *grants; /* in force or to come, not revoked                                    */
    size_t ngrants;
};
/* In order of name; with `name` only that one (PB_UNKNOWN_ACCOUNT). */
enum rc congvu_accounts(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text name,
                        struct congvu_account **list, size_t *n, struct err *err);
/* name: 3 to 64 of a-z 0-9 . _ -. The link sets the first password, valid for 3 days. */
enum rc congvu_account_add(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text name,
                           struct text person, struct congvu_link *link, struct err *err);
enum rc congvu_account_person(struct congvu *app, const struct congvu_who *who, struct text name, struct text person,
                              struct err *err);
enum rc congvu_account_lock(struct congvu *app, const struct congvu_who *who, struct text name, bool lock, struct err *err);
/* Whom a sign-in provider (oidc.h) lets in as this account: its name for the person, which is nobody else's, and which the record
 * shows after a refused sign-in. "": nobody. Ends the sessions. PB_EXISTS: it is bound to another account. */
enum rc congvu_account_bind(struct congvu *app, const struct congvu_who *who, struct text name, struct text issuer,
                            struct text subject, struct err *err);
/* Where its letters go (mail.h); "": nowhere. Personal data: administrators read it, and the account's owner. */
enum rc congvu_account_email(struct congvu *app, const struct congvu_who *who, struct text name, struct text email,
                             struct err *err);
/* Ends the password and all sessions, and the wait after wrong ones. */
enum rc congvu_account_reset(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text name,
                             struct congvu_link *link, struct err *err);
enum rc congvu_account_second_factor_off(struct congvu *app, const struct congvu_who *who, struct text name,
                                         struct err *err);
/* grant->unit as people write it; from DAY_MIN: today. seq is filled. Only `read` and `clerk` take a unit, only `read` a kind. */
enum rc congvu_grant(struct congvu *app, const struct congvu_who *who, struct text name, struct congvu_grant *grant,
                     struct err *err);
/* PB_NOT_NOW: the last administrator's right is not taken. */
enum rc congvu_revoke(struct congvu *app, const struct congvu_who *who, struct text name, int64_t seq, struct err *err);

/* --- the record of accounts, which only grows ------------------------------------------------------------------------------- */

struct congvu_event {
    int64_t seq;
    struct instant at;
    struct text account; /* who did it, or tried; "" nobody known                               */
    struct text address; /* from where; "console"                                               */
    struct text what;    /* "sign-in", "refused", "grant" ... (docs/security.md)                */
    struct text on;      /* account, matter, document; "" none                                  */
    struct text detail;  /* never a secret                                                      */
};
/* Newest first, before `before` (0: from the newest), at most max. Of one account, or "" all. CONGVU_MAY_ADMIN, or one's own. */
enum rc congvu_record_of(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text account,
                         int64_t before, size_t max, struct congvu_event **list, size_t *n, struct err *err);
/* Note a read that was refused, or that is sensitive (a whole export, a sealed identity). `what`: "refused" or "read". */
enum rc congvu_note_read(struct congvu *app, const struct congvu_who *who, const char *what, struct text on,
                         struct text detail, struct err *err);
/* Something was refused to who is signed in: on record within a second (congvu_tend), without waiting for the disk. */
void congvu_note_refused(struct congvu *app, const struct congvu_who *who, struct text on, const char *detail);

#endif
