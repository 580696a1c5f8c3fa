/* cmd_ledger.c -- what proves the record: ledger, verify, audit. */
#include "cli/cmd.h"

#include "app/leave.h"
#include "base/i18n.h"
#include "cli/file.h"
#include "cli/settings.h"
#include "cli/term.h"
#include "verify/folder.h"
#include "verify/verify.h"

static int differs_exit(void) { return problem_row(PB_LEDGER_DIFFERS)->exit; }

/* --- what is given out ------------------------------------------------------------------------------------ */

/* To the file that --output names, or to standard output. */
static enum rc give(struct cli *cli, struct sbuf *out, enum rc rc, struct err *err)
{
    if (rc == RC_OK && cli_has(cli, OPT_OUTPUT)) {
        rc = file_write(cli->option[OPT_OUTPUT], sbuf_text(out), false, err);
        sbuf_release(out);
        return rc;
    }
    return cli_answer(out, rc, err);
}

/* A checkpoint that went to a file left the house: that is on record. To standard output, who knows. */
static enum rc ledger_checkpoint(struct cli *cli, struct congvu *app, struct err *err)
{
    struct sbuf out;
    uint64_t size = 0;
    const char *file = cli->option[OPT_OUTPUT];
    sbuf_init(&out, ANSWER_BYTES_MAX);
    enum rc rc = give(cli, &out, congvu_checkpoint(app, &out, &size, err), err);
    if (rc == RC_OK && file)
        rc = congvu_checkpoint_left(app, size, text_of(file), err);
    if (rc == RC_OK && file)
        rc = cli_say(cli, err,
                     _("the checkpoint of %llu facts is in '%s': keep it where nobody of this machine can change it"),
                     (unsigned long long)size, file);
    return rc;
}

static enum rc ledger_proof(struct cli *cli, struct congvu *app, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    return give(cli, &out, congvu_proof(app, text_of(cli->arg[1]), &out, err), err);
}

static enum rc ledger_receipt(struct cli *cli, struct congvu *app, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    return give(cli, &out, congvu_receipt(app, text_of(cli->arg[1]), !cli_has(cli, OPT_WITHOUT_WORDS), &out, err), err);
}

static enum rc ledger_growth(struct cli *cli, struct congvu *app, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    return give(cli, &out, congvu_growth(app, text_of(cli->arg[1]), &out, err), err);
}

static enum rc ledger_key(struct cli *cli, struct congvu *app, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    return give(cli, &out, congvu_ledger_keys(app, &out, err), err);
}

static enum rc ledger_export(struct cli *cli, struct congvu *app, struct err *err)
{
    size_t files = 0;
    enum rc rc = congvu_ledger_export(app, cli->arg[1], &files, err);
    return rc ? rc : cli_say(cli, err, _("'%s' holds the ledger (files written: %zu)"), cli->arg[1], files);
}

static enum rc ledger_rotate(struct cli *cli, struct congvu *app, struct err *err)
{
    enum rc rc = congvu_ledger_rotate(app, text_of(cli->arg[1]), err);
    return rc ? rc : cli_say(cli, err, _("a new key signs from now on: publish it ('congvu ledger key')"));
}

static enum rc ledger_accept(struct cli *cli, struct congvu *app, struct err *err)
{
    struct sbuf said;
    size_t taken = 0;
    sbuf_init(&said, ANSWER_BYTES_MAX);
    enum rc rc = congvu_ledger_accept(app, text_of(cli->arg[1]), &taken, &said, err);
    if (!rc)
        rc = cli_say(cli, err, _("taken as they stand: %zu %.*s"), taken, TEXT_FMT(sbuf_text(&said)));
    sbuf_release(&said);
    return rc;
}

static enum rc ledger_seal(struct cli *cli, struct congvu *app, struct err *err)
{
    size_t sealed = 0;
    enum rc rc = congvu_seal(app, &sealed, err);
    return rc ? rc : cli_say(cli, err, _("facts sealed: %zu"), sealed);
}

/* --- out of the house ---------------------------------------------------------------------------------------- */

static void way_line(struct sbuf *out, const struct congvu_way *w)
{
    char at[INSTANT_CHARS];
    sbuf_printf(out, "%3lld  %-8s %.*s  ", (long long)w->n, w->kind, TEXT_FMT(w->target));
    if (instant_is_max(w->left))
        sbuf_str(out, _("never yet"));
    else
        sbuf_printf(out, _("last at %s, with %llu facts"), instant_vn(w->left, false, at), (unsigned long long)w->size);
    if (w->why.n)
        sbuf_printf(out, "; %.*s", TEXT_FMT(w->why));
    sbuf_char(out, '\n');
}

