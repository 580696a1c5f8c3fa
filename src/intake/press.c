#include "intake/press.h"

#include "intake/calday.h"
#include "intake/sentence.h"
#include "intake/subject.h"
#include "intake/unitset.h"

enum { DATELINE_PARAS = 8, DATELINE_TOKENS = 16, SPEAKER_TOKENS = 20, REACH_TOKENS = 200 };

static bool whole_date(const struct scan *s, const struct para *p, struct day *out)
{
    enum { WITH_ZONE = 24 }; /* "Thứ 4, 03/03/2027, 10:25 [GMT+7]" */
    if (p->t1 - p->t0 > (s->english ? DATELINE_TOKENS : WITH_ZONE) ||
        (!s->english && scan_sign(s, p->t1 - 1, p->t1, '.')))
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

/* "Sáng 12/8/2027, tại trụ sở ...", "UBND tỉnh vừa có Công văn số 12/UBND-NN ngày 12/8/2027 ...": the day that one of the report's sentences
 * begins with, or that of the document it is about. Not that of a document it only cites. */
static bool told_day(const struct scan *s, const struct para *p, struct day *out)
{
    enum { BEFORE = 4, WRITER_TOKENS = 16, NUMBER_TOKENS = 16 };
    for (size_t t = p->t0, to; t < p->t1; t = to) {
        size_t reach = t + BEFORE;
        to = sentence_end(s, t, p->t1);
        for (size_t i = t; i < to && (i <= reach || i < t + WRITER_TOKENS); i++) {
            struct calday c;
            if (scan_cue(s, i, to, CUE_WRITES) > 0)
                reach = i + NUMBER_TOKENS;
            if (i <= reach && calday_read(s, i, to, &c) && c.kind == CALDAY_DAY && c.year != 0 &&
                day_valid(c.year, c.month, c.day)) {
                *out = day_of(c.year, c.month, c.day);
                return true;
            }
        }
    }
    return false;
}

void press_dateline(const struct scan *s, struct intake_document *doc)
{
    for (size_t i = 0; i < s->npara && i < DATELINE_PARAS && !doc->has_date; i++)
        doc->has_date = whole_date(s, &s->para[i], &doc->date) || opening_date(s, &s->para[i], &doc->date);
    for (size_t i = 0; !s->english && i < s->npara && i < DATELINE_PARAS && !doc->has_date; i++)
        doc->has_date = told_day(s, &s->para[i], &doc->date);
}

/* Back over "đã", "cũng", "tiếp tục", "vừa có công văn" before t. */
static size_t back_over_adverbs(const struct scan *s, size_t from, size_t t)
{
    enum { ADVERB_WORDS = 5 };
    for (size_t n = 1; n <= ADVERB_WORDS && t >= from + n; n++)
        if (scan_cue(s, t - n, t, CUE_DONE) == n || scan_cue(s, t - n, t, CUE_WRITES) == n ||
            scan_phrase(s, t - n, t, C_ADVERB, NULL) == n || scan_cue(s, t - n, t, CUE_LINK) == n)
            return back_over_adverbs(s, from, t - n);
    return t;
}

static size_t name_end(const struct scan *s, size_t t, size_t end)
{
    while (scan_cap(s, t, end))
        t++;
    return t;
}

/* "ông Trần Văn B - Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh Trần Văn B": does an office stand beside the name [t, end) somewhere before? */
static bool holds_office(const struct scan *s, size_t t, size_t end)
{
    enum { REACH = 600 };
    struct text name = scan_text(s, t, end);
    for (size_t i = t > REACH ? t - REACH : 0; i < t; i++) {
        struct unit u;
        size_t n = end - t, behind = i + n;
        if (s->tok[i].word != s->tok[t].word || behind > t || !text_eq(scan_text(s, i, behind), name))
            continue;
        behind += scan_sign(s, behind, t, ',') || scan_sign(s, behind, t, '-');
        bool before = i > 0 && scan_cap(s, i - 1, i) && scan_cue(s, i - 1, i, CUE_MISTER) == 0;
        if (before || (unit_read(s, behind, t, &u) && u.title < u.t0))
            return true;
    }
    return false;
}

/* "ông Trần Văn B", whose office was told before. */
static bool is_mister(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_MISTER), name = t + n;
    return n > 0 && name + 1 < end && name_end(s, name, end) == end && holds_office(s, name, end);
}

/* "Lãnh đạo thành phố", "Chủ tịch huyện": the one that the report is about. */
static bool is_of_the_place(const struct scan *s, const struct unit *u)
{
    bool area = false;
    return u->title < u->t0 && scan_phrase(s, u->title, u->t0, C_DET, NULL) == 0 &&
           set_noun_skip(s, u->t0, u->t1, &area) == u->t1;
}

/* "Công điện số 12/CĐ-TTg", "Văn bản": the document itself, with what says which. */
static bool is_document(const struct scan *s, size_t t, size_t end)
{
    size_t i = t + scan_cue(s, t, end, CUE_DECREE);
    if (i == t || !scan_cap(s, t, end))
        return false;
    while (i < end) {
        struct unit of;
        bool named = scan_cue(s, i, end, CUE_OF) > 0 && unit_read(s, i + 1, end, &of);
        if (!named && scan_word(s, i, end) && !scan_cap(s, i, end) && scan_cue(s, i, end, CUE_NUMBER) == 0 &&
            scan_cue(s, i, end, CUE_DAY) == 0)
            return false;
        i = named ? of.t1 : i + 1;
    }
    return true;
}

