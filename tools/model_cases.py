#!/usr/bin/env python3
"""model_cases.py -- do docs/model-cases.md and SECURITY.md name cases and rows of tests that are there?

A name in `code` is tests/cases/NAME.yaml or a file of tests/; a sentence in "quotes" is the name of a row, or of a test, in tests/. In
SECURITY.md code is also what people type: there, a name with a slash and an ending is a file."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / 'docs/model-cases.md'


def sources(tests, ending):
    return '\n'.join(f.read_text(encoding='utf-8') for f in sorted(tests.rglob(ending)))


def model_page(tests):
    page = PAGE.read_text(encoding='utf-8')
    rows, rows_of_c = page[page.index('\n## '):], sources(tests, '*.[ch]')
    cases = {f.stem for f in (tests / 'cases').glob('*.yaml') if 'acts:' in f.read_text(encoding='utf-8')}
    named = set(re.findall(r'`([^`]+)`', rows))
    wrong = [f"'{name}' is neither a case nor a file of tests/" for name in sorted(named)
             if name not in cases and not (tests / name).exists()]
    return wrong + [f'no test is called "{row}"' for row in sorted(set(re.findall(r'"([^"]+)"', rows))) if f'"{row}"' not in rows_of_c]


def security_page(tests):
    """Each row in quotes stands in the files named before it in its cell, as a text or as a function."""
    page, wrong = (ROOT / 'SECURITY.md').read_text(encoding='utf-8'), []
    for shown in re.findall(r'^\|[^|\n]*\|[^|\n]*\|([^|\n]*)\|$', page, re.M):
        text = ''
        for file, row in re.findall(r'`([a-z]+/[\w.-]+\.(?:c|py|yaml))`|"([^"]+)"', shown):
            if file and (tests / file).exists():
                text = (tests / file).read_text(encoding='utf-8')
            elif file:
                wrong.append(f"SECURITY.md: '{file}' is no file of tests/")
            elif row not in text and row.replace(' ', '_') not in text:
                wrong.append(f'SECURITY.md: no test is called "{row}" there')
    return wrong


def main():
    tests = ROOT / 'tests'
    wrong = model_page(tests) + security_page(tests)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


sys.exit(main())
