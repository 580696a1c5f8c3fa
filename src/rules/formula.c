/* formula.c -- a formula worked out: what is unknown stays so, unless the other side settles it. */
#include "rules/formula_tree.h"

#include <math.h>

enum fvalue_type formula_type(const struct formula *f) { return f->type; }

/* Either side may be unknown. */
static struct fvalue logic(enum op op, struct fvalue a, struct fvalue b)
{
    bool settles = op == OP_OR;
    if ((a.type == VT_YES_NO && a.yes == settles) || (b.type == VT_YES_NO && b.yes == settles))
        return FV_YES(settles);
    return a.type == VT_UNKNOWN || b.type == VT_UNKNOWN ? FV_UNKNOWN : FV_YES(!settles);
}

static bool alike(struct fvalue a, struct fvalue b)
{
    if (a.type == VT_CODE)
        return text_eq(a.code, b.code);
    return a.type == VT_NUMBER ? a.number == b.number : a.yes == b.yes;
}

static struct fvalue arithmetic(enum op op, double a, double b)
{
    double x = op == OP_ADD ? a + b : op == OP_SUB ? a - b : op == OP_MUL ? a * b : a / b;
    return isfinite(x) ? FV_NUMBER(x) : FV_UNKNOWN; /* by nothing cannot be divided */
}

static struct fvalue comparison(enum op op, struct fvalue a, struct fvalue b)
{
    if (op == OP_EQ || op == OP_NE)
        return FV_YES(alike(a, b) == (op == OP_EQ));
    bool less = op == OP_LT || op == OP_LE, equal = op == OP_LE || op == OP_GE;
    return FV_YES((less ? a.number < b.number : a.number > b.number) || (equal && a.number == b.number));
}

static struct fvalue joined(enum op op, struct fvalue a, struct fvalue b)
{
    if (op == OP_AND || op == OP_OR)
        return logic(op, a, b);
    if (a.type == VT_UNKNOWN || b.type != a.type)
        return FV_UNKNOWN;
    return op <= OP_DIV ? arithmetic(op, a.number, b.number) : comparison(op, a, b);
}

/* What only a calendar knows of two numbers. */
static struct fvalue by_calendar(enum op op, struct fvalue a, struct fvalue b, leaf_function *leaf, void *of)
{
    if (a.type != VT_NUMBER || b.type != VT_NUMBER)
        return FV_UNKNOWN;
    if (op != OP_WORKDAYS)
        return leaf(of, &(struct formula_leaf){ .ask = op == OP_DAYS_AFTER ? ASK_DAYS_AFTER : ASK_MONTHS_AFTER,
                                                .key_field = -1,
                                                .from = a.number,
                                                .to = b.number });
    bool back = b.number < a.number;
    const struct formula_leaf ask = {
        .ask = ASK_WORKDAYS, .key_field = -1, .from = back ? b.number : a.number, .to = back ? a.number : b.number
    };
    struct fvalue days = leaf(of, &ask);
    return back && days.type == VT_NUMBER ? FV_NUMBER(-days.number) : days;
}

struct fvalue formula_value(const struct formula *f, leaf_function *leaf, void *of)
{
    if (f->op == OP_CONST)
        return f->constant;
    if (f->op == OP_LEAF)
        return leaf(of, &f->leaf);
    struct fvalue a = formula_value(f->a, leaf, of);
    if (f->op == OP_MINUS)
        return a.type == VT_NUMBER ? FV_NUMBER(-a.number) : FV_UNKNOWN;
    if (f->op == OP_NOT)
        return a.type == VT_YES_NO ? FV_YES(!a.yes) : FV_UNKNOWN;
    if (f->op == OP_KNOWN && a.type != VT_UNKNOWN)
        return a;
    struct fvalue b = formula_value(f->b, leaf, of);
    if (f->op >= OP_WORKDAYS)
        return by_calendar(f->op, a, b, leaf, of);
    return f->op == OP_KNOWN ? b : joined(f->op, a, b);
}

bool formula_asks(const struct formula *f, int field)
{
    if (f->op == OP_CONST)
        return false;
    if (f->op == OP_LEAF)
        return f->leaf.ask <= ASK_EVERY && (f->leaf.index == field || f->leaf.key_field == field);
    return formula_asks(f->a, field) || (f->b && formula_asks(f->b, field));
}

bool formula_asks_member(const struct formula *f, struct text key)
{
    if (f->op == OP_CONST)
        return false;
    if (f->op != OP_LEAF)
        return formula_asks_member(f->a, key) || (f->b && formula_asks_member(f->b, key));
    enum ask ask = f->leaf.ask;
    return (ask == ASK_ACT_STATES && text_eq(f->leaf.key, key)) ||
           (ask == ASK_REASON && text_eq(key, TEXT("reason"))) || (ask == ASK_DUE && text_eq(key, TEXT("due")));
}
