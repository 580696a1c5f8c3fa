/* test_paper.c -- reports of units and periods tile; paper, annex and JSON say the same; no words break a file. */
#include "fixture.h"

#include "app/accounts.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Given in July: one in time, one late, one cancelled; still open: one in time, one overdue with a report, one silent, one
 * with the confirmer. Given in August: one. A period of August carries the four open ones. */
static const char STORY[] =
    "name: papers\n"
    "acts:\n"
    "  - { at: 2025-07-01 08:00, by: cvp, act: open, matter: A1, kind: directive, giver: ubnd, to: stc, due: "
    "2025-07-31, "
    "title: '=HYPERLINK(\"http://x\",\"y\") & <b> {{tên}}' }\n"
    "  - { at: 2025-07-01 08:01, by: cvp, act: open, matter: A2, kind: directive, giver: ubnd, to: sxd, due: "
    "2025-07-10, "
    "title: Việc hai }\n"
    "  - { at: 2025-07-01 08:02, by: cvp, act: open, matter: A3, kind: directive, giver: ubnd, to: snv, due: "
    "2025-07-31, "
    "title: Việc ba }\n"
    "  - { at: 2025-07-01 08:03, by: cvp, act: open, matter: A4, kind: directive, giver: ubnd, to: stc, due: "
    "2025-09-30, "
    "title: Việc bốn }\n"
    "  - { at: 2025-07-01 08:04, by: cvp, act: open, matter: A5, kind: directive, giver: ubnd, to: sxd, due: "
    "2025-07-20, "
    "title: Việc năm }\n"
    "  - { at: 2025-07-01 08:05, by: cvp, act: open, matter: A6, kind: directive, giver: ubnd, to: stp, due: "
    "2025-07-20, "
    "title: Việc sáu }\n"
    "  - { at: 2025-07-01 08:06, by: cvp, act: open, matter: A7, kind: directive, giver: ubnd, to: snnmt, due: "
    "2025-07-20, "
    "title: Việc bảy }\n"
    "  - { at: 2025-07-02 09:00, by: stc-gd, matter: A1, act: complete, product: '+1 văn bản', evidence: e }\n"
    "  - { at: 2025-07-03 09:00, by: cvp, matter: A1, act: decide, outcome: Xác nhận }\n"
    "  - { at: 2025-07-15 09:00, by: sxd-gd, matter: A2, act: complete, product: Văn bản, evidence: e }\n"
    "  - { at: 2025-07-15 10:00, by: cvp, matter: A2, act: decide, outcome: Xác nhận }\n"
    "  - { at: 2025-07-16 10:00, by: cvp, matter: A3, act: cancel, ground: Không còn cần }\n"
    "  - { at: 2025-07-25 10:00, by: sxd-gd, matter: A5, act: report, words: Đã làm một phần }\n"
    "  - { at: 2025-07-30 10:00, by: snnmt-gd, matter: A7, act: complete, product: Văn bản bảy, evidence: e }\n"
    "  - { at: 2025-08-11 08:00, by: cvp, act: open, matter: A8, kind: directive, giver: ubnd, to: stc, due: "
    "2025-09-30, "
    "title: Việc tám }\n"
    "  - { at: 2025-09-15 08:00, by: stc-gd, matter: A8, act: report, words: Sau kỳ }\n"
    "  - { at: 2025-09-16 08:00, by: cvp, matter: A7, act: decide, outcome: Xác nhận }\n";

