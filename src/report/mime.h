/* mime.h -- a letter as the mail system carries it: RFC 5322, 2045 to 2047. Pure.
 *
 *      From: =?UTF-8?B?...?= <congvu@tinh.example>       names and subject cut into encoded words of at most 75 letters,
 *      To, Subject, Date, Message-ID                       never within a character
 *      Auto-Submitted: auto-generated                      so that no vacation message answers (RFC 3834)
 *      multipart/alternative
 *        text/plain; charset=utf-8   base64                lines of 76 letters: nothing on the way can break a diacritic
 *        text/html; charset=utf-8    base64
 *
 * Always true: a header holds no line break that the text brought along, so nobody adds a header by a name or a title.
 */
#ifndef CONGVU_MIME_H
#define CONGVU_MIME_H

#include "base/instant.h"
#include "base/sbuf.h"

struct mail_body { /* what is to be read */
    struct text subject, plain, html;
};

struct mime_mail {
    struct text from, from_name, to, to_name; /* addresses are mime_address          */
    struct text message_id;                   /* without the angle brackets; ASCII   */
    struct instant date;
    const char *lang;
    const struct mail_body *letter;
};
void mime_write(struct sbuf *out, const struct mime_mail *mail);

/* "ten@so.tinh.example": ASCII, one @, nothing that a header or a mail server would read otherwise; at most 254 letters. */
bool mime_address(struct text t);

#endif
