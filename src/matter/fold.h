/* fold.h -- inside the fold: the half-built family and the few moves everything is made of. Private to matter/.
 *
 *      fold.c        the order of things: own events up to an act, the act, the next; then to the end of knowledge
 *      fold_act.c    what each of the twenty-two acts does (fold_pass.c passing on, fold_ask.c questions)
 *      fold_event.c  what happens without an act: awaits and pauses end, consent, succession, tenure, absence
 *      fold_move.c   the moves: hold, end, run a step, set a due instant, halt and go on
 *
 * A move keeps the invariants of matter.h by itself, so that no act can break them.
 */
#ifndef CONGVU_FOLD_H
#define CONGVU_FOLD_H

#include "matter/matter.h"

struct track {           /* what the fold knows of a matter beside what it hands out    */
    struct instant next; /* of its next own event; INSTANT_MAX none                     */
    size_t source;       /* of that event: their order at one instant is the family's   */
    person_id away;      /* who comes back at away_to unless assigned meanwhile; 0 none */
    struct instant away_to;
    const unit_id *named; /* coordinators the content names                              */
    size_t nnamed;
    size_t naccused;
};

struct fold {
    struct arena *a;
    const struct world *w;
    struct family *f;
    struct track *tracks; /* one for each matter                                         */
    struct instant now;   /* up to which everything has happened                         */
    struct instant at;    /* when the act in hand counts: its happened, never before what went before */
};

/* --- the moves (fold_move.c) ------------------------------------------------------------------------------ */

struct give { /* to whom, and what kind of giving it is                      */
    unit_id unit;
    person_id person;
    enum mstate state;
    enum cause cause;
    const struct act *act;
    bool gives, allocated, to_allocate;
    int back; /* stretch taken up again, -1 none                             */
};

struct holding *matter_last(struct matter *m); /* the stretch that runs; of an ended matter, its last */

struct matter *fold_add(struct fold *, matter_id id, int parent, const struct act *opening, struct instant t);
/* End the running stretch at t and begin another. */
void fold_hold(struct fold *, struct matter *, struct instant t, struct give give);
/* The same holder with another state or person; what was given, by whom and from where stays. */
void fold_keep(struct fold *, struct matter *, struct instant t, unit_id unit, person_id person, enum mstate state,
               enum cause cause, const struct act *act);
/* Enter the step the act leads to, if the rule has one; its clock starts at `from`. Returns the step or -1. */
int fold_step(struct fold *, struct matter *, const struct act *act, struct instant from);
/* The step that the act leads to from step `from`, by what was stated up to it; -1 none. */
int fold_branch(const struct fold *, const struct matter *, const struct act *act, int from);
void fold_run(struct fold *, struct matter *, int step, struct instant from);
/* At fold->at the limit becomes this one, counted from `from`. */
void fold_due(struct fold *, struct matter *, struct limit limit, struct instant from, enum due_cause cause);
/* A later due, stated at t. What stands still then no longer moves it: what is stated is the due. */
void fold_extend(struct fold *, struct matter *, const struct act *);
void fold_halt(struct fold *, struct matter *, struct instant t, struct instant to, bool outside, enum effect effect,
               const struct act *act);
void fold_go_on(struct fold *, struct matter *, struct instant t, bool by_act, const struct act *act);
void fold_end(struct fold *, struct matter *, struct instant t, enum mend end);
/* Close the obstacles the holder's own step ends (MODEL 5). */
void fold_obstacles_end(struct matter *, struct instant t);
/* When a hand-over at t can be taken up. */
struct instant fold_receivable(const struct fold *, const struct matter *, struct instant t);
/* The units of a return's or a confirmation's other side: who gave the matter, or its heir (0: none), and who confirms. */
unit_id fold_giver(const struct fold *, const struct matter *, struct instant t);
unit_id fold_confirmer(const struct fold *, const struct matter *, struct instant t);
/* Who holds in u for the absent: the substitute, else the head; where that one is absent too, the next. 0: nobody is there. */
person_id fold_stand_in(const struct fold *, unit_id u, const struct absence *, struct instant t);
/* Does p serve in u, or elsewhere in its agency, at t? */
bool fold_serves(const struct fold *, person_id p, unit_id u, struct instant t);
/* An absent holder's place is taken at once, unless an assignment named the absent on purpose. */
void fold_present(struct fold *, struct matter *, struct instant t);

/* --- acts and events --------------------------------------------------------------------------------------- */

void fold_act(struct fold *, const struct act *act);
/* Work out tracks[m->index].next after anything about m has changed. */
void fold_expect(struct fold *, struct matter *);
/* Let the event that is due at tracks[m->index].next happen. */
void fold_event(struct fold *, struct matter *);
/* The limit of the step m is in has run out, and the step lapses: the next begins, or the matter ends (fold_pass.c). */
void fold_lapse(struct fold *, struct matter *, struct instant t);
/* Who holds u's work of this function when u has ended by t: u itself while it exists. *desk: nobody is mapped and the
 * superior's office must allocate it. */
unit_id fold_heir(const struct org *, unit_id u, struct text function, struct instant t, bool *desk);
/* p joins the set of who may not, from t on. */
void fold_exclude_person(struct fold *, struct matter *, person_id p, struct instant t);
/* Where the rule excludes, the set grows by who is in it at t; for each holder of the family who is in it, the first superior
 * outside it holds. */
void fold_exclude_all(struct fold *, struct instant t);

#endif
