/* index_judge.c -- what a row of an index makes of one matter, and of all of them. */
#include "report/index.h"

#include "matter/charge.h"
#include "rules/formula.h"

#include <math.h>

static const struct calendar *calendar_of(const struct index_reading *r)
{
    return calbook_last(r->family->world->book);
}

/* --- formulas ---------------------------------------------------------------------------------------------------------- */

enum answer3 { ANSWER_UNKNOWN, ANSWER_NO_, ANSWER_YES_ };

/* The formula over what the matter's acts stated; unknown too where its kind, or an earlier version of it, has no such field. */
static enum answer3 holds(const struct index_reading *r, struct text source)
{
    const struct rule *rule = matter_rule(r->family, r->matter, r->at);
    const struct formula *formula;
    struct err err;
    if (formula_parse(r->a, source, rule, rule->nfigures, &formula, &err) != RC_OK)
        return ANSWER_UNKNOWN;
    struct values values = values_now(r->a, r->family, r->matter, r->at);
    struct fvalue v = values_work_out(&values, formula);
    return v.type != VT_YES_NO ? ANSWER_UNKNOWN : v.yes ? ANSWER_YES_ : ANSWER_NO_;
}

/* --- measures ------------------------------------------------------------------------------------------------------------ */

/* When the work was done: processed, else ended; INSTANT_MAX: not by the instant of reading. */
static struct instant done_at(const struct index_reading *r)
{
    const struct matter *m = r->matter;
    struct instant done = instant_min(m->finished, m->ended);
    return instant_before(r->at, done) ? INSTANT_MAX : done;
}

static bool on_time(const struct index_reading *r, double *worth)
{
    struct due due = matter_due(r->family, r->matter, r->at);
    if (instant_is_max(due.at))
        return false;
    struct instant done = instant_min(done_at(r), r->at);
    *worth = !instant_before(due.at, done);
    return true;
}

/* Time for which the limit lawfully stood still, and that the first request for papers took, until it was answered or the reading; *n
 * requests. */
static struct workspan waited(const struct index_reading *r, size_t *n)
{
    const struct matter *m = r->matter;
    struct workspan span = { 0 };
    *n = 0;
    for (size_t i = 0; i < m->nhalts; i++) {
        const struct halt *halt = &m->halts[i];
        if (halt->effect == EFFECT_RUNS_ON || instant_before(r->at, halt->from))
            continue;
        *n += halt->outside && halt->effect == EFFECT_AGAIN;
        if (halt->effect == EFFECT_STOPS || *n == 1)
            span.us += calendar_elapsed(calendar_of(r), halt->from, instant_min(halt->to, r->at)).us;
    }
    return span;
}

/* Decision 766 as working systems count it: finished by the appointment, the time of one request for papers and of lawful stops subtracted;
 * more than one request is late; what is not finished is compared at the end of the period. */
static bool on_time_766(const struct index_reading *r, double *worth)
{
    const struct matter *m = r->matter;
    size_t requests;
    struct workspan wait = waited(r, &requests);
    struct instant due = m->extended ? m->due.at : m->first_due.at;
    if (instant_is_max(due))
        return false;
    struct instant done = instant_min(done_at(r), r->at);
    struct workspan used = calendar_elapsed(calendar_of(r), m->opened, done);
    struct workspan given = calendar_elapsed(calendar_of(r), m->opened, due);
    *worth = requests > 1 ? 0 : used.us - wait.us <= given.us;
    return true;
}

static bool total_time(const struct index_reading *r, double *worth)
{
    struct due due = matter_due(r->family, r->matter, r->at);
    struct instant done = done_at(r);
    if (instant_is_max(due.at) || (instant_is_max(done) && !instant_before(due.at, r->at)))
        return false; /* not finished, and still in time */
    struct day last = instant_day((struct instant){ due.at.us - 1 }), day = instant_day(instant_min(done, r->at));
    *worth = instant_is_max(done) || day.n > last.n ? 0 : day.n == last.n ? 1 : 2;
    return true;
}

