/* test_sheet.c -- workbooks and separated files to rows; encodings; hostile tables. */
#include "../base/rows.h"
#include "intake/extract.h"
#include "office.h"

#define S                   "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define SHEET(rows, merges) "<worksheet xmlns=\"" S "\"><sheetData>" rows "</sheetData>" merges "</worksheet>"
#define ROW_(n, cells)      "<row r=\"" #n "\">" cells "</row>"
#define NUMBER(at, v)       "<c r=\"" at "\"><v>" v "</v></c>"
#define STRING(at, i)       "<c r=\"" at "\" t=\"s\"><v>" i "</v></c>"
#define INLINE(at, t)       "<c r=\"" at "\" t=\"inlineStr\"><is><t>" t "</t></is></c>"
#define DATED(at, style, v) "<c r=\"" at "\" s=\"" style "\"><v>" v "</v></c>"

static const char WORKBOOK[] =
    "<workbook xmlns=\"" S "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
    "<sheet name=\"Nhiệm vụ\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Ẩn\" sheetId=\"2\" state=\"hidden\" "
    "r:id=\"rId2\"/>"
    "</sheets></workbook>";
static const char RELATIONS[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                                "Target=\"worksheets/sheet2.xml\"/>"
                                "</Relationships>";
static const char STRINGS[] =
    "<sst xmlns=\"" S "\"><si><t>Sở Tài chính</t></si><si><r><t>Rà </t></r><r><t>soát</t></r><rPh sb=\"0\" "
    "eb=\"1\"><t>x</t></rPh></si></sst>";
static const char STYLES[] =
    "<styleSheet xmlns=\"" S "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" "
    "formatCode=\"#,##0&quot; day&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
    "numFmtId=\"164\"/>"
    "<xf numFmtId=\"165\"/></cellXfs></styleSheet>";

static const struct {
    const char *name, *sheet, *rows;
} BOOKS[] = {
    { "shared, rich and inline strings", SHEET(ROW_(1, STRING("A1", "0") STRING("B1", "1") INLINE("C1", "Ghi")), ""),
      "1: Sở Tài chính|Rà soát|Ghi\n" },
    { "cells that are left out are empty", SHEET(ROW_(3, NUMBER("A3", "1") NUMBER("C3", "2")), ""), "3: 1||2\n" },
    { "rows keep their numbers", SHEET(ROW_(2, NUMBER("A2", "1")) ROW_(7, NUMBER("A7", "2")), ""), "2: 1\n7: 2\n" },
    { "rows without words are none", SHEET(ROW_(1, "<c r=\"A1\" s=\"1\"/>") ROW_(2, NUMBER("A2", "5")), ""), "2: 5\n" },
    { "a date by a format of old", SHEET(ROW_(1, DATED("A1", "1", "45930")), ""), "1: 2025-09-30\n" },
    { "a date by a format of the file", SHEET(ROW_(1, DATED("A1", "2", "45930.708333333336")), ""),
      "1: 2025-09-30 17:00\n" },
    { "a format that only says day is a number", SHEET(ROW_(1, DATED("A1", "3", "45930")), ""), "1: 45930\n" },
    { "the first day of all", SHEET(ROW_(1, DATED("A1", "1", "1")), ""), "1: 1900-01-01\n" },
    { "a date out of bounds stays a number", SHEET(ROW_(1, DATED("A1", "1", "99999999")), ""), "1: 99999999\n" },
    { "a formula is its saved value", SHEET(ROW_(1, "<c r=\"A1\" t=\"str\"><f>B1&amp;C1</f><v>AB</v></c>"), ""),
      "1: AB\n" },
    { "a string that is not there", SHEET(ROW_(1, STRING("A1", "99") NUMBER("B1", "1")), ""), "1: |1\n" },
    { "merged cells have the words of the first",
      SHEET(ROW_(1, NUMBER("A1", "1") INLINE("B1", "X")) ROW_(2, NUMBER("A2", "2") NUMBER("D2", "9")),
            "<mergeCells><mergeCell ref=\"B1:C2\"/></mergeCells>"),
      "1: 1|X|=X\n2: 2|=X|=X|9\n" },
};

static struct text dump(struct arena *a, const struct tables *t)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 20);
    for (size_t g = 0; g < t->n; g++)
        for (size_t i = 0; i < t->items[g].nrows; i++) {
            const struct grid_row *row = &t->items[g].rows[i];
            sbuf_printf(&b, "%u: ", row->number);
            for (size_t k = 0; k < row->n; k++)
                sbuf_printf(&b, "%s%s%.*s", k > 0 ? "|" : "", row->cells[k].covered ? "=" : "",
                            TEXT_FMT(grid_line(a, row->cells[k].text, TEXT("/"), false)));
            sbuf_char(&b, '\n');
        }
    struct text all = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return all;
}

static enum rc read_bytes(struct arena *a, struct text bytes, struct tables *t, struct err *err)
{
    struct sbuf answer;
    struct records r;
    sbuf_init(&answer, 64 << 20);
    extract_child(bytes, NULL, &answer);
    enum rc rc = records_read(a, text_dup(a, sbuf_text(&answer)), &r, err);
    sbuf_release(&answer);
    if (rc == RC_OK)
        rc = records_fault(&r, err);
    return rc == RC_OK ? tables_of(a, &r, t, err) : rc;
}

