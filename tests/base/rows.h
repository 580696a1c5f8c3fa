/* rows.h -- tables of cases become tests of their own, so that each sentence is reported by itself. */
#ifndef CONGVU_TESTS_BASE_ROWS_H
#define CONGVU_TESTS_BASE_ROWS_H

#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h> /* wants the others before it */

/* Appends a test for each row of CASES, which have a name; `check` finds its row by ROW(state, CASES). */
#define ROWS(tests, n, CASES, check)                                                                                   \
    for (size_t row_ = 0; row_ < LEN(CASES); row_++)                                                                   \
        (tests)[(n)++] = (struct CMUnitTest) { (CASES)[row_].name, (check), NULL, NULL, (void *)row_ }

#define ROW(state, CASES) (&(CASES)[(size_t) * (state)])

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

#endif
