/* sql_outbox.h -- the statements about what leaves the office: rows of the one table (sql.h). Private to store. */
#ifndef CONGVU_SQL_OUTBOX_H
#define CONGVU_SQL_OUTBOX_H

#define SQL_OUTBOX_COLUMNS "id, way, key, what, receiver, about, body, state, tries, made, next, done, why"

#define SQL_HOOK_COLUMNS   "id, url, secret, events, made_by, live, failures, created, next, why, before, before_until"

#define SQL_OUTBOX_LIST(X)                                                                                             \
    X(OUTBOX_KEY, "SELECT id FROM outbox WHERE realm = $1 AND key = $2")                                               \
    X(OUTBOX_LAST_ID, "SELECT coalesce(max(id), 0) FROM outbox WHERE realm = $1")                                      \
    X(OUTBOX_ADD,                                                                                                      \
      "INSERT INTO outbox (realm, " SQL_OUTBOX_COLUMNS ")"                                                             \
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)")                                         \
    X(OUTBOX_PUT,                                                                                                      \
      "UPDATE outbox SET (way, key, what, receiver, about, body, state, tries, made, next, done, why)"                 \
      " = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) WHERE realm = $1 AND id = $2")                         \
    X(OUTBOX_DUE,                                                                                                      \
      "SELECT " SQL_OUTBOX_COLUMNS " FROM outbox WHERE realm = $1 AND way = $2 AND state = 0 AND next <= $3"           \
      " ORDER BY next, id LIMIT $4")                                                                                   \
    X(OUTBOX_BEGUN, "SELECT " SQL_OUTBOX_COLUMNS " FROM outbox WHERE realm = $1 AND way = $2 AND state = 1 ORDER BY id") \
    X(OUTBOX_LAST,                                                                                                     \
      "SELECT " SQL_OUTBOX_COLUMNS " FROM outbox WHERE realm = $1 AND way = $2 ORDER BY id DESC LIMIT $3")             \
    X(OUTBOX_COUNT, "SELECT state, count(*) FROM outbox WHERE realm = $1 AND way = $2 GROUP BY state")                 \
    X(OUTBOX_SWEEP, "DELETE FROM outbox WHERE realm = $1 AND done < $2")                                               \
    X(OUTBOX_MARK, "SELECT at FROM outbox_mark WHERE realm = $1 AND stream = $2")                                      \
    X(OUTBOX_MARK_PUT,                                                                                                 \
      "INSERT INTO outbox_mark (realm, stream, at) VALUES ($1, $2, $3)"                                                \
      " ON CONFLICT (realm, stream) DO UPDATE SET at = $3")                                                            \
    X(HOOK_ADD,                                                                                                        \
      "INSERT INTO webhook (realm, " SQL_HOOK_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)") \
    X(HOOK_PUT,                                                                                                        \
      "UPDATE webhook SET (url, secret, events, made_by, live, failures, created, next, why, before, before_until)"                          \
      " = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) WHERE realm = $1 AND id = $2")                                        \
    X(HOOK_END, "DELETE FROM webhook WHERE realm = $1 AND id = $2")                                                    \
    X(HOOKS, "SELECT " SQL_HOOK_COLUMNS " FROM webhook WHERE realm = $1 ORDER BY id")                                  \
    X(DUE_BETWEEN,                                                                                                     \
      "SELECT id FROM view_matter WHERE realm = $1 AND live = 1 AND due > $2 AND due <= $3 AND ended > $3"             \
      " ORDER BY due LIMIT $4")

#endif
