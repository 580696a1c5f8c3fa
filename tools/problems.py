#!/usr/bin/env python3
"""problems.py [--check] -- writes docs/formats/problems.md from PROBLEM_LIST in src/base/err.h; with --check, changes nothing and
fails where the page is not what the header says."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEADER, PAGE = ROOT / "src/base/err.h", ROOT / "docs/formats/problems.md"
ROW = re.compile(r'X\((\w+), RC_(\w+), (\d+), (\d+), "([a-z0-9-]+)", "([^"]+)"\)')

ABOVE = """# Problems

Whatever is refused is refused with one problem from this table and one sentence. The command line prints both and exits
with the problem's number:

```
$ congvu act V25-0002 complete product='Quy hoạch mỏ' --as buoivt
congvu: 'complete' must state 'evidence': the evidence [missing-key]
$ echo $?
17
```

A slug and its numbers are stable: programs may rely on them. The sentence is for people, in their language, and may
change. Nothing of what was refused is kept.

| problem | exit | HTTP | what now | meaning |
|---|---|---|---|---|
"""

BELOW = """
Exit status 0 means done, and 1 that `congvu doctor` found something that needs mending. HTTP statuses are those that the
server will answer with.

| what now | |
|---|---|
| refused | it breaks a rule: asking again as it is will not help |
| not found | the thing named is not there |
| retry | somebody was faster, or the database is in use: read again and ask again |
| io | the world's fault: disk, file, permission |
| corrupt | the stored data contradicts itself: stop writing, keep a copy, run `congvu doctor` |

This page is written by `tools/problems.py` from `src/base/err.h`; `tools/problems.py --check` proves that they agree.
"""


def read_rows():
    text = HEADER.read_text(encoding="utf-8")
    begin = text.index("#define PROBLEM_LIST")
    rows = ROW.findall(text[begin:text.index("enum problem", begin)])
    listed = len(re.findall(r"^\s*X\(", text[begin:text.index("enum problem", begin)], re.M))
    if not rows or len(rows) != listed:
        sys.exit(f"problems.py: {listed} rows stand in PROBLEM_LIST, {len(rows)} of them can be read")
    for what, column in (("name", 0), ("exit status", 3), ("slug", 4)):
        seen = [row[column] for row in rows]
        for twice in sorted({value for value in seen if seen.count(value) > 1}):
            sys.exit(f"problems.py: the {what} '{twice}' is used twice")
    return rows


def page(rows):
    lines = [f"| `{slug}` | {status} | {http} | {rc.lower().replace('_', ' ')} | {meaning} |\n"
             for _, rc, http, status, slug, meaning in rows]
    return ABOVE + "".join(lines) + BELOW


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: problems.py [--check]")
    want = page(read_rows())
    if not sys.argv[1:]:
        PAGE.write_text(want, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != want:
        sys.exit("docs/formats/problems.md is not what src/base/err.h says: run tools/problems.py")


main()
