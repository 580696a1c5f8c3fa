/* cal_pattern.c -- the hours of one kind of day, turned into two tables by the minute. */
#include "calendar/cal_table.h"

static bool same_windows(const struct cal_pattern *p, const struct cal_window *windows, int n)
{
    if (p->windows != n)
        return false;
    for (int i = 0; i < n; i++)
        if (p->window[i].from != windows[i].from || p->window[i].to != windows[i].to)
            return false;
    return true;
}

static void pattern_fill(struct cal_pattern *p, const struct cal_window *windows, int n)
{
    *p = (struct cal_pattern){ .windows = n };
    int w = 0;
    for (int i = 0; i < n; i++)
        p->window[i] = windows[i];
    for (int minute = 0; minute <= MINUTES_A_DAY; minute++) {
        while (w < n && windows[w].to <= minute)
            w++;
        bool open = w < n && windows[w].from <= minute;
        p->before[minute] = (uint16_t)(2 * p->minutes + open);
        if (open)
            p->clock[p->minutes++] = (uint16_t)minute;
    }
    assert(p->minutes <= MINUTES_A_DAY);
}

bool cal_pattern_intern(struct arena *a, struct cal_patterns *set, const struct cal_window *windows, int n, int *index)
{
    assert(n >= 0 && n <= CAL_WINDOWS_MAX);
    for (size_t i = 0; i < set->n; i++)
        if (same_windows(&set->items[i], windows, n)) {
            *index = (int)i;
            return true;
        }
    if (set->n == CAL_PATTERNS_MAX)
        return false;
    *index = (int)set->n;
    ARENA_PUSH(a, set->items, set->n, (struct cal_pattern){ .windows = 0 });
    pattern_fill(&set->items[*index], windows, n);
    return true;
}
