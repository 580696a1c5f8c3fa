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

static int verb_form(const struct scan *s, size_t t, size_t end)
{
    const struct phrase *ph;
    return scan_phrase(s, t, end, C_ACTION, &ph) > 0 ? ph->value : 0;
}

bool english_imperative(const struct scan *s, size_t t, size_t end)
{
    size_t n, from = t;
    for (;;) {
        if (t > from && (scan_cue(s, t, end, CUE_AND) > 0 || scan_sign(s, t, end, ',')))
            t++;
        else if ((n = scan_phrase(s, t, end, C_ADVERB, NULL)) > 0)
            t += n;
        else
            break;
    }
    int form = verb_form(s, t, end);
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
        if (n > 0 && !noun && i + n < end && s->tok[i + n].kind == TOKEN_WORD) {
            *after = i + n;
            return i;
        }
    }
    return SIZE_MAX;
}

/* Is the word before i an office's noun? */
static bool ends_office(const struct scan *s, size_t t, size_t i)
{
    return i > t && scan_cue(s, i - 1, i, CUE_OFFICE_EN) > 0;
}

/* Where the words that name who is meant end: at a verb, "to", a comma with an adjunct, "shall". */
static size_t name_end(const struct scan *s, size_t t, size_t end)
{
    size_t i = t;
    for (; i < end && i - t < SUBJECT_TOKENS_MAX; i++) {
        if (scan_sign(s, i, end, ':') || scan_sign(s, i, end, ';') || scan_cue(s, i, end, CUE_SHALL) > 0)
            break;
        if (scan_cue(s, i, end, CUE_PURPOSE) > 0 && !scan_cap(s, i, end))
            break;
        bool comma = scan_sign(s, i, end, ',');
        if (comma && (scan_cue(s, i + 1, end, CUE_OPENING_EN) > 0 || verb_form(s, i + 1, end) == VERB_GERUND))
            break; /* "with the Inspectorate, conducting ..." */
        if (i > t && !scan_cap(s, i, end) &&
            (verb_form(s, i, end) == VERB_BASE || scan_phrase(s, i, end, C_ADVERB, NULL) > 0))
            break;
        if (verb_form(s, i, end) == VERB_PRESENT && ends_office(s, t, i))
            break; /* "Each department assigns ..." */
    }
    while (i > t && scan_sign(s, i - 1, end, ','))
        i--;
    return i;
}

static bool names_office(const struct scan *s, size_t t, size_t end) { return scan_has(s, t, end, CUE_OFFICE_EN); }

/* Does a new body begin here, after a comma or "and"? With an article, "all", a title, or a capital after a capital. */
static bool begins_name(const struct scan *s, size_t t, size_t end, bool capital, bool named)
{
    struct text w = t < end ? scan_text(s, t, t + 1) : TEXT_NONE;
    static const char *const DETERMINERS[] = { "the", "The", "all", "each", "members", "every", "relevant", "other" };
    enum { LOOSE = 2 }; /* "departments, branches and relevant units" is one set: the last two begin none in it */
    for (size_t i = 0; i < LEN(DETERMINERS) - (named ? 0 : LOOSE); i++)
        if (text_eq(w, text_of(DETERMINERS[i])))
            return true;
    return scan_cue(s, t, end, CUE_OFFICERS_EN) > 0 || (capital && scan_cap(s, t, end));
}

static void add_name(const struct scan *s, struct names *out, size_t t, size_t end)
{
    t += scan_cue(s, t, end, CUE_OFFICERS_EN);
    while (t < end && s->tok[end - 1].kind == TOKEN_SIGN)
        end--;
    if (t >= end)
        return;
    bool open_set = !scan_cap(s, t, end) && !(scan_cap(s, t + 1, end));
    names_add(s, out, scan_text(s, t, end), open_set);
}

/* "Department of Agriculture | and | Environment": no office of its own behind the "and". */
static bool goes_on(const struct scan *s, size_t t, size_t end)
{
    size_t to = t;
    while (to < end && !scan_sign(s, to, end, ',') && scan_cue(s, to, end, CUE_AND) == 0)
        to++;
    return !names_office(s, t, to);
}

