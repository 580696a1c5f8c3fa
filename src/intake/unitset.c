#include "intake/unitset.h"

enum { NARROWING_MAX = 8, WHICH_MAX = 12 };

/* "thuộc UBND tỉnh", "trên địa bàn tỉnh X": what narrows a set belongs to its name. */
size_t qualifiers_skip(const struct scan *s, size_t t, size_t end, int depth)
{
    for (;;) {
        const struct phrase *ph;
        struct unit of;
        size_t n = scan_phrase(s, t, end, C_QUAL, &ph);
        if (n == 0 && depth < NAME_DEPTH_MAX && scan_cap(s, t, end) && unit_head(s, t, end, NULL) > 0 &&
            unit_read_in(s, t, end, depth + 1, &of))
            return of.t1;                                        /* "các thành viên | Ban Chỉ đạo" */
        if (n == 0 || scan_phrase(s, t, end, C_FALSE, NULL) > n) /* "xã hội" is no place */
            return t;
        t += n;
        if (ph->value == QUAL_OF && depth < NAME_DEPTH_MAX && unit_read_in(s, t, end, depth + 1, &of))
            return of.t1;
        if (ph->value == QUAL_PLACE && scan_phrase(s, t, end, C_QUAL, NULL) == 0) /* a name, or a number: "khu vực 8" */
            t = scan_number(s, t, end) > 0 ? t + 1 : proper_skip(s, t, end);
    }
}

/* "từ Thanh Hóa đến Cà Mau" or ": Thanh Hóa, Nghệ An" behind a set of areas. */
static size_t skip_places(const struct scan *s, size_t t, size_t end)
{
    bool verb = predicate_at(s, t + 1, end); /* "Thuế tỉnh X: Rà soát ..." */
    if (scan_sign(s, t, end, ':') && scan_cap(s, t + 1, end) && unit_head(s, t + 1, end, NULL) == 0 && !verb) {
        size_t i = proper_skip(s, t + 1, end);
        while (scan_sign(s, i, end, ',') && proper_skip(s, i + 1, end) > i + 1)
            i = proper_skip(s, i + 1, end);
        return i;
    }
    if (scan_cap(s, t - 1, end) && scan_sign(s, t, end, ',')) { /* "các xã Vạn Hạ, Lộc An và Thủy Trường" */
        size_t i = t, sep;
        while ((sep = scan_joint(s, i, end, ",")) > 0) {
            bool area = false; /* "các xã A, B, phường C" */
            size_t noun = set_noun_skip(s, i + sep, end, &area);
            size_t next = area && scan_cap(s, noun - 1, end) ? noun : proper_skip(s, i + sep, end);
            if (next == i + sep || (!area && scan_phrase(s, i + sep, end, C_SET | C_QUAL, NULL) > 0))
                break;
            i = next;
        }
        return i;
    }
    size_t from = scan_cue(s, t, end, CUE_FROM);
    if (from > 0 && scan_cap(s, t + from, end)) {
        size_t i = proper_skip(s, t + from, end), to = scan_cue(s, i, end, CUE_UNTIL);
        if (to > 0 && scan_cap(s, i + to, end))
            return proper_skip(s, i + to, end);
    }
    return t;
}

/* "các Cục: Đường bộ Việt Nam, Đường sắt Việt Nam": two names or more behind a colon, and the verb, a colon or nothing behind them. */
static size_t skip_listed(const struct scan *s, size_t t, size_t end)
{
    size_t commas = 0, i = t + 1;
    if (!scan_sign(s, t, end, ':') || !scan_cap(s, i, end) || predicate_at(s, i, end) || unit_head(s, i, end, NULL) > 0)
        return t;
    for (bool begins = true; i < end && i < t + NAME_TOKENS_MAX && !scan_sign(s, i, end, ':'); i++) {
        if (begins && !scan_cap(s, i, end))
            return t;
        begins = scan_sign(s, i, end, ',');
        commas += begins;
        if (!begins && !scan_word(s, i, end))
            return t;
        size_t whole = scan_phrase(s, i, end, C_FALSE, NULL); /* "Hàng không" ends in no verb */
        if (whole <= 1 && name_ends(s, i, end) && scan_cue(s, i, end, CUE_AND) == 0)
            break;
        i += whole > 1 ? whole - 1 : 0;
    }
    bool ends = i == end || scan_sign(s, i, end, ':') || predicate_at(s, i, end) ||
                scan_phrase(s, i, end, C_LEADIN, NULL) > 0; /* "... theo chức năng, nhiệm vụ:" */
    return commas > 0 && ends ? i : t;
}

