#include "rules/version.h"

#include <stdlib.h>

static size_t kind_index(const struct version *v, size_t n, struct text kind, size_t *kinds)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(v[i].rule.code, kind))
            return v[i].kind;
    return (*kinds)++;
}

static int version_order(const void *pa, const void *pb)
{
    const struct version *a = pa, *b = pb;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->rule.from.n != b->rule.from.n)
        return a->rule.from.n < b->rule.from.n ? -1 : 1;
    return a->seq < b->seq ? -1 : a->seq > b->seq;
}

static bool takes_over(const struct rule *later, const struct rule *earlier)
{
    return later->from.n > earlier->from.n && instant_before(earlier->announced, later->announced);
}

bool versions_settle(struct arena *a, const struct rule *const *rules, size_t n, struct version **out, size_t *kinds,
                     size_t clash[2])
{
    struct version *v = ARENA_ARRAY(a, struct version, n);
    *kinds = 0;
    for (size_t i = 0; i < n; i++) {
        size_t kind = kind_index(v, i, rules[i]->code, kinds);
        v[i] = (struct version){ .rule = *rules[i], .kind = kind, .seq = i };
    }
    if (n > 1)
        qsort(v, n, sizeof *v, version_order);
    for (size_t i = 1; i < n; i++) {
        struct version *earlier = &v[i - 1], *later = &v[i];
        if (earlier->kind != later->kind || earlier->rule.to.n < later->rule.from.n)
            continue;
        if (!takes_over(&later->rule, &earlier->rule)) {
            clash[0] = earlier->seq < later->seq ? earlier->seq : later->seq;
            clash[1] = earlier->seq < later->seq ? later->seq : earlier->seq;
            return false;
        }
        earlier->rule.to.n = later->rule.from.n - 1;
    }
    *out = v;
    return true;
}
