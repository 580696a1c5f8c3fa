/* sbuf.h -- a growing buffer with a ceiling set where it is born.
 *
 * When the ceiling is reached the buffer stops taking bytes and remembers it: check sbuf_full() once at the
 * end. The bytes are always followed by a NUL that is not counted.
 *
 * Owns: its bytes, until sbuf_release. */
#ifndef CONGVU_SBUF_H
#define CONGVU_SBUF_H

#include "base/text.h"
#include <stdarg.h>

struct sbuf {
    char *p;
    size_t n, room, max;
    bool full;
};

void sbuf_init(struct sbuf *b, size_t max);
void sbuf_release(struct sbuf *b); /* NULL and a zeroed struct are fine */
void sbuf_clear(struct sbuf *b);
void sbuf_add(struct sbuf *b, struct text t);
void sbuf_str(struct sbuf *b, const char *cstr);
void sbuf_char(struct sbuf *b, char c);
void sbuf_fill(struct sbuf *b, char c, int times); /* times <= 0 adds nothing */
/* Room for n bytes behind what is there, to be written by hand; sbuf_took says how many of them were. NULL: the ceiling forbids it, and the
 * buffer is none the fuller. */
char *sbuf_room(struct sbuf *b, size_t n);
void sbuf_took(struct sbuf *b, size_t n);
void sbuf_printf(struct sbuf *b, const char *fmt, ...) PRINTF(2, 3);
void sbuf_vprintf(struct sbuf *b, const char *fmt, va_list args) PRINTF(2, 0);
static inline bool sbuf_full(const struct sbuf *b) { return b->full; }
static inline struct text sbuf_text(const struct sbuf *b) { return (struct text){ b->p ? b->p : "", b->n }; }

#endif
