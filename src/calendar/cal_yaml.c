/* cal_yaml.c -- weekly hours, fixed holidays and year plans from YAML: three lists, each a table of fields.
 *
 *      hours:  from, to, monday .. sunday      windows as "07:30-11:30"
 *      fixed:  date, from, to                  "30/4", the first and the last year
 *      years:  year
 *
 * Every entry also has vi, en, source, mark and announced. */
#include "calendar/cal_load.h"

#include "base/i18n.h"
#include "base/yaml.h"

enum { CAL_YAML_ROWS_MAX = 2000 };

struct weekday_hours {
    struct cal_window window[CAL_WINDOWS_MAX];
    int n;
};

/* One entry of any of the lists; the unused fields keep what entry_init gave them. */
struct entry {
    const struct ynode *where;
    struct text vi, en;
    struct names source;
    int mark;
    struct instant announced;
    struct day from, to;
    struct weekday_hours week[7];
    struct civil date;
    int64_t year, first_year, last_year;
};

struct file {
    const struct ynode *hours, *fixed, *years;
};

/* --- values of our own --------------------------------------------------------------------------------- */

static bool clock_parse(struct text t, int *minute)
{
    struct text hour;
    int64_t h, m;
    if (!text_split(&t, ':', &hour) || t.p == NULL || hour.n > 2 || t.n != 2)
        return false;
    if (!text_int(hour, &h) || !text_int(t, &m) || h < 0 || m < 0 || m > 59 || h * 60 + m > 1440)
        return false;
    *minute = (int)(h * 60 + m);
    return true;
}

static enum rc window_read(const struct ynode *node, struct weekday_hours *hours, struct err *err)
{
    struct text to = node->value, from;
    struct cal_window w;
    if (node->kind != YN_SCALAR || !text_split(&to, '-', &from) || to.p == NULL ||
        !clock_parse(text_trim(from), &w.from) || !clock_parse(text_trim(to), &w.to))
        return ynode_err(node, err, PB_WRONG_VALUE, _("this is no window of hours; write for example \"07:30-11:30\""));
    if (w.from >= w.to)
        return ynode_err(node, err, PB_WRONG_VALUE, _("the window \"%.*s\" does not end after it begins"),
                         TEXT_FMT(node->value));
    if (hours->n > 0 && w.from < hours->window[hours->n - 1].to)
        return ynode_err(node, err, PB_OVERLAP, _("the window \"%.*s\" begins before the one before it ends"),
                         TEXT_FMT(node->value));
    if (hours->n == CAL_WINDOWS_MAX)
        return ynode_err(node, err, PB_TOO_LARGE, _("a day has at most %d windows"), CAL_WINDOWS_MAX);
    hours->window[hours->n++] = w;
    return RC_OK;
}

