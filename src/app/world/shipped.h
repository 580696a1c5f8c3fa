/* shipped.h -- Word files made of the parts that the program ships. Private to app/. */
#ifndef CONGVU_APP_SHIPPED_H
#define CONGVU_APP_SHIPPED_H

#include "report/package.h"

/* The files of share/ that are part of the program. */
struct shipped {
    const char *name; /* "calendars/vn.yaml" */
    const unsigned char *bytes;
    size_t n;
};
extern const struct shipped SHIPPED[];
extern const size_t SHIPPED_COUNT;

/* Adds the files of `folder` by their names below it; of them only `only`, where it is not "". In the arena. */
void shipped_add(struct arena *a, const char *folder, const char *only, struct package *package);
/* The common parts, the look of letters, and the text of `folder` ("templates/bao-ve/"). In the arena. */
struct package shipped_package(struct arena *a, const char *folder);

#endif