static int begin(void **state)
{
    static struct fixture f;
    struct err err;
    size_t applied, all;
    struct congvu_apply in = { .file = "story.yaml", .bytes = text_of(STORY), .person = TEXT("cvp") };
    fixture_begin(&f, true);
    if (congvu_apply(f.app, &in, &applied, &all, &err) != RC_OK) {
        fprintf(stderr, "%s\n", err.detail);
        return 1;
    }
    *state = &f;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

static struct congvu_ask ask_of(const char *unit, const char *from, const char *to)
{
    return (struct congvu_ask){ .unit = text_of(unit),
                                .from = text_of(from),
                                .to = text_of(to),
                                .style = { .format = REPORT_JSON, .lang = "vi" } };
}

static json_t *tally(struct fixture *f, const struct congvu_ask *ask)
{
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 22);
    if (congvu_tally(f->app, ask, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    json_t *root = json_loadb(out.p, out.n, 0, NULL);
    sbuf_release(&out);
    assert_non_null(root);
    return root;
}

static int64_t figure(const json_t *root, const char *key)
{
    const json_t *value = json_object_get(json_object_get(root, "counts"), key);
    return json_integer_value(value ? value : json_object_get(root, key));
}

/* --- scopes -------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *unit, *from, *to;
    int n, carried, given, in_time, late, within, overdue, silent, cancelled;
} SCOPES[] = {
    { "a period counts what was given in it and what it was left", NULL, "2025-08-01", "2025-08-31", 5, 4, 1, 0, 0, 2,
      2, 1, 0 },
    { "states are those of its end", NULL, "2025-07-01", "2025-07-14", 7, 0, 7, 1, 0, 5, 0, 1, 0 },
    { "what ended before it is not in it", NULL, "2025-09-16", "2025-09-30", 5, 5, 0, 0, 1, 2, 1, 1, 0 },
    { "a unit has what it leads or holds", "Sở Tài chính", NULL, NULL, 3, 0, 0, 1, 0, 2, 0, 0, 0 },
    { "what waits for an office to confirm is in its report too", "vp", "2025-08-01", "2025-08-31", 1, 1, 0, 0, 0, 0, 1,
      0, 0 },
    { "a unit in a period", "sxd", "2025-07-01", "2025-07-31", 2, 0, 2, 0, 1, 0, 1, 0, 0 },
};

static void a_scope_tiles(void **state)
{
    for (size_t i = 0; i < LEN(SCOPES); i++) {
        struct congvu_ask ask = ask_of(SCOPES[i].unit, SCOPES[i].from, SCOPES[i].to);
        json_t *root = tally(*state, &ask);
        const struct {
            const char *key;
            int want;
        } FIGURES[] = { { "n", SCOPES[i].n },
                        { "carried", SCOPES[i].carried },
                        { "given", SCOPES[i].given },
                        { "done_in_time", SCOPES[i].in_time },
                        { "done_late", SCOPES[i].late },
                        { "not_done_within", SCOPES[i].within },
                        { "not_done_overdue", SCOPES[i].overdue },
                        { "not_reported", SCOPES[i].silent },
                        { "cancelled", SCOPES[i].cancelled } };
        for (size_t k = 0; k < LEN(FIGURES); k++)
            if (figure(root, FIGURES[k].key) != FIGURES[k].want)
                fail_msg("%s: %s is %d, not %d", SCOPES[i].name, FIGURES[k].key, (int)figure(root, FIGURES[k].key),
                         FIGURES[k].want);
        json_decref(root);
    }
}

/* Asked a month later, with what is known now, or as it was known then: a period says the same. */
static void what_came_later_does_not_move_a_period(void **state)
{
    struct congvu_ask ask = ask_of(NULL, "2025-08-01", "2025-08-31"), then = ask;
    then.as_of = TEXT("2025-09-01 08:00");
    json_t *now = tally(*state, &ask), *before = tally(*state, &then);
    assert_true(json_equal(json_object_get(now, "counts"), json_object_get(before, "counts")));
    assert_true(json_equal(json_object_get(now, "sums"), json_object_get(before, "sums")));
    json_decref(now);
    json_decref(before);
}

static void a_period_that_is_none_is_refused(void **state)
{
    static const char *const PERIODS[][2] = { { "2025-08-31", "2025-08-01" },
                                              { "tháng 8", "2025-08-31" },
                                              { "2025-08-01", "" },
                                              { "2030-01-01", "2030-01-31" } };
    struct fixture *f = *state;
    for (size_t i = 0; i < LEN(PERIODS); i++) {
        struct congvu_ask ask = ask_of(NULL, PERIODS[i][0], PERIODS[i][1]);
        struct sbuf out;
        struct err err = { 0 };
        sbuf_init(&out, 1 << 20);
        assert_int_equal(congvu_tally(f->app, &ask, &out, &err), RC_REFUSED);
        assert_int_equal(err.problem, PB_WRONG_VALUE);
        sbuf_release(&out);
    }
}

/* --- paper ----------------------------------------------------------------------------------------------------------------- */

static struct text paper_bytes(struct fixture *f, const struct congvu_paper *paper)
{
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 24);
    if (congvu_docx(f->app, paper, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    struct text bytes = text_dup(f->a, sbuf_text(&out));
    sbuf_release(&out);
    return bytes;
}

static struct text part_of(struct fixture *f, struct text bytes, const char *name)
{
    struct package package;
    struct err err = { 0 };
    assert_int_equal(package_read(f->a, bytes, &package, &err), RC_OK);
    const struct package_part *part = package_find(&package, text_of(name));
    assert_non_null(part);
    return part->bytes;
}

/* What a reader sees of a part: its words, a line a paragraph. */
static struct text words_of(struct fixture *f, struct text xml)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 24);
    for (size_t at = 0; at < xml.n;) {
        size_t tag = text_find(xml, TEXT("<"), at);
        size_t end = tag == SIZE_MAX ? SIZE_MAX : text_find(xml, TEXT(">"), tag);
        sbuf_add(&b, text_sub(xml, at, tag));
        if (tag == SIZE_MAX || end == SIZE_MAX)
            break;
        if (text_starts(text_sub(xml, tag, xml.n), TEXT("</w:p>")))
            sbuf_char(&b, '\n');
        at = end + 1;
    }
    struct text words = text_dup(f->a, sbuf_text(&b));
    sbuf_release(&b);
    return words;
}

static void says(struct text words, const char *what)
{
    if (text_find(words, text_of(what), 0) == SIZE_MAX)
        fail_msg("'%s' is not in:\n%.*s", what, TEXT_FMT(text_sub(words, 0, 6000)));
}

static void paper_says_what_json_says(void **state)
{
    struct fixture *f = *state;
    struct congvu_paper paper = { .ask = ask_of(NULL, "2025-07-15", "2025-08-14") };
    json_t *root = tally(f, &paper.ask);
    struct text bytes = paper_bytes(f, &paper), words = words_of(f, part_of(f, bytes, "word/document.xml"));
    const struct {
        const char *name;
        int64_t n;
    } LINES[] = { { "Hoàn thành đúng hạn", figure(root, "done_in_time") },
                  { "Hoàn thành quá hạn", figure(root, "done_late") },
                  { "Đang thực hiện, còn trong hạn", figure(root, "not_done_within") },
                  { "Quá hạn, chưa hoàn thành", figure(root, "not_done_overdue") + figure(root, "not_reported") },
                  { "Trong đó: chưa báo cáo kết quả", figure(root, "not_reported") },
                  { "Dừng, không thực hiện tiếp", figure(root, "cancelled") },
                  { "Tổng số", figure(root, "n") } };
    for (size_t i = 0; i < LEN(LINES); i++)
        says(words, text_cstr(f->a, text_printf(f->a, "%s\n%d\n", LINES[i].name, (int)LINES[i].n)));
    says(words, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n");
    says(words, "Tình hình thực hiện nhiệm vụ được giao tháng 8 năm 2025 (từ ngày 15/7/2025 đến ngày 14/8/2025)\n");
    says(words, "TẬP DƯỢT");
    says(words, "CHÁNH VĂN PHÒNG\n");
    says(words, "Vũ Đình Luận\n");
    says(words, "Văn phòng Ủy ban nhân dân tỉnh khẩn trương xem xét, xác nhận hoàn thành đối với nội dung A7.");
    says(words, "Chưa nêu nguyên nhân");
    says(words_of(f, part_of(f, bytes, "word/footer1.xml")),
         "congvu report --from 2025-07-15 --to 2025-08-14 --as-of '2025-09-16 08:00'");
    json_decref(root);
}

static void the_same_question_gives_the_same_bytes(void **state)
{
    struct congvu_paper paper = { .ask = ask_of(NULL, "2025-07-01", "2025-08-31") };
    assert_true(text_eq(paper_bytes(*state, &paper), paper_bytes(*state, &paper)));
}

static void refused(struct fixture *f, const struct congvu_paper *paper, enum problem problem, const char *what)
{
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 24);
    assert_int_not_equal(congvu_docx(f->app, paper, &out, &err), RC_OK);
    assert_int_equal(err.problem, problem);
    says(text_of(err.detail), what);
    assert_int_equal(out.n, 0);
    sbuf_release(&out);
}

/* How it looks, papers.sh sees; this province has no body of the Party in its register. */
static void a_state_agency_issues_nothing_in_the_form_of_the_party(void **state)
{
    struct congvu_paper paper = { .ask = ask_of(NULL, "2025-08-01", "2025-08-31"), .form = PAPER_PARTY };
    refused(*state, &paper, PB_UNKNOWN_UNIT, "issued by a body of the Party");
    paper.issuer = TEXT("stc");
    refused(*state, &paper, PB_WRONG_VALUE, "is no body of the Party");
    paper.issuer = TEXT_NONE;
    paper.ask = ask_of("stc", NULL, NULL);
    refused(*state, &paper, PB_UNKNOWN_UNIT, "issued by a body of the Party");
}

static const struct {
    const char *issuer, *signer, *block;
} SIGNS[] = {
    { "stc", "", "GIÁM ĐỐC\n\n\n\n\nPhạm Gia Bách\n" },
    { "ubnd", "", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n\n\nĐặng Quốc Khải\n" },
    { "ubnd", "pho-chu-tich", "TM. ỦY BAN NHÂN DÂNKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\n\nMai Thị Thu Hằng\n" },
    { "ubnd", "cvp", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\n\n\n\nVũ Đình Luận\n" },
    { "ubnd", "snv-gd", "TL. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\n\n\n\nTạ Minh Đức\n" },
};

static void who_signs_decides_what_stands_above_the_name(void **state)
{
    struct fixture *f = *state;
    struct congvu_paper paper = { .ask = ask_of(NULL, "2025-08-01", "2025-08-31") };
    for (size_t i = 0; i < LEN(SIGNS); i++) {
        paper.issuer = text_of(SIGNS[i].issuer);
        paper.signer = text_of(SIGNS[i].signer);
        says(words_of(f, part_of(f, paper_bytes(f, &paper), "word/document.xml")), SIGNS[i].block);
    }
    paper.signer = TEXT("an-hoa-ct");
    refused(f, &paper, PB_WRONG_VALUE, "cannot sign for");
    paper.signer = TEXT("thao");
    refused(f, &paper, PB_WRONG_VALUE, "cannot sign for");
    paper.signer = TEXT("ai đó");
    refused(f, &paper, PB_UNKNOWN_PERSON, "ai đó");
}

/* What people wrote is words in every file, whatever it looks like. */
static void words_stay_words(void **state)
{
    struct fixture *f = *state;
    struct congvu_paper paper = { .ask = ask_of("stc", NULL, NULL) };
    struct text xml = part_of(f, paper_bytes(f, &paper), "word/document.xml");
    says(xml, "=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;) &amp; &lt;b&gt; {{tên}}");
    char path[128];
    snprintf(path, sizeof path, "%s/annex.xlsx", f->dir);
    struct err err = { 0 };
    assert_int_equal(congvu_xlsx(f->app, &paper, path, &err), RC_OK);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(f->a, 1 << 20);
    struct text workbook = { bytes, fread(bytes, 1, 1 << 20, file) };
    fclose(file);
    unlink(path);
    struct text rows = part_of(f, workbook, "xl/worksheets/sheet3.xml");
    says(rows, "<is><t>=HYPERLINK(");
    says(rows, "<is><t>+1 văn bản");
    for (int sheet = 1; sheet <= 3; sheet++) {
        struct text name = text_printf(f->a, "xl/worksheets/sheet%d.xml", sheet);
        assert_true(text_find(part_of(f, workbook, text_cstr(f->a, name)), TEXT("<f>"), 0) == SIZE_MAX);
    }
    says(part_of(f, workbook, "xl/charts/chart1.xml"), "'Tổng hợp'!$C$");
}

static void a_folder_that_is_not_there_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct congvu_paper paper = { .ask = ask_of("stc", NULL, NULL) };
    struct err err = { 0 };
    assert_int_equal(congvu_xlsx(f->app, &paper, "/nowhere/at/all.xlsx", &err), RC_IO);
    assert_int_equal(err.problem, PB_IO);
    assert_non_null(strstr(err.detail, "/nowhere/at/all.xlsx"));
}

/* --- templates, letters ------------------------------------------------------------------------------------------------------ */

static struct text template_with(struct fixture *f, const char *body)
{
    struct package_part part = { TEXT("word/document.xml"), TEXT_NONE };
    struct package package = { &part, 1 };
    struct sbuf b;
    part.bytes = text_printf(
        f->a, "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>", body);
    sbuf_init(&b, 1 << 20);
    package_write(&b, &package);
    struct text bytes = text_dup(f->a, sbuf_text(&b));
    sbuf_release(&b);
    return bytes;
}

static void an_office_has_its_own_template(void **state)
{
    struct fixture *f = *state;
    struct congvu_paper paper = { .ask = ask_of("stc", NULL, NULL),
                                  .template_name = "mau.docx",
                                  .template_bytes =
                                      template_with(f, "{{co quan}}: {{#nội dung}}{{mã}} {{/nội dung}}") };
    assert_string_equal(text_cstr(f->a, words_of(f, part_of(f, paper_bytes(f, &paper), "word/document.xml"))),
                        "\nSỞ TÀI CHÍNH: A1 A4 A8 \n");
}

static void an_error_in_it_names_file_part_and_field(void **state)
{
    static const struct {
        const char *body, *says;
    } WRONG[] = { { "{{cơ quan nào}}", "mau.docx: word/document.xml: it has no field '{{cơ quan nào}}' here" },
                  { "{{#nội dung}}", "mau.docx: word/document.xml: the section '{{#nội dung}}'" } };
    struct fixture *f = *state;
    for (size_t i = 0; i < LEN(WRONG); i++) {
        struct congvu_paper paper = { .ask = ask_of("stc", NULL, NULL),
                                      .template_name = "mau.docx",
                                      .template_bytes = template_with(f, WRONG[i].body) };
        struct sbuf out;
        struct err err = { 0 };
        sbuf_init(&out, 1 << 20);
        assert_int_equal(congvu_docx(f->app, &paper, &out, &err), RC_REFUSED);
        assert_int_equal(err.problem, PB_TEMPLATE);
        says(text_of(err.detail), WRONG[i].says);
        assert_int_equal(out.n, 0);
        sbuf_release(&out);
    }
    struct congvu_paper paper = { .ask = ask_of("stc", NULL, NULL),
                                  .template_name = "mau.docx",
                                  .template_bytes = TEXT("{\\rtf1}") };
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 20);
    assert_int_equal(congvu_docx(f->app, &paper, &out, &err), RC_REFUSED);
    says(text_of(err.detail), "mau.docx: it is no Word file");
    sbuf_release(&out);
}

struct received {
    struct fixture *f;
    struct text names, words;
};

static enum rc receive(void *arg, struct text name, struct text bytes, struct err *err)
{
    struct received *r = arg;
    (void)err;
    r->names = text_printf(r->f->a, "%.*s %.*s", TEXT_FMT(r->names), TEXT_FMT(name));
    r->words = text_printf(r->f->a, "%.*s%.*s", TEXT_FMT(r->words),
                           TEXT_FMT(words_of(r->f, part_of(r->f, bytes, "word/document.xml"))));
    return RC_OK;
}

static void letters_go_to_who_is_late_and_not_to_oneself(void **state)
{
    struct fixture *f = *state;
    struct congvu_paper paper = { .ask = ask_of(NULL, "2025-08-01", "2025-08-31") };
    struct received r = { .f = f };
    struct err err = { 0 };
    size_t letters, own;
    assert_int_equal(congvu_letters(f->app, &paper, receive, &r, &letters, &own, &err), RC_OK);
    assert_int_equal(letters, 2);
    assert_int_equal(own, 1); /* A7 waits for the office itself */
    assert_string_equal(text_cstr(f->a, r.names), " don-doc-sxd.docx don-doc-stp.docx");
    says(r.words, "V/v đôn đốc thực hiện nhiệm vụ được giao từ ngày 01/8/2025 đến ngày 31/8/2025\n");
    says(r.words, "Kính gửi: Sở Tư pháp\n");
    says(r.words, "Việc năm\n");
    says(r.words, "Quá hạn, chưa báo cáo kết quả\n");
    assert_true(text_find(r.words, TEXT("Việc tám"), 0) == SIZE_MAX);
}

static void every_shipped_template_is_filled(void **state)
{
    static const char *const NAMES[] = { "report", "report-party", "urge", "urge-party" };
    struct fixture *f = *state;
    for (size_t i = 0; i < LEN(NAMES); i++) {
        struct sbuf out;
        struct err err = { 0 };
        sbuf_init(&out, 1 << 20);
        assert_int_equal(congvu_template(text_of(NAMES[i]), &out, &err), RC_OK);
        struct congvu_paper paper = { .ask = ask_of("stc", NULL, NULL),
                                      .template_name = NAMES[i],
                                      .template_bytes = text_dup(f->a, sbuf_text(&out)) };
        struct text words = words_of(f, part_of(f, paper_bytes(f, &paper), "word/document.xml"));
        words = text_sub(words, 0, text_find(words, TEXT("=HYPERLINK"), 0)); /* whose title has braces of its own */
        assert_true(text_find(words, TEXT("{{"), 0) == SIZE_MAX);
        sbuf_release(&out);
    }
    struct sbuf out;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 20);
    assert_int_equal(congvu_template(TEXT("letter"), &out, &err), RC_REFUSED);
    sbuf_release(&out);
}

