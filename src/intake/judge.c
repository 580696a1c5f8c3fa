/* The rules of what is not a task, each a function of the clause's own words; their order is their priority. Every rule
 * stands for a class of clauses that any directive may have. */
#include "intake/judge.h"

#include "intake/sentence.h"
#include "intake/subject.h"

enum { NEAR = 8, EARLY = 14, TOPIC_TOKENS_MAX = 40 };

struct clause {
    const struct scan *s;
    size_t t, end; /* the sign at its end left out */
    const struct judge_context *in;
    bool has_subject;
    struct subject subject;
};

static bool is_remark(const struct clause *c)
{
    return scan_sign(c->s, c->t, c->end, '(') && scan_past_bracket(c->s, c->t, c->end) == c->end;
}

/* "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc ... phản ánh về ...": a condition first, then the difficulty
 * at once; "tháo gỡ khó khăn" alone is a task. */
static bool is_difficulty(const struct clause *c)
{
    size_t p = scan_cue_find(c->s, c->t, c->end, CUE_DURING);
    if (p == SIZE_MAX)
        return false;
    size_t hard = scan_cue_find(c->s, p, c->end, CUE_DIFFICULTY);
    if (hard == SIZE_MAX || hard > p + EARLY + NEAR)
        return false;
    return hard - p <= 3 || scan_has(c->s, p, hard, CUE_IF);
}

/* "... thông báo để ... biết, thực hiện"; "Quyết định này có hiệu lực"; "Trên đây là ..." */
static bool is_notice(const struct clause *c)
{
    size_t p = scan_cue_find(c->s, c->t, c->end, CUE_NOTICE);
    if (p != SIZE_MAX && scan_has(c->s, p, c->end, CUE_KNOW))
        return true;
    size_t verb = c->has_subject ? c->subject.verb : c->t, know = scan_cue_find(c->s, verb, c->end, CUE_KNOW);
    if (scan_cue(c->s, verb, c->end, CUE_NOTE) > 0 && know != SIZE_MAX &&
        know + scan_cue(c->s, know, c->end, CUE_KNOW) ==
            c->end) /* "thông báo ý kiến của ... để các sở biết, thực hiện" */
        return true;
    if (scan_cue(c->s, c->t, c->end, CUE_FORMULA) > 0)
        return true;
    size_t this = scan_cue_find(c->s, c->t, c->end, CUE_THIS);
    if (this == c->t) /* "Chỉ thị này được phổ biến đến ...": about the document itself */
        return true;
    return this != SIZE_MAX && this < c->t + NEAR &&
           scan_has(c->s, this, this + NEAR < c->end ? this + NEAR : c->end, CUE_IN_FORCE);
}

/* "chịu trách nhiệm trước pháp luật nếu ...", "... về nội dung Kế hoạch": who answers, with no verb of what to do. A duty
 * that only ends in those words is still a duty. */
static bool is_liability(const struct clause *c)
{
    size_t verb = c->has_subject ? c->subject.verb : c->t;
    verb += scan_sign(c->s, verb, c->end, ',');
    if (scan_sign(c->s, verb, c->end, ';'))
        return false;
    enum { FAR = 5 }; /* "phải chịu trách nhiệm" */
    size_t p = scan_cue_find(c->s, verb, verb + FAR < c->end ? verb + FAR : c->end, CUE_ANSWERS);
    if (p == SIZE_MAX)
        return false;
    size_t then = p + scan_cue(c->s, p, c->end, CUE_ANSWERS);
    if (scan_has(c->s, then, then + 3 < c->end ? then + 3 : c->end, CUE_LIABILITY))
        return true;
    for (size_t t = then; t < c->end; t++)
        if (scan_sign(c->s, t, c->end, ';'))
            return false;
    return scan_phrase(c->s, then, c->end, C_ACTION | C_ADVERB, NULL) == 0;
}

/* Who does nothing in time is taken for having agreed: "Quá thời hạn ... mà không trả lời thì coi như đồng ý". An order before it
 * is still one: "Sở X trả lời trước ngày 5; quá thời hạn coi như đồng ý". */
