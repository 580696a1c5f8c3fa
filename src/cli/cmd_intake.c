/* cmd_intake.c -- a directive's text to a draft, a draft to matters. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"
#include "cli/term.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Text for people is followed by what to do next; an answer for programs stays alone on standard output. */
static enum rc say_draft(const struct cli *cli, const struct congvu_intake *intake, int64_t draft, struct err *err)
{
    if (intake->style.format == REPORT_TEXT)
        return cli_say(cli, err, _("draft %lld; open its matters: congvu intake --accept %lld --as PERSON"),
                       (long long)draft, (long long)draft);
    if (!cli_has(cli, OPT_QUIET))
        fprintf(stderr, "%s: draft %" PRId64 "\n", intake->file, draft);
    return RC_OK;
}

/* app is NULL where only the text is read. */
static enum rc intake_file(struct cli *cli, struct congvu *app, const char *name, struct err *err)
{
    struct progress pages = progress_new(_("pages recognised"), cli_has(cli, OPT_QUIET));
    struct congvu_intake intake = {
        .file = file_shown(name),
        .issued = cli_text(cli, OPT_ISSUED),
        .dry_run = cli_has(cli, OPT_DRY_RUN),
        .style = cli_style(cli),
        .progress = progress_step,
        .progress_arg = &pages,
    };
    int64_t draft = 0;
    struct sbuf out;
    enum rc rc = file_read(cli->arena, name, &intake.bytes, err);
    if (rc)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = app ? congvu_intake(app, &intake, &draft, &out, err) : congvu_read(&intake, &out, err);
    progress_end(&pages);
    if (!rc && draft && cli_has(cli, OPT_QUIET) && intake.style.format == REPORT_TEXT) {
        sbuf_clear(&out);
        sbuf_printf(&out, "%" PRId64 "\n", draft);
    }
    rc = cli_answer(&out, rc, err);
    return !rc && draft ? say_draft(cli, &intake, draft, err) : rc;
}

/* Each file on its own: one that is refused is said at once, and the others are still read. The first failure is returned. */
static enum rc intake_files(struct cli *cli, struct congvu *app, struct err *err)
{
    struct progress progress = progress_new(_("files"), cli_has(cli, OPT_QUIET) || cli->nargs < 2);
    enum rc first = RC_OK;
    for (size_t i = 0; i < cli->nargs; i++) {
        struct err own = { 0 };
        progress_step(&progress, i, cli->nargs);
        enum rc rc = intake_file(cli, app, cli->arg[i], &own);
        progress_end(&progress);
        if (!rc)
            continue;
        if (cli->nargs > 1 && !strstr(own.detail, file_shown(cli->arg[i])))
            err_prefix(&own, "%s", file_shown(cli->arg[i]));
        if (first)
            term_complain(err);
        else
            first = rc;
        *err = own;
    }
    return first;
}

static enum rc accept_draft(struct cli *cli, struct err *err)
{
    struct congvu_accept accept = {
        .operator_name = cli_operator(cli),
        .giver = cli_text(cli, OPT_GIVER),
        .at = cli_text(cli, OPT_AT),
        .happened = cli_text(cli, OPT_HAPPENED),
        .style = cli_style(cli),
    };
    struct congvu *app = NULL;
    size_t opened = 0;
    struct sbuf out;
    if (cli_number(cli, OPT_ACCEPT, _("the number of a draft"), 1, 0, &accept.draft, err) ||
        cli_person(cli, &accept.person, err))
        return RC_REFUSED;
    enum rc rc = cli_open(cli, true, &app, err);
    if (rc)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = congvu_accept(app, &accept, &opened, &out, err);
    congvu_close(app);
    return cli_answer(&out, rc, err);
}

static enum rc check_options(const struct cli *cli, struct err *err)
{
    bool accept = cli_has(cli, OPT_ACCEPT);
    if (accept && (cli->nargs || cli_has(cli, OPT_DRY_RUN) || cli_has(cli, OPT_ISSUED)))
        return cli_usage(cli->command, err,
                         _("--accept opens a draft that was read before: it takes no file, --dry-run or --issued"));
    if (!accept && (cli_has(cli, OPT_GIVER) || cli_has(cli, OPT_AT) || cli_has(cli, OPT_HAPPENED)))
        return cli_usage(cli->command, err, _("--giver, --happened and --at belong to --accept"));
    if (!accept && cli->nargs == 0)
        return cli_usage(cli->command, err, _("say which file to read; '-' is standard input"));
    return RC_OK;
}

enum rc cmd_intake(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    bool dry = cli_has(cli, OPT_DRY_RUN);
    enum rc rc = check_options(cli, err);
    if (!rc && cli_has(cli, OPT_ACCEPT))
        return accept_draft(cli, err);
    if (!rc && !(dry && !cli_db(cli))) /* with a database, dry or not, its register knows the units' names */
        rc = cli_open(cli, !dry, &app, err);
    if (!rc)
        rc = intake_files(cli, app, err);
    congvu_close(app);
    return rc;
}
