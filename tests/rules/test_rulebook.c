/* test_rulebook.c -- which version of a regulation governs a matter, and what it says within. */
#include "../base/rows.h"
#include "rules/rulebook.h"

/* Four versions of one kind; each version's source is its name. */
static const char MEMOS[] =
    "regulations:\n"
    "  - { kind: memo, names: { vi: \"Giấy\" }, prefix: M, source: v1, mark: set, valid: { from: 2015-01-01 },\n"
    "      steps: [{ code: write, names: { vi: \"Viết\" }, on: open, source: s, mark: set }] }\n"
    "  - { kind: note, names: { vi: \"Ghi\", en: note }, prefix: N, source: n1, mark: set,\n"
    "      valid: { from: 2020-01-01, to: 2020-12-31 },\n"
    "      steps: [{ code: write, names: { vi: \"Viết\" }, on: open, source: s, mark: set }] }\n"
    "  - { kind: memo, names: { vi: \"Giấy\" }, prefix: M, source: v2, mark: set, valid: { from: 2025-01-01 },\n"
    "      announced: 2024-12-01,\n"
    "      steps: [{ code: write, names: { vi: \"Viết\" }, on: open, source: s, mark: set }] }\n"
    "  - { kind: memo, names: { vi: \"Giấy\" }, prefix: M, source: v3, mark: set, valid: { from: 2026-01-01 },\n"
    "      announced: 2025-11-01 09:00, reaches_running: yes,\n"
    "      steps: [{ code: write, names: { vi: \"Viết\" }, on: open, source: s, mark: set }] }\n"
    "  - { kind: memo, names: { vi: \"Giấy\" }, prefix: M, source: v4, mark: set,\n"
    "      valid: { from: 2027-01-01, to: 2027-12-31 }, announced: 2027-03-01 14:00, reaches_running: yes,\n"
    "      steps: [{ code: write, names: { vi: \"Viết\" }, on: open, source: s, mark: set }] }\n";

static const struct rule *read_all(struct arena *a, const char *yaml, struct instant recorded, size_t *n)
{
    struct rule *rules;
    struct err err = { 0 };
    enum rc rc = rules_read(a, "book.yaml", text_of(yaml), recorded, &rules, n, &err);
    assert_string_equal(err.detail, "");
    assert_int_equal(rc, RC_OK);
    return rules;
}

static const struct rulebook *book_of(struct arena *a, const char *yaml)
{
    size_t n;
    const struct rule *rules = read_all(a, yaml, INSTANT_MIN, &n);
    const struct rulebook *book = NULL;
    struct err err = { 0 };
    assert_int_equal(rulebook_build(a, rules, n, INSTANT_MAX, &book, &err), RC_OK);
    return book;
}

static struct instant at(const char *written)
{
    struct instant t;
    assert_true(instant_parse(text_of(written), &t));
    return t;
}

/* --- versions --------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *kind, *begun, *t, *want; /* want NULL: none */
} FOUND[] = {
    { "a matter is governed by the version of its beginning", "memo", "2016-05-04 09:00", "2016-06-01 09:00", "v1" },
    { "the first valid day counts from its midnight", "memo", "2015-01-01 00:00", "2015-01-01 00:00", "v1" },
    { "before the first valid day there is no rule", "memo", "2014-12-31 23:59", "2015-06-01 09:00", NULL },
    { "a later version does not reach a matter begun before", "memo", "2024-12-31 23:59", "2025-06-01 09:00", "v1" },
    { "a matter begun on the first day of a version follows it", "memo", "2025-01-01 00:00", "2025-01-01 08:00", "v2" },
    { "the open version ended the day before the next began", "memo", "2025-12-31 24:00", "2026-01-01 08:00", "v3" },
    { "a version that reaches running matters does not count before its first day", "memo", "2016-05-04 09:00",
      "2025-12-31 23:59", "v1" },
    { "a version that reaches running matters counts from its first day", "memo", "2016-05-04 09:00",
      "2026-01-01 00:00", "v3" },
    { "it reaches over the versions between", "memo", "2025-03-04 09:00", "2026-02-01 09:00", "v3" },
    { "what is announced after its first day counts from the announcement", "memo", "2026-05-04 09:00",
      "2027-03-01 13:59", "v3" },
    { "from its announcement it counts", "memo", "2026-05-04 09:00", "2027-03-01 14:00", "v4" },
    { "a version that ended goes on governing what it reached", "memo", "2026-05-04 09:00", "2028-06-01 09:00", "v4" },
    { "after the last version no matter of the kind can begin", "memo", "2028-01-01 00:00", "2028-06-01 09:00", NULL },
    { "each kind has its own versions", "note", "2020-07-01 09:00", "2030-01-01 09:00", "n1" },
    { "a kind that nobody defined has no rule", "letter", "2020-07-01 09:00", "2020-07-01 09:00", NULL },
};

