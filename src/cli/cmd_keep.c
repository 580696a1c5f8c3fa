/* cmd_keep.c -- looking after a database: rebuild and doctor. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/term.h"

enum { EXIT_NEEDS_MENDING = 1 };

enum rc cmd_rebuild(struct cli *cli, struct err *err)
{
    bool check = cli_has(cli, OPT_CHECK);
    struct progress progress = progress_new(_("families of matters"), cli_has(cli, OPT_QUIET));
    struct congvu *app = NULL;
    size_t families = 0;
    enum rc rc = cli_open(cli, !check, &app, err);
    if (!rc)
        rc = congvu_rebuild(app, check, progress_step, &progress, &families, err);
    congvu_close(app);
    progress_end(&progress);
    if (rc)
        return rc;
    return check ? cli_say(cli, err, _("the stored views are what the facts give (families of matters: %zu)"), families)
                 : cli_say(cli, err, _("the views are made again (families of matters: %zu)"), families);
}

enum rc cmd_doctor(struct cli *cli, struct err *err)
{
    const struct report_style style = cli_style(cli);
    size_t wrong = 0;
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    enum rc rc = congvu_doctor(cli_db(cli), &style, &wrong, &out, err);
    cli->exit = wrong ? EXIT_NEEDS_MENDING : 0;
    return cli_answer(&out, rc, err);
}
