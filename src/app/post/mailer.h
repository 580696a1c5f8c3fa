/* mailer.h -- inside mail.h: making rows (mail_make.c), writing letters (mail_write.c), sending (mail.c). Private to app/. */
#ifndef CONGVU_MAILER_H
#define CONGVU_MAILER_H

#include "app/mail.h"
#include "app/post/outbox.h"
#include "report/letters.h"

#include <stdatomic.h>

extern const char MAIL_DIGEST[], MAIL_URGE[]; /* what a row is */

struct congvu_mailer {
    struct congvu *app;
    struct arena *a;
    struct congvu_mail_settings s;
    const char *origin;
    bool recovered;
    atomic_bool stop;
};

/* Rows of urgings recorded since the last look. */
enum rc mail_make_urgings(struct congvu_mailer *m, struct err *err);
/* Rows of the day's digests. `always`: whatever the hour and the day of the week. */
enum rc mail_make_digests(struct congvu_mailer *m, bool always, int64_t *made, struct err *err);

enum mail_written { MAIL_WRITTEN, MAIL_NOTHING, MAIL_TOO_LATE };
struct mail_paper {
    struct account_row to;
    struct text to_name;
    const char *lang;
    struct mail_body letter;
};
/* The letter of a row as of now, in the arena. MAIL_NOTHING: no reader, no address, or nothing to say to them. */
enum rc mail_write(struct congvu_mailer *m, struct arena *a, const struct outbox_row *row, struct mail_paper *out,
                   enum mail_written *what, struct err *err);

#endif
