#include "intake/subject.h"

#include "intake/press.h"

enum {
    ADJUNCT_COMMAS_MAX = 24,
    TOPIC_TOKENS_MAX = 40,
    ORDER_TOKENS_MAX = 30,
};

size_t order_at(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_phrase(s, t, end, C_ORDER, NULL);
    bool counts = n > 0 && scan_number(s, t + n, end) >= 0 && scan_phrase(s, t + n + 1, end, C_SET | C_HEAD, NULL) == 0;
    if (scan_phrase(s, t, end, C_ACTION | C_FALSE, NULL) > n && !scan_cap(s, t + n, end))
        return 0;          /* "giao ban", "giao đất"; but "giao | Ban Quản lý ..." */
    return counts ? 0 : n; /* "UBND tỉnh giao 120 nhiệm vụ" is told, not given */
}

size_t skip_links(const struct scan *s, size_t t, size_t end)
{
    size_t n;
    while ((n = scan_cue(s, t, end, CUE_LINK)) > 0) {
        t += n;
        t += scan_sign(s, t, end, ',') || scan_sign(s, t, end, ':');
    }
    t += s->press && scan_sign(s, t, end, '"');
    n = scan_cue(s, t, end, CUE_FORMULA); /* "Trân trọng | đề nghị Quý Cơ quan ..." */
    if (n > 0 && order_at(s, t + n, end) > 0)
        t += n;
    return t;
}

struct text subject_person(const struct scan *s, const struct units *us)
{
    const struct unit *u = &us->p[0];
    const struct phrase *ph;
    if (us->n != 1 || u->title == u->t0 || u->plural || u->open_set)
        return TEXT_NONE;
    if (scan_phrase(s, u->title, u->t0, C_DET, NULL) > 0 ||
        (scan_phrase(s, u->title, u->t0, C_TITLE, &ph) > 0 && ph->value == TITLE_MANY))
        return TEXT_NONE;
    return scan_text(s, u->title, u->t1);
}

/* "đồng chí Lê Văn M, Phó Chủ tịch UBND tỉnh" */
static size_t read_comrade(const struct scan *s, size_t t, size_t end, struct text *person)
{
    size_t n = scan_cue(s, t, end, CUE_COMRADE), i = t + n;
    while (n > 0 && scan_cap(s, i, end) && scan_phrase(s, i, end, C_TITLE | C_HEAD, NULL) == 0)
        i++;
    if (n == 0 || i < t + n + 2)
        return t;
    *person = scan_text(s, t + n, i);
    return i;
}

static size_t skip_comma(const struct scan *s, size_t t, size_t end) { return t + scan_sign(s, t, end, ','); }

/* After a subject stands its predicate, or an adjunct that the predicate follows, or a colon. */
static bool subject_may_end(const struct scan *s, const struct unit *u, size_t t, size_t end, bool strictly)
{
    bool named = !u->open_set || u->t0 > u->title || scan_phrase(s, u->t0, end, C_DET, NULL) > 0;
    if (scan_sign(s, t, end, ':'))
        return true;
    t = skip_comma(s, t, end);
    if (predicate_at(s, t, end))
        return true;
    /* at the beginning of a sentence any other small word will be a verb that no table has */
    return !strictly &&
           (scan_phrase(s, t, end, C_LEADIN | C_STOP, NULL) > 0 ||
            (named && scan_word(s, t, end) && !scan_cap(s, t, end))) &&
           scan_cue(s, t, end, CUE_OF) == 0;
}

/* Between a comrade's name and office. */
static bool stands_off(const struct scan *s, size_t t, size_t end)
{
    return scan_sign(s, t, end, ',') || scan_sign(s, t, end, '-');
}

/* "..., Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh": the office that the comrade holds, not his seats. */
static void keep_office(const struct scan *s, struct units *us)
{
    size_t office = 0;
    while (office < us->n && scan_cue(s, us->p[office].t0, us->next, CUE_SEAT) > 0)
        office++;
    us->p[0] = us->p[office < us->n ? office : 0];
    us->n = us->n > 0;
}

/* Whoever stands at t, behind the words of an order. */
static bool read_addressee(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    out->ordered = true;
    struct text name = TEXT_NONE;
    size_t i = read_comrade(s, t, end, &name);
    if (i > t) {
        if (!stands_off(s, i, end) || !units_read(s, i + 1, end, false, &out->units)) {
            out->units.n = 0;
            out->units.next = i;
        }
        keep_office(s, &out->units);
        out->person = name;
        out->verb = out->units.next;
        return true;
    }
    if (!units_read(s, t, end, true, &out->units))
        return false;
    out->person = subject_person(s, &out->units);
    out->verb = out->units.next;
    return true;
}

