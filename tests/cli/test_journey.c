/* test_journey.c -- the example province from an empty database to its results, by the command line alone. The rows are one story: each
 * stands on those before it. */
#include "shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct line LINES[] = {
    { "a new database", "$congvu init demo.db --exercise --register $examples/province.yaml 2>&1", 0,
      "demo.db: a new database" },
    { "it is not made over an old one", "$congvu init demo.db 2>&1 >/dev/null", 53, "[already-exists]" },
    { "a register that cannot be read", "$congvu init bad.db --register /nowhere 2>&1 >/dev/null", 64, "/nowhere" },
    { "leaves no database behind", "test ! -e bad.db && echo none", 0, "none" },
    { "a directive is read without a database", "$congvu intake --dry-run $examples/thong-bao-ket-luan.txt 2>/dev/null",
      0, "Sở Tài chính" },
    { "read into a database it is a draft",
      "CONGVU_DB=demo.db $congvu intake $examples/thong-bao-ket-luan.txt 2>/dev/null", 0,
      "draft 1; open its matters: congvu intake --accept 1" },
    { "the same text is the same draft", "$congvu --db demo.db --quiet intake - <$examples/thong-bao-ket-luan.txt", 0,
      "1\n" },
    { "as JSON, the draft is told on the side",
      "$congvu --db demo.db intake --format json $examples/thong-bao-ket-luan.txt 2>&1 >/dev/null", 0,
      "thong-bao-ket-luan.txt: draft 1\n" },
    { "the draft's number is found again", "$congvu --db demo.db documents --state draft 2>&1", 0, "96/TB-UBND" },
    { "nothing is open yet", "$congvu --db demo.db board --format csv | wc -l", 0, "1\n" },
    { "a draft that does not exist", "$congvu --db demo.db intake --accept 9 --as yentt 2>&1 >/dev/null", 24,
      "[unknown-draft]" },
    { "a person accepts the draft",
      "$congvu --db demo.db intake --accept 1 --as 'Trần Thu Yến' --at '2025-08-14 16:40' 2>&1", 0, "V25-0001" },
    { "accepting again opens nothing",
      "$congvu --db demo.db intake --accept 1 --as yentt >/dev/null 2>&1; "
      "$congvu --db demo.db board --format csv | grep -c V25-0001",
      0, "1\n" },
    { "what became of the document", "$congvu --db demo.db documents --format csv | tail -1 | cut -d, -f1,2,9-15", 0,
      "1,accepted,9,8,1,15,15,1,0\r\n" },
    { "no draft is left", "$congvu --db demo.db documents --state draft 2>&1", 0, "No document to show" },
    { "many acts from a file", "$congvu --db demo.db apply $examples/story.yaml 2>&1", 0,
      "acts: 27; newly recorded: 27\n" },
    { "applied again, nothing is new", "$congvu --db demo.db apply - <$examples/story.yaml 2>&1", 0,
      "newly recorded: 0\n" },
    { "acts that are no list", "printf 'name: x\\nacts: 3\\n' | $congvu --db demo.db apply - 2>&1 >/dev/null", 16,
      "'acts' is a list" },
    { "a key written wrongly is told beside the one that is missing",
      "printf 'name: x\\nacts:\\n  - { by: yentt, act: open, kindd: directive, giver: ubnd, to: sxd, title: Việc }\\n' "
      "| $congvu --db demo.db apply - 2>&1 >/dev/null",
      17, "must state 'kind' and not 'kindd'" },
    { "a key of the file written wrongly is told beside the one that is meant",
      "printf 'name: x\\nakts: []\\n' | $congvu --db demo.db apply - 2>&1 >/dev/null", 15,
      "'akts' is not known here; 'acts' is" },
    { "the board", "$congvu --db demo.db board 2>&1", 0, "V25-0002" },
    { "a spreadsheet knows the letters of a table by the mark in front",
      "$congvu --db demo.db board --format csv | head -c 3 | od -An -tx1", 0, " ef bb bf\n" },
    { "the board of one unit", "$congvu --db demo.db board --unit 'Sở Nội vụ' --format csv | grep -c V25-0013", 0,
      "1\n" },
    { "the board of a unit that is none", "$congvu --db demo.db board --unit Nowhere 2>&1 >/dev/null", 20,
      "[unknown-unit]" },
    { "the board as JSON",
      "$congvu --db demo.db board --format json | python3 -c 'import json, sys; json.load(sys.stdin); print(\"json\")'",
      0, "json\n" },
    { "the board as it was", "$congvu --db demo.db board --as-of '2025-08-14 17:00' --format csv | grep -c V25-0011", 0,
      "1\n" },
    { "one matter", "$congvu --db demo.db matter V25-0002 2>&1", 0, "V25-0002/1" },
    { "a matter that is none", "$congvu --db demo.db matter V25-9999 2>&1 >/dev/null", 22, "[unknown-matter]" },
    { "its due date explained", "$congvu --db demo.db why V25-0001 2>&1", 0, "12/9/2025" },
    { "a unit", "$congvu --db demo.db unit sxd --lang vi 2>&1", 0, "Sở Xây dựng" },
    { "a person", "$congvu --db demo.db person yentt 2>&1", 0, "Trần Thu Yến" },
    { "a directive's results", "$congvu --db demo.db report --directive 96/TB-UBND 2>&1", 0, "V25-0001" },
    { "an act, and its code alone for scripts",
      "$congvu --db demo.db --quiet act V25-0005 urge words='Đề nghị báo cáo' --as yentt --key k-1 2>&1", 0,
      "V25-0005\n" },
    { "the same act with the same key is recorded once",
      "$congvu --db demo.db act V25-0005 urge words='Đề nghị báo cáo' --as yentt --key k-1 2>&1", 0,
      "recorded before as act" },
    { "the key for another act is refused",
      "$congvu --db demo.db act V25-0006 urge words='Khác' --as yentt --key k-1 2>&1 >/dev/null", 51,
      "[idempotency-key-reused]" },
    { "an account gets a one-time link", "$congvu --db demo.db account add yentt --person 'Trần Thu Yến' 2>&1", 0,
      "/setup#" },
    { "for scripts the link's token alone", "$congvu --db demo.db --quiet account add thanhtra | wc -c", 0, "44\n" },
    { "a password from a descriptor, never from the command line",
      "printf 'con trâu ăn cỏ non\\n' | $congvu --db demo.db account password yentt --password-fd 0 2>&1 && echo set",
      0, "set\n" },
    { "a weak one is refused",
      "echo yentt12345678 | $congvu --db demo.db account password yentt --password-fd 0 2>&1 >/dev/null", 77,
      "[weak-password]" },
    { "without a terminal the descriptor must be said",
      "setsid $congvu --db demo.db account password yentt 2>&1 >/dev/null </dev/null", 64, "--password-fd" },
    { "a right for a unit and below",
      "$congvu --db demo.db account grant thanhtra read --unit 'Sở Tài chính' --to 2027-12-31 && "
      "$congvu --db demo.db account show thanhtra",
      0, "stc" },
    { "a right that is none", "$congvu --db demo.db account grant thanhtra root 2>&1 >/dev/null", 16, "[wrong-value]" },
    { "a right ends by its number",
      "$congvu --db demo.db account revoke thanhtra 1 && $congvu --db demo.db account show thanhtra | grep -c stc", 1,
      "0\n" },
    { "the accounts", "$congvu --db demo.db account list", 0, "Trần Thu Yến" },
    { "an account that is none", "$congvu --db demo.db account lock nobody 2>&1 >/dev/null", 76, "[unknown-account]" },
    { "what was done is on record, without a secret",
      "$congvu --db demo.db account record | grep -c 'con trâu'; $congvu --db demo.db account record", 0, "grant" },
    { "said wrongly", "$congvu --db demo.db account lock 2>&1 >/dev/null", 2, "[usage]" },
    { "a version already passed is refused",
      "$congvu --db demo.db act V25-0005 urge --version 0 --as yentt 2>&1 >/dev/null", 50, "[stale-version]" },
    { "a key an act does not have", "$congvu --db demo.db act V25-0005 urge colour=red --as yentt 2>&1 >/dev/null", 15,
      "[wrong-key]" },
    { "who may not is refused",
      "$congvu --db demo.db act V25-0005 complete product=x evidence=y --as senpk 2>&1 >/dev/null", 30, "[may-not]" },
    { "a person that is none", "$congvu --db demo.db act V25-0005 urge --as nobody 2>&1 >/dev/null", 21,
      "[unknown-person]" },
    { "a question gets its code",
      "$congvu --db demo.db --quiet act V25-0002 ask form=data to='Sở Tài chính' due=2025-10-03 "
      "title='Số liệu' --as buoivt --question V25-0002/hoi 2>&1",
      0, "V25-0002/hoi\n" },
    { "a matter opened by hand has its code made",
      "$congvu --db demo.db --quiet act - open kind=directive to='Sở Tài chính' "
      "title='Việc mở tay' due=2025-10-15 --as yentt 2>&1",
      0, "V25-0015\n" },
    { "rows that are there already are refused, and the file is named",
      "$congvu --db demo.db record register $examples/province.yaml 2>&1 >/dev/null", 18, "province.yaml" },
    { "a board of a kind of which there is nothing does not say that nobody holds anything",
      "$congvu --db demo.db board --kind dossier 2>&1", 0, "No matter to show." },
    { "the views are what the facts give", "$congvu --db demo.db rebuild --check 2>&1", 0, "are what the facts give" },
    { "made again they are the same",
      "$congvu --db demo.db rebuild 2>&1 && $congvu --db demo.db --quiet rebuild --check", 0, "made again" },
    { "the doctor finds nothing to mend", "$congvu --db demo.db doctor 2>&1", 0, "" },
    { "a file that is no database", "echo no >no.db; $congvu --db no.db board 2>&1 >/dev/null", 60,
      "[not-a-congvu-database]" },
    { "a database that is not there", "$congvu --db nowhere.db board 2>&1 >/dev/null", 64, "nowhere.db" },
    { "a database that may only be read", "chmod a-w demo.db; $congvu --db demo.db board >/dev/null 2>&1; echo $?", 0,
      "0\n" },
};

static void goes_on(void **state) { shell_check(ROW(state, LINES)); }

int main(void)
{
    char folder[] = "/tmp/congvu-journey-XXXXXX", away[sizeof folder + 16];
    shell_init();
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return EXIT_FAILURE;
    struct CMUnitTest tests[LEN(LINES)];
    size_t n = 0;
    ROWS(tests, n, LINES, goes_on);
    int failed = RUN(tests, n);
    snprintf(away, sizeof away, "rm -rf %s", folder);
    return system(away) == 0 ? failed : EXIT_FAILURE;
}
