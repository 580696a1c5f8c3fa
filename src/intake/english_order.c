#include "intake/english_clause.h"

#include "intake/calday.h"
#include "intake/judge.h"
#include "intake/when.h"

#include <string.h>

enum { SUBJECT_TOKENS_MAX = 60, ADJUNCT_TOKENS_MAX = 30, LATE_TOKENS = 12 };

/* "Dredge the port", "Fence off ponds": a first word of no table, with an article or a particle behind it. */
static bool unknown_imperative(const struct scan *s, size_t t, size_t end)
{
    if ((s->tok[t].word != 0 && english_verb(s, t, end) == 0 && scan_cue(s, t, end, CUE_STATIVE_EN) == 0) ||
        s->tok[t].kind != TOKEN_WORD)
        return false;
    return scan_cue(s, t + 1, end, CUE_DET_EN) > 0 || scan_cue(s, t + 1, end, CUE_PARTICLE_EN) > 0;
}

/* "Painstakingly": any word in -ly. */
static bool is_manner_word(const struct scan *s, size_t t, size_t end)
{
    struct text w = scan_word(s, t, end) ? scan_text(s, t, t + 1) : TEXT_NONE;
    return w.n > 4 && memcmp(w.p + w.n - 2, "ly", 2) == 0 && s->tok[t].word == 0;
}

/* The verb behind "and": "Presides over and | coordinates with". */
static size_t joined_verb(const struct scan *s, size_t t, size_t end)
{
    enum { BETWEEN_TOKENS = 3 };
    for (size_t i = t + 1; i + 1 < end && i <= t + BETWEEN_TOKENS; i++)
        if (scan_cue(s, i, end, CUE_AND) > 0)
            return i + 1;
    return end;
}

bool english_imperative(const struct scan *s, size_t t, size_t end)
{
    size_t n, from = t;
    for (;;) {
        if (t > from && (scan_cue(s, t, end, CUE_AND) > 0 || scan_sign(s, t, end, ',')))
            t++;
        else if ((n = scan_phrase(s, t, end, C_ADVERB | C_PERIOD, NULL)) > 0)
            t += n;
        else if (is_manner_word(s, t, end))
            t++;
        else
            break;
    }
    if (t >= end)
        return false;
    if (scan_cue(s, t, end, CUE_PLAIN_BE_EN) > 0)
        return true;
    int form = english_verb(s, t, end);
    if (form == VERB_PRESENT &&
        (scan_cue(s, t + 1, end, CUE_ABOUT_EN) > 0 || scan_cue(s, t + 1, end, CUE_PARTICLE_EN) > 0) &&
        english_verb(s, joined_verb(s, t, end), end) == VERB_PRESENT)
        return true; /* "Presides over and coordinates with ..." */
    if (form == VERB_GERUND && (scan_cue(s, t + 1, end, CUE_MODAL_EN) > 0 || scan_cue(s, t + 1, end, CUE_BE_EN) > 0))
        return false; /* "Weighing must be fair" */
    return form == VERB_BASE || form == VERB_GERUND || (t > from && form != 0) || unknown_imperative(s, t, end);
}

/* "To dredge the port;": an item of a list of duties. */
static bool is_infinitive_item(const struct scan *s, size_t t, size_t end) { return english_infinitive(s, t, end) > t; }

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

/* "Department of Finance: Based on ..., advise ...": the office before the colon. */
static bool before_colon(const struct scan *s, size_t t, size_t end, struct names *out)
{
    enum { OFFICE_TOKENS = 24 };
    for (size_t i = t + 1; i + 1 < end && i < t + OFFICE_TOKENS; i++)
        if (scan_sign(s, i, end, ':'))
            return english_office(s, t, i, out);
    return false;
}

/* Whom an order in the imperative names: "Assign the Ministry of X to ...". */
static bool bid_names(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t after, at = find_bid(s, t, end, &after), to;
    if (at == SIZE_MAX || !english_names_office(s, after, to = english_name_end(s, after, end)))
        return false;
    english_names(s, after, to, out);
    return true;
}

