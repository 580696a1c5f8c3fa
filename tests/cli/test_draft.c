/* test_draft.c -- a draft put right before it is accepted, by the command line alone. One story: each row stands on those before it. */
#include "shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A Python expression over the draft d, and t its text. */
#define ASK(expression)                                                                                                \
    "$congvu --db d.db draft 1 --format json | python3 -c 'import json, sys; d = json.load(sys.stdin); "               \
    "c = {x[\"n\"]: x for x in d[\"contents\"]}; t = d[\"text\"]; print(" expression ")'"
#define EDIT(words) "$congvu --db d.db draft 1 " words " --as yentt 2>&1"

static const struct line LINES[] = {
    { "a database", "$congvu init d.db --exercise --register $examples/province.yaml 2>&1", 0, "d.db" },
    { "a draft", "$congvu --db d.db --quiet intake $examples/thong-bao-ket-luan.txt", 0, "1\n" },
    { "a draft that is none", "$congvu --db d.db draft 7 2>&1 >/dev/null", 24, "[unknown-draft]" },
    { "it is at version 0 and has the file's name", ASK("d[\"version\"], d[\"state\"], d[\"file\"]"), 0,
      "0 draft thong-bao-ket-luan.txt\n" },
    { "offsets are places in the text", ASK("all(t[x[\"start\"]:x[\"end\"]] == x[\"words\"] for x in d[\"contents\"])"),
      0, "True" },
    { "nothing of the text is left out", ASK("d[\"coverage\"]"), 0, "{'share': 1.0, 'left': []}" },
    { "a lead is the register's unit", ASK("c[1][\"leads\"][0][\"units\"][0][\"code\"]"), 0, "stc" },
    { "an open set is its units on the document's date", ASK("len(c[5][\"leads\"][0][\"units\"]) > 1"), 0, "True" },
    { "who is not named is a problem", ASK("[p[\"what\"] for p in c[7][\"problems\"]]"), 0, "['no-lead']" },
    { "an edit is somebody's", "$congvu --db d.db draft 1 drop 8 2>&1 >/dev/null", 2, "--as" },
    { "leads and a date", EDIT("set 7 leads='stc; Sở Xây dựng' date=2025-10-01"), 0, "version 1" },
    { "they stand", ASK("[x[\"units\"][0][\"code\"] for x in c[7][\"leads\"]], c[7][\"deadline\"][\"date\"]"), 0,
      "['stc', 'sxd'] 2025-10-01" },
    { "a unit that is none", EDIT("set 7 leads=Nowhere"), 20, "[unknown-unit]" },
    { "a field that is none", EDIT("set 7 colour=red"), 15, "[wrong-key]" },
    { "a person of the register", EDIT("set 7 person=buoivt"), 0, "version 2" },
    { "a recurrence", EDIT("set 8 recur='month 20'"), 0, "version 3" },
    { "is a task, no exhortation", ASK("c[8][\"exhortation\"], c[8][\"deadline\"][\"recur\"]"), 0, "False month 20" },
    { "the date taken away", EDIT("set 8 recur=-"), 0, "version 4" },
    { "a lost race", EDIT("drop 8 --version 1"), 50, "[stale-version]" },
    { "a content dropped, with the reason", EDIT("drop 8 'nhắc chung' --version 4"), 0, "version 5" },
    { "it is shown as dropped", ASK("c[8][\"dropped\"], d[\"edits\"][-1][\"reason\"]"), 0, "True nhắc chung" },
    { "what is dropped is not edited", EDIT("set 8 date=2025-10-01"), 32, "[not-now]" },
    { "restored", EDIT("restore 8"), 0, "version 6" },
    { "split at a place in it", EDIT("split 1 $(" ASK("t.index(\"xây dựng phương án\")") ")"), 0, "version 7" },
    { "the words are cut there",
      ASK("c[1][\"words\"][-5:], [x[\"words\"][:8] for x in d[\"contents\"] if x[\"n\"] == 10]"), 0,
      "30%, ['xây dựng']" },
    { "the date goes to the half that says it", ASK("c[1][\"deadline\"], c[10][\"deadline\"][\"date\"]"), 0,
      "None 2025-09-12" },
    { "the holder to both", ASK("c[1][\"leads\"] == c[10][\"leads\"]"), 0, "True" },
    { "still nothing is left out", ASK("d[\"coverage\"][\"share\"]"), 0, "1.0" },
    { "split outside it", EDIT("split 1 5"), 16, "[wrong-value]" },
    { "merged again", EDIT("merge 1 10"), 0, "version 8" },
    { "as it was", ASK("10 in c, c[1][\"deadline\"][\"date\"], t[c[1][\"start\"]:c[1][\"end\"]] == c[1][\"words\"]"), 0,
      "False 2025-09-12 True" },
    { "no merging over another", EDIT("merge 1 4"), 16, "content 2 already" },
    { "a range changed", EDIT("set 1 end=$(" ASK("t.index(\", báo cáo UBND tỉnh trước ngày 12/9\")") ")"), 0,
      "version 9" },
    { "what it leaves is said to be left", ASK("len(d[\"coverage\"][\"left\"]), d[\"coverage\"][\"share\"] < 1"), 0,
      "1 True" },
    { "taken up as a content of its own",
      EDIT(
          "add $(" ASK("d[\"coverage\"][\"left\"][0][\"start\"], d[\"coverage\"][\"left\"][0][\"end\"]") " | tr -d ,)"),
      0, "version 10" },
    { "with what it says itself", ASK("c[11][\"words\"][:12], c[11][\"deadline\"][\"date\"], c[11][\"report_to\"]"), 0,
      "báo cáo UBND 2025-09-12 UBND tỉnh\n" },
    { "no words twice", EDIT("add $(" ASK("c[3][\"start\"], c[3][\"end\"]") " | tr -d ,)"), 16, "part of content 3" },
    { "exported as a table",
      "$congvu --db d.db draft 1 --format csv >e.csv; head -c 3 e.csv | od -An -tx1; wc -l <e.csv", 0, "ef bb bf" },
    { "read back as it is, nothing changes", EDIT("import e.csv --apply"), 0, "0 contents changed" },
    { "an edited table is tried first",
      "sed 's/trước ngày/trước ngày/; s/2025-09-05/2025-09-06/' e.csv >f.csv; " EDIT("import f.csv"), 0,
      "1 contents would be changed" },
    { "tried changes nothing", ASK("d[\"version\"], c[4][\"deadline\"][\"date\"]"), 0, "10 2025-09-05" },
    { "applied", EDIT("import f.csv --apply"), 0, "1 contents changed" },
    { "it has changed", ASK("d[\"version\"], c[4][\"deadline\"][\"date\"]"), 0, "11 2025-09-06" },
    { "the same file twice changes nothing", EDIT("import f.csv --apply"), 0, "0 contents changed" },
    { "exported as a workbook, nothing changes when it is read back",
      "$congvu --db d.db draft 1 --format xlsx >e.xlsx; head -c 2 e.xlsx; " EDIT("import e.xlsx --apply"), 0,
      "0 contents changed" },
    { "a workbook that was edited is tried, and then applied",
      "python3 -c 'import zipfile; a = zipfile.ZipFile(\"e.xlsx\"); b = zipfile.ZipFile(\"f.xlsx\", \"w\"); "
      "[b.writestr(n, a.read(n).replace(b\"2025-09-06\", b\"2025-09-08\")) for n in a.namelist()]; b.close()'; " EDIT(
          "import f.xlsx") "; " EDIT("import f.xlsx --apply"),
      0, "--apply does it\ncontent 4: changed\n1 contents changed\n" },
    { "it is as in the workbook", ASK("d[\"version\"], c[4][\"deadline\"][\"date\"]"), 0, "12 2025-09-08" },
    { "a corrected document is compared with it",
      "sed 's|trước ngày 12/9|trước ngày 19/9|' $examples/thong-bao-ket-luan.txt >new.txt; "
      "$congvu --lang en --db d.db intake --compare 1 new.txt",
      0, "date: 2025-09-12 → 2025-09-19" },
    { "what changed is said, field by field",
      "$congvu --db d.db intake --compare 1 new.txt --format json | python3 -c 'import json, sys; "
      "d = json.load(sys.stdin); print([(c[\"n\"], c[\"fields\"][\"date\"][\"is\"]) for c in d[\"contents\"] if "
      "\"date\" in c[\"fields\"]])'",
      0, "(1, '2025-09-19')" },
    { "comparing keeps nothing",
      ASK("d[\"version\"]") "; $congvu --db d.db draft 2 2>&1 >/dev/null | grep -c unknown-draft", 0, "12\n1\n" },
    { "nothing is compared with a draft that is none", "$congvu --db d.db intake --compare 9 new.txt 2>&1 >/dev/null",
      24, "[unknown-draft]" },
    { "one file is compared", "$congvu --db d.db intake --compare 1 new.txt new.txt 2>&1 >/dev/null", 2, "one file" },
    { "a row that is wrong is said by its number",
      "sed 's/Sở Nông nghiệp và Môi trường,/Sở Không Có,/' f.csv >g.csv; " EDIT("import g.csv --apply"), 16, "row " },
    { "and nothing is changed", ASK("d[\"version\"]"), 0, "12" },
    { "what accepting would open", "$congvu --db d.db draft 1 opening 2>&1", 0, "Accepting would open 17 matters" },
    { "accepted", "$congvu --db d.db intake --accept 1 --as yentt --at '2025-08-14 16:40' 2>&1", 0,
      "Opened 17 matters" },
    { "with the leads that were set", "$congvu --db d.db board --unit sxd --format csv | grep -c 'bộ tiêu chí'", 0,
      "1\n" },
    { "an accepted draft is not edited", EDIT("drop 3"), 33, "[closed]" },
    { "what was recorded gives what is shown", "$congvu --db d.db rebuild --check 2>&1", 0, "" },
};

static void check(void **state) { shell_check(ROW(state, LINES)); }

int main(void)
{
    char folder[] = "/tmp/congvu-draft-XXXXXX", clean[64];
    struct CMUnitTest tests[LEN(LINES)];
    size_t n = 0;
    shell_init();
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return EXIT_FAILURE;
    ROWS(tests, n, LINES, check);
    int failed = RUN(tests, n);
    snprintf(clean, sizeof clean, "rm -rf %s", folder);
    return system(clean) == 0 ? failed : EXIT_FAILURE;
}
