/* sql_ledger.h -- the statements of the ledger and of erasing: rows of the one table (sql.h). Private to store.
 *
 * FACTS_*: a fact's number first, then the columns of FACTS in fact.c, then (where it has fields that may be erased and no salts of
 * its own) its salts. $2 the number behind which to begin, $3 how many.
 */
#ifndef CONGVU_SQL_LEDGER_H
#define CONGVU_SQL_LEDGER_H

#define SQL_SALTS(sort, table, n)                                                                                      \
    " FROM " table " f LEFT JOIN fact_salt s ON s.realm = f.realm AND s.sort = " sort " AND s.n = f." n               \
    " WHERE f.realm = $1 AND f." n " > $2 ORDER BY f." n " LIMIT $3"
#define SQL_PLAIN(table, n) " FROM " table " WHERE realm = $1 AND " n " > $2 ORDER BY " n " LIMIT $3"
#define SQL_COUNTED(table, n)                                                                                          \
    "SELECT count(*), coalesce(min(" n "), 0), coalesce(max(" n "), 0) FROM " table " WHERE realm = $1"
#define SQL_FOREIGN(table) "SELECT '" table "', count(*) FROM " table " WHERE realm < $1 OR realm > $1"
#define SQL_AND_FOREIGN(table) " UNION ALL " SQL_FOREIGN(table)
#define SQL_WORD_OF_ACT(name, word) ", w." word
#define SQL_WORD_ERASE(name, word)  word " = CASE WHEN instr($3, '," word ",') > 0 THEN NULL ELSE " word " END, "
/* A person's names may be erased; the names of units and posts are everybody's. */
#define SQL_NAME_PLAIN(column)  "CASE WHEN f.kind <> 'person' THEN f." column " END"
#define SQL_NAME_SECRET(column) "CASE WHEN f.kind = 'person' THEN f." column " END"
#define SQL_ERASE(column)       column " = CASE WHEN instr($3, '," column ",') > 0 THEN '' ELSE " column " END"

