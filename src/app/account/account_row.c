/* account_row.c -- what every change of an account stands on: its row, its name, its person, its links, the rights it holds. */
#include "app/account/account.h"

#include "base/i18n.h"

enum { NAME_MIN = 3, NAME_MAX = 64 };

const char *const CONGVU_RIGHT_WORDS[CONGVU_RIGHT_COUNT + 1] = {
#define X(name, word, help) word,
    CONGVU_RIGHT_LIST(X)
#undef X
};
const char *const CONGVU_TOKEN_SCOPE_WORDS[CONGVU_TOKEN_SCOPES + 1] = { "read", "write", "feed", NULL };

enum rc account_name_check(struct text name, struct err *err)
{
    bool good = name.n >= NAME_MIN && name.n <= NAME_MAX;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        good &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    }
    return good ? RC_OK
                : err_set(err, PB_WRONG_VALUE,
                          _("an account's name has %d to %d characters: a to z, 0 to 9, '.', '_' and '-'"), NAME_MIN,
                          NAME_MAX);
}

enum rc account_find(struct conn *conn, struct arena *a, struct text name, struct account_row *out, struct err *err)
{
    bool found;
    struct account_row row;
    enum rc rc = store_account_named(conn, a, name, &row, &found, err);
    if (rc == RC_OK && !found)
        rc = err_set(err, PB_UNKNOWN_ACCOUNT, _("there is no account '%.*s'"), TEXT_FMT(name));
    if (rc == RC_OK)
        *out = row;
    return rc;
}

enum rc account_changed(struct conn *conn, const struct account_row *row, bool sessions, struct err *err)
{
    enum rc rc = store_account_put(conn, row, err);
    if (rc == RC_OK && sessions)
        rc = store_sessions_end(conn, row->id, 0, err);
    return rc == RC_OK ? store_account_changed(conn, err) : rc;
}

enum rc admin_exists(struct conn *conn, struct arena *a, struct day today, int64_t without, int64_t without_grant,
                     bool *yes, struct err *err)
{
    struct grant_row *rows;
    size_t n;
    enum rc rc = store_grants(conn, a, 0, &rows, &n, err);
    *yes = false;
    for (size_t i = 0; rc == RC_OK && i < n && !*yes; i++) {
        struct account_row account;
        bool found;
        if (!text_eq(rows[i].right, text_of(CONGVU_RIGHT_WORDS[CONGVU_RIGHT_ADMIN])) || rows[i].account == without ||
            rows[i].seq == without_grant || !grant_holds(rows, n, i, today))
            continue;
        rc = store_account(conn, a, rows[i].account, &account, &found, err);
        *yes = rc == RC_OK && found && !account.locked && account.password.n > 0;
    }
    return rc;
}

/* Is the i-th row a grant that holds on that day and has not been revoked? */
bool grant_holds(const struct grant_row *rows, size_t n, size_t i, struct day today)
{
    if (rows[i].ends || today.n < rows[i].from.n || today.n > rows[i].to.n)
        return false;
    for (size_t k = i + 1; k < n; k++)
        if (rows[k].ends == rows[i].seq)
            return false;
    return true;
}

enum rc person_code(struct congvu *app, struct conn *conn, struct arena *a, struct text person, struct text *code,
                    struct err *err)
{
    struct loaded *loaded;
    person_id p;
    *code = TEXT_NONE;
    if (text_empty(person))
        return RC_OK;
    enum rc rc = world_hold(app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    rc = org_resolve_person(loaded->world.org, person, &p, err);
    if (rc == RC_OK)
        *code = text_dup(a, org_person_code(loaded->world.org, p));
    world_release(app, loaded);
    return rc;
}

enum rc link_make(struct conn *conn, struct arena *a, int64_t account, struct instant now, int minutes,
                  struct congvu_link *out, struct err *err)
{
    struct congvu_link link = { secret_new(a), { now.us + minutes * US_MINUTE } };
    struct link_row row = { secret_digest(a, link.token), account, now, link.expires };
    enum rc rc = store_link_put(conn, &row, err);
    if (rc == RC_OK)
        *out = link;
    return rc;
}
