/* What the document is, and the draft as JSON. */
#include "sample.h"

#include "intake/intake_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct row {
    const char *name, *text;
    const char *number, *date, *issuer, *type, *title, *signer;
} ROWS[] = {
    { "a provincial directive",
      "ỦY BAN NHÂN DÂN\nTỈNH HẢI SƠN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: "
      "61/CT-UBND\n\n"
      "Hải Sơn, ngày 25 tháng 11 năm 2027\n\nCHỈ THỊ\n\nVỀ VIỆC TĂNG CƯỜNG QUẢN LÝ BẾN BÃI\n\nỦy ban nhân dân tỉnh yêu "
      "cầu:\n\n"
      "1. Sở Xây dựng rà soát các bến./.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Minh\n",
      "61/CT-UBND", "2027-11-25", "Ủy ban nhân dân tỉnh Hải Sơn", "Chỉ thị", "VỀ VIỆC TĂNG CƯỜNG QUẢN LÝ BẾN BÃI",
      "Lê Thị Minh" },
    { "a Party conclusion has its number with a hyphen",
      "TỈNH ỦY HẢI SƠN\n*\nSố 112-KL/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nHải Sơn, ngày 18 tháng 6 năm 2027\n\nKẾT LUẬN\nvề xây "
      "dựng nông thôn mới\n\n"
      "Ban Thường vụ Tỉnh ủy yêu cầu:\n1. Các đảng ủy xây dựng kế hoạch.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nĐỗ Quang Vinh\n",
      "112-KL/TU", "2027-06-18", "TỈNH ỦY HẢI SƠN", "Kết luận", "về xây dựng nông thôn mới", "Đỗ Quang Vinh" },
    { "a notice of conclusions",
      "VĂN PHÒNG CHÍNH PHỦ\n\nSố: 901/TB-VPCP\n\nHà Nội, ngày 15 tháng 11 năm 2027\n\nTHÔNG BÁO\n\nKết luận của Phó "
      "Thủ tướng tại cuộc họp\n\n"
      "1. Bộ Y tế lập chốt./.\n",
      "901/TB-VPCP", "2027-11-15", "VĂN PHÒNG CHÍNH PHỦ", "Thông báo kết luận",
      "Kết luận của Phó Thủ tướng tại cuộc họp", "" },
    { "a dispatch has no type line",
      "SỞ TÀI CHÍNH\n\nSố: 1234/STC-NS\nV/v đôn đốc giải ngân\n\nHải Sơn, ngày 05 tháng 11 năm 2027\n\nKính gửi: Các "
      "sở, ban, ngành.\n\n"
      "Sở Tài chính đề nghị các cơ quan báo cáo trước ngày 15/11./.\n",
      "1234/STC-NS", "2027-11-05", "Sở Tài chính", "Công văn", "V/v đôn đốc giải ngân", "" },
    { "a dispatch that does not say in its head what it is about",
      "BỘ Y TẾ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nSố: "
      "77/BYT-DP\nHà Nội, ngày 05 tháng 11 năm 2027\n\nKính\ngửi:\n- Các bộ, cơ quan\nngang bộ;\n- UBND các "
      "tỉnh.\n\nTrân trọng đề nghị Quý Cơ quan lập chốt./.\n",
      "77/BYT-DP", "2027-11-05", "BỘ Y TẾ", "", "", "" },
    { "the number may stand on the next line",
      "BỘ Y TẾ\n\nSố:\n15/CT-BYT\n\nHà Nội, ngày 02 tháng 9 năm 2027\n\nCHỈ THỊ\n\nVề trực Tết\n\n1. Trực.\n",
      "15/CT-BYT", "2027-09-02", "BỘ Y TẾ", "Chỉ thị", "Về trực Tết", "" },
    { "a header in two columns",
      "UBND TỈNH HẢI SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ                    Độc lập - Tự do - "
      "Hạnh phúc\n\n"
      "Số: 7/KH-SYT               Hải Sơn, ngày 05 tháng 11 năm 2027\n\nKẾ HOẠCH\nTIÊM PHÒNG NĂM 2027\n\n1. Sở Y tế "
      "lập chốt.\n",
      "7/KH-SYT", "2027-11-05", "Sở Y tế", "Kế hoạch", "TIÊM PHÒNG NĂM 2027", "" },
    { "nothing is guessed", "Đẩy nhanh tiến độ.\n", "", "", "", "", "", "" },
};

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    char iso[INSTANT_CHARS];
    struct intake_draft d = sample_draft(a, text_of(row->text));
    const struct intake_document *doc = &d.document;
    assert_string_equal(text_cstr(a, doc->number), row->number);
    assert_string_equal(doc->has_date ? day_iso(doc->date, iso) : "", row->date);
    assert_string_equal(text_cstr(a, doc->issuer), row->issuer);
    assert_string_equal(text_cstr(a, doc->type), row->type);
    assert_string_equal(text_cstr(a, doc->title), row->title);
    assert_string_equal(text_cstr(a, doc->signer), row->signer);
    arena_free(a);
}

static void check_recipients(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(
        a, TEXT("Số: 05/CĐ-UBND\n\nCÔNG ĐIỆN\nVề bão số 5\n\nCHỦ TỊCH UBND TỈNH điện:\n- Các sở, ban, ngành;\n"
                "- UBND các xã, phường.\n\nYêu cầu:\n1. Sở Y tế trực./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"));
    assert_int_equal(d.document.nrecipients, 4);
    assert_string_equal(text_cstr(a, d.document.recipients[1]), "UBND các xã, phường");
    assert_string_equal(text_cstr(a, d.document.recipients[3]), "Lưu: VT");
    assert_int_equal(d.ncontents, 1);
    arena_free(a);
}

