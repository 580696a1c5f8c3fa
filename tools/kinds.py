#!/usr/bin/env python3
"""kinds.py CONGVU [--check] -- writes the tables of fields in docs/kinds/*.md from the regulations in share/regulations, as `congvu kinds`
tells them; with --check, changes nothing and fails where a page is not what a regulation says.

A table stands between `<!-- fields of KIND: ... -->` and `<!-- end of fields -->`. Of a variant it shows what its kind has not."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs/kinds").glob("*.md"))
PLACE = re.compile(r"(<!-- fields of ([a-z_.]+): written by tools/kinds.py -->\n).*?(<!-- end of fields -->\n)", re.S)


def kinds_of(congvu):
    """All kinds by code, with their names in both languages."""
    told = {}
    with tempfile.TemporaryDirectory() as folder:
        db = folder + "/kinds.db"
        run = lambda *args: subprocess.run([congvu, *args], check=True, capture_output=True, text=True).stdout
        run("--quiet", "init", db, "--province", "tỉnh Sông Lam Hạ")
        for lang in ("en", "vi"):
            for kind in json.loads(run("--db", db, "--lang", lang, "kinds", "--format", "json"))["kinds"]:
                told.setdefault(kind["kind"], {})[lang] = kind
    return told


def bounds(field):
    least, most = ("…" if n is None else f"{n:g}" for n in (field["least"], field["most"]))
    return "" if least == most == "…" else f"{least} to {most}"


def takes(field):
    parts = [", ".join(f"`{choice['code']}`" for choice in field["choices"]),
             "kinds: " + ", ".join(field["kinds"]) if field["kinds"] else "",
             f"per {field['per']}" if field["per"] else "", field["measure"] or "", bounds(field),
             "many" if field["many"] else "", ("once a key" if field["per"] else "once") if field["once"] else "", "sealed" if field["sealed"] else ""]
    return "; ".join(part for part in parts if part)


def table(told, code):
    kind, base = told[code], told[told[code]["en"]["base"]]
    old = [] if kind is base else base["en"]["fields"]
    rows = [f"| `{en['code']}` {vi['name']} | {en['type']} | "
            f"{', '.join(f'**{act}**' if act in en['must'] else act for act in en['on'])} | {takes(en)} |\n"
            for en, vi in zip(kind["en"]["fields"], kind["vi"]["fields"]) if en not in old]
    return "| field | type | stated by | |\n|---|---|---|---|\n" + "".join(rows)


def main():
    check = sys.argv[2:] == ["--check"]
    if len(sys.argv) < 2 or sys.argv[2:] not in ([], ["--check"]):
        sys.exit("usage: kinds.py CONGVU [--check]")
    told, shown, wrong = kinds_of(sys.argv[1]), set(), []
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        shown.update(code for _, code, _ in PLACE.findall(before))
        after = PLACE.sub(lambda place: place[1] + table(told, place[2]) + place[3], before)
        if after != before and check:
            wrong.append(f"{page.relative_to(ROOT)} is not what the regulations say: run tools/kinds.py")
        elif after != before:
            page.write_text(after, encoding="utf-8")
    there = {(told[code]["en"]["base"], field["code"]) for code in shown for field in told[code]["en"]["fields"]}
    for code, kind in told.items():
        missing = [field["code"] for field in kind["en"]["fields"] if (kind["en"]["base"], field["code"]) not in there]
        if missing:
            wrong.append(f"no page in docs/kinds shows {', '.join(missing)} of {code}")
    sys.exit("\n".join(wrong) or None)


main()
