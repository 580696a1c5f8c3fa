/* test_formula.c -- what formulas mean, and which are refused. Leaves answer from a table, so that only the reading and the working out
 * are tested here; what a matter answers is in tests/matter and tests/cases. */
#include "../base/rows.h"
#include "rules/rulebook.h"

#include <math.h>

static const struct choice_rule CAUSES[] = { { .code = { "land", 4 } },
                                             { .code = { "price", 5 } },
                                             { .code = { "later", 5 } } };
static const struct field_rule FIELDS[] = {
    { .code = { "plan", sizeof "plan" - 1 }, .type = FT_MONEY, .per_field = PER_NOTHING },
    { .code = { "spent", sizeof "spent" - 1 }, .type = FT_MONEY, .per_field = PER_PERIOD },
    { .code = { "cause", sizeof "cause" - 1 },
      .type = FT_CHOICE,
      .per_field = PER_NOTHING,
      .choices = CAUSES,
      .nchoices = 3 },
    { .code = { "point", sizeof "point" - 1 }, .type = FT_TEXT, .many = true, .per_field = PER_NOTHING },
    { .code = { "answer", sizeof "answer" - 1 }, .type = FT_TEXT, .per_field = 3 },
    { .code = { "agreed", sizeof "agreed" - 1 }, .type = FT_YES_NO, .per_field = PER_NOTHING },
    { .code = { "nothing", sizeof "nothing" - 1 }, .type = FT_NUMBER, .per_field = PER_NOTHING },
    { .code = { "quarter", sizeof "quarter" - 1 }, .type = FT_PERIOD, .per_field = PER_NOTHING },
    { .code = { "found", sizeof "found" - 1 }, .type = FT_CHOICE, .per_field = 3, .choices = CAUSES, .nchoices = 3 },
    { .code = { "granted", sizeof "granted" - 1 }, .type = FT_MONEY, .per_field = PER_PERIOD },
};
static const struct reason_rule REASONS[] = { { .act = ACT_AWAIT, .code = { "supplement", 10 } },
                                              { .act = ACT_EXTEND, .code = { "complex", 7 } },
                                              { .act = ACT_EXTEND, .code = { "other", 5 } } };
static const struct step_rule STEPS[] = { { .code = { "verify", sizeof "verify" - 1 } } };

static struct rule a_rule(void)
{
    return (struct rule){ .code = { "case", sizeof "case" - 1 },
                          .kind = TEXT("case"),
                          .fields = FIELDS,
                          .nfields = LEN(FIELDS),
                          .reasons = REASONS,
                          .nreasons = LEN(REASONS),
                          .steps = STEPS,
                          .nsteps = 1 };
}

/* plan 200; the sums of everything 50; cause 'land'; agreed; everything else unknown. */
static struct fvalue answers(void *of, const struct formula_leaf *leaf)
{
    (void)of;
    if (leaf->ask == ASK_VALUE && leaf->index == 0)
        return FV_NUMBER(200);
    if (leaf->ask == ASK_SUM || leaf->ask == ASK_AT)
        return FV_NUMBER(50);
    if (leaf->ask == ASK_VALUE && leaf->index == 2)
        return FV_CODE(TEXT("land"));
    if (leaf->ask == ASK_VALUE && leaf->index == 5)
        return FV_YES(true);
    if (leaf->ask == ASK_COUNT)
        return FV_NUMBER(text_eq(leaf->key, TEXT("land")) ? 1 : 0);
    if (leaf->ask == ASK_WITHIN)
        return FV_YES(leaf->index == 1 && leaf->key_field == 9);
    if (leaf->ask == ASK_EVERY)
        return FV_YES(leaf->key_field == 8 && text_eq(leaf->key, TEXT("later")));
    if (leaf->ask == ASK_REASON)
        return FV_YES(text_eq(leaf->key, TEXT("supplement")));
    if (leaf->ask == ASK_ACTS)
        return FV_NUMBER(text_empty(leaf->key) ? 2 : text_eq(leaf->key, TEXT("complex")));
    if (leaf->ask == ASK_STEP)
        return FV_YES(false);
    if (leaf->ask == ASK_WORKDAYS)
        return FV_NUMBER(leaf->to - leaf->from - 2); /* one weekend between */
    if (leaf->ask == ASK_DAYS_AFTER)
        return FV_NUMBER(leaf->from + leaf->to + 1); /* the last day is off */
    if (leaf->ask == ASK_MONTHS_AFTER)
        return FV_NUMBER(leaf->from + 30 * leaf->to);
    return FV_UNKNOWN;
}

