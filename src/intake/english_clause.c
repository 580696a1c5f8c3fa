#include "intake/english_clause.h"

#include "intake/calday_en.h"

enum { SUBJECT_TOKENS_MAX = 70, OBJECT_TOKENS_MAX = 60, OPENING_TOKENS_MAX = 45, HEAD_TOKENS = 10, NOUN_TOKENS = 5 };

size_t english_infinitive(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_PURPOSE), i = english_adverbs_skip(s, t + n, end);
    bool verb = n == 1 && english_small_word(s, i, end) && scan_cue(s, i, end, CUE_DET_EN) == 0 &&
                (english_verb(s, i, end) == VERB_BASE || scan_cue(s, i, end, CUE_OFFICE_EN) == 0);
    return verb ? t + n : t;
}

/* "LGUs" */
static bool is_acronym_of_many(const struct scan *s, size_t i)
{
    struct text w = scan_cap(s, i, s->ntok) ? scan_text(s, i, i + 1) : TEXT_NONE;
    size_t big = 0;
    while (big < w.n && w.p[big] >= 'A' && w.p[big] <= 'Z')
        big++;
    return big > 1 && big + 1 == w.n && w.p[big] == 's';
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
        if (is_acronym_of_many(s, i))
            return true;
    }
    return false;
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
    bool unknown = english_small_word(s, t, end) && s->tok[t].word == 0 && english_ends_in(s, t, "ing");
    return unknown || (english_small_word(s, t, end) && english_verb(s, t, end) == VERB_GERUND);
}

/* "orders | immediate repair of houses": a thing to be done, and nobody named. */
static bool orders_work(const struct scan *s, const struct english_clause *c, size_t end)
{
    enum { WORK_TOKENS = 5 };
    static const char *const ENDINGS[] = { "tion", "sion", "ment", "ance", "ening", "air", "ery" };
    size_t t = c->after + scan_cue(s, c->after, end, CUE_DET_EN);
    for (size_t i = t;
         scan_cue(s, c->verb, end, CUE_BIDS_WORK_EN) > 0 && english_small_word(s, i, end) && i < t + WORK_TOKENS; i++)
        for (size_t k = 0; scan_cue(s, i + 1, end, CUE_OF) > 0 && k < LEN(ENDINGS); k++)
            if (english_ends_in(s, i, ENDINGS[k]))
                return true;
    return false;
}

/* "set | a deadline of April 30 for | the Board to ..."; t where no such thing is set. */
static size_t behind_deadline(const struct scan *s, size_t t, size_t end)
{
    enum { SET_TOKENS = 12 };
    size_t i = t + scan_cue(s, t, end, CUE_DET_EN);
    for (size_t far = i + SET_TOKENS; scan_has(s, t, i + 2 < end ? i + 2 : end, CUE_DUE) && i < end && i < far; i++)
        if (scan_cue(s, i, end, CUE_FOR) == 1 && english_actor(s, i + 1, english_name_end(s, i + 1, end)))
            return i + 1;
    return t;
}

/* "Parks and Recreation | from noon" */
static size_t capitals_end(const struct scan *s, size_t t, size_t end)
{
    while (t < end && (scan_cap(s, t, end) || (scan_cue(s, t, end, CUE_AND) > 0 && scan_cap(s, t + 1, end))))
        t++;
    return t;
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
    t = behind_deadline(s, english_main(s, t, end), end);
    for (size_t i = t + 1; i < end && i < t + OBJECT_TOKENS_MAX; i++) {
        if (scan_sign(s, i, end, ';'))
            break;
        bool with = scan_cue(s, i, end, CUE_WITH) == 1 && english_gerund(s, english_adverbs_skip(s, i + 1, end), end);
        bool told = with || english_infinitive(s, i, end) > i ||
                    scan_sign(s, i + scan_cue(s, i, end, CUE_PURPOSE), end, ':'),
             must = that && (scan_cue(s, i, end, CUE_MODAL_EN) > 0 || scan_cue(s, i, end, CUE_WILL_EN) > 0 ||
                             scan_cue(s, i, end, CUE_PLAIN_BE_EN) > 0 || english_plain(s, t, i, end));
        bool should = !that && scan_cap(s, i - 1, end) &&
                      english_plain(s, t, i, end); /* "requested the Board of Y | draft ..." */
        if (!told && !must && !should)
            continue;
        c->from = t;
        c->to = english_name_end(s, t, i);
        c->actor =
            english_actor(s, c->from, c->to) || capitals_end(s, c->from, c->to) == c->to; /* "asked Hai Son to" */
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

/* "Hai Son, Hoa Lam and An Binh": two names or more, and nothing else. */
static bool are_proper(const struct scan *s, size_t t, size_t end)
{
    size_t names = 0;
    for (size_t i = t; i < end; i++) {
        bool joint = scan_sign(s, i, end, ',') || scan_cue(s, i, end, CUE_AND) > 0;
        if (!joint && (!scan_cap(s, i, end) || scan_phrase(s, i, end, C_MONTH | C_WEEKDAY, NULL) > 0))
            return false;
        names += joint && i > t && scan_cap(s, i - 1, end);
    }
    return names > 0;
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
    bool places = (told || c->form == FORM_MUST) && are_proper(s, c->from, c->to);
    bool word =
        c->to == c->from + 1 && scan_cap(s, c->from, c->to); /* any word has a capital where a sentence begins */
    c->actor = english_actor(s, c->from, c->to) || places ||
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
        if (scan_sign(s, i, end, '"') && i == c.begin) {
            c.begin++; /* "The Board must ...," he said */
            continue;
        }
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
