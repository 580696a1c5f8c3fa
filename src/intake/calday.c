#include "intake/calday.h"

#include "intake/calday_en.h"

/* "/2025", "năm 2025", " 2025" after a named month; moves *t. */
static int read_year(const struct scan *s, size_t *t, size_t end)
{
    size_t n = scan_cue(s, *t, end, CUE_YEAR);
    if (n == 0 && (scan_sign(s, *t, end, '/') || scan_sign(s, *t, end, '-') || scan_sign(s, *t, end, '.')))
        n = 1;
    int year = n > 0 ? scan_number(s, *t + n, end) : -1;
    if (!calday_is_year(year))
        return 0;
    *t += n + 1;
    return year;
}

/* "15/12 | /26": the year's last two figures, near the year of the document; moves *t. */
static int read_short_year(const struct scan *s, size_t *t, size_t end)
{
    enum { CENTURY = 2000, BEHIND = 1, AHEAD = 10, FIGURES = 2 };
    int now = s->has_issued ? day_civil(s->issued).year : 0, year = CENTURY + scan_number(s, *t + 1, end);
    bool joined = calday_joins(s, *t, end) && s->tok[*t].word == s->tok[*t - 2].word;
    if (!joined || now == 0 || scan_number(s, *t + 1, end) < 0 || year < now - BEHIND || year > now + AHEAD ||
        s->tok[*t + 1].end - s->tok[*t + 1].start != FIGURES)
        return 0;
    *t += 2;
    return year;
}

/* "T12", as tables have it for a month; its number, -1 where none stands. */
static int month_abbreviated(const struct scan *s, size_t t, size_t end)
{
    enum { TEN = 10 };
    struct text w = scan_word(s, t, end) ? scan_text(s, t, t + 1) : TEXT_NONE;
    if (w.n < 2 || w.n > 3 || w.p[0] != 'T' || w.p[1] < '0' || w.p[1] > '9' ||
        (w.n == 3 && (w.p[2] < '0' || w.p[2] > '9')))
        return -1;
    int month = w.n == 2 ? w.p[1] - '0' : (w.p[1] - '0') * TEN + w.p[2] - '0';
    return calday_is_month(month) ? month : -1;
}

/* "này", "nay" behind tháng: the month in which the document was issued. */
static bool this_month(const struct scan *s, size_t t, size_t end, int *month)
{
    if (s->english || !s->has_issued || scan_cue(s, t, end, CUE_THIS_PERIOD) == 0)
        return false;
    *month = day_civil(s->issued).month;
    return true;
}

/* "30/6", "30/6/2025", "30 tháng 6 năm 2025"; `named` when "ngày" stands before it. */
static bool read_day(const struct scan *s, size_t t, size_t end, bool named, struct calday *c)
{
    int day = scan_number(s, t, end);
    if (!calday_is_dom(day))
        return false;
    size_t month_word = scan_cue(s, t + 1, end, CUE_MONTH);
    int month = -1;
    size_t i = t + 1;
    bool range =
        scan_sign(s, i, end, '-') && scan_sign(s, i + 2, end, '/') && calday_is_month(scan_number(s, i + 3, end));
    if (!range && calday_joins(s, i, end) && calday_is_month(month = scan_number(s, i + 1, end))) /* no "05-10/4" */
        i += 2;
    else if (month_word > 0 && calday_is_month(month = scan_number(s, i + month_word, end)))
        i += month_word + 1;
    else if (month_word > 0 && named && this_month(s, i + month_word, end, &month))
        i += month_word + 1; /* "ngày 20 tháng này" */
    else if (named) {
        *c = (struct calday){ CALDAY_DAY_ONLY, day, 0, 0, t + 1 };
        return true;
    } else {
        return false;
    }
    int year = read_year(s, &i, end);
    year = year == 0 && month_word == 0 ? read_short_year(s, &i, end) : year;
    if (!named && year == 0 && month_word == 0)
        return false; /* "3/4" may be three quarters */
    *c = (struct calday){ CALDAY_DAY, day, month, year, i };
    return true;
}

static int quarter_at(const struct scan *s, size_t t, size_t end)
{
    static const char *const ROMAN[] = { "I", "II", "III", "IV" };
    int n = scan_number(s, t, end);
    for (size_t i = 0; n < 0 && t < end && i < LEN(ROMAN); i++)
        if (text_eq(scan_text(s, t, t + 1), text_of(ROMAN[i])))
            n = (int)i + 1;
    return n >= 1 && n <= 4 ? n : 0;
}

