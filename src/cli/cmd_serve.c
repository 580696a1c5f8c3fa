/* cmd_serve.c -- the server in the foreground, until it is told to end; and the same with a browser opened on it. */
#include "cli/cmd.h"

#include "app/accounts.h"
#include "app/ledger.h"
#include "base/i18n.h"
#include "cli/settings.h"
#include "http/http.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

enum { GRACE_S = 10, RATE = 100, RATE_MAX = 1000000, CONNECTIONS_EACH = 1000 };

/* --- what it was told ---------------------------------------------------------------------------------------------------- */

static enum rc open_log(const struct cli *cli, FILE **out, struct err *err)
{
    const char *name = cli->option[OPT_ACCESS_LOG];
    *out = NULL;
    if (!name)
        return RC_OK;
    *out = strcmp(name, "-") == 0 ? stderr : fopen(name, "a");
    if (!*out)
        return err_set(err, PB_IO, _("cannot write the log '%s': %s"), name, strerror(errno));
    setvbuf(*out, NULL, _IOLBF, 0);
    return RC_OK;
}

static enum rc vouched_by(struct cli *cli, struct http_config *config, struct err *err)
{
    if (!cli_has(cli, OPT_OIDC))
        return RC_OK;
    struct settings_oidc *s = arena_alloc(cli->arena, sizeof *s);
    enum rc rc = settings_oidc_read(cli->arena, cli->option[OPT_OIDC], s, err);
    config->oidc = &s->provider;
    config->oidc_name = s->name;
    return rc;
}

static enum rc posted_by(struct cli *cli, struct http_config *config, struct err *err)
{
    if (!cli_has(cli, OPT_MAIL))
        return RC_OK;
    struct congvu_mail_settings *s = arena_alloc(cli->arena, sizeof *s);
    enum rc rc = settings_mail_read(cli->arena, cli->option[OPT_MAIL], s, err);
    config->mail = s;
    return rc;
}

/* From the loopback comes our own browser, or a reverse proxy that tells clients apart itself; else each client has its measure. */
static enum rc config_of(struct cli *cli, struct http_config *config, struct err *err)
{
    int64_t rate, connections;
    bool proxied = cli_has(cli, OPT_PROXIED); /* then all connections are the proxy's */
    if (cli_number(cli, OPT_RATE, "--rate", 0, RATE, &rate, err) != RC_OK ||
        cli_number(cli, OPT_CONNECTIONS, "--connections", 0, proxied ? 0 : CONNECTIONS_EACH, &connections, err) !=
            RC_OK)
        return err->rc;
    if (rate > RATE_MAX)
        return cli_usage(cli->command, err, _("--rate takes at most %d"), RATE_MAX);
    if (connections > HTTP_CONNECTIONS_MAX)
        return cli_usage(cli->command, err, _("--connections takes at most %d"), HTTP_CONNECTIONS_MAX);
    *config = (struct http_config){
        .listen = cli->option[OPT_LISTEN],
        .origin = cli->option[OPT_ORIGIN],
        .proxied = proxied,
        .rate = (int)rate,
        .connections_each = (int)connections,
        .signals = cli_has(cli, OPT_SIGNALS),
        .hook_authorities = cli->option[OPT_HOOK_CA],
    };
    if (cli_has(cli, OPT_HOOK_TO))
        config->reach = (enum congvu_reach)word_index(CONGVU_REACH_WORDS, cli_text(cli, OPT_HOOK_TO));
    enum rc rc = vouched_by(cli, config, err);
    if (rc == RC_OK)
        rc = posted_by(cli, config, err);
    return rc == RC_OK ? open_log(cli, &config->access_log, err) : rc;
}

/* --- what it says ------------------------------------------------------------------------------------------------------------ */

/* The first administrator is made by a link that works once; there is no password to begin with. */
static enum rc say_setup(struct cli *cli, struct congvu *app, const char *address, struct text *link, struct err *err)
{
    bool needed;
    struct congvu_link setup;
    char until[INSTANT_CHARS];
    enum rc rc = congvu_setup_needed(app, &needed, err);
    *link = TEXT_NONE;
    if (rc != RC_OK || !needed)
        return rc;
    rc = congvu_setup_begin(app, cli->arena, &setup, err);
    if (rc != RC_OK)
        return rc;
    *link = text_printf(cli->arena, "%s/setup#%.*s", address, TEXT_FMT(setup.token));
    printf(_("There is no administrator yet. Open this link to make the first one; it works once, until %s:\n\n    "
             "%.*s\n\n"),
           instant_vn(setup.expires, false, until), TEXT_FMT(*link));
    return RC_OK;
}

/* By a child of a child, so that nobody has to wait for it. */
static void open_browser(const char *address)
{
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0)
            execlp("xdg-open", "xdg-open", address, (char *)NULL);
        _exit(0);
    }
    if (child > 0)
        waitpid(child, NULL, 0);
}

/* --- running -------------------------------------------------------------------------------------------------------------------- */

/* Before any thread is started, so that all of them leave these signals to us. */
static void hold_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static enum rc serve(struct cli *cli, struct congvu *app, const struct http_config *config, bool browser,
                     struct err *err)
{
    struct http_server *server = NULL;
    struct text link;
    sigset_t set;
    int got;
    hold_signals(&set);
    enum rc rc = http_start(app, config, &server, err);
    if (rc != RC_OK)
        return rc;
    const char *address = http_address(server);
    rc = say_setup(cli, app, config->origin ? config->origin : address, &link, err);
    if (rc == RC_OK) {
        printf(_("The page is at %s  (Ctrl+C ends)\n"), config->origin ? config->origin : address);
        fflush(stdout);
        sd_notify(0, "READY=1");
        if (browser)
            open_browser(text_empty(link) ? address : text_cstr(cli->arena, link));
        sigwait(&set, &got);
        sd_notify(0, "STOPPING=1");
    }
    http_stop(server, GRACE_S);
    return rc;
}

/* The system's allocator gives threads pools of their own, up to eight a processor, and what one pool has to spare is of no use to another.
 * Some fifty threads that mostly wait for the disk need no more than can run. */
static void share_pools(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    (void)mallopt(M_ARENA_MAX, processors > 2 ? (int)processors : 2);
}

static enum rc run(struct cli *cli, bool browser, struct err *err)
{
    struct http_config config = { 0 };
    struct congvu *app = NULL;
    share_pools();
    enum rc rc = config_of(cli, &config, err);
    if (rc == RC_OK)
        rc = cli_open(cli, true, &app, err);
    if (rc == RC_OK)
        rc = congvu_seal_always(app, err);
    if (rc == RC_OK)
        rc = serve(cli, app, &config, browser, err);
    congvu_close(app);
    if (config.access_log && config.access_log != stderr)
        fclose(config.access_log);
    return rc;
}

enum rc cmd_serve(struct cli *cli, struct err *err) { return run(cli, false, err); }
enum rc cmd_ui(struct cli *cli, struct err *err) { return run(cli, true, err); }
