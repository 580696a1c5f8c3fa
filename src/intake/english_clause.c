#include "intake/english_clause.h"

#include "intake/calday_en.h"

enum {
    SUBJECT_TOKENS_MAX = 70,
    OBJECT_TOKENS_MAX = 60,
    OPENING_TOKENS_MAX = 45,
    HEAD_TOKENS = 10,
    BARE_TOKENS = 40,
    NOUN_TOKENS = 5
};

static bool small_word(const struct scan *s, size_t t, size_t end)
{
    return scan_word(s, t, end) && !scan_cap(s, t, end);
}

size_t english_adverbs_skip(const struct scan *s, size_t t, size_t end)
{
    size_t n;
    while ((n = scan_phrase(s, t, end, C_ADVERB, NULL)) > 0 ||
           (n = small_word(s, t, end) && s->tok[t].word == 0 && english_ends_in(s, t, "ly")) > 0)
        t += n;
    return t;
}

size_t english_infinitive(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_PURPOSE), i = english_adverbs_skip(s, t + n, end);
    bool verb = n == 1 && small_word(s, i, end) && scan_cue(s, i, end, CUE_DET_EN) == 0 &&
                (english_verb(s, i, end) == VERB_BASE || scan_cue(s, i, end, CUE_OFFICE_EN) == 0);
    return verb ? t + n : t;
}

bool english_actor(const struct scan *s, size_t t, size_t end)
{
    if (scan_cue(s, t, end, CUE_SOME_EN) > 0)
        return false; /* "A school ...": no office that was named */
    for (size_t i = t; i < end && i < t + HEAD_TOKENS; i++) {
        if (scan_cue(s, i, end, CUE_OFFICE_EN) > 0 || scan_cue(s, i, end, CUE_TITLE_EN) > 0)
            return true;
        if (i > t && (scan_cue(s, i, end, CUE_HEAD_ENDS_EN) > 0 || s->tok[i].kind == TOKEN_SIGN) &&
            !scan_sign(s, i, end, '-') && !scan_sign(s, i, end, ',') && !scan_sign(s, i, end, '.'))
            break;
        if ((s->tok[i].flags & TOKEN_CAPS) && s->tok[i].end - s->tok[i].start > 2 && (i + 1 == end || i == t))
            return true; /* "EVN" */
    }
    return false;
}

/* The group at i that tells somebody to do something; *after is behind it, where the verb stands. */
static enum english_form told_at(const struct scan *s, size_t i, size_t end, bool past, size_t *after)
{
    size_t j = english_adverbs_skip(s, i, end), n = scan_cue(s, j, end, CUE_CHARGED_EN);
    if (n > 0 || (!past && (n = scan_cue(s, j, end, CUE_ANSWERS)) > 0)) {
        *after = j + n;
        return FORM_CHARGED;
    }
    n = past ? 0 : scan_cue(s, j, end, CUE_DUTY_OF);
    if (n > 0 && english_infinitive(s, english_name_end(s, j + n, end), end) > english_name_end(s, j + n, end)) {
        *after = j + n; /* "It is the responsibility of the Board to ..." */
        return FORM_CHARGED;
    }
    n = scan_cue(s, j, end, CUE_TOLD_EN);
    if (n == 0)
        return FORM_NONE;
    *after = j + n;
    if (scan_cue(s, *after, end, CUE_WITH) == 1 || scan_cue(s, *after, end, CUE_PURPOSE) == 1) {
        ++*after;
        return FORM_TOLD;
    }
    return FORM_NONE;
}

/* "It is proposed that the Board ..." */
static bool told_that(const struct scan *s, size_t i, size_t end, size_t *after)
{
    size_t j = english_adverbs_skip(s, i, end), n = scan_cue(s, j, end, CUE_TOLD_EN);
    if (n == 0 || scan_cue(s, j + n, end, CUE_THAT_EN) == 0)
        return false;
    *after = j + n;
    return true;
}

