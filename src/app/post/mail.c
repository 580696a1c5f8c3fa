/* mail.c -- a pass of the post: make, write, send, settle (mail.h). */
#include "app/net/smtp.h"
#include "app/post/mailer.h"

#include "base/i18n.h"

#include <sodium.h>
#include <stdlib.h>

enum { LETTERS_A_PASS = 200, MESSAGE_BYTES_MAX = 4 << 20, STATUS_ROWS = 100 };

/* --- opening ------------------------------------------------------------------------------------------------------- */

static enum rc settings_check(const struct congvu_mail_settings *s, struct err *err)
{
    if (!smtp_allows(s->server))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no mail server: write smtp://HOST:587 or smtps://HOST:465"),
                       TEXT_FMT(s->server));
    if (!mime_address(s->from))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no mail address"), TEXT_FMT(s->from));
    if (s->digest_minute < 0 || s->digest_minute >= 24 * 60)
        return err_set(err, PB_WRONG_VALUE, _("a morning's letter has an hour of the day"));
    return RC_OK;
}

enum rc congvu_mail_open(struct congvu *app, const struct congvu_mail_settings *s, const char *origin,
                         struct congvu_mailer **out, struct err *err)
{
    enum rc rc = settings_check(s, err);
    if (rc != RC_OK)
        return rc;
    struct congvu_mailer *m = calloc(1, sizeof *m);
    if (!m)
        return err_set(err, PB_IO, _("no memory is left"));
    struct arena *a = arena_new();
    *m = (struct congvu_mailer){ .app = app, .a = a, .origin = text_cstr(a, text_of(origin)) };
    struct names name = text_empty(s->name.vi) ? names_same(app->meta.province) : s->name;
    m->s = (struct congvu_mail_settings){ .server = text_dup(a, s->server),
                                          .user = text_dup(a, s->user),
                                          .password = text_dup(a, s->password),
                                          .from = text_dup(a, s->from),
                                          .name = { text_dup(a, name.vi), text_dup(a, name.en) },
                                          .authorities = text_dup(a, s->authorities),
                                          .digest_minute = s->digest_minute };
    *out = m;
    return RC_OK;
}

void congvu_mail_close(struct congvu_mailer *m)
{
    if (!m)
        return;
    arena_free(m->a);
    free(m);
}

void congvu_mail_stop(struct congvu_mailer *m) { atomic_store(&m->stop, true); }

/* --- one letter ------------------------------------------------------------------------------------------------------ */

/* The same for every try of a row, so that a reader's program knows a second copy; and nobody else's. */
static struct text message_id(const struct congvu_mailer *m, struct arena *a, const struct outbox_row *row)
{
    struct text what =
        text_printf(a, "%lld/%lld/%.*s", (long long)m->app->meta.created.us, (long long)row->id, TEXT_FMT(row->key));
    struct text digest = secret_key(a, "message", what);
    char hex[2 * 16 + 1];
    sodium_bin2hex(hex, sizeof hex, (const unsigned char *)digest.p, 16);
    size_t at = text_find(m->s.from, TEXT("@"), 0);
    return text_printf(a, "%s%.*s", hex, TEXT_FMT(text_sub(m->s.from, at, m->s.from.n)));
}

static enum smtp_verdict send_letter(struct congvu_mailer *m, struct arena *a, const struct outbox_row *row,
                                     const struct mail_paper *paper, struct text *why)
{
    struct sbuf message;
    const struct smtp_server server = { m->s.server, m->s.user, m->s.password, m->s.authorities };
    const struct mime_mail mail = { .from = m->s.from,
                                    .from_name = names_in(m->s.name, paper->lang),
                                    .to = paper->to.email,
                                    .to_name = paper->to_name,
                                    .message_id = message_id(m, a, row),
                                    .date = accounts_now(m->app),
                                    .lang = paper->lang,
                                    .letter = &paper->letter };
    sbuf_init(&message, MESSAGE_BYTES_MAX);
    mime_write(&message, &mail);
    enum smtp_verdict v = smtp_send(a, &server, m->s.from, paper->to.email, sbuf_text(&message), &m->stop, why);
    sbuf_release(&message);
    return v;
}

/* An urging that comes twice is a nuisance, one that never comes a failure; of a digest it is the other way round. */
static enum outbox_state state_of(enum smtp_verdict v, const struct outbox_row *row)
{
    switch (v) {
    case SMTP_SENT: return OUTBOX_SENT;
    case SMTP_AGAIN:
    case SMTP_DOWN: return OUTBOX_WAITING;
    case SMTP_REFUSED: return OUTBOX_FAILED;
    case SMTP_UNSURE: return text_eq(row->what, text_of(MAIL_DIGEST)) ? OUTBOX_UNSURE : OUTBOX_WAITING;
    }
    return OUTBOX_WAITING;
}

