/* shell.c -- runs a line as a person would, and reads what is printed. */
#include "shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PRINTED_MAX = 256 << 10 };

void shell_init(void)
{
    const char *program = getenv("CONGVU");
    if (!program) {
        fputs("CONGVU does not name the program: run by `meson test`\n", stderr);
        exit(EXIT_FAILURE);
    }
    setenv("congvu", program, 1);
    setenv("examples", EXAMPLES, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("LANGUAGE", "en", 1);
    unsetenv("CONGVU_DB");
    unsetenv("COLUMNS");
}

void shell_check(const struct line *line)
{
    static char out[PRINTED_MAX];
    FILE *shell = popen(line->line, "r");
    assert_non_null(shell);
    size_t n = fread(out, 1, sizeof out - 1, shell);
    out[n] = '\0';
    int status = pclose(shell);
    if (!strstr(out, line->says))
        fail_msg("'%s' printed '%s', not '%s'", line->line, out, line->says);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), line->exit);
}

static void check(void **state) { shell_check(*state); }

int shell_run(const struct line *lines, size_t n)
{
    char folder[] = "/tmp/congvu-shell-XXXXXX", clean[64];
    shell_init();
    struct CMUnitTest *tests = calloc(n, sizeof *tests);
    if (!tests || !mkdtemp(folder) || chdir(folder) != 0)
        return EXIT_FAILURE;
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){ lines[i].name, check, NULL, NULL, (void *)&lines[i] };
    int failed = RUN(tests, n);
    free(tests);
    snprintf(clean, sizeof clean, "rm -rf %s", folder);
    return system(clean) == 0 ? failed : EXIT_FAILURE;
}