static enum rc ways_print(struct cli *cli, struct congvu *app, struct err *err)
{
    struct congvu_way *ways;
    struct sbuf out;
    size_t n;
    enum rc rc = congvu_ways(app, cli->arena, &ways, &n, err);
    sbuf_init(&out, ANSWER_BYTES_MAX);
    for (size_t i = 0; !rc && i < n; i++)
        way_line(&out, &ways[i]);
    if (!rc && n == 0)
        sbuf_printf(&out, "%s\n", _("no way is set by which checkpoints leave the house: congvu ledger way-add"));
    return cli_answer(&out, rc, err);
}

static enum rc ledger_way_add(struct cli *cli, struct congvu *app, struct err *err)
{
    int64_t n;
    enum rc rc = congvu_way_add(app, text_of(cli->arg[1]), text_of(cli->arg[2]),
                                cli->nargs > 3 ? text_of(cli->arg[3]) : TEXT_NONE, &n, err);
    return rc ? rc
              : cli_say(cli, err, _("way no. %lld: a server takes it daily, 'congvu ledger send' now"), (long long)n);
}

static enum rc ledger_way_off(struct cli *cli, struct congvu *app, struct err *err)
{
    int64_t n;
    if (!text_int(text_of(cli->arg[1]), &n))
        return cli_usage(cli->command, err, _("'%s' is no number of a way: see 'congvu ledger ways'"), cli->arg[1]);
    return congvu_way_off(app, n, err);
}

static enum rc ledger_send(struct cli *cli, struct congvu *app, struct err *err)
{
    struct congvu_mail_settings mail;
    struct congvu_leave in = { .now = true };
    struct congvu_left left = { 0 };
    enum rc rc = RC_OK;
    if (cli_has(cli, OPT_MAIL)) {
        rc = settings_mail_read(cli->arena, cli->option[OPT_MAIL], &mail, err);
        in.mail = &mail;
    }
    if (!rc)
        rc = congvu_leave_pass(app, &in, &left, err);
    if (!rc)
        rc = ways_print(cli, app, err);
    cli->exit = left.failed ? problem_row(PB_IO)->exit : 0;
    return rc;
}

/* --- looking ------------------------------------------------------------------------------------------------ */

typedef enum rc look_at(struct congvu *app, const struct congvu_ledger_check *check, size_t *wrong, struct sbuf *out,
                        struct err *err);

static enum rc file_of(struct cli *cli, enum opt id, struct text *out, struct err *err)
{
    return cli_has(cli, id) ? file_read(cli->arena, cli->option[id], out, err) : RC_OK;
}

static enum rc look(struct cli *cli, struct congvu *app, look_at *at, struct err *err)
{
    struct progress progress = progress_new(_("facts"), cli_has(cli, OPT_QUIET));
    struct congvu_ledger_check check = { .progress = progress_step, .progress_arg = &progress };
    struct sbuf out;
    size_t wrong = 0;
    enum rc rc = file_of(cli, OPT_AGAINST, &check.against, err);
    if (!rc)
        rc = file_of(cli, OPT_TRUST, &check.keys, err);
    sbuf_init(&out, ANSWER_BYTES_MAX);
    if (!rc)
        rc = at(app, &check, &wrong, &out, err);
    progress_end(&progress);
    cli->exit = wrong ? differs_exit() : 0;
    return cli_answer(&out, rc, err);
}

static enum rc ledger_verify(struct cli *cli, struct congvu *app, struct err *err)
{
    return look(cli, app, congvu_ledger_verify, err);
}

/* A folder, which needs no database. */
static enum rc ledger_fsck(struct cli *cli, struct err *err)
{
    struct text keys;
    struct sbuf out;
    if (cli->nargs != 2)
        return cli_usage(cli->command, err, _("'ledger %s' takes %zu more arguments"), "fsck", (size_t)1);
    if (!cli_has(cli, OPT_TRUST))
        return cli_usage(cli->command, err,
                         _("'ledger fsck' needs --trust FILE: the ledger's public key, as the office published it"));
    enum rc rc = file_of(cli, OPT_TRUST, &keys, err);
    sbuf_init(&out, ANSWER_BYTES_MAX);
    if (!rc)
        rc = verify_folder(cli->arg[1], keys, &out, err);
    return cli_answer(&out, rc, err);
}

/* --- the words behind 'ledger' ------------------------------------------------------------------------------ */

