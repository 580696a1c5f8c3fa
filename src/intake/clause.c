/* From a sentence to contents: judged as a whole, cut at enumerators, and at a semicolon where the holder changes or
 * where a dated report follows; any other semicolon only lists what one holder does. */
#include "intake/draft.h"

#include "intake/judge.h"
#include "intake/when.h"

/* Who holds the clause, handed on from sentence to sentence of a paragraph. */
struct holder {
    struct names leads;
    struct text person;
    bool ordered; /* by "giao", "yêu cầu" of this paragraph */
};

static struct names names_of(const struct scan *s, const struct units *us)
{
    struct names names = { 0 };
    names_add_holders(s, &names, us);
    return names;
}

static void take_subject(const struct scan *s, size_t t, size_t end, struct holder *h)
{
    struct subject sub;
    if (!subject_read(s, t, end, &sub))
        return;
    bool named = sub.units.n > 0 && sub.units.p[0].strong && scan_cue(s, sub.units.p[0].title, end, CUE_EACH_OF) == 0;
    if (sub.ordered && h->leads.n > 0 && !named && sub.person.n == 0)
        return; /* under a holder "phân công cán bộ trực" is what that holder does */
    h->leads = names_of(s, &sub.units);
    h->person = sub.person;
    h->ordered = sub.ordered;
}

static bool same_names(const struct names *a, const struct names *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++)
        same = text_eq(a->p[i].name, b->p[i].name);
    return same;
}

/* A part behind a semicolon has its own subject: named outright, no common noun that merely begins with "các". */
static bool changes_holder(const struct scan *s, size_t t, size_t end, const struct holder *h)
{
    struct subject sub;
    if (!subject_read(s, t, end, &sub) || (sub.units.n > 0 && sub.units.p[0].loose))
        return false;
    const struct phrase *head;
    bool plain = sub.units.n > 0 && !sub.ordered && scan_phrase(s, sub.units.p[0].t0, end, C_HEAD, &head) > 0 &&
                 head->value == HEAD_PLAIN; /* "...; chủ đầu tư vận hành thử" */
    if (sub.units.n == 0 || !(sub.units.p[0].strong || plain))
        return false;
    size_t verb = sub.verb + scan_sign(s, sub.verb, end, ',');
    if (!sub.ordered && !predicate_at(s, verb, end) && scan_phrase(s, verb, end, C_LEADIN, NULL) == 0)
        return false;                     /* "...; mỗi xã có ít nhất 02 công chức" */
    size_t order = skip_links(s, t, end); /* "...; UBND tỉnh yêu cầu Sở Y ..." says whose order it is */
    if (sub.ordered && !h->ordered && h->leads.n > 0 && order_at(s, order, end) > 0 &&
        scan_cue(s, order, end, CUE_GIVES) == 0 &&
        (scan_cue(s, order, end, CUE_PROPOSAL) == 0 || sub.units.p[0].open_set))
        return false; /* "Sở X kiểm tra ...; yêu cầu các nhà thầu ...": what Sở X does */
    struct names names = names_of(s, &sub.units);
    return !same_names(&names, &h->leads);
}

/* "...; trình UBND tỉnh trong tháng 4": when the same work is due, no report on it. */
static bool submits_only(const struct scan *s, size_t t, size_t end) { return scan_cue(s, t, end, CUE_SUBMITS) > 0; }

/* "kết quả | gửi về Sở X", "phương án lễ tân | báo cáo ...": the thing may stand before what is done with it; t where none does. */
static size_t behind_reported(const struct scan *s, size_t t, size_t end)
{
    enum { THING_TOKENS = 8 };
    size_t makes = scan_phrase(s, t, end, C_MAKE, NULL); /* "xây dựng báo cáo | gửi Sở X" */
    if (makes > 0 && scan_cue(s, t + makes, end, CUE_REPORT) > 0)
        for (size_t i = t + makes + 1; i < end && i <= t + makes + THING_TOKENS; i++)
            if (scan_phrase(s, i, end, C_REPORT, NULL) > 0 && receiver_read(s, i, end).n > 0)
                return i;
    if (scan_phrase(s, t, end, C_REPORT, NULL) > 0 ||
        (scan_cue(s, t, end, CUE_PAPER) == 0 && scan_phrase(s, t, end, C_WORK, NULL) == 0))
        return t;
    for (size_t i = t + 1; i < end && i <= t + THING_TOKENS && s->tok[i].kind == TOKEN_WORD; i++)
        if (scan_phrase(s, i, end, C_REPORT, NULL) > 0)
            return i;
    return t;
}

