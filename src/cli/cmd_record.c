/* cmd_record.c -- new rows of the register, the calendar or the regulations. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"

#include <string.h>

static const char *const FACTS[] = { "register", "calendar", "regulation", NULL };

/* A row may be named by its source alone, or by the file without its folder. */
static bool names_file(const struct err *err, const char *file)
{
    const char *slash = strrchr(file, '/');
    return strstr(err->detail, slash ? slash + 1 : file_shown(file));
}

enum rc cmd_record(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    struct text bytes;
    size_t rows = 0;
    int fact = 0;
    bool dry = cli_has(cli, OPT_DRY_RUN);
    while (FACTS[fact] && !text_eq(text_of(cli->arg[0]), text_of(FACTS[fact])))
        fact++;
    if (!FACTS[fact])
        return err_set(err, PB_USAGE, _("'%s' is nothing to record: register, calendar or regulation"), cli->arg[0]);
    enum rc rc = file_read(cli->arena, cli->arg[1], &bytes, err);
    if (!rc)
        rc = cli_open(cli, true, &app, err);
    if (!rc)
        rc = (dry ? congvu_record_try : congvu_record)(app, (enum congvu_fact)fact, file_shown(cli->arg[1]), bytes,
                                                       cli_text(cli, OPT_AT), &rows, err);
    if (rc && app && !names_file(err, cli->arg[1]))
        err_prefix(err, "%s", file_shown(cli->arg[1]));
    congvu_close(app);
    if (rc)
        return rc;
    return dry ? cli_say(cli, err, _("%s: rows that could be recorded: %zu"), file_shown(cli->arg[1]), rows)
               : cli_say(cli, err, _("%s: rows recorded: %zu"), file_shown(cli->arg[1]), rows);
}
