/* package.h -- a Word file is a zip of named parts: read one, write one. Private to report/.
 *
 *      package ─┬─ [Content_Types].xml
 *               ├─ word/document.xml      the text
 *               ├─ word/header1.xml ...   what stands above and below it
 *               └─ word/styles.xml
 *
 * Writing is deterministic: parts in the order given, deflated, each dated 1980-01-01 as the format's zero: the same parts
 * are the same bytes, so a report can be compared with the one made a year later.
 *
 * Reading takes what Word and LibreOffice write (stored or deflated, sizes in the central directory). Encrypted, spanned and
 * zip64 files are refused, and whatever says that it is larger than the ceilings or holds than it says: a file that unpacks to more
 * is never unpacked further.
 *
 * Owns:    nothing; parts live in the arena, names and stored parts may point into the bytes given.
 * Fails:   PB_TEMPLATE with one sentence; the caller puts the file's name before it.
 */
#ifndef CONGVU_REPORT_PACKAGE_H
#define CONGVU_REPORT_PACKAGE_H

#include "base/err.h"
#include "base/sbuf.h"

enum { PACKAGE_PARTS_MAX = 512, PACKAGE_PART_BYTES_MAX = 32 << 20, PACKAGE_BYTES_MAX = 64 << 20 };

struct package_part {
    struct text name, bytes;
};
struct package {
    struct package_part *parts;
    size_t n;
};

enum rc package_read(struct arena *a, struct text bytes, struct package *out, struct err *err);
/* NULL if there is none of that name. */
struct package_part *package_find(const struct package *, struct text name);

void package_write(struct sbuf *out, const struct package *);

#endif