/* "...; báo cáo UBND tỉnh trước ngày 15 hằng tháng" */
static bool is_dated_report(const struct scan *s, size_t t, size_t end)
{
    size_t i = skip_links(s, t, end), n;
    while ((n = scan_phrase(s, i, end, C_ADVERB, NULL)) > 0 || (n = scan_phrase(s, i, end, C_PERIOD, NULL)) > 0)
        i += n;
    struct intake_deadline d = when_clause(s, t, end);
    if (d.stated && i < end && d.text.p == scan_text(s, i, i + 1).p) /* "định kỳ chiều thứ Sáu hằng tuần báo cáo ..." */
        while (i < end && s->t.p + s->tok[i].start < d.text.p + d.text.n)
            i++;
    size_t opens =
        scan_phrase(s, skip_links(s, t, end), end, C_PERIOD, NULL); /* "...; định kỳ báo cáo Thường trực Tỉnh ủy" */
    bool told = opens > 0 && d.recur == RECUR_PERIODIC && receiver_read(s, i, end).n > 0;
    bool dated = told || d.has_date ||
                 (d.recur != RECUR_NONE && d.recur != RECUR_REGULAR && d.recur != RECUR_PERIODIC) ||
                 (d.stated && d.lapse.unit != LENGTH_NONE);
    while (scan_cue(s, i, end, CUE_TO_REPORT) > 0) { /* "tổng hợp, đánh giá kết quả, báo cáo ..." */
        i += scan_cue(s, i, end, CUE_TO_REPORT);
        while (i < end && s->tok[i].kind == TOKEN_WORD && scan_phrase(s, i, end, C_REPORT, NULL) == 0 &&
               scan_cue(s, i, end, CUE_AND) == 0)
            i++;
        i += scan_joint(s, i, end, ",");
    }
    n = scan_phrase(s, i = behind_reported(s, i, end), end, C_REPORT, NULL);
    return dated && n > 0 && !submits_only(s, i, i + n) &&
           scan_cue(s, i + n, end, CUE_DUE) == 0; /* "lập đề án; trình trong tháng 4" is no report of its own */
}

/* `states`: nothing in it asks for anything, the order comes behind it. */
static void write_part(struct writer *w, size_t para, struct part p, const struct scope *in, struct holder *h,
                       bool from_field, bool states)
{
    struct judge_context jc = { in->section, true, true, true, in->objects };
    struct part bare = part_trim(w->s, p);
    take_subject(w->s, p.t0, p.t1, h);
    int reason = bare.t0 < bare.t1 ? judge_clause(w->s, bare.t0, bare.t1, &jc) : JUDGED_TASK;
    if (reason == JUDGED_TASK && states)
        reason = REASON_NARRATIVE;
    if (reason == REASON_EXECUTION || reason == REASON_NARRATIVE || reason == REASON_EFFECT) {
        writer_clause(w, p, (enum intake_reason)reason); /* "... nghiêm túc thực hiện; báo cáo kết quả ..." */
        return;
    }
    writer_content(w, para, p, &h->leads, h->person, &in->partners, from_field);
}

/* "Về X: Tỉnh đã hoàn thành ...; giao Sở Y ...": nothing before the order asks for anything. */
static bool tells_only(const struct scan *s, struct part p, const struct scope *in)
{
    struct judge_context jc = { in->section, true, true, true, in->objects };
    p = part_trim(s, p);
    if (p.t0 >= p.t1)
        return false;
    int reason = judge_clause(s, p.t0, p.t1, &jc);
    return reason == REASON_NARRATIVE || (reason == JUDGED_TASK && judge_states(s, p.t0, p.t1));
}

/* The next semicolon behind the subject: "Các sở; UBND các xã rà soát ...; báo cáo ..." */
static size_t cut_next(const struct scan *s, size_t t, size_t end)
{
    struct subject sub;
    bool told = subject_read(s, t, end, &sub) && sub.units.n > 1 && sub.verb > t && sub.verb < end;
    return semicolon_next(s, told ? sub.verb : t, end);
}

