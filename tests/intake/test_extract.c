/* test_extract.c -- foreign bytes through the locked child: good files, hostile files, and a child that dies. */
#include "../base/rows.h"
#include "intake/child.h"
#include "intake/extract.h"
#include "intake/intake.h"
#include "office.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define HEADER(text)    "<w:hdr xmlns:w=\"" OFFICE_W "\">" text "</w:hdr>"
#define SHEETS          "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define CELL(at, words) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" words "</t></is></c>"
#define DIRECTIVE       OFFICE_P("Sở Tài chính báo cáo trước ngày 15/9/2025.")

static struct text plain(struct arena *a) { return office_docx(a, OFFICE_DOCUMENT(DIRECTIVE)); }

static struct text with_header(struct arena *a, const char *header)
{
    const struct office_part parts[] = {
        { "word/document.xml", TEXT(OFFICE_DOCUMENT(DIRECTIVE)) },
        { "word/header1.xml", text_of(header) },
        { NULL, TEXT_NONE },
    };
    return office_zip(a, parts, true);
}

static struct text old_font(struct arena *a)
{
    return office_docx(a, OFFICE_DOCUMENT(OFFICE_P("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM")
                                              OFFICE_P("Së Tµi chÝnh b¸o c¸o tr­íc ngµy 15/9/2025.")));
}
static struct text old_secret(struct arena *a)
{
    return office_docx(
        a, OFFICE_DOCUMENT(OFFICE_P("Së Tµi chÝnh b¸o c¸o tr­íc ngµy 15/9/2025.") "<w:p><w:r><w:txbxContent>" OFFICE_P(
               "MËT") "</w:txbxContent></w:r></w:p>"));
}
static struct text page_header(struct arena *a) { return with_header(a, HEADER(OFFICE_P("Trang 1"))); }
static struct text secret_header(struct arena *a) { return with_header(a, HEADER(OFFICE_P("TỐI MẬT"))); }
static struct text secret_watermark(struct arena *a)
{
    return with_header(a, "<w:hdr xmlns:w=\"" OFFICE_W "\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:p><w:r><w:pict>"
                          "<v:shape><v:textpath string=\"MẬT\"/></v:shape></w:pict></w:r></w:p></w:hdr>");
}
static struct text secret_box(struct arena *a)
{
    return office_docx(a, OFFICE_DOCUMENT(DIRECTIVE DIRECTIVE
                                          "<w:p><w:r><w:txbxContent>" OFFICE_P("MẬT") "</w:txbxContent></w:r></w:p>"));
}
static struct text secret_frame(struct arena *a)
{
    return office_docx(
        a, OFFICE_DOCUMENT(DIRECTIVE "<w:p><w:pPr><w:framePr/></w:pPr><w:r><w:t>TUYỆT MẬT</w:t></w:r></w:p>"));
}

/* 60 MiB of blanks in a few kilobytes. */
static struct text zip_bomb(struct arena *a)
{
    size_t n = (size_t)60 << 20;
    char *blanks = arena_alloc(a, n);
    memset(blanks, ' ', n);
    const struct office_part parts[] = { { "word/document.xml", { blanks, n } }, { NULL, TEXT_NONE } };
    return office_zip(a, parts, true);
}

