/* test_shipped.c -- the regulations that come with the program: they load, say where each row is from, and run as told. */
#include "../base/rows.h"
#include "rules/rulebook.h"

#include <stdio.h>

static const char *const FILES[] = { "directive", "duty", "dossier", "denunciation", "signal" };

static struct text file_bytes(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_msg("%s cannot be opened", path);
    char *bytes = arena_alloc(a, 1 << 18);
    size_t n = fread(bytes, 1, 1 << 18, f);
    assert_true(feof(f) && !ferror(f));
    fclose(f);
    return (struct text){ bytes, n };
}

static const struct rule *shipped(struct arena *a, const char *name, size_t *n)
{
    const char *path = text_cstr(a, text_printf(a, "%s/%s.yaml", REGULATIONS, name));
    struct rule *rules = NULL;
    struct err err = { 0 };
    enum rc rc = rules_read(a, path, file_bytes(a, path), INSTANT_MIN, &rules, n, &err);
    assert_string_equal(err.detail, "");
    assert_int_equal(rc, RC_OK);
    return rules;
}

static const struct rulebook *whole_book(struct arena *a)
{
    struct rule all[32];
    size_t nall = 0, n;
    for (size_t i = 0; i < LEN(FILES); i++) {
        const struct rule *rules = shipped(a, FILES[i], &n);
        for (size_t j = 0; j < n; j++)
            all[nall++] = rules[j];
    }
    const struct rulebook *book = NULL;
    struct err err = { 0 };
    rulebook_build(a, all, nall, INSTANT_MAX, &book, &err);
    assert_string_equal(err.detail, "");
    return book;
}

static const struct rule *kind_on(struct arena *a, const char *kind, const char *day)
{
    struct day d;
    assert_true(day_parse(text_of(day), &d));
    struct instant t = day_at(d, 9 * 60);
    const struct rule *rule = rulebook_find(whole_book(a), text_of(kind), t, t);
    assert_non_null(rule);
    return rule;
}

/* --- every row ------------------------------------------------------------------------------------------- */

/* A value set by us is worth something only if it says so; one that cites the law must not call itself set by the office. */
static void assert_row(const char *what, struct text code, struct names names, int mark)
{
    struct text source = names.vi;
    bool set_here = text_find(source, TEXT("do cơ quan thiết lập"), 0) != SIZE_MAX;
    if (text_empty(source) || (set_here && mark != MARK_SET) ||
        (mark == MARK_SEEN && text_find(source, TEXT("Điều "), 0) == SIZE_MAX &&
         text_find(source, TEXT("Luật "), 0) == SIZE_MAX))
        fail_msg("%s %.*s: the source does not fit the mark: %.*s", what, TEXT_FMT(code), TEXT_FMT(source));
    if (text_eq(names.vi, names.en) || text_find(names.en, TEXT("Điều "), 0) != SIZE_MAX)
        fail_msg("%s %.*s: the source is not said in English: %.*s", what, TEXT_FMT(code), TEXT_FMT(source));
}

static void check_sources(struct arena *a, const char *file)
{
    size_t n;
    const struct rule *rules = shipped(a, file, &n);
    assert_true(n >= 1);
    for (const struct rule *r = rules; r < rules + n; r++) {
        assert_row("kind", r->kind, r->source, r->mark);
        for (size_t i = 0; i < r->nsteps; i++)
            assert_row("step", r->steps[i].code, r->steps[i].source, r->steps[i].mark);
        for (size_t i = 0; i < r->nreasons; i++)
            assert_row("reason", r->reasons[i].code, r->reasons[i].source, r->reasons[i].mark);
        for (size_t i = 0; i < r->nforms; i++)
            assert_row("form", text_of(FORM_WORDS[r->forms[i].form]), r->forms[i].source, r->forms[i].mark);
    }
}

