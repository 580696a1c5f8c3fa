#include "office.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>

static void put(struct archive *z, const struct office_part *part)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, part->name);
    archive_entry_set_size(entry, (la_int64_t)part->bytes.n);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    if (archive_write_header(z, entry) != ARCHIVE_OK ||
        archive_write_data(z, part->bytes.p, part->bytes.n) != (la_ssize_t)part->bytes.n)
        abort();
    archive_entry_free(entry);
}

struct text office_zip(struct arena *a, const struct office_part *parts, bool packed)
{
    size_t room = 4096, used = 0;
    for (const struct office_part *p = parts; p->name; p++)
        room += p->bytes.n + p->bytes.n / 8 + 1024;
    char *bytes = malloc(room);
    struct archive *z = archive_write_new();
    if (!bytes || !z || archive_write_set_format_zip(z) != ARCHIVE_OK ||
        archive_write_set_options(z, packed ? "zip:compression=deflate" : "zip:compression=store") != ARCHIVE_OK ||
        archive_write_open_memory(z, bytes, room, &used) != ARCHIVE_OK)
        abort();
    for (const struct office_part *p = parts; p->name; p++)
        put(z, p);
    if (archive_write_close(z) != ARCHIVE_OK)
        abort();
    archive_write_free(z);
    struct text zip = text_dup(a, (struct text){ bytes, used });
    free(bytes);
    return zip;
}

struct text office_docx(struct arena *a, const char *document)
{
    const struct office_part parts[] = { { "word/document.xml", text_of(document) }, { NULL, TEXT_NONE } };
    return office_zip(a, parts, true);
}
