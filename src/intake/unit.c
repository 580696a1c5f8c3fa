#include "intake/unitset.h"

bool predicate_at(const struct scan *s, size_t t, size_t end)
{
    return scan_phrase(s, t, end, C_ACTION | C_ADVERB | C_MODAL | C_ORDER | C_REPORT, NULL) > 0;
}

/* Something that ends a name: a verb, a preposition. A capital there means it is part of the name ("Bộ Xây dựng"). */
bool name_ends(const struct scan *s, size_t t, size_t end)
{
    if (t >= end)
        return true;
    size_t n = scan_cap(s, t, end) ? 0 : scan_phrase(s, t, end, C_ENDS, NULL);
    return n > 0 && scan_phrase(s, t, end, C_FALSE, NULL) <= n; /* "giao thông" begins with no order */
}

/* The head at t, unless a longer phrase shows that it is something else: "Báo" in "Báo cáo", "Phòng" in "Phòng ngừa". */
size_t unit_head(const struct scan *s, size_t t, size_t end, const struct phrase **ph)
{
    size_t n = scan_phrase(s, t, end, C_HEAD, ph);
    return n > 0 && scan_phrase(s, t, end, C_ENDS | C_FALSE, NULL) > n ? 0 : n;
}

size_t proper_skip(const struct scan *s, size_t t, size_t end)
{
    size_t from = t; /* a common syllable inside a name of a place is no head: "Thủy Trường" */
    while (scan_cap(s, t, end) && unit_head(s, t, end, NULL) <= (t > from ? 1 : 0) &&
           scan_phrase(s, t, end, C_TITLE, NULL) == 0)
        t += 1 + (scan_sign(s, t + 1, end, '\'') && scan_cap(s, t + 2, end)); /* "B'Lao" */
    return t;
}

/* "tại Việt Nam", "tại tỉnh X": where a mission or branch is; t where nothing such stands. */
static size_t skip_whereabouts(const struct scan *s, size_t t, size_t end)
{
    const struct phrase *ph;
    size_t at = scan_cue(s, t, end, CUE_AT);
    if (at == 0 || !scan_cap(s, t + at, end))
        return t;
    size_t n = scan_phrase(s, t + at, end, C_QUAL, &ph);
    return n > 1 ? t + at + n : t;
}

static bool begins_other(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_phrase(s, t, end, C_TITLE | C_DET | C_SET, NULL);
    return unit_head(s, t, end, NULL) > 0 || (n > 0 && scan_phrase(s, t, end, C_ENDS | C_FALSE, NULL) <= n);
}

/* "Quy hoạch đô thị | và nông thôn | lập": behind "và" a few small words that lead to the verb are still the name. */
static bool name_goes_on(const struct scan *s, size_t t, size_t end)
{
    enum { WORDS = 6 };
    if (scan_cap(s, t, end))
        return !begins_other(s, t, end);
    t += scan_phrase(s, t, end, C_DET, NULL); /* "Khu công nghệ cao | và các khu công nghiệp" */
    size_t i = t;
    while (!begins_other(s, t, end) && i < end && i < t + WORDS && scan_word(s, i, end) && !name_ends(s, i, end))
        i++;
    return i > t && (i == end || scan_sign(s, i, end, ':') || predicate_at(s, i, end));
}

/* What looks like the end of a name and is none; behind it, or t. "Phòng, chống" in a name; "thông tin | và Truyền thông": no verb goes
 * on so; "Văn hóa | , Thể thao và Du lịch". */
static size_t skip_inside(const struct scan *s, size_t from, size_t t, size_t end)
{
    size_t n = scan_phrase(s, t, end, C_ACTION, NULL), and;
    if (scan_cap(s, t, end))
        return n > 1 ? t + n : t;
    if (n > 0 && (and = scan_cue(s, t + n, end, CUE_AND)) > 0 && scan_cap(s, t + n + and, end) &&
        !begins_other(s, t + n + and, end))
        return t + n;
    if (t > from && scan_sign(s, t, end, ',') && scan_cap(s, t + 1, end) && !begins_other(s, t + 1, end) &&
        !predicate_at(s, t + 1, end) && scan_phrase(s, t + 1, end, C_QUAL | C_STOP | C_LEADIN, NULL) == 0)
        return proper_skip(s, t + 1, end) > t + 2 || scan_cue(s, t + 2, end, CUE_AND) > 0 ? t + 1 : t;
    return t;
}

