#include "intake/english.h"

#include "intake/calday.h"
#include "intake/judge.h"

enum { SUBJECT_TOKENS_MAX = 60, ADJUNCT_TOKENS_MAX = 30, LATE_TOKENS = 12 };

static size_t skip_link(const struct scan *s, size_t t, size_t end)
{
    size_t n;
    while ((n = scan_cue(s, t, end, CUE_LINK)) > 0) {
        t += n;
        t += scan_sign(s, t, end, ',');
    }
    return t;
}

bool english_imperative(const struct scan *s, size_t t, size_t end)
{
    size_t n, from = t;
    for (;;) {
        if (t > from && (scan_cue(s, t, end, CUE_AND) > 0 || scan_sign(s, t, end, ',')))
            t++;
        else if ((n = scan_phrase(s, t, end, C_ADVERB, NULL)) > 0 || (n = scan_phrase(s, t, end, C_PERIOD, NULL)) > 0)
            t += n;
        else
            break;
    }
    int form = english_verb(s, t, end);
    return form == VERB_BASE || form == VERB_GERUND || (t > from && form != 0);
}

/* Behind an opening like "In the process of ..., ": the token after its comma, or t. */
static size_t skip_opening(const struct scan *s, size_t t, size_t end)
{
    if (scan_cue(s, t, end, CUE_OPENING_EN) == 0 && scan_phrase(s, t, end, C_PERIOD, NULL) == 0)
        return t;
    for (size_t i = t; i < end && i - t < ADJUNCT_TOKENS_MAX; i++)
        if (scan_sign(s, i, end, ',') && (english_imperative(s, i + 1, end) || scan_cue(s, i + 1, end, CUE_BID) > 0))
            return i + 1;
    return t;
}

/* "it is suggested that", "I request that", "assign": near the beginning of the clause, not told as news. */
static size_t find_bid(const struct scan *s, size_t t, size_t end, size_t *after)
{
    size_t spoken = scan_cue_find(s, t, end, CUE_BID_I);
    if (spoken != SIZE_MAX) {
        *after = spoken + scan_cue(s, spoken, end, CUE_BID_I);
        return spoken;
    }
    for (size_t i = t; i < end && i < t + SUBJECT_TOKENS_MAX; i++) {
        size_t n = scan_cue(s, i, end, CUE_BID);
        bool noun = i > t && scan_cue(s, i - 1, end, CUE_ARTICLE) > 0; /* "in response to that request, ..." */
        noun |= scan_cue(s, i + n, end, CUE_PASSIVE) > 0;              /* "as required by health agencies" */
        if (n > 0 && !noun && i + n < end && s->tok[i + n].kind == TOKEN_WORD) {
            *after = i + n;
            return i;
        }
    }
    return SIZE_MAX;
}

/* A verb of the present behind an office's noun or a name: "The Inspectorate concludes ..." */
static bool tells_present(const struct scan *s, size_t t, size_t i, size_t end)
{
    bool named = scan_cap(s, t, end) && i > t && (scan_cap(s, i - 1, end) || english_office_ends(s, t, i));
    return named && english_verb(s, i, end) == VERB_PRESENT && english_names_office(s, t, i);
}

/* An office before "shall" or "presides over". */
static bool find_subject(const struct scan *s, size_t t, size_t end, bool tells, size_t *name_to, size_t *verb)
{
    for (size_t i = t + 1; i < end && i < t + SUBJECT_TOKENS_MAX; i++) {
        if (scan_sign(s, i, end, ';') || scan_sign(s, i, end, ':'))
            return false;
        bool shall = scan_cue(s, i, end, CUE_SHALL) > 0,
             tell = tells && (scan_cue(s, i, end, CUE_TELLS) > 0 || tells_present(s, t, i, end));
        if (!(shall || tell) || scan_cap(s, i, end))
            continue;
        *name_to = english_name_end(s, t, i);
        *verb = i;
        return english_names_office(s, t, *name_to);
    }
    return false;
}

/* "Heads of departments review ...": those who are many, and the verb's plain form. */
static bool find_many(const struct scan *s, size_t t, size_t end, size_t *name_to)
{
    *name_to = english_name_end(s, t, end);
    size_t verb = *name_to, n;
    while ((n = scan_phrase(s, verb, end, C_ADVERB, NULL)) > 0)
        verb += n;
    return *name_to > t && *name_to < end && english_names_office(s, t, *name_to) &&
           english_verb(s, verb, end) == VERB_BASE;
}

