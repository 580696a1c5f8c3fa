#include "intake/unit.h"

enum { NAME_TOKENS_MAX = 28, NARROWING_MAX = 8 };

enum { C_ENDS = C_ACTION | C_ADVERB | C_MODAL | C_ORDER | C_STOP | C_LEADIN };

bool predicate_at(const struct scan *s, size_t t, size_t end)
{
    return scan_phrase(s, t, end, C_ACTION | C_ADVERB | C_MODAL | C_ORDER | C_REPORT, NULL) > 0;
}

/* Something that ends a name: a verb, a preposition. A capital there means it is part of the name ("Bộ Xây dựng"). */
static bool ends_name(const struct scan *s, size_t t, size_t end)
{
    if (t >= end)
        return true;
    size_t n = scan_cap(s, t, end) ? 0 : scan_phrase(s, t, end, C_ENDS, NULL);
    return n > 0 && scan_phrase(s, t, end, C_FALSE, NULL) <= n; /* "giao thông" begins with no order */
}

/* The head at t, unless a longer phrase shows that it is something else: "Báo" in "Báo cáo", "Phòng" in "Phòng ngừa". */
static size_t head_at(const struct scan *s, size_t t, size_t end, const struct phrase **ph)
{
    size_t n = scan_phrase(s, t, end, C_HEAD, ph);
    return n > 0 && scan_phrase(s, t, end, C_ENDS | C_FALSE, NULL) > n ? 0 : n;
}

static size_t skip_proper(const struct scan *s, size_t t, size_t end)
{
    size_t from = t; /* a common syllable inside a name of a place is no head: "Thủy Trường" */
    while (scan_cap(s, t, end) && head_at(s, t, end, NULL) <= (t > from ? 1 : 0) &&
           scan_phrase(s, t, end, C_TITLE, NULL) == 0)
        t++;
    return t;
}

/* "thuộc UBND tỉnh", "trên địa bàn tỉnh X": what narrows a set belongs to its name. */
static bool read_unit(const struct scan *s, size_t t, size_t end, int depth, struct unit *out);

enum { DEPTH_MAX = 2 }; /* "các đơn vị thuộc Sở thuộc ...": a text must not choose how deep we go */

static size_t skip_qualifiers(const struct scan *s, size_t t, size_t end, int depth)
{
    for (;;) {
        const struct phrase *ph;
        size_t n = scan_phrase(s, t, end, C_QUAL, &ph);
        if (n == 0 || scan_phrase(s, t, end, C_FALSE, NULL) > n) /* "xã hội" is no place */
            return t;
        t += n;
        struct unit of;
        if (ph->value == QUAL_OF && depth < DEPTH_MAX && read_unit(s, t, end, depth + 1, &of))
            return of.t1;
        if (ph->value == QUAL_PLACE) /* a name, or a number: "khu vực 8" */
            t = scan_number(s, t, end) > 0 ? t + 1 : skip_proper(s, t, end);
    }
}

/* "từ Thanh Hóa đến Cà Mau" or ": Thanh Hóa, Nghệ An" behind a set of areas. */
static size_t skip_places(const struct scan *s, size_t t, size_t end)
{
    bool verb = predicate_at(s, t + 1, end); /* "Thuế tỉnh X: Rà soát ..." */
    if (scan_sign(s, t, end, ':') && scan_cap(s, t + 1, end) && head_at(s, t + 1, end, NULL) == 0 && !verb) {
        size_t i = skip_proper(s, t + 1, end);
        while (scan_sign(s, i, end, ',') && skip_proper(s, i + 1, end) > i + 1)
            i = skip_proper(s, i + 1, end);
        return i;
    }
    if (scan_cap(s, t - 1, end) && scan_sign(s, t, end, ',')) { /* "các xã Vạn Hạ, Lộc An và Thủy Trường" */
        size_t i = t, sep;
        while ((sep = scan_sign(s, i, end, ',') + scan_cue(s, i + scan_sign(s, i, end, ','), end, CUE_AND)) > 0 &&
               scan_phrase(s, i + sep, end, C_SET | C_QUAL, NULL) == 0 && skip_proper(s, i + sep, end) > i + sep)
            i = skip_proper(s, i + sep, end);
        return i;
    }
    size_t from = scan_cue(s, t, end, CUE_FROM);
    if (from > 0 && scan_cap(s, t + from, end)) {
        size_t i = skip_proper(s, t + from, end), to = scan_cue(s, i, end, CUE_UNTIL);
        if (to > 0 && scan_cap(s, i + to, end))
            return skip_proper(s, i + to, end);
    }
    return t;
}

