/* recur_text.c -- recurrences and their periods as people write them. */
#include "calendar/recur.h"

#include "base/i18n.h"
#include <string.h>

static const char *const WEEKDAYS[] = { "monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday",    NULL };
static const char *const WEEKDAYS_EN[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
};
static const char *const WEEKDAYS_VI[] = { "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật" };
static const char *const MONTHS_EN[] = { "January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December" };
static const char *const ORDINALS_EN[] = { "last", "first", "second", "third", "fourth", "fifth", "sixth" };
static const char *const PERIOD_EN[EVERY_COUNT] = { [EVERY_QUARTER] = "quarter", [EVERY_HALF] = "half-year" };
static const char *const PERIOD_VI[EVERY_COUNT] = { [EVERY_QUARTER] = "quý", [EVERY_HALF] = "nửa năm" };

/* --- reading ------------------------------------------------------------------------------------------- */

static enum rc not_a_recur(struct text t, struct err *err)
{
    return err_set(
        err, PB_WRONG_VALUE,
        _("\"%.*s\" is no recurrence; write for example \"day\", \"week friday\", \"month 25\", \"month last\", "
          "\"quarter 14\", \"half 20/6\" or \"year 15/12\", and the hour behind it where there is one: \"week friday "
          "16:30\""),
        TEXT_FMT(t));
}

static bool number_in(struct text t, int max, int *out)
{
    int64_t n;
    if (!text_int(t, &n) || n < 1 || n > max)
        return false;
    *out = (int)n;
    return true;
}

/* "25", "last", "15/12", "last/2" */
static bool day_month_parse(struct text t, int months, struct recur *r)
{
    struct text day;
    if (!text_split(&t, '/', &day) || (!text_eq(day, TEXT("last")) && !number_in(day, 31, &r->day)))
        return false;
    return t.p == NULL || (months > 1 && number_in(t, months, &r->month));
}

static bool rest_parse(struct text rest, struct recur *r)
{
    switch (r->every) {
    case EVERY_NONE:
    case EVERY_DAY: return text_empty(rest);
    case EVERY_WEEK: r->day = word_index(WEEKDAYS, rest); return r->day >= 0;
    case EVERY_MONTH: return day_month_parse(rest, 1, r);
    case EVERY_QUARTER: return day_month_parse(rest, 3, r);
    case EVERY_HALF: return day_month_parse(rest, 6, r);
    case EVERY_YEAR: return day_month_parse(rest, 12, r);
    case EVERY_COUNT: break;
    }
    return false;
}

/* Takes "16:30" off the end of *rest. False: there is a colon, but no time of the day. */
static bool hour_parse(struct text *rest, struct recur *r)
{
    if (text_find(*rest, TEXT(":"), 0) == SIZE_MAX)
        return true;
    size_t at = rest->n;
    while (at > 0 && rest->p[at - 1] != ' ')
        at--;
    struct text minute = text_sub(*rest, at, rest->n), hour;
    int64_t h, m;
    if (!text_split(&minute, ':', &hour) || hour.n < 1 || hour.n > 2 || minute.n != 2 || !text_int(hour, &h) ||
        !text_int(minute, &m) || h < 0 || h > 23 || m < 0 || m > 59 || h + m == 0)
        return false;
    r->minute = (int)(h * 60 + m);
    *rest = text_trim(text_sub(*rest, 0, at));
    return true;
}

enum rc recur_parse(struct text t, struct recur *out, struct err *err)
{
    struct text rest = text_trim(t), word = TEXT_NONE;
    struct recur r = { .every = EVERY_NONE };
    if (!hour_parse(&rest, &r))
        return not_a_recur(t, err);
    text_split(&rest, ' ', &word);
    int every = word_index(EVERY_WORDS, word);
    if (every < 0)
        return not_a_recur(t, err);
    r.every = (enum recur_every)every;
    if (!rest_parse(text_trim(rest), &r) || !recur_valid(r))
        return not_a_recur(t, err);
    *out = r;
    return RC_OK;
}

/* --- printing ------------------------------------------------------------------------------------------ */

static struct text day_en(struct arena *a, int day)
{
    static const char *const ends[] = { "th", "st", "nd", "rd" };
    if (day == 0)
        return TEXT("last day");
    bool plain = day % 10 > 3 || day / 10 == 1;
    return text_printf(a, "%d%s", day, ends[plain ? 0 : day % 10]);
}

static struct text day_vi(struct arena *a, int day)
{
    return day == 0 ? TEXT("ngày cuối") : text_printf(a, "ngày %d", day);
}

static struct text text_in_en(struct arena *a, struct recur r)
{
    struct text day = day_en(a, r.day);
    switch (r.every) {
    case EVERY_NONE: return TEXT("never");
    case EVERY_DAY: return TEXT("every day");
    case EVERY_WEEK: return text_printf(a, "every %s", WEEKDAYS_EN[r.day]);
    case EVERY_MONTH: return text_printf(a, "the %.*s of every month", TEXT_FMT(day));
    case EVERY_QUARTER:
    case EVERY_HALF:
        return text_printf(a, "the %.*s of the %s month of each %s", TEXT_FMT(day), ORDINALS_EN[r.month],
                           PERIOD_EN[r.every]);
    case EVERY_YEAR: {
        const char *month = MONTHS_EN[(r.month ? r.month : 12) - 1];
        return r.day ? text_printf(a, "%d %s every year", r.day, month)
                     : text_printf(a, "the last day of %s every year", month);
    }
    case EVERY_COUNT: break;
    }
    assert(!"a recurrence has a word");
    return TEXT_NONE;
}