/* The page shows every act of a kind, and every pause it knows is one of a list. */
static void check_words(struct arena *a, const char *file)
{
    size_t n;
    const struct rule *rules = shipped(a, file, &n);
    for (const struct rule *r = rules; r < rules + n; r++) {
        bool open;
        assert_int_equal(r->nacts, ACT_KIND_COUNT);
        for (size_t i = 0; i < r->nacts; i++)
            assert_true(r->acts[i].forbidden || (!text_empty(r->acts[i].names.vi) && !text_empty(r->acts[i].names.en)));
        for (int act = ACT_ESCALATE; act <= ACT_AWAIT; act++) {
            if (act == ACT_ASK || act == ACT_REPLY || rule_forbids(r, (enum act_kind)act))
                continue;
            assert_null(rule_reason(r, (enum act_kind)act, TEXT("no such reason"), &open));
            assert_false(open);
        }
        for (size_t i = 0; i < r->nsteps; i++)
            assert_false(text_empty(r->steps[i].names.en));
    }
}

static const struct {
    const char *name, *file;
    void (*check)(struct arena *a, const char *file);
} EVERY[] = {
    { "every row of the directive says where it is from", "directive", check_sources },
    { "every row of the duty says where it is from", "duty", check_sources },
    { "every row of the dossier says where it is from", "dossier", check_sources },
    { "every row of the denunciation says where it is from", "denunciation", check_sources },
    { "every row of the signal says where it is from", "signal", check_sources },
    { "the page has a word for all of a directive", "directive", check_words },
    { "the page has a word for all of a duty", "duty", check_words },
    { "the page has a word for all of a dossier", "dossier", check_words },
    { "the page has a word for all of a denunciation", "denunciation", check_words },
    { "the page has a word for all of a signal", "signal", check_words },
};

static void check_every(void **state)
{
    struct arena *a = arena_new();
    ROW(state, EVERY)->check(a, ROW(state, EVERY)->file);
    arena_free(a);
}

static void kinds_have_different_prefixes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rulebook *book = whole_book(a);
    assert_int_equal(rulebook_kinds(book), LEN(FILES));
    char seen[256] = { 0 };
    for (size_t i = 0; i < LEN(FILES); i++) {
        struct text prefix = kind_on(a, FILES[i], "2025-10-06")->prefix;
        assert_int_equal(prefix.n, 1);
        assert_int_equal(seen[(unsigned char)prefix.p[0]]++, 0);
    }
    arena_free(a);
}

/* --- steps ------------------------------------------------------------------------------------------------ */

