#!/usr/bin/env python3
"""record_test.py CONGVU ROOT _ -- our own record as an event log: what `congvu flow` says of the example province's database, and of the XES,
CSV and OCEL 2.0 (JSON and SQLite) that `congvu export` writes of it, is the same; and nobody is named there who was to be a pseudonym."""
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


def run(*args, **more):
    return subprocess.run([CONGVU, *args], capture_output=True, text=True, check=True, **more).stdout


def main():
    failed = 0
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
