/* Press reports: who gives orders in them, to whom, and what is only told. A report has no letterhead and no list of orders. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct row {
    const char *name, *told;
    const char *want; /* see sample_tasks */
} ROWS[] = {
    { "an officer's order behind where it was said",
      "Phát biểu tại hội nghị, Phó Chủ tịch UBND tỉnh Lê Thị M yêu cầu các chủ bến trang bị phao cứu sinh.",
      "+ Phát biểu tại hội nghị, Phó Chủ tịch UBND tỉnh Lê Thị M yêu cầu các chủ bến trang bị phao cứu sinh [các chủ "
      "bến] "
      "[]\n" },
    { "a comrade with an office", "Kết luận phiên họp, đồng chí Lê Thị M, Bí thư Tỉnh ủy đề nghị Sở Y tế lập chốt.",
      "+ Kết luận phiên họp, đồng chí Lê Thị M, Bí thư Tỉnh ủy đề nghị Sở Y tế lập chốt [Sở Y tế] []\n" },
    { "an order told as done is still one", "Chủ tịch UBND tỉnh đã giao Sở Xây dựng khắc phục sạt lở.",
      "+ Chủ tịch UBND tỉnh đã giao Sở Xây dựng khắc phục sạt lở [Sở Xây dựng] []\n" },
    { "but not one of an earlier day", "Trước đó, Chủ tịch UBND tỉnh đã giao Sở Xây dựng khắc phục sạt lở.", "" },
    { "a minister without a name", "Bộ trưởng cũng giao Cục Đường bộ Việt Nam đôn đốc nhà thầu.",
      "+ Bộ trưởng cũng giao Cục Đường bộ Việt Nam đôn đốc nhà thầu [Cục Đường bộ Việt Nam] []\n" },
    { "a person in office directs", "Chủ tịch UBND tỉnh chỉ đạo: Sở Y tế lập chốt; Sở Tài chính bố trí kinh phí.",
      "+ Chủ tịch UBND tỉnh chỉ đạo: Sở Y tế lập chốt [Sở Y tế] []\n+ Sở Tài chính bố trí kinh phí [Sở Tài chính] "
      "[]\n" },
    { "or calls attention", "Bí thư Tỉnh ủy lưu ý, Sở Y tế cần rà soát cơ số thuốc.",
      "+ Bí thư Tỉnh ủy lưu ý, Sở Y tế cần rà soát cơ số thuốc [Sở Y tế] []\n" },
    { "but to think is nothing to do", "Bí thư Tỉnh ủy lưu ý các ngành phải coi y tế là nhiệm vụ chính trị.", "" },
    { "praise first, the order behind it",
      "Thứ trưởng Bộ Y tế Lê Thị M đánh giá cao kết quả của tỉnh; đồng thời đề nghị Sở Y tế lập chốt.",
      "+ đồng thời đề nghị Sở Y tế lập chốt [Sở Y tế] []\n" },
    { "or joined by and", "Bí thư Tỉnh ủy nhấn mạnh vai trò của cơ sở và yêu cầu các xã lập chốt.",
      "+ Bí thư Tỉnh ủy nhấn mạnh vai trò của cơ sở và yêu cầu các xã lập chốt [các xã] []\n" },
    { "the sentence behind an order goes on with it", "Đồng chí giao Sở Xây dựng rà soát bến. Sở Y tế lập chốt.",
      "+ Đồng chí giao Sở Xây dựng rà soát bến [Sở Xây dựng] []\n+ Sở Y tế lập chốt [Sở Y tế] []\n" },
    { "who so writes gives orders", "Chủ tịch UBND tỉnh vừa có công văn giao Sở Xây dựng rà soát bến.",
      "+ Chủ tịch UBND tỉnh vừa có công văn giao Sở Xây dựng rà soát bến [Sở Xây dựng] []\n" },
    { "what is written, then the order", "UBND tỉnh vừa ký ban hành Công điện số 05, yêu cầu các xã lập chốt.",
      "+ UBND tỉnh vừa ký ban hành Công điện số 05, yêu cầu các xã lập chốt [các xã] []\n" },
    { "the paragraph behind an order goes on with it",
      "UBND tỉnh yêu cầu các xã lập chốt.\n\nTheo chức năng được giao, chủ động tuần tra.\n\nSở Y tế chủ trì, phối hợp "
      "với "
      "Công an tỉnh lập đội cơ động.",
      "+ UBND tỉnh yêu cầu các xã lập chốt [các xã] []\n+ Theo chức năng được giao, chủ động tuần tra [các xã] []\n+ "
      "Sở Y "
      "tế chủ trì, phối hợp với Công an tỉnh lập đội cơ động [Sở Y tế] [Công an tỉnh]\n" },
    { "but not with what only happens there",
      "UBND tỉnh yêu cầu các xã lập chốt.\n\nSở Y tế khai trương bệnh viện có ba trăm giường bệnh ở phường Đông Hòa và "
      "hai trạm y tế.",
      "+ UBND tỉnh yêu cầu các xã lập chốt [các xã] []\n" },
    { "unless it tells", "Đồng chí giao Sở Xây dựng rà soát bến. Giám đốc Sở Y tế cho biết đơn vị đã lập chốt.",
      "+ Đồng chí giao Sở Xây dựng rà soát bến [Sở Xây dựng] []\n" },
    { "who has no office asks and orders nothing",
      "Tại hội nghị, đại diện các chủ bến đề nghị UBND tỉnh sớm cấp phép. Cử tri xã Đông Hòa đề nghị Sở Xây dựng sửa "
      "cầu.",
      "" },
    { "an order to nobody named", "Thủ tướng Chính phủ Lê Thị M yêu cầu kiểm soát chặt bến bãi.",
      "+ Thủ tướng Chính phủ Lê Thị M yêu cầu kiểm soát chặt bến bãi [] []\n" },
    { "goes on to whom the order before was given",
      "Thủ tướng yêu cầu chủ tịch UBND các xã chịu trách nhiệm về bến bãi, khẩn trương rà soát.\n\nThủ tướng yêu cầu "
      "không "
      "được chủ quan.",
      "+ Thủ tướng yêu cầu chủ tịch UBND các xã chịu trách nhiệm về bến bãi, khẩn trương rà soát [UBND các xã] []\n+ "
      "Thủ "
      "tướng yêu cầu không được chủ quan [UBND các xã] []\n" },
    { "the document that gives it, by its number",
      "Tối 02/3, Thủ tướng Lê Văn N ký Công điện số 09/CĐ-TTg ngày 02/3/2027 yêu cầu các bộ, ngành rà soát bến.",
      "+ Tối 02/3, Thủ tướng Lê Văn N ký Công điện số 09/CĐ-TTg ngày 02/3/2027 yêu cầu các bộ, ngành rà soát bến [các "
      "bộ, "
      "ngành] []\n" },
    { "but what the report is about", "UBND tỉnh vừa có văn bản yêu cầu tăng cường quản lý bến bãi.", "" },
    { "the document speaks for itself", "Công điện số 09/CĐ-TTg yêu cầu Sở Y tế lập chốt.",
      "+ Công điện số 09/CĐ-TTg yêu cầu Sở Y tế lập chốt [Sở Y tế] []\n" },
    { "the head of government directs", "Thủ tướng cũng chỉ đạo Bộ Y tế lập chốt.",
      "+ Thủ tướng cũng chỉ đạo Bộ Y tế lập chốt [Bộ Y tế] []\n" },
    { "a name whose office was told",
      "Chiều 02/3, ông Lê Văn N - Chủ tịch UBND tỉnh họp về bến bãi. Kết luận cuộc họp, ông Lê Văn N yêu cầu Sở Y tế "
      "lập "
      "chốt.",
      "+ Kết luận cuộc họp, ông Lê Văn N yêu cầu Sở Y tế lập chốt [Sở Y tế] []\n" },
    { "a name without one", "Kết thúc buổi đối thoại, ông Lê Văn N yêu cầu Sở Y tế lập chốt.", "" },
    { "the leaders of the place", "Lãnh đạo thành phố cũng giao Sở Y tế lập chốt.",
      "+ Lãnh đạo thành phố cũng giao Sở Y tế lập chốt [Sở Y tế] []\n" },
    { "an adjunct between the order and whom it is for",
      "Bí thư Tỉnh ủy đề nghị, ngay sau hội nghị này, các xã lập chốt.",
      "+ Bí thư Tỉnh ủy đề nghị, ngay sau hội nghị này, các xã lập chốt [các xã] []\n" },
    { "those of the meeting", "Bí thư Tỉnh ủy đề nghị các đồng chí dự họp lập chốt.",
      "+ Bí thư Tỉnh ủy đề nghị các đồng chí dự họp lập chốt [các đồng chí dự họp] []\n" },
    { "the same office goes on", "Thủ tướng giao Bộ Y tế lập chốt. Mặt khác, Bộ này cũng rà soát bến.",
      "+ Thủ tướng giao Bộ Y tế lập chốt [Bộ Y tế] []\n+ Mặt khác, Bộ này cũng rà soát bến [Bộ Y tế] []\n" },
    { "points counted behind a colon", "Chủ tịch UBND tỉnh yêu cầu: (1) Sở Y tế lập chốt; (2) Sở Xây dựng rà soát bến.",
      "+ Sở Y tế lập chốt [Sở Y tế] []\n+ Sở Xây dựng rà soát bến [Sở Xây dựng] []\n" },
    { "only to carry out what was said", "Chủ tịch UBND tỉnh yêu cầu thực hiện nghiêm túc các nội dung trên.", "" },
    { "a duty in somebody's own words", "Bí thư Tỉnh ủy Lê Thị M nhấn mạnh: “Các xã phải rà soát bến”.",
      "+ Bí thư Tỉnh ủy Lê Thị M nhấn mạnh: “Các xã phải rà soát bến” [Các xã] []\n" },
    { "or in a document's", "Văn bản của UBND tỉnh nêu rõ, Sở Y tế chủ trì lập chốt.",
      "+ Văn bản của UBND tỉnh nêu rõ, Sở Y tế chủ trì lập chốt [Sở Y tế] []\n" },
    { "but what is stressed is no duty", "Bí thư Tỉnh ủy Lê Thị M nhấn mạnh: Các xã đã rà soát bến.", "" },
    { "what a document says that it is about",
      "UBND tỉnh vừa ban hành Công văn số 12/UBND-NN về việc quản lý bến bãi.\n\nTheo đó, các xã khẩn trương rà soát "
      "bến.",
      "+ Theo đó, các xã khẩn trương rà soát bến [các xã] []\n" },
    { "for whom the topic names, before who gives the order", "Đối với Sở Y tế, Chủ tịch UBND tỉnh yêu cầu lập chốt.",
      "+ Đối với Sở Y tế, Chủ tịch UBND tỉnh yêu cầu lập chốt [Sở Y tế] []\n" },
    { "sets joined to one", "UBND tỉnh giao các sở, ngành và các địa phương lập chốt.",
      "+ UBND tỉnh giao các sở, ngành và các địa phương lập chốt [các sở, ngành và các địa phương] []\n" },
    { "whoever the order is for, by a common name", "Chủ tịch UBND tỉnh yêu cầu đơn vị thi công hoàn trả mặt đường.",
      "+ Chủ tịch UBND tỉnh yêu cầu đơn vị thi công hoàn trả mặt đường [đơn vị thi công] []\n" },
    { "what is stressed within the order", "Thủ tướng yêu cầu Bộ Y tế lập chốt. Trong đó, lưu ý bổ sung thuốc.",
      "+ Thủ tướng yêu cầu Bộ Y tế lập chốt [Bộ Y tế] []\n+ Trong đó, lưu ý bổ sung thuốc [Bộ Y tế] []\n" },
};

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct text t = text_printf(
        a, "Thứ Tư, 03/3/2027 | 08:15\nHải Sơn siết chặt quản lý bến bãi\n%s\nTheo báo cáo, toàn tỉnh có 12 bến.\n",
        row->told);
    struct intake_draft d = sample_draft(a, t);
    assert_string_equal(sample_tasks(a, &d), row->want);
    arena_free(a);
}

static void the_day_of_a_report(void **state)
{
    static const char *const TOLD[] = { "Sáng 03/3/2027, UBND tỉnh họp về bến bãi.",
                                        "UBND tỉnh vừa có Công văn số 12/UBND-NN ngày 03/3/2027 về việc quản lý bến.",
                                        "Thứ 4, 03/03/2027, 10:25 [GMT+7]" };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < LEN(TOLD); i++) {
        struct text t = text_printf(
            a, "Hải Sơn siết chặt bến bãi\n\n%s\n\nUBND tỉnh yêu cầu Sở Y tế lập chốt trước ngày 20/4.\n", TOLD[i]);
        struct intake_draft d = sample_draft(a, t);
        assert_int_equal(d.ncontents, 1);
        assert_string_equal(sample_due(a, &d.contents[0].deadline), "2027-04-20");
    }
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + 1];
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[i] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    tests[LEN(ROWS)] = (struct CMUnitTest){ "the day of a report", the_day_of_a_report, NULL, NULL, NULL };
    return _cmocka_run_group_tests("intake press", tests, LEN(tests), NULL, NULL);
}
