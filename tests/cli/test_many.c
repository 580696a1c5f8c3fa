/* test_many.c -- many files in one call: some good, some hostile, some whose process dies. One story: each row stands on those before
 * it. */
#include "shell.h"

/* Files in a fixed order: good texts around what is broken. */
#define BAD "a.txt bomb.docx b.txt empty.txt secret.txt dies.pdf nowhere.txt c.txt"
#define WHY                                                                                                            \
    "python3 -c 'import csv, io, sys; print([(r[\"file\"], r[\"problem\"]) for r in "                                  \
    "csv.DictReader(io.StringIO(sys.stdin.read()[1:]))])'"
#define MANY "$congvu --lang en --db m.db intake "

static const struct line LINES[] = {
    { "a database", "$congvu init m.db --exercise --register $examples/province.yaml 2>&1", 0, "m.db" },
    { "good files, each another text",
      "for n in a b c; do sed \"s|96/TB-UBND|$n/TB-UBND|\" $examples/thong-bao-ket-luan.txt >$n.txt; done; ls", 0,
      "c.txt" },
    { "bad files",
      ">empty.txt; printf 'MẬT\\nSở A báo cáo.\\n' >secret.txt; printf '%%PDF-1.4\\n' >dies.pdf; "
      "python3 -c 'import zipfile; z = zipfile.ZipFile(\"bomb.docx\", \"w\", zipfile.ZIP_DEFLATED); "
      "z.writestr(\"word/document.xml\", \" \" * (60 << 20)); z.close()' && "
      "printf '#!/bin/sh\\nkill -9 $$\\n' >killed && chmod +x killed && printf '#!/bin/sh\\nhead -c 900000 "
      "/dev/zero\\n' >nonsense && "
      "chmod +x nonsense && echo made",
      0, "made" },
    { "a table at the end: what came of each, in order",
      "CONGVU_READER=./killed " MANY BAD " --dry-run --format csv 2>/dev/null | " WHY, 0,
      "[('a.txt', ''), ('bomb.docx', 'too-large'), ('b.txt', ''), ('empty.txt', 'empty'), ('secret.txt', "
      "'secret-mark'), "
      "('dies.pdf', 'reader-stopped'), ('nowhere.txt', 'input-output'), ('c.txt', '')]\n" },
    { "the exit status is the first failure's", "CONGVU_READER=./killed " MANY BAD " --dry-run >/dev/null 2>&1", 12,
      "" },
    { "each is said at once besides", "CONGVU_READER=./killed " MANY BAD " --dry-run 2>&1 >/dev/null | grep -c '\\['",
      0, "5\n" },
    { "a reader that answers nonsense is one of them",
      "CONGVU_READER=./nonsense " MANY "dies.pdf c.txt --dry-run --format csv 2>/dev/null | " WHY, 0,
      "[('dies.pdf', 'reader-stopped'), ('c.txt', '')]\n" },
    { "as text: the readings, then the table", MANY "a.txt bomb.docx c.txt --dry-run 2>/dev/null | tail -n 7", 0,
      "unpacks to far more than its size" },
    { "with how many were read", MANY "a.txt bomb.docx c.txt --dry-run 2>/dev/null | tail -n 1", 0,
      "2 of 3 files were read." },
    { "the readings come in the order of the files",
      MANY "c.txt a.txt b.txt --dry-run --format json 2>/dev/null | grep -o '[abc]/TB-UBND' | uniq | tr '\\n' ' '", 0,
      "c/TB-UBND a/TB-UBND b/TB-UBND" },
    { "nothing was kept so far", "$congvu --db m.db draft 1 2>&1 >/dev/null", 24, "[unknown-draft]" },
    { "kept, with their drafts in order",
      MANY "a.txt empty.txt b.txt c.txt --format csv 2>/dev/null | python3 -c 'import csv, io, sys; "
           "print([(r[\"file\"], r[\"draft\"], r[\"unresolved\"]) for r in "
           "csv.DictReader(io.StringIO(sys.stdin.read()[1:]))])' | tr -d '\\n' "
           "| cut -c 1-90",
      0, "[('a.txt', '1', '0'), ('empty.txt', '', ''), ('b.txt', '2', '0'), ('c.txt', '3', '0')]" },
    { "the same files are the same drafts", MANY "--quiet c.txt b.txt a.txt", 0, "3\n2\n1\n" },
    { "a draft of many is the draft of one",
      "$congvu --db m.db draft 2 --format json | sed 's/\"recorded[^,]*,//' >many.json; "
      "$congvu init o.db --exercise --register $examples/province.yaml >/dev/null 2>&1; "
      "$congvu --db o.db --quiet intake a.txt >/dev/null; $congvu --db o.db --quiet intake b.txt >/dev/null; "
      "$congvu --db o.db draft 2 --format json | sed 's/\"recorded[^,]*,//' | cmp - many.json && echo same",
      0, "same\n" },
    { "one file with a table", MANY "a.txt --format csv 2>/dev/null | wc -l", 0, "2\n" },
    { "more files than processors",
      MANY "--dry-run --format csv $(yes a.txt b.txt | head -n 40) | tail -n +2 | cut -d , -f 1-3 | uniq -c | wc -l", 0,
      "80\n" },
};

int main(void) { return shell_run(LINES, LEN(LINES)); }
