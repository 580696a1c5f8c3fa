/* cmd_init.c -- a new database. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"

static enum rc read_option(struct cli *cli, enum opt id, struct text *name, struct text *bytes, struct err *err)
{
    if (!cli_has(cli, id))
        return RC_OK;
    *name = text_of(file_shown(cli->option[id]));
    return file_read(cli->arena, cli->option[id], bytes, err);
}

enum rc cmd_init(struct cli *cli, struct err *err)
{
    const char *where = cli->arg[0];
    struct congvu_seed seed = { .province = cli_text(cli, OPT_PROVINCE), .exercise = cli_has(cli, OPT_EXERCISE) };
    if (cli_has(cli, OPT_DB))
        return cli_usage(cli->command, err, _("'init' takes the new database as its argument, not as --db"));
    enum rc rc = read_option(cli, OPT_UNITS, &seed.units_file, &seed.units, err);
    if (!rc)
        rc = read_option(cli, OPT_REGISTER, &seed.register_file, &seed.registry, err);
    if (!rc)
        rc = congvu_init(where, &seed, err);
    if (rc)
        return rc;
    return cli_say(cli, err, _("%s: a new database; name it with --db %s or CONGVU_DB"), where, where);
}