/* "Trung tâm Phối hợp | tìm kiếm, cứu nạn hàng hải Việt Nam | duy trì": the country's name ends the office's. */
static size_t skip_to_country(const struct scan *s, size_t t, size_t end)
{
    enum { WORDS = 10 };
    for (size_t i = t; i + 1 < end && i < t + WORDS; i++) {
        bool country = scan_cap(s, i, end) && scan_cap(s, i + 1, end) && scan_phrase(s, i, end, C_QUAL, NULL) == 2;
        if (country)
            return i + 2 == end || predicate_at(s, i + 2, end) || scan_sign(s, i + 2, end, ',') ? i + 2 : t;
        if (scan_cap(s, i, end) || !(scan_word(s, i, end) || scan_sign(s, i, end, ',')))
            return t;
    }
    return t;
}

static bool level_begins(const struct scan *s, size_t t, size_t end)
{
    size_t det = scan_phrase(s, t, end, C_DET, NULL);
    bool area = false;
    return det > 0 && set_noun_skip(s, t + det, end, &area) > t + det && area;
}

/* A name that runs on freely: to the first thing that ends names. 0 when nothing does in time. */
static size_t skip_name(const struct scan *s, size_t t, size_t end, int depth)
{
    size_t from = t;
    while (t < end && t - from < NAME_TOKENS_MAX) {
        const struct phrase *ph;
        size_t n = unit_head(s, t, end, &ph);
        if (n > 0 && ph->value == HEAD_COUNCIL && (scan_cap(s, t, end)))
            return level_skip(s, t + n, end, depth);
        if ((n = skip_inside(s, from, t, end)) > t) {
            t = n;
        } else if (s->tok[t].kind == TOKEN_SIGN) {
            bool hyphen = scan_sign(s, t, end, '-') && scan_cap(s, t + 1, end) && t > from;
            if (!hyphen && !scan_sign(s, t, end, '&'))
                return t;
            t++;
        } else if ((n = scan_cue(s, t, end, CUE_AND)) > 0) {
            if (!name_goes_on(s, t + n, end))
                return t;
            t += n;
        } else if ((n = scan_phrase(s, t, end, C_QUAL, NULL)) > 0) {
            size_t level = level_skip(s, t, end, depth);
            if (!scan_cap(s, level, end)) /* "Trung ương" may stand inside: Ủy ban Trung ương Mặt trận ... */
                return level;
            t = level > t ? level : t + n;
        } else if (level_begins(s, t, end)) {
            return level_skip(s, t, end, depth); /* "Tổ Đề án 06 | các xã, phường" */
        } else if ((n = scan_phrase(s, t, end, C_DET, NULL)) > 0 && scan_phrase(s, t + n, end, C_SET, NULL) > 0) {
            t += n + scan_phrase(s, t + n, end, C_SET, NULL); /* "Liên hiệp | các tổ chức | hữu nghị" */
        } else if ((n = skip_whereabouts(s, t, end)) > t) {
            return n;
        } else if ((n = unit_head(s, t, end, NULL)) > 1) {
            t += n; /* a name within the name: Văn phòng Ban chỉ đạo ... */
        } else if (name_ends(s, t, end)) {
            return t > from ? skip_to_country(s, t, end) : t;
        } else if ((n = scan_phrase(s, t, end, C_FALSE, NULL)) > 1) {
            t += n; /* "công trình" ends in no verb */
        } else {
            t++;
        }
    }
    return t == end ? t : 0;
}

/* "Ban Chỉ đạo | chuyển đổi số tỉnh | họp": what a board is for may be a verb; the level behind it ends the name. t where none does. */
static size_t skip_purpose(const struct scan *s, size_t t, size_t end, int depth)
{
    enum { PURPOSE_MAX = 10 };
    for (size_t i = t; i < end && i < t + PURPOSE_MAX; i++) {
        const struct phrase *ph;
        bool sign = s->tok[i].kind == TOKEN_SIGN && !scan_sign(s, i, end, ',');
        if (sign || scan_cap(s, i, end) ||
            scan_phrase(s, i, end, C_DET | C_STOP, NULL) > scan_phrase(s, i, end, C_QUAL, NULL))
            return t;
        bool area = scan_phrase(s, i, end, C_QUAL, &ph) > 0 && ph->value != QUAL_OF;
        size_t to = area && i > t + 1 && scan_phrase(s, i, end, C_FALSE, NULL) == 0 ? level_skip(s, i, end, depth) : i;
        if (to > i && (to == end || s->tok[to].kind == TOKEN_SIGN || predicate_at(s, to, end)))
            return to;
    }
    return t;
}

static size_t read_tail(const struct scan *s, enum head_kind kind, size_t t, size_t end, int depth);

