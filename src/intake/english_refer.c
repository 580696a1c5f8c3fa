#include "intake/english_refer.h"

#include "intake/english_clause.h"
#include "intake/when.h"

enum { BACK_TOKENS = 600, KIN_LETTERS = 4, KIN_ENDING = 2 };

/* The token that begins at p. */
static size_t token_at(const struct scan *s, const char *p)
{
    size_t at = (size_t)(p - s->t.p), lo = 0, hi = s->ntok;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->tok[mid].start < at)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Are the two words forms of one noun, or an office and who heads it: "ministry", "Ministries", "Minister"? */
static bool is_kin(struct text a, struct text b)
{
    size_t shorter = a.n < b.n ? a.n : b.n, same = 0;
    while (same < shorter && (a.p[same] | ' ') == (b.p[same] | ' '))
        same++;
    return same >= KIN_LETTERS && same + KIN_ENDING >= shorter;
}

static bool names_kin(const struct scan *s, struct text name, struct text noun)
{
    size_t t = token_at(s, name.p), end = token_at(s, name.p + name.n);
    for (; t < end; t++)
        if (scan_word(s, t, end) && is_kin(scan_text(s, t, t + 1), noun))
            return true;
    return false;
}

/* Of those who acted, whoever is of that kind; whoever acted, where the noun says no kind ("the agency") or points at them ("these
 * ministries"). */
static bool among_actors(const struct scan *s, const struct names *acted, size_t t, struct names *out)
{
    struct text noun = scan_text(s, t + 1, t + 2);
    bool all = scan_cue(s, t, t + 1, CUE_THESE_EN) > 0;
    for (size_t i = 0; i < acted->n; i++)
        if (all || names_kin(s, acted->p[i].name, noun))
            names_add(s, out, acted->p[i].name, acted->p[i].open_set);
    bool any = scan_cue(s, t + 1, t + 2, CUE_ANY_BODY_EN) > 0;
    for (size_t i = 0; out->n == 0 && any && i < acted->n; i++)
        names_add(s, out, acted->p[i].name, acted->p[i].open_set);
    return out->n > 0;
}

/* "the Ministry of Tides", "the Hai Son Harbour Board": where the name with the noun at i begins; i + 1 where it is no name. */
static size_t full_name_from(const struct scan *s, size_t i)
{
    bool of = scan_cue(s, i + 1, s->ntok, CUE_OF) > 0 && scan_cap(s, i + 2, s->ntok);
    bool holder = scan_cue(s, i, s->ntok, CUE_TITLE_EN) > 0 || scan_cue(s, i, s->ntok, CUE_PERSON_EN) > 0;
    size_t from = i;
    while (from > 0 && scan_cap(s, from - 1, i))
        from--;
    if (!of && (holder || from == i))
        return i + 1;
    return from > 0 && scan_cue(s, from - 1, from, CUE_DET_EN) > 0 ? from - 1 : from;
}

/* The last body of that kind named in full before t. */
static bool named_before(const struct scan *s, size_t t, struct names *out)
{
    struct text noun = scan_text(s, t + 1, t + 2);
    for (size_t i = t; i-- > 0 && t - i < BACK_TOKENS;) {
        if (!scan_cap(s, i, t) || !is_kin(scan_text(s, i, i + 1), noun))
            continue;
        size_t from = full_name_from(s, i), stop = i, end;
        while (stop < t && !(scan_sign(s, stop, t, '.') && !(s->tok[stop].flags & TOKEN_GAP)) &&
               !(s->tok[stop].flags & TOKEN_LINE && stop > i))
            stop++;
        end = from <= i ? english_name_end(s, from, stop) : from;
        struct names found = { 0 };
        if (end <= i)
            continue;
        english_names(s, from, end, &found);
        if (found.n == 0)
            continue;
        names_add(s, out, found.p[0].name, found.p[0].open_set);
        return true;
    }
    return false;
}

bool english_opening_names(const struct scan *s, size_t t, size_t main, struct names *out)
{
    for (size_t i = t; i < main; i++) {
        size_t to = scan_cue(s, i, main, CUE_TO), end = english_name_end(s, i + to, main);
        if (to != 1 || !english_actor(s, i + to, end))
            continue;
        *out = (struct names){ 0 };
        english_names(s, i + to, end, out);
        return out->n > 0;
    }
    return false;
}

bool english_completes(const struct scan *s, size_t t, size_t end, struct intake_deadline *out)
{
    struct english_clause c;
    if (!english_clause_read(s, t, end, true, &c) || c.form != FORM_PASSIVE || c.actor ||
        scan_cue(s, c.begin, c.verb, CUE_THAT_WORK) != c.verb - c.begin ||
        scan_cue(s, c.after - 1, end, CUE_COMPLETES) == 0)
        return false;
    struct intake_deadline d = when_clause(s, c.after, end);
    if (!d.stated || d.text.p + d.text.n != s->t.p + s->tok[end - 1].end)
        return false;
    *out = d;
    return true;
}

void english_refer(const struct scan *s, const struct names *acted, struct names *who)
{
    struct names out = { 0 };
    bool any = false;
    for (size_t i = 0; i < who->n; i++) {
        struct text name = who->p[i].name;
        size_t t = token_at(s, name.p), end = token_at(s, name.p + name.n);
        bool these = scan_cue(s, t, end, CUE_THESE_EN) > 0 && scan_cue(s, t + 1, end, CUE_ANY_BODY_EN) > 0;
        bool the = scan_cue(s, t, end, CUE_BACK_EN) > 0 && scan_cue(s, t + 1, end, CUE_KIND_EN) > 0;
        bool back = end == t + 2 && (these || the) && (s->press || !scan_cap(s, t + 1, end));
        struct names meant = { 0 };
        if (back && (among_actors(s, acted, t, &meant) || (s->press && named_before(s, t, &meant)))) {
            any = true;
            for (size_t k = 0; k < meant.n; k++)
                names_add(s, &out, meant.p[k].name, meant.p[k].open_set);
        } else {
            names_add(s, &out, name, who->p[i].open_set);
        }
    }
    if (any)
        *who = out;
}