/* One noun of a set with the proper name an area may bear ("đặc khu Hòn Tre"); t where none stands. */
static size_t skip_set_noun(const struct scan *s, size_t t, size_t end, bool *area)
{
    const struct phrase *ph;
    size_t n = scan_phrase(s, t, end, C_SET, &ph);
    if (n == 0 || scan_phrase(s, t, end, C_ENDS | C_FALSE | C_HEAD, NULL) > n)
        return t;
    *area = ph->value == SET_AREA;
    return *area ? skip_proper(s, t + n, end) : t + n;
}

/* Is the noun [t, next) followed by its sector: "Sở | Xây dựng"? */
static bool names_sector(const struct scan *s, size_t t, size_t next, size_t end)
{
    const struct phrase *ph;
    return scan_phrase(s, t, end, C_HEAD, &ph) == next - t && ph->value == HEAD_SECTOR &&
           scan_phrase(s, next, end, C_SECTOR, NULL) > 0;
}

/* "sở, ban, ngành tỉnh", "xã, phường, đặc khu Hòn Tre"; returns t where no set begins. A noun with its sector ("Sở Xây
 * dựng") is a unit of its own, and behind a council only areas go on. */
static size_t skip_set(const struct scan *s, size_t t, size_t end, int depth)
{
    bool area = false, any_area = false;
    size_t i = skip_set_noun(s, t, end, &area);
    bool areas_only = area;
    if (i == t)
        return t;
    any_area = area;
    for (;;) {
        size_t q = skip_qualifiers(s, i, end, depth);
        if (q > i) {
            i = q;
            break; /* a qualifier closes the set */
        }
        size_t j = i;
        if (scan_sign(s, j, end, ','))
            j++;
        j += scan_cue(s, j, end, CUE_AND);
        if (j == i || scan_phrase(s, j, end, C_DET, NULL) > 0)
            break;
        size_t next = skip_set_noun(s, j, end, &area);
        if (next == j || (areas_only && !area) || names_sector(s, j, next, end))
            break;
        any_area |= area;
        i = next;
    }
    return any_area ? skip_places(s, i, end) : i;
}

/* The sectors of "các Bộ: Quốc phòng, Công an" or of "các Sở Nội vụ, Tài chính"; t where none stands. */
static size_t skip_sectors(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_phrase(s, t, end, C_SECTOR, NULL);
    if (n == 0)
        return t;
    size_t i = t + n;
    for (;;) {
        size_t j = i;
        if (scan_sign(s, j, end, ',') || scan_sign(s, j, end, ';'))
            j++;
        j += scan_cue(s, j, end, CUE_AND);
        n = j > i ? scan_phrase(s, j, end, C_SECTOR, NULL) : 0;
        if (n == 0)
            return i;
        i = j + n;
    }
}

