/* sample.h -- directive documents of a province that does not exist, for the tests of intake. */
#ifndef CONGVU_TESTS_INTAKE_SAMPLE_H
#define CONGVU_TESTS_INTAKE_SAMPLE_H

#include "intake/intake.h"

/* A directive of UBND tỉnh Hải Sơn, issued on 3 March 2027, whose body is `body`. */
struct text sample_directive(struct arena *a, const char *body);
/* The same with a plan's head. */
struct text sample_plan(struct arena *a, const char *body);

/* The draft of a text; the test fails where it is refused or breaks a promise. */
struct intake_draft sample_draft(struct arena *a, struct text t);

/* "2027-06-30", "2027-06-30 17:00", "monthly", "monthly 15", "yearly 15/12", "weekly 5 16:00", "7 days from other",
 * "from other"; "" for none. */
const char *sample_due(struct arena *a, const struct intake_deadline *);

/* The names, joined by " | ". */
const char *sample_names(struct arena *a, const struct intake_unit *p, size_t n);

/* "+ words [leads] [coordinators]" and a line end for every content. */
const char *sample_tasks(struct arena *a, const struct intake_draft *);

#endif
