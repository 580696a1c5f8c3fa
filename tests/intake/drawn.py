"""drawn.py -- files for tests, byte by byte: PDF without a library, pictures, texts in encodings of before Unicode."""
import struct
import textwrap
import unicodedata
import zlib

# --- PDF -------------------------------------------------------------------------------------------------------------------------


def pdf(objects, trailer=''):
    """Objects 1, 2, ... as bytes; the first is the catalogue."""
    out, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj' % number + body + b'\nendobj\n'
    start = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % place for place in places)
    return out + f'trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>startxref\n{start}\n%%EOF'.encode()


def plain_pdf(pages, count=None, trailer=''):
    """Pages without fonts or pictures; `count`: what it says of their number."""
    kids = ' '.join(f'{3 + i} 0 R' for i in range(pages))
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', f'<</Type/Pages/Count {count or pages}/Kids[{kids}]>>'.encode()]
    return pdf(objects + [b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'] * pages, trailer)


def locked_pdf():
    """One that wants a password, and not the empty one."""
    key = '/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{}>/U<{}>>>/ID[<{}><{}>]'.format('11' * 32, '22' * 32, '33' * 16, '33' * 16)
    return plain_pdf(1, trailer=key)


def text_pdf(text, encode, font):
    """A paragraph's lines as a typewriter sets them, in a font of one width whose letters are bytes."""
    lines = []
    for paragraph in text.split('\n'):
        held = encode(paragraph).decode('latin-1').replace('\xad', '\x01')  # where no line may be broken
        for i, line in enumerate(textwrap.wrap(held, 66, initial_indent='   ', break_on_hyphens=False)):
            lines.append((90 if i else 110, line.strip().replace('\x01', '\xad').encode('latin-1')))
    pages = [lines[i:i + 48] for i in range(0, len(lines), 48)]
    kids = ' '.join(f'{4 + 2 * i} 0 R' for i in range(len(pages)))
    widths = ' '.join(['500'] * 224)
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', f'<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>'.encode(),
               f'<</Type/Font/Subtype/TrueType/BaseFont/{font}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255'
               f'/Widths[{widths}]>>'.encode()]
    for i, page in enumerate(pages):
        drawn = b''.join(b'BT /F1 13 Tf %d %d Td (%s) Tj ET\n' % (x, 780 - 15 * n, escaped(line)) for n, (x, line) in enumerate(page))
        objects.append(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>' % (5 + 2 * i))
        objects.append(b'<</Length %d>>stream\n%s\nendstream' % (len(drawn), drawn))
    return pdf(objects)


def escaped(line):
    return line.replace(b'\\', b'\\\\').replace(b'(', b'\\(').replace(b')', b'\\)')


# --- pictures ----------------------------------------------------------------------------------------------------------------------


def png(width, height, rows=b'\0'):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 1, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def white_png(width, height):
    return png(width, height, (b'\0' + b'\xff' * ((width + 7) // 8)) * height)


def jpeg(width, height):
    """A head that says so much, and no picture behind it."""
    return b'\xff\xd8\xff\xc0\0\x0b\x08' + struct.pack('>HH', height, width) + b'\x01\x01\x11\0\xff\xd9'


def tiff_in_a_ring():
    """A page of one dot whose next page is itself."""
    entries = [(256, 3, 1), (257, 3, 1), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8), (277, 3, 1), (278, 3, 1), (279, 4, 1)]
    head = b'II*\0' + struct.pack('<I', 10) + b'\0\0'
    out = head + struct.pack('<H', len(entries))
    for tag, kind, value in entries:
        out += struct.pack('<HHII', tag, kind, 1, value)
    return out + struct.pack('<I', 10)


# --- encodings of before Unicode -------------------------------------------------------------------------------------------------------

TCVN3 = {letter: first + i for first, letters in {
    0xA1: 'ĂÂÊÔƠƯĐăâêôơưđ', 0xB5: 'àảãáạ', 0xBB: 'ằẳẵắ', 0xC6: 'ặầẩẫấậ', 0xCC: 'è', 0xCE: 'ẻẽéẹềểễếệìỉ', 0xDC: 'ĩíịò',
    0xE1: 'ỏõóọồổỗốộờởỡớợù', 0xF1: 'ủũúụừửữứựỳỷỹýỵ'}.items() for i, letter in enumerate(letters)}
OTHERS = {'–': '\x96', '“': '\x93', '”': '\x94', '…': '\x85'}


def tcvn3(text):
    """As a typist left it: of a capital with marks only the small letter has a place."""
    places = {**TCVN3, **{a: ord(b) for a, b in OTHERS.items()}}
    return bytes(ord(c) if ord(c) < 128 else places.get(c) or places[c.lower()] for c in unicodedata.normalize('NFC', text))


GRAVE, HOOK, TILDE, ACUTE, DOT, ROOF, BOW, HORN = '\u0300\u0309\u0303\u0301\u0323\u0302\u0306\u031b'
TONES = (GRAVE, HOOK, TILDE, ACUTE, DOT)
VNI_ALONE = dict(zip(TONES, 'øûõùï'))
VNI_ROOF = {'': 'â', **dict(zip(TONES, 'àåãáä'))}
VNI_BOW = {'': 'ê', **dict(zip(TONES, 'èúüéë'))}
VNI_OWN = dict(zip('íìỉĩịỵđ', 'íìæóòîñ'))


def vni(text):
    out = ''
    for letter in unicodedata.normalize('NFC', text):
        small = letter.lower()
        base, *marks = unicodedata.normalize('NFD', small)
        tone = next((m for m in marks if m in TONES), '')
        if small in VNI_OWN:
            coded = VNI_OWN[small]
        else:
            coded = {'o': 'ô', 'u': 'ö'}[base] if HORN in marks else base
            coded += VNI_ROOF[tone] if ROOF in marks else VNI_BOW[tone] if BOW in marks else VNI_ALONE.get(tone, '')
        out += OTHERS.get(letter) or (coded.upper() if letter != small else coded)
    return out.encode('latin-1')
