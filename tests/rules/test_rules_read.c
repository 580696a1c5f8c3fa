/* test_rules_read.c -- a regulation file is read whole or refused with its line and what to write instead.
 *
 * Each case is one edit of the file below, as a clerk would make it: `old` (first place) becomes `new`.
 */
#include "../base/rows.h"
#include "rules/rulebook.h"

static const char ERRAND[] = "regulations:\n"                                    /*  1 */
                             "  - kind: errand\n"                                /*  2 */
                             "    names: { vi: \"Việc vặt\", en: errand }\n"     /*  3 */
                             "    prefix: E\n"                                   /*  4 */
                             "    valid: { from: 2020-01-01, to: 2029-12-31 }\n" /*  5 */
                             "    source: Rule 1\n"                              /*  6 */
                             "    mark: seen\n"                                  /*  7 */
                             "    steps:\n"                                      /*  8 */
                             "      - code: fetch\n"                             /*  9 */
                             "        names: { vi: \"Lấy\" }\n"                  /* 10 */
                             "        on: open\n"                                /* 11 */
                             "        holder: lead\n"                            /* 12 */
                             "        limit: 8 working hours\n"                  /* 13 */
                             "        source: Rule 2\n"                          /* 14 */
                             "        mark: seen-2nd\n"                          /* 15 */
                             "      - code: bring\n"                             /* 16 */
                             "        names: { vi: \"Mang về\" }\n"              /* 17 */
                             "        on: forward\n"                             /* 18 */
                             "        after: fetch\n"                            /* 19 */
                             "        holder: unit\n"                            /* 20 */
                             "        unit: VP\n"                                /* 21 */
                             "        source: Rule 3\n"                          /* 22 */
                             "        mark: set\n"                               /* 23 */
                             "    reasons:\n"                                    /* 24 */
                             "      - act: await\n"                              /* 25 */
                             "        code: rain\n"                              /* 26 */
                             "        names: { vi: \"Trời mưa\" }\n"             /* 27 */
                             "        effect: stops\n"                           /* 28 */
                             "        times: 2\n"                                /* 29 */
                             "        then_signal: yes\n"                        /* 30 */
                             "        most: 3 working days\n"                    /* 31 */
                             "        source: Rule 4\n"                          /* 32 */
                             "        mark: set\n"                               /* 33 */
                             "      - act: cancel\n"                             /* 34 */
                             "        code: lost\n"                              /* 35 */
                             "        names: { vi: \"Mất\" }\n"                  /* 36 */
                             "        source: Rule 5\n"                          /* 37 */
                             "        mark: set\n"                               /* 38 */
                             "    forms:\n"                                      /* 39 */
                             "      - form: opinion\n"                           /* 40 */
                             "        limit: 5 working days\n"                   /* 41 */
                             "        consent: yes\n"                            /* 42 */
                             "        source: Rule 6\n"                          /* 43 */
                             "        mark: set\n"                               /* 44 */
                             "    acts:\n"                                       /* 45 */
                             "      - { act: open, names: { vi: \"Nhờ\" } }\n"   /* 46 */
                             "      - { act: pause, forbidden: yes }\n"          /* 47 */
                             "    hand_over: { from: 07:30, to: 15:00 }\n"       /* 48 */
                             "    least: 1 working day\n"                        /* 49 */
                             "    fallback: 30 days\n"                           /* 50 */
                             "    extenders: [VP, STC]\n";                       /* 51 */

struct edit {
    const char *name, *old, *new;
    enum problem problem;
    const char *detail;
};

static struct text edited(struct arena *a, const char *old, const char *new)
{
    struct text file = text_of(ERRAND);
    size_t at = text_find(file, text_of(old), 0);
    assert_true(at != SIZE_MAX);
    return text_printf(a, "%.*s%s%s", (int)at, file.p, new, file.p + at + strlen(old));
}

