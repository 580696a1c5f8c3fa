/* Calendar files that are read, and files that are refused with the file and the line. */
#include "fixture.h"

#include <string.h>

static struct arena *arena;

#define EVENT "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20250502\n" /* lines 2 and 3 */
#define REST  "CATEGORIES:OFF\nSUMMARY:Nghỉ\nX-CONGVU-SOURCE:thử\n"
#define END   "END:VEVENT\nEND:VCALENDAR\n"
#define CAL   "BEGIN:VCALENDAR\n"

static const struct refused_case {
    const char *name, *bytes;
    enum problem want;
    const char *part; /* of the sentence, which begins with the file and the line */
} ICS_REFUSED[] = {
    { "an empty file", "", PB_SYNTAX, "f.ics:1: the file ends before END:VCALENDAR" },
    { "no calendar", "hello\n", PB_SYNTAX, "f.ics:1: \"hello\" is no iCalendar line" },
    { "a long line is quoted up to a whole letter",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      "-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      "ế\n",
      PB_SYNTAX,
      "f.ics:1: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      "-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      "\" is no iCalendar line" },
    { "an event outside a calendar", EVENT REST END, PB_SYNTAX, "f.ics:1: " },
    { "a calendar without events", CAL "END:VCALENDAR\n", PB_EMPTY, "f.ics:2: there is no event" },
    { "half a file", CAL EVENT REST, PB_SYNTAX, "f.ics:6: the file ends before" },
    { "a line after the end", CAL EVENT REST END "X:1\n", PB_SYNTAX, "f.ics:9: " },
    { "an event without a day", CAL "BEGIN:VEVENT\n" REST END, PB_MISSING_KEY,
      "f.ics:2: the event does not state DTSTART" },
    { "an event that is neither off nor worked", CAL EVENT "SUMMARY:a\nX-CONGVU-SOURCE:b\n" END, PB_MISSING_KEY,
      "f.ics:2: the event does not state CATEGORIES" },
    { "an event without a name", CAL EVENT "CATEGORIES:OFF\nX-CONGVU-SOURCE:b\n" END, PB_MISSING_KEY,
      "f.ics:2: the event does not state SUMMARY" },
    { "an event without a source", CAL EVENT "CATEGORIES:OFF\nSUMMARY:a\n" END, PB_MISSING_KEY,
      "f.ics:2: the event does not state X-CONGVU-SOURCE" },
    { "30 February", CAL "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20250230\n" REST END, PB_WRONG_VALUE,
      "f.ics:3: DTSTART is \"20250230\"" },
    { "an hour instead of a day", CAL "BEGIN:VEVENT\nDTSTART:20250502T073000\n" REST END, PB_WRONG_VALUE,
      "f.ics:3: DTSTART" },
    { "a day long ago", CAL "BEGIN:VEVENT\nDTSTART;VALUE=DATE:19450902\n" REST END, PB_WRONG_VALUE,
      "f.ics:3: DTSTART is \"19450902\", outside" },
    { "two days", CAL EVENT "DTSTART;VALUE=DATE:20250503\n" REST END, PB_WRONG_KEY,
      "f.ics:4: DTSTART is written twice" },
    { "several days at once", CAL EVENT "DTEND;VALUE=DATE:20250505\n" REST END, PB_WRONG_VALUE,
      "f.ics:2: the event does not end on the day after" },
    { "a repeated day", CAL EVENT "RRULE:FREQ=YEARLY\n" REST END, PB_WRONG_KEY, "f.ics:4: RRULE is not allowed" },
    { "a third category", CAL EVENT "CATEGORIES:HALF\n" REST END, PB_WRONG_VALUE,
      "f.ics:4: \"CATEGORIES:HALF\" does not say" },
    { "two categories", CAL EVENT "CATEGORIES:OFF,WORK\n" REST END, PB_WRONG_VALUE, "f.ics:4: " },
    { "two names", CAL EVENT REST "SUMMARY;LANGUAGE=vi:b\n" END, PB_WRONG_KEY, "f.ics:7: SUMMARY is written twice" },
    { "an unknown mark", CAL EVENT REST "X-CONGVU-MARK:sure\n" END, PB_WRONG_VALUE,
      "f.ics:7: X-CONGVU-MARK is \"sure\"; write seen" },
    { "an impossible announcement", CAL EVENT REST "X-CONGVU-ANNOUNCED:soon\n" END, PB_WRONG_VALUE,
      "f.ics:7: X-CONGVU-ANNOUNCED is \"soon\"" },
    { "a key of ours misspelt", CAL EVENT REST "X-CONGVU-SAUCE:b\n" END, PB_WRONG_KEY,
      "f.ics:7: \"X-CONGVU-SAUCE\" is not known" },
    { "a day off that makes up for another", CAL EVENT REST "X-CONGVU-LIKE:2025-04-26\n" END, PB_WRONG_KEY,
      "f.ics:2: X-CONGVU-LIKE" },
    { "a cancelled event", CAL EVENT REST "STATUS:CANCELLED\n" END, PB_WRONG_VALUE, "f.ics:7: the event is CANCELLED" },
    { "a task", CAL "BEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\n", PB_WRONG_KEY, "f.ics:2: \"VTODO\" cannot stand here" },
    { "an event in an event", CAL EVENT EVENT, PB_WRONG_KEY, "f.ics:4: \"VEVENT\" cannot stand here" },
    { "an end without a beginning", CAL "END:VEVENT\n", PB_SYNTAX, "f.ics:2: \"END:VEVENT\" ends nothing" },
    { "bytes that are no UTF-8", CAL EVENT "SUMMARY:\xFF\n" END, PB_NOT_UTF8, "f.ics:4: " },
    { "a line folded thrice is counted where it begins", CAL EVENT "X-CONGVU-MARK:s\n u\n r\n e\n" REST END,
      PB_WRONG_VALUE, "f.ics:4: X-CONGVU-MARK is \"sure\"" },
    { "a backslash before a letter that needs none", CAL EVENT "X-CONGVU-SOURCE:\\ế\n" REST END, PB_SYNTAX,
      "f.ics:4: " },
    { "a value of blanks", CAL EVENT "X-CONGVU-SOURCE:  \n" REST END, PB_SYNTAX, "f.ics:4: " },
    { "an empty value", CAL EVENT "X-CONGVU-SOURCE:\n" REST END, PB_SYNTAX, "f.ics:4: " },
};

