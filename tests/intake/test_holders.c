/* Who must act and with whom: one clause of a directive, its holders, its partners, its person. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct row {
    const char *name, *body;
    const char *leads, *partners, *person; /* of the first content */
} ROWS[] = {
    { "a unit as the subject", "1. Sở Công Thương kiểm tra giá xăng dầu.", "Sở Công Thương", "", "" },
    { "a sector that contains commas", "1. Sở Văn hóa, Thể thao và Du lịch tổ chức lễ hội.",
      "Sở Văn hóa, Thể thao và Du lịch", "", "" },
    { "presides and coordinates", "1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát danh mục.", "Sở Tài chính",
      "Sở Xây dựng", "" },
    { "the comma may be missing", "1. Sở Tài chính chủ trì phối hợp với Sở Xây dựng, Công an tỉnh rà soát danh mục.",
      "Sở Tài chính", "Sở Xây dựng | Công an tỉnh", "" },
    { "who only coordinates holds it", "1. UBND xã Đông Hòa phối hợp chặt chẽ với Sở Xây dựng đo đạc ranh giới.",
      "UBND xã Đông Hòa", "Sở Xây dựng", "" },
    { "working with somebody is no coordination", "1. Sở Xây dựng làm việc với nhà thầu, đôn đốc Sở Tài chính.",
      "Sở Xây dựng", "", "" },
    { "an order in front", "1. Giao Sở Nội vụ hoàn thiện đề án vị trí việc làm.", "Sở Nội vụ", "", "" },
    { "a request to a body not below", "1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc chi trả.",
      "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "", "" },
    { "a title is stripped and the person kept", "1. Giám đốc Sở Y tế chỉ đạo các bệnh viện trực cấp cứu.", "Sở Y tế",
      "", "Giám đốc Sở Y tế" },
    { "titles of many are no person", "1. Chủ tịch UBND các xã, phường kiểm tra các hồ chứa.", "UBND các xã, phường",
      "", "" },
    { "heads of a generic set", "1. Thủ trưởng các sở, ban, ngành tự kiểm tra.", "các sở, ban, ngành", "", "" },
    { "a list of ministries in short", "1. Các Bộ: Quốc phòng, Công an huy động lực lượng.",
      "Các Bộ: Quốc phòng, Công an", "", "" },
    { "together with somebody", "1. Sở Y tế cùng với Sở Tài chính xây dựng phương án.", "Sở Y tế", "Sở Tài chính", "" },
    { "presides, together with somebody", "1. Sở Công Thương chủ trì, cùng Công an tỉnh, Thuế tỉnh kiểm tra kho hàng.",
      "Sở Công Thương", "Công an tỉnh | Thuế tỉnh", "" },
    { "a comrade's office, not his seats",
      "1. Phân công đồng chí Lê Thị M, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh phụ trách khu vực phía "
      "Bắc.",
      "UBND tỉnh", "", "Lê Thị M" },
    { "a comrade between dashes", "1. Đồng chí Lê Thị M - Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo - chủ trì họp.",
      "UBND tỉnh", "", "Lê Thị M" },
    { "an order with a colon", "1. Giao: Sở Tài chính bố trí vốn.", "Sở Tài chính", "", "" },
    { "who is no superior demands in its own task", "1. Ban Quản lý dự án giao thông yêu cầu nhà thầu bù tiến độ.",
      "Ban Quản lý dự án giao thông", "", "" },
    { "a meeting is no office", "1. Sở Công Thương giao ban vào sáng thứ Hai hằng tuần.", "Sở Công Thương", "", "" },
    { "sets in short", "1. UBND các huyện, thành, thị rà soát hộ nghèo.", "UBND các huyện, thành, thị", "", "" },
    { "several complete names", "1. Bộ Y tế, Bộ Tài chính và Bộ Nội vụ rà soát quy định.",
      "Bộ Y tế | Bộ Tài chính | Bộ Nội vụ", "", "" },
    { "who orders is not who must act", "1. UBND tỉnh yêu cầu Sở Y tế lập chốt kiểm dịch.", "Sở Y tế", "", "" },
    { "named at a place of the document", "1. Các đơn vị nêu tại mục 2 gửi số liệu.", "Các đơn vị nêu tại mục 2", "",
      "" },
    { "or at a place within a place", "1. Các sở nêu tại điểm a khoản này gửi số liệu.",
      "Các sở nêu tại điểm a khoản này", "", "" },
    { "members of a board", "1. Các sở, ngành là thành viên Ban Chỉ đạo gửi số liệu.",
      "Các sở, ngành là thành viên Ban Chỉ đạo", "", "" },
    { "a set by where it is", "1. UBND các xã có sông chảy qua kiểm tra các bến.", "UBND các xã có sông chảy qua", "",
      "" },
    { "a set by what it has not done", "1. Các xã chưa hoàn thành tiêm phòng tổ chức tiêm vét.",
      "Các xã chưa hoàn thành tiêm phòng", "", "" },
    { "a set by a measure", "1. Các chủ tàu cá có chiều dài từ 15 mét trở lên lắp đặt thiết bị.",
      "Các chủ tàu cá có chiều dài từ 15 mét trở lên", "", "" },
    { "an officer's name and second office",
      "1. Phó Chủ tịch UBND tỉnh Lê Văn Nam, Trưởng Ban Chỉ đạo chủ trì họp giao ban.", "UBND tỉnh", "",
      "Phó Chủ tịch UBND tỉnh" },
    { "what a unit is besides", "1. Sở Tài chính - cơ quan thường trực Ban Chỉ đạo - tổng hợp tiến độ.", "Sở Tài chính",
      "", "" },
    { "the same between commas", "1. Sở Tài chính, cơ quan thường trực của Ban Chỉ đạo, tổng hợp tiến độ.",
      "Sở Tài chính", "", "" },
    { "whose proposal it is does not act", "1. Kiến nghị của xã Tân Lập về đèn: giao Sở Xây dựng trả lời.",
      "Sở Xây dựng", "", "" },
    { "by whose division of duties", "1. Sở Y tế theo phân cấp quản lý kiểm tra các quán ăn.", "Sở Y tế", "", "" },
    { "a task that is given to somebody", "1. Nhiệm vụ rà soát quy hoạch giao cho Sở Xây dựng thực hiện.",
      "Sở Xây dựng", "", "" },
    { "a topic that says which", "1. Đối với các xã có tỷ lệ giải ngân thấp, yêu cầu kiểm điểm trách nhiệm.",
      "các xã có tỷ lệ giải ngân thấp", "", "" },
    { "a topic for whom an order is", "1. Đối với các xã chậm tiến độ, yêu cầu kiểm điểm trách nhiệm.",
      "các xã chậm tiến độ", "", "" },
    { "a heading's set with a few words more", "1. UBND các xã vùng dự án\n\n- Lập danh sách hộ.",
      "UBND các xã vùng dự án", "", "" },
    { "the holder of a field of work, in brackets", "1. Lĩnh vực y tế (Sở Y tế chủ trì)\n\n- Rà soát giá thuốc.",
      "Sở Y tế", "", "" },
    { "an order behind a heading's topic",
      "1. Về y tế: Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh:\n\n- Rà soát giá thuốc.", "Sở Y tế", "Công an tỉnh",
      "" },
    { "an order behind a heading's dash", "1. Công tác y tế - Giao Sở Y tế:\n\n- Rà soát giá thuốc.", "Sở Y tế", "",
      "" },
    { "each of them is nobody more", "1. Sở Y tế và Sở Nội vụ, mỗi đơn vị cử 02 cán bộ.", "Sở Y tế | Sở Nội vụ", "",
      "" },
    { "who helps the one who presides", "1. Sở Y tế chủ trì, Công an tỉnh phối hợp kiểm tra các quán ăn.", "Sở Y tế",
      "Công an tỉnh", "" },
    { "the same in brackets", "1. Xây dựng đề án vị trí việc làm (Sở Nội vụ chủ trì, Sở Tài chính phối hợp).",
      "Sở Nội vụ", "Sở Tài chính", "" },
    { "partners listed behind their set",
      "1. Sở Y tế phối hợp với các đơn vị liên quan: Sở Nội vụ, Sở Tư pháp rà soát biên chế.", "Sở Y tế",
      "các đơn vị liên quan | Sở Nội vụ | Sở Tư pháp", "" },
    { "a set with the sectors it means",
      "1. Sở Y tế phối hợp các sở, ngành: Công an, Công Thương kiểm tra các quán ăn.", "Sở Y tế",
      "các sở, ngành: Công an, Công Thương", "" },
    { "whose names stand in the annex",
      "1. Các đơn vị được giao chủ trì tại Phụ lục kèm theo khẩn trương lập kế hoạch.",
      "Các đơn vị được giao chủ trì tại Phụ lục kèm theo", "", "" },
    { "heads of villages", "1. Trưởng các thôn lập danh sách hộ nghèo.", "các thôn", "", "" },
    { "behind a day from which it holds", "1. Kể từ ngày 01/7/2027, các cơ sở giáo dục không thu tiền mặt.",
      "các cơ sở giáo dục", "", "" },
    { "behind days from an event", "1. Sau 10 ngày kể từ khi có kết luận, Thanh tra tỉnh công khai kết quả.",
      "Thanh tra tỉnh", "", "" },
    { "behind a limit that has run out", "1. Sau thời hạn trên, Sở Tài chính báo cáo UBND tỉnh.", "Sở Tài chính", "",
      "" },
    { "investors, as a set", "1. Các nhà đầu tư bố trí đủ vốn chủ sở hữu.", "Các nhà đầu tư", "", "" },
    { "an item as Party offices number it", "1- Về biên chế: giao Ban Tổ chức Tỉnh ủy tham mưu phương án.",
      "Ban Tổ chức Tỉnh ủy", "", "" },
    { "a heading gives the holder", "1. Sở Nội vụ\n\n- Rà soát biên chế.", "Sở Nội vụ", "", "" },
    { "a heading with several holders", "1. Sở Nội vụ; UBND các xã, phường:\n\n- Rà soát biên chế.",
      "Sở Nội vụ | UBND các xã, phường", "", "" },
    { "a heading that says for whom", "1. Đối với các chủ đầu tư\n\n- Rà soát tiến độ.", "các chủ đầu tư", "", "" },
    { "an introduction gives the holder and the person", "1. Giám đốc Sở Y tế có trách nhiệm:\n\na) Trực cấp cứu.",
      "Sở Y tế", "", "Giám đốc Sở Y tế" },
    { "an introduction gives the partner", "1. Sở Y tế chủ trì, phối hợp với Công an tỉnh:\n\na) Lập chốt kiểm dịch.",
      "Sở Y tế", "Công an tỉnh", "" },
    { "the subject is stronger than the heading", "1. Sở Nội vụ\n\n- Sở Tài chính bố trí kinh phí.", "Sở Tài chính", "",
      "" },
    { "an adjunct may stand before the subject", "1. Trên cơ sở đề xuất của các đơn vị, Sở Tài chính bố trí kinh phí.",
      "Sở Tài chính", "", "" },
    { "a topic may stand before the order", "1. Về cầu Sông Lam: giao Sở Xây dựng lập hồ sơ.", "Sở Xây dựng", "", "" },
    { "whoever is directed is not the holder", "1. Bộ Công an chỉ đạo Công an tỉnh Hải Sơn điều tra vụ việc.",
      "Bộ Công an", "", "" },
    { "nobody named is nobody", "1. Đẩy nhanh tiến độ giải phóng mặt bằng.", "", "", "" },
    { "a comrade by name", "1. Phân công đồng chí Lê Văn Minh, Phó Chủ tịch UBND tỉnh, trực tiếp chỉ đạo dự án.",
      "UBND tỉnh", "", "Lê Văn Minh" },
    { "a comrade as the subject", "1. Đồng chí Lê Văn Minh, Phó Chủ tịch UBND tỉnh, trực tiếp chỉ đạo dự án.",
      "UBND tỉnh", "", "Lê Văn Minh" },
    { "a comrade of no office", "1. Đồng chí Trần Thị Hòa theo dõi tiến độ thi công.", "", "", "Trần Thị Hòa" },
    { "a name inside a name", "1. Văn phòng Ban Chỉ đạo phòng thủ dân sự tỉnh theo dõi mưa lũ.",
      "Văn phòng Ban Chỉ đạo phòng thủ dân sự tỉnh", "", "" },
    { "two spellings of the same mark", "1. Uỷ ban nhân dân tỉnh Hải Sơn rà soát quỹ đất.",
      "Uỷ ban nhân dân tỉnh Hải Sơn", "", "" },
};

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct text body = text_printf(a, "Chủ tịch UBND tỉnh yêu cầu:\n\n%s", row->body);
    struct intake_draft d = sample_draft(a, sample_directive(a, text_cstr(a, body)));
    assert_int_equal(d.ncontents, 1);
    const struct intake_content *c = &d.contents[0];
    assert_string_equal(sample_names(a, c->leads, c->nleads), row->leads);
    assert_string_equal(sample_names(a, c->coordinators, c->ncoordinators), row->partners);
    assert_string_equal(text_cstr(a, c->person), row->person);
    arena_free(a);
}

/* A generic set is never one unit; a unit with a name is. */
static void check_open_sets(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d =
        sample_draft(a, sample_directive(a, "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế, các sở, ban, ngành, UBND "
                                            "các xã, phường và UBND xã Đông Hòa rà soát quỹ đất."));
    assert_int_equal(d.ncontents, 1);
    assert_int_equal(d.contents[0].nleads, 4);
    const bool want[] = { false, true, true, false };
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(d.contents[0].leads[i].open_set, want[i]);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + 1];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    tests[n++] = (struct CMUnitTest){ "a generic set is an open set", check_open_sets, NULL, NULL, NULL };
    return _cmocka_run_group_tests("intake holders", tests, n, NULL, NULL);
}
