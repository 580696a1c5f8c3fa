/* rows.c -- from mark to mark.
 *
 *      bytes   M1 ; "a "" b" ; 2025-08-14 \r \n M2 ; ...
 *      marks      ^ ^  ^^  ^ ^            ^  ^     ^
 *
 * A row that the piece does not hold whole is moved to its front, and more is read behind it. */
#include "import/rows.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 18 };

static _Noreturn void no_memory(void) { abort(); }

static void *more(void *p, size_t bytes)
{
    void *grown = realloc(p, bytes);
    if (!grown)
        no_memory();
    return grown;
}

/* What occurs most in the first line, outside quotes. A comma where nothing does. */
static char guess_separator(struct text head)
{
    static const char CANDIDATES[] = { ',', ';', '\t', '|' };
    size_t count[LEN(CANDIDATES)] = { 0 }, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < head.n && (quoted || (head.p[i] != '\n' && head.p[i] != '\r')); i++) {
        quoted ^= head.p[i] == '"';
        for (size_t k = 0; k < LEN(CANDIDATES); k++)
            count[k] += !quoted && head.p[i] == CANDIDATES[k];
    }
    for (size_t k = 1; k < LEN(CANDIDATES); k++)
        best = count[k] > count[best] ? k : best;
    return CANDIDATES[best];
}

enum rc rows_init(struct rows *r, struct stream *stream, const char *file, char sep, struct err *err)
{
    struct text head;
    enum rc rc = stream_peek(stream, &head, err);
    if (rc)
        return rc;
    *r = (struct rows){ .stream = stream, .file = file, .sep = sep, .wanted = ROW_FIELDS_MAX, .line_next = 1 };
    if (!sep)
        r->sep = guess_separator(head);
    return RC_OK;
}

void rows_release(struct rows *r)
{
    free(r->p);
    free(r->spare);
    free(r->mark);
    r->p = r->spare = NULL;
    r->mark = NULL;
}

/* More bytes behind those that are left, and their marks. Behind the last byte of the file stands a line end of ours. */
static enum rc fill(struct rows *r, struct err *err)
{
    size_t left = r->n - r->at, got = 0;
    if (left > ROW_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE,
                       _("%s:%zu: a row is larger than %d MiB: is the separator right, and is each quote closed?"),
                       r->file, r->line_next, ROW_BYTES_MAX >> 20);
    if (r->room < left + PIECE + 1) {
        r->room = (left + PIECE) * 2;
        r->p = more(r->p, r->room);
        r->spare = more(r->spare, r->room);
    }
    memmove(r->p, r->p + r->at, left);
    for (size_t i = r->next; i < r->marks; i++)
        r->mark[i - r->next] = r->mark[i] - (uint32_t)r->at;
    r->marks -= r->next;
    r->next = r->at = 0;
    enum rc rc = stream_read(r->stream, r->p + left, PIECE, &got, err);
    if (rc)
        return rc;
    r->n = left + got;
    if (got == 0) {
        r->ended = true;
        if (left > 0)
            r->p[r->n++] = '\n';
    }
    if (r->mark_room < r->marks + PIECE + 1) {
        r->mark_room = (r->marks + PIECE) * 2;
        r->mark = more(r->mark, r->mark_room * sizeof *r->mark);
    }
    size_t found = rows_marks()(r->p + left, r->n - left, r->sep, r->mark + r->marks);
    for (size_t i = 0; i < found; i++)
        r->mark[r->marks + i] += (uint32_t)left;
    r->marks += found;
    return RC_OK;
}

/* The end of a field in quotes that begins at mark m: the mark behind it. SIZE_MAX: not in this piece. *plain: nothing doubled and nothing
 * behind the closing quote; *close is its place. */
static size_t quoted_end(const struct rows *r, size_t m, size_t *lines, size_t *close, bool *plain)
{
    bool inside = true;
    *plain = true;
    for (size_t k = m + 1; k < r->marks; k++) {
        size_t at = r->mark[k];
        char c = r->p[at];
        if (inside && c == '"') {
            if (at + 1 == r->n && !r->ended)
                return SIZE_MAX;
            bool twice = at + 1 < r->n && r->p[at + 1] == '"';
            *plain &= !twice;
            k += twice;
            inside = twice;
            *close = at;
        } else if (inside) {
            *lines += c == '\n' || (c == '\r' && (at + 1 == r->n || r->p[at + 1] != '\n'));
        } else if (c != '"') {
            *plain &= at == *close + 1;
            return k;
        }
    }
    return SIZE_MAX; /* at the end of the file: it is never closed, see rows_next */
}

/* Doubled quotes become one; what stands behind the closing quote belongs to the field, as a spreadsheet reads it. */
static struct text unquote(struct rows *r, size_t from, size_t end, size_t *spare)
{
    char *to = r->spare + *spare;
    size_t n = 0;
    bool inside = true;
    for (size_t i = from; i < end; i++) {
        if (r->p[i] == '"' && inside) {
            bool twice = i + 1 < end && r->p[i + 1] == '"';
            i += twice;
            inside = twice;
            if (!twice)
                continue;
        }
        to[n++] = r->p[i];
    }
    *spare += n;
    return (struct text){ to, n };
}

/* The field that begins at `from`, by mark *m, which is then the mark that ends it. False: not whole in this piece. */
static bool read_field(struct rows *r, size_t from, size_t *m, size_t *lines, size_t *spare, struct text *field)
{
    while (*m < r->marks && r->p[r->mark[*m]] == '"') {
        size_t close = 0;
        bool plain;
        if (r->mark[*m] != from) { /* in the middle it is a letter like others */
            ++*m;
            continue;
        }
        *m = quoted_end(r, *m, lines, &close, &plain);
        if (*m == SIZE_MAX)
            return false;
        *field = plain ? (struct text){ r->p + from + 1, close - from - 1 } : unquote(r, from + 1, r->mark[*m], spare);
        return true;
    }
    if (*m >= r->marks)
        return false;
    *field = (struct text){ r->p + from, r->mark[*m] - from };
    return true;
}

/* One row from r->at. False: not whole in this piece, and nothing is taken. */
static bool read_row(struct rows *r)
{
    size_t from = r->at, lines = 0, spare = 0, m = r->next;
    struct text field;
    r->fields = r->all = 0;
    for (; read_field(r, from, &m, &lines, &spare, &field); m++) {
        if (r->fields < r->wanted)
            r->field[r->fields++] = field;
        r->all++;
        size_t at = r->mark[m];
        from = at + 1;
        if (r->p[at] == r->sep)
            continue;
        r->after_cr = r->p[at] == '\r';
        r->bytes += from - r->at;
        r->at = from;
        r->next = m + 1;
        r->line = r->line_next;
        r->line_next += lines + 1;
        return true;
    }
    return false;
}

enum rc rows_next(struct rows *r, bool *more_rows, struct err *err)
{
    for (;;) {
        if (r->after_cr && r->at < r->n) {
            bool lf = r->p[r->at] == '\n';
            r->after_cr = false;
            r->at += lf;
            r->next += lf;
            r->bytes += lf;
        }
        if (r->at == r->n || !read_row(r)) {
            *more_rows = false;
            if (r->ended)
                return r->at == r->n
                           ? RC_OK
                           : err_set(err, PB_SYNTAX, _("%s:%zu: a quote is opened in this row and never closed"),
                                     r->file, r->line_next);
            enum rc rc = fill(r, err);
            if (rc)
                return rc;
            continue;
        }
        if (r->fields == 1 && r->field[0].n == 0)
            continue; /* an empty line */
        *more_rows = true;
        return RC_OK;
    }
}
