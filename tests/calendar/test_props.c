/* What must hold for every calendar, on random ones: several windows a day, swaps, days off, hours that change, years
 * announced or not, and announcements in between. The seed is fixed, so a failure comes again. */
#include "../rounds.h"
#include "fixture.h"
#include "reference.h"

enum { CALENDARS = 40, QUERIES = 60, ROWS_MAX = 80, ANNOUNCEMENTS = 4 };

static uint64_t seed;

/* xorshift64* */
static uint64_t random64(void)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return seed * UINT64_C(2685821657736338717);
}

static int upto(int n) { return (int)(random64() % (uint64_t)n); } /* 0 .. n - 1 */

struct world {
    struct arena *a;
    struct cal_row rows[ROWS_MAX];
    size_t n;
    struct instant announced[ANNOUNCEMENTS]; /* ascending */
    const struct calbook *book;
};

/* The tests look at 2024 and 2025. */
static struct day random_day(void) { return (struct day){ day_of(2024, 1, 1).n + upto(700) }; }

static struct instant random_instant(void)
{
    struct instant t = day_at(random_day(), upto(1440));
    if (upto(3) == 0)
        t.us += upto((int)US_MINUTE);
    return t;
}

static int random_windows(struct cal_window *w)
{
    int n = upto(5), minute = 0;
    for (int i = 0; i < n; i++) {
        w[i].from = minute + upto(300);
        w[i].to = w[i].from + 1 + (upto(4) ? upto(200) : 0);
        minute = w[i].to;
    }
    while (n > 0 && w[n - 1].to > 1440)
        n--;
    return n;
}

static struct cal_row random_hours(struct instant announced)
{
    struct cal_row row = office_hours();
    row.announced = announced;
    for (int weekday = 0; weekday < 7; weekday++)
        row.windows[weekday] = random_windows(row.window[weekday]);
    if (row.windows[2] == 0) {
        row.windows[2] = 1;
        row.window[2][0] = (struct cal_window){ 480, 481 + upto(500) };
    }
    return row;
}

static struct instant random_announcement(const struct world *w)
{
    int i = upto(ANNOUNCEMENTS + 1);
    return i == ANNOUNCEMENTS ? INSTANT_MIN : w->announced[i];
}

static bool clashes(const struct world *w, const struct cal_row *row)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->rows[i].day.n == row->day.n && instant_eq(w->rows[i].announced, row->announced))
            return true;
    return false;
}

static void add_single(struct world *w)
{
    char buf[INSTANT_CHARS], like[INSTANT_CHARS];
    const char *day = day_iso(random_day(), buf);
    struct instant announced = random_announcement(w);
    struct cal_row row =
        upto(2) ? off_row(day, announced) : work_row(day, upto(2) ? day_iso(random_day(), like) : NULL, announced);
    if (!clashes(w, &row))
        w->rows[w->n++] = row;
}

static void world_make(struct world *w, struct arena *a)
{
    *w = (struct world){ .a = a };
    for (int i = 0; i < ANNOUNCEMENTS; i++) {
        w->announced[i] = random_instant();
        for (int k = i; k > 0 && w->announced[k].us < w->announced[k - 1].us; k--) {
            struct instant t = w->announced[k];
            w->announced[k] = w->announced[k - 1];
            w->announced[k - 1] = t;
        }
    }
    w->rows[w->n++] = random_hours(INSTANT_MIN);
    for (int i = 0; i < 2; i++) {
        struct cal_row hours = random_hours(w->announced[i * 2]);
        hours.day = random_day();
        hours.to = (struct day){ hours.day.n + 1 + upto(200) };
        w->rows[w->n++] = hours;
    }
    w->rows[w->n++] = fixed_row("2000-05-01");
    w->rows[w->n++] = fixed_row("2020-02-29");
    w->rows[w->n++] = year_row(2024, random_announcement(w));
    w->rows[w->n++] = year_row(2025, random_announcement(w));
    for (int i = 0; i < 60; i++)
        add_single(w);
    w->book = book_of(a, w->rows, w->n);
}

static void each_world(void (*check)(struct world *w))
{
    seed = UINT64_C(20250426);
    for (int i = 0; i < rounds(CALENDARS); i++) {
        struct world w;
        struct arena *a = arena_new();
        world_make(&w, a);
        check(&w);
        arena_free(a);
    }
}

static struct ref ref_of(const struct world *w, size_t version)
{
    return (struct ref){ w->rows, w->n, calbook_announced(w->book, version) };
}

static size_t random_version(const struct world *w) { return (size_t)upto((int)calbook_versions(w->book)); }

/* --- the table ----------------------------------------------------------------------------------------- */

