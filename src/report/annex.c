/* annex.c -- libxlsxwriter in constant-memory mode: a row is on disk once the next one begins. */
#include "report/annex.h"

#include "base/i18n.h"
#include "report/page.h"
#include "report/paper_field.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

enum {
    CELL_LETTERS_MAX = 32000 /* Excel takes 32,767 */,
    ROWS_MAX = 1048576,
    SHEET_NAME_MAX = 32,
    LINE_POINTS = 15,
    LINES_MAX = 27 /* Excel: 409 points */,
    EPOCH = 25569
};

struct unit_time {
    size_t leads;
    int64_t late_us;
};

struct annex {
    char *path, *unfinished;   /* the name it gets; the one it has until then */
    const struct tally *tally; /* its scope is there before the first row */
    lxw_workbook *book;
    lxw_worksheet *summary, *times, *rows;
    lxw_format *title, *head, *words, *day, *number, *hours, *share, *faint;
    struct arena *a, *scratch;
    struct writer w; /* for words about a row */
    lxw_row_t at;
    int sheets;
    size_t n, counts[CAT_COUNT];
    struct unit_time *units;
    enum rc rc; /* the first failure of a cell */
};

/* --- cells -------------------------------------------------------------------------------------------------------------- */

static void check(struct annex *x, lxw_error e)
{
    if (e != LXW_NO_ERROR)
        x->rc = RC_IO;
}

/* Always text: what it begins with is never looked at. */
static void put_text(struct annex *x, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col, struct text t, lxw_format *f)
{
    struct text clean = paper_short(&x->w, page_clean(x->scratch, t), CELL_LETTERS_MAX);
    if (!text_empty(clean))
        check(x, worksheet_write_string(sheet, row, col, text_cstr(x->scratch, clean), f));
    else
        check(x, worksheet_write_blank(sheet, row, col, f));
}

static void put_number(struct annex *x, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col, double n, lxw_format *f)
{
    check(x, worksheet_write_number(sheet, row, col, n, f));
}

/* The civil day as Excel counts it; `as_end`: the day that ends with the instant. */
static void put_day(struct annex *x, lxw_row_t row, lxw_col_t col, struct instant t, bool as_end)
{
    if (instant_is_max(t) || t.us <= INSTANT_MIN.us)
        check(x, worksheet_write_blank(x->rows, row, col, x->words));
    else
        put_number(x, x->rows, row, col, instant_day((struct instant){ t.us - as_end }).n + EPOCH, x->day);
}

static double hours(int64_t us) { return (double)us / (double)US_HOUR; }

/* --- the rows --------------------------------------------------------------------------------------------------------------- */

enum cell {
    C_NO,
    C_CODE,
    C_ITEM,
    C_WORDS,
    C_LEAD,
    C_HOLDER,
    C_PERSON,
    C_OPENED,
    C_FIRST_DUE,
    C_DUE,
    C_FINISHED,
    C_STATE,
    C_WAIT,
    C_SINCE,
    C_EXTENDED,
    C_URGED,
    C_RESULT,
    C_LATE_BY,
    C_LATE,
    C_REASON,
    C_COUNT
};
static const struct {
    const char *head;
    double width;
} COLUMNS[C_COUNT] = {
    [C_NO] = { "TT", 7 },
    [C_CODE] = { "Mã việc", 13 },
    [C_ITEM] = { "Mục", 9 },
    [C_WORDS] = { "Nội dung giao", 60 },
    [C_LEAD] = { "Đơn vị chủ trì", 28 },
    [C_HOLDER] = { "Nơi đang giữ", 28 },
    [C_PERSON] = { "Người đang giữ", 22 },
    [C_OPENED] = { "Ngày giao", 12 },
    [C_FIRST_DUE] = { "Hạn ban đầu", 12 },
    [C_DUE] = { "Thời hạn", 12 },
    [C_FINISHED] = { "Ngày hoàn thành", 12 },
    [C_STATE] = { "Tình trạng", 30 },
    [C_WAIT] = { "Đang chờ", 24 },
    [C_SINCE] = { "Giữ từ ngày", 12 },
    [C_EXTENDED] = { "Số lần gia hạn", 9 },
    [C_URGED] = { "Số lần đôn đốc", 9 },
    [C_RESULT] = { "Kết quả, báo cáo gần nhất", 50 },
    [C_LATE_BY] = { "Nơi chậm", 40 },
    [C_LATE] = { "Số giờ chậm", 10 },
    [C_REASON] = { "Nguyên nhân, thời gian khác", 50 },
};

