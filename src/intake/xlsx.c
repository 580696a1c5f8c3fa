#include "intake/xlsx.h"

#include "intake/grid.h"
#include "intake/oxml.h"
#include "intake/record.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE_MAX = 1 << 20, SERIAL_MAX = 2958465 /* 9999-12-31 */, ROW_MAX = 1 << 20, COLUMN_MAX = 1 << 14 };

struct sheet_entry {
    struct text name, id, part;
};

struct merge {
    int row1, col1, row2, col2; /* from 1, the last included */
};

struct xlsx {
    struct arena *a;
    struct sbuf *answer;
    struct sheet_entry *sheets;
    size_t nsheets;
    bool from_1904;
    struct text *strings;
    size_t nstrings;
    bool *dates; /* of every cell format: is its number a date? */
    size_t ndates;
    int *date_formats; /* the file's own number formats that are dates */
    size_t ndate_formats;
    bool in_xfs;
    /* what is being read */
    struct sbuf value;
    bool in_value, in_phonetic, in_string;
    struct merge *merges;
    size_t nmerges;
    int row, col, next_col;
    size_t nrows;
    bool row_open;
    char type[12];
    int style;
};

/* --- the workbook ------------------------------------------------------------------------------------------------- */

static void workbook_start(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct xlsx *b = arg;
    if (ns != NS_SHEET)
        return;
    if (strcmp(name, "workbookPr") == 0) {
        const char *v = oxml_attr(attrs, "date1904");
        b->from_1904 = v && (strcmp(v, "1") == 0 || strcmp(v, "true") == 0);
    } else if (strcmp(name, "sheet") == 0) {
        const char *state = oxml_attr(attrs, "state");
        struct sheet_entry s = { .name = text_dup(b->a, text_of(oxml_attr(attrs, "name"))),
                                 .id = text_dup(b->a, text_of(oxml_attr(attrs, "id"))) };
        if (b->nsheets >= XLSX_SHEETS_MAX)
            oxml_stop(x, FAULT_WIDE);
        else if (!state || strcmp(state, "visible") == 0)
            ARENA_PUSH(b->a, b->sheets, b->nsheets, s);
    }
}

static void relations_start(void *arg, struct oxml *x UNUSED, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct xlsx *b = arg;
    const char *id = oxml_attr(attrs, "Id"), *target = oxml_attr(attrs, "Target");
    if (ns != NS_REL || strcmp(name, "Relationship") != 0 || !id || !target)
        return;
    for (size_t i = 0; i < b->nsheets; i++)
        if (text_eq(b->sheets[i].id, text_of(id)))
            b->sheets[i].part =
                target[0] == '/' ? text_dup(b->a, text_of(target + 1)) : text_printf(b->a, "xl/%s", target);
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static void strings_start(void *arg, struct oxml *x UNUSED, enum oxml_ns ns, const char *name,
                          const char **attrs UNUSED)
{
    struct xlsx *b = arg;
    if (ns != NS_SHEET)
        return;
    if (strcmp(name, "si") == 0)
        sbuf_clear(&b->value);
    else if (strcmp(name, "rPh") == 0)
        b->in_phonetic = true;
    else if (strcmp(name, "t") == 0)
        b->in_value = !b->in_phonetic;
}

static void strings_end(void *arg, struct oxml *x, enum oxml_ns ns, const char *name)
{
    struct xlsx *b = arg;
    if (ns != NS_SHEET)
        return;
    if (strcmp(name, "t") == 0)
        b->in_value = false;
    else if (strcmp(name, "rPh") == 0)
        b->in_phonetic = false;
    else if (strcmp(name, "si") == 0 && b->nstrings >= XLSX_STRINGS_MAX)
        oxml_stop(x, FAULT_LARGE);
    else if (strcmp(name, "si") == 0)
        ARENA_PUSH(b->a, b->strings, b->nstrings, text_dup(b->a, sbuf_text(&b->value)));
}

static void value_text(void *arg, struct oxml *x, struct text t)
{
    struct xlsx *b = arg;
    if (!b->in_value)
        return;
    sbuf_add(&b->value, t);
    if (sbuf_full(&b->value))
        oxml_stop(x, FAULT_LARGE);
}

/* --- which numbers are dates -------------------------------------------------------------------------------------- */

static bool built_in_date(int format)
{
    return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) ||
           (format >= 36 && format <= 36) || (format >= 50 && format <= 58);
}