static const struct {
    const char *word;
    size_t args; /* behind it */
    size_t more; /* that may follow */
    bool write;
    enum rc (*run)(struct cli *cli, struct congvu *app, struct err *err);
} WORDS[] = {
    { "checkpoint", 0, 0, true, ledger_checkpoint },
    { "proof", 1, 0, false, ledger_proof },
    { "receipt", 1, 0, false, ledger_receipt },
    { "verify", 0, 0, false, ledger_verify },
    { "key", 0, 0, false, ledger_key },
    { "export", 1, 0, false, ledger_export },
    { "growth", 1, 0, true, ledger_growth },
    { "rotate", 1, 0, true, ledger_rotate },
    { "seal", 0, 0, true, ledger_seal },
    { "accept", 1, 0, true, ledger_accept },
    { "ways", 0, 0, false, ways_print },
    { "way-add", 2, 1, true, ledger_way_add },
    { "way-off", 1, 0, true, ledger_way_off },
    { "send", 0, 0, true, ledger_send },
};

enum rc cmd_ledger(struct cli *cli, struct err *err)
{
    struct text word = text_of(cli->arg[0]);
    if (text_eq(word, TEXT("fsck")))
        return ledger_fsck(cli, err);
    for (size_t i = 0; i < LEN(WORDS); i++) {
        if (!text_eq(text_of(WORDS[i].word), word))
            continue;
        if (cli->nargs < 1 + WORDS[i].args || cli->nargs > 1 + WORDS[i].args + WORDS[i].more)
            return cli_usage(cli->command, err, _("'ledger %s' takes %zu more arguments"), WORDS[i].word,
                             WORDS[i].args);
        struct congvu *app = NULL;
        enum rc rc = cli_open(cli, WORDS[i].write, &app, err);
        if (!rc)
            rc = WORDS[i].run(cli, app, err);
        congvu_close(app);
        return rc;
    }
    return cli_usage(cli->command, err, _("'ledger' does not know '%s'"), cli->arg[0]);
}

enum rc cmd_audit(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    enum rc rc = cli_open(cli, false, &app, err);
    if (!rc)
        rc = look(cli, app, congvu_audit, err);
    congvu_close(app);
    return rc;
}

/* --- copies ------------------------------------------------------------------------------------------------- */

static enum rc copy_of(struct cli *cli, struct congvu *app, const char *file, struct err *err)
{
    struct congvu_ledger_check check = { .progress = NULL };
    struct sbuf out;
    size_t wrong = 0;
    enum rc rc = file_of(cli, OPT_AGAINST, &check.against, err);
    if (!rc)
        rc = file_of(cli, OPT_TRUST, &check.keys, err);
    sbuf_init(&out, ANSWER_BYTES_MAX);
    if (!rc)
        rc = congvu_backup(app, file, &check, &wrong, &out, err);
    cli->exit = wrong ? differs_exit() : 0;
    return cli_answer(&out, rc, err);
}

enum rc cmd_backup(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    enum rc rc = cli_open(cli, false, &app, err);
    if (!rc)
        rc = copy_of(cli, app, cli->arg[0], err);
    congvu_close(app);
    return rc ? rc : cli_say(cli, err, _("'%s' is a copy of the database; its key is not in it"), cli->arg[0]);
}

enum rc cmd_restore(struct cli *cli, struct err *err)
{
    struct congvu *app = NULL;
    if (cli_has(cli, OPT_DB))
        return cli_usage(cli->command, err,
                         _("'restore' takes the backup and the new database as its arguments, not as --db"));
    enum rc rc = congvu_open(cli->arg[0], false, &app, err);
    if (!rc)
        rc = copy_of(cli, app, cli->arg[1], err);
    congvu_close(app);
    return rc ? rc
              : cli_say(cli, err, _("'%s' is made of the backup: put its key beside it as '%s.key'"), cli->arg[1],
                        cli->arg[1]);
}

/* --- without a database ------------------------------------------------------------------------------------- */

enum rc cmd_verify(struct cli *cli, struct err *err)
{
    struct text receipt, keys = TEXT_NONE;
    struct sbuf out;
    if (!cli_has(cli, OPT_TRUST))
        return cli_usage(cli->command, err,
                         _("'verify' needs --trust FILE: the ledger's public key, as the office published it"));
    int64_t witnesses = 0;
    enum rc rc = cli_number(cli, OPT_WITNESSES, "--witnesses", 0, 0, &witnesses, err);
    if (!rc)
        rc = file_read(cli->arena, cli->arg[0], &receipt, err);
    if (!rc)
        rc = file_of(cli, OPT_TRUST, &keys, err);
    sbuf_init(&out, ANSWER_BYTES_MAX);
    if (!rc)
        rc = verify_receipt(receipt, keys, (size_t)witnesses, &out, err);
    return cli_answer(&out, rc, err);
}