static void check_amended(void **state)
{
    static const struct {
        const char *words, *number;
        enum intake_amends how;
    } CASES[] = {
        { "Về việc sửa đổi, bổ sung một số nội dung của Thông báo số 96/TB-UBND ngày 14/8/2025", "96/TB-UBND",
          INTAKE_AMENDS },
        { "Chỉ thị này thay thế Chỉ thị số 07/CT-UBND ngày 15/3/2022.", "07/CT-UBND", INTAKE_REPLACES },
        { "Đính chính lỗi kỹ thuật trình bày tại Kế hoạch số 45/KH-UBND như sau:", "45/KH-UBND", INTAKE_CORRECTS },
        { "Bãi bỏ Thông báo kết luận số 214/TB-VP ngày 06/7/2026.", "214/TB-VP", INTAKE_REPLACES },
        { "Căn cứ Nghị định sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP;", "", INTAKE_AMENDS },
        { "Sở Tài chính sửa đổi, bổ sung quy chế nội bộ.", "", INTAKE_AMENDS },
        { "Bổ sung Sở Y tế vào Tổ công tác. Thực hiện Thông báo số 96/TB-UBND.", "", INTAKE_AMENDS },
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < LEN(CASES); i++) {
        struct intake_draft d = sample_draft(a, sample_directive(a, CASES[i].words));
        assert_string_equal(d.document.namended > 0 ? text_cstr(a, d.document.amended[0].number) : "", CASES[i].number);
        if (d.document.namended > 0)
            assert_int_equal(d.document.amended[0].how, CASES[i].how);
    }
    arena_free(a);
}

static void check_reference(void **state)
{
    static const char *const CASES[][2] = {
        { "nhiệm vụ tại điểm a khoản 2 Mục II Thông báo số 96", "II.2.a" },
        { "Sửa đổi điểm 1 mục II như sau:", "II.1" },
        { "mục II, điểm 3", "II.3" },
        { "khoản 2.1 nêu trên", "2.1" },
        { "điểm đ, khoản 4", "4.đ" },
        { "nâng cao nhận thức, ý thức", "" },
        { "Sở Tài chính rà soát", "" },
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < LEN(CASES); i++)
        assert_string_equal(text_cstr(a, intake_reference(a, text_of(CASES[i][0]))), CASES[i][1]);
    arena_free(a);
}

static void check_json(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sbuf b;
    sbuf_init(&b, 1 << 16);
    struct intake_draft d =
        sample_draft(a, TEXT("Thời gian qua \"tốt\".\n1. Giao Sở Y tế báo cáo UBND tỉnh trước ngày 15 hằng tháng."));
    intake_json(&d, NULL, &b);
    assert_string_equal(
        b.p,
        "{\"document\": {\"language\": \"vi\", \"number\": null, \"date\": null, \"issuer\": null, \"type\": null, "
        "\"title\": null, "
        "\"signer\": null, \"amends\": [], \"recipients\": []},\n \"contents\": [\n  {\"start\": 24, \"end\": 79, "
        "\"byte_start\": 28, "
        "\"byte_end\": 98, "
        "\"words\": \"Giao Sở Y tế báo cáo UBND tỉnh trước ngày 15 hằng tháng\", \"number\": \"1\", \"lead\": [\"Sở Y "
        "tế\"], "
        "\"open_set\": [false], \"coordinate\": [], \"person\": null, \"deadline\": {\"text\": \"trước ngày 15 hằng "
        "tháng\", "
        "\"recur\": \"monthly\", \"day\": 15}, \"report_to\": \"UBND tỉnh\", \"product\": null, \"exhortation\": "
        "false}],\n "
        "\"no_task\": [\n  {\"start\": 0, \"end\": 19, \"byte_start\": 0, \"byte_end\": 23, \"reason\": \"recital\", "
        "\"words\": \"Thời gian qua \\\"tốt\\\"\"}],\n \"coverage\": {\"share\": 1, \"words\": 18, \"contents\": 13, "
        "\"conditions\": 0, \"no_task\": 4, \"marks\": 1}}\n");
    sbuf_release(&b);
    arena_free(a);
}

static void the_head_of_a_dispatch_is_no_task(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(
        a, TEXT("BỘ Y TẾ\n-------\nĐộc lập - Tự do - Hạnh phúc\nSố: 77/BYT-DP\nHà Nội, ngày 05 tháng 11 "
                "năm 2027\n\nKính\ngửi:\n- UBND các tỉnh.\n\nTrân trọng đề nghị Quý Cơ quan lập chốt./.\n"));
    assert_string_equal(sample_tasks(a, &d), "+ Trân trọng đề nghị Quý Cơ quan lập chốt [Quý Cơ quan] []\n");
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + 5];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    tests[n++] = (struct CMUnitTest){ "recipients are addressees and copies", check_recipients, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "which earlier document is changed", check_amended, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "an item of an earlier document", check_reference, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "a draft as JSON", check_json, NULL, NULL, NULL };
    tests[n++] =
        (struct CMUnitTest){ "the head of a dispatch is no task", the_head_of_a_dispatch_is_no_task, NULL, NULL, NULL };
    return _cmocka_run_group_tests("intake document", tests, n, NULL, NULL);
}
