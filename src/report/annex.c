/* annex.c -- libxlsxwriter in constant-memory mode: a row is on disk once the next one begins. */
#include "report/annex_book.h"

#include "base/i18n.h"
#include "report/page.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
    CELL_LETTERS_MAX = 32000 /* Excel takes 32,767 */,
    ROWS_MAX = 1048576,
    SHEET_NAME_MAX = 32,
    LINE_POINTS = 15,
    LINES_MAX = 27 /* Excel: 409 points */,
    EPOCH = 25569
};

/* --- cells -------------------------------------------------------------------------------------------------------------- */

void annex_check(struct annex *x, lxw_error e)
{
    if (e != LXW_NO_ERROR)
        x->rc = RC_IO;
}

void annex_text(struct annex *x, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col, struct text t, lxw_format *f)
{
    struct text clean = paper_short(&x->w, page_clean(x->scratch, t), CELL_LETTERS_MAX);
    if (!text_empty(clean))
        annex_check(x, worksheet_write_string(sheet, row, col, text_cstr(x->scratch, clean), f));
    else
        annex_check(x, worksheet_write_blank(sheet, row, col, f));
}

void annex_number(struct annex *x, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col, double n, lxw_format *f)
{
    annex_check(x, worksheet_write_number(sheet, row, col, n, f));
}

/* The civil day as Excel counts it; `as_end`: the day that ends with the instant. */
static void put_day(struct annex *x, lxw_row_t row, lxw_col_t col, struct instant t, bool as_end)
{
    if (instant_is_max(t) || t.us <= INSTANT_MIN.us)
        annex_check(x, worksheet_write_blank(x->rows, row, col, x->words));
    else
        annex_number(x, x->rows, row, col, instant_day((struct instant){ t.us - as_end }).n + EPOCH, x->day);
}

double annex_hours(int64_t us) { return (double)us / (double)US_HOUR; }

/* --- the rows --------------------------------------------------------------------------------------------------------------- */

/* The first ten are what is printed, on A4 across at nearly full size; the others are for sorting and sums. */
enum cell {
    C_NO,
    C_ITEM,
    C_CODE,
    C_WORDS,
    C_LEAD,
    C_DUE,
    C_FINISHED,
    C_STATE,
    C_RESULT,
    C_LATE_BY,
    C_PRINTED,
    C_HOLDER = C_PRINTED,
    C_PERSON,
    C_OPENED,
    C_FIRST_DUE,
    C_WAIT,
    C_SINCE,
    C_EXTENDED,
    C_URGED,
    C_LATE,
    C_REASON,
    C_COUNT
};
static const struct {
    const char *head;
    double width;
} COLUMNS[C_COUNT] = {
    [C_NO] = { "TT", 5.5 },
    [C_ITEM] = { "Mục", 8 },
    [C_CODE] = { "Mã việc", 10.5 },
    [C_WORDS] = { "Nội dung giao", 41 },
    [C_LEAD] = { "Đơn vị chủ trì", 18 },
    [C_DUE] = { "Thời hạn", 11 },
    [C_FINISHED] = { "Ngày hoàn thành", 11 },
    [C_STATE] = { "Tình trạng", 14 },
    [C_RESULT] = { "Kết quả, báo cáo gần nhất", 27 },
    [C_LATE_BY] = { "Nơi chậm", 19 },
    [C_HOLDER] = { "Nơi đang giữ", 28 },
    [C_PERSON] = { "Người đang giữ", 22 },
    [C_OPENED] = { "Ngày giao", 12 },
    [C_FIRST_DUE] = { "Hạn ban đầu", 12 },
    [C_WAIT] = { "Đang chờ", 24 },
    [C_SINCE] = { "Giữ từ ngày", 12 },
    [C_EXTENDED] = { "Số lần gia hạn", 9 },
    [C_URGED] = { "Số lần đôn đốc", 9 },
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
    annex_check(x, worksheet_set_row(x->rows, 0, 2 * LINE_POINTS, NULL));
    for (int c = 0; c < C_COUNT; c++)
        annex_check(x, worksheet_write_string(x->rows, 0, (lxw_col_t)c, COLUMNS[c].head, x->head));
    worksheet_freeze_panes(x->rows, 1, C_CODE + 1);
    worksheet_repeat_rows(x->rows, 0, 0);
    worksheet_set_landscape(x->rows);
    worksheet_set_paper(x->rows, PAPER_A4);
    worksheet_set_margins(x->rows, 0.4, 0.4, 0.7, 0.6);
    worksheet_set_header(x->rows, "&C&\"Times New Roman,Bold\"&13KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ");
    worksheet_set_footer(x->rows, "&C&\"Times New Roman,Regular\"&11&P/&N");
    worksheet_fit_to_pages(x->rows, 1, 0);
    x->at = 1;
}

static void end_rows(struct annex *x)
{
    if (x->at > 1)
        worksheet_autofilter(x->rows, 0, 0, x->at - 1, C_COUNT - 1);
    worksheet_print_area(x->rows, 0, 0, x->at - 1, C_PRINTED - 1);
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
    annex_check(x, worksheet_set_row(x->rows, x->at, height_of(x, texts), NULL));
    for (int c = C_NO; c < C_COUNT; c++) {
        lxw_col_t col = (lxw_col_t)c;
        switch ((enum cell)c) {
        case C_NO: annex_number(x, x->rows, x->at, col, (double)(x->n + 1), x->number); break;
        case C_OPENED: put_day(x, x->at, col, row->opened, false); break;
        case C_FIRST_DUE: put_day(x, x->at, col, row->first_due, true); break;
        case C_DUE: put_day(x, x->at, col, row->due, true); break;
        case C_FINISHED: put_day(x, x->at, col, row->done ? row->finished : INSTANT_MAX, false); break;
        case C_SINCE: put_day(x, x->at, col, row->state == M_ENDED ? INSTANT_MAX : row->since, false); break;
        case C_EXTENDED: annex_number(x, x->rows, x->at, col, row->extended, x->number); break;
        case C_URGED: annex_number(x, x->rows, x->at, col, row->urged, x->number); break;
        case C_LATE: annex_number(x, x->rows, x->at, col, annex_hours(late), x->hours); break;
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
        case C_COUNT: annex_text(x, x->rows, x->at, col, texts[c], x->words); break;
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
        format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
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
    format_set_align(x->number, LXW_ALIGN_CENTER);
    format_set_align(x->day, LXW_ALIGN_CENTER);
    format_set_text_wrap(x->head);
    format_set_text_wrap(x->faint);
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
    x->units = ARENA_ARRAY(x->a, struct annex_time, org_units(world->org) + 1);
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
    annex_summary(x, command);
    annex_times(x, command);
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
