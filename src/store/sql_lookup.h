/* sql_lookup.h -- the statements of lookup.h: rows of the one table (sql.h). Private to store. */
#ifndef CONGVU_SQL_LOOKUP_H
#define CONGVU_SQL_LOOKUP_H

#define SQL_LOOKUP_LIST(X)                                                                                             \
    X(LOOKUP, "SELECT matter FROM lookup WHERE realm = $1 AND digest = $2")                                            \
    X(LOOKUP_END, "DELETE FROM lookup WHERE realm = $1 AND matter = $2")                                               \
    X(LOOKUP_ADD, "INSERT INTO lookup (realm, digest, matter, at) VALUES ($1, $2, $3, $4)")

#endif
