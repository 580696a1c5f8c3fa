/* base.h -- what every file includes: sizes, attributes, and the handful of macros we allow ourselves. */
#ifndef CONGVU_BASE_H
#define CONGVU_BASE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LEN(array) (sizeof(array) / sizeof((array)[0]))
#define PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define UNUSED __attribute__((unused))

static inline int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }

#endif
