#include "intake/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

enum { NAME_BYTES_MAX = 512 };

static struct archive *zip_open(struct text zip)
{
    struct archive *z = archive_read_new();
    if (z == NULL)
        return NULL;
    if (archive_read_support_format_zip(z) == ARCHIVE_OK && archive_read_open_memory(z, zip.p, zip.n) == ARCHIVE_OK)
        return z;
    archive_read_free(z);
    return NULL;
}

static int by_bytes(const void *x, const void *y) { return text_cmp(*(const struct text *)x, *(const struct text *)y); }

static enum fault read_names(struct arena *a, struct archive *z, struct package *p)
{
    struct archive_entry *entry;
    int rc;
    while ((rc = archive_read_next_header(z, &entry)) == ARCHIVE_OK || rc == ARCHIVE_WARN) {
        const char *name = archive_entry_pathname(entry);
        struct text t = text_of(name ? name : archive_entry_pathname_utf8(entry));
        if (archive_entry_is_encrypted(entry))
            return FAULT_ENCRYPTED;
        if (p->nnames == PACKAGE_PARTS_MAX || t.n > NAME_BYTES_MAX)
            return FAULT_BROKEN;
        if (t.n > 0)
            ARENA_PUSH(a, p->names, p->nnames, text_dup(a, t));
    }
    return rc == ARCHIVE_EOF ? FAULT_NONE : FAULT_BROKEN;
}

enum fault package_open(struct arena *a, struct text zip, struct package *out)
{
    struct package p = { .zip = zip };
    struct archive *z = zip_open(zip);
    enum fault fault = z == NULL ? FAULT_BROKEN : read_names(a, z, &p);
    if (z != NULL)
        archive_read_free(z);
    if (fault != FAULT_NONE)
        return fault;
    if (p.nnames > 0)
        qsort(p.names, p.nnames, sizeof *p.names, by_bytes);
    for (size_t i = 1; i < p.nnames; i++)
        if (text_eq(p.names[i - 1], p.names[i]))
            return FAULT_TWICE;
    *out = p;
    return FAULT_NONE;
}

bool package_has(const struct package *p, struct text name)
{
    return p->nnames > 0 && bsearch(&name, p->names, p->nnames, sizeof *p->names, by_bytes) != NULL;
}

static enum fault counted(struct package *p, size_t n)
{
    p->unpacked += n;
    if (p->unpacked > PACKAGE_SMALL && p->unpacked / PACKAGE_RATIO_MAX > p->zip.n)
        return FAULT_BOMB;
    return p->unpacked > PACKAGE_BYTES_MAX ? FAULT_LARGE : FAULT_NONE;
}

static enum fault unpack(struct package *p, struct archive *z, package_sink *sink, void *arg)
{
    static const size_t PIECE = 64 << 10;
    char *piece = malloc(PIECE);
    enum fault fault = piece == NULL ? FAULT_MEMORY : FAULT_NONE;
    while (fault == FAULT_NONE) {
        la_ssize_t n = archive_read_data(z, piece, PIECE);
        if (n == 0)
            break;
        if (n < 0)
            fault = FAULT_BROKEN;
        else
            fault = counted(p, (size_t)n);
        if (fault == FAULT_NONE)
            fault = sink(arg, (struct text){ piece, (size_t)n });
    }
    free(piece);
    return fault;
}

enum fault package_part(struct package *p, struct text name, package_sink *sink, void *arg)
{
    if (!package_has(p, name))
        return FAULT_NONE;
    struct archive *z = zip_open(p->zip);
    struct archive_entry *entry;
    enum fault fault = FAULT_BROKEN;
    int rc = ARCHIVE_OK;
    while (z != NULL && ((rc = archive_read_next_header(z, &entry)) == ARCHIVE_OK || rc == ARCHIVE_WARN)) {
        const char *at = archive_entry_pathname(entry);
        if (at == NULL || !text_eq(text_of(at), name))
            continue;
        fault = unpack(p, z, sink, arg);
        break;
    }
    if (z != NULL)
        archive_read_free(z);
    return fault;
}