/* A format with a year or a day in it, outside quotes and brackets. */
static bool is_date_format(const char *code)
{
    bool quoted = false, bracket = false;
    for (; code && *code; code++) {
        if (*code == '\\' && code[1])
            code++;
        else if (*code == '"')
            quoted = !quoted;
        else if (*code == '[' || *code == ']')
            bracket = *code == '[';
        else if (!quoted && !bracket && strchr("yYdD", *code))
            return true;
    }
    return false;
}

static void styles_start(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct xlsx *b = arg;
    if (ns != NS_SHEET)
        return;
    int format = oxml_number(oxml_attr(attrs, "numFmtId"), 1 << 20, -1);
    if (strcmp(name, "cellXfs") == 0) {
        b->in_xfs = true;
    } else if (strcmp(name, "numFmt") == 0 && is_date_format(oxml_attr(attrs, "formatCode"))) {
        if (b->ndate_formats >= XLSX_STYLES_MAX)
            oxml_stop(x, FAULT_BROKEN);
        else
            ARENA_PUSH(b->a, b->date_formats, b->ndate_formats, format);
    } else if (b->in_xfs && strcmp(name, "xf") == 0) {
        bool date = built_in_date(format);
        for (size_t i = 0; i < b->ndate_formats && !date; i++)
            date = b->date_formats[i] == format;
        if (b->ndates >= XLSX_STYLES_MAX)
            oxml_stop(x, FAULT_BROKEN);
        else
            ARENA_PUSH(b->a, b->dates, b->ndates, date);
    }
}

static void styles_end(void *arg, struct oxml *x UNUSED, enum oxml_ns ns, const char *name)
{
    struct xlsx *b = arg;
    if (ns == NS_SHEET && strcmp(name, "cellXfs") == 0)
        b->in_xfs = false;
}

