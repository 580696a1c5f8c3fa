/* gather_row.c -- what a report says of one matter: read once, at one instant. */
#include "app/figures/gather.h"

enum rc family_at(struct gathering *g, matter_id root, const struct family **f, struct err *err)
{
    struct reading *r = g->r;
    struct act *acts;
    size_t n, kept = 0;
    *f = NULL;
    if (!instant_before(g->at, r->now)) {
        enum rc rc = family_read(r->conn, g->scratch, &r->world, root, r->past ? r->now : INSTANT_MAX, true, f, err);
        return rc == RC_NOT_FOUND ? RC_OK : rc; /* opened after that instant */
    }
    enum rc rc = store_acts(r->conn, g->scratch, root, r->past ? r->now : INSTANT_MAX, true, &acts, &n, err);
    if (rc == RC_OK)
        rc = acts_sound(&r->world, acts, n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (!instant_before(g->at, acts[i].happened))
            acts[kept++] = acts[i];
    if (rc == RC_OK && kept > 0 && acts[0].kind == ACT_OPEN)
        *f = family_fold(g->scratch, &r->world, acts, kept);
    return rc;
}

/* --- parts of a row --------------------------------------------------------------------------------------------------- */

static void add_sums(struct gathering *g, const struct charge_sum *sums, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < g->nsums && !(g->sums[k].payee == sums[i].payee && g->sums[k].unit == sums[i].unit &&
                                 text_eq(g->sums[k].outside, sums[i].outside)))
            k++;
        if (k == g->nsums) {
            struct charge_sum zero = { sums[i].payee, sums[i].unit, text_dup(g->r->a, sums[i].outside), { 0 } };
            ARENA_PUSH(g->r->a, g->sums, g->nsums, zero);
        }
        g->sums[k].span.us += sums[i].span.us;
    }
}

static void read_charges(struct gathering *g, const struct family *f, const struct matter *m, struct tally_row *row)
{
    size_t n;
    const struct charge *charges = matter_charges(g->scratch, f, m, g->at, &n);
    row->sums = charge_sums(g->scratch, &g->r->world, charges, n, &row->nsums);
    add_sums(g, row->sums, row->nsums);
}

static void read_lateness(struct gathering *g, const struct family *f, const struct matter *m, struct tally_row *row)
{
    struct arena *a = g->scratch;
    struct tally_late *lates = NULL;
    size_t n;
    const struct lateness *rows = matter_lateness(a, f, m, g->at, &n);
    for (size_t i = 0; i < n; i++) {
        char hm[INSTANT_CHARS];
        if (rows[i].late.us == 0)
            continue;
        struct tally_late late = { rows[i].unit, rows[i].late };
        ARENA_PUSH(a, lates, row->nlates, late);
        struct text one =
            text_printf(a, "%s (%.*s)", workspan_hm(rows[i].late, hm),
                        TEXT_FMT(org_unit_name(g->r->world.org, rows[i].unit, g->at, g->ask->style.lang)));
        row->lateness =
            text_empty(row->lateness) ? one : text_printf(a, "%.*s; %.*s", TEXT_FMT(row->lateness), TEXT_FMT(one));
    }
    row->lates = lates;
}

/* The newest words said of it: what was completed, else what was last reported. */
static struct text newest_words(const struct family *f, const struct matter *m, struct instant at, bool *reported)
{
    for (size_t i = f->nacts; i-- > 0;) {
        const struct act *act = &f->acts[i];
        if (act->matter != m->id || instant_before(at, act->happened))
            continue;
        if (act->kind == ACT_COMPLETE) {
            *reported = true;
            return act_text(act, AT_PRODUCT);
        }
        if (act->kind == ACT_REPORT) {
            *reported = true;
            struct text words = act_text(act, AT_WORDS);
            return text_empty(words) ? act_text(act, AT_QUANTITY) : words;
        }
    }
    *reported = false;
    return TEXT_NONE;
}

