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
#include "rules/formula_tree.h"

#include "base/i18n.h"
#include "rules/rule.h"

#include <stdlib.h>

/* --- the text so far ------------------------------------------------------------------------------------- */

struct parser {
    struct arena *arena;
    struct text source;
    size_t at;
    int depth;
    const struct rule *rule;
    size_t figures;
    struct err *err;
};

static const char *const FIELD_ASKS[] = {
#define X(name, word) [ASK_##name] = word,
    FIELD_ASK_LIST(X)
#undef X
        NULL
};

static void blanks(struct parser *p)
{
    while (p->at < p->source.n && (p->source.p[p->at] == ' ' || p->source.p[p->at] == '\n'))
        p->at++;
}

static enum rc wrong(const struct parser *p, const char *sentence)
{
    struct text rest = text_sub(p->source, p->at, p->source.n);
    if (text_empty(rest))
        return err_set(p->err, PB_SYNTAX, _("the formula '%.*s' ends too early: %s"), TEXT_FMT(p->source), sentence);
    return err_set(p->err, PB_SYNTAX, _("the formula '%.*s' is not understood from '%.*s' on: %s"), TEXT_FMT(p->source),
                   TEXT_FMT(rest), sentence);
}

static bool letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
static bool digit(char c) { return c >= '0' && c <= '9'; }

static struct text word_here(struct parser *p)
{
    blanks(p);
    size_t end = p->at;
    if (end < p->source.n && letter(p->source.p[end]))
        while (end < p->source.n && (letter(p->source.p[end]) || digit(p->source.p[end])))
            end++;
    return text_sub(p->source, p->at, end);
}

static bool take(struct parser *p, const char *sign)
{
    blanks(p);
    struct text t = text_of(sign), rest = text_sub(p->source, p->at, p->source.n);
    if (!text_starts(rest, t))
        return false;
    if (letter(sign[0]) && word_here(p).n != t.n)
        return false;
    p->at += t.n;
    return true;
}

static const struct formula *node(struct parser *p, struct formula f)
{
    struct formula *n = ARENA_NEW(p->arena, struct formula);
    *n = f;
    return n;
}

static enum rc unlike(const struct parser *p, const char *what)
{
    return err_set(p->err, PB_WRONG_VALUE,
                   _("the formula '%.*s' uses %s: write numbers with numbers and codes with codes"),
                   TEXT_FMT(p->source), what);
}

static enum rc either(struct parser *p, const struct formula **out);

/* --- what a leaf gives ----------------------------------------------------------------------------------- */

static enum fvalue_type type_of_field(const struct field_rule *f)
{
    bool number = f->type == FT_NUMBER || f->type == FT_MONEY || f->type == FT_DAY;
    return number ? VT_NUMBER : f->type == FT_YES_NO ? VT_YES_NO : VT_CODE;
}

static bool has_one(const struct field_rule *f) { return !f->many && f->per_field == PER_NOTHING; }
static bool adds_up(const struct field_rule *f) { return f->type == FT_NUMBER || f->type == FT_MONEY; }
static bool has_order(const struct field_rule *f) { return type_of_field(f) == VT_NUMBER; }
static bool has_periods(const struct field_rule *f) { return f->per_field == PER_PERIOD; }
static bool has_keys(const struct field_rule *f) { return f->per_field != PER_NOTHING; }
static bool adds_up_by_key(const struct field_rule *f) { return adds_up(f) && has_keys(f); }
static bool has_listed_keys(const struct field_rule *f) { return f->per_field >= 0; }

/* What may be asked of which field, and what it gives: VT_UNKNOWN stands for the field's own type. */
static const struct {
    bool (*of)(const struct field_rule *);
    enum fvalue_type gives;
    const char *otherwise;
} FIELD_LEAVES[] = {
    [ASK_VALUE] = { has_one, VT_UNKNOWN,
                    N_("the name of a field with several values: write sum(), latest(), count() or at()") },
    [ASK_FIRST] = { NULL, VT_UNKNOWN, NULL },
    [ASK_LAST] = { NULL, VT_UNKNOWN, NULL },
    [ASK_SUM] = { adds_up, VT_NUMBER, N_("sum() of something that is no number") },
    [ASK_COUNT] = { NULL, VT_NUMBER, NULL },
    [ASK_LEAST] = { has_order, VT_NUMBER, N_("least() or most() of something that is no number") },
    [ASK_MOST] = { has_order, VT_NUMBER, N_("least() or most() of something that is no number") },
    [ASK_LATEST] = { has_periods, VT_UNKNOWN, N_("latest() of something that is not stated per period") },
    [ASK_LATEST_DAY] = { has_periods, VT_NUMBER, N_("latest() of something that is not stated per period") },
    [ASK_AT] = { has_keys, VT_UNKNOWN, N_("at() of something that has no keys") },
    [ASK_THIS] = { NULL, VT_UNKNOWN, NULL },
    [ASK_STATED] = { NULL, VT_YES_NO, NULL },
    [ASK_STATED_NOW] = { NULL, VT_YES_NO, NULL },
    [ASK_WITHIN] = { adds_up_by_key, VT_YES_NO, N_("within() of something that is no number stated per key") },
    [ASK_EVERY] = { has_listed_keys, VT_YES_NO, N_("every() of something that is not stated per entry or choice") },
};

