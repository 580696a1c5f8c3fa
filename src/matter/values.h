/* values.h -- the fields of its kind that a matter's acts stated, and what the regulation works out of them.
 *
 *      open    plan[2024-Q1]=20      plan[2024-Q2]=30
 *      report  disbursed[2024-Q1]=12
 *      correct disbursed[2024-Q1]=11    (corrects that report)    -> in force: 20, 30, 11;  sum(disbursed) is 11
 *
 * An act carries its values as words, one "field[key]=value" a line (AT_FIELDS; AT_SEALED those that are sealed): so they are salted, erasable and
 * sealed in the ledger like everything that people wrote. Numbers are plain (6535, 12.5), days ISO, yes or no, choices and units and persons
 * and matters by their code, periods as 2024-Q1; in a text a newline is "\n" and a backslash "\\".
 *
 * Owns:    nothing; in the arena.
 * Fails:   a line that no longer fits the rule is left out: the record stays readable when a field was dropped.
 * Threads: pure.
 */
#ifndef CONGVU_VALUES_H
#define CONGVU_VALUES_H

#include "matter/matter.h"

struct stated {
    int field;        /* index in the rule's fields                                      */
    struct text key;  /* "" where the field has none; of an entry of `many`: its number  */
    struct text value;
    const struct act *act;
    bool in_force; /* else replaced by a later one                                       */
};

struct values {
    const struct world *w;
    const struct family *f; /* NULL: of an opening                                       */
    const struct matter *m; /* NULL: of an opening                                       */
    const struct rule *rule;
    const struct act *hand; /* the act in hand, counted as done; NULL none               */
    int step;               /* in the rule, before the act in hand; -1 none              */
    struct instant t;       /* of that act, or of reading                                */
    const struct stated *list; /* in order of stating; what was corrected stands with its correction */
    size_t n;
};

/* What the first n acts of the family, and then `hand` if there is one, stated for m. `rule` governs at t. */
struct values values_read(struct arena *a, const struct world *w, const struct family *f, const struct matter *m, const struct rule *rule, size_t nacts,
                          const struct act *hand, struct instant t);
/* As they are in force at t by all that the family knows. */
struct values values_now(struct arena *a, const struct family *f, const struct matter *m, struct instant t);

/* The next line of an act's values: false at the end. `value` is as recorded, see value_text. */
bool value_next(struct text *rest, struct text *field, struct text *key, struct text *value);
struct text value_text(struct arena *a, struct text recorded);             /* as it was written          */
struct text value_recorded(struct arena *a, struct text written);          /* the other way round        */
struct fvalue value_of(const struct field_rule *, struct text recorded);   /* for formulas               */
/* The value in force of a field without keys, or NULL. */
const struct stated *values_find(const struct values *, int field, struct text key);
/* The same by the field's code; NULL also where the rule has no such field. */
const struct stated *values_stated(const struct values *, struct text field);
/* Its value as recorded; none where it is not stated. */
struct text values_said(const struct values *, struct text field);
/* What is in force of a field with keys or of many, in order of stating: the first after NULL, and NULL after the last. */
const struct stated *values_entry(const struct values *, struct text field, const struct stated *after);

/* How often the field was stated: of `many`, how many entries there are. */
size_t values_entries(const struct values *, int field);

/* --- what formulas ask (values_ask.c) --- */

struct fvalue values_work_out(const struct values *, const struct formula *);
/* The step that an act of this kind leads to from step `from` (-1 none yet), those left out whose `when` does not hold; -1: none. */
int values_next_step(const struct values *, enum act_kind act, int from);
/* The row of the figure's words that holds, or NULL. */
const struct figure_word *values_word(const struct values *, const struct figure_rule *);

/* --- what was noted (values_note.c) --- */

/* A demand that an act did not meet, and that is noted instead of refused. */
struct value_note {
    const struct act *act;
    const struct check_rule *check;
};
struct value_note *values_notes(struct arena *a, const struct family *f, const struct matter *m, size_t *n);

#endif
