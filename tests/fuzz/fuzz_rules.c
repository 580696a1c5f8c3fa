/* fuzz_rules.c -- any bytes as a regulation file: refused with a sentence, or a rule that keeps its promises. */
#include "rules/rulebook.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool promise)
{
    if (!promise)
        abort();
}

static void validate_row(struct names source, int mark)
{
    require(!text_empty(source.vi) && mark >= 0 && mark < MARK_COUNT);
}

static void validate_steps(const struct rule *r)
{
    int nsteps = (int)r->nsteps;
    require(nsteps > 0 && rule_step(r, ACT_OPEN, -1) >= 0);
    for (int i = 0; i < nsteps; i++) {
        const struct step_rule *step = &r->steps[i];
        validate_row(step->source, step->mark);
        require(rule_step_named(r, step->code) == i);
        require(step->after_step >= -1 && step->after_step < nsteps && step->on >= 0 && step->on < ACT_KIND_COUNT);
        require((step->holder == BY_UNIT) == !text_empty(step->unit));
        for (int act = 0; act < ACT_KIND_COUNT; act++)
            require(rule_step(r, (enum act_kind)act, i) < nsteps);
    }
}

static void validate(const struct rule *r)
{
    validate_row(r->source, r->mark);
    validate_steps(r);
    require(r->from.n <= r->to.n && r->hand_over_from <= r->hand_over_to && r->hand_over_to <= 1440);
    require(!r->duty || (r->limit.unit == LIMIT_NONE && r->fallback.unit == LIMIT_NONE));
    require(r->cadence.every == EVERY_NONE || (r->duty && recur_valid(r->cadence)));
    for (size_t i = 0; i < r->nreasons; i++) {
        const struct reason_rule *reason = &r->reasons[i];
        bool open;
        validate_row(reason->source, reason->mark);
        require(rule_reason(r, (enum act_kind)reason->act, reason->code, &open) == reason && !open);
    }
    for (size_t i = 0; i < r->nforms; i++)
        require(rule_form(r, (enum ask_form)r->forms[i].form) == &r->forms[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct err err = { 0 };
    struct rule *rules = NULL;
    size_t n = 0;
    enum rc rc = rules_read(a, "fuzz.yaml", (struct text){ (const char *)data, size }, INSTANT_MIN, &rules, &n, &err);
    if (rc) {
        require(rules == NULL && n == 0 && err.rc == rc && strlen(err.detail) > 0);
    } else {
        const struct rulebook *book;
        for (size_t i = 0; i < n; i++)
            if (!rule_is_variant(&rules[i])) /* which writes only what differs, and is whole beside its kind */
                validate(&rules[i]);
        rc = rulebook_build(a, rules, n, INSTANT_MAX, &book, &err);
        bool variants = false;
        for (size_t i = 0; i < n; i++)
            variants |= rule_is_variant(&rules[i]);
        require(rc == RC_OK || (variants && strlen(err.detail) > 0)); /* the rest was settled already */
        if (rc || variants) {
            arena_free(a);
            return 0;
        }
        struct instant first = day_start(rules[0].from);
        require(rulebook_find(book, rules[0].code, first, first) != NULL);
    }
    arena_free(a);
    return 0;
}
