/* words.h -- states, clocks, payees and acts in words for people. Private to report/.
 *
 * Each sentence stands whole in one _() or N_(), never glued from parts, so that a translator can say it as public offices do.
 * None needs a plural. Names that are data (units, steps, reasons) come in the reader's language where the data has it.
 * A blank that may not end a line is U+00A0: between the time and the date of an instant.
 */
#ifndef CONGVU_REPORT_WORDS_H
#define CONGVU_REPORT_WORDS_H

#include "report/report.h"

struct reader {
    struct arena *a;
    const struct org *org;
    const char *lang;
};

/* --- time -------------------------------------------------------------------------------------------------------- */

struct text say_span(const struct reader *, struct workspan);  /* "152h50"                                           */
struct text say_instant(const struct reader *, struct instant); /* "16:40 14/8/2025"; "" where there is none          */
struct text say_end(const struct reader *, struct instant);     /* "24:00 12/9/2025"; "" where there is none          */
struct text say_end_short(const struct reader *, struct instant); /* "12/9/2025" for the end of a day                 */
struct text say_begin_short(const struct reader *, struct instant); /* "13/9/2025" for the beginning of a day       */
struct text say_day(const struct reader *, struct day);
struct text say_limit(const struct reader *, struct limit);     /* "5 working days", "12/9/2025"; "no limit"          */
const char *say_weekday(struct day);
/* Has anybody announced the year the due instant reaches into? Then "", else a remark. */
const char *say_provisional(const struct due *);

/* "41h20 of working time left", "late by 13h30", "stopped with 69h30 of working time left", "no limit". `past`: the due
 * instant has passed, though perhaps no working time has since. */
struct text say_clock(const struct reader *, const struct mclock *, bool past);
/* The same for a narrow column: "41h20 left", "late 13h30". */
struct text say_clock_short(const struct reader *, const struct mclock *, bool past);

/* --- who --------------------------------------------------------------------------------------------------------- */

struct text say_unit(const struct reader *, unit_id, struct instant t);                 /* "nobody" for 0            */
struct text say_holder(const struct reader *, unit_id, person_id, struct instant t);   /* "Sở Tài chính (Lê Hạnh)"  */
struct text say_author(const struct reader *, const struct act *);                      /* with post, delegation, console */
struct text say_payee(const struct reader *, enum payee, unit_id, struct text outside, struct instant t);

/* --- limits of a kind -------------------------------------------------------------------------------------------- */

enum { KIND_LIMITS = 4 };
struct kind_limit {
    const char *name; /* untranslated */
    struct limit limit;
};
size_t kind_limits(const struct rule *, struct kind_limit out[KIND_LIMITS]); /* those the regulation has; how many */

/* --- what -------------------------------------------------------------------------------------------------------- */

/* "being worked on", or the step's name; "to be assigned"; "stopped"; "waiting outside" ... */
struct text say_state(const struct reader *, enum mstate, bool to_allocate, struct text step);
const char *say_end_kind(enum mend);
const char *say_form(enum ask_form);
const char *say_answer(enum answer);
const char *say_cause(enum cause);
const char *say_occurrence(enum occurrence_state);
const char *say_mark(enum mark);
const char *say_due_cause(enum due_cause);
const char *say_payee_kind(enum payee);
/* What the page calls an act: the regulation's name for it, else a short one of our own; the latter where rule is NULL. */
struct text say_act_name(const struct reader *, const struct rule *, enum act_kind);
struct text say_kind(const struct reader *, const struct world *, struct text code, struct instant t); /* itself where unknown */
struct text say_step(const struct reader *, const struct rule *, int step); /* "" for none */
/* A field an act states: its label, and its value in words. `codes`: of the family's matters, by index. */
const char *say_field_label(enum act_field_id);
struct text say_field(const struct reader *, const struct family *, const struct matter *, const struct text *codes,
                      const struct act *, enum act_field_id);
/* Is the unit's own authority recorded for this passing up? "" where the act passes nothing up. */
struct text say_authority(const struct reader *, const struct family *, const struct matter *, const struct act *);

/* The same words, held together where a line is cut. */
struct text say_unbroken(const struct reader *, struct text);
/* a + separator + b, either alone where the other is empty. */
struct text say_joined(const struct reader *, struct text a, const char *separator, struct text b);

#endif
