/* axis.c -- figures and dates for readers of Vietnamese and of English, and a calendar's ticks. */
#include "plot/axis.h"

#include "plot/lettering.h"

#include <string.h>

/* --- words and figures ------------------------------------------------------------------------------------------ */

bool in_vietnamese(const struct plot_style *style) { return strcmp(style->lang, "vi") == 0; }

struct text plot_word(const struct plot_style *style, enum plot_word w)
{
    return text_of((style->words ? style->words : PLOT_WORDS)[w]);
}

static struct text replace(struct arena *a, struct text t, struct text what, struct text with)
{
    size_t at = text_find(t, what, 0);
    if (at == SIZE_MAX)
        return t;
    struct text before = text_sub(t, 0, at), after = text_sub(t, at + what.n, t.n);
    return text_printf(a, "%.*s%.*s%.*s", TEXT_FMT(before), TEXT_FMT(with), TEXT_FMT(after));
}

/* {1} first: what is filled in for {0} may hold anything. */
struct text plot_say(struct arena *a, const struct plot_style *style, enum plot_word w, struct text zero,
                     struct text one)
{
    struct text t = plot_word(style, w);
    size_t at0 = text_find(t, TEXT("{0}"), 0), at1 = text_find(t, TEXT("{1}"), 0);
    if (at1 == SIZE_MAX)
        return replace(a, t, TEXT("{0}"), zero);
    if (at0 == SIZE_MAX)
        return replace(a, t, TEXT("{1}"), one);
    bool in_order = at0 < at1;
    size_t first = in_order ? at0 : at1, second = in_order ? at1 : at0;
    struct text head = text_sub(t, 0, first), middle = text_sub(t, first + 3, second),
                tail = text_sub(t, second + 3, t.n);
    return text_printf(a, "%.*s%.*s%.*s%.*s%.*s", TEXT_FMT(head), TEXT_FMT(in_order ? zero : one), TEXT_FMT(middle),
                       TEXT_FMT(in_order ? one : zero), TEXT_FMT(tail));
}

struct text figure_count(struct arena *a, const struct plot_style *style, int64_t n)
{
    struct text digits = text_printf(a, "%lld", (long long)n);
    char *p = arena_alloc(a, digits.n * 2 + 1);
    size_t used = 0;
    for (size_t i = 0; i < digits.n; i++) {
        size_t left = digits.n - i;
        if (i > 0 && left % 3 == 0 && digits.p[i - 1] != '-')
            p[used++] = in_vietnamese(style) ? '.' : ',';
        p[used++] = digits.p[i];
    }
    return (struct text){ p, used };
}

static const char *const MONTHS[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
};

static struct text say_day(struct arena *a, const struct plot_style *style, struct day d)
{
    struct civil c = day_civil(d);
    return in_vietnamese(style) ? text_printf(a, "%d/%d/%d", c.day, c.month, c.year)
                                : text_printf(a, "%d %s %d", c.day, MONTHS[c.month - 1], c.year);
}

/* The day an instant is told with: at 24:00 the one that ends. */
static struct day told_day(struct instant t, bool as_end)
{
    struct day before = instant_day((struct instant){ t.us - 1 });
    return as_end && instant_eq(day_end(before), t) ? before : instant_day(t);
}

static bool is_told(struct instant t)
{
    return t.us > day_start(day_of(1, 1, 2)).us && t.us < day_start(day_of(9999, 12, 30)).us;
}

struct text figure_date(struct arena *a, const struct plot_style *style, struct instant t, bool as_end)
{
    return is_told(t) ? say_day(a, style, told_day(t, as_end)) : TEXT("–");
}

struct text figure_moment(struct arena *a, const struct plot_style *style, struct instant t, bool as_end)
{
    if (!is_told(t))
        return TEXT("–");
    struct day d = told_day(t, as_end);
    int minute = (int)((t.us - day_start(d).us) / US_MINUTE);
    struct text day = say_day(a, style, d);
    return text_printf(a, "%02d:%02d\u00A0%.*s", minute / 60, minute % 60, TEXT_FMT(day));
}

/* --- the axis of time ------------------------------------------------------------------------------------------- */

struct time_axis time_axis_new(struct instant lo, struct instant hi, int x0, int x1)
{
    assert(instant_before(lo, hi) && x0 < x1);
    return (struct time_axis){ lo, hi, x0, x1 };
}

bool time_inside(const struct time_axis *axis, struct instant t)
{
    return !instant_before(t, axis->lo) && !instant_before(axis->hi, t);
}

/* In milliseconds, so that two hundred years times twenty thousand tenths stay within 64 bits. */
int time_x(const struct time_axis *axis, struct instant t)
{
    t = instant_max(axis->lo, instant_min(axis->hi, t));
    int64_t at = (t.us - axis->lo.us) / 1000, all = max64((axis->hi.us - axis->lo.us) / 1000, 1);
    return axis->x0 + (int)(at * (axis->x1 - axis->x0) / all);
}

enum step_kind { STEP_HOUR, STEP_DAY, STEP_WEEK, STEP_MONTH, STEP_YEAR };

