/* The rules of what is not a task, each a function of the clause's own words; their order is their priority. Every rule
 * stands for a class of clauses that any directive may have. */
#include "intake/narrative.h"

#include "intake/sentence.h"

static bool is_remark(const struct clause *c)
{
    return scan_sign(c->s, c->t, c->end, '(') && scan_past_bracket(c->s, c->t, c->end) == c->end;
}

/* "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc ... phản ánh về ...": a condition first, then the difficulty
 * at once; "tháo gỡ khó khăn" alone is a task. */
static bool is_difficulty(const struct clause *c)
{
    size_t any = scan_cue(c->s, c->t, c->end, CUE_ANY_TROUBLE);
    if (any > 0 && scan_has(c->s, c->t + any, c->end, CUE_TURNS_TO)) /* "Mọi vướng mắc đề nghị liên hệ ..." */
        return true;
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
    if (p != SIZE_MAX && c->has_subject && p == c->subject.verb && c->end - p > 1 &&
        scan_cue(c->s, c->end - 2, c->end, CUE_CARRY) == 2) /* "Văn phòng ... thông báo để Sở X thực hiện" */
        return true;
    size_t verb = c->has_subject ? c->subject.verb : c->t, know = scan_cue_find(c->s, verb, c->end, CUE_KNOW);
    if (scan_cue(c->s, verb, c->end, CUE_NOTE) > 0 && know != SIZE_MAX &&
        know + scan_cue(c->s, know, c->end, CUE_KNOW) ==
            c->end) /* "thông báo ý kiến của ... để các sở biết, thực hiện" */
        return true;
    if (scan_cue(c->s, c->t, c->end, CUE_FORMULA) > 0)
        return true;
    for (size_t t = c->t + 1; c->s->press && t < c->end; t++) /* "Thay mặt lãnh đạo tỉnh, tôi xin chúc ..." */
        if (scan_sign(c->s, t - 1, c->end, ',') && scan_cue(c->s, t, c->end, CUE_FORMULA) > 1)
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
    size_t blamed = scan_cue_find(c->s, c->t, c->end, CUE_BLAMES);
    if (blamed != SIZE_MAX && !c->subject.ordered && scan_has(c->s, blamed, c->end, CUE_IF))
        return true; /* "Sở Nội vụ sẽ xem xét trách nhiệm người đứng đầu nếu ..." */
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
    for (size_t t = then; t < c->end; t++) /* "chịu trách nhiệm về an toàn bến bãi, khẩn trương rà soát ..." */
        if (scan_sign(c->s, t, c->end, ';') ||
            (scan_sign(c->s, t, c->end, ',') && scan_phrase(c->s, t + 1, c->end, C_ADVERB, NULL) > 0))
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
    if (!c->has_subject || c->subject.agent || t >= c->end)
        return false;
    while (t < c->end) {
        size_t n = scan_cue(c->s, t, c->end, CUE_CARRY);
        if (n == 0)
            n = scan_phrase(c->s, t, c->end, C_ADVERB, NULL);
        if (n == 0 && t > c->subject.verb)
            n = scan_cue(c->s, t, c->end, CUE_THAT_WORK);
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

/* "Việc san lấp trái phép phải được ngăn chặn": a task after all. */
static bool must_be_done(const struct scan *s, size_t t, size_t end)
{
    size_t must = scan_cue(s, t, end, CUE_MUST), be = must > 0 ? scan_cue(s, t + must, end, CUE_PASSIVE) : 0;
    if (must > 0 && scan_cue(s, t + must + be, end, CUE_COMPLETES) > 0)
        return true; /* "Việc điều chỉnh phải hoàn thành trước ..." */
    return be > 0 && scan_phrase(s, t + must + be, end, C_ACTION, NULL) > 1;
}

/* "Việc rà soát phải bảo đảm tính đồng bộ": how, not what. */
static bool is_manner(const struct clause *c)
{
    size_t paper = c->has_subject || c->subject.ordered ? 0 : scan_cue(c->s, c->t, c->end, CUE_PAPER),
           soon = c->t + paper + 2;
    for (size_t i = c->t + paper; paper > 0 && i < c->end && i <= soon; i++) /* "Số liệu gửi phải thống nhất" */
        if (scan_cue(c->s, i, c->end, CUE_MUST) > 0)
            return !must_be_done(c->s, i, c->end);
    if (scan_cue(c->s, c->t, c->end, CUE_MANNER) == 0 || c->subject.ordered || c->has_subject)
        return false;
    for (size_t t = c->t; t < c->end; t++)
        if (scan_sign(c->s, t, c->end, ':') || order_at(c->s, t, c->end) > 0 || must_be_done(c->s, t, c->end))
            return false;
    return true;
}

/* "Cho phép Sở X mua sắm trực tiếp", "Đồng ý cho Sở X lùi thời gian" */
static bool is_leave(const struct clause *c)
{
    size_t n = scan_cue(c->s, c->t, c->end, CUE_AGREE);
    return scan_cue(c->s, c->t, c->end, CUE_LEAVE) > 0 || (n > 0 && scan_cue(c->s, c->t + n, c->end, CUE_ALLOW) > 0);
}

static bool is_permission(const struct clause *c)
{
    size_t early = c->t + EARLY < c->end ? c->t + EARLY : c->end;
    if (is_leave(c) && !c->subject.ordered && !clause_orders_later(c))
        return true;
    size_t may = c->has_subject || c->subject.ordered ? 0 : scan_cue(c->s, c->t, c->end, CUE_PASSIVE);
    if (may > 0 && scan_cue(c->s, c->t, c->end, CUE_MUST) == 0 &&
        scan_phrase(c->s, c->t + may, c->end, C_ACTION, NULL) > 0)
        return true; /* "Được sử dụng nguồn dự phòng" */
    if (!c->has_subject)
        return !c->subject.ordered && scan_has(c->s, c->t, early, CUE_RIGHT) && !predicate_at(c->s, c->t, c->end);
    bool passive = scan_cue(c->s, c->subject.verb, c->end, CUE_PASSIVE) > 0 && !c->subject.ordered &&
                   c->subject.units.n > 0 && c->subject.units.p[0].strong &&
                   scan_phrase(c->s, c->subject.verb, c->end, C_MODAL, NULL) <= 1 &&
                   scan_phrase(c->s, c->subject.verb + 1, c->end, C_ACTION, NULL) > 0;
    return passive || scan_has(c->s, c->t, early, CUE_RIGHT); /* "Sở X được sử dụng kết quả khảo sát" */
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
    size_t t = c->subject.verb, also = scan_phrase(c->s, t, c->end, C_ADVERB, NULL);
    size_t n = scan_cue(c->s, t, c->end, CUE_MUST);
    if (n == 0 && (n = scan_cue(c->s, t + also, c->end, CUE_MUST)) > 0)
        t += also; /* "cũng có nhiệm vụ ..." */
    size_t adverbs = t + n;
    for (size_t a; (a = scan_phrase(c->s, adverbs, c->end, C_ADVERB, NULL)) > 0;)
        adverbs += a;
    return n > 0 && scan_phrase(c->s, adverbs, c->end, C_ACTION, NULL) > 0;
}

/* "tổ chức | đánh giá": in a report a bare "tổ chức hội nghị" only tells. */
static bool carries_out(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_CARRY);
    return n > 0 && scan_phrase(s, t + n, end, C_ACTION, NULL) > 1;
}

/* "Sở X cần ... Đồng thời, kiểm tra ...", "Giao Sở X ... Sở Y hướng dẫn thủ tục ...": goes on with the order before it. */
static bool goes_on_in_press(const struct clause *c)
{
    if (!c->s->press || !c->in->warm)
        return false;
    size_t bids = scan_cue(c->s, c->t, c->end, CUE_BIDS);        /* "Trong đó, lưu ý rà soát ..." */
    size_t back = scan_cue(c->s, c->t, c->end, CUE_THIS_OFFICE); /* "Bộ này cũng chủ trì ..." */
    if (!c->has_subject)
        return predicate_at(c->s, c->t + back, c->end) || (bids > 0 && predicate_at(c->s, c->t + bids, c->end)) ||
               clause_does_behind_adjunct(c);
    size_t verb = c->subject.verb + scan_sign(c->s, c->subject.verb, c->end, ',');
    bool works = scan_phrase(c->s, verb, c->end, C_ACTION | C_ADVERB, NULL) > 0;
    bool meant = c->subject.units.n > 0 && c->subject.units.p[0].open_set && c->subject.units.p[0].strong &&
                 scan_phrase(c->s, verb, c->end, C_LEADIN, NULL) > 0; /* "Các xã căn cứ ... để chủ động ..." */
    if (meant)
        return true;
    if (!c->in->beside) /* in a paragraph of its own only what offices are told to do */
        works = scan_cue(c->s, verb, c->end, CUE_HOLDS) > 0 || scan_cue(c->s, verb, c->end, CUE_TOGETHER) > 0 ||
                carries_out(c->s, verb, c->end) || scan_cue(c->s, verb, c->end, CUE_REAL_WORK) > 0 ||
                scan_phrase(c->s, verb, c->end, C_ADVERB, NULL) > 0;
    return works && c->subject.units.n > 0 && (c->subject.units.p[0].strong || c->in->beside) &&
           scan_cue(c->s, verb, c->end, CUE_SAYS) == 0;
}

/* "... lưu ý các ngành phải coi ... là nhiệm vụ chính trị": how to think, nothing to be done. */
static bool asks_attitude(const struct clause *c)
{
    size_t must = c->s->press && c->subject.ordered ? scan_cue(c->s, c->subject.verb, c->end, CUE_MUST) : 0;
    return must > 0 && !predicate_at(c->s, c->subject.verb + must, c->end);
}

/* Before the first order everything is background, except an order itself. */
static bool is_recital(const struct clause *c)
{
    if (is_basis(c))
        return true;
    if (c->in->directive || tells_in_press(c))
        return false;
    if (goes_on_in_press(c) || clause_accords(c))
        return false;
    if (asks_attitude(c))
        return true;
    bool told = c->subject.units.n > 0 || c->subject.person.n > 0 || c->s->press;
    return !(c->has_subject && c->subject.ordered && told);
}

static bool is_assessment(const struct clause *c)
{
    return c->in->section == SECTION_ASSESSMENT && !(c->has_subject && c->subject.ordered);
}

static bool is_purpose(const struct clause *c)
{
    return c->in->section == SECTION_PURPOSE ||
           (scan_cue(c->s, c->t, c->end, CUE_AIM) > 0 && !c->has_subject && !c->subject.ordered);
}

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
    RULE(NARRATIVE, clause_tells), RULE(OBJECT, is_object),
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
    t = clause_topic_end(s, skip_links(s, t, end), end);
    bool done = scan_cue(s, t, end, CUE_DONE) > 0;
    if (predicate_at(s, t, end) && !done)
        return false;
    if (!subject_read(s, t, end, &sub))
        return true;
    bool acts = sub.units.n > 0 && (sub.units.p[0].strong || predicate_at(s, sub.verb, end));
    return !sub.ordered && !(acts && scan_cue(s, sub.verb, end, CUE_DONE) == 0);
}

enum section section_of(const struct scan *s, size_t t, size_t end)
{
    const struct phrase *ph;
    return scan_phrase(s, t, end, C_SECTION, &ph) > 0 ? (enum section)ph->value : SECTION_NONE;
}
