#include "app/intake/table.h"

#include "base/i18n.h"

/* --- the mapping -------------------------------------------------------------------------------------------------------- */

/* "2", "C" or the words of a head; SIZE_MAX where there is no such column. The row whose words are named is the head. */
static size_t column_at(struct arena *a, struct table *t, struct text name)
{
    int64_t n;
    if (text_int(name, &n))
        return n >= 1 && n <= (int64_t)t->grid.ncolumns ? (size_t)n - 1 : SIZE_MAX;
    if (name.n == 1 && name.p[0] >= 'A' && name.p[0] <= 'Z')
        return (size_t)(name.p[0] - 'A') < t->grid.ncolumns ? (size_t)(name.p[0] - 'A') : SIZE_MAX;
    struct text key = text_fold(a, name);
    for (size_t r = 0; r < t->grid.nrows && r < GRID_HEAD_ROWS; r++)
        for (size_t i = 0; i < t->grid.rows[r].n; i++)
            if (text_eq(text_fold(a, grid_text(&t->grid.rows[r], i)), key)) {
                if (!t->head.found) {
                    t->head.found = true;
                    t->head.first = r;
                    t->head.rows = 1;
                }
                return i;
            }
    return SIZE_MAX;
}

static enum rc map_one(struct arena *a, struct table *t, struct text part, struct err *err)
{
    size_t sign = text_find(part, TEXT("="), 0);
    if (sign == SIZE_MAX)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' maps nothing: write for example task=2"), TEXT_FMT(part));
    struct text left = text_trim(text_sub(part, 0, sign)), right = text_trim(text_sub(part, sign + 1, part.n));
    enum column c = column_named(left);
    if (c == COLUMN_COUNT) { /* "Nội dung=task" is as good */
        c = column_named(right);
        right = left;
    }
    if (c == COLUMN_COUNT)
        return err_set(
            err, PB_WRONG_VALUE,
            _("'%.*s' names no field: number, task, lead, with, person, due, product, document, given, giver, "
              "state, result or note"),
            TEXT_FMT(part));
    size_t at = column_at(a, t, right);
    if (at == SIZE_MAX)
        return err_set(err, PB_WRONG_VALUE, _("the table has no column '%.*s'"), TEXT_FMT(right));
    for (size_t i = 0; i < GRID_COLUMNS_MAX; i++)
        if (t->head.columns[i] == c)
            t->head.columns[i] = COLUMN_NONE;
    t->head.columns[at] = c;
    return RC_OK;
}

static void choose(struct arena *a, const struct tables *all, struct table *t)
{
    t->grid = all->items[0];
    grid_head(a, &t->grid, &t->head);
    for (size_t i = 1; i < all->n && grid_column(&t->head, COLUMN_TASK) == SIZE_MAX; i++) {
        struct grid_head h;
        grid_head(a, &all->items[i], &h);
        if (grid_column(&h, COLUMN_TASK) == SIZE_MAX)
            continue;
        t->grid = all->items[i];
        t->head = h;
    }
}

enum rc table_open(struct arena *a, const struct congvu_table *in, struct table *out, struct err *err)
{
    struct tables all;
    struct text rest = in->map, part;
    enum rc rc = intake_tables(a, in->bytes, &all, err);
    if (rc != RC_OK) {
        err_prefix(err, "%s", in->file);
        return rc;
    }
    choose(a, &all, out);
    while (rc == RC_OK && in->map.n > 0 && text_split(&rest, ';', &part))
        if (text_trim(part).n > 0)
            rc = map_one(a, out, part, err);
    return rc;
}

size_t table_first(const struct table *t) { return t->head.found ? t->head.first + t->head.rows : 0; }

/* --- a row -------------------------------------------------------------------------------------------------------------- */

struct row_reader {
    struct arena *a;
    const struct world *w;
    const struct table *t;
    const struct grid_row *row;
    struct instant day, now; /* day: at which names are resolved */
    struct table_error **errors;
    size_t *nerrors;
};

