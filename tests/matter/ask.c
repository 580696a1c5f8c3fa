/* ask.c -- what a folded family answers, in words that a row of a table can hold. See story.h. */
#include "story.h"

#include "base/sbuf.h"

#include <stdlib.h>
#include <string.h>

enum { ANSWER_BYTES_MAX = 8192 };

struct asking {
    struct sbuf out;
    struct arena *a;
    const struct family *f;
    const struct matter *m;
    const struct org *org;
    struct instant t;
    const char *whom;
};

/* --- small words --------------------------------------------------------------------------------------------- */

/* "08-29 16:40"; an end at midnight is 24:00 of the day before. The year where it is not 2025. */
static void put_instant(struct asking *q, struct instant t, bool as_end)
{
    char buf[INSTANT_CHARS], day[INSTANT_CHARS];
    if (instant_is_max(t)) {
        sbuf_str(&q->out, "never");
        return;
    }
    bool midnight = as_end && instant_eq(t, day_start(instant_day(t)));
    const char *iso = instant_iso(t, buf);
    if (midnight)
        iso = day_iso((struct day){ instant_day(t).n - 1 }, day);
    sbuf_printf(&q->out, "%s%s", strncmp(iso, "2025-", 5) == 0 ? iso + 5 : iso, midnight ? " 24:00" : "");
}

static void put_span(struct asking *q, struct workspan span)
{
    char buf[INSTANT_CHARS];
    sbuf_str(&q->out, workspan_hm(span, buf));
}

static void put_unit(struct asking *q, unit_id u) { sbuf_add(&q->out, org_unit_code(q->org, u)); }
static void put_person(struct asking *q, person_id p) { sbuf_add(&q->out, org_person_code(q->org, p)); }

static void put_comma(struct asking *q, const char *comma)
{
    if (q->out.n)
        sbuf_str(&q->out, comma);
}

static void put_holder(struct asking *q, const struct holding *h)
{
    put_unit(q, h->unit);
    if (h->person) {
        sbuf_char(&q->out, '/');
        put_person(q, h->person);
    }
    if (h->state != M_HELD)
        sbuf_printf(&q->out, " %s", MSTATE_WORDS[h->state]);
    if (h->to_allocate)
        sbuf_str(&q->out, " to allocate");
}

/* --- questions ------------------------------------------------------------------------------------------------- */

static void ask_holder(struct asking *q)
{
    const struct holding *h = matter_holding(q->m, q->t);
    if (!h)
        sbuf_str(&q->out, "not begun");
    else if (matter_ended(q->m, q->t))
        sbuf_printf(&q->out, "ended %s", END_WORDS[q->m->end]);
    else
        put_holder(q, h);
}

static void ask_giver(struct asking *q)
{
    const struct holding *h = matter_holding(q->m, q->t);
    put_unit(q, h->from_unit);
    if (h->from_person) {
        sbuf_char(&q->out, '/');
        put_person(q, h->from_person);
    }
    sbuf_str(&q->out, h->allocated ? " allocated" : "");
}

static void ask_chain(struct asking *q)
{
    for (size_t i = 0; i < q->m->nholdings; i++) {
        const struct holding *h = &q->m->holdings[i];
        put_comma(q, "; ");
        put_instant(q, h->from, false);
        sbuf_char(&q->out, ' ');
        put_holder(q, h);
        if (h->cause != CAUSE_ACT)
            sbuf_printf(&q->out, " by %s", CAUSE_WORDS[h->cause]);
    }
    if (!instant_is_max(q->m->ended)) {
        sbuf_str(&q->out, "; ");
        put_instant(q, q->m->ended, true);
        sbuf_printf(&q->out, " %s", END_WORDS[q->m->end]);
    }
}

static void put_due(struct asking *q, struct due due)
{
    put_instant(q, due.at, true);
    if (due.provisional)
        sbuf_str(&q->out, " provisional");
}

static void ask_due(struct asking *q) { put_due(q, matter_due(q->f, q->m, q->t)); }
static void ask_first_due(struct asking *q) { put_due(q, q->m->first_due); }

static void ask_step(struct asking *q)
{
    const struct holding *h = matter_holding(q->m, q->t);
    const struct run *run = &q->m->runs[h->run];
    sbuf_add(&q->out, run->step >= 0 ? q->m->rule->steps[run->step].code : TEXT("none"));
    sbuf_str(&q->out, " due ");
    put_due(q, run_due(q->f, run, q->t));
}