static struct text book(struct arena *a, const char *sheet)
{
    const struct office_part parts[] = {
        { "xl/workbook.xml", text_of(WORKBOOK) },
        { "xl/_rels/workbook.xml.rels", text_of(RELATIONS) },
        { "xl/sharedStrings.xml", text_of(STRINGS) },
        { "xl/styles.xml", text_of(STYLES) },
        { "xl/worksheets/sheet1.xml", text_of(sheet) },
        { "xl/worksheets/sheet2.xml", TEXT(SHEET(ROW_(1, NUMBER("A1", "7")), "")) },
        { NULL, TEXT_NONE },
    };
    return office_zip(a, parts, true);
}

static void check_book(void **state)
{
    struct arena *a = arena_new();
    struct tables t;
    struct err err = { .detail = "" };
    if (read_bytes(a, book(a, ROW(state, BOOKS)->sheet), &t, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_string_equal(text_cstr(a, dump(a, &t)), ROW(state, BOOKS)->rows);
    arena_free(a);
}

#define BYTES(s)                                                                                                       \
    {                                                                                                                  \
        s, sizeof(s) - 1                                                                                               \
    }
static const struct {
    const char *name;
    struct text bytes;
    enum problem problem;
    const char *rows; /* or a part of the sentence */
} FILES[] = {
    { "commas", BYTES("a,b\n1,2\n"), PB_NONE, "1: a|b\n2: 1|2\n" },
    { "semicolons, with commas in the words", BYTES("a;b\n1, 2;3\n4, 5;6\n"), PB_NONE,
      "1: a|b\n2: 1, 2|3\n3: 4, 5|6\n" },
    { "tabs", BYTES("a\tb\n1\t2\n"), PB_NONE, "1: a|b\n2: 1|2\n" },
    { "quoted separators, quotes and lines", BYTES("a,b\n\"1,\"\"2\"\"\",\"x\ny\"\n"), PB_NONE,
      "1: a|b\n2: 1,\"2\"|x/y\n" },
    { "a mark before the first letter, and CR LF", BYTES("\xEF\xBB\xBFSở,b\r\n1,2\r\n"), PB_NONE, "1: Sở|b\n2: 1|2\n" },
    { "UTF-16, little end first",
      BYTES("\xFF\xFE\x53\0\xDF\x1E,\0b\0\n\0"
            "1\0,\0"
            "2\0"),
      PB_NONE, "1: Sở|b\n2: 1|2\n" },
    { "UTF-16, big end first", BYTES("\xFE\xFF\0S\x1E\xDF\0,\0b"), PB_NONE, "1: Sở|b\n" },
    { "Windows-1258",
      BYTES("S\xF5\xD2,T\xE0i ch\xEDnh,\xF0\xFD\xF5\xF2"
            "c\n"),
      PB_NONE, "Tài chính" },
    { "TCVN3", BYTES("N\xE9i dung,\xAE\xACn v\xDE,h\xB9n\nb\xB8o c\xB8o,S\xEB,15/9\n"), PB_NONE,
      "1: Nội dung|đơn vị|hạn\n2: báo cáo|Sở" },
    { "VNI", BYTES("Chu\xFB tr\xEC,co\xF8n qua\xE2n,no\xE4i dung,\xF1o\xF8ng\n"), PB_NONE, "Chủ trì|" },
    { "half TCVN3 and half VNI is refused",
      BYTES("S\xEB T\xB5i ch\xDDnh,b\xB8o c\xB8o,\xF1y ban\nS\xF4\xFB,Ta\xF8i ch\xEDnh,ba\xF9o ca\xF9o\n"),
      PB_FORM_NOT_READ, "Unikey" },
    { "nothing", BYTES(" \n"), PB_EMPTY, "no table" },
    { "bytes of nothing known", BYTES("\x81\x82\x83,\x84\n"), PB_NOT_UTF8, "UTF-8" },
    { "a mark of secrecy above the table", BYTES("MẬT\nSTT,Nhiệm vụ\n1,Làm\n"), PB_SECRET_MARK, "MẬT" },
};

static void check_file(void **state)
{
    struct arena *a = arena_new();
    struct tables t = { .n = 0 };
    struct err err = { .detail = "" };
    enum rc rc = read_bytes(a, ROW(state, FILES)->bytes, &t, &err);
    const char *said = rc == RC_OK ? text_cstr(a, dump(a, &t)) : err.detail;
    if ((rc == RC_OK ? PB_NONE : err.problem) != ROW(state, FILES)->problem || !strstr(said, ROW(state, FILES)->rows))
        fail_msg("it says: %s", said);
    arena_free(a);
}

static const struct {
    const char *name, *head;
    enum column column;
} HEADS[] = {
    { "a task", "Nội dung nhiệm vụ", COLUMN_TASK },
    { "a task in capitals without accents", "NOI DUNG CONG VIEC", COLUMN_TASK },
    { "a lead", "Cơ quan, đơn vị chủ trì", COLUMN_LEAD },
    { "who helps is no lead", "Đơn vị phối hợp thực hiện", COLUMN_WITH },
    { "a due date", "Thời hạn hoàn thành", COLUMN_DUE },
    { "the document", "Số, ký hiệu văn bản", COLUMN_DOCUMENT },
    { "the day of giving", "Ngày giao", COLUMN_GIVEN },
    { "the state", "Trạng thái", COLUMN_STATE },
    { "a number", "STT", COLUMN_NUMBER },
    { "a part of a word is none", "Thanh toán", COLUMN_NONE },
};

static void check_head(void **state)
{
    struct arena *a = arena_new();
    assert_int_equal(column_of(a, text_of(ROW(state, HEADS)->head)), ROW(state, HEADS)->column);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(BOOKS) + LEN(FILES) + LEN(HEADS)];
    size_t n = 0;
    ROWS(tests, n, BOOKS, check_book);
    ROWS(tests, n, FILES, check_file);
    ROWS(tests, n, HEADS, check_head);
    return RUN(tests, n);
}
