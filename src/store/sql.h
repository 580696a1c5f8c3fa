/* sql.h -- every statement the program can run, in one table. No SQL is built from strings. Private to store.
 *
 * $1 is the realm in each. Where a column list is long, its order is that of the struct filler beside the statement's
 * only user, and a test writes every column and reads it back.
 */
#ifndef CONGVU_SQL_H
#define CONGVU_SQL_H

#include "matter/act.h"
#include "store/sql_account.h"
#include "store/sql_find.h"
#include "store/sql_ledger.h"
#include "store/sql_live.h"
#include "store/sql_lookup.h"
#include "store/sql_outbox.h"

#define SQL_ORG_COLUMNS                                                                                                \
    "seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, " \
    "function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded"
#define SQL_CALENDAR_COLUMNS                                                                                           \
    "seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours"
#define SQL_ACT_COLUMNS                                                                                                \
    "seq, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body"
#define SQL_ACT_OF_WORDS                                                                                               \
    "a.seq, a.matter, a.kind, a.recorded, a.happened, a.person, a.post, a.unit, a.behalf, a.surety, a.words, a.body"
/* A column for each kind of words, in the order of enum act_text. */
#define SQL_WORD_COLUMN(name, word) ", " word
#define SQL_WORD_COLUMNS            "seq, family" ACT_TEXT_LIST(SQL_WORD_COLUMN)
#define SQL_DOCUMENT_COLUMNS                                                                                           \
    "d.id, d.number, d.issuer, d.type, d.title, d.date, d.recorded, d.sha256, a.recorded IS NOT NULL"
#define SQL_DOCUMENT_FROM " FROM document d LEFT JOIN acceptance a ON a.realm = d.realm AND a.document = d.id"
#define SQL_CONTENT_COLUMNS "id, document, ordinal, start, stop, number, words, json"
/* The last step of the content's ordinal, if edits touched it. */
#define SQL_CONTENT_STEPPED                                                                                            \
    " FROM content c LEFT JOIN draft_step s ON s.realm = c.realm AND s.document = c.document AND s.ordinal = c.ordinal" \
    " AND s.version = (SELECT max(t.version) FROM draft_step t WHERE t.realm = c.realm AND t.document = c.document"    \
    " AND t.ordinal = c.ordinal)"                                                                                      \
    " WHERE c.realm = $1 AND c.document = $2 AND coalesce(s.content, c.id) = c.id"
/* Columns of views: keys first; of a matter then those an index holds, of which but `live` hardly one ever changes; of a
 * stretch then those that change when it ends. So the usual change touches few indexes and few cells. */
#define SQL_MATTER_KEYED "id, family, content, lead"
#define SQL_MATTER_PLAIN "kind, form, giver, opening, opened, ended, finished, due, first_due, unverified_due"
#define SQL_HOLDING_KEYED "matter, n"
#define SQL_HOLDING_END   "live, until"
#define SQL_HOLDING_PLAIN "unit, since, state, person, step, from_person, to_allocate"
#define SQL_HOLDING_COLUMNS SQL_HOLDING_KEYED ", " SQL_HOLDING_END ", " SQL_HOLDING_PLAIN
/* A board's row: m the matter, h the stretch, k the identity, w the title. */
#define SQL_BOARD_COLUMNS                                                                                              \
    "SELECT m.id, m.family, k.code, m.kind, w.title, h.unit, h.person, h.state, h.since, m.opened, m.ended, m.due, "   \
    "m.first_due, m.finished, h.to_allocate, h.step, m.content, m.giver, m.lead, m.form, h.from_person, "              \
    "m.unverified_due "
#define SQL_BOARD_NAMES                                                                                                \
    " JOIN matter k ON k.realm = m.realm AND k.id = m.id"                                                              \
    " LEFT JOIN act_word w ON w.realm = m.realm AND w.seq = m.opening"
/* The stretch at $3: the last one begun by then. */
#define SQL_BOARD_LAST                                                                                                 \
    " JOIN view_holding h ON h.realm = m.realm AND h.matter = m.id AND h.n ="                                          \
    " (SELECT max(x.n) FROM view_holding x WHERE x.realm = m.realm AND x.matter = m.id AND x.since <= $3)"
