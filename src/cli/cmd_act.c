/* cmd_act.c -- one act, as `congvu act CODE KIND key=value ...` says it. */
#include "cli/cmd.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <string.h>

struct fields {
    struct congvu_field *row;
    size_t n;
};

/* A member is stated once; of a kind's field each stating may be an entry, which its regulation says. */
static enum rc add_field(struct cli *cli, struct fields *fields, struct congvu_field field, struct err *err)
{
    for (size_t i = 0; congvu_act_member(field.key) && i < fields->n; i++)
        if (text_eq(fields->row[i].key, field.key))
            return cli_usage(cli->command, err, _("'%.*s' is stated twice"), TEXT_FMT(field.key));
    ARENA_PUSH(cli->arena, fields->row, fields->n, field);
    return RC_OK;
}

static enum rc add_word(struct cli *cli, struct fields *fields, struct text word, struct err *err)
{
    size_t equals = text_find(word, TEXT("="), 0);
    if (equals == SIZE_MAX || equals == 0)
        return cli_usage(cli->command, err, _("'%.*s' is not of the form KEY=VALUE"), TEXT_FMT(word));
    struct congvu_field field = { text_sub(word, 0, equals), text_sub(word, equals + 1, word.n) };
    if (text_empty(field.value))
        return cli_usage(cli->command, err, _("'%.*s' is stated without a value"), TEXT_FMT(field.key));
    return add_field(cli, fields, field, err);
}

/* The words after CODE and KIND, then the options that are fields too. */
static enum rc read_fields(struct cli *cli, struct fields *fields, struct err *err)
{
    static const struct {
        enum opt id;
        const char *key;
    } ALSO[] = { { OPT_GROUND, "ground" }, { OPT_DOCUMENT, "document" } };
    enum rc rc = RC_OK;
    for (size_t i = 2; i < cli->nargs && !rc; i++)
        rc = add_word(cli, fields, text_of(cli->arg[i]), err);
    for (size_t i = 0; i < LEN(ALSO) && !rc; i++)
        if (cli_has(cli, ALSO[i].id))
            rc = add_field(cli, fields, (struct congvu_field){ text_of(ALSO[i].key), cli_text(cli, ALSO[i].id) }, err);
    return rc;
}

/* "-" and "new" are no codes: they ask for one, which only open can. */
static enum rc read_code(const struct cli *cli, struct text *code, struct err *err)
{
    bool made = strcmp(cli->arg[0], "-") == 0 || strcmp(cli->arg[0], "new") == 0;
    if (made && strcmp(cli->arg[1], "open") != 0)
        return cli_usage(cli->command, err,
                         _("'%s' stands for a code still to be made, which only 'open' does: say which matter"),
                         cli->arg[0]);
    *code = made ? TEXT("") : text_of(cli->arg[0]);
    return RC_OK;
}

static enum rc read_act(struct cli *cli, struct congvu_act *act, struct err *err)
{
    struct fields fields = { NULL, 0 };
    if (word_index(ACT_WORDS, text_of(cli->arg[1])) < 0)
        return cli_usage(cli->command, err, _("there is no act '%s'"), cli->arg[1]);
    if (read_code(cli, &act->matter, err) || read_fields(cli, &fields, err) || cli_person(cli, &act->person, err) ||
        cli_number(cli, OPT_SEEN, "--version", 0, -1, &act->version, err))
        return RC_REFUSED;
    if (cli_has(cli, OPT_HAPPENED) && !(cli_has(cli, OPT_GROUND) && cli_has(cli, OPT_DOCUMENT)))
        return cli_usage(cli->command, err, _("what is recorded later than it happened needs --ground and --document"));
    act->operator_name = cli_operator(cli);
    act->surety = SURETY_CONSOLE;
    act->kind = text_of(cli->arg[1]);
    act->fields = fields.row;
    act->nfields = fields.n;
    act->happened = cli_text(cli, OPT_HAPPENED);
    act->at = cli_text(cli, OPT_AT);
    act->key = cli_text(cli, OPT_KEY);
    act->child_code = cli_text(cli, OPT_QUESTION);
    return RC_OK;
}

static enum rc say_done(const struct cli *cli, const struct congvu_done *done, struct err *err)
{
    bool asked = !text_empty(done->child);
    struct text subject = asked ? done->child : done->matter;
    struct sbuf line;
    sbuf_init(&line, ANSWER_BYTES_MAX);
    if (cli_has(cli, OPT_QUIET))
        sbuf_printf(&line, "%.*s\n", TEXT_FMT(subject));
    else if (done->repeated)
        sbuf_printf(&line, _("%.*s: recorded before as act %lld; nothing new (version %lld)\n"), TEXT_FMT(subject),
                    (long long)done->seq, (long long)done->version);
    else if (asked)
        sbuf_printf(&line, _("%.*s: asked as %.*s, act %lld (version %lld)\n"), TEXT_FMT(done->matter),
                    TEXT_FMT(done->child), (long long)done->seq, (long long)done->version);
    else
        sbuf_printf(&line, _("%.*s: recorded '%s' as act %lld (version %lld)\n"), TEXT_FMT(done->matter), cli->arg[1],
                    (long long)done->seq, (long long)done->version);
    return cli_answer(&line, RC_OK, err);
}

/* --- the secret by which an applicant looks it up ------------------------------------------------------------------- */

static enum rc say_secret(struct cli *cli, struct congvu *app, struct text code, struct err *err)
{
    const struct congvu_ask ask = { .what = code, .person = cli_text(cli, OPT_AS) };
    struct text secret;
    struct sbuf line;
    enum rc rc = congvu_lookup_secret(app, cli->arena, &ask, &secret, err);
    if (rc)
        return rc;
    sbuf_init(&line, ANSWER_BYTES_MAX);
    if (cli_has(cli, OPT_QUIET))
        sbuf_printf(&line, "%.*s\n", TEXT_FMT(secret));
    else
        sbuf_printf(&line, _("%.*s: the applicant looks it up with the secret %.*s. It is shown this once.\n"),
                    TEXT_FMT(code), TEXT_FMT(secret));
    return cli_answer(&line, RC_OK, err);
}

static enum rc say_opened(struct cli *cli, struct congvu *app, const struct congvu_done *done, struct err *err)
{
    bool yes;
    enum rc rc = congvu_looked_up(app, cli->arena, done->matter, &yes, err);
    return rc || !yes ? rc : say_secret(cli, app, done->matter, err);
}

enum rc cmd_secret(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    enum rc rc = cli_open(cli, true, &app, err);
    if (!rc)
        rc = say_secret(cli, app, text_of(cli->arg[0]), err);
    congvu_close(app);
    return rc;
}

enum rc cmd_act(struct cli *cli, struct err *err)
{
    struct congvu_act act = { 0 };
    struct congvu_done done = { 0 };
    struct congvu *app = NULL;
    if (read_act(cli, &act, err))
        return RC_REFUSED;
    enum rc rc = cli_open(cli, true, &app, err);
    if (!rc)
        rc = congvu_act(app, cli->arena, &act, &done, err);
    if (!rc)
        rc = say_done(cli, &done, err);
    if (!rc && text_eq(act.kind, TEXT("open")) && !done.repeated && !cli_has(cli, OPT_QUIET))
        rc = say_opened(cli, app, &done, err);
    congvu_close(app);
    return rc;
}