static void check_windows(struct world *w)
{
    for (size_t v = 0; v < calbook_versions(w->book); v++) {
        struct ref ref = ref_of(w, v);
        const struct calendar *cal = calbook_version(w->book, v);
        for (struct day d = day_of(2023, 12, 1); d.n <= day_of(2026, 1, 31).n; d.n += 1 + upto(3)) {
            struct cal_window want[CAL_WINDOWS_MAX], got[CAL_WINDOWS_MAX];
            int n = ref_windows(&ref, d, want);
            assert_int_equal(calendar_windows(cal, d, got), n);
            for (int i = 0; i < n; i++)
                assert_true(want[i].from == got[i].from && want[i].to == got[i].to);
            assert_int_equal(calendar_is_workday(cal, d), n > 0);
            assert_int_equal(calendar_is_provisional(cal, d), ref_provisional(&ref, d));
        }
    }
}

static void check_elapsed(struct world *w)
{
    for (int i = 0; i < QUERIES; i++) {
        size_t v = random_version(w);
        struct ref ref = ref_of(w, v);
        struct instant from = random_instant();
        struct instant to = { from.us + (int64_t)(random64() % (uint64_t)(7 * US_DAY)) - US_DAY };
        assert_int_equal(calendar_elapsed(calbook_version(w->book, v), from, to).us, ref_elapsed(&ref, from, to));
    }
}

static void check_add(struct world *w)
{
    for (int i = 0; i < QUERIES; i++) {
        size_t v = random_version(w);
        struct ref ref = ref_of(w, v);
        struct instant from = random_instant(), want, got;
        int64_t x = upto(4) ? upto(2000) * US_MINUTE : (int64_t)(random64() % (uint64_t)(20 * US_HOUR));
        assert_true(ref_add(&ref, from, x, &want));
        assert_true(calendar_add(calbook_version(w->book, v), from, (struct workspan){ x }, &got));
        assert_int_equal(got.us, want.us);
    }
}

/* elapsed(a, b) + elapsed(b, c) == elapsed(a, c); elapsed(a, add(a, x)) == x, and not a microsecond earlier */
static void check_identities(struct world *w)
{
    for (int i = 0; i < 50 * QUERIES; i++) {
        const struct calendar *cal = calbook_version(w->book, random_version(w));
        struct instant a = random_instant(), b = random_instant(), c = random_instant(), out;
        struct instant low = instant_min(a, instant_min(b, c)), high = instant_max(a, instant_max(b, c));
        struct instant middle = { a.us + b.us + c.us - low.us - high.us };
        assert_int_equal(calendar_elapsed(cal, low, middle).us + calendar_elapsed(cal, middle, high).us,
                         calendar_elapsed(cal, low, high).us);
        int64_t x = 1 + (int64_t)(random64() % (uint64_t)(3000 * US_HOUR));
        assert_true(calendar_add(cal, a, (struct workspan){ x }, &out));
        assert_int_equal(calendar_elapsed(cal, a, out).us, x);
        assert_int_equal(calendar_elapsed(cal, a, (struct instant){ out.us - 1 }).us, x - 1);
        assert_true(calendar_opens(cal, a, &out));
        assert_true(calendar_is_open(cal, out) && calendar_elapsed(cal, a, out).us == 0);
    }
}

static void check_workdays(struct world *w)
{
    for (int i = 0; i < 10 * QUERIES; i++) {
        const struct calendar *cal = calbook_version(w->book, random_version(w));
        struct day from = random_day(), got;
        int n = upto(30), seen = 0;
        struct day d = from;
        if (n == 0)
            while (!calendar_is_workday(cal, d))
                d.n++;
        while (seen < n)
            seen += calendar_is_workday(cal, (struct day){ ++d.n });
        assert_true(calendar_workday_after(cal, from, n, &got));
        assert_int_equal(got.n, d.n);
        assert_int_equal(calendar_workdays(cal, from, got), n == 0 ? got.n > from.n : n);
    }
}

/* --- limits -------------------------------------------------------------------------------------------- */

struct asked {
    struct limit limit;
    struct instant start;
    struct stop stops[3];
    size_t nstops;
};

static struct asked random_limit(void)
{
    struct asked q = { .limit = { (enum limit_unit)(1 + upto(LIMIT_UNIT_COUNT - 1)), 1 + upto(12) },
                       .start = random_instant() };
    int64_t t = q.start.us;
    if (q.limit.unit == LIMIT_HOURS)
        q.limit.n = 1 + upto(4000);
    if (q.limit.unit == LIMIT_MONTHS)
        q.limit.n = 1 + upto(3);
    if (q.limit.unit == LIMIT_DATE)
        q.limit.n = instant_day(q.start).n + upto(40);
    if (q.limit.unit == LIMIT_INSTANT)
        q.limit.n = q.start.us + upto(40 * 1440) * US_MINUTE;
    q.nstops = (size_t)upto(4);
    for (size_t i = 0; i < q.nstops; i++) {
        t += upto(6 * 1440) * US_MINUTE;
        q.stops[i].from.us = t;
        t += upto(6 * 1440) * US_MINUTE;
        q.stops[i].to.us = t;
    }
    return q;
}