/* "Within 10 days ..., boards must ...": the subject stands behind the opening's comma. */
static bool find_behind_opening(const struct scan *s, size_t t, size_t end, size_t *from, size_t *name_to)
{
    size_t verb;
    if (scan_cue(s, t, end, CUE_OPENING_EN) == 0)
        return false;
    for (*from = t + 1; *from < end && *from < t + ADJUNCT_TOKENS_MAX; ++*from)
        if (scan_sign(s, *from - 1, end, ',') && find_subject(s, *from, end, true, name_to, &verb))
            return true;
    return false;
}

/* "Department of Finance: Based on ..., advise ...": the office before the colon. */
static bool before_colon(const struct scan *s, size_t t, size_t end, struct names *out)
{
    enum { OFFICE_TOKENS = 24 };
    for (size_t i = t + 1; i + 1 < end && i < t + OFFICE_TOKENS; i++)
        if (scan_sign(s, i, end, ':'))
            return english_office(s, t, i, out);
    return false;
}

/* "The Prime Minister assigned the Ministry to ...": the verb that tells of the one orders the other. */
static bool bid_to(const struct scan *s, size_t verb, size_t end, size_t *after, size_t *to)
{
    *after = verb + scan_cue(s, verb, end, CUE_GIVES); /* not "directed": who directs holds it */
    *to = *after > verb ? english_name_end(s, *after, end) : *after;
    return *to > *after && english_names_office(s, *after, *to) && scan_cue(s, *to, end, CUE_PURPOSE) > 0;
}

bool english_holder(const struct scan *s, size_t t, size_t end, struct names *out)
{
    struct names found = { 0 };
    size_t after, from, to, verb;
    t = skip_link(s, t, end);
    if (before_colon(s, t, end, &found)) {
        *out = found;
        return true;
    }
    if (english_imperative(s, t, end) && scan_cue(s, t, end, CUE_BID) == 0)
        return false;
    if (find_behind_opening(s, t, end, &from, &to))
        english_names(s, from, to, &found);
    else if (!scan_has(s, t, end, CUE_BID_I) && find_subject(s, t, end, true, &to, &verb))
        bid_to(s, verb, end, &after, &from) ? english_names(s, after, from, &found) : english_names(s, t, to, &found);
    else if (find_bid(s, t, end, &after) != SIZE_MAX && english_names_office(s, after, english_name_end(s, after, end)))
        english_names(s, after, english_name_end(s, after, end), &found);
    else if (find_many(s, t, end, &to))
        english_names(s, t, to, &found);
    if (found.n == 0)
        return false;
    *out = found;
    return true;
}

/* "For district committees, heads of schools, the board emphasizes": the words between "for" and
 * the last comma before whoever speaks. */
static bool for_whom(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t from = SIZE_MAX, to = SIZE_MAX;
    for (size_t i = t; i < end; i++) {
        size_t n = scan_cue(s, i, end, CUE_FOR);
        if (n > 0 && (i == t || scan_sign(s, i - 1, end, ','))) {
            from = i + n;
            to = SIZE_MAX;
        }
        if (from != SIZE_MAX && scan_sign(s, i, end, ',') && i > from)
            to = i;
    }
    if (to == SIZE_MAX || !english_names_office(s, from, to))
        return false;
    english_names(s, from, to, out);
    return true;
}

void english_addressees(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t after;
    if (for_whom(s, t, end, out))
        return;
    if (find_bid(s, t, end, &after) == SIZE_MAX)
        return;
    size_t to = english_name_end(s, after, end);
    if (english_names_office(s, after, to))
        english_names(s, after, to, out);
}

/* "must be close", "should listen": an attitude, nothing that could be checked. */
static bool is_attitude(const struct scan *s, size_t verb, size_t end)
{
    size_t t = verb + scan_cue(s, verb, end, CUE_SHALL), n;
    while ((n = scan_phrase(s, t, end, C_ADVERB, NULL)) > 0)
        t += n;
    return scan_cue(s, t, end, CUE_ATTITUDE_EN) > 0;
}