static const struct edit REFUSED[] = {
    { "a kind must say where it comes from", "    source: Rule 1\n", "", PB_MISSING_KEY,
      "errand.yaml:2:5: the key 'source' is missing: the instrument and article, or who set the value" },
    { "a kind must say how surely it is known", "    mark: seen\n", "", PB_MISSING_KEY,
      "errand.yaml:2:5: the key 'mark' is missing: how surely it is known" },
    { "a step must say where it comes from", "        source: Rule 3\n", "", PB_MISSING_KEY,
      "errand.yaml:16:9: the key 'source' is missing: the instrument and article, or who set the value" },
    { "a step must say how surely it is known", "        mark: seen-2nd\n", "", PB_MISSING_KEY,
      "errand.yaml:9:9: the key 'mark' is missing: how surely it is known" },
    { "a reason must say where it comes from", "        source: Rule 4\n", "", PB_MISSING_KEY,
      "errand.yaml:25:9: the key 'source' is missing: the instrument and article, or who set the value" },
    { "a form must say where it comes from", "        source: Rule 6\n", "", PB_MISSING_KEY,
      "errand.yaml:40:9: the key 'source' is missing: the instrument and article, or who set the value" },
    { "a mark is one of five words", "mark: seen-2nd", "mark: sure", PB_WRONG_VALUE,
      "errand.yaml:15:15: 'mark' must be one of: seen, seen-2nd, computed, recalled, set, not 'sure'" },
    { "a step is entered by an act", "on: forward", "on: confirm", PB_WRONG_VALUE,
      "errand.yaml:18:13: 'on' must be one of: open, assign, forward, advise, escalate, transfer, return, recuse, ask, "
      "reply, pause, await, resume, decide, complete, extend, report, urge, correct, cancel, reopen, unseal, not "
      "'confirm'" },
    { "a reason belongs to an act", "act: cancel", "act: end", PB_WRONG_VALUE,
      "errand.yaml:34:14: 'act' must be one of: open, assign, forward, advise, escalate, transfer, return, recuse, "
      "ask, reply, pause, await, resume, decide, complete, extend, report, urge, correct, cancel, reopen, unseal, not "
      "'end'" },
    { "a form of question is a known one", "form: opinion", "form: poll", PB_WRONG_VALUE,
      "errand.yaml:40:15: 'form' must be one of: none, opinion, appraisal, part, data, guidance, obstacle, objection, "
      "instruction, not 'poll'" },
    { "an effect is a known one", "effect: stops", "effect: halts", PB_WRONG_VALUE,
      "errand.yaml:28:17: 'effect' must be one of: runs_on, stops, again, not 'halts'" },
    { "a holder is a known one", "holder: lead", "holder: boss", PB_WRONG_VALUE,
      "errand.yaml:12:17: 'holder' must be one of: same, lead, adviser, decider, confirmer, giver, unit, stated, not "
      "'boss'" },
    { "a key is a known one", "least: 1", "lest: 1", PB_WRONG_KEY,
      "errand.yaml:49:5: the key 'lest' is not known here; the keys are: kind, names, prefix, valid, announced, "
      "reaches_running, source, mark, limit, limit_from, fallback, least, confirmed, hand_over, excludes, closed, "
      "readers, keep, duty, lookup, "
      "cadence, grace, beside_authority, decision, steps, reasons, forms, acts, fields, figures, checks, sums, "
      "extenders" },
    { "what is closed has no readers besides", "least: 1 working day", "closed: yes\n    readers: errand-register",
      PB_WRONG_VALUE, "errand.yaml:50:14: 'errand' is closed: nobody else reads it; leave 'readers' or 'closed' out" },
    { "how long it is kept has a source", "least: 1 working day", "keep: { for: 10 months, mark: set }", PB_MISSING_KEY,
      "errand.yaml:49:11: the key 'source' is missing: the instrument and article, or who set the value" },
    { "it is kept for days or months", "least: 1 working day", "keep: { for: 10 working days, source: us, mark: set }",
      PB_WRONG_VALUE, "errand.yaml:49:18: 'errand' is kept for days or months: write for example 120 months" },
    { "nothing is erased where nothing is sealed", "least: 1 working day",
      "keep: { for: 10 months, source: us, mark: set }", PB_WRONG_VALUE,
      "errand.yaml:49:11: 'errand' has no sealed field that could be erased: leave 'keep' out, or write sealed: yes" },
    { "a file holds regulations", "regulations:\n  - kind: errand\n", "rules:\n  - kind: errand\n", PB_WRONG_KEY,
      "errand.yaml:1:1: the key 'rules' is not known here; the keys are: regulations" },
    { "a name is needed in Vietnamese", "names: { vi: \"Mất\" }", "names: { en: lost }", PB_MISSING_KEY,
      "errand.yaml:36:16: the key 'vi' is missing: the name in Vietnamese" },
    { "a step comes after a step there is", "after: fetch", "after: fecth", PB_UNKNOWN_REFERENCE,
      "errand.yaml:19:16: 'errand' has no step 'fecth': write one of: fetch, bring" },
    { "a step lapses to a step there is", "limit: 8 working hours", "limit: 8 working hours\n        lapse: nowhere",
      PB_UNKNOWN_REFERENCE, "errand.yaml:14:16: 'errand' has no step 'nowhere': write end, or one of: fetch, bring" },
    { "what has no limit does not lapse", "limit: 8 working hours", "lapse: end", PB_WRONG_VALUE,
      "errand.yaml:13:16: the step 'fetch' lapses when its limit has run out, but has none: write 'limit'" },
    { "two steps have two codes", "code: bring", "code: fetch", PB_WRONG_VALUE,
      "errand.yaml:16:15: the step 'fetch' is written twice, first in line 9: name it otherwise" },
    { "a code has no accents and no blanks", "code: bring", "code: mang về", PB_WRONG_VALUE,
      "errand.yaml:16:15: 'mang về' is no code: write at most 40 small letters without accents, digits and _" },
    { "a code too long to read is quoted only in part", "code: bring",
      "code: mang_ve_nha_cho_toi_mot_can_duong_va_hai_can_gao_va_ba_caiđđđđđđđđđ", PB_WRONG_VALUE,
      "errand.yaml:16:15: 'mang_ve_nha_cho_toi_mot_can_duong_va_hai_can_gao_va_ba_caiđ' is no code: write at most 40 "
      "small letters without accents, digits and _" },
    { "the code of a kind has no accents", "kind: errand", "kind: việc", PB_WRONG_VALUE,
      "errand.yaml:2:11: 'việc' is no code: write at most 40 small letters without accents, digits and _" },
    { "the code of a reason has no capitals", "code: lost", "code: Lost", PB_WRONG_VALUE,
      "errand.yaml:35:15: 'Lost' is no code: write at most 40 small letters without accents, digits and _" },
    { "a prefix is capital letters", "prefix: E", "prefix: E-", PB_WRONG_VALUE,
      "errand.yaml:4:13: the prefix 'E-' must be one to eight capital letters without accents, for example V" },
    { "a step held by a unit names it", "        unit: VP\n", "", PB_MISSING_KEY,
      "errand.yaml:20:17: the step 'bring' is held by a unit, but none is named: write 'unit' with its code" },
    { "a step that names a unit is held by it", "holder: lead", "unit: STC", PB_WRONG_VALUE,
      "errand.yaml:12:15: the step 'fetch' names the unit 'STC', which does not hold it: write holder: unit" },
    { "a confirmer holds only where completing is confirmed", "holder: lead", "holder: confirmer", PB_WRONG_VALUE,
      "errand.yaml:12:17: the step 'fetch' is held by a confirmer, but 'errand' has none: write confirmed: yes" },
    { "a kind begins with a step on open", "on: open", "on: assign", PB_MISSING_KEY,
      "errand.yaml:9:7: no step of 'errand' is entered by open: give its first step on: open, without 'after'" },
    { "a kind has steps at all", ERRAND,
      "regulations:\n  - { kind: errand, names: { vi: x }, prefix: E, valid: { from: 2020-01-01 }, source: s, mark: "
      "set,\n"
      "      steps: [] }\n",
      PB_MISSING_KEY,
      "errand.yaml:3:14: no step of 'errand' is entered by open: give its first step on: open, without 'after'" },
    { "the first step cannot come after another", "        on: open\n", "        on: open\n        after: bring\n",
      PB_MISSING_KEY,
      "errand.yaml:9:7: no step of 'errand' is entered by open: give its first step on: open, without 'after'" },
    { "a step that an earlier row keeps others from is a slip", "        on: forward\n        after: fetch\n",
      "        on: open\n", PB_WRONG_VALUE,
      "errand.yaml:18:13: no act enters the step 'bring': open is taken by the step 'fetch' in line 9; write the row "
      "that has 'after' first" },
    { "a step that comes only after itself is never entered", "after: fetch", "after: bring", PB_WRONG_VALUE,
      "errand.yaml:19:16: no act enters the step 'bring': no matter of 'errand' ever comes to where forward would "
      "enter it; change 'on' or 'after'" },
    { "nothing comes after a step that ends the matter", "        limit: 8 working hours\n", "        ends: yes\n",
      PB_WRONG_VALUE,
      "errand.yaml:19:16: no act enters the step 'bring': no matter of 'errand' ever comes to where forward would "
      "enter it; change 'on' or 'after'" },
    { "a step entered by a forbidden act is never entered", "act: pause, forbidden", "act: forward, forbidden",
      PB_WRONG_VALUE,
      "errand.yaml:18:13: the step 'bring' is entered by forward, which 'acts' forbids: change one of them" },
    { "a kind that may not be opened is none", "act: open, names: { vi: \"Nhờ\" }", "act: open, forbidden: yes",
      PB_WRONG_VALUE,
      "errand.yaml:11:13: the step 'fetch' is entered by open, which 'acts' forbids: change one of them" },
    { "who may is said of what is the giver's alone", "effect: stops", "by: giver", PB_WRONG_VALUE,
      "errand.yaml:28:13: 'by' is for the reasons of extend and cancel, and 'rain' is one of await: leave it out" },
    { "only a pause or await has an effect on limits", "        code: lost\n",
      "        code: lost\n        effect: stops\n", PB_WRONG_VALUE,
      "errand.yaml:36:17: 'effect' is for the reasons of pause and await, and 'lost' is one of cancel: leave it out" },
    { "only a pause or await has a longest stretch", "        code: lost\n",
      "        code: lost\n        most: 3 days\n", PB_WRONG_VALUE,
      "errand.yaml:36:15: 'most' is for the reasons of pause and await, and 'lost' is one of cancel: leave it out" },
    { "a reason is written once for an act", "      - act: cancel\n        code: lost\n",
      "      - act: await\n        code: rain\n", PB_WRONG_VALUE,
      "errand.yaml:35:15: the reason 'rain' for await is written twice, first in line 26: leave one out" },
    { "never is not a number of times", "times: 2", "times: 0", PB_WRONG_VALUE,
      "errand.yaml:29:16: 'times' of 'rain' must be 1 to 1000; leave it out where the reason may be given as often as "
      "needed" },
    { "a thousand times is as often as needed", "times: 2", "times: 1001", PB_WRONG_VALUE,
      "errand.yaml:29:16: 'times' of 'rain' must be 1 to 1000; leave it out where the reason may be given as often as "
      "needed" },
    { "a signal after no number of times is a slip", "        times: 2\n", "", PB_MISSING_KEY,
      "errand.yaml:29:22: 'rain' may be given as often as needed, so nothing follows: write 'times', or leave "
      "'then_signal' out" },
    { "no form of question is none", "form: opinion", "form: none", PB_WRONG_VALUE,
      "errand.yaml:40:15: 'none' asks nothing: write opinion, appraisal, data or another form" },
    { "a form is written once", "    acts:\n", "      - { form: opinion, source: Rule 7, mark: set }\n    acts:\n",
      PB_WRONG_VALUE, "errand.yaml:45:17: the form 'opinion' is written twice, first in line 40: leave one out" },
    { "an act is written once", "act: pause", "act: open", PB_WRONG_VALUE,
      "errand.yaml:47:16: the act 'open' is written twice, first in line 46: leave one out" },
    { "an act that is written is named or forbidden", ", forbidden: yes", "", PB_MISSING_KEY,
      "errand.yaml:47:9: nothing is said of the act 'pause': write 'names', or forbidden: yes" },
    { "a duty has no limit", "    steps:\n", "    duty: yes\n    limit: 10 days\n    steps:\n", PB_WRONG_VALUE,
      "errand.yaml:9:12: the duty 'errand' has no 'limit' of its own: write cadence and grace instead" },
    { "a duty has no fallback", "    steps:\n", "    duty: yes\n    steps:\n", PB_WRONG_VALUE,
      "errand.yaml:51:15: the duty 'errand' has no 'fallback' of its own: write cadence and grace instead" },
    { "a cadence is for a duty", "    steps:\n", "    cadence: month 14\n    steps:\n", PB_WRONG_VALUE,
      "errand.yaml:8:14: 'cadence' is for a duty: write duty: yes in 'errand', or leave it out" },
    { "a grace is for a duty", "    steps:\n", "    grace: 2 working days\n    steps:\n", PB_WRONG_VALUE,
      "errand.yaml:8:12: 'grace' is for a duty: write duty: yes in 'errand', or leave it out" },
    { "a cadence is one of those that can be read", "    fallback: 30 days\n",
      "    duty: yes\n    cadence: sometimes\n", PB_WRONG_VALUE,
      "errand.yaml:51:14: \"sometimes\" is no recurrence; write for example \"day\", \"week friday\", \"month 25\", "
      "\"month last\", \"quarter 14\", \"half 20/6\" or \"year 15/12\", and the hour behind it where there is one: "
      "\"week friday 16:30\"" },
    { "a limit is a number of something", "limit: 8 working hours", "limit: soon", PB_WRONG_VALUE,
      "errand.yaml:13:16: \"soon\" is no limit; write for example \"8 working hours\", \"3 working days\", \"10 "
      "days\", \"1 month\", \"2025-09-12\" or \"2025-09-12 17:00\"" },
    { "a regulation's limit is no date", "limit: 8 working hours", "limit: 2025-12-31", PB_WRONG_VALUE,
      "errand.yaml:13:16: a regulation gives a length of time, not the date '2025-12-31': write for example 3 working "
      "days" },
    { "a limit is one value", "limit: 8 working hours", "limit: [8, 16]", PB_WRONG_VALUE,
      "errand.yaml:13:16: one value is expected here, not a list or a mapping" },
    { "a day is a day of the calendar", "from: 2020-01-01", "from: 2020-02-30", PB_WRONG_VALUE,
      "errand.yaml:5:20: 'from' must be a date like 2025-08-14, not '2020-02-30'" },
    { "the last day is not before the first", "to: 2029-12-31", "to: 2019-12-31", PB_WRONG_VALUE,
      "errand.yaml:5:36: the last day of 'errand' is before its first: write 'to' on or after 'from'" },
    { "hand-overs end after they begin", "from: 07:30, to: 15:00", "from: 15:00, to: 07:30", PB_WRONG_VALUE,
      "errand.yaml:48:35: hand-overs of 'errand' end before they begin: write 'to' later than 'from'" },
    { "what is announced is announced on a day", "    source: Rule 1\n", "    announced: lately\n    source: Rule 1\n",
      PB_WRONG_VALUE,
      "errand.yaml:6:16: 'lately' is no date: write when it was announced, 2025-12-25 or 2025-12-25 16:00" },
    { "yes is yes and maybe is neither", "consent: yes", "consent: maybe", PB_WRONG_VALUE,
      "errand.yaml:42:18: 'consent' must be yes or no, not 'maybe'" },
    { "a file that holds nothing is refused", ERRAND, "", PB_EMPTY, "'errand.yaml' is empty" },
    { "a list of no regulation is refused", ERRAND, "regulations: []\n", PB_WRONG_VALUE,
      "errand.yaml:1:14: 'regulations' must be a list with at least one regulation" },
    { "a file that is no mapping is refused", ERRAND, "- errand\n", PB_WRONG_VALUE,
      "errand.yaml:1:1: a mapping is expected here" },
};

