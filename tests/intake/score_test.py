#!/usr/bin/env python3
"""Runs the annotated directives' scorer over intake_dump and demands the least quality. Exit 77 (skipped) without them.

usage: score_test.py INTAKE_DUMP SOURCE_ROOT
The folder that holds directives/ is CONGVU_SHARED, by default ../shared beside the source.
"""
import json
import os
import subprocess
import sys

LEAST = {'vi': {'spans': 0.75, 'leads': 0.60}, 'en': {'spans': 0.75}}


def main():
    dump, root = os.path.abspath(sys.argv[1]), sys.argv[2]
    shared = os.environ.get('CONGVU_SHARED') or os.path.join(root, '..', 'shared')
    score = os.path.join(shared, 'directives', 'score.py')
    if not os.path.exists(score):
        print(f'SKIPPED: no annotated directives at {os.path.abspath(score)}; set CONGVU_SHARED')
        return 77
    out = subprocess.run([sys.executable, score, '--', dump], capture_output=True, text=True)
    print(out.stdout, out.stderr)
    got = {}
    for line in out.stdout.splitlines():
        lang, _, row = line.partition(' ')
        if row.startswith('{'):
            got[lang] = json.loads(row)
    bad = [f'{lang} {what} is {got.get(lang, {}).get(what)}, at least {least} is wanted'
           for lang, rows in LEAST.items() for what, least in rows.items()
           if not (got.get(lang, {}).get(what) or 0) >= least]
    print('\n'.join(bad))
    return 1 if bad else 0


sys.exit(main())