static struct text cell(const struct row_reader *r, enum column c)
{
    struct text nfc, t = grid_text(r->row, grid_column(&r->t->head, c));
    return text_nfc(r->a, t, &nfc) ? nfc : TEXT_NONE;
}

static void wrong(struct row_reader *r, enum column c, struct text says)
{
    struct table_error e = { r->row->number, c, says };
    ARENA_PUSH(r->a, *r->errors, *r->nerrors, e);
}

static bool add_units(struct row_reader *r, struct text name, unit_id **units, size_t *n)
{
    unit_id unit;
    size_t members = 0;
    if (draft_unit(r->w->org, name, r->day, r->now, &unit, NULL) == RC_OK) {
        ARENA_PUSH(r->a, *units, *n, unit);
        return true;
    }
    const unit_id *set = org_open_set(r->w->org, r->a, name, r->day, &members);
    for (size_t i = 0; i < members; i++)
        ARENA_PUSH(r->a, *units, *n, set[i]);
    return members > 0;
}

/* Cells as a directive's field lines have them: "Cơ quan phối hợp: Sở A, Sở B và các đơn vị liên quan". */
#define TASK_VI "Yêu cầu thực hiện các nhiệm vụ sau:\n1. Lập báo cáo. "
#define TASK_EN "The Chairman requests:\n1. Prepare a report. "
static const char HELPERS[] = TASK_VI "Cơ quan phối hợp: ", DUE[] = TASK_VI "Thời gian hoàn thành: ",
                  DUE_EN[] = TASK_EN "Deadline: ";

static bool read_field(struct row_reader *r, const char *before, struct text words, struct intake_content *out)
{
    struct intake_draft read;
    struct intake_options options = { .has_issued = true, .issued = instant_day(r->day) };
    struct text alone = text_printf(r->a, "%s%.*s.\n", before, TEXT_FMT(words));
    if (intake_text(r->a, alone, &options, &read, NULL) != RC_OK || read.ncontents == 0)
        return false;
    *out = read.contents[0];
    return true;
}

/* Each name of the piece. Who helps may be named loosely ("và các đơn vị liên quan"): nobody can be told by that. */
static void read_names(struct row_reader *r, enum column c, struct text piece, unit_id **units, size_t *n)
{
    struct intake_content content;
    if (!read_field(r, HELPERS, piece, &content))
        return;
    for (size_t i = 0; i < content.ncoordinators; i++) {
        const struct intake_unit *u = &content.coordinators[i];
        struct err err;
        unit_id unit;
        if (add_units(r, u->name, units, n) || (c == COLUMN_WITH && u->open_set))
            continue;
        if (draft_unit(r->w->org, u->name, r->day, r->now, &unit, &err) != RC_OK)
            wrong(r, c, text_dup(r->a, text_of(err.detail)));
    }
}

/* One name may hold commas ("Sở Văn hóa, Thể thao và Du lịch"): the whole first, then what it names. */
static void read_units(struct row_reader *r, enum column c, unit_id **units, size_t *n)
{
    struct text rest = grid_line(r->a, cell(r, c), TEXT("; "), true), piece;
    while (rest.n > 0 && text_split(&rest, ';', &piece))
        if (text_trim(piece).n > 0 && !add_units(r, text_trim(piece), units, n))
            read_names(r, c, text_trim(piece), units, n);
}

static struct text unit_codes(const struct row_reader *r, const unit_id *units, size_t n)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++) {
        struct text code = org_unit_code(r->w->org, units[i]);
        all = i == 0 ? code : text_printf(r->a, "%.*s;%.*s", TEXT_FMT(all), TEXT_FMT(code));
    }
    return all;
}

/* A date, perhaps with an hour behind it as workbooks have it. */
static bool read_day(struct text words, struct day *out)
{
    enum { DATE_BYTES = 10 };
    bool hour = words.n > DATE_BYTES + 1 && words.p[DATE_BYTES] == ' ' && words.p[DATE_BYTES + 1] >= '0' &&
                words.p[DATE_BYTES + 1] <= '2';
    return day_parse(hour ? text_sub(words, 0, DATE_BYTES) : words, out);
}