static void check_refused(void **state)
{
    const struct edit *c = ROW(state, REFUSED);
    struct arena *a = arena_new();
    struct rule *rules = NULL;
    size_t n = 77;
    struct err err = { 0 };
    enum rc rc = rules_read(a, "errand.yaml", edited(a, c->old, c->new), INSTANT_MIN, &rules, &n, &err);
    assert_string_equal(err.detail, c->detail);
    assert_int_equal(err.problem, c->problem);
    assert_int_equal(rc, RC_REFUSED);
    assert_null(rules);
    assert_int_equal(n, 77);
    arena_free(a);
}

static const struct {
    const char *name, *first, *second;
    const char *detail; /* NULL: accepted */
} VERSIONS[] = {
    { "a version may follow the day after", "{ from: 2020-01-01, to: 2024-12-31 }", "{ from: 2025-01-01 }", NULL },
    { "two versions of a kind may not share their last and first day", "{ from: 2020-01-01, to: 2025-01-01 }",
      "{ from: 2025-01-01 }",
      "errand.yaml:15:12: 'errand' has another version valid on the same day, in line 8: end the earlier before the "
      "later begins, or state when the later was announced" },
    { "an open version and a later one contradict each other", "{ from: 2020-01-01 }", "{ from: 2025-01-01 }",
      "errand.yaml:15:12: 'errand' has another version valid on the same day, in line 8: end the earlier before the "
      "later begins, or state when the later was announced" },
    { "a later one that is announced later ends the open one", "{ from: 2020-01-01 }",
      "{ from: 2025-01-01 }\n    announced: 2024-11-30", NULL },
    { "one announced later may not begin on the same day", "{ from: 2020-01-01 }",
      "{ from: 2020-01-01 }\n    announced: 2024-11-30",
      "errand.yaml:15:12: 'errand' has another version valid on the same day, in line 8: end the earlier before the "
      "later begins, or state when the later was announced" },
    { "one announced earlier does not end one that began before", "{ from: 2020-01-01 }\n    announced: 2024-11-30",
      "{ from: 2025-01-01 }",
      "errand.yaml:16:12: 'errand' has another version valid on the same day, in line 8: end the earlier before the "
      "later begins, or state when the later was announced" },
};

