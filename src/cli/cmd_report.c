/* cmd_report.c -- results as text, JSON, CSV, a Word file or its Excel annex; the letters that follow; templates to change. */
#include "cli/cmd.h"

#include "app/pages.h"
#include "base/i18n.h"
#include "cli/file.h"
#include "cli/term.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is reported on, and the paper it goes on. */
static enum rc read_paper(struct cli *cli, struct congvu_paper *paper, struct err *err)
{
    bool many = cli_has(cli, OPT_UNIT) || cli_has(cli, OPT_FROM) || cli_has(cli, OPT_TO);
    *paper = (struct congvu_paper){
        .ask = { .what = cli_text(cli, OPT_DIRECTIVE),
                 .unit = cli_text(cli, OPT_UNIT),
                 .kind = cli_text(cli, OPT_KIND),
                 .from = cli_text(cli, OPT_FROM),
                 .to = cli_text(cli, OPT_TO),
                 .as_of = cli_text(cli, OPT_AS_OF),
                 .person = cli_text(cli, OPT_AS),
                 .style = cli_style(cli) },
        .issuer = cli_text(cli, OPT_ISSUER),
        .signer = cli_text(cli, OPT_SIGNER),
        .form = cli_has(cli, OPT_FORM) ? (enum paper_form)word_index(PAPER_FORM_WORDS, cli_text(cli, OPT_FORM))
                                       : PAPER_STATE,
        .template_name = cli->option[OPT_TEMPLATE],
    };
    if (!cli_has(cli, OPT_DIRECTIVE) && !many)
        return cli_usage(cli->command, err, _("say what about: --directive NUMBER, --unit UNIT, or --from and --to"));
    if (cli_has(cli, OPT_DIRECTIVE) && many)
        return cli_usage(cli->command, err, _("a directive is reported on whole: without --unit, --from and --to"));
    if (cli_has(cli, OPT_FROM) != cli_has(cli, OPT_TO))
        return cli_usage(cli->command, err, _("a period has two ends: --from and --to"));
    if (!paper->template_name)
        return RC_OK;
    enum rc rc = file_read(cli->arena, paper->template_name, &paper->template_bytes, err);
    if (!rc && text_empty(paper->template_bytes))
        rc = err_set(err, PB_EMPTY, _("'%s' is empty"), paper->template_name);
    return rc;
}

/* Gives the answer to the file that was named, else to standard output. */
static enum rc hand_over(struct cli *cli, struct sbuf *out, enum rc rc, struct err *err)
{
    if (!cli_has(cli, OPT_OUTPUT) || rc)
        return cli_answer(out, rc, err);
    if (sbuf_full(out))
        rc = err_set(err, PB_TOO_LARGE, _("the answer is larger than %d MiB: ask for less"), ANSWER_BYTES_MAX >> 20);
    if (!rc)
        rc = file_write(cli->option[OPT_OUTPUT], sbuf_text(out), false, err);
    sbuf_release(out);
    return rc;
}

static enum rc words(struct cli *cli, struct congvu *app, struct congvu_paper *paper, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    if (cli_has(cli, OPT_OUTPUT))
        paper->ask.style.colour = false;
    return hand_over(cli, &out, congvu_tally(app, &paper->ask, &out, err), err);
}

static enum rc word_file(struct cli *cli, struct congvu *app, struct congvu_paper *paper, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    return hand_over(cli, &out, congvu_docx(app, paper, &out, err), err);
}

static enum rc excel_file(struct cli *cli, struct congvu *app, struct congvu_paper *paper, struct err *err)
{
    return congvu_xlsx(app, paper, cli->option[OPT_OUTPUT], err);
}

/* A paper about one matter: printed, or as a Word file that never goes to a terminal. */
typedef enum rc paper_of(struct congvu *app, const struct congvu_ask *ask, bool docx, struct sbuf *out,
                         struct err *err);

static enum rc one_paper(struct cli *cli, paper_of *make, struct err *err)
{
    const struct congvu_ask ask = { .what = text_of(cli->arg[0]),
                                    .as_of = cli_text(cli, OPT_AS_OF),
                                    .person = cli_text(cli, OPT_AS),
                                    .style = cli_style(cli) };
    bool docx = text_eq(cli_text(cli, OPT_FORMAT), TEXT("docx"));
    struct congvu *app = NULL;
    struct sbuf out;
    if (docx && !cli_has(cli, OPT_OUTPUT) && isatty(STDOUT_FILENO))
        return cli_usage(cli->command, err, _("say to which file: -o FILE"));
    enum rc rc = cli_open(cli, false, &app, err);
    if (rc)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = hand_over(cli, &out, make(app, &ask, docx, &out, err), err);
    congvu_close(app);
    if (!rc && cli_has(cli, OPT_OUTPUT))
        rc = cli_say(cli, err, _("written: %s"), cli->option[OPT_OUTPUT]);
    return rc;
}

