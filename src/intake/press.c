#include "intake/press.h"

#include "intake/calday.h"
#include "intake/sentence.h"
#include "intake/subject.h"

enum { DATELINE_PARAS = 8, DATELINE_TOKENS = 16, SPEAKER_TOKENS = 20, REACH_TOKENS = 200 };

static bool whole_date(const struct scan *s, const struct para *p, struct day *out)
{
    if (p->t1 - p->t0 > DATELINE_TOKENS || (!s->english && scan_sign(s, p->t1 - 1, p->t1, '.')))
        return false;
    for (size_t t = p->t0; t < p->t1; t++) {
        struct calday c;
        if (!s->english && !scan_cap(s, t, p->t1) && scan_phrase(s, t, p->t1, C_ACTION, NULL) > 0)
            return false; /* a sentence */
        if (calday_read(s, t, p->t1, &c) && c.kind == CALDAY_DAY && c.year != 0 && day_valid(c.year, c.month, c.day)) {
            *out = day_of(c.year, c.month, c.day);
            return true;
        }
    }
    return false;
}

/* English: "HA SONG, Oct. 26, 2026 - The chairman ...", "Hanoi (VNA), 3 May 2026 - ...": the date behind the place that opens a report. */
static bool opening_date(const struct scan *s, const struct para *p, struct day *out)
{
    for (size_t t = p->t0; s->english && t < p->t1 && t - p->t0 < DATELINE_TOKENS; t++) {
        struct calday c;
        if (calday_read(s, t, p->t1, &c) && c.kind == CALDAY_DAY && c.year != 0 && day_valid(c.year, c.month, c.day)) {
            *out = day_of(c.year, c.month, c.day);
            return scan_sign(s, c.after, p->t1, '-') || scan_sign(s, c.after, p->t1, ':');
        }
        if (s->tok[t].kind == TOKEN_WORD && !scan_cap(s, t, p->t1))
            return false;
    }
    return false;
}

void press_dateline(const struct scan *s, struct intake_document *doc)
{
    for (size_t i = 0; i < s->npara && i < DATELINE_PARAS && !doc->has_date; i++)
        doc->has_date = whole_date(s, &s->para[i], &doc->date) || opening_date(s, &s->para[i], &doc->date);
}

/* Back over "đã", "cũng", "tiếp tục", "vừa có công văn" before t. */
static size_t back_over_adverbs(const struct scan *s, size_t from, size_t t)
{
    enum { ADVERB_WORDS = 5 };
    for (size_t n = 1; n <= ADVERB_WORDS && t >= from + n; n++)
        if (scan_cue(s, t - n, t, CUE_DONE) == n || scan_cue(s, t - n, t, CUE_WRITES) == n ||
            scan_phrase(s, t - n, t, C_ADVERB, NULL) == n)
            return back_over_adverbs(s, from, t - n);
    return t;
}

/* Is [t, end) a person in office or an office, and nothing else: "Bí thư Tỉnh ủy Trần Văn B", "đồng chí Trần Văn B", "Bộ trưởng"? Who has no
 * office asks, and orders nothing. *person: not the office alone. */
static bool is_speaker(const struct scan *s, size_t t, size_t end, bool *person)
{
    struct unit u;
    size_t comrade = scan_cue(s, t, end, CUE_COMRADE), i = t + comrade, title = scan_phrase(s, i, end, C_TITLE, NULL);
    bool office = unit_read(s, i, end, &u);
    if (office && u.open_set)
        return false;
    *person = comrade + title > 0 || (office && u.title < u.t0);
    i = office ? u.t1 : i + title;
    while (scan_cap(s, i, end))
        i++; /* the officer's name */
    return i == end && i > t && (office || comrade + title > 0);
}

static bool speaker_before(const struct scan *s, size_t from, size_t t, bool *person)
{
    size_t end = back_over_adverbs(s, from, t);
    for (size_t i = end; i > from && end - i < SPEAKER_TOKENS; i--) {
        bool begins = i - 1 == from || s->tok[i - 2].kind == TOKEN_SIGN;
        if (begins && is_speaker(s, i - 1, end, person))
            return true;
    }
    return false;
}

/* Has somebody in office begun to speak in [from, t)? "Bí thư Tỉnh ủy | nhấn mạnh ..." */
static bool has_spoken(const struct scan *s, size_t from, size_t t)
{
    bool person;
    for (size_t i = from + 1; i < t; i++)
        if ((scan_cue(s, i, t, CUE_SAYS) > 0 || scan_cue(s, i, t, CUE_WRITES) > 0) &&
            speaker_before(s, from, i, &person))
            return true;
    return false;
}

/* Is the order at i somebody's in office? "... yêu cầu", or further on in what he said: "...; đồng thời đề nghị". */
static bool is_told(const struct scan *s, size_t t, size_t i, bool order, size_t end)
{
    bool person, joined = s->tok[i - 1].kind == TOKEN_SIGN || scan_cue(s, i - 1, i, CUE_AND) > 0;
    if (scan_cue(s, i - 1, i, CUE_DONE) > 0 && scan_cue(s, t, end, CUE_PAST) > 0)
        return false; /* "Trước đó, ... đã giao ..." */
    return (speaker_before(s, t, i, &person) && (order || person)) || (order && joined && has_spoken(s, t, i));
}

size_t press_addressee(const struct scan *s, size_t t, size_t end)
{
    size_t reach = end - t < REACH_TOKENS ? end : t + REACH_TOKENS;
    for (size_t i = t + 1; i < reach; i++) {
        if (scan_sign(s, i, end, ';') && !has_spoken(s, t, i))
            return end;
        size_t order = order_at(s, i, end), n = order > 0 ? order : scan_cue(s, i, end, CUE_BIDS);
        if (n > 0 && is_told(s, t, i, order > 0, end))
            return i + n + (scan_sign(s, i + n, end, ',') || scan_sign(s, i + n, end, ':'));
    }
    return end;
}

/* Does an order stand in the sentence that ends with the paragraph's colon? */
static bool introduces(const struct scan *s, const struct para *p)
{
    if (!p->colon || p->marker != MARKER_NONE)
        return false;
    for (size_t t = sentence_last(s, p->t0, p->t1); t < p->t1; t++)
        if (order_at(s, t, p->t1) > 0 && !scan_cap(s, t, p->t1))
            return true;
    return false;
}

size_t press_orders_from(const struct scan *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (introduces(s, &s->para[i]))
            return i;
    return from;
}