/* One noun of a set with the proper name an area may bear ("đặc khu Hòn Tre"); t where none stands. */
size_t set_noun_skip(const struct scan *s, size_t t, size_t end, bool *area)
{
    const struct phrase *ph;
    size_t n = scan_phrase(s, t, end, C_SET, &ph);
    if (n == 0 || scan_phrase(s, t, end, C_ENDS | C_FALSE | C_HEAD, NULL) > n)
        return t;
    *area = ph->value == SET_AREA;
    return *area ? proper_skip(s, t + n, end) : t + n;
}

/* Is the noun [t, next) followed by its sector: "Sở | Xây dựng"? */
static bool names_sector(const struct scan *s, size_t t, size_t next, size_t end)
{
    const struct phrase *ph;
    return scan_phrase(s, t, end, C_HEAD, &ph) == next - t && ph->value == HEAD_SECTOR &&
           scan_phrase(s, next, end, C_SECTOR, NULL) > 0;
}

/* "các sở, ngành | : Công an, Công Thương | kiểm tra"; t where the list does not end with the name. */
static size_t skip_sectors_listed(const struct scan *s, size_t t, size_t end)
{
    size_t i = scan_sign(s, t, end, ':') ? sectors_skip(s, t + 1, end) : t + 1;
    bool ends = i >= end || s->tok[i].kind == TOKEN_SIGN || predicate_at(s, i, end) ||
                scan_phrase(s, i, end, C_LEADIN, NULL) > 0;
    return i > t + 1 && ends ? i : t;
}

/* "sở, ban, ngành tỉnh", "xã, phường, đặc khu Hòn Tre"; returns t where no set begins. A noun with its sector ("Sở Xây
 * dựng") is a unit of its own, and behind a council only areas go on. */
size_t set_skip(const struct scan *s, size_t t, size_t end, int depth)
{
    bool area = false, any_area = false;
    size_t i = set_noun_skip(s, t, end, &area);
    bool areas_only = area;
    if (i == t)
        return t;
    any_area = area;
    for (;;) {
        size_t q = qualifiers_skip(s, i, end, depth);
        if (q > i) {
            i = q;
            break; /* a qualifier closes the set */
        }
        size_t j = i + scan_joint(s, i, end, ",");
        if (j == i || scan_phrase(s, j, end, C_DET, NULL) > 0)
            break;
        size_t next = set_noun_skip(s, j, end, &area);
        struct unit anew; /* "các chủ đầu tư, Ban Quản lý Khu kinh tế": a name of its own */
        bool named = next > j && depth < NAME_DEPTH_MAX && scan_cap(s, j, end) && !scan_cap(s, t, end) &&
                     unit_read_in(s, j, end, depth + 1, &anew) && !anew.open_set && anew.t1 > next;
        if (next == j || named || (areas_only && !area) || names_sector(s, j, next, end))
            break;
        any_area |= area;
        i = next;
    }
    return any_area ? skip_places(s, i, end) : skip_listed(s, skip_sectors_listed(s, i, end), end);
}

/* The sectors of "các Bộ: Quốc phòng, Công an" or of "các Sở Nội vụ, Tài chính"; t where none stands. */
size_t sectors_skip(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_phrase(s, t, end, C_SECTOR, NULL);
    if (n == 0 || (!scan_cap(s, t, end) && !scan_sign(s, t - 1, end, ':') && predicate_at(s, t, end)))
        return t; /* "các sở xây dựng kế hoạch" */
    size_t i = t + n;
    for (;;) {
        size_t j = i + scan_joint(s, i, end, ",;");
        n = j > i ? scan_phrase(s, j, end, C_SECTOR, NULL) : 0;
        size_t head = n > 0 && scan_sign(s, i, end, ';') ? unit_head(s, j, end, NULL) : 0;
        if (n == 0 || (head > 0 && level_skip(s, j + head, end, NAME_DEPTH_MAX) > j + head))
            return i; /* "các sở: Tài chính, Nội vụ; Công an tỉnh" */
        i = j + n;
    }
}

