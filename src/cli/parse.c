/* parse.c -- argv becomes a struct cli, or one sentence that says what is wrong with it.
 *
 *      --opt value   --opt=value   --switch   -h   -o value   --   (all that follows are arguments)
 *
 * Options and arguments may stand in any order after the command; the global options also before it. A command's own option hides
 * a global one of the same name. An option given twice is refused: one of the two would be lost in silence.
 */
#include "cli/cli.h"

#include "base/i18n.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SENTENCE_MAX = 400 };

enum rc cli_usage(const struct command *command, struct err *err, const char *fmt, ...)
{
    char sentence[SENTENCE_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(sentence, sizeof sentence, fmt, args);
    va_end(args);
    return err_set(err, PB_USAGE, _("%s; see 'congvu help%s%s'"), sentence, command ? " " : "",
                   command ? command->name : "");
}

struct parser {
    struct cli *cli;
    char *const *argv;
    int argc, at;
    bool options_over; /* "--" was met */
    struct err *err;
};

static enum rc not_utf8(struct parser *p)
{
    return err_set(p->err, PB_NOT_UTF8, _("word %d of the command line is not UTF-8 text"), p->at);
}

static enum rc take_nfc(struct parser *p, const char *word, const char **out)
{
    struct text nfc;
    if (!text_nfc(p->cli->arena, text_of(word), &nfc))
        return not_utf8(p);
    *out = nfc.p == word ? word : text_cstr(p->cli->arena, nfc);
    return RC_OK;
}

/* ---- options ---- */

static enum rc option_unknown(struct parser *p, struct text name)
{
    const struct command *command = p->cli->command;
    const char *near = option_near(command, name);
    if (command && near)
        return cli_usage(command, p->err, _("'%s' has no option '--%.*s', perhaps '--%s'"), command->name,
                         TEXT_FMT(name), near);
    if (command)
        return cli_usage(command, p->err, _("'%s' has no option '--%.*s'"), command->name, TEXT_FMT(name));
    return cli_usage(NULL, p->err, _("there is no option '--%.*s' before the command"), TEXT_FMT(name));
}

/* The value after '=', or the next word; a next word that looks like an option is one. */
static enum rc option_value(struct parser *p, const struct cli_option *option, const char *equals, const char **value)
{
    const struct command *command = p->cli->command;
    if (!option->value && equals)
        return cli_usage(command, p->err, _("option '--%s' takes no value"), option->name);
    if (!option->value) {
        *value = "";
        return RC_OK;
    }
    const char *next = p->at + 1 < p->argc ? p->argv[p->at + 1] : NULL;
    if (!equals && next && strncmp(next, "--", 2) != 0) {
        p->at++;
        equals = next;
    }
    if (!equals || !*equals)
        return cli_usage(command, p->err, _("option '--%s' wants a value: %s"), option->name,
                         placeholder(option->value));
    if (option->file)
        *value = equals;
    else if (take_nfc(p, equals, value))
        return RC_REFUSED;
    if (strchr(option->value, '|') && !option_takes(option, text_of(*value)))
        return cli_usage(command, p->err, _("option '--%s' is one of %s, not '%s'"), option->name, option->value,
                         *value);
    return RC_OK;
}

static enum rc take_option(struct parser *p)
{
    const char *word = p->argv[p->at], *value = NULL;
    if (strcmp(word, "-h") == 0)
        word = "--help";
    if (strcmp(word, "-o") == 0)
        word = "--output";
    const char *equals = strchr(word, '=');
    struct text name = text_sub(text_of(word), 0, equals ? (size_t)(equals - word) : SIZE_MAX);
    if (!text_utf8(name, NULL))
        return not_utf8(p);
    if (!text_starts(name, TEXT("--")))
        return cli_usage(p->cli->command, p->err, _("there is no option '%.*s': options are whole words, as '--db'"),
                         TEXT_FMT(name));
    name = text_sub(name, 2, name.n);
    const struct cli_option *option = option_find(p->cli->command, name);
    if (!option)
        return option_unknown(p, name);
    enum rc rc = option_value(p, option, equals ? equals + 1 : NULL, &value);
    if (rc)
        return rc;
    if (cli_has(p->cli, option->id))
        return cli_usage(p->cli->command, p->err, _("option '--%s' is given twice"), option->name);
    p->cli->option[option->id] = value;
    return RC_OK;
}

/* ---- the command and its arguments ---- */

static enum rc take_command(struct parser *p, const char *word)
{
    p->cli->command = command_find(word);
    if (p->cli->command)
        return RC_OK;
    const char *near = command_near(word);
    if (near)
        return cli_usage(NULL, p->err, _("there is no command '%s', perhaps '%s'"), word, near);
    return cli_usage(NULL, p->err, _("there is no command '%s'"), word);
}

static enum rc take_word(struct parser *p)
{
    const struct command *command = p->cli->command;
    const char *word = p->argv[p->at];
    if ((!command || !command->files) && take_nfc(p, word, &word))
        return RC_REFUSED;
    if (!command)
        return take_command(p, word);
    if (!*word)
        return cli_usage(command, p->err, _("an argument of '%s' is empty"), command->name);
    if (command->max == 0)
        return cli_usage(command, p->err, _("'%s' takes no arguments: '%s' is too much"), command->name, word);
    if (command->max > 0 && p->cli->nargs == (size_t)command->max)
        return cli_usage(command, p->err, _("'%s' takes only %s: '%s' is too much"), command->name,
                         placeholder(command->args), word);
    ARENA_PUSH(p->cli->arena, p->cli->arg, p->cli->nargs, word);
    return RC_OK;
}

static enum rc check_whole(const struct parser *p)
{
    const struct cli *cli = p->cli;
    if (cli_has(cli, OPT_HELP) || (!cli->command && cli_has(cli, OPT_VERSION)))
        return RC_OK;
    if (!cli->command)
        return cli_usage(NULL, p->err, _("no command is named"));
    if (cli->nargs < (size_t)cli->command->min)
        return cli_usage(cli->command, p->err, _("'%s' wants %s"), cli->command->name, placeholder(cli->command->args));
    return RC_OK;
}

enum rc cli_parse(struct cli *cli, int argc, char *const argv[], struct err *err)
{
    assert(cli->arena && !cli->command && cli->nargs == 0);
    struct parser p = { .cli = cli, .argv = argv, .argc = argc, .err = err };
    for (p.at = 1; p.at < argc; p.at++) {
        const char *word = argv[p.at];
        bool is_option = !p.options_over && word[0] == '-' && word[1];
        if (is_option && strcmp(word, "--") == 0) {
            p.options_over = true;
            continue;
        }
        enum rc rc = is_option ? take_option(&p) : take_word(&p);
        if (rc)
            return rc;
    }
    return check_whole(&p);
}

const char *cli_lang(int argc, char *const argv[])
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            return argv[i] + 7;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            return argv[i + 1];
    }
    return NULL;
}
