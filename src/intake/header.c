#include "intake/header.h"

#include "intake/calday.h"
#include "intake/issuer.h"
#include "intake/stacked.h"
#include "intake/unit.h"

#include <string.h>

enum { HEADER_PARAS_MAX = 40, TITLE_WORDS_MAX = 90, SHORT_TOKENS = 24 };

static size_t para_tokens(const struct para *p) { return p->t1 - p->t0; }

/* "61/CT-UBND", "07-KL/VPTW": from the figure to the next blank; a slash may be set off by one. */
struct text header_number(const struct scan *s, size_t t)
{
    size_t i = t;
    bool sign = false;
    if (scan_number(s, t, s->ntok) < 0)
        return TEXT_NONE;
    do {
        sign |= scan_sign(s, i, s->ntok, '/') || scan_sign(s, i, s->ntok, '-');
        i++;
    } while (i < s->ntok &&
             (!(s->tok[i].flags & TOKEN_GAP) || (scan_sign(s, i, s->ntok, '/') && !(s->tok[i].flags & TOKEN_LINE))));
    while (i > t && s->tok[i - 1].kind == TOKEN_SIGN)
        i--;
    return sign ? scan_text(s, t, i) : TEXT_NONE;
}

static struct text read_number(const struct scan *s, size_t paras)
{
    for (size_t i = 0; i < paras; i++)
        for (size_t t = s->para[i].t0; t < s->para[i].t1 && t < s->para[i].t0 + SHORT_TOKENS; t++) {
            size_t n = scan_cue(s, t, s->ntok, CUE_NUMBER);
            n += n > 0 && s->english && scan_sign(s, t + n, s->ntok, '.'); /* "No.: 88/UBND" */
            bool first = t == s->para[i].t0, colon = n > 0 && scan_sign(s, t + n, s->ntok, ':');
            if (n == 0 || !(first || colon) || !scan_cap(s, t, s->ntok))
                continue;
            struct text number = header_number(s, t + n + colon);
            if (number.n > 0)
                return number;
        }
    return TEXT_NONE;
}

/* "Hải Sơn, ngày 05 tháng 3 năm 2027", in words, on a line of its own or beside the number. */
static bool read_date(const struct scan *s, const struct para *p, struct day *out)
{
    struct calday c;
    for (size_t t = p->t0; s->english && t < p->t1; t++)
        if (calday_read(s, t, p->t1, &c) && c.kind == CALDAY_DAY && c.year != 0 && day_valid(c.year, c.month, c.day)) {
            *out = day_of(c.year, c.month, c.day);
            return true;
        }
    for (size_t t = p->t0; t < p->t1; t++) {
        size_t n = scan_cue(s, t, p->t1, CUE_DAY), i = t + n;
        int day = scan_number(s, i, p->t1), month = -1, year = -1;
        size_t m = n > 0 ? scan_cue(s, i + 1, p->t1, CUE_MONTH) : 0;
        if (m > 0)
            month = scan_number(s, i + 1 + m, p->t1);
        size_t y = month > 0 ? scan_cue(s, i + 2 + m, p->t1, CUE_YEAR) : 0;
        if (y > 0)
            year = scan_number(s, i + 2 + m + y, p->t1);
        if (year > 0 && day_valid(year, month, day)) {
            *out = day_of(year, month, day);
            return true;
        }
    }
    return false;
}

/* The type's words at the beginning of a paragraph; of one joined from lines, on its first: "THÔNG BÁO / kết luận của ...". */
static size_t type_words(const struct scan *s, const struct para *p, const struct phrase **ph)
{
    size_t line = p->t0 + 1, n = scan_phrase(s, p->t0, p->t1, C_TYPE, ph);
    while (line < p->t1 && !(s->tok[line].flags & TOKEN_LINE))
        line++;
    size_t own = (s->tok[p->t0].flags & TOKEN_CAPS) && p->t0 + n > line ? scan_phrase(s, p->t0, line, C_TYPE, ph) : n;
    return own > 0 ? own : scan_phrase(s, p->t0, p->t1, C_TYPE, ph);
}

/* The line that names the type: "CHỈ THỊ", alone or with the title behind it in capitals. */
static size_t type_at(const struct scan *s, const struct para *p)
{
    const struct phrase *ph;
    size_t n = type_words(s, p, &ph);
    if (n == 0)
        return 0;
    bool caps = s->tok[p->t0].flags & TOKEN_CAPS;
    return p->t0 + n == p->t1 || (caps && (para_is_caps(s, p) || (s->tok[p->t0 + n].flags & TOKEN_LINE))) ? n : 0;
}

