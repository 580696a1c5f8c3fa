/* test_layout.c -- words where a page has them, as paragraphs and tables: each page is drawn with letters ten points wide. */
#include "../base/rows.h"
#include "intake/extract.h"
#include "intake/layout.h"
#include "intake/ruled.h"

#include <stdlib.h>

/* A page is lines of text; a column of the drawing is 6 points wide, a line 12 points high. A line of '=' ends a page. '|' and
 * '-' of frames are rules: '+' is where they cross. A word that ends in '~' was recognised, and is not sure. Behind a
 * '>' a word begins a line of its own, though it stands beside another; '^' goes back to the top. */
enum { COLUMN = 60, LINE = 120, PAGE_WIDTH = 72 * COLUMN, PAGE_HEIGHT = 60 * LINE, DOUBTFUL = 20 };

static const struct {
    const char *name, *page, *text;
} CASES[] = {
    { "a line whose next word had no room goes on",
      "   Sở Tài chính chủ trì rà soát các nguồn vốn còn lại của\n"
      "năm 2026, báo cáo trước ngày 15.\n",
      "Sở Tài chính chủ trì rà soát các nguồn vốn còn lại của năm 2026, báo cáo trước ngày 15.\n" },
    { "a line that had room ends its paragraph",
      "   Sở Tài chính rà soát.\n"
      "   Sở Xây dựng báo cáo tình hình thực hiện dự án\n",
      "Sở Tài chính rà soát.\nSở Xây dựng báo cáo tình hình thực hiện dự án\n" },
    { "a gap ends a paragraph although the line was full",
      "   Sở Tài chính chủ trì rà soát các nguồn vốn còn lại\n"
      "của năm nay mà chưa được phân bổ cho các chủ đầu tư.\n"
      "\n\n"
      "Sở Xây dựng báo cáo tình hình thực hiện các dự án này\n"
      "cho đến hết tháng.\n",
      "Sở Tài chính chủ trì rà soát các nguồn vốn còn lại của năm nay mà chưa được phân bổ cho các chủ đầu tư.\n"
      "Sở Xây dựng báo cáo tình hình thực hiện các dự án này cho đến hết tháng.\n" },
    { "an item begins a paragraph although the line before was full and not indented",
      "1. Sở Tài chính chủ trì rà soát nguồn vốn còn lại này.\n"
      "2. Sở Xây dựng báo cáo tình hình.\n",
      "1. Sở Tài chính chủ trì rà soát nguồn vốn còn lại này.\n2. Sở Xây dựng báo cáo tình hình.\n" },
    { "a year at the beginning of a line is no item",
      "   Các cơ quan hoàn thành toàn bộ công việc trước năm\n"
      "2026. Sau đó báo cáo.\n",
      "Các cơ quan hoàn thành toàn bộ công việc trước năm 2026. Sau đó báo cáo.\n" },
    { "an item that hangs goes on under its words",
      "- Các cơ quan hoàn thành toàn bộ công việc trước năm\n"
      "  sau và báo cáo.\n",
      "- Các cơ quan hoàn thành toàn bộ công việc trước năm sau và báo cáo.\n" },
    { "a mark that Word sets by itself, set off by a tab, belongs to the line beside it",
      "   1.1. >  Sở Tài chính chủ trì rà soát nguồn vốn còn\n"
      "lại của năm.\n"
      "   III  >  KINH PHÍ\n"
      "   -    >  Sở Y tế báo cáo.\n",
      "1.1. Sở Tài chính chủ trì rà soát nguồn vốn còn lại của năm.\nIII KINH PHÍ\n- Sở Y tế báo cáo.\n" },
    { "an item that fills its line ends before the next item, though nothing is indented",
      "a) Sở Tài chính chủ trì rà soát các nguồn vốn còn lại\n"
      "của năm nay, báo cáo Ủy ban nhân dân tỉnh trước 15/10;\n"
      "b) Sở Xây dựng báo cáo.\n",
      "a) Sở Tài chính chủ trì rà soát các nguồn vốn còn lại của năm nay, báo cáo Ủy ban nhân dân tỉnh trước 15/10;\n"
      "b) Sở Xây dựng báo cáo.\n" },
    { "a short last line that comes as a column of its own stands where it was printed",
      "\n"
      "An\n"
      "^\n"
      "   3. Chủ tịch Ủy ban nhân dân các xã Long Thành, Nhơn\n"
      "\n"
      "   - Rà soát.\n",
      "3. Chủ tịch Ủy ban nhân dân các xã Long Thành, Nhơn An\n- Rà soát.\n" },
    { "what stands below a letterhead comes behind both its columns",
      "   SỞ TƯ PHÁP\n"
      "   Số: 12/STP\n"
      "Kính gửi:\n"
      "^\n"
      "                                  ĐỘC LẬP - TỰ DO\n"
      "                            Huế, ngày 2 tháng 3 năm 2026\n",
      "SỞ TƯ PHÁP\nSố: 12/STP\nĐỘC LẬP - TỰ DO\nHuế, ngày 2 tháng 3 năm 2026\nKính gửi:\n" },
    { "a title in the middle that fills its line does not go on below it",
      "       Về việc tăng cường công tác phòng cháy tại\n"
      "     ỦY BAN NHÂN DÂN TỈNH điện:\n"
      "     Các xã hoàn thành toàn bộ công việc trước năm sau\n"
      "và báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày\n"
      "15 tháng 12 năm nay, kèm theo biểu mẫu đã được gửi nêu\n"
      "trên.\n",
      "Về việc tăng cường công tác phòng cháy tại\nỦY BAN NHÂN DÂN TỈNH điện:\n"
      "Các xã hoàn thành toàn bộ công việc trước năm sau và báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15 "
      "tháng 12 năm "
      "nay, kèm theo biểu mẫu đã được gửi nêu trên.\n" },
    { "a heading in capitals that fills its line does not go on in prose",
      "III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU TRONG THỜI GIAN TỚI\n"
      "Để thực hiện tốt các mục tiêu.\n",
      "III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU TRONG THỜI GIAN TỚI\nĐể thực hiện tốt các mục tiêu.\n" },
    { "what stands in the middle does not go on",
      "   Các cơ quan hoàn thành toàn bộ công việc trước năm\n"
      "              THÔNG BÁO\n",
      "Các cơ quan hoàn thành toàn bộ công việc trước năm\nTHÔNG BÁO\n" },
    { "a sentence goes on over the page's number",
      "   Các cơ quan hoàn thành toàn bộ công việc trước năm\n"
      "=\n"
      "                        2\n\n\n\n\n\n\n"
      "sau và báo cáo.\n",
      "Các cơ quan hoàn thành toàn bộ công việc trước năm sau và báo cáo.\n" },
    { "a table is rows and cells",
      "+----+----------------+--------+\n"
      "|STT |Nhiệm vụ        |Chủ trì |\n"
      "+----+----------------+--------+\n"
      "|1   |Rà soát quy     |Sở Xây  |\n"
      "|    |hoạch           |dựng    |\n"
      "+----+----------------+--------+\n",
      "1. Rà soát quy hoạch. Cơ quan chủ trì: Sở Xây dựng\n" },
    { "a table goes on over the page: the head again is dropped, a row goes on",
      "+----+----------------+--------+\n"
      "|STT |Nhiệm vụ        |Chủ trì |\n"
      "+----+----------------+--------+\n"
      "|1   |Rà soát quy     |Sở Xây  |\n"
      "+----+----------------+--------+\n"
      "=\n"
      "+----+----------------+--------+\n"
      "|STT |Nhiệm vụ        |Chủ trì |\n"
      "+----+----------------+--------+\n"
      "|    |hoạch           |dựng    |\n"
      "+----+----------------+--------+\n"
      "|2   |Lập báo cáo     |Sở Y tế |\n"
      "+----+----------------+--------+\n",
      "1. Rà soát quy hoạch. Cơ quan chủ trì: Sở Xây dựng\n2. Lập báo cáo. Cơ quan chủ trì: Sở Y tế\n" },
    { "a cell that is a list is a task an item, and what had room above it begins a line of its cell",
      "+----+----------------+----------------------+\n"
      "|STT |Nhiệm vụ        |Đơn vị thực hiện      |\n"
      "+----+----------------+----------------------+\n"
      "|1   |- Rà soát quy   |Chủ trì: Sở Y tế      |\n"
      "|    |hoạch đất;      |Phối hợp: Công an     |\n"
      "|    |- Sửa cầu.      |                      |\n"
      "+----+----------------+----------------------+\n",
      "1. Rà soát quy hoạch đất. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Công an\n"
      "1. Sửa cầu. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Công an\n" },
    { "a cell that is merged says its words once",
      "+----+----------------+--------+\n"
      "|STT |Nhiệm vụ        |Chủ trì |\n"
      "+----+----------------+--------+\n"
      "|I   |Nhóm nhiệm vụ về đất đai |\n"
      "+----+----------------+--------+\n"
      "|1   |Rà soát         |Sở Y tế |\n"
      "+----+----------------+--------+\n",
      "I. Nhóm nhiệm vụ về đất đai\n1. Rà soát. Cơ quan chủ trì: Sở Y tế\n" },
    { "a frame around one cell is no table",
      "+----------------+\n"
      "|Nơi nhận        |\n"
      "+----------------+\n",
      "Nơi nhận\n" },
};

