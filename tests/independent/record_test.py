#!/usr/bin/env python3
"""record_test.py CONGVU ROOT _ -- our own record as an event log: what `congvu flow` says of the example province's database, and of the XES,
CSV and OCEL 2.0 (JSON and SQLite) that `congvu export` writes of it, is the same; and nobody is named there who was to be a pseudonym. Of a unit
that is merged into another, what fell due before is its own: neither is the heir charged with it, nor it with having passed its matters on."""
import json
import os
import subprocess
import sys
import tempfile

CONGVU, ROOT = sys.argv[1], sys.argv[2]
EXAMPLES = os.path.join(ROOT, "share", "examples")
SAME = ("log", "handovers", "bounces", "revisits", "person_bounces", "days", "bounce_pairs", "handover_pairs", "states", "units", "late")
KEYS = {"xes": ["--to-unit", "to_unit", "--due", "due", "--kind", "kind"], "csv": [], "json": [], "sqlite": []}
FORMS = {"json": "ocel", "sqlite": "ocel-sqlite"}

# Matters of a unit that fell due on 20 February and went to the heir on 1 March; as many as a row of the signals takes, and one more.
INHERITED = 31
MERGER = """from: 2025-03-01
announced: 2025-02-20
source: Nghị quyết ví dụ
successions:
  - { unit: skhdt, successor: stc, from: 2025-03-01 }
"""
OPEN = "{{ at: 2025-02-03 08:00, by: cvp, act: open, matter: K{0}, kind: directive, giver: ubnd, to: skhdt, due: 2025-02-20, title: Việc {0} }}"
REPORT = "{{ at: 2025-03-05 10:00, by: stc-gd, matter: K{0}, act: report, words: Đã làm một phần }}"
OF_THE_HEIR = {(s, u): 0 for s in ("returned", "passed_up", "passed_sideways", "overdue") for u in ("skhdt", "stc")} | {("overdue", "skhdt"): INHERITED}


def run(*args, **more):
    return subprocess.run([CONGVU, *args], capture_output=True, text=True, check=True, **more).stdout


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def acts(folder, name, line):
    return write(folder, name + ".yaml", f"name: {name}\nacts:\n" + "".join(f"  - {line.format(i)}\n" for i in range(INHERITED)))


def check_heir():
    """What is inherited is counted for whom it belongs to; how many figures are wrong."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONGVU_DB"] = db = os.path.join(folder, "heir.db")
        run("--quiet", "init", db, "--exercise", "--register", f"{ROOT}/tests/cases/before-the-merger.yaml")
        run("--quiet", "apply", acts(folder, "before", OPEN))
        run("--quiet", "record", "register", write(folder, "merger.yaml", MERGER), "--at", "2025-02-25 08:00")
        run("--quiet", "apply", acts(folder, "after", REPORT))
        rows = json.loads(run("flow", "--format", "json"))["signals"]
    got = {(r["signal"], r["unit"]): r["count"] for r in rows if r["n"] == INHERITED}
    if got == OF_THE_HEIR:
        return 0
    print(f"FAIL what an heir inherits\n  expected {OF_THE_HEIR}\n  got      {got}")
    return 1


def main():
    failed = check_heir()
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "example.db")
        run("--quiet", "init", db, "--exercise", "--province", "tỉnh Sông Lam Hạ", "--register", f"{EXAMPLES}/province.yaml")
        os.environ["CONGVU_DB"] = db
        draft = run("--quiet", "intake", f"{EXAMPLES}/thong-bao-ket-luan.txt").strip()
        run("intake", "--accept", draft, "--as", "yentt", "--at", "2025-08-14 16:40")
        run("--quiet", "apply", f"{EXAMPLES}/story.yaml")
        own = json.loads(run("flow", "--format", "json"))
        if own["handovers"]["count"] == 0 or own["late"]["cases_due"] == 0:
            failed += 1
            print("FAIL the example has hand-overs and due dates; found", own["handovers"], own["late"])
        for form, more in KEYS.items():
            file = os.path.join(folder, "log." + form)
            run("export", "--format", FORMS.get(form, form), "-o", file)
            got = json.loads(run("flow", file, "--format", "json", "--calendar", "vn", *more))
            for key in SAME:
                if got[key] != own[key]:
                    failed += 1
                    print(f"FAIL {form}: {key}\n  from the file   {str(got[key])[:400]}\n  from the record {str(own[key])[:400]}")
            if b"yentt" in open(file, "rb").read():
                failed += 1
                print(f"FAIL {form}: a person's name where pseudonyms were asked for")
    print(f"{len(KEYS)} forms of {own['log']['acts']} acts, {failed} differences")
    return 1 if failed else 0


sys.exit(main())
