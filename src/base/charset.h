/* charset.h -- bytes of any encoding ICU knows to UTF-8, a piece at a time.
 *
 * Owns:    ICU's converters, until charset_free.
 * Fails:   a byte that means nothing in the encoding.
 */
#ifndef CONGVU_CHARSET_H
#define CONGVU_CHARSET_H

#include "base/text.h"

struct charset;

struct charset *charset_new(struct text name); /* NULL: nobody knows that encoding */
void charset_free(struct charset *c);          /* NULL is fine */

/* Takes from in[0 .. *nin) what fits into out[0 .. *nout) and says how much that was, of both; `last`: no bytes follow. False: the bytes
 * are not of the encoding. */
bool charset_convert(struct charset *c, const char *in, size_t *nin, char *out, size_t *nout, bool last);

#endif