static void cut_semicolons(struct writer *w, size_t para, struct part p, const struct scope *in, struct holder *h,
                           bool from_field)
{
    const struct scan *s = w->s;
    struct part cur = { p.t0, cut_next(s, p.t0, p.t1) };
    struct holder here = *h;
    take_subject(s, cur.t0, cur.t1, &here);
    while (cur.t1 < p.t1) {
        size_t next = cur.t1 + 1, end = cut_next(s, next, p.t1);
        bool report = scan_rule(s, RULE_DATED_REPORT) && is_dated_report(s, next, end);
        bool other = scan_rule(s, RULE_HOLDER_CHANGE) && changes_holder(s, next, end, &here);
        bool states = next < end && order_at(s, next, end) > 0 && tells_only(s, cur, in);
        if (next < end && (other || report || states)) {
            write_part(w, para, cur, in, h, from_field, states);
            cur.t0 = next;
            take_subject(s, next, end, &here);
        }
        cur.t1 = end;
    }
    write_part(w, para, cur, in, h, from_field, false);
}

/* "Sở X thực hiện: (i) ...; (ii) ...": what stands before (i) introduces them. */
static bool cut_enumerators(struct writer *w, size_t para, struct part p, const struct scope *in, struct holder *h,
                            bool from_field)
{
    const struct scan *s = w->s;
    size_t body, next_body, at = enumerator_next(s, p.t0, p.t1, 0, &body);
    bool marked = p.t0 == s->para[para].body && s->para[para].marker == MARKER_PAREN; /* "(1) ...; (2) ..." */
    if (marked && at == p.t1)
        at = body = p.t0;
    if (!scan_rule(s, RULE_ENUMERATOR) || enumerator_next(s, at, p.t1, 1, &next_body) == p.t1)
        return false;
    struct subject named;
    take_subject(s, p.t0, at, h);
    if (heading_units(s, p.t0, at, &named)) { /* "UBND các tỉnh A, B: (i) ..." */
        h->leads = names_of(s, &named.units);
        h->person = named.person;
    }
    writer_clause(w, (struct part){ p.t0, at }, REASON_CHAPEAU);
    for (int count = 1; at < p.t1; count++) {
        if (body > at)
            writer_mark(w, (struct part){ at, body });
        size_t next = enumerator_next(s, body, p.t1, count, &next_body);
        cut_semicolons(w, para, (struct part){ body, next }, in, h, from_field);
        at = next;
        body = next_body;
    }
    return true;
}

/* "Rà soát định mức (Sở Tài chính chủ trì)", "(giao Sở Tài chính)": of a task that names nobody itself. */
static void bracketed_holder(struct writer *w, size_t t, size_t end)
{
    const struct scan *s = w->s;
    size_t order = order_at(s, t, end);
    struct units us;
    struct names leads = { 0 }, partners = { 0 };
    if (w->nmade == 0 || !units_read(s, t + order, end, false, &us) || !us.p[0].strong)
        return;
    if (shares_read(s, t + order, end, &leads, &partners) == t + order) {
        if (order == 0 || !(us.next == end || predicate_at(s, us.next, end)))
            return;
        leads = names_of(s, &us);
    }
    const struct made *m = &w->made[w->nmade - 1];
    struct subject sub;
    if (m->at.t0 >= t || m->at.t1 < end || subject_read(s, m->at.t0, t - 1, &sub))
        return;
    struct intake_content *c = &w->out->contents[w->nmade - 1];
    content_add_partners(s, c, &partners);
    c->leads = leads.p;
    c->nleads = leads.n;
    c->person = TEXT_NONE;
}

/* "... (chủ trì: Sở X; phối hợp: ...)" at the end of a task. */
static void bracketed_fields(struct writer *w, size_t para, struct part p)
{
    for (size_t t = p.t0; t < p.t1; t++) {
        if (!scan_sign(w->s, t, p.t1, '('))
            continue;
        size_t after = scan_past_bracket(w->s, t, p.t1);
        if (after > t + 2 && !writer_inline_fields(w, para, (struct part){ t + 1, after - 1 }))
            bracketed_holder(w, t + 1, after - 1);
    }
}

/* "Việc này | phải | hoàn thành ...": behind what only points back. */
static size_t behind_reference(const struct scan *s, size_t t, size_t end)
{
    size_t i = skip_links(s, t, end), n;
    i += order_at(s, i, end);
    i += scan_cue(s, i, end, CUE_THAT_WORK);
    while ((n = scan_phrase(s, i, end, C_MODAL | C_ADVERB, NULL)) > 0)
        i += n;
    return i;
}