static const struct {
    const char *name, *kind;
    enum act_kind act;
    const char *from, *to; /* "": none, or stays */
    enum step_holder holder;
    enum limit_unit unit;
    int64_t n;
} STEPS[] = {
    { "a directive is given to the lead, who does it", "directive", ACT_OPEN, "", "do", BY_LEAD, LIMIT_NONE, 0 },
    { "assigning a person leaves the step", "directive", ACT_ASSIGN, "do", "", 0, 0, 0 },
    { "passing it up leaves the step", "directive", ACT_ESCALATE, "do", "", 0, 0, 0 },
    { "a superior who sends it back leaves the step", "directive", ACT_RETURN, "do", "", 0, 0, 0 },
    { "advice puts it before who decides, for three working days", "directive", ACT_ADVISE, "do", "decision",
      BY_DECIDER, LIMIT_WORKDAYS, 3 },
    { "who decides may send the advice back to be made whole", "directive", ACT_RETURN, "decision", "revise",
      BY_ADVISER, LIMIT_NONE, 0 },
    { "advice made whole goes up again", "directive", ACT_ADVISE, "revise", "decision", BY_DECIDER, LIMIT_WORKDAYS, 3 },
    { "what is decided is carried out by who advised", "directive", ACT_DECIDE, "decision", "carry_out", BY_ADVISER,
      LIMIT_NONE, 0 },
    { "what is done is confirmed within three working days", "directive", ACT_COMPLETE, "carry_out", "confirm",
      BY_CONFIRMER, LIMIT_WORKDAYS, 3 },
    { "a lead may complete without asking for a decision", "directive", ACT_COMPLETE, "do", "confirm", BY_CONFIRMER,
      LIMIT_WORKDAYS, 3 },
    { "what is not confirmed goes back to the lead", "directive", ACT_RETURN, "confirm", "do_again", BY_LEAD,
      LIMIT_NONE, 0 },
    { "what is done again is confirmed again", "directive", ACT_COMPLETE, "do_again", "confirm", BY_CONFIRMER,
      LIMIT_WORKDAYS, 3 },
    { "a duty is kept by its lead, without a limit", "duty", ACT_OPEN, "", "keep", BY_LEAD, LIMIT_NONE, 0 },
    { "a report leaves a duty where it is", "duty", ACT_REPORT, "keep", "", 0, 0, 0 },
    { "a duty passed to another unit is kept there", "duty", ACT_TRANSFER, "keep", "", 0, 0, 0 },
    { "a dossier is received within four working hours", "dossier", ACT_OPEN, "", "reception", BY_LEAD, LIMIT_HOURS,
      4 * 60 },
    { "it is handed to the unit that appraises it in 52", "dossier", ACT_FORWARD, "reception", "appraisal", BY_STATED,
      LIMIT_HOURS, 52 * 60 },
    { "it is decided within 16", "dossier", ACT_ADVISE, "appraisal", "decision", BY_DECIDER, LIMIT_HOURS, 16 * 60 },
    { "its result goes back to the one-stop unit, for eight", "dossier", ACT_DECIDE, "decision", "return", BY_LEAD,
      LIMIT_HOURS, 8 * 60 },
    { "handing the result over is no further step", "dossier", ACT_COMPLETE, "return", "", 0, 0, 0 },
    { "a dossier cannot be handed on from the decision", "dossier", ACT_FORWARD, "decision", "", 0, 0, 0 },
    { "whom a signal names has ten working days to answer", "signal", ACT_OPEN, "", "answer", BY_LEAD, LIMIT_WORKDAYS,
      10 },
    { "then who raised it reviews", "signal", ACT_FORWARD, "answer", "review", BY_GIVER, LIMIT_WORKDAYS, 20 },
    { "what was concluded may be appealed", "signal", ACT_DECIDE, "review", "notice", BY_LEAD, LIMIT_WORKDAYS, 10 },
    { "the appeal is decided", "signal", ACT_DECIDE, "appeal", "done", BY_SAME, LIMIT_NONE, 0 },
    { "and cannot be appealed again", "signal", ACT_FORWARD, "done", "", 0, 0, 0 },
    { "a denunciation is first handled within seven working days", "denunciation", ACT_OPEN, "", "screening", BY_LEAD,
      LIMIT_WORKDAYS, 7 },
    { "once accepted it is verified within thirty days", "denunciation", ACT_FORWARD, "screening", "verify", BY_STATED,
      LIMIT_DAYS, 30 },
    { "the settler concludes", "denunciation", ACT_ADVISE, "verify", "conclusion", BY_DECIDER, LIMIT_NONE, 0 },
    { "the conclusion is sent within five working days", "denunciation", ACT_DECIDE, "conclusion", "notify", BY_ADVISER,
      LIMIT_WORKDAYS, 5 },
};

static void check_step(void **state)
{
    struct arena *a = arena_new();
    const struct rule *rule = kind_on(a, ROW(state, STEPS)->kind, "2025-10-06");
    int to = rule_step(rule, ROW(state, STEPS)->act, rule_step_named(rule, text_of(ROW(state, STEPS)->from)));
    assert_int_equal(to, rule_step_named(rule, text_of(ROW(state, STEPS)->to)));
    if (to >= 0) {
        assert_int_equal(rule->steps[to].holder, ROW(state, STEPS)->holder);
        assert_int_equal(rule->steps[to].limit.unit, ROW(state, STEPS)->unit);
        assert_int_equal(rule->steps[to].limit.n, ROW(state, STEPS)->n);
    }
    arena_free(a);
}

