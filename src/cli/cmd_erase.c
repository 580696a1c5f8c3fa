/* cmd_erase.c -- personal data erased as the law orders: of one matter, act, person or document, or of all that was kept long enough. */
#include "cli/cmd.h"

#include "app/ledger.h"
#include "base/i18n.h"
#include "cli/term.h"

#include <string.h>

/* Codes and days alone: whoever clears the shelf need not read what lies on it. */
static enum rc list_due(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    struct congvu_due_row *rows;
    size_t n = 0;
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    enum rc rc = cli_open(cli, false, &app, err);
    if (rc == RC_OK)
        rc = congvu_due(app, cli->arena, cli_style(cli).lang, &rows, &n, err);
    congvu_close(app);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        char ended[INSTANT_CHARS], until[INSTANT_CHARS];
        sbuf_printf(&out, _("%.*s (%.*s): ended on %s, kept until %s; %.*s\n"), TEXT_FMT(rows[i].code),
                    TEXT_FMT(rows[i].kind), day_vn(rows[i].ended, ended), day_vn(rows[i].until, until),
                    TEXT_FMT(rows[i].source));
    }
    if (rc == RC_OK && n == 0)
        sbuf_printf(&out, "%s\n", _("nothing has been kept long enough to be erased"));
    return cli_answer(&out, rc, err);
}

enum rc cmd_erase(struct cli *cli, struct err *err)
{
    struct congvu_erase erase = { .ground = cli_text(cli, OPT_GROUND), .operator_name = cli_operator(cli) };
    struct congvu *app = NULL;
    size_t fields = 0;
    bool due = cli->nargs == 1 && strcmp(cli->arg[0], "due") == 0;
    if (cli_has(cli, OPT_DRY_RUN))
        return due ? list_due(cli, err) : err_set(err, PB_USAGE, _("--dry-run is for 'erase due'"));
    erase.subject =
        due ? TEXT("due") : text_printf(cli->arena, "%s %s", cli->arg[0], cli->nargs > 1 ? cli->arg[1] : "");
    enum rc rc = cli_person(cli, &erase.person, err);
    if (!rc)
        rc = cli_open(cli, true, &app, err);
    if (!rc)
        rc = congvu_erase(app, &erase, &fields, err);
    congvu_close(app);
    return rc ? rc
              : cli_say(cli, err,
                        _("fields erased: %zu; copies in backups and in receipts given out are not reached; a running "
                          "server "
                          "is to be started again"),
                        fields);
}
