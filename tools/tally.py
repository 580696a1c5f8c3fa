#!/usr/bin/env python3
"""tally.py TESTLOG.json -- prints "PASSED FAILED SKIPPED" of one `meson test` run.

A cmocka program counts as the rows it reports, any other program as one. A program that ended badly without saying which row
failed (a crash, a time-out, a leak) counts as one failure."""
import json
import re
import sys

PASSED = re.compile(r"\[  PASSED  \] (\d+) test\(s\)")
FAILED = re.compile(r"\[  FAILED  \] (\d+) test\(s\), listed below")
SKIPPED = re.compile(r"\[  SKIPPED \] (\d+) test\(s\)")


def rows(pattern, said):
    return sum(int(n) for n in pattern.findall(said))


def count(test):
    said = test.get("stdout", "") + test.get("stderr", "")
    passed, failed, skipped = rows(PASSED, said), rows(FAILED, said), rows(SKIPPED, said)
    if test["result"] == "SKIP":
        return 0, 0, max(skipped, 1)
    if test["result"] != "OK":
        return passed, max(failed, 1), skipped
    return max(passed, 0 if skipped else 1), failed, skipped


def main():
    total = [0, 0, 0]
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            total = [a + b for a, b in zip(total, count(json.loads(line)))]
    print(*total)


main()
