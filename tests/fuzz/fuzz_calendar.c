/* Bytes to rows by both loaders, and rows to a book: whatever the bytes, every refusal names the file, and
 * what is accepted obeys the laws of calendar.h.
 *
 *      clang -std=c17 -D_POSIX_C_SOURCE=200809L -g -O1 -fsanitize=fuzzer,address,undefined -DARENA_EACH -Isrc \
 *          tests/fuzz/fuzz_calendar.c $(find src/calendar src/base -name '*.c') \
 *          $(pkg-config --cflags --libs libical yaml-0.1 icu-i18n) -o fuzz_calendar
 *      ./fuzz_calendar -max_len=8192 share/calendars
 */
#include "calendar/cal_load.h"

#include <stdlib.h>
#include <string.h>

enum { BOOK_ROWS_MAX = 64 }; /* each announcement builds a table of 80 years: keep a round short */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check(bool ok)
{
    if (!ok)
        abort();
}

static void check_calendar(const struct calendar *cal)
{
    struct instant a = day_at(day_of(2025, 4, 25), 600), b = day_at(day_of(2025, 5, 6), 900), c;
    check(calendar_elapsed(cal, a, b).us >= 0);
    for (int64_t us = 0; us < 200 * US_HOUR; us += 7 * US_HOUR + 1)
        if (calendar_add(cal, a, (struct workspan){ us }, &c))
            check(c.us >= a.us && calendar_elapsed(cal, a, c).us == us);
    for (struct day d = day_of(2025, 4, 1); d.n < day_of(2025, 6, 1).n; d.n++) {
        struct cal_window w[CAL_WINDOWS_MAX];
        check(calendar_is_workday(cal, d) == (calendar_windows(cal, d, w) > 0));
    }
}

static void check_rows(struct arena *a, const struct cal_row *rows, size_t n)
{
    const struct calbook *book;
    struct err err;
    for (size_t i = 0; i < n; i++)
        check(rows[i].kind < CAL_ROW_KIND_COUNT && rows[i].mark < MARK_COUNT && rows[i].name_vi.n > 0);
    if (n > BOOK_ROWS_MAX || calbook_build(a, rows, n, INSTANT_MAX, &book, &err) != RC_OK)
        return;
    for (size_t i = 0; i < calbook_versions(book); i++)
        check_calendar(calbook_version(book, i));
}

typedef enum rc loader(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                       struct cal_row **rows, size_t *n, struct err *err);

static void check_loader(loader *load, struct text bytes)
{
    struct arena *a = arena_new();
    struct cal_row *rows = NULL, hours = { .kind = CAL_HOURS,
                                           .day = day_of(2000, 1, 1),
                                           .to = DAY_MAX,
                                           .like = DAY_MIN,
                                           .name_vi = TEXT("h"),
                                           .announced = INSTANT_MIN,
                                           .windows = { 1, 1, 1, 1, 1 } };
    size_t n = 0;
    struct err err = { RC_OK, PB_NONE, "" };
    for (int weekday = 0; weekday < 5; weekday++)
        hours.window[weekday][0] = (struct cal_window){ 480, 960 };
    if (load(a, "fuzz.cal", bytes, INSTANT_MIN, &rows, &n, &err) != RC_OK) {
        check(strstr(err.detail, "fuzz.cal") && text_utf8(text_of(err.detail), NULL) && rows == NULL);
    } else {
        struct cal_row *all = ARENA_ARRAY(a, struct cal_row, n + 1);
        memcpy(all, rows, n * sizeof *all);
        all[n] = hours;
        check_rows(a, all, n + 1);
    }
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct text t = { (const char *)bytes, n };
    check_loader(cal_load_ics, t);
    check_loader(cal_load_yaml, t);
    return 0;
}
