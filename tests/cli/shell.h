/* shell.h -- one line for a shell, and what must come of it. $congvu is the program, $examples the folder of examples. */
#ifndef CONGVU_TESTS_CLI_SHELL_H
#define CONGVU_TESTS_CLI_SHELL_H

#include "../base/rows.h"

struct line {
    const char *name;
    const char *line; /* for sh                                                           */
    int exit;
    const char *says; /* a part of what is printed on the stream the line lets through */
};

/* Names the program and clears what would change its answers; ends the test where CONGVU names no program. */
void shell_init(void);
void shell_check(const struct line *line);
/* Each line a test of its own, one after the other in an empty folder that is removed at the end: what main() returns. */
int shell_run(const struct line *lines, size_t n);

#endif