static void ask_clock(struct asking *q)
{
    struct mclocks c;
    mclock_read(q->f, q->m, q->t, &c);
    sbuf_str(&q->out, "ran ");
    put_span(q, c.matter.ran);
    if (c.matter.limited) {
        sbuf_str(&q->out, c.matter.late.us > 0 ? ", late " : ", left ");
        put_span(q, c.matter.late.us > 0 ? c.matter.late : c.matter.left);
    }
    if (c.matter.stopped)
        sbuf_str(&q->out, ", stopped");
    if (c.matter.for_good)
        sbuf_str(&q->out, ", for good");
}

static void put_payee(struct asking *q, enum payee payee, unit_id unit, struct text outside)
{
    if (payee != PAYEE_HOLDER)
        sbuf_printf(&q->out, "%s ", PAYEE_WORDS[payee]);
    if (payee == PAYEE_OUTSIDE)
        sbuf_printf(&q->out, "%.*s ", TEXT_FMT(outside));
    else if (unit) {
        put_unit(q, unit);
        sbuf_char(&q->out, ' ');
    }
}

static void ask_charges(struct asking *q)
{
    size_t n, nsums;
    const struct charge *charges = matter_charges(q->a, q->f, q->m, q->t, &n);
    assert_true(charges_validate(q->f, q->m, q->t, charges, n));
    const struct charge_sum *sums = charge_sums(q->a, q->f->world, charges, n, &nsums);
    for (size_t i = 0; i < nsums; i++) {
        if (sums[i].span.us == 0)
            continue;
        put_comma(q, ", ");
        put_payee(q, sums[i].payee, sums[i].unit, sums[i].outside);
        put_span(q, sums[i].span);
    }
}

static void ask_pieces(struct asking *q)
{
    size_t n;
    const struct charge *charges = matter_charges(q->a, q->f, q->m, q->t, &n);
    for (size_t i = 0; i < n; i++) {
        put_comma(q, "; ");
        put_instant(q, charges[i].from, false);
        sbuf_char(&q->out, ' ');
        put_payee(q, charges[i].payee, charges[i].unit, charges[i].outside);
        q->out.n--; /* the blank */
        if (charges[i].pending)
            sbuf_str(&q->out, " pending");
    }
}

static void ask_late(struct asking *q)
{
    size_t n;
    const struct lateness *rows = matter_lateness(q->a, q->f, q->m, q->t, &n);
    for (size_t i = 0; i < n; i++) {
        const struct lateness *row = &rows[i];
        put_comma(q, "; ");
        put_unit(q, row->unit);
        if (row->step >= 0)
            sbuf_printf(&q->out, " in %.*s", TEXT_FMT(q->m->rule->steps[row->step].code));
        sbuf_str(&q->out, " used ");
        put_span(q, row->used);
        sbuf_str(&q->out, " of ");
        put_span(q, row->given);
        if (row->late.us) {
            sbuf_str(&q->out, " late ");
            put_span(q, row->late);
        }
        if (row->shortfall.us) {
            sbuf_char(&q->out, ' ');
            put_unit(q, row->giver);
            sbuf_str(&q->out, " short ");
            put_span(q, row->shortfall);
        }
    }
}

static void ask_owed(struct asking *q)
{
    size_t n;
    char day[INSTANT_CHARS];
    const struct occurrence *list = duty_occurrences(q->a, q->f, q->m, q->t, &n);
    for (size_t i = 0; i < n; i++) {
        put_comma(q, ", ");
        sbuf_printf(&q->out, "%s %s ", day_iso(list[i].cutoff, day) + 5, OCCURRENCE_WORDS[list[i].state]);
        put_unit(q, list[i].unit);
    }
}

static void ask_result(struct asking *q)
{
    static const char *const PARTS[PART_COUNT] = { "decided", "advised", "voted", "objected", "instructed" };
    size_t n;
    const struct attribution *list = matter_attribution(q->a, q->f, q->m, &n);
    for (size_t i = 0; i < n; i++) {
        put_comma(q, ", ");
        sbuf_printf(&q->out, "%s ", PARTS[list[i].part]);
        put_person(q, list[i].person);
        sbuf_str(&q->out, list[i].answers ? " yes" : " no");
    }
    if (n == 0)
        sbuf_str(&q->out, "nobody");
}

static void ask_may(struct asking *q)
{
    uint32_t may = matter_may(q->f, q->m, org_person(q->org, text_of(q->whom)), q->t);
    for (int i = 0; i < ACT_KIND_COUNT; i++)
        if (may & (UINT32_C(1) << i)) {
            put_comma(q, " ");
            sbuf_str(&q->out, ACT_WORDS[i]);
        }
    if (may == 0)
        sbuf_str(&q->out, "nothing");
}

