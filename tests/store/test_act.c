/* test_act.c -- what was recorded of an act is what is read, for every member; and it stays so for ever. */
#include "fixture.h"

#include "store/act_body.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- acts by chance -------------------------------------------------------------------------------------- */

static int32_t some_id(struct luck *l)
{
    return luck_flip(l) ? 0 : (int32_t)(1 + luck_upto(l, luck_flip(l) ? 100 : INT32_MAX));
}
static struct day some_day(struct luck *l)
{
    return luck_flip(l) ? DAY_MIN : (struct day){ 7000 + (int32_t)luck_upto(l, 30000) };
}
static struct text some_code(struct luck *l, struct arena *a) { return luck_flip(l) ? TEXT_NONE : luck_text(l, a, 24); }

static struct limit some_limit(struct luck *l)
{
    switch ((enum limit_unit)luck_upto(l, LIMIT_UNIT_COUNT)) {
    case LIMIT_HOURS: return (struct limit){ LIMIT_HOURS, 1 + luck_upto(l, 5000) };
    case LIMIT_WORKDAYS: return (struct limit){ LIMIT_WORKDAYS, 1 + luck_upto(l, 3650) };
    case LIMIT_DAYS: return (struct limit){ LIMIT_DAYS, 1 + luck_upto(l, 3650) };
    case LIMIT_MONTHS: return (struct limit){ LIMIT_MONTHS, 1 + luck_upto(l, 120) };
    case LIMIT_DATE: return (struct limit){ LIMIT_DATE, 7000 + luck_upto(l, 30000) };
    case LIMIT_INSTANT: return (struct limit){ LIMIT_INSTANT, US_MINUTE * (10000000 + luck_upto(l, 40000000)) };
    case LIMIT_NONE:
    case LIMIT_UNIT_COUNT: break;
    }
    return LIMIT_NIL;
}

static struct recur some_recur(struct luck *l)
{
    struct recur r = { (enum recur_every)luck_upto(l, EVERY_COUNT), (int)luck_upto(l, 32), (int)luck_upto(l, 13),
                       (int)luck_upto(l, 3) * 500 };
    return r.every != EVERY_NONE && recur_valid(r) ? r : (struct recur){ EVERY_NONE, 0, 0, 0 };
}

static int32_t *some_ids(struct luck *l, struct arena *a, size_t *n)
{
    *n = luck_flip(l) ? 0 : (size_t)luck_upto(l, 40);
    int32_t *ids = ARENA_ARRAY(a, int32_t, *n);
    for (size_t i = 0; i < *n; i++)
        ids[i] = 1 + (int32_t)luck_upto(l, INT32_MAX);
    return ids;
}

/* Each word at most once, in any order. */
static struct act_word *some_words(struct luck *l, struct arena *a, size_t *n)
{
    struct act_word *words = ARENA_ARRAY(a, struct act_word, ACT_TEXT_COUNT);
    int first = (int)luck_upto(l, ACT_TEXT_COUNT);
    *n = 0;
    for (int i = 0; i < ACT_TEXT_COUNT; i++)
        if (luck_upto(l, 4) == 0)
            words[(*n)++] = (struct act_word){ (enum act_text)((first + i) % ACT_TEXT_COUNT), luck_text(l, a, 300) };
    return words;
}

