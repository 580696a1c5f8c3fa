/* marks.h -- the fast forms of rows_marks, one a file. Private to import and its tests. */
#ifndef CONGVU_IMPORT_MARKS_H
#define CONGVU_IMPORT_MARKS_H

#include "import/rows.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define MARKS_AVX2 1
rows_marks_fn rows_marks_avx2;
#else
#define MARKS_AVX2 0
#endif

#endif