static enum english_form modal_at(const struct scan *s, size_t i, size_t n, enum english_form form, size_t end,
                                  size_t *after)
{
    size_t j = english_adverbs_skip(s, i + n, end);
    *after = i + n;
    if (scan_sign(s, j, end, ',') || (scan_sign(s, j, end, ':') && j + 1 >= end))
        return form; /* "shall, within 30 days, ...", "shall:" */
    if (scan_cue(s, j, end, CUE_PLAIN_BE_EN) == 0)
        return small_word(s, j, end) && (form != FORM_WILL || scan_cue(s, j, end, CUE_STATIVE_EN) == 0) ? form
                                                                                                        : FORM_NONE;
    enum english_form told = told_at(s, j + 1, end, false, after);
    if (told != FORM_NONE)
        return told;
    j = english_adverbs_skip(s, j + 1, end);
    if (english_participle(s, j, end)) {
        *after = j + 1;
        return FORM_PASSIVE;
    }
    *after = i + n;
    return form == FORM_WILL ? FORM_NONE : form;
}

/* "checks every scale": a verb of the third person behind the office it is said of. */
static bool present_at(const struct scan *s, size_t from, size_t i, size_t end)
{
    size_t before = i;
    while (before > from + 1 && scan_phrase(s, before - 1, i, C_ADVERB, NULL) > 0)
        before--;
    if (before > from + 2 && scan_sign(s, before - 1, i, ',')) /* "Comrade X, Head of Y, guides" */
        before--;
    bool named = scan_cap(s, before - 1, i) || scan_sign(s, before - 1, i, ')') || english_office_ends(s, from, before);
    named |= english_verb(s, i, end) == VERB_PRESENT && english_name_end(s, from, i) == before &&
             english_actor(s, from, before);
    if (!named || !small_word(s, i, end) || scan_cue(s, i, end, CUE_ACTS_EN) > 0)
        return false;
    if (english_verb(s, i, end) == VERB_PRESENT || scan_cue(s, i, end, CUE_TELLS) > 0)
        return true;
    bool unknown = s->tok[i].word == 0 && english_ends_in(s, i, "s") && !english_ends_in(s, i, "ss");
    return unknown && scan_cue(s, i + 1, end, CUE_DET_EN) > 0;
}

/* "Heads of departments review ...": those who are many, and the verb's plain form. */
static bool plain_at(const struct scan *s, size_t from, size_t i, size_t end)
{
    return small_word(s, i, end) && english_verb(s, i, end) == VERB_BASE && scan_cue(s, i, end, CUE_OFFICE_EN) == 0 &&
           english_adverbs_skip(s, english_name_end(s, from, end), end) == i;
}

/* The active verb of ordering at i: "asked", "demanded that". */
static bool orders_at(const struct scan *s, size_t from, size_t i, size_t end, size_t *after)
{
    size_t n = scan_cue(s, i, end, CUE_ORDER_EN);
    if (n == 0 || scan_cap(s, i, end) || (i > from && scan_cue(s, i - 1, end, CUE_DET_EN) > 0) ||
        scan_cue(s, i + n, end, CUE_PASSIVE) > 0 || (i > from && scan_cue(s, i - 1, end, CUE_AS_EN) > 0))
        return false;
    *after = i + n;
    return true;
}

/* "The Board | to check ...", "The Board - in coordination with Y - | to check" */
static bool bare_at(const struct scan *s, size_t from, size_t i, size_t end)
{
    if (i > from + BARE_TOKENS || english_infinitive(s, i, end) == i)
        return false;
    size_t to = english_name_end(s, from, end);
    return to == i || (to < i && s->tok[to].kind == TOKEN_SIGN);
}

