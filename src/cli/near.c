/* near.c -- what people probably meant: the nearest word that exists, if it is near enough to be worth saying. */
#include "cli/cli.h"

#include <string.h>

enum { WORD_MAX = 24, NEAR_MAX = 2 };

/* How many letters must be added, taken away or replaced; words longer than WORD_MAX are far from everything. */
static int distance(struct text a, struct text b)
{
    int row[WORD_MAX + 1];
    if (a.n > WORD_MAX || b.n > WORD_MAX)
        return WORD_MAX;
    for (size_t j = 0; j <= b.n; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= a.n; i++) {
        int diagonal = row[0];
        row[0] = (int)i;
        for (size_t j = 1; j <= b.n; j++) {
            int replaced = diagonal + (a.p[i - 1] != b.p[j - 1]);
            diagonal = row[j];
            int shorter = row[j - 1] < row[j] ? row[j - 1] : row[j];
            row[j] = replaced < shorter + 1 ? replaced : shorter + 1;
        }
    }
    return row[b.n];
}

struct nearest {
    const char *name;
    int distance;
};

static void consider(struct nearest *best, struct text word, const char *name)
{
    int d = distance(word, text_of(name));
    if (d < best->distance && d < (int)strlen(name)) /* "x" is not meant to be "why" */
        *best = (struct nearest){ name, d };
}

const char *command_near(const char *word)
{
    struct nearest best = { NULL, NEAR_MAX + 1 };
    for (const struct command *c = COMMANDS; c->name; c++)
        consider(&best, text_of(word), c->name);
    return best.name;
}

const char *option_near(const struct command *command, struct text name)
{
    struct nearest best = { NULL, NEAR_MAX + 1 };
    for (const struct cli_option *o = command ? command->options : NULL; o && o->name; o++)
        if (o->help)
            consider(&best, name, o->name);
    for (const struct cli_option *o = GLOBAL_OPTIONS; o->name; o++)
        consider(&best, name, o->name);
    return best.name;
}