/* "đề nghị, | sau hội nghị này, | các xã ...": what stands between the order and whom it is for; t where nothing does. */
static size_t behind_adjunct(const struct scan *s, size_t t, size_t end)
{
    enum { ADJUNCT_TOKENS = 16 };
    struct units us;
    size_t i = t + scan_sign(s, t, end, ',');
    if (scan_phrase(s, i, end, C_LEADIN, NULL) == 0 && scan_cue(s, i, end, CUE_AFTER) == 0)
        return t;
    for (size_t k = i + 1; k < end && k < i + ADJUNCT_TOKENS && !scan_sign(s, k, end, ';'); k++)
        if (scan_sign(s, k - 1, end, ',') && units_read(s, k, end, false, &us) && us.p[0].strong && !us.p[0].loose)
            return k;
    return t;
}

static bool read_ordered(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    size_t n = order_at(s, t, end);
    n += n > 0 && scan_sign(s, t + n, end, ':'); /* "Giao: Sở X ...; Sở Y ..." */
    return n > 0 && read_addressee(s, s->press ? behind_adjunct(s, t + n, end) : t + n, end, out);
}

/* "Đối với các xã chậm tiến độ, yêu cầu kiểm điểm ...": an order to nobody named is for whom the topic names. */
static bool read_topic_told(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    struct units us;
    size_t topic = scan_cue(s, t, end, CUE_TOPIC);
    if (topic == 0 || !units_read(s, t + topic, end, false, &us) || us.p[0].loose || !us.p[0].strong)
        return false;
    if (us.n > 1 && order_at(s, us.next, end) > 0 && scan_sign(s, us.p[us.n - 2].t1, end, ','))
        us.next = us.p[--us.n - 1].t1; /* "Đối với Sở X, | UBND tỉnh yêu cầu ...": the last gives the order */
    bool more = scan_cue(s, us.next, end, CUE_WHICH) > 0 || predicate_at(s, us.next, end);
    if (us.p[us.n - 1].open_set && more) { /* "... có tỷ lệ giải ngân thấp" */
        while (us.next < end && s->tok[us.next].kind != TOKEN_SIGN)
            us.next++;
        us.p[us.n - 1].t1 = us.next;
    }
    if (!scan_sign(s, us.next, end, ','))
        return false;
    *out = (struct subject){ .units = us, .person = subject_person(s, &us), .ordered = true, .verb = us.next + 1 };
    return true;
}

/* In a report, whom somebody in office told to do something. */
static bool read_reported(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    size_t i = s->press ? press_addressee(s, t, end) : end;
    struct subject found = { 0 };
    if (i >= end)
        return false;
    i = behind_adjunct(s, i, end);
    if (scan_sign(s, i, end, '(') && scan_sign(s, i + 2, end, ')')) /* "yêu cầu: | (1) Sở X ...; (2) ..." */
        i += 3;
    if (!read_addressee(s, i, end, &found)) {
        if (read_topic_told(s, t, end, out))
            return true;
        *out =
            (struct subject){ .ordered = true, .verb = i }; /* "Thủ tướng yêu cầu khẩn trương ...": whoever is meant */
        return predicate_at(s, i, end);
    }
    if (found.units.n > 0 && !found.units.p[0].strong && !predicate_at(s, found.verb, end))
        return false;
    *out = found;
    return true;
}

/* "Đồng chí Lê Văn M, Phó Chủ tịch UBND tỉnh, trực tiếp chỉ đạo ..." */
static bool read_comrade_subject(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    struct subject found = { 0 };
    size_t i = read_comrade(s, t, end, &found.person);
    if (i == t)
        return false;
    if (!stands_off(s, i, end) || !units_read(s, i + 1, end, false, &found.units)) {
        found.units.n = 0;
        found.units.next = i;
    }
    keep_office(s, &found.units);
    found.verb = found.units.next;
    found.verb += scan_sign(s, found.verb, end, '-'); /* "- Phó Chủ tịch UBND tỉnh - | chủ trì" */
    if (!predicate_at(s, skip_comma(s, found.verb, end), end))
        return false;
    *out = found;
    return true;
}

/* The units of a subject; "Các sở, ngành; UBND các xã | rà soát" are one where the verb stands behind the last of them. */
static bool read_units(const struct scan *s, size_t t, size_t end, struct units *out)
{
    struct units more;
    if (!units_read(s, t, end, false, out))
        return false;
    if (scan_sign(s, out->next, end, ';') && units_read(s, t, end, true, &more) && more.n > out->n &&
        more.p[more.n - 1].strong && predicate_at(s, skip_comma(s, more.next, end), end))
        *out = more;
    return true;
}

