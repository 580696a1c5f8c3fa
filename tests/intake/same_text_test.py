#!/usr/bin/env python3
"""The same text as a Word file, as a PDF, and printed and scanned again, against what a person found in it.

usage: same_text_test.py CONGVU RESCAN SOURCE_ROOT
Our own annotated texts (tests/intake/texts) are set by LibreOffice. A content counts as found where at least half of its words and those of
an annotated one are the same (intake_quality.py); the F1 of spans must be within 0.03 of the plain text's for Word and PDF, and within
0.12 for a page of 300 dots an inch, turned by 0.7 degrees, with noise. A few of the texts, and one of them scanned, unless CONGVU_ALL_TEXTS is
set. Skipped, and said so, without LibreOffice or pdftoppm.
"""
import bisect
import difflib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

STYLE = 'margin:0;margin-bottom:6pt;text-indent:1cm;text-align:justify;font-size:14pt;font-family:Liberation Serif'
NEAR, SCANNED_NEAR = 0.03, 0.12
FEW, SCANNED = 3, 1


def words_of(text):
    found = list(re.finditer(r'\S+', text))
    return [w.group() for w in found], [w.start() for w in found], [w.end() for w in found]


def annotated(document):
    """What a person found, in words of the text."""
    words, starts, ends = words_of(document.text)
    return words, [{'start': bisect.bisect_right(ends, c['start']), 'end': bisect.bisect_left(starts, c['end'])} for c in document.contents]


def read(congvu, path):
    """The words of the file as they were read, and the contents in them."""
    run = subprocess.run([congvu, 'intake', '--dry-run', '--format', 'json', path], capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, (path, run.stderr)
    whole = json.loads(run.stdout)
    words, contents = [], []
    for piece in sorted(whole['contents'] + whole['no_task'], key=lambda p: p['start']):
        begins = len(words)
        words += piece['words'].split()
        if 'lead' in piece:
            contents.append({'start': begins, 'end': len(words)})
    return words, contents


def placed(contents, words, text_words):
    """The contents in words of the text: those that both have say where the others stand."""
    here, there = [], []
    for a, b, n in difflib.SequenceMatcher(None, words, text_words, autojunk=False).get_matching_blocks():
        here += range(a, a + n)
        there += range(b, b + n)
    out = []
    for c in contents:
        first, last = bisect.bisect_left(here, c['start']), bisect.bisect_left(here, c['end']) - 1
        if first <= last < len(here):
            out.append({'start': there[first], 'end': there[last] + 1})
        else:
            out.append({'start': 0, 'end': 0})
    return out


def f1(quality, congvu, documents, paths):
    right = wanted = found = 0
    for document in documents:
        text_words, gold = annotated(document)
        words, contents = read(congvu, paths[document.name])
        spans = placed(contents, words, text_words)
        right += len(quality.match(gold, spans))
        wanted += len(gold)
        found += len(spans)
    return 2 * right / (wanted + found)


def office(work, names, form):
    subprocess.run(['soffice', f'-env:UserInstallation=file://{work}/profile', '--headless', '--infilter=HTML (StarWriter)', '--convert-to',
                    form, '--outdir', work] + [f'{work}/{name}.html' for name in names], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def set_pages(work, documents):
    for document in documents:
        with open(f'{work}/{document.name}.html', 'w', encoding='utf-8') as file:
            file.write('<html><head><meta charset="utf-8"></head><body>')
            file.writelines(f'<p style="{STYLE}">{html.escape(line)}</p>' for line in document.text.split('\n') if line.strip())
            file.write('</body></html>')
    for form in ('docx:MS Word 2007 XML', 'pdf:writer_pdf_Export'):
        office(work, [d.name for d in documents], form)


def scan(work, rescan, name):
    """All pages in one TIFF would be one file; a scanner of an office gives a PDF, but a picture a page is read the same way."""
    subprocess.run(['pdftoppm', '-r', '300', '-gray', '-png', '-singlefile', f'{work}/{name}.pdf', f'{work}/{name}'], check=True)
    subprocess.run([rescan, f'{work}/{name}.png', f'{work}/{name}-scan.png'], check=True)
    return f'{work}/{name}-scan.png'


def pages(path):
    said = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r'Pages:\s+(\d+)', said).group(1))


def main():
    congvu, rescan, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
    for program in ('soffice', 'pdftoppm'):
        if shutil.which(program) is None:
            print(f'SKIPPED: {program} is not installed: nothing is proved')
            return 77
    sys.path.insert(0, f'{root}/tools')
    import intake_quality as quality
    every = bool(os.environ.get('CONGVU_ALL_TEXTS'))
    texts = quality.documents(f'{root}/tests/intake/texts', f'{root}/tests/intake/texts')
    if every:
        texts += quality.documents(f'{root}/tests/intake/texts/held-out', f'{root}/tests/intake/texts/held-out')
    else:
        texts = texts[::len(texts) // FEW][:FEW]
    with tempfile.TemporaryDirectory() as work:
        set_pages(work, texts)
        score = {form: f1(quality, congvu, texts, {d.name: path(d) for d in texts})
                 for form, path in {'text': lambda d: d.path, 'docx': lambda d: f'{work}/{d.name}.docx', 'pdf': lambda d: f'{work}/{d.name}.pdf'}.items()}
        print(f'spans of {len(texts)} texts: ' + ', '.join(f'{form} {value:.3f}' for form, value in score.items()), flush=True)
        single = [d for d in texts if not d.english and pages(f'{work}/{d.name}.pdf') == 1][:None if every else SCANNED]
        scanned = f1(quality, congvu, single, {d.name: scan(work, rescan, d.name) for d in single})
        plain = f1(quality, congvu, single, {d.name: d.path for d in single})
        print(f'spans of {len(single)} scanned pages: text {plain:.3f}, scan {scanned:.3f}')
    assert min(score['docx'], score['pdf']) >= score['text'] - NEAR and scanned >= plain - SCANNED_NEAR
    return 0


sys.exit(main())