static enum rc field_leaf(struct parser *p, enum ask ask, int index, const struct formula **out)
{
    const struct field_rule *f = &p->rule->fields[index];
    if (FIELD_LEAVES[ask].of && !FIELD_LEAVES[ask].of(f))
        return unlike(p, _(FIELD_LEAVES[ask].otherwise));
    enum fvalue_type type = FIELD_LEAVES[ask].gives == VT_UNKNOWN ? type_of_field(f) : FIELD_LEAVES[ask].gives;
    *out = node(
        p, (struct formula){ .op = OP_LEAF, .type = type, .leaf = { .ask = ask, .index = index, .key_field = -1 } });
    return RC_OK;
}

/* --- words ----------------------------------------------------------------------------------------------- */

static enum rc plain_leaf(struct parser *p, enum ask ask, int index, enum fvalue_type type, const struct formula **out)
{
    *out = node(
        p, (struct formula){ .op = OP_LEAF, .type = type, .leaf = { .ask = ask, .index = index, .key_field = -1 } });
    return RC_OK;
}

static enum rc unknown_word(const struct parser *p, struct text word)
{
    return err_set(p->err, PB_UNKNOWN_REFERENCE,
                   _("the formula '%.*s' names '%.*s', which is no field, no figure before it and no word of formulas"),
                   TEXT_FMT(p->source), TEXT_FMT(word));
}

/* A word by itself. */
static enum rc name(struct parser *p, struct text word, const struct formula **out)
{
    static const struct {
        const char *word;
        enum ask ask;
        enum fvalue_type type;
    } PLAIN[] = {
        { "today", ASK_TODAY, VT_NUMBER },
        { "begun", ASK_BEGUN, VT_NUMBER },
        { "due", ASK_DUE, VT_NUMBER },
        { "due_was", ASK_DUE_WAS, VT_NUMBER },
        { "first_due", ASK_FIRST_DUE, VT_NUMBER },
        { "ended", ASK_ENDED, VT_NUMBER },
        { "late", ASK_LATE, VT_YES_NO },
    };
    if (text_eq(word, TEXT("yes")) || text_eq(word, TEXT("no"))) {
        *out = node(p, (struct formula){ .op = OP_CONST, .type = VT_YES_NO, .constant = FV_YES(word.n == 3) });
        return RC_OK;
    }
    int field = rule_field(p->rule, word);
    if (field >= 0)
        return field_leaf(p, ASK_VALUE, field, out);
    for (size_t i = 0; i < p->figures; i++)
        if (text_eq(p->rule->figures[i].code, word) && p->rule->figures[i].formula)
            return plain_leaf(p, ASK_FIGURE, (int)i, p->rule->figures[i].formula->type, out);
    for (size_t i = 0; i < LEN(PLAIN); i++)
        if (text_eq(text_of(PLAIN[i].word), word))
            return plain_leaf(p, PLAIN[i].ask, 0, PLAIN[i].type, out);
    return unknown_word(p, word);
}

/* within(paid, granted): both numbers, stated per the same. */
static enum rc bound_here(struct parser *p, struct formula_leaf *leaf)
{
    struct text word = take(p, ",") ? word_here(p) : TEXT_NONE;
    if (text_empty(word))
        return wrong(p, _("within() takes two fields: within(paid, granted)"));
    leaf->key_field = rule_field(p->rule, word);
    if (leaf->key_field < 0)
        return unknown_word(p, word);
    const struct field_rule *f = &p->rule->fields[leaf->index], *bound = &p->rule->fields[leaf->key_field];
    if (!adds_up(bound) || bound->per_field != f->per_field)
        return unlike(p, _("within() of two that are not numbers stated per the same"));
    p->at += word.n;
    return RC_OK;
}