static const struct row {
    const char *name, *formula, *want;
} WORKED[] = {
    { "a number", "12.5", "12.5" },
    { "multiplying binds more than adding", "2 + 3 * 4", "14" },
    { "from the left", "10 - 3 - 2", "5" },
    { "parentheses first", "(2 + 3) * 4", "20" },
    { "a minus before", "-3 + 5", "2" },
    { "two minus signs", "- -3", "3" },
    { "fields", "100 * sum(spent) / plan", "25" },
    { "by nought is unknown", "plan / 0", "unknown" },
    { "unknown goes on through arithmetic", "plan + nothing", "unknown" },
    { "and through a comparison", "plan > nothing", "unknown" },
    { "unknown or yes", "plan > nothing or yes", "yes" },
    { "unknown or no", "plan > nothing or no", "unknown" },
    { "unknown and no", "plan > nothing and no", "no" },
    { "no and unknown", "no and plan > nothing", "no" },
    { "not unknown", "not plan > nothing", "unknown" },
    { "and binds more than or", "yes or yes and no", "yes" },
    { "not binds more than and", "not no and yes", "yes" },
    { "not not", "not not agreed", "yes" },
    { "a choice", "cause = 'land'", "yes" },
    { "another choice", "cause != 'price'", "yes" },
    { "acts done", "acts(extend) <= 1", "no" },
    { "a step", "step(verify)", "no" },
    { "each within another", "within(spent, granted) and agreed", "yes" },
    { "every entry", "every(answer)", "no" },
    { "every entry of which a choice says so", "every(answer, found, 'later')", "yes" },
    { "a key as written", "at(spent, 2024-Q4) = 50", "yes" },
    { "a key that a field states", "at(spent, quarter) + 1", "51" },
    { "known where it is known", "known(plan, 3)", "200" },
    { "else the other", "known(nothing, 3 * 2) + 1", "7" },
    { "neither known", "known(nothing, nothing)", "unknown" },
    { "working days", "workdays(2, 9) + 1", "6" },
    { "working days backwards", "workdays(9, 2)", "-5" },
    { "working days to what nobody knows", "workdays(plan, nothing)", "unknown" },
    { "the last day of a limit in days", "days_after(2, 45) - 1", "47" },
    { "the last day of a limit in months", "months_after(2, 6)", "182" },
    { "a limit from what nobody knows", "days_after(nothing, 45) <= 9", "unknown" },
    { "how often an act", "acts(extend)", "2" },
    { "how often for a reason", "acts(extend, 'complex') - acts(extend, 'other')", "1" },
    { "how often a code", "count(cause, 'land')", "1" },
    { "a reason", "reason('supplement')", "yes" },
    { "no blanks at all", "1+2<=3", "yes" },
    { "blanks and a new line", " 1\n+ 2 ", "3" },
};

static const char *shown(struct arena *a, struct fvalue v)
{
    if (v.type == VT_NUMBER)
        return text_cstr(a, text_printf(a, "%.15g", v.number));
    return v.type == VT_YES_NO ? v.yes ? "yes" : "no" : "unknown";
}

static void works_out(void **state)
{
    struct arena *a = arena_new();
    struct rule rule = a_rule();
    const struct formula *f;
    struct err err = { .detail = "" };
    enum rc rc = formula_parse(a, text_of(ROW(state, WORKED)->formula), &rule, 0, &f, &err);
    assert_string_equal(err.detail, "");
    assert_int_equal(rc, RC_OK);
    assert_string_equal(shown(a, formula_value(f, answers, NULL)), ROW(state, WORKED)->want);
    arena_free(a);
}

