/* form.h -- forms of our own plain pages: their fields, that they are ours, and what is carried from one to the next. Private to http/.
 *
 * A form of somebody who is signed in carries the session's token. One of somebody who is not carries a random word that the cookie
 * "congvu_form" holds too: another site can neither read nor set it, so it cannot sign anybody in.
 */
#ifndef CONGVU_HTTP_FORM_H
#define CONGVU_HTTP_FORM_H

#include "http/request.h"

enum { FORM_KEY_BYTES = 32, FORM_SEALED_SECONDS = 300 };

/* A field of the body; "" where it is not stated or not well formed. */
struct text form_field(struct request *q, const char *name);
/* The word for the page's forms; sets the cookie where there is none. */
struct text form_token(struct request *q);
/* Does the form bear the word of the cookie? */
bool form_is_ours(struct request *q);

/* Two texts that only this process opens again, within FORM_SEALED_SECONDS. */
struct text form_seal(struct request *q, struct text first, struct text second);
bool form_open(struct request *q, struct text sealed, struct text *first, struct text *second);

#endif