/* "... Hoàn thành trong tháng 8/2027.": nothing but when the task before it in the paragraph is due. */
static bool completes_above(struct writer *w, size_t para, struct part p)
{
    enum { DUE_TOKENS_MAX = 12 };
    const struct scan *s = w->s;
    struct intake_content *above =
        w->nmade > 0 && w->made[w->nmade - 1].para == para ? &w->out->contents[w->nmade - 1] : NULL;
    size_t about = behind_reference(s, p.t0, p.t1), n = scan_cue(s, about, p.t1, CUE_COMPLETES);
    if (above == NULL || above->deadline.stated || n == 0 || p.t1 - about > DUE_TOKENS_MAX)
        return false;
    struct intake_deadline d = when_clause(s, p.t0, p.t1);
    const char *end = s->t.p + s->tok[p.t1 - 1].end, *begin = s->t.p + s->tok[about + n].start;
    if (!d.has_date || d.text.p > begin || d.text.p + d.text.n != end)
        return false;
    above->deadline = d;
    return true;
}

/* "Năm là, chuẩn bị cho bầu cử. Ủy ban bầu cử các cấp ...": a point of a speech is announced, then told. */
static bool is_announced(const struct scan *s, size_t para, struct part p, bool goes_on)
{
    enum { ANNOUNCED_MAX = 6 };
    struct subject sub;
    return s->press && goes_on && s->para[para].marker == MARKER_ORDINAL && p.t0 == s->para[para].body &&
           p.t1 - p.t0 <= ANNOUNCED_MAX && !subject_read(s, p.t0, p.t1, &sub) && !sub.ordered;
}

/* "Đồng ý với đề xuất của Sở X; | Sở Y tham mưu quyết định": where behind a semicolon somebody is told to do something; p.t0 where nobody is. */
static size_t asked_behind(const struct scan *s, struct part p, const struct judge_context *in, bool sets)
{
    struct subject sub;
    struct judge_context jc = *in;
    jc.directive = true;
    for (size_t t = semicolon_next(s, p.t0, p.t1); !s->press && t < p.t1; t = semicolon_next(s, t + 1, p.t1)) {
        size_t end = semicolon_next(s, t + 1, p.t1);
        if (subject_read(s, t + 1, end, &sub) && sub.units.n > 0 && sub.units.p[0].strong && !sub.units.p[0].loose &&
            (sets || !sub.units.p[0].open_set) && predicate_at(s, sub.verb + scan_sign(s, sub.verb, end, ','), end) &&
            judge_clause(s, t + 1, end, &jc) == JUDGED_TASK)
            return t + 1;
    }
    return p.t0;
}

void writer_sentences(struct writer *w, size_t para, struct part p, const struct scope *in, bool from_field)
{
    const struct scan *s = w->s;
    struct judge_context jc = { in->section, in->directive, false, false, in->objects };
    struct holder h = { in->leads, in->person, false };
    const struct intake_content *last = w->out->ncontents > 0 ? &w->out->contents[w->out->ncontents - 1] : NULL;
    if (s->press && w->warm && last != NULL &&
        h.leads.n == 0) /* a report goes on about the same holder in a paragraph of its own */
        h = (struct holder){ { last->leads, last->nleads }, last->person, false };
    for (size_t t = p.t0; t < p.t1;) {
        size_t end = sentence_end(s, t, p.t1);
        struct part whole = part_trim(s, (struct part){ t, end });
        t = end;
        if (whole.t0 >= whole.t1)
            continue;
        if (!from_field && writer_inline_fields(w, para, whole)) {
            writer_clause(w, whole, REASON_FIELD);
            continue;
        }
        if (completes_above(w, para, whole)) {
            writer_clause(w, whole, REASON_FIELD);
            continue;
        }
        jc.warm = w->warm;
        jc.beside = whole.t0 > part_trim(s, p).t0;
        int reason = judge_clause(s, whole.t0, whole.t1, &jc);
        w->warm = reason == JUDGED_TASK;
        size_t asked = reason == REASON_NARRATIVE || reason == REASON_NOTICE
                           ? asked_behind(s, whole, &jc, reason == REASON_NOTICE)
                           : whole.t0;
        if (asked > whole.t0) {
            writer_clause(w, (struct part){ whole.t0, asked }, (enum intake_reason)reason);
            whole.t0 = asked;
            reason = JUDGED_TASK;
            w->warm = true;
        }
        if (reason == JUDGED_TASK && is_announced(s, para, whole, end < p.t1))
            reason = REASON_TOPIC;
        if (reason != JUDGED_TASK)
            writer_clause(w, whole, (enum intake_reason)reason);
        else if (!cut_enumerators(w, para, whole, in, &h, from_field))
            cut_semicolons(w, para, whole, in, &h, from_field);
        if (reason == JUDGED_TASK)
            bracketed_fields(w, para, whole);
    }
}
