/* cmd_account.c -- accounts, at the console of the machine: who sits there is the administrator, and is named in the record. */
#include "cli/cmd.h"

#include "app/accounts.h"
#include "base/i18n.h"
#include "cli/cells.h"
#include "cli/unseen.h"

struct doing {
    struct cli *cli;
    struct congvu *app;
    struct congvu_who who;
    struct text name;
    struct sbuf out;
};

typedef enum rc account_run(struct doing *d, struct err *err);

/* --- showing -------------------------------------------------------------------------------------------------------------------- */

static struct text when(struct doing *d, struct instant t)
{
    char buf[INSTANT_CHARS];
    return instant_is_max(t) ? TEXT("-") : text_dup(d->cli->arena, text_of(instant_vn(t, false, buf)));
}

static struct text state_of(const struct congvu_account *a)
{
    return text_of(a->locked ? _("locked") : a->has_password ? _("active") : _("no password yet"));
}

static struct text rights_of(struct doing *d, const struct congvu_account *a)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < a->ngrants; i++)
        all = text_printf(d->cli->arena, "%.*s%s%s", TEXT_FMT(all), i ? ", " : "",
                          CONGVU_RIGHT_WORDS[a->grants[i].right]);
    return text_empty(all) ? TEXT("-") : all;
}

static enum rc do_list(struct doing *d, struct err *err)
{
    static const char *const HEADS[] = { N_("Account"),      N_("Person"), N_("State"), N_("Second factor"),
                                         N_("Last sign-in"), N_("Rights"), NULL };
    struct congvu_account *list;
    size_t n;
    struct cells c;
    enum rc rc = congvu_accounts(d->app, d->cli->arena, &d->who, TEXT_NONE, &list, &n, err);
    if (rc != RC_OK)
        return rc;
    cells_heads(&c, d->cli->arena, HEADS);
    for (size_t i = 0; i < n; i++) {
        cells_add(&c, list[i].name);
        cells_add(&c, list[i].person_name);
        cells_add(&c, state_of(&list[i]));
        cells_add(&c, text_of(list[i].second_factor ? _("yes") : _("no")));
        cells_add(&c, when(d, list[i].signed_in));
        cells_add(&c, rights_of(d, &list[i]));
    }
    cells_print(&c, &d->out);
    return RC_OK;
}

static struct text day_text(struct doing *d, struct day day)
{
    char buf[INSTANT_CHARS];
    return day.n == DAY_MAX.n ? TEXT("-") : text_dup(d->cli->arena, text_of(day_vn(day, buf)));
}

static struct text or_all(struct text t) { return text_empty(t) ? text_of(_("all")) : t; }

static enum rc do_show(struct doing *d, struct err *err)
{
    static const char *const HEADS[] = { N_("No."), N_("Right"), N_("Unit"), N_("Kind"), N_("From"), N_("To"), NULL };
    struct congvu_account *a;
    size_t n;
    struct cells c;
    enum rc rc = congvu_accounts(d->app, d->cli->arena, &d->who, d->name, &a, &n, err);
    if (rc != RC_OK)
        return rc;
    sbuf_printf(&d->out, "%.*s  %.*s  %.*s\n", TEXT_FMT(a->name), TEXT_FMT(a->person_name), TEXT_FMT(state_of(a)));
    sbuf_printf(&d->out, _("second factor: %s; made: %.*s; last sign-in: %.*s\n"),
                a->second_factor ? _("yes") : _("no"), TEXT_FMT(when(d, a->created)), TEXT_FMT(when(d, a->signed_in)));
    if (a->subject.n)
        sbuf_printf(&d->out, _("signs in as '%.*s' of %.*s\n"), TEXT_FMT(a->subject), TEXT_FMT(a->issuer));
    if (a->email.n)
        sbuf_printf(&d->out, _("letters go to %.*s\n"), TEXT_FMT(a->email));
    if (!a->ngrants)
        return RC_OK;
    cells_heads(&c, d->cli->arena, HEADS);
    for (size_t i = 0; i < a->ngrants; i++) {
        const struct congvu_grant *g = &a->grants[i];
        cells_add(&c, text_printf(d->cli->arena, "%lld", (long long)g->seq));
        cells_add(&c, text_of(CONGVU_RIGHT_WORDS[g->right]));
        cells_add(&c, or_all(g->unit));
        cells_add(&c, or_all(g->kind));
        cells_add(&c, day_text(d, g->from));
        cells_add(&c, day_text(d, g->to));
    }
    cells_print(&c, &d->out);
    return RC_OK;
}

