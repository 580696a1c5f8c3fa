#include "intake/narrative.h"

/* "Đồng ý chủ trương ...; giao Sở X ..." */
bool clause_orders_later(const struct clause *c)
{
    for (size_t t = c->t + 1; t < c->end; t++) {
        struct unit u;
        size_t n = (scan_sign(c->s, t - 1, c->end, ';') || scan_sign(c->s, t - 1, c->end, ','))
                       ? order_at(c->s, t, c->end)
                       : 0;
        if (n > 0 && unit_read(c->s, t + n, c->end, &u))
            return true;
    }
    return false;
}

/* "Về dự án X: thống nhất ..." */
size_t clause_topic_end(const struct scan *s, size_t t, size_t end)
{
    for (size_t i = t; i < end && i < t + TOPIC_TOKENS_MAX; i++)
        if (scan_sign(s, i, end, ':'))
            return i + 1;
    return t;
}

static size_t behind_topic(const struct clause *c) { return clause_topic_end(c->s, c->t, c->end); }

/* "Đồng ý [với, theo, về] đề nghị của Sở X": the matter is decided, and nobody is told to do anything. */
static bool is_agreement(const struct clause *c)
{
    enum { BETWEEN = 3 };
    size_t t = scan_cue(c->s, c->t, c->end, CUE_AGREE) > 0 ? c->t : behind_topic(c);
    size_t told = c->has_subject ? scan_cue(c->s, c->subject.verb, c->end, CUE_AGREE) : 0;
    if (told > 0 && scan_cue(c->s, c->subject.verb + told, c->end, CUE_WITH) > 0)
        t = c->subject.verb; /* "HĐND tỉnh cơ bản nhất trí với đánh giá của ..." */
    size_t n = scan_cue(c->s, t, c->end, CUE_AGREE), to = t + n + BETWEEN;
    if (n == 0)
        return false;
    if (scan_cue(c->s, t + n, c->end, CUE_NOT) > 0) /* "Thống nhất không bổ sung ..." */
        return true;
    for (size_t i = t + n; i < c->end && i < to && !scan_sign(c->s, i, c->end, ','); i++)
        if (scan_cue(c->s, i, c->end, CUE_PROPOSAL) > 0)
            return true;
    return false;
}

/* "Về dự án X: Chính phủ đã ban hành ..." */
static bool topic_is_settled(const struct clause *c)
{
    size_t answer = behind_topic(c),
           n = scan_cue(c->s, answer, c->end, CUE_CARRY); /* "Về A: thực hiện theo quy định" */
    if (answer > c->t && n > 0 && scan_cue(c->s, answer + n, c->end, CUE_AS_BEFORE) > 0 && !c->subject.ordered)
        return true;
    enum { SUBJECT_TOKENS = 6 };
    size_t from = behind_topic(c), to = from + SUBJECT_TOKENS < c->end ? from + SUBJECT_TOKENS : c->end;
    return from > c->t && !predicate_at(c->s, c->t, c->end) && !predicate_at(c->s, from, c->end) &&
           scan_has(c->s, from, to, CUE_DONE);
}

/* "Năm 2027 có ý nghĩa rất quan trọng": a thing is described. */
static bool states_early(const struct clause *c)
{
    size_t to = c->t + EARLY + NEAR < c->end ? c->t + EARLY + NEAR : c->end,
           p = scan_cue_find(c->s, c->t, to, CUE_STATES);
    for (size_t t = c->t; p != SIZE_MAX && t < p; t++)
        if (c->s->tok[t].kind == TOKEN_SIGN || order_at(c->s, t, p) > 0 || scan_cue(c->s, t, p, CUE_MUST) > 0)
            return false;
    return p != SIZE_MAX;
}

/* "Dự án đã được gia hạn 02 lần", "Sau hai ngày làm việc, Hội nghị đã hoàn thành chương trình": "đã" before any verb. */
static bool done_early(const struct clause *c)
{
    const struct scan *s = c->s;
    bool adjunct = scan_phrase(s, c->t, c->end, C_LEADIN | C_STOP, NULL) > 0;
    size_t t = adjunct ? c->end : c->t;
    for (size_t i = c->t; i < c->end; i++)
        if (scan_cue(s, i, c->end, CUE_MUST) > 0)
            return false;
    for (size_t i = c->t; adjunct && i < c->end && !scan_sign(s, i, c->end, ';') && order_at(s, i, c->end) == 0; i++)
        if (scan_sign(s, i, c->end, ',') && scan_word(s, i + 1, c->end) && !predicate_at(s, i + 1, c->end)) {
            t = i + 1;
            break;
        }
    for (size_t to = t + EARLY; t < c->end && t < to && s->tok[t].kind != TOKEN_SIGN; t++)
        if (scan_cue(s, t, c->end, CUE_DONE) > 0)
            return true;
        else if (!scan_cap(s, t, c->end) && predicate_at(s, t, c->end) &&
                 scan_phrase(s, t, c->end, C_HEAD | C_FALSE, NULL) == 0)
            return false;
    return false;
}