#define SQL_BOARD_FILTER " AND ($4 = '' OR m.kind = $4) AND ($5 = 0 OR m.content = $5)"
/* $6 unit (0: all), $7 ended ones too. A gap before a reopening is nobody's: until > $3, or the end. */
#define SQL_BOARD_WHOSE                                                                                                \
    " AND m.opened <= $3 AND ((m.ended > $3 AND h.until > $3 AND ($6 = 0 OR h.unit = $6))"                             \
    " OR (m.ended <= $3 AND $7 = 1 AND ($6 = 0 OR m.lead = $6)))"

/* name, statement */
#define SQL_LIST(X)                                                                                                    \
    X(META_ADD, "INSERT INTO meta (realm, province, exercise, created, version) VALUES ($1, $2, $3, $4, $5)")          \
    X(META, "SELECT province, exercise, created, version FROM meta WHERE realm = $1")                                  \
    X(WORLD_VERSION,                                                                                                   \
      "SELECT (SELECT coalesce(max(seq), 0) FROM org_row WHERE realm = $1)"                                            \
      " + (SELECT coalesce(max(seq), 0) FROM calendar_row WHERE realm = $1)"                                           \
      " + (SELECT coalesce(max(seq), 0) FROM regulation WHERE realm = $1)")                                            \
    X(ORG_LAST, "SELECT coalesce(max(seq), 0) FROM org_row WHERE realm = $1")                                          \
    X(ORG_ADD,                                                                                                         \
      "INSERT INTO org_row (realm, " SQL_ORG_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "   \
      "$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)")                               \
    X(ORG_ROWS, "SELECT " SQL_ORG_COLUMNS " FROM org_row WHERE realm = $1 ORDER BY seq")                               \
    X(CALENDAR_LAST, "SELECT coalesce(max(seq), 0) FROM calendar_row WHERE realm = $1")                                \
    X(CALENDAR_ADD,                                                                                                    \
      "INSERT INTO calendar_row (realm, " SQL_CALENDAR_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "   \
      "$11, $12, $13, $14)")                                                                                           \
    X(CALENDAR_ROWS, "SELECT " SQL_CALENDAR_COLUMNS " FROM calendar_row WHERE realm = $1 ORDER BY seq")                \
    X(REGULATION_LAST, "SELECT coalesce(max(seq), 0) FROM regulation WHERE realm = $1")                                \
    X(REGULATION_ADD, "INSERT INTO regulation (realm, seq, name, recorded, yaml) VALUES ($1, $2, $3, $4, $5)")         \
    X(REGULATIONS, "SELECT name, recorded, yaml FROM regulation WHERE realm = $1 ORDER BY seq")                        \
    X(MATTER_LAST, "SELECT coalesce(max(id), 0) FROM matter WHERE realm = $1")                                         \
    X(MATTER_ADD, "INSERT INTO matter (realm, id, family, parent, code) VALUES ($1, $2, $3, $4, $5)")                  \
    X(MATTER_CODES,                                                                                                    \
      "SELECT code FROM matter WHERE realm = $1 AND length(code) = $2 AND code >= $3 AND code <= $4 ORDER BY code DESC") \
    X(MATTER_BY_CODE, /* ">= and <=": with "=" SQLite would put $2 in the place of code, and length(code) were gone */ \
      "SELECT id, family, parent, code FROM matter WHERE realm = $1 AND length(code) = length($2) AND code >= $2"      \
      " AND code <= $2")                                                                                               \
    X(MATTER_BY_ID, "SELECT id, family, parent, code FROM matter WHERE realm = $1 AND id = $2")                        \
    X(FAMILIES, "SELECT id FROM matter WHERE realm = $1 AND id > $2 AND parent IS NULL ORDER BY id LIMIT $3")          \
    X(ACT_ADD,                                                                                                         \
      "INSERT INTO act (realm, family, " SQL_ACT_COLUMNS ") VALUES ($1, $3, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, " \
      "$13, $14)")                                                                                                     \
    X(ACTS,                                                                                                            \
      "SELECT " SQL_ACT_COLUMNS " FROM act WHERE realm = $1 AND family = $2 AND recorded <= $3 ORDER BY seq")          \
    X(FAMILIES_OF_PERSON,                                                                                              \
      "SELECT family FROM view_acted WHERE realm = $1 AND person = $2 ORDER BY family DESC LIMIT $3")                  \
    X(ACTS_SINCE,                                                                                                      \
      "SELECT " SQL_ACT_OF_WORDS " FROM act_word w JOIN act a ON a.realm = w.realm AND a.family = w.family"            \
      " AND a.seq = w.seq WHERE w.realm = $1 AND w.seq > $2 ORDER BY w.seq LIMIT $3")                                  \
    X(ACT_LAST,                                                                                                        \
      "SELECT a.seq, a.recorded FROM act_word w JOIN act a ON a.realm = w.realm AND a.family = w.family"               \
      " AND a.seq = w.seq WHERE w.realm = $1 AND w.seq = (SELECT max(seq) FROM act_word WHERE realm = $1)")            \
    X(ACT_LAST_OF, "SELECT seq FROM act WHERE realm = $1 AND family = $2 ORDER BY seq DESC LIMIT 1")                   \
    X(WORDS_ADD,                                                                                                       \
      "INSERT INTO act_word (realm, " SQL_WORD_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, " \
      "$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)")                                                             \
    X(WORDS, "SELECT " SQL_WORD_COLUMNS " FROM act_word WHERE realm = $1 AND seq = $2")                                \
    X(DOCUMENT_LAST, "SELECT coalesce(max(id), 0) FROM document WHERE realm = $1")                                     \
    X(DOCUMENT_BY_SHA256, "SELECT id FROM document WHERE realm = $1 AND sha256 = $2")                                  \
    X(DOCUMENT_ADD,                                                                                                    \
      "INSERT INTO document (realm, id, number, issuer, type, title, date, recorded, sha256, text)"                    \
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")                                                             \
    X(DOCUMENT_ACCEPT, "INSERT INTO acceptance (realm, document, recorded) VALUES ($1, $2, $3)")                       \
    X(DOCUMENT, "SELECT " SQL_DOCUMENT_COLUMNS ", d.text" SQL_DOCUMENT_FROM " WHERE d.realm = $1 AND d.id = $2")       \
    X(DOCUMENT_BY_NUMBER,                                                                                              \
      "SELECT " SQL_DOCUMENT_COLUMNS ", d.text" SQL_DOCUMENT_FROM " WHERE d.realm = $1 AND d.number = $2 ORDER BY d.id") \
    X(DOCUMENTS, "SELECT " SQL_DOCUMENT_COLUMNS SQL_DOCUMENT_FROM " WHERE d.realm = $1 ORDER BY d.id")                 \
    X(CONTENT_LAST, "SELECT coalesce(max(id), 0) FROM content WHERE realm = $1")                                       \
    X(CONTENT_ADD,                                                                                                     \
      "INSERT INTO content (realm, " SQL_CONTENT_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")              \
    X(CONTENTS,                                                                                                        \
      "SELECT c.id, c.document, c.ordinal, c.start, c.stop, c.number, c.words, c.json" SQL_CONTENT_STEPPED             \
      " AND coalesce(s.state, 0) = 0 ORDER BY c.start, c.ordinal")                                                     \
    X(DRAFT_CONTENTS,                                                                                                  \
      "SELECT c.id, c.document, c.ordinal, c.start, c.stop, c.number, c.words, c.json, coalesce(s.state, 0)"           \
      SQL_CONTENT_STEPPED " AND coalesce(s.state, 0) <= 1 ORDER BY c.start, c.ordinal")                                \
    X(CONTENT_ORDINAL,                                                                                                 \
      "SELECT coalesce(max(ordinal), 0) FROM content WHERE realm = $1 AND document = $2")                              \
    X(DOCUMENT_FILE_ADD, "INSERT INTO document_file (realm, document, name) VALUES ($1, $2, $3)")                      \
    X(DOCUMENT_FILE, "SELECT name FROM document_file WHERE realm = $1 AND document = $2")                              \
    X(DRAFT_VERSION, "SELECT coalesce(max(version), 0) FROM draft_edit WHERE realm = $1 AND document = $2")            \
    X(DRAFT_EDIT_ADD,                                                                                                  \
      "INSERT INTO draft_edit (realm, document, version, recorded, person, operator, what, reason)"                    \
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")                                                                      \
    X(DRAFT_STEP_ADD,                                                                                                  \
      "INSERT INTO draft_step (realm, document, ordinal, version, content, state) VALUES ($1, $2, $3, $4, $5, $6)")    \
    X(DRAFT_EDITS,                                                                                                     \
      "SELECT version, recorded, person, operator, what, reason FROM draft_edit"                                       \
      " WHERE realm = $1 AND document = $2 ORDER BY version")                                                          \
    X(CONTENT, "SELECT " SQL_CONTENT_COLUMNS " FROM content WHERE realm = $1 AND id = $2")                             \
    X(REQUEST, "SELECT digest, seq FROM request WHERE realm = $1 AND key = $2")                                        \
    X(REQUEST_ADD, "INSERT INTO request (realm, key, digest, seq, at) VALUES ($1, $2, $3, $4, $5)")                    \
    X(VIEW_MATTER_ADD,                                                                                                 \
      "INSERT INTO view_matter (realm, " SQL_MATTER_KEYED ", live, " SQL_MATTER_PLAIN ")"                              \
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)")                               \
    X(VIEW_MATTER_CHANGE,                                                                                              \
      "UPDATE view_matter SET (" SQL_MATTER_PLAIN ") = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"                    \
      " WHERE realm = $1 AND id = $2")                                                                                 \
    X(VIEW_MATTER_TURN,                                                                                                \
      "UPDATE view_matter SET (live, " SQL_MATTER_PLAIN ") = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"         \
      " WHERE realm = $1 AND id = $2")                                                                                 \
    X(VIEW_MATTER_CUT,                                                                                                 \
      "DELETE FROM view_matter WHERE realm = $1 AND id = $2")                                                          \
    X(VIEW_MATTER,                                                                                                     \
      "SELECT " SQL_MATTER_KEYED ", live, " SQL_MATTER_PLAIN " FROM view_matter WHERE realm = $1 AND id = $2")         \
    X(VIEW_MATTER_IDS,                                                                                                 \
      "SELECT id FROM view_matter WHERE realm = $1 AND family = $2 ORDER BY id")                                       \
    X(VIEW_HOLDING_ADD,                                                                                                \
      "INSERT INTO view_holding (realm, " SQL_HOLDING_COLUMNS ")"                                                      \
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")                                                   \
    X(VIEW_HOLDING_END,                                                                                                \
      "UPDATE view_holding SET (" SQL_HOLDING_END ") = ($4, $5) WHERE realm = $1 AND matter = $2 AND n = $3")          \
    X(VIEW_HOLDING_CHANGE,                                                                                             \
      "UPDATE view_holding SET (" SQL_HOLDING_END ", " SQL_HOLDING_PLAIN ") = ($4, $5, $6, $7, $8, $9, $10, $11, $12)"   \
      " WHERE realm = $1 AND matter = $2 AND n = $3")                                                                  \
    X(VIEW_HOLDINGS, "SELECT " SQL_HOLDING_COLUMNS " FROM view_holding WHERE realm = $1 AND matter = $2 ORDER BY n")   \
    X(VIEW_HOLDINGS_CUT,                                                                                               \
      "DELETE FROM view_holding WHERE realm = $1 AND matter = $2 AND n >= $3 AND n <= $4")                             \
    X(VIEW_ACTED_ADD,                                                                                                  \
      "INSERT INTO view_acted (realm, person, family) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")                     \
    X(VIEW_MATTERS_DROP, "DELETE FROM view_matter WHERE realm = $1")                                                   \
    X(VIEW_HOLDINGS_DROP, "DELETE FROM view_holding WHERE realm = $1")                                                 \
    X(VIEW_ACTED_DROP, "DELETE FROM view_acted WHERE realm = $1")                                                      \
    X(VIEW_MATTERS_COUNT, "SELECT count(*) FROM view_matter WHERE realm = $1")                                         \
    X(VIEW_HOLDINGS_COUNT, "SELECT count(*) FROM view_holding WHERE realm = $1")                                       \
    X(VIEW_MATTER_STRAY,                                                                                               \
      "SELECT v.id FROM view_matter v LEFT JOIN matter m ON m.realm = v.realm AND m.id = v.id AND m.family = v.family" \
      " WHERE v.realm = $1 AND m.id IS NULL ORDER BY v.id LIMIT 1")                                                    \
    X(VIEW_HOLDING_STRAY,                                                                                              \
      "SELECT h.matter FROM view_holding h LEFT JOIN view_matter v ON v.realm = h.realm AND v.id = h.matter"           \
      " WHERE h.realm = $1 AND v.id IS NULL ORDER BY h.matter LIMIT 1")                                                \
    X(VIEW_ACTED_STRAY,                                                                                                \
      "SELECT v.family FROM view_acted v WHERE v.realm = $1 AND NOT EXISTS (SELECT 1 FROM act a WHERE a.realm = v.realm"\
      " AND a.family = v.family AND a.person = v.person) ORDER BY v.family LIMIT 1")                                   \
    X(BOARD_UNIT,                                                                                                      \
      SQL_BOARD_COLUMNS                                                                                                \
      "FROM view_holding h JOIN view_matter m ON m.realm = h.realm AND m.id = h.matter" SQL_BOARD_NAMES                \
      " WHERE h.realm = $1 AND h.unit = $6 AND h.live = 1 AND h.matter > $2 AND h.since <= $3 AND h.until > $3"        \
      " AND m.ended > $3" SQL_BOARD_FILTER " ORDER BY h.matter LIMIT $7")                                              \
    X(BOARD_LEAD_ENDED,                                                                                                \
      SQL_BOARD_COLUMNS "FROM view_matter m" SQL_BOARD_LAST SQL_BOARD_NAMES                                            \
      " WHERE m.realm = $1 AND m.lead = $6 AND m.id > $2 AND m.ended <= $3" SQL_BOARD_FILTER " ORDER BY m.id LIMIT $7") \
    X(BOARD_OPEN,                                                                                                      \
      SQL_BOARD_COLUMNS "FROM view_matter m JOIN view_holding h ON h.realm = m.realm AND h.matter = m.id"              \
      SQL_BOARD_NAMES " WHERE m.realm = $1 AND m.live = 1 AND m.id > $2 AND m.ended > $3 AND h.since <= $3"            \
      " AND h.until > $3" SQL_BOARD_FILTER " ORDER BY m.id LIMIT $6")                                                  \
    X(BOARD_GIVEN,                                                                                                     \
      SQL_BOARD_COLUMNS "FROM view_matter m JOIN view_holding h ON h.realm = m.realm AND h.matter = m.id"              \
      SQL_BOARD_NAMES " WHERE m.realm = $1 AND m.live = 1 AND m.id > $2 AND m.ended > $3 AND h.since <= $3"            \
      " AND h.until > $3" SQL_BOARD_FILTER " AND m.giver = $6 ORDER BY m.id LIMIT $7")                                 \
    X(BOARD_PASSED,                                                                                                    \
      SQL_BOARD_COLUMNS "FROM view_matter m JOIN view_holding h ON h.realm = m.realm AND h.matter = m.id"              \
      SQL_BOARD_NAMES " WHERE m.realm = $1 AND m.live = 1 AND m.id > $2 AND m.ended > $3 AND h.since <= $3"            \
      " AND h.until > $3" SQL_BOARD_FILTER " AND h.from_person = $6 ORDER BY m.id LIMIT $7")                           \
    X(BOARD_PASSED_NOW,                                                                                               \
      SQL_BOARD_COLUMNS                                                                                                \
      "FROM view_holding h JOIN view_matter m ON m.realm = h.realm AND m.id = h.matter" SQL_BOARD_NAMES                \
      " WHERE h.realm = $1 AND h.from_person = $6 AND h.from_person > 0 AND h.live = 1 AND h.matter > $2"              \
      " AND h.since <= $3 AND h.until > $3 AND m.live = 1 AND m.ended > $3" SQL_BOARD_FILTER                           \
      " ORDER BY h.matter LIMIT $7")                                                                                   \
    X(BOARD_CONTENT,                                                                                                   \
      SQL_BOARD_COLUMNS "FROM view_matter m" SQL_BOARD_LAST SQL_BOARD_NAMES                                            \
      " WHERE m.realm = $1 AND m.content = $5 AND m.content > 0 AND m.id > $2 AND ($4 = '' OR m.kind = $4)"            \
      SQL_BOARD_WHOSE " ORDER BY m.id LIMIT $8")                                                                       \
    X(BOARD_ANY,                                                                                                       \
      SQL_BOARD_COLUMNS "FROM view_matter m" SQL_BOARD_LAST SQL_BOARD_NAMES                                            \
      " WHERE m.realm = $1 AND m.id > $2" SQL_BOARD_FILTER SQL_BOARD_WHOSE " ORDER BY m.id LIMIT $8")                  \
    X(TOUCHES, /* $3: the present */                                                                                   \
      "SELECT m.kind, m.lead, m.giver, h.unit, h.person FROM view_matter m"                                            \
      " JOIN view_holding h ON h.realm = m.realm AND h.matter = m.id"                                                  \
      " WHERE m.realm = $1 AND m.family = $2 AND h.since <= $3")                                                       \
    X(NAMES_PERSONS,                                                                                                   \
      "SELECT 1 FROM act WHERE realm = $1 AND family = $2 AND (kind = 7 OR (kind = 0 AND instr(body, 'persons=') > 0))" \
      " LIMIT 1")                                                                                                      \
    X(ACTED, "SELECT 1 FROM view_acted WHERE realm = $1 AND person = $2 AND family = $3")                              \
    X(ROOTS,                                                                                                           \
      "SELECT id, kind, opened, coalesce(finished, ended), ended FROM view_matter WHERE realm = $1 AND id > $2"        \
      " AND id = family ORDER BY id LIMIT $3")                                                                         \
    X(ROOTS_OF, /* of one kind, or with a question of one form */                                                      \
      "SELECT r.id, r.kind, r.opened, coalesce(r.finished, r.ended), r.ended FROM view_matter r WHERE r.realm = $1"    \
      " AND r.id > $2 AND r.id IN (SELECT m.family FROM view_matter m WHERE m.realm = $1"                              \
      " AND (m.kind = $4 OR (m.form = $5 AND m.id <> m.family))) AND r.id = r.family ORDER BY r.id LIMIT $3")          \
    X(ROOTS_NAMING, /* of one kind, whose acts hold these bytes among the fields of their kind */                      \
      "SELECT m.id, m.kind, m.opened, coalesce(m.finished, m.ended), m.ended FROM view_matter m WHERE m.realm = $1"    \
      " AND m.id > $2 AND m.kind = $4 AND m.id = m.family AND EXISTS (SELECT 1 FROM act a JOIN act_word w"             \
      " ON w.realm = a.realm AND w.seq = a.seq WHERE a.realm = $1 AND a.family = m.family AND a.words <> 0"            \
      " AND instr(w.fields, CAST($5 AS BLOB)) > 0) ORDER BY m.id LIMIT $3")                                            \
    X(OPEN_FAMILIES,                                                                                                   \
      "SELECT DISTINCT family FROM view_matter WHERE realm = $1 AND live = 1 AND ended > $2 ORDER BY family")          \
    X(OPEN_FAMILIES_PAST,                                                                                              \
      "SELECT DISTINCT family FROM view_matter WHERE realm = $1 AND ended > $2 ORDER BY family")                       \
    X(OPEN_FAMILIES_OF,                                                                                                \
      "SELECT family FROM view_matter WHERE realm = $1 AND live = 1 AND ended > $2 AND (giver = $3 OR lead = $3)"      \
      " UNION SELECT m.family FROM view_holding h JOIN view_matter m ON m.realm = h.realm AND m.id = h.matter"         \
      " WHERE h.realm = $1 AND h.unit = $3 AND h.live = 1 AND h.until > $2 AND m.ended > $2 ORDER BY 1")               \
    X(OPEN_FAMILIES_OF_PAST,                                                                                           \
      "SELECT family FROM view_matter WHERE realm = $1 AND ended > $2 AND (giver = $3 OR lead = $3)"                   \
      " UNION SELECT m.family FROM view_holding h JOIN view_matter m ON m.realm = h.realm AND m.id = h.matter"         \
      " WHERE h.realm = $1 AND h.unit = $3 AND h.until > $2 AND m.ended > $2 ORDER BY 1")

enum sql {
#define X(name, statement) SQL_##name,
    SQL_LIST(X) SQL_ACCOUNT_LIST(X) SQL_LEDGER_LIST(X) SQL_LIVE_LIST(X) SQL_FIND_LIST(X) SQL_OUTBOX_LIST(X) SQL_LOOKUP_LIST(X)
#undef X
        SQL_COUNT
};

extern const char *const SQL[SQL_COUNT];

#endif
