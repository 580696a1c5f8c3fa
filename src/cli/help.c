/* help.c -- what `congvu help` prints, from the table. */
#include "cli/help.h"

#include "base/i18n.h"

#include <string.h>

enum { INDENT = 2, GAP = 2, TERM_COLUMN_MAX = 26 };

const struct env_row ENV_ROWS[] = {
    { "CONGVU_DB", N_("the database, where --db is not given") },
    { "LANGUAGE, LC_ALL, LC_MESSAGES, LANG", N_("the language of what is printed: Vietnamese or English") },
    { "CONGVU_LOCALEDIR", N_("where the translations are, if not where the program was installed") },
    { "COLUMNS", N_("the width of what is printed; the terminal's, else 100") },
    { "NO_COLOR", N_("if set, nothing is coloured; without a terminal nothing is anyway") },
    { NULL, NULL },
};

/* ---- lines ---- */

/* One paragraph, in which a newline is a blank. */
static void wrap_words(struct sbuf *out, struct text t, int indent, int width)
{
    int at = indent;
    struct text word;
    while (text_split(&t, ' ', &word)) {
        int columns = text_columns(word);
        if (at > indent && at + 1 + columns > width) {
            sbuf_char(out, '\n');
            sbuf_fill(out, ' ', indent);
            at = indent;
        } else if (at > indent) {
            sbuf_char(out, ' ');
            at++;
        }
        sbuf_add(out, word);
        at += columns;
    }
    sbuf_char(out, '\n');
}

void help_wrap(struct sbuf *out, struct text t, int indent, int width)
{
    struct text line;
    bool first = true;
    while (text_split(&t, '\n', &line)) {
        if (!first && !text_empty(line))
            sbuf_fill(out, ' ', indent);
        first = false;
        if (text_starts(line, TEXT(" "))) {
            sbuf_add(out, line);
            sbuf_char(out, '\n');
        } else {
            wrap_words(out, line, indent, width);
        }
    }
}

/* The first line of a page: what it is about, in short. */
static void heading(struct sbuf *out, const char *before, const char *name, const char *meaning, int width)
{
    struct sbuf line;
    sbuf_init(&line, ERR_DETAIL_MAX);
    sbuf_printf(&line, "%s%s: %s", before, name, _(meaning));
    help_wrap(out, sbuf_text(&line), 0, width);
    sbuf_release(&line);
}

/* A term and, in a column of its own, what it means; a long term has a line to itself. */
static void two_columns(struct sbuf *out, struct text term, const char *meaning, int column, int width)
{
    int columns = text_columns(term);
    sbuf_fill(out, ' ', INDENT);
    sbuf_add(out, term);
    if (columns + GAP > column) {
        sbuf_char(out, '\n');
        sbuf_fill(out, ' ', INDENT + column);
    } else {
        sbuf_fill(out, ' ', column - columns);
    }
    help_wrap(out, text_of(_(meaning)), INDENT + column, width);
}

static void option_term(struct sbuf *term, const struct cli_option *o)
{
    sbuf_clear(term);
    sbuf_printf(term, "--%s%s%s", o->name, o->value ? " " : "", o->value ? placeholder(o->value) : "");
}

static void options(struct sbuf *out, const char *title, const struct cli_option *rows, int width)
{
    struct sbuf term;
    sbuf_init(&term, ERR_DETAIL_MAX);
    bool titled = false;
    for (const struct cli_option *o = rows; o && o->name; o++) {
        if (!o->help)
            continue;
        if (!titled)
            sbuf_printf(out, "\n%s\n", title);
        titled = true;
        option_term(&term, o);
        two_columns(out, sbuf_text(&term), o->help, TERM_COLUMN_MAX, width);
    }
    sbuf_release(&term);
}

/* ---- pages ---- */

