#include "http/beside.h"

#include "http/server.h"

#include "app/leave.h"
#include "app/pages.h"
#include "app/signals.h"

enum { NOTES_MS = 1000, POST_MS = 500, HOOKS_MS = 500, LEAVE_MS = 30000, NIGHT_MS = 60000 };

static void notes(void *app) { (void)congvu_tend(app, NULL); } /* what cannot be done now is tried again */

static void post(void *mailer)
{
    struct congvu_mail_passed passed;
    (void)congvu_mail_pass(mailer, &passed, NULL); /* the rows say what did not go */
}

static enum rc start_post(struct http_server *s, const struct http_config *config, struct err *err)
{
    if (!config->mail)
        return RC_OK;
    enum rc rc = congvu_mail_open(s->app, config->mail, s->origin, &s->mailer, err);
    const struct tend_what what = { post, s->mailer, POST_MS, false };
    return rc == RC_OK ? tend_start(&what, &s->post, err) : rc;
}

static void hooks(void *hooker) { (void)congvu_hooks_pass(hooker, NULL); }

static enum rc start_hooks(struct http_server *s, const struct http_config *config, struct err *err)
{
    s->reach = config->reach;
    enum rc rc = congvu_hooks_open(s->app, config->reach, text_of(config->hook_authorities), &s->hooker, err);
    const struct tend_what what = { hooks, s->hooker, HOOKS_MS, false };
    return rc == RC_OK ? tend_start(&what, &s->hooks, err) : rc;
}

/* The ways say what did not leave. */
static void leave(void *server)
{
    struct http_server *s = server;
    const struct congvu_leave in = { .mail = s->leave_mail, .stop = &s->leave_stop };
    struct congvu_left left;
    (void)congvu_leave_pass(s->app, &in, &left, NULL);
}

static enum rc start_leave(struct http_server *s, const struct http_config *config, struct err *err)
{
    const struct tend_what what = { leave, s, LEAVE_MS, false };
    s->leave_mail = config->mail;
    return tend_start(&what, &s->leave, err);
}

/* It reads the whole record, so nothing else waits for its thread. */
static void night(void *app)
{
    bool ran;
    (void)congvu_signal_night(app, &ran, NULL);
}

static enum rc start_night(struct http_server *s, const struct http_config *config, struct err *err)
{
    const struct tend_what what = { night, s->app, NIGHT_MS, false };
    return config->signals ? tend_start(&what, &s->night, err) : RC_OK;
}

enum rc beside_start(struct http_server *s, const struct http_config *config, struct err *err)
{
    const struct tend_what what = { notes, s->app, NOTES_MS, true };
    enum rc rc = tend_start(&what, &s->tend, err);
    if (rc == RC_OK)
        rc = start_hooks(s, config, err);
    if (rc == RC_OK)
        rc = start_leave(s, config, err);
    if (rc == RC_OK)
        rc = start_night(s, config, err);
    return rc == RC_OK ? start_post(s, config, err) : rc;
}

void beside_hush(struct http_server *s)
{
    atomic_store(&s->leave_stop, true);
    if (s->mailer)
        congvu_mail_stop(s->mailer);
    if (s->hooker)
        congvu_hooks_stop(s->hooker);
}

void beside_stop(struct http_server *s)
{
    beside_hush(s);
    tend_stop(s->night);
    tend_stop(s->post);
    congvu_mail_close(s->mailer);
    tend_stop(s->leave);
    tend_stop(s->hooks);
    congvu_hooks_close(s->hooker);
    tend_stop(s->tend); /* last, so that what the others noted is written */
}