/* --- reasons ---------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *kind;
    enum act_kind act;
    const char *code;
    bool named;
    enum effect effect;
    int64_t times;
    bool then_signal;
} REASONS[] = {
    { "a directive may be passed up because it is beyond one's authority", "directive", ACT_ESCALATE,
      "beyond_authority", true, 0, 0, false },
    { "a directive may not be passed up because one is busy", "directive", ACT_ESCALATE, "busy", false, 0, 0, false },
    { "a superior may say: this is your own authority", "directive", ACT_RETURN, "own_authority", true, 0, 0, false },
    { "waiting for a ministry does not stop the limit", "directive", ACT_AWAIT, "central_opinion", true, EFFECT_RUNS_ON,
      0, false },
    { "a written order to stop does", "directive", ACT_PAUSE, "ordered", true, EFFECT_STOPS, 0, false },
    { "a supplement begins the limit again, once without a signal", "dossier", ACT_AWAIT, "supplement", true,
      EFFECT_AGAIN, 1, true },
    { "a payment due stops the limit", "dossier", ACT_AWAIT, "payment", true, EFFECT_STOPS, 0, false },
    { "a new date with an apology is given once", "dossier", ACT_EXTEND, "apology", true, 0, 1, false },
    { "a denunciation that is specially complex may be extended twice", "denunciation", ACT_EXTEND, "very_complex",
      true, 0, 2, false },
    { "a related case suspends it", "denunciation", ACT_PAUSE, "related_case", true, EFFECT_STOPS, 0, false },
};

static void check_reason(void **state)
{
    struct arena *a = arena_new();
    bool open;
    const struct reason_rule *reason = rule_reason(kind_on(a, ROW(state, REASONS)->kind, "2025-10-06"),
                                                   ROW(state, REASONS)->act, text_of(ROW(state, REASONS)->code), &open);
    assert_false(open);
    assert_int_equal(reason != NULL, ROW(state, REASONS)->named);
    if (reason) {
        assert_int_equal(reason->effect, ROW(state, REASONS)->effect);
        assert_int_equal(reason->times, ROW(state, REASONS)->times);
        assert_int_equal(reason->then_signal, ROW(state, REASONS)->then_signal);
    }
    arena_free(a);
}

/* --- the kinds as a whole --------------------------------------------------------------------------------- */

static void a_directive_is_confirmed_and_leaves_a_working_day(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rule *r = kind_on(a, "directive", "2025-10-06");
    assert_true(r->confirmed && !r->duty && !r->excludes);
    assert_int_equal(r->mark, MARK_SET);
    assert_int_equal(r->fallback.unit, LIMIT_DAYS);
    assert_int_equal(r->fallback.n, 30);
    assert_int_equal(r->least.unit, LIMIT_WORKDAYS);
    assert_int_equal(r->least.n, 1);
    const struct form_rule *opinion = rule_form(r, FORM_OPINION), *appraisal = rule_form(r, FORM_APPRAISAL);
    assert_true(opinion && opinion->consent && !opinion->waited_for && opinion->mark == MARK_SET);
    assert_int_equal(opinion->limit.unit, LIMIT_WORKDAYS);
    assert_int_equal(opinion->limit.n, 5);
    assert_true(appraisal && appraisal->waited_for && !appraisal->consent);
    arena_free(a);
}

