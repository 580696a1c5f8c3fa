#include "intake/english_clause.h"

#include "intake/calday.h"

#include <string.h>

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

bool english_ends_in(const struct scan *s, size_t t, const char *tail)
{
    struct text w = scan_text(s, t, t + 1), x = text_of(tail);
    return w.n > x.n && memcmp(w.p + w.n - x.n, x.p, x.n) == 0;
}

static bool ends_in_ing(const struct scan *s, size_t t, size_t end)
{
    enum { SHORTEST = 5 };
    return scan_word(s, t, end) && !scan_cap(s, t, end) && scan_text(s, t, t + 1).n >= SHORTEST &&
           english_ends_in(s, t, "ing");
}

bool english_participle(const struct scan *s, size_t t, size_t end)
{
    if (!scan_word(s, t, end) || scan_cap(s, t, end))
        return false;
    struct text w = scan_text(s, t, t + 1);
    return (w.n > 2 && memcmp(w.p + w.n - 2, "ed", 2) == 0) || scan_cue(s, t, end, CUE_PARTICIPLE_EN) > 0 ||
           scan_cue(s, t, end, CUE_TOLD_EN) > 0;
}

/* A preposition behind a name that leads away from it: "with the Police | in patrolling", "| on the repair of", "| before June". */
static bool leads_away(const struct scan *s, size_t t, size_t end)
{
    if (scan_cue(s, t, end, CUE_NAME_ENDS_EN) > 0)
        return true;
    if (scan_cue(s, t, end, CUE_ABOUT_EN) == 0)
        return false;
    size_t i = t + 1 + scan_sign(s, t + 1, end, ',');
    bool thing = scan_cue(s, t, end, CUE_ON_DAY) > 0 && scan_cue(s, i, end, CUE_DET_EN) > 0 && !scan_cap(s, i + 1, end);
    bool day = scan_cap(s, i, end) && scan_phrase(s, i, end, C_WEEKDAY | C_MONTH, NULL) > 0;
    return ends_in_ing(s, i, end) || i > t + 1 || thing || day;
}

/* A verb of small letters behind a noun, not behind what makes it a noun itself ("of control", "the study"). */
static bool begins_verb(const struct scan *s, size_t t, size_t i, size_t end)
{
    int form = scan_cap(s, i, end) ? 0 : english_verb(s, i, end);
    bool named = scan_cap(s, i - 1, end) || english_office_ends(s, t, i) || scan_sign(s, i - 1, end, ')');
    if (form == VERB_PRESENT)
        return named;
    if (form == VERB_GERUND) /* "the Ministry of Tides | ensuring" */
        return scan_cap(s, i - 1, end);
    bool noun = scan_cue(s, i - 1, end, CUE_OF) > 0 || scan_cue(s, i - 1, end, CUE_DET_EN) > 0 ||
                scan_cue(s, i - 1, end, CUE_ABOUT_EN) > 0 || scan_cue(s, i + 1, end, CUE_OFFICE_EN) > 0 ||
                scan_sign(s, i - 1, end, '-');
    return form == VERB_BASE && !noun;
}

/* "localities | hastily repair": any word in -ly before a verb. */
static bool is_manner(const struct scan *s, size_t t, size_t end)
{
    return s->tok[t].word == 0 && english_ends_in(s, t, "ly") && english_verb(s, t + 1, end) == VERB_BASE;
}

