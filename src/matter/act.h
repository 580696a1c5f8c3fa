/* act.h -- one recorded fact about a matter: who did what, when, and what was stated with it.
 *
 * An act is never changed. Its skeleton (kind, times, who, to whom, forms, dates) is typed; what people wrote is words,
 * kept apart because the law may order them erased (DESIGN 9). Which members an act of a kind must and may state is
 * one table (act_rule.c); how they are called in files, on the command line and in the database is another (ACT_FIELDS).
 *
 * Ids: matters are the register's numbers; units, people and posts are the org's (org.h): an append-only register gives
 * the same id for ever.
 */
#ifndef CONGVU_ACT_H
#define CONGVU_ACT_H

#include "calendar/limit.h"
#include "calendar/recur.h"
#include "org/org.h"
#include "rules/words.h"

typedef int64_t matter_id;

/* How surely we know who did it. */
enum surety { SURETY_SIGNED_IN, SURETY_SECOND_FACTOR, SURETY_CONSOLE, SURETY_COUNT };
extern const char *const SURETY_WORDS[SURETY_COUNT + 1]; /* "signed_in", "second_factor", "console" */

/* What people wrote. name, word. A database keeps a column for each; those behind FIRST came later (store/schema.c). */
#define ACT_TEXT_FIRST(X)                                                                                              \
    X(TITLE, "title")       /* open: what is to be done; ask: the question                     */                      \
    X(WORDS, "words")       /* reasons and remarks in words                                     */                     \
    X(VIEW, "view")         /* advise: the adviser's own view                                   */                     \
    X(WORK, "work")         /* advise: the work that follows from it                            */                     \
    X(BASIS, "basis")       /* advise: the legal ground                                         */                     \
    X(GROUND, "ground")     /* extend, cancel, reopen, recuse, a backdated act: on what ground  */                     \
    X(DOCUMENT, "document") /* number of the document that proves it                            */                     \
    X(EVIDENCE, "evidence") /* pause, complete                                                  */                     \
    X(PRODUCT, "product")   /* complete: what now exists                                        */                     \
    X(OUTCOME, "outcome")   /* decide                                                           */                     \
    X(MISSING, "missing")   /* return: what is missing                                          */                     \
    X(RULE, "rule")         /* obstacle, appraisal: the rule concerned, to the article          */                     \
    X(WHOM, "whom")         /* await: who outside                                               */                     \
    X(CAME, "came")         /* resume: what came                                                */                     \
    X(VOTES, "votes")       /* advise, decide: votes and minority views                         */                     \
    X(QUANTITY, "quantity") /* report                                                           */                     \
    X(PERIOD, "period")     /* report on a duty: the period as written                          */                     \
    X(OPERATOR, "operator") /* console acts: who sat there                                      */                     \
    X(EVENT, "event")       /* open: from what the limit runs, where nobody knows yet when that was */
#define ACT_TEXT_LATER(X)                                                                                              \
    X(FIELDS, "fields") /* the fields of its kind that it states, a line each (values.h) */                            \
    X(SEALED, "sealed") /* those of them that are sealed                                 */
#define ACT_TEXT_LIST(X) ACT_TEXT_FIRST(X) ACT_TEXT_LATER(X)

enum act_text {
#define X(name, word) AT_##name,
    ACT_TEXT_LIST(X)
#undef X
        ACT_TEXT_COUNT
};
extern const char *const ACT_TEXT_WORDS[ACT_TEXT_COUNT + 1];

struct act_word {
    enum act_text field;
    struct text value;
};

enum follows { FOLLOWS_NONE, FOLLOWS_YES, FOLLOWS_NO };

struct act {
    int64_t seq; /* order of recording in the whole register; 0: not yet recorded      */
    matter_id matter;
    enum act_kind kind;
    struct instant recorded; /* by the server                                                       */
    struct instant happened; /* claimed; the same unless a ground and a document say otherwise      */

    person_id person; /* who did it                                                          */
    post_id post;     /* in which post; 0: as a member or operator                           */
    unit_id unit;     /* the unit of that post                                               */
    person_id behalf; /* by delegation of; 0: own authority                                  */
    enum surety surety;