#define SQL_LEDGER_LIST(X)                                                                                             \
    X(INTEGRITY, "SELECT integrity_check FROM pragma_integrity_check(20) WHERE integrity_check <> 'ok' AND $1 > 0")     \
    X(SHAPE,                                                                                                           \
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"  \
      " AND $1 > 0 ORDER BY type, name")                                                                               \
    X(FACTS_META, "SELECT 1, province, exercise, created, version FROM meta WHERE realm = $1 AND 1 > $2 LIMIT $3")     \
    X(FACTS_KEY, "SELECT n, recorded, vkey, reason" SQL_PLAIN("ledger_key", "n"))                                      \
    X(FACTS_CALENDAR,                                                                                                  \
      "SELECT seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours" \
      SQL_PLAIN("calendar_row", "seq"))                                                                                \
    X(FACTS_REGISTER,                                                                                                  \
      "SELECT f.seq, f.kind, f.code, f.unit, f.other, f.person, f.other_person, f.post, " SQL_NAME_PLAIN("name_vi")    \
      ", " SQL_NAME_PLAIN("name_en") ", " SQL_NAME_PLAIN("abbr") ", " SQL_NAME_PLAIN("aliases")                        \
      ", f.class, f.level, f.system, f.function, f.decision, f.office, f.source, f.mark, f.agency, f.own, f.rank,"     \
      " f.valid_from, f.valid_to, f.announced, f.recorded, " SQL_NAME_SECRET("name_vi") ", " SQL_NAME_SECRET("name_en") \
      ", " SQL_NAME_SECRET("abbr") ", " SQL_NAME_SECRET("aliases") ", s.salts" SQL_SALTS("4", "org_row", "seq"))       \
    X(FACTS_REGULATION, "SELECT seq, name, recorded, yaml" SQL_PLAIN("regulation", "seq"))                             \
    X(FACTS_DOCUMENT,                                                                                                  \
      "SELECT f.id, f.number, f.issuer, f.type, f.date, f.recorded, f.sha256, f.title, f.text, s.salts"                \
      SQL_SALTS("6", "document", "id"))                                                                                \
    X(FACTS_CONTENT,                                                                                                   \
      "SELECT f.id, f.document, f.ordinal, f.start, f.stop, f.number, f.words, f.json, s.salts"                        \
      SQL_SALTS("7", "content", "id"))                                                                                 \
    X(FACTS_MATTER, "SELECT id, family, parent, code" SQL_PLAIN("matter", "id"))                                       \
    X(FACTS_ACT,                                                                                                       \
      "SELECT w.seq, a.family, a.matter, a.kind, a.recorded, a.happened, a.person, a.post, a.unit, a.behalf, a.surety," \
      " a.words, a.body" ACT_TEXT_LIST(SQL_WORD_OF_ACT)                                                                \
      " FROM act_word w JOIN act a ON a.realm = w.realm AND a.family = w.family AND a.seq = w.seq"                     \
      " WHERE w.realm = $1 AND w.seq > $2 ORDER BY w.seq LIMIT $3")                                                    \
    X(FACTS_GRANT,                                                                                                     \
      "SELECT seq, account, ends, right_word, unit, kind, granted_by, day_from, day_to, at"                            \
      SQL_PLAIN("account_grant", "seq"))                                                                               \
    X(FACTS_ERASURE,                                                                                                   \
      "SELECT f.seq, f.recorded, f.person, f.operator, f.subject, f.ground, (SELECT coalesce(group_concat(e.line, char(10)), '')" \
      " FROM (SELECT sort || '.' || n || '.' || field || '=' || lower(hex(digest)) AS line FROM erased"                \
      " WHERE realm = f.realm AND erasure = f.seq ORDER BY sort, n, field) e) FROM erasure f"                          \
      " WHERE f.realm = $1 AND f.seq > $2 ORDER BY f.seq LIMIT $3")                                                    \
    X(LABEL_META, "SELECT province FROM meta WHERE realm = $1 AND $2 = 1")                                             \
    X(LABEL_KEY, "SELECT substr(vkey, 1, instr(vkey, '+') + 8) FROM ledger_key WHERE realm = $1 AND n = $2")           \
    X(LABEL_CALENDAR,                                                                                                  \
      "SELECT date(day * 86400, 'unixepoch') || ', ' || name_vi FROM calendar_row WHERE realm = $1 AND seq = $2")      \
    X(LABEL_REGISTER,                                                                                                  \
      "SELECT kind || coalesce(' ' || nullif(code, ''), '') || coalesce(' ' || nullif(person, ''), '')"                \
      " || coalesce(' ' || nullif(post, ''), '') || coalesce(' → ' || nullif(other_person, ''), '')"                   \
      " || coalesce(' ' || nullif(unit, ''), '') || coalesce(' ' || nullif(decision, ''), '')"                         \
      " FROM org_row WHERE realm = $1 AND seq = $2")                                                                   \
    X(LABEL_REGULATION, "SELECT name FROM regulation WHERE realm = $1 AND seq = $2")                                   \
    X(LABEL_DOCUMENT, "SELECT number FROM document WHERE realm = $1 AND id = $2")                                      \
    X(LABEL_CONTENT,                                                                                                   \
      "SELECT d.number || ', ' || c.ordinal FROM content c JOIN document d ON d.realm = c.realm AND d.id = c.document" \
      " WHERE c.realm = $1 AND c.id = $2")                                                                             \
    X(LABEL_MATTER, "SELECT code FROM matter WHERE realm = $1 AND id = $2")                                            \
    X(LABEL_ACT,                                                                                                       \
      "SELECT coalesce(m.code, ''), a.kind, a.recorded, a.person FROM act_word w JOIN act a ON a.realm = w.realm"      \
      " AND a.family = w.family AND a.seq = w.seq LEFT JOIN matter m ON m.realm = a.realm AND m.id = a.matter"         \
      " WHERE w.realm = $1 AND w.seq = $2")                                                                            \
    X(LABEL_GRANT,                                                                                                     \
      "SELECT coalesce(a.name, g.account) || ' ' || g.right_word FROM account_grant g LEFT JOIN account a"             \
      " ON a.realm = g.realm AND a.id = g.account WHERE g.realm = $1 AND g.seq = $2")                                  \
    X(LABEL_ERASURE, "SELECT subject FROM erasure WHERE realm = $1 AND seq = $2")                                      \
    X(NTH_PERSON, "SELECT code FROM org_row WHERE realm = $1 AND kind = 'person' ORDER BY seq LIMIT 1 OFFSET $2")       \
    X(COUNT_META, SQL_COUNTED("meta", "realm"))                                                                        \
    X(COUNT_KEY, SQL_COUNTED("ledger_key", "n"))                                                                       \
    X(COUNT_CALENDAR, SQL_COUNTED("calendar_row", "seq"))                                                              \
    X(COUNT_REGISTER, SQL_COUNTED("org_row", "seq"))                                                                   \
    X(COUNT_REGULATION, SQL_COUNTED("regulation", "seq"))                                                              \
    X(COUNT_DOCUMENT, SQL_COUNTED("document", "id"))                                                                   \
    X(COUNT_CONTENT, SQL_COUNTED("content", "id"))                                                                     \
    X(COUNT_MATTER, SQL_COUNTED("matter", "id"))                                                                       \
    X(COUNT_ACT, SQL_COUNTED("act", "seq"))                                                                            \
    X(COUNT_GRANT, SQL_COUNTED("account_grant", "seq"))                                                                \
    X(COUNT_ERASURE, SQL_COUNTED("erasure", "seq"))                                                                    \
    X(ACT_STRAY,                                                                                                       \
      "SELECT a.family, a.seq FROM act a LEFT JOIN act_word w ON w.realm = a.realm AND w.seq = a.seq"                  \
      " AND w.family = a.family WHERE a.realm <> $1 OR w.seq IS NULL ORDER BY a.seq LIMIT 1")                          \
    X(FOREIGN_ROWS, /* every table that has a realm, but for state that nothing is concluded from */                    \
      SQL_FOREIGN("meta") SQL_AND_FOREIGN("org_row") SQL_AND_FOREIGN("calendar_row") SQL_AND_FOREIGN("regulation")      \
      SQL_AND_FOREIGN("document") SQL_AND_FOREIGN("acceptance") SQL_AND_FOREIGN("content")                             \
      SQL_AND_FOREIGN("document_file") SQL_AND_FOREIGN("draft_edit") SQL_AND_FOREIGN("draft_step")                     \
      SQL_AND_FOREIGN("matter") SQL_AND_FOREIGN("act") SQL_AND_FOREIGN("act_word") SQL_AND_FOREIGN("request")          \
      SQL_AND_FOREIGN("ledger_key") SQL_AND_FOREIGN("ledger_run") SQL_AND_FOREIGN("ledger_tile")                       \
      SQL_AND_FOREIGN("ledger_checkpoint") SQL_AND_FOREIGN("ledger_left") SQL_AND_FOREIGN("ledger_way")                \
      SQL_AND_FOREIGN("ledger_cosign") SQL_AND_FOREIGN("fact_stamp") SQL_AND_FOREIGN("fact_salt")                      \
      SQL_AND_FOREIGN("erasure") SQL_AND_FOREIGN("erased") SQL_AND_FOREIGN("account_grant")                            \
      SQL_AND_FOREIGN("account") SQL_AND_FOREIGN("account_event") SQL_AND_FOREIGN("view_matter")                       \
      SQL_AND_FOREIGN("view_holding") SQL_AND_FOREIGN("view_acted"))                                                   \
    X(ORPHAN_ROWS,                                                                                                     \
      "SELECT \"table\", count(*) FROM pragma_foreign_key_check WHERE $1 > 0 GROUP BY \"table\" ORDER BY \"table\"")     \
    X(ERASED_STRAY,                                                                                                    \
      "SELECT e.sort, e.n, e.field FROM erased e LEFT JOIN erasure r ON r.realm = e.realm AND r.seq = e.erasure"       \
      " WHERE e.realm <> $1 OR r.seq IS NULL ORDER BY e.sort, e.n LIMIT 1")                                            \
    X(ERASED_OF,                                                                                                       \
      "SELECT n, field, digest FROM erased WHERE realm = $1 AND sort = $2 AND n > $3 AND n <= $4 ORDER BY n")          \
    X(LEDGER_SIZE, "SELECT start + count FROM ledger_run WHERE realm = $1 ORDER BY start DESC LIMIT 1")                \
    X(LEDGER_SEALED,                                                                                                   \
      "SELECT first + count - 1 FROM ledger_run WHERE realm = $1 AND sort = $2 ORDER BY first DESC LIMIT 1")           \
    X(LEDGER_LEAF,                                                                                                     \
      "SELECT start + $3 - first, first + count > $3 FROM ledger_run WHERE realm = $1 AND sort = $2 AND first <= $3"   \
      " ORDER BY first DESC LIMIT 1")                                                                                  \
    X(LEDGER_RUNS, "SELECT start, sort, first, count FROM ledger_run WHERE realm = $1 ORDER BY start")                 \
    X(LEDGER_RUN_ADD, "INSERT INTO ledger_run (realm, start, sort, first, count) VALUES ($1, $2, $3, $4, $5)")         \
    X(LEDGER_TILE, "SELECT hashes FROM ledger_tile WHERE realm = $1 AND level = $2 AND n = $3")                        \
    X(LEDGER_TILE_PUT,                                                                                                 \
      "INSERT INTO ledger_tile (realm, level, n, hashes) VALUES ($1, $2, $3, $4)"                                      \
      " ON CONFLICT (realm, level, n) DO UPDATE SET hashes = excluded.hashes")                                         \
    X(LEDGER_TILE_COUNT, "SELECT count(*) FROM ledger_tile WHERE realm = $1")                                            \
    X(CHECKPOINT_ADD, "INSERT INTO ledger_checkpoint (realm, size, at, note) VALUES ($1, $2, $3, $4)")                 \
    X(CHECKPOINT_NEXT,                                                                                                 \
      "SELECT size, at, note FROM ledger_checkpoint WHERE realm = $1 AND size > $2 ORDER BY size LIMIT 1")             \
    X(CHECKPOINT_LAST, "SELECT size, at, note FROM ledger_checkpoint WHERE realm = $1 ORDER BY size DESC LIMIT 1")     \
    X(KEY_LAST, "SELECT coalesce(max(n), 0) FROM ledger_key WHERE realm = $1")                                         \
    X(KEY_ADD, "INSERT INTO ledger_key (realm, n, recorded, vkey, reason) VALUES ($1, $2, $3, $4, $5)")                \
    X(KEYS, "SELECT n, recorded, vkey, reason FROM ledger_key WHERE realm = $1 ORDER BY n")                            \
    X(SALTS_PUT,                                                                                                       \
      "INSERT INTO fact_salt (realm, sort, n, salts) VALUES ($1, $2, $3, $4)"                                          \
      " ON CONFLICT (realm, sort, n) DO UPDATE SET salts = excluded.salts")                                            \
    X(SALTS, "SELECT salts FROM fact_salt WHERE realm = $1 AND sort = $2 AND n = $3")                                  \
    X(STAMPS_PUT,                                                                                                      \
      "INSERT INTO fact_stamp (realm, sort, first, stamps) VALUES ($1, $2, $3, $4)"                                    \
      " ON CONFLICT (realm, sort, first) DO UPDATE SET stamps = excluded.stamps")                                      \
    X(STAMPS,                                                                                                          \
      "SELECT first, stamps FROM fact_stamp WHERE realm = $1 AND sort = $2 AND first + length(stamps) / 16 - 1 > $3"   \
      " AND first <= $4 ORDER BY first")                                                                               \
    X(STAMPS_LAST,                                                                                                     \
      "SELECT first + length(stamps) / 16 - 1 FROM fact_stamp WHERE realm = $1 AND sort = $2"                          \
      " ORDER BY first DESC LIMIT 1")                                                                                  \
    X(STAMPS_DROP,                                                                                                     \
      "DELETE FROM fact_stamp WHERE realm = $1 AND sort = $2 AND first <= $3"                                          \
      " AND first + length(stamps) / 16 - 1 <= $3")                                                                    \
    X(LEFT_ADD,                                                                                                        \
      "INSERT INTO ledger_left (realm, n, at, size, way) SELECT $1, coalesce(max(n), 0) + 1, $2, $3, $4"               \
      " FROM ledger_left WHERE realm = $1")                                                                            \
    X(LEFT_ALL,                                                                                                        \
      "SELECT l.at, l.size, l.way, l.n, c.size IS NOT NULL FROM ledger_left l LEFT JOIN ledger_checkpoint c"            \
      " ON c.realm = l.realm AND c.size = l.size WHERE l.realm = $1 ORDER BY l.n")                                     \
    X(LEFT_LAST, "SELECT at, size, way FROM ledger_left WHERE realm = $1 ORDER BY n DESC LIMIT 1")                     \
    X(WAY_LAST, "SELECT coalesce(max(n), 0) FROM ledger_way WHERE realm = $1")                                         \
    X(WAY_ADD,                                                                                                         \
      "INSERT INTO ledger_way (realm, n, kind, target, vkey, since, size, why) VALUES ($1, $2, $3, $4, $5, $6, 0, '')") \
    X(WAY_PUT,                                                                                                         \
      "UPDATE ledger_way SET until = $3, tried = $4, left_at = $5, size = $6, why = $7 WHERE realm = $1 AND n = $2")   \
    X(WAYS,                                                                                                            \
      "SELECT n, kind, target, vkey, since, until, tried, left_at, size, why FROM ledger_way WHERE realm = $1 ORDER BY n") \
    X(COSIGN_ADD,                                                                                                      \
      "INSERT INTO ledger_cosign (realm, size, way, at, line) VALUES ($1, $2, $3, $4, $5)"                             \
      " ON CONFLICT (realm, size, way) DO NOTHING")                                                                    \
    X(COSIGN_ALL,                                                                                                      \
      "SELECT s.size, s.way, s.line, coalesce(c.note, ''), coalesce(w.vkey, '') FROM ledger_cosign s"                  \
      " LEFT JOIN ledger_checkpoint c ON c.realm = s.realm AND c.size = s.size"                                        \
      " LEFT JOIN ledger_way w ON w.realm = s.realm AND w.n = s.way WHERE s.realm = $1 ORDER BY s.size, s.way")        \
    X(COSIGNS,                                                                                                         \
      "SELECT line FROM ledger_cosign WHERE realm = $1 AND size = $2 ORDER BY way")                                    \
    X(CHECKPOINT_COSIGNED,                                                                                             \
      "SELECT size, at, note FROM ledger_checkpoint c WHERE realm = $1 AND size > $2 AND EXISTS"                       \
      " (SELECT 1 FROM ledger_cosign s WHERE s.realm = c.realm AND s.size = c.size) ORDER BY size DESC LIMIT 1")       \
    X(ERASURE_LAST, "SELECT coalesce(max(seq), 0) FROM erasure WHERE realm = $1")                                      \
    X(ERASURE_ADD,                                                                                                     \
      "INSERT INTO erasure (realm, seq, recorded, person, operator, subject, ground) VALUES ($1, $2, $3, $4, $5, $6, $7)") \
    X(ERASED_ADD,                                                                                                      \
      "INSERT INTO erased (realm, sort, n, field, erasure, digest) VALUES ($1, $2, $3, $4, $5, $6)")                   \
    X(ERASE_REGISTER,                                                                                                  \
      "UPDATE org_row SET " SQL_ERASE("name_vi") ", " SQL_ERASE("name_en") ", " SQL_ERASE("abbr") ", "                 \
      SQL_ERASE("aliases") " WHERE realm = $1 AND seq = $2")                                                           \
    X(ERASE_DOCUMENT,                                                                                                  \
      "UPDATE document SET " SQL_ERASE("title") ", " SQL_ERASE("text") " WHERE realm = $1 AND id = $2")                \
    X(ERASE_CONTENT,                                                                                                   \
      "UPDATE content SET " SQL_ERASE("words") ", " SQL_ERASE("json") " WHERE realm = $1 AND id = $2")                 \
    X(ERASE_ACT, "UPDATE act_word SET " ACT_TEXT_LIST(SQL_WORD_ERASE) "seq = seq WHERE realm = $1 AND seq = $2")       \
    X(PERSON_ROWS, "SELECT seq FROM org_row WHERE realm = $1 AND kind = 'person' AND code = $2 ORDER BY seq")          \
    X(CONTENT_IDS, "SELECT id FROM content WHERE realm = $1 AND document = $2 ORDER BY id")

#endif