static void split_names(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t n = scan_cue(s, t, end, CUE_COMRADE);
    if (n > 0 && scan_sign(s, t + n, end, ','))
        t += n + 1; /* "Comrades, members of ..." */
    size_t from = t;
    bool capital = scan_cap(s, t, end) && scan_cap(s, t + 1, end);
    bool named = capital || n > 0 || scan_cue(s, t, end, CUE_ARTICLE) > 0 || scan_cue(s, t, end, CUE_OFFICERS_EN) > 0;
    for (size_t i = t; i < end; i++) {
        size_t sep = scan_sign(s, i, end, ',');
        sep += scan_cue(s, i + sep, end, CUE_AND);
        if (sep == 0 || !begins_name(s, i + sep, end, capital, named))
            continue;
        if (scan_cap(s, i + sep, end) && goes_on(s, i + sep, end))
            continue;
        add_name(s, out, from, i);
        from = i + sep;
        i = from;
    }
    add_name(s, out, from, end);
}

/* An office before "shall" or "presides over". */
static bool find_subject(const struct scan *s, size_t t, size_t end, bool tells, size_t *name_to, size_t *verb)
{
    for (size_t i = t + 1; i < end && i < t + SUBJECT_TOKENS_MAX; i++) {
        if (scan_sign(s, i, end, ';') || scan_sign(s, i, end, ':'))
            return false;
        bool shall = scan_cue(s, i, end, CUE_SHALL) > 0, tell = tells && scan_cue(s, i, end, CUE_TELLS) > 0;
        if (!(shall || tell) || scan_cap(s, i, end))
            continue;
        *name_to = name_end(s, t, i);
        *verb = i;
        return names_office(s, t, *name_to);
    }
    return false;
}

/* "Heads of departments review ...": those who are many, and the verb's plain form. */
static bool find_many(const struct scan *s, size_t t, size_t end, size_t *name_to)
{
    *name_to = name_end(s, t, end);
    size_t verb = *name_to, n;
    while ((n = scan_phrase(s, verb, end, C_ADVERB, NULL)) > 0)
        verb += n;
    return *name_to > t && *name_to < end && names_office(s, t, *name_to) && verb_form(s, verb, end) == VERB_BASE;
}

void english_names(const struct scan *s, size_t t, size_t end, struct names *out) { split_names(s, t, end, out); }