/* --- the drawing -------------------------------------------------------------------------------------------------- */

enum { ROWS = 60, COLUMNS = 72 };

struct drawing {
    uint32_t at[ROWS][COLUMNS];
    size_t rows;
};

static bool is_frame(uint32_t c) { return c == '+' || c == '|' || c == '-'; }

static void add_rules(struct arena *a, const struct drawing *d, struct placed_page *page)
{
    for (size_t r = 0; r < d->rows; r++)
        for (size_t c = 0; c + 1 < COLUMNS; c++) {
            int x = (int)c * COLUMN + COLUMN / 2, y = (int)r * LINE + LINE / 2;
            if (d->at[r][c] == '+' && is_frame(d->at[r][c + 1])) {
                struct place k = { x, y, x + COLUMN, y };
                size_t end = c + 1;
                while (end + 1 < COLUMNS && is_frame(d->at[r][end + 1]))
                    end++;
                k.x1 = (int)end * COLUMN + COLUMN / 2;
                if (c == 0 || !is_frame(d->at[r][c - 1]))
                    ARENA_PUSH(a, page->rules, page->nrules, k);
            }
            if (d->at[r][c] == '|' || d->at[r][c] == '+')
                if (r + 1 < d->rows && (d->at[r + 1][c] == '|' || d->at[r + 1][c] == '+'))
                    ARENA_PUSH(a, page->rules, page->nrules, ((struct place){ x, y, x, y + LINE }));
        }
}

