/* deadline.h -- what a deadline that intake read becomes when its matter opens, and how that is said to the clerk. Private to app/.
 *
 *      a day, an hour of it               due = 2025-09-20, 2025-09-20 17:00
 *      so long from this document         due = 5 working days, counted_from = the document's date
 *      so long from another event         no due: the regulation's stand-in counts; event = the words
 *      a recurrence                       recur = week friday 16:30, of a standing duty
 *      two of them                        two standing duties: 06:30 and 18:30 every day
 *
 * A length without an event runs from what gives the work: the document.
 */
#ifndef CONGVU_DEADLINE_H
#define CONGVU_DEADLINE_H

#include "calendar/recur.h"
#include "intake/intake.h"

struct deadline {
    bool duty;
    struct text due, counted_from, event, recur; /* values of the act's fields; "" not stated      */
    bool cadence;                                /* the text states no day: the regulation's counts */
    bool unknown;                                /* its day does not exist, or no year can be known: 31/9 */
};

/* `issued` is the document's day, DAY_MIN where it has none; `cadence` is the regulation's for duties. In the arena. */
struct deadline deadline_of(struct arena *a, const struct intake_deadline *, struct day issued, struct recur cadence);

/* Of n cadences the i-th alone, from 0: the deadline itself first. Each opens a duty of its own. */
struct intake_deadline deadline_cadence(const struct intake_deadline *, int i);

/* What was understood, for the eyes of who checks it: "17:00 20/9/2025". "" where the words say all there is. */
struct text deadline_said(struct arena *a, const struct intake_deadline *, struct day issued, const char *lang);

#endif
