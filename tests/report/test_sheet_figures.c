/* One matter as figures: at many instants of many stories the sheet, its JSON and its CSV are what matter/ says. */
#include "fixture.h"

#include "csv_read.h"

#include <jansson.h>

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

/* --- every reading -------------------------------------------------------------------------------------------------- */

static const struct reading_case {
    enum story story;
    int index;
    const char *now;
} READINGS[] = {
    { STORY_DIRECTIVE, 0, "2025-08-14 16:40" }, { STORY_DIRECTIVE, 0, "2025-08-28 10:00" },
    { STORY_DIRECTIVE, 0, "2025-09-11 11:00" }, { STORY_DIRECTIVE, 0, "2025-09-12 24:00" },
    { STORY_DIRECTIVE, 0, "2025-09-18 10:00" }, { STORY_DIRECTIVE, 1, "2025-09-03 10:00" },
    { STORY_DOSSIER, 0, "2025-04-03 15:50" },   { STORY_DOSSIER, 0, "2025-04-10 10:00" },
    { STORY_DOSSIER, 0, "2025-04-22 10:00" },   { STORY_DOSSIER, 1, "2025-04-22 10:00" },
    { STORY_CONSENT, 0, "2025-10-22 00:00" },   { STORY_CONSENT, 0, "2025-10-27 10:00" },
    { STORY_CONSENT, 1, "2025-10-27 10:00" },   { STORY_DUTY, 0, "2025-10-27 10:00" },
    { STORY_SWAP, 0, "2025-09-05 08:00" },      { STORY_YEAR, 0, "2026-01-05 08:00" },
};

static void no_line_of_any_sheet_is_wider_than_asked(void **state)
{
    (void)state;
    struct arena *world = arena_new();
    const struct world *w = world_new(world);
    for (size_t i = 0; i < LEN(READINGS); i++)
        for (int width = 60; width <= 140; width += 5) {
            struct arena *a = arena_new();
            struct sheet sheet = sheet_of(a, w, READINGS[i].story, READINGS[i].index, READINGS[i].now);
            struct text rest = sheet_print(a, &sheet, REPORT_TEXT, width % 2 ? "vi" : "en", width), line;
            while (text_split(&rest, '\n', &line)) {
                assert_in_range(text_columns(line), 0, width);
                assert_false(line.n > 0 && line.p[line.n - 1] == ' ');
            }
            arena_free(a);
        }
    arena_free(world);
}

static int64_t seconds(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(json_object_get(object, key), "seconds"));
}

/* The time line, its charges and the sums are one figure three times; and they are what matter/ says. */
static void json_and_csv_have_the_figures_of_the_fold(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct world *w = world_new(a);
    for (size_t i = 0; i < LEN(READINGS); i++) {
        struct sheet sheet = sheet_of(a, w, READINGS[i].story, READINGS[i].index, READINGS[i].now);
        struct text page = sheet_print(a, &sheet, REPORT_JSON, "vi", 100);
        json_error_t error;
        json_t *root = json_loadb(page.p, page.n, 0, &error), *row, *charge;
        if (!root)
            fail_msg("line %d: %s", error.line, error.text);
        size_t k, j, n;
        int64_t held = 0, charged = 0, summed = 0, want = 0, written = 0;
        json_array_foreach(json_object_get(root, "timeline"), k, row)
        {
            held += seconds(row, "worked");
            json_array_foreach(json_object_get(row, "charges"), j, charge) charged += seconds(charge, "worked");
        }
        json_array_foreach(json_object_get(root, "sums"), k, row) summed += seconds(row, "worked");
        const struct charge *charges = matter_charges(a, sheet.family, sheet.matter, sheet.now, &n);
        for (k = 0; k < n; k++)
            want += calendar_elapsed(calbook_last(w->book), charges[k].from, charges[k].to).us / US_SECOND;
        struct csv_cells cells;
        csv_read(a, sheet_print(a, &sheet, REPORT_CSV, "vi", 100), &cells);
        assert_int_equal(cells.rows, n + 1);
        for (k = 1; k < cells.rows; k++) {
            int64_t s;
            assert_true(text_int(csv_named(&cells, k, "worked_seconds"), &s));
            written += s;
        }
        assert_int_equal(held, want);
        assert_int_equal(charged, want);
        assert_int_equal(summed, want);
        assert_int_equal(written, want);
        struct mclocks clocks;
        mclock_read(sheet.family, sheet.matter, sheet.now, &clocks);
        const json_t *clock = json_object_get(json_object_get(root, "clocks"), "matter");
        assert_int_equal(seconds(clock, "ran"), clocks.matter.ran.us / US_SECOND);
        if (clocks.matter.limited) {
            assert_int_equal(seconds(clock, "left"), clocks.matter.left.us / US_SECOND);
            assert_int_equal(seconds(clock, "late"), clocks.matter.late.us / US_SECOND);
        }
        json_decref(root);
    }
    arena_free(a);
}

/* --- JSON ----------------------------------------------------------------------------------------------------------- */

static json_t *load(struct arena *a, enum story story, int index, const char *now)
{
    struct sheet sheet = sheet_of(a, world_new(a), story, index, now);
    struct text page = sheet_print(a, &sheet, REPORT_JSON, "en", 100);
    json_t *root = json_loadb(page.p, page.n, 0, NULL);
    assert_non_null(root);
    return root;
}

static const json_t *find(const json_t *value, const char *path)
{
    struct text rest = text_of(path), part;
    char key[64];
    while (text_split(&rest, '.', &part)) {
        int64_t i;
        snprintf(key, sizeof key, "%.*s", TEXT_FMT(part));
        value = text_int(part, &i) ? json_array_get(value, (size_t)i) : json_object_get(value, key);
        if (!value)
            fail_msg("no \"%s\" in \"%s\"", key, path);
    }
    return value;
}