/* Is it more of the title: in capitals, or "Về ..." and the like without a full stop, right behind the type. */
static bool is_title(const struct scan *s, const struct para *p, bool first)
{
    if (para_tokens(p) > TITLE_WORDS_MAX || p->marker > MARKER_CAPS || p->colon)
        return false;
    struct unit u; /* a line that is the issuing authority's name is not the title */
    if (!first && unit_read(s, p->t0, p->t1, &u) && u.t1 == p->t1)
        return false;
    if (para_is_caps(s, p))
        return scan_cue(s, p->t0, p->t1, CUE_DEAR) == 0 && !scan_has(s, p->t0, p->t1, CUE_MOTTO);
    return first && p->open && scan_phrase(s, p->t0, p->t1, C_LEADIN, NULL) <= 1 &&
           scan_cue(s, p->t0, p->t1, CUE_PURPOSE) == 0 && scan_cue(s, p->t0, p->t1, CUE_DEAR) == 0;
}

static void add_recipient(const struct scan *s, struct intake_document *doc, size_t t0, size_t t1)
{
    while (t1 > t0 && s->tok[t1 - 1].kind == TOKEN_SIGN && strchr(".;:,/", s->tok[t1 - 1].word) != NULL)
        t1--;
    if (t0 < t1)
        ARENA_PUSH(s->a, doc->recipients, doc->nrecipients, scan_text(s, t0, t1));
}

/* "Kính gửi:" and "... điện:" with their lists; returns the paragraph behind them. */
static size_t read_addressees(const struct scan *s, struct intake_document *doc, size_t i, uint8_t *reason)
{
    const struct para *p = &s->para[i];
    size_t dear = scan_cue(s, p->t0, p->t1, CUE_DEAR);
    bool wires = p->colon && scan_has(s, p->t0, p->t1, CUE_WIRES) && para_tokens(p) < SHORT_TOKENS;
    if (dear == 0 && !wires)
        return i;
    reason[i] = REASON_RECIPIENT;
    if (dear > 0)
        add_recipient(s, doc, p->t0 + dear + scan_sign(s, p->t0 + dear, p->t1, ':'), p->t1);
    for (i++; i < s->npara && s->para[i].marker >= MARKER_STAR; i++) {
        reason[i] = REASON_RECIPIENT;
        add_recipient(s, doc, s->para[i].body, s->para[i].t1);
    }
    return i;
}

static bool is_signature(const struct scan *s, const struct para *p)
{
    return para_tokens(p) <= 14 && para_is_caps(s, p) && (s->tok[p->t0].flags & TOKEN_CAP) &&
           scan_cue(s, p->t0, p->t1, CUE_SIGNS) > 0 && !scan_sign(s, p->t1 - 1, p->t1, ':');
}

/* Under a signature stand names and titles; under the authority's name at the top of a decision stands the decision. */
static bool only_short_below(const struct scan *s, size_t i)
{
    for (size_t end = i + 3; i < s->npara && i < end; i++)
        if (para_tokens(&s->para[i]) > SHORT_TOKENS || scan_sign(s, s->para[i].t1 - 1, s->ntok, ';') ||
            scan_cue(s, s->para[i].t0, s->para[i].t1, CUE_ARTICLE) > 0)
            return false;
    return true;
}

/* "./." ends a document; so do its recipients and its signature. */
static size_t body_end(const struct scan *s, size_t from)
{
    for (size_t i = from; i < s->npara; i++) {
        const struct para *p = &s->para[i];
        if (scan_cue(s, p->t0, p->t1, CUE_COPIES) > 0 || (is_signature(s, p) && only_short_below(s, i + 1)))
            return i;
        bool stop = p->t1 - p->t0 > 3 && scan_sign(s, p->t1 - 1, p->t1, '.') && scan_sign(s, p->t1 - 2, p->t1, '/');
        if (stop)
            return i + 1;
    }
    return s->npara;
}

static bool is_name(const struct scan *s, const struct para *p)
{
    if (p->marker != MARKER_NONE || para_tokens(p) < 2 || para_tokens(p) > 6)
        return false;
    for (size_t t = p->t0; t < p->t1; t++)
        if (!scan_cap(s, t, p->t1))
            return false;
    return true;
}

/* Behind the body: the copies, the signature, the annexes. The signer is the last name before an annex. */
static void read_tail(const struct scan *s, size_t from, struct intake_document *doc, uint8_t *reason)
{
    enum intake_reason now = REASON_SIGNATURE;
    for (size_t i = from; i < s->npara; i++) {
        const struct para *p = &s->para[i];
        bool copies = scan_cue(s, p->t0, p->t1, CUE_COPIES) > 0;
        if (annex_begins(s, p))
            now = REASON_ANNEX;
        else if (now != REASON_ANNEX && copies)
            now = REASON_RECIPIENT;
        else if (now == REASON_RECIPIENT && is_signature(s, p))
            now = REASON_SIGNATURE;
        reason[i] = (uint8_t)now;
        if (now == REASON_RECIPIENT && !copies)
            add_recipient(s, doc, p->body, p->t1);
        if (now == REASON_SIGNATURE && is_name(s, p) && !is_signature(s, p))
            doc->signer = scan_text(s, p->t0, p->t1);
    }
}

