/* rulebook.h -- regulations: how each kind of matter runs, as dated data with a source beside every row.
 *
 * A rule (struct rule) is one version of one kind, valid from a day to a day. A matter keeps the rule of its beginning,
 * unless a later version says that it reaches running matters: then that one counts from its first valid day.
 *
 *      directive   [------ v1, valid 2015.. ------][------- v2, valid 2026.. ------>
 *      matter A          o======== v1 ============================ end
 *      matter B                                o v1 ..| v2 only if v2 reaches running matters
 *
 * A step is entered by an act, perhaps only after a certain step; the first row that fits is taken, no row leaves the step
 * as it is. So the order of work is a table that can be read to a lawyer:
 *
 *      on open                -> do         held by the lead
 *      on advise              -> decision   held by who decides, 3 working days
 *      on decide              -> carry_out  held by who advised
 *      on complete            -> confirm    held by the confirmer, 3 working days
 *      on return after confirm-> do_again   held by the lead
 *
 * Owns:    nothing; lives in the arena given to rulebook_build.
 * Fails:   a wrong file is refused with file:line:column and words a clerk can act on; look-ups give NULL.
 * Threads: immutable.
 */
#ifndef CONGVU_RULEBOOK_H
#define CONGVU_RULEBOOK_H

#include "base/err.h"
#include "base/names.h"
#include "calendar/limit.h"
#include "calendar/recur.h"
#include "rules/words.h"

enum step_holder {
    BY_SAME,
    BY_LEAD,
    BY_ADVISER,
    BY_DECIDER,
    BY_CONFIRMER,
    BY_GIVER,
    BY_UNIT,
    BY_STATED,
    STEP_HOLDER_COUNT
};
extern const char *const STEP_HOLDER_WORDS[STEP_HOLDER_COUNT + 1];
/* "same", "lead", "adviser", "decider", "confirmer", "giver", "unit", "stated" */

struct step_rule {
    struct text code;
    struct names names;
    int on;             /* enum act_kind that enters it                          */
    struct text after;  /* "" or the code of the step it must come from          */
    int after_step;     /* index of that step, -1 for any                        */
    int holder;         /* enum step_holder                                      */
    struct text unit;   /* BY_UNIT: the unit's code                              */
    struct limit limit; /* the step's own; LIMIT_NIL where none                  */
    bool ends;          /* entering it by `on` ends the matter (a result handed over) */
    bool finishes;           /* entering it, the work is done: what remains is handing over, and the matter's clock is
                                read at this instant (Decision 766/QĐ-TTg compares "processed" with the appointment) */
    struct text lapse;  /* what follows, without an act, when its limit has run out: a step's code, "end", "" nothing */
    int lapse_step;     /* index of that step, -1 none or end                    */
    struct names source;
    int mark;
};

struct reason_rule {
    int act; /* escalate, transfer, return, recuse, pause, await, cancel ... */
    struct text code;
    struct names names;
    int effect;    /* enum effect, for pause and await                      */
    int64_t times; /* at most so often on one matter; 0: as often as needed; more is a fact, not a refusal, where
                                `then_signal` */
    bool then_signal;
    struct limit most; /* longest stretch, LIMIT_NIL: any                       */
    struct names source;
    int mark;
};

struct form_rule {
    int form;           /* enum ask_form                                         */
    struct limit limit; /* what the regulation gives for an answer               */
    bool consent;       /* silence is consent                                    */
    bool waited_for;    /* no advise, decide, complete before the answer         */
    struct names source;
    int mark;
};

struct act_rule_names { /* what the page calls an act in this kind; acts absent here keep their general name */
    int act;
    struct names names;
    bool forbidden; /* this kind does not know the act                       */
};

struct rule {
    struct text kind; /* code: "directive"                                     */
    struct names names;
    struct text prefix;  /* of the codes of its matters: "V"                      */
    struct day from, to; /* valid, both inclusive; to = DAY_MAX while open        */
    struct instant announced, recorded;
    bool reaches_running;
    struct names source;
    int mark;

    struct limit limit;               /* the matter's own where nothing is stated at opening   */
    struct limit fallback;            /* due where neither a deadline nor a report date is known: an unverified value */
    struct limit least;               /* least time a unit must be given (MODEL 2, lateness)   */
    bool confirmed;                   /* completing goes to a confirmer (the giver's office)   */
    int hand_over_from, hand_over_to; /* minutes of the day in which a hand-over is taken; 0, 0: always */
    bool excludes;                    /* petition, denunciation, inspection: MODEL 8 applies   */
    bool closed;                      /* a signal: known to whom it names and to who holds it, to nobody else (MODEL 11) */
    bool duty;                        /* recurrent, without a limit of its own (MODEL 9)       */
    struct recur cadence;             /* duty: where the document states none                  */
    struct limit grace;               /* duty: from the cut-off to the report's due; LIMIT_NIL: none */
    struct text decision;             /* word of the authority matrix for the authority test   */

    const struct step_rule *steps;
    size_t nsteps;
    const struct reason_rule *reasons;
    size_t nreasons;
    const struct form_rule *forms;
    size_t nforms;
    const struct act_rule_names *acts;
    size_t nacts;
    const struct text *extenders; /* codes of units that may extend, besides who opened it and its superior */
    size_t nextenders;
};

/* The rules of one YAML file, in the arena. `recorded` is put on each. */
enum rc rules_read(struct arena *a, const char *file, struct text bytes, struct instant recorded, struct rule **rules,
                   size_t *n, struct err *err);

struct rulebook;
/* Rules recorded by `known`. Refuses two versions of a kind valid on one day (PB_OVERLAP), unless the later announced one begins
 * later: then the earlier ends the day before. */
enum rc rulebook_build(struct arena *a, const struct rule *rules, size_t n, struct instant known,
                       const struct rulebook **out, struct err *err);

size_t rulebook_kinds(const struct rulebook *);               /* number of kinds */
struct text rulebook_kind(const struct rulebook *, size_t i); /* code of the i-th kind, in order of first appearance */

/* The rule that governs, at t, a matter of this kind begun at `begun`. NULL: no such kind, or no version for that day. */
const struct rule *rulebook_find(const struct rulebook *, struct text kind, struct instant begun, struct instant t);

/* May a matter of this kind be hidden from somebody whom sight alone would let see it? */
bool rule_guards(const struct rule *);

/* --- within a rule ---------------------------------------------------------------------------------------- */

/* Index of the step entered by `act` from step `from` (-1: none yet), or -1: the step stays. */
int rule_step(const struct rule *, enum act_kind act, int from);
int rule_step_named(const struct rule *, struct text code); /* -1 if none */
/* Step `step` of the version `was`, in this version: the step of that code, or -1. */
int rule_step_as(const struct rule *, const struct rule *was, int step);
/* NULL if the regulation does not name it. A rule that lists no reason at all for an act accepts any: *open is true. */
const struct reason_rule *rule_reason(const struct rule *, enum act_kind act, struct text code, bool *open);
const struct form_rule *rule_form(const struct rule *, enum ask_form form); /* NULL: the form has no rule of its own */
bool rule_forbids(const struct rule *, enum act_kind act);
/* What the page calls an act: the rule's word for it or the general meaning. */
struct text rule_act_name(const struct rule *, enum act_kind act, const char *lang);

#endif
