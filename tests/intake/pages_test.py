#!/usr/bin/env python3
"""PDF files and pictures of pages, read from outside: pages_test.py CONGVU TEXT

A text is set as a PDF by LibreOffice and must read like the text; its first page as a picture nearly so; a red stamp is seen though
red is taken away; what is damaged, large or lying is one sentence, and the next file is read all the same.
Skipped, and said so, without LibreOffice or pdftoppm.
"""
import html
import json
import os
import shutil
import subprocess
import sys
import tempfile

import drawn

STYLE = 'margin:0;margin-bottom:6pt;text-indent:1cm;text-align:justify;font-size:14pt;font-family:Liberation Serif'
TABLE = [('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'),
         ('1', 'Rà soát quy hoạch mỏ vật liệu san lấp của toàn tỉnh', 'Sở Xây dựng', '30/9/2025'),
         ('2', 'Lập danh mục trụ sở dôi dư', 'Sở Tài chính', '15/10/2025')]


def page(body):
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def paragraphs(lines, style=STYLE):
    return ''.join(f'<p style="{style}">{html.escape(line)}</p>' for line in lines if line.strip())


def table(rows):
    cells = ''.join('<tr>' + ''.join(f'<td style="font-size:13pt">{html.escape(c)}</td>' for c in row) + '</tr>' for row in rows)
    return f'<table border="1" cellspacing="0" width="100%">{cells}</table>'