static void check_versions(void **state)
{
    struct arena *a = arena_new();
    const char *what = "kind: errand\n    names: { vi: \"Việc\" }\n    prefix: E\n    source: Rule 1\n    mark: set\n"
                       "    steps: [{ code: do, names: { vi: \"Làm\" }, on: open, source: Rule 2, mark: set }]\n"
                       "    valid: ";
    struct text file = text_printf(a, "regulations:\n  - %s%s\n  - %s%s\n", what, ROW(state, VERSIONS)->first, what,
                                   ROW(state, VERSIONS)->second);
    struct rule *rules = NULL;
    size_t n = 0;
    struct err err = { 0 };
    enum rc rc = rules_read(a, "errand.yaml", file, INSTANT_MIN, &rules, &n, &err);
    if (ROW(state, VERSIONS)->detail) {
        assert_string_equal(err.detail, ROW(state, VERSIONS)->detail);
        assert_int_equal(err.problem, PB_OVERLAP);
    } else {
        assert_string_equal(err.detail, "");
        assert_int_equal(rc, RC_OK);
        assert_int_equal(n, 2);
    }
    arena_free(a);
}

static void assert_text(struct text got, const char *want)
{
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.p, want, got.n);
}

static void every_key_reaches_its_field(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct instant recorded = { 12345 };
    struct rule *r;
    size_t n;
    struct err err = { 0 };
    enum rc rc = rules_read(a, "errand.yaml", text_of(ERRAND), recorded, &r, &n, &err);
    assert_string_equal(err.detail, "");
    assert_int_equal(rc, RC_OK);
    assert_int_equal(n, 1);
    assert_text(r->kind, "errand");
    assert_text(r->names.vi, "Việc vặt");
    assert_text(r->names.en, "errand");
    assert_text(r->prefix, "E");
    assert_int_equal(r->from.n, day_of(2020, 1, 1).n);
    assert_int_equal(r->to.n, day_of(2029, 12, 31).n);
    assert_true(instant_eq(r->announced, INSTANT_MIN) && instant_eq(r->recorded, recorded));
    assert_text(r->source.vi, "Rule 1");
    assert_int_equal(r->mark, MARK_SEEN);
    assert_false(r->reaches_running || r->confirmed || r->excludes || r->duty);
    assert_int_equal(r->limit.unit, LIMIT_NONE);
    assert_int_equal(r->fallback.unit, LIMIT_DAYS);
    assert_int_equal(r->fallback.n, 30);
    assert_int_equal(r->least.unit, LIMIT_WORKDAYS);
    assert_int_equal(r->hand_over_from, 7 * 60 + 30);
    assert_int_equal(r->hand_over_to, 15 * 60);
    assert_int_equal(r->nsteps, 2);
    assert_int_equal(r->steps[0].on, ACT_OPEN);
    assert_int_equal(r->steps[0].after_step, -1);
    assert_int_equal(r->steps[0].holder, BY_LEAD);
    assert_int_equal(r->steps[0].limit.unit, LIMIT_HOURS);
    assert_int_equal(r->steps[0].limit.n, 8 * 60);
    assert_int_equal(r->steps[0].mark, MARK_SEEN_2ND);
    assert_int_equal(r->steps[1].after_step, 0);
    assert_int_equal(r->steps[1].holder, BY_UNIT);
    assert_text(r->steps[1].unit, "VP");
    assert_int_equal(r->nreasons, 2);
    assert_int_equal(r->reasons[0].effect, EFFECT_STOPS);
    assert_int_equal(r->reasons[0].times, 2);
    assert_true(r->reasons[0].then_signal);
    assert_int_equal(r->reasons[0].most.n, 3);
    assert_int_equal(r->nforms, 1);
    assert_true(r->forms[0].consent && !r->forms[0].waited_for);
    assert_int_equal(r->nacts, 2);
    assert_int_equal(r->nextenders, 2);
    assert_text(r->extenders[1], "STC");
    arena_free(a);
}

static void too_many_rows_are_refused(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct text rows = TEXT("");
    for (int i = 0; i < 300; i++)
        rows = text_printf(a, "%.*s      - { act: cancel, code: r%d, names: { vi: x }, source: s, mark: set }\n",
                           TEXT_FMT(rows), i);
    struct text file =
        edited(a, "      - act: await\n", text_cstr(a, text_printf(a, "%.*s      - act: await\n", TEXT_FMT(rows))));
    struct rule *rules;
    size_t n;
    struct err err = { 0 };
    rules_read(a, "errand.yaml", file, INSTANT_MIN, &rules, &n, &err);
    assert_string_equal(err.detail, "errand.yaml:25:7: 'reasons' has 302 rows; at most 256 are read");
    assert_int_equal(err.problem, PB_TOO_LARGE);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(REFUSED) + LEN(VERSIONS) + 2] = {
        cmocka_unit_test(every_key_reaches_its_field),
        cmocka_unit_test(too_many_rows_are_refused),
    };
    size_t n = 2;
    ROWS(tests, n, REFUSED, check_refused);
    ROWS(tests, n, VERSIONS, check_versions);
    return RUN(tests, n);
}
