/* shipped.c -- Word files made of the parts that the program ships (shipped.h). */
#include "app/world/shipped.h"

void shipped_add(struct arena *a, const char *folder, const char *only, struct package *package)
{
    for (size_t k = 0; k < SHIPPED_COUNT; k++) {
        struct text name = text_of(SHIPPED[k].name), from = text_of(folder);
        struct package_part part = { text_sub(name, from.n, name.n), { (const char *)SHIPPED[k].bytes, SHIPPED[k].n } };
        if (text_starts(name, from) && (*only == '\0' || text_eq(part.name, text_of(only))))
            ARENA_PUSH(a, package->parts, package->n, part);
    }
}

struct package shipped_package(struct arena *a, const char *folder)
{
    struct package package = { NULL, 0 };
    shipped_add(a, "templates/common/", "", &package);
    shipped_add(a, folder, "", &package);
    shipped_add(a, "templates/don-doc/", "word/styles.xml", &package);
    return package;
}
