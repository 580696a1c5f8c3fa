/* org_tsv.c -- the bytes of a TSV register to lines whose form is right: columns, ids, eras, dates, successors. */
#include "org/org_tsv.h"
#include "base/i18n.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TSV_BYTES_MAX = 16 << 20, TSV_LINES_MAX = 20000 };

static const struct {
    const char *word;
    bool must;
} COLUMNS[TSV_COLUMNS] = {
#define X(name, word, must) [TSV_##name] = { word, must },
    TSV_COLUMN_LIST(X)
#undef X
};

enum rc org_tsv_err(const struct tsv *t, int line, struct err *err, enum problem p, const char *fmt, ...)
{
    char sentence[ERR_DETAIL_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(sentence, sizeof sentence, fmt, args);
    va_end(args);
    enum rc rc = err_set(err, p, "%s", sentence);
    if (err)
        err_prefix(err, "%s:%d", t->file, line);
    return rc;
}

/* --- bytes and lines ------------------------------------------------------------------------------------- */

static int line_of(struct text bytes, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at && i < bytes.n; i++)
        line += bytes.p[i] == '\n';
    return line;
}

static enum rc check_bytes(struct arena *a, const struct tsv *t, struct text *bytes, struct err *err)
{
    size_t bad = 0;
    if (bytes->n > TSV_BYTES_MAX)
        return org_tsv_err(t, 1, err, PB_TOO_LARGE, _("the file is larger than %d MB"), TSV_BYTES_MAX >> 20);
    if (!text_utf8(*bytes, &bad))
        return org_tsv_err(t, line_of(*bytes, bad), err, PB_NOT_UTF8,
                           _("the bytes of this line are not UTF-8; save the file as UTF-8"));
    if (text_starts(*bytes, TEXT("\xEF\xBB\xBF")))
        *bytes = text_sub(*bytes, 3, bytes->n);
    if (!text_nfc(a, text_dup(a, *bytes), bytes)) /* a copy: rows outlive the caller's buffer */
        return org_tsv_err(t, 1, err, PB_NOT_UTF8, _("the file is not UTF-8 text"));
    if (text_empty(text_trim(*bytes)))
        return org_tsv_err(t, 1, err, PB_EMPTY, _("the file is empty"));
    return RC_OK;
}

/* Where each known column stands; -1: not there. Unknown columns are left alone. */
static enum rc read_header(const struct tsv *t, struct text header, int place[TSV_COLUMNS], struct err *err)
{
    for (int c = 0; c < TSV_COLUMNS; c++)
        place[c] = -1;
    struct text cell;
    for (int at = 0; text_split(&header, '\t', &cell); at++) {
        for (int c = 0; c < TSV_COLUMNS; c++) {
            if (!text_eq(text_trim(cell), text_of(COLUMNS[c].word)))
                continue;
            if (place[c] >= 0)
                return org_tsv_err(t, 1, err, PB_SYNTAX, _("the header has two columns '%s'"), COLUMNS[c].word);
            place[c] = at;
        }
    }
    for (int c = 0; c < TSV_COLUMNS; c++)
        if (COLUMNS[c].must && place[c] < 0)
            return org_tsv_err(t, 1, err, PB_MISSING_KEY, _("the header has no column '%s'"), COLUMNS[c].word);
    return RC_OK;
}

static void split_cells(struct text line, const int place[TSV_COLUMNS], struct tsv_line *out)
{
    struct text cell;
    for (int at = 0; text_split(&line, '\t', &cell); at++)
        for (int c = 0; c < TSV_COLUMNS; c++)
            if (place[c] == at)
                out->cell[c] = text_trim(cell);
}

/* --- eras and dates -------------------------------------------------------------------------------------- */