enum english_form english_group(const struct scan *s, size_t from, size_t i, size_t end, bool list, size_t *after)
{
    if (!scan_word(s, i, end) || (scan_cap(s, i, end) && i > from))
        return FORM_NONE;
    size_t n = scan_cue(s, i, end, CUE_MODAL_EN);
    if (n > 0)
        return modal_at(s, i, n, FORM_MUST, end, after);
    if ((n = scan_cue(s, i, end, CUE_WILL_EN)) > 0)
        return modal_at(s, i, n, FORM_WILL, end, after);
    if ((n = scan_cue(s, i, end, CUE_BE_EN)) > 0)
        return told_that(s, i + n, end, after) ? FORM_ORDER
                                               : told_at(s, i + n, end, scan_cue(s, i, end, CUE_DONE) > 0, after);
    if ((n = scan_cue(s, i, end, CUE_PLEDGE_EN)) > 0) {
        *after = i + n;
        return FORM_WILL;
    }
    if (i > from && orders_at(s, from, i, end, after))
        return FORM_ORDER;
    if (!list || i == from)
        return FORM_NONE;
    *after = i;
    if (present_at(s, from, i, end) || plain_at(s, from, i, end))
        return FORM_PRESENT;
    return bare_at(s, from, i, end) ? FORM_BARE : FORM_NONE;
}

bool english_begins_actor(const struct scan *s, size_t t, size_t end)
{
    return scan_cue(s, t, end, CUE_DET_EN) > 0 || scan_cap(s, t, end) || scan_cue(s, t, end, CUE_TITLE_EN) > 0 ||
           scan_cue(s, t, end, CUE_OFFICE_EN) > 0 || scan_cue(s, t, end, CUE_ASSIGNED) > 0 ||
           english_actor(s, t, end < t + NOUN_TOKENS ? end : t + NOUN_TOKENS);
}

static size_t skip_links(const struct scan *s, size_t t, size_t end)
{
    size_t n;
    while ((n = scan_cue(s, t, end, CUE_LINK)) > 0) {
        t += n;
        t += scan_sign(s, t, end, ',');
    }
    return t;
}

/* Does an order stand in the rest of the clause? */
static bool has_group(const struct scan *s, size_t t, size_t end, bool list)
{
    size_t after;
    for (size_t i = t; i < end && i < t + SUBJECT_TOKENS_MAX && !scan_sign(s, i, end, ';'); i++)
        if (english_group(s, t, i, end, list, &after) != FORM_NONE)
            return true;
    return false;
}

/* The comma that ends an opening: the first with an article behind it, else the first with anything that can begin a name. */
size_t english_main(const struct scan *s, size_t t, size_t end)
{
    t = skip_links(s, t, end);
    bool gerund = english_verb(s, t, end) == VERB_GERUND,
         opens = scan_cue(s, t, end, CUE_OPENING_EN) > 0 || scan_phrase(s, t, end, C_PERIOD, NULL) > 0;
    size_t first = t;
    for (size_t i = t; (opens || gerund) && i < end && i - t < OPENING_TOKENS_MAX; i++) {
        size_t after;
        if (!scan_sign(s, i, end, ',') && !scan_sign(s, i, end, ':')) {
            if (first > t && english_group(s, first, i, end, false, &after) != FORM_NONE)
                break;
            continue;
        }
        size_t j = skip_links(s, i + 1, end);
        if (calday_is_year(scan_number(s, j, end)))
            continue; /* "dated July 17, 2025, | ministers" */
        bool named = english_begins_actor(s, j, end) && has_group(s, j, end, !gerund);
        if (named && scan_cue(s, j, end, CUE_DET_EN) > 0)
            return j;
        if (first == t && (named || (!gerund && (english_verb(s, english_adverbs_skip(s, j, end), end) == VERB_BASE ||
                                                 scan_cue(s, j, end, CUE_BID) > 0))))
            first = j;
    }
    return first;
}

/* What is said by another: "The Chairman said that | the Board must". The last such place before the verb. */
static size_t behind_speech(const struct scan *s, size_t from, size_t verb)
{
    for (size_t i = verb; i-- > from + 1;) {
        size_t n = scan_cue(s, i, verb, CUE_SAYS_EN);
        if (n > 0 && !scan_cap(s, i, verb))
            return english_main(s, i + n + scan_cue(s, i + n, verb, CUE_THAT_EN), verb);
        if (scan_sign(s, i, verb, '"') && i + 1 < verb)
            return i + 1;
    }
    return from;
}