/* The place or level behind a name: "tỉnh", "tỉnh Hải Sơn", "cấp xã", "các xã, phường", "Trung ương". */
size_t level_skip(const struct scan *s, size_t t, size_t end, int depth)
{
    size_t det = scan_phrase(s, t, end, C_DET, NULL);
    if (scan_number(s, t + det, end) > 0)
        det++; /* "03 xã" */
    bool area;
    if (det > 0) {
        size_t i = set_skip(s, t + det, end, depth);
        return i > t + det ? i : t;
    }
    size_t i = set_noun_skip(s, t, end, &area);
    if (i > t && area) /* "xã, phường" without "các" */
        return set_skip(s, t, end, depth);
    return qualifiers_skip(s, t, end, depth);
}

/* "các cơ quan | được lấy ý kiến | phải trả lời": what stands before the word of duty says which. t where none does. */
static size_t told_behind(const struct scan *s, size_t t, size_t end)
{
    enum { TOLD_MAX = 8 };
    if (scan_cue(s, t, end, CUE_WHICH) == 0 || scan_cue(s, t, end, CUE_MUST) > 0 ||
        scan_phrase(s, t, end, C_MODAL, NULL) > 0)
        return t;
    for (size_t i = t + 1; i < end && i <= t + TOLD_MAX && s->tok[i].kind == TOKEN_WORD; i++)
        if (scan_cue(s, i, end, CUE_MUST) > 0 && !scan_cap(s, i, end))
            return i;
    return t;
}

/* "các doanh nghiệp | kinh doanh xăng dầu | bảo đảm nguồn cung": a verb that says what trade they are of, where the verb of the
 * clause comes behind it. */
static size_t skip_trade(const struct scan *s, size_t t, size_t end)
{
    size_t n, i = t;
    bool trader = scan_cue(s, t - 1, t, CUE_TRADER) > 0 || (t > 1 && scan_cue(s, t - 2, t, CUE_TRADER) == 2);
    while (trader && i < end && (n = scan_cue(s, i, end, CUE_TRADE)) > 0)
        i += n;
    for (size_t from = i; i > t && i < end && i - from <= WHICH_MAX; i++) {
        if (i > from && s->tok[i].kind != TOKEN_WORD)
            return scan_sign(s, i, end, ':') ? i : t;
        if (scan_phrase(s, i, end, C_STOP | C_LEADIN, NULL) > scan_phrase(s, i, end, C_ACTION, NULL) ||
            scan_cue(s, i, end, CUE_MANNER) > 0)
            return t;
        if (!scan_cap(s, i, end) && predicate_at(s, i, end) && scan_phrase(s, i, end, C_FALSE, NULL) <= 1 &&
            !(i == from && scan_phrase(s, i, end, C_ADVERB, NULL) > 0) && scan_cue(s, i, end, CUE_SERVES) == 0)
            return i;
        if (i + 1 == end)
            return end; /* a heading */
    }
    return t;
}

/* "các nhà đầu tư BOT" */
static bool is_acronym(const struct scan *s, size_t t, size_t end)
{
    return scan_word(s, t, end) && (s->tok[t].flags & TOKEN_CAPS) && unit_head(s, t, end, NULL) == 0;
}

/* "mục 2", "điểm a khoản 3 Mục II": where in a document, to the verb, a sign or the end; t where nothing such stands. */
static size_t skip_reference(const struct scan *s, size_t t, size_t end)
{
    size_t i = t, n;
    while ((n = scan_cue(s, i, end, CUE_PROVISION)) > 0) {
        i += n;
        i += i < end && s->tok[i].kind != TOKEN_SIGN && !predicate_at(s, i, end) &&
             scan_cue(s, i, end, CUE_THIS_PLACE) == 0;
        i += scan_cue(s, i, end, CUE_THIS_PLACE);
        size_t sep = scan_joint(s, i, end, ",");
        i += scan_cue(s, i + sep, end, CUE_PROVISION) > 0 ? sep : 0;
    }
    bool ends = i >= end || s->tok[i].kind == TOKEN_SIGN || predicate_at(s, i, end);
    return i > t && ends ? i : t;
}

/* "| là thành viên Ban Chỉ đạo | gửi" */
static size_t skip_membership(const struct scan *s, size_t t, size_t end, int depth)
{
    size_t is = scan_cue(s, t, end, CUE_IS);
    bool area;
    size_t noun = is > 0 ? set_noun_skip(s, t + is, end, &area) : t,
           i = noun > t + is ? qualifiers_skip(s, noun, end, depth) : t;
    return i > t && (i == end || scan_sign(s, i, end, ':') || predicate_at(s, i, end)) ? i : t;
}

