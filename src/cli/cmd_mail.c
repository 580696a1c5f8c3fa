/* cmd_mail.c -- letters at the console: what became of them, and sending those whose turn it is. A server with --mail does it by itself. */
#include "cli/cmd.h"

#include "app/mail.h"
#include "base/i18n.h"
#include "cli/settings.h"

static const char *state_name(const char *state)
{
    static const char *const NAMES[][2] = {
        { "waiting", N_("waiting") }, { "sending", N_("being sent") },
        { "sent", N_("sent") },       { "nothing", N_("nothing to say") },
        { "failed", N_("given up") }, { "unsure", N_("unsure: not sent again") },
    };
    for (size_t i = 0; i < LEN(NAMES); i++)
        if (text_eq(text_of(NAMES[i][0]), text_of(state)))
            return _(NAMES[i][1]);
    return state;
}

static void print_row(struct sbuf *out, const struct congvu_sending *s)
{
    char made[INSTANT_CHARS], next[INSTANT_CHARS];
    sbuf_printf(out, "%lld  %s  %.*s  %.*s  %s", (long long)s->id, instant_vn(s->made, false, made), TEXT_FMT(s->what),
                TEXT_FMT(s->to), state_name(s->state));
    if (instant_is_max(s->done) && s->tries)
        sbuf_printf(out, _(", next try %s"), instant_vn(s->next, false, next));
    if (s->why.n)
        sbuf_printf(out, ": %.*s", TEXT_FMT(s->why));
    sbuf_char(out, '\n');
}

static enum rc do_status(struct cli *cli, struct congvu *app, struct sbuf *out, struct err *err)
{
    struct congvu_who who = congvu_who_console(cli_operator(cli));
    struct congvu_mail_state state;
    enum rc rc = congvu_mail_status(app, cli->arena, &who, &state, err);
    if (rc != RC_OK)
        return rc;
    sbuf_printf(out, _("waiting %lld, sent %lld, given up %lld, unsure %lld\n"), (long long)state.waiting,
                (long long)state.sent, (long long)state.failed, (long long)state.unsure);
    for (size_t i = 0; i < state.n; i++)
        print_row(out, &state.rows[i]);
    return RC_OK;
}

static enum rc do_send(struct cli *cli, struct congvu *app, bool digests, struct sbuf *out, struct err *err)
{
    struct congvu_mail_settings settings;
    struct congvu_mailer *mailer = NULL;
    struct congvu_mail_passed passed = { 0 };
    int64_t made = 0;
    if (!cli_has(cli, OPT_MAIL))
        return cli_usage(cli->command, err, _("say which mail server: --mail FILE"));
    enum rc rc = settings_mail_read(cli->arena, cli->option[OPT_MAIL], &settings, err);
    if (rc == RC_OK)
        rc = congvu_mail_open(
            app, &settings, cli_has(cli, OPT_ORIGIN) ? cli->option[OPT_ORIGIN] : "http://127.0.0.1:8080", &mailer, err);
    if (rc == RC_OK && digests)
        rc = congvu_mail_digests(mailer, &made, err);
    if (rc == RC_OK)
        rc = congvu_mail_pass(mailer, &passed, err);
    congvu_mail_close(mailer);
    if (rc == RC_OK)
        sbuf_printf(out, _("sent %lld, waiting %lld, given up %lld\n"), (long long)passed.sent,
                    (long long)passed.waiting, (long long)passed.given_up);
    return rc;
}

enum rc cmd_mail(struct cli *cli, struct err *err)
{
    static const char *const DOINGS[] = { "status", "send", "digest", NULL };
    int doing = word_index(DOINGS, text_of(cli->arg[0]));
    struct congvu *app = NULL;
    struct sbuf out;
    if (doing < 0)
        return cli_usage(cli->command, err, _("'%s' is nothing to do with mail: status, send or digest"), cli->arg[0]);
    enum rc rc = cli_open(cli, true, &app, err);
    if (rc != RC_OK)
        return rc;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = doing == 0 ? do_status(cli, app, &out, err) : do_send(cli, app, doing == 2, &out, err);
    congvu_close(app);
    return cli_answer(&out, rc, err);
}