static struct text repeated(struct arena *a, const char *before, const char *piece, size_t times, const char *after)
{
    struct sbuf b;
    sbuf_init(&b, 64 << 20);
    sbuf_str(&b, before);
    for (size_t i = 0; i < times; i++)
        sbuf_str(&b, piece);
    sbuf_str(&b, after);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static struct text deep_xml(struct arena *a)
{
    return office_docx(a, text_cstr(a, repeated(a, "<w:document xmlns:w=\"" OFFICE_W "\">", "<w:p>", 100000, "")));
}

static struct text entity_bomb(struct arena *a)
{
    return office_docx(a, "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                          "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><w:document xmlns:w=\"" OFFICE_W "\">"
                          "<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>");
}

static struct text outside_entity(struct arena *a)
{
    return office_docx(a, "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><w:document xmlns:w=\"" OFFICE_W "\"/>");
}

static struct text outside_path(struct arena *a)
{
    const struct office_part parts[] = {
        { "../../word/document.xml", TEXT(OFFICE_DOCUMENT(DIRECTIVE)) },
        { "word/../word/document.xml", TEXT(OFFICE_DOCUMENT(DIRECTIVE)) },
        { NULL, TEXT_NONE },
    };
    return office_zip(a, parts, true);
}

static struct text two_documents(struct arena *a)
{
    const struct office_part parts[] = {
        { "word/document.xml", TEXT(OFFICE_DOCUMENT(DIRECTIVE)) },
        { "word/document.xml", TEXT(OFFICE_DOCUMENT(OFFICE_P("Khác"))) },
        { NULL, TEXT_NONE },
    };
    return office_zip(a, parts, true);
}

static struct text truncated(struct arena *a)
{
    struct text t = plain(a);
    return text_sub(t, 0, t.n / 2);
}

/* The directory lies about a size: at 24 that of the part, at 20 that of what it is packed in. */
static struct text lying_at(struct arena *a, size_t place)
{
    struct text t = plain(a);
    char *p = arena_dup(a, t.p, t.n);
    size_t at = text_find(t, (struct text){ "PK\1\2", 4 }, 0);
    assert_true(at != SIZE_MAX);
    memcpy(p + at + place, "\3\0\0\0", 4);
    return (struct text){ p, t.n };
}
static struct text lying_size(struct arena *a) { return lying_at(a, 24); }
static struct text lying_packed(struct arena *a) { return lying_at(a, 20); }

static struct text broken_xml(struct arena *a) { return office_docx(a, "<w:document><w:body></w:document>"); }
static struct text other_zip(struct arena *a)
{
    const struct office_part parts[] = { { "readme.txt", TEXT("x") }, { NULL, TEXT_NONE } };
    return office_zip(a, parts, false);
}

static struct text compound(struct arena *a, const char *name)
{
    struct sbuf b;
    sbuf_init(&b, 4096);
    sbuf_add(&b, (struct text){ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 });
    sbuf_fill(&b, '\0', 512);
    for (; *name; name++) {
        sbuf_char(&b, *name);
        sbuf_char(&b, '\0');
    }
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}
static struct text encrypted(struct arena *a) { return compound(a, "EncryptedPackage"); }
static struct text old_word(struct arena *a) { return compound(a, "WordDocument"); }
static struct text pdf(struct arena *a UNUSED) { return TEXT("%PDF-1.7\n"); }
static struct text picture(struct arena *a UNUSED) { return TEXT("\x89PNG\r\n\x1A\n"); }

#define PLAN_HEAD "STT;Nội dung nhiệm vụ;Chủ trì;Thời hạn;Ghi chú\n"
static struct text plan(struct arena *a UNUSED)
{
    return TEXT("KẾ HOẠCH NĂM 2026\n" PLAN_HEAD "1;Lập danh sách;Sở Y tế;2026-12-15;đã nhắc\n;Tổng cộng: 1;;;\n");
}
static struct text plan_english(struct arena *a UNUSED)
{
    return TEXT("No.,Task,Lead agency,Cooperating agencies,Start,Deadline\n1,Draw up the list,Department of Health,,"
                "2026-12-01,2026-12-15\n");
}
static struct text plan_begins(struct arena *a UNUSED)
{
    return TEXT(
        "TT;Nhiệm vụ;Chủ trì;Thời gian bắt đầu;Thời gian hoàn thành\n1;Lập danh sách;Sở Y tế;01/2026;03/2026\n");
}
static struct text plan_labelled(struct arena *a UNUSED)
{
    return TEXT("TT;Nhiệm vụ;Đơn vị thực hiện;Thời hạn\n"
                "1;Lập danh sách;\"- Chủ trì: Sở Y tế\n- Phối hợp: Sở Nội vụ;\nSở Tài chính\";03/2026\n");
}
static struct text plan_quoted(struct arena *a UNUSED)
{
    return TEXT(PLAN_HEAD "1;\"Lập danh sách;\nphân loại\";Sở Y tế;30/11/2026;\n");
}
static struct text counts_up(struct arena *a UNUSED)
{
    return TEXT("Báo cáo nêu rõ nội dung nhiệm vụ, thời hạn, đơn vị chủ trì.\nSở Y tế, Sở Nội vụ lập danh sách.\n");
}
static struct text workbook(struct arena *a)
{
    const struct office_part parts[] = {
        { "xl/workbook.xml", TEXT("<workbook xmlns=\"" SHEETS "\" "
                                  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                                  "relationships\"><sheets><sheet name=\"A\" r:id=\"rId1\"/></sheets></workbook>") },
        { "xl/_rels/workbook.xml.rels",
          TEXT("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
               "Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>") },
        { "xl/worksheets/sheet1.xml",
          TEXT("<worksheet xmlns=\"" SHEETS "\"><sheetData>"
               "<row r=\"1\">" CELL("A1", "Nhiệm vụ") CELL("B1", "Cơ quan chủ trì")
                   CELL("C1", "Tiến độ") "</row>"
                                         "<row r=\"2\">" CELL("A2", "Lập danh sách") CELL("B2", "Sở Y tế")
                                             CELL("C2", "đang làm") "</row>"
                                                                    "</sheetData></worksheet>") },
        { NULL, TEXT_NONE },
    };
    return office_zip(a, parts, true);
}
static struct text text_file(struct arena *a UNUSED) { return TEXT("Sở Tài chính báo cáo.\n"); }

static const struct {
    const char *name;
    struct text (*make)(struct arena *a);
    enum problem problem; /* PB_NONE: it is read */
    const char *says;     /* a part of the text, or of the sentence */
} FILES[] = {
    { "a Word file", plain, PB_NONE, "Sở Tài chính báo cáo" },
    { "a page header is no part of the text", page_header, PB_NONE, "Sở Tài chính" },
    { "text is text", text_file, PB_NONE, "báo cáo" },
    { "a separated table of tasks: a line a row, remarks behind it", plan, PB_NONE,
      "KẾ HOẠCH NĂM 2026\n1. Lập danh sách. Cơ quan chủ trì: Sở Y tế; thời gian hoàn thành: 15/12/2026. (Ghi chú: đã "
      "nhắc)\nTổng cộng: 1\n" },
    { "in English: rows as they stand", plan_english, PB_NONE,
      "\n1 | Draw up the list | Department of Health |  | 1/12/2026 | 15/12/2026\n" },
    { "a beginning is no end", plan_begins, PB_NONE,
      "Sở Y tế; thời gian hoàn thành: 03/2026. (Thời gian bắt đầu: 01/2026)\n" },
    { "a cell that holds who leads and who helps", plan_labelled, PB_NONE,
      "Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Nội vụ, Sở Tài chính; thời gian hoàn thành: 03/2026\n" },
    { "with a cell of two lines", plan_quoted, PB_NONE, "1. Lập danh sách; phân loại. Cơ quan chủ trì: Sở Y tế" },
    { "prose that counts up its columns is no table", counts_up, PB_NONE,
      "đơn vị chủ trì.\nSở Y tế, Sở Nội vụ lập danh sách.\n" },
    { "a workbook", workbook, PB_NONE, "- Lập danh sách. Cơ quan chủ trì: Sở Y tế. (Tiến độ: đang làm)\n" },
    { "a mark of secrecy in a page header", secret_header, PB_SECRET_MARK, "TỐI MẬT" },
    { "a mark of secrecy as a watermark", secret_watermark, PB_SECRET_MARK, "MẬT" },
    { "a mark of secrecy in a box", secret_box, PB_SECRET_MARK, "MẬT" },
    { "a mark of secrecy in a frame", secret_frame, PB_SECRET_MARK, "TUYỆT MẬT" },
    { "a zip bomb", zip_bomb, PB_TOO_LARGE, "far more than its size" },
    { "XML too deep", deep_xml, PB_FILE_BROKEN, "deeper" },
    { "an entity bomb", entity_bomb, PB_FILE_BROKEN, "entities" },
    { "an entity from outside", outside_entity, PB_FILE_BROKEN, "entities" },
    { "paths that lead elsewhere lead nowhere", outside_path, PB_FORM_NOT_READ, "neither" },
    { "two parts of one name", two_documents, PB_FILE_BROKEN, "two parts" },
    { "a file cut short", truncated, PB_FILE_BROKEN, "cut short" },
    { "a directory that lies about a size is not believed", lying_size, PB_NONE, "trước ngày 15/9/2025." },
    { "words typed in a font of TCVN3", old_font, PB_NONE,
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSở Tài chính báo cáo trước" },
    { "a mark of secrecy in such a font", old_secret, PB_SECRET_MARK, "MẬT" },
    { "nor about a packed size", lying_packed, PB_FILE_BROKEN, "damaged" },
    { "XML that is none", broken_xml, PB_FILE_BROKEN, "not well formed" },
    { "an archive of something else", other_zip, PB_FORM_NOT_READ, "neither" },
    { "a file with a password", encrypted, PB_FORM_NOT_READ, "password" },
    { "an old Word file", old_word, PB_FORM_NOT_READ, ".docx" },
    { "a PDF cut short", pdf, PB_FILE_BROKEN, "damaged" },
    { "a picture cut short", picture, PB_FILE_BROKEN, "damaged" },
};

static void check_file(void **state)
{
    struct arena *a = arena_new();
    struct extracted e = { .recognised = 0 };
    struct err err = { 0 };
    enum rc rc = intake_extract(a, ROW(state, FILES)->make(a), NULL, &e, &err);
    const char *said = rc == RC_OK ? text_cstr(a, e.text) : err.detail;
    if ((rc == RC_OK ? PB_NONE : err.problem) != ROW(state, FILES)->problem)
        fail_msg("it says: %s", said);
    if (!strstr(said, ROW(state, FILES)->says))
        fail_msg("'%s' does not say '%s'", said, ROW(state, FILES)->says);
    if (rc == RC_OK)
        assert_null(strstr(said, "Trang 1"));
    arena_free(a);
}

/* --- a child that does what it must not --------------------------------------------------------------------------- */

static void answers(struct text bytes, void *arg UNUSED, struct sbuf *out) { sbuf_add(out, bytes); }

static void never_ends(struct text bytes UNUSED, void *arg UNUSED, struct sbuf *out UNUSED)
{
    for (volatile int i = 0;; i = !i)
        ;
}

static void crashes(struct text bytes UNUSED, void *arg UNUSED, struct sbuf *out UNUSED)
{
    (void)raise(SIGSEGV);
    abort();
}

static void opens_a_socket(struct text bytes UNUSED, void *arg UNUSED, struct sbuf *out)
{
    (void)socket(AF_INET, SOCK_STREAM, 0);
    sbuf_str(out, "a socket");
}

static void starts_a_program(struct text bytes UNUSED, void *arg UNUSED, struct sbuf *out)
{
    (void)execl("/bin/true", "true", (char *)NULL);
    sbuf_str(out, "a program");
}

static void opens_a_file(struct text bytes UNUSED, void *arg UNUSED, struct sbuf *out)
{
    sbuf_str(out, open("/etc/passwd", O_RDONLY) < 0 ? "closed" : "open");
}

static void answers_too_much(struct text bytes UNUSED, void *arg UNUSED, struct sbuf *out)
{
    sbuf_fill(out, 'x', 4 << 20);
}

static const struct {
    const char *name;
    child_work *work;
    enum problem problem;
    const char *says;
} CHILDREN[] = {
    { "a child that answers", answers, PB_NONE, "bytes" },
    { "a child that never ends", never_ends, PB_READER_STOPPED, "1 seconds" },
    { "a child that crashes", crashes, PB_READER_STOPPED, "died" },
    { "a child that opens a socket", opens_a_socket, PB_READER_STOPPED, "may not have" },
    { "a child that starts a program", starts_a_program, PB_READER_STOPPED, "may not have" },
    { "a child that opens a file", opens_a_file, PB_NONE, "closed" },
    { "a child that answers too much", answers_too_much, PB_TOO_LARGE, "1 MiB" },
};

static void check_child(void **state)
{
    static const struct child_limits LIMITS = { .sandbox = { .cpu_seconds = 1, .bytes = 64 << 20 },
                                                .wall_seconds = 20,
                                                .answer_bytes = 1 << 20 };
    struct arena *a = arena_new();
    struct text answer = TEXT_NONE;
    struct err err = { 0 };
    enum rc rc = child_run(a, ROW(state, CHILDREN)->work, TEXT("bytes"), NULL, &LIMITS, &answer, &err);
    const char *said = rc == RC_OK ? text_cstr(a, answer) : err.detail;
    if ((rc == RC_OK ? PB_NONE : err.problem) != ROW(state, CHILDREN)->problem)
        fail_msg("it says: %s", said);
    if (!strstr(said, ROW(state, CHILDREN)->says))
        fail_msg("'%s' does not say '%s'", said, ROW(state, CHILDREN)->says);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(FILES) + LEN(CHILDREN)];
    size_t n = 0;
    ROWS(tests, n, FILES, check_file);
    ROWS(tests, n, CHILDREN, check_child);
    return RUN(tests, n);
}