static struct act some_act(struct luck *l, struct arena *a, matter_id matter, int64_t recorded)
{
    struct act act = act_new(matter, (enum act_kind)luck_upto(l, ACT_KIND_COUNT));
    act.recorded.us = recorded;
    act.happened.us = luck_flip(l) ? recorded : recorded - luck_upto(l, 1000000);
    act.person = some_id(l), act.post = some_id(l), act.unit = some_id(l), act.behalf = some_id(l);
    act.surety = (enum surety)luck_upto(l, SURETY_COUNT);
    act.to_unit = some_id(l), act.to_person = some_id(l), act.giver = some_id(l), act.responsible = some_id(l);
    act.reason = some_code(l, a), act.rule_kind = some_code(l, a), act.function = some_code(l, a);
    act.form = (enum ask_form)luck_upto(l, FORM_COUNT);
    act.answer = (enum answer)luck_upto(l, ANSWER_COUNT);
    act.follows = (enum follows)luck_upto(l, 3);
    act.collective = luck_flip(l);
    act.share = (int)luck_upto(l, 102) - 1;
    act.due = some_limit(l);
    act.recur = some_recur(l);
    act.date = some_day(l), act.until = some_day(l), act.period = some_day(l);
    act.content = luck_flip(l) ? 0 : (int64_t)(luck_next(l) >> 2);
    act.child = some_id(l), act.corrects = some_id(l);
    act.units = some_ids(l, a, &act.nunits);
    act.persons = some_ids(l, a, &act.npersons);
    int64_t answers[2] = { 1 + luck_upto(l, 1000), 1 + luck_upto(l, INT64_MAX) };
    act.nanswers = (size_t)luck_upto(l, 3);
    act.answers = arena_dup(a, answers, sizeof answers);
    act.words = some_words(l, a, &act.nwords);
    return act;
}

/* --- the round trip -------------------------------------------------------------------------------------- */

struct batch {
    matter_id family;
    struct act *acts;
    size_t n;
};

static enum rc batch_work(struct conn *c, void *arg, struct err *err)
{
    struct batch *b = arg;
    enum rc rc = RC_OK;
    for (size_t i = 0; i < b->n && rc == RC_OK; i++)
        rc = store_act_add(c, b->family, &b->acts[i], err);
    return rc;
}

static void every_member_of_an_act_comes_back(void **state)
{
    struct bed *b = BED(state);
    struct luck l = { 20250814 };
    enum { N = 3000 };
    matter_id id = root_open(b->store, 1000);
    struct batch batch = { id, ARENA_ARRAY(b->a, struct act, N), N };
    for (int i = 0; i < N; i++)
        batch.acts[i] = some_act(&l, b->a, id, 2000 + i / 3);
    OK(store_write(b->store, batch_work, &batch, &err));
    bed_close(b);
    bed_open(b, false);
    struct conn *c;
    struct act *acts, *since;
    size_t n, m;
    OK(store_read(b->store, &c, &err));
    OK(store_acts(c, b->a, id, INSTANT_MAX, true, &acts, &n, &err));
    OK(store_acts_since(c, b->a, 1, N, &since, &m, &err));
    store_done(c);
    assert_int_equal(n, N + 1);
    assert_int_equal(m, N);
    for (int i = 0; i < N; i++) {
        assert_int_equal(batch.acts[i].seq, i + 2);
        assert_act_equal(&acts[i + 1], &batch.acts[i]);
        assert_act_equal(&since[i], &batch.acts[i]);
    }
}

static void the_same_act_gives_the_same_bytes(void **state)
{
    struct bed *b = BED(state);
    struct luck l = { 7 };
    struct sbuf one, two;
    sbuf_init(&one, BODY_MAX);
    sbuf_init(&two, BODY_MAX);
    for (int i = 0; i < 500; i++) {
        struct act act = some_act(&l, b->a, 1, 0), back = act_new(1, act.kind);
        sbuf_clear(&one);
        sbuf_clear(&two);
        OK(act_body_write(&one, &act, &err));
        OK(act_body_read(b->a, sbuf_text(&one), &back, &err));
        OK(act_body_write(&two, &back, &err));
        assert_true(text_eq(sbuf_text(&one), sbuf_text(&two)));
        struct text rest = sbuf_text(&one), line, last = TEXT_NONE;
        while (!text_empty(rest) && text_split(&rest, '\n', &line)) {
            struct text key = text_sub(line, 0, text_find(line, TEXT("="), 0));
            assert_true(text_cmp(last, key) < 0); /* sorted, and none twice */
            last = key;
        }
    }
    sbuf_release(&one);
    sbuf_release(&two);
}