/* *down: the server takes no letter at all. */
static enum rc send_row(struct congvu_mailer *m, struct arena *a, struct outbox_row *row, bool *down, struct err *err)
{
    struct mail_paper paper = { .lang = "vi" };
    enum mail_written what;
    struct text why = TEXT_NONE;
    enum rc rc = mail_write(m, a, row, &paper, &what, err);
    if (rc != RC_OK)
        return rc;
    if (what == MAIL_NOTHING)
        return outbox_settle(m->app, row, OUTBOX_NOTHING, TEXT_NONE, err);
    if (what == MAIL_TOO_LATE)
        return outbox_settle(m->app, row, OUTBOX_FAILED, row->why.n ? row->why : TEXT("its day has passed"), err);
    rc = outbox_take(m->app, row, err);
    if (rc != RC_OK)
        return rc;
    enum smtp_verdict v = send_letter(m, a, row, &paper, &why);
    *down = v == SMTP_DOWN;
    return outbox_settle(m->app, row, state_of(v, row), why, err);
}

/* --- a pass ----------------------------------------------------------------------------------------------------------- */

static enum rc due_rows(struct congvu_mailer *m, struct arena *a, struct outbox_row **rows, size_t *n, struct err *err)
{
    struct conn *conn = NULL;
    enum rc rc = store_read(m->app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_outbox_due(conn, a, OUTBOX_MAIL, accounts_now(m->app), LETTERS_A_PASS, rows, n, err);
    store_done(conn);
    return rc;
}

static enum rc send_due(struct congvu_mailer *m, struct congvu_mail_passed *out, struct err *err)
{
    struct arena *a = arena_new();
    struct outbox_row *rows;
    size_t n = 0;
    bool down = false;
    enum rc rc = due_rows(m, a, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n && !down && !atomic_load(&m->stop); i++) {
        struct arena *one = arena_new();
        rc = send_row(m, one, &rows[i], &down, err);
        out->sent += rows[i].state == OUTBOX_SENT;
        out->waiting += rows[i].state == OUTBOX_WAITING;
        out->given_up += rows[i].state == OUTBOX_FAILED || rows[i].state == OUTBOX_UNSURE;
        arena_free(one);
    }
    arena_free(a);
    return rc;
}

enum rc congvu_mail_pass(struct congvu_mailer *m, struct congvu_mail_passed *out, struct err *err)
{
    int64_t made;
    *out = (struct congvu_mail_passed){ 0 };
    enum rc rc = m->recovered ? RC_OK : outbox_recover(m->app, OUTBOX_MAIL, MAIL_DIGEST, err);
    m->recovered |= rc == RC_OK;
    if (rc == RC_OK)
        rc = mail_make_urgings(m, err);
    if (rc == RC_OK)
        rc = mail_make_digests(m, false, &made, err);
    return rc == RC_OK ? send_due(m, out, err) : rc;
}

enum rc congvu_mail_digests(struct congvu_mailer *m, int64_t *made, struct err *err)
{
    return mail_make_digests(m, true, made, err);
}

/* --- what became of them ------------------------------------------------------------------------------------------------ */

static enum rc names_of(struct conn *conn, struct arena *a, const struct outbox_row *rows,
                        struct congvu_mail_state *out, struct err *err)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < out->n; i++) {
        struct account_row account;
        bool found;
        const struct outbox_row *r = &rows[i];
        rc = store_account(conn, a, r->to, &account, &found, err);
        out->rows[i] = (struct congvu_sending){ r->id,   r->tries, r->what, TEXT_NONE, OUTBOX_STATE_WORDS[r->state],
                                                r->made, r->next,  r->done, r->why };
        if (rc == RC_OK && found)
            out->rows[i].to = account.name;
    }
    return rc;
}

enum rc congvu_mail_status(struct congvu *app, struct arena *a, const struct congvu_who *who,
                           struct congvu_mail_state *out, struct err *err)
{
    struct conn *conn = NULL;
    struct outbox_row *rows;
    int64_t counts[OUTBOX_STATES];
    struct congvu_mail_state state = { 0 };
    enum rc rc = admin_only(app, who, "mail", TEXT_NONE, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_outbox_count(conn, OUTBOX_MAIL, counts, err);
    if (rc == RC_OK)
        rc = store_outbox_last(conn, a, OUTBOX_MAIL, STATUS_ROWS, &rows, &state.n, err);
    if (rc == RC_OK) {
        state.rows = ARENA_ARRAY(a, struct congvu_sending, state.n);
        rc = names_of(conn, a, rows, &state, err);
    }
    store_done(conn);
    if (rc != RC_OK)
        return rc;
    state.waiting = counts[OUTBOX_WAITING] + counts[OUTBOX_SENDING];
    state.sent = counts[OUTBOX_SENT];
    state.failed = counts[OUTBOX_FAILED];
    state.unsure = counts[OUTBOX_UNSURE];
    *out = state;
    return RC_OK;
}