/* The key in at(field, key): written as it is, or a field that states it. */
static enum rc key_here(struct parser *p, struct formula_leaf *leaf)
{
    if (!take(p, ","))
        return wrong(p, _("at() takes a field and a key: at(plan, 2025-Q1)"));
    blanks(p);
    size_t end = text_find(p->source, TEXT(")"), p->at);
    struct text key = text_trim(text_sub(p->source, p->at, end == SIZE_MAX ? p->source.n : end));
    if (text_empty(key))
        return wrong(p, _("at() takes a field and a key: at(plan, 2025-Q1)"));
    leaf->key_field = rule_field(p->rule, key);
    leaf->key = leaf->key_field < 0 ? key : TEXT_NONE;
    if (leaf->key_field >= 0 &&
        (p->rule->fields[leaf->key_field].many || p->rule->fields[leaf->key_field].per_field != PER_NOTHING))
        return unlike(p, _("a key that has several values"));
    p->at += key.n;
    return RC_OK;
}

static enum rc code(struct parser *p, const struct formula **out)
{
    size_t end = text_find(p->source, TEXT("'"), p->at);
    if (end == SIZE_MAX)
        return wrong(p, _("a code stands between two signs '"));
    struct text word = text_sub(p->source, p->at, end);
    *out = node(p, (struct formula){ .op = OP_CONST, .type = VT_CODE, .constant = FV_CODE(word) });
    p->at = end + 1;
    return RC_OK;
}

static enum rc code_here(struct parser *p, struct text *out)
{
    const struct formula *constant;
    if (!take(p, "'"))
        return wrong(p, _("a code stands between two signs '"));
    enum rc rc = code(p, &constant);
    if (rc == RC_OK)
        *out = constant->constant.code;
    return rc;
}

/* A code that no choice of the field has would make a demand that is always met, and nobody would see why. */
static enum rc code_of_choice(struct parser *p, int field, struct text word)
{
    const struct field_rule *f = &p->rule->fields[field];
    bool there = f->type != FT_CHOICE || text_empty(word);
    for (size_t i = 0; i < f->nchoices && !there; i++)
        there = text_eq(f->choices[i].code, word);
    return there ? RC_OK
                 : err_set(p->err, PB_UNKNOWN_REFERENCE,
                           _("the formula '%.*s' asks for '%.*s', which is no choice of '%.*s'"), TEXT_FMT(p->source),
                           TEXT_FMT(word), TEXT_FMT(f->code));
}

/* The same of a reason: of this act, or where no act is said, of any. */
static enum rc code_of_reason(struct parser *p, int act, struct text word)
{
    bool there = text_empty(word), listed = false;
    for (size_t i = 0; i < p->rule->nreasons && !there; i++) {
        bool fits = act < 0 || p->rule->reasons[i].act == act;
        listed = listed || fits;
        there = fits && text_eq(p->rule->reasons[i].code, word);
    }
    return there || !listed ? RC_OK
                            : err_set(p->err, PB_UNKNOWN_REFERENCE,
                                      _("the formula '%.*s' asks for '%.*s', which is no reason of '%.*s'"),
                                      TEXT_FMT(p->source), TEXT_FMT(word), TEXT_FMT(p->rule->code));
}

/* every(promise, finding, 'will_do'): of those entries or choices alone of which the choice `finding` says so. */
static enum rc every_where(struct parser *p, struct formula_leaf *leaf)
{
    static const char *const TAKES =
        N_("every() takes a field, and where it says of which: every(promise, finding, 'will_do')");
    if (!take(p, ","))
        return RC_OK;
    struct text word = word_here(p);
    leaf->key_field = rule_field(p->rule, word);
    if (leaf->key_field < 0)
        return text_empty(word) ? wrong(p, _(TAKES)) : unknown_word(p, word);
    const struct field_rule *says = &p->rule->fields[leaf->key_field];
    if (says->type != FT_CHOICE || says->per_field != p->rule->fields[leaf->index].per_field)
        return unlike(p, _("every() where something says so that is no choice per the same entries"));
    p->at += word.n;
    enum rc rc = take(p, ",") ? code_here(p, &leaf->key) : wrong(p, _(TAKES));
    return rc == RC_OK ? code_of_choice(p, leaf->key_field, leaf->key) : rc;
}

static enum rc closed(struct parser *p)
{
    return take(p, ")") ? RC_OK : wrong(p, _("a closing parenthesis is expected"));
}

/* reason('supplement') */
static enum rc reason(struct parser *p, const struct formula **out)
{
    struct text word;
    enum rc rc = code_here(p, &word);
    if (rc != RC_OK || (rc = code_of_reason(p, -1, word)) != RC_OK)
        return rc;
    *out = node(p, (struct formula){ .op = OP_LEAF, .type = VT_YES_NO, .leaf = { ASK_REASON, 0, word, -1 } });
    return closed(p);
}

