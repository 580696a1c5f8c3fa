/* intake_dump -- a text file in, the draft as JSON out. For the scorers and for looking at what intake makes of a text; --without RULE
 * reads without one rule of rule.h, --rules prints them. Problems go to standard error; the exit code is the problem's. */
#include "base/i18n.h"
#include "intake/intake_json.h"
#include "intake/rule.h"

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

static const struct {
    const char *word, *meaning;
} RULES[] = {
#define X(name, word, meaning) [RULE_##name] = { word, meaning },
    INTAKE_RULE_LIST(X)
#undef X
};
static_assert(RULE_COUNT <= 64, "a bit each");

static int print_rules(void)
{
    for (size_t i = 0; i < LEN(RULES); i++)
        printf("%s\t%s\n", RULES[i].word, RULES[i].meaning);
    return 0;
}

static bool without(const char *word, struct intake_options *opt)
{
    for (size_t i = 0; i < LEN(RULES); i++)
        if (strcmp(RULES[i].word, word) == 0) {
            opt->without = UINT64_C(1) << i;
            return true;
        }
    return false;
}

int main(int argc, char **argv)
{
    char *p = NULL;
    size_t n = 0;
    if (argc == 2 && strcmp(argv[1], "--rules") == 0)
        return print_rules();
    bool quiet = argc == 3 && strcmp(argv[1], "--quiet") == 0;
    struct intake_options opt = { 0 };
    bool understood = argc == 2 || quiet || (argc == 4 && strcmp(argv[1], "--without") == 0 && without(argv[2], &opt));
    if (!understood || !read_file(argv[argc - 1], &p, &n)) {
        fprintf(stderr, "usage: intake_dump [--quiet | --without RULE] FILE\n       intake_dump --rules\n");
        return 2;
    }
    struct arena *a = arena_new();
    struct intake_draft d;
    struct err err;
    const char *why;
    int code = 0;
    if (intake_text(a, (struct text){ p, n }, &opt, &d, &err) != RC_OK) {
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
