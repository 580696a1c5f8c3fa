#include "intake/english.h"

#include "intake/calday.h"

enum { SUBJECT_TOKENS_MAX = 60, LATE_TOKENS = 12 };

int english_verb(const struct scan *s, size_t t, size_t end)
{
    const struct phrase *ph;
    return scan_phrase(s, t, end, C_ACTION, &ph) > 0 ? ph->value : 0;
}

/* Is the word before i an office's noun? */
bool english_office_ends(const struct scan *s, size_t t, size_t i)
{
    return i > t && scan_cue(s, i - 1, i, CUE_OFFICE_EN) > 0;
}

/* Where the words that name who is meant end: at a verb, "to", a comma with an adjunct, "shall". */
size_t english_name_end(const struct scan *s, size_t t, size_t end)
{
    size_t i = t;
    for (; i < end && i - t < SUBJECT_TOKENS_MAX; i++) {
        if (scan_sign(s, i, end, ':') || scan_sign(s, i, end, ';') || scan_cue(s, i, end, CUE_SHALL) > 0)
            break;
        if (scan_cue(s, i, end, CUE_PURPOSE) > 0 && !scan_cap(s, i, end))
            break;
        bool comma = scan_sign(s, i, end, ',');
        size_t gerund = i + 1 + scan_sign(s, i + 1, end, ',');
        if (i > t && !scan_cap(s, i, end) && scan_cue(s, i, end, CUE_OPENING_EN) == 1 &&
            english_verb(s, gerund, end) == VERB_GERUND)
            break; /* "the Ministry of Justice in drafting ..." */
        if (comma && (scan_cue(s, i + 1, end, CUE_OPENING_EN) > 0 || english_verb(s, i + 1, end) == VERB_GERUND))
            break; /* "with the Inspectorate, conducting ..." */
        if (i > t && !scan_cap(s, i, end) &&
            (english_verb(s, i, end) == VERB_BASE || scan_phrase(s, i, end, C_ADVERB, NULL) > 0))
            break;
        if (english_verb(s, i, end) == VERB_PRESENT && english_office_ends(s, t, i))
            break; /* "Each department assigns ..." */
    }
    while (i > t && scan_sign(s, i - 1, end, ','))
        i--;
    return i;
}

bool english_names_office(const struct scan *s, size_t t, size_t end) { return scan_has(s, t, end, CUE_OFFICE_EN); }

/* Does a new body begin here, after a comma or "and"? With an article, "all", a title, or a capital after a capital. */
static bool begins_name(const struct scan *s, size_t t, size_t end, bool named)
{
    struct text w = t < end ? scan_text(s, t, t + 1) : TEXT_NONE;
    static const char *const DETERMINERS[] = { "the", "The", "all", "each", "members", "every", "relevant", "other" };
    enum { LOOSE = 2 }; /* "departments, branches and relevant units" is one set: the last two begin none in it */
    for (size_t i = 0; i < LEN(DETERMINERS) - (named ? 0 : LOOSE); i++)
        if (text_eq(w, text_of(DETERMINERS[i])))
            return true;
    return scan_cue(s, t, end, CUE_OFFICERS_EN) > 0 || scan_cap(s, t, end);
}

/* "The Provincial Committee and | socio-political organizations": behind a name and its "and", several words that end in an office's noun. */
static bool begins_set(const struct scan *s, size_t t, size_t end)
{
    size_t to = t;
    while (to < end && s->tok[to].kind != TOKEN_SIGN && scan_cue(s, to, end, CUE_AND) == 0)
        to += scan_sign(s, to + 1, end, '-') ? 2 : 1;
    return to > t + 1 && to == end && scan_cue(s, to - 1, to, CUE_OFFICE_EN) > 0;
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
    return !english_names_office(s, t, to);
}

void english_names(const struct scan *s, size_t t, size_t end, struct names *out)
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
        bool joined = sep > 0 && scan_cue(s, i + sep - 1, end, CUE_AND) > 0;
        if (sep == 0 || !(begins_name(s, i + sep, end, named) || (named && joined && begins_set(s, i + sep, end))))
            continue;
        bool inside = i > from && scan_cue(s, i - 1, end, CUE_OFFICE_EN) > 2; /* "Newspaper and Radio" */
        if (inside || (scan_cue(s, from, end, CUE_ARTICLE) > 0 && i == from + 2 && joined))
            continue;
        if (scan_cap(s, i + sep, end) && goes_on(s, i + sep, end))
            continue;
        add_name(s, out, from, i);
        from = i + sep;
        i = from;
    }
    add_name(s, out, from, end);
}

bool english_office(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t to = end;
    while (to > t && s->tok[to - 1].kind == TOKEN_SIGN)
        to--;
    if (to <= t || !english_names_office(s, t, to) || english_name_end(s, t, to) < to)
        return false;
    for (size_t i = t + 1; i < to; i++)
        if (!scan_cap(s, i, to) && english_verb(s, i, to) != 0)
            return false;
    *out = (struct names){ 0 };
    english_names(s, t, to, out);
    return out->n > 0;
}

void english_partners(const struct scan *s, size_t t, size_t end, struct names *out)
{
    for (; t < end; t++) {
        size_t n = scan_cue(s, t, end, CUE_TOGETHER), with = n > 0 ? scan_cue(s, t + n, end, CUE_WITH) : 0;
        if (with > 0)
            english_names(s, t + n + with, english_name_end(s, t + n + with, end), out);
    }
}

struct text english_receiver(const struct scan *s, size_t t, size_t end)
{
    for (; t < end; t++) {
        size_t n = scan_phrase(s, t, end, C_REPORT, NULL), i = t + n;
        for (size_t far = i + LATE_TOKENS; n > 0 && i < end && i < far && s->tok[i].kind == TOKEN_WORD; i++) {
            size_t to = scan_cue(s, i, end, CUE_TO), stop = english_name_end(s, i + to, end);
            for (size_t k = i + to; k < stop; k++) /* the day, the way and the purpose are not the receiver's */
                if (!scan_cap(s, k, end) &&
                    (scan_cue(s, k, end, CUE_DUE) > 0 || (k > i + to && scan_cue(s, k, end, CUE_OPENING_EN) > 0)))
                    stop = k;
            if (to > 0 && english_names_office(s, i + to, stop)) {
                struct names who = { 0 };
                english_names(s, i + to, stop, &who);
                const struct text *last = who.n > 0 ? &who.p[0].name : NULL; /* the title before it is the receiver's */
                return last == NULL ? TEXT_NONE
                                    : text_sub(s->t, s->tok[i + to].start, (size_t)(last->p - s->t.p) + last->n);
            }
        }
    }
    return TEXT_NONE;
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
