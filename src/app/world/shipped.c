/* shipped.c -- Word files made of the parts that the program ships (shipped.h). */
#include "app/world/shipped.h"

struct package shipped_package(struct arena *a, const char *folder)
{
    const char *const FROM[][2] = { { "templates/common/", "" },
                                    { folder, "" },
                                    { "templates/don-doc/", "word/styles.xml" } };
    struct package package = { NULL, 0 };
    for (size_t f = 0; f < LEN(FROM); f++)
        for (size_t k = 0; k < SHIPPED_COUNT; k++) {
            struct text name = text_of(SHIPPED[k].name), from = text_of(FROM[f][0]), only = text_of(FROM[f][1]);
            struct package_part part = { text_sub(name, from.n, name.n),
                                         { (const char *)SHIPPED[k].bytes, SHIPPED[k].n } };
            if (text_starts(name, from) && (text_empty(only) || text_eq(part.name, only)))
                ARENA_PUSH(a, package.parts, package.n, part);
        }
    return package;
}
