/* Who else: several holders in one clause, and whom they work with. */
#include "intake/english_clause.h"

enum { HELPED_TOKENS = 12 };

/* Does "with" that names a partner stand shortly before i? */
static bool helps(const struct scan *s, size_t from, size_t i)
{
    bool with = false;
    for (size_t k = i > from + HELPED_TOKENS ? i - HELPED_TOKENS : from; k < i; k++) {
        with |= scan_cue(s, k, i, CUE_JOINED_EN) > 0 || scan_cue(s, k, i, CUE_TOGETHER) > 0;
        with &= english_infinitive(s, k, i) == k; /* "..., in liaison with Y, to check ... | and Z to" */
    }
    return with;
}

/* "asked A to ..., | and the Board of Y to ..." */
static void ordered_too(const struct scan *s, const struct english_clause *c, size_t i, size_t end, struct names *out)
{
    size_t n = scan_cue(s, i, end, CUE_AND), from = i + n, to;
    if (n == 0 || i < c->to || !english_begins_actor(s, from, end))
        return;
    to = english_name_end(s, from, end);
    bool thing = to == from + 1 && !scan_cap(s, from, to) && !english_ends_in(s, from, "s");
    if (english_infinitive(s, to, end) > to && english_actor(s, from, to) && !helps(s, c->to, i) && !thing)
        english_names(s, from, to, out);
}

/* "..., | while the Board of Y must ..." */
static void told_beside(const struct scan *s, size_t i, size_t end, struct names *out)
{
    bool parted = scan_sign(s, i - 1, end, ',') || scan_cue(s, i, end, CUE_AND) == 0;
    size_t n = parted ? scan_cue(s, i, end, CUE_WHILE_EN) : 0, from = i + n, after;
    size_t to = n > 0 ? english_name_end(s, from, end) : from;
    enum english_form form = to > from ? english_group(s, from, to, end, false, &after) : FORM_NONE;
    if (form != FORM_NONE && form != FORM_ORDER && form != FORM_PASSIVE && english_actor(s, from, to))
        english_names(s, from, to, out);
}

/* "..., | with the Board of Y responsible for ...", "..., | with the Board of Y ensuring ..." */
static void with_another(const struct scan *s, size_t i, size_t end, struct names *out)
{
    size_t from = i + 1, to;
    if (scan_cue(s, i, end, CUE_WITH) != 1 || scan_cue(s, from, end, CUE_DET_EN) == 0)
        return;
    to = english_name_end(s, from, end);
    bool also = scan_sign(s, i - 1, end, ',') && english_gerund(s, english_adverbs_skip(s, to, end), end);
    if ((also || scan_cue(s, to, end, CUE_ANSWERS) > 0) && english_actor(s, from, to))
        english_names(s, from, to, out);
}

void english_clause_names(const struct scan *s, const struct english_clause *c, size_t end, struct names *out)
{
    if (!c->actor)
        return;
    english_names(s, c->from, c->to, out);
    for (size_t i = c->after; i < end && !scan_sign(s, i, end, ';'); i++) {
        if (c->form == FORM_ORDER || (c->form == FORM_TOLD && scan_sign(s, i - 1, end, ',')))
            ordered_too(s, c, i, end, out);
        if (c->form != FORM_ORDER)
            told_beside(s, i, end, out);
        with_another(s, i, end, out);
    }
}

/* "with, | as appropriate, | the Secretary": behind the comma that closes it; the first where none does. */
static size_t past_aside(const struct scan *s, size_t t, size_t end)
{
    enum { ASIDE_TOKENS = 5 };
    for (size_t i = t + 1; i < end && i <= t + ASIDE_TOKENS; i++)
        if (scan_sign(s, i, end, ','))
            return i + 1;
    return t;
}

void english_partners(const struct scan *s, size_t t, size_t end, struct names *out)
{
    for (; t < end; t++) {
        size_t n = scan_cue(s, t, end, CUE_TOGETHER), with = n > 0 ? scan_cue(s, t + n, end, CUE_WITH) : 0;
        if (with == 0)
            with = scan_cue(s, t, end, CUE_JOINED_EN);
        size_t from = t + n + with;
        if (with > 0 && scan_sign(s, from, end, ',') && scan_cue(s, from + 1, end, CUE_AS_EN) > 0)
            from = past_aside(s, from, end);
        size_t to = english_name_end(s, from, end), of = scan_cue_find(s, from, to, CUE_OF);
        bool body = n > 0 ? of == SIZE_MAX && scan_cue(s, from, to, CUE_EACH_OTHER_EN) == 0 /* "coordinate with ..." */
                          : scan_cap(s, from + (from < to && scan_cue(s, from, to, CUE_DET_EN) == 1), to);
        if (with > 0 && from < end && (english_actor(s, from, to) || body))
            english_names(s, from, to, out);
    }
}
