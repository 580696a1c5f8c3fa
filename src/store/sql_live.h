/* sql_live.h -- the statements that keep open matters in memory (app/view/live.h): rows of the one table (sql.h). Private to store. */
#ifndef CONGVU_SQL_LIVE_H
#define CONGVU_SQL_LIVE_H

#define SQL_LIVE_COLUMNS                                                                                               \
    "SELECT m.family, m.id, m.kind, m.form, m.giver, m.lead, m.opened, m.ended, m.finished, m.due, m.live, h.unit, "   \
    "h.person, h.state, h.since, h.until, h.step, h.to_allocate, h.live"                                               \
    " FROM view_matter m JOIN view_holding h ON h.realm = m.realm AND h.matter = m.id"

#define SQL_LIVE_LIST(X)                                                                                               \
    X(LIVE_ALL,                                                                                                        \
      SQL_LIVE_COLUMNS                                                                                                 \
      " WHERE m.realm = $1 AND m.family IN (SELECT v.family FROM view_matter v WHERE v.realm = $1 AND v.live = 1)"     \
      " ORDER BY m.family")                                                                                 \
    X(LIVE_FAMILY, SQL_LIVE_COLUMNS " WHERE m.realm = $1 AND m.family = $2")                        \
    X(ACTORS, "SELECT person FROM act WHERE realm = $1 AND family = $2 AND person > 0")                       \
    X(FAMILIES_SINCE, "SELECT DISTINCT family FROM act_word WHERE realm = $1 AND seq > $2 ORDER BY family")            \
    X(BOARD_ONE,                                                                                                       \
      SQL_BOARD_COLUMNS "FROM view_matter m" SQL_BOARD_LAST SQL_BOARD_NAMES " WHERE m.realm = $1 AND m.id = $2")

#endif
