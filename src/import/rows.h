/* rows.h -- the rows of a separated file, one at a time: any separator, RFC 4180 quotes, lines ended in any way.
 *
 * A quote means something only at the beginning of a field, and is doubled inside one, as every spreadsheet writes it; a field in quotes may
 * hold separators and line ends. Empty lines are left out. Fields are borrowed until the next row.
 *
 * Reading is in two steps: rows_marks finds separators, quotes and line ends in a piece of the file, many bytes at once; the rows are then
 * read by jumping from mark to mark.
 *
 * Owns:    its buffers, until rows_release; the stream is lent.
 * Fails:   what the stream fails with; PB_TOO_LARGE above ROW_BYTES_MAX.
 */
#ifndef CONGVU_IMPORT_ROWS_H
#define CONGVU_IMPORT_ROWS_H

#include "import/stream.h"

enum { ROW_BYTES_MAX = 16 << 20, ROW_FIELDS_MAX = 4096 };

struct rows {
    struct stream *stream;
    const char *file;
    char sep;
    char *p;                       /* the piece: bytes [at, n) are still to be read         */
    size_t at, n, room;
    char *spare;                   /* fields whose doubled quotes were made one             */
    uint32_t *mark;                /* places of marks in it, those before `next` are spent  */
    size_t marks, next, mark_room;
    bool ended;                    /* nothing follows the piece                             */
    bool after_cr;                 /* the row before ended with CR: an LF belongs to it     */
    size_t wanted;                 /* fields that are wanted of a row; those behind are not kept */
    struct text field[ROW_FIELDS_MAX];
    size_t fields;                 /* of this row, at most `wanted`                         */
    size_t all;                    /* those not kept too                                    */
    size_t line, line_next;        /* where the row begins, where the next one will         */
    uint64_t bytes;                /* of rows read                                          */
};

/* sep 0: guessed from the first line: what stands there most of , ; tab and |. */
enum rc rows_init(struct rows *r, struct stream *stream, const char *file, char sep, struct err *err);
void rows_release(struct rows *r);

/* False at the end. */
enum rc rows_next(struct rows *r, bool *more, struct err *err);

/* Places of separator, quote, LF and CR in p[0..n), in order; out has room for n. Portable; what it says is the specification. */
typedef size_t rows_marks_fn(const char *p, size_t n, char sep, uint32_t *out);
rows_marks_fn rows_marks_ref;
/* The fastest that the machine can do. */
rows_marks_fn *rows_marks(void);

#endif