static void begin_rows(struct annex *x)
{
    char name[SHEET_NAME_MAX];
    x->sheets++;
    snprintf(name, sizeof name, x->sheets == 1 ? "Chi tiết" : "Chi tiết %d", x->sheets);
    x->rows = workbook_add_worksheet(x->book, name);
    for (int c = 0; c < C_COUNT; c++)
        worksheet_set_column(x->rows, (lxw_col_t)c, (lxw_col_t)c, COLUMNS[c].width, NULL);
    for (int c = 0; c < C_COUNT; c++)
        check(x, worksheet_write_string(x->rows, 0, (lxw_col_t)c, COLUMNS[c].head, x->head));
    worksheet_freeze_panes(x->rows, 1, C_CODE + 1);
    worksheet_repeat_rows(x->rows, 0, 0);
    worksheet_set_landscape(x->rows);
    worksheet_set_paper(x->rows, 8 /* A3 */);
    worksheet_fit_to_pages(x->rows, 1, 0);
    x->at = 1;
}

static void end_rows(struct annex *x)
{
    if (x->at > 1)
        worksheet_autofilter(x->rows, 0, 0, x->at - 1, C_COUNT - 1);
}

/* The lines its fullest cell will take: a program that opens the file may not work that out by itself. */
static double height_of(struct annex *x, const struct text texts[C_COUNT])
{
    int lines = 1;
    for (int c = 0; c < C_COUNT; c++) {
        int width = (int)COLUMNS[c].width, columns = text_columns(page_clean(x->scratch, texts[c]));
        lines = (columns + width - 1) / width > lines ? (columns + width - 1) / width : lines;
    }
    return lines < LINES_MAX ? LINE_POINTS * lines : LINE_POINTS * LINES_MAX;
}

static void put_row(struct annex *x, const struct tally_row *row)
{
    struct text person =
        row->holder_person && row->state != M_ENDED ? org_person_name(x->w.org, row->holder_person) : TEXT_NONE;
    struct text texts[C_COUNT] = {
        [C_CODE] = row->code,
        [C_ITEM] = row->number,
        [C_WORDS] = row->words,
        [C_LEAD] = paper_unit(&x->w, row->lead_unit),
        [C_HOLDER] = row->state == M_ENDED ? TEXT_NONE : paper_unit(&x->w, row->holder_unit),
        [C_PERSON] = person,
        [C_STATE] = text_of(paper_category(category_of(row))),
        [C_WAIT] = text_upper_first(x->scratch, text_of(paper_wait(row->wait))),
        [C_RESULT] = row->report,
        [C_LATE_BY] = paper_lates(&x->w, row),
        [C_REASON] = text_upper_first(x->scratch, paper_reason(&x->w, row)),
    };
    int64_t late = 0;
    for (size_t i = 0; i < row->nlates; i++)
        late += row->lates[i].late.us;
    check(x, worksheet_set_row(x->rows, x->at, height_of(x, texts), NULL));
    for (int c = C_NO; c < C_COUNT; c++) {
        lxw_col_t col = (lxw_col_t)c;
        switch ((enum cell)c) {
        case C_NO: put_number(x, x->rows, x->at, col, (double)(x->n + 1), x->number); break;
        case C_OPENED: put_day(x, x->at, col, row->opened, false); break;
        case C_FIRST_DUE: put_day(x, x->at, col, row->first_due, true); break;
        case C_DUE: put_day(x, x->at, col, row->due, true); break;
        case C_FINISHED: put_day(x, x->at, col, row->done ? row->finished : INSTANT_MAX, false); break;
        case C_SINCE: put_day(x, x->at, col, row->state == M_ENDED ? INSTANT_MAX : row->since, false); break;
        case C_EXTENDED: put_number(x, x->rows, x->at, col, row->extended, x->number); break;
        case C_URGED: put_number(x, x->rows, x->at, col, row->urged, x->number); break;
        case C_LATE: put_number(x, x->rows, x->at, col, hours(late), x->hours); break;
        case C_CODE:
        case C_ITEM:
        case C_WORDS:
        case C_LEAD:
        case C_HOLDER:
        case C_PERSON:
        case C_STATE:
        case C_WAIT:
        case C_RESULT:
        case C_LATE_BY:
        case C_REASON:
        case C_COUNT: put_text(x, x->rows, x->at, col, texts[c], x->words); break;
        }
    }
}

