/* calbook.c -- from rows to versions: sort by announcement, refuse what contradicts itself, build one calendar for
 * each announcement.
 *
 *      rows sorted by announced    | always | 1/12/2024 | 12/4/2025 |
 *      version 0 knows             |========|
 *      version 1 knows             |====================|
 *      version 2 knows             |================================|
 *
 * Before anybody announced hours nothing could be counted, so the first version reaches to the first hours. */
#include "calendar/cal_table.h"

#include "base/i18n.h"
#include <stdlib.h>

enum { CALBOOK_ROWS_MAX = 60000, CALBOOK_HOURS_MAX = 512, CALBOOK_VERSIONS_MAX = 512 };

struct version {
    struct instant announced;
    const struct calendar *cal;
};

struct calbook {
    struct cal_row *rows;
    size_t n;
    uint16_t (*week)[7]; /* for each CAL_HOURS row the patterns of its weekdays */
    struct cal_patterns patterns;
    struct version *version;
    size_t versions;
};

/* --- one row ------------------------------------------------------------------------------------------- */

static bool in_years(struct day d) { return d.n >= CAL_DAY_FIRST && d.n < CAL_DAY_FIRST + CAL_DAYS; }

static enum rc windows_check(const struct cal_row *row, int weekday, struct err *err)
{
    char buf[INSTANT_CHARS];
    int before = 0;
    for (int i = 0; i < row->windows[weekday]; i++) {
        const struct cal_window *w = &row->window[weekday][i];
        if (w->from < 0 || w->to > MINUTES_A_DAY || w->from >= w->to)
            return err_set(err, PB_WRONG_VALUE, _("the hours from %s have a window that does not end after it begins"),
                           day_iso(row->day, buf));
        if (w->from < before)
            return err_set(err, PB_OVERLAP,
                           _("the hours from %s have windows that overlap or are out of order at %02d:%02d"),
                           day_iso(row->day, buf), w->from / 60, w->from % 60);
        before = w->to;
    }
    return RC_OK;
}