static void add_word(struct arena *a, size_t row, size_t column, struct text word, size_t letters, bool begins,
                     struct placed_page *page)
{
    struct placed_word w = { { (int)column * COLUMN, (int)row * LINE, (int)(column + letters) * COLUMN,
                               (int)row * LINE + LINE },
                             PLACED_SURE,
                             begins,
                             word };
    if (text_ends(word, TEXT("~"))) {
        page->recognised = true;
        w.sure = DOUBTFUL;
        w.text = text_sub(word, 0, word.n - 1);
    }
    ARENA_PUSH(a, page->words, page->nwords, w);
}

static void add_line(struct arena *a, size_t row, struct text line, struct drawing *d, struct placed_page *page)
{
    size_t column = 0, from = 0, letters = 0;
    bool begins = true, frame = text_starts(line, TEXT("+"));
    for (size_t i = 0; i <= line.n;) {
        size_t at = i;
        uint32_t c = i < line.n ? text_next(line, &i) : (i++, ' ');
        if (column < COLUMNS)
            d->at[row][column] = c;
        bool ends = c == ' ' || c == '|' || c == '>' || frame;
        if (!ends && letters++ == 0)
            from = at;
        if (ends && letters > 0) {
            add_word(a, row, column - letters, text_sub(line, from, at), letters, begins, page);
            begins = false;
            letters = 0;
        }
        begins |= c == '>';
        column++;
    }
}

