/* What people read of clocks, states and authors. */
#include "fixture.h"

#include "report/reading.h"

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

static struct reader reader_of(struct arena *a, const struct world *w)
{
    return (struct reader){ a, w ? w->org : NULL, "vi" };
}

#define H(h, m)                                                                                                        \
    {                                                                                                                  \
        (h) * US_HOUR + (m)*US_MINUTE                                                                                  \
    }

static const struct clock_case {
    const char *name;
    struct mclock clock;
    bool past;
    const char *want, *brief;
} CLOCKS[] = {
    { "time is left", { .limited = true, .left = H(41, 20) }, false, "41h20 of working time left", "41h20 left" },
    { "late", { .limited = true, .late = H(13, 30) }, true, "late by 13h30", "late 13h30" },
    { "late since midnight, when nobody works",
      { .limited = true },
      true,
      "late, though no working time has passed since",
      "late 0h00" },
    { "the last evening is not late", { .limited = true }, false, "0h00 of working time left", "0h00 left" },
    { "stopped in time",
      { .limited = true, .left = H(69, 30), .stopped = true },
      false,
      "stopped with 69h30 of working time left",
      "stopped, 69h30 left" },
    { "stopped when late",
      { .limited = true, .late = H(2, 0), .stopped = true },
      false,
      "stopped when late by 2h00",
      "stopped, late 2h00" },
    { "ended in time",
      { .limited = true, .left = H(42, 30), .for_good = true },
      false,
      "ended with 42h30 of working time left",
      "42h30 left" },
    { "ended late", { .limited = true, .late = H(2, 30), .for_good = true }, false, "ended late by 2h30", "late 2h30" },
    { "without a limit", { .ran = H(5, 0) }, false, "no limit", "no limit" },
};

static void check_clock(void **state)
{
    const struct clock_case *c = *state;
    struct arena *a = arena_new();
    struct reader r = reader_of(a, NULL);
    assert_string_equal(text_cstr(a, say_clock(&r, &c->clock, c->past)), c->want);
    assert_string_equal(text_cstr(a, say_clock_short(&r, &c->clock, c->past)), c->brief);
    arena_free(a);
}

static const struct state_case {
    const char *name;
    enum mstate state;
    bool to_allocate;
    const char *step, *want;
} STATES[] = {
    { "a step is named", M_HELD, false, "Thẩm định", "Thẩm định" },
    { "without a step it is being worked on", M_HELD, false, "", "being worked on" },
    { "what a desk holds is to be assigned", M_HELD, true, "Thẩm định", "to be assigned" },
    { "stopped", M_STOPPED, false, "Thẩm định", "stopped" },
    { "outside", M_OUTSIDE, true, "", "waiting outside" },
    { "with the confirmer", M_CONFIRM, false, "Xác nhận", "with the confirmer" },
    { "ended", M_ENDED, false, "", "ended" },
};

static void check_state(void **state)
{
    const struct state_case *c = *state;
    struct arena *a = arena_new();
    struct reader r = reader_of(a, NULL);
    assert_string_equal(text_cstr(a, say_state(&r, c->state, c->to_allocate, text_of(c->step))), c->want);
    arena_free(a);
}

static const struct author_case {
    const char *name;
    enum surety surety;
    const char *operator_name, *behalf;
    const char *want;
} AUTHORS[] = {
    { "who is signed in is named with post and unit", SURETY_SIGNED_IN, NULL, NULL,
      "Lê Thị Hạnh, Chuyên viên, Sở Tài chính" },
    { "a second factor is said", SURETY_SECOND_FACTOR, NULL, NULL,
      "Lê Thị Hạnh, Chuyên viên, Sở Tài chính, signed in with a second factor" },
    { "a console act names the operator too", SURETY_CONSOLE, "Bùi Đình Kiên", NULL,
      "Lê Thị Hạnh, Chuyên viên, Sở Tài chính\nrecorded at the console by Bùi Đình Kiên on behalf of Lê Thị Hạnh" },
    { "a console act whose operator's name was erased says so much", SURETY_CONSOLE, NULL, NULL,
      "Lê Thị Hạnh, Chuyên viên, Sở Tài chính\nrecorded at the console on behalf of Lê Thị Hạnh" },
    { "a delegation names who lent it", SURETY_SIGNED_IN, NULL, "van",
      "Lê Thị Hạnh, Chuyên viên, Sở Tài chính, by delegation of Đặng Bích Vân" },
};