/* "Chủ đầu tư | các dự án": what it is of, to the verb. t where no verb comes soon. */
static size_t skip_things(const struct scan *s, size_t t, size_t end)
{
    enum { THINGS_MAX = 8 };
    size_t det = scan_phrase(s, t, end, C_DET, NULL), i = t + det;
    if (det == 0 || unit_head(s, i, end, NULL) > 0)
        return t;
    while (i < end && i < t + THINGS_MAX && scan_word(s, i, end) && !name_ends(s, i, end)) {
        size_t whole = scan_phrase(s, i, end, C_FALSE, NULL); /* "công trình" ends in no verb */
        i += whole > 0 ? whole : 1;
    }
    bool ends = i == end || scan_sign(s, i, end, ':') || scan_sign(s, i, end, '(') || predicate_at(s, i, end);
    return i > t + det && ends ? i : t;
}

/* A place or level, the name of a place alone ("Viễn thông Hải Sơn"), or whose it is ("Đảng ủy | UBND tỉnh"). */
static size_t read_council(const struct scan *s, size_t t, size_t end, int depth)
{
    const struct phrase *ph;
    size_t n = scan_cap(s, t, end) && depth < NAME_DEPTH_MAX ? unit_head(s, t, end, &ph) : 0;
    if (n > 0 && ph->value != HEAD_AREA && ph->value != HEAD_PLAIN) {
        size_t i = read_tail(s, (enum head_kind)ph->value, t + n, end, depth + 1);
        return i > 0 ? i : t + n; /* "Thanh tra | Bộ" */
    }
    size_t level = level_skip(s, t, end, depth), and = scan_cue(s, t, end, CUE_AND);
    if (and > 0 && scan_cap(s, t + and, end) && name_goes_on(s, t + and, end))
        return skip_name(s, t, end, depth); /* "Ban Dân tộc | và Tôn giáo tỉnh" */
    size_t place = level > t ? level : proper_skip(s, t, end);
    return place > t ? place
                     : skip_things(s, t, end); /* "Ban Quản lý dự án đầu tư xây dựng | các công trình nông nghiệp" */
}

static size_t read_tail(const struct scan *s, enum head_kind kind, size_t t, size_t end, int depth)
{
    size_t n;
    switch (kind) {
    case HEAD_WHOLE: return t;
    case HEAD_PLAIN: return skip_things(s, qualifiers_skip(s, t, end, depth), end);
    case HEAD_AREA: return proper_skip(s, t, end) > t ? proper_skip(s, t, end) : 0;
    case HEAD_COUNCIL: return read_council(s, t, end, depth);
    case HEAD_NAMED:
        n = skip_name(s, t, end, depth);
        n = n > t || !scan_cap(s, t - 1, end) ? n : skip_purpose(s, t, end, depth);
        return n > t ? n : 0;
    case HEAD_SECTOR:
        n = scan_phrase(s, t, end, C_SECTOR, NULL);
        if (n > 0)
            return level_skip(s, t + n, end, depth);
        n = scan_cap(s, t, end) ? skip_name(s, t, end, depth) : 0;
        return n > t ? n : 0;
    }
    return 0;
}

/* A head alone, where the rest of its name is known: "Sở yêu cầu ...", "Ban Chỉ đạo tổng hợp ..."; of one syllable only before a verb. */
static bool stands_alone(const struct scan *s, size_t head, size_t n, size_t end)
{
    size_t t = head + n;
    if (!scan_cap(s, head, end) || scan_cue(s, head, end, CUE_AGENT) > 0)
        return false;
    bool signs = t >= end || s->tok[t].kind == TOKEN_SIGN || scan_cue(s, t, end, CUE_AND) > 0;
    return predicate_at(s, t, end) || (n > 1 && signs);
}

/* "các" and what it governs. */
static size_t read_plural(const struct scan *s, size_t t, size_t end, int depth, struct unit *u)
{
    const struct phrase *ph;
    size_t n = unit_head(s, t, end, &ph), set = set_skip(s, t, end, depth);
    u->open_set = true;
    if (n > 0 && ph->value == HEAD_SECTOR) {
        size_t colon = scan_sign(s, t + n, end, ':');
        size_t i = sectors_skip(s, t + n + colon, end);
        if (i > t + n + colon) {
            u->open_set = false;
            return level_skip(s, i, end, depth);
        }
    }
    size_t tail = n > 0 && ph->value == HEAD_COUNCIL ? read_tail(s, HEAD_COUNCIL, t + n, end, depth) : 0;
    if (tail > set)
        return tail; /* "các đảng ủy xã, phường" */
    if (set > t && !(n > 0 && ph->value == HEAD_PLAIN && t + n > set))
        return narrowing_skip(s, set, end, depth);
    if (n > 0 && (n = read_tail(s, (enum head_kind)ph->value, t + n, end, depth)) > 0)
        return ph->value == HEAD_PLAIN ? relative_skip(s, n, end, depth) : n;
    size_t i = scan_word(s, t, end) && !name_ends(s, t, end) ? skip_name(s, t, end, depth) : 0;
    u->loose = true;
    return i > t ? i : 0;
}