/* Where the words that name who is meant end: at a verb, "to", a comma with an adjunct, "shall". */
size_t english_name_end(const struct scan *s, size_t t, size_t end)
{
    size_t i = t;
    bool stretch = false;
    for (; i < end && i - t < SUBJECT_TOKENS_MAX; i++) {
        if (scan_sign(s, i, end, '(')) {
            i = scan_past_bracket(s, i, end) - 1;
            continue;
        }
        if (scan_sign(s, i, end, ':') || scan_sign(s, i, end, ';') || scan_sign(s, i, end, '"'))
            break;
        bool comma = scan_sign(s, i, end, ','), dash = scan_sign(s, i, end, '-') && (s->tok[i].flags & TOKEN_GAP);
        if ((comma || dash) && (scan_cue(s, i + 1, end, CUE_OPENING_EN) > 0 || ends_in_ing(s, i + 1, end) ||
                                scan_cue(s, i + 1, end, CUE_RELATIVE_EN) > 0))
            break; /* "with the Inspectorate, conducting ..." */
        if (scan_cap(s, i, end) || s->tok[i].kind != TOKEN_WORD)
            continue;
        stretch |= scan_cue(s, i, end, CUE_FROM) == 1 && scan_cap(s, i + 1, end);
        if (stretch && scan_cue(s, i, end, CUE_PURPOSE) == 1 && scan_cap(s, i + 1, end))
            continue; /* "provinces from Hai Son | to Hoa Lam" */
        if (scan_cue(s, i, end, CUE_MODAL_EN) > 0 || scan_cue(s, i, end, CUE_WILL_EN) > 0 ||
            scan_cue(s, i, end, CUE_BE_EN) > 0 || scan_cue(s, i, end, CUE_MAY_EN) > 0 ||
            scan_cue(s, i, end, CUE_PURPOSE) > 0 || scan_cue(s, i, end, CUE_DONE) > 0)
            break;
        if (scan_cap(s, i - 1, end) && i > t && scan_cue(s, i, end, CUE_WHICH_EN) > 0)
            break; /* "the Board of Y | which is ..." */
        if (i > t + 1 && scan_cue(s, i - 1, end, CUE_AND) > 0 && english_participle(s, i, end))
            break; /* "by the Board and | submitted to ..." */
        if (i > t && (scan_cue(s, i, end, CUE_JOINED_EN) > 0 || is_manner(s, i, end) || leads_away(s, i, end) ||
                      begins_verb(s, t, i, end) || scan_phrase(s, i, end, C_ADVERB, NULL) > 0))
            break;
    }
    while (i > t && (scan_sign(s, i - 1, end, ',') || scan_sign(s, i - 1, end, '-') ||
                     (scan_cue(s, i - 1, end, CUE_AND) > 0 && !scan_cap(s, i - 1, end))))
        i--;
    return i;
}

bool english_names_office(const struct scan *s, size_t t, size_t end) { return scan_has(s, t, end, CUE_OFFICE_EN); }

/* "the Secretary of | Commerce", "of | the Interior": what somebody answers for, and no office: the title is the office's name. */
static bool heads_function(const struct scan *s, size_t t, size_t end)
{
    size_t i = t + scan_cue(s, t, end, CUE_DET_EN), from = i;
    while (i < end && (scan_cap(s, i, end) || (scan_cue(s, i, end, CUE_AND) > 0 && scan_cap(s, i + 1, end))))
        i++;
    return i > from && !english_names_office(s, from, i) && !(s->tok[from].flags & TOKEN_CAPS);
}

/* "the Deputy Head of | the Board": a title and its "of"; 0 where none stands. */
static size_t title_skip(const struct scan *s, size_t t, size_t end)
{
    size_t i = t + scan_cue(s, t, end, CUE_DET_EN), n = 0;
    while ((n = scan_cue(s, i, end, CUE_RANK_EN)) > 0)
        i += n;
    bool any = false;
    while ((n = scan_cue(s, i, end, CUE_TITLE_EN)) > 0 || (any && scan_cue(s, i, end, CUE_AND) > 0)) {
        any |= n > 0;
        i += n > 0 ? n : 1;
    }
    size_t of = any ? scan_cue(s, i, end, CUE_OF) : 0;
    bool cabinet = of > 0 && scan_cue(s, i - 1, i, CUE_PERSON_EN) > 0 && heads_function(s, i + of, end);
    return of > 0 && !cabinet ? i + of - t : 0;
}

/* "(EVN)" and signs at its end are no part of a name. */
static size_t name_trim(const struct scan *s, size_t t, size_t end)
{
    for (size_t i = t; i < end; i++)
        if (scan_sign(s, i, end, '(') && scan_past_bracket(s, i, end) >= end)
            end = i;
    while (end > t && s->tok[end - 1].kind == TOKEN_SIGN && !scan_sign(s, end - 1, end, ')'))
        end--;
    return end;
}

static void add_name(const struct scan *s, struct names *out, size_t t, size_t end)
{
    t += title_skip(s, t, end);
    end = name_trim(s, t, end);
    if (t >= end)
        return;
    bool open_set = !scan_cap(s, t, end) && !(scan_cap(s, t + 1, end));
    names_add(s, out, scan_text(s, t, end), open_set);
}

