#include "http/static.h"

static const struct static_file *exactly(struct text path)
{
    size_t low = 0, high = STATIC_FILE_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = text_cmp(path, text_of(STATIC_FILES[middle].path));
        if (order == 0)
            return &STATIC_FILES[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct static_file *static_find(struct text path)
{
    const struct static_file *file = exactly(path);
    if (file || text_starts(path, TEXT("/api/")))
        return file;
    /* A dot says that a file is meant, but for the codes of variants, which have one. */
    bool variant = text_starts(path, TEXT("/kinds/")) || text_starts(path, TEXT("/new/"));
    for (size_t i = variant ? 0 : path.n; i > 0 && path.p[i - 1] != '/'; i--)
        if (path.p[i - 1] == '.')
            return NULL;
    return exactly(TEXT("/index.html"));
}
