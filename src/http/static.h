/* static.h -- the files of the page, in the program itself, already compressed. Made by tools/embed.py from web/dist. */
#ifndef CONGVU_HTTP_STATIC_H
#define CONGVU_HTTP_STATIC_H

#include "base/text.h"

struct static_file {
    const char *path; /* "/assets/app-3F2A.js"                                */
    const char *type;
    const char *etag;
    bool forever;     /* its name changes with its content                    */
    struct { const unsigned char *p; size_t n; } plain, gzip, brotli; /* n 0: not there */
};
extern const struct static_file STATIC_FILES[]; /* in order of path */
extern const size_t STATIC_FILE_COUNT;

/* The file at this path; for a path of the page's own (no dot in its last segment) the page itself. NULL: none. */
const struct static_file *static_find(struct text path);

#endif
