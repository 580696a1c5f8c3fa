/* test_cadence.c -- two cut-offs a day are two duties: each is owed, whatever became of the other. One story. */
#include "shell.h"

#define CONGVU(words) "$congvu --db d.db " words

#define DUE(code) CONGVU("board --unit syt --format csv") " | grep " code

static const struct line LINES[] = {
    { "a database", "$congvu init d.db --exercise --register $examples/province.yaml 2>&1", 0, "d.db" },
    { "a telegram",
      "cat >two.txt <<'END'\nỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM HẠ\n\nSố: 08/CĐ-UBND\n\nSông Lam Hạ, ngày 25 tháng 8 "
      "năm 2025\n\nCÔNG ĐIỆN\nVề việc ứng phó bão số 6\n\nChủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế báo cáo nhanh UBND "
      "tỉnh vào "
      "06:30 và 18:30 hằng ngày./.\n\nNơi nhận:\n- Như trên.\nEND\n" CONGVU("--quiet intake two.txt"),
      0, "1\n" },
    { "both are read", CONGVU("--lang en intake --dry-run two.txt 2>&1"), 0,
      "[by 06:30, every day; by 18:30, every day]" },
    { "both would open", CONGVU("draft 1 opening --as yentt 2>&1"), 0, "Accepting would open 2 matters" },
    { "both open", CONGVU("intake --accept 1 --as yentt --at '2025-08-25 05:40' 2>&1"), 0, "Opened 2 matters" },
    { "the first cut-off", DUE("B25-0001"), 0, ",2025-08-25 06:30,2025-08-25 06:30," },
    { "the second", DUE("B25-0002"), 0, ",2025-08-25 18:30,2025-08-25 18:30," },
    { "the first reported",
      CONGVU(
          "act B25-0001 report period=2025-08-25 words='tình hình đêm 24/8' --as duyendt --at '2025-08-25 06:20' 2>&1"),
      0, "" },
    { "it is met", DUE("B25-0001"), 0, ",none,2025-08-25 05:40,2025-08-25 05:40,,,no," },
    { "the second is owed all the same", DUE("B25-0002"), 0, ",2025-08-25 18:30," },
    { "the same telegram opens them once", CONGVU("intake --accept 1 --as yentt 2>&1"), 0, "accepted before" },
    { "what was recorded gives what is shown", CONGVU("rebuild --check 2>&1"), 0, "" },
};

int main(void) { return shell_run(LINES, LEN(LINES)); }
