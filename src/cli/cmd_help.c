/* cmd_help.c -- help and version. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/help.h"
#include "cli/term.h"
#include "http/http.h"

#include <string.h>

static enum rc help_on(const struct cli *cli, struct sbuf *out, int width, struct err *err)
{
    const char *name = cli->arg[0];
    const struct command *command = command_find(name);
    if (!command)
        return cli_usage(NULL, err, _("there is no command '%s'"), name);
    if (cli->nargs == 1) {
        help_command(out, command, width);
        return RC_OK;
    }
    int kind = word_index(ACT_WORDS, text_of(cli->arg[1]));
    if (strcmp(name, "act") != 0)
        return cli_usage(command, err, _("'%s' has no kinds: '%s' is too much"), name, cli->arg[1]);
    if (kind < 0)
        return cli_usage(command, err, _("there is no act '%s'"), cli->arg[1]);
    help_act(out, kind, width);
    return RC_OK;
}

enum rc cmd_help(struct cli *cli, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    enum rc rc = RC_OK;
    if (cli_has(cli, OPT_MAN))
        help_man(&out);
    else if (cli_has(cli, OPT_COMPLETION))
        help_completion(&out);
    else if (cli_has(cli, OPT_OPENAPI))
        http_openapi(&out);
    else if (cli->nargs == 0)
        help_overview(&out, term_width());
    else
        rc = help_on(cli, &out, term_width(), err);
    return cli_answer(&out, rc, err);
}

enum rc cmd_version(struct cli *cli, struct err *err)
{
    struct sbuf out;
    (void)cli;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    sbuf_printf(&out, "congvu %s\n%s\n", CONGVU_VERSION, "AGPL-3.0-or-later");
    return cli_answer(&out, RC_OK, err);
}
