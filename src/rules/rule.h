/* rule.h -- one version of the regulation of one kind of matter: its rows, each with a source, and what they answer.
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
 * Owns:    nothing; lives in the arena it was read into.
 * Fails:   look-ups give NULL or -1.
 * Threads: immutable.
 */
#ifndef CONGVU_RULE_H
#define CONGVU_RULE_H

#include "base/err.h"
#include "base/names.h"
#include "calendar/limit.h"
#include "calendar/recur.h"
#include "rules/formula.h"
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
    struct text when;   /* "" or the formula that must hold, the act counted      */
    const struct formula *taken;
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
    int by;            /* enum reason_by, for extend and cancel                    */
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

struct choice_rule {
    struct text code;
    struct names names;
};

/* text, number, money, day, yes_no, choice, unit, person, matter, period, kind */
enum field_type {
    FT_TEXT,
    FT_NUMBER,
    FT_MONEY,
    FT_DAY,
    FT_YES_NO,
    FT_CHOICE,
    FT_UNIT,
    FT_PERSON,
    FT_MATTER,
    FT_PERIOD,
    FT_KIND,
    FT_COUNT
};
extern const char *const FIELD_TYPE_WORDS[FT_COUNT + 1];

struct bound {
    bool stated;
    double n;
};

/* Where a day stated, or the first day of a period, may lie beside the day of the act that states it. */
enum field_lies { LIES_ANYWHERE, LIES_PAST, LIES_AHEAD, FIELD_LIES_COUNT };
extern const char *const FIELD_LIES_WORDS[FIELD_LIES_COUNT + 1]; /* "anywhere", "past", "ahead": on that day in both */

enum { PER_NOTHING = -1, PER_PERIOD = -2 }; /* else the index of a field */

struct field_rule { /* what acts of this kind state besides the members that all kinds share */
    struct text code;
    struct names names;
    int type;               /* enum field_type                                                        */
    uint32_t on, must;      /* bits 1 << act_kind: acts that may, that must state it                  */
    struct names measure;   /* shown behind a number                                                  */
    struct bound least, most; /* of a number, inclusive                                               */
    bool whole;         /* of a number: persons, votes, steps have no half                            */
    int lies;           /* of a day, or of the periods it is stated per: enum field_lies              */
    bool apart;         /* the periods it is stated per do not overlap: so that its sum counts nothing twice */
    const struct choice_rule *choices; /* FT_CHOICE                                                    */
    size_t nchoices;
    const struct text *kinds; /* FT_MATTER: kinds of the matter named; none: any                      */
    size_t nkinds;
    bool many;          /* each stating adds an entry; else a later one replaces the earlier          */
    bool once;          /* stated once, for each key once                                             */
    bool sealed;        /* personal: erasable, shown with the matter alone                            */
    bool list;          /* a column where matters of the kind are listed                              */
    struct text per;    /* "period", or the code of the field whose entries or choices are its keys   */
    int per_field;      /* PER_NOTHING, PER_PERIOD, or that field's index                             */
    struct names source;
    int mark;
};

struct figure_word { /* a figure in words: the first row that holds */
    struct text when; /* "": always                                  */
    const struct formula *holds;
    struct names names;
};

struct figure_rule { /* worked out, never stated */
    struct text code;
    struct names names;
    struct text value;             /* "": it is said in words alone */
    const struct formula *formula; /* or NULL                       */
    struct names measure;
    int64_t decimals;
    const struct figure_word *words;
    size_t nwords;
    bool list;
    struct names source;
    int mark;
};

struct check_rule { /* a demand on an act: refused, or noted, where it is not met */
    uint32_t on;
    struct text code; /* "", or by what a variant replaces it */
    struct text that;
    const struct formula *formula;
    struct names otherwise; /* the sentence                     */
    bool then_signal;       /* taken all the same, and noted     */
    struct names source;
    int mark;
};

struct keep_rule { /* after so long from its end, what a matter states under seal is due to be erased */
    struct limit limit;
    struct names source;
    int mark;
};

/* What the matters of a kind are on the page of a unit's authority. */
enum beside_authority { BESIDE_NONE, BESIDE_WORKING_RULE, BESIDE_SENSITIVE_POST, BESIDE_COUNT };
extern const char *const BESIDE_AUTHORITY_WORDS[BESIDE_COUNT + 1]; /* "no", "working_rule", "sensitive_post" */

/* Sums that are shown: of the kind itself, in groups; with `of`, on the sheet of a matter of this kind, of the matters that name it. */
enum { SUMS_KEYS_MAX = 3 };
/* What tells groups apart. The first five are words of their own: "year", "quarter", "month", "unit", "variant". SPLIT: a field whose
 * entries or choices are the keys of others; a matter is in as many groups. */
