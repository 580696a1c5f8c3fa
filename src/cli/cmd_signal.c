/* cmd_signal.c -- signals at the console: raising what flow flags over the record, and what became of them by rule. */
#include "cli/cmd.h"

#include "app/signals.h"
#include "base/i18n.h"
#include "cli/term.h"

enum { SIGNAL_BYTES_MAX = 16 << 20 };

static struct congvu_ask ask_of(struct cli *cli)
{
    return (struct congvu_ask){ .as_of = cli_text(cli, OPT_AS_OF),
                                .person = cli_text(cli, OPT_AS),
                                .style = cli_style(cli) };
}

static enum rc do_raise(struct cli *cli, struct congvu *app, struct sbuf *out, struct err *err)
{
    int64_t threads;
    struct congvu_signal_raised did;
    struct congvu_signal_raise ask = { .person = cli_text(cli, OPT_AS),
                                       .operator_name = cli_operator(cli),
                                       .at = cli_text(cli, OPT_AT),
                                       .style = cli_style(cli) };
    enum rc rc = cli_number(cli, OPT_THREADS, "--threads", 1, 0, &threads, err);
    ask.threads = threads > 64 ? 64 : (unsigned)threads;
    return rc == RC_OK ? congvu_signal_raise(app, &ask, &did, out, err) : rc;
}

static enum rc do_rules(struct cli *cli, struct congvu *app, struct sbuf *out, struct err *err)
{
    const struct congvu_ask ask = ask_of(cli);
    return congvu_signal_rules(app, &ask, out, err);
}

static enum rc do_mine(struct cli *cli, struct congvu *app, struct sbuf *out, struct err *err)
{
    struct congvu_ask ask = ask_of(cli);
    if (text_empty(ask.person))
        return cli_usage(cli->command, err, _("say whom they name: --as PERSON"));
    ask.style.format = REPORT_JSON;
    return congvu_signals(app, &ask, out, err);
}

enum rc cmd_signal(struct cli *cli, struct err *err)
{
    static const struct {
        const char *what;
        bool writes;
        enum rc (*run)(struct cli *, struct congvu *, struct sbuf *, struct err *);
    } WHAT[] = { { "raise", true, do_raise }, { "rules", false, do_rules }, { "mine", false, do_mine } };
    for (size_t i = 0; i < LEN(WHAT); i++) {
        if (!text_eq(text_of(cli->arg[0]), text_of(WHAT[i].what)))
            continue;
        struct congvu *app;
        struct sbuf out;
        enum rc rc = cli_open(cli, WHAT[i].writes, &app, err);
        if (rc != RC_OK)
            return rc;
        sbuf_init(&out, SIGNAL_BYTES_MAX);
        rc = cli_answer(&out, WHAT[i].run(cli, app, &out, err), err);
        congvu_close(app);
        return rc;
    }
    return cli_usage(cli->command, err, _("'%s' is nothing to do with signals: raise, rules or mine"), cli->arg[0]);
}