enum rc annex_row(void *annex, const struct tally_row *row, struct err *err)
{
    struct annex *x = annex;
    arena_reset(x->scratch);
    x->w.at = tally_at(x->tally);
    if (x->at == ROWS_MAX) {
        end_rows(x);
        begin_rows(x);
    }
    put_row(x, row);
    x->at++;
    x->n++;
    x->counts[category_of(row)]++;
    if (row->lead_unit)
        x->units[org_agency(x->w.org, row->lead_unit, x->w.at)].leads++;
    for (size_t i = 0; i < row->nlates; i++)
        x->units[org_agency(x->w.org, row->lates[i].unit, x->w.at)].late_us += row->lates[i].late.us;
    return x->rc == RC_OK ? RC_OK : err_set(err, PB_IO, _("'%s' cannot be written"), x->path);
}

/* --- figures ------------------------------------------------------------------------------------------------------------------ */

static void chart_of(struct annex *x, lxw_worksheet *sheet, lxw_row_t from, lxw_row_t to, lxw_col_t values,
                     const char *title)
{
    lxw_chart *chart = workbook_add_chart(x->book, LXW_CHART_BAR);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    char name[] = "Tổng hợp";
    const char *of = sheet == x->summary ? name : "Thời gian";
    chart_series_set_categories(series, of, from, 1, to, 1);
    chart_series_set_values(series, of, from, values, to, values);
    chart_series_set_labels(series);
    chart_title_set_name(chart, title);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(chart->y_axis); /* the first row on top, as in the table */
    lxw_chart_options options = { .x_scale = 1.4, .y_scale = to - from < 9 ? 1.0 : 0.1 * (double)(to - from + 1) };
    worksheet_insert_chart_opt(sheet, from - 1, 6, chart, &options);
}

static lxw_row_t put_headings(struct annex *x, lxw_worksheet *sheet, const char *title, const struct tally *tally,
                              struct text command)
{
    const struct text lines[] = {
        tally->title,
        text_printf(x->scratch, "Số liệu đến %.*s", TEXT_FMT(paper_moment(&x->w, tally->now))),
        text_printf(x->scratch, "Lệnh lập lại số liệu này: %.*s", TEXT_FMT(command)),
        tally->partial ? text_of(paper_partial()) : TEXT_NONE,
        tally->exercise ? PAPER_EXERCISE : TEXT_NONE,
    };
    lxw_row_t row = 0;
    worksheet_set_column(sheet, 0, 0, 6, NULL);
    worksheet_set_column(sheet, 1, 1, 48, NULL);
    worksheet_set_column(sheet, 2, 4, 16, NULL);
    worksheet_set_paper(sheet, 9 /* A4 */);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    check(x, worksheet_write_string(sheet, row++, 0, title, x->title));
    for (size_t i = 0; i < LEN(lines); i++)
        if (!text_empty(lines[i]))
            put_text(x, sheet, row++, 0, lines[i], x->faint);
    return row + 1;
}

