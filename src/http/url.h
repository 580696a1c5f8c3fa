/* url.h -- what stands escaped in an address or a form. Private to http/. */
#ifndef CONGVU_HTTP_URL_H
#define CONGVU_HTTP_URL_H

#include "base/arena.h"
#include "base/text.h"

/* Percent-decoding; false where an escape is broken or gives NUL or what is not UTF-8. In the arena, NFC. */
bool url_decode(struct arena *a, struct text raw, struct text *out);

#endif
