/* cmd_draft.c -- a draft as it stands, and putting it right before it is accepted. */
#include "cli/cmd.h"

#include "base/i18n.h"
#include "cli/file.h"

#include <string.h>

enum { FIELDS_MAX = 16 };

static enum rc whole(const char *arg, const char *what, int64_t *out, struct err *err)
{
    if (text_int(text_of(arg), out) && *out >= 0)
        return RC_OK;
    return err_set(err, PB_USAGE, _("'%s' is no number: %s is wanted"), arg, what);
}

static enum rc read_fields(struct cli *cli, size_t from, struct congvu_field *fields, size_t *n, struct err *err)
{
    *n = 0;
    for (size_t i = from; i < cli->nargs; i++) {
        struct text rest = text_of(cli->arg[i]), key;
        const char *sign = strchr(cli->arg[i], '=');
        if (sign == NULL)
            return cli_usage(cli->command, err, _("'%s' has no '=': write KEY=VALUE"), cli->arg[i]);
        if (*n == FIELDS_MAX)
            return cli_usage(cli->command, err, _("at most %d fields can be set at once"), FIELDS_MAX);
        key = text_sub(rest, 0, (size_t)(sign - cli->arg[i]));
        fields[(*n)++] = (struct congvu_field){ key, text_of(sign + 1) };
    }
    return RC_OK;
}

/* What stands behind the word of an edit: numbers, then fields or a reason. */
static const struct {
    const char *what;
    size_t numbers;
    const char *wanted[2];
} EDITS[] = {
    { "set", 1, { N_("the number of a content"), NULL } },
    { "split", 2, { N_("the number of a content"), N_("a place in the text") } },
    { "merge", 2, { N_("the number of a content"), N_("the number of a content") } },
    { "drop", 1, { N_("the number of a content"), NULL } },
    { "restore", 1, { N_("the number of a content"), NULL } },
    { "add", 2, { N_("a place in the text"), N_("a place in the text") } },
};

static enum rc fill_edit(struct cli *cli, size_t kind, struct congvu_draft_edit *edit, struct congvu_field *fields,
                         struct err *err)
{
    enum { FIRST = 2 };
    int64_t numbers[2] = { 0, 0 };
    size_t n = EDITS[kind].numbers, more = cli->nargs - FIRST;
    bool set = strcmp(EDITS[kind].what, "set") == 0, drop = strcmp(EDITS[kind].what, "drop") == 0;
    if (more < n || (more > n && !set && !(drop && more == n + 1)) || (set && more == n))
        return cli_usage(cli->command, err, _("'%s' does not take these words"), EDITS[kind].what);
    for (size_t i = 0; i < n; i++) {
        enum rc rc = whole(cli->arg[FIRST + i], _(EDITS[kind].wanted[i]), &numbers[i], err);
        if (rc)
            return rc;
    }
    edit->content = edit->start = numbers[0];
    edit->with = edit->offset = edit->end = numbers[1];
    if (drop && more > n)
        edit->reason = text_of(cli->arg[FIRST + n]);
    edit->fields = fields;
    return set ? read_fields(cli, FIRST + n, fields, &edit->nfields, err) : RC_OK;
}

static enum rc run_edit(struct cli *cli, size_t kind, int64_t draft, struct err *err)
{
    struct congvu_field fields[FIELDS_MAX];
    struct congvu_draft_edit edit = { .draft = draft,
                                      .what = text_of(EDITS[kind].what),
                                      .operator_name = cli_operator(cli),
                                      .at = cli_text(cli, OPT_AT) };
    struct congvu *app = NULL;
    int64_t version = 0;
    enum rc rc = fill_edit(cli, kind, &edit, fields, err);
    if (!rc)
        rc = cli_person(cli, &edit.person, err);
    if (!rc)
        rc = cli_number(cli, OPT_SEEN, _("the version of the draft that was read"), 0, -1, &edit.version, err);
    if (!rc)
        rc = cli_open(cli, true, &app, err);
    if (!rc)
        rc = congvu_draft_edit(app, &edit, &version, err);
    congvu_close(app);
    return rc ? rc : cli_say(cli, err, _("draft %lld, version %lld"), (long long)draft, (long long)version);
}

static enum rc show(struct cli *cli, int64_t draft, bool opening, struct err *err)
{
    struct congvu *app = NULL;
    struct sbuf out;
    struct report_style style = cli_style(cli);
    const struct congvu_accept accept = { .draft = draft,
                                          .person = cli_text(cli, OPT_AS),
                                          .operator_name = cli_operator(cli),
                                          .giver = cli_text(cli, OPT_GIVER),
                                          .happened = cli_text(cli, OPT_HAPPENED),
                                          .at = cli_text(cli, OPT_AT),
                                          .style = style };
    enum rc rc = cli_open(cli, opening, &app, err);
    if (rc)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    bool xlsx = text_eq(cli_text(cli, OPT_FORMAT), TEXT("xlsx"));
    if (opening)
        rc = congvu_opening(app, &accept, &out, err);
    else
        rc = xlsx ? congvu_draft_xlsx(app, draft, &style, &out, err) : congvu_draft(app, draft, &style, &out, err);
    congvu_close(app);
    return cli_answer(&out, rc, err);
}

/* Tried unless --apply says that it is meant. */
static enum rc import(struct cli *cli, int64_t draft, struct err *err)
{
    struct congvu_draft_import in = { .draft = draft,
                                      .file = file_shown(cli->arg[2]),
                                      .operator_name = cli_operator(cli),
                                      .at = cli_text(cli, OPT_AT),
                                      .dry_run = !cli_has(cli, OPT_APPLY) };
    struct congvu *app = NULL;
    size_t changed = 0;
    struct sbuf out;
    enum rc rc = cli_person(cli, &in.person, err);
    if (!rc)
        rc = cli_number(cli, OPT_SEEN, _("the version of the draft that was read"), 0, -1, &in.version, err);
    if (!rc)
        rc = file_read(cli->arena, cli->arg[2], &in.bytes, err);
    if (!rc)
        rc = cli_open(cli, true, &app, err);
    if (rc)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = congvu_draft_import(app, &in, &changed, &out, err);
    congvu_close(app);
    if (rc) { /* the rows that are wrong are said first */
        struct err why = *err;
        (void)cli_answer(&out, RC_OK, err);
        *err = why;
        return rc;
    }
    sbuf_printf(&out, in.dry_run ? _("%zu contents would be changed; --apply does it\n") : _("%zu contents changed\n"),
                changed);
    return cli_answer(&out, rc, err);
}

enum rc cmd_draft(struct cli *cli, struct err *err)
{
    int64_t draft;
    enum rc rc = whole(cli->arg[0], _("the number of a draft"), &draft, err);
    if (rc || cli->nargs == 1)
        return rc ? rc : show(cli, draft, false, err);
    if (strcmp(cli->arg[1], "opening") == 0 && cli->nargs == 2)
        return show(cli, draft, true, err);
    if (strcmp(cli->arg[1], "import") == 0 && cli->nargs == 3)
        return import(cli, draft, err);
    for (size_t i = 0; i < LEN(EDITS); i++)
        if (strcmp(cli->arg[1], EDITS[i].what) == 0)
            return run_edit(cli, i, draft, err);
    return cli_usage(cli->command, err, _("'%s' is no edit: set, split, merge, drop, restore, add, import or opening"),
                     cli->arg[1]);
}
