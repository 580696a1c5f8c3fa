/* The verb group of an English clause: what makes an order of a statement. */
#include "intake/english_clause.h"

#include "intake/calday.h"

enum { BARE_TOKENS = 40 };

bool english_small_word(const struct scan *s, size_t t, size_t end)
{
    return scan_word(s, t, end) && !scan_cap(s, t, end);
}

size_t english_adverbs_skip(const struct scan *s, size_t t, size_t end)
{
    size_t n;
    while ((n = scan_phrase(s, t, end, C_ADVERB, NULL)) > 0 ||
           (n = english_small_word(s, t, end) && s->tok[t].word == 0 && english_ends_in(s, t, "ly")) > 0)
        t += n;
    return t;
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
        return english_small_word(s, j, end) && (form != FORM_WILL || scan_cue(s, j, end, CUE_STATIVE_EN) == 0)
                   ? form
                   : FORM_NONE;
    enum english_form told = told_at(s, j + 1, end, false, after);
    if (told != FORM_NONE)
        return told;
    j = english_adverbs_skip(s, j + 1, end);
    j += scan_sign(s, j + 1, end, '-') && !(s->tok[j + 1].flags & TOKEN_GAP) ? 2 : 0; /* "pre-positioned" */
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
    if (!named || !english_small_word(s, i, end) || scan_cue(s, i, end, CUE_ACTS_EN) > 0)
        return false;
    if (english_verb(s, i, end) == VERB_PRESENT || scan_cue(s, i, end, CUE_TELLS) > 0)
        return true;
    bool unknown = s->tok[i].word == 0 && english_ends_in(s, i, "s") && !english_ends_in(s, i, "ss");
    return unknown && scan_cue(s, i + 1, end, CUE_DET_EN) > 0;
}

/* "Heads of departments review ...": those who are many, and the verb's plain form. */
bool english_plain(const struct scan *s, size_t from, size_t i, size_t end)
{
    return english_small_word(s, i, end) && english_verb(s, i, end) == VERB_BASE &&
           scan_cue(s, i, end, CUE_OFFICE_EN) == 0 && english_adverbs_skip(s, english_name_end(s, from, end), end) == i;
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

/* "A report | is expected by July", "The plans | are due to the Board by July": a paper, and the day for it. */
static bool is_awaited(const struct scan *s, size_t from, size_t be, size_t t, size_t end)
{
    enum { RECEIVER_TOKENS = 10 };
    bool paper = false, due = scan_cue(s, t, end, CUE_AWAITED_EN) == 1;
    for (size_t i = from; i < be && due && !paper; i++)
        paper = scan_phrase(s, i, be, C_WORK | C_TYPE, NULL) > 0;
    for (size_t i = t + 1; paper && i < end && i < t + RECEIVER_TOKENS; i++) {
        size_t n = scan_cue(s, i, end, CUE_DUE);
        struct calday c;
        if (n > 0 && calday_read(s, i + n, end, &c))
            return true;
    }
    return false;
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
    if ((n = scan_cue(s, i, end, CUE_BE_EN)) > 0 && is_awaited(s, from, i, i + n, end)) {
        *after = i + n + 1;
        return FORM_PASSIVE;
    }
    if (n > 0)
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
    if (present_at(s, from, i, end) || english_plain(s, from, i, end))
        return FORM_PRESENT;
    return bare_at(s, from, i, end) ? FORM_BARE : FORM_NONE;
}
