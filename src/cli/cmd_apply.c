/* cmd_apply.c -- many acts from a file. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"
#include "cli/term.h"

enum rc cmd_apply(struct cli *cli, struct err *err)
{
    struct progress progress = progress_new(_("acts"), cli_has(cli, OPT_QUIET));
    struct congvu_apply apply = {
        .file = file_shown(cli->arg[0]),
        .person = cli_text(cli, OPT_AS),
        .operator_name = cli_operator(cli),
        .progress = progress_step,
        .progress_arg = &progress,
    };
    struct congvu *app = NULL;
    size_t applied = 0, all = 0;
    enum rc rc = file_read(cli->arena, cli->arg[0], &apply.bytes, err);
    if (!rc)
        rc = cli_open(cli, true, &app, err);
    if (!rc)
        rc = congvu_apply(app, &apply, &applied, &all, err);
    congvu_close(app);
    progress_end(&progress);
    if (rc)
        return rc;
    return cli_say(cli, err, _("%s: acts: %zu; newly recorded: %zu"), apply.file, all, applied);
}
