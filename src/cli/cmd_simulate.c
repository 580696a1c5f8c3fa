/* cmd_simulate.c -- a year of an invented province, to look at and to try on. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"
#include "cli/term.h"
#include "simulate/simulate.h"

enum { TRUTH_BYTES_MAX = 1 << 20 };

enum rc cmd_simulate(struct cli *cli, struct err *err)
{
    struct simulate_ask ask = { .file = cli->arg[0], .from = cli_text(cli, OPT_FROM) };
    struct simulate_done done;
    struct sbuf truth;
    if (cli_number(cli, OPT_UNITS, "--units", 1, 65, &ask.units, err) != RC_OK ||
        cli_number(cli, OPT_PEOPLE, "--people", 1, 4500, &ask.people, err) != RC_OK ||
        cli_number(cli, OPT_DAYS, "--days", 1, 365, &ask.days, err) != RC_OK ||
        cli_number(cli, OPT_SEED, "--seed", 0, 1, &ask.seed, err) != RC_OK)
        return err->rc;
    sbuf_init(&truth, TRUTH_BYTES_MAX);
    enum rc rc = simulate(&ask, &done, &truth, err);
    struct text name = text_printf(cli->arena, "%s.truth.csv", ask.file);
    if (rc == RC_OK)
        rc = file_write(text_cstr(cli->arena, name), sbuf_text(&truth), true, err);
    sbuf_release(&truth);
    if (rc != RC_OK)
        return rc;
    return cli_say(cli, err, _("%s: %lld matters, %lld acts; %lld units push work away, as %.*s says"), ask.file,
                   (long long)done.matters, (long long)done.acts, (long long)done.planted, TEXT_FMT(name));
}
