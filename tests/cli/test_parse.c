/* test_parse.c -- a command line is understood, or refused with one sentence that names what is wrong. */
#include "cli/cli.h"

#include "../base/rows.h"

enum { WORDS_MAX = 12 };

static int count(const char *const *line)
{
    int n = 0;
    while (line[n])
        n++;
    return n;
}

static enum rc parse(struct cli *cli, const char *const *line, struct err *err)
{
    *cli = (struct cli){ .arena = arena_new() };
    return cli_parse(cli, count(line), (char *const *)(uintptr_t)line, err);
}

/* ---- understood ---- */

static const struct {
    const char *name;
    const char *line[WORDS_MAX];
    const char *command; /* NULL: none                       */
    enum opt option;     /* one that must have this value    */
    const char *value;   /* NULL: must not be given          */
    size_t nargs;
    const char *last; /* the last argument, if any        */
} GOOD[] = {
    { "a command alone", { "congvu", "board" }, "board", OPT_UNIT, NULL, 0, NULL },
    { "a value is the next word", { "congvu", "board", "--unit", "STC" }, "board", OPT_UNIT, "STC", 0, NULL },
    { "or stands behind an equals sign", { "congvu", "board", "--unit=STC" }, "board", OPT_UNIT, "STC", 0, NULL },
    { "only the first equals sign divides", { "congvu", "board", "--unit=a=b" }, "board", OPT_UNIT, "a=b", 0, NULL },
    { "the database may be named before the command",
      { "congvu", "--db", "x.db", "board" },
      "board",
      OPT_DB,
      "x.db",
      0,
      NULL },
    { "or after it", { "congvu", "board", "--db", "x.db" }, "board", OPT_DB, "x.db", 0, NULL },
    { "a switch is given or not", { "congvu", "init", "x.db", "--exercise" }, "init", OPT_EXERCISE, "", 1, "x.db" },
    { "options and arguments mix",
      { "congvu", "act", "--as", "mai", "M-1", "urge", "--key", "k", "to=STC" },
      "act",
      OPT_KEY,
      "k",
      3,
      "to=STC" },
    { "an act's version is a number, not the program's",
      { "congvu", "act", "M", "urge", "--version", "4" },
      "act",
      OPT_SEEN,
      "4",
      2,
      "urge" },
    { "elsewhere --version is a switch", { "congvu", "board", "--version" }, "board", OPT_VERSION, "", 0, NULL },
    { "the program's version needs no command", { "congvu", "--version" }, NULL, OPT_VERSION, "", 0, NULL },
    { "nor does its help", { "congvu", "--help" }, NULL, OPT_HELP, "", 0, NULL },
    { "-h is help", { "congvu", "why", "-h" }, "why", OPT_HELP, "", 0, NULL },
    { "help is shown where an argument lacks", { "congvu", "matter", "--help" }, "matter", OPT_HELP, "", 0, NULL },
    { "a single dash is an argument", { "congvu", "intake", "-" }, "intake", OPT_ISSUED, NULL, 1, "-" },
    { "a single dash is a value",
      { "congvu", "init", "x.db", "--register", "-" },
      "init",
      OPT_REGISTER,
      "-",
      1,
      "x.db" },
    { "after two dashes all are arguments",
      { "congvu", "matter", "--", "--help" },
      "matter",
      OPT_HELP,
      NULL,
      1,
      "--help" },
    { "a word of the list is taken", { "congvu", "board", "--format", "csv" }, "board", OPT_FORMAT, "csv", 0, NULL },
    { "a directive's number keeps its stroke",
      { "congvu", "report", "--directive", "214/TB-UBND" },
      "report",
      OPT_DIRECTIVE,
      "214/TB-UBND",
      0,
      NULL },
    { "letters are composed", { "congvu", "unit", "So\xCC\x9B\xCC\x89" }, "unit", OPT_UNIT, NULL, 1, "Sở" },
    { "also in a value", { "congvu", "board", "--unit=o\xCC\x9B" }, "board", OPT_UNIT, "ơ", 0, NULL },
    { "a file's name stays as it is",
      { "congvu", "apply", "o\xCC\x9B.yaml" },
      "apply",
      OPT_AS,
      NULL,
      1,
      "o\xCC\x9B.yaml" },
    { "even when it is no text", { "congvu", "board", "--db=\xFF" }, "board", OPT_DB, "\xFF", 0, NULL },
};

static void understood(void **state)
{
    const size_t i = (size_t)*state;
    struct cli cli;
    struct err err = { 0 };
    enum rc rc = parse(&cli, GOOD[i].line, &err);
    assert_string_equal(err.detail, "");
    assert_int_equal(rc, RC_OK);
    assert_int_equal(cli.command != NULL, GOOD[i].command != NULL);
    if (cli.command)
        assert_string_equal(cli.command->name, GOOD[i].command);
    assert_int_equal(cli_has(&cli, GOOD[i].option), GOOD[i].value != NULL);
    if (GOOD[i].value)
        assert_string_equal(cli.option[GOOD[i].option], GOOD[i].value);
    assert_int_equal(cli.nargs, GOOD[i].nargs);
    if (GOOD[i].last)
        assert_string_equal(cli.arg[cli.nargs - 1], GOOD[i].last);
    arena_free(cli.arena);
}

/* ---- refused ---- */