static const struct step {
    enum step_kind kind;
    int n;
    int64_t us; /* about */
} STEPS[] = {
    { STEP_HOUR, 1, US_HOUR },          { STEP_HOUR, 2, 2 * US_HOUR },    { STEP_HOUR, 3, 3 * US_HOUR },
    { STEP_HOUR, 6, 6 * US_HOUR },      { STEP_HOUR, 12, 12 * US_HOUR },  { STEP_DAY, 1, US_DAY },
    { STEP_DAY, 2, 2 * US_DAY },        { STEP_WEEK, 1, 7 * US_DAY },     { STEP_WEEK, 2, 14 * US_DAY },
    { STEP_MONTH, 1, 30 * US_DAY },     { STEP_MONTH, 2, 60 * US_DAY },   { STEP_MONTH, 3, 91 * US_DAY },
    { STEP_MONTH, 6, 182 * US_DAY },    { STEP_YEAR, 1, 365 * US_DAY },   { STEP_YEAR, 2, 730 * US_DAY },
    { STEP_YEAR, 5, 1826 * US_DAY },    { STEP_YEAR, 10, 3652 * US_DAY }, { STEP_YEAR, 25, 9131 * US_DAY },
    { STEP_YEAR, 100, 36524 * US_DAY },
};
enum { TICK_WIDTH_MIN = 62 * PX };

/* The first tick at or before t. */
static struct instant step_floor(const struct step *step, struct instant t)
{
    struct day d = instant_day(t);
    struct civil c = day_civil(d);
    switch (step->kind) {
    case STEP_HOUR: {
        int64_t us = step->n * US_HOUR, start = day_start(d).us;
        return (struct instant){ start + (t.us - start) / us * us };
    }
    case STEP_DAY: return day_start((struct day){ d.n - d.n % step->n });
    case STEP_WEEK: {
        int monday = d.n - day_weekday(d), week = (monday + 3) / 7; /* 1969-12-29 was a Monday */
        return day_start((struct day){ monday - week % step->n * 7 });
    }
    case STEP_MONTH: return day_start(day_of(c.year, c.month - (c.month - 1) % step->n, 1));
    case STEP_YEAR: return day_start(day_of(c.year - c.year % step->n, 1, 1));
    }
    return t;
}

static struct instant step_next(const struct step *step, struct instant t)
{
    struct day d = instant_day(t);
    switch (step->kind) {
    case STEP_HOUR: return (struct instant){ t.us + step->n * US_HOUR };
    case STEP_DAY: return day_start((struct day){ d.n + step->n });
    case STEP_WEEK: return day_start((struct day){ d.n + step->n * 7 });
    case STEP_MONTH: return day_start(day_add_months(d, step->n));
    case STEP_YEAR: return day_start(day_add_months(d, step->n * 12));
    }
    return t;
}

static struct text step_label(struct arena *a, const struct plot_style *style, const struct step *step,
                              struct instant t)
{
    struct civil c = day_civil(instant_day(t));
    int minute = (int)((t.us - day_start(instant_day(t)).us) / US_MINUTE);
    bool vi = in_vietnamese(style);
    switch (step->kind) {
    case STEP_HOUR: return text_printf(a, "%02d:%02d", minute / 60, minute % 60);
    case STEP_DAY:
    case STEP_WEEK:
        return vi ? text_printf(a, "%d/%d", c.day, c.month) : text_printf(a, "%d %s", c.day, MONTHS[c.month - 1]);
    case STEP_MONTH:
        return vi ? text_printf(a, "%d/%d", c.month, c.year) : text_printf(a, "%s %d", MONTHS[c.month - 1], c.year);
    case STEP_YEAR: return text_printf(a, "%d", c.year);
    }
    return TEXT_NONE;
}

/* Below hours the day, below days the year. */
static struct text step_under(struct arena *a, const struct plot_style *style, const struct step *step,
                              struct instant t)
{
    if (step->kind == STEP_HOUR)
        return figure_date(a, style, t, false);
    if (step->kind == STEP_DAY || step->kind == STEP_WEEK)
        return text_printf(a, "%d", day_civil(instant_day(t)).year);
    return TEXT_NONE;
}

/* An under label stands where it changes; the first makes room for the second. */
static void settle_unders(struct time_tick *ticks, size_t n)
{
    struct text last = TEXT_NONE;
    size_t kept = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        struct text under = ticks[i].under;
        if (text_eq(under, last))
            ticks[i].under = TEXT_NONE;
        else {
            if (kept != SIZE_MAX && ticks[i].x - ticks[kept].x < letters_width(under, INK_SMALL) + 8 * PX)
                ticks[kept].under = TEXT_NONE;
            kept = i;
        }
        last = under;
    }
}

const struct time_tick *time_ticks(struct arena *a, const struct plot_style *style, const struct time_axis *axis,
                                   size_t *n)
{
    int64_t all = axis->hi.us - axis->lo.us;
    const struct step *step = STEPS;
    struct time_tick *ticks = NULL;
    while (step < &STEPS[LEN(STEPS) - 1] && step->us / 1000 * (axis->x1 - axis->x0) / (all / 1000 + 1) < TICK_WIDTH_MIN)
        step++;
    *n = 0;
    for (struct instant t = step_floor(step, axis->lo); !instant_before(axis->hi, t); t = step_next(step, t)) {
        struct time_tick tick = { time_x(axis, t), step_label(a, style, step, t), step_under(a, style, step, t) };
        if (!instant_before(t, axis->lo))
            ARENA_PUSH(a, ticks, *n, tick);
    }
    settle_unders(ticks, *n);
    return ticks;
}
