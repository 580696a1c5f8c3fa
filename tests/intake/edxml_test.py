#!/usr/bin/env python3
"""Envelopes of document-exchange systems (edXML), good and hostile, by the command line: edxml_test.py CONGVU TEXT"""
import base64
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile

import drawn

NS = 'http://www.mic.gov.vn/TBT/QCVN_102_2016'
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'


def header(number='96', extra=''):
    return f"""<e:MessageHeader>
<e:From><e:OrganId>000.00.00.H99</e:OrganId><e:OrganName>Ủy ban nhân dân tỉnh Sông Lam Hạ</e:OrganName></e:From>
<e:To><e:OrganId>000.01.00.H99</e:OrganId><e:OrganName>Sở Tài chính</e:OrganName></e:To><e:To><e:OrganName>Sở Xây dựng</e:OrganName></e:To>
<e:Code><e:CodeNumber>{number}</e:CodeNumber><e:CodeNotation>TB-UBND</e:CodeNotation></e:Code>
<e:PromulgationInfo><e:Place>N/A</e:Place><e:PromulgationDate>2025/08/14</e:PromulgationDate></e:PromulgationInfo>
<e:DocumentType><e:Type>18</e:Type><e:TypeName>Thông báo</e:TypeName></e:DocumentType><e:Subject>Kết luận về giải ngân</e:Subject>
<e:SignerInfo><e:FullName>Trần Thu Yến</e:FullName></e:SignerInfo><e:DueDate>2025/09/30</e:DueDate>
<e:OtherInfo><e:Priority>3</e:Priority></e:OtherInfo>
<e:ResponseFor><e:OrganId>000.01.00.H99</e:OrganId><e:Code>12/BC-STC</e:Code></e:ResponseFor>{extra}</e:MessageHeader>"""


def attachment(name, data, number=0, inside=''):
    coded = data if isinstance(data, str) else base64.b64encode(data).decode()
    return (f'<Attachment><ContentType>application/octet-stream</ContentType><ContentId>{number}</ContentId>{inside}'
            f'<ContentTransferEncoded>{coded}</ContentTransferEncoded><AttachmentName>{name}</AttachmentName></Attachment>')


def envelope(*attachments, head=None, before='', digests=()):
    signed = ''.join(f'<Reference URI="cid:{i}"><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
                     f'<DigestValue>{d}</DigestValue></Reference>' for i, d in digests)
    return (f'<?xml version="1.0" encoding="utf-8"?>{before}<edXML xmlns="{NS}"><e:edXMLEnvelope xmlns:e="{NS}"><e:edXMLHeader>'
            f'{header() if head is None else head}<Signature>{signed}</Signature></e:edXMLHeader></e:edXMLEnvelope>'
            f'<AttachmentEncoded>{"".join(attachments)}</AttachmentEncoded></edXML>').encode()


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def docx(*lines):
    body = ''.join(f'<w:p><w:r><w:t>{line}</w:t></w:r></w:p>' for line in lines)
    return zipped({'word/document.xml': f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def xlsx(*rows):
    cells = ''.join('<row>' + ''.join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in row) + '</row>' for row in rows)
    rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
    book = ('<workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="A" r:id="r1"/></sheets></workbook>' % SHEET)
    related = f'<Relationships xmlns="{rels}"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    return zipped({'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': related,
                   'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>'})


