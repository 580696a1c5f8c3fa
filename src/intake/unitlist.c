/* Units one behind the other: "Sở Y tế, Công an tỉnh và UBND các xã"; what explains a name, and sets that are one. */
#include "intake/unitset.h"

/* Brackets after a name explain it: "(cơ quan thường trực)". */
static size_t skip_bracket(const struct scan *s, size_t t, size_t end)
{
    return scan_sign(s, t, end, '(') ? scan_past_bracket(s, t, end) : t;
}

/* The name of a titled officer, and what more he is: "Phó Chủ tịch UBND tỉnh | Lê Văn Nam, Trưởng Ban Chỉ đạo |". Behind the unit otherwise. */
static size_t skip_officer(const struct scan *s, const struct unit *u, size_t end)
{
    struct unit more;
    size_t i = u->t1;
    while (u->title < u->t0 && !u->plural && scan_cap(s, i, end) && unit_head(s, i, end, NULL) == 0)
        i++;
    if (i < u->t1 + 2)
        return u->t1;
    bool also = scan_sign(s, i, end, ',') && unit_read(s, i + 1, end, &more) && more.title < more.t0 &&
                predicate_at(s, more.t1, end);
    return also ? more.t1 : i;
}

/* "Sở X | - cơ quan thường trực Ban Chỉ đạo - | tổng hợp": between two dashes or commas, before a verb; t where none stands. */
static size_t skip_apposition(const struct scan *s, size_t t, size_t end)
{
    enum { APPOSED_MAX = 14 };
    char sign = scan_sign(s, t, end, '-') ? '-' : ',';
    if (!scan_sign(s, t, end, sign) || scan_cap(s, t + 1, end) || scan_cue(s, t + 1, end, CUE_APPOSED) == 0)
        return t;
    for (size_t i = t + 2; i < end && i < t + APPOSED_MAX; i++)
        if (scan_sign(s, i, end, sign))
            return predicate_at(s, i + 1, end) ? i + 1 : t;
    return t;
}

/* "các sở, ngành": nothing but a set that no place narrows. */
static bool is_generic(const struct scan *s, const struct unit *u)
{
    size_t det = scan_phrase(s, u->t0, u->t1, C_DET, NULL), noun = u->t0 + det;
    bool area = false;
    return det > 0 && u->title == u->t0 && u->open_set && !u->loose && set_noun_skip(s, noun, u->t1, &area) > noun &&
           !area && !scan_cap(s, noun, u->t1) && scan_number(s, noun, u->t1) < 0;
}

/* "các sở, ngành, | các địa phương", "các cơ quan và | các địa phương"; but "các ngành, các địa phương" are two. */
static bool joins_sets(const struct scan *s, const struct unit *u, size_t next)
{
    bool listed = false;
    for (size_t i = u->t0; i < u->t1; i++)
        listed |= scan_sign(s, i, u->t1, ',');
    return scan_cue(s, next - 1, next, CUE_AND) > 0 || (listed && scan_sign(s, next - 1, next, ','));
}

/* "các đồng chí | dự họp | tiếp thu ...": those of the meeting, to the verb. */
static bool read_comrades(const struct scan *s, size_t t, size_t end, struct unit *u)
{
    enum { WHICH_MAX = 6 };
    size_t n = scan_phrase(s, t, end, C_DET, NULL) == 1 && !scan_cap(s, t, end) ? scan_cue(s, t, end, CUE_COMRADE) : 0;
    size_t i = t + n;
    if (n == 0 || scan_phrase(s, i, end, C_TITLE | C_HEAD, NULL) > 0)
        return false;
    size_t attends = scan_cue(s, i, end, CUE_SAYS); /* "dự | họp" */
    i += attends > 0 && scan_word(s, i + attends, end) ? attends + 1 : 0;
    while (i < end && i < t + n + WHICH_MAX && scan_word(s, i, end) && !scan_cap(s, i, end) && !predicate_at(s, i, end))
        i++;
    *u = (struct unit){ .t0 = t, .t1 = i, .title = t, .open_set = true, .strong = true, .plural = true };
    return predicate_at(s, i, end);
}

bool units_read(const struct scan *s, size_t t, size_t end, bool semicolons, struct units *out)
{
    bool alongside = false;
    out->n = 0;
    while (out->n < UNITS_MAX) {
        struct unit *u = &out->p[out->n];
        bool comrades = read_comrades(s, t, end, u);
        t += comrades ? 0 : scan_cue(s, t, end, CUE_COMRADE);
        if (!comrades && !unit_read(s, t, end, u))
            break;
        u->alongside = alongside;
        bool each = out->n > 0 &&
                    scan_cue(s, u->t0, end, CUE_EACH_OF) > 0; /* "Sở X và Sở Y, mỗi đơn vị cử ...": the same again */
        bool more = out->n > 0 && is_generic(s, u - 1) && is_generic(s, u) && joins_sets(s, u - 1, t);
        if (more) /* "các sở, ngành và các địa phương": one set */
            u[-1].t1 = u->t1;
        out->n += !each && !more;
        out->next = skip_apposition(s, skip_officer(s, u, end), end);
        size_t i = skip_bracket(s, out->next, end), joint = scan_joint(s, i, end, semicolons ? ",;&/" : ",&/");
        if (joint == 0)
            break;
        for (size_t k = i; k < i + joint; k++)
            alongside |= scan_cue(s, k, i + joint, CUE_ALONGSIDE) > 0;
        t = i + joint;
    }
    if (out->n > 0)
        out->next = skip_bracket(s, out->next, end);
    return out->n > 0;
}