static void read_questions(struct gathering *g, const struct family *f, struct tally_row *row)
{
    struct tally_question *list = NULL;
    for (size_t i = 1; i < f->n; i++) {
        const struct matter *c = &f->matters[i];
        struct mclocks clocks;
        struct matter_key key;
        if (c->parent != 0 || instant_before(g->at, c->opened) || reading_hides(g->r, f, c))
            continue;
        mclock_read(f, c, g->at, &clocks);
        bool answered = c->answer != ANSWER_NONE && !instant_before(g->at, c->answered);
        struct text words = act_text(c->opening, AT_TITLE);
        struct tally_question q = {
            .asked = c->lead,
            .form = c->form,
            .answer = answered ? c->answer : ANSWER_NONE,
            .open = !matter_ended(c, g->at),
            .late = clocks.matter.late.us > 0,
            .code = store_matter_by_id(g->r->conn, g->scratch, c->id, &key, NULL) == RC_OK ? key.code : TEXT_NONE,
            .words = text_empty(words) ? act_text(c->opening, AT_WORDS) : words,
            .rule = act_text(c->opening, AT_RULE),
            .opened = c->opened,
            .due = c->due.at,
            .answered = answered ? c->answered : INSTANT_MAX,
        };
        ARENA_PUSH(g->scratch, list, row->nquestions, q);
    }
    row->questions = list;
}

/* At whose desk it waits to be let go on, if that is not who does the work. */
static enum tally_wait wait_of(const struct gathering *g, const struct matter *m, const struct holding *h)
{
    const struct org *org = g->r->world.org;
    if (matter_ended(m, g->at))
        return WAIT_NOT;
    if (h->to_allocate)
        return WAIT_ALLOCATION;
    if (h->state == M_CONFIRM)
        return WAIT_CONFIRMATION;
    if (h->step >= 0 && m->rule->steps[h->step].holder == BY_DECIDER)
        return WAIT_DECISION;
    if (h->unit != m->lead && org_is_above(org, h->unit, m->lead, g->at))
        return WAIT_SUPERIOR;
    return WAIT_NOT;
}

/* A duty has no due date of its own: what its occurrences (of the period) say counts, and the one to come. */
static void read_duty(struct gathering *g, const struct family *f, const struct matter *m, struct tally_row *row)
{
    size_t n;
    const struct occurrence *o = duty_occurrences(g->scratch, f, m, g->at, &n);
    row->due = INSTANT_MAX;
    for (size_t i = 0; i < n; i++) {
        if (o[i].state == OCC_OPEN)
            row->due = o[i].due.at;
        else if (!instant_before(day_end(o[i].cutoff), g->from)) {
            row->silent |= o[i].state == OCC_SILENT;
            row->late |= o[i].state != OCC_MET;
        }
    }
}

struct tally_row row_of_matter(struct gathering *g, const struct family *f, struct text code,
                               const struct content_row *content)
{
    const struct matter *m = &f->matters[0];
    const struct holding *h = matter_holding(m, g->at);
    struct mclocks clocks;
    bool reported;
    mclock_read(f, m, g->at, &clocks);
    struct tally_row row = {
        .content = content ? content->id : 0,
        .number = content ? content->number : TEXT_NONE,
        .words = act_text(m->opening, AT_TITLE),
        .code = code,
        .kind = m->rule->kind,
        .lead = org_unit_name(g->r->world.org, m->lead, g->at, g->ask->style.lang),
        .lead_unit = m->lead,
        .holder_unit = h->unit,
        .holder_person = h->person,
        .state = matter_state(m, g->at),
        .to_allocate = h->to_allocate,
        .wait = wait_of(g, m, h),
        .opened = m->opened,
        .since = h->from,
        .held = clocks.holding.ran,
        .due = m->due.at,
        .first_due = m->first_due.at,
        .finished = instant_before(g->at, m->finished) ? INSTANT_MAX : m->finished,
        .ended = instant_before(g->at, m->ended) ? INSTANT_MAX : m->ended,
        .extended = m->extended,
        .urged = m->urged,
    };
    row.end = row.state == M_ENDED ? m->end : END_NONE;
    row.done = row.end == END_DECIDED || row.end == END_COMPLETED || row.end == END_CONFIRMED;
    row.late = clocks.matter.late.us > 0;
    row.in_time = row.done && !row.late;
    row.report = newest_words(f, m, g->at, &reported);
    row.silent = !row.done && row.late && !reported;
    if (m->recur.every != EVERY_NONE)
        read_duty(g, f, m, &row);
    read_lateness(g, f, m, &row);
    read_charges(g, f, m, &row);
    read_questions(g, f, &row);
    return row;
}
