/* cmd_flow.c -- figures from event logs. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"
#include "cli/term.h"

#include <unistd.h>

enum { FLOW_BYTES_MAX = 1 << 30 }; /* lists are whole: of a log with many units they are long */

static enum rc read_calendar(struct cli *cli, struct congvu_flow *ask, struct err *err)
{
    ask->calendar = cli_text(cli, OPT_CALENDAR);
    if (text_empty(ask->calendar) || text_eq(ask->calendar, TEXT("vn")) || text_eq(ask->calendar, TEXT("none")))
        return RC_OK;
    return file_read(cli->arena, cli->option[OPT_CALENDAR], &ask->calendar_bytes, err);
}

enum rc cmd_flow(struct cli *cli, struct err *err)
{
    struct congvu_flow ask = {
        .file = cli->arg,
        .nfiles = cli->nargs,
        .kase = cli_text(cli, OPT_CASE),
        .act = cli_text(cli, OPT_ACT),
        .time = cli_text(cli, OPT_TIME),
        .unit = cli_text(cli, OPT_UNIT),
        .to_unit = cli_text(cli, OPT_TO_UNIT),
        .person = cli_text(cli, OPT_PERSON),
        .state = cli_text(cli, OPT_STATE),
        .due = cli_text(cli, OPT_DUE),
        .kind = cli_text(cli, OPT_KIND),
        .units = cli_text(cli, OPT_UNITS),
        .sep = cli_text(cli, OPT_SEP),
        .encoding = cli_text(cli, OPT_ENCODING),
        .time_format = cli_text(cli, OPT_TIME_FORMAT),
        .zone = cli_text(cli, OPT_ZONE),
        .hours = cli_text(cli, OPT_HOURS),
        .stopped = cli_text(cli, OPT_STOPPED),
        .what_if = cli_text(cli, OPT_WHAT_IF),
        .name_persons = cli_has(cli, OPT_NAME_PERSONS),
        .html = text_eq(cli_text(cli, OPT_FORMAT), TEXT("html")),
        .style = cli_style(cli),
    };
    int64_t threads;
    enum rc rc = cli_number(cli, OPT_THREADS, "--threads", 1, 0, &threads, err);
    if (!rc)
        rc = read_calendar(cli, &ask, err);
    if (rc)
        return rc;
    ask.threads = threads > 64 ? 64 : (unsigned)threads;
    if (cli->nargs == 0) /* our own record */
        rc = cli_open(cli, false, &ask.app, err);
    if (rc)
        return rc;
    struct sbuf out;
    sbuf_init(&out, FLOW_BYTES_MAX);
    rc = cli_answer(&out, congvu_flow(&ask, &out, err), err);
    congvu_close(ask.app);
    return rc;
}

enum rc cmd_export(struct cli *cli, struct err *err)
{
    struct congvu *app;
    struct sbuf out;
    size_t hidden = 0;
    struct text form = cli_has(cli, OPT_FORMAT) ? cli_text(cli, OPT_FORMAT) : TEXT("xes");
    if (text_eq(form, TEXT("ocel-sqlite")) && !cli_has(cli, OPT_OUTPUT) && isatty(STDOUT_FILENO))
        return cli_usage(cli->command, err, _("say to which file: -o FILE"));
    enum rc rc = cli_open(cli, false, &app, err);
    if (rc)
        return rc;
    sbuf_init(&out, FLOW_BYTES_MAX);
    rc = congvu_export(app, form, cli_has(cli, OPT_NAME_PERSONS), &hidden, &out, err);
    congvu_close(app);
    if (rc || !cli_has(cli, OPT_OUTPUT))
        return cli_answer(&out, rc, err);
    rc = file_write(cli->option[OPT_OUTPUT], sbuf_text(&out), false, err);
    sbuf_release(&out);
    return rc ? rc : cli_say(cli, err, _("written: %s"), cli->option[OPT_OUTPUT]);
}
