/* cmd_hook.c -- webhooks at the console of the machine: who sits there is the administrator, and is named in the record. */
#include "cli/cmd.h"

#include "app/hooks.h"
#include "base/i18n.h"
#include "cli/cells.h"
#include "cli/unseen.h"

struct doing {
    struct cli *cli;
    struct congvu *app;
    struct congvu_who who;
    int64_t id;
    struct sbuf out;
};

typedef enum rc hook_run(struct doing *d, struct err *err);

static enum rc do_list(struct doing *d, struct err *err)
{
    static const char *const HEADS[] = { N_("No."),      N_("Address"), N_("Events"), N_("State"),
                                         N_("Failures"), N_("Why"),     NULL };
    struct congvu_hook_list list;
    struct cells c;
    enum rc rc = congvu_hooks_list(d->app, d->cli->arena, &d->who, &list, err);
    if (rc != RC_OK)
        return rc;
    cells_heads(&c, d->cli->arena, HEADS);
    for (size_t i = 0; i < list.n; i++) {
        const struct congvu_hook *h = &list.hooks[i];
        cells_add(&c, text_printf(c.a, "%lld", (long long)h->id));
        cells_add(&c, h->url);
        cells_add(&c, h->events);
        cells_add(&c, text_of(h->on ? _("on") : _("off")));
        cells_add(&c, text_printf(c.a, "%lld", (long long)h->failures));
        cells_add(&c, h->why);
    }
    cells_print(&c, &d->out);
    if (!cli_has(d->cli, OPT_QUIET))
        sbuf_printf(&d->out, _("deliveries of the last thirty days: waiting %lld, taken %lld, given up %lld\n"),
                    (long long)list.waiting, (long long)list.sent, (long long)list.failed);
    return RC_OK;
}

/* One's own secret comes by a descriptor: an argument would stand in the list of processes. */
static enum rc own_secret(struct doing *d, struct text *secret, struct err *err)
{
    int64_t fd;
    *secret = TEXT_NONE;
    enum rc rc = cli_number(d->cli, OPT_SECRET_FD, "--secret-fd", 0, -1, &fd, err);
    return rc == RC_OK && fd >= 0 ? unseen_read(d->cli->arena, (int)fd, secret, err) : rc;
}

static void say_secret(struct doing *d, int64_t id, struct text secret)
{
    if (!cli_has(d->cli, OPT_QUIET))
        sbuf_printf(&d->out, _("secret of webhook %lld, shown this once; give it to the receiver:\n"), (long long)id);
    sbuf_printf(&d->out, "%.*s\n", TEXT_FMT(secret));
}

static enum rc do_add(struct doing *d, struct err *err)
{
    struct text events = cli_has(d->cli, OPT_EVENTS) ? cli_text(d->cli, OPT_EVENTS) : text_of(CONGVU_HOOK_EVENTS[0]);
    struct text rest = events, word, secret;
    struct congvu_hook hook = { .url = text_of(d->cli->arg[1]) };
    enum congvu_reach reach = cli_has(d->cli, OPT_HOOK_TO)
                                  ? (enum congvu_reach)word_index(CONGVU_REACH_WORDS, cli_text(d->cli, OPT_HOOK_TO))
                                  : CONGVU_REACH_PUBLIC;
    while (text_split(&rest, ',', &word))
        hook.events =
            text_printf(d->cli->arena, "%.*s%s%.*s", TEXT_FMT(hook.events), hook.events.n ? " " : "", TEXT_FMT(word));
    enum rc rc = own_secret(d, &secret, err);
    if (rc == RC_OK)
        rc = congvu_hook_add(d->app, d->cli->arena, &d->who, reach, &hook, &secret, err);
    if (rc == RC_OK)
        say_secret(d, hook.id, secret);
    return rc;
}

static enum rc do_rotate(struct doing *d, struct err *err)
{
    struct text secret;
    bool at_once = cli_has(d->cli, OPT_AT_ONCE);
    enum rc rc = own_secret(d, &secret, err);
    if (rc == RC_OK)
        rc = congvu_hook_rotate(d->app, d->cli->arena, &d->who, d->id, at_once, &secret, err);
    if (rc != RC_OK)
        return rc;
    say_secret(d, d->id, secret);
    if (!at_once && !cli_has(d->cli, OPT_QUIET))
        sbuf_printf(&d->out, _("the one before signs too for %d hours more\n"), HOOK_BOTH_HOURS);
    return RC_OK;
}

static enum rc do_on(struct doing *d, struct err *err) { return congvu_hook_turn(d->app, &d->who, d->id, true, err); }
static enum rc do_off(struct doing *d, struct err *err) { return congvu_hook_turn(d->app, &d->who, d->id, false, err); }
static enum rc do_remove(struct doing *d, struct err *err) { return congvu_hook_remove(d->app, &d->who, d->id, err); }

static const struct {
    const char *word;
    size_t given; /* arguments after the word */
    bool number;  /* which are a webhook's number */
    hook_run *run;
} DOINGS[] = {
    { "list", 0, false, do_list }, { "add", 1, false, do_add }, { "rotate", 1, true, do_rotate },
    { "on", 1, true, do_on },      { "off", 1, true, do_off },  { "remove", 1, true, do_remove },
};

enum rc cmd_hook(struct cli *cli, struct err *err)
{
    size_t i = 0;
    while (i < LEN(DOINGS) && !text_eq(text_of(DOINGS[i].word), text_of(cli->arg[0])))
        i++;
    if (i == LEN(DOINGS))
        return cli_usage(cli->command, err, _("'%s' is nothing to do with a webhook"), cli->arg[0]);
    if (cli->nargs - 1 != DOINGS[i].given)
        return cli_usage(cli->command, err, _("'hook %s' is not said like that"), cli->arg[0]);
    struct doing d = { .cli = cli, .who = congvu_who_console(cli_operator(cli)) };
    if (DOINGS[i].number && !text_int(text_of(cli->arg[1]), &d.id))
        return cli_usage(cli->command, err, _("'%s' is no number of a webhook: 'hook list' prints them"), cli->arg[1]);
    enum rc rc = cli_open(cli, true, &d.app, err);
    if (rc != RC_OK)
        return rc;
    sbuf_init(&d.out, ANSWER_BYTES_MAX);
    rc = DOINGS[i].run(&d, err);
    congvu_close(d.app);
    return cli_answer(&d.out, rc, err);
}