/* Is [t, end) a person in office or an office, and nothing else: "Bí thư Tỉnh ủy Trần Văn B", "đồng chí Trần Văn B", "Bộ trưởng"? Who has no
 * office asks, and orders nothing. *person: not the office alone. */
static bool is_speaker(const struct scan *s, size_t t, size_t end, bool *person)
{
    struct unit u;
    size_t comrade = scan_cue(s, t, end, CUE_COMRADE), i = t + comrade, title = scan_phrase(s, i, end, C_TITLE, NULL);
    bool office = unit_read(s, i, end, &u);
    if (is_mister(s, t, end) || is_document(s, t, end))
        return *person = true;
    if (office && u.open_set && !is_of_the_place(s, &u))
        return false;
    *person = comrade + title > 0 || (office && u.title < u.t0) || scan_cue(s, t, end, CUE_OFFICER) > 0;
    i = name_end(s, office ? u.t1 : i + title, end);
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

/* "Thủ tướng vừa ký Công điện số 12/CĐ-TTg ngày 03/3 | yêu cầu ...": the order behind the document that gives it; not what it is about. */
static bool is_written(const struct scan *s, size_t from, size_t t)
{
    enum { DOCUMENT_TOKENS = 24 };
    bool person;
    for (size_t i = t; i > from && t - i < DOCUMENT_TOKENS && !scan_sign(s, i - 1, t, ';'); i--) {
        if (scan_cue(s, i - 1, t, CUE_TOPIC) > 0)
            return false;
        if (scan_cue(s, i - 1, t, CUE_WRITES) > 0 && speaker_before(s, from, i - 1, &person))
            return true;
    }
    return false;
}

/* Is the order at i somebody's in office? "... yêu cầu", or further on in what he said: "...; đồng thời đề nghị". */
static bool is_told(const struct scan *s, size_t t, size_t i, bool order, size_t end)
{
    bool person, joined = s->tok[i - 1].kind == TOKEN_SIGN || scan_cue(s, i - 1, i, CUE_AND) > 0;
    if (scan_cue(s, i - 1, i, CUE_DONE) > 0 && scan_cue(s, t, end, CUE_PAST) > 0)
        return false; /* "Trước đó, ... đã giao ..." */
    return (speaker_before(s, t, i, &person) && (order || person)) || (order && joined && has_spoken(s, t, i)) ||
           is_written(s, t, i);
}

/* "Bí thư Tỉnh ủy nhấn mạnh: “| Các xã phải rà soát ...”", "Văn bản nêu rõ, | Sở Y tế chủ trì ...": whoever must do something by what was
 * said at t; `end` where nobody must. */
static size_t said_duty(const struct scan *s, size_t from, size_t t, size_t end)
{
    bool person;
    struct units us;
    size_t n = scan_cue(s, t, end, CUE_SAYS), i = t + n, sign = scan_sign(s, i, end, ':') || scan_sign(s, i, end, ',');
    i += sign + scan_sign(s, i + sign, end, '"');
    if (n == 0 || sign == 0 || !units_read(s, i, end, false, &us) || !us.p[0].strong || us.p[0].loose ||
        !speaker_before(s, from, t, &person))
        return end;
    size_t duty = scan_cue(s, us.next, end, CUE_MUST) + scan_cue(s, us.next, end, CUE_HOLDS);
    return duty > 0 && predicate_at(s, us.next, end) ? i : end;
}

size_t press_addressee(const struct scan *s, size_t t, size_t end)
{
    size_t reach = end - t < REACH_TOKENS ? end : t + REACH_TOKENS;
    for (size_t i = t + 1; i < reach; i++) {
        if (scan_sign(s, i, end, ';') && !has_spoken(s, t, i))
            return end;
        size_t order = order_at(s, i, end), n = order > 0 ? order : scan_cue(s, i, end, CUE_BIDS);
        if (n == 0) {
            size_t duty = said_duty(s, t, i, end);
            if (duty < end)
                return duty;
            continue;
        }
        if (scan_phrase(s, i + n, end, C_ACTION | C_ADVERB, NULL) > 0 && is_written(s, t, i))
            return end; /* "... có văn bản yêu cầu tăng cường phòng cháy": what the report is about */
        if (is_told(s, t, i, order > 0, end))
            return i + n + (scan_sign(s, i + n, end, ',') || scan_sign(s, i + n, end, ':'));
    }
    return end;
}

size_t press_headline(const struct scan *s, size_t from, size_t to)
{
    enum { HEADLINE_TOKENS = 40 };
    struct day unused;
    size_t i = from;
    while (i < to && whole_date(s, &s->para[i], &unused))
        i++;
    const struct para *p = &s->para[i];
    bool headline = i + 1 < to && p->open && !p->colon && p->marker == MARKER_NONE && !p->row &&
                    p->t1 - p->t0 <= HEADLINE_TOKENS && !scan_sign(s, p->t1 - 1, p->t1, '.');
    return headline ? i : to;
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
