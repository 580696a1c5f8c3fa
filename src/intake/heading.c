/* The units a heading consists of. A heading has no verb that would end a name, so what is left of a short one belongs to it. */
#include "intake/subject.h"

enum { WHICH_TOKENS_MAX = 25, NAME_TOKENS_MAX = 16, SET_MORE_MAX = 5 };

static bool has_predicate(const struct scan *s, size_t t, size_t end)
{
    for (; t < end; t++)
        if (predicate_at(s, t, end) || scan_phrase(s, t, end, C_LEADIN, NULL) > 0)
            return true;
    return false;
}

/* "Đối với", "Trách nhiệm của", "Giao" */
static size_t skip_opening(const struct scan *s, size_t t, size_t end)
{
    size_t n;
    while ((n = scan_cue(s, t, end, CUE_TOPIC)) > 0 || (n = scan_cue(s, t, end, CUE_DUTY_OF)) > 0 ||
           (n = order_at(s, t, end)) > 0)
        t += n;
    return t;
}

static size_t skip_signs(const struct scan *s, size_t t, size_t end)
{
    while (scan_sign(s, t, end, ':') || scan_sign(s, t, end, '.') || scan_sign(s, t, end, ';') ||
           scan_sign(s, t, end, ','))
        t++;
    return t;
}

/* "Các chủ bến | là tổ chức (...)" */
static size_t take_kind(const struct scan *s, size_t t, size_t end, struct unit *last)
{
    if (!last->open_set || scan_cue(s, t, end, CUE_IS) == 0)
        return t;
    while (scan_word(s, t, end))
        t++;
    last->t1 = t;
    return scan_sign(s, t, end, '(') ? scan_past_bracket(s, t, end) : t;
}

/* "Cục Quản lý Khám | , chữa bệnh": a sign inside the name; "UBND các xã | vùng dự án": a few words more of a set. */
static size_t take_rest(const struct scan *s, size_t t, size_t end, struct unit *last)
{
    size_t words = t;
    while (scan_word(s, words, end))
        words++;
    bool few = end - t <= SET_MORE_MAX && words > t && (words == end || scan_sign(s, words, end, ':'));
    if (!last->strong || (last->plural && !few) || has_predicate(s, t, end))
        return t;
    last->t1 = end;
    while (s->tok[last->t1 - 1].kind == TOKEN_SIGN)
        last->t1--;
    return end;
}

/* "CÁC TỔ CHỨC, CÁ NHÂN | KHAI THÁC": in capitals all is the name. */
static size_t take_capitals(const struct scan *s, size_t t, size_t end, struct unit *last)
{
    size_t i = t;
    while (i < end && (s->tok[i].flags & TOKEN_CAPS) && (s->tok[last->t0].flags & TOKEN_CAPS))
        i++;
    if (!last->open_set || end - t > SET_MORE_MAX || !(i == end || (i + 1 == end && scan_sign(s, i, end, ':'))))
        return t;
    last->t1 = i;
    return end;
}

bool heading_bracketed(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    while (t < end && !scan_sign(s, t, end, '('))
        t++;
    struct units us;
    t += t < end ? order_at(s, t + 1, end) : 0; /* "(Giao Sở Y tế chủ trì)" */
    if (t == end || !units_read(s, t + 1, end, false, &us) || !us.p[0].strong ||
        scan_cue(s, us.next, end, CUE_HOLDS) == 0)
        return false;
    *out = (struct subject){ .units = us, .person = subject_person(s, &us), .verb = us.next };
    return true;
}

bool heading_told(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    for (size_t i = t + 1; i < end; i++) {
        bool behind = scan_sign(s, i - 1, end, ':') || scan_sign(s, i - 1, end, '-');
        struct subject found;
        if (behind && order_at(s, i, end) > 0 && subject_read(s, i, end, &found) && found.units.n > 0) {
            *out = found;
            return true;
        }
    }
    return false;
}

bool heading_units(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    struct subject held;
    *out = (struct subject){ 0 };
    if (heading_bracketed(s, t, end, &held))
        return false; /* the bracket names the holder, the rest a field of work */
    t = skip_opening(s, t, end);
    if (!units_read(s, t, end, true, &out->units))
        return false;
    if (out->units.p[0].loose && scan_cue(s, out->units.p[0].t0 + 1, end, CUE_AGENT) == 0)
        return false; /* "Các hoạt động" */
    struct unit *last = &out->units.p[out->units.n - 1];
    size_t i = skip_signs(s, take_kind(s, out->units.next, end, last), end), order = order_at(s, i, end);
    if (i < end && order > 0 && end - i <= order + 1)
        i = end; /* "Đối với Trạm Y tế các xã: Đề nghị" */
    if (i < end && out->units.n == 1 && end - t <= NAME_TOKENS_MAX)
        i = take_rest(s, i, end, last);
    if (i < end)
        i = take_capitals(s, i, end, last);
    if (i < end && scan_cue(s, i, end, CUE_WHICH) > 0 && end - i <= WHICH_TOKENS_MAX)
        i = end; /* "... nơi có hoạt động khai thác:" */
    out->person = subject_person(s, &out->units);
    out->verb = i;
    return i == end;
}
