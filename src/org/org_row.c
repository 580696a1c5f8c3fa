/* org_row.c -- the words of rows and ranks, from the lists in org_row.h. */
#include "org/org_row.h"

const char *const ORG_ROW_WORDS[ORG_ROW_KIND_COUNT + 1] = {
#define X(name, word, columns) [ORG_##name] = (word),
    ORG_ROW_LIST(X)
#undef X
};

const char *const RANK_WORDS[RANK_COUNT + 1] = {
    [RANK_STAFF] = "staff",
    [RANK_DEPUTY] = "deputy",
    [RANK_HEAD] = "head",
};