    unit_id to_unit;       /* open: lead; assign, forward, escalate, transfer, ask, urge          */
    person_id to_person;   /* assign, advise (decider), ask (who decided), open                   */
    unit_id giver;         /* open: in whose name the work is given; 0: the actor's unit          */
    person_id responsible; /* advise: who will carry it out                                       */
    struct text reason;    /* code of a reason_rule                                               */
    struct text rule_kind; /* open: the kind of matter                                            */
    struct text function;  /* open: for successions; "" is general                                */
    enum ask_form form;    /* ask                                                                 */
    enum answer answer;    /* reply                                                               */
    enum follows follows;  /* decide: follows the advice or not                                   */
    bool collective;       /* advise: collective or own                                           */
    int share;             /* report: per cent done, -1 not stated                                */
    struct limit due;      /* open, ask, extend, reopen                                           */
    struct recur recur;    /* open of a duty                                                      */
    struct day date;       /* advise: the date of the work; DAY_MIN not stated                    */
    struct day until;  /* pause, await: end or review day; reply: until when an obstacle stands; DAY_MIN not stated */
    struct day period; /* report on a duty: the cut-off day; DAY_MIN not stated               */
    struct day counted_from; /* open, extend: the day from which `due` is counted, if not the act's own; DAY_MIN not stated */
    int64_t content;   /* open: the document's content it comes from; 0 none                  */
    matter_id child;   /* ask: the child it opened; urge, reply: 0                            */
    int64_t corrects;  /* correct: seq of the act                                             */
    const unit_id *units; /* open: coordinators the content names; reply not_mine: whose it is   */
    size_t nunits;
    const person_id *persons; /* open: the accused; decide: who voted for it; unseal: the second person */
    size_t npersons;
    const matter_id *answers; /* advise, decide, complete: late disagreements answered              */
    size_t nanswers;
    const struct act_word *words;
    size_t nwords;
};

/* What was written in a field, or TEXT_NONE. */
struct text act_text(const struct act *, enum act_text field);

/* --- the fields, described once ------------------------------------------------------------------------ */

enum act_field_type {
    AF_TEXT,
    AF_UNIT,
    AF_UNITS,
    AF_PERSON,
    AF_PERSONS,
    AF_CODE,
    AF_FORM,
    AF_ANSWER,
    AF_YESNO,
    AF_FOLLOWS,
    AF_SHARE,
    AF_LIMIT,
    AF_RECUR,
    AF_DAY,
    AF_MATTERS,
    AF_NUMBER,
};

