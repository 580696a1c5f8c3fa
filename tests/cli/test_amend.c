/* test_amend.c -- a document that changes an earlier one: its matters are changed by acts, not opened a second time. One story: each row
 * stands on those before it. */
#include "shell.h"

#define PRINTED                                                                                                              \
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM HẠ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - " \
    "Hạnh phúc\n\n"
#define WRITE(file, number, day, title, body)                                                                          \
    "cat >" file " <<'END'\n" PRINTED "Số: " number "\n\nSông Lam Hạ, ngày " day "\n\nTHÔNG BÁO\n\n" title "\n\n" body \
    "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Thu Yến\nEND\n"
#define CONGVU(words) "$congvu --db d.db " words
#define STATE(code)   CONGVU("matter " code) " 2>&1 | grep -E 'State|Due' "

static const struct line LINES[] = {
    { "a database", "$congvu init d.db --exercise --register $examples/province.yaml 2>&1", 0, "d.db" },
    { "a notice", CONGVU("--quiet intake $examples/thong-bao-ket-luan.txt"), 0, "1\n" },
    { "not accepted, it is changed by nothing",
      WRITE("second.txt", "120/TB-UBND", "25 tháng 8 năm 2025",
            "Về việc sửa đổi, bổ sung một số nội dung của Thông báo số 96/TB-UBND ngày 14/8/2025",
            "Chủ tịch UBND tỉnh thông báo sửa đổi, bổ sung như sau:\n"
            "1. Sửa đổi điểm 1 mục II như sau: Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát toàn bộ dự án có "
            "tỷ lệ "
            "giải ngân dưới 30%, báo cáo UBND tỉnh trước ngày 30/9/2025.\n"
            "2. Giao Sở Tư pháp thực hiện nhiệm vụ tại điểm 3 mục II, hoàn thành trước ngày 15/9/2025.\n"
            "3. Không thực hiện nhiệm vụ lập lại tiến độ chi tiết tại điểm 5 mục II.\n"
            "4. Sở Xây dựng hoàn thành quy hoạch mỏ vật liệu san lấp phục vụ các dự án trọng điểm, trình UBND tỉnh "
            "trước ngày "
            "30/9/2025.\n"
            "5. Sở Y tế rà soát trụ sở trạm y tế dôi dư, báo cáo UBND tỉnh trước ngày 10/10/2025./.")
          CONGVU("intake --dry-run second.txt 2>&1 | grep -c 'It changes'"),
      1, "0\n" },
    { "accepted", CONGVU("intake --accept 1 --as yentt --at '2025-08-14 16:40' 2>&1"), 0, "Opened 15 matters" },
    { "the second says which it changes, and how", CONGVU("intake second.txt 2>&1"), 0,
      "It changes document 96/TB-UBND. When it is accepted:\n  content 1 extends V25-0001 to 2025-09-30\n"
      "  content 2 cancels V25-0003 and opens it for another lead\n  content 3 cancels V25-0012\n"
      "  content 4 changes nothing of V25-0002" },
    { "and among several files in one call",
      CONGVU("intake --dry-run second.txt $examples/thong-bao-ket-luan.txt 2>&1 | grep -A 2 'It changes'"), 0,
      "It changes document 96/TB-UBND. When it is accepted:\n  content 1 extends V25-0001 to 2025-09-30" },
    { "what accepting would do", CONGVU("draft 2 opening --as yentt 2>&1"), 0, "Accepting would open 2 matters" },
    { "the same for programs", CONGVU("draft 2 opening --as yentt --format json"), 0,
      "\"act\":\"extend\",\"matter\":\"V25-0001\",\"due\":\"2025-09-30\"" },
    { "asking changed nothing", STATE("V25-0001"), 0, "12/9/2025" },
    { "who may not extend is told so when asking", CONGVU("draft 2 opening --as buoivt 2>&1"), 0, "may not extend" },
    { "and may not accept", CONGVU("intake --accept 2 --as buoivt --at '2025-08-25 10:00' 2>&1"), 30, "[may-not]" },
    { "of a refusal nothing is left", STATE("V25-0001"), 0, "12/9/2025" },
    { "not even the matters it may open", CONGVU("board --unit syt --format csv | grep -c 'trạm y tế dôi dư'"), 1,
      "0" },
    { "accepted by whose office gave the work", CONGVU("intake --accept 2 --as yentt --at '2025-08-25 10:00' 2>&1"), 0,
      "Changed 3 matters of the earlier document.\nOpened 2 matters" },
    { "extended", STATE("V25-0001"), 0, "30/9/2025; extended" },
    { "its first due stays", CONGVU("matter V25-0001 2>&1"), 0, "12/9/2025" },
    { "given to another", STATE("V25-0003"), 0, "cancelled" },
    { "who has it", CONGVU("board --unit stp --format csv | grep -c 'điểm 3 mục II'"), 0, "1" },
    { "no more to be done", STATE("V25-0012"), 0, "cancelled" },
    { "what is as it was, is", STATE("V25-0002"), 0, "30/9/2025" },
    { "and not there twice", CONGVU("board --unit sxd --format csv | grep -c 'quy hoạch mỏ'"), 0, "1\n" },
    { "accepted once", CONGVU("intake --accept 2 --as yentt 2>&1"), 0, "accepted before" },
    { "a notice that replaces it",
      WRITE("third.txt", "131/TB-UBND", "05 tháng 9 năm 2025", "Về tiến độ các dự án",
            "Thông báo này thay thế Thông báo số 96/TB-UBND ngày 14/8/2025.\nChủ tịch UBND tỉnh yêu cầu:\n"
            "1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát toàn bộ dự án có tỷ lệ giải ngân dưới 30%, xây "
            "dựng phương án "
            "điều chuyển vốn, báo cáo UBND tỉnh trước ngày 15/10/2025./.") CONGVU("--quiet intake third.txt"),
      0, "3\n" },
    { "nobody ends what is their own office's", CONGVU("intake --accept 3 --as yentt --at '2025-09-05 08:30' 2>&1"), 30,
      "'cancel' is never for who is assigned" },
    { "what it gives again goes on, the rest ends",
      CONGVU("intake --accept 3 --as khainv --at '2025-09-05 08:30' 2>&1"), 0,
      "content 1 extends V25-0001 to 2025-10-15" },
    { "the rest", STATE("V25-0002"), 0, "cancelled" },
    { "and what goes on", STATE("V25-0001"), 0, "15/10/2025; extended" },
    { "what was recorded gives what is shown", CONGVU("rebuild --check 2>&1"), 0, "" },
};

int main(void) { return shell_run(LINES, LEN(LINES)); }
