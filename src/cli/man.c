/* man.c -- the manual page, from the table. The build runs `congvu help --man`. */
#include "cli/help.h"

#include "base/i18n.h"

/* roff reads backslashes, and full stops and apostrophes at the beginning of a line. */
static void roff(struct sbuf *out, struct text t)
{
    for (size_t i = 0; i < t.n; i++) {
        bool first = out->n == 0 || out->p[out->n - 1] == '\n';
        if (first && (t.p[i] == '.' || t.p[i] == '\''))
            sbuf_str(out, "\\&");
        if (t.p[i] == '\\')
            sbuf_str(out, "\\e");
        else if (t.p[i] == '-')
            sbuf_str(out, "\\-");
        else if (t.p[i] == '\'')
            sbuf_str(out, "\\(aq");
        else
            sbuf_char(out, t.p[i]);
    }
}

static void roff_line(struct sbuf *out, const char *cstr)
{
    roff(out, text_of(cstr));
    sbuf_char(out, '\n');
}

/* Paragraphs; lines that begin with a blank are an example, set as they are. */
static void prose(struct sbuf *out, const char *help)
{
    struct text t = text_of(help), line;
    bool example = false;
    while (text_split(&t, '\n', &line)) {
        bool kept = text_starts(line, TEXT(" "));
        if (kept != example)
            sbuf_str(out, kept ? ".PP\n.nf\n" : ".fi\n");
        if (text_empty(line))
            sbuf_str(out, ".PP\n");
        else
            roff(out, kept ? text_sub(line, 2, line.n) : line);
        if (!text_empty(line))
            sbuf_char(out, '\n');
        example = kept;
    }
    if (example)
        sbuf_str(out, ".fi\n");
}

static void term(struct sbuf *out, const char *name, const char *value, const char *help)
{
    sbuf_str(out, ".TP\n\\fB");
    roff(out, text_of(name));
    sbuf_str(out, "\\fR");
    if (value)
        sbuf_printf(out, " \\fI%s\\fR", value);
    sbuf_char(out, '\n');
    roff_line(out, _(help));
}

static void options(struct sbuf *out, const struct cli_option *rows)
{
    for (const struct cli_option *o = rows; o && o->name; o++) {
        if (!o->help)
            continue;
        struct sbuf name;
        sbuf_init(&name, ERR_DETAIL_MAX);
        sbuf_printf(&name, "--%s", o->name);
        term(out, sbuf_text(&name).p, o->value, o->help);
        sbuf_release(&name);
    }
}

static void commands(struct sbuf *out)
{
    sbuf_str(out, ".SH COMMANDS\n");
    for (const struct command *c = COMMANDS; c->name; c++) {
        sbuf_printf(out, ".SS congvu %s \\fI", c->name);
        roff(out, text_of(c->args));
        sbuf_str(out, "\\fR\n");
        prose(out, _(c->help));
        options(out, c->options);
    }
}

static void exit_statuses(struct sbuf *out)
{
    sbuf_str(out, ".SH \"EXIT STATUS\"\nEvery refusal is one sentence on standard error, ending with the word below in "
                  "brackets.\n");
    sbuf_str(out, ".TP\n\\fB0\\fR\nIt was done.\n.TP\n\\fB1\\fR\nOf doctor: something needs mending.\n");
    for (int p = PB_NONE + 1; p < PB_COUNT; p++) {
        const struct problem_row *row = problem_row((enum problem)p);
        sbuf_printf(out, ".TP\n\\fB%d\\fR ", row->exit);
        roff_line(out, row->slug);
        roff_line(out, row->meaning);
    }
}

void help_man(struct sbuf *out)
{
    sbuf_printf(out, ".TH CONGVU 1 \"\" \"congvu %s\" \"User Commands\"\n", CONGVU_VERSION);
    sbuf_str(out, ".SH NAME\ncongvu \\- ");
    roff_line(out, _(CONGVU_MEANS));
    sbuf_str(out, ".SH SYNOPSIS\n\\fBcongvu\\fR [\\fIOPTION\\fR...] \\fICOMMAND\\fR [\\fIARGUMENT\\fR...]\n");
    sbuf_str(out, ".SH DESCRIPTION\nKeeps the record of public work for the agencies of a province. At every moment "
                  "every matter has "
                  "exactly one holder, and a clock runs on that holder.\n");
    commands(out);
    sbuf_str(out, ".SH OPTIONS\nThey may stand anywhere.\n");
    options(out, GLOBAL_OPTIONS);
    sbuf_str(out, ".SH ENVIRONMENT\n");
    for (const struct env_row *e = ENV_ROWS; e->name; e++)
        term(out, e->name, NULL, e->help);
    exit_statuses(out);
}