def set_pages(work, text):
    with open(text, encoding='utf-8') as file:
        lines = file.read().split('\n')
    red = '<p style="color:#d00020;font-size:26pt;text-align:center"><b>MẬT</b></p>'
    sources = {'text': paragraphs(lines), 'table': paragraphs(lines[:8] + ['PHỤ LỤC', 'Phân công nhiệm vụ']) + table(TABLE),
               'stamp': red + paragraphs(lines[:20]), 'short-text': paragraphs(lines[:14])}
    for name, body in sources.items():
        with open(f'{work}/{name}.html', 'w', encoding='utf-8') as file:
            file.write(page(body))
    subprocess.run(['soffice', f'-env:UserInstallation=file://{work}/profile', '--headless', '--infilter=HTML (StarWriter)',
                    '--convert-to', 'pdf:writer_pdf_Export', '--outdir', work] + [f'{work}/{name}.html' for name in sources],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def intake(congvu, *files, as_json=True):
    run = subprocess.run([congvu, '--lang', 'en', 'intake', '--dry-run', '--format', 'json' if as_json else 'text', *files],
                         capture_output=True, text=True, timeout=300)
    return run.returncode, run.stdout, run.stderr


def squeezed(contents):
    return [' '.join(c['words'].split()) for c in contents]


def check_text(congvu, work, text):
    wanted = json.loads(intake(congvu, text)[1])
    code, out, err = intake(congvu, f'{work}/text.pdf')
    assert code == 0, err
    got = json.loads(out)
    assert squeezed(got['contents']) == squeezed(wanted['contents']), (squeezed(got['contents'])[-2:], squeezed(wanted['contents'])[-2:])
    for key in ('lead', 'deadline', 'coordinate', 'number'):
        assert [c[key] for c in got['contents']] == [c[key] for c in wanted['contents']], key
    assert got['document']['number'] == wanted['document']['number'] and 'recognised' not in got
    return len(wanted['contents'])


def check_table(congvu, work):
    got = json.loads(intake(congvu, f'{work}/table.pdf')[1])['contents']
    rows = [(c['lead'], (c['deadline'] or {}).get('date')) for c in got if c['words'].startswith(('Rà soát quy hoạch mỏ', 'Lập danh mục'))]
    assert rows == [(['Sở Xây dựng'], '2025-09-30'), (['Sở Tài chính'], '2025-10-15')], got


def check_picture(congvu, work, text):
    subprocess.run(['pdftoppm', '-r', '300', '-gray', '-png', '-singlefile', f'{work}/text.pdf', f'{work}/scan'], check=True)
    code, out, err = intake(congvu, f'{work}/scan.png')
    assert code == 0, err
    got, wanted = json.loads(out), json.loads(intake(congvu, text)[1])
    assert got['document']['number'] == wanted['document']['number'], got['document']
    assert got['recognised']['words'] > 150 and got['recognised']['sure'] >= 85, got['recognised']
    first = [(c['lead'], c['deadline']) for c in wanted['contents'][:3]]
    assert [(c['lead'], c['deadline']) for c in got['contents'][:3]] == first, 'the picture reads otherwise than the text'


def check_stamp(congvu, work):
    subprocess.run(['pdftoppm', '-r', '150', '-png', '-singlefile', f'{work}/stamp.pdf', f'{work}/stamp'], check=True)
    code, _, err = intake(congvu, f'{work}/stamp.png')
    assert code != 0 and '[secret-mark]' in err, (code, err)


def check_unmapped(congvu, work):
    """Fonts whose glyphs nobody says the meaning of: read as pictures, and said."""
    with open(f'{work}/short-text.pdf', 'rb') as file:
        whole = file.read()
    assert b'/ToUnicode' in whole
    with open(f'{work}/unmapped.pdf', 'wb') as file:
        file.write(whole.replace(b'/ToUnicode', b'/ToNowhere'))
    code, out, err = intake(congvu, f'{work}/unmapped.pdf', as_json=False)
    assert code == 0 and 'fonts without a map to Unicode' in out and '96/TB-UBND' in out and 'Recognised in pictures' in out, (out, err)


def check_hostile(congvu, work):
    with open(f'{work}/text.pdf', 'rb') as file:
        whole = file.read()
    hostile = {'short.pdf': (whole[:len(whole) // 3], 'file-broken'), 'noise.pdf': (b'%PDF-1.7\n' + bytes(range(256)) * 40, 'file-broken'),
               'password.pdf': (drawn.locked_pdf(), 'form-not-read'), 'pages.pdf': (drawn.plain_pdf(10000), 'too-large'),
               'says-more-pages.pdf': (drawn.plain_pdf(1, count=2000), 'file-broken'),
               'says-far-more-pages.pdf': (drawn.plain_pdf(1, count=2000000000), 'file-broken'),
               'empty.pdf': (drawn.plain_pdf(1), 'empty'), 'nothing.pdf': (b'', 'empty'), 'head.pdf': (b'%PDF-1.4\n', 'file-broken'),
               'named-pdf.png': (drawn.locked_pdf(), 'form-not-read'), 'named-png.pdf': (drawn.png(100, 100)[:60], 'file-broken'),
               'wide.png': (drawn.png(40000, 10), 'too-large'), 'square.png': (drawn.png(30001, 30001), 'too-large'),
               'many.png': (drawn.png(29000, 29000), 'too-large'), 'says-more.png': (drawn.png(2000, 2000), 'file-broken'),
               'cut.png': (drawn.png(100, 100)[:60], 'file-broken'), 'cut.jpg': (b'\xff\xd8\xff\xe0' + b'\0' * 50, 'file-broken'),
               'large.jpg': (drawn.jpeg(65000, 65000), 'file-broken'), 'blank.png': (drawn.white_png(300, 300), 'empty'),
               'ring.tif': (drawn.tiff_in_a_ring(), 'too-large')}
    for name, (data, slug) in hostile.items():
        with open(f'{work}/{name}', 'wb') as file:
            file.write(data)
        code, out, err = intake(congvu, f'{work}/{name}')
        assert code != 0 and not out and f'[{slug}]' in err, (name, code, err)
    code, out, err = intake(congvu, f'{work}/short.pdf', f'{work}/text.pdf', as_json=False)
    assert code != 0 and '96/TB-UBND' in out and 'short.pdf' in err, (code, out[:200], err)


def main():
    congvu, text = os.path.abspath(sys.argv[1]), sys.argv[2]
    for program in ('soffice', 'pdftoppm'):
        if shutil.which(program) is None:
            print(f'SKIPPED: {program} is not installed: nothing is proved')
            return 77
    with tempfile.TemporaryDirectory() as work:
        set_pages(work, text)
        n = check_text(congvu, work, text)
        check_table(congvu, work)
        check_picture(congvu, work, text)
        check_stamp(congvu, work)
        check_unmapped(congvu, work)
        check_hostile(congvu, work)
    print(n, 'contents, the same in the PDF; table, picture, stamp and hostile files as they should be')
    return 0


sys.exit(main())
