/* account.h -- accounts on disk: state that is put, and two tables that only grow.
 *
 *      state   account  session  token  link  attempt  account_change       rows are changed and deleted
 *      facts   account_grant  account_event                                 only grow, guarded as other facts are
 *
 * None of it belongs to the register's story: `rebuild` does not touch it, and no act depends on it. People, units and kinds
 * go by their codes, since an account outlives a world.
 *
 * Secrets come here only as what cannot be turned back: `password` is an Argon2id string, a digest the SHA-256 of a token. The
 * second factor's secret must be kept as it is to be checked; the file is its owner's alone.
 *
 * Always true: store_account_changed was called in the transaction of everything that could make a remembered answer about
 * who is signed in, or may do what, wrong (a new session does not). A session's and a token's id is the seq of the event that
 * tells of its beginning.
 *
 * Fails:   as store.h. What is looked for and absent is no failure: *found says so.
 */
#ifndef CONGVU_STORE_ACCOUNT_H
#define CONGVU_STORE_ACCOUNT_H

#include "store/store.h"

struct account_row {
    int64_t id;
    struct text name, person;         /* person: code, or ""                                            */
    struct text password;             /* "" none yet                                                    */
    struct text factor, factor_new;   /* secret of the second factor, and one not confirmed yet; "" none */
    int64_t factor_step;              /* the last step whose code was used                              */
    bool locked;
    struct instant created, signed_in; /* signed_in INSTANT_MAX: never                                   */
    struct text lang;
    bool keys, digest;
    struct text issuer, subject; /* who a sign-in provider says it is: both "" or neither               */
    struct text email;           /* where letters go; ""                                                 */
};
enum rc store_account_add(struct conn *, struct account_row *row, struct err *err); /* id is assigned; PB_EXISTS */
enum rc store_account_put(struct conn *, const struct account_row *row, struct err *err);
enum rc store_account(struct conn *, struct arena *, int64_t id, struct account_row *out, bool *found, struct err *err);
enum rc store_account_named(struct conn *, struct arena *, struct text name, struct account_row *out, bool *found,
                            struct err *err);
/* The one account that is bound to that person of that provider. */
enum rc store_account_bound(struct conn *, struct arena *, struct text issuer, struct text subject,
                            struct account_row *out, bool *found, struct err *err);
enum rc store_accounts(struct conn *, struct arena *, struct account_row **rows, size_t *n, struct err *err); /* by name */

/* The counter of changes: while it is the same, what was read of accounts holds. */
enum rc store_account_change(struct conn *, int64_t *out, struct err *err);
enum rc store_account_changed(struct conn *, struct err *err);

/* Views that the account keeps, as the page wrote them; "" none yet. In the arena. */
enum rc store_own_views(struct conn *, struct arena *, int64_t account, struct text *json, struct err *err);
enum rc store_own_views_put(struct conn *, int64_t account, struct text json, struct err *err);

struct session_row {
    int64_t id, account;
    struct text digest, address;
    int surety;
    struct instant began, seen, expires;
};
enum rc store_session_add(struct conn *, const struct session_row *row, struct err *err); /* id: of its event */
enum rc store_session(struct conn *, struct arena *, struct text digest, struct session_row *out, bool *found,
                      struct err *err);
enum rc store_session_seen(struct conn *, int64_t id, struct instant at, struct err *err);
enum rc store_session_end(struct conn *, int64_t id, struct err *err);
/* All of an account, but for the newest `keep`. */
enum rc store_sessions_end(struct conn *, int64_t account, int64_t keep, struct err *err);
/* Those not seen since `idle`, or expired at `now`. */
enum rc store_sessions_sweep(struct conn *, struct instant idle, struct instant now, struct err *err);

struct token_row {
    int64_t id, account;
    struct text digest, label;
    int scope;
    struct instant created, expires, used; /* used INSTANT_MAX: never */
};
enum rc store_token_add(struct conn *, const struct token_row *row, struct err *err); /* id: of its event */
enum rc store_token(struct conn *, struct arena *, struct text digest, struct token_row *out, bool *found, struct err *err);
enum rc store_tokens(struct conn *, struct arena *, int64_t account, struct token_row **rows, size_t *n, struct err *err);
enum rc store_token_used(struct conn *, int64_t id, struct instant at, struct err *err);
/* *ended: there was such a token of the account. */
enum rc store_token_end(struct conn *, int64_t account, int64_t id, bool *ended, struct err *err);

struct link_row {
    struct text digest;
    int64_t account; /* 0: to set up the first administrator */
    struct instant created, expires;
};
/* Ends earlier links for the same account. */
enum rc store_link_put(struct conn *, const struct link_row *row, struct err *err);
enum rc store_link(struct conn *, struct arena *, struct text digest, struct link_row *out, bool *found, struct err *err);
enum rc store_links_end(struct conn *, int64_t account, struct err *err);

struct attempt_row { /* wrong tries, by digest of a name or an address */
    struct text key;
    int64_t wrong;
    struct instant last, wait; /* no further try before `wait` */
};
enum rc store_attempt(struct conn *, struct text key, struct attempt_row *out, struct err *err); /* zeros where none */
enum rc store_attempt_put(struct conn *, const struct attempt_row *row, struct err *err);        /* wrong 0: deleted */
enum rc store_attempts_sweep(struct conn *, struct instant before, struct err *err);

struct grant_row {
    int64_t seq, account;
    int64_t ends; /* of a revocation: the grant it ends; else 0 */
    struct text right, unit, kind, by;
    struct day from, to;
    struct instant at;
};
enum rc store_grant_add(struct conn *, struct grant_row *row, struct err *err); /* seq is assigned */
/* Of an account, or of all (0), in order of seq: grants and revocations. */
enum rc store_grants(struct conn *, struct arena *, int64_t account, struct grant_row **rows, size_t *n, struct err *err);

struct event_row {
    int64_t seq;
    struct instant at;
    struct text account, address, what, on, detail;
};
enum rc store_event_add(struct conn *, struct event_row *row, struct err *err); /* seq is assigned */
/* Newest first, seq below `before`; of one account or of all (""). */
enum rc store_events(struct conn *, struct arena *, struct text account, int64_t before, size_t max,
                     struct event_row **rows, size_t *n, struct err *err);

#endif