/* A day, a cadence, or so long from the giving: "10 ngày", "5 ngày làm việc kể từ ngày ban hành". */
static bool is_known(const struct intake_deadline *d)
{
    bool length = d->lapse.unit != LENGTH_NONE && (d->lapse.event == EVENT_UNSTATED || d->lapse.event == EVENT_ISSUED);
    return d->has_date || d->recur != RECUR_NONE || length;
}

/* "30/9/2025", "2025-09-30 17:00", or any words a directive may use: "trước ngày 30/9/2025", "quý III/2025", "hằng tháng". */
static void read_due(struct row_reader *r, struct table_row *out)
{
    struct text words = grid_line(r->a, cell(r, COLUMN_DUE), TEXT(", "), false);
    struct intake_content content;
    if (words.n == 0)
        return;
    if (read_day(words, &out->due.date)) {
        out->due.stated = out->due.has_date = true;
        out->due.text = words;
        return;
    }
    bool known = read_field(r, DUE, words, &content) && is_known(&content.deadline);
    if (known || (read_field(r, DUE_EN, words, &content) && is_known(&content.deadline)))
        out->due = content.deadline;
    else
        wrong(r, COLUMN_DUE, text_printf(r->a, _("no date can be read from '%.*s'"), TEXT_FMT(words)));
}

static void read_given(struct row_reader *r, struct table_row *out)
{
    struct text words = text_trim(cell(r, COLUMN_GIVEN));
    if (words.n == 0)
        return;
    out->has_given = read_day(words, &out->given);
    if (!out->has_given)
        wrong(r, COLUMN_GIVEN, text_printf(r->a, _("'%.*s' is no date: write 2025-08-14"), TEXT_FMT(words)));
    else if (!instant_before(r->now, day_start(out->given)))
        r->day = day_start(out->given);
}

static bool says_done(struct arena *a, struct text state)
{
    static const char *const DONE[] = { "hoan thanh", "da hoan thanh", "da xong", "xong", "done", "ket thuc" };
    struct text key = text_fold(a, state);
    if (text_starts(key, TEXT("chua")))
        return false;
    for (size_t i = 0; i < LEN(DONE); i++)
        if (text_eq(key, text_of(DONE[i])) || text_starts(key, TEXT("da hoan thanh")) ||
            text_starts(key, TEXT("hoan thanh ")))
            return true;
    return false;
}

bool table_row_read(struct arena *a, const struct world *w, const struct table *t, size_t i, struct instant now,
                    struct table_row *out, struct table_error **errors, size_t *nerrors)
{
    struct row_reader r = { a, w, t, &t->grid.rows[i], now, now, errors, nerrors };
    *out = (struct table_row){ .row = r.row };
    out->task = grid_line(a, cell(&r, COLUMN_TASK), TEXT("; "), false);
    if (t->head.found && grid_is_group(r.row, &t->head))
        return false;
    if (out->task.n == 0) {
        if (cell(&r, COLUMN_LEAD).n > 0 && cell(&r, COLUMN_NUMBER).n > 0)
            wrong(&r, COLUMN_TASK, text_of(_("the row has a lead and no task")));
        return false;
    }
    unit_id *with = NULL, *giver = NULL;
    size_t nwith = 0, ngiver = 0;
    read_given(&r, out);
    out->number = cell(&r, COLUMN_NUMBER);
    out->document = grid_line(a, cell(&r, COLUMN_DOCUMENT), TEXT(" "), false);
    out->ended = says_done(a, cell(&r, COLUMN_STATE));
    read_units(&r, COLUMN_LEAD, &out->leads, &out->nleads);
    read_units(&r, COLUMN_WITH, &with, &nwith);
    read_units(&r, COLUMN_GIVER, &giver, &ngiver);
    read_due(&r, out);
    out->units = unit_codes(&r, with, nwith);
    out->giver = ngiver == 1 ? giver[0] : 0;
    return true;
}
