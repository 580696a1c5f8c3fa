/* case_state.h -- a matter's state as one line that a clerk can read and a test can compare.
 *
 *   stc/hanh | matter ran 10h20, 142h30 left | step do ran 10h20 | holding 8h50 | due 24:00 12/9/2025 | stc 10h20
 *
 * holder (unit/person; "outside WHOM, keeper unit/person"; "ended END"), the three clocks, due instants, charges so far. */
#ifndef CONGVU_CASE_STATE_H
#define CONGVU_CASE_STATE_H

#include "matter/charge.h"
#include "matter/check.h"
#include "matter/mclock.h"
#include "matter/values.h"

struct text case_state(struct arena *a, const struct family *f, const struct matter *m, struct instant now);
/* "snnmt 2h30, vp 0h10", "nobody" */
struct text case_late(struct arena *a, const struct family *f, const struct matter *m, struct instant now);
/* "assign advise ask", "nothing" */
struct text case_may(struct arena *a, const struct family *f, const struct matter *m, person_id p, struct instant now);
/* "2025-09-25 met hanh, 2025-10-25 silent hanh" */
struct text case_owed(struct arena *a, const struct family *f, const struct matter *m, struct instant now);
/* "hanh minh": who may know of a matter of a closed kind; "all" of any other */
struct text case_known(struct arena *a, const struct family *f, const struct matter *m, struct instant now);
/* "decided by giam-doc yes, advised by minh yes" */
struct text case_result(struct arena *a, const struct family *f, const struct matter *m);
/* "owed 120, recovered[2024-Q4] 30", "nothing": the values in force */
struct text case_fields(struct arena *a, const struct family *f, const struct matter *m, struct instant now);
/* "rate 25.0, course behind": each figure, or its words; "unknown" where something is missing */
struct text case_figures(struct arena *a, const struct family *f, const struct matter *m, struct instant now);
/* "await 3: The sentence", of demands that were noted: the act and its place among the acts of its family; "nothing" */
struct text case_noted(struct arena *a, const struct family *f, const struct matter *m, struct instant now);

/* Row `n` (1 ..) of the control slip: "given ttpvhcc > sxd 2025-04-03 15:50 | 52h00 used 10h30 own 10h30 | early" */
struct text case_slip(struct arena *a, const struct family *f, const struct matter *m, struct text n, struct instant now);

#endif
