/* duty.c -- what a standing duty owes (MODEL 9): at each cut-off its holder owes an occurrence.
 *
 * A cut-off is the 24:00 of its day, or the minute that the recurrence states. It belongs to what ends there: who held the duty
 * until then owes, not who takes over at that instant.
 * A report names its period; one that names none is for the oldest occurrence not yet reported.
 */
#include "matter/charge.h"

enum { OCCURRENCES_MAX = 20000 };

const char *const OCCURRENCE_WORDS[OCC_STATE_COUNT + 1] = { "met", "late", "silent", "owed", NULL };

struct limit duty_limit(const struct matter *m, struct day cutoff)
{
    bool own_cadence = m->opening->recur.every == EVERY_NONE; /* the regulation's, not the document's */
    bool grace = own_cadence && m->rule->grace.unit != LIMIT_NONE;
    return grace ? m->rule->grace : (struct limit){ LIMIT_DATE, cutoff.n };
}

/* By when the report of a cut-off is due. A stated day is the due day itself, to its minute; on a day off it moves to 24:00 of the
 * next working day, as the Civil Code has it (art. 148.5). The regulation's own cadence gives its grace. */
static enum rc occurrence_due(const struct family *f, const struct matter *m, struct day cutoff, struct due *out)
{
    struct limit limit = duty_limit(m, cutoff);
    enum rc rc = limit_due(f->world->book, limit, day_start(cutoff), NULL, 0, out, NULL);
    if (rc == RC_OK && limit.unit == LIMIT_DATE && instant_eq(out->at, day_end(cutoff)))
        out->at = recur_cutoff(m->recur, cutoff);
    return rc;
}

static struct occurrence owed(const struct family *f, const struct matter *m, struct day cutoff)
{
    struct occurrence o = { .cutoff = cutoff, .state = OCC_OPEN };
    if (occurrence_due(f, m, cutoff, &o.due) != RC_OK)
        o.due = (struct due){ INSTANT_MAX, true, 0 };
    const struct holding *h = matter_holding(m, (struct instant){ recur_cutoff(m->recur, cutoff).us - 1 });
    if (h) {
        o.unit = h->unit;
        o.person = h->person;
    }
    return o;
}

static void settle(struct occurrence *list, size_t n, const struct family *f, const struct matter *m,
                   struct instant now)
{
    for (size_t i = 0; i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        if (act->matter != m->id || act->kind != ACT_REPORT || instant_before(now, act->happened))
            continue;
        for (size_t k = 0; k < n; k++) {
            bool meant = act->period.n == DAY_MIN.n ? !list[k].report : list[k].cutoff.n == act->period.n;
            if (!meant)
                continue;
            if (!list[k].report)
                list[k].report = act;
            break;
        }
    }
    for (size_t k = 0; k < n; k++) {
        struct occurrence *o = &list[k];
        bool in_time = o->report && instant_before(o->report->happened, o->due.at);
        o->state = o->report ? (in_time ? OCC_MET : OCC_LATE) : instant_before(now, o->due.at) ? OCC_OPEN : OCC_SILENT;
    }
}

const struct occurrence *duty_occurrences(struct arena *a, const struct family *f, const struct matter *m,
                                          struct instant now, size_t *n)
{
    struct occurrence *list = NULL;
    *n = 0;
    if (m->recur.every == EVERY_NONE || instant_before(now, m->opened))
        return NULL;
    struct day day = { instant_day(m->opened).n - 1 }; /* a cut-off on the day of opening is owed */
    while (*n < OCCURRENCES_MAX) {
        day = recur_next(m->recur, day);
        struct instant cutoff = recur_cutoff(m->recur, day);
        if (!instant_before(m->opened, cutoff)) /* opened after the hour of its own day */
            continue;
        if (instant_before(m->ended, cutoff)) /* ended before this cut-off: not owed */
            break;
        struct occurrence o = owed(f, m, day);
        ARENA_PUSH(a, list, *n, o);
        if (instant_before(now, cutoff))
            break; /* the one to come */
    }
    settle(list, *n, f, m, now);
    return list;
}
