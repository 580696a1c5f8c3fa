/* intake_dump -- a text file in, the draft as JSON out. For score.py and for looking at what intake makes of a text.
 * Problems go to standard error; the exit code is the problem's. */
#include "base/i18n.h"
#include "intake/intake_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MAX = INTAKE_BYTES_MAX + 1, JSON_BYTES_MAX = 1 << 30 };

static bool read_file(const char *path, char **p, size_t *n)
{
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    *p = f != NULL ? malloc(FILE_BYTES_MAX) : NULL;
    if (*p == NULL)
        return false;
    *n = fread(*p, 1, FILE_BYTES_MAX, f);
    fclose(f);
    return true;
}

int main(int argc, char **argv)
{
    char *p = NULL;
    size_t n = 0;
    bool quiet = argc == 3 && strcmp(argv[1], "--quiet") == 0;
    if (argc < 2 || !read_file(argv[argc - 1], &p, &n)) {
        fprintf(stderr, "usage: intake_dump [--quiet] FILE\n");
        return 2;
    }
    struct arena *a = arena_new();
    struct intake_draft d;
    struct err err;
    const char *why;
    int code = 0;
    if (intake_text(a, (struct text){ p, n }, NULL, &d, &err) != RC_OK) {
        fprintf(stderr, "%s\n", err.detail);
        code = problem_row(err.problem)->exit;
    } else if (!intake_validate(&d, (struct text){ p, n }, &why)) {
        fprintf(stderr, "broken promise: %s\n", why);
        code = 70;
    } else if (!quiet) {
        struct sbuf b;
        sbuf_init(&b, JSON_BYTES_MAX);
        intake_json(&d, NULL, &b);
        fwrite(b.p, 1, b.n, stdout);
        sbuf_release(&b);
    }
    arena_free(a);
    free(p);
    return code;
}