bool english_holder(const struct scan *s, size_t t, size_t end, bool list, struct names *out)
{
    struct names found = { 0 };
    struct english_clause c;
    t = english_main(s, t, end);
    if (before_colon(s, t, end, &found)) {
        *out = found;
        return true;
    }
    bool imperative = english_imperative(s, t, end);
    if (imperative ? scan_cue(s, t, end, CUE_BID) > 0 : scan_has(s, t, end, CUE_BID_I)) {
        if (!bid_names(s, t, end, &found))
            return false;
    } else if (!imperative && english_clause_read(s, t, end, list, &c)) {
        english_clause_names(s, &c, end, &found);
        if (c.nobody)
            *out = found;
    }
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
    struct english_clause c;
    if (for_whom(s, t, end, out) || bid_names(s, t, end, out))
        return;
    if (english_clause_read(s, t, end, true, &c))
        english_clause_names(s, &c, end, out);
}

/* "must be close", "should listen": an attitude, nothing that could be checked. */
static bool is_attitude(const struct scan *s, const struct english_clause *c, size_t end)
{
    size_t t = c->after, n;
    while ((n = scan_phrase(s, t, end, C_ADVERB, NULL)) > 0)
        t += n;
    return c->form == FORM_MUST && scan_cue(s, t, end, CUE_ATTITUDE_EN) > 0;
}

/* "The review must be conducted objectively", "Aid must not be divided": how a task is done. */
static bool is_manner(const struct scan *s, const struct english_clause *c, size_t end)
{
    enum { SHORT = 14 };
    if (c->actor || c->pronoun || (c->form != FORM_PASSIVE && c->form != FORM_MUST))
        return false;
    if (c->form == FORM_MUST)
        return scan_cue(s, c->after, end, CUE_QUALITY_EN) > 0;
    if (scan_has(s, c->verb, c->after, CUE_NOT))
        return true;
    bool work = scan_cue(s, c->after - 1, end, CUE_CARRIED_EN) > 0;
    return work && end - c->after < SHORT;
}

/* In a list: whatever orders. "There are drastic solutions to ..." is how "Có giải pháp ..." comes out. */
static bool is_task_in_list(const struct scan *s, size_t t, size_t end)
{
    size_t after;
    struct names office = { 0 };
    struct english_clause c;
    if (english_imperative(s, t, end) || is_infinitive_item(s, t, end) || scan_cue(s, t, end, CUE_THERE_ARE) > 0 ||
        before_colon(s, t, end, &office) || scan_has(s, t, end, CUE_BID_I))
        return true;
    if (english_clause_read(s, t, end, true, &c))
        return !is_manner(s, &c, end);
    return find_bid(s, t, end, &after) != SIZE_MAX && after < t + LATE_TOKENS * 3;
}

/* A guest's or an expert's opinion, "farmers said ...", "... , said the farmer": nobody's order. */
static bool by_outsider(const struct scan *s, size_t t, size_t end)
{
    enum { SPEAKER_TOKENS = 6 };
    size_t says = scan_cue_find(s, t, end, CUE_SAYS_EN);
    if (says == SIZE_MAX || says == t || scan_cue(s, says - 1, says, CUE_ASSIGNED) > 0 ||
        scan_cue(s, says - 1, says, CUE_CHIEF_EN) > 0)
        return false;                                  /* "..., he stressed" */
    bool behind = s->tok[says - 1].kind == TOKEN_SIGN; /* "..., said the farmer" */
    size_t far = behind ? says + SPEAKER_TOKENS : says;
    return scan_has(s, t, far < end ? far : end, CUE_OUTSIDER_EN);
}

/* "The Board of Tides urgently reviews ...": what an office does, told behind an order, is one. */
static bool goes_on(const struct scan *s, size_t t, size_t end)
{
    enum { HEAD_TOKENS = 3 };
    struct english_clause c;
    return english_clause_read(s, t, end, true, &c) && c.actor && c.from == c.begin && c.form == FORM_PRESENT &&
           (scan_cue(s, t, end, CUE_DET_EN) > 0 ||
            english_names_office(s, t, t + HEAD_TOKENS < c.to ? t + HEAD_TOKENS : c.to)) &&
           scan_cue(s, t, end, CUE_SO_FAR_EN) == 0;
}

/* "must be sent", not "is expected to be sent" */
static bool must_be(const struct scan *s, const struct english_clause *c, size_t end)
{
    return scan_cue(s, c->verb, end, CUE_MODAL_EN) > 0 && scan_cue(s, c->verb + 1, end, CUE_TOLD_EN) == 0;
}

