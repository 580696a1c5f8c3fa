/* The calendar we ship against the reference table, row by row, and against what is known of each year. */
#include "fixture.h"

#include <stdio.h>

static struct arena *arena;
static struct cal_row *rows;
static size_t nrows;

static const struct cal_row *single_row(struct day d)
{
    for (size_t i = 0; i < nrows; i++)
        if ((rows[i].kind == CAL_OFF || rows[i].kind == CAL_WORK) && rows[i].day.n == d.n)
            return &rows[i];
    return NULL;
}

/* "date,kind,name,mark"; the English name begins with the table's, but for accents. */
static void check_line(struct text line)
{
    struct text date = TEXT_NONE, kind = TEXT_NONE, name = TEXT_NONE;
    struct day d;
    assert_true(text_split(&line, ',', &date) && text_split(&line, ',', &kind) && text_split(&line, ',', &name));
    assert_true(day_parse(date, &d));
    const struct cal_row *row = single_row(d);
    if (!row)
        fail_msg("no row for %.*s", TEXT_FMT(date));
    assert_true(text_eq(kind, text_of(CAL_ROW_WORDS[row->kind])));
    assert_true(text_eq(text_trim(line), text_of(MARK_WORDS[row->mark])));
    if (!text_starts(text_fold(arena, row->name_en), text_fold(arena, name)))
        fail_msg("%.*s is \"%.*s\" and not \"%.*s\"", TEXT_FMT(date), TEXT_FMT(row->name_en), TEXT_FMT(name));
}

static void rows_equal_the_reference(void **state)
{
    (void)state;
    struct text table = shared_file(arena, "reference/calendar-vn.csv"), line;
    size_t lines = 0, singles = 0;
    if (text_empty(table)) {
        fprintf(stderr,
                "*** SKIPPED: reference/calendar-vn.csv is not there; set CONGVU_SHARED to the folder that holds it\n");
        skip();
    }
    text_split(&table, '\n', &line); /* the heading */
    for (; text_split(&table, '\n', &line); lines++) {
        if (text_empty(text_trim(line)))
            break;
        check_line(line);
    }
    for (size_t i = 0; i < nrows; i++)
        singles += rows[i].kind == CAL_OFF || rows[i].kind == CAL_WORK;
    assert_int_equal(singles, lines);
    assert_int_equal(lines, 52);
}

static void every_row_is_complete(void **state)
{
    (void)state;
    for (size_t i = 0; i < nrows; i++) {
        assert_false(text_empty(rows[i].name_vi) || text_empty(rows[i].name_en));
        assert_false(rows[i].name_vi.p == rows[i].name_en.p);
        if (rows[i].kind == CAL_WORK)
            assert_true(day_weekday(rows[i].day) == 5 && single_row(rows[i].like)->kind == CAL_OFF);
        if (rows[i].kind == CAL_OFF) /* week-ends need no row */
            assert_true(day_weekday(rows[i].day) < 5);
    }
}

/* A Vietnamese page must not fall into English in the middle of a line. */
static void every_source_is_said_in_both_languages(void **state)
{
    static const char *const ENGLISH[] = { " of ", " as ", "Code", "document", "art.", "Decision", "schedule", "set " };
    (void)state;
    for (size_t i = 0; i < nrows; i++) {
        struct names s = rows[i].source;
        assert_false(text_empty(s.vi) || text_empty(s.en) || text_eq(s.vi, s.en));
        for (size_t k = 0; k < LEN(ENGLISH); k++)
            if (text_find(s.vi, text_of(ENGLISH[k]), 0) != SIZE_MAX)
                fail_msg("English in a Vietnamese source: %.*s", TEXT_FMT(s.vi));
        if (text_find(s.en, TEXT("Điều"), 0) != SIZE_MAX || text_find(s.en, TEXT("khoản"), 0) != SIZE_MAX)
            fail_msg("Vietnamese in an English source: %.*s", TEXT_FMT(s.en));
    }
}

static void swaps_are_announced_when_they_were_decided(void **state)
{
    (void)state;
    static const struct {
        const char *day, *announced;
    } KNOWN[] = { { "2024-04-29", "2024-04-12 00:00" },
                  { "2024-05-04", "2024-04-12 00:00" },
                  { "2026-01-02", "2025-12-25 00:00" },
                  { "2026-01-10", "2025-12-25 00:00" } };
    for (size_t i = 0; i < LEN(KNOWN); i++)
        assert_int_equal(single_row(on(KNOWN[i].day))->announced.us, at(KNOWN[i].announced).us);
    for (size_t i = 0; i < nrows; i++)
        if (rows[i].kind == CAL_YEAR)
            assert_int_equal(rows[i].announced.us, day_start(day_of(day_civil(rows[i].day).year - 1, 12, 1)).us);
}

/* The working days of a year, counted by hand: week days less days off plus worked Saturdays. */
static void years_have_their_working_days(void **state)
{
    (void)state;
    static const struct {
        int year, days, off, worked;
    } YEARS[] = { { 2023, 260, 11, 0 }, { 2024, 262, 12, 1 }, { 2025, 261, 12, 1 }, { 2026, 261, 13, 2 } };
    const struct calendar *cal = calbook_last(book_of(arena, rows, nrows));
    for (size_t i = 0; i < LEN(YEARS); i++)
        assert_int_equal(
            calendar_workdays(cal, (struct day){ day_of(YEARS[i].year, 1, 1).n - 1 }, day_of(YEARS[i].year, 12, 31)),
            YEARS[i].days - YEARS[i].off + YEARS[i].worked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "every row of the reference table is shipped, and no other", rows_equal_the_reference, NULL, NULL, NULL },
        { "every row has both names", every_row_is_complete, NULL, NULL, NULL },
        { "every source is said in both languages", every_source_is_said_in_both_languages, NULL, NULL, NULL },
        { "swaps are announced when they were decided", swaps_are_announced_when_they_were_decided, NULL, NULL, NULL },
        { "the years have the working days that counting by hand gives", years_have_their_working_days, NULL, NULL,
          NULL },
    };
    arena = arena_new();
    rows = shipped_rows(arena, &nrows);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
