/* completion.c -- completion for bash, from the table. The build runs `congvu help --completion`. */
#include "cli/help.h"

#include <string.h>

static void option_names(struct sbuf *out, const struct cli_option *rows)
{
    for (const struct cli_option *o = rows; o && o->name; o++)
        if (o->help)
            sbuf_printf(out, " --%s", o->name);
}

/* "a|b|c" as "a b c". */
static void words(struct sbuf *out, const char *value)
{
    for (const char *p = value; *p; p++)
        sbuf_char(out, *p == '|' ? ' ' : *p);
}

/* What may follow an option that takes a value: files, its words, or nothing that could be offered. */
static void option_values(struct sbuf *out, const char *command, const struct cli_option *rows)
{
    for (const struct cli_option *o = rows; o && o->name; o++) {
        if (!o->value || !o->help)
            continue;
        sbuf_printf(out, "    %s:--%s) offer ", command, o->name);
        if (o->file)
            sbuf_str(out, "-f");
        else if (strchr(o->value, '|')) {
            sbuf_str(out, "-W '");
            words(out, o->value);
            sbuf_char(out, '\'');
        } else
            sbuf_str(out, "-W ''");
        sbuf_str(out, "; return ;;\n");
    }
}

static void command_case(struct sbuf *out, const struct command *c)
{
    sbuf_printf(out, "    %s:-*) offer -W '", c->name);
    option_names(out, c->options);
    option_names(out, GLOBAL_OPTIONS);
    sbuf_str(out, "' ;;\n");
    if (c->files)
        sbuf_printf(out, "    %s:*) offer -f ;;\n", c->name);
}

static void word_list(struct sbuf *out, const char *name)
{
    sbuf_printf(out, "    local %s='", name);
    for (const struct command *c = COMMANDS; c->name && strcmp(name, "commands") == 0; c++)
        sbuf_printf(out, " %s", c->name);
    for (int i = 0; i < ACT_KIND_COUNT && strcmp(name, "acts") == 0; i++)
        sbuf_printf(out, " %s", ACT_WORDS[i]);
    sbuf_str(out, "'\n");
}

void help_completion(struct sbuf *out)
{
    sbuf_str(out, "# bash completion for congvu, made by `congvu help --completion`\n\n"
                  "_congvu()\n{\n"
                  "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} cmd= at=0 i\n");
    word_list(out, "commands");
    word_list(out, "acts");
    sbuf_str(out,
             "    offer() { [ \"$1\" = -f ] && compopt -o filenames; mapfile -t COMPREPLY < <(compgen \"$@\" -- "
             "\"$cur\"); }\n"
             "    COMPREPLY=()\n"
             "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
             "        case \" $commands \" in *\" ${COMP_WORDS[i]} \"*) cmd=${COMP_WORDS[i]} at=$i; break ;; esac\n"
             "    done\n"
             "    case $cmd:$prev in\n");
    for (const struct command *c = COMMANDS; c->name; c++)
        option_values(out, c->name, c->options);
    option_values(out, "*", GLOBAL_OPTIONS);
    sbuf_str(out, "    esac\n"
                  "    case $cmd:$cur in\n"
                  "    :-*) offer -W '");
    option_names(out, GLOBAL_OPTIONS);
    sbuf_str(out, "' ;;\n    :*) offer -W \"$commands\" ;;\n");
    for (const struct command *c = COMMANDS; c->name; c++)
        command_case(out, c);
    sbuf_str(out, "    act:*) ((COMP_CWORD == at + 2)) && offer -W \"$acts\" ;;\n"
                  "    help:*)\n"
                  "        if ((COMP_CWORD == at + 1)); then offer -W \"$commands\"\n"
                  "        elif [ \"$prev\" = act ]; then offer -W \"$acts\"; fi ;;\n"
                  "    esac\n"
                  "}\n"
                  "complete -F _congvu congvu\n");
}
