/* package.h -- the parts of a zip package (.docx, .xlsx), by name, streamed out of memory with ceilings.
 *
 * Only parts asked for by their exact name are unpacked, into the caller's function and never onto a disk, so a name with
 * ".." or a drive in it is just a name nobody asks for. Sizes in the archive's directory are not believed: what comes out
 * is counted.
 *
 * For the child only: see child.h. Calls libarchive.
 *
 * Owns:    nothing; names live in the arena, the bytes are lent.
 * Fails:   with a fault; it never guesses at a damaged archive.
 */
#ifndef CONGVU_INTAKE_PACKAGE_H
#define CONGVU_INTAKE_PACKAGE_H

#include "base/text.h"
#include "intake/fault.h"

enum { PACKAGE_PARTS_MAX = 4096, PACKAGE_BYTES_MAX = 64 << 20, PACKAGE_RATIO_MAX = 200, PACKAGE_SMALL = 4 << 20 };

struct package {
    struct text zip;
    struct text *names;
    size_t nnames;
    size_t unpacked; /* bytes so far, of all parts together */
};

enum fault package_open(struct arena *a, struct text zip, struct package *out);
bool package_has(const struct package *p, struct text name);

typedef enum fault package_sink(void *arg, struct text piece);
/* Every piece of the part in order; FAULT_NONE and nothing where there is no such part. */
enum fault package_part(struct package *p, struct text name, package_sink *sink, void *arg);

#endif