static enum rc two(struct parser *p, const char *takes, const struct formula **a, const struct formula **b)
{
    enum rc rc = either(p, a);
    if (rc == RC_OK && !take(p, ","))
        rc = wrong(p, takes);
    return rc == RC_OK ? either(p, b) : rc;
}

/* workdays(accepted, today): working days behind the first day, up to the second and with it; below 0 where it lies before.
 * days_after(accepted, 45), months_after(begun, 6): the last day of a limit so long, counted from that day. */
static const struct {
    const char *word;
    enum op op;
    const char *takes, *unlike;
} BY_CALENDAR[] = {
    { "workdays", OP_WORKDAYS, N_("workdays() takes two days: workdays(begun, today)"),
      N_("workdays() of what is no day") },
    { "days_after", OP_DAYS_AFTER, N_("days_after() takes a day and a number: days_after(accepted, 45)"),
      N_("days_after() of what is no day or no number") },
    { "months_after", OP_MONTHS_AFTER, N_("months_after() takes a day and a number: months_after(begun, 6)"),
      N_("months_after() of what is no day or no number") },
};

static enum rc by_calendar(struct parser *p, size_t row, const struct formula **out)
{
    const struct formula *a, *b;
    enum rc rc = two(p, _(BY_CALENDAR[row].takes), &a, &b);
    if (rc == RC_OK && (a->type != VT_NUMBER || b->type != VT_NUMBER))
        rc = unlike(p, _(BY_CALENDAR[row].unlike));
    if (rc != RC_OK)
        return rc;
    *out = node(p, (struct formula){ .op = BY_CALENDAR[row].op, .type = VT_NUMBER, .a = a, .b = b });
    return closed(p);
}

/* known(actual, estimate): the first, or the second where the first is unknown. */
static enum rc known(struct parser *p, const struct formula **out)
{
    const struct formula *a, *b;
    enum rc rc = two(p, _("known() takes two things: known(actual, estimate)"), &a, &b);
    if (rc == RC_OK && a->type != b->type)
        rc = unlike(p, _("known() of two things that are not alike"));
    if (rc != RC_OK)
        return rc;
    *out = node(p, (struct formula){ .op = OP_KNOWN, .type = a->type, .a = a, .b = b });
    return closed(p);
}

/* What stands behind the name in at(), every(), within(), count() and acts(). */
static enum rc second_argument(struct parser *p, struct formula_leaf *leaf)
{
    if (leaf->ask == ASK_AT)
        return key_here(p, leaf);
    if (leaf->ask == ASK_EVERY)
        return every_where(p, leaf);
    if (leaf->ask == ASK_WITHIN)
        return bound_here(p, leaf);
    if ((leaf->ask != ASK_COUNT && leaf->ask != ASK_ACTS) || !take(p, ","))
        return RC_OK;
    enum rc rc = code_here(p, &leaf->key);
    if (rc != RC_OK)
        return rc;
    return leaf->ask == ASK_COUNT ? code_of_choice(p, leaf->index, leaf->key)
                                  : code_of_reason(p, leaf->index, leaf->key);
}

/* word "(" argument ")" */
static enum rc called(struct parser *p, struct text word, const struct formula **out)
{
    if (text_eq(word, TEXT("reason")))
        return reason(p, out);
    if (text_eq(word, TEXT("known")))
        return known(p, out);
    for (size_t i = 0; i < LEN(BY_CALENDAR); i++)
        if (text_eq(word, text_of(BY_CALENDAR[i].word)))
            return by_calendar(p, i, out);
    struct text argument = word_here(p);
    if (text_empty(argument))
        return wrong(p, _("the name of a field, an act or a step is expected"));
    int index, ask = word_index(FIELD_ASKS, word);
    enum rc rc;
    p->at += argument.n;
    if (text_eq(word, TEXT("acts"))) {
        index = word_index(ACT_WORDS, argument);
        rc = index < 0 ? unknown_word(p, argument) : plain_leaf(p, ASK_ACTS, index, VT_NUMBER, out);
    } else if (text_eq(word, TEXT("step")) || text_eq(word, TEXT("passed"))) {
        index = rule_step_named(p->rule, argument);
        rc = index < 0 ? unknown_word(p, argument)
                       : plain_leaf(p, word.n == 4 ? ASK_STEP : ASK_PASSED, index, VT_YES_NO, out);
    } else if (ask <= ASK_VALUE) {
        rc = unknown_word(p, word);
    } else if ((index = rule_field(p->rule, argument)) >= 0) {
        rc = field_leaf(p, (enum ask)ask, index, out);
    } else if (ask == ASK_STATED_NOW && word_index(MEMBER_WORDS, argument) >= 0) {
        rc = plain_leaf(p, ASK_ACT_STATES, 0, VT_YES_NO, out);
        ((struct formula *)*out)->leaf.key = argument; /* just made */
    } else {
        rc = unknown_word(p, argument);
    }
    if (rc == RC_OK)
        rc = second_argument(p, &((struct formula *)*out)->leaf); /* just made */
    return rc == RC_OK ? closed(p) : rc;
}

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
        return wrong(p, _("a number is written 12 or 12.5"));
    *out = node(p, (struct formula){ .op = OP_CONST, .type = VT_NUMBER, .constant = FV_NUMBER(x) });
    return RC_OK;
}

