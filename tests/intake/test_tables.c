/* Tables of tasks in a plain text, and cells that say who holds and who helps. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct row {
    const char *name;
    bool annex; /* behind the signature */
    const char *body;
    const char *want; /* see say */
} ROWS[] = {
    { "a section of a table is no task", false,
      "II. NHIỆM VỤ\nTT | Nội dung | Chủ trì | Thời hạn\nA | THỂ CHẾ | |\n1 | Rà soát thủ tục | Sở Nội vụ | 30/6/2027",
      "Rà soát thủ tục [Sở Nội vụ] [] 2027-06-30\n" },
    { "cells below each other", false,
      "II. NHIỆM VỤ\nTT\nNội dung\nChủ trì\nThời hạn\n1\nRà soát thủ tục\nSở Nội vụ\nQuý II/2027\n2\nQuét bản đồ\n"
      "Sở Tài chính\nTháng 5/2027",
      "Rà soát thủ tục [Sở Nội vụ] [] 2027-06-30\nQuét bản đồ [Sở Tài chính] [] 2027-05-31\n" },
    { "cells apart by tabs", false,
      "II. NHIỆM VỤ\nTT\tNội dung\tChủ trì\tThời hạn\nA\tTHỂ CHẾ\n1\tRà soát thủ tục\tSở Nội vụ\t30/6/2027\nB. HẠ "
      "TẦNG\n"
      "2\tQuét bản đồ\tSở Tài chính\t\n3. Sở Y tế lập chốt.",
      "Rà soát thủ tục [Sở Nội vụ] [] 2027-06-30\nQuét bản đồ [Sở Tài chính] [] \nSở Y tế lập chốt [Sở Y tế] [] \n" },
    { "an empty cell keeps its place", false,
      "II. NHIỆM VỤ\nTT\tNội dung\tChủ trì\tPhối hợp\tThời hạn\n1\tRà soát thủ tục\tSở Nội vụ\t\tTháng 5",
      "Rà soát thủ tục [Sở Nội vụ] [] 2027-05-31\n" },
    { "rows and heads may be wrapped", false,
      "II. NHIỆM VỤ\nTT\tNội dung\tChủ trì\tCơ quan\nphối hợp\tThời hạn\n1\tRà soát thủ tục của các xã,\nphường\tSở "
      "Nội vụ\t"
      "Sở Y tế, UBND các\nxã\t30/6\n2\tQuét bản đồ\tSở Y tế\tSở Nội vụ\t30/7",
      "Rà soát thủ tục của các xã,\nphường [Sở Nội vụ] [Sở Y tế | UBND các\nxã] 2027-06-30\n"
      "Quét bản đồ [Sở Y tế] [Sở Nội vụ] 2027-07-30\n" },
    { "a row that ends in a span of days does not go on with the next row's number", false,
      "II. NHIỆM VỤ\n1. Rà soát thủ tục. Cơ quan chủ trì: Sở Nội vụ; thời gian hoàn thành: hằng tháng\n"
      "2. Quét bản đồ. Cơ quan chủ trì: Sở Y tế; thời gian hoàn thành: 30/7",
      "Rà soát thủ tục [Sở Nội vụ] [] monthly\nQuét bản đồ [Sở Y tế] [] 2027-07-30\n" },
    { "what the row above has", false,
      "II. NHIỆM VỤ\nTT\tNội dung\tChủ trì\tPhối hợp\tThời hạn\n1\tRà soát thủ tục\tSở Nội vụ\tSở Y tế\t30/6\n"
      "2\tQuét bản đồ\tnt\tNhư trên\t-nt-\n3\tSửa cầu\tnt\t\t30/7",
      "Rà soát thủ tục [Sở Nội vụ] [Sở Y tế] 2027-06-30\nQuét bản đồ [Sở Nội vụ] [Sở Y tế] 2027-06-30\n"
      "Sửa cầu [Sở Nội vụ] [] 2027-07-30\n" },
    { "tabs without a known head are no table", false,
      "II. NHIỆM VỤ\n1.\tSở Y tế\tlập\tchốt.\n2.\tSở Nội vụ\tcử\tngười.",
      "Sở Y tế\tlập\tchốt [Sở Y tế] [] \nSở Nội vụ\tcử\tngười [Sở Nội vụ] [] \n" },
    { "who holds and who helps in one cell", false,
      "II. NHIỆM VỤ\nTT\tNội dung\tĐơn vị thực hiện\tThời hạn\n"
      "1\tRà soát thủ tục\tSở Nội vụ chủ trì; Sở Y tế, UBND các xã phối hợp\t30/6",
      "Rà soát thủ tục [Sở Nội vụ] [Sở Y tế | UBND các xã] 2027-06-30\n" },
    { "in one field line", false,
      "II. NHIỆM VỤ\n1. Rà soát thủ tục.\n- Phân công thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Y tế.",
      "Rà soát thủ tục [Sở Nội vụ] [Sở Y tế] \n" },
    { "in one bracket", false,
      "II. NHIỆM VỤ\n1. Sửa cầu (Sở Xây dựng chủ trì; Sở Tài chính phối hợp; xong trong tháng 5).",
      "Sửa cầu (Sở Xây dựng chủ trì; Sở Tài chính phối hợp; xong trong tháng 5) [Sở Xây dựng] [Sở Tài chính] "
      "2027-05-31\n" },
    { "in a bracket on a line of its own", false,
      "II. NHIỆM VỤ\n1. Sửa cầu.\n(Sở Xây dựng chủ trì; Sở Tài chính phối hợp; thời gian thực hiện: tháng 5/2027)",
      "Sửa cầu [Sở Xây dựng] [Sở Tài chính] 2027-05-31\n" },
    { "a task that names its own helpers has no others", false,
      "II. NHIỆM VỤ\n1. Sở Xây dựng chủ trì, phối hợp với các sở, ngành:\n- Sửa cầu.\n- Phối hợp Sở Y tế mua thuốc.",
      "Sửa cầu [Sở Xây dựng] [các sở, ngành] \nPhối hợp Sở Y tế mua thuốc [Sở Xây dựng] [Sở Y tế] \n" },
    { "in the bracket of a heading", false, "II. NHIỆM VỤ\n1. Về trường học (giao Sở Nội vụ chủ trì):\n- Sửa mái.",
      "Sửa mái [Sở Nội vụ] [] \n" },
    { "behind the signature under Phụ lục", true,
      "Phụ lục\nDANH MỤC NHIỆM VỤ\nTT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n1 | Quét bản đồ | Sở Y tế | 30/6/2027",
      "Sở Nội vụ rà soát thủ tục [Sở Nội vụ] [] \nQuét bản đồ [Sở Y tế] [] 2027-06-30\n" },
    { "behind the signature under no such word", true,
      "BẢNG PHÂN CÔNG\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tQuét bản đồ\tSở Y tế\t30/6/2027",
      "Sở Nội vụ rà soát thủ tục [Sở Nội vụ] [] \nQuét bản đồ [Sở Y tế] [] 2027-06-30\n" },
};

/* "words [leads] [coordinators] due" and a line end for every content. */
static const char *say(struct arena *a, const struct intake_draft *d)
{
    struct text all = TEXT("");
    for (size_t i = 0; i < d->ncontents; i++) {
        const struct intake_content *c = &d->contents[i];
        all = text_printf(a, "%.*s%.*s [%s] [%s] %s\n", TEXT_FMT(all), TEXT_FMT(c->words),
                          sample_names(a, c->leads, c->nleads), sample_names(a, c->coordinators, c->ncoordinators),
                          sample_due(a, &c->deadline));
    }
    return text_cstr(a, all);
}

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct text t =
        row->annex ? text_printf(a, "%.*s\n%s\n",
                                 TEXT_FMT(sample_plan(a, "II. NHIỆM VỤ\n1. Sở Nội vụ rà soát thủ tục.")), row->body)
                   : sample_plan(a, row->body);
    struct intake_draft d = sample_draft(a, t);
    assert_string_equal(say(a, &d), row->want);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS)];
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[i] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    return _cmocka_run_group_tests("intake tables", tests, LEN(ROWS), NULL, NULL);
}