/* Does a verb stand soon behind t, no sign between? */
static bool verb_follows(const struct scan *s, size_t t, size_t end)
{
    enum { SOON = 6 };
    for (size_t i = t; i < end && i < t + SOON && s->tok[i].kind != TOKEN_SIGN; i++)
        if (predicate_at(s, i, end) && !scan_cap(s, i, end))
            return true;
    return false;
}

/* "Các cơ quan, đơn vị | nêu tại điểm 1 Mục này | có trách nhiệm"; "các phòng | đang giữ hồ sơ | rà soát": the words that say which, to the
 * verb of the clause. t where none comes soon. */
size_t relative_skip(const struct scan *s, size_t t, size_t end, int depth)
{
    enum { RELATIVE_MAX = 18, PLACE_MAX = 16 };
    size_t named = scan_cue(s, t, end, CUE_NAMED_AT), n = scan_cue(s, t, end, CUE_RELATIVE);
    size_t member = skip_membership(s, t, end, depth), place = named > 0 ? skip_reference(s, t + named, end) : t;
    if (member > t || place > t)
        return member > t ? member : place;
    for (size_t i = t + named; named > 0 && i < end && i < t + PLACE_MAX; i++) {
        size_t this = scan_cue(s, i, end, CUE_THIS_PLACE);
        if (this > 0)
            return i + this;
    }
    if (n == 0 || scan_phrase(s, t, end, C_MODAL, NULL) > 0)
        return t;
    size_t i = t + n, own = scan_phrase(s, i, end, C_ACTION, NULL);
    i += own > 0 ? own : 1;
    size_t done = own > 0 && !scan_cap(s, i, end) ? scan_phrase(s, i, end, C_ACTION, NULL) : 0;
    i += verb_follows(s, i + done, end) ? done : 0; /* "chưa hoàn thành | tiêm phòng | tổ chức ..." */
    for (; i < end && i < t + RELATIVE_MAX && s->tok[i].kind != TOKEN_SIGN; i++) {
        size_t thing = scan_phrase(s, i, end, C_WORK, NULL); /* "còn nợ | báo cáo | khẩn trương gửi" */
        i += thing > 1 || (thing > 0 && predicate_at(s, i + thing, end)) ? thing : 0;
        if (predicate_at(s, i, end) && !scan_cap(s, i, end) && scan_phrase(s, i, end, C_FALSE, NULL) <= 1)
            return i;
        if (scan_phrase(s, i, end, C_STOP | C_LEADIN, NULL) > 0 && scan_cue(s, i, end, CUE_WHEREABOUTS) == 0)
            return t;
    }
    return t;
}

/* "các đơn vị | chủ rừng", "các cơ quan | được phân công chủ trì thực hiện nhiệm vụ": words that say which. */
size_t narrowing_skip(const struct scan *s, size_t t, size_t end, int depth)
{
    size_t n = scan_cue(s, t, end, CUE_ASSIGNED), told = told_behind(s, t, end), trade = skip_trade(s, t, end);
    if (told > t || trade > t)
        return told > t ? told : trade;
    size_t relative = relative_skip(s, t, end, depth);
    if (relative > t)
        return relative;
    if (n > 0 && !scan_sign(s, t - 2, end, ',')) {
        size_t i = t + n, verb;
        while ((verb = scan_phrase(s, i, end, C_ACTION, NULL)) > 0)
            i += verb;
        while (i < end && i - t < NAME_TOKENS_MAX && s->tok[i].kind == TOKEN_WORD && !predicate_at(s, i, end) &&
               scan_phrase(s, i, end, C_STOP, NULL) == 0)
            i++;
        return i == end || scan_sign(s, i, end, ':') || predicate_at(s, i, end) ||
                       scan_phrase(s, i, end, C_STOP, NULL) > 0
                   ? i
                   : t;
    }
    size_t i = t;
    while (i < end && i - t <= NARROWING_MAX && s->tok[i].kind == TOKEN_WORD &&
           (!scan_cap(s, i, end) || is_acronym(s, i, end)) && !name_ends(s, i, end)) {
        size_t whole = scan_phrase(s, i, end, C_FALSE, NULL); /* "xã hội" begins with no place */
        if (scan_phrase(s, i, end, C_QUAL, NULL) > whole)
            break;
        i += whole > 0 ? whole : 1;
    }
    return i - t <= NARROWING_MAX && i > t ? relative_skip(s, qualifiers_skip(s, i, end, depth), end, depth) : t;
}