static int month_of(struct text word)
{
    static const char *const MONTHS[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    for (int m = 0; m < 12; m++)
        if (text_eq(word, text_of(MONTHS[m])))
            return m + 1;
    return 0;
}

/* "2025 (Mar-Jun)" */
static bool read_between(struct text era, struct tsv_line *out)
{
    int64_t year;
    if (era.n != 14 || era.p[4] != ' ' || era.p[5] != '(' || era.p[9] != '-' || era.p[13] != ')')
        return false;
    int first = month_of(text_sub(era, 6, 9)), last = month_of(text_sub(era, 10, 13));
    if (!text_int(text_sub(era, 0, 4), &year) || year < 1990 || year > 2100 || !first || last < first)
        return false;
    out->era = ERA_BETWEEN;
    out->era_from = day_of((int)year, first, 1);
    out->era_to = day_add_months(day_of((int)year, last, 1), 1);
    return true;
}

static bool read_era(struct text era, struct tsv_line *out)
{
    static const char *const WORDS[] = { [ERA_2024] = "2024", [ERA_2025] = "2025", [ERA_BOTH] = "both" };
    for (int i = 0; i < (int)LEN(WORDS); i++)
        if (text_eq(era, text_of(WORDS[i]))) {
            out->era = (enum era)i;
            return true;
        }
    return read_between(era, out);
}

static bool digits(struct text t, size_t at, size_t n, int *out)
{
    *out = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= t.n || t.p[i] < '0' || t.p[i] > '9')
            return false;
        *out = *out * 10 + (t.p[i] - '0');
    }
    return true;
}

/* The first 2025-03 or 2025-03-17 outside parentheses, which hold remarks. False: it is not a date (2025-02-30). */
static bool read_change(struct text cell, struct tsv_line *out, struct day *day)
{
    int year, month, dom = 1;
    cell = text_sub(cell, 0, text_find(cell, TEXT("("), 0));
    for (size_t i = 0; i + 7 <= cell.n; i++) {
        if (!digits(cell, i, 4, &year) || cell.p[i + 4] != '-' || !digits(cell, i + 5, 2, &month))
            continue;
        out->dated = true;
        out->exact = i + 10 <= cell.n && cell.p[i + 7] == '-' && digits(cell, i + 8, 2, &dom);
        if (!out->exact)
            dom = 1;
        if (!day_valid(year, month, dom))
            return false;
        *day = day_of(year, month, dom);
        return true;
    }
    return true;
}

static void date_by_era(struct tsv_line *l, struct day change)
{
    l->from = INSTANT_MIN;
    l->to = INSTANT_MAX;
    switch (l->era) {
    case ERA_2024:
        if (l->dated)
            l->to = day_start(change);
        break;
    case ERA_2025:
        if (l->dated)
            l->from = day_start(change);
        break;
    case ERA_BETWEEN:
        l->from = day_start(l->era_from);
        l->to = day_start(l->dated ? change : l->era_to);
        l->exact = l->exact || !l->dated;
        l->dated = true;
        break;
    case ERA_BOTH: break;
    }
}

static enum rc read_line(const struct tsv *t, struct tsv_line *l, struct err *err)
{
    struct day change = { 0 };
    const struct text *cell = l->cell;
    if (text_empty(cell[TSV_ID]) || text_empty(cell[TSV_NAME_VI]))
        return org_tsv_err(t, l->line, err, PB_MISSING_KEY, _("the line states no id or no name_vi"));
    if (!read_era(cell[TSV_ERA], l))
        return org_tsv_err(t, l->line, err, PB_WRONG_VALUE,
                           _("'%.*s' is no era of '%.*s'; write 2024, 2025, both, or 2025 (Mar-Jun)"),
                           TEXT_FMT(cell[TSV_ERA]), TEXT_FMT(cell[TSV_ID]));
    if (!read_change(cell[TSV_CHANGE], l, &change))
        return org_tsv_err(t, l->line, err, PB_WRONG_VALUE,
                           _("the change date '%.*s' of '%.*s' is not in the calendar"), TEXT_FMT(cell[TSV_CHANGE]),
                           TEXT_FMT(cell[TSV_ID]));
    date_by_era(l, change);
    if (l->from.us >= l->to.us)
        return org_tsv_err(t, l->line, err, PB_WRONG_VALUE, _("'%.*s' ends before it begins"), TEXT_FMT(cell[TSV_ID]));
    if (!text_empty(cell[TSV_SUCCESSORS]) && (l->era == ERA_BOTH || l->era == ERA_2025))
        return org_tsv_err(t, l->line, err, PB_WRONG_VALUE,
                           _("'%.*s' of era %.*s does not end and can have no successor"), TEXT_FMT(cell[TSV_ID]),
                           TEXT_FMT(cell[TSV_ERA]));
    return RC_OK;
}

