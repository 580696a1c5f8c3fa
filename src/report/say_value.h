/* say_value.h -- fields of its kind and figures as people read them: 1.200 triệu đồng, 26,7 %, the name of a choice. Private to report/. */
#ifndef CONGVU_SAY_VALUE_H
#define CONGVU_SAY_VALUE_H

#include "matter/values.h"
#include "report/reading.h"

/* "1.200" and "12,5" in Vietnamese, "1,200" and "12.5" in English; at least `decimals` digits behind the sign, the rest of it if -1. */
struct text say_number(const struct reader *, double x, int decimals);
/* A recorded value, with its measure, as of the values' instant. */
struct text say_value(const struct reader *, const struct values *, const struct field_rule *, struct text recorded);

void print_values(const struct page *, const struct reading *);
/* "name: value" of each field that the act states. */
struct text say_values_of(const struct reading *, const struct act *);
/* The same as members of `stated`. */
void js_values_of(json_t *stated, const struct reading *, const struct act *);
json_t *js_values(const struct reading *);
json_t *js_figures(const struct reading *);
json_t *js_notes(const struct reading *);

#endif