static void a_plain_body_reads_like_a_note(void **state)
{
    struct bed *b = BED(state);
    struct sbuf out;
    sbuf_init(&out, BODY_MAX);
    struct act act = act_new(1, ACT_OPEN);
    unit_id units[] = { 12, 15, 18 };
    act.rule_kind = TEXT("directive");
    act.due = (struct limit){ LIMIT_WORKDAYS, 5 };
    act.recur = (struct recur){ EVERY_MONTH, 25, 0, 0 };
    act.until = day_of(2025, 9, 12);
    act.units = units;
    act.nunits = 3;
    act.reason = TEXT("a\\b\nc");
    OK(act_body_write(&out, &act, &err));
    assert_string_equal(text_cstr(b->a, sbuf_text(&out)), "due=5 working days\nkind=directive\nreason=a\\\\b\\nc\n"
                                                          "recur=month 25 0\nunits=12,15,18\nuntil=2025-09-12");
    sbuf_release(&out);
}

static const char *const BAD_BODIES[] = {
    "due",
    "due=soon",
    "due=5 working days\n\nkind=x",
    "form=shout",
    "units=1,,2",
    "units=1,x",
    "share=",
    "to=99999999999",
    "recur=month 40 0",
    "recur=month",
    "recur=month 25",
    "recur=month 25 0 x",
    "recur=month 25 0 1440",
    "recur=month 25 0 60 1",
    "until=2025-02-30",
    "collective=no",
    "nonsense=1",
    "title=words are elsewhere",
};

static void a_damaged_body_is_told_from_a_good_one(void **state)
{
    for (size_t i = 0; i < LEN(BAD_BODIES); i++) {
        struct act act = act_new(1, ACT_OPEN);
        FAILS(PB_CORRUPT, act_body_read(BED(state)->a, text_of(BAD_BODIES[i]), &act, &err));
    }
}

static void a_limit_that_cannot_be_read_again_is_refused(void **state)
{
    (void)state;
    struct sbuf out;
    sbuf_init(&out, BODY_MAX);
    struct act act = act_new(1, ACT_EXTEND);
    act.due = (struct limit){ LIMIT_DAYS, 1000000 };
    FAILS(PB_WRONG_VALUE, act_body_write(&out, &act, &err));
    sbuf_release(&out);
}

/* --- order ----------------------------------------------------------------------------------------------- */

static void numbers_run_without_gap_and_time_never_back(void **state)
{
    struct bed *b = BED(state);
    matter_id one = root_open(b->store, 1000), two = root_open(b->store, 1000);
    assert_int_equal(act_append(b->store, one, 1000), 3);
    struct act late = act_new(two, ACT_REPORT);
    late.recorded.us = late.happened.us = 999;
    struct batch batch = { two, &late, 1 };
    FAILS(PB_OUT_OF_ORDER, store_write(b->store, batch_work, &batch, &err));
    assert_int_equal(act_append(b->store, two, 1001), 4);
    struct conn *c;
    struct instant last;
    int64_t seq;
    OK(store_read(b->store, &c, &err));
    OK(store_last_recorded(c, &last, &seq, &err));
    assert_int_equal(last.us, 1001);
    assert_int_equal(seq, 4);
    OK(store_family_version(c, one, &seq, &err));
    assert_int_equal(seq, 3);
    FAILS(PB_UNKNOWN_MATTER, store_family_version(c, 77, &seq, &err));
    store_done(c);
}

static void an_empty_register_has_no_last_act(void **state)
{
    struct conn *c;
    struct instant last;
    int64_t seq = -1;
    OK(store_read(BED(state)->store, &c, &err));
    OK(store_last_recorded(c, &last, &seq, &err));
    assert_int_equal(last.us, INSTANT_MIN.us);
    assert_int_equal(seq, 0);
    store_done(c);
}

static void a_family_is_read_as_it_was_known(void **state)
{
    struct bed *b = BED(state);
    matter_id id = root_open(b->store, 1000);
    for (int i = 1; i <= 5; i++)
        act_append(b->store, id, 1000 + i);
    struct conn *c;
    struct act *acts;
    size_t n;
    OK(store_read(b->store, &c, &err));
    for (int64_t us = 998; us < 1008; us++) {
        OK(store_acts(c, b->a, id, (struct instant){ us }, true, &acts, &n, &err));
        assert_int_equal(n, us < 1000 ? 0 : us > 1005 ? 6 : us - 999);
    }
    OK(store_acts(c, b->a, id, INSTANT_MAX, false, &acts, &n, &err));
    assert_int_equal(acts[0].nwords, 0);
    store_done(c);
}