/* In a list: whatever orders. "There are drastic solutions to ..." is how "Có giải pháp ..." comes out. */
static bool is_task_in_list(const struct scan *s, size_t t, size_t end)
{
    size_t after, to, verb;
    struct names office = { 0 };
    if (english_imperative(s, t, end) || scan_cue(s, t, end, CUE_THERE_ARE) > 0 || before_colon(s, t, end, &office))
        return true;
    if (find_subject(s, t, end, true, &to, &verb) || find_many(s, t, end, &to))
        return true;
    if (scan_has(s, t, end < t + LATE_TOKENS * 3 ? end : t + LATE_TOKENS * 3, CUE_SHALL))
        return true;
    return scan_has(s, t, end, CUE_BID_I) || (find_bid(s, t, end, &after) != SIZE_MAX && after < t + LATE_TOKENS * 3);
}

/* "They are requested to ...", "It must also ...": whoever was told before. */
static bool told_again(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_ASSIGNED);
    return n > 0 && scan_has(s, t + n, end < t + n + 3 ? end : t + n + 3, CUE_SHALL);
}

/* In a report or an interview: an office told to do something concrete. A bare imperative only where it goes on with
 * something: headlines are imperatives, too. */
static bool is_task_in_report(const struct scan *s, size_t t, size_t end, bool follows)
{
    size_t after, to, verb;
    if (scan_cue(s, t, end, CUE_BID) > 0 && english_names_office(s, t, end) && english_imperative(s, t, end))
        return true;
    if (follows && (english_imperative(s, t, end) || told_again(s, t, end)))
        return true;
    return find_subject(s, t, end, false, &to, &verb) && !is_attitude(s, verb, end) &&
           !(find_bid(s, t, end, &after) < verb && scan_has(s, t, verb, CUE_DONE));
}

/* "during implementation, if there are difficulties, report to ..." */
static bool is_difficulty(const struct scan *s, size_t t, size_t end)
{
    size_t any = scan_cue(s, t, end, CUE_ANY_TROUBLE), p = scan_cue_find(s, t, end, CUE_DURING);
    if (any > 0 && scan_has(s, t + any, end, CUE_TURNS_TO)) /* "Any problems should be reported to ..." */
        return true;
    return p != SIZE_MAX && scan_has(s, p, end, CUE_DIFFICULTY) && scan_has(s, t, end, CUE_IF);
}

/* Is somebody told to watch over it? */
static bool watches(const struct scan *s, size_t t, size_t end)
{
    for (; t < end; t++)
        if (!scan_cap(s, t, end) && scan_phrase(s, t, end, C_ACTION, NULL) > 0)
            return true;
    return false;
}

/* "Heads of departments are responsible for implementing this Directive" */
static bool only_carries_out(const struct scan *s, size_t t, size_t end)
{
    for (size_t i = t; i < end; i++) {
        size_t n = scan_cue(s, i, end, CUE_CARRY), this = n > 0 ? scan_cue(s, i + n, end, CUE_THIS) : 0;
        if (this > 0 && i + n + this == end) /* "monitor the implementation of this Notice" is a task */
            return !scan_has(s, t, i, CUE_TELLS) && !english_imperative(s, t, end) && scan_has(s, t, i, CUE_SHALL) &&
                   scan_phrase(s, i > t ? i - 1 : t, i, C_ACTION, NULL) == 0 && !watches(s, t, i);
    }
    return false;
}

int english_judge(const struct scan *s, size_t t, size_t end, const struct english_context *in)
{
    if (scan_sign(s, t, end, '(') && scan_past_bracket(s, t, end) == end)
        return REASON_REMARK;
    if (is_difficulty(s, t, end))
        return REASON_DIFFICULTY;
    if (scan_cue(s, t, end, CUE_THIS) > 0)
        return REASON_NOTICE; /* "This Directive takes effect ..." */
    if (scan_has(s, t, end, CUE_LIABILITY) && scan_has(s, t, end, CUE_IF))
        return REASON_LIABILITY;
    if (only_carries_out(s, t, end))
        return REASON_EXECUTION;
    size_t linked = skip_link(s, t, end);
    if (scan_cue(s, t, end, CUE_NOT_TASK_EN) > 0 && scan_cue(s, t, end, CUE_LINK) == 0)
        return REASON_NARRATIVE;
    size_t main = skip_opening(s, linked, end);
    bool task = in->list ? is_task_in_list(s, main, end) : is_task_in_report(s, main, end, in->warm || linked > t);
    return task ? JUDGED_TASK : REASON_NARRATIVE;
}
