/* act_rule.c -- what an act of each kind must state, may state, and whether it moves anything (MODEL 4, third column).
 *
 * A bit for each field of ACT_FIELDS. `any` asks for at least one of several: a transfer's reason may be a code of
 * the regulation or, where that lists none, words. GROUND and DOCUMENT are always allowed, because every act may be
 * backdated with both; so are WORDS.
 */
#include "matter/act.h"

#define F(name) (UINT64_C(1) << FIELD_##name)
#define ALWAYS  (F(GROUND) | F(DOCUMENT) | F(WORDS))

const struct act_rule ACT_RULES[ACT_KIND_COUNT] = {
    [ACT_OPEN] = { .must = F(TITLE) | F(KIND),
                   .may = F(TO) | F(TO_PERSON) | F(GIVER) | F(FUNCTION) | F(DUE) | F(COUNTED_FROM) | F(EVENT) |
                          F(RECUR) | F(CONTENT) | F(UNITS) | F(PERSONS) | ALWAYS,
                   .moves = true },
    [ACT_ASSIGN] = { .must = F(TO_PERSON), .may = F(TO) | ALWAYS, .moves = true },
    [ACT_FORWARD] = { .may = F(TO) | F(TO_PERSON) | ALWAYS, .moves = true },
    [ACT_ADVISE] = { .must = F(VIEW) | F(WORK) | F(DATE) | F(RESPONSIBLE) | F(BASIS),
                     .may = F(TO) | F(TO_PERSON) | F(COLLECTIVE) | F(VOTES) | F(ANSWERS) | ALWAYS,
                     .moves = true },
    [ACT_ESCALATE] = { .must = F(REASON), .may = F(TO) | F(TO_PERSON) | ALWAYS, .moves = true },
    [ACT_TRANSFER] = { .must = F(TO),
                       .any = F(REASON) | F(WORDS),
                       .may = F(REASON) | F(TO_PERSON) | ALWAYS,
                       .moves = true },
    [ACT_RETURN] = { .must = F(MISSING), .any = F(REASON) | F(WORDS), .may = F(REASON) | ALWAYS, .moves = true },
    [ACT_RECUSE] = { .must = F(GROUND), .may = F(REASON) | ALWAYS, .moves = true },
    [ACT_ASK] = { .must = F(TO) | F(FORM) | F(TITLE) | F(DUE), .may = F(TO_PERSON) | F(RULE) | ALWAYS, .moves = true },
    [ACT_REPLY] = { .must = F(ANSWER),
                    .may = F(RULE) | F(UNTIL) | F(UNITS) | F(PRODUCT) | F(EVIDENCE) | ALWAYS,
                    .moves = true },
    [ACT_PAUSE] = { .must = F(REASON) | F(EVIDENCE) | F(UNTIL), .may = ALWAYS, .moves = true },
    [ACT_AWAIT] = { .must = F(WHOM) | F(UNTIL), .any = F(REASON) | F(WORDS), .may = F(REASON) | ALWAYS, .moves = true },
    [ACT_RESUME] = { .must = F(CAME), .may = F(EVIDENCE) | ALWAYS, .moves = true },
    [ACT_DECIDE] = { .must = F(OUTCOME),
                     .may = F(FOLLOWS) | F(TO) | F(TO_PERSON) | F(VOTES) | F(PERSONS) | F(ANSWERS) | F(BASIS) | ALWAYS,
                     .moves = true },
    [ACT_COMPLETE] = { .must = F(PRODUCT) | F(EVIDENCE),
                       .may = F(ANSWERS) | F(QUANTITY) | F(SHARE) | ALWAYS,
                       .moves = true },
    [ACT_EXTEND] = { .must = F(DUE) | F(GROUND), .may = F(COUNTED_FROM) | F(REASON) | ALWAYS, .moves = true },
    [ACT_REPORT] = { .any = F(WORDS) | F(QUANTITY) | F(SHARE), .may = F(QUANTITY) | F(SHARE) | F(PERIOD) | ALWAYS },
    [ACT_URGE] = { .may = F(TO) | F(TO_PERSON) | ALWAYS },
    [ACT_CORRECT] = { .must = F(CORRECTS),
                      .any = F(TITLE) | F(VIEW) | F(WORK) | F(BASIS) | F(EVIDENCE) | F(PRODUCT) | F(OUTCOME) |
                             F(MISSING) | F(RULE) | F(WHOM) | F(CAME) | F(VOTES) | F(QUANTITY) | F(WORDS) | F(GROUND) |
                             F(DOCUMENT) },
    [ACT_CANCEL] = { .must = F(GROUND), .may = F(REASON) | ALWAYS, .moves = true },
    [ACT_REOPEN] = { .must = F(GROUND) | F(DUE), .may = ALWAYS, .moves = true },
    [ACT_UNSEAL] = { .must = F(PERSONS), .any = F(REASON) | F(WORDS), .may = F(REASON) | ALWAYS },
};
