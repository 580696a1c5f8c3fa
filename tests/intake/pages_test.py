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
import struct
import subprocess
import sys
import tempfile
import zlib

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
               'stamp': red + paragraphs(lines[:20])}
    for name, body in sources.items():
        with open(f'{work}/{name}.html', 'w', encoding='utf-8') as file:
            file.write(page(body))
    subprocess.run(['soffice', f'-env:UserInstallation=file://{work}/profile', '--headless', '--infilter=HTML (StarWriter)',
                    '--convert-to', 'pdf:writer_pdf_Export', '--outdir', work] + [f'{work}/{name}.html' for name in sources],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def plain_pdf(pages):
    """A PDF without fonts or pictures: a line a page."""
    kids = ' '.join(f'{3 + i} 0 R' for i in range(pages))
    objects = ['<</Type/Catalog/Pages 2 0 R>>', f'<</Type/Pages/Count {pages}/Kids[{kids}]>>']
    objects += ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'] * pages
    out, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj{body}endobj\n'.encode()
    start = len(out)
    out += f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n'.encode()
    out += b''.join(f'{place:010} 00000 n \n'.encode() for place in places)
    return out + f'trailer<</Size {len(objects) + 1}/Root 1 0 R>>startxref\n{start}\n%%EOF'.encode()


def png(width, height):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 1, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b'\0')) + chunk(b'IEND', b''))


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


def check_hostile(congvu, work):
    with open(f'{work}/text.pdf', 'rb') as file:
        whole = file.read()
    hostile = {'short.pdf': (whole[:len(whole) // 3], 'file-broken'), 'noise.pdf': (b'%PDF-1.7\n' + bytes(range(256)) * 40, 'file-broken'),
               'pages.pdf': (plain_pdf(2001), 'too-large'), 'empty.pdf': (plain_pdf(1), 'empty'),
               'wide.png': (png(40000, 10), 'too-large'), 'many.png': (png(29000, 29000), 'too-large'),
               'cut.png': (png(100, 100)[:60], 'file-broken'), 'cut.jpg': (b'\xff\xd8\xff\xe0' + b'\0' * 50, 'file-broken')}
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
        check_hostile(congvu, work)
    print(n, 'contents, the same in the PDF; table, picture, stamp and hostile files as they should be')
    return 0


sys.exit(main())
