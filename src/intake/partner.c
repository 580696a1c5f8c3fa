#include "intake/partner.h"

enum { PRODUCT_TOKENS_MAX = 40 };

static bool same_name(const struct scan *s, struct text a, struct text b)
{
    return text_eq(a, b) || (a.n < 256 && b.n < 256 && text_eq(text_key(s->a, a), text_key(s->a, b)));
}

void names_add(const struct scan *s, struct names *out, struct text name, bool open_set)
{
    for (size_t i = 0; i < out->n; i++)
        if (same_name(s, out->p[i].name, name))
            return;
    if (out->n < UNITS_MAX)
        ARENA_PUSH(s->a, out->p, out->n, ((struct intake_unit){ name, open_set }));
}

void names_add_units(const struct scan *s, struct names *out, const struct units *us)
{
    for (size_t i = 0; i < us->n; i++)
        names_add(s, out, scan_text(s, us->p[i].t0, us->p[i].t1), us->p[i].open_set);
}

void names_add_holders(const struct scan *s, struct names *out, const struct units *us)
{
    for (size_t i = 0; i < us->n && !us->p[i].alongside; i++)
        names_add(s, out, scan_text(s, us->p[i].t0, us->p[i].t1), us->p[i].open_set);
}

/* "Sở X cùng với Sở Y | xây dựng", "chủ trì, cùng Sở Y | kiểm tra": whoever does it together with the holder. */
static bool alongside(const struct scan *s, size_t t, size_t end, struct units *us)
{
    size_t n = scan_cue(s, t, end, CUE_ALONGSIDE);
    return n > 0 && units_read(s, t + n, end, false, us) && us->p[0].strong && !us->p[0].loose &&
           (predicate_at(s, us->next, end) || scan_phrase(s, us->next, end, C_STOP, NULL) > 0);
}

/* "Sở X chủ trì | , Sở Y phối hợp": whoever helps the one who presides. */
static bool presider_helped(const struct scan *s, size_t t, size_t end, struct units *us)
{
    size_t n = scan_cue(s, t, end, CUE_HOLDS), comma = t + n;
    return n > 0 && scan_sign(s, comma, end, ',') && units_read(s, comma + 1, end, false, us) && us->p[0].strong &&
           scan_cue(s, us->next, end, CUE_TOGETHER) > 0;
}

void partners_read(const struct scan *s, size_t t, size_t end, struct names *out)
{
    for (; t < end; t++) {
        size_t n = scan_cue(s, t, end, CUE_TOGETHER), who = t + n + scan_cue(s, t + n, end, CUE_WITH);
        struct units us;
        if (n == 0 ? !presider_helped(s, t, end, &us) && !alongside(s, t, end, &us)
                   : !units_read(s, who, end, false, &us))
            continue;
        names_add_units(s, out, &us);
        struct units listed; /* "các đơn vị liên quan: Sở X, Sở Y" */
        if (us.p[us.n - 1].open_set && scan_sign(s, us.next, end, ':') &&
            units_read(s, us.next + 1, end, false, &listed) && listed.n > 1 && listed.p[0].strong &&
            !listed.p[0].open_set) {
            names_add_units(s, out, &listed);
            us.next = listed.next;
        }
        t = us.next - 1;
    }
}

/* ", phối hợp với Sở Y" behind "Sở X chủ trì"; t where nobody is named so. */
static size_t helpers_behind(const struct scan *s, size_t t, size_t end, struct names *partners)
{
    struct units us;
    size_t comma = scan_sign(s, t, end, ','), together = scan_cue(s, t + comma, end, CUE_TOGETHER);
    size_t i = t + comma + together, with = scan_cue(s, i, end, CUE_WITH);
    if (together + with == 0 || !units_read(s, i + with, end, false, &us))
        return t;
    names_add_units(s, partners, &us);
    return us.next;
}

size_t shares_read(const struct scan *s, size_t t, size_t end, struct names *leads, struct names *partners)
{
    size_t from = t, last = t;
    struct units us;
    while (units_read(s, t, end, false, &us)) {
        size_t holds = scan_cue(s, us.next, end, CUE_HOLDS), helps = scan_cue(s, us.next, end, CUE_TOGETHER);
        if (holds + helps == 0)
            break;
        names_add_units(s, holds > 0 ? leads : partners, &us);
        last = us.next + (holds > 0 ? holds : helps);
        last = holds > 0 ? helpers_behind(s, last, end, partners) : last + scan_cue(s, last, end, CUE_CARRY);
        size_t sep = scan_sign(s, last, end, ';') || scan_sign(s, last, end, ',');
        if (sep == 0)
            break;
        t = last + sep;
    }
    return leads->n > 0 ? last : from;
}