static size_t skip_titles(const struct scan *s, size_t t, size_t end)
{
    for (;;) {
        size_t det = scan_phrase(s, t, end, C_DET, NULL);
        size_t n = scan_phrase(s, t + det, end, C_TITLE, NULL);
        if (n == 0 || unit_head(s, t + det, end, NULL) > n) /* "Tổng cục" */
            return t;
        t += det + n;
        size_t next = t + scan_joint(s, t, end, ","); /* "Chủ tịch, các Phó Chủ tịch UBND ..." */
        if (next > t && scan_phrase(s, next + scan_phrase(s, next, end, C_DET, NULL), end, C_TITLE, NULL) > 0)
            t = next;
    }
}

/* A head of one common syllable (Sở, Ban, Cục) must have its capital unless "các" stands before it. */
static bool may_begin(const struct scan *s, size_t t, size_t end, size_t n, const struct phrase *ph)
{
    return scan_cap(s, t, end) || ph->value == HEAD_PLAIN || ph->value == HEAD_AREA || n > 1 ||
           (ph->value == HEAD_SECTOR && scan_phrase(s, t + n, end, C_SECTOR, NULL) > 0);
}

/* "Phó Chủ tịch UBND huyện | Trần Văn Minh": behind a title three capitals and more are the officer's name, not the place's. */
static size_t without_person(const struct scan *s, size_t t, size_t end)
{
    enum { PERSON_WORDS = 3 };
    size_t i = end;
    bool area = false;
    while (i > t + 1 && scan_cap(s, i - 1, end) && !(s->tok[i - 1].flags & TOKEN_CAPS))
        i--;
    bool behind_area = i > t && end - i >= PERSON_WORDS && set_noun_skip(s, i - 1, i, &area) == i && area;
    return behind_area && scan_phrase(s, i - 2, i, C_SET, NULL) != 2 ? i : end;
}

/* The name that begins at `name`, behind the titles that begin at t. */
static bool read_titled(const struct scan *s, size_t t, size_t name, size_t end, int depth, struct unit *out)
{
    const struct phrase *ph;
    struct unit u = { .title = t, .t0 = name };
    size_t n;
    size_t det = scan_phrase(s, u.t0, end, C_DET, NULL), i = u.t0 + det;
    u.plural = det > 0;
    u.strong = det > 0 || u.t0 > t || scan_cap(s, u.t0, end);
    if (det > 0) {
        i += scan_number(s, i, end) > 0;
        u.t1 = read_plural(s, i, end, depth, &u);
    } else if ((n = unit_head(s, i, end, &ph)) > 0 && may_begin(s, i, end, n, ph)) {
        u.t1 = read_tail(s, (enum head_kind)ph->value, i + n, end, depth);
        if (u.t1 == i + n && ph->value == HEAD_COUNCIL && scan_phrase(s, i, end, C_ACTION, NULL) == n)
            u.t1 = 0; /* "Thống kê, đánh giá ..." is no office */
        if (u.t1 == 0 && (ph->value == HEAD_NAMED || ph->value == HEAD_SECTOR) && stands_alone(s, i, n, end))
            u.t1 = narrowing_skip(s, i + n, end, depth);
        u.strong |= ph->value == HEAD_AREA;
        u.plural = u.t1 > i + n && scan_phrase(s, i + n, u.t1, C_DET, NULL) > 0;
        bool area;
        u.t1 = u.plural && ph->value == HEAD_COUNCIL ? relative_skip(s, u.t1, end, depth) : u.t1;
        u.open_set =
            u.plural || (ph->value == HEAD_COUNCIL && u.t1 > i + n && set_noun_skip(s, i + n, u.t1, &area) < u.t1 &&
                         scan_sign(s, set_noun_skip(s, i + n, u.t1, &area), u.t1, ','));
    }
    if (u.t1 == 0 && det == 0 && (u.t1 = set_skip(s, i, end, depth)) > i) {
        u.open_set = u.plural = true;
        u.t1 = narrowing_skip(s, u.t1, end, depth);
    } else if (u.t1 <= i) {
        return false;
    }
    if (u.t1 <= u.t0)
        return false;
    if (u.t0 > t)
        u.t1 = without_person(s, u.t0, u.t1);
    *out = u;
    return true;
}

bool unit_read_in(const struct scan *s, size_t t, size_t end, int depth, struct unit *out)
{
    const struct phrase *ph;
    size_t n = scan_phrase(s, t, end, C_HEAD, &ph);
    size_t name = n > 0 && ph->value == HEAD_WHOLE ? t : skip_titles(s, t, end);
    return read_titled(s, t, name, end, depth, out) ||
           (name > t && n == name - t && read_titled(s, t, t, end, depth, out));
}

bool unit_read(const struct scan *s, size_t t, size_t end, struct unit *out) { return unit_read_in(s, t, end, 0, out); }
