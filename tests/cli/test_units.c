/* test_units.c -- names as directives write them, to units of the register: short forms, both spellings, lists that say their noun once, what
 * was merged, sets; and what stays unknown opens nothing and says why. One story. */
#include "shell.h"

#define CONGVU(words) "$congvu --db d.db " words
/* Of every content the codes of its leads, a line each. */
#define LEADS                                                                                                          \
    CONGVU("draft 1 --format json")                                                                                    \
    " | python3 -c 'import json, sys\nfor c in json.load(sys.stdin)[\"contents\"]: print([u[\"code\"] for l in "       \
    "c[\"leads\"] for u in "                                                                                           \
    "l[\"units\"]])' >leads"
#define LEAD(n) "sed -n " n "p leads"

static const struct line LINES[] = {
    { "a database", "$congvu init d.db --exercise --register $examples/province.yaml 2>&1", 0, "d.db" },
    { "a letter to many",
      "cat >l.txt <<'END'\nỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM HẠ\n\nSố: 1/UBND-TH\nV/v giao việc\n\nSông Lam Hạ, ngày 25 "
      "tháng 8 năm "
      "2025\n\nKính gửi: Các sở.\n\nUBND tỉnh yêu cầu:\n"
      "1. Sở Tài chính lập danh mục số 1 trước ngày 20/12/2025.\n"
      "2. Sở Tài chính tỉnh Sông Lam Hạ lập danh mục số 2 trước ngày 20/12/2025.\n"
      "3. Giám đốc Sở Tài chính lập danh mục số 3 trước ngày 20/12/2025.\n"
      "4. Sở KH&CN lập danh mục số 4 trước ngày 20/12/2025.\n"
      "5. Sở NN&MT lập danh mục số 5 trước ngày 20/12/2025.\n"
      "6. Sở VH,TT&DL lập danh mục số 6 trước ngày 20/12/2025.\n"
      "7. Sở Khoa học & Công nghệ lập danh mục số 7 trước ngày 20/12/2025.\n"
      "8. Uỷ ban nhân dân xã Tân Hoà Lam lập danh mục số 8 trước ngày 20/12/2025.\n"
      "9. UBND xã Tân Hòa Lam lập danh mục số 9 trước ngày 20/12/2025.\n"
      "10. VP UBND tỉnh lập danh mục số 10 trước ngày 20/12/2025.\n"
      "11. Ban Quản lý dự án ĐTXD tỉnh lập danh mục số 11 trước ngày 20/12/2025.\n"
      "12. Các sở: Tài chính, Y tế và Tư pháp lập danh mục số 12 trước ngày 20/12/2025.\n"
      "13. Các sở: Văn hóa, Thể thao và Du lịch, Tài chính lập danh mục số 13 trước ngày 20/12/2025.\n"
      "14. UBND các xã: Lam Khê, Cổ Tịnh lập danh mục số 14 trước ngày 20/12/2025.\n"
      "15. UBND các xã, phường, đặc khu lập danh mục số 15 trước ngày 20/12/2025.\n"
      "16. Các sở, ngành liên quan lập danh mục số 16 trước ngày 20/12/2025.\n"
      "17. Sở Giao thông vận tải lập danh mục số 17 trước ngày 20/12/2025.\n"
      "18. Các sở: Tài chính, Giao thông vận tải lập danh mục số 18 trước ngày 20/12/2025.\n"
      "19. Sở GTVT lập danh mục số 19 trước ngày 20/12/2025.\n"
      "\nNơi nhận:\n- Như trên.\nEND\n" CONGVU("--quiet intake l.txt"),
      0, "1\n" },
    { "whom the register takes for the names", LEADS, 0, "" },
    { "its own name", LEAD("1"), 0, "['stc']" },
    { "with the province", LEAD("2"), 0, "['stc']" },
    { "behind a title", LEAD("3"), 0, "['stc']" },
    { "a sector in short", LEAD("4"), 0, "['skhcn']" },
    { "another", LEAD("5"), 0, "['snnmt']" },
    { "with a comma in it", LEAD("6"), 0, "['svhttdl']" },
    { "'&' for 'và'", LEAD("7"), 0, "['skhcn']" },
    { "the tone mark in the other place", LEAD("8"), 0, "['x-tanhoa']" },
    { "and in this", LEAD("9"), 0, "['x-tanhoa']" },
    { "an office in short", LEAD("10"), 0, "['vpubnd']" },
    { "a board in short", LEAD("11"), 0, "['bqlda']" },
    { "a list that says its noun once", LEAD("12"), 0, "['stc', 'syt', 'stp']" },
    { "with an item that has commas", LEAD("13"), 0, "['svhttdl', 'stc']" },
    { "of communes", LEAD("14"), 0, "['x-lamkhe', 'x-cotinh']" },
    { "an open set", LEAD("15"), 0, "'x-honsan'" },
    { "a set without a rule is nobody", LEAD("16"), 0, "[]" },
    { "nor is a name that is none", LEAD("17"), 0, "[]" },
    { "nor a list with one that is none", LEAD("18"), 0, "[]" },
    { "nor in short", LEAD("19"), 0, "[]" },
    { "what is unknown is not opened, and that is said", CONGVU("draft 1 opening --as yentt 2>&1"), 0,
      "content 17 not opened: no unit is called 'Sở Giao thông vận tải' on 25/8/2025, and none that was has a "
      "successor" },
    { "the register learns of a unit that was merged",
      "printf 'units:\\n  - { code: sgtvt, name_vi: Sở Giao thông vận tải, parent: ubnd, agency: yes, class: "
      "department, from: "
      "2025-07-01 }\\nsuccessions:\\n  - { unit: sgtvt, from: 2025-08-01, successor: sxd }\\n' >m.yaml; " CONGVU(
          "record register m.yaml --at '2025-08-26 08:00' 2>&1"),
      0, "" },
    { "asked again", LEADS, 0, "" },
    { "then the old name on a later day is the heir", LEAD("17"), 0, "['sxd']" },
    { "in a list too", LEAD("18"), 0, "['stc', 'sxd']" },
    { "and in short", LEAD("19"), 0, "['sxd']" },
    { "every one of a list gets a matter",
      CONGVU("--quiet intake --accept 1 --as yentt --at '2025-08-26 10:00' >/dev/null; ")
          CONGVU("board --unit stp --format csv | grep -c 'số 12 '"),
      0, "1\n" },
};

int main(void) { return shell_run(LINES, LEN(LINES)); }
