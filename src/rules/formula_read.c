/* formula_read.c -- a formula is read by descent, one function a level of binding, and its types are settled while it is read: adding a
 * yes to a number, or comparing a choice with a day, is refused in the file and never met at a reader's.
 *
 *      either  = both ("or" both)*
 *      both    = turned ("and" turned)*
 *      turned  = "not" turned | compared
 *      compared= sum (("=" | "!=" | "<" | "<=" | ">" | ">=") sum)?
 *      sum     = product (("+" | "-") product)*
 *      product = factor (("*" | "/") factor)*
 *      factor  = number | 'code' | "yes" | "no" | "-" factor | "(" either ")" | word | word "(" argument ")"
 *              | ("known(" | "workdays(" | "days_after(" | "months_after(") either "," either ")" | "reason('code')"
 */
#include "rules/formula_parser.h"

#include "base/i18n.h"

#include <stdlib.h>

static bool digit(char c) { return c >= '0' && c <= '9'; }

static enum rc number(struct parser *p, const struct formula **out)
{
    char digits[32];
    size_t n = 0;
    while (p->at < p->source.n && n + 1 < sizeof digits && (digit(p->source.p[p->at]) || p->source.p[p->at] == '.'))
        digits[n++] = p->source.p[p->at++];
    digits[n] = 0;
    char *end;
    double x = strtod(digits, &end);
    if (*end || n + 1 == sizeof digits)
        return parser_wrong(p, _("a number is written 12 or 12.5"));
    *out = parser_node(p, (struct formula){ .op = OP_CONST, .type = VT_NUMBER, .constant = FV_NUMBER(x) });
    return RC_OK;
}

static enum rc factor(struct parser *p, const struct formula **out)
{
    enum rc rc;
    parser_blanks(p);
    if (p->depth == FORMULA_DEPTH_MAX)
        return err_set(p->err, PB_TOO_LARGE, _("the formula '%.*s' is nested more than %d deep"), TEXT_FMT(p->source),
                       (int)FORMULA_DEPTH_MAX);
    if (p->at < p->source.n && digit(p->source.p[p->at]))
        return number(p, out);
    if (parser_take(p, "'"))
        return formula_code(p, out);
    bool minus = parser_take(p, "-");
    if (minus || parser_take(p, "(")) {
        const struct formula *inner;
        p->depth++;
        rc = minus ? factor(p, &inner) : formula_either(p, &inner);
        p->depth--;
        if (rc != RC_OK)
            return rc;
        if (!minus && !parser_take(p, ")"))
            return parser_wrong(p, _("a closing parenthesis is expected"));
        if (minus && inner->type != VT_NUMBER)
            return parser_unlike(p, _("a minus before something that is no number"));
        *out = minus ? parser_node(p, (struct formula){ .op = OP_MINUS, .type = VT_NUMBER, .a = inner }) : inner;
        return RC_OK;
    }
    struct text word = parser_word(p);
    if (text_empty(word))
        return parser_wrong(p, _("a number, a code, a name or '(' is expected"));
    p->at += word.n;
    return parser_take(p, "(") ? formula_called(p, word, out) : formula_name(p, word, out);
}

/* --- levels of binding ----------------------------------------------------------------------------------- */

typedef enum rc level(struct parser *, const struct formula **);

struct sign {
    const char *sign;
    enum op op;
};

/* type = 'recover': of a choice, a code written beside it is one of its own. */
static enum rc compared_code(struct parser *p, const struct formula *a, const struct formula *b)
{
    const struct formula *leaf = a->op == OP_LEAF ? a : b, *constant = leaf == a ? b : a;
    bool of_field = leaf->op == OP_LEAF && leaf->leaf.ask <= ASK_EVERY && constant->op == OP_CONST;
    return of_field ? formula_choice_check(p, leaf->leaf.index, constant->constant.code) : RC_OK;
}

