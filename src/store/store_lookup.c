/* store_lookup.c -- a citizen's way to the own matter; lookup.h says what is kept of it. */
#include "store/lookup.h"

#include "store/conn.h"

enum rc store_lookup(struct conn *c, struct text digest, matter_id *matter, struct err *err)
{
    *matter = 0;
    return conn_number(c, SQL_LOOKUP, VALUES(VALUE_B(digest)), matter, err);
}

enum rc store_lookup_put(struct conn *c, matter_id matter, struct text digest, struct instant at, struct err *err)
{
    assert(c->writing);
    enum rc rc = conn_run(c, SQL_LOOKUP_END, VALUES(VALUE_I(matter)), err);
    if (rc == RC_OK)
        rc = conn_run(c, SQL_LOOKUP_ADD, VALUES(VALUE_B(digest), VALUE_I(matter), VALUE_I(at.us)), err);
    return rc;
}
