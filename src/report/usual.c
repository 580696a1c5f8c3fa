/* usual.c -- the usual acts by where a matter stands, and the order of the others. */
#include "report/usual.h"

static const enum act_kind UNASSIGNED[] = { ACT_REPLY,  ACT_RESUME, ACT_ASSIGN,  ACT_COMPLETE,
                                            ACT_REPORT, ACT_DECIDE, ACT_FORWARD, ACT_ASK };
static const enum act_kind OF_CONFIRMER[] = { ACT_DECIDE, ACT_RETURN };
static const enum act_kind TO_ALLOCATE[] = { ACT_TRANSFER, ACT_ASSIGN, ACT_ASK };
static const enum act_kind OF_DUTY[] = { ACT_REPORT, ACT_RESUME, ACT_ASSIGN, ACT_ASK };
static const enum act_kind OF_DECIDER[] = { ACT_DECIDE, ACT_RETURN, ACT_ASK, ACT_ASSIGN };
static const enum act_kind OF_HOLDER[] = { ACT_REPLY,   ACT_RESUME, ACT_COMPLETE, ACT_REPORT,
                                           ACT_FORWARD, ACT_ASK,    ACT_ASSIGN };
static const enum act_kind OF_WAITER[] = { ACT_URGE };

/* Whoever is not the holder urges before anything else; what ends or undoes stands last. */
static const enum act_kind ORDER[] = { ACT_ADVISE,  ACT_REPLY,  ACT_RESUME, ACT_COMPLETE, ACT_REPORT,   ACT_ASK,
                                       ACT_FORWARD, ACT_DECIDE, ACT_URGE,   ACT_ASSIGN,   ACT_TRANSFER, ACT_RETURN,
                                       ACT_EXTEND,  ACT_PAUSE,  ACT_AWAIT,  ACT_ESCALATE, ACT_REOPEN,   ACT_CORRECT,
                                       ACT_RECUSE,  ACT_CANCEL, ACT_UNSEAL, ACT_OPEN };
static_assert(LEN(ORDER) == ACT_KIND_COUNT, "every act has its place");

struct usual {
    const enum act_kind *acts;
    size_t n;
};
#define ACTS_OF(list) ((struct usual){ (list), LEN(list) })

static struct usual usual_of(const struct standing_at *at)
{
    if (at->waits)
        return ACTS_OF(OF_WAITER);
    if (at->state == M_CONFIRM)
        return ACTS_OF(OF_CONFIRMER);
    if (at->to_allocate)
        return ACTS_OF(TO_ALLOCATE);
    if (at->duty)
        return ACTS_OF(OF_DUTY);
    if (at->deciding)
        return ACTS_OF(OF_DECIDER);
    return at->assigned ? ACTS_OF(OF_HOLDER) : ACTS_OF(UNASSIGNED);
}

/* Does the regulation say that the act leads on from this very step? To return leads back. */
static bool leads_on(const struct standing_at *at, enum act_kind act)
{
    for (size_t i = 0; act != ACT_RETURN && at->step >= 0 && i < at->rule->nsteps; i++)
        if (at->rule->steps[i].on == (int)act && at->rule->steps[i].after_step == at->step)
            return true;
    return false;
}

size_t usual_acts(const struct standing_at *at, uint32_t may, enum act_kind acts[ACT_KIND_COUNT], size_t *nusual)
{
    const struct usual usual = usual_of(at);
    size_t n = 0;
    for (int on = 1; on >= 0; on--)
        for (size_t i = 0; i < usual.n; i++)
            if (may & UINT32_C(1) << usual.acts[i] && leads_on(at, usual.acts[i]) == on) {
                may &= ~(UINT32_C(1) << usual.acts[i]);
                acts[n++] = usual.acts[i];
            }
    *nusual = n;
    for (size_t i = 0; i < LEN(ORDER); i++)
        if (may & UINT32_C(1) << ORDER[i])
            acts[n++] = ORDER[i];
    return n;
}