static bool read_at(const struct scan *s, size_t t, size_t end, bool strictly, struct subject *out)
{
    if (read_ordered(s, t, end, out) || read_comrade_subject(s, t, end, out))
        return true;
    if (out->ordered) /* "Yêu cầu khẩn trương ...": an order to nobody named */
        return false;
    if (!read_units(s, t, end, &out->units) || (strictly && !out->units.p[0].strong))
        return false;
    size_t i = out->units.next;
    if (!subject_may_end(s, &out->units.p[0], i, end, strictly))
        return false;
    bool agent = scan_cue(s, out->units.p[0].t0 + 1, end, CUE_AGENT) > 0; /* "Các chủ hồ chứa vận hành" */
    if (out->units.p[0].loose && !agent && scan_phrase(s, skip_comma(s, i, end), end, C_MODAL, NULL) == 0)
        return false;
    struct subject to = { 0 };
    size_t order = skip_comma(s, i, end), adverb = scan_phrase(s, order, end, C_ADVERB, NULL);
    if (order_at(s, order, end) == 0 && order_at(s, order + adverb, end) > 0)
        order += adverb; /* "UBND tỉnh cũng giao Sở X ..." */
    const struct phrase *head;
    size_t named = scan_phrase(s, out->units.p[0].t0, end, C_HEAD, &head);
    bool below = out->units.p[0].open_set || (named > 0 && head->value == HEAD_PLAIN) ||
                 scan_cue(s, out->units.p[0].t0, end, CUE_SUPERIOR) == 0;
    if (read_ordered(s, order, end, &to) && (to.units.n == 0 || to.units.p[0].strong || !below)) {
        *out = to; /* "UBND tỉnh yêu cầu Sở X ..."; but "Chủ đầu tư yêu cầu nhà thầu ..." is the investor's */
        return true;
    }
    out->person = subject_person(s, &out->units);
    out->verb = i;
    return true;
}

/* The main clause behind an adjunct begins after one of its commas. For "Căn cứ ...," a verb there means that the
 * subject is left out; for "Để ..., ..." it does not, the purpose may be a list of verbs. */
static bool read_behind_adjunct(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    bool purpose = scan_cue(s, t, end, CUE_PURPOSE) > 0, topic = scan_cue(s, t, end, CUE_TOPIC) > 0;
    int commas = 0;
    for (size_t i = t + 1; i < end && commas < ADJUNCT_COMMAS_MAX; i++) {
        if (scan_sign(s, i, end, '(')) {
            i = scan_past_bracket(s, i, end) - 1;
            continue;
        }
        if (scan_sign(s, i, end, ';'))
            return false;
        bool colon = topic && scan_sign(s, i, end, ':');
        if (!scan_sign(s, i, end, ',') && !colon)
            continue;
        commas++;
        struct subject here = { 0 };
        if (read_at(s, i + 1, end, !colon, &here)) { /* behind a topic's colon the clause begins anew */
            *out = here;
            return true;
        }
        if (here.ordered)
            out->ordered = true;
        if (!purpose && scan_phrase(s, i + 1, end, C_ACTION | C_ADVERB, NULL) > 0 &&
            scan_phrase(s, i + 1, end, C_PERIOD, NULL) == 0)
            return false;
    }
    return false;
}

static size_t behind_following(const struct scan *s, size_t t, size_t end)
{
    size_t p = scan_cue_find(s, t, end, CUE_FOLLOWING),
           i = p == SIZE_MAX ? end : p + scan_cue(s, p, end, CUE_FOLLOWING);
    bool colon = scan_sign(s, i, end, ':') || (i < end && i > t && scan_sign(s, i - 1, end, ':'));
    i += scan_sign(s, i, end, ':');
    i += scan_sign(s, i, end, '"');
    return colon ? i : t;
}

static bool is_imperative(const struct scan *s, size_t t, size_t end)
{
    return scan_phrase(s, t, end, C_ACTION, NULL) > 1 && scan_phrase(s, t, end, C_HEAD, NULL) <= 1 &&
           order_at(s, t, end) == 0 && scan_phrase(s, t, end, C_LEADIN, NULL) == 0 &&
           scan_cue(s, t + scan_cue(s, t, end, CUE_PROPOSAL), end, CUE_OF) == 0; /* "Kiến nghị của xã X: giao ..." */
}

/* "Đối với Sở X: ...", "Trách nhiệm của Sở X: ...": whoever stands before the colon. */
static bool read_topic_holder(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    size_t n = scan_cue(s, t, end, CUE_DUTY_OF), topic = n == 0 ? scan_cue(s, t, end, CUE_TOPIC) : 0;
    if (n + topic == 0 || !units_read(s, t + n + topic, end, true, &out->units) || out->units.p[0].loose ||
        !scan_sign(s, out->units.next, end, ':'))
        return false;
    out->verb = out->units.next + 1;
    return order_at(s, out->verb, end) == 0;
}

