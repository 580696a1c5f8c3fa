/* seal_sort.c -- the sorts of facts as people are told of them. */
#include "app/seal/seal.h"

#include "base/i18n.h"

static const char *const SHOWN[FACT_SORT_END] = {
    [FACT_NONE] = "",
    [FACT_META] = N_("record"),
    [FACT_KEY] = N_("key"),
    [FACT_CALENDAR] = N_("calendar"),
    [FACT_REGISTER] = N_("register"),
    [FACT_REGULATION] = N_("regulation"),
    [FACT_DOCUMENT] = N_("document"),
    [FACT_CONTENT] = N_("content"),
    [FACT_MATTER] = N_("matter"),
    [FACT_ACT] = N_("act"),
    [FACT_GRANT] = N_("grant"),
    [FACT_ERASURE] = N_("erasure"),
};

const char *seal_sort_shown(enum fact_sort sort)
{
    assert((unsigned)sort < FACT_SORT_END);
    return _(SHOWN[sort]);
}
