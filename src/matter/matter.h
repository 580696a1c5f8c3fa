/* matter.h -- what happened, and what it means: acts folded over org, calendar and regulations.
 *
 *   acts       open          assign     ask ─────────┐ reply        advise        decide      complete  decide
 *   holder   ──|── unit A ────|── A (Lan) ────────────────────────────|── A (head) ──|── A (Lan) ──|── office ─|
 *   child                                └── unit B ──|
 *   charge     A ....................... A ...| B late |A ............ A ............. A ........... office
 *
 * family_fold() is a pure function of the acts of one family (a matter with its children) and a world (org, calendar,
 * regulations as known at one moment). It never refuses an act: acts are tested once, by act_check(), when recorded. What
 * changes at a known instant without an act (end of an await, consent, succession, tenure, absence) is worked out to
 * the end of knowledge; readers cut at `now`. So what is folded holds instants, never a word that depends on now.
 *
 * Always true (family_validate checks it): the holdings of a matter tile its life, [opened, ended) with the gap of a reopening
 * left out; every holding has a unit, also while somebody outside is waited for; a child lives inside its parent's life.
 *
 * Owns:    nothing; a family lives in the arena given to family_fold.
 * Fails:   never, for acts that act_check accepted against a prefix of the same facts.
 * Threads: a folded family is never changed again; share it freely.
 */
#ifndef CONGVU_MATTER_H
#define CONGVU_MATTER_H

#include "matter/act.h"
#include "rules/rulebook.h"

enum { FAMILY_DEPTH_MAX = 8, FAMILY_MATTERS_MAX = 4096, FAMILY_ACTS_MAX = 65536, CODE_MAX = 64 };

/* The three sequences of facts beside the acts, as known at one moment. */
struct world {
    const struct org *org;
    const struct calbook *book;
    const struct rulebook *rules;
};

enum mstate { M_HELD, M_STOPPED, M_OUTSIDE, M_CONFIRM, M_ENDED, M_STATE_COUNT };
extern const char *const MSTATE_WORDS[M_STATE_COUNT + 1]; /* "held", "stopped", "outside", "confirm", "ended" */

enum mend {
    END_NONE,
    END_DECIDED,
    END_COMPLETED,
    END_CONFIRMED,
    END_REPLIED,
    END_CONSENT,
    END_CANCELLED,
    END_MOOT,
    END_LAPSED, /* a step's limit ran out, and nobody had decided */
    END_COUNT
};
extern const char *const END_WORDS[END_COUNT + 1];

/* Why a holding began. */
enum cause {
    CAUSE_ACT,
    CAUSE_AWAIT_END,
    CAUSE_PAUSE_END,
    CAUSE_SUCCESSION,
    CAUSE_TENURE,
    CAUSE_ABSENCE,
    CAUSE_BACK,
    CAUSE_EXCLUDED,
    CAUSE_LAPSE, /* a step's limit ran out: the next one's holder */
    CAUSE_COUNT
};
extern const char *const CAUSE_WORDS[CAUSE_COUNT + 1];

/* One stretch of time with one holder. While `state` is M_OUTSIDE, unit and person are the keeper. */
struct holding {
    struct instant from, to; /* [from, to); to is INSTANT_MAX while nothing known ends it     */
    enum mstate state;
    unit_id unit;
    person_id person; /* 0: the unit, nobody in it yet                                 */
    int step;         /* index in the rule's steps, -1 none                            */
    int run;          /* index in matter.runs                                          */
    int origin;       /* index of the stretch it was given from; -1: from outside the matter */
    int back;         /* index of the stretch it takes up again (return, resume, succession), or -1 */
    enum cause cause;
    const struct act *act; /* that began it, or NULL                                        */
    unit_id from_unit;     /* who gave it; for an opening the giver                         */
    person_id from_person;
    bool gives;                /* a giving of work (not a return, resume, succession, absence)  */
    bool allocated;            /* by a desk, the giver or a common superior: cannot be returned */
    bool to_allocate;          /* "to be assigned": the holder's work is to allocate it         */
    struct instant receivable; /* after `from` when handed over outside the hand-over hours     */
};

/* One passage through a step. */
struct run {
    int step;
    struct instant from, to; /* of the step's clock; `from` is when it may be taken up        */
    struct limit limit;      /* LIMIT_NIL: no limit of its own                                */
    struct due due;
    struct stop *stops;
    size_t nstops;
};

/* One stretch in which limits stood still or somebody outside was waited for. */
struct halt {
    struct instant from, to;
    bool outside;
    enum effect effect;
    const struct act *act;
    bool by_act;           /* ended by a resume (else by its stated end)                          */
    struct instant stated; /* an extension states a due meanwhile: from then on the matter's limit runs to it; INSTANT_MAX none */
};

struct obstacle {
    struct instant from, to; /* charged to the obstacle; `to` INSTANT_MAX while it stands      */
    int child;               /* index in the family                                           */
    bool pending;            /* not ruled on yet: marked, not charged                          */
};

struct earlier { /* a due that an extension, a fresh beginning or a reopening followed at `to` */
    struct instant to;
    struct due due;
};