/* Who is signed in reports on what that person may see, and the paper says that this is not everything. */
static void a_reader_with_bounds_reports_within_them(void **state)
{
    struct fixture *f = *state;
    const struct congvu_who hanh = { .account = TEXT("hanh"), .person = TEXT("hanh"), .via = CONGVU_VIA_SESSION };
    struct congvu_paper paper = { .ask = ask_of(NULL, "2025-07-01", "2025-08-31") };
    json_t *all = tally(f, &paper.ask);
    assert_int_equal(figure(all, "n"), 8);
    paper.ask.who = &hanh;
    json_t *own = tally(f, &paper.ask);
    assert_int_equal(figure(own, "n"), 3); /* A1, A4, A8: the own department's */
    struct text bytes = paper_bytes(f, &paper);
    struct text words = words_of(f, part_of(f, bytes, "word/document.xml"));
    says(words, "Báo cáo chỉ gồm các nội dung thuộc phạm vi người lập được xem");
    says(words, "Tổng số\n3\n");
    assert_true(text_find(words, TEXT("Việc năm"), 0) == SIZE_MAX);
    assert_true(text_find(words_of(f, part_of(f, bytes, "word/footer1.xml")), TEXT("--as "), 0) == SIZE_MAX);
    json_decref(all);
    json_decref(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scope_tiles),
        cmocka_unit_test(what_came_later_does_not_move_a_period),
        cmocka_unit_test(a_period_that_is_none_is_refused),
        cmocka_unit_test(paper_says_what_json_says),
        cmocka_unit_test(the_same_question_gives_the_same_bytes),
        cmocka_unit_test(a_state_agency_issues_nothing_in_the_form_of_the_party),
        cmocka_unit_test(who_signs_decides_what_stands_above_the_name),
        cmocka_unit_test(words_stay_words),
        cmocka_unit_test(a_folder_that_is_not_there_leaves_nothing),
        cmocka_unit_test(an_office_has_its_own_template),
        cmocka_unit_test(an_error_in_it_names_file_part_and_field),
        cmocka_unit_test(letters_go_to_who_is_late_and_not_to_oneself),
        cmocka_unit_test(every_shipped_template_is_filled),
        cmocka_unit_test(a_reader_with_bounds_reports_within_them),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