/* Serial 1 is 1900-01-01, and 60 a day that never was; so from 61 on days count from 1899-12-30. */
static struct text date_text(struct xlsx *b, struct text value)
{
    char *end, *cell = text_cstr(b->a, value);
    double serial = strtod(cell, &end);
    if (end == cell || *end != '\0' || !(serial >= 0) || serial > SERIAL_MAX)
        return value;
    int64_t whole = (int64_t)serial, minute = (int64_t)((serial - (double)whole) * 1440 + 0.5);
    int64_t day = whole + (b->from_1904 ? 1462 : 0) + (whole < 60 && !b->from_1904 ? 1 : 0) - 25569 + 719468;
    /* days since 0000-03-01 to a date of the Gregorian calendar */
    int64_t era = day / 146097, doe = day - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153, d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9;
    int64_t y = yoe + era * 400 + (m <= 2);
    if (minute > 0 && minute < 1440)
        return text_printf(b->a, "%04d-%02d-%02d %02d:%02d", (int)y, (int)m, (int)d, (int)(minute / 60),
                           (int)(minute % 60));
    return text_printf(b->a, "%04d-%02d-%02d", (int)y, (int)m, (int)d);
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

/* "BC12": column 55, row 12. False where it is no reference; *end is what follows. */
static bool reference(const char *s, int *row, int *col, const char **end)
{
    *row = *col = 0;
    for (; s && *s >= 'A' && *s <= 'Z' && *col < COLUMN_MAX; s++)
        *col = *col * 26 + (*s - 'A' + 1);
    for (; s && *s >= '0' && *s <= '9' && *row <= ROW_MAX; s++)
        *row = *row * 10 + (*s - '0');
    *end = s;
    return *row > 0 && *col > 0 && *row <= ROW_MAX && *col <= COLUMN_MAX;
}

static void merges_start(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct xlsx *b = arg;
    struct merge m;
    const char *end;
    if (ns != NS_SHEET || strcmp(name, "mergeCell") != 0)
        return;
    if (!reference(oxml_attr(attrs, "ref"), &m.row1, &m.col1, &end) || *end != ':' ||
        !reference(end + 1, &m.row2, &m.col2, &end))
        return;
    if (b->nmerges >= XLSX_MERGES_MAX)
        oxml_stop(x, FAULT_WIDE);
    else
        ARENA_PUSH(b->a, b->merges, b->nmerges, m);
}

/* 'U' or 'S' where a merged range covers the place; 0 where none does. */
static char covered(const struct xlsx *b, int row, int col)
{
    for (size_t i = 0; i < b->nmerges; i++) {
        const struct merge *m = &b->merges[i];
        if (row < m->row1 || row > m->row2 || col < m->col1 || col > m->col2 || (row == m->row1 && col == m->col1))
            continue;
        return col > m->col1 ? 'S' : 'U';
    }
    return '\0';
}

/* Cells before this one that the file leaves out: empty, or covered. */
static void fill_to(struct xlsx *b, int col)
{
    for (; b->next_col < col; b->next_col++) {
        char kind = covered(b, b->row, b->next_col);
        record_add(b->answer, kind ? kind : 'C', TEXT_NONE);
    }
}

static void row_start(struct xlsx *b, struct oxml *x, const char **attrs)
{
    b->row = oxml_number(oxml_attr(attrs, "r"), ROW_MAX, b->row + 1);
    b->next_col = 1;
    b->col = 0;
    b->row_open = false;
    if (++b->nrows > GRID_ROWS_MAX)
        oxml_stop(x, FAULT_WIDE);
}

static void cell_start(struct xlsx *b, const char **attrs)
{
    int row;
    const char *end, *type = oxml_attr(attrs, "t");
    if (!reference(oxml_attr(attrs, "r"), &row, &b->col, &end))
        b->col = b->next_col;
    b->style = oxml_number(oxml_attr(attrs, "s"), XLSX_STYLES_MAX, -1);
    size_t n = type ? strlen(type) : 0;
    n = n < sizeof b->type ? n : 0;
    if (n > 0)
        memcpy(b->type, type, n);
    b->type[n] = '\0';
    sbuf_clear(&b->value);
}

static struct text cell_text(struct xlsx *b)
{
    struct text value = sbuf_text(&b->value);
    int64_t n;
    if (strcmp(b->type, "s") == 0)
        return text_int(value, &n) && n >= 0 && (size_t)n < b->nstrings ? b->strings[n] : TEXT_NONE;
    if (strcmp(b->type, "b") == 0)
        return text_eq(value, TEXT("1")) ? TEXT("TRUE") : TEXT("FALSE");
    bool number = b->type[0] == '\0' || strcmp(b->type, "n") == 0;
    if (number && value.n > 0 && b->style >= 0 && (size_t)b->style < b->ndates && b->dates[b->style])
        return date_text(b, value);
    return value;
}

static void cell_end(struct xlsx *b, struct oxml *x)
{
    struct text t = cell_text(b);
    if (text_trim(t).n == 0 || b->col < b->next_col)
        return; /* formatted and empty; or out of order */
    if (b->col > GRID_COLUMNS_MAX || sbuf_full(b->answer)) {
        oxml_stop(x, b->col > GRID_COLUMNS_MAX ? FAULT_WIDE : FAULT_LARGE);
        return;
    }
    if (!b->row_open)
        record_number(b->answer, 'R', (unsigned)b->row);
    b->row_open = true;
    fill_to(b, b->col);
    char kind = covered(b, b->row, b->col);
    record_add(b->answer, kind ? kind : 'C', t);
    b->next_col = b->col + 1;
}

/* Behind the last cell a merged one may still cover some. */
static void row_end(struct xlsx *b)
{
    int last = 0;
    for (size_t i = 0; i < b->nmerges; i++)
        if (b->row >= b->merges[i].row1 && b->row <= b->merges[i].row2 && b->merges[i].col2 > last)
            last = b->merges[i].col2;
    if (b->row_open)
        fill_to(b, last < GRID_COLUMNS_MAX ? last + 1 : GRID_COLUMNS_MAX + 1);
}

static void sheet_start(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs)
{
    struct xlsx *b = arg;
    if (ns != NS_SHEET)
        return;
    if (strcmp(name, "row") == 0)
        row_start(b, x, attrs);
    else if (strcmp(name, "c") == 0)
        cell_start(b, attrs);
    else if (strcmp(name, "v") == 0)
        b->in_value = true;
    else if (strcmp(name, "is") == 0)
        b->in_string = true;
    else if (strcmp(name, "rPh") == 0)
        b->in_phonetic = true;
    else if (strcmp(name, "t") == 0)
        b->in_value = b->in_string && !b->in_phonetic;
}

static void sheet_end(void *arg, struct oxml *x, enum oxml_ns ns, const char *name)
{
    struct xlsx *b = arg;
    if (ns != NS_SHEET)
        return;
    if (strcmp(name, "row") == 0)
        row_end(b);
    else if (strcmp(name, "c") == 0)
        cell_end(b, x);
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        b->in_value = false;
    else if (strcmp(name, "is") == 0)
        b->in_string = false;
    else if (strcmp(name, "rPh") == 0)
        b->in_phonetic = false;
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

static enum fault sheet_read(struct xlsx *b, struct package *p, const struct sheet_entry *s)
{
    static const struct oxml_reader MERGES = { merges_start, NULL, NULL };
    static const struct oxml_reader SHEET = { sheet_start, sheet_end, value_text };
    b->merges = NULL;
    b->nmerges = b->nrows = 0;
    b->row = 0;
    enum fault fault = oxml_read(p, s->part, &MERGES, b);
    record_add(b->answer, 'T', s->name);
    if (fault == FAULT_NONE)
        fault = oxml_read(p, s->part, &SHEET, b);
    record_add(b->answer, 'E', TEXT_NONE);
    return fault;
}

bool xlsx_is(const struct package *p) { return package_has(p, TEXT("xl/workbook.xml")); }

enum fault xlsx_read(struct arena *a, struct package *p, struct sbuf *answer)
{
    static const struct oxml_reader WORKBOOK = { workbook_start, NULL, NULL },
                                    RELATIONS = { relations_start, NULL, NULL },
                                    STRINGS = { strings_start, strings_end, value_text },
                                    STYLES = { styles_start, styles_end, NULL };
    static const struct {
        const char *part;
        const struct oxml_reader *reader;
    } PARTS[] = {
        { "xl/workbook.xml", &WORKBOOK },
        { "xl/_rels/workbook.xml.rels", &RELATIONS },
        { "xl/sharedStrings.xml", &STRINGS },
        { "xl/styles.xml", &STYLES },
    };
    struct xlsx b = { .a = a, .answer = answer };
    sbuf_init(&b.value, VALUE_MAX);
    enum fault fault = FAULT_NONE;
    for (size_t i = 0; fault == FAULT_NONE && i < LEN(PARTS); i++)
        fault = oxml_read(p, text_of(PARTS[i].part), PARTS[i].reader, &b);
    for (size_t i = 0; fault == FAULT_NONE && i < b.nsheets; i++)
        fault = sheet_read(&b, p, &b.sheets[i]);
    sbuf_release(&b.value);
    return fault == FAULT_NONE && b.nsheets == 0 ? FAULT_NO_TABLE : fault;
}