static enum rc do_record(struct doing *d, struct err *err)
{
    static const char *const HEADS[] = { N_("When"),   N_("Who"), N_("From where"), N_("What"), N_("On"),
                                         N_("Detail"), NULL };
    struct congvu_event *list;
    size_t n;
    int64_t max;
    struct cells c;
    enum rc rc = cli_number(d->cli, OPT_MAX, "--max", 1, 100, &max, err);
    if (rc == RC_OK)
        rc = congvu_record_of(d->app, d->cli->arena, &d->who, d->name, 0, (size_t)max, &list, &n, err);
    if (rc != RC_OK)
        return rc;
    cells_heads(&c, d->cli->arena, HEADS);
    for (size_t i = 0; i < n; i++) {
        const struct text t[] = { when(d, list[i].at), list[i].account, list[i].address,
                                  list[i].what,        list[i].on,      list[i].detail };
        for (size_t k = 0; k < LEN(t); k++)
            cells_add(&c, t[k]);
    }
    cells_print(&c, &d->out);
    return RC_OK;
}

/* --- changing ------------------------------------------------------------------------------------------------------------------- */

static enum rc say_link(struct doing *d, const struct congvu_link *link)
{
    struct text until = when(d, link->expires);
    if (!cli_has(d->cli, OPT_QUIET))
        sbuf_printf(&d->out,
                    _("one-time link for the password of '%.*s', valid until %.*s; add it to the server's address:\n"),
                    TEXT_FMT(d->name), TEXT_FMT(until));
    sbuf_printf(&d->out, "%s%.*s\n", cli_has(d->cli, OPT_QUIET) ? "" : "/setup#", TEXT_FMT(link->token));
    return RC_OK;
}

static enum rc do_add(struct doing *d, struct err *err)
{
    struct congvu_link link;
    enum rc rc = congvu_account_add(d->app, d->cli->arena, &d->who, d->name, cli_text(d->cli, OPT_PERSON), &link, err);
    return rc == RC_OK ? say_link(d, &link) : rc;
}

static enum rc do_reset(struct doing *d, struct err *err)
{
    struct congvu_link link;
    enum rc rc = congvu_account_reset(d->app, d->cli->arena, &d->who, d->name, &link, err);
    return rc == RC_OK ? say_link(d, &link) : rc;
}

static enum rc do_password(struct doing *d, struct err *err)
{
    struct congvu_link link;
    struct text password;
    int64_t fd;
    enum rc rc = cli_number(d->cli, OPT_PASSWORD_FD, "--password-fd", 0, -1, &fd, err);
    if (rc == RC_OK)
        rc = fd < 0 ? unseen_ask(d->cli->arena, &password, err) : unseen_read(d->cli->arena, (int)fd, &password, err);
    if (rc == RC_OK) /* what the link would refuse must not end the password there is */
        rc = congvu_password_check(d->name, password, err);
    if (rc == RC_OK)
        rc = congvu_account_reset(d->app, d->cli->arena, &d->who, d->name, &link, err);
    if (rc != RC_OK)
        return rc;
    struct congvu_link_use use = { .token = link.token, .password = password, .address = d->who.address };
    return congvu_link_use(d->app, &use, err);
}