static bool counts_unit(const struct index_reading *r, unit_id unit)
{
    for (size_t i = 0; i < r->nunits; i++)
        if (r->units[i] == unit)
            return true;
    return r->nunits == 0;
}

static int score_of(struct workspan used, struct workspan given)
{
    int64_t u = used.us / US_MINUTE, g = given.us / US_MINUTE;
    return u > g ? 0 : u == g ? 1 : 2;
}

static bool units_time(const struct index_reading *r, double *worth)
{
    size_t n;
    const struct lateness *rows = matter_lateness(r->a, r->family, r->matter, r->at, &n);
    int worst = 3;
    for (size_t i = 0; i < n; i++)
        if (counts_unit(r, rows[i].unit) && rows[i].given.us > 0) {
            int score = rows[i].late.us > 0 ? 0 : score_of(rows[i].used, rows[i].given);
            worst = score < worst ? score : worst;
        }
    for (size_t i = 1; i < r->family->n; i++) { /* units asked */
        const struct matter *child = &r->family->matters[i];
        struct mclocks clocks;
        if (!counts_unit(r, child->opening->to_unit) || instant_before(r->at, child->opened))
            continue;
        mclock_read(r->family, child, r->at, &clocks);
        int score = clocks.matter.late.us > 0 ? 0 : 2;
        worst = score < worst ? score : worst;
    }
    *worth = worst;
    return worst < 3;
}

static bool measured(const struct index_row *row, const struct index_reading *r, double *worth)
{
    switch ((enum index_measure)row->measure) {
    case INDEX_ON_TIME: return on_time(r, worth);
    case INDEX_ON_TIME_766: return on_time_766(r, worth);
    case INDEX_TOTAL_TIME: return total_time(r, worth);
    case INDEX_UNITS_TIME: return units_time(r, worth);
    case INDEX_NONE:
    case INDEX_MEASURE_COUNT: break;
    }
    return false;
}

/* --- one matter ------------------------------------------------------------------------------------------------------------- */

static bool scored(const struct index_row *row, const struct index_reading *r, double *worth)
{
    for (size_t i = 0; i < row->nscores; i++) {
        const struct index_score *score = &row->scores[i];
        enum answer3 answer = text_empty(score->when) ? ANSWER_YES_ : holds(r, score->when);
        if (answer == ANSWER_UNKNOWN)
            return false;
        if (answer == ANSWER_YES_) {
            *worth = (double)score->is;
            return true;
        }
    }
    return false;
}

bool index_judge(const struct index_row *row, const struct index_reading *r, double *worth)
{
    if (!text_eq(row->kind, r->matter->rule->kind) || instant_before(r->at, r->matter->opened))
        return false;
    if (!text_empty(row->of) && holds(r, row->of) != ANSWER_YES_)
        return false;
    if (!text_empty(row->zero) && holds(r, row->zero) == ANSWER_YES_) {
        *worth = 0;
        return true;
    }
    if (row->nscores)
        return scored(row, r, worth);
    if (text_empty(row->that))
        return measured(row, r, worth);
    enum answer3 answer = holds(r, row->that);
    *worth = answer == ANSWER_YES_;
    return answer != ANSWER_UNKNOWN;
}

/* --- all of them --------------------------------------------------------------------------------------------------------------- */

bool index_counts_share(const struct index_row *row)
{
    return row->points || row->nbands || !text_empty(row->that) || row->measure == INDEX_ON_TIME ||
           row->measure == INDEX_ON_TIME_766;
}

double index_share(const struct index_sum *s)
{
    double mean = s->n ? s->sum / (double)s->n : 0;
    return index_counts_share(s->row) ? 100 * mean : mean;
}

static double one_decimal(double x) { return round(x * 10) / 10; }

double index_worth(const struct index_sum *s)
{
    double share = index_share(s);
    double full = s->row->full ? (double)s->row->full : 100;
    if (s->row->points)
        return one_decimal((double)s->row->points * fmin(1, share / full));
    for (size_t i = 0; i < s->row->nbands; i++)
        if (share >= (double)s->row->bands[i].least)
            return (double)s->row->bands[i].is;
    return one_decimal(share);
}
