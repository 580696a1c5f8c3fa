#include "matter/values.h"

/* Each act is looked at as it was when it came: the family is folded up to it. */
struct value_note *values_notes(struct arena *a, const struct family *f, const struct matter *m, size_t *n)
{
    struct value_note *notes = NULL;
    *n = 0;
    uint32_t on = 0;
    for (size_t i = 0; i < m->rule->nchecks; i++)
        on |= m->rule->checks[i].then_signal ? m->rule->checks[i].on : 0;
    for (size_t k = 0; on && m->parent < 0 && k < f->nacts; k++) {
        const struct act *act = &f->acts[k];
        if (act->matter != m->id || !(on & (UINT32_C(1) << act->kind)))
            continue;
        const struct family *before = k ? family_fold(a, f->world, f->acts, k) : NULL;
        const struct matter *then = before ? family_matter(before, m->id) : NULL;
        const struct rule *rule = then ? matter_rule(before, then, act->happened) : m->rule;
        struct values v = values_read(a, f->world, before, then, rule, k, act, act->happened);
        for (size_t i = 0; i < rule->nchecks; i++) {
            const struct check_rule *check = &rule->checks[i];
            if (!check->then_signal || !(check->on & (UINT32_C(1) << act->kind)))
                continue;
            struct fvalue met = values_work_out(&v, check->formula);
            if (met.type == VT_YES_NO && !met.yes)
                ARENA_PUSH(a, notes, *n, ((struct value_note){ act, check }));
        }
    }
    return notes;
}
