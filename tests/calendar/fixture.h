/* fixture.h -- what the calendar tests share: dates as text, the shipped calendar, and books from rows. */
#ifndef CONGVU_TESTS_CALENDAR_FIXTURE_H
#define CONGVU_TESTS_CALENDAR_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calendar/cal_load.h"

struct day on(const char *date);     /* "2025-08-14"; fails the test on anything else */
struct instant at(const char *when); /* "2025-08-14 16:40", "2025-08-14 24:00"        */

/* A file below the source folder, or below the folder of shared reference files; TEXT_NONE where there is none. */
struct text source_file(struct arena *a, const char *path);
struct text shared_file(struct arena *a, const char *path);

/* The rows of share/calendars, and the book they make. */
struct cal_row *shipped_rows(struct arena *a, size_t *n);
const struct calbook *shipped_book(struct arena *a);

/* Rows as the tests write them. */
struct cal_row off_row(const char *day, struct instant announced);
struct cal_row work_row(const char *day, const char *like, struct instant announced); /* like: NULL or a day */
struct cal_row fixed_row(const char *day);
struct cal_row year_row(int year, struct instant announced);
/* 07:30-11:30 and 13:30-17:30, Monday to Friday, from 1990. */
struct cal_row office_hours(void);

const struct calbook *book_of(struct arena *a, const struct cal_row *rows, size_t n);

#define ROWS(...) ((struct cal_row[]){ __VA_ARGS__ }), LEN(((struct cal_row[]){ __VA_ARGS__ }))

/* One cmocka test for each row of CASES; the row's first member is its name. */
#define RUN_CASES(CASES, check) run_cases(#CASES, (CASES), LEN(CASES), sizeof((CASES)[0]), (check))
int run_cases(const char *group, const void *cases, size_t n, size_t size, CMUnitTestFunction check);

#endif
