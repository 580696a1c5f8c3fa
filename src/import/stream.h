/* stream.h -- the bytes of a log, a piece at a time: plain or gzip, in UTF-8 whatever they were in.
 *
 *      file ─► inflate, where it begins as gzip does ─► UTF-8, where another encoding is named or marked ─► stream_read
 *
 * Owns:    the file and its buffers, until stream_close.
 * Fails:   PB_IO; PB_FILE_BROKEN for compressed data that is damaged or ends too early; PB_NOT_UTF8 for bytes the encoding does not know;
 *          PB_WRONG_VALUE for an encoding nobody knows.
 */
#ifndef CONGVU_IMPORT_STREAM_H
#define CONGVU_IMPORT_STREAM_H

#include "base/err.h"
#include "base/text.h"

struct stream;

/* "-" is standard input. `encoding` "" : UTF-8, or UTF-16 where a mark says so; a mark of UTF-8 is left out. */
enum rc stream_open(const char *path, struct text encoding, struct stream **out, struct err *err);
void stream_close(struct stream *s); /* NULL is fine */

/* Up to `room` bytes; *n == 0 at the end. */
enum rc stream_read(struct stream *s, char *to, size_t room, size_t *n, struct err *err);

/* The first bytes, without taking them: up to what one read gives. */
enum rc stream_peek(struct stream *s, struct text *out, struct err *err);

#endif