static void check_found(void **state)
{
    struct arena *a = arena_new();
    const struct rule *rule = rulebook_find(book_of(a, MEMOS), text_of(ROW(state, FOUND)->kind),
                                            at(ROW(state, FOUND)->begun), at(ROW(state, FOUND)->t));
    if (!ROW(state, FOUND)->want)
        assert_null(rule);
    else
        assert_true(rule && text_eq(rule->source.vi, text_of(ROW(state, FOUND)->want)));
    arena_free(a);
}

static void kinds_come_in_order_of_first_appearance(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rulebook *book = book_of(a, MEMOS);
    assert_int_equal(rulebook_kinds(book), 2);
    assert_true(text_eq(rulebook_kind(book, 0), TEXT("memo")));
    assert_true(text_eq(rulebook_kind(book, 1), TEXT("note")));
    arena_free(a);
}

static void a_book_of_no_rules_knows_no_kind(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rulebook *book;
    assert_int_equal(rulebook_build(a, NULL, 0, INSTANT_MAX, &book, NULL), RC_OK);
    assert_int_equal(rulebook_kinds(book), 0);
    assert_null(rulebook_find(book, TEXT("memo"), at("2025-01-01 09:00"), at("2025-01-01 09:00")));
    arena_free(a);
}

static void what_was_recorded_later_is_not_known_yet(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t n;
    const struct rule *rules = read_all(a, MEMOS, at("2025-06-01 09:00"), &n);
    const struct rulebook *book;
    assert_int_equal(rulebook_build(a, rules, n, at("2025-06-01 08:59"), &book, NULL), RC_OK);
    assert_int_equal(rulebook_kinds(book), 0);
    assert_int_equal(rulebook_build(a, rules, n, at("2025-06-01 09:00"), &book, NULL), RC_OK);
    assert_int_equal(rulebook_kinds(book), 2);
    arena_free(a);
}

