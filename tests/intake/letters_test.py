#!/usr/bin/env python3
"""Texts and PDF files in encodings of before Unicode read like the text they are of: letters_test.py CONGVU TEXT"""
import json
import os
import subprocess
import sys
import tempfile

import drawn


def intake(congvu, name):
    run = subprocess.run([congvu, '--lang', 'en', 'intake', '--dry-run', '--format', 'json', name], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, (name, run.stderr)
    return json.loads(run.stdout)


def meaning(read):
    said = [(c['words'], c['number'], c['lead'], c['coordinate'], c['deadline'], c['product']) for c in read['contents']]
    return read['document'], said, [c['reason'] for c in read['no_task']]


def files(text):
    yield 'tcvn3.txt', drawn.tcvn3(text), 'tcvn3'
    yield 'vni.txt', drawn.vni(text), 'vni'
    yield 'taken-for-latin.txt', drawn.tcvn3(text).decode('cp1252').encode(), 'tcvn3'
    yield 'utf16.txt', text.encode('utf-16'), 'utf-16'
    yield 'by-font.pdf', drawn.text_pdf(text, drawn.tcvn3, '.VnTime'), 'tcvn3'
    yield 'by-words.pdf', drawn.text_pdf(text, drawn.tcvn3, 'ABCDEF+F1'), 'tcvn3'
    yield 'vni-by-font.pdf', drawn.text_pdf(text, drawn.vni, 'VNI-Times'), 'vni'
    yield 'vni-by-words.pdf', drawn.text_pdf(text, drawn.vni, 'ABCDEF+F1'), 'vni'


def main():
    congvu, example = os.path.abspath(sys.argv[1]), sys.argv[2]
    with open(example, encoding='utf-8') as file:
        text = file.read()
    wanted = meaning(intake(congvu, example))
    with tempfile.TemporaryDirectory() as work:
        for name, data, encoding in files(text):
            with open(f'{work}/{name}', 'wb') as file:
                file.write(data)
            got = intake(congvu, f'{work}/{name}')
            assert got['encoding'] == encoding, (name, got.get('encoding'))
            assert meaning(got) == wanted, (name, [pair for pair in zip(meaning(got)[1], wanted[1]) if pair[0] != pair[1]][:2])
        name = f'{work}/capitals.pdf'
        with open(name, 'wb') as file:
            file.write(drawn.text_pdf('sở tài chính báo cáo ủy ban trước ngày 15/9', drawn.tcvn3, '.VnTimeH'))
        assert intake(congvu, name)['no_task'][0]['words'].startswith('SỞ TÀI CHÍNH BÁO CÁO ỦY BAN TRƯỚC'), intake(congvu, name)
    print('texts, and PDF files by the names of their fonts and by their words, as the text says')
    return 0


sys.exit(main())