static void check_author(void **state)
{
    const struct author_case *c = *state;
    struct arena *a = arena_new();
    const struct world *w = world_new(a);
    struct reader r = reader_of(a, w);
    struct act act = act_new(1, ACT_REPORT);
    struct act_word word = { AT_OPERATOR, text_of(c->operator_name) };
    act.person = org_person(w->org, TEXT("hanh"));
    act.post = org_post(w->org, TEXT("stc-cv"));
    act.unit = org_unit(w->org, TEXT("stc"));
    act.behalf = c->behalf ? org_person(w->org, text_of(c->behalf)) : 0;
    act.surety = c->surety;
    act.happened = at("2025-08-15 08:00");
    act.words = &word;
    act.nwords = c->operator_name ? 1 : 0;
    assert_string_equal(text_cstr(a, say_author(&r, &act)), c->want);
    arena_free(a);
}

static void ends_of_days_are_written_24_00(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct reader r = reader_of(a, NULL);
    assert_string_equal(text_cstr(a, say_end(&r, at("2025-09-12 24:00"))), "24:00\u00A012/9/2025");
    assert_string_equal(text_cstr(a, say_instant(&r, at("2025-09-12 24:00"))), "00:00\u00A013/9/2025");
    assert_string_equal(text_cstr(a, say_end_short(&r, at("2025-09-12 24:00"))), "12/9/2025");
    assert_string_equal(text_cstr(a, say_end_short(&r, at("2025-09-12 11:30"))), "11:30\u00A012/9/2025");
    assert_string_equal(text_cstr(a, say_begin_short(&r, at("2025-09-12 24:00"))), "13/9/2025");
    assert_true(text_empty(say_end(&r, INSTANT_MAX)));
    assert_true(text_empty(say_end_short(&r, INSTANT_MAX)));
    assert_true(text_empty(say_instant(&r, INSTANT_MIN)));
    assert_true(text_empty(say_day(&r, DAY_MIN)));
    arena_free(a);
}

static void only_a_running_clock_runs_past_its_due(void **state)
{
    (void)state;
    struct mclock clock = { .limited = true, .due = { at("2025-09-12 24:00"), false, 0 } };
    assert_true(clock_past(&clock, at("2025-09-12 24:00")));
    assert_false(clock_past(&clock, at("2025-09-12 23:59")));
    clock.stopped = true;
    assert_false(clock_past(&clock, at("2025-09-13 08:00")));
    clock.stopped = false;
    clock.for_good = true;
    assert_false(clock_past(&clock, at("2025-09-13 08:00")));
    clock.for_good = clock.limited = false;
    assert_false(clock_past(&clock, at("2025-09-13 08:00")));
}

static void every_word_of_every_list_is_said(void **state)
{
    (void)state;
    for (int i = 0; i < END_COUNT; i++)
        assert_true(strlen(say_end_kind((enum mend)i)) > 0);
    for (int i = 0; i < FORM_COUNT; i++)
        assert_true(strlen(say_form((enum ask_form)i)) > 0);
    for (int i = 0; i < ANSWER_COUNT; i++)
        assert_true(strlen(say_answer((enum answer)i)) > 0);
    for (int i = 0; i < CAUSE_COUNT; i++)
        assert_true(strlen(say_cause((enum cause)i)) > 0);
    for (int i = 0; i < OCC_STATE_COUNT; i++)
        assert_true(strlen(say_occurrence((enum occurrence_state)i)) > 0);
    for (int i = 0; i < MARK_COUNT; i++)
        assert_true(strlen(say_mark((enum mark)i)) > 0);
    for (int i = 0; i < PAYEE_COUNT; i++)
        assert_true(strlen(say_payee_kind((enum payee)i)) > 0);
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        assert_true(strlen(say_field_label((enum act_field_id)i)) > 0);
    for (int i = DUE_OPEN; i <= DUE_EVENT; i++)
        assert_true(strlen(say_due_cause((enum due_cause)i)) > 0);
    struct rule nameless = { .nacts = 0 };
    struct reader r = { .lang = "vi" };
    for (int i = 0; i < ACT_KIND_COUNT; i++)
        assert_false(text_empty(say_act_name(&r, &nameless, (enum act_kind)i)));
}

int main(void)
{
    struct CMUnitTest tests[64] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < LEN(CLOCKS); i++)
        tests[n++] = (struct CMUnitTest){ CLOCKS[i].name, check_clock, NULL, NULL, (void *)(uintptr_t)&CLOCKS[i] };
    for (size_t i = 0; i < LEN(STATES); i++)
        tests[n++] = (struct CMUnitTest){ STATES[i].name, check_state, NULL, NULL, (void *)(uintptr_t)&STATES[i] };
    for (size_t i = 0; i < LEN(AUTHORS); i++)
        tests[n++] = (struct CMUnitTest){ AUTHORS[i].name, check_author, NULL, NULL, (void *)(uintptr_t)&AUTHORS[i] };
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(ends_of_days_are_written_24_00);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(only_a_running_clock_runs_past_its_due);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_word_of_every_list_is_said);
    return RUN(tests, n);
}
