/* formula_tree.h -- a formula as it was read: for formula_read.c, which makes it, and formula.c, which works it out.
 *
 * Of OP_LEAF, `leaf` says what is asked of the matter; of OP_CONST, `constant` is the value. All others have `a`, and `b` where they take
 * two. `type` is what comes out where nothing is unknown: settled while it was read, so that working out cannot fail.
 */
#ifndef CONGVU_FORMULA_TREE_H
#define CONGVU_FORMULA_TREE_H

#include "rules/formula.h"

enum op {
    OP_LEAF,
    OP_CONST,
    OP_MINUS,
    OP_NOT,
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_AND,
    OP_OR,
    OP_KNOWN,
    OP_WORKDAYS,
    OP_DAYS_AFTER,
    OP_MONTHS_AFTER
};

struct formula {
    enum op op;
    enum fvalue_type type;
    struct fvalue constant;
    struct formula_leaf leaf;
    const struct formula *a, *b;
};

#endif
