/* cmd_intake.c -- a directive's text to a draft, a draft to matters. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"
#include "cli/term.h"
#include "report/report.h"

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

/* --- many files ----------------------------------------------------------------------------------------------------- */

struct files {
    struct cli *cli;
    struct report_style style;
    struct progress progress;
    struct file_line *lines;
    size_t n;
    enum rc written; /* of the answers so far */
    struct err *err; /* the first failure     */
    enum rc first;
};

static const char *files_name(void *arg, size_t i) { return file_shown(((struct files *)arg)->cli->arg[i]); }

static enum rc files_bytes(void *arg, size_t i, struct arena *a, struct text *bytes, struct err *err)
{
    return file_read(a, ((struct files *)arg)->cli->arg[i], bytes, err);
}

static void files_step(void *arg, size_t done, size_t of) { progress_step(&((struct files *)arg)->progress, done, of); }

/* Of what is told of each file; JSON is for programs. */
static bool has_table(const struct files *f) { return f->style.format != REPORT_JSON && !cli_has(f->cli, OPT_QUIET); }

static void files_failed(struct files *f, const struct err *why)
{
    if (f->first == RC_OK) {
        f->first = why->rc;
        *f->err = *why;
    } else {
        term_complain(why);
    }
}

static void files_told(void *arg, const struct congvu_file *file)
{
    struct files *f = arg;
    struct arena *a = f->cli->arena;
    struct file_line line = file->line;
    line.name = text_dup(a, line.name);
    line.why = text_dup(a, line.why);
    ARENA_PUSH(a, f->lines, f->n, line);
    progress_end(&f->progress);
    if (file->why != NULL) {
        files_failed(f, file->why);
        return;
    }
    bool number_alone = file->draft && cli_has(f->cli, OPT_QUIET) && f->style.format == REPORT_TEXT;
    struct text said = number_alone ? text_printf(a, "%lld\n", (long long)file->draft) : file->said;
    struct err err = { .rc = RC_OK };
    bool before = f->written != RC_OK;
    if (!before)
        f->written = term_write(said, &err);
    if (f->written == RC_OK && file->draft && f->style.format == REPORT_JSON && !cli_has(f->cli, OPT_QUIET))
        fprintf(stderr, "%s: draft %lld\n", file->name, (long long)file->draft);
    if (!before && f->written != RC_OK && f->first == RC_OK)
        *f->err = err;
}

static enum rc intake_files(struct cli *cli, struct congvu *app, struct err *err)
{
    struct files f = { .cli = cli, .style = cli_style(cli), .err = err };
    struct congvu_intake_many many = {
        .each = { .issued = cli_text(cli, OPT_ISSUED), .dry_run = cli_has(cli, OPT_DRY_RUN), .style = f.style },
        .n = cli->nargs,
        .name = files_name,
        .bytes = files_bytes,
        .told = files_told,
        .progress = files_step,
        .arg = &f,
    };
    f.progress = progress_new(_("files"), cli_has(cli, OPT_QUIET));
    enum rc rc = congvu_intake_many(app, &many, err);
    progress_end(&f.progress);
    if (rc)
        return rc;
    if (f.written == RC_OK && has_table(&f)) {
        struct sbuf out;
        sbuf_init(&out, ANSWER_BYTES_MAX);
        if (f.style.format == REPORT_TEXT)
            sbuf_char(&out, '\n');
        report_files(&out, cli->arena, f.lines, f.n, &f.style);
        f.written = cli_answer(&out, RC_OK, f.first ? (&(struct err){ 0 }) : err);
    }
    return f.first ? f.first : f.written;
}

/* --- against a draft ------------------------------------------------------------------------------------------------------ */

static enum rc compare_draft(struct cli *cli, struct err *err)
{
    struct progress pages = progress_new(_("pages recognised"), cli_has(cli, OPT_QUIET));
    struct congvu_intake intake = { .file = file_shown(cli->arg[0]),
                                    .issued = cli_text(cli, OPT_ISSUED),
                                    .dry_run = true,
                                    .style = cli_style(cli),
                                    .progress = progress_step,
                                    .progress_arg = &pages };
    struct congvu *app = NULL;
    int64_t draft = 0;
    struct sbuf out;
    enum rc rc = cli_number(cli, OPT_COMPARE, _("the number of a draft"), 1, 0, &draft, err);
    if (!rc)
        rc = file_read(cli->arena, cli->arg[0], &intake.bytes, err);
    if (!rc)
        rc = cli_open(cli, false, &app, err);
    if (rc)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = congvu_compare(app, &intake, draft, &out, err);
    progress_end(&pages);
    congvu_close(app);
    return cli_answer(&out, rc, err);
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
    if (cli_has(cli, OPT_COMPARE) && (accept || cli->nargs != 1))
        return cli_usage(cli->command, err, _("--compare takes one file, and no --accept"));
    if (!accept && (cli_has(cli, OPT_GIVER) || cli_has(cli, OPT_AT) || cli_has(cli, OPT_HAPPENED)))
        return cli_usage(cli->command, err, _("--giver, --happened and --at belong to --accept"));
    if (!accept && cli->nargs == 0)
        return cli_usage(cli->command, err, _("say which file to read; '-' is standard input"));
    return RC_OK;
}

enum rc cmd_intake(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    bool dry = cli_has(cli, OPT_DRY_RUN), csv = cli_style(cli).format == REPORT_CSV;
    enum rc rc = check_options(cli, err);
    if (!rc && cli_has(cli, OPT_ACCEPT))
        return accept_draft(cli, err);
    if (!rc && cli_has(cli, OPT_COMPARE))
        return compare_draft(cli, err);
    if (!rc && !(dry && !cli_db(cli))) /* with a database, dry or not, its register knows the units' names */
        rc = cli_open(cli, !dry, &app, err);
    if (!rc)
        rc = cli->nargs == 1 && !csv ? intake_file(cli, app, cli->arg[0], err) : intake_files(cli, app, err);
    congvu_close(app);
    return rc;
}
