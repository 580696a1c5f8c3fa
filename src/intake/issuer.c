#include "intake/issuer.h"

#include "intake/token.h"
#include "intake/unit.h"

enum { BODY_LOOK_TOKENS = 6000 };

bool para_is_caps(const struct scan *s, const struct para *p)
{
    for (size_t t = p->t0; t < p->t1; t++)
        if (s->tok[t].kind == TOKEN_WORD && !(s->tok[t].flags & TOKEN_CAPS) && !(s->tok[t].flags & TOKEN_CAP))
            return false;
    for (size_t t = p->t0; t < p->t1; t++)
        if (s->tok[t].flags & TOKEN_CAPS)
            return true;
    return false;
}

/* A Vietnamese small letter's capital, by the pattern of the code charts. */
static uint32_t capital_of(uint32_t cp)
{
    if ((cp >= 'a' && cp <= 'z') || (cp >= 0xE0 && cp <= 0xFE))
        return cp - 0x20;
    return cp == 0x1A1 || cp == 0x1B0 || (cp >= 0x100 && cp < 0x180 && cp % 2 == 1) ||
                   (cp >= 0x1E00 && cp < 0x1F00 && cp % 2 == 1)
               ? cp - 1
               : cp;
}

struct text issuer_sentence_case(const struct scan *s, const char *spelling)
{
    size_t rest = 0;
    uint32_t cp = capital_of(text_next(text_of(spelling), &rest));
    char first[4];
    int n = 0;
    if (cp < 0x80) {
        first[n++] = (char)cp;
    } else if (cp < 0x800) {
        first[n++] = (char)(0xC0 | cp >> 6);
        first[n++] = (char)(0x80 | (cp & 0x3F));
    } else {
        first[n++] = (char)(0xE0 | cp >> 12);
        first[n++] = (char)(0x80 | (cp >> 6 & 0x3F));
        first[n++] = (char)(0x80 | (cp & 0x3F));
    }
    return text_printf(s->a, "%.*s%s", n, first, spelling + rest);
}

/* The same words elsewhere in the body, not in capitals. */
static struct text natural_case(const struct scan *s, struct text printed, size_t from)
{
    struct text want = text_key(s->a, printed);
    struct token_reader r = { .t = printed };
    struct token tok;
    struct text bytes;
    size_t n = 0;
    while (token_next(&r, &tok, &bytes))
        n++;
    size_t end = s->ntok < from + BODY_LOOK_TOKENS ? s->ntok : from + BODY_LOOK_TOKENS;
    for (size_t t = from; n > 1 && t + n <= end; t++) {
        if (!scan_cap(s, t, end) || (s->tok[t].flags & TOKEN_CAPS) || s->tok[t].end - s->tok[t].start > want.n)
            continue;
        struct text here = scan_text(s, t, t + n);
        if (here.n < want.n + 16 && here.n + 16 > want.n && text_eq(text_key(s->a, here), want))
            return here;
    }
    return printed;
}

/* "ỦY BAN NHÂN DÂN TỈNH HẢI SƠN" where the body only says "Ủy ban nhân dân tỉnh": the place is spelled as elsewhere. */
static struct text council_case(const struct scan *s, size_t t0, size_t t1, struct text printed)
{
    const struct phrase *head, *area;
    size_t n = scan_phrase(s, t0, t1, C_HEAD, &head), m = n > 0 ? scan_phrase(s, t0 + n, t1, C_SET, &area) : 0;
    if (m == 0 || head->value != HEAD_COUNCIL || area->value != SET_AREA || t0 + n + m >= t1)
        return printed;
    struct text place = scan_text(s, t0 + n + m, t1), found = natural_case(s, place, 0);
    if (found.p == place.p)
        return printed;
    struct text name = n > 1 ? issuer_sentence_case(s, head->spelling) : scan_text(s, t0, t0 + 1); /* UBND stays UBND */
    return text_printf(s->a, "%.*s %s %.*s", TEXT_FMT(name), area->spelling, TEXT_FMT(found));
}

struct text issuer_read(const struct scan *s, size_t paras, size_t body)
{
    struct text lines[4];
    size_t n = 0, t0 = 0, t1 = 0, first = SIZE_MAX; /* the agency above */
    for (size_t i = 0; i < paras && n < LEN(lines); i++) {
        const struct para *p = &s->para[i];
        if (scan_has(s, p->t0, p->t1, CUE_MOTTO)) /* in two columns it stands between the agency's lines */
            continue;
        if (scan_cue(s, p->t0, p->t1, CUE_NUMBER) > 0 || !para_is_caps(s, p)) {
            if (n > 0)
                break;
            continue;
        }
        const struct phrase *ph = NULL;
        if (n > 0 && scan_phrase(s, p->t0, p->t1, C_HEAD, &ph) > 0 && ph->value != HEAD_AREA &&
            ph->value != HEAD_WHOLE) {
            first = first == SIZE_MAX ? i - 1 : first;
            n = 0;
        }
        t0 = n == 0 ? p->t0 : t0;
        t1 = p->t1;
        lines[n++] = scan_text(s, p->t0, p->t1);
    }
    struct text issuer = TEXT_NONE;
    const struct phrase *ph;
    if (n == 1 && first != SIZE_MAX && scan_phrase(s, t0, t1, C_HEAD, &ph) == t1 - t0 && ph->value != HEAD_WHOLE)
        return text_printf(s->a, "%.*s %.*s", TEXT_FMT(lines[0]),
                           TEXT_FMT(scan_text(s, s->para[first].t0, s->para[first].t1)));
    for (size_t i = 0; i < n; i++)
        issuer = i == 0 ? lines[0] : text_printf(s->a, "%.*s %.*s", TEXT_FMT(issuer), TEXT_FMT(lines[i]));
    if (n == 0)
        return TEXT_NONE;
    struct text found = natural_case(s, issuer, s->para[body].t0);
    return found.p == issuer.p ? council_case(s, t0, t1, issuer) : found;
}