/* "Finance", "Parks and Open Spaces", "Harbour View Clinic": a name by its capitals where no noun of an office stands in it. */
bool english_proper(const struct scan *s, size_t t, size_t end)
{
    size_t words = 0;
    bool known = false;
    t += scan_cue(s, t, end, CUE_DET_EN);
    if (scan_cue(s, t, end, CUE_THIS) > 0 || scan_cue(s, t, end, CUE_OPENING_EN) > 0 ||
        scan_cue(s, t, end, CUE_LINK) > 0)
        return false;
    for (size_t i = t; i < end; i++) {
        bool inner = i > t && i + 1 < end && (scan_cue(s, i, end, CUE_AND) > 0 || scan_cue(s, i, end, CUE_OF) > 0);
        if (inner || scan_sign(s, i, end, '&') || scan_sign(s, i, end, '-'))
            continue;
        if (!scan_cap(s, i, end) || scan_phrase(s, i, end, C_MONTH | C_WEEKDAY | C_TYPE, NULL) > 0)
            return false;
        words++;
        known |= scan_cue(s, i, end, CUE_FUNCTION_EN) > 0 || (words > 1 && scan_cue(s, i, end, CUE_TAIL_EN) > 0);
    }
    return known || words > 1;
}

/* One member of a list as it was cut at commas and "and". */
struct member {
    size_t t0, t1;
    bool office, big, capital,
        proper;   /* an office's noun; one in capitals; any capital; all capitals: "EVN", "Duy An" */
    bool tail;    /* "Human Services" */
    bool many_of; /* "Departments of", "the ministries of" */
};

static struct member member_of(const struct scan *s, size_t t0, size_t t1)
{
    struct member m = { .t0 = t0, .t1 = t1 };
    size_t words = 0, caps = 0, of = 0;
    for (size_t i = t0; i < t1; i++) {
        m.office |= scan_cue(s, i, t1, CUE_OFFICE_EN) > 0;
        m.tail |= i + 1 == t1 && scan_cap(s, i, t1) && scan_cue(s, i, t1, CUE_TAIL_EN) > 0;
        m.big |= i > t0 && scan_cap(s, i, t1) && scan_cue(s, i, t1, CUE_OFFICE_EN) > 0;
        of += scan_cue(s, i, t1, CUE_OF) > 0;
        bool det = scan_cue(s, i, t1, CUE_DET_EN) > 0;
        words += s->tok[i].kind == TOKEN_WORD && !det;
        caps += scan_cap(s, i, t1) && !det;
        if (of == 1 && i > t0 && scan_cue(s, i, t1, CUE_OF) > 0) {
            struct text w = scan_text(s, i - 1, i);
            m.many_of = w.p[w.n - 1] == 's';
        }
    }
    /* the capital of a sentence's first word says nothing: "Ministries, branches" */
    bool common = scan_cap(s, t0, t1) && !(s->tok[t0].flags & TOKEN_CAPS) && !scan_cap(s, t0 + 1, t1) && of == 0 &&
                  (t1 > t0 + 1 || m.office);
    m.capital = caps > common;
    m.proper = words > 0 && caps == words && of == 0;
    return m;
}

/* "provincial | and municipal committees", "all national | and local officials": no name yet, its noun comes behind "and". */
static bool is_half_adjective(const struct scan *s, const struct member *a)
{
    static const char *const ENDINGS[] = { "al", "ic", "an", "level" };
    if (a->t1 == a->t0 + 1 && scan_cue(s, a->t0, a->t1, CUE_RANK_EN) > 0)
        return true; /* "Provincial | and municipal committees" */
    for (size_t k = 0; k < LEN(ENDINGS) && !a->office && !a->capital; k++)
        if (english_ends_in(s, a->t1 - 1, ENDINGS[k]))
            return true;
    return false;
}

/* Does b begin a name of its own behind a, or go on with it? "the Ministry of Agriculture | and Environment", "departments | and
 * branches", "the Board of X | and relevant units", "A | B | and C" */
