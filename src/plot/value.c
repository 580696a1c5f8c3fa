#include "plot/value.h"

#include <math.h>

bool is_number(double v) { return isfinite(v) && fabs(v) < 1e12; }

/* By whole numbers, so that no locale has a say. */
struct text figure_real(struct arena *a, const struct plot_style *style, double v, int decimals, bool percent)
{
    static const int64_t TENS[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
    if (!(fabs(v) < 1e14)) /* a tick may lie above the greatest number */
        return TEXT("–");
    decimals = decimals < 0 ? 0 : decimals >= (int)LEN(TENS) ? (int)LEN(TENS) - 1 : decimals;
    v = percent ? v * 100 : v;
    decimals = fabs(v) > 1e9 ? 0 : decimals;
    int64_t all = llround(fabs(v) * (double)TENS[decimals]), whole = all / TENS[decimals], rest = all % TENS[decimals];
    struct text t = figure_count(a, style, whole);
    t = text_printf(a, "%s%.*s", v < 0 && all > 0 ? "−" : "", TEXT_FMT(t));
    if (decimals > 0)
        t = text_printf(a, "%.*s%c%0*lld", TEXT_FMT(t), in_vietnamese(style) ? ',' : '.', decimals, (long long)rest);
    return percent ? text_printf(a, "%.*s%%", TEXT_FMT(t)) : t;
}

struct text figure_short(struct arena *a, const struct plot_style *style, double v, bool percent)
{
    double size = fabs(percent ? v * 100 : v);
    return figure_real(a, style, v,
                       size >= 100 || size == 0 || (size < 100 && floor(size) == size) ? 0
                       : size >= 10                                                    ? 1
                                                                                       : 2,
                       percent);
}

/* 1, 2 or 5 times a power of ten. */
static double nice_step(double about)
{
    double ten = pow(10, floor(log10(about))), of = about / ten;
    return ten * (of <= 1.0001 ? 1 : of <= 2.0001 ? 2 : of <= 5.0001 ? 5 : 10);
}

static void add_log_ticks(struct value_axis *axis, int most)
{
    double least = floor(log10(axis->lo)), last = ceil(log10(axis->hi) - 1e-9);
    int tens = (int)(last - least) < 1 ? 1 : (int)(last - least), stride = (tens + most - 1) / most;
    axis->lo = pow(10, least);
    axis->hi = pow(10, least + tens);
    for (int i = 0; i <= tens && axis->nticks < VALUE_TICKS_MAX; i += stride)
        axis->ticks[axis->nticks++] = pow(10, least + i);
    axis->decimals = least < 0 ? (int)-least : 0;
}

struct value_axis value_axis_new(double lo, double hi, int most, bool log)
{
    struct value_axis axis = { .log = log };
    assert(most >= 2 && most < VALUE_TICKS_MAX);
    hi = is_number(hi) ? hi : 1;
    lo = is_number(lo) && lo < hi ? lo : 0;
    if (log) {
        axis.hi = hi > 1e-6 ? hi : 1;
        axis.lo = lo > 1e-6 && lo <= axis.hi ? lo : axis.hi / 10;
        add_log_ticks(&axis, most);
        return axis;
    }
    lo = lo > 0 ? 0 : lo;
    hi = hi > lo ? hi : lo + 1;
    double step = nice_step((hi - lo) / (most - 1));
    axis.lo = floor(lo / step + 1e-9) * step;
    do {
        axis.hi = axis.lo + axis.nticks * step;
        axis.ticks[axis.nticks++] = axis.hi;
    } while (axis.nticks < VALUE_TICKS_MAX && (axis.hi < hi - step * 1e-9 || axis.nticks < 2));
    axis.decimals = step < 1 ? (int)ceil(-log10(step) - 1e-9) : 0;
    return axis;
}

int value_at(const struct value_axis *axis, double v)
{
    double lo = axis->lo, hi = axis->hi;
    assert(isfinite(v));
    v = v < lo ? lo : v > hi ? hi : v;
    double share = axis->log ? (log10(v) - log10(lo)) / (log10(hi) - log10(lo)) : (v - lo) / (hi - lo);
    return axis->at_lo + (int)lround(share * (axis->at_hi - axis->at_lo));
}

struct text value_label(struct arena *a, const struct plot_style *style, const struct value_axis *axis, int tick,
                        bool percent)
{
    double v = axis->ticks[tick];
    int decimals = axis->log ? (v < 1 ? (int)ceil(-log10(v) - 1e-9) : 0) : axis->decimals;
    return figure_real(a, style, v, decimals - (percent ? 2 : 0), percent);
}