bool clause_does_behind_adjunct(const struct clause *c)
{
    enum { ADJUNCT_MAX = 20 };
    const struct scan *s = c->s;
    bool adjunct = scan_phrase(s, c->t, c->end, C_LEADIN, NULL) > 0, about = scan_cue(s, c->t, c->end, CUE_TOPIC) == 1;
    for (size_t i = c->t + 1; adjunct && !about && i < c->end && i < c->t + ADJUNCT_MAX; i++)
        if (scan_sign(s, i - 1, c->end, ',') && scan_cue(s, i, c->end, CUE_DONE) == 0 &&
            (scan_phrase(s, i, c->end, C_ADVERB | C_MODAL, NULL) > 0 || scan_cue(s, i, c->end, CUE_HOLDS) > 0 ||
             scan_cue(s, i, c->end, CUE_TOGETHER) > 0))
            return true;
    return false;
}

bool clause_accords(const struct clause *c)
{
    const struct scan *s = c->s;
    size_t n = c->t > 1 && scan_sign(s, c->t - 1, c->end, ',') ? 2 : 0; /* "theo đó", "cụ thể" */
    if (!s->press || n == 0 || c->t < n + 1 || scan_cue(s, c->t - n - 1, c->t, CUE_ACCORDING) == 0 || !c->has_subject ||
        c->subject.units.n == 0 || !c->subject.units.p[0].strong || c->subject.units.p[0].loose)
        return false;
    size_t verb = c->subject.verb + scan_sign(s, c->subject.verb, c->end, ',');
    if (scan_cue(s, verb, c->end, CUE_DONE) > 0 || scan_cue(s, verb, c->end, CUE_SAYS) > 0)
        return false;
    return scan_phrase(s, verb, c->end, C_ADVERB, NULL) > 0 || scan_cue(s, verb, c->end, CUE_HOLDS) > 0 ||
           scan_cue(s, verb, c->end, CUE_TOGETHER) > 0 || scan_cue(s, verb, c->end, CUE_REAL_WORK) > 0;
}

/* In a speech or a report a sentence asks for something where somebody is ordered or must; behind such a sentence, or in the list that one
 * introduces, also where an office does something or a verb opens it. All else tells. */
static bool only_tells(const struct clause *c)
{
    const struct scan *s = c->s;
    if (!s->press || c->subject.ordered)
        return false;
    if (scan_cue(s, c->t, c->end, CUE_SPEAKER) > 0 || scan_has(s, c->t, c->end, CUE_STATES))
        return true;
    bool follows = c->in->warm || c->in->directive || clause_accords(c);
    size_t bids = scan_cue(s, c->t, c->end, CUE_BIDS) + scan_cue(s, c->t, c->end, CUE_THIS_OFFICE);
    if (!c->has_subject)
        return !follows || !(predicate_at(s, c->t, c->end) || (bids > 0 && predicate_at(s, c->t + bids, c->end)) ||
                             clause_does_behind_adjunct(c));
    size_t verb = c->subject.verb + scan_sign(s, c->subject.verb, c->end, ',');
    if (c->subject.units.n == 0)
        return false;
    if (scan_cue(s, verb, c->end, CUE_MUST) > 0 ||
        scan_cue(s, verb + scan_phrase(s, verb, c->end, C_ADVERB, NULL), c->end, CUE_MUST) > 0)
        return false;
    bool meant = c->subject.units.p[0].open_set && scan_phrase(s, verb, c->end, C_LEADIN, NULL) > 0;
    return !follows || !(meant || predicate_at(s, verb, c->end)) || scan_cue(s, verb, c->end, CUE_SAYS) > 0;
}

/* A report of what was or is: by its opening, or "đã" behind the subject. */
bool clause_tells(const struct clause *c)
{
    if (c->subject.ordered || clause_orders_later(c))
        return false;
    if (only_tells(c) || is_agreement(c) || scan_cue(c->s, c->t, c->end, CUE_PAST) > 0 ||
        scan_cue(c->s, behind_topic(c), c->end, CUE_PAST) > 0)
        return true;
    if ((c->has_subject && scan_cue(c->s, c->subject.verb, c->end, CUE_DONE) > 0) || topic_is_settled(c))
        return true;
    size_t gives = c->has_subject ? scan_phrase(c->s, c->subject.verb, c->end, C_ORDER, NULL) : 0;
    if (gives > 0 && scan_phrase(c->s, c->subject.verb, c->end, C_ACTION, NULL) <= gives &&
        order_at(c->s, c->subject.verb, c->end) == 0)
        return true; /* "UBND tỉnh giao 120 nhiệm vụ; đã hoàn thành 97" */
    if (!c->has_subject && !predicate_at(c->s, c->t, c->end) && (states_early(c) || done_early(c)))
        return true;
    struct unit u; /* the subject grammar wants a verb of work; here only who it is about matters */
    return !c->has_subject && unit_read(c->s, c->t, c->end, &u) && scan_cue(c->s, u.t1, c->end, CUE_DONE) > 0;
}