static bool is_effect(const struct clause *c)
{
    size_t p = scan_cue_find(c->s, c->t, c->end, CUE_DEEMED);
    if (p == SIZE_MAX)
        p = scan_cue_find(c->s, c->t, c->end, CUE_WHOEVER); /* "nếu đơn vị nào không báo cáo, ..." */
    if (p == SIZE_MAX || c->subject.ordered || semicolon_next(c->s, c->t, c->end) < p)
        return false;
    for (size_t t = c->t; t < p; t++)
        if (scan_cue(c->s, t, p, CUE_MUST) > 0 || order_at(c->s, t, p) > 0)
            return false;
    bool told = c->has_subject && scan_phrase(c->s, c->t, c->end, C_LEADIN, NULL) == 0 &&
                scan_phrase(c->s, c->subject.verb, c->end, C_ACTION, NULL) > 0;
    return !told || scan_cue(c->s, c->subject.verb, c->end, CUE_NOT) > 0;
}

/* "... chủ động triển khai thực hiện": nothing but words for carrying out. */
static bool only_carries_out(const struct clause *c)
{
    size_t t = c->subject.verb;
    if (!c->has_subject || t >= c->end)
        return false;
    while (t < c->end) {
        size_t n = scan_cue(c->s, t, c->end, CUE_CARRY);
        if (n == 0)
            n = scan_phrase(c->s, t, c->end, C_ADVERB, NULL);
        if (n == 0)
            n = scan_cue(c->s, t, c->end, CUE_AND) + scan_sign(c->s, t, c->end, ',');
        if (n == 0)
            return false;
        t += n;
    }
    return true;
}

/* "... thực hiện nghiêm túc Chỉ thị này": names this document, or only earnestness, at its end, and nothing that could be
 * checked. */
static bool is_execution(const struct clause *c)
{
    size_t from = c->has_subject ? c->subject.verb : c->t;
    if (scan_has(c->s, from, c->end, CUE_REAL_WORK))
        return false;
    if (only_carries_out(c))
        return true;
    size_t tail = c->end - c->t > NEAR ? c->end - NEAR : c->t;
    if (scan_has(c->s, tail, c->end, CUE_THIS) && !scan_has(c->s, tail, c->end, CUE_COUNT_FROM))
        return true; /* but not "trong 30 ngày kể từ ngày nhận được Công văn này" */
    size_t p = scan_cue_find(c->s, tail, c->end, CUE_SERIOUSLY);
    return p != SIZE_MAX && (c->has_subject || scan_cue(c->s, p, c->end, CUE_ANSWERS) > 0) &&
           p + scan_cue(c->s, p, c->end, CUE_SERIOUSLY) == c->end;
}

static bool is_funding(const struct clause *c)
{
    if (c->in->section == SECTION_FUNDING && !c->has_subject && !c->subject.ordered)
        return true;
    return scan_cue(c->s, c->t, c->end, CUE_MONEY) > 0 && !c->subject.ordered;
}

/* "Việc rà soát phải bảo đảm tính đồng bộ": how, not what. */
static bool is_manner(const struct clause *c)
{
    if (scan_cue(c->s, c->t, c->end, CUE_MANNER) == 0 || c->subject.ordered || c->has_subject)
        return false;
    for (size_t t = c->t; t < c->end; t++)
        if (scan_sign(c->s, t, c->end, ':') || order_at(c->s, t, c->end) > 0)
            return false;
    return true;
}

/* "Đồng ý chủ trương ...; giao Sở X ..." */
static bool orders_later(const struct clause *c)
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
static size_t topic_end(const struct scan *s, size_t t, size_t end)
{
    for (size_t i = t; i < end && i < t + TOPIC_TOKENS_MAX; i++)
        if (scan_sign(s, i, end, ':'))
            return i + 1;
    return t;
}

static size_t behind_topic(const struct clause *c) { return topic_end(c->s, c->t, c->end); }

