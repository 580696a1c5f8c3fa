/* same.h -- the first member in which two folds of the same acts differ, or NULL: what a replay must give again. */
#ifndef CONGVU_TESTS_MATTER_SAME_H
#define CONGVU_TESTS_MATTER_SAME_H

#include "matter/matter.h"

const char *family_differs(const struct family *, const struct family *);

#endif