static struct placed placed_of(struct arena *a, const char *drawing)
{
    struct placed all = { .n = 0 };
    struct placed_page page = { .number = 1, .width = PAGE_WIDTH, .height = PAGE_HEIGHT };
    struct drawing *d = calloc(1, sizeof *d);
    struct text rest = text_of(drawing), line;
    while (text_split(&rest, '\n', &line)) {
        if (text_eq(line, TEXT("="))) {
            add_rules(a, d, &page);
            ARENA_PUSH(a, all.pages, all.n, page);
            page = (struct placed_page){ .number = page.number + 1, .width = PAGE_WIDTH, .height = PAGE_HEIGHT };
            memset(d, 0, sizeof *d);
            continue;
        }
        if (text_eq(line, TEXT("^"))) {
            d->rows = 0;
            continue;
        }
        add_line(a, d->rows, line, d, &page);
        d->rows++;
    }
    add_rules(a, d, &page);
    ARENA_PUSH(a, all.pages, all.n, page);
    free(d);
    return all;
}

/* --- tests -------------------------------------------------------------------------------------------------------- */

static void reads(void **state)
{
    struct arena *a = arena_new();
    struct placed placed = placed_of(a, ROW(state, CASES)->page);
    struct layout l;
    struct extracted e;
    struct err err;
    layout_pages(a, &placed, &l);
    assert_int_equal(extract_text(a, &l.flow, &e, &err), RC_OK);
    assert_string_equal(text_cstr(a, e.text), ROW(state, CASES)->text);
    arena_free(a);
}

static void says_what_it_doubts(void **state UNUSED)
{
    struct arena *a = arena_new();
    struct placed placed = placed_of(a, "Sở Tài chính báo cáo trước ngày 15/9~ hằng tháng\n");
    struct layout l;
    layout_pages(a, &placed, &l);
    assert_int_equal(l.ndoubts, 1);
    assert_string_equal(text_cstr(a, l.doubts[0].word), "15/9");
    assert_int_equal(l.doubts[0].sure, DOUBTFUL);
    struct text p = l.flow.items[l.doubts[0].record].text;
    assert_true(text_starts(text_sub(p, l.doubts[0].at, p.n), TEXT("15/9")));
    arena_free(a);
}

/* The feet of a cell's letters may look like a rule that begins at the cell's edge: no row ends there. */
static void feet_of_letters_end_no_row(void **state UNUSED)
{
    struct place rules[] = { { 500, 100, 3000, 105 },  { 500, 500, 3000, 505 },  { 500, 100, 505, 500 },
                             { 1500, 100, 1505, 500 }, { 3000, 100, 3005, 500 }, { 1520, 300, 1800, 305 } };
    struct placed_page page = { .number = 1, .width = 5000, .height = 8000, .rules = rules, .nrules = LEN(rules) };
    struct arena *a = arena_new();
    size_t n;
    const struct ruled *t = ruled_tables(a, &page, &n);
    assert_int_equal(n, 1);
    assert_int_equal(t->nx, 3);
    assert_int_equal(t->ny, 2);
    arena_free(a);
}