/* "báo cáo kết quả về UBND tỉnh", "trình Chính phủ": the receiver with its title, several as one. */
static struct text receiver_at(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_phrase(s, t, end, C_REPORT, NULL);
    if (n == 0)
        return TEXT_NONE;
    n += scan_cue(s, t + n, end, CUE_TO);
    struct units us;
    if (!units_read(s, t + n, end, false, &us))
        return TEXT_NONE;
    return scan_text(s, us.p[0].title, us.p[us.n - 1].t1);
}

/* "báo cáo kết quả thực hiện ... về Sở X": further on in the same clause. */
static struct text receiver_behind(const struct scan *s, size_t t, size_t end)
{
    for (; t < end && !scan_sign(s, t, end, ';') && !scan_sign(s, t, end, ',') &&
           scan_phrase(s, t, end, C_REPORT, NULL) == 0;
         t = scan_sign(s, t, end, '(') ? scan_past_bracket(s, t, end) : t + 1) {
        size_t n = scan_cue(s, t, end, CUE_TO);
        struct units us;
        if (n > 0 && units_read(s, t + n, end, false, &us) && us.p[0].strong)
            return scan_text(s, us.p[0].title, us.p[us.n - 1].t1);
    }
    return TEXT_NONE;
}

struct text receiver_read(const struct scan *s, size_t t, size_t end)
{
    while (t < end) {
        size_t n = scan_cap(s, t, end) && t > 0 && !(s->tok[t - 1].kind == TOKEN_SIGN)
                       ? 0
                       : scan_phrase(s, t, end, C_REPORT, NULL);
        if (n == 0) {
            t++;
            continue;
        }
        struct text who = receiver_at(s, t, end);
        if (who.n == 0)
            who = receiver_behind(s, t + n, end);
        if (who.n > 0)
            return who;
        t += n;
    }
    return TEXT_NONE;
}

/* The noun with all that belongs to it: to the next sign or to what leads away from it. Verbs may belong to its name ("kế
 * hoạch triển khai"); a further thing behind a comma does too. */
static size_t product_end(const struct scan *s, size_t t, size_t end)
{
    size_t from = t;
    while (t < end && t - from < PRODUCT_TOKENS_MAX) {
        size_t n = scan_phrase(s, t, end, C_WORK, NULL), whole = scan_phrase(s, t, end, C_FALSE, NULL);
        if (n > 0 || whole > 1) { /* "công trình" submits nothing */
            t += n > whole ? n : whole;
        } else if (scan_sign(s, t, end, '(')) {
            return scan_past_bracket(s, t, end);
        } else if (scan_sign(s, t, end, ',') && scan_phrase(s, t + 1, end, C_WORK, NULL) > 0 &&
                   scan_phrase(s, t + 1, end, C_REPORT, NULL) == 0) {
            t++;
        } else if (s->tok[t].kind == TOKEN_SIGN && !scan_sign(s, t, end, '-') && !scan_sign(s, t, end, '/') &&
                   !scan_sign(s, t, end, '"')) {
            break;
        } else if (scan_phrase(s, t, end, C_REPORT | C_PERIOD, NULL) > 0 ||
                   scan_cue(s, t, end, CUE_PRODUCT_END) > scan_phrase(s, t, end, C_ACTION, NULL) ||
                   scan_cue(s, t, end, CUE_DUE) > 0) {
            break;
        } else {
            t++;
        }
    }
    return t;
}

struct text product_read(const struct scan *s, size_t t, size_t end)
{
    for (; t < end; t++) {
        size_t n = scan_phrase(s, t, end, C_MAKE, NULL);
        bool named =
            n > 0 && scan_cap(s, t, end) && t > 0 && scan_cap(s, t - 1, end); /* "Sở Xây dựng" makes nothing yet */
        if (n == 0 || named)
            continue;
        size_t i = t + n;
        while ((scan_sign(s, i, end, ',') && scan_phrase(s, i + 1, end, C_ACTION, NULL) > 0) ||
               scan_cue(s, i, end, CUE_AND) > 0)
            i++;
        while ((n = scan_phrase(s, i, end, C_ACTION, NULL)) > 0 && scan_phrase(s, i, end, C_WORK, NULL) == 0)
            i += n;
        i += scan_phrase(s, i, end, C_DET, NULL);
        if (scan_phrase(s, i, end, C_WORK, NULL) > 0)
            return scan_text(s, i, product_end(s, i, end));
    }
    return TEXT_NONE;
}