bool english_office(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t to = end;
    while (to > t && s->tok[to - 1].kind == TOKEN_SIGN)
        to--;
    if (to <= t || !names_office(s, t, to) || name_end(s, t, to) < to)
        return false;
    for (size_t i = t + 1; i < to; i++)
        if (!scan_cap(s, i, to) && verb_form(s, i, to) != 0)
            return false;
    *out = (struct names){ 0 };
    split_names(s, t, to, out);
    return out->n > 0;
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

bool english_holder(const struct scan *s, size_t t, size_t end, struct names *out)
{
    struct names found = { 0 };
    size_t after, from, to, verb;
    t = skip_link(s, t, end);
    if (english_imperative(s, t, end) && scan_cue(s, t, end, CUE_BID) == 0)
        return false;
    if (find_behind_opening(s, t, end, &from, &to))
        split_names(s, from, to, &found);
    else if (!scan_has(s, t, end, CUE_BID_I) && find_subject(s, t, end, true, &to, &verb))
        split_names(s, t, to, &found);
    else if (find_bid(s, t, end, &after) != SIZE_MAX && names_office(s, after, name_end(s, after, end)))
        split_names(s, after, name_end(s, after, end), &found);
    else if (find_many(s, t, end, &to))
        split_names(s, t, to, &found);
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
    if (to == SIZE_MAX || !names_office(s, from, to))
        return false;
    split_names(s, from, to, out);
    return true;
}

void english_addressees(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t after;
    if (for_whom(s, t, end, out))
        return;
    if (find_bid(s, t, end, &after) == SIZE_MAX)
        return;
    size_t to = name_end(s, after, end);
    if (names_office(s, after, to))
        split_names(s, after, to, out);
}

void english_partners(const struct scan *s, size_t t, size_t end, struct names *out)
{
    for (; t < end; t++) {
        size_t n = scan_cue(s, t, end, CUE_TOGETHER), with = n > 0 ? scan_cue(s, t + n, end, CUE_WITH) : 0;
        if (with > 0)
            split_names(s, t + n + with, name_end(s, t + n + with, end), out);
    }
}

struct text english_receiver(const struct scan *s, size_t t, size_t end)
{
    for (; t < end; t++) {
        size_t n = scan_phrase(s, t, end, C_REPORT, NULL), i = t + n;
        for (size_t far = i + LATE_TOKENS; n > 0 && i < end && i < far && s->tok[i].kind == TOKEN_WORD; i++) {
            size_t to = scan_cue(s, i, end, CUE_TO), stop = name_end(s, i + to, end);
            for (size_t k = i + to; k < stop; k++) /* the day, the way and the purpose are not the receiver's */
                if (!scan_cap(s, k, end) &&
                    (scan_cue(s, k, end, CUE_DUE) > 0 || (k > i + to && scan_cue(s, k, end, CUE_OPENING_EN) > 0)))
                    stop = k;
            if (to > 0 && names_office(s, i + to, stop)) {
                struct names who = { 0 };
                split_names(s, i + to, stop, &who);
                const struct text *last = who.n > 0 ? &who.p[0].name : NULL; /* the title before it is the receiver's */
                return last == NULL ? TEXT_NONE
                                    : text_sub(s->t, s->tok[i + to].start, (size_t)(last->p - s->t.p) + last->n);
            }
        }
    }
    return TEXT_NONE;
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
    if (english_imperative(s, t, end) || scan_cue(s, t, end, CUE_THERE_ARE) > 0)
        return true;
    if (find_subject(s, t, end, true, &to, &verb) || find_many(s, t, end, &to))
        return true;
    if (scan_has(s, t, end < t + LATE_TOKENS * 3 ? end : t + LATE_TOKENS * 3, CUE_SHALL))
        return true;
    return scan_has(s, t, end, CUE_BID_I) || (find_bid(s, t, end, &after) != SIZE_MAX && after < t + LATE_TOKENS * 3);
}

/* In a report or an interview: an office told to do something concrete. A bare imperative only where it goes on with
 * something: headlines are imperatives, too. */
static bool is_task_in_report(const struct scan *s, size_t t, size_t end, bool follows)
{
    size_t after, to, verb;
    if (scan_cue(s, t, end, CUE_BID) > 0 && names_office(s, t, end) && english_imperative(s, t, end))
        return true;
    if (follows && english_imperative(s, t, end))
        return true;
    return find_subject(s, t, end, false, &to, &verb) && !is_attitude(s, verb, end) &&
           !(find_bid(s, t, end, &after) < verb && scan_has(s, t, verb, CUE_DONE));
}

/* "during implementation, if there are difficulties, report to ..." */
static bool is_difficulty(const struct scan *s, size_t t, size_t end)
{
    size_t p = scan_cue_find(s, t, end, CUE_DURING);
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
            return !scan_has(s, t, i, CUE_TELLS) && !scan_has(s, t, i, CUE_BID) && !english_imperative(s, t, end) &&
                   scan_has(s, t, i, CUE_SHALL) && scan_phrase(s, i > t ? i - 1 : t, i, C_ACTION, NULL) == 0 &&
                   !watches(s, t, i);
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

void english_document(const struct scan *s, struct intake_document *doc)
{
    size_t end = s->ntok < 600 ? s->ntok : 600;
    for (size_t t = 0; t + 2 < end && doc->number.n == 0; t++) {
        size_t n = scan_cap(s, t, end) ? scan_cue(s, t, end, CUE_NUMBER) : 0, i = t + n;
        const struct phrase *ph;
        i += scan_sign(s, i, end, '.');
        if (n == 0 || scan_number(s, i, end) < 0)
            continue;
        size_t to = i + 1;
        while (to < end && !(s->tok[to].flags & TOKEN_GAP))
            to++;
        while (to > i + 1 && s->tok[to - 1].kind == TOKEN_SIGN)
            to--;
        for (size_t back = 1; back <= 3 && back <= t; back++)
            if (scan_phrase(s, t - back, t, C_TYPE, &ph) == back)
                doc->type = scan_text(s, t - back, t);
        struct calday c;
        size_t dated = to + scan_sign(s, to, end, ',');
        dated += scan_cue(s, dated, end, CUE_FROM_NOW);
        if (doc->type.n > 0 && to > i + 2 && calday_read(s, dated, end, &c) && c.kind == CALDAY_DAY &&
            day_valid(c.year, c.month, c.day)) { /* "Notice No. 88-TB/TU dated June 12, 2026" */
            doc->has_date = true;
            doc->date = day_of(c.year, c.month, c.day);
        }
        if (doc->type.n > 0 && to > i + 2)
            doc->number = scan_text(s, i, to);
        else
            doc->type = TEXT_NONE;
    }
    const struct para *p = s->npara > 1 ? &s->para[0] : NULL;
    if (p != NULL && doc->title.n == 0 && p->t1 - p->t0 <= 45 && scan_cue(s, p->t0, p->t1, CUE_OPENING_EN) == 0)
        doc->title = scan_text(s, p->t0, p->t1);
}