/* name, key, type, member (or act_text), help */
#define ACT_FIELD_LIST(X)                                                                                              \
    X(TO, "to", AF_UNIT, to_unit, N_("the unit it goes to"))                                                           \
    X(TO_PERSON, "to_person", AF_PERSON, to_person, N_("the person it goes to"))                                       \
    X(GIVER, "giver", AF_UNIT, giver, N_("in whose name the work is given"))                                           \
    X(RESPONSIBLE, "responsible", AF_PERSON, responsible, N_("who will carry the work out"))                           \
    X(REASON, "reason", AF_CODE, reason, N_("a reason of the regulation"))                                             \
    X(KIND, "kind", AF_CODE, rule_kind, N_("the kind of matter"))                                                      \
    X(FUNCTION, "function", AF_CODE, function, N_("the function the matter belongs to"))                               \
    X(FORM, "form", AF_FORM, form, N_("what is asked: opinion, appraisal, part, data, guidance, obstacle ..."))        \
    X(ANSWER, "answer", AF_ANSWER, answer, N_("the answer: agree, disagree, data ..."))                                \
    X(FOLLOWS, "follows", AF_FOLLOWS, follows, N_("whether the decision follows the advice"))                          \
    X(COLLECTIVE, "collective", AF_YESNO, collective, N_("whether the advice is collective"))                          \
    X(SHARE, "share", AF_SHARE, share, N_("per cent done"))                                                            \
    X(DUE, "due", AF_LIMIT, due, N_("a date or a limit: 2025-09-12, 5 working days"))                                  \
    X(RECUR, "recur", AF_RECUR, recur, N_("the recurrence of a duty: month 25"))                                       \
    X(DATE, "date", AF_DAY, date, N_("the date of the work advised"))                                                  \
    X(UNTIL, "until", AF_DAY, until, N_("the end or review day"))                                                      \
    X(COUNTED_FROM, "counted_from", AF_DAY, counted_from, N_("the day from which the limit is counted"))                \
    X(CONTENT, "content", AF_NUMBER, content, N_("the document's content it comes from"))                              \
    X(CORRECTS, "corrects", AF_NUMBER, corrects, N_("the number of the act put right"))                                \
    X(UNITS, "units", AF_UNITS, units, N_("several units"))                                                            \
    X(PERSONS, "persons", AF_PERSONS, persons, N_("several persons"))                                                  \
    X(ANSWERS, "answers", AF_MATTERS, answers, N_("the questions whose late disagreement this answers"))               \
    X(TITLE, "title", AF_TEXT, AT_TITLE, N_("what is to be done or asked"))                                            \
    X(WORDS, "words", AF_TEXT, AT_WORDS, N_("words"))                                                                  \
    X(VIEW, "view", AF_TEXT, AT_VIEW, N_("the adviser's view"))                                                        \
    X(WORK, "work", AF_TEXT, AT_WORK, N_("the work that follows"))                                                     \
    X(BASIS, "basis", AF_TEXT, AT_BASIS, N_("the legal ground"))                                                       \
    X(GROUND, "ground", AF_TEXT, AT_GROUND, N_("on what ground"))                                                      \
    X(DOCUMENT, "document", AF_TEXT, AT_DOCUMENT, N_("the document that proves it"))                                   \
    X(EVIDENCE, "evidence", AF_TEXT, AT_EVIDENCE, N_("the evidence"))                                                  \
    X(PRODUCT, "product", AF_TEXT, AT_PRODUCT, N_("what now exists"))                                                  \
    X(OUTCOME, "outcome", AF_TEXT, AT_OUTCOME, N_("the outcome"))                                                      \
    X(MISSING, "missing", AF_TEXT, AT_MISSING, N_("what is missing"))                                                  \
    X(RULE, "rule", AF_TEXT, AT_RULE, N_("the rule concerned, to the article"))                                        \
    X(WHOM, "whom", AF_TEXT, AT_WHOM, N_("who outside must act"))                                                      \
    X(CAME, "came", AF_TEXT, AT_CAME, N_("what came"))                                                                 \
    X(VOTES, "votes", AF_TEXT, AT_VOTES, N_("votes and minority views"))                                               \
    X(QUANTITY, "quantity", AF_TEXT, AT_QUANTITY, N_("a quantity"))                                                    \
    X(PERIOD, "period", AF_TEXT, AT_PERIOD, N_("the period reported on: 2025-09, 2025-Q3"))                            \
    X(EVENT, "event", AF_TEXT, AT_EVENT, N_("from what the limit runs, while nobody knows when that was"))

enum act_field_id {
#define X(name, key, type, member, help) FIELD_##name,
    ACT_FIELD_LIST(X)
#undef X
        ACT_FIELD_COUNT
};

struct act_field {
    const char *key;
    enum act_field_type type;
    size_t offset; /* of the member in struct act; AF_TEXT: unused      */
    int text;      /* AF_TEXT: enum act_text                            */
    const char *help;
};
extern const struct act_field ACT_FIELDS[ACT_FIELD_COUNT];
const struct act_field *act_field(struct text key); /* NULL if there is none */

/* Is the field stated in this act? */
bool act_states(const struct act *, enum act_field_id);

/* From when a limit that the act states is counted: the start of the day it names, else when it happened. */
struct instant act_counts_from(const struct act *);

/* A new, empty act: every "not stated" value set. */
struct act act_new(matter_id matter, enum act_kind kind);

/* --- what an act of a kind must and may state (MODEL 4, third column) ---------------------------------- */

struct act_rule {
    uint64_t must; /* bits 1 << act_field_id                              */
    uint64_t may;  /* besides those                                       */
    uint64_t any;  /* at least one of these, 0: no such demand            */
    bool moves;    /* moves a holder, child or clock: bounds `happened` of later acts (MODEL 1) */
};
extern const struct act_rule ACT_RULES[ACT_KIND_COUNT];

#endif
