/* cal_build.c -- one calendar from the rows known to it: paint the days, then sum them up.
 *
 * Rows come sorted by announcement, so that what was announced later paints over what was announced before. The
 * order of the coats is: weekly hours, fixed holidays of unannounced years, single days. */
#include "calendar/cal_table.h"

struct paint {
    uint16_t hours[CAL_DAYS];  /* 1 + the CAL_HOURS row in force, or 0          */
    uint16_t single[CAL_DAYS]; /* 1 + the row that says something else, or 0    */
};

static int clip(int64_t n) { return (int)min64(max64(n - CAL_DAY_FIRST, 0), CAL_DAYS); }

static void paint_hours(struct paint *paint, const struct cal_row *row, uint16_t number)
{
    int end = clip((int64_t)row->to.n + 1);
    for (int d = clip(row->day.n); d < end; d++)
        paint->hours[d] = number;
}

static void paint_fixed(struct paint *paint, const struct cal_row *row, uint16_t number, const bool *announced)
{
    struct civil c = day_civil(row->day);
    for (int year = CAL_YEAR_FIRST; year <= CAL_YEAR_LAST; year++) {
        if (announced[year - CAL_YEAR_FIRST] || !day_valid(year, c.month, c.day))
            continue;
        int32_t n = day_of(year, c.month, c.day).n;
        if (n >= row->day.n && n <= row->to.n)
            paint->single[n - CAL_DAY_FIRST] = number;
    }
}

static void paint_rows(struct paint *paint, const struct cal_facts *facts, bool *announced)
{
    for (size_t i = 0; i < facts->n; i++)
        if (facts->rows[i].kind == CAL_YEAR)
            announced[day_civil(facts->rows[i].day).year - CAL_YEAR_FIRST] = true;
    for (size_t i = 0; i < facts->n; i++) {
        if (facts->rows[i].kind == CAL_HOURS)
            paint_hours(paint, &facts->rows[i], (uint16_t)(i + 1));
        if (facts->rows[i].kind == CAL_FIXED)
            paint_fixed(paint, &facts->rows[i], (uint16_t)(i + 1), announced);
    }
    for (size_t i = 0; i < facts->n; i++)
        if (facts->rows[i].kind == CAL_OFF || facts->rows[i].kind == CAL_WORK)
            paint->single[facts->rows[i].day.n - CAL_DAY_FIRST] = (uint16_t)(i + 1);
}

/* A worked day has the hours, of those in force, of the weekday it replaces; where the row names none (or one
 * without hours), its own weekday's, else the nearest before it that has any. */
static uint16_t worked_pattern(const struct cal_row *row, const uint16_t week[7])
{
    if (row->like.n != DAY_MIN.n && week[day_weekday(row->like)] != 0)
        return week[day_weekday(row->like)];
    int weekday = day_weekday(row->day);
    for (int back = 0; back < 7; back++)
        if (week[(weekday + 7 - back) % 7] != 0)
            return week[(weekday + 7 - back) % 7];
    return 0;
}

/* What day number d is: its pattern, and in *decided the row that made it so. */
static uint16_t day_pattern(const struct cal_facts *facts, const struct paint *paint, int d, uint16_t *decided)
{
    static const uint16_t closed[7];
    const uint16_t *week = paint->hours[d] ? facts->week[paint->hours[d] - 1] : closed;
    *decided = paint->single[d];
    if (*decided) {
        const struct cal_row *row = &facts->rows[*decided - 1];
        return row->kind == CAL_WORK ? worked_pattern(row, week) : 0;
    }
    uint16_t pattern = week[day_weekday((struct day){ CAL_DAY_FIRST + d })];
    *decided = pattern ? paint->hours[d] : 0;
    return pattern;
}

static void sum_days(struct arena *a, struct calendar *cal, const struct cal_facts *facts, const struct paint *paint)
{
    struct day_row *day = ARENA_ARRAY(a, struct day_row, CAL_DAYS + 1);
    uint16_t *decided = ARENA_ARRAY(a, uint16_t, CAL_DAYS);
    uint32_t cum = 0;
    uint16_t works = 0;
    for (int d = 0; d < CAL_DAYS; d++) {
        uint16_t pattern = day_pattern(facts, paint, d, &decided[d]);
        day[d] = (struct day_row){ cum, works, pattern };
        cum += (uint32_t)facts->pattern[pattern].minutes;
        works += facts->pattern[pattern].minutes > 0;
    }
    day[CAL_DAYS] = (struct day_row){ cum, works, 0 };
    cal->day = day;
    cal->decided = decided;
    cal->total = cum;
    cal->works = works;
}

/* The working days alone; *shortest gets the least minutes one has. */
static void sum_works(struct arena *a, struct calendar *cal, uint32_t *shortest)
{
    struct work_row *work = ARENA_ARRAY(a, struct work_row, cal->works + 1);
    *shortest = MINUTES_A_DAY;
    int n = 0;
    for (int d = 0; d < CAL_DAYS; d++) {
        uint32_t minutes = cal->day[d + 1].cum - cal->day[d].cum;
        if (minutes == 0)
            continue;
        work[n++] = (struct work_row){ cal->day[d].cum, (uint16_t)d, cal->day[d].pattern };
        if (minutes < *shortest)
            *shortest = minutes;
    }
    assert(n == cal->works);
    work[n] = (struct work_row){ cal->total, CAL_DAYS, 0 };
    cal->work = work;
}

static void fill_buckets(struct arena *a, struct calendar *cal, uint32_t shortest)
{
    cal->shift = CAL_SHIFT_MIN;
    while ((UINT32_C(2) << cal->shift) <= shortest)
        cal->shift++;
    uint32_t n = (cal->total >> cal->shift) + 1;
    uint16_t *bucket = ARENA_ARRAY(a, uint16_t, n);
    int i = 0;
    for (uint32_t b = 0; b < n; b++) {
        while (i + 1 < cal->works && cal->work[i + 1].cum <= b << cal->shift)
            i++;
        bucket[b] = (uint16_t)i;
    }
    cal->bucket = bucket;
}

const struct calendar *cal_build(struct arena *a, const struct cal_facts *facts)
{
    assert(day_of(CAL_YEAR_FIRST, 1, 1).n == CAL_DAY_FIRST);
    assert(day_of(CAL_YEAR_LAST, 12, 31).n == CAL_DAY_FIRST + CAL_DAYS - 1);
    static_assert(CAL_DAYS <= UINT16_MAX, "a day's number fits its row");
    struct calendar *cal = ARENA_NEW(a, struct calendar);
    struct arena *scratch = arena_new();
    struct paint *paint = ARENA_NEW(scratch, struct paint);
    cal->pattern = facts->pattern;
    cal->rows = facts->rows;
    paint_rows(paint, facts, cal->announced);
    sum_days(a, cal, facts, paint);
    arena_free(scratch);
    uint32_t shortest;
    sum_works(a, cal, &shortest);
    fill_buckets(a, cal, shortest);
    return cal;
}
