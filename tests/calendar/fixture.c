#include "fixture.h"

#include "base/sbuf.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct day on(const char *date)
{
    struct day d;
    if (!day_parse(text_of(date), &d))
        fail_msg("the test's own date \"%s\" is none", date);
    return d;
}

struct instant at(const char *when)
{
    struct instant t;
    if (!instant_parse(text_of(when), &t))
        fail_msg("the test's own instant \"%s\" is none", when);
    return t;
}

static struct text file_read(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    struct sbuf b;
    char part[4096];
    size_t n;
    if (!f)
        return TEXT_NONE;
    sbuf_init(&b, 16 << 20);
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        sbuf_add(&b, (struct text){ part, n });
    fclose(f);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

struct text source_file(struct arena *a, const char *path)
{
    return file_read(a, text_cstr(a, text_printf(a, "%s/%s", SOURCE_ROOT, path)));
}

struct text shared_file(struct arena *a, const char *path)
{
    const char *folder = getenv("CONGVU_SHARED");
    if (!folder)
        folder = SOURCE_ROOT "/../shared";
    return file_read(a, text_cstr(a, text_printf(a, "%s/%s", folder, path)));
}

struct cal_row *shipped_rows(struct arena *a, size_t *n)
{
    struct cal_row *days, *hours;
    size_t ndays, nhours;
    struct err err;
    if (cal_load_ics(a, "vn-2023-2026.ics", source_file(a, "share/calendars/vn-2023-2026.ics"), INSTANT_MIN, &days,
                     &ndays, &err) != RC_OK)
        fail_msg("%s", err.detail);
    if (cal_load_yaml(a, "vn.yaml", source_file(a, "share/calendars/vn.yaml"), INSTANT_MIN, &hours, &nhours, &err) !=
        RC_OK)
        fail_msg("%s", err.detail);
    struct cal_row *rows = ARENA_ARRAY(a, struct cal_row, ndays + nhours);
    memcpy(rows, days, ndays * sizeof *rows);
    memcpy(rows + ndays, hours, nhours * sizeof *rows);
    *n = ndays + nhours;
    return rows;
}

const struct calbook *shipped_book(struct arena *a)
{
    size_t n;
    const struct cal_row *rows = shipped_rows(a, &n);
    return book_of(a, rows, n);
}

static struct cal_row row_of(enum cal_row_kind kind, struct day day, struct instant announced)
{
    return (struct cal_row){ .kind = kind,
                             .day = day,
                             .to = DAY_MAX,
                             .like = DAY_MIN,
                             .name_vi = TEXT("thử"),
                             .name_en = TEXT("test"),
                             .source = names_same(TEXT("test")),
                             .mark = MARK_SET,
                             .announced = announced,
                             .recorded = INSTANT_MIN };
}

struct cal_row off_row(const char *day, struct instant announced) { return row_of(CAL_OFF, on(day), announced); }

struct cal_row work_row(const char *day, const char *like, struct instant announced)
{
    struct cal_row row = row_of(CAL_WORK, on(day), announced);
    if (like)
        row.like = on(like);
    return row;
}

struct cal_row fixed_row(const char *day) { return row_of(CAL_FIXED, on(day), INSTANT_MIN); }

struct cal_row year_row(int year, struct instant announced) { return row_of(CAL_YEAR, day_of(year, 1, 1), announced); }

struct cal_row office_hours(void)
{
    struct cal_row row = row_of(CAL_HOURS, day_of(1990, 1, 1), INSTANT_MIN);
    for (int weekday = 0; weekday < 5; weekday++) {
        row.windows[weekday] = 2;
        row.window[weekday][0] = (struct cal_window){ 450, 690 };
        row.window[weekday][1] = (struct cal_window){ 810, 1050 };
    }
    return row;
}

const struct calbook *book_of(struct arena *a, const struct cal_row *rows, size_t n)
{
    const struct calbook *book;
    struct err err;
    if (calbook_build(a, rows, n, INSTANT_MAX, &book, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return book;
}

int run_cases(const char *group, const void *cases, size_t n, size_t size, CMUnitTestFunction check)
{
    struct CMUnitTest *tests = calloc(n, sizeof *tests);
    for (size_t i = 0; i < n; i++) {
        const char *row = (const char *)cases + i * size;
        const char *name;
        memcpy(&name, row, sizeof name);
        tests[i] = (struct CMUnitTest){ .name = name, .test_func = check, .initial_state = (void *)(uintptr_t)row };
    }
    int failed = _cmocka_run_group_tests(group, tests, n, NULL, NULL);
    free(tests);
    return failed;
}
