/* account.h -- inside accounts: the memory of who is signed in, hashing, and what every use case about accounts shares. Private to
 * app/.
 *
 *      who.c        congvu_who from memory            password.c   Argon2id; what a password must be
 *      sign_in.c    tries, waits, sessions            secret.c     tokens, digests, codes of the second factor
 *      link.c       set-up and new passwords          own.c        one's own password, factor, settings; token.c
 *      account.c    all accounts, rights              event.c      rows of the record, and refusals; record.c reads it
 *      door.c       whom a provider lets in as whom   account_row.c  what all of these stand on; hashing.c a turn to hash
 *
 * A use case is a job of store_write: it reads the account again, changes it, notes the event, all in one transaction. A refusal
 * that is to be on record is no failure of the job: the job commits, and the sentence is said afterwards (struct verdict).
 */
#ifndef CONGVU_ACCOUNT_PRIVATE_H
#define CONGVU_ACCOUNT_PRIVATE_H

#include "app/accounts.h"
#include "app/app.h"
#include "store/account.h"

enum {
    SESSION_IDLE_MIN = 120,     /* without a request                                   */
    SESSION_MAX_MIN = 12 * 60,  /* whatever happens: a long working day                */
    SESSION_TOUCH_MIN = 5,      /* how exactly the last request is remembered on disk  */
    SESSIONS_MAX = 16,          /* of one account; the oldest end                      */
    SETUP_LINK_MIN = 30,
    RESET_LINK_MIN = 3 * 24 * 60,
    TOKENS_MAX = 32, /* of one account */
    TOKEN_DAYS_MAX = 366,
    LABEL_MAX = 100, /* letters */
    EVENTS_MAX = 1000,
    DIGEST_BYTES = 32,
    SECRET_BYTES = 32, /* of a token                                          */
    FACTOR_BYTES = 20,
};

struct accounts; /* in struct congvu */
struct accounts *accounts_new(void); /* NULL: no memory */
void accounts_free(struct congvu *app, struct accounts *);

struct instant accounts_now(struct congvu *app);
/* Tests only: the machine's clock is ahead by so much. */
void accounts_clock_ahead(struct congvu *app, int64_t us);

/* --- secrets ----------------------------------------------------------------------------------------------------- */

struct text secret_new(struct arena *a); /* 43 letters that fit a header, a cookie and an address */
struct text secret_digest(struct arena *a, struct text secret);
/* The digest of a name or address under which wrong tries are counted. */
struct text secret_key(struct arena *a, const char *what, struct text text);

/* Does the code fit the secret at `now`, one step of 30 s early or late, and after the step used last? *step is the one it is of. */
bool factor_fits(struct text secret, struct text code, struct instant now, int64_t used, int64_t *step);
struct text factor_base32(struct arena *a, struct text secret);

/* --- passwords --------------------------------------------------------------------------------------------------- */

/* PB_WEAK_PASSWORD says what is missing. */
enum rc password_check(struct arena *a, struct text name, struct text password, struct err *err);
/* PB_BUSY: too many wait already. */
enum rc password_hash(struct congvu *app, struct arena *a, struct text password, struct text *out, struct err *err);
/* hash "": an account without password, or none at all; takes as long and never fits. */
enum rc password_fits(struct congvu *app, struct text hash, struct text password, bool *fits, struct err *err);

/* --- what use cases share ------------------------------------------------------------------------------------------ */

struct verdict { /* of a job that committed */
    enum problem problem;
    const char *says; /* translated */
};

/* The row of events: who, from where, what, on what. *seq may be NULL. */
enum rc event_note(struct conn *conn, const struct congvu_who *who, struct instant now, const char *what, struct text on,
                   struct text detail, int64_t *seq, struct err *err);
/* Refused: noted as what was tried, and said. */
enum rc refused_note(struct congvu *app, const struct congvu_who *who, const char *what, struct text on, enum problem problem,
                     const char *says, struct err *err);
/* RC_OK if `who` is an administrator in a session, or the console. */
enum rc admin_only(struct congvu *app, const struct congvu_who *who, const char *what, struct text on, struct err *err);
/* RC_OK if `who` is in a session: a token cannot change its own account. */
enum rc session_only(struct congvu *app, const struct congvu_who *who, const char *what, struct err *err);
/* The account of that name, or PB_UNKNOWN_ACCOUNT. */
enum rc account_find(struct conn *conn, struct arena *a, struct text name, struct account_row *out, struct err *err);
enum rc account_name_check(struct text name, struct err *err);
/* Put it, end its sessions where `sessions`, and let every memory of it go. */
enum rc account_changed(struct conn *conn, const struct account_row *row, bool sessions, struct err *err);
/* Has somebody who can sign in the right `admin` on that day? `without` (0: none) does not count. */
enum rc admin_exists(struct conn *conn, struct arena *a, struct day today, int64_t without, int64_t without_grant,
                     bool *yes, struct err *err);
bool grant_holds(const struct grant_row *rows, size_t n, size_t i, struct day today);
/* The code of a person as people write it, "" for "". */
enum rc person_code(struct congvu *app, struct conn *conn, struct arena *a, struct text person, struct text *code,
                    struct err *err);
/* A one-time link for the account (0: set-up). */
enum rc link_make(struct conn *conn, struct arena *a, int64_t account, struct instant now, int minutes,
                  struct congvu_link *out, struct err *err);

#endif