static enum rc do_person(struct doing *d, struct err *err)
{
    return congvu_account_person(d->app, &d->who, d->name, cli_text(d->cli, OPT_PERSON), err);
}
static enum rc do_bind(struct doing *d, struct err *err)
{
    struct text subject = d->cli->nargs > 2 ? text_of(d->cli->arg[2]) : TEXT_NONE;
    return congvu_account_bind(d->app, &d->who, d->name, cli_text(d->cli, OPT_ISSUER), subject, err);
}
static enum rc do_address(struct doing *d, struct err *err)
{
    struct text address = d->cli->nargs > 2 ? text_of(d->cli->arg[2]) : TEXT_NONE;
    return congvu_account_email(d->app, &d->who, d->name, address, err);
}
static enum rc do_lock(struct doing *d, struct err *err)
{
    return congvu_account_lock(d->app, &d->who, d->name, true, err);
}
static enum rc do_unlock(struct doing *d, struct err *err)
{
    return congvu_account_lock(d->app, &d->who, d->name, false, err);
}
static enum rc do_factor_off(struct doing *d, struct err *err)
{
    return congvu_account_second_factor_off(d->app, &d->who, d->name, err);
}

static enum rc day_option(const struct cli *cli, enum opt id, struct day none, struct day *out, struct err *err)
{
    *out = none;
    if (!cli_has(cli, id) || day_parse(cli_text(cli, id), out))
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%s' is no date: write 2025-08-14"), cli->option[id]);
}

static enum rc do_grant(struct doing *d, struct err *err)
{
    struct congvu_grant g = { .right = word_index(CONGVU_RIGHT_WORDS, text_of(d->cli->arg[2])),
                              .unit = cli_text(d->cli, OPT_UNIT),
                              .kind = cli_text(d->cli, OPT_KIND) };
    enum rc rc = day_option(d->cli, OPT_FROM, DAY_MIN, &g.from, err);
    if (rc == RC_OK)
        rc = day_option(d->cli, OPT_TO, DAY_MAX, &g.to, err);
    return rc == RC_OK ? congvu_grant(d->app, &d->who, d->name, &g, err) : rc;
}

static enum rc do_revoke(struct doing *d, struct err *err)
{
    int64_t seq;
    if (!text_int(text_of(d->cli->arg[2]), &seq))
        return cli_usage(d->cli->command, err, _("'%s' is no number of a right: 'account show' prints them"),
                         d->cli->arg[2]);
    return congvu_revoke(d->app, &d->who, d->name, seq, err);
}

static const struct {
    const char *word;
    size_t min, max; /* arguments after the word */
    account_run *run;
} DOINGS[] = {
    { "list", 0, 0, do_list },     { "show", 1, 1, do_show },       { "add", 1, 1, do_add },
    { "person", 1, 1, do_person }, { "reset", 1, 1, do_reset },     { "password", 1, 1, do_password },
    { "lock", 1, 1, do_lock },     { "unlock", 1, 1, do_unlock },   { "second-factor-off", 1, 1, do_factor_off },
    { "bind", 1, 2, do_bind },     { "address", 1, 2, do_address }, { "grant", 2, 2, do_grant },
    { "revoke", 2, 2, do_revoke }, { "record", 0, 1, do_record },
};

enum rc cmd_account(struct cli *cli, struct err *err)
{
    size_t i = 0, given = cli->nargs - 1;
    while (i < LEN(DOINGS) && !text_eq(text_of(DOINGS[i].word), text_of(cli->arg[0])))
        i++;
    if (i == LEN(DOINGS))
        return cli_usage(cli->command, err, _("'%s' is nothing to do with an account"), cli->arg[0]);
    if (given < DOINGS[i].min || given > DOINGS[i].max)
        return cli_usage(cli->command, err, _("'account %s' is not said like that"), cli->arg[0]);
    struct doing d = { .cli = cli,
                       .who = congvu_who_console(cli_operator(cli)),
                       .name = given ? text_of(cli->arg[1]) : TEXT_NONE };
    enum rc rc = cli_open(cli, true, &d.app, err);
    if (rc != RC_OK)
        return rc;
    sbuf_init(&d.out, ANSWER_BYTES_MAX);
    rc = DOINGS[i].run(&d, err);
    congvu_close(d.app);
    return cli_answer(&d.out, rc, err);
}
