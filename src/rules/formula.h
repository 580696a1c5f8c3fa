/* formula.h -- what a regulation works out from what was stated, or demands of it: "100 * sum(disbursed) / sum(plan)".
 *
 *      formula_parse     text + the rule's fields, steps and figures -> a tree, or a sentence that says what is wrong
 *      formula_value     the tree + an answer for each leaf          -> a value
 *
 * A value may be unknown: nobody stated it yet. Unknown in arithmetic or a comparison gives unknown; "unknown or yes" is yes and
 * "unknown and no" is no, so that a demand is broken only by what is known. Days are numbers (struct day), so their difference is in
 * days. The words are in docs/formats/formula.md.
 *
 * Owns:    nothing; the tree lives in the arena and points into the source text.
 * Threads: immutable.
 */
#ifndef CONGVU_FORMULA_H
#define CONGVU_FORMULA_H

#include "base/err.h"
#include "base/instant.h"

struct rule;
struct formula;

enum { FORMULA_BYTES_MAX = 1000, FORMULA_DEPTH_MAX = 32 };

enum fvalue_type { VT_UNKNOWN, VT_NUMBER, VT_YES_NO, VT_CODE };

struct fvalue {
    enum fvalue_type type;
    double number;
    bool yes;
    struct text code; /* of a choice, unit, person, matter; any text */
};

#define FV_UNKNOWN   ((struct fvalue){ .type = VT_UNKNOWN })
#define FV_NUMBER(x) ((struct fvalue){ .type = VT_NUMBER, .number = (x) })
#define FV_YES(b)    ((struct fvalue){ .type = VT_YES_NO, .yes = (b) })
#define FV_CODE(t)   ((struct fvalue){ .type = VT_CODE, .code = (t) })

/* What a formula asks of the matter. name, word in formulas */
#define FIELD_ASK_LIST(X)                                                                                              \
    X(VALUE, "")                 /* of a field stated once at a time                            */                    \
    X(FIRST, "first")                                                                                                  \
    X(LAST, "last")                                                                                                    \
    X(SUM, "sum")                                                                                                      \
    X(COUNT, "count")                                                                                                  \
    X(LEAST, "least")                                                                                                  \
    X(MOST, "most")                                                                                                    \
    X(LATEST, "latest")          /* of the greatest key                                         */                    \
    X(LATEST_DAY, "latest_day")  /* last day of the greatest period                             */                    \
    X(AT, "at")                  /* of a key written, or of the key that another field states   */                    \
    X(THIS, "this")              /* in the act in hand                                          */                    \
    X(STATED, "stated")                                                                                                \
    X(STATED_NOW, "stated_now")                                                                                        \
    X(WITHIN, "within")          /* is what each key states at most what `key_field` states of it? */                  \
    X(EVERY, "every")            /* has each entry or choice that it is stated per a value? of which `key_field` says `key` */

enum ask {
#define X(name, word) ASK_##name,
    FIELD_ASK_LIST(X)
#undef X
    ASK_ACT_STATES, /* does the act in hand state the common member `key`    */
    ASK_REASON,     /* is `key` the reason of the act in hand                */
    ASK_ACTS,       /* how often act `index` was done                        */
    ASK_STEP,       /* is it in step `index`                                 */
    ASK_PASSED,     /* was it ever                                           */
    ASK_FIGURE,
    ASK_TODAY,
    ASK_BEGUN,
    ASK_DUE,
    ASK_DUE_WAS,    /* before the act in hand                                */
    ASK_FIRST_DUE,
    ASK_ENDED,
    ASK_LATE,
    ASK_WORKDAYS,   /* working days behind the day `from`, up to the day `to` and with it; by the calendar known then */
    ASK_DAYS_AFTER, /* the last day of a limit of `to` days, counted from the day `from`; a day off moves it on */
    ASK_MONTHS_AFTER,
    ASK_COUNT_OF
};

struct formula_leaf {
    enum ask ask;
    int index;       /* of the field, act, step, figure or common member       */
    struct text key; /* ASK_AT: the key written, or; ASK_COUNT, ASK_EVERY: the code counted, ASK_ACTS: the reason, "" all */
    int key_field;   /* ASK_AT: the field that states the key; ASK_EVERY: that says `key`; ASK_WITHIN: that bounds; -1 none */
    double from, to; /* ASK_WORKDAYS, ASK_DAYS_AFTER, ASK_MONTHS_AFTER         */
};

typedef struct fvalue leaf_function(void *of, const struct formula_leaf *leaf);

/* `figures`: how many of the rule's figures the formula may name, those before it. The rule's fields and steps are read already. PB_SYNTAX
 * or PB_UNKNOWN_REFERENCE with a sentence that quotes the formula from where it goes wrong. */
enum rc formula_parse(struct arena *a, struct text source, const struct rule *rule, size_t figures,
                      const struct formula **out, struct err *err);
enum fvalue_type formula_type(const struct formula *); /* VT_NUMBER, VT_YES_NO or VT_CODE: what it gives where it is known */

struct fvalue formula_value(const struct formula *, leaf_function *leaf, void *of);
/* Does anything in it ask of this field, as its value or as its key? */
bool formula_asks(const struct formula *, int field);
bool formula_asks_member(const struct formula *, struct text key); /* of what acts of every kind state: "ground", "reason", "due" */

#endif