static enum rc row_check(const struct cal_row *row, struct err *err)
{
    char day[INSTANT_CHARS], to[INSTANT_CHARS];
    assert(row->kind < CAL_ROW_KIND_COUNT);
    if (row->kind == CAL_HOURS || row->kind == CAL_FIXED) {
        if (row->to.n < row->day.n)
            return err_set(err, PB_WRONG_VALUE, _("the row \"%s\" from %s ends on %s, before it begins"),
                           CAL_ROW_WORDS[row->kind], day_iso(row->day, day), day_iso(row->to, to));
    } else if (!in_years(row->day)) {
        return err_set(err, PB_WRONG_VALUE, _("the day \"%s\" is outside the years %d to %d that a calendar covers"),
                       day_iso(row->day, day), CAL_YEAR_FIRST, CAL_YEAR_LAST);
    }
    for (int weekday = 0; row->kind == CAL_HOURS && weekday < 7; weekday++) {
        assert(row->windows[weekday] >= 0 && row->windows[weekday] <= CAL_WINDOWS_MAX);
        enum rc rc = windows_check(row, weekday, err);
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

static enum rc rows_take(struct arena *a, struct calbook *book, const struct cal_row *rows, size_t n,
                         struct instant known, struct err *err)
{
    book->rows = ARENA_ARRAY(a, struct cal_row, n);
    for (size_t i = 0; i < n; i++) {
        if (instant_before(known, rows[i].recorded))
            continue;
        enum rc rc = row_check(&rows[i], err);
        if (rc != RC_OK)
            return rc;
        if (book->n == CALBOOK_ROWS_MAX)
            return err_set(err, PB_TOO_LARGE, _("the calendar has more than %d rows"), CALBOOK_ROWS_MAX);
        struct cal_row *row = &book->rows[book->n++];
        *row = rows[i];
        row->name_vi = text_dup(a, row->name_vi);
        row->name_en = text_dup(a, row->name_en);
        row->source.vi = text_dup(a, row->source.vi);
        row->source.en = text_dup(a, row->source.en);
    }
    return RC_OK;
}

/* --- order and contradictions -------------------------------------------------------------------------- */

#define COMPARE(a, b)                                                                                                  \
    if ((a) != (b))                                                                                                    \
    return (a) < (b) ? -1 : 1

static int windows_cmp(const struct cal_row *a, const struct cal_row *b)
{
    for (int weekday = 0; weekday < 7; weekday++) {
        COMPARE(a->windows[weekday], b->windows[weekday]);
        for (int i = 0; i < a->windows[weekday]; i++) {
            COMPARE(a->window[weekday][i].from, b->window[weekday][i].from);
            COMPARE(a->window[weekday][i].to, b->window[weekday][i].to);
        }
    }
    return 0;
}

/* By announcement, then kind and day; the rest only makes the order independent of the order given. */
static int row_cmp(const void *pa, const void *pb)
{
    const struct cal_row *a = pa, *b = pb;
    COMPARE(a->announced.us, b->announced.us);
    COMPARE(a->kind == CAL_WORK ? CAL_OFF : a->kind, b->kind == CAL_WORK ? CAL_OFF : b->kind);
    COMPARE(a->day.n, b->day.n);
    COMPARE(a->kind, b->kind);
    COMPARE(a->to.n, b->to.n);
    COMPARE(a->like.n, b->like.n);
    COMPARE(a->recorded.us, b->recorded.us);
    COMPARE(a->mark, b->mark);
    int c = text_cmp(a->source.vi, b->source.vi);
    c = c ? c : text_cmp(a->source.en, b->source.en);
    c = c ? c : text_cmp(a->name_vi, b->name_vi);
    c = c ? c : text_cmp(a->name_en, b->name_en);
    return c || a->kind != CAL_HOURS ? c : windows_cmp(a, b);
}

static enum rc contradiction(const struct cal_row *a, const struct cal_row *b, struct day d, struct err *err)
{
    char buf[INSTANT_CHARS];
    return err_set(
        err, PB_OVERLAP,
        _("two rows announced at once say different things of %s: \"%s\" (%.*s) and \"%s\" (%.*s); announce one "
          "later if it replaces the other"),
        day_iso(d, buf), CAL_ROW_WORDS[a->kind], TEXT_FMT(names_in(a->source, i18n_lang())), CAL_ROW_WORDS[b->kind],
        TEXT_FMT(names_in(b->source, i18n_lang())));
}

static bool is_single(const struct cal_row *row) { return row->kind == CAL_OFF || row->kind == CAL_WORK; }

/* Single days of one announcement and day lie side by side; hours do not, but there are few of them. */
static enum rc rows_agree(const struct calbook *book, struct err *err)
{
    for (size_t i = 0; i < book->n; i++) {
        const struct cal_row *a = &book->rows[i];
        for (size_t k = i + 1; k < book->n; k++) {
            const struct cal_row *b = &book->rows[k];
            if (!instant_eq(a->announced, b->announced))
                break;
            if (is_single(a)) {
                if (!is_single(b) || b->day.n != a->day.n)
                    break;
                if (a->kind != b->kind || a->like.n != b->like.n)
                    return contradiction(a, b, a->day, err);
            } else if (a->kind == CAL_HOURS) {
                if (b->kind != CAL_HOURS || b->day.n > a->to.n)
                    break;
                if (windows_cmp(a, b) != 0)
                    return contradiction(a, b, b->day, err);
            } else {
                break;
            }
        }
    }
    return RC_OK;
}

/* --- hours and versions -------------------------------------------------------------------------------- */

static enum rc hours_intern(struct arena *a, struct calbook *book, struct err *err)
{
    int index, hours = 0;
    book->week = (uint16_t(*)[7])arena_alloc(a, sizeof *book->week * book->n);
    cal_pattern_intern(a, &book->patterns, NULL, 0, &index);
    assert(index == 0);
    for (size_t i = 0; i < book->n; i++) {
        const struct cal_row *row = &book->rows[i];
        if (row->kind != CAL_HOURS)
            continue;
        if (++hours > CALBOOK_HOURS_MAX)
            return err_set(err, PB_TOO_LARGE, _("the calendar has more than %d rows of weekly hours"),
                           CALBOOK_HOURS_MAX);
        for (int weekday = 0; weekday < 7; weekday++) {
            if (!cal_pattern_intern(a, &book->patterns, row->window[weekday], row->windows[weekday], &index))
                return err_set(err, PB_TOO_LARGE, _("the calendar has more than %d different days"), CAL_PATTERNS_MAX);
            book->week[i][weekday] = (uint16_t)index;
        }
    }
    if (book->patterns.n == 1)
        return err_set(err, PB_MISSING_KEY, _("the calendar has no office hours; add a row \"hours\""));
    return RC_OK;
}

/* How many rows the first version knows: all up to the announcement of the first hours. */
static size_t first_rows(const struct calbook *book)
{
    size_t n = 0;
    while (book->rows[n].kind != CAL_HOURS)
        n++;
    struct instant announced = book->rows[n].announced;
    while (n < book->n && instant_eq(book->rows[n].announced, announced))
        n++;
    return n;
}

static enum rc versions_build(struct arena *a, struct calbook *book, struct err *err)
{
    struct instant announced = INSTANT_MIN;
    for (size_t n = first_rows(book);;) {
        if (book->versions == CALBOOK_VERSIONS_MAX)
            return err_set(err, PB_TOO_LARGE, _("the calendar was announced more than %d times"), CALBOOK_VERSIONS_MAX);
        struct cal_facts facts = { book->rows, n, (const uint16_t(*)[7])book->week, book->patterns.items };
        struct version v = { announced, cal_build(a, &facts) };
        ARENA_PUSH(a, book->version, book->versions, v);
        if (n == book->n)
            return RC_OK;
        announced = book->rows[n].announced;
        while (n < book->n && instant_eq(book->rows[n].announced, announced))
            n++;
    }
}

enum rc calbook_build(struct arena *a, const struct cal_row *rows, size_t n, struct instant known,
                      const struct calbook **out, struct err *err)
{
    struct calbook *book = ARENA_NEW(a, struct calbook);
    enum rc rc = rows_take(a, book, rows, n, known, err);
    if (rc != RC_OK)
        return rc;
    qsort(book->rows, book->n, sizeof *book->rows, row_cmp);
    rc = rows_agree(book, err);
    if (rc == RC_OK)
        rc = hours_intern(a, book, err);
    if (rc == RC_OK)
        rc = versions_build(a, book, err);
    if (rc == RC_OK)
        *out = book;
    return rc;
}

/* --- reading ------------------------------------------------------------------------------------------- */

size_t calbook_versions(const struct calbook *book) { return book->versions; }

const struct calendar *calbook_version(const struct calbook *book, size_t i)
{
    assert(i < book->versions);
    return book->version[i].cal;
}

struct instant calbook_announced(const struct calbook *book, size_t i)
{
    assert(i < book->versions);
    return book->version[i].announced;
}

const struct calendar *calbook_at(const struct calbook *book, struct instant t)
{
    size_t low = 0, high = book->versions; /* version[low] is announced by t, or the first; version[high] is not */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (instant_before(t, book->version[middle].announced))
            high = middle;
        else
            low = middle;
    }
    return book->version[low].cal;
}

const struct calendar *calbook_last(const struct calbook *book) { return book->version[book->versions - 1].cal; }
