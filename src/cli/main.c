/* main.c -- the program congvu: arguments in, one answer or one sentence out. */
#include "base/i18n.h"
#include "cli/cmd.h"
#include "cli/help.h"
#include "cli/term.h"

/* The page of the command is shown for `congvu CMD --help` as for `congvu help CMD`. */
static enum rc run_help(struct cli *cli, struct err *err)
{
    const char *name = cli->command ? cli->command->name : NULL;
    /* cppcheck-suppress autoVariables ; cli does not outlive the command */
    cli->arg = &name;
    cli->nargs = name != NULL;
    return cmd_help(cli, err);
}

static enum rc run(struct cli *cli, struct err *err)
{
    if (cli_has(cli, OPT_HELP))
        return run_help(cli, err);
    if (cli_has(cli, OPT_VERSION))
        return cmd_version(cli, err);
    return cli->command->run(cli, err);
}

int main(int argc, char *argv[])
{
    term_init();
    i18n_init(cli_lang(argc, argv));
    struct cli cli = { .arena = arena_new() };
    struct err err = { 0 };
    enum rc rc = cli_parse(&cli, argc, argv, &err);
    if (!rc)
        rc = run(&cli, &err);
    if (!rc)
        rc = term_close(&err);
    if (rc)
        term_complain(&err);
    arena_free(cli.arena);
    return rc ? problem_row(err.problem)->exit : cli.exit;
}