/* A raised number stands smaller and higher behind a word; with a note of that number it is no word, without it is part of one. */
static void notes_are_no_part_of_the_body(void **state UNUSED)
{
    struct placed_word words[] = {
        { { 1000, 1000, 1400, 1180 }, PLACED_SURE, true, TEXT("Sở") },
        { { 1440, 1000, 2000, 1180 }, PLACED_SURE, false, TEXT("dành") },
        { { 2040, 1000, 2400, 1180 }, PLACED_SURE, false, TEXT("50") },
        { { 2440, 1000, 2700, 1180 }, PLACED_SURE, false, TEXT("m") },
        { { 2700, 1000, 2750, 1090 }, PLACED_SURE, false, TEXT("2") },
        { { 2800, 1000, 3200, 1180 }, PLACED_SURE, false, TEXT("đất") },
        { { 3200, 1000, 3250, 1090 }, PLACED_SURE, false, TEXT("1") },
        { { 3250, 1000, 3290, 1180 }, PLACED_SURE, false, TEXT(".") },
        { { 1000, 5000, 1030, 5080 }, PLACED_SURE, true, TEXT("1") },
        { { 1060, 5000, 1400, 5130 }, PLACED_SURE, false, TEXT("Theo") },
        { { 1440, 5000, 1900, 5130 }, PLACED_SURE, false, TEXT("luật.") },
    };
    struct placed_page page = { .number = 1, .width = 5950, .height = 8420, .words = words, .nwords = LEN(words) };
    struct arena *a = arena_new();
    struct layout l;
    struct extracted e;
    struct err err;
    layout_pages(a, &(struct placed){ &page, 1 }, &l);
    assert_int_equal(extract_text(a, &l.flow, &e, &err), RC_OK);
    assert_string_equal(text_cstr(a, e.text), "Sở dành 50 m2 đất.\n");
    assert_true(e.has_footnotes);
    arena_free(a);
}

/* What goes over the pipe comes back the same. */
static void pages_come_back(void **state UNUSED)
{
    struct arena *a = arena_new();
    struct placed placed = placed_of(a, CASES[0].page), back = { .n = 0 };
    struct sbuf b;
    struct records r;
    struct err err;
    sbuf_init(&b, 1 << 20);
    record_begin(&b);
    placed_add_page(&b, &placed.pages[0]);
    record_end(&b, FAULT_NONE);
    assert_int_equal(records_read(a, sbuf_text(&b), &r, &err), RC_OK);
    assert_int_equal(placed_read(a, &r, &back, &err), RC_OK);
    assert_int_equal(back.pages[0].nwords, placed.pages[0].nwords);
    for (size_t i = 0; i < back.pages[0].nwords; i++) {
        assert_true(text_eq(back.pages[0].words[i].text, placed.pages[0].words[i].text));
        assert_memory_equal(&back.pages[0].words[i].at, &placed.pages[0].words[i].at, sizeof(struct place));
    }
    sbuf_release(&b);
    arena_free(a);
}

static const struct {
    const char *name, *answer;
} NONSENSE[] = {
    { "a word without a page", "V8:congvu 1W15:0 0 1 1 100 1 aZ0:" },
    { "a word beside its page", "V8:congvu 1G9:1 10 10 0W16:0 0 11 1 100 1 aZ0:" },
    { "a word that ends before it begins", "V8:congvu 1G9:1 10 10 0W15:5 0 1 1 100 1 aZ0:" },
    { "a word surer than sure", "V8:congvu 1G9:1 10 10 0W15:0 0 1 1 101 1 aZ0:" },
    { "a word without letters", "V8:congvu 1G9:1 10 10 0W14:0 0 1 1 100 1 Z0:" },
    { "a page of no size", "V8:congvu 1G8:1 0 10 0Z0:" },
    { "a page beyond all numbers", "V8:congvu 1G12:9999 10 10 0Z0:" },
    { "a page twice", "V8:congvu 1G9:1 10 10 0G9:1 10 10 0Z0:" },
    { "a number that is none", "V8:congvu 1G9:1 x0 10 0Z0:" },
    { "a paragraph among the words", "V8:congvu 1G9:1 10 10 0P1:aZ0:" },
};

static void refuses(void **state)
{
    struct arena *a = arena_new();
    struct placed placed = { .n = 0 };
    struct records r;
    struct err err;
    assert_int_equal(records_read(a, text_of(ROW(state, NONSENSE)->answer), &r, &err), RC_OK);
    assert_int_not_equal(placed_read(a, &r, &placed, &err), RC_OK);
    assert_int_equal(err.problem, PB_READER_STOPPED);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + LEN(NONSENSE) + 4];
    size_t n = 0;
    ROWS(tests, n, CASES, reads);
    ROWS(tests, n, NONSENSE, refuses);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(says_what_it_doubts);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(notes_are_no_part_of_the_body);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(feet_of_letters_end_no_row);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(pages_come_back);
    return RUN(tests, n);
}