static void two_files_that_contradict_each_other_make_no_book(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t n;
    const struct rule *rules = read_all(a, MEMOS, INSTANT_MIN, &n);
    struct rule twice[] = { rules[0], rules[1], rules[0] };
    const struct rulebook *book = NULL;
    struct err err = { 0 };
    assert_int_equal(rulebook_build(a, twice, 3, INSTANT_MAX, &book, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_OVERLAP);
    assert_string_equal(err.detail,
                        "two versions of the regulation 'memo', valid from 2015-01-01 and from 2015-01-01, hold on the "
                        "same day: end the earlier before the later begins, or state when the later was announced");
    assert_null(book);
    arena_free(a);
}

static void the_rules_given_are_left_as_they_were(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t n;
    const struct rule *rules = read_all(a, MEMOS, INSTANT_MIN, &n);
    const struct rulebook *book;
    assert_int_equal(rulebook_build(a, rules, n, INSTANT_MAX, &book, NULL), RC_OK);
    assert_int_equal(rules[0].to.n, DAY_MAX.n);
    const struct rule *v1 = rulebook_find(book, TEXT("memo"), at("2016-01-01 09:00"), at("2016-01-01 09:00"));
    assert_int_equal(v1->to.n, day_of(2024, 12, 31).n);
    arena_free(a);
}

/* --- within a rule ---------------------------------------------------------------------------------------- */

static const char TRIP[] =
    "regulations:\n"
    "  - kind: trip\n"
    "    names: { vi: \"Chuyến đi\", en: trip }\n"
    "    prefix: T\n"
    "    valid: { from: 2020-01-01 }\n"
    "    source: s\n"
    "    mark: set\n"
    "    steps:\n"
    "      - { code: pack, names: { vi: a }, on: open, source: s, mark: set }\n"
    "      - { code: home, names: { vi: b }, on: forward, after: travel, ends: yes, source: s, mark: set }\n"
    "      - { code: travel, names: { vi: c }, on: forward, source: s, mark: set }\n"
    "      - { code: again, names: { vi: d }, on: reopen, after: home, source: s, mark: set }\n"
    "    reasons:\n"
    "      - { act: await, code: rain, names: { vi: \"Mưa\" }, effect: stops, source: s, mark: set }\n"
    "      - { act: await, code: snow, names: { vi: \"Tuyết\" }, effect: again, source: s, mark: set }\n"
    "      - { act: cancel, code: ill, names: { vi: \"Ốm\" }, source: s, mark: set }\n"
    "    forms: [{ form: opinion, limit: 5 working days, consent: yes, source: s, mark: set }]\n"
    "    acts:\n"
    "      - { act: open, names: { vi: \"Khởi hành\", en: set out } }\n"
    "      - { act: forward, names: { vi: \"Đi tiếp\" } }\n"
    "      - { act: transfer, forbidden: yes }\n";

static const struct rule *trip(struct arena *a)
{
    size_t n;
    return read_all(a, TRIP, INSTANT_MIN, &n);
}

static const struct {
    const char *name;
    enum act_kind act;
    const char *from, *to; /* "": none */
} STEPS[] = {
    { "opening enters the first step", ACT_OPEN, "", "pack" },
    { "the first row that fits is taken", ACT_FORWARD, "travel", "home" },
    { "a row for any step fits where the special one does not", ACT_FORWARD, "pack", "travel" },
    { "an act without a row leaves the step as it is", ACT_ASSIGN, "pack", "" },
    { "an act whose row asks for another step leaves it too", ACT_REOPEN, "travel", "" },
    { "a step may come after one that ended the matter", ACT_REOPEN, "home", "again" },
};

static void check_step(void **state)
{
    struct arena *a = arena_new();
    const struct rule *rule = trip(a);
    int from = rule_step_named(rule, text_of(ROW(state, STEPS)->from));
    int to = rule_step(rule, ROW(state, STEPS)->act, from);
    assert_int_equal(to, rule_step_named(rule, text_of(ROW(state, STEPS)->to)));
    arena_free(a);
}

static const struct {
    const char *name;
    enum act_kind act;
    const char *code;
    bool named, open;
} REASONS[] = {
    { "a reason that the regulation names is found", ACT_AWAIT, "rain", true, false },
    { "a reason that it does not name is not, where it names any", ACT_AWAIT, "ill", false, false },
    { "a reason belongs to its act", ACT_CANCEL, "rain", false, false },
    { "an act without a list takes any reason", ACT_RETURN, "rain", false, true },
};

static void check_reason(void **state)
{
    struct arena *a = arena_new();
    bool open;
    const struct reason_rule *reason =
        rule_reason(trip(a), ROW(state, REASONS)->act, text_of(ROW(state, REASONS)->code), &open);
    assert_int_equal(reason != NULL, ROW(state, REASONS)->named);
    assert_int_equal(open, ROW(state, REASONS)->open);
    if (reason)
        assert_true(text_eq(reason->code, text_of(ROW(state, REASONS)->code)));
    arena_free(a);
}

static const struct {
    const char *name;
    enum act_kind act;
    const char *lang, *want;
} NAMES[] = {
    { "an act is called what the regulation calls it", ACT_OPEN, "vi", "Khởi hành" },
    { "it has an English name where one is written", ACT_OPEN, "en", "set out" },
    { "it has its Vietnamese name where no English one is", ACT_FORWARD, "en", "Đi tiếp" },
    { "an act that is not written keeps its general meaning", ACT_ASSIGN, "en",
      "a person of the holder's agency takes it in hand" },
    { "so does one that is only forbidden", ACT_TRANSFER, "en", "passed to another unit" },
};

static void check_name(void **state)
{
    struct arena *a = arena_new();
    struct text name = rule_act_name(trip(a), ROW(state, NAMES)->act, ROW(state, NAMES)->lang);
    assert_true(text_eq(name, text_of(ROW(state, NAMES)->want)));
    arena_free(a);
}

static void forms_and_forbidden_acts_are_found(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct rule *rule = trip(a);
    assert_true(rule_form(rule, FORM_OPINION) && rule_form(rule, FORM_OPINION)->consent);
    assert_null(rule_form(rule, FORM_DATA));
    assert_true(rule_forbids(rule, ACT_TRANSFER));
    assert_false(rule_forbids(rule, ACT_OPEN));
    assert_false(rule_forbids(rule, ACT_ASSIGN));
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[64] = {
        cmocka_unit_test(kinds_come_in_order_of_first_appearance),
        cmocka_unit_test(a_book_of_no_rules_knows_no_kind),
        cmocka_unit_test(what_was_recorded_later_is_not_known_yet),
        cmocka_unit_test(two_files_that_contradict_each_other_make_no_book),
        cmocka_unit_test(the_rules_given_are_left_as_they_were),
        cmocka_unit_test(forms_and_forbidden_acts_are_found),
    };
    size_t n = 6;
    ROWS(tests, n, FOUND, check_found);
    ROWS(tests, n, STEPS, check_step);
    ROWS(tests, n, REASONS, check_reason);
    ROWS(tests, n, NAMES, check_name);
    return RUN(tests, n);
}