def digest(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


TASKS = xlsx(('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'), ('1', 'Rà soát quy hoạch', 'Sở Xây dựng', '30/9/2025'))
LETTER = docx('Sở Tài chính báo cáo UBND tỉnh trước ngày 15/9/2025.')
BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d SYSTEM "file:///etc/passwd">'


def hostile(text):
    good = attachment('a.txt', text)
    return {
        'entities': (envelope(good, before=BOMB), 'file-broken', 'XML entities'),
        'an outside entity': (envelope(good, before=OUTSIDE), 'file-broken', 'XML entities'),
        'cut short': (envelope(good)[:2000], 'file-broken', 'not well formed'),
        'deep': (envelope(good, head=header(extra='<x>' * 300 + '</x>' * 300)), 'file-broken', 'nests deeper'),
        'two numbers': (envelope(good, head=header(extra='<Code><CodeNumber>97</CodeNumber></Code>')), 'file-broken', 'two parts of one name'),
        'an attachment in an attachment': (envelope(attachment('a.txt', text, inside=good)), 'file-broken', 'inside an attachment'),
        'an envelope in the envelope': (envelope(attachment('a.xml', envelope(good))), 'file-broken', 'inside an attachment'),
        '10,000 attachments': (envelope(*[attachment('a.txt', b'a')] * 10000), 'too-large', 'more than 64 attachments'),
        'a path up': (envelope(attachment('../../etc/passwd.txt', text)), 'file-broken', 'is a path'),
        'a path of Windows': (envelope(attachment('..\\a.txt', text)), 'file-broken', 'is a path'),
        'a drive': (envelope(attachment('C:a.txt', text)), 'file-broken', 'is a path'),
        'no name': (envelope(attachment('', text)), 'file-broken', 'is a path, or none'),
        'a program named as a letter': (envelope(attachment('a.docx', b'\x7fELF' + b'\0' * 200)), 'file-broken', 'another form'),
        'a Word file named as PDF': (envelope(attachment('a.pdf', LETTER)), 'file-broken', 'another form'),
        'no base64': (envelope(attachment('a.txt', '&lt;&lt;&lt;')), 'file-broken', 'no base64'),
        'base64 cut short': (envelope(attachment('a.txt', base64.b64encode(text).decode()[:-3])), 'file-broken', 'no base64'),
        'a digest of something else': (envelope(good, digests=[(0, digest(b'other'))]), 'file-broken', 'digest'),
        'a bomb within': (envelope(attachment('a.docx', zipped({'word/document.xml': ' ' * (60 << 20)}))), 'too-large', 'a.docx'),
        'a broken PDF within': (envelope(good, attachment('b.pdf', b'%PDF-1.4\n')), 'file-broken', 'b.pdf'),
        'a secret letter within': (envelope(good, attachment('b.docx', docx('TỐI MẬT', 'Sở A báo cáo.'))), 'secret-mark', 'b.docx'),
        'no attachment': (envelope(), 'empty', 'no attachment'),
        'an old Word file alone': (envelope(attachment('a.doc', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 600)), 'form-not-read', 'old office'),
        'a receipt': (f'<edXML xmlns="{NS}"><Status>done</Status></edXML>'.encode(), 'form-not-read', 'a receipt or a status'),
    }


def intake(congvu, name, form='json'):
    return subprocess.run([congvu, '--lang', 'en', 'intake', '--dry-run', '--format', form, name], capture_output=True, text=True, timeout=120)


def check_good(congvu, work, text, example):
    name = f'{work}/good.edxml'
    with open(name, 'wb') as file:
        file.write(envelope(attachment('96-tb.txt', text), attachment('công văn.docx', LETTER, 1), attachment('bảng.xlsx', TASKS, 2),
                            attachment('phụ lục.pdf', drawn.text_pdf('Phụ lục kèm theo thông báo này', drawn.tcvn3, '.VnTime'), 3),
                            attachment('cũ.doc', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 600, 4), digests=[(0, digest(text)), (1, digest(LETTER))]))
    run = intake(congvu, name)
    assert run.returncode == 0, run.stderr
    got, wanted = json.loads(run.stdout), json.loads(intake(congvu, example).stdout)
    *letter, row = got['contents']  # and the row of the workbook behind it
    assert [c['words'] for c in letter] == [c['words'] for c in wanted['contents']]
    assert [c['deadline'] for c in letter] == [c['deadline'] for c in wanted['contents']], 'the header gives no task a date'
    assert (row['words'], row['lead'], row['deadline']['date']) == ('Rà soát quy hoạch', ['Sở Xây dựng'], '2025-09-30'), row
    e = got['envelope']
    assert (e['number'], e['date'], e['due'], e['urgency']) == ('96/TB-UBND', '2025-08-14', '2025-09-30', 'express'), e
    assert (e['from'], e['to'], e['reply_to']) == ('Ủy ban nhân dân tỉnh Sông Lam Hạ', ['Sở Tài chính', 'Sở Xây dựng'], '12/BC-STC'), e
    assert [bool(a['left_out']) for a in e['attachments']] == [False, False, False, False, True], e['attachments']
    words = ' '.join(c['words'] for c in got['no_task'])
    for part in ('[edXML] công văn.docx', '15/9/2025', 'Sở Xây dựng', '[edXML] due 2025-09-30', '[edXML] reply to 12/BC-STC'):
        assert part in words, part
    said = intake(congvu, name, 'text').stdout
    assert 'asked for by: 30/9/2025' in said and "Not read: 'cũ.doc'" in said, said[-500:]


def check_header(congvu, work):
    """What the letter does not print is the header's; what both say otherwise is said."""
    name = f'{work}/bare.edxml'
    with open(name, 'wb') as file:
        file.write(envelope(attachment('a.docx', LETTER)))
    document = json.loads(intake(congvu, name).stdout)['document']
    assert (document['number'], document['date'], document['signer']) == ('96/TB-UBND', '2025-08-14', 'Trần Thu Yến'), document
    assert document['recipients'] == ['Sở Tài chính', 'Sở Xây dựng'], document
    with open(name, 'wb') as file:
        file.write(envelope(attachment('a.docx', docx('UBND TỈNH SÔNG LAM HẠ', 'Số: 5/CV-UBND', 'Sở Tài chính báo cáo.'))))
    said = intake(congvu, name, 'text').stdout
    assert '5/CV-UBND' in said.split('\n')[0] and 'state the number otherwise' in said, said


def main():
    congvu, example = os.path.abspath(sys.argv[1]), sys.argv[2]
    with open(example, 'rb') as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as work:
        check_good(congvu, work, text, example)
        check_header(congvu, work)
        rows = hostile(text)
        for what, (data, slug, sentence) in rows.items():
            with open(f'{work}/hostile.edxml', 'wb') as file:
                file.write(data)
            run = intake(congvu, f'{work}/hostile.edxml')
            assert run.returncode != 0 and not run.stdout and f'[{slug}]' in run.stderr and sentence in run.stderr, (what, run.stderr, run.stdout[:200])
    print('an envelope with five attachments as it should be;', len(rows), 'hostile ones refused with their sentence')
    return 0


sys.exit(main())