static enum rc own_windows(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    struct weekday_hours *hours = field;
    if (node->kind == YN_SCALAR)
        return window_read(node, hours, err);
    if (node->kind != YN_LIST)
        return ynode_err(node, err, PB_WRONG_VALUE,
                         _("the hours of a day are a list, as [\"07:30-11:30\", \"13:30-17:30\"]"));
    for (size_t i = 0; i < node->n; i++) {
        enum rc rc = window_read(node->items[i], hours, err);
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

/* "30/4"; 29/2 is a date too */
static enum rc own_date(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    struct civil *date = field;
    struct text month = node->value, day;
    int64_t d, m;
    if (node->kind != YN_SCALAR || !text_split(&month, '/', &day) || month.p == NULL || !text_int(day, &d) ||
        !text_int(month, &m) || d < 1 || d > 31 || m < 1 || m > 12 || !day_valid(2000, (int)m, (int)d))
        return ynode_err(node, err, PB_WRONG_VALUE,
                         _("this is no day of the year; write the day and the month, as \"30/4\""));
    *date = (struct civil){ 0, (int)m, (int)d };
    return RC_OK;
}

/* A day means its first instant. */
static enum rc own_announced(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    struct instant *at = field;
    struct day day;
    if (node->kind == YN_SCALAR && day_parse(node->value, &day)) {
        *at = day_start(day);
        return RC_OK;
    }
    if (node->kind == YN_SCALAR && instant_parse(node->value, at))
        return RC_OK;
    return ynode_err(node, err, PB_WRONG_VALUE,
                     _("this is no day or instant; write for example 2025-12-25 or 2025-12-25 16:40"));
}

/* --- the tables ---------------------------------------------------------------------------------------- */

#define COMMON_FIELDS                                                                                                  \
    {                                                                                                                  \
        "vi",                                                                                                          \
        Y_TEXT,                                                                                                        \
        offsetof(struct entry, vi),                                                                                    \
        Y_REQUIRED,                                                                                                    \
        "name in Vietnamese",                                                                                          \
        .where = offsetof(struct entry, where)                                                                         \
    },                                                                                                                 \
        { "en", Y_TEXT, offsetof(struct entry, en), Y_OPTIONAL, "name in English", .where = 0 },                       \
        { "source", Y_NAMES, offsetof(struct entry, source), Y_REQUIRED, "statute, article or notice", .where = 0 },   \
        { "mark", Y_WORD, offsetof(struct entry, mark), Y_OPTIONAL, "how surely it is known", .words = MARK_WORDS },   \
    {                                                                                                                  \
        "announced", Y_OWN, offsetof(struct entry, announced), Y_OPTIONAL, "day or instant it became known",           \
            .own = own_announced                                                                                       \
    }

#define WEEKDAY_FIELD(name, i)                                                                                         \
    {                                                                                                                  \
        name, Y_OWN, offsetof(struct entry, week[i]), Y_OPTIONAL, "windows, as [\"07:30-11:30\"]", .own = own_windows  \
    }

static const struct yfield HOURS_FIELDS[] = {
    COMMON_FIELDS,
    { "from", Y_DAY, offsetof(struct entry, from), Y_REQUIRED, "first day of these hours", .words = NULL },
    { "to", Y_DAY, offsetof(struct entry, to), Y_OPTIONAL, "last day of these hours", .words = NULL },
    WEEKDAY_FIELD("monday", 0),
    WEEKDAY_FIELD("tuesday", 1),
    WEEKDAY_FIELD("wednesday", 2),
    WEEKDAY_FIELD("thursday", 3),
    WEEKDAY_FIELD("friday", 4),
    WEEKDAY_FIELD("saturday", 5),
    WEEKDAY_FIELD("sunday", 6),
    { .type = Y_END },
};

static const struct yfield FIXED_FIELDS[] = {
    COMMON_FIELDS,
    { "date", Y_OWN, offsetof(struct entry, date), Y_REQUIRED, "day and month, as 30/4", .own = own_date },
    { "from", Y_INT, offsetof(struct entry, first_year), Y_OPTIONAL, "first year it is a holiday", .words = NULL },
    { "to", Y_INT, offsetof(struct entry, last_year), Y_OPTIONAL, "last year it is a holiday", .words = NULL },
    { .type = Y_END },
};

static const struct yfield YEAR_FIELDS[] = {
    COMMON_FIELDS,
    { "year", Y_INT, offsetof(struct entry, year), Y_REQUIRED, "the year whose plan is known", .words = NULL },
    { .type = Y_END },
};

static const struct yfield FILE_FIELDS[] = {
    { "hours", Y_NODE, offsetof(struct file, hours), Y_OPTIONAL, "weekly hours", .words = NULL },
    { "fixed", Y_NODE, offsetof(struct file, fixed), Y_OPTIONAL, "holidays on a fixed day of the year", .words = NULL },
    { "years", Y_NODE, offsetof(struct file, years), Y_OPTIONAL, "years whose plan is announced", .words = NULL },
    { .type = Y_END },
};

/* --- entries to rows ----------------------------------------------------------------------------------- */

static void entry_init(struct entry *e)
{
    *e = (struct entry){ .mark = MARK_SET, .announced = INSTANT_MIN, .to = DAY_MAX };
    e->first_year = CAL_YEAR_FIRST;
    e->last_year = CAL_YEAR_LAST;
}

static bool covered(int64_t year) { return year >= CAL_YEAR_FIRST && year <= CAL_YEAR_LAST; }

static enum rc hours_row(const struct entry *e, const struct ynode *node, struct cal_row *row, struct err *err)
{
    row->day = e->from;
    row->to = e->to;
    if (row->to.n < row->day.n)
        return ynode_err(node, err, PB_WRONG_VALUE, _("these hours end before they begin"));
    for (int weekday = 0; weekday < 7; weekday++) {
        row->windows[weekday] = e->week[weekday].n;
        for (int i = 0; i < e->week[weekday].n; i++)
            row->window[weekday][i] = e->week[weekday].window[i];
    }
    return RC_OK;
}

static enum rc fixed_row(const struct entry *e, const struct ynode *node, struct cal_row *row, struct err *err)
{
    if (!covered(e->first_year) || !covered(e->last_year) || e->first_year > e->last_year)
        return ynode_err(node, err, PB_WRONG_VALUE,
                         _("the first and the last year do not lie in order between %d and %d"), CAL_YEAR_FIRST,
                         CAL_YEAR_LAST);
    int64_t year = e->first_year; /* 29/2 begins with the first leap year */
    while (!day_valid((int)year, e->date.month, e->date.day))
        year++;
    row->day = day_of((int)year, e->date.month, e->date.day);
    row->to = e->last_year == CAL_YEAR_LAST ? DAY_MAX : day_of((int)e->last_year, 12, 31);
    if (row->to.n < row->day.n)
        return ynode_err(node, err, PB_WRONG_VALUE, _("the day does not exist in these years"));
    return RC_OK;
}

static enum rc year_row(const struct entry *e, const struct ynode *node, struct cal_row *row, struct err *err)
{
    if (!covered(e->year))
        return ynode_err(node, err, PB_WRONG_VALUE, _("the year does not lie between %d and %d"), CAL_YEAR_FIRST,
                         CAL_YEAR_LAST);
    row->day = day_of((int)e->year, 1, 1);
    return RC_OK;
}

static const struct list {
    const char *name;
    size_t node; /* in struct file */
    enum cal_row_kind kind;
    const struct yfield *fields;
    enum rc (*row)(const struct entry *e, const struct ynode *node, struct cal_row *row, struct err *err);
} LISTS[] = {
    { "hours", offsetof(struct file, hours), CAL_HOURS, HOURS_FIELDS, hours_row },
    { "fixed", offsetof(struct file, fixed), CAL_FIXED, FIXED_FIELDS, fixed_row },
    { "years", offsetof(struct file, years), CAL_YEAR, YEAR_FIELDS, year_row },
};

static enum rc row_read(struct arena *a, const struct list *list, const struct ynode *node, struct instant recorded,
                        struct cal_row *row, struct err *err)
{
    struct entry e;
    entry_init(&e);
    enum rc rc = yaml_fill(a, node, list->fields, &e, err);
    if (rc != RC_OK)
        return rc;
    *row = (struct cal_row){ .kind = list->kind,
                             .to = DAY_MAX,
                             .like = DAY_MIN,
                             .name_vi = e.vi,
                             .source = e.source,
                             .mark = (enum mark)e.mark,
                             .announced = e.announced,
                             .recorded = recorded };
    row->name_en = text_empty(e.en) ? e.vi : e.en;
    return list->row(&e, node, row, err);
}

static enum rc list_read(struct arena *a, const struct list *list, const struct ynode *node, struct instant recorded,
                         struct cal_row **rows, size_t *n, struct err *err)
{
    if (node->kind != YN_LIST)
        return ynode_err(node, err, PB_WRONG_VALUE, _("\"%s\" is a list; begin each entry with \"- \""), list->name);
    for (size_t i = 0; i < node->n; i++) {
        struct cal_row row;
        enum rc rc = row_read(a, list, node->items[i], recorded, &row, err);
        if (rc != RC_OK)
            return rc;
        if (*n == CAL_YAML_ROWS_MAX)
            return ynode_err(node, err, PB_TOO_LARGE, _("the file has more than %d entries"), CAL_YAML_ROWS_MAX);
        ARENA_PUSH(a, *rows, *n, row);
    }
    return RC_OK;
}

enum rc cal_load_yaml(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                      struct cal_row **rows, size_t *n, struct err *err)
{
    const struct ynode *root;
    struct file f = { NULL, NULL, NULL };
    struct cal_row *found = NULL;
    size_t count = 0;
    enum rc rc = yaml_read(a, file, bytes, &root, err);
    if (rc == RC_OK)
        rc = yaml_fill(a, root, FILE_FIELDS, &f, err);
    for (size_t i = 0; i < LEN(LISTS) && rc == RC_OK; i++) {
        const struct ynode *node = *(const struct ynode *const *)((const char *)&f + LISTS[i].node);
        if (node)
            rc = list_read(a, &LISTS[i], node, recorded, &found, &count, err);
    }
    if (rc != RC_OK)
        return rc;
    if (count == 0)
        return ynode_err(root, err, PB_EMPTY, _("there are no hours, fixed holidays or years in it"));
    *rows = found;
    *n = count;
    return RC_OK;
}