/* "Nếu chủ đầu tư nào chậm thì Sở X ..." */
static bool read_then(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    size_t then = scan_cue_find(s, t, end, CUE_THEN);
    return then != SIZE_MAX && read_at(s, then + 1, end, true, out);
}

/* "Việc bố trí kinh phí do Sở X chủ trì" */
static bool read_agent(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    size_t by = scan_cue_find(s, t, end, CUE_BY), n = by == SIZE_MAX ? 0 : scan_cue(s, by, end, CUE_BY);
    if (n == 0 && (by = scan_cue_find(s, t, end, CUE_GIVES)) != SIZE_MAX)
        n = scan_cue(s, by, end, CUE_GIVES); /* "Nhiệm vụ ... giao cho Sở X thực hiện" */
    if (n == 0 || !units_read(s, by + n, end, false, &out->units) || !out->units.p[0].strong ||
        scan_cue(s, out->units.next, end, CUE_HOLDS) == 0)
        return false;
    out->person = subject_person(s, &out->units);
    out->verb = out->units.next;
    out->agent = true;
    return true;
}

/* "Những việc còn lại: đề nghị các ngành ...": whatever stands before the colon. */
static bool read_behind_colon(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    for (size_t i = t; i < end && i < t + TOPIC_TOKENS_MAX && !scan_sign(s, i, end, ';'); i++)
        if (scan_sign(s, i, end, ':'))
            return read_at(s, i + 1, end, true, out) && (out->units.n > 0 || out->person.n > 0);
    return false;
}

/* "Rà soát định mức, giao Sở X chủ trì": the order stands behind what is ordered. */
static bool read_order_behind(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    for (size_t i = t + 1; i < end && !scan_sign(s, i, end, ';');
         i = scan_sign(s, i, end, '(') ? scan_past_bracket(s, i, end) : i + 1)
        if (scan_sign(s, i - 1, end, ',') && scan_cue(s, i, end, CUE_GIVES) > 0 && read_ordered(s, i, end, out) &&
            out->units.n > 0 && out->units.p[0].strong)
            return true;
    return false;
}

bool subject_read(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    *out = (struct subject){ 0 };
    t = skip_links(s, t, end);
    if (scan_cue(s, t, end, CUE_THIS_OFFICE) > 0) /* "Bộ này cũng ...": the holder before */
        return false;
    if (read_reported(s, t, end, out))
        return true;
    size_t as_follows = scan_cue(s, t, end, CUE_AMENDS) > 0 ? behind_following(s, t, end) : t;
    if (as_follows > t) /* "Sửa đổi điểm 1 như sau: Sở X ...": the new words begin behind the colon */
        return read_at(s, as_follows, end, false, out);
    if (is_imperative(s, t, end))
        return read_order_behind(s, t, end, out);
    if (read_topic_holder(s, t, end, out) || read_at(s, t, end, true, out))
        return true;
    struct subject then = { 0 };
    if (read_then(s, t, end, &then)) { /* "Cán bộ vi phạm thì Sở X thông báo ..." */
        *out = then;
        return true;
    }
    *out = (struct subject){ 0 };
    if (read_at(s, t, end, false, out))
        return true;
    if (out->ordered)
        return false;
    *out = (struct subject){ 0 };
    if (read_behind_colon(s, t, end, out) || read_agent(s, t, end, out))
        return true;
    *out = (struct subject){ 0 };
    size_t adverb = scan_phrase(s, t, end, C_ADVERB, NULL); /* "Ít nhất 01 lần/tháng, UBND xã ..." */
    if (scan_phrase(s, t, end, C_LEADIN | C_PERIOD, NULL) > 0 ||
        (adverb > 0 && scan_phrase(s, t + adverb, end, C_PERIOD, NULL) > 0))
        return read_behind_adjunct(s, t, end, out) || (out->ordered && read_topic_told(s, t, end, out));
    for (size_t i = t + 1; i < end && i < t + ORDER_TOKENS_MAX;
         i++) /* "Nhận được Công điện này, yêu cầu các đơn vị ..." */
        if (scan_sign(s, i - 1, end, ',') && read_ordered(s, i, end, out))
            return true;
    *out = (struct subject){ 0 };
    return false;
}

bool chapeau_units(const struct scan *s, size_t t, size_t end, struct subject *out)
{
    if (subject_read(s, t, end, out))
        return true;
    for (size_t i = t; i < end; i++) { /* "..., trong đó giao Sở X thực hiện các việc sau:" */
        struct subject here = { 0 };
        if (!scan_cap(s, i, end) && read_ordered(s, i, end, &here) && here.units.n > 0 && here.units.p[0].strong) {
            *out = here;
            return true;
        }
    }
    out->units.n = 0;
    return false;
}