static void put_heads(struct annex *x, lxw_worksheet *sheet, lxw_row_t row, const char *const *heads)
{
    for (lxw_col_t c = 0; heads[c]; c++)
        check(x, worksheet_write_string(sheet, row, c, heads[c], x->head));
}

static void put_summary(struct annex *x, const struct tally *tally, struct text command)
{
    static const char *const HEADS[] = { "TT", "Tình trạng thực hiện", "Số nhiệm vụ", "Tỷ lệ", NULL };
    lxw_row_t row = put_headings(x, x->summary, "TỔNG HỢP KẾT QUẢ THỰC HIỆN", tally, command), first;
    put_heads(x, x->summary, row++, HEADS);
    first = row;
    for (int c = 0; c < CAT_COUNT; c++, row++) {
        put_number(x, x->summary, row, 0, c + 1, x->number);
        put_text(x, x->summary, row, 1, text_of(paper_category((enum category)c)), x->words);
        put_number(x, x->summary, row, 2, (double)x->counts[c], x->number);
        put_number(x, x->summary, row, 3, x->n ? (double)x->counts[c] / (double)x->n : 0, x->share);
    }
    put_text(x, x->summary, row, 1, TEXT("Tổng số"), x->words);
    put_number(x, x->summary, row++, 2, (double)x->n, x->number);
    const struct {
        const char *name;
        size_t n;
    } PERIOD[] = { { "Trong đó: kỳ trước chuyển sang", tally->carried }, { "Giao trong kỳ", tally->given } };
    for (size_t i = 0; tally->period && i < LEN(PERIOD); i++) {
        put_text(x, x->summary, row, 1, text_of(PERIOD[i].name), x->words);
        put_number(x, x->summary, row++, 2, (double)PERIOD[i].n, x->number);
    }
    chart_of(x, x->summary, first, first + CAT_COUNT - 1, 2, "Số nhiệm vụ theo tình trạng");
}

static void time_line(struct annex *x, lxw_row_t row, size_t number, struct text name, const struct unit_time *u,
                      int64_t us)
{
    put_number(x, x->times, row, 0, (double)number, x->number);
    put_text(x, x->times, row, 1, name, x->words);
    put_number(x, x->times, row, 2, u ? (double)u->leads : 0, x->number);
    put_number(x, x->times, row, 3, hours(us), x->hours);
    put_number(x, x->times, row, 4, u ? hours(u->late_us) : 0, x->hours);
}

static void put_times(struct annex *x, const struct tally *tally, struct text command)
{
    static const char *const HEADS[] = { "TT",           "Cơ quan, đơn vị", "Số nhiệm vụ chủ trì",
                                         "Số giờ xử lý", "Số giờ chậm",     NULL };
    int64_t *us = ARENA_ARRAY(x->scratch, int64_t, org_units(x->w.org) + 1), others[PAYEE_COUNT] = { 0 };
    lxw_row_t row = put_headings(x, x->times, "THỜI GIAN XỬ LÝ (GIỜ LÀM VIỆC)", tally, command), first;
    size_t number = 0;
    put_heads(x, x->times, row++, HEADS);
    first = row;
    for (size_t i = 0; i < tally->nsums; i++) {
        const struct charge_sum *s = &tally->sums[i];
        bool whose = s->payee == PAYEE_HOLDER || s->payee == PAYEE_ASKED;
        *(whose ? &us[org_agency(x->w.org, s->unit, x->w.at)] : &others[s->payee]) += s->span.us;
    }
    for (unit_id u = 1; u <= org_units(x->w.org); u++)
        if (us[u] || x->units[u].leads)
            time_line(x, row++, ++number, paper_unit(&x->w, u), &x->units[u], us[u]);
    for (int p = 0; p < PAYEE_COUNT; p++)
        if (others[p])
            time_line(x, row++, ++number, text_of(paper_nobody((enum payee)p)), NULL, others[p]);
    if (row > first)
        chart_of(x, x->times, first, row - 1, 3, "Số giờ xử lý, theo thứ tự danh mục");
}

