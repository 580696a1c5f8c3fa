/* rule.h -- the rules of reading, by name, so that each can be turned off and what it adds be measured.
 *
 * A program reads with all of them. tools/intake_quality.py turns off one after the other over annotated texts and prints the table of
 * docs/intake-quality.md. A rule that makes no difference to any text has no place here.
 */
#ifndef CONGVU_INTAKE_RULE_H
#define CONGVU_INTAKE_RULE_H

#include <stdint.h>

#define INTAKE_RULE_LIST(X)                                                                                            \
    X(REMARK, "remark", "a sentence in brackets is no task")                                                           \
    X(PURPOSE, "purpose", "under Mục đích, Yêu cầu, Mục tiêu nothing is a task")                                       \
    X(DIFFICULTY, "difficulty", "the formula for difficulties met is no task")                                         \
    X(NOTICE, "notice", "the notice and entry-into-force formulas are no task")                                        \
    X(LIABILITY, "liability", "who answers before the law is no task")                                                 \
    X(EFFECT, "effect", "what the text makes of a silence or an act is no task")                                       \
    X(RECITAL, "recital", "before the first order all is background")                                                  \
    X(ASSESSMENT, "assessment", "under Đánh giá, Kết quả, Tồn tại only orders are tasks")                              \
    X(EXECUTION, "execution", "a clause that only asks to carry the document out is no task")                          \
    X(FUNDING, "funding", "a source of money without a holder is no task")                                             \
    X(MANNER, "manner", "how a task must be done is no task")                                                          \
    X(PERMISSION, "permission", "a right is no task")                                                                  \
    X(NARRATIVE, "narrative", "a report of what was or is is no task")                                                 \
    X(OBJECT, "object", "a mere thing in a list is no task")                                                           \
    X(HOLDER_HEADING, "holder-heading", "a heading that is a unit's name holds what stands under it")                  \
    X(CHAPEAU, "chapeau", "an introduction's holder goes to what it introduces")                                       \
    X(FIELD_LINES, "field-lines", "field lines speak for the tasks of their block")                                    \
    X(TABLE, "table", "a row of a table with a known head is a task with its fields")                                  \
    X(ENUMERATOR, "enumerator", "(i) ... (ii) ... cut a sentence")                                                     \
    X(HOLDER_CHANGE, "holder-change", "a semicolon cuts where the holder changes")                                     \
    X(DATED_REPORT, "dated-report", "a semicolon cuts before a report with a date of its own")

enum intake_rule {
#define X(name, word, meaning) RULE_##name,
    INTAKE_RULE_LIST(X)
#undef X
        RULE_COUNT
};

#endif
