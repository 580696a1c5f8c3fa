/* fixture.h -- what the tests of signal stand on: one arena for all of a program. */
#ifndef CONGVU_TESTS_SIGNAL_FIXTURE_H
#define CONGVU_TESTS_SIGNAL_FIXTURE_H

#include "base/arena.h"

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

extern struct arena *arena; /* from arena_begin to arena_end */

int arena_begin(void **state);
int arena_end(void **state);

#endif