static bool is_dated(const struct scan *s, size_t t, size_t end)
{
    struct intake_deadline d = when_clause(s, t, end);
    return d.has_date || (d.stated && d.recur != RECUR_NONE);
}

/* In a report or an interview: an office told to do something concrete. A bare imperative only where it goes on with
 * something: headlines are imperatives, too. */
static bool is_task_in_report(const struct scan *s, size_t t, size_t end, bool follows, bool told)
{
    struct english_clause c;
    if (scan_cue(s, t, end, CUE_BID) > 0 && english_names_office(s, t, end) && english_imperative(s, t, end))
        return true;
    if (follows && english_imperative(s, t, end))
        return true;
    bool reads = english_clause_read(s, t, end, false, &c);
    if (!reads && follows)
        return goes_on(s, t, end);
    if (!reads || is_attitude(s, &c, end) || is_manner(s, &c, end) || by_outsider(s, t, end))
        return false;
    if (c.form == FORM_PASSIVE && !c.actor && scan_sign(s, t, end, '"'))
        return false; /* "Nobody should be left behind," he said */
    if (c.form == FORM_PASSIVE && !c.actor)
        return follows || scan_cue(s, c.after - 1, end, CUE_AWAITED_EN) > 0 ||
               ((told || is_dated(s, c.after, end)) && must_be(s, &c, end));
    if (c.nobody && c.form == FORM_MUST)
        return told;
    return c.actor || (c.pronoun && follows) || c.form == FORM_ORDER;
}

/* "during implementation, if there are difficulties, report to ...", "Any problems arising should be reported to ..." */
static bool is_difficulty(const struct scan *s, size_t t, size_t end)
{
    size_t trouble = scan_cue_find(s, t, end, CUE_DIFFICULTY);
    if (trouble == SIZE_MAX)
        return false;
    bool any = scan_has(s, t, trouble, CUE_DURING) || scan_has(s, t, trouble, CUE_IF) ||
               scan_has(s, t, trouble, CUE_ANY_EN) || scan_cue(s, t, end, CUE_MODAL_EN) > 0;
    return any && (scan_has(s, t, end, CUE_IF) || scan_has(s, t, end, CUE_ANY_EN)) &&
           scan_has(s, t, end, CUE_SAYS_TROUBLE_EN);
}

/* Is somebody told to watch over it? */
static bool watches(const struct scan *s, size_t t, size_t end)
{
    for (; t < end; t++)
        if (!scan_cap(s, t, end) && scan_phrase(s, t, end, C_ACTION, NULL) > 0)
            return true;
    return false;
}

static bool orders(const struct scan *s, size_t t, size_t end)
{
    struct english_clause c;
    return english_clause_read(s, t, end, false, &c);
}

/* "Heads of departments are responsible for implementing this Directive" */
static bool only_carries_out(const struct scan *s, size_t t, size_t end)
{
    for (size_t i = t; i < end; i++) {
        size_t n = scan_cue(s, i, end, CUE_CARRY), this = n > 0 ? scan_cue(s, i + n, end, CUE_THIS) : 0;
        if (this > 0 && i + n + this == end) /* "monitor the implementation of this Notice" is a task */
            return !scan_has(s, t, i, CUE_TELLS) && !english_imperative(s, t, end) && orders(s, t, i + n) &&
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
    if (scan_has(s, t, end, CUE_HELD_EN) || (scan_has(s, t, end, CUE_LIABILITY) && scan_has(s, t, end, CUE_IF)))
        return REASON_LIABILITY;
    if (scan_has(s, t, end, CUE_HEREBY_EN) && !scan_has(s, t, end, CUE_ORDER_EN))
        return REASON_NOTICE; /* "The Office hereby informs the agencies for implementation" */
    if (only_carries_out(s, t, end))
        return REASON_EXECUTION;
    size_t linked = scan_cue(s, t, end, CUE_LINK);
    if (scan_cue(s, t, end, CUE_NOT_TASK_EN) > 0 && linked == 0)
        return REASON_NARRATIVE;
    size_t main = english_main(s, t, end);
    if (scan_has(s, t, main, CUE_PAST) && !in->list)
        return REASON_NARRATIVE;
    bool task =
        in->list ? is_task_in_list(s, main, end) : is_task_in_report(s, main, end, in->warm || linked > 0, in->told);
    return task ? JUDGED_TASK : REASON_NARRATIVE;
}
