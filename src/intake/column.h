/* column.h -- what the columns of a table of tasks are, told by the words of its head.
 *
 * "Đơn vị chủ trì", "CƠ QUAN CHỦ TRÌ", "Don vi chu tri" are one word here: heads are compared without accents and case.
 * The longest row of the table of words that fits wins: "đơn vị phối hợp thực hiện" is who helps, not who does.
 */
#ifndef CONGVU_INTAKE_COLUMN_H
#define CONGVU_INTAKE_COLUMN_H

#include "base/text.h"

/* name, word (for --map), the label that a field line of a directive has; "" none */
#define COLUMN_LIST(X)                                                                                                 \
    X(NONE, "none", "")                                                                                                \
    X(NUMBER, "number", "")                                                                                            \
    X(TASK, "task", "")                                                                                                \
    X(LEAD, "lead", "cơ quan chủ trì")                                                                                 \
    X(WITH, "with", "cơ quan phối hợp")                                                                                \
    X(PERSON, "person", "")                                                                                            \
    X(DUE, "due", "thời gian hoàn thành")                                                                              \
    X(PRODUCT, "product", "sản phẩm")                                                                                  \
    X(DOCUMENT, "document", "")                                                                                        \
    X(GIVEN, "given", "")                                                                                              \
    X(GIVER, "giver", "")                                                                                              \
    X(STATE, "state", "")                                                                                              \
    X(RESULT, "result", "")                                                                                            \
    X(NOTE, "note", "")

enum column {
#define X(name, word, label) COLUMN_##name,
    COLUMN_LIST(X)
#undef X
        COLUMN_COUNT
};

const char *column_word(enum column c);
const char *column_label(enum column c); /* "" where a directive's field lines have no such label */
enum column column_named(struct text word); /* COLUMN_COUNT: no such word */

/* What the head says; COLUMN_NONE where it says nothing known. */
enum column column_of(struct arena *a, struct text head);

#endif