static bool begins_name(const struct scan *s, const struct member *a, const struct member *b, bool joined)
{
    size_t t = b->t0, end = b->t1;
    if (scan_cue(s, t, end, CUE_OF) > 0 || is_half_adjective(s, a))
        return false;
    if (scan_cue(s, end - 1, end, CUE_LEVEL_EN) > 0 && scan_cue(s, a->t1 - 2, a->t1, CUE_ABOUT_EN) > 0)
        return false; /* "committees at ward | and commune levels" */
    if (title_skip(s, t, end) > 0 || scan_cue(s, t, end, CUE_STARTS_EN) > 0)
        return true;
    bool det = scan_cue(s, t, end, CUE_DET_EN) > 0;
    bool half =
        !a->office && !(s->tok[a->t1 - 1].flags & TOKEN_CAPS) && b->office && !scan_has(s, t, end, CUE_PLACE_EN);
    bool rest = half || (b->tail && !a->office && !(a->tail && a->t1 > a->t0 + 1) && !b->office);
    if (rest && scan_cap(s, t, end) && joined) /* "Culture | and Tourism Commission", "Health | and Human Services" */
        return false;
    if (scan_cap(s, t, end))
        return b->office || (b->proper && a->proper) || (s->tok[t].flags & TOKEN_CAPS && end == t + 1 && !a->many_of);
    if (b->big) /* "ministries, | provincial-level People's Committees" */
        return true;
    bool places = a->many_of && !scan_cap(s, a->t1 - 1, a->t1) && scan_has(s, a->t0, a->t1, CUE_PLACE_EN);
    if (det && places && !b->capital && scan_has(s, t, end, CUE_PLACE_EN))
        return false; /* "Committees of districts | and the city" */
    if (det)
        return true;
    bool set = b->office && english_office_ends(s, t, end);
    if (!a->capital || !set) /* "departments, branches and relevant units" is one set */
        return b->office && a->capital && scan_cue(s, t, end, CUE_RELEVANT_EN) > 0;
    return !a->many_of || (scan_cap(s, a->t1 - 1, a->t1) && end > t + 1);
}

/* "Comrade A B, | Deputy Secretary of the Board": the office behind a person's name. */
static size_t behind_person(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_COMRADE);
    if (n == 0)
        return t;
    if (scan_sign(s, t + n, end, ','))
        return t + n + 1; /* "Comrades, members of ..." */
    for (size_t i = t + n; i < end && (scan_cap(s, i, end) || scan_sign(s, i, end, ',')); i++)
        if (scan_sign(s, i, end, ','))
            return title_skip(s, i + 1, end) > 0 ? i + 1 : t;
    return t;
}

void english_names(const struct scan *s, size_t t, size_t end, struct names *out)
{
    t = behind_person(s, t, end);
    t += title_skip(s, t, end);
    size_t from = t;
    for (size_t i = t; i < end; i++) {
        if (scan_sign(s, i, end, '('))
            i = scan_past_bracket(s, i, end);
        size_t sep = scan_sign(s, i, end, ',');
        sep += scan_cue(s, i + sep, end, CUE_AND);
        if (sep == 0 || i <= from || i + sep >= end)
            continue;
        size_t to = i + sep;
        while (to < end && !scan_sign(s, to, end, ',') && scan_cue(s, to, end, CUE_AND) == 0)
            to = scan_sign(s, to, end, '(') ? scan_past_bracket(s, to, end) : to + 1;
        bool inside = scan_cue(s, i - 1, end, CUE_OFFICE_EN) > 2; /* "Newspaper and Radio" */
        struct member a = member_of(s, from, i), b = member_of(s, i + sep, to);
        if (inside || !begins_name(s, &a, &b, sep == 1 && !scan_sign(s, i, end, ',')))
            continue;
        add_name(s, out, from, i);
        from = i + sep;
        from += title_skip(s, from, end);
        i = from;
    }
    add_name(s, out, from, end);
}

bool english_office(const struct scan *s, size_t t, size_t end, struct names *out)
{
    size_t to = end;
    while (to > t && s->tok[to - 1].kind == TOKEN_SIGN)
        to--;
    if (to <= t || !english_names_office(s, t, to) || english_name_end(s, t, to) < to ||
        scan_cue(s, t, to, CUE_OPENING_EN) > 0 || !english_actor(s, t, to))
        return false;
    for (size_t i = t + 1; i < to; i++)
        if (!scan_cap(s, i, to) && english_verb(s, i, to) != 0)
            return false;
    *out = (struct names){ 0 };
    english_names(s, t, to, out);
    return out->n > 0;
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