/* "Đồng ý [với, theo, về] đề nghị của Sở X": the matter is decided, and nobody is told to do anything. */
static bool is_agreement(const struct clause *c)
{
    enum { BETWEEN = 3 };
    size_t t = scan_cue(c->s, c->t, c->end, CUE_AGREE) > 0 ? c->t : behind_topic(c);
    size_t n = scan_cue(c->s, t, c->end, CUE_AGREE), to = t + n + BETWEEN;
    if (n == 0)
        return false;
    for (size_t i = t + n; i < c->end && i < to && !scan_sign(c->s, i, c->end, ','); i++)
        if (scan_cue(c->s, i, c->end, CUE_PROPOSAL) > 0)
            return true;
    return false;
}

/* "Đồng ý cho Sở X lùi thời gian" */
static bool is_leave(const struct clause *c)
{
    size_t n = scan_cue(c->s, c->t, c->end, CUE_AGREE);
    return n > 0 && scan_cue(c->s, c->t + n, c->end, CUE_ALLOW) > 0;
}

static bool is_permission(const struct clause *c)
{
    size_t early = c->t + EARLY < c->end ? c->t + EARLY : c->end;
    if (is_leave(c) && !c->subject.ordered && !orders_later(c))
        return true;
    if (!c->has_subject)
        return false;
    bool passive = scan_cue(c->s, c->subject.verb, c->end, CUE_PASSIVE) > 0 && !c->subject.ordered &&
                   c->subject.units.n > 0 && c->subject.units.p[0].strong &&
                   scan_phrase(c->s, c->subject.verb, c->end, C_MODAL, NULL) <= 1 &&
                   scan_phrase(c->s, c->subject.verb + 1, c->end, C_ACTION, NULL) > 0;
    return passive || scan_has(c->s, c->t, early, CUE_RIGHT); /* "Sở X được sử dụng kết quả khảo sát" */
}