/* "has tasked the Ministry with | closely monitoring" */
bool english_gerund(const struct scan *s, size_t t, size_t end)
{
    bool unknown = small_word(s, t, end) && s->tok[t].word == 0 && english_ends_in(s, t, "ing");
    return unknown || (small_word(s, t, end) && english_verb(s, t, end) == VERB_GERUND);
}

/* "orders | immediate repair of houses": a thing to be done, and nobody named. */
static bool orders_work(const struct scan *s, const struct english_clause *c, size_t end)
{
    enum { WORK_TOKENS = 5 };
    static const char *const ENDINGS[] = { "tion", "sion", "ment", "ance", "ening", "air", "ery" };
    size_t t = c->after + scan_cue(s, c->after, end, CUE_DET_EN);
    for (size_t i = t; scan_cue(s, c->verb, end, CUE_BIDS_WORK_EN) > 0 && small_word(s, i, end) && i < t + WORK_TOKENS;
         i++)
        for (size_t k = 0; scan_cue(s, i + 1, end, CUE_OF) > 0 && k < LEN(ENDINGS); k++)
            if (english_ends_in(s, i, ENDINGS[k]))
                return true;
    return false;
}

/* The name behind a verb of ordering, up to what it is told. */
static bool ordered_read(const struct scan *s, size_t end, struct english_clause *c)
{
    size_t t = c->after;
    bool that = scan_cue(s, t, end, CUE_THAT_EN) > 0, asked_for = scan_cue(s, t, end, CUE_FOR) > 0;
    t += that || asked_for;
    if (scan_cue(s, t, end, CUE_DET_EN) > 0 && scan_cue(s, t + 1, end, CUE_FOLLOWING) > 0)
        return false; /* "asked for the following tasks to be done" */
    if (orders_work(s, c, end)) {
        c->from = c->to = t;
        c->actor = false;
        return c->nobody = true;
    }
    if (scan_cue(s, t, end, CUE_THEM_EN) > 0 && english_infinitive(s, t + 1, end) > t + 1) {
        c->from = c->to = t;
        return c->pronoun = true; /* "urged them to ..." */
    }
    t = english_main(s, t, end);
    for (size_t i = t + 1; i < end && i < t + OBJECT_TOKENS_MAX; i++) {
        if (scan_sign(s, i, end, ';'))
            break;
        bool with = scan_cue(s, i, end, CUE_WITH) == 1 && english_gerund(s, english_adverbs_skip(s, i + 1, end), end);
        bool told = with || english_infinitive(s, i, end) > i ||
                    scan_sign(s, i + scan_cue(s, i, end, CUE_PURPOSE), end, ':'),
             must = that && (scan_cue(s, i, end, CUE_MODAL_EN) > 0 || scan_cue(s, i, end, CUE_WILL_EN) > 0 ||
                             scan_cue(s, i, end, CUE_PLAIN_BE_EN) > 0 || plain_at(s, t, i, end));
        if (!told && !must)
            continue;
        c->from = t;
        c->to = english_name_end(s, t, i);
        c->actor = english_actor(s, c->from, c->to);
        c->nobody = !c->actor;
        return c->actor || that || asked_for;
    }
    return false;
}

/* Does one person give the order, not an office that only passes it on? Offices that "direct" others hold the task themselves. */
static bool steers(const struct scan *s, const struct english_clause *c, bool list)
{
    if (scan_cue(s, c->verb, c->after, CUE_STEERS_EN) == 0 || scan_has(s, c->begin, c->verb, CUE_CHIEF_EN))
        return false;
    bool has_told = c->verb > c->begin && scan_cue(s, c->verb - 1, c->verb, CUE_DONE) > 0;
    return list || !has_told; /* "The Committee has instructed the departments to ...": they must act */
}

