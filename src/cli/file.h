/* file.h -- bytes from and to a file that somebody named; "-" is standard input. */
#ifndef CONGVU_FILE_H
#define CONGVU_FILE_H

#include "base/err.h"
#include "base/text.h"

enum { FILE_BYTES_MAX = 64 << 20 };

/* In the arena. PB_IO with the system's reason, PB_TOO_LARGE beyond FILE_BYTES_MAX; an empty file is empty text. */
enum rc file_read(struct arena *a, const char *name, struct text *out, struct err *err);

/* The file is there whole, in the place of what had that name (unless `fresh`: PB_EXISTS where there is one), or as it was before. */
enum rc file_write(const char *name, struct text bytes, bool fresh, struct err *err);

/* The name for sentences: "-" is called standard input. */
const char *file_shown(const char *name);

#endif