static void check_ics_refused(void **state)
{
    const struct refused_case *c = *state;
    struct cal_row *rows = NULL;
    size_t n = 42;
    struct err err = { RC_OK, PB_NONE, "" };
    assert_int_equal(cal_load_ics(arena, "f.ics", text_of(c->bytes), INSTANT_MIN, &rows, &n, &err), RC_REFUSED);
    if (strncmp(err.detail, c->part, strlen(c->part)) != 0)
        fail_msg("\"%s\"", err.detail);
    assert_int_equal(err.problem, c->want);
    assert_true(rows == NULL && n == 42);
}

static void a_whole_event_is_read(void **state)
{
    (void)state;
    static const char bytes[] = "\xEF\xBB\xBF"
                                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\n\r\n"
                                "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20250426\r\nDTEND;VALUE=DATE:20250427\r\n"
                                "categories:WORK\r\nSUMMARY;LANGUAGE=vi:Làm bù\\, thứ\r\n  Bảy\r\n"
                                "SUMMARY;LANGUAGE=en-GB:Worked\\; Saturday\r\nSUMMARY;LANGUAGE=fr:Samedi\r\n"
                                "DESCRIPTION:\r\nX-CONGVU-SOURCE:VPCP 1\\, 2\r\n"
                                "X-CONGVU-SOURCE;LANGUAGE=en:GO 1\\, 2\r\nX-CONGVU-MARK:seen-2nd\r\n"
                                "X-CONGVU-ANNOUNCED:2025-04-12 10:00\r\nX-CONGVU-LIKE;VALUE=DATE:20250502\r\n"
                                "BEGIN:VALARM\r\nTRIGGER:x\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR";
    struct cal_row *row;
    size_t n;
    struct err err;
    if (cal_load_ics(arena, "f.ics", text_of(bytes), at("2025-04-12 11:00"), &row, &n, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_int_equal(n, 1);
    assert_int_equal(row->kind, CAL_WORK);
    assert_int_equal(row->day.n, on("2025-04-26").n);
    assert_int_equal(row->like.n, on("2025-05-02").n);
    assert_true(text_eq(row->name_vi, TEXT("Làm bù, thứ Bảy")));
    assert_true(text_eq(row->name_en, TEXT("Worked; Saturday")));
    assert_true(text_eq(row->source.vi, TEXT("VPCP 1, 2")) && text_eq(row->source.en, TEXT("GO 1, 2")));
    assert_int_equal(row->mark, MARK_SEEN_2ND);
    assert_int_equal(row->announced.us, at("2025-04-12 10:00").us);
    assert_int_equal(row->recorded.us, at("2025-04-12 11:00").us);
}

static void what_is_left_out_has_a_meaning(void **state)
{
    (void)state;
    struct cal_row *row;
    size_t n;
    struct err err;
    assert_int_equal(cal_load_ics(arena, "f.ics", TEXT(CAL EVENT REST END), INSTANT_MIN, &row, &n, &err), RC_OK);
    assert_true(text_eq(row->name_en, TEXT("Nghỉ")));
    assert_int_equal(row->mark, MARK_SET);
    assert_int_equal(row->announced.us, INSTANT_MIN.us);
    assert_int_equal(row->like.n, DAY_MIN.n);
}

/* --- YAML ---------------------------------------------------------------------------------------------- */

#define HOURS "hours:\n  - from: 1990-01-01\n    vi: a\n    source: b\n" /* four lines */

static const struct refused_case YAML_REFUSED[] = {
    { "nothing in it", "hours: []\n", PB_EMPTY, "f.yaml:1:1: there are no hours" },
    { "an unknown list", "holidays: []\n", PB_WRONG_KEY, "f.yaml:1:1: " },
    { "an unknown key", HOURS "    lunch: 12:00\n", PB_WRONG_KEY, "f.yaml:5:5: " },
    { "hours without a source", "hours:\n  - from: 1990-01-01\n    vi: a\n", PB_MISSING_KEY, "f.yaml:2:5: " },
    { "a source in English alone", "hours:\n  - from: 1990-01-01\n    vi: a\n    source: { en: b }\n", PB_MISSING_KEY,
      "f.yaml:4:13: the key 'vi' is missing" },
    { "a source that is a list", "hours:\n  - from: 1990-01-01\n    vi: a\n    source: [b]\n", PB_WRONG_VALUE,
      "f.yaml:4:13: 'source' must be a text, or one in each language: { vi: ..., en: ... }" },
    { "no list", "hours: always\n", PB_WRONG_VALUE, "f.yaml:1:8: \"hours\" is a list" },
    { "no day", "hours:\n  - from: soon\n    vi: a\n    source: b\n", PB_WRONG_VALUE, "f.yaml:2:11: " },
    { "a window that ends before it begins", HOURS "    monday: [\"11:30-07:30\"]\n", PB_WRONG_VALUE,
      "f.yaml:5:14: the window \"11:30-07:30\" does not end after it begins" },
    { "windows that overlap", HOURS "    monday:\n      - 07:30-11:30\n      - 11:00-17:30\n", PB_OVERLAP,
      "f.yaml:7:9: the window" },
    { "no window", HOURS "    monday: [morning]\n", PB_WRONG_VALUE, "f.yaml:5:14: this is no window of hours" },
    { "an hour that is none", HOURS "    monday: [\"07:30-24:01\"]\n", PB_WRONG_VALUE, "f.yaml:5:14: " },
    { "seven windows",
      HOURS "    monday: [1:00-1:01, 2:00-2:01, 3:00-3:01, 4:00-4:01, 5:00-5:01, 6:00-6:01, 7:00-7:01]\n", PB_TOO_LARGE,
      "f.yaml:5:" },
    { "a mapping for windows", HOURS "    monday: {from: 07:30}\n", PB_WRONG_VALUE,
      "f.yaml:5:13: the hours of a day are a list" },
    { "hours that end before they begin", HOURS "    to: 1989-12-31\n", PB_WRONG_VALUE,
      "f.yaml:2:5: these hours end before they begin" },
    { "an impossible holiday", "fixed:\n  - date: 31/4\n    vi: a\n    source: b\n", PB_WRONG_VALUE,
      "f.yaml:2:11: this is no day of the year" },
    { "a holiday in an impossible year", "fixed:\n  - date: 30/4\n    from: 1975\n    vi: a\n    source: b\n",
      PB_WRONG_VALUE, "f.yaml:2:5: " },
    { "29 February in no leap year", "fixed:\n  - date: 29/2\n    from: 2025\n    to: 2027\n    vi: a\n    source: b\n",
      PB_WRONG_VALUE, "f.yaml:2:5: the day does not exist" },
    { "a year outside", "years:\n  - year: 1989\n    vi: a\n    source: b\n", PB_WRONG_VALUE,
      "f.yaml:2:5: the year does not lie between" },
    { "an unknown mark", "years:\n  - year: 2025\n    vi: a\n    source: b\n    mark: sure\n", PB_WRONG_VALUE,
      "f.yaml:5:11: " },
    { "an impossible announcement", "years:\n  - year: 2025\n    vi: a\n    source: b\n    announced: soon\n",
      PB_WRONG_VALUE, "f.yaml:5:16: this is no day or instant" },
};

static void check_yaml_refused(void **state)
{
    const struct refused_case *c = *state;
    struct cal_row *rows = NULL;
    size_t n = 42;
    struct err err = { RC_OK, PB_NONE, "" };
    assert_int_equal(cal_load_yaml(arena, "f.yaml", text_of(c->bytes), INSTANT_MIN, &rows, &n, &err), RC_REFUSED);
    if (strncmp(err.detail, c->part, strlen(c->part)) != 0)
        fail_msg("\"%s\"", err.detail);
    assert_int_equal(err.problem, c->want);
    assert_true(rows == NULL && n == 42);
}

static void all_three_lists_are_read(void **state)
{
    (void)state;
    static const char bytes[] =
        "hours:\n  - from: 2025-01-01\n    to: 2025-06-30\n    vi: Giờ\n    en: Hours\n    source: s\n"
        "    announced: 2024-12-25\n    saturday: 7:30-11:30\n    monday: [\"07:30-11:30\", \"22:00-24:00\"]\n"
        "fixed:\n  - date: 29/2\n    from: 2021\n    to: 2030\n    vi: x\n    source: { vi: s, en: t }\n"
        "years:\n  - year: 2025\n    vi: x\n    source: s\n    mark: seen\n    announced: 2024-12-01 09:30\n";
    struct cal_row *rows;
    size_t n;
    struct err err;
    if (cal_load_yaml(arena, "f.yaml", text_of(bytes), at("2025-01-01 00:00"), &rows, &n, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_int_equal(n, 3);
    assert_true(rows[0].kind == CAL_HOURS && rows[0].day.n == on("2025-01-01").n && rows[0].to.n == on("2025-06-30").n);
    assert_true(rows[0].windows[0] == 2 && rows[0].windows[5] == 1 && rows[0].windows[6] == 0);
    assert_true(rows[0].window[0][1].from == 1320 && rows[0].window[0][1].to == 1440 &&
                rows[0].window[5][0].from == 450);
    assert_int_equal(rows[0].announced.us, at("2024-12-25 00:00").us);
    assert_true(text_eq(rows[0].name_vi, TEXT("Giờ")) && text_eq(rows[0].name_en, TEXT("Hours")));
    assert_true(rows[1].kind == CAL_FIXED && rows[1].day.n == on("2024-02-29").n && rows[1].to.n == on("2030-12-31").n);
    assert_int_equal(rows[1].mark, MARK_SET);
    assert_true(text_eq(rows[0].source.vi, TEXT("s")) && text_eq(rows[0].source.en, TEXT("s")));
    assert_true(text_eq(rows[1].source.vi, TEXT("s")) && text_eq(rows[1].source.en, TEXT("t")));
    assert_true(rows[2].kind == CAL_YEAR && day_civil(rows[2].day).year == 2025 && rows[2].mark == MARK_SEEN);
    assert_int_equal(rows[2].announced.us, at("2024-12-01 09:30").us);
    assert_int_equal(rows[2].recorded.us, at("2025-01-01 00:00").us);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "a whole event is read, foreign properties passed over", a_whole_event_is_read, NULL, NULL, NULL },
        { "what an event leaves out has a meaning", what_is_left_out_has_a_meaning, NULL, NULL, NULL },
        { "hours, fixed holidays and years are read", all_three_lists_are_read, NULL, NULL, NULL },
    };
    arena = arena_new();
    int failed = RUN_CASES(ICS_REFUSED, check_ics_refused);
    failed += RUN_CASES(YAML_REFUSED, check_yaml_refused);
    failed += cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