static struct text text_in_vi(struct arena *a, struct recur r)
{
    struct text day = day_vi(a, r.day);
    switch (r.every) {
    case EVERY_NONE: return TEXT("không định kỳ");
    case EVERY_DAY: return TEXT("hằng ngày");
    case EVERY_WEEK: return text_printf(a, "%s hằng tuần", WEEKDAYS_VI[r.day]);
    case EVERY_MONTH: return text_printf(a, "%.*s hằng tháng", TEXT_FMT(day));
    case EVERY_QUARTER:
    case EVERY_HALF:
        return r.month ? text_printf(a, "%.*s tháng thứ %d hằng %s", TEXT_FMT(day), r.month, PERIOD_VI[r.every])
                       : text_printf(a, "%.*s tháng cuối hằng %s", TEXT_FMT(day), PERIOD_VI[r.every]);
    case EVERY_YEAR: {
        int month = r.month ? r.month : 12;
        return r.day ? text_printf(a, "ngày %d/%d hằng năm", r.day, month)
                     : text_printf(a, "ngày cuối tháng %d hằng năm", month);
    }
    case EVERY_COUNT: break;
    }
    assert(!"a recurrence has a word");
    return TEXT_NONE;
}

struct text recur_text(struct arena *a, struct recur r, const char *lang)
{
    assert(recur_valid(r));
    bool vi = strcmp(lang, "vi") == 0;
    struct text days = vi ? text_in_vi(a, r) : text_in_en(a, r);
    if (r.minute == 0)
        return days;
    return text_printf(a, vi ? "trước %02d:%02d %.*s" : "by %02d:%02d, %.*s", r.minute / 60, r.minute % 60,
                       TEXT_FMT(days));
}

/* --- periods ------------------------------------------------------------------------------------------- */

/* How a period is named after its year: "2025-09", "2025-Q3", "2025-H1", "2025". */
static const struct naming {
    const char *letter, *example;
    int periods;
} NAMING[EVERY_COUNT] = {
    [EVERY_MONTH] = { "", "2025-09", 12 },
    [EVERY_QUARTER] = { "Q", "2025-Q3", 4 },
    [EVERY_HALF] = { "H", "2025-H1", 2 },
    [EVERY_YEAR] = { NULL, "2025", 1 },
};

static enum rc not_a_period(struct recur r, struct text t, struct err *err)
{
    const char *example = NAMING[r.every].example;
    if (example)
        return err_set(err, PB_WRONG_VALUE, _("\"%.*s\" is no period of a duty due every %s; write for example \"%s\""),
                       TEXT_FMT(t), EVERY_WORDS[r.every], example);
    return err_set(err, PB_WRONG_VALUE, _("\"%.*s\" is no period of a duty due every %s; write the day of the cut-off"),
                   TEXT_FMT(t), EVERY_WORDS[r.every]);
}

static enum rc not_a_cutoff(struct recur r, struct day d, struct err *err)
{
    char day[INSTANT_CHARS], next[INSTANT_CHARS];
    return err_set(err, PB_WRONG_VALUE, _("\"%s\" is no cut-off day of this duty; the next after it is \"%s\""),
                   day_iso(d, day), day_iso(recur_next(r, d), next));
}

/* "2025" and, after a dash, "Q3": the number of the period within the year, from 1. */
static bool period_name_parse(const struct naming *naming, struct text t, int *year, int *number)
{
    struct text year_part;
    *number = 1;
    if (!text_split(&t, '-', &year_part) || year_part.n != 4 || !number_in(year_part, 9999, year))
        return false;
    if (naming->letter == NULL || t.p == NULL)
        return naming->letter == NULL && t.p == NULL;
    struct text letter = text_of(naming->letter);
    return text_starts(t, letter) && number_in(text_sub(t, letter.n, t.n), naming->periods, number);
}

enum rc recur_period_parse(struct recur r, struct text t, struct day *cutoff, struct err *err)
{
    assert(recur_valid(r) && r.every != EVERY_NONE);
    struct text name = text_trim(t);
    struct day d;
    if (day_parse(name, &d)) {
        if (recur_next(r, (struct day){ d.n - 1 }).n != d.n)
            return not_a_cutoff(r, d, err);
        *cutoff = d;
        return RC_OK;
    }
    const struct naming *naming = &NAMING[r.every];
    int year, number;
    if (naming->periods == 0 || !period_name_parse(naming, name, &year, &number))
        return not_a_period(r, t, err);
    int month = (number - 1) * (12 / naming->periods) + 1;
    *cutoff = recur_next(r, (struct day){ day_of(year, month, 1).n - 1 });
    return RC_OK;
}