static enum rc join(struct parser *p, enum op op, const struct formula *a, const struct formula *b,
                    const struct formula **out)
{
    bool logic = op == OP_AND || op == OP_OR, compares = op >= OP_EQ && op <= OP_GE, same = a->type == b->type;
    if (logic && (a->type != VT_YES_NO || b->type != VT_YES_NO))
        return parser_unlike(p, _("'and' or 'or' between things that are neither yes nor no"));
    if (compares && !same)
        return parser_unlike(p, _("a comparison of two things that are not alike"));
    if (compares && op > OP_NE && a->type != VT_NUMBER)
        return parser_unlike(p, _("an order of things that are no numbers"));
    if (!logic && !compares && (a->type != VT_NUMBER || b->type != VT_NUMBER))
        return parser_unlike(p, _("arithmetic with something that is no number"));
    enum rc rc = compares && a->type == VT_CODE ? compared_code(p, a, b) : RC_OK;
    if (rc != RC_OK)
        return rc;
    *out =
        parser_node(p, (struct formula){ .op = op, .type = logic || compares ? VT_YES_NO : VT_NUMBER, .a = a, .b = b });
    return RC_OK;
}

/* operand (sign operand)*, from the left; at most once where `once`. */
static enum rc chain(struct parser *p, level *operand, const struct sign *signs, bool once, const struct formula **out)
{
    enum rc rc = operand(p, out);
    bool more = true;
    while (rc == RC_OK && more) {
        const struct sign *s = signs;
        while (s->sign && !parser_take(p, s->sign))
            s++;
        if (!s->sign)
            return RC_OK;
        const struct formula *right;
        rc = operand(p, &right);
        if (rc == RC_OK)
            rc = join(p, s->op, *out, right, out);
        more = !once;
    }
    return rc;
}

static enum rc product(struct parser *p, const struct formula **out)
{
    static const struct sign SIGNS[] = { { "*", OP_MUL }, { "/", OP_DIV }, { 0 } };
    return chain(p, factor, SIGNS, false, out);
}

static enum rc sum(struct parser *p, const struct formula **out)
{
    static const struct sign SIGNS[] = { { "+", OP_ADD }, { "-", OP_SUB }, { 0 } };
    return chain(p, product, SIGNS, false, out);
}

static enum rc compared(struct parser *p, const struct formula **out)
{
    static const struct sign SIGNS[] = {
        { "!=", OP_NE }, { "<=", OP_LE }, { ">=", OP_GE }, { "=", OP_EQ }, { "<", OP_LT }, { ">", OP_GT }, { 0 }
    };
    return chain(p, sum, SIGNS, true, out);
}

static enum rc turned(struct parser *p, const struct formula **out)
{
    bool no = false;
    while (parser_take(p, "not"))
        no = !no;
    enum rc rc = compared(p, out);
    if (rc != RC_OK || !no)
        return rc;
    if ((*out)->type != VT_YES_NO)
        return parser_unlike(p, _("'not' before something that is neither yes nor no"));
    *out = parser_node(p, (struct formula){ .op = OP_NOT, .type = VT_YES_NO, .a = *out });
    return RC_OK;
}

static enum rc both(struct parser *p, const struct formula **out)
{
    static const struct sign SIGNS[] = { { "and", OP_AND }, { 0 } };
    return chain(p, turned, SIGNS, false, out);
}

enum rc formula_either(struct parser *p, const struct formula **out)
{
    static const struct sign SIGNS[] = { { "or", OP_OR }, { 0 } };
    return chain(p, both, SIGNS, false, out);
}

enum rc formula_parse(struct arena *a, struct text source, const struct rule *rule, size_t figures,
                      const struct formula **out, struct err *err)
{
    if (source.n > FORMULA_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("a formula has at most %d bytes"), (int)FORMULA_BYTES_MAX);
    struct parser p = { .arena = a, .source = source, .rule = rule, .figures = figures, .err = err };
    enum rc rc = formula_either(&p, out);
    parser_blanks(&p);
    return rc == RC_OK && p.at < source.n ? parser_wrong(&p, _("nothing more is expected")) : rc;
}