static const struct {
    const char *name;
    const char *line[WORDS_MAX];
    enum problem problem;
    const char *says; /* a part of the sentence */
} BAD[] = {
    { "no command", { "congvu" }, PB_USAGE, "no command is named; see 'congvu help'" },
    { "an unknown command, with the one probably meant",
      { "congvu", "bord" },
      PB_USAGE,
      "no command 'bord', perhaps 'board'" },
    { "an unknown command like no other", { "congvu", "xyzzy" }, PB_USAGE, "no command 'xyzzy'; see" },
    { "an unknown option, with the one probably meant",
      { "congvu", "board", "--unti", "x" },
      PB_USAGE,
      "'board' has no option '--unti', perhaps '--unit'; see 'congvu help board'" },
    { "another command's option",
      { "congvu", "why", "M", "--exercise" },
      PB_USAGE,
      "'why' has no option '--exercise'" },
    { "a command's option before the command",
      { "congvu", "--unit", "x", "board" },
      PB_USAGE,
      "no option '--unit' before the command" },
    { "a short option", { "congvu", "board", "-u" }, PB_USAGE, "no option '-u'" },
    { "a missing value at the end", { "congvu", "board", "--unit" }, PB_USAGE, "'--unit' wants a value: UNIT" },
    { "a missing value before another option",
      { "congvu", "board", "--unit", "--quiet" },
      PB_USAGE,
      "'--unit' wants a value" },
    { "an empty value", { "congvu", "board", "--unit=" }, PB_USAGE, "'--unit' wants a value" },
    { "a value for a switch", { "congvu", "board", "--quiet=yes" }, PB_USAGE, "'--quiet' takes no value" },
    { "a format that is not written here",
      { "congvu", "matter", "M", "--format", "csv" },
      PB_USAGE,
      "'--format' is one of text|json, not 'csv'" },
    { "a part of a word of the list", { "congvu", "board", "--format", "js" }, PB_USAGE, "not 'js'" },
    { "an option twice", { "congvu", "board", "--unit=a", "--unit=b" }, PB_USAGE, "'--unit' is given twice" },
    { "too few arguments", { "congvu", "act", "M" }, PB_USAGE, "'act' wants CODE KIND [KEY=VALUE...]" },
    { "too many arguments", { "congvu", "why", "M", "N" }, PB_USAGE, "'why' takes only CODE: 'N' is too much" },
    { "an argument where there is none",
      { "congvu", "board", "M" },
      PB_USAGE,
      "'board' takes no arguments: 'M' is too much" },
    { "an empty argument", { "congvu", "matter", "" }, PB_USAGE, "an argument of 'matter' is empty" },
    { "bytes that are no text", { "congvu", "matter", "\xFF" }, PB_NOT_UTF8, "word 2 of the command line" },
    { "an option that is no text", { "congvu", "board", "--\xFF=x" }, PB_NOT_UTF8, "word 2 of the command line" },
    { "a language nobody speaks here", { "congvu", "board", "--lang", "fr" }, PB_USAGE, "one of vi|en, not 'fr'" },
};

static void refused(void **state)
{
    const size_t i = (size_t)*state;
    struct cli cli;
    struct err err = { 0 };
    assert_int_equal(parse(&cli, BAD[i].line, &err), RC_REFUSED);
    assert_int_equal(err.problem, BAD[i].problem);
    if (!strstr(err.detail, BAD[i].says))
        fail_msg("'%s' does not say '%s'", err.detail, BAD[i].says);
    arena_free(cli.arena);
}

/* ---- the language, before anything is said ---- */

static const struct {
    const char *name;
    const char *line[WORDS_MAX];
    const char *lang;
} LANGS[] = {
    { "no language asked for", { "congvu", "board" }, NULL },
    { "a language as the next word", { "congvu", "board", "--lang", "vi" }, "vi" },
    { "a language behind an equals sign", { "congvu", "--lang=en", "board" }, "en" },
    { "no language after two dashes", { "congvu", "matter", "--", "--lang=vi" }, NULL },
    { "no language at the end", { "congvu", "--lang" }, NULL },
};

static void language(void **state)
{
    const size_t i = (size_t)*state;
    const char *lang = cli_lang(count(LANGS[i].line), (char *const *)(uintptr_t)LANGS[i].line);
    assert_int_equal(lang != NULL, LANGS[i].lang != NULL);
    if (lang)
        assert_string_equal(lang, LANGS[i].lang);
}

/* ---- the table itself ---- */

static void every_row_is_whole(void **state)
{
    (void)state;
    for (const struct command *c = COMMANDS; c->name; c++) {
        assert_ptr_equal(command_find(c->name), c); /* the name is there once */
        assert_true(c->run && *c->summary && *c->help);
        assert_true(c->max == -1 || c->min <= c->max);
        assert_int_equal(*c->args == '\0', c->max == 0);
        assert_null(strchr(c->summary, '\n'));
        for (const struct cli_option *o = c->options; o && o->name; o++) {
            assert_ptr_equal(option_find(c, text_of(o->name)), o);
            assert_true(o->id > OPT_NONE && o->id < OPT_COUNT);
        }
    }
}

int main(void)
{
    struct CMUnitTest tests[LEN(GOOD) + LEN(BAD) + LEN(LANGS) + 1];
    size_t n = 0;
    ROWS(tests, n, GOOD, understood);
    ROWS(tests, n, BAD, refused);
    ROWS(tests, n, LANGS, language);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_row_is_whole);
    return RUN(tests, n);
}