size_t calday_period(const struct scan *s, size_t t, size_t end, int ahead, struct calday *c)
{
    static const struct {
        enum cue cue;
        enum calday_kind kind;
        int months; /* how long it is */
    } PERIODS[] = { { CUE_MONTH, CALDAY_MONTH, 1 }, { CUE_QUARTER, CALDAY_QUARTER, 3 }, { CUE_YEAR, CALDAY_YEAR, 12 } };
    if (!s->has_issued)
        return 0;
    struct civil now = day_civil(s->issued);
    for (size_t i = 0; i < LEN(PERIODS); i++) {
        size_t n = scan_cue(s, t, end, PERIODS[i].cue);
        int each = PERIODS[i].months, last = ((now.month + each - 1) / each + ahead) * each; /* months from January */
        if (n == 0)
            continue;
        *c = (struct calday){ PERIODS[i].kind, 0, (last - 1) % 12 + 1, ahead > 0 ? now.year + (last - 1) / 12 : 0,
                              t + n };
        return n;
    }
    return 0;
}

/* "tháng này", "quý này", "năm nay". */
static bool read_this(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    size_t n = s->english ? 0 : calday_period(s, t, end, 0, c),
           this = n > 0 ? scan_cue(s, t + n, end, CUE_THIS_PERIOD) : 0;
    if (this > 0)
        c->after += this;
    return this > 0;
}

static bool read_named(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    size_t n;
    if ((n = scan_cue(s, t, end, CUE_DAY)) > 0)
        return read_day(s, t + n, end, true, c);
    if (read_this(s, t, end, c))
        return true;
    if ((n = scan_cue(s, t, end, CUE_MONTH)) > 0 && calday_is_month(scan_number(s, t + n, end))) {
        *c = (struct calday){ CALDAY_MONTH, 0, scan_number(s, t + n, end), 0, t + n + 1 };
        /* "tháng 11-12/2025": the last month counts */
        if (calday_joins(s, c->after, end) && calday_is_month(scan_number(s, c->after + 1, end)) &&
            !calday_is_year(scan_number(s, c->after + 1, end))) {
            c->month = scan_number(s, c->after + 1, end);
            c->after += 2;
        }
        c->year = read_year(s, &c->after, end);
        return true;
    }
    if ((n = scan_cue(s, t, end, CUE_QUARTER)) > 0 && quarter_at(s, t + n, end) > 0) {
        *c = (struct calday){ CALDAY_QUARTER, 0, quarter_at(s, t + n, end) * 3, 0, t + n + 1 };
        /* "quý II, III/2027": the last one counts */
        while ((scan_sign(s, c->after, end, ',') || scan_sign(s, c->after, end, '-')) &&
               quarter_at(s, c->after + 1, end) > 0) {
            c->month = quarter_at(s, c->after + 1, end) * 3;
            c->after += 2;
        }
        c->year = read_year(s, &c->after, end);
        return true;
    }
    if ((n = scan_cue(s, t, end, CUE_YEAR)) > 0 && calday_is_year(scan_number(s, t + n, end))) {
        *c = (struct calday){ CALDAY_YEAR, 0, 12, scan_number(s, t + n, end), t + n + 1 };
        if (scan_sign(s, c->after, end, '-') && calday_is_year(scan_number(s, c->after + 1, end))) {
            c->year = scan_number(s, c->after + 1, end); /* "năm 2025 - 2026" */
            c->after += 2;
        }
        return true;
    }
    return false;
}

/* "tháng 3 và tháng 4/2027", "quý II, quý III": the last one counts. */
static void read_list(const struct scan *s, size_t end, struct calday *c)
{
    struct calday next;
    size_t sep;
    while (c->year == 0 && (c->kind == CALDAY_MONTH || c->kind == CALDAY_QUARTER) &&
           ((sep = scan_cue(s, c->after, end, CUE_AND)) > 0 || (sep = scan_sign(s, c->after, end, ',')) > 0) &&
           read_named(s, c->after + sep, end, &next) && next.kind == c->kind)
        *c = next;
}

/* "các ngày 12, 13 và 14 tháng 4": of days that share a month the last one counts; left alone where no month follows. */
static void read_days(const struct scan *s, size_t end, struct calday *c)
{
    struct calday next = *c;
    size_t sep;
    while (next.kind == CALDAY_DAY_ONLY) {
        sep = scan_joint(s, next.after, end, ",-");
        if (sep == 0 || !read_day(s, next.after + sep, end, true, &next))
            return;
    }
    *c = next;
}