/* "Parks and Recreation | from noon" */
static size_t capitals_end(const struct scan *s, size_t t, size_t end)
{
    while (t < end && (scan_cap(s, t, end) || (scan_cue(s, t, end, CUE_AND) > 0 && scan_cap(s, t + 1, end))))
        t++;
    return t;
}

/* "... must be sent | by the Board": a passive's agent. */
static void agent_read(const struct scan *s, size_t end, struct english_clause *c)
{
    c->from = c->to = c->after;
    for (size_t i = c->after; i < end && !scan_sign(s, i, end, ';'); i++) {
        if (scan_cue(s, i, end, CUE_PASSIVE) == 0)
            continue;
        size_t to = english_name_end(s, i + 1, end);
        to = english_actor(s, i + 1, to) ? to : capitals_end(s, i + 1, to);
        if (english_actor(s, i + 1, to) || english_proper(s, i + 1, to)) {
            c->from = i + 1;
            c->to = to;
            c->actor = true;
            return;
        }
    }
}

static bool subject_read_en(const struct scan *s, size_t end, bool list, struct english_clause *c)
{
    c->from = behind_speech(s, c->begin, c->verb);
    if (c->form == FORM_MUST && c->from == c->verb && scan_cue(s, c->verb, end, CUE_EXPLETIVE_EN) > 0) {
        c->to = c->from; /* "It is necessary to ..." */
        return c->nobody = true;
    }
    c->pronoun = c->from + scan_cue(s, c->from, c->verb, CUE_ASSIGNED) == c->verb && c->from < c->verb;
    c->to = english_name_end(s, c->from, c->verb);
    bool told = c->form == FORM_TOLD || c->form == FORM_CHARGED;
    bool word =
        c->to == c->from + 1 && scan_cap(s, c->from, c->to); /* any word has a capital where a sentence begins */
    c->actor = english_actor(s, c->from, c->to) ||
               (list && c->form != FORM_PRESENT && (english_proper(s, c->from, c->to) || (told && word)));
    size_t behind = english_name_end(s, c->after, end);
    bool duty = c->form == FORM_CHARGED && scan_has(s, c->verb, c->after, CUE_DUTY_OF);
    bool entrusted = c->form == FORM_TOLD && !c->actor && !c->pronoun &&
                     scan_cue(s, c->after - 1, end, CUE_PURPOSE) > 0 &&
                     scan_cue(s, c->after, end, CUE_DET_EN) > 0; /* "The work is entrusted to the Board" */
    if ((duty || entrusted) && english_actor(s, c->after, behind)) {
        c->from = c->after;
        c->to = behind;
        c->actor = true;
        c->pronoun = false;
    }
    if (c->form == FORM_PASSIVE)
        agent_read(s, end, c);
    return c->actor || c->pronoun || c->form == FORM_PASSIVE ||
           (list && c->form != FORM_PRESENT && c->form != FORM_BARE);
}

/* Behind the quotation that opens at i; i where none closes. */
static size_t past_quotation(const struct scan *s, size_t i, size_t end)
{
    for (size_t j = i + 1; j + 1 < end; j++)
        if (scan_sign(s, j, end, '"'))
            return j + 1;
    return i;
}

bool english_clause_read(const struct scan *s, size_t t, size_t end, bool list, struct english_clause *out)
{
    struct english_clause c = { .begin = english_main(s, t, end) };
    for (size_t i = c.begin; i < end && i < c.begin + SUBJECT_TOKENS_MAX && !scan_sign(s, i, end, ';'); i++) {
        if (scan_sign(s, i, end, '"'))
            i = past_quotation(s, i, end);
        c.verb = i;
        c.form = english_group(s, c.begin, i, end, list, &c.after);
        if (c.form == FORM_NONE)
            continue;
        c.actor = c.pronoun = c.nobody = false;
        if (c.form == FORM_ORDER && steers(s, &c, list))
            c.form = FORM_PRESENT;
        if (c.form == FORM_ORDER ? ordered_read(s, end, &c) : subject_read_en(s, end, list, &c)) {
            *out = c;
            return true;
        }
    }
    return false;
}
