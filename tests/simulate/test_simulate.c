/* test_simulate.c -- a small year: the same seed plays the same acts, the views are what the facts give, and the signals that flow finds in
 * it are raised once, seen by whom they name and by nobody above. */
#include "app/accounts.h"
#include "app/pages.h"
#include "app/signals.h"
#include "simulate/simulate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { OUT_MAX = 64 << 20 };

static char dir[64];

static struct text path(struct arena *a, const char *name) { return text_printf(a, "%s/%s", dir, name); }

static struct simulate_done played(struct arena *a, const char *name, int units, int people, int days, int seed)
{
    struct simulate_ask ask = {
        .file = text_cstr(a, path(a, name)), .units = units, .people = people, .days = days, .seed = seed
    };
    struct simulate_done done;
    struct sbuf truth;
    struct err err = { 0 };
    sbuf_init(&truth, OUT_MAX);
    if (simulate(&ask, &done, &truth, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_true(truth.n > strlen("unit,way,strength\n"));
    sbuf_release(&truth);
    return done;
}

static struct congvu *opened(struct arena *a, const char *name)
{
    struct congvu *app;
    struct err err = { 0 };
    if (congvu_open(text_cstr(a, path(a, name)), true, &app, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return app;
}

static struct text exported(struct arena *a, struct congvu *app, size_t *hidden)
{
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, OUT_MAX);
    if (congvu_export(app, TEXT("csv"), true, hidden, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    struct text bytes = text_dup(a, sbuf_text(&out));
    sbuf_release(&out);
    return bytes;
}

static void the_same_seed_plays_the_same_acts(void **state)
{
    struct arena *a = arena_new();
    size_t hidden, families;
    struct err err = { 0 };
    (void)state;
    struct simulate_done one = played(a, "one.db", 14, 120, 15, 7), two = played(a, "two.db", 14, 120, 15, 7);
    (void)played(a, "other.db", 14, 120, 15, 8);
    assert_true(one.acts > 300);
    assert_int_equal(one.acts, two.acts);
    assert_true(one.refused * 50 < one.acts); /* people try what cannot be, now and then */
    struct congvu *apps[] = { opened(a, "one.db"), opened(a, "two.db"), opened(a, "other.db") };
    struct text log[3];
    for (int i = 0; i < 3; i++)
        log[i] = exported(a, apps[i], &hidden);
    assert_true(text_eq(log[0], log[1]));
    assert_false(text_eq(log[0], log[2]));
    if (congvu_rebuild(apps[0], true, NULL, NULL, &families, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_int_equal(families, one.matters);
    for (int i = 0; i < 3; i++)
        congvu_close(apps[i]);
    arena_free(a);
}

/* --- signals --------------------------------------------------------------------------------------------------------------- */

static struct congvu_signal_raised raised_at(struct congvu *app, const char *at, struct text *said, struct arena *a)
{
    const struct congvu_signal_raise ask = { .operator_name = TEXT("kiểm thử"), .threads = 1, .at = text_of(at) };
    struct congvu_signal_raised did;
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, OUT_MAX);
    if (congvu_signal_raise(app, &ask, &did, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    *said = text_dup(a, sbuf_text(&out));
    sbuf_release(&out);
    return did;
}

static struct congvu_signal_raised raised(struct congvu *app, struct text *said, struct arena *a)
{
    return raised_at(app, "", said, a);
}

static void acts(struct congvu *app, struct arena *a, const char *person, const char *code, const char *kind,
                 const char *at, const struct congvu_field *fields, size_t n)
{
    const struct congvu_act act = { .person = text_of(person),
                                    .surety = SURETY_CONSOLE,
                                    .matter = text_of(code),
                                    .kind = text_of(kind),
                                    .fields = fields,
                                    .nfields = n,
                                    .at = text_of(at),
                                    .version = -1 };
    struct congvu_done done;
    struct err err = { 0 };
    if (congvu_act(app, a, &act, &done, &err) != RC_OK)
        fail_msg("%s", err.detail);
}

/* Answered, confirmed, and nobody appeals: a recommendation is opened, once. */
static void confirmed_it_leads_to_a_recommendation(struct congvu *app, struct arena *a, const char *code,
                                                   const char *head)
{
    const struct congvu_field words[] = { { TEXT("words"), TEXT("Thiếu hướng dẫn") } };
    const struct congvu_field verdict[] = { { TEXT("outcome"), TEXT("Xác nhận") },
                                            { TEXT("verdict"), TEXT("confirmed") },
                                            { TEXT("recommend"), TEXT("authority") } };
    struct text said;
    acts(app, a, head, code, "forward", "2026-04-02 09:00", words, LEN(words));
    acts(app, a, "ttr-001", code, "decide", "2026-04-03 09:00", verdict, LEN(verdict));
    assert_int_equal(raised_at(app, "2026-04-10 09:00", &said, a).recommended, 0); /* it may still be appealed */
    assert_int_equal(raised_at(app, "2026-05-06 09:00", &said, a).recommended, 1);
    assert_int_equal(raised_at(app, "2026-05-07 09:00", &said, a).recommended, 0);
}

static struct congvu_ask as(const char *person)
{
    return (struct congvu_ask){ .person = text_of(person), .style = { .format = REPORT_JSON, .lang = "en" } };
}

typedef enum rc read_fn(struct congvu *, const struct congvu_ask *, struct sbuf *, struct err *);

static struct text answer(struct arena *a, struct congvu *app, read_fn *read, struct congvu_ask ask)
{
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, OUT_MAX);
    enum rc rc = read(app, &ask, &out, &err);
    struct text t = rc == RC_OK ? text_dup(a, sbuf_text(&out)) : text_printf(a, "refused: %s", err.detail);
    sbuf_release(&out);
    return t;
}

static bool holds(struct text t, const char *what) { return text_find(t, text_of(what), 0) != SIZE_MAX; }

/* The code and the unit of the first signal that names somebody of one of the units. */
static bool first_signal(struct arena *a, struct congvu *app, char code[32], char head[32])
{
    for (int unit = 1; unit < 24; unit++)
        for (int dept = 0; dept < 3; dept++) {
            snprintf(head, 32, dept == 2 ? "ttpvhcc-001" : "%c%02d-001", dept ? 's' : 'x', unit);
            struct text mine = answer(a, app, congvu_signals, as(head));
            size_t at = text_find(mine, TEXT("\"code\": \"H"), 0);
            if (at == SIZE_MAX)
                continue;
            struct text rest = text_sub(mine, at + strlen("\"code\": \""), mine.n), word;
            assert_true(text_split(&rest, '"', &word));
            snprintf(code, 32, "%.*s", TEXT_FMT(word));
            return true;
        }
    return false;
}

/* The first value of this key in an answer. */
static struct text value_of_key(struct arena *a, struct text answered, const char *key)
{
    struct text word, quoted = text_printf(a, "\"%s\": \"", key);
    size_t at = text_find(answered, quoted, 0);
    assert_true(at != SIZE_MAX);
    struct text rest = text_sub(answered, at + quoted.n, answered.n);
    assert_true(text_split(&rest, '"', &word));
    return word;
}

/* Whoever raised it: its title is the record's, what it compares is in the words of who reads. */
static void its_words_are_the_readers(struct arena *a, struct congvu *app, const char *head)
{
    struct congvu_ask ask = as(head);
    struct text english = answer(a, app, congvu_signals, ask);
    ask.style.lang = "vi";
    struct text vietnamese = answer(a, app, congvu_signals, ask);
    struct text kind = value_of_key(a, english, "kind"), name = value_of_key(a, vietnamese, "kind_name");
    assert_false(text_eq(name, kind) || text_eq(name, value_of_key(a, english, "kind_name")));
    assert_true(text_find(value_of_key(a, english, "title"), name, 0) != SIZE_MAX);
}

static void a_signal_is_raised_once_and_seen_by_whom_it_names(void **state)
{
    static read_fn *const READS[] = { congvu_board, congvu_sheet,  congvu_why, congvu_tally,
                                      congvu_work,  congvu_search, congvu_unit };
    struct arena *a = arena_new();
    struct text said;
    char code[32], head[32];
    size_t hidden, registered;
    (void)state;
    (void)played(a, "year.db", 24, 480, 90, 9);
    struct congvu *app = opened(a, "year.db");
    struct text before = exported(a, app, &registered); /* the register of discipline is no log's */
    struct congvu_signal_raised first = raised(app, &said, a), again = raised(app, &said, a);
    assert_true(first.flagged > 0 && first.raised > 0);
    assert_int_equal(first.raised + first.unreviewed, first.flagged);
    assert_int_equal(again.raised, 0);
    assert_int_equal(again.known + again.unreviewed, again.flagged);
    assert_int_equal(again.flagged, first.flagged); /* signals are no work that is measured */

    assert_true(first_signal(a, app, code, head));
    const char *const nobody[] = { "ubnd-001", "ubnd-002", "vp-001", "ttr-001", "ttr-003", "" };
    for (size_t i = 0; i < LEN(nobody); i++)
        for (size_t k = 0; k < LEN(READS); k++) {
            struct congvu_ask ask = as(nobody[i]);
            bool whole = READS[k] == congvu_board || READS[k] == congvu_work || READS[k] == congvu_search;
            if (!whole && READS[k] != congvu_tally)
                ask.what = READS[k] == congvu_unit ? text_sub(text_of(head), 0, 3) : text_of(code);
            if (READS[k] == congvu_tally) { /* results of signals, and of all work of the unit */
                ask.kind = TEXT("signal");
            }
            if (READS[k] == congvu_search)
                ask.words = text_of(code);
            if (READS[k] == congvu_board) {
                ask.kind = TEXT("signal");
                ask.state = TEXT("all");
            }
            struct text seen = answer(a, app, READS[k], ask);
            char quoted[40];
            snprintf(quoted, sizeof quoted, "\"%s\"", code);
            if (holds(seen, quoted))
                fail_msg("read %zu tells '%s' of %s", k, nobody[i], code);
        }
    struct congvu_ask ask = as(head);
    ask.what = text_of(code);
    assert_true(holds(answer(a, app, congvu_sheet, ask), code));
    ask.kind = TEXT("signal");
    ask.what = TEXT_NONE;
    assert_true(holds(answer(a, app, congvu_board, ask), code));
    assert_true(holds(answer(a, app, congvu_signals, as(head)), "\"may_answer\": true"));
    its_words_are_the_readers(a, app, head);
    struct text after = exported(a, app, &hidden);
    assert_int_equal(hidden, registered + first.raised);
    assert_true(text_eq(before, after));
    struct text rules = answer(a, app, congvu_signal_rules, as(""));
    assert_true(holds(rules, "\"raised\": ") && holds(rules, "\"share_dismissed\": null"));
    confirmed_it_leads_to_a_recommendation(app, a, code, head);
    congvu_close(app);
    arena_free(a);
}

/* Be it ever so small, and be there ever so few days. */
static void every_kind_of_work_is_in_a_province(void **state)
{
    static const char *const KINDS[] = {
        "capital",        "complaint", "denunciation", "directive",        "discipline",
        "dossier",        "duty",      "feedback",     "inspection",       "measure",
        "milestone",      "obstacle",  "procedure",    "procedure_review", "programme",
        "project",        "proposal",  "rating",       "reception",        "reception_duty",
        "recommendation", "rotation",  "rule_change",  "suggestion",       "voters_petition",
    };
    struct arena *a = arena_new();
    (void)state;
    (void)played(a, "small.db", 12, 72, 20, 3);
    struct congvu *app = opened(a, "small.db");
    for (size_t i = 0; i < LEN(KINDS); i++) {
        struct congvu_ask ask = as("ttr-001"); /* the register is open to this one's unit */
        ask.kind = text_of(KINDS[i]);
        ask.state = TEXT("all");
        if (!holds(answer(a, app, congvu_board, ask), "\"code\": \""))
            fail_msg("no '%s' was opened", KINDS[i]);
    }
    congvu_close(app);
    arena_free(a);
}

static void a_province_has_a_size(void **state)
{
    static const struct {
        int64_t units, people, days;
    } WRONG[] = { { 3, 4500, 1 }, { 65, 100, 1 }, { 65, 4500, 0 }, { 3000, 60000, 1 }, { 65, 1000000, 1 } };
    struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < LEN(WRONG); i++) {
        struct simulate_ask ask = { .file = text_cstr(a, path(a, "never.db")),
                                    .units = WRONG[i].units,
                                    .people = WRONG[i].people,
                                    .days = WRONG[i].days };
        struct simulate_done done;
        struct sbuf truth;
        struct err err = { 0 };
        sbuf_init(&truth, OUT_MAX);
        assert_int_not_equal(simulate(&ask, &done, &truth, &err), RC_OK);
        assert_int_equal(err.problem, PB_USAGE);
        assert_int_equal(truth.n, 0);
        sbuf_release(&truth);
    }
    assert_int_not_equal(access(text_cstr(a, path(a, "never.db")), F_OK), 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "a province has a size", a_province_has_a_size, NULL, NULL, NULL },
        { "every kind of work is in a province", every_kind_of_work_is_in_a_province, NULL, NULL, NULL },
        { "the same seed plays the same acts", the_same_seed_plays_the_same_acts, NULL, NULL, NULL },
        { "a signal is raised once, and seen by whom it names and by nobody above",
          a_signal_is_raised_once_and_seen_by_whom_it_names, NULL, NULL, NULL },
    };
    const char *tmp = getenv("TMPDIR");
    snprintf(dir, sizeof dir, "%.40s/simulate-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(dir))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", dir);
    return system(command) ? 1 : failed;
}
