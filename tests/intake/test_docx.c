/* test_docx.c -- what a Word file says, as text: labels that Word prints and does not store, tables, changes, boxes. */
#include "../base/rows.h"
#include "intake/extract.h"
#include "office.h"

#define LVL(n, format, text)                                                                                           \
    "<w:lvl w:ilvl=\"" #n "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text          \
    "\"/></w:lvl>"
static const char NUMBERING[] = "<w:numbering xmlns:w=\"" OFFICE_W "\"><w:abstractNum w:abstractNumId=\"0\">" LVL(
    0, "upperRoman", "%1.") LVL(1, "decimal", "%2.") LVL(2, "lowerLetter", "%3)")
    LVL(3, "bullet", "-") "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" LVL(0, "decimal", "%1.")
        LVL(1, "decimal", "%1.%2.")
            LVL(2, "lowerRoman", "(%3)") "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                                         "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
                                         "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride "
                                         "w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>"
                                         "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
static const char STYLES[] =
    "<w:styles xmlns:w=\"" OFFICE_W
    "\"><w:style w:styleId=\"Muc\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/>"
    "</w:numPr></w:pPr></w:style><w:style w:styleId=\"MucCon\"><w:basedOn w:val=\"Muc\"/></w:style></w:styles>";

#define NUM(list, level, text)                                                                                         \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #list                                       \
    "\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(text)            "<w:tc>" OFFICE_P(text) "</w:tc>"
#define TR(cells)           "<w:tr>" cells "</w:tr>"
#define TBL(rows)           "<w:tbl>" rows "</w:tbl>"
#define WORDS_RUN(text)     "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define HEAD                TR(TC("STT") TC("Nhiệm vụ") TC("Cơ quan chủ trì") TC("Cơ quan phối hợp") TC("Thời hạn"))

