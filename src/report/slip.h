/* slip.h -- the control slip of a dossier: each hand-over with giver, receiver, minute, what was given, what was used, early or late.
 *
 *      applicant   one-stop desk   department              applicant      department     desk       applicant
 *         |-- 15:20 --->|-- 15:50 ---->|-- supplement ---------->|-- 14:10 --->|-- 09:00 -->|-- 08:45 --->|
 *                                      |== own share 10h30 ==|                 |
 *                                                                    asked a unit: 08:30, due 21/4, replied 23/4, late 13h40
 *
 * A row is one stretch in which one unit held the matter in one passage through a step (who in the unit it was assigned to is no
 * hand-over), one stretch outside or stopped, one question, or the result going out. What was given is the step's limit, or what was
 * left of it; the verdict is on the unit's own share (charge.h), so a unit asked and late makes nobody else late. The official form is
 * no. 06 of Circular 03/2025/TT-VPCP.
 *
 * Owns:    nothing; rows live in the arena.
 */
#ifndef CONGVU_REPORT_SLIP_H
#define CONGVU_REPORT_SLIP_H

#include "report/reading.h"

enum slip_kind { SLIP_GIVEN, SLIP_OUTSIDE, SLIP_STOPPED, SLIP_ASKED, SLIP_RESULT, SLIP_KIND_COUNT };
extern const char *const SLIP_KIND_WORDS[SLIP_KIND_COUNT + 1]; /* "given", "outside", "stopped", "asked", "result" */

enum slip_verdict { SLIP_NONE, SLIP_RUNNING, SLIP_EARLY, SLIP_ON_TIME, SLIP_LATE, SLIP_VERDICT_COUNT };
extern const char *const SLIP_VERDICT_WORDS[SLIP_VERDICT_COUNT + 1]; /* "none", "running", "early", "on_time", "late" */

struct slip_party {
    unit_id unit; /* 0: outside                                                  */
    person_id person;
    struct text outside; /* who that is                                              */
};
struct slip_row {
    enum slip_kind kind;
    struct slip_party from, to;
    struct instant at, receivable, end; /* end: the stretch's; INSTANT_MAX while it lasts               */
    int step;                           /* -1 none                                                      */
    bool limited;
    struct workspan given, used, share, late;
    struct workspan over; /* by what the step went beyond its limit, whosever time it was */
    struct instant due;   /* of a question, the result; the review day of what is outside  */
    enum effect effect;   /* outside, stopped                                             */
    int days;             /* result: working days before (+) or after (-) the appointment */
    enum slip_verdict verdict;
};

/* In order of handing over; up to the reading's instant. */
const struct slip_row *slip_rows(const struct reading *, size_t *n);

/* In words: "before time", "on time", "late by 13h40", "1 working day early". */
struct text say_verdict(const struct reader *, const struct slip_row *);
struct text say_party(const struct reader *, const struct slip_row *, bool from);

/* The units asked, each once; what the official form says beside a hand-over. */
struct text slip_asked(const struct reading *, const struct slip_row *, size_t n);
struct text slip_note(const struct reading *, const struct slip_row *);

/* The slip as a page of its own, to be printed: the official form. */
void slip_html(struct sbuf *out, const struct reading *, const struct slip_row *, size_t n);

#endif