/* --- words ----------------------------------------------------------------------------------------------- */

static void words_are_salted_and_can_be_erased(void **state)
{
    struct bed *b = BED(state);
    matter_id id = root_open(b->store, 1000);
    root_open(b->store, 1001);
    assert_int_equal(raw_number(b->store, "SELECT count(DISTINCT substr(title, 1, 16)) FROM act_word"), 2);
    assert_int_equal(raw_number(b->store, "SELECT count(DISTINCT substr(title, 17)) FROM act_word"), 1);
    OK(raw_sql(b->store, "UPDATE act_word SET title = NULL WHERE seq = 1", &err));
    struct conn *c;
    struct act *acts;
    size_t n;
    OK(store_read(b->store, &c, &err));
    OK(store_acts(c, b->a, id, INSTANT_MAX, true, &acts, &n, &err));
    store_done(c);
    assert_int_equal(n, 1);
    assert_int_equal(acts[0].nwords, 0);
    assert_int_equal(acts[0].to_unit, 5);
    assert_int_equal(raw_number(b->store, "SELECT words FROM act WHERE seq = 1"),
                     1 << AT_TITLE); /* that it was there */
}

static void a_word_stated_twice_is_refused(void **state)
{
    struct bed *b = BED(state);
    matter_id id = root_open(b->store, 1000);
    struct act act = act_new(id, ACT_REPORT);
    struct act_word words[] = { { AT_WORDS, TEXT("a") }, { AT_WORDS, TEXT("b") } };
    act.recorded.us = 2000;
    act.words = words;
    act.nwords = 2;
    struct batch batch = { id, &act, 1 };
    FAILS(PB_WRONG_VALUE, store_write(b->store, batch_work, &batch, &err));
}

/* --- what is stored as a number keeps its meaning for ever ------------------------------------------------ */

static const char KINDS[] = "open assign forward advise escalate transfer return recuse ask reply pause await resume "
                            "decide complete extend report urge correct cancel reopen unseal ";
static const char WORDS[] = "title words view work basis ground document evidence product outcome missing rule whom "
                            "came votes quantity period operator ";
static const char SURETIES[] = "signed_in second_factor console ";

/* New words come at the end; the ones here never move. */
static void assert_begins_with(struct arena *a, const char *const *words, const char *recorded)
{
    struct text all = TEXT_NONE;
    for (; *words; words++)
        all = text_printf(a, "%.*s%s ", TEXT_FMT(all), *words);
    if (!text_starts(all, text_of(recorded)))
        fail_msg("%.*s\nis not\n%s", TEXT_FMT(all), recorded);
}

static void numbers_on_disk_never_change_their_meaning(void **state)
{
    assert_begins_with(BED(state)->a, ACT_WORDS, KINDS);
    assert_begins_with(BED(state)->a, ACT_TEXT_WORDS, WORDS);
    assert_begins_with(BED(state)->a, SURETY_WORDS, SURETIES);
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(every_member_of_an_act_comes_back),
        IN_BED(the_same_act_gives_the_same_bytes),
        IN_BED(a_plain_body_reads_like_a_note),
        IN_BED(a_damaged_body_is_told_from_a_good_one),
        IN_BED(a_limit_that_cannot_be_read_again_is_refused),
        IN_BED(numbers_run_without_gap_and_time_never_back),
        IN_BED(an_empty_register_has_no_last_act),
        IN_BED(a_family_is_read_as_it_was_known),
        IN_BED(words_are_salted_and_can_be_erased),
        IN_BED(a_word_stated_twice_is_refused),
        IN_BED(numbers_on_disk_never_change_their_meaning),
    };
    return cmocka_run_group_tests_name("act", TESTS, NULL, NULL);
}