static struct due due_of(const struct calbook *book, const struct asked *q)
{
    struct due due;
    struct err err;
    if (limit_due(book, q->limit, q->start, q->stops, q->nstops, &due, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return due;
}

static void check_due(struct world *w)
{
    struct ref ref = { w->rows, w->n, INSTANT_MIN };
    for (int i = 0; i < QUERIES / 2; i++) {
        struct asked q = random_limit();
        struct due due = due_of(w->book, &q);
        assert_int_equal(due.at.us, ref_due(ref, w->announced, ANNOUNCEMENTS, q.limit, q.start, q.stops, q.nstops).us);
        ref.known = calbook_announced(w->book, (size_t)due.version);
        bool provisional = false;
        for (struct day d = instant_day(q.start); day_end(d).us < due.at.us + US_DAY; d.n++)
            provisional |= ref_provisional(&ref, d);
        assert_int_equal(due.provisional, provisional);
    }
}

/* What is announced at or after the end changes nothing about it. */
static void check_past(struct world *w)
{
    for (int i = 0; i < 4; i++) {
        struct asked q = random_limit();
        struct due due = due_of(w->book, &q);
        size_t n = w->n;
        struct instant later = { max64(due.at.us, w->announced[ANNOUNCEMENTS - 1].us + 1) };
        for (int k = 0; k < 10; k++) {
            char buf[INSTANT_CHARS];
            const char *day = day_iso((struct day){ instant_day(due.at).n - 5 + k }, buf);
            w->rows[w->n++] = upto(2) ? off_row(day, later) : work_row(day, NULL, later);
        }
        struct due again = due_of(book_of(w->a, w->rows, w->n), &q);
        assert_true(instant_eq(due.at, again.at) && due.version == again.version);
        w->n = n;
    }
}

static void check_why(struct world *w)
{
    for (int i = 0; i < QUERIES; i++) {
        struct asked q = random_limit();
        struct due due = due_of(w->book, &q);
        struct why why;
        struct err err;
        assert_int_equal(limit_why(w->a, w->book, q.limit, q.start, q.stops, q.nstops, &why, &err), RC_OK);
        assert_true(instant_eq(why.due.at, due.at) && why.due.version == due.version &&
                    why.due.provisional == due.provisional);
        assert_int_equal(why.moved, !instant_eq(why.before.at, due.at));
        assert_int_equal(why.days[0].day.n, instant_day(q.start).n);
        if (due.at.us <= q.start.us)
            continue;
        const struct why_day *last = &why.days[why.n - 1];
        assert_true(due.at.us > day_start(last->day).us && due.at.us <= day_end(last->day).us);
        for (size_t k = 1; k < why.n; k++)
            assert_int_equal(why.days[k].day.n, why.days[k - 1].day.n + 1);
        if (why.moved) /* the end may be the announcement's own instant, at which nothing need be full */
            continue;
        if (q.limit.unit == LIMIT_WORKDAYS || q.limit.unit == LIMIT_DAYS)
            assert_int_equal(last->n, q.limit.n);
        if (q.limit.unit == LIMIT_HOURS)
            assert_int_equal(last->span.us, q.limit.n * US_MINUTE);
    }
}

#define PROPERTY(check)                                                                                                \
    static void each_##check(void **state)                                                                             \
    {                                                                                                                  \
        (void)state;                                                                                                   \
        each_world(check);                                                                                             \
    }
PROPERTY(check_windows)
PROPERTY(check_elapsed)
PROPERTY(check_add)
PROPERTY(check_identities)
PROPERTY(check_workdays)
PROPERTY(check_due)
PROPERTY(check_past)
PROPERTY(check_why)

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "every day has the windows that its rows say", each_check_windows, NULL, NULL, NULL },
        { "working time between two instants is what counting minutes gives", each_check_elapsed, NULL, NULL, NULL },
        { "the instant after working time is what counting minutes gives", each_check_add, NULL, NULL, NULL },
        { "working time adds up, and add is its earliest inverse", each_check_identities, NULL, NULL, NULL },
        { "the n-th working day is what counting days gives", each_check_workdays, NULL, NULL, NULL },
        { "a limit ends where counting day by day through all announcements ends", each_check_due, NULL, NULL, NULL },
        { "what is announced after an end does not move it", each_check_past, NULL, NULL, NULL },
        { "the explanation ends on the day of the end and has counted all", each_check_why, NULL, NULL, NULL },
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
