/* intake_dump -- a text file in, the draft as JSON out. For the scorers and for looking at what intake makes of a text; --without RULE
 * reads without one rule of rule.h (--rules prints them), --forget LIST without the rows of the tables of words that stand in that file, a
 * line each (--words vi|en prints them). Problems go to standard error; the exit code is the problem's. */
#include "base/i18n.h"
#include "intake/intake_json.h"
#include "intake/lexicon.h"
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

static int print_words(bool english)
{
    static const struct phrase_row *const VI[] = { WORDS_VI, UNITS_VI, CUES_VI, TIMES_VI, NULL }, *const EN[] = {
        WORDS_EN, NULL
    };
    for (const struct phrase_row *const *table = english ? EN : VI; *table != NULL; table++)
        for (const struct phrase_row *row = *table; row->words != NULL; row++)
            printf("%s\n", row->words);
    return 0;
}

/* The lines of the file; they stay until the end of the process. */
static bool forget(const char *path, struct intake_options *opt)
{
    enum { ROWS_MAX = 8000 };
    static struct text rows[ROWS_MAX];
    char *p = NULL;
    size_t n = 0;
    if (!read_file(path, &p, &n))
        return false;
    for (size_t at = 0; at < n && opt->nforget < ROWS_MAX;) {
        size_t end = text_find((struct text){ p, n }, TEXT("\n"), at);
        end = end == SIZE_MAX ? n : end;
        if (end > at)
            rows[opt->nforget++] = (struct text){ p + at, end - at };
        at = end + 1;
    }
    opt->forget = rows;
    return true;
}

int main(int argc, char **argv)
{
    char *p = NULL;
    size_t n = 0;
    if (argc == 2 && strcmp(argv[1], "--rules") == 0)
        return print_rules();
    if (argc == 3 && strcmp(argv[1], "--words") == 0)
        return print_words(strcmp(argv[2], "en") == 0);
    bool quiet = argc == 3 && strcmp(argv[1], "--quiet") == 0;
    struct intake_options opt = { 0 };
    bool understood = argc == 2 || quiet ||
                      (argc == 4 && strcmp(argv[1], "--without") == 0 && without(argv[2], &opt)) ||
                      (argc == 4 && strcmp(argv[1], "--forget") == 0 && forget(argv[2], &opt));
    if (!understood || !read_file(argv[argc - 1], &p, &n)) {
        fprintf(stderr, "usage: intake_dump [--quiet | --without RULE | --forget LIST] FILE\n       intake_dump "
                        "--rules | --words vi|en\n");
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