static enum rc read_lines(struct arena *a, struct tsv *t, struct text bytes, struct err *err)
{
    int place[TSV_COLUMNS] = { 0 }, number = 0;
    struct text line;
    while (text_split(&bytes, '\n', &line)) {
        struct tsv_line l = { .line = ++number };
        enum rc rc = RC_OK;
        if (number == 1)
            rc = read_header(t, line, place, err);
        if (rc)
            return rc;
        if (number == 1 || text_empty(text_trim(line)))
            continue;
        if (number > TSV_LINES_MAX)
            return org_tsv_err(t, number, err, PB_TOO_LARGE, _("the register has more than %d lines"),
                               (int)TSV_LINES_MAX);
        split_cells(line, place, &l);
        if (text_eq(l.cell[TSV_ID], TEXT("prov"))) {
            t->skipped++;
            continue;
        }
        rc = read_line(t, &l, err);
        if (rc)
            return rc;
        ARENA_PUSH(a, t->lines, t->n, l);
    }
    if (!t->n)
        return org_tsv_err(t, 1, err, PB_EMPTY, _("the register lists no unit"));
    return RC_OK;
}

/* --- ids ------------------------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    const struct tsv_line *x = *(const struct tsv_line *const *)a, *y = *(const struct tsv_line *const *)b;
    int c = text_cmp(x->cell[TSV_ID], y->cell[TSV_ID]);
    if (c)
        return c;
    if (x->era != y->era)
        return x->era < y->era ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

struct tsv_line *org_tsv_find(const struct tsv *t, struct text id)
{
    size_t lo = 0, hi = t->n; /* behind the last of the id */
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (text_cmp(t->by_id[mid]->cell[TSV_ID], id) <= 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (!lo || !text_eq(t->by_id[lo - 1]->cell[TSV_ID], id))
        return NULL;
    return &t->lines[t->by_id[lo - 1] - t->lines];
}

bool org_tsv_next_id(struct text *rest, struct text *id)
{
    while (text_split(rest, ';', id)) {
        *id = text_trim(*id);
        if (!text_empty(*id))
            return true;
    }
    return false;
}

static enum rc check_ids(struct arena *a, struct tsv *t, struct err *err)
{
    t->by_id = ARENA_ARRAY(a, const struct tsv_line *, t->n);
    for (size_t i = 0; i < t->n; i++)
        t->by_id[i] = &t->lines[i];
    qsort(t->by_id, t->n, sizeof *t->by_id, by_id);
    for (size_t i = 1; i < t->n; i++) {
        const struct tsv_line *x = t->by_id[i - 1], *y = t->by_id[i];
        if (text_eq(x->cell[TSV_ID], y->cell[TSV_ID]) && x->era == y->era)
            return org_tsv_err(t, y->line, err, PB_OVERLAP, _("'%.*s' of era %.*s stands already at line %d"),
                               TEXT_FMT(y->cell[TSV_ID]), TEXT_FMT(y->cell[TSV_ERA]), x->line);
    }
    for (size_t i = 0; i < t->n; i++) {
        struct text rest = t->lines[i].cell[TSV_SUCCESSORS], id;
        while (org_tsv_next_id(&rest, &id))
            if (!org_tsv_find(t, id))
                return org_tsv_err(t, t->lines[i].line, err, PB_UNKNOWN_REFERENCE,
                                   _("the successor '%.*s' of '%.*s' is no id of this file"), TEXT_FMT(id),
                                   TEXT_FMT(t->lines[i].cell[TSV_ID]));
    }
    return RC_OK;
}

enum rc org_tsv_read(struct arena *a, const char *file, struct text bytes, struct tsv *out, struct err *err)
{
    struct tsv t = { .file = file };
    enum rc rc = check_bytes(a, &t, &bytes, err);
    if (!rc)
        rc = read_lines(a, &t, bytes, err);
    if (!rc)
        rc = check_ids(a, &t, err);
    if (!rc)
        *out = t;
    return rc;
}