static const struct refused {
    const char *name, *formula, *says;
} REFUSED[] = {
    { "nothing", "", "ends too early" },
    { "half a sum", "1 +", "ends too early" },
    { "two numbers", "1 2", "from '2' on: nothing more" },
    { "an open parenthesis", "(1 + 2", "ends too early" },
    { "an unknown name", "plna", "names 'plna'" },
    { "an unknown field in a call", "sum(plna)", "names 'plna'" },
    { "an unknown function", "mean(plan)", "names 'mean'" },
    { "an unknown act", "acts(build)", "names 'build'" },
    { "an unknown step", "step(build)", "names 'build'" },
    { "a figure that comes later", "rate + 1", "names 'rate'" },
    { "a sum of words", "sum(cause)", "sum() of something that is no number" },
    { "a keyed field by its name", "spent + 1", "several values" },
    { "many by its name", "point = 'a'", "several values" },
    { "latest of something without periods", "latest(plan)", "not stated per period" },
    { "at without a key", "at(spent)", "at() takes a field and a key" },
    { "at of something without keys", "at(plan, 2024)", "has no keys" },
    { "every of something without keys", "every(plan)", "not stated per entry" },
    { "a number and a choice", "plan = 'land'", "not alike" },
    { "an order of choices", "cause < 'land'", "no numbers" },
    { "yes added", "yes + 1", "arithmetic" },
    { "and of numbers", "plan and 1", "neither yes nor no" },
    { "not of a number", "not plan", "neither yes nor no" },
    { "minus yes", "-agreed", "minus before" },
    { "a comparison of a comparison", "1 < 2 < 3", "nothing more" },
    { "working days of one thing", "workdays(plan)", "workdays() takes two" },
    { "working days of a choice", "workdays(cause, plan)", "workdays() of what is no day" },
    { "a limit from a choice", "days_after(cause, 45)", "days_after() of what is no day" },
    { "a limit without a length", "months_after(plan)", "months_after() takes a day and a number" },
    { "acts for a reason without signs", "acts(extend, complex)", "between two signs" },
    { "known of one thing", "known(plan)", "known() takes two" },
    { "known of unlike things", "known(plan, 'land')", "not alike" },
    { "a reason without signs", "reason(supplement)", "between two signs" },
    { "within one thing", "within(spent)", "within() takes two fields" },
    { "within something stated otherwise", "within(spent, plan)", "not numbers stated per the same" },
    { "within of words", "within(answer, spent)", "no number stated per key" },
    { "every entry, where nothing says of which", "every(answer, 'later')", "every() takes a field" },
    { "every entry, where it is not said which", "every(answer, found)", "every() takes a field" },
    { "every entry, where a choice of something else says so", "every(answer, cause, 'land')",
      "no choice per the same" },
    { "every entry, by a choice there is not", "every(answer, found, 'latr')", "which is no choice of 'found'" },
    { "a choice there is not", "cause = 'lnad'", "which is no choice of 'cause'" },
    { "a choice there is not, written first", "'lnad' != cause", "which is no choice of 'cause'" },
    { "how often a choice there is not", "count(cause, 'lnad')", "which is no choice of 'cause'" },
    { "a reason there is not", "reason('suplement')", "which is no reason of 'case'" },
    { "acts for another act's reason", "acts(extend, 'supplement')", "which is no reason of 'case'" },
    { "a code left open", "cause = 'land", "between two signs" },
    { "a number with two dots", "1.2.3", "a number is written" },
    { "letters of other alphabets", "đất = 1", "expected" },
};

static void is_refused(void **state)
{
    struct arena *a = arena_new();
    struct rule rule = a_rule();
    const struct formula *f;
    struct err err = { .detail = "" };
    assert_int_equal(formula_parse(a, text_of(ROW(state, REFUSED)->formula), &rule, 0, &f, &err), RC_REFUSED);
    if (!strstr(err.detail, ROW(state, REFUSED)->says))
        fail_msg("%s", err.detail);
    arena_free(a);
}

static void deep_nesting_is_refused(void **state)
{
    struct arena *a = arena_new();
    struct rule rule = a_rule();
    const struct formula *f;
    struct err err;
    (void)state;
    char deep[400];
    memset(deep, '(', sizeof deep);
    assert_int_equal(formula_parse(a, (struct text){ deep, sizeof deep }, &rule, 0, &f, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_TOO_LARGE);
    arena_free(a);
}

static void says_which_fields_it_asks(void **state)
{
    struct arena *a = arena_new();
    struct rule rule = a_rule();
    const struct formula *f;
    struct err err;
    (void)state;
    struct text demand = TEXT("not (cause = 'land') or at(spent, quarter) <= plan or step(verify) or acts(extend) > 1");
    assert_int_equal(formula_parse(a, demand, &rule, 0, &f, &err), RC_OK);
    for (int i = 0; i < (int)LEN(FIELDS); i++)
        assert_int_equal(formula_asks(f, i), i <= 2 || i == 7); /* plan, spent, cause; quarter as the key */
    struct text of_all = TEXT("not reason('complex') or stated_now(ground) and due > first_due");
    assert_int_equal(formula_parse(a, of_all, &rule, 0, &f, &err), RC_OK);
    assert_true(formula_asks_member(f, TEXT("reason")) && formula_asks_member(f, TEXT("ground")));
    assert_true(formula_asks_member(f, TEXT("due")) && !formula_asks_member(f, TEXT("document")));
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(WORKED) + LEN(REFUSED) + 2];
    size_t n = 0;
    ROWS(tests, n, WORKED, works_out);
    ROWS(tests, n, REFUSED, is_refused);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(deep_nesting_is_refused);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(says_which_fields_it_asks);
    return RUN(tests, n);
}
