/* smtp.h -- one letter to a mail server, and what became of it. Private to app/.
 *
 *      smtps://host:465   TLS from the first byte
 *      smtp://host:587    STARTTLS, or nothing is sent: no name, no password, no letter. On the loopback address it may be plain.
 *
 * Threads: safe to share. *stop ends a call within a second.
 */
#ifndef CONGVU_SMTP_H
#define CONGVU_SMTP_H

#include "base/err.h"
#include "base/text.h"

#include <stdatomic.h>

enum { SMTP_SECONDS = 60, SMTP_CONNECT_SECONDS = 15 };

struct smtp_server {
    struct text url, user, password, authorities;
};
enum smtp_verdict {
    SMTP_SENT,
    SMTP_AGAIN,   /* not now                                                          */
    SMTP_DOWN,    /* not now, and nobody else's letter either: the server, or our settings */
    SMTP_REFUSED, /* never: this receiver, this letter                                */
    SMTP_UNSURE,  /* all of it was given, and no answer came                          */
};
bool smtp_allows(struct text url);
/* *why is in the arena, in English, as the server or the library put it; not of SMTP_SENT. */
enum smtp_verdict smtp_send(struct arena *a, const struct smtp_server *server, struct text from, struct text to,
                            struct text message, atomic_bool *stop, struct text *why);

#endif