void help_overview(struct sbuf *out, int width)
{
    int column = 0;
    for (const struct command *c = COMMANDS; c->name; c++)
        column = (int)max64(column, (int64_t)strlen(c->name) + GAP);
    heading(out, "congvu " CONGVU_VERSION, "", CONGVU_MEANS, width);
    sbuf_printf(out, "\n%s\n", _("usage: congvu [OPTION...] COMMAND [ARGUMENT...]"));
    sbuf_printf(out, "\n%s\n", _("commands"));
    for (const struct command *c = COMMANDS; c->name; c++)
        two_columns(out, text_of(c->name), c->summary, column, width);
    options(out, _("options of every command"), GLOBAL_OPTIONS, width);
    sbuf_printf(out, "\n%s\n", _("environment"));
    for (const struct env_row *e = ENV_ROWS; e->name; e++)
        two_columns(out, text_of(e->name), e->help, TERM_COLUMN_MAX, width);
    sbuf_char(out, '\n');
    help_wrap(out, text_of(_("'congvu help COMMAND' says more of each.")), 0, width);
}

static void acts(struct sbuf *out, int width)
{
    sbuf_printf(out, "\n%s\n", _("kinds of acts"));
    for (int kind = 0; kind < ACT_KIND_COUNT; kind++)
        two_columns(out, text_of(ACT_WORDS[kind]), ACT_MEANINGS[kind], TERM_COLUMN_MAX / 2, width);
}

void help_command(struct sbuf *out, const struct command *c, int width)
{
    assert(c && c->name);
    heading(out, "congvu ", c->name, c->summary, width);
    sbuf_printf(out, "\n%s congvu %s%s%s%s\n\n", _("usage:"), c->name, *c->args ? " " : "", placeholder(c->args),
                c->options && c->options->help ? _(" [OPTION...]") : "");
    help_wrap(out, text_of(_(c->help)), 0, width);
    if (strcmp(c->name, "act") == 0)
        acts(out, width);
    options(out, _("options"), c->options, width);
    options(out, _("options of every command"), GLOBAL_OPTIONS, width);
}

static void act_fields(struct sbuf *out, const char *title, uint64_t fields, int width)
{
    if (fields)
        sbuf_printf(out, "\n%s\n", title);
    for (int f = 0; f < ACT_FIELD_COUNT; f++)
        if (fields & UINT64_C(1) << f)
            two_columns(out, text_of(ACT_FIELDS[f].key), ACT_FIELDS[f].help, TERM_COLUMN_MAX / 2, width);
}

/* Of a question: what may be asked, and how each may be answered. */
static void forms(struct sbuf *out, int width)
{
    struct sbuf answers;
    sbuf_init(&answers, ERR_DETAIL_MAX);
    sbuf_printf(out, "\n%s\n", _("forms of a question, and the answers each may get"));
    for (int form = FORM_NONE + 1; form < FORM_COUNT; form++) {
        sbuf_clear(&answers);
        for (int a = ANSWER_NONE + 1; a < ANSWER_COUNT; a++)
            if (FORM_ANSWERS[form] & UINT32_C(1) << a)
                sbuf_printf(&answers, "%s%s", answers.n ? ", " : "", ANSWER_WORDS[a]);
        two_columns(out, text_of(FORM_WORDS[form]), sbuf_text(&answers).p, TERM_COLUMN_MAX / 2, width);
    }
    sbuf_release(&answers);
}

void help_act(struct sbuf *out, int kind, int width)
{
    assert(kind >= 0 && kind < ACT_KIND_COUNT);
    const struct act_rule *rule = &ACT_RULES[kind];
    heading(out, _("congvu act CODE "), ACT_WORDS[kind], ACT_MEANINGS[kind], width);
    act_fields(out, _("must be stated"), rule->must, width);
    act_fields(out, _("at least one must be stated"), rule->any & ~rule->must, width);
    act_fields(out, _("may be stated"), rule->may & ~rule->must & ~rule->any, width);
    if (!(rule->must | rule->any | rule->may))
        sbuf_printf(out, "\n%s\n", _("It states nothing besides."));
    if (kind == ACT_ASK || kind == ACT_REPLY)
        forms(out, width);
}
