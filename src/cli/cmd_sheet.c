/* cmd_sheet.c -- a spreadsheet of tasks: shown without a database, run with one. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"

#include <stdio.h>

enum rc cmd_sheet(struct cli *cli, struct err *err)
{
    struct congvu_table table = { .file = file_shown(cli->arg[0]),
                                  .map = cli_text(cli, OPT_MAP),
                                  .dry_run = cli_has(cli, OPT_DRY_RUN),
                                  .backdate = cli_has(cli, OPT_BACKDATE),
                                  .giver = cli_text(cli, OPT_GIVER),
                                  .at = cli_text(cli, OPT_AT),
                                  .operator_name = cli_operator(cli),
                                  .style = cli_style(cli) };
    struct congvu *app = NULL;
    size_t opened = 0;
    struct sbuf out;
    enum rc rc = file_read(cli->arena, cli->arg[0], &table.bytes, err);
    bool show = cli_has(cli, OPT_COLUMNS) || (table.dry_run && !cli_db(cli));
    if (!rc && !show)
        rc = cli_person(cli, &table.person, err);
    if (!rc && !show)
        rc = cli_open(cli, true, &app, err);
    if (rc)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = show ? congvu_table_show(&table, &out, err) : congvu_table_run(app, &table, &opened, &out, err);
    congvu_close(app);
    if (rc == RC_REFUSED && out.n > 0) { /* the rows that are wrong are said first */
        struct err why = *err;
        (void)cli_answer(&out, RC_OK, err);
        *err = why;
        return rc;
    }
    return cli_answer(&out, rc, err);
}
