/* formula_word.c -- what the words of formulas ask, of which fields they may, and what they give. */
#include "rules/formula_parser.h"

#include "base/i18n.h"

static const char *const FIELD_ASKS[] = {
#define X(name, word) [ASK_##name] = word,
    FIELD_ASK_LIST(X)
#undef X
        NULL
};

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
        return parser_unlike(p, _(FIELD_LEAVES[ask].otherwise));
    enum fvalue_type type = FIELD_LEAVES[ask].gives == VT_UNKNOWN ? type_of_field(f) : FIELD_LEAVES[ask].gives;
    *out = parser_node(
        p, (struct formula){ .op = OP_LEAF, .type = type, .leaf = { .ask = ask, .index = index, .key_field = -1 } });
    return RC_OK;
}

/* --- words ----------------------------------------------------------------------------------------------- */

static enum rc plain_leaf(struct parser *p, enum ask ask, int index, enum fvalue_type type, const struct formula **out)
{
    *out = parser_node(
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
enum rc formula_name(struct parser *p, struct text word, const struct formula **out)
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
        *out = parser_node(p, (struct formula){ .op = OP_CONST, .type = VT_YES_NO, .constant = FV_YES(word.n == 3) });
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
    struct text word = parser_take(p, ",") ? parser_word(p) : TEXT_NONE;
    if (text_empty(word))
        return parser_wrong(p, _("within() takes two fields: within(paid, granted)"));
    leaf->key_field = rule_field(p->rule, word);
    if (leaf->key_field < 0)
        return unknown_word(p, word);
    const struct field_rule *f = &p->rule->fields[leaf->index], *bound = &p->rule->fields[leaf->key_field];
    if (!adds_up(bound) || bound->per_field != f->per_field)
        return parser_unlike(p, _("within() of two that are not numbers stated per the same"));
    p->at += word.n;
    return RC_OK;
}

/* The key in at(field, key): written as it is, or a field that states it. */
static enum rc key_here(struct parser *p, struct formula_leaf *leaf)
{
    if (!parser_take(p, ","))
        return parser_wrong(p, _("at() takes a field and a key: at(plan, 2025-Q1)"));
    parser_blanks(p);
    size_t end = text_find(p->source, TEXT(")"), p->at);
    struct text key = text_trim(text_sub(p->source, p->at, end == SIZE_MAX ? p->source.n : end));
    if (text_empty(key))
        return parser_wrong(p, _("at() takes a field and a key: at(plan, 2025-Q1)"));
    leaf->key_field = rule_field(p->rule, key);
    leaf->key = leaf->key_field < 0 ? key : TEXT_NONE;
    if (leaf->key_field >= 0 &&
        (p->rule->fields[leaf->key_field].many || p->rule->fields[leaf->key_field].per_field != PER_NOTHING))
        return parser_unlike(p, _("a key that has several values"));
    p->at += key.n;
    return RC_OK;
}

enum rc formula_code(struct parser *p, const struct formula **out)
{
    size_t end = text_find(p->source, TEXT("'"), p->at);
    if (end == SIZE_MAX)
        return parser_wrong(p, _("a code stands between two signs '"));
    struct text word = text_sub(p->source, p->at, end);
    *out = parser_node(p, (struct formula){ .op = OP_CONST, .type = VT_CODE, .constant = FV_CODE(word) });
    p->at = end + 1;
    return RC_OK;
}

static enum rc code_here(struct parser *p, struct text *out)
{
    const struct formula *constant;
    if (!parser_take(p, "'"))
        return parser_wrong(p, _("a code stands between two signs '"));
    enum rc rc = formula_code(p, &constant);
    if (rc == RC_OK)
        *out = constant->constant.code;
    return rc;
}

enum rc formula_choice_check(struct parser *p, int field, struct text word)
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

/* A reason is one of the rule's: of this act, or where no act is said, of any. */
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
    if (!parser_take(p, ","))
        return RC_OK;
    struct text word = parser_word(p);
    leaf->key_field = rule_field(p->rule, word);
    if (leaf->key_field < 0)
        return text_empty(word) ? parser_wrong(p, _(TAKES)) : unknown_word(p, word);
    const struct field_rule *says = &p->rule->fields[leaf->key_field];
    if (says->type != FT_CHOICE || says->per_field != p->rule->fields[leaf->index].per_field)
        return parser_unlike(p, _("every() where something says so that is no choice per the same entries"));
    p->at += word.n;
    enum rc rc = parser_take(p, ",") ? code_here(p, &leaf->key) : parser_wrong(p, _(TAKES));
    return rc == RC_OK ? formula_choice_check(p, leaf->key_field, leaf->key) : rc;
}

static enum rc closed(struct parser *p)
{
    return parser_take(p, ")") ? RC_OK : parser_wrong(p, _("a closing parenthesis is expected"));
}

/* reason('supplement') */
static enum rc reason(struct parser *p, const struct formula **out)
{
    struct text word;
    enum rc rc = code_here(p, &word);
    if (rc != RC_OK || (rc = code_of_reason(p, -1, word)) != RC_OK)
        return rc;
    *out = parser_node(p, (struct formula){ .op = OP_LEAF, .type = VT_YES_NO, .leaf = { ASK_REASON, 0, word, -1 } });
    return closed(p);
}

static enum rc two(struct parser *p, const char *takes, const struct formula **a, const struct formula **b)
{
    enum rc rc = formula_either(p, a);
    if (rc == RC_OK && !parser_take(p, ","))
        rc = parser_wrong(p, takes);
    return rc == RC_OK ? formula_either(p, b) : rc;
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
        rc = parser_unlike(p, _(BY_CALENDAR[row].unlike));
    if (rc != RC_OK)
        return rc;
    *out = parser_node(p, (struct formula){ .op = BY_CALENDAR[row].op, .type = VT_NUMBER, .a = a, .b = b });
    return closed(p);
}

/* known(actual, estimate): the first, or the second where the first is unknown. */
static enum rc known(struct parser *p, const struct formula **out)
{
    const struct formula *a, *b;
    enum rc rc = two(p, _("known() takes two things: known(actual, estimate)"), &a, &b);
    if (rc == RC_OK && a->type != b->type)
        rc = parser_unlike(p, _("known() of two things that are not alike"));
    if (rc != RC_OK)
        return rc;
    *out = parser_node(p, (struct formula){ .op = OP_KNOWN, .type = a->type, .a = a, .b = b });
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
    if ((leaf->ask != ASK_COUNT && leaf->ask != ASK_ACTS) || !parser_take(p, ","))
        return RC_OK;
    enum rc rc = code_here(p, &leaf->key);
    if (rc != RC_OK)
        return rc;
    return leaf->ask == ASK_COUNT ? formula_choice_check(p, leaf->index, leaf->key)
                                  : code_of_reason(p, leaf->index, leaf->key);
}

/* word "(" argument ")" */
enum rc formula_called(struct parser *p, struct text word, const struct formula **out)
{
    if (text_eq(word, TEXT("reason")))
        return reason(p, out);
    if (text_eq(word, TEXT("known")))
        return known(p, out);
    for (size_t i = 0; i < LEN(BY_CALENDAR); i++)
        if (text_eq(word, text_of(BY_CALENDAR[i].word)))
            return by_calendar(p, i, out);
    struct text argument = parser_word(p);
    if (text_empty(argument))
        return parser_wrong(p, _("the name of a field, an act or a step is expected"));
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
