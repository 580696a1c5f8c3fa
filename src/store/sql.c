/* sql.c -- the table of statements. */
#include "store/sql.h"
#include "store/store.h"

const char *const SQL[SQL_COUNT] = {
#define X(name, statement) [SQL_##name] = (statement),
    SQL_LIST(X) SQL_ACCOUNT_LIST(X) SQL_LEDGER_LIST(X) SQL_LIVE_LIST(X) SQL_FIND_LIST(X) SQL_OUTBOX_LIST(X)
        SQL_LOOKUP_LIST(X)
#undef X
};

static const char *const NAMES[SQL_COUNT] = {
#define X(name, statement) [SQL_##name] = #name,
    SQL_LIST(X) SQL_ACCOUNT_LIST(X) SQL_LEDGER_LIST(X) SQL_LIVE_LIST(X) SQL_FIND_LIST(X) SQL_OUTBOX_LIST(X)
        SQL_LOOKUP_LIST(X)
#undef X
};

size_t store_statements(void) { return SQL_COUNT; }

const char *store_statement(size_t i, const char **name)
{
    assert(i < SQL_COUNT);
    if (name)
        *name = NAMES[i];
    return SQL[i];
}