enum sums_key { KEY_YEAR, KEY_QUARTER, KEY_MONTH, KEY_UNIT, KEY_VARIANT, KEY_FIGURE, KEY_FIELD, KEY_SPLIT, KEY_NONE };
struct sums_rule {
    struct text code;
    struct names names;
    struct text of, link; /* a kind, and its field that names a matter of this one; "" the kind itself */
    const struct text *by;
    size_t nby;
    struct text day; /* "" the day it began                                                      */
    const struct text *figures;
    size_t nfigures;
    struct names source;
    int mark;
};

struct rule {
    struct text code; /* as written: "directive", or "dossier.building_permit", a variant of the kind "dossier" */
    struct text kind; /* the code up to its dot: what lists, rights and boards go by                           */
    struct names names;
    struct text prefix;  /* of the codes of its matters: "V"                      */
    struct day from, to; /* valid, both inclusive; to = DAY_MAX while open        */
    struct instant announced, recorded;
    bool reaches_running;
    struct names source;
    int mark;

    struct limit limit;               /* the matter's own where nothing is stated at opening   */
    struct text limit_from;           /* "", or the step from whose entering `limit` counts; till then `fallback` stands in */
    int limit_from_step;              /* -1 none                                                   */
    struct limit fallback;            /* due where neither a deadline nor a report date is known: an unverified value */
    struct limit least;               /* least time a unit must be given (MODEL 2, lateness)   */
    bool confirmed;                   /* completing goes to a confirmer (the giver's office)   */
    int hand_over_from, hand_over_to; /* minutes of the day in which a hand-over is taken; 0, 0: always */
    bool excludes;                    /* petition, denunciation, inspection: MODEL 8 applies   */
    bool closed;                      /* a signal: known to whom it names and to who holds it, to nobody else (MODEL 11) */
    struct text readers;              /* a register: "", or the word of the authority matrix that opens it; else known to who holds it */
    struct keep_rule keep;            /* how long its sealed fields are kept; LIMIT_NIL for ever */
    bool duty;                        /* recurrent, without a limit of its own (MODEL 9)       */
    bool lookup;                      /* a citizen sees own matter by code and secret              */
    bool branches;                    /* some step has a `when`                                    */
    struct recur cadence;             /* duty: where the document states none                  */
    struct limit grace;               /* duty: from the cut-off to the report's due; LIMIT_NIL: none */
    int beside_authority;             /* enum beside_authority                                     */
    struct text decision;             /* word of the authority matrix; where none is written the kind */

    const struct step_rule *steps;
    size_t nsteps;
    const struct reason_rule *reasons;
    size_t nreasons;
    const struct form_rule *forms;
    size_t nforms;
    const struct act_rule_names *acts;
    size_t nacts;
    const struct field_rule *fields;
    size_t nfields;
    const struct figure_rule *figures;
    size_t nfigures;
    const struct check_rule *checks;
    size_t nchecks;
    const struct sums_rule *sums;
    size_t nsums;
    const struct text *extenders; /* codes of units that may extend, besides who opened it and its superior */
    size_t nextenders;
};

/* --- what it answers --------------------------------------------------------------------------------------- */

/* May a matter of this kind be hidden from somebody whom sight alone would let see it? */
bool rule_guards(const struct rule *);

/* Does somebody above decide at this step (entered by advice, or by passing up)? -1: no step. */
bool rule_decides_at(const struct rule *, int step);

/* Index of the step entered by `act` from step `from` (-1: none yet), or -1: the step stays. As if every `when` held. */
int rule_step(const struct rule *, enum act_kind act, int from);
/* The same, where rows with a `when` are taken if `taken` says so. */
typedef bool step_taken(void *of, const struct step_rule *step);
int rule_step_when(const struct rule *, enum act_kind act, int from, step_taken *taken, void *of);
int rule_step_named(const struct rule *, struct text code); /* -1 if none */
/* Step `step` of the version `was`, in this version: the step of that code, or -1. */
int rule_step_as(const struct rule *, const struct rule *was, int step);
/* NULL if the regulation does not name it. A rule that lists no reason at all for an act accepts any: *open is true. */
const struct reason_rule *rule_reason(const struct rule *, enum act_kind act, struct text code, bool *open);
const struct form_rule *rule_form(const struct rule *, enum ask_form form); /* NULL: the form has no rule of its own */
bool rule_forbids(const struct rule *, enum act_kind act);
int rule_field(const struct rule *, struct text code);         /* index, -1 if none */
int rule_figure(const struct rule *, struct text code);        /* index, -1 if none */
bool rule_field_splits(const struct rule *, int field);        /* are other fields stated for each of its entries or choices? */
bool rule_figure_is_number(const struct rule *, int figure);   /* and not words; false for -1 */
enum sums_key rule_sums_key(const struct rule *, struct text word); /* KEY_NONE: nothing that groups, sealed fields among it */
bool rule_is_variant(const struct rule *);
/* What the page calls an act: the rule's word for it or the general meaning. */
struct text rule_act_name(const struct rule *, enum act_kind act, const char *lang);

#endif