/* "đầu tháng 5", "tuần thứ 2 của tháng 4", "nửa đầu năm 2027": due with what it is a part of, but the first half of a year in June. */
static bool read_part(const struct scan *s, size_t t, size_t end, struct calday *out)
{
    enum { JUNE = 6 };
    size_t n = scan_cue(s, t, end, CUE_PART_OF);
    if (n == 0 || !read_named(s, t + n, end, out) || out->kind == CALDAY_DAY || out->kind == CALDAY_DAY_ONLY)
        return false;
    if (out->kind == CALDAY_YEAR) {
        out->kind = CALDAY_HALF;
        out->month = JUNE;
    }
    return true;
}

/* "ngày 15 tháng 8 âm lịch", "ngày 10 tháng Giêng": a day, but not of this calendar. */
static void put_lunar(const struct scan *s, size_t end, struct calday *c)
{
    size_t n = c->kind == CALDAY_DAY || c->kind == CALDAY_DAY_ONLY ? scan_cue(s, c->after, end, CUE_LUNAR) : 0;
    if (n > 0)
        *c = (struct calday){ CALDAY_DAY_ONLY, 0, 0, 0, c->after + n };
}

static bool read_solar(const struct scan *s, size_t t, size_t end, struct calday *out)
{
    if (s->english && calday_english(s, t, end, out))
        return true;
    if (read_named(s, t, end, out)) {
        read_list(s, end, out);
        read_days(s, end, out);
        return true;
    }
    if (read_part(s, t, end, out))
        return true;
    size_t n = scan_cue(s, t, end, CUE_END_OF); /* "cuối năm 2025", "cuối quý III": their last day anyway */
    if (n > 0 && read_named(s, t + n, end, out))
        return out->kind != CALDAY_DAY && out->kind != CALDAY_DAY_ONLY;
    if (n > 0 && scan_cue(s, t + n, end, CUE_YEAR) > 0) {
        *out = (struct calday){ CALDAY_YEAR, 0, 12, 0, t + n + scan_cue(s, t + n, end, CUE_YEAR) };
        return true;
    }
    n = scan_cue(s, t, end, CUE_HALF); /* "6 tháng đầu năm 2025" */
    if (n > 0 && calday_is_month(scan_number(s, t, end))) {
        size_t i = t + n;
        int year = scan_number(s, i, end);
        *out = (struct calday){ CALDAY_HALF, 0, scan_number(s, t, end), calday_is_year(year) ? year : 0,
                                i + calday_is_year(year) };
        return true;
    }
    n = scan_cue(s, t, end, CUE_HALF_LATE);
    if (n > 0) {
        int year = scan_number(s, t + n, end);
        *out = (struct calday){ CALDAY_HALF, 0, 12, calday_is_year(year) ? year : 0, t + n + calday_is_year(year) };
        return true;
    }
    if (read_day(s, t, end, false, out))
        return true;
    int short_month = s->english ? -1 : month_abbreviated(s, t, end);
    if (short_month > 0) {
        *out = (struct calday){ CALDAY_MONTH, 0, short_month, 0, t + 1 };
        out->year = read_year(s, &out->after, end);
        return out->year != 0 || t + 1 == end;
    }
    int month = scan_number(s, t, end); /* "6/2025", as tables have it */
    if (calday_is_month(month) && calday_joins(s, t + 1, end) && calday_is_year(scan_number(s, t + 2, end))) {
        *out = (struct calday){ CALDAY_MONTH, 0, month, scan_number(s, t + 2, end), t + 3 };
        return true;
    }
    return false;
}

bool calday_read(const struct scan *s, size_t t, size_t end, struct calday *out)
{
    bool read = read_solar(s, t, end, out);
    if (read && !s->english)
        put_lunar(s, end, out);
    return read;
}

bool calday_read_short(const struct scan *s, size_t t, size_t end, struct calday *out)
{
    if (calday_read(s, t, end, out))
        return true;
    bool read = calday_joins(s, t + 1, end) && read_day(s, t, end, true, out) && out->month > 0;
    if (read && !s->english)
        put_lunar(s, end, out);
    return read;
}

bool calday_last(const struct scan *s, const struct calday *c, struct day *out)
{
    if (c->kind == CALDAY_DAY_ONLY || (c->year == 0 && !s->has_issued))
        return false;
    int year = c->year != 0 ? c->year : day_civil(s->issued).year;
    for (int tries = 0; tries < 2; tries++, year++) {
        int day = c->day > 0 ? c->day : month_days(year, c->month);
        if (!day_valid(year, c->month, day))
            return false;
        *out = day_of(year, c->month, day);
        if (c->year != 0 || out->n >= s->issued.n)
            return true;
    }
    return true;
}