static const struct json_case {
    const char *name;
    enum story story;
    const char *now, *path, *want; /* want: as JSON */
} VALUES[] = {
    { "instants are RFC 3339", STORY_DIRECTIVE, "2025-09-08 10:00", "matter.opened", "\"2025-08-14T16:40:00+07:00\"" },
    { "the as-of stands first", STORY_DIRECTIVE, "2025-09-08 10:00", "as_of", "\"2025-09-08T10:00:00+07:00\"" },
    { "the end of knowledge is null", STORY_DIRECTIVE, "2025-09-08 10:00", "holder.until", "null" },
    { "an open matter has no end", STORY_DIRECTIVE, "2025-09-08 10:00", "matter.ended", "null" },
    { "working time is seconds and text", STORY_DIRECTIVE, "2025-09-08 10:00", "clocks.matter.left",
      "{\"seconds\": 135000, \"hm\": \"37h30\"}" },
    { "a step without limit has nothing left", STORY_DIRECTIVE, "2025-09-08 10:00", "clocks.step.left", "null" },
    { "a unit has code and name", STORY_DIRECTIVE, "2025-09-08 10:00", "holder.unit",
      "{\"code\": \"stc\", \"name\": \"Department of Finance\"}" },
    { "a late part is charged to who was asked", STORY_DIRECTIVE, "2025-09-08 10:00", "timeline.1.charges.1.payee",
      "\"asked\"" },
    { "a stretch that runs has no end", STORY_DIRECTIVE, "2025-09-08 10:00", "timeline.1.to", "null" },
    { "a console act names its operator", STORY_DIRECTIVE, "2025-09-08 10:00", "acts.1.operator", "\"Bùi Đình Kiên\"" },
    { "another act has no operator", STORY_DIRECTIVE, "2025-09-08 10:00", "acts.0.operator", "null" },
    { "claimed and recorded are both given", STORY_DIRECTIVE, "2025-09-18 10:00", "acts.3.recorded",
      "\"2025-09-12T09:00:00+07:00\"" },
    { "lateness stays with a question", STORY_DIRECTIVE, "2025-09-18 10:00", "questions.0.clock.late.seconds",
      "68400" },
    { "what ended has no holder", STORY_DIRECTIVE, "2025-09-18 10:00", "holder", "null" },
    { "who finished when is told apart from the end", STORY_DIRECTIVE, "2025-09-18 10:00", "matter.finished",
      "\"2025-09-17T16:00:00+07:00\"" },
    { "a stopped clock has no due instant", STORY_DOSSIER, "2025-04-10 10:00", "clocks.matter.due", "null" },
    { "but its time left", STORY_DOSSIER, "2025-04-10 10:00", "clocks.matter.left.hm", "\"69h30\"" },
    { "who outside is waited for", STORY_DOSSIER, "2025-04-10 10:00", "holder.outside", "\"người nộp hồ sơ\"" },
    { "an obstacle not ruled on is pending", STORY_DOSSIER, "2025-04-22 10:00", "timeline.4.charges.1.pending",
      "true" },
    { "before it was asked nothing is", STORY_DOSSIER, "2025-04-22 10:00", "timeline.4.charges.0.pending", "false" },
    { "an extension keeps the first due", STORY_DOSSIER, "2025-04-22 10:00", "matter.first_due.at",
      "\"2025-04-19T00:00:00+07:00\"" },
    { "and says that it is one", STORY_DOSSIER, "2025-04-22 10:00", "matter.due_cause", "\"extend\"" },
    { "passing up within own authority is a fact", STORY_CONSENT, "2025-10-27 10:00", "acts.2.authority", "\"own\"" },
    { "a value of the regulation is unverified", STORY_CONSENT, "2025-10-27 10:00", "matter.due_unverified", "true" },
    { "what must be answered by name", STORY_CONSENT, "2025-10-27 10:00", "must_answer", "[\"V3/1\"]" },
    { "consent is an end of its own", STORY_CONSENT, "2025-10-27 10:00", "questions.0.end", "\"consent\"" },
    { "the late answer stands beside it", STORY_CONSENT, "2025-10-27 10:00", "questions.0.late_answer",
      "\"disagree\"" },
    { "a silent month is silent", STORY_DUTY, "2025-10-27 10:00", "occurrences.2.state", "\"silent\"" },
    { "a duty has no due date", STORY_DUTY, "2025-10-27 10:00", "matter.due", "null" },
};

static void check_value(void **state)
{
    const struct json_case *c = *state;
    struct arena *a = arena_new();
    json_t *root = load(a, c->story, 0, c->now), *want = json_loads(c->want, JSON_DECODE_ANY, NULL);
    assert_non_null(want);
    const json_t *got = find(root, c->path);
    if (!json_equal(got, want)) {
        char *shown = json_dumps(got, JSON_ENCODE_ANY);
        fail_msg("%s is %s, not %s", c->path, shown, c->want);
    }
    json_decref(want);
    json_decref(root);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[48] = {
        cmocka_unit_test(no_line_of_any_sheet_is_wider_than_asked),
        cmocka_unit_test(json_and_csv_have_the_figures_of_the_fold),
    };
    size_t n = 2;
    for (size_t i = 0; i < LEN(VALUES); i++)
        tests[n++] = (struct CMUnitTest){ VALUES[i].name, check_value, NULL, NULL, (void *)(uintptr_t)&VALUES[i] };
    return RUN(tests, n);
}