struct life { /* one that a reopening followed: each is measured by its own due */
    struct instant to;
    struct due due;
};

enum due_cause { DUE_OPEN, DUE_EXTEND, DUE_AGAIN, DUE_REOPEN, DUE_STOP, DUE_EVENT };

struct matter {
    matter_id id;
    int index, parent; /* in the family; parent -1 for the root                          */
    int depth;
    const struct rule *rule;   /* of its beginning; children: the parent's                       */
    enum ask_form form;        /* children                                                       */
    const struct act *opening; /* open, or the ask                                               */
    unit_id giver;             /* who gave the work; of a child: the holder's unit that asked    */
    unit_id lead;              /* who was given it first, or by succession                       */
    struct text function;
    bool waited_for; /* children                                                       */
    bool consent;    /* children: silence by the due instant is consent                */

    struct instant opened, ended; /* ended INSTANT_MAX: open to the end of knowledge             */
    enum mend end;
    struct instant finished; /* last completion while confirming or confirmed; INSTANT_MAX none */

    struct holding *holdings; /* in time                                                        */
    size_t nholdings;
    struct run *runs;
    size_t nruns;
    struct halt *halts;
    size_t nhalts;
    struct obstacle *obstacles;
    size_t nobstacles;

    struct limit limit;        /* in force                                                       */
    struct instant limit_from; /* from when it is counted                                        */
    struct instant clock_from; /* when the matter's clock began (again)                          */
    enum due_cause due_cause;
    struct stop *stops; /* that move the due instant of the limit in force                */
    size_t nstops;
    struct due due, first_due; /* as if nothing is stopped now                                   */
    struct earlier *earlier;   /* dues before the one in force, in time                          */
    size_t nearlier;
    struct life *lives;        /* before the last reopening                                      */
    size_t nlives;
    bool unverified_due; /* a fallback value, not the document's; until the event it runs from is recorded */

    enum answer answer, late_answer;
    struct instant answered, late_answered;
    const struct act *late_reply;
    bool to_answer; /* a late disagreement that nobody has answered yet               */

    int urged, returned, reopened, extended, reported, supplements, escalated_own;
    const struct act *advice, *decision;
    bool decision_followed;
    struct recur recur;            /* duty                                                           */
    int finisher;                  /* holding of who last completed or decided; -1 none              */
    person_id *excluded;           /* grows only; the accused first                                  */
    struct instant *excluded_from; /* since when each is in it                                   */
    size_t nexcluded;
};

struct family {
    const struct world *world;
    const struct act *acts; /* as given                                                       */
    size_t nacts;
    struct matter *matters; /* 0 the root, then children in order of asking                   */
    size_t n;
    struct instant moved; /* happened of the last act that moved a holder, child or clock   */
};

/* Acts of one family in order of recording; the first opens the root. */
const struct family *family_fold(struct arena *a, const struct world *w, const struct act *acts, size_t n);

/* Does the fold keep its promises? *why gets a sentence when not. */
bool family_validate(const struct family *, struct arena *a, struct text *why);

const struct matter *family_matter(const struct family *, matter_id id); /* NULL if none */

/* --- reading at an instant ----------------------------------------------------------------------------- */

/* The stretch that holds t; the last one if the matter has ended by t; NULL before it was opened. */
const struct holding *matter_holding(const struct matter *, struct instant t);
enum mstate matter_state(const struct matter *, struct instant t);
bool matter_ended(const struct matter *, struct instant t);
/* Is a waited-for question open at t? Gives the one due first. NULL if none. */
const struct matter *matter_waits(const struct family *, const struct matter *, struct instant t);
/* Late disagreements that the next advise, decide or complete must answer; in the arena. */
const struct matter **matter_to_answer(struct arena *, const struct family *, const struct matter *, struct instant t,
                                       size_t *n);
bool matter_excludes(const struct family *, const struct matter *, person_id, struct instant t);
/* Is it of a closed kind or in a register, and p (0: nobody named) none of those who may know of it (closed.c)? Whom a question was asked
 * knows that question. Nobody else ever does, whatever their rank. */
bool matter_conceals(const struct family *, const struct matter *, person_id p, struct instant t);
/* Does the authority matrix open the register of this kind (rule->readers) to p, by the unit p serves in at t? */
bool matter_reader(const struct org *, const struct rule *, person_id p, struct instant t);
/* The rule that governs at t: that of the beginning, unless one that reaches running matters has come into force. */
const struct rule *matter_rule(const struct family *, const struct matter *, struct instant t);
/* Does this extension not give more time but record when the event was from which the limit runs, which only a stand-in has measured? */
bool extend_records_event(const struct matter *, const struct act *);
/* The due instants as they stand at t: a stop that will end later, if nothing comes before, has not moved them yet. */
struct due matter_due(const struct family *, const struct matter *, struct instant t);
/* The due that was in force at t, as known now: what an extension sets counts from the extension on. */
struct instant matter_due_then(const struct matter *, struct instant t);
struct due run_due(const struct family *, const struct run *, struct instant t);

#endif