/* --- a life --------------------------------------------------------------------------------------------------------------------- */

static lxw_format *format_of(struct annex *x, const char *number, bool head)
{
    lxw_format *f = workbook_add_format(x->book);
    format_set_font_name(f, "Times New Roman");
    format_set_font_size(f, 11);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (number)
        format_set_num_format(f, number);
    if (head) {
        format_set_bold(f);
        format_set_align(f, LXW_ALIGN_CENTER);
        format_set_bg_color(f, 0xF2F2F2);
    }
    return f;
}

static void formats(struct annex *x)
{
    lxw_format **const boxed[] = { &x->head, &x->words, &x->day, &x->number, &x->hours, &x->share };
    x->title = format_of(x, NULL, false);
    format_set_bold(x->title);
    format_set_font_size(x->title, 14);
    x->faint = format_of(x, NULL, false);
    x->head = format_of(x, NULL, true);
    x->words = format_of(x, NULL, false);
    x->day = format_of(x, "dd/mm/yyyy", false);
    x->number = format_of(x, "#,##0", false);
    x->hours = format_of(x, "#,##0.00", false);
    x->share = format_of(x, "0.0%", false);
    for (size_t i = 0; i < LEN(boxed); i++)
        format_set_border(*boxed[i], LXW_BORDER_THIN);
    format_set_text_wrap(x->head);
    format_set_text_wrap(x->words);
}

static enum rc no_file(const char *path, int why, struct err *err)
{
    return err_set(err, why == ENOSPC || why == EDQUOT ? PB_DISK_FULL : PB_IO, _("'%s' cannot be written: %s"), path,
                   strerror(why));
}

enum rc annex_begin(const char *path, const struct world *world, const struct tally *tally, struct annex **out,
                    struct err *err)
{
    struct arena *a = arena_new();
    struct annex *x = ARENA_NEW(a, struct annex);
    x->a = a;
    x->scratch = arena_new();
    x->tally = tally;
    x->path = text_cstr(a, text_of(path));
    x->unfinished = text_cstr(a, text_printf(a, "%s.part", path));
    FILE *file = fopen(x->unfinished, "wb"); /* the library would say on standard error that it cannot */
    if (!file) {
        enum rc rc = no_file(path, errno, err);
        annex_free(x);
        return rc;
    }
    fclose(file);
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    x->book = workbook_new_opt(x->unfinished, &options);
    x->w = (struct writer){ .a = x->scratch, .org = world->org };
    x->units = ARENA_ARRAY(x->a, struct unit_time, org_units(world->org) + 1);
    x->summary = workbook_add_worksheet(x->book, "Tổng hợp");
    x->times = workbook_add_worksheet(x->book, "Thời gian");
    formats(x);
    begin_rows(x);
    *out = x;
    return RC_OK;
}

enum rc annex_end(struct annex *x, struct text command, struct err *err)
{
    const struct tally *tally = x->tally;
    x->w.at = tally_at(tally);
    arena_reset(x->scratch);
    end_rows(x);
    put_summary(x, tally, command);
    put_times(x, tally, command);
    lxw_doc_properties properties = { .created = (time_t)(tally->now.us / US_SECOND) };
    workbook_set_properties(x->book, &properties);
    errno = 0;
    lxw_error e = workbook_close(x->book);
    x->book = NULL;
    enum rc rc = RC_OK;
    if (e != LXW_NO_ERROR || x->rc != RC_OK)
        rc = no_file(x->path, errno ? errno : EIO, err);
    else if (rename(x->unfinished, x->path) != 0)
        rc = no_file(x->path, errno, err);
    annex_free(x);
    return rc;
}

void annex_free(struct annex *x)
{
    if (!x)
        return;
    if (x->book)
        workbook_close(x->book); /* the library has no other way to let go */
    remove(x->unfinished);       /* gone already when it got its name */
    arena_free(x->scratch);
    arena_free(x->a); /* x is in it */
}
