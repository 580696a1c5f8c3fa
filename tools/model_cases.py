#!/usr/bin/env python3
"""model_cases.py -- does docs/model-cases.md name cases and rows of tests that are there?

A name in `code` is tests/cases/NAME.yaml or a file of tests/; a sentence in "quotes" is the name of a row in tests/."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / 'docs/model-cases.md'


def main():
    tests, page = ROOT / 'tests', PAGE.read_text(encoding='utf-8')
    rows = page[page.index('\n## '):]
    cases = {f.stem for f in (tests / 'cases').glob('*.yaml') if 'acts:' in f.read_text(encoding='utf-8')}
    sources = '\n'.join(f.read_text(encoding='utf-8') for f in sorted(tests.rglob('*.[ch]')))
    named = set(re.findall(r'`([^`]+)`', rows))
    wrong = [f"'{name}' is neither a case nor a file of tests/" for name in sorted(named)
             if name not in cases and not (tests / name).exists()]
    wrong += [f'no test is called "{row}"' for row in sorted(set(re.findall(r'"([^"]+)"', rows))) if f'"{row}"' not in sources]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


sys.exit(main())
