/* package.c -- the zip format, as far as Word files use it (APPNOTE 6.3: 4.3.7 local header, 4.3.12 central, 4.3.16 end). */
#include "report/package.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    LOCAL_MARK = 0x04034b50,
    CENTRAL_MARK = 0x02014b50,
    END_MARK = 0x06054b50,
    LOCAL_SIZE = 30,
    CENTRAL_SIZE = 46,
    END_SIZE = 22,
    STORED = 0,
    DEFLATED = 8,
    VERSION = 20,         /* 2.0: deflate                          */
    UTF8_NAMES = 1 << 11, /* flag: names are UTF-8                 */
    ENCRYPTED = 1,
    DAY_ZERO = 1 << 5 | 1, /* 1980-01-01, as DOS writes it          */
};

/* --- writing --------------------------------------------------------------------------------------------------------- */

static void put(struct sbuf *out, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        sbuf_char(out, (char)(value >> 8 * i & 0xFF));
}

struct entry {
    uint32_t crc, packed, size, at;
};

/* Deflated, without zlib's own header. False where it would not be smaller. */
static bool deflated(struct text bytes, unsigned char *room, size_t *n)
{
    z_stream z = { .next_in = (unsigned char *)bytes.p, .avail_in = (uInt)bytes.n };
    if (deflateInit2(&z, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    z.next_out = room;
    z.avail_out = (uInt)bytes.n;
    bool fits = deflate(&z, Z_FINISH) == Z_STREAM_END;
    *n = bytes.n - z.avail_out;
    deflateEnd(&z);
    return fits;
}

/* What local and central header share: from the version needed to the length of the extra field. */
static void put_shared(struct sbuf *out, const struct package_part *part, const struct entry *e)
{
    put(out, VERSION, 2);
    put(out, UTF8_NAMES, 2);
    put(out, e->packed < e->size ? DEFLATED : STORED, 2);
    put(out, 0, 2); /* time */
    put(out, DAY_ZERO, 2);
    put(out, e->crc, 4);
    put(out, e->packed, 4);
    put(out, e->size, 4);
    put(out, (uint32_t)part->name.n, 2);
    put(out, 0, 2);
}

static void put_part(struct sbuf *out, const struct package_part *part, struct entry *e)
{
    struct text packed = part->bytes;
    unsigned char *room = malloc(part->bytes.n + 1);
    size_t n;
    if (room && deflated(part->bytes, room, &n) && n < part->bytes.n)
        packed = (struct text){ (const char *)room, n };
    *e = (struct entry){ .crc = (uint32_t)crc32(0, (const unsigned char *)part->bytes.p, (uInt)part->bytes.n),
                         .packed = (uint32_t)packed.n,
                         .size = (uint32_t)part->bytes.n,
                         .at = (uint32_t)out->n };
    put(out, LOCAL_MARK, 4);
    put_shared(out, part, e);
    sbuf_add(out, part->name);
    sbuf_add(out, packed);
    free(room);
}

void package_write(struct sbuf *out, const struct package *package)
{
    struct entry *entries = calloc(package->n + 1, sizeof *entries);
    if (!entries) {
        out->full = true;
        return;
    }
    for (size_t i = 0; i < package->n; i++)
        put_part(out, &package->parts[i], &entries[i]);
    uint32_t begin = (uint32_t)out->n;
    for (size_t i = 0; i < package->n; i++) {
        put(out, CENTRAL_MARK, 4);
        put(out, VERSION, 2);
        put_shared(out, &package->parts[i], &entries[i]);
        put(out, 0, 2); /* comment */
        put(out, 0, 4); /* disk; internal attributes */
        put(out, 0, 4); /* external attributes */
        put(out, entries[i].at, 4);
        sbuf_add(out, package->parts[i].name);
    }
    uint32_t size = (uint32_t)out->n - begin;
    put(out, END_MARK, 4);
    put(out, 0, 4); /* disks */
    put(out, (uint32_t)package->n, 2);
    put(out, (uint32_t)package->n, 2);
    put(out, size, 4);
    put(out, begin, 4);
    put(out, 0, 2);
    free(entries);
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

static uint32_t get(struct text t, size_t at, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value |= (uint32_t)(unsigned char)t.p[at + (size_t)i] << 8 * i;
    return value;
}

static bool has(struct text t, size_t at, size_t n) { return at <= t.n && n <= t.n - at; }

/* The end record: the last one that leaves exactly its comment behind it. */
static bool find_end(struct text t, size_t *at)
{
    for (size_t i = t.n < END_SIZE ? 0 : t.n - END_SIZE + 1; i-- > 0;) {
        if (get(t, i, 4) == END_MARK && i + END_SIZE + get(t, i + 20, 2) == t.n) {
            *at = i;
            return true;
        }
        if (t.n - i > END_SIZE + UINT16_MAX)
            break;
    }
    return false;
}

static enum rc not_zip(struct err *err)
{
    return err_set(err, PB_TEMPLATE, _("it is no Word file (.docx), or not a whole one"));
}

static bool inflated(struct text packed, char *room, size_t size)
{
    z_stream z = { .next_in = (unsigned char *)packed.p, .avail_in = (uInt)packed.n };
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
        return false;
    z.next_out = (unsigned char *)room;
    z.avail_out = (uInt)size;
    bool whole = inflate(&z, Z_FINISH) == Z_STREAM_END && z.avail_out == 0;
    inflateEnd(&z);
    return whole;
}

/* The entry of the central directory at `at`. */
static enum rc read_part(struct arena *a, struct text t, size_t at, struct package_part *out, struct err *err)
{
    uint32_t flags = get(t, at + 8, 2), method = get(t, at + 10, 2), crc = get(t, at + 16, 4);
    size_t packed = get(t, at + 20, 4), size = get(t, at + 24, 4), local = get(t, at + 42, 4);
    out->name = text_sub(t, at + CENTRAL_SIZE, at + CENTRAL_SIZE + get(t, at + 28, 2));
    if (flags & ENCRYPTED || (method != STORED && method != DEFLATED))
        return err_set(err, PB_TEMPLATE, _("it is protected by a password, or packed in a way Word does not use"));
    if (size > PACKAGE_PART_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("a part of it is larger than %d MiB"), PACKAGE_PART_BYTES_MAX >> 20);
    if (!has(t, local, LOCAL_SIZE) || get(t, local, 4) != LOCAL_MARK)
        return not_zip(err);
    size_t begin = local + LOCAL_SIZE + get(t, local + 26, 2) + get(t, local + 28, 2);
    if (!has(t, begin, packed) || (method == STORED && packed != size))
        return not_zip(err);
    out->bytes = text_sub(t, begin, begin + packed);
    if (method == DEFLATED) {
        char *room = arena_alloc(a, size + 1);
        if (!inflated(out->bytes, room, size))
            return not_zip(err);
        out->bytes = (struct text){ room, size };
    }
    return crc32(0, (const unsigned char *)out->bytes.p, (uInt)size) == crc ? RC_OK : not_zip(err);
}

enum rc package_read(struct arena *a, struct text t, struct package *out, struct err *err)
{
    struct package package = { NULL, 0 };
    size_t end, at, all = 0;
    if (t.n > PACKAGE_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("it is larger than %d MiB"), PACKAGE_BYTES_MAX >> 20);
    if (!find_end(t, &end))
        return not_zip(err);
    size_t n = get(t, end + 10, 2);
    at = get(t, end + 16, 4);
    if (n > PACKAGE_PARTS_MAX)
        return err_set(err, PB_TOO_LARGE, _("it has more than %d parts"), PACKAGE_PARTS_MAX);
    for (size_t i = 0; i < n; i++) {
        struct package_part part;
        if (!has(t, at, CENTRAL_SIZE) || get(t, at, 4) != CENTRAL_MARK)
            return not_zip(err);
        size_t size = CENTRAL_SIZE + get(t, at + 28, 2) + get(t, at + 30, 2) + get(t, at + 32, 2);
        if (!has(t, at, size))
            return not_zip(err);
        enum rc rc = read_part(a, t, at, &part, err);
        if (rc != RC_OK)
            return rc;
        all += part.bytes.n;
        if (all > PACKAGE_BYTES_MAX)
            return err_set(err, PB_TOO_LARGE, _("unpacked it is larger than %d MiB"), PACKAGE_BYTES_MAX >> 20);
        ARENA_PUSH(a, package.parts, package.n, part);
        at += size;
    }
    *out = package;
    return RC_OK;
}

struct package_part *package_find(const struct package *package, struct text name)
{
    for (size_t i = 0; i < package->n; i++)
        if (text_eq(package->parts[i].name, name))
            return &package->parts[i];
    return NULL;
}
