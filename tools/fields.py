#!/usr/bin/env python3
"""fields.py [--check] -- writes the table of fields in docs/formats/report.md from PAPER_FIELD_LIST in src/report/paper_field.h; with
--check, changes nothing and fails where the page is not what the header says."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEADER, PAGE = ROOT / "src/report/paper_field.h", ROOT / "docs/formats/report.md"
ROW = re.compile(r'X\((\w+), (\w+), "([^"]+)", (0|PS_\w+),\s+"([^"]*)"\)')
BEGIN, END = "<!-- fields: written by tools/fields.py -->\n", "<!-- end of fields -->\n"


def read_rows():
    text = HEADER.read_text(encoding="utf-8").replace("\\\n", "\n")
    text = text[text.index("#define PAPER_FIELD_LIST"):text.index("enum paper_field {")]
    rows = ROW.findall(text)
    listed = len(re.findall(r"^\s*X\(", text, re.M))
    if len(rows) != listed:
        sys.exit(f"fields.py: {listed} rows stand in PAPER_FIELD_LIST, {len(rows)} of them can be read")
    return rows


def table(rows):
    lists = {}
    for _, _, word, items, _ in rows:
        lists.setdefault(items[3:], []).append(word)
    out, last = [], None
    for _, section, word, items, what in rows:
        if section != last:
            between = [f"`{{{{#{word}}}}}` and `{{{{/{word}}}}}`" for word in lists.get(section, [])]
            where = "Anywhere" if section == "DOCUMENT" else "Between " + ", or between ".join(between)
            out.append(f"\n{where}:\n\n| field | what it says |\n|---|---|\n")
            last = section
        name = f"`{{{{#{word}}}}}` …" if items != "0" else f"`{{{{{word}}}}}`"
        out.append(f"| {name} | {'a list: ' if items != '0' else ''}{what} |\n")
    return "".join(out) + "\n"


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: fields.py [--check]")
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    want = before + BEGIN + table(read_rows()) + END + rest.split(END)[1]
    if not sys.argv[1:]:
        PAGE.write_text(want, encoding="utf-8")
    elif page != want:
        sys.exit("docs/formats/report.md is not what src/report/paper_field.h says: run tools/fields.py")


main()