enum rc cmd_protection(struct cli *cli, struct err *err) { return one_paper(cli, congvu_protection, err); }

static enum rc slip_page(struct congvu *app, const struct congvu_ask *ask, bool docx, struct sbuf *out, struct err *err)
{
    return docx ? congvu_slip_docx(app, ask, out, err) : congvu_slip(app, ask, true, out, err);
}

static enum rc slip(struct congvu *app, const struct congvu_ask *ask, bool docx, struct sbuf *out, struct err *err)
{
    return docx ? congvu_slip_docx(app, ask, out, err) : congvu_slip(app, ask, false, out, err);
}

enum rc cmd_slip(struct cli *cli, struct err *err)
{
    bool page = text_eq(cli_text(cli, OPT_FORMAT), TEXT("html"));
    return one_paper(cli, page ? slip_page : slip, err);
}

enum rc cmd_report(struct cli *cli, struct err *err)
{
    struct text format = cli_text(cli, OPT_FORMAT);
    bool docx = text_eq(format, TEXT("docx")), xlsx = text_eq(format, TEXT("xlsx"));
    struct congvu_paper paper;
    struct congvu *app = NULL;
    enum rc rc = read_paper(cli, &paper, err);
    if (!rc && !cli_has(cli, OPT_OUTPUT) && (xlsx || (docx && isatty(STDOUT_FILENO))))
        rc = cli_usage(cli->command, err, _("say to which file: -o FILE"));
    if (!rc && !docx &&
        (cli_has(cli, OPT_TEMPLATE) || cli_has(cli, OPT_FORM) || cli_has(cli, OPT_ISSUER) || cli_has(cli, OPT_SIGNER)))
        rc = cli_usage(cli->command, err, _("--template, --form, --issuer and --signer are for --format docx"));
    if (!rc)
        rc = cli_open(cli, false, &app, err);
    if (!rc)
        rc = docx   ? word_file(cli, app, &paper, err)
             : xlsx ? excel_file(cli, app, &paper, err)
                    : words(cli, app, &paper, err);
    congvu_close(app);
    if (!rc && cli_has(cli, OPT_OUTPUT))
        rc = cli_say(cli, err, _("written: %s"), cli->option[OPT_OUTPUT]);
    return rc;
}

/* --- letters ------------------------------------------------------------------------------------------------------------- */

static enum rc put_letter(void *arg, struct text name, struct text bytes, struct err *err)
{
    struct cli *cli = arg;
    const char *file =
        text_cstr(cli->arena, text_printf(cli->arena, "%s/%.*s", cli->option[OPT_OUTPUT], TEXT_FMT(name)));
    enum rc rc = file_write(file, bytes, false, err);
    return rc ? rc : cli_say(cli, err, _("written: %s"), file);
}

enum rc cmd_urge_letters(struct cli *cli, struct err *err)
{
    struct congvu_paper paper;
    struct congvu *app = NULL;
    size_t letters = 0, own = 0;
    enum rc rc = read_paper(cli, &paper, err);
    if (!rc && !cli_has(cli, OPT_OUTPUT))
        rc = cli_usage(cli->command, err, _("say into which folder: -o FOLDER"));
    if (!rc)
        rc = cli_open(cli, false, &app, err);
    if (!rc && mkdir(cli->option[OPT_OUTPUT], 0777) != 0 && errno != EEXIST)
        rc = err_set(err, PB_IO, _("cannot make the folder '%s': %s"), cli->option[OPT_OUTPUT], strerror(errno));
    if (!rc)
        rc = congvu_letters(app, &paper, put_letter, cli, &letters, &own, err);
    congvu_close(app);
    if (!rc && letters == 0)
        rc = cli_say(cli, err, _("no other agency holds anything late: no letter is due"));
    if (!rc && own > 0)
        rc = cli_say(cli, err, _("the issuer itself holds late: %zu; nobody writes to itself"), own);
    return rc;
}

/* --- templates -------------------------------------------------------------------------------------------------------------- */

enum rc cmd_template(struct cli *cli, struct err *err)
{
    struct sbuf out;
    if (!cli_has(cli, OPT_OUTPUT) && isatty(STDOUT_FILENO))
        return cli_usage(cli->command, err, _("say to which file: -o FILE"));
    sbuf_init(&out, ANSWER_BYTES_MAX);
    enum rc rc = congvu_template(text_of(cli->arg[0]), &out, err);
    if (!cli_has(cli, OPT_OUTPUT) || rc)
        return cli_answer(&out, rc, err);
    rc = file_write(cli->option[OPT_OUTPUT], sbuf_text(&out), true, err);
    sbuf_release(&out);
    return rc ? rc : cli_say(cli, err, _("written: %s"), cli->option[OPT_OUTPUT]);
}