static void ask_counts(struct asking *q)
{
    const struct matter *m = q->m;
    const struct {
        const char *name;
        int n;
    } COUNTS[] = {
        { "urged", m->urged },       { "returned", m->returned }, { "reopened", m->reopened },
        { "extended", m->extended }, { "reported", m->reported }, { "supplements", m->supplements },
        { "own", m->escalated_own },
    };
    for (size_t i = 0; i < LEN(COUNTS); i++)
        if (COUNTS[i].n) {
            put_comma(q, ", ");
            sbuf_printf(&q->out, "%s %d", COUNTS[i].name, COUNTS[i].n);
        }
}

static void ask_excluded(struct asking *q)
{
    for (person_id p = 1; p <= org_persons(q->org); p++)
        if (matter_excludes(q->f, q->m, p, q->t)) {
            put_comma(q, " ");
            put_person(q, p);
        }
    if (q->out.n == 0)
        sbuf_str(&q->out, "nobody");
}

static void ask_obstacles(struct asking *q)
{
    for (size_t i = 0; i < q->m->nobstacles; i++) {
        const struct obstacle *o = &q->m->obstacles[i];
        put_comma(q, ", ");
        put_instant(q, o->from, false);
        sbuf_str(&q->out, " to ");
        put_instant(q, o->to, true);
        sbuf_str(&q->out, o->pending ? " pending" : "");
    }
}

static void ask_waits(struct asking *q)
{
    const struct matter *child = matter_waits(q->f, q->m, q->t);
    sbuf_str(&q->out, child ? "for " : "for nothing");
    if (child)
        put_unit(q, child->lead);
}

static void ask_answers(struct asking *q)
{
    sbuf_printf(&q->out, "%s, late %s, %s", ANSWER_WORDS[q->m->answer], ANSWER_WORDS[q->m->late_answer],
                q->m->to_answer ? "to answer" : "answered");
}

static const struct {
    const char *word;
    void (*ask)(struct asking *);
} QUESTIONS[] = {
    { "holder", ask_holder },       { "chain", ask_chain },       { "due", ask_due },
    { "first-due", ask_first_due }, { "step", ask_step },         { "clock", ask_clock },
    { "charges", ask_charges },     { "pieces", ask_pieces },     { "late", ask_late },
    { "owed", ask_owed },           { "result", ask_result },     { "may", ask_may },
    { "counts", ask_counts },       { "excluded", ask_excluded }, { "obstacles", ask_obstacles },
    { "waits", ask_waits },         { "answers", ask_answers },   { "giver", ask_giver },
};

const char *story_ask(struct story *s, const char *question)
{
    struct asking q = { .a = s->a, .f = s->f, .org = s->world.org, .t = s->acts[s->nacts - 1].recorded, .whom = "" };
    char *copy = text_cstr(s->a, text_of(question)), *save;
    const char *name = strtok_r(copy, " ", &save), *what = strtok_r(NULL, " ", &save),
               *next = strtok_r(NULL, " ", &save);
    for (size_t i = 0; i < s->nnames; i++)
        if (strcmp(s->names[i], name) == 0)
            q.m = family_matter(s->f, (matter_id)i + 1);
    if (!q.m)
        fail_msg("the story has no '%s'", name);
    if (next && strcmp(next, "at") != 0) {
        q.whom = next;
        next = strtok_r(NULL, " ", &save);
    }
    if (next)
        q.t = story_instant(text_cstr(s->a, text_of(save)));
    sbuf_init(&q.out, ANSWER_BYTES_MAX);
    bool asked = false;
    for (size_t i = 0; i < LEN(QUESTIONS) && !asked; i++)
        if ((asked = strcmp(QUESTIONS[i].word, what) == 0))
            QUESTIONS[i].ask(&q);
    if (!asked)
        fail_msg("nobody answers '%s'", what);
    const char *answer = text_cstr(s->a, sbuf_text(&q.out));
    sbuf_release(&q.out);
    return answer;
}

/* --- tables of questions --------------------------------------------------------------------------------------- */

static void check_asked(void **state)
{
    const struct asked_row *row = *state;
    struct story s;
    story_begin(&s, row->story);
    assert_string_equal(story_ask(&s, row->ask), row->want);
    story_end(&s);
}

int run_asked(const char *group, const struct asked_row *rows, size_t n)
{
    struct CMUnitTest *tests = calloc(n, sizeof *tests);
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, check_asked, NULL, NULL, (void *)(uintptr_t)&rows[i] };
    int failed = _cmocka_run_group_tests(group, tests, n, NULL, NULL);
    free(tests);
    return failed;
}