/* "Về dự án X: Chính phủ đã ban hành ..." */
static bool topic_is_settled(const struct clause *c)
{
    enum { SUBJECT_TOKENS = 6 };
    size_t from = behind_topic(c), to = from + SUBJECT_TOKENS < c->end ? from + SUBJECT_TOKENS : c->end;
    return from > c->t && !predicate_at(c->s, from, c->end) && scan_has(c->s, from, to, CUE_DONE);
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
        if (scan_sign(s, i, c->end, ',') && scan_cap(s, i + 1, c->end)) {
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

/* In a speech or a report a sentence asks for something where somebody is ordered, an office is the subject of a verb, or a verb
 * opens it; all else tells. */
static bool only_tells(const struct clause *c)
{
    const struct scan *s = c->s;
    if (!s->press || c->subject.ordered)
        return false;
    if (scan_cue(s, c->t, c->end, CUE_SPEAKER) > 0)
        return true;
    size_t verb = c->subject.verb + scan_sign(s, c->subject.verb, c->end, ',');
    if (c->has_subject)
        return c->subject.units.n > 0 && (!predicate_at(s, verb, c->end) || scan_cue(s, verb, c->end, CUE_DONE) > 0);
    return !predicate_at(s, c->t, c->end);
}

/* A report of what was or is: by its opening, or "đã" behind the subject. */
static bool is_narrative(const struct clause *c)
{
    if (c->subject.ordered || orders_later(c))
        return false;
    if (only_tells(c) || is_agreement(c) || scan_cue(c->s, c->t, c->end, CUE_PAST) > 0 ||
        scan_cue(c->s, behind_topic(c), c->end, CUE_PAST) > 0)
        return true;
    if ((c->has_subject && scan_cue(c->s, c->subject.verb, c->end, CUE_DONE) > 0) || topic_is_settled(c))
        return true;
    if (!c->has_subject && !predicate_at(c->s, c->t, c->end) && (states_early(c) || done_early(c)))
        return true;
    struct unit u; /* the subject grammar wants a verb of work; here only who it is about matters */
    return !c->has_subject && unit_read(c->s, c->t, c->end, &u) && scan_cue(c->s, u.t1, c->end, CUE_DONE) > 0;
}

static bool is_object(const struct clause *c)
{
    return c->in->objects && !c->has_subject && !predicate_at(c->s, c->t, c->end);
}

/* "Căn cứ Luật ...;" with no main clause behind it. */
static bool is_basis(const struct clause *c)
{
    if (scan_cue(c->s, c->t, c->end, CUE_BASIS) == 0 || c->has_subject || c->subject.ordered)
        return false;
    for (size_t t = c->t; t < c->end; t++)
        if (scan_sign(c->s, t, c->end, ',') && predicate_at(c->s, t + 1, c->end))
            return false;
    return true;
}

/* In a press report there is no list of orders: "Sở X phải ...", "Sở X được giao ..." are told one by one. */
static bool tells_in_press(const struct clause *c)
{
    if (!c->s->press || !c->has_subject || c->subject.units.n == 0 || !c->subject.units.p[0].strong)
        return false;
    size_t t = c->subject.verb, n = scan_cue(c->s, t, c->end, CUE_MUST);
    size_t adverbs = t + n;
    for (size_t a; (a = scan_phrase(c->s, adverbs, c->end, C_ADVERB, NULL)) > 0;)
        adverbs += a;
    return n > 0 && scan_phrase(c->s, adverbs, c->end, C_ACTION, NULL) > 0;
}

/* Before the first order everything is background, except an order itself. */
static bool is_recital(const struct clause *c)
{
    if (is_basis(c))
        return true;
    if (c->in->directive || tells_in_press(c))
        return false;
    return !(c->has_subject && c->subject.ordered && (c->subject.units.n > 0 || c->subject.person.n > 0));
}

static bool is_assessment(const struct clause *c)
{
    return c->in->section == SECTION_ASSESSMENT && !(c->has_subject && c->subject.ordered);
}

static bool is_purpose(const struct clause *c) { return c->in->section == SECTION_PURPOSE; }

#define RULE(name, holds)                                                                                              \
    {                                                                                                                  \
        REASON_##name, RULE_##name, holds                                                                              \
    }
static const struct {
    enum intake_reason reason;
    enum intake_rule rule;
    bool (*holds)(const struct clause *c);
} RULES[] = {
    RULE(REMARK, is_remark),       RULE(PURPOSE, is_purpose),       RULE(DIFFICULTY, is_difficulty),
    RULE(NOTICE, is_notice),       RULE(LIABILITY, is_liability),   RULE(EFFECT, is_effect),
    RULE(RECITAL, is_recital),     RULE(ASSESSMENT, is_assessment), RULE(EXECUTION, is_execution),
    RULE(FUNDING, is_funding),     RULE(MANNER, is_manner),         RULE(PERMISSION, is_permission),
    RULE(NARRATIVE, is_narrative), RULE(OBJECT, is_object),
};

int judge_clause(const struct scan *s, size_t t, size_t end, const struct judge_context *in)
{
    struct clause c = { .s = s, .t = skip_links(s, t, end), .end = end, .in = in };
    c.has_subject = subject_read(s, t, end, &c.subject);
    for (size_t i = 0; i < LEN(RULES); i++)
        if (scan_rule(s, RULES[i].rule) && RULES[i].holds(&c))
            return (int)RULES[i].reason;
    return JUDGED_TASK;
}

bool judge_states(const struct scan *s, size_t t, size_t end)
{
    struct subject sub;
    t = topic_end(s, skip_links(s, t, end), end);
    bool done = scan_cue(s, t, end, CUE_DONE) > 0;
    if (predicate_at(s, t, end) && !done)
        return false;
    if (!subject_read(s, t, end, &sub))
        return true;
    return !sub.ordered && !(sub.units.n > 0 && sub.units.p[0].strong && scan_cue(s, sub.verb, end, CUE_DONE) == 0);
}

enum section section_of(const struct scan *s, size_t t, size_t end)
{
    const struct phrase *ph;
    return scan_phrase(s, t, end, C_SECTION, &ph) > 0 ? (enum section)ph->value : SECTION_NONE;
}
