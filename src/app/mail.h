/* mail.h -- letters that leave by themselves: the morning's digest, and what somebody urges.
 *
 *      acts since the last look ─► an urging ─┐
 *      a working morning ────────► a digest ──┴► outbox ─► written for its reader, as that person sees it then ─► mail server
 *
 * congvu_mail_pass does what there is to do now and returns; a server calls it again and again (http/tend.h), the command line once.
 * Nothing that people do waits for it (store/outbox.h).
 *
 * Always true: a digest leaves at most once for a person and a day; what may have arrived when the line broke is not sent again. A letter
 * goes to the address that an administrator gave the account, to nobody who is locked, and holds only what that person may see without a
 * right beyond the own agency. What is sealed, or hidden from the person, is in no letter. Without TLS nothing is said to a mail
 * server that is not on this machine.
 *
 * In an exercise the day is the story's, as everything else; its letters are real ones.
 *
 * Owns:    struct congvu_mailer is yours until congvu_mail_close; close it before the congvu it belongs to.
 * Fails:   a letter that cannot be sent is no failure of the pass: it waits, and its row says why.
 * Threads: one pass at a time; congvu_mail_stop from anywhere.
 */
#ifndef CONGVU_MAIL_H
#define CONGVU_MAIL_H

#include "app/accounts.h"
#include "base/names.h"

struct congvu_mail_settings {
    struct text server;      /* "smtp://mail.example.vn:587", "smtps://..." */
    struct text user, password;
    struct text from;        /* the address letters come from                */
    struct names name;       /* of the office, as letters sign; "" the province */
    struct text authorities; /* file of certificates to trust, "" the system's */
    int64_t digest_minute;   /* of the day, on working days                  */
};
struct congvu_mailer;
enum rc congvu_mail_open(struct congvu *app, const struct congvu_mail_settings *settings, const char *origin,
                         struct congvu_mailer **out, struct err *err);
void congvu_mail_close(struct congvu_mailer *m); /* NULL is fine */
/* What is being sent ends within a second, as unsent where that is sure. */
void congvu_mail_stop(struct congvu_mailer *m);

struct congvu_mail_passed {
    int64_t sent, waiting, given_up; /* of those whose turn it was */
};
/* Makes what is due, and sends what has its turn. */
enum rc congvu_mail_pass(struct congvu_mailer *m, struct congvu_mail_passed *out, struct err *err);
/* Today's digests, whatever the hour and the day of the week; those made before are not made again. */
enum rc congvu_mail_digests(struct congvu_mailer *m, int64_t *made, struct err *err);

/* --- what became of them (CONGVU_MAY_ADMIN) ------------------------------------------------------------------------- */

struct congvu_sending {
    int64_t id, tries;
    struct text what, to; /* "digest", "urge"; the account, never its address */
    const char *state;    /* a word of OUTBOX_STATE_WORDS                     */
    struct instant made, next, done;
    struct text why;
};
struct congvu_mail_state {
    int64_t waiting, sent, failed, unsure; /* of the last thirty days */
    struct congvu_sending *rows;           /* newest first            */
    size_t n;
};
enum rc congvu_mail_status(struct congvu *app, struct arena *a, const struct congvu_who *who, struct congvu_mail_state *out,
                           struct err *err);

#endif