static void a_duty_is_cut_off_on_the_14th_and_sent_in_two_working_days(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rule *r = kind_on(a, "duty", "2025-10-06");
    assert_true(r->duty && !r->confirmed);
    assert_int_equal(r->mark, MARK_SEEN_2ND);
    assert_int_equal(r->limit.unit, LIMIT_NONE);
    assert_int_equal(r->cadence.every, EVERY_MONTH);
    assert_int_equal(r->cadence.day, 14);
    assert_int_equal(r->grace.unit, LIMIT_WORKDAYS);
    assert_int_equal(r->grace.n, 2);
    assert_int_equal(recur_next(r->cadence, day_of(2025, 10, 14)).n, day_of(2025, 11, 14).n);
    arena_free(a);
}

static void its_holder_cannot_end_a_duty(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rule *r = kind_on(a, "duty", "2025-10-06");
    assert_true(rule_forbids(r, ACT_COMPLETE) && rule_forbids(r, ACT_DECIDE) && rule_forbids(r, ACT_EXTEND));
    assert_false(rule_forbids(r, ACT_CANCEL) || rule_forbids(r, ACT_REPORT) || rule_forbids(r, ACT_TRANSFER));
    arena_free(a);
}

static void a_dossier_takes_ten_working_days_and_no_hand_over_after_three(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *const DAYS[] = { "2025-04-03", "2025-06-30", "2025-07-01", "2026-05-04" };
    for (size_t i = 0; i < LEN(DAYS); i++) {
        const struct rule *r = kind_on(a, "dossier", DAYS[i]);
        int64_t hours = 0;
        for (size_t s = 0; s < r->nsteps; s++)
            hours += r->steps[s].limit.n / 60;
        assert_int_equal(hours, 80);
        assert_int_equal(r->limit.unit, LIMIT_WORKDAYS);
        assert_int_equal(r->limit.n, 10);
        assert_int_equal(r->hand_over_from, 7 * 60 + 30);
        assert_int_equal(r->hand_over_to, 15 * 60);
        assert_false(r->confirmed);
        assert_true(rule_form(r, FORM_OPINION)->waited_for && rule_form(r, FORM_APPRAISAL)->waited_for);
    }
    arena_free(a);
}

static void a_dossier_keeps_the_decree_of_its_reception(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct instant june = day_at(day_of(2025, 6, 30), 900), july = day_at(day_of(2025, 7, 1), 0);
    const struct rulebook *book = whole_book(a);
    const struct rule *old = rulebook_find(book, TEXT("dossier"), june, july);
    const struct rule *new = rulebook_find(book, TEXT("dossier"), july, july);
    assert_true(text_find(old->source.vi, TEXT("61/2018"), 0) != SIZE_MAX);
    assert_true(text_find(new->source.vi, TEXT("118/2025"), 0) != SIZE_MAX);
    arena_free(a);
}

static void a_denunciation_shuts_out_the_accused(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rule *r = kind_on(a, "denunciation", "2025-10-06");
    assert_true(r->excludes && !r->confirmed);
    assert_false(rule_forbids(r, ACT_UNSEAL));
    assert_true(rule_forbids(kind_on(a, "directive", "2025-10-06"), ACT_UNSEAL));
    arena_free(a);
}

int main(void)
{
    static struct CMUnitTest tests[80] = {
        cmocka_unit_test(kinds_have_different_prefixes),
        cmocka_unit_test(a_directive_is_confirmed_and_leaves_a_working_day),
        cmocka_unit_test(a_duty_is_cut_off_on_the_14th_and_sent_in_two_working_days),
        cmocka_unit_test(its_holder_cannot_end_a_duty),
        cmocka_unit_test(a_dossier_takes_ten_working_days_and_no_hand_over_after_three),
        cmocka_unit_test(a_dossier_keeps_the_decree_of_its_reception),
        cmocka_unit_test(a_denunciation_shuts_out_the_accused),
    };
    size_t n = 7;
    ROWS(tests, n, EVERY, check_every);
    ROWS(tests, n, STEPS, check_step);
    ROWS(tests, n, REASONS, check_reason);
    return RUN(tests, n);
}