/* The place or level behind a name: "tỉnh", "tỉnh Hải Sơn", "cấp xã", "các xã, phường", "Trung ương". */
static size_t skip_level(const struct scan *s, size_t t, size_t end, int depth)
{
    size_t det = scan_phrase(s, t, end, C_DET, NULL);
    if (scan_number(s, t + det, end) > 0)
        det++; /* "03 xã" */
    bool area;
    if (det > 0) {
        size_t i = skip_set(s, t + det, end, depth);
        return i > t + det ? i : t;
    }
    size_t i = skip_set_noun(s, t, end, &area);
    if (i > t && area) /* "xã, phường" without "các" */
        return skip_set(s, t, end, depth);
    return skip_qualifiers(s, t, end, depth);
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

/* A name that runs on freely: to the first thing that ends names. 0 when nothing does in time. */
static size_t skip_name(const struct scan *s, size_t t, size_t end, int depth)
{
    size_t from = t;
    while (t < end && t - from < NAME_TOKENS_MAX) {
        const struct phrase *ph;
        size_t n = head_at(s, t, end, &ph);
        if (n > 0 && ph->value == HEAD_COUNCIL && (scan_cap(s, t, end)))
            return skip_level(s, t + n, end, depth);
        if (s->tok[t].kind == TOKEN_SIGN) {
            bool hyphen = scan_sign(s, t, end, '-') && scan_cap(s, t + 1, end) && t > from;
            if (!hyphen && !scan_sign(s, t, end, '&'))
                return t;
            t++;
        } else if ((n = scan_cue(s, t, end, CUE_AND)) > 0) {
            bool goes_on = scan_cap(s, t + n, end) && head_at(s, t + n, end, NULL) == 0 &&
                           scan_phrase(s, t + n, end, C_TITLE | C_DET, NULL) == 0;
            if (!goes_on)
                return t;
            t += n;
        } else if ((n = scan_phrase(s, t, end, C_QUAL, NULL)) > 0) {
            size_t level = skip_level(s, t, end, depth);
            if (!scan_cap(s, level, end)) /* "Trung ương" may stand inside: Ủy ban Trung ương Mặt trận ... */
                return level;
            t = level > t ? level : t + n;
        } else if ((n = skip_whereabouts(s, t, end)) > t) {
            return n;
        } else if ((n = head_at(s, t, end, NULL)) > 1) {
            t += n; /* a name within the name: Văn phòng Ban chỉ đạo ... */
        } else if (ends_name(s, t, end)) {
            return t;
        } else if ((n = scan_phrase(s, t, end, C_FALSE, NULL)) > 1) {
            t += n; /* "công trình" ends in no verb */
        } else {
            t++;
        }
    }
    return t == end ? t : 0;
}

static size_t read_tail(const struct scan *s, enum head_kind kind, size_t t, size_t end, int depth);

/* A place or level, the name of a place alone ("Viễn thông Hải Sơn"), or whose it is ("Đảng ủy | UBND tỉnh"). */
static size_t read_council(const struct scan *s, size_t t, size_t end, int depth)
{
    const struct phrase *ph;
    size_t n = scan_cap(s, t, end) && depth < DEPTH_MAX ? head_at(s, t, end, &ph) : 0;
    if (n > 0 && ph->value != HEAD_AREA && ph->value != HEAD_PLAIN) {
        size_t i = read_tail(s, (enum head_kind)ph->value, t + n, end, depth + 1);
        return i > 0 ? i : t + n; /* "Thanh tra | Bộ" */
    }
    size_t level = skip_level(s, t, end, depth);
    return level > t ? level : skip_proper(s, t, end);
}

static size_t read_tail(const struct scan *s, enum head_kind kind, size_t t, size_t end, int depth)
{
    size_t n;
    switch (kind) {
    case HEAD_WHOLE: return t;
    case HEAD_PLAIN: return skip_qualifiers(s, t, end, depth);
    case HEAD_AREA: return skip_proper(s, t, end) > t ? skip_proper(s, t, end) : 0;
    case HEAD_COUNCIL: return read_council(s, t, end, depth);
    case HEAD_NAMED: n = skip_name(s, t, end, depth); return n > t ? n : 0;
    case HEAD_SECTOR:
        n = scan_phrase(s, t, end, C_SECTOR, NULL);
        if (n > 0)
            return skip_level(s, t + n, end, depth);
        n = scan_cap(s, t, end) ? skip_name(s, t, end, depth) : 0;
        return n > t ? n : 0;
    }
    return 0;
}

/* "các cơ quan | được lấy ý kiến | phải trả lời": what stands before the word of duty says which. t where none does. */
static size_t told_behind(const struct scan *s, size_t t, size_t end)
{
    enum { WHICH_MAX = 8 };
    if (scan_cue(s, t, end, CUE_WHICH) == 0 || scan_cue(s, t, end, CUE_MUST) > 0 ||
        scan_phrase(s, t, end, C_MODAL, NULL) > 0)
        return t;
    for (size_t i = t + 1; i < end && i <= t + WHICH_MAX && s->tok[i].kind == TOKEN_WORD; i++)
        if (scan_cue(s, i, end, CUE_MUST) > 0 && !scan_cap(s, i, end))
            return i;
    return t;
}

/* "các đơn vị | chủ rừng", "các cơ quan | được phân công chủ trì thực hiện nhiệm vụ": words that say which. */
static size_t skip_narrowing(const struct scan *s, size_t t, size_t end, int depth)
{
    size_t n = scan_cue(s, t, end, CUE_ASSIGNED), told = told_behind(s, t, end);
    if (told > t)
        return told;
    if (n > 0 && !scan_sign(s, t - 2, end, ',')) {
        size_t i = t + n;
        while (i < end && i - t < NAME_TOKENS_MAX && s->tok[i].kind == TOKEN_WORD &&
               scan_phrase(s, i, end, C_STOP | C_MODAL, NULL) == 0)
            i++;
        return i;
    }
    size_t i = t;
    while (i < end && i - t <= NARROWING_MAX && s->tok[i].kind == TOKEN_WORD && !scan_cap(s, i, end) &&
           !ends_name(s, i, end)) {
        size_t whole = scan_phrase(s, i, end, C_FALSE, NULL); /* "xã hội" begins with no place */
        if (scan_phrase(s, i, end, C_QUAL, NULL) > whole)
            break;
        i += whole > 0 ? whole : 1;
    }
    return i - t <= NARROWING_MAX && i > t ? skip_qualifiers(s, i, end, depth) : t;
}

/* "các" and what it governs. */
static size_t read_plural(const struct scan *s, size_t t, size_t end, int depth, struct unit *u)
{
    const struct phrase *ph;
    size_t n = head_at(s, t, end, &ph), set = skip_set(s, t, end, depth);
    u->open_set = true;
    if (n > 0 && ph->value == HEAD_SECTOR) {
        size_t colon = scan_sign(s, t + n, end, ':');
        size_t i = skip_sectors(s, t + n + colon, end);
        if (i > t + n + colon) {
            u->open_set = false;
            return skip_level(s, i, end, depth);
        }
    }
    size_t tail = n > 0 && ph->value == HEAD_COUNCIL ? read_tail(s, HEAD_COUNCIL, t + n, end, depth) : 0;
    if (tail > set)
        return tail; /* "các đảng ủy xã, phường" */
    if (set > t && !(n > 0 && ph->value == HEAD_PLAIN && t + n > set))
        return skip_narrowing(s, set, end, depth);
    if (n > 0 && (n = read_tail(s, (enum head_kind)ph->value, t + n, end, depth)) > 0)
        return n;
    size_t i = scan_word(s, t, end) && !ends_name(s, t, end) ? skip_name(s, t, end, depth) : 0;
    u->loose = true;
    return i > t ? i : 0;
}

static size_t skip_titles(const struct scan *s, size_t t, size_t end)
{
    for (;;) {
        size_t det = scan_phrase(s, t, end, C_DET, NULL);
        size_t n = scan_phrase(s, t + det, end, C_TITLE, NULL);
        if (n == 0)
            return t;
        t += det + n;
        size_t comma = scan_sign(s, t, end, ','); /* "Chủ tịch, các Phó Chủ tịch UBND ..." */
        size_t and = scan_cue(s, t + comma, end, CUE_AND);
        size_t next = t + comma + and;
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
    } else if ((n = head_at(s, i, end, &ph)) > 0 && may_begin(s, i, end, n, ph)) {
        u.t1 = read_tail(s, (enum head_kind)ph->value, i + n, end, depth);
        u.strong |= ph->value == HEAD_AREA;
        u.plural = u.t1 > i + n && scan_phrase(s, i + n, u.t1, C_DET, NULL) > 0;
        bool area;
        u.open_set =
            u.plural || (ph->value == HEAD_COUNCIL && u.t1 > i + n && skip_set_noun(s, i + n, u.t1, &area) < u.t1 &&
                         scan_sign(s, skip_set_noun(s, i + n, u.t1, &area), u.t1, ','));
    }
    if (u.t1 == 0 && det == 0 && (u.t1 = skip_set(s, i, end, depth)) > i) {
        u.open_set = u.plural = true;
    } else if (u.t1 <= i) {
        return false;
    }
    if (u.t1 <= u.t0)
        return false;
    *out = u;
    return true;
}

static bool read_unit(const struct scan *s, size_t t, size_t end, int depth, struct unit *out)
{
    const struct phrase *ph;
    size_t n = scan_phrase(s, t, end, C_HEAD, &ph);
    size_t name = n > 0 && ph->value == HEAD_WHOLE ? t : skip_titles(s, t, end);
    return read_titled(s, t, name, end, depth, out) ||
           (name > t && n == name - t && read_titled(s, t, t, end, depth, out));
}

bool unit_read(const struct scan *s, size_t t, size_t end, struct unit *out) { return read_unit(s, t, end, 0, out); }

/* Brackets after a name explain it: "(cơ quan thường trực)". */
static size_t skip_bracket(const struct scan *s, size_t t, size_t end)
{
    return scan_sign(s, t, end, '(') ? scan_past_bracket(s, t, end) : t;
}

bool units_read(const struct scan *s, size_t t, size_t end, bool semicolons, struct units *out)
{
    out->n = 0;
    while (out->n < UNITS_MAX) {
        t += scan_cue(s, t, end, CUE_COMRADE);
        if (!unit_read(s, t, end, &out->p[out->n]))
            break;
        size_t i = out->next = out->p[out->n++].t1;
        i = skip_bracket(s, i, end);
        size_t j = i;
        if (scan_sign(s, j, end, ',') || (semicolons && scan_sign(s, j, end, ';')) || scan_sign(s, j, end, '&') ||
            scan_sign(s, j, end, '/'))
            j++;
        j += scan_cue(s, j, end, CUE_AND);
        if (j == i)
            break;
        t = j;
    }
    if (out->n > 0)
        out->next = skip_bracket(s, out->next, end);
    return out->n > 0;
}