/* The paragraph that bears the type, or npara. */
static size_t find_type(const struct scan *s, size_t limit)
{
    for (size_t i = 0; i < limit; i++)
        if (type_at(s, &s->para[i]) > 0)
            return i;
    return s->npara;
}

static size_t read_title(const struct scan *s, size_t type, struct intake_document *doc)
{
    const struct para *p = &s->para[type];
    const struct phrase *ph;
    size_t n = type_words(s, p, &ph), i = type + 1;
    doc->type = issuer_sentence_case(s, ph->spelling);
    size_t t0 = p->t0 + n < p->t1 ? p->t0 + n : SIZE_MAX, t1 = p->t1;
    for (; i < s->npara && is_title(s, &s->para[i], t0 == SIZE_MAX); i++) {
        if (t0 == SIZE_MAX)
            t0 = s->para[i].t0;
        t1 = s->para[i].t1;
    }
    if (t0 != SIZE_MAX)
        doc->title = scan_text(s, t0, t1);
    struct unit u; /* the authority that decides stands between the title and the text */
    if (i < s->npara && para_is_caps(s, &s->para[i]) && unit_read(s, s->para[i].t0, s->para[i].t1, &u) &&
        u.t1 == s->para[i].t1)
        i++;
    if (t0 != SIZE_MAX && scan_cue(s, t0, t1, CUE_CONCLUSION) > 0 && scan_cue(s, p->t0, p->t1, CUE_NOTE) > 0)
        doc->type = TEXT("Thông báo kết luận"); /* "THÔNG BÁO / Kết luận của ..." */
    return i;
}

/* A dispatch has no type line: "V/v ..." stands under the number. */
static size_t read_subject_line(const struct scan *s, size_t limit, struct intake_document *doc)
{
    for (size_t i = 0; i < limit; i++) {
        const struct para *p = &s->para[i];
        size_t n = scan_cue(s, p->t0, p->t1, CUE_ABOUT);
        if (n == 0 || para_tokens(p) > TITLE_WORDS_MAX || !p->open || p->colon)
            continue;
        doc->title = scan_text(s, p->t0, p->t1);
        doc->type = TEXT("Công văn");
        return i + 1;
    }
    return 0;
}

/* The first paragraph that is no line of a header: long, or ended like a sentence. */
static size_t header_limit(const struct scan *s)
{
    size_t i = 0;
    while (i < s->npara && i < HEADER_PARAS_MAX && para_tokens(&s->para[i]) <= TITLE_WORDS_MAX &&
           (s->para[i].open || para_tokens(&s->para[i]) < SHORT_TOKENS))
        i++;
    return i;
}

/* A dispatch that says what it is about only in its text: behind the last of its head's lines - the motto, the number, the date. */
static size_t behind_head_lines(const struct scan *s, size_t limit)
{
    size_t from = 0;
    for (size_t i = 0; i < limit; i++) {
        const struct para *p = &s->para[i];
        struct day day;
        bool number = scan_cue(s, p->t0, p->t1, CUE_NUMBER) > 0 && para_tokens(p) <= SHORT_TOKENS;
        bool date = para_tokens(p) <= SHORT_TOKENS && read_date(s, p, &day);
        if (number || date || scan_has(s, p->t0, p->t1, CUE_MOTTO))
            from = i + 1;
    }
    return from;
}

void header_read(const struct scan *s, struct header *out, uint8_t *reason)
{
    struct header h = { 0 };
    size_t limit = header_limit(s), type = find_type(s, limit), i;
    h.doc.number = read_number(s, limit);
    if (type < s->npara)
        h.from = read_title(s, type, &h.doc);
    else if (h.doc.number.n > 0)
        h.from = read_subject_line(s, limit, &h.doc);
    if (h.doc.number.n > 0 && h.from == 0 && !s->english)
        h.from = behind_head_lines(s, limit);
    size_t head = type < s->npara ? type : h.from > 0 ? h.from : limit;
    enum { LINES_BEHIND = 5 }; /* in two columns the date may stand behind the subject */
    for (i = 0; i < head + LINES_BEHIND && i < limit && !h.doc.has_date; i++)
        if (para_tokens(&s->para[i]) <= SHORT_TOKENS)
            h.doc.has_date = read_date(s, &s->para[i], &h.doc.date);
    if (h.doc.number.n > 0 || type < s->npara)
        h.doc.issuer = issuer_read(s, head, h.from < s->npara ? h.from : 0);
    for (i = 0; i < h.from; i++)
        reason[i] = REASON_HEADER;
    for (i = 0; i < h.from + 4 && i < s->npara; i++) { /* a dispatch has its addressees before or behind the subject */
        size_t next = read_addressees(s, &h.doc, i, reason);
        if (next > i && next > h.from)
            h.from = next;
        if (next > i)
            i = next - 1;
    }
    for (i = 0; i < h.from; i++)
        if (reason[i] != REASON_RECIPIENT)
            reason[i] = REASON_HEADER;
    h.to = body_end(s, h.from);
    read_tail(s, h.to, &h.doc, reason);
    *out = h;
}
