/* test_sheet.c -- a spreadsheet of tasks opens matters. One story: each row stands on those before it. */
#include "shell.h"

#define HEAD             "BẢNG THEO DÕI NHIỆM VỤ;;;;;\\nSTT;Nội dung nhiệm vụ;Đơn vị chủ trì;Phối hợp;Thời hạn;Trạng thái\\n"
#define ROW1             "1;Rà soát quy hoạch;Sở Xây dựng;Sở Tài chính, Sở Tư pháp;30/9/2025;\\n"
#define ROW2             "2;Lập danh mục;UBND các xã, phường, đặc khu;;trước ngày 15/10/2025;Đang thực hiện\\n"
#define ROW3             "3;Việc cũ;Sở Tài chính;;1/7/2025;Đã hoàn thành\\n"
#define ROW4             "4;Báo cáo tiến độ;Sở Tài chính;;trước ngày 25 hằng tháng;\\n"
#define RUN_SHEET(words) "$congvu --db s.db sheet " words " --as yentt 2>&1"

static const struct line LINES[] = {
    { "a database", "$congvu init s.db --exercise --register $examples/province.yaml 2>&1", 0, "s.db" },
    { "a table", "printf '" HEAD ROW1 ROW2 ROW3 ROW4 "' >t.csv && echo made", 0, "made" },
    { "its columns are known by their heads", "$congvu sheet t.csv --columns 2>&1", 0,
      "  3  lead       Đơn vị chủ trì" },
    { "as JSON, for a page",
      "$congvu sheet t.csv --columns --format json | python3 -c 'import json, sys; d = json.load(sys.stdin); "
      "print(d[\"map\"][\"task\"], d[\"total\"], d[\"rows\"][0][1])'",
      0, "2 4 Rà soát quy hoạch\n" },
    { "a run is somebody's", "$congvu --db s.db sheet t.csv 2>&1 >/dev/null", 2, "--as" },
    { "a dry run says what would be opened", RUN_SHEET("t.csv --dry-run"), 0,
      "4 rows: 10 matters would be opened, 0 are open already, 1 rows are done" },
    { "and records nothing", "$congvu --db s.db board --format csv | wc -l", 0, "1\n" },
    { "a run opens them", RUN_SHEET("t.csv"), 0, "4 rows: 10 matters opened" },
    { "with their leads and dates", "$congvu --db s.db board --unit sxd --format csv | grep -c 'Rà soát quy hoạch'", 0,
      "1\n" },
    { "again, nothing is new", RUN_SHEET("t.csv"), 0, "0 matters opened, 10 were open already" },
    { "a row added opens that row alone", "printf '5;Việc mới;Sở Nội vụ;;30/11/2025;\\n' >>t.csv; " RUN_SHEET("t.csv"),
      0, "1 matters opened, 10 were open already" },
    { "the same words twice are two tasks",
      "printf '" HEAD "1;Họp;stc;;1/12/2025;\\n2;Họp;stc;;1/12/2025;\\n' >u.csv; " RUN_SHEET("u.csv"), 0,
      "2 matters opened" },
    { "errors have the number of their row, and nothing is opened",
      "printf '" HEAD
      "1;Được;Sở Tài chính;;1/12/2025;\\n2;Lạ;Sở Không Có;;khi nào xong;\\n' >e.csv; " RUN_SHEET("e.csv"),
      16, "row 4: " },
    { "both of a row are said", RUN_SHEET("e.csv"), 16, "no date can be read from 'khi nào xong'" },
    { "the good row neither", "$congvu --db s.db board --format csv | grep -c 'Được'; true", 0, "0\n" },
    { "helpers named loosely are nobody in particular, those by name are found",
      "printf 'Nhiệm vụ;Chủ trì;Phối hợp;Thời hạn\\nViệc chung;Sở Y tế;Sở Xây dựng, Sở Tài chính và các đơn vị liên "
      "quan;1/12/2025\\n' >l.csv; " RUN_SHEET("l.csv"),
      0, "1 matters opened" },
    { "a cadence in English", "printf 'Task,Lead,Deadline\\nReport again,syt,Monthly\\n' >g.csv; " RUN_SHEET("g.csv"),
      0, "1 matters opened" },
    { "so many days are counted from the giving",
      "printf 'Nhiệm vụ;Chủ trì;Ngày giao;Thời hạn\\nViệc có hạn theo ngày;Sở Y tế;2025-08-01;10 ngày\\n' "
      ">n.csv; " RUN_SHEET(
          "n.csv --format json") " | python3 -c 'import json, sys; print(json.load(sys.stdin))'; "
                                 "$congvu --db s.db board --unit syt --format csv | grep -o 'Việc có hạn theo ngày.*'",
      0, "2025-08-1" },
    { "a row that says something else is not opened again",
      "sed 's,30/11/2025,30/12/2025,' t.csv >c.csv; " RUN_SHEET("c.csv"), 16, "change its matter by an act" },
    { "columns as the caller says",
      "printf 'x;y;z\\nViệc A;stc;1/12/2025\\n' >m.csv; " RUN_SHEET("m.csv --map 'task=1; lead=B; due=z'"), 0,
      "1 matters opened" },
    { "a table without a head needs it", RUN_SHEET("m.csv"), 17, "--map" },
    { "a column that is none", RUN_SHEET("m.csv --map task=9"), 16, "no column '9'" },
    { "a field that is none", RUN_SHEET("m.csv --map colour=1"), 16, "names no field" },
    { "what was recorded gives what is shown", "$congvu --db s.db rebuild --check 2>&1", 0, "" },
};

int main(void) { return shell_run(LINES, LEN(LINES)); }
