/* sql_find.h -- the statements that find matters by words: rows of the one table (sql.h). Private to store.
 *
 * The words are folded by us (text_fold), so the index need not know the language: it holds every three letters that stand together.
 * How an engine is asked for them is its own (here FTS5); another driver has these rows, and the tables, written again.
 */
#ifndef CONGVU_SQL_FIND_H
#define CONGVU_SQL_FIND_H

#define SQL_TITLES                                                                                                     \
    "SELECT m.id, k.code, w.title FROM view_matter m JOIN matter k ON k.realm = m.realm AND k.id = m.id"               \
    " LEFT JOIN act_word w ON w.realm = m.realm AND w.seq = m.opening WHERE m.realm = $1 AND m.id > $2"

#define SQL_FIND_LIST(X)                                                                                               \
    X(FOUND_UP,                                                                                                        \
      "SELECT rowid FROM view_found WHERE view_found MATCH $2 AND rowid > $3 AND $1 > 0 ORDER BY rowid LIMIT $4")      \
    X(FOUND_DOWN,                                                                                                      \
      "SELECT rowid FROM view_found WHERE view_found MATCH $2 AND rowid < $3 AND $1 > 0 ORDER BY rowid DESC LIMIT $4") \
    X(FOUND_ADD, "INSERT INTO view_found (rowid, words) SELECT $2, $3 WHERE $1 > 0")                                   \
    X(FOUND_DROP, "INSERT INTO view_found (view_found) SELECT 'delete-all' WHERE $1 > 0")                              \
    X(FOUND_LAST, "SELECT last FROM view_found_last WHERE realm = $1")                                                 \
    X(FOUND_LAST_PUT,                                                                                                  \
      "INSERT INTO view_found_last (realm, last) VALUES ($1, $2) ON CONFLICT (realm) DO UPDATE SET last = $2")         \
    X(TITLES_UP, SQL_TITLES " ORDER BY m.id LIMIT $3")                                                                 \
    X(TITLES_DOWN, SQL_TITLES " ORDER BY m.id DESC LIMIT $3")

#endif
