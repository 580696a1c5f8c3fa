#include "intake/source.h"

#include "base/i18n.h"

#include <string.h>

enum { BLOCK = 256 }; /* bytes of the file between two stored code point counts */

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* A code point that never joins the one before it under NFC: Latin before the combining marks, the ready-made
 * Vietnamese letters, general punctuation. Others are merely grouped with their predecessor, which costs nothing but a
 * longer piece. */
static bool is_boundary(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x1E00 && cp < 0x1F00) || (cp >= 0x2002 && cp < 0x2070);
}

static void count_points(struct arena *a, struct source *src)
{
    size_t blocks = src->file.n / BLOCK + 1;
    src->points = ARENA_ARRAY(a, uint32_t, blocks);
    uint32_t n = 0;
    for (size_t i = 0; i < src->file.n; i++) {
        if (i % BLOCK == 0)
            src->points[i / BLOCK] = n;
        n += !is_continuation(src->file.p[i]);
    }
    if (src->file.n % BLOCK == 0)
        src->points[blocks - 1] = n;
}

static size_t points_before(const struct source *src, size_t byte)
{
    size_t block = byte / BLOCK;
    size_t n = src->points[block];
    for (size_t i = block * BLOCK; i < byte; i++)
        n += !is_continuation(src->file.p[i]);
    return n;
}

struct piece {
    size_t from, to; /* bytes of the file                     */
    bool plain;      /* every code point is a boundary: NFC as it stands */
};

/* The next piece from `at`: one letter with all that may join it, or a run of letters that nothing joins. */
static struct piece piece_next(struct text file, size_t at)
{
    struct piece pc = { at, at, true };
    size_t last = at; /* where the latest boundary letter begins */
    while (pc.to < file.n) {
        size_t next = pc.to;
        uint32_t cp = text_next(file, &next);
        if (!is_boundary(cp)) {
            if (last > at) {
                pc.to = last; /* leave the letter that is to be joined for the next piece */
                return pc;
            }
            pc.plain = false;
        } else if (!pc.plain) {
            return pc;
        } else {
            last = pc.to;
        }
        pc.to = next;
    }
    return pc;
}

/* Builds nfc piece by piece, remembering where the lengths drift apart. */
static void normalise(struct arena *a, struct source *src, size_t bom)
{
    char *p = arena_alloc(a, src->file.n * 3 + 1); /* NFC never grows UTF-8 more than threefold */
    size_t n = 0;
    for (size_t at = bom; at < src->file.n;) {
        struct piece pc = piece_next(src->file, at);
        struct text part = text_sub(src->file, pc.from, pc.to);
        ARENA_PUSH(a, src->steps, src->nsteps, ((struct source_step){ n, pc.from }));
        if (!pc.plain)
            (void)text_nfc(a, part, &part); /* checked UTF-8 before */
        memcpy(p + n, part.p, part.n);
        n += part.n;
        at = pc.to;
    }
    ARENA_PUSH(a, src->steps, src->nsteps, ((struct source_step){ n, src->file.n }));
    src->nfc = (struct text){ p, n };
}

enum rc source_read(struct arena *a, struct text bytes, struct source *out, struct err *err)
{
    size_t bad = 0;
    if (bytes.n > INTAKE_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("the text has %zu bytes, but at most %d MiB can be read; split it"),
                       bytes.n, INTAKE_BYTES_MAX >> 20);
    if (!text_utf8(bytes, &bad))
        return err_set(err, PB_NOT_UTF8, _("the text is not UTF-8 at byte %zu; save it as UTF-8 and try again"), bad);
    size_t bom = text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    struct text body = text_sub(bytes, bom, bytes.n);
    if (text_empty(text_trim(body)))
        return err_set(err, PB_EMPTY, _("the text is empty"));

    struct source src = { .file = bytes };
    count_points(a, &src);
    struct text nfc;
    bool plain = true; /* the common case needs no normaliser at all */
    for (size_t at = 0; plain && at < body.n;)
        plain = is_boundary(text_next(body, &at));
    if (plain) {
        src.nfc = body;
        ARENA_PUSH(a, src.steps, src.nsteps, ((struct source_step){ 0, bom }));
    } else if (text_nfc(a, body, &nfc) && nfc.p == body.p) {
        src.nfc = body;
        ARENA_PUSH(a, src.steps, src.nsteps, ((struct source_step){ 0, bom }));
    } else {
        normalise(a, &src, bom);
    }
    *out = src;
    return RC_OK;
}

/* The last step at or before nfc offset `at`. */
static size_t step_of(const struct source *src, size_t at)
{
    size_t lo = 0, hi = src->nsteps;
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (src->steps[mid].nfc <= at)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

/* `at` in the file. Inside a joined letter: its beginning, or its end when `up`. */
static size_t file_offset(const struct source *src, size_t at, bool up)
{
    size_t k = step_of(src, at);
    size_t into = at - src->steps[k].nfc;
    if (k + 1 < src->nsteps) {
        size_t nfc_len = src->steps[k + 1].nfc - src->steps[k].nfc,
               file_len = src->steps[k + 1].file - src->steps[k].file;
        if (nfc_len != file_len && into > 0)
            return up ? src->steps[k + 1].file : src->steps[k].file;
    }
    return src->steps[k].file + into;
}

struct intake_span source_span(const struct source *src, size_t from, size_t to)
{
    assert(from <= to && to <= src->nfc.n);
    struct intake_span sp = { .byte_start = file_offset(src, from, false), .byte_end = file_offset(src, to, true) };
    sp.start = points_before(src, sp.byte_start);
    sp.end = points_before(src, sp.byte_end);
    return sp;
}
