/* token.c -- API tokens: for programs, and for a calendar's address. */
#include "app/account/account.h"

#include "base/i18n.h"

struct tokening {
    struct congvu *app;
    struct arena *a;
    const struct congvu_who *who;
    struct instant now;
    struct congvu_token *token;
    struct text secret;
    int64_t id; /* to end */
};

enum rc congvu_tokens(struct congvu *app, struct arena *a, const struct congvu_who *who, struct congvu_token **list,
                      size_t *n, struct err *err)
{
    struct conn *conn = NULL;
    struct account_row account;
    struct token_row *rows;
    size_t count;
    enum rc rc = session_only(app, who, "tokens", err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = account_find(conn, a, who->account, &account, err);
    if (rc == RC_OK)
        rc = store_tokens(conn, a, account.id, &rows, &count, err);
    store_done(conn);
    if (rc != RC_OK)
        return rc;
    *list = ARENA_ARRAY(a, struct congvu_token, count);
    for (size_t i = 0; i < count; i++)
        (*list)[i] = (struct congvu_token){ rows[i].id,      rows[i].label,   (enum congvu_token_scope)rows[i].scope,
                                            rows[i].created, rows[i].expires, rows[i].used };
    *n = count;
    return RC_OK;
}

static enum rc new_job(struct conn *conn, void *arg, struct err *err)
{
    struct tokening *t = arg;
    struct account_row account;
    struct token_row *rows, row = { .digest = secret_digest(t->a, t->secret),
                                    .label = t->token->label,
                                    .scope = (int)t->token->scope,
                                    .created = t->now,
                                    .expires = t->token->expires,
                                    .used = INSTANT_MAX };
    size_t n;
    enum rc rc = account_find(conn, t->a, t->who->account, &account, err);
    if (rc == RC_OK)
        rc = store_tokens(conn, t->a, account.id, &rows, &n, err);
    if (rc == RC_OK && n >= TOKENS_MAX)
        rc = err_set(err, PB_TOO_LARGE, _("an account has at most %d tokens: end one that is not used"), TOKENS_MAX);
    if (rc == RC_OK)
        rc = event_note(conn, t->who, t->now, "token", text_of(CONGVU_TOKEN_SCOPE_WORDS[row.scope]), row.label, &row.id,
                        err);
    if (rc != RC_OK)
        return rc;
    row.account = account.id;
    t->token->id = row.id;
    return store_token_add(conn, &row, err);
}

enum rc congvu_token_new(struct congvu *app, struct arena *a, const struct congvu_who *who, struct congvu_token *token,
                         struct text *secret, struct err *err)
{
    struct tokening t = { app, a, who, accounts_now(app), token, secret_new(a), 0 };
    struct instant last = { t.now.us + TOKEN_DAYS_MAX * US_DAY };
    enum rc rc = session_only(app, who, "token", err);
    if (rc == RC_OK && (text_empty(token->label) || text_points(token->label) > LABEL_MAX))
        rc = err_set(err, PB_WRONG_VALUE, _("a token needs a label of 1 to %d letters"), LABEL_MAX);
    if (rc == RC_OK && (unsigned)token->scope >= CONGVU_TOKEN_SCOPES)
        rc = err_set(err, PB_WRONG_VALUE, _("a token is for read, write or feed"));
    if (token->expires.us == 0 || instant_is_max(token->expires))
        token->expires = last;
    if (rc == RC_OK && (!instant_before(t.now, token->expires) || instant_before(last, token->expires)))
        rc = err_set(err, PB_WRONG_VALUE, _("a token ends at some instant within a year from now"));
    if (rc == RC_OK)
        rc = store_write(app->store, new_job, &t, err);
    if (rc != RC_OK)
        return rc;
    token->created = t.now;
    token->used = INSTANT_MAX;
    *secret = t.secret;
    return RC_OK;
}

static enum rc end_job(struct conn *conn, void *arg, struct err *err)
{
    struct tokening *t = arg;
    struct account_row account;
    bool ended;
    enum rc rc = account_find(conn, t->a, t->who->account, &account, err);
    if (rc == RC_OK)
        rc = store_token_end(conn, account.id, t->id, &ended, err);
    if (rc == RC_OK && !ended)
        rc = err_set(err, PB_UNKNOWN_REFERENCE, _("the account has no token number %lld"), (long long)t->id);
    if (rc == RC_OK)
        rc = event_note(conn, t->who, t->now, "token-off", TEXT_NONE, text_printf(t->a, "%lld", (long long)t->id), NULL,
                        err);
    return rc == RC_OK ? store_account_changed(conn, err) : rc;
}

enum rc congvu_token_revoke(struct congvu *app, const struct congvu_who *who, int64_t id, struct err *err)
{
    struct arena *a = arena_new();
    struct tokening t = { app, a, who, accounts_now(app), NULL, TEXT_NONE, id };
    enum rc rc = session_only(app, who, "token-off", err);
    if (rc == RC_OK)
        rc = store_write(app->store, end_job, &t, err);
    arena_free(a);
    return rc;
}