static enum rc factor(struct parser *p, const struct formula **out)
{
    enum rc rc;
    blanks(p);
    if (p->depth == FORMULA_DEPTH_MAX)
        return err_set(p->err, PB_TOO_LARGE, _("the formula '%.*s' is nested more than %d deep"), TEXT_FMT(p->source),
                       (int)FORMULA_DEPTH_MAX);
    if (p->at < p->source.n && digit(p->source.p[p->at]))
        return number(p, out);
    if (take(p, "'"))
        return code(p, out);
    bool minus = take(p, "-");
    if (minus || take(p, "(")) {
        const struct formula *inner;
        p->depth++;
        rc = minus ? factor(p, &inner) : either(p, &inner);
        p->depth--;
        if (rc != RC_OK)
            return rc;
        if (!minus && !take(p, ")"))
            return wrong(p, _("a closing parenthesis is expected"));
        if (minus && inner->type != VT_NUMBER)
            return unlike(p, _("a minus before something that is no number"));
        *out = minus ? node(p, (struct formula){ .op = OP_MINUS, .type = VT_NUMBER, .a = inner }) : inner;
        return RC_OK;
    }
    struct text word = word_here(p);
    if (text_empty(word))
        return wrong(p, _("a number, a code, a name or '(' is expected"));
    p->at += word.n;
    return take(p, "(") ? called(p, word, out) : name(p, word, out);
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
    return of_field ? code_of_choice(p, leaf->leaf.index, constant->constant.code) : RC_OK;
}

static enum rc join(struct parser *p, enum op op, const struct formula *a, const struct formula *b,
                    const struct formula **out)
{
    bool logic = op == OP_AND || op == OP_OR, compares = op >= OP_EQ && op <= OP_GE, same = a->type == b->type;
    if (logic && (a->type != VT_YES_NO || b->type != VT_YES_NO))
        return unlike(p, _("'and' or 'or' between things that are neither yes nor no"));
    if (compares && !same)
        return unlike(p, _("a comparison of two things that are not alike"));
    if (compares && op > OP_NE && a->type != VT_NUMBER)
        return unlike(p, _("an order of things that are no numbers"));
    if (!logic && !compares && (a->type != VT_NUMBER || b->type != VT_NUMBER))
        return unlike(p, _("arithmetic with something that is no number"));
    enum rc rc = compares && a->type == VT_CODE ? compared_code(p, a, b) : RC_OK;
    if (rc != RC_OK)
        return rc;
    *out = node(p, (struct formula){ .op = op, .type = logic || compares ? VT_YES_NO : VT_NUMBER, .a = a, .b = b });
    return RC_OK;
}

/* operand (sign operand)*, from the left; at most once where `once`. */
static enum rc chain(struct parser *p, level *operand, const struct sign *signs, bool once, const struct formula **out)
{
    enum rc rc = operand(p, out);
    bool more = true;
    while (rc == RC_OK && more) {
        const struct sign *s = signs;
        while (s->sign && !take(p, s->sign))
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
    while (take(p, "not"))
        no = !no;
    enum rc rc = compared(p, out);
    if (rc != RC_OK || !no)
        return rc;
    if ((*out)->type != VT_YES_NO)
        return unlike(p, _("'not' before something that is neither yes nor no"));
    *out = node(p, (struct formula){ .op = OP_NOT, .type = VT_YES_NO, .a = *out });
    return RC_OK;
}

static enum rc both(struct parser *p, const struct formula **out)
{
    static const struct sign SIGNS[] = { { "and", OP_AND }, { 0 } };
    return chain(p, turned, SIGNS, false, out);
}

static enum rc either(struct parser *p, const struct formula **out)
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
    enum rc rc = either(&p, out);
    blanks(&p);
    return rc == RC_OK && p.at < source.n ? wrong(&p, _("nothing more is expected")) : rc;
}
