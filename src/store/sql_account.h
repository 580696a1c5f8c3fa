/* sql_account.h -- the statements about accounts: rows of the one table (sql.h). Private to store. */
#ifndef CONGVU_SQL_ACCOUNT_H
#define CONGVU_SQL_ACCOUNT_H

#define SQL_ACCOUNT_COLUMNS                                                                                            \
    "id, name, person, password, factor, factor_new, factor_step, locked, created, signed_in, lang, keys, digest, " \
    "issuer, subject, email"
#define SQL_SESSION_COLUMNS "id, account, digest, address, surety, began, seen, expires"
#define SQL_TOKEN_COLUMNS   "id, account, digest, label, scope, created, expires, used"
#define SQL_GRANT_COLUMNS   "seq, account, ends, right_word, unit, kind, granted_by, day_from, day_to, at"
#define SQL_EVENT_COLUMNS   "seq, at, account, address, what, subject, detail"

#define SQL_ACCOUNT_LIST(X)                                                                                            \
    X(FORMAT, "SELECT user_version FROM pragma_user_version WHERE $1 > 0")                                             \
    X(ACCOUNT_LAST, "SELECT coalesce(max(id), 0) FROM account WHERE realm = $1")                                       \
    X(ACCOUNT_ADD,                                                                                                     \
      "INSERT INTO account (realm, " SQL_ACCOUNT_COLUMNS ")"                                                           \
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)")                                         \
    X(ACCOUNT_PUT,                                                                                                     \
      "UPDATE account SET (name, person, password, factor, factor_new, factor_step, locked, created, signed_in, lang," \
      " keys, digest, issuer, subject, email) = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"              \
      " WHERE realm = $1 AND id = $2")           \
    X(ACCOUNT, "SELECT " SQL_ACCOUNT_COLUMNS " FROM account WHERE realm = $1 AND id = $2")                             \
    X(ACCOUNT_NAMED, "SELECT " SQL_ACCOUNT_COLUMNS " FROM account WHERE realm = $1 AND name = $2")                     \
    X(ACCOUNT_BOUND,                                                                                                   \
      "SELECT " SQL_ACCOUNT_COLUMNS " FROM account"                                                                    \
      " WHERE realm = $1 AND issuer = $2 AND subject = $3 AND subject <> ''")                                          \
    X(ACCOUNTS, "SELECT " SQL_ACCOUNT_COLUMNS " FROM account WHERE realm = $1 ORDER BY name")                          \
    X(ACCOUNT_CHANGE, "SELECT n FROM account_change WHERE realm = $1")                                                 \
    X(ACCOUNT_CHANGED,                                                                                                 \
      "INSERT INTO account_change (realm, n) VALUES ($1, 1)"                                                           \
      " ON CONFLICT (realm) DO UPDATE SET n = account_change.n + 1")                                                   \
    X(SESSION_ADD,                                                                                                     \
      "INSERT INTO session (realm, " SQL_SESSION_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")              \
    X(SESSION, "SELECT " SQL_SESSION_COLUMNS " FROM session WHERE realm = $1 AND digest = $2")                         \
    X(SESSION_SEEN, "UPDATE session SET seen = $3 WHERE realm = $1 AND id = $2")                                       \
    X(SESSION_END, "DELETE FROM session WHERE realm = $1 AND id = $2")                                                 \
    X(SESSIONS_END,                                                                                                    \
      "DELETE FROM session WHERE realm = $1 AND account = $2 AND id NOT IN"                                            \
      " (SELECT id FROM session WHERE realm = $1 AND account = $2 ORDER BY id DESC LIMIT $3)")                         \
    X(SESSIONS_SWEEP, "DELETE FROM session WHERE realm = $1 AND (seen < $2 OR expires <= $3)")                         \
    X(TOKEN_ADD,                                                                                                       \
      "INSERT INTO token (realm, " SQL_TOKEN_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")                  \
    X(TOKEN, "SELECT " SQL_TOKEN_COLUMNS " FROM token WHERE realm = $1 AND digest = $2")                               \
    X(TOKENS, "SELECT " SQL_TOKEN_COLUMNS " FROM token WHERE realm = $1 AND account = $2 ORDER BY id")                 \
    X(TOKEN_USED, "UPDATE token SET used = $3 WHERE realm = $1 AND id = $2")                                           \
    X(TOKEN_HAS, "SELECT id FROM token WHERE realm = $1 AND account = $2 AND id = $3")                                 \
    X(TOKEN_END, "DELETE FROM token WHERE realm = $1 AND account = $2 AND id = $3")                                    \
    X(OWN_VIEWS, "SELECT json FROM own_views WHERE realm = $1 AND account = $2")                                       \
    X(OWN_VIEWS_PUT,                                                                                                   \
      "INSERT INTO own_views (realm, account, json) VALUES ($1, $2, $3)"                                               \
      " ON CONFLICT (realm, account) DO UPDATE SET json = $3")                                                         \
    X(LINK_ADD,                                                                                                        \
      "INSERT INTO link (realm, digest, account, created, expires) VALUES ($1, $2, $3, $4, $5)")                       \
    X(LINK, "SELECT digest, account, created, expires FROM link WHERE realm = $1 AND digest = $2")                     \
    X(LINKS_END, "DELETE FROM link WHERE realm = $1 AND account = $2")                                                 \
    X(ATTEMPT, "SELECT wrong, last, wait FROM attempt WHERE realm = $1 AND key = $2")                                  \
    X(ATTEMPT_PUT,                                                                                                     \
      "INSERT INTO attempt (realm, key, wrong, last, wait) VALUES ($1, $2, $3, $4, $5)"                                \
      " ON CONFLICT (realm, key) DO UPDATE SET (wrong, last, wait) = ($3, $4, $5)")                                    \
    X(ATTEMPT_END, "DELETE FROM attempt WHERE realm = $1 AND key = $2")                                                \
    X(ATTEMPTS_SWEEP, "DELETE FROM attempt WHERE realm = $1 AND last < $2 AND wait < $2")                              \
    X(GRANT_LAST, "SELECT coalesce(max(seq), 0) FROM account_grant WHERE realm = $1")                                  \
    X(GRANT_ADD,                                                                                                       \
      "INSERT INTO account_grant (realm, " SQL_GRANT_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)") \
    X(GRANTS, "SELECT " SQL_GRANT_COLUMNS " FROM account_grant WHERE realm = $1 AND ($2 = 0 OR account = $2) ORDER BY seq") \
    X(EVENT_LAST, "SELECT coalesce(max(seq), 0) FROM account_event WHERE realm = $1")                                  \
    X(EVENT_ADD,                                                                                                       \
      "INSERT INTO account_event (realm, " SQL_EVENT_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")              \
    X(EVENTS,                                                                                                          \
      "SELECT " SQL_EVENT_COLUMNS " FROM account_event WHERE realm = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3")      \
    X(EVENTS_OF,                                                                                                       \
      "SELECT " SQL_EVENT_COLUMNS " FROM account_event WHERE realm = $1 AND seq < $2 AND account = $4"                 \
      " ORDER BY seq DESC LIMIT $3")

#endif
