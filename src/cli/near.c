/* near.c -- what people probably meant: the nearest word that exists, if it is near enough to be worth saying. */
#include "cli/cli.h"

#include <string.h>

enum { NEAR_MAX = 2 };

struct nearest {
    const char *name;
    int distance;
};

static void consider(struct nearest *best, struct text word, const char *name)
{
    int d = text_distance(word, text_of(name));
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