static const struct {
    const char *name, *body, *text;
} CASES[] = {
    { "paragraphs are lines, empty ones too", OFFICE_P("Một") OFFICE_P("") OFFICE_P("Hai"), "Một\n\nHai\n" },
    { "runs join", "<w:p>" WORDS_RUN("Sở ") WORDS_RUN("Tài chính") "</w:p>", "Sở Tài chính\n" },
    { "a break is a line, a tab a tab", "<w:p><w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:tab/><w:t>C</w:t></w:r></w:p>",
      "A\nB\tC\n" },
    { "blanks at the end go", OFFICE_P("A  "), "A\n" },
    { "numbers of three levels",
      NUM(1, 0, "A") NUM(1, 1, "B") NUM(1, 2, "C") NUM(1, 2, "D") NUM(1, 1, "E") NUM(1, 2, "F"),
      "I. A\n1. B\na) C\nb) D\n2. E\na) F\n" },
    { "a level below begins again, the one above goes on", NUM(2, 0, "A") NUM(2, 1, "B") NUM(2, 0, "C") NUM(2, 1, "D"),
      "1. A\n1.1. B\n2. C\n2.1. D\n" },
    { "roman in brackets", NUM(2, 0, "A") NUM(2, 2, "B") NUM(2, 2, "C"), "1. A\n(i) B\n(ii) C\n" },
    { "a list that starts anew", NUM(2, 0, "A") NUM(2, 0, "B") NUM(3, 0, "C") NUM(3, 0, "D"),
      "1. A\n2. B\n7. C\n8. D\n" },
    { "lists of one kind count together", NUM(1, 0, "A") NUM(4, 0, "B"), "I. A\nII. B\n" },
    { "a bullet is printed", NUM(1, 3, "A"), "- A\n" },
    { "the style numbers", STYLED("Muc", "A") STYLED("MucCon", "B"), "1.1. A\n1.2. B\n" },
    { "a list that is none", NUM(0, 0, "A") NUM(99, 0, "B"), "A\nB\n" },
    { "an empty numbered paragraph prints nothing", NUM(1, 0, "") NUM(1, 0, "B"), "\nII. B\n" },
    { "old numbering of a tracked change does not count",
      "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>" WORDS_RUN("A") "</w:p>",
      "A\n" },
    { "deleted words are left out, inserted ones kept",
      "<w:p>" WORDS_RUN("Sở ") "<w:del><w:r><w:delText>Kế hoạch</w:delText></w:r></w:del><w:ins>" WORDS_RUN(
          "Tài chính") "</w:ins></w:p>",
      "Sở Tài chính\n" },
    { "moved words stand where they went",
      "<w:p><w:moveFrom>" WORDS_RUN("A") "</w:moveFrom>" WORDS_RUN("B") "<w:moveTo>" WORDS_RUN("C") "</w:moveTo></w:p>",
      "BC\n" },
    { "a deleted paragraph end joins",
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" WORDS_RUN("A ") "</w:p>" OFFICE_P("B"), "A B\n" },
    { "a deleted row is left out", TBL(TR(TC("A")) "<w:tr><w:trPr><w:del/></w:trPr>" TC("B") "</w:tr>"), "A\n" },
    { "field codes are not text, their results are",
      "<w:p><w:r><w:instrText>REF x</w:instrText></w:r>" WORDS_RUN("12") "<w:hyperlink>" WORDS_RUN(
          " abc") "</w:hyperlink></w:p>",
      "12 abc\n" },
    { "content controls are transparent", "<w:sdt><w:sdtContent>" OFFICE_P("A") "</w:sdtContent></w:sdt>", "A\n" },
    { "hidden words are left out", "<w:p>" WORDS_RUN("A") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>B</w:t></w:r></w:p>",
      "A\n" },
    { "hidden switched off is not hidden", "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>B</w:t></w:r></w:p>",
      "B\n" },
    { "a box stands before the paragraph it hangs in, and once",
      "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" OFFICE_P(
          "Hộp") "</w:txbxContent></mc:Choice><mc:Fallback>"
                 "<w:txbxContent>" OFFICE_P(
                     "Hộp") "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" WORDS_RUN("Đoạn") "</w:p>",
      "Hộp\nĐoạn\n" },
    { "a letterhead's cells are lines", TBL(TR("<w:tc>" OFFICE_P("UBND") OFFICE_P("TỈNH X") "</w:tc>" TC("CỘNG HÒA"))),
      "UBND\nTỈNH X\nCỘNG HÒA\n" },
    { "a table of tasks is field lines",
      TBL(HEAD TR(TC("1") TC("Rà soát quy hoạch") TC("Sở Xây dựng") TC("Sở Tài chính; Sở Tư pháp") TC("30/9/2025"))),
      "1. Rà soát quy hoạch. Cơ quan chủ trì: Sở Xây dựng; cơ quan phối hợp: Sở Tài chính, Sở Tư pháp; "
      "thời gian hoàn thành: 30/9/2025\n" },
    { "a group of tasks is a heading",
      TBL(HEAD TR(TC("I") TC("Đất đai") TC("") TC("") TC("")) TR(TC("1") TC("Rà soát") TC("Sở A") TC("") TC(""))),
      "I. Đất đai\n1. Rà soát. Cơ quan chủ trì: Sở A\n" },
    { "a holder merged over rows holds each",
      TBL(HEAD TR(TC("1") TC("Một") "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" OFFICE_P("Sở A") "</w:tc>")
              TR(TC("2") TC("Hai") "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" OFFICE_P("") "</w:tc>")),
      "1. Một. Cơ quan chủ trì: Sở A\n2. Hai. Cơ quan chủ trì: Sở A\n" },
    { "a cell may hold the number of a list alone",
      TBL(HEAD TR("<w:tc>" NUM(2, 0, "") "</w:tc>" TC("Một") TC("Sở A") TC("") TC(""))
              TR("<w:tc>" NUM(2, 0, "") "</w:tc>" TC("Hai") TC("Sở B") TC("") TC(""))),
      "1. Một. Cơ quan chủ trì: Sở A\n2. Hai. Cơ quan chủ trì: Sở B\n" },
    { "a head of two rows",
      TBL(TR(TC("TT") TC("Nội dung") "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" OFFICE_P(
          "Đơn vị thực hiện") "</w:tc>")
              TR("<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>" TC("Chủ trì")
                     TC("Phối hợp")) TR(TC("1") TC("Làm") TC("Sở A") TC("Sở B"))),
      "1. Làm. Cơ quan chủ trì: Sở A; cơ quan phối hợp: Sở B\n" },
    { "a table of figures is a row a line", TBL(TR(TC("A") TC("B") TC("C")) TR(TC("1") TC("2") TC("3"))),
      "A | B | C\n1 | 2 | 3\n" },
    { "a table in a cell is lines of the cell", TBL(TR("<w:tc>" TBL(TR(TC("x") TC("y"))) OFFICE_P("z") "</w:tc>")),
      "x\ny\nz\n" },
};

static struct records read_docx(struct arena *a, const char *body)
{
    const struct office_part parts[] = {
        { "word/numbering.xml", text_of(NUMBERING) },
        { "word/styles.xml", text_of(STYLES) },
        { "word/document.xml", text_printf(a, OFFICE_DOCUMENT("%s"), body) },
        { NULL, TEXT_NONE },
    };
    struct sbuf answer;
    struct records r;
    struct err err = { 0 };
    sbuf_init(&answer, 16 << 20);
    extract_child(office_zip(a, parts, true), NULL, &answer);
    if (records_read(a, text_dup(a, sbuf_text(&answer)), &r, &err) != RC_OK)
        fail_msg("%s", err.detail);
    sbuf_release(&answer);
    if (records_fault(&r, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return r;
}

static void check(void **state)
{
    size_t i = (size_t)*state;
    struct arena *a = arena_new();
    struct extracted e;
    struct err err = { 0 };
    struct records r = read_docx(a, CASES[i].body);
    if (extract_text(a, &r, &e, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_string_equal(text_cstr(a, e.text), CASES[i].text);
    arena_free(a);
}

/* What a child may never answer. */
static const struct {
    const char *name, *answer;
    bool good;
} ANSWERS[] = {
    { "an answer", "V8:congvu 1P1:aZ0:", true },
    { "a fault", "V8:congvu 1X1:1", true },
    { "nothing at all", "", false },
    { "another version", "V8:congvu 2P1:aZ0:", false },
    { "no end", "V8:congvu 1P1:a", false },
    { "something behind the end", "V8:congvu 1Z0:P1:a", false },
    { "a length that lies", "V8:congvu 1P9:aZ0:", false },
    { "a length beyond all numbers", "V8:congvu 1P99999999999999999999:aZ0:", false },
    { "bytes that are no text", "V8:congvu 1P1:\xFFZ0:", false },
    { "control characters", "V8:congvu 1P1:\x1BZ0:", false },
    { "a letter that is none", "V8:congvu 1Q1:aZ0:", false },
    { "a cell without a row", "V8:congvu 1T0:C1:aE0:Z0:", false },
    { "a row without a table", "V8:congvu 1R1:1C1:aZ0:", false },
    { "a table without end", "V8:congvu 1T0:R1:1C1:aZ0:", false },
    { "a table in a table", "V8:congvu 1T0:T0:E0:E0:Z0:", false },
    { "a fault that is none", "V8:congvu 1X3:999", false },
    { "a fault of nothing", "V8:congvu 1X1:0", false },
};

static void check_answer(void **state)
{
    struct arena *a = arena_new();
    struct records r;
    struct err err = { 0 };
    enum rc rc = records_read(a, text_of(ROW(state, ANSWERS)->answer), &r, &err);
    assert_int_equal(rc == RC_OK, ROW(state, ANSWERS)->good);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + LEN(ANSWERS)];
    size_t n = 0;
    ROWS(tests, n, CASES, check);
    ROWS(tests, n, ANSWERS, check_answer);
    return RUN(tests, n);
}
