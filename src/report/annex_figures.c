/* annex_figures.c -- the sheets of figures: the categories, whose time it was, a chart of each. */
#include "report/annex_book.h"

#include "report/page.h"

enum { SHEET_COLUMNS = 88 /* of all columns of a sheet of figures together */ };

/* --- figures ------------------------------------------------------------------------------------------------------------------ */

/* Under the table, so that both are as wide as the paper. */
static void chart_of(struct annex *x, lxw_worksheet *sheet, lxw_row_t from, lxw_row_t to, lxw_col_t values,
                     const char *title, lxw_row_t below)
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
    lxw_chart_options options = { .x_scale = 1.35, .y_scale = to - from < 12 ? 1.3 : 0.1 * (double)(to - from + 1) };
    worksheet_insert_chart_opt(sheet, below, 0, chart, &options);
}

/* As wide as the table, in as many lines as it takes: a long one would make the printed page small. */
static void across(struct annex *x, lxw_worksheet *sheet, lxw_row_t row, struct text line)
{
    int lines = 1 + text_columns(line) / SHEET_COLUMNS;
    annex_check(x, worksheet_set_row(sheet, row, 15 * lines, NULL));
    annex_check(x, worksheet_merge_range(sheet, row, 0, row, 4, text_cstr(x->scratch, line), x->faint));
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
    worksheet_set_column(sheet, 2, 4, 13, NULL);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_set_margins(sheet, 0.7, 0.4, 0.7, 0.6);
    worksheet_set_footer(sheet, "&C&\"Times New Roman,Regular\"&11&P/&N");
    worksheet_fit_to_pages(sheet, 1, 0);
    annex_check(x, worksheet_write_string(sheet, row++, 0, title, x->title));
    for (size_t i = 0; i < LEN(lines); i++)
        if (!text_empty(lines[i]))
            across(x, sheet, row++, lines[i]);
    return row + 1;
}

static void put_heads(struct annex *x, lxw_worksheet *sheet, lxw_row_t row, const char *const *heads)
{
    annex_check(x, worksheet_set_row(sheet, row, 30, NULL));
    for (lxw_col_t c = 0; heads[c]; c++)
        annex_check(x, worksheet_write_string(sheet, row, c, heads[c], x->head));
}

void annex_summary(struct annex *x, struct text command)
{
    const struct tally *tally = x->tally;
    static const char *const HEADS[] = { "TT", "Tình trạng thực hiện", "Số nhiệm vụ", "Tỷ lệ", NULL };
    lxw_row_t row = put_headings(x, x->summary, "TỔNG HỢP KẾT QUẢ THỰC HIỆN", tally, command), first;
    put_heads(x, x->summary, row++, HEADS);
    first = row;
    for (int c = 0; c < CAT_COUNT; c++, row++) {
        annex_number(x, x->summary, row, 0, c + 1, x->number);
        annex_text(x, x->summary, row, 1, text_of(paper_category((enum category)c)), x->words);
        annex_number(x, x->summary, row, 2, (double)x->counts[c], x->number);
        annex_number(x, x->summary, row, 3, x->n ? (double)x->counts[c] / (double)x->n : 0, x->share);
    }
    annex_text(x, x->summary, row, 1, TEXT("Tổng số"), x->words);
    annex_number(x, x->summary, row++, 2, (double)x->n, x->number);
    const struct {
        const char *name;
        size_t n;
    } PERIOD[] = { { "Trong đó: kỳ trước chuyển sang", tally->carried }, { "Giao trong kỳ", tally->given } };
    for (size_t i = 0; tally->period && i < LEN(PERIOD); i++) {
        annex_text(x, x->summary, row, 1, text_of(PERIOD[i].name), x->words);
        annex_number(x, x->summary, row++, 2, (double)PERIOD[i].n, x->number);
    }
    chart_of(x, x->summary, first, first + CAT_COUNT - 1, 2, "Số nhiệm vụ theo tình trạng", row + 1);
}

static void time_line(struct annex *x, lxw_row_t row, size_t number, struct text name, const struct annex_time *u,
                      int64_t us)
{
    annex_number(x, x->times, row, 0, (double)number, x->number);
    annex_text(x, x->times, row, 1, name, x->words);
    annex_number(x, x->times, row, 2, u ? (double)u->leads : 0, x->number);
    annex_number(x, x->times, row, 3, annex_hours(us), x->hours);
    annex_number(x, x->times, row, 4, u ? annex_hours(u->late_us) : 0, x->hours);
}

void annex_times(struct annex *x, struct text command)
{
    const struct tally *tally = x->tally;
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
        chart_of(x, x->times, first, row - 1, 3, "Số giờ xử lý, theo thứ tự danh mục", row + 1);
}
