"""ledger.py -- RFC 6962, Ed25519 (RFC 8032) and the C2SP formats of a log, from their texts and Python's standard library alone."""
import base64
import hashlib

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT = pow(2, (P - 1) // 4, P)


class Wrong(Exception):
    pass


def need(yes, what):
    if not yes:
        raise Wrong(what)


# --- Ed25519 ---

def add(a, b):
    """Extended coordinates."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    w, x, y, z = f - e, h - g, h + g, f + e
    return w * x % P, y * z % P, x * y % P, w * z % P


def mul(n, point):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = add(out, point)
        point, n = add(point, point), n >> 1
    return out


def point_of(data):
    n = int.from_bytes(data, 'little')
    sign, y = n >> 255, n & (2**255 - 1)
    need(y < P, 'a point that is none')
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT % P
    need((x * x - square) % P == 0 and not (x == 0 and sign), 'a point that is none')
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


def signed(key, message, signature):
    r, s = point_of(signature[:32]), int.from_bytes(signature[32:], 'little')
    need(len(signature) == 64 and s < Q, 'a signature that is none')
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % Q
    left, right = mul(s, BASE), add(r, mul(h, point_of(key)))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


def pressed(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


def secret(seed):
    h = hashlib.sha512(seed).digest()
    return int.from_bytes(h[:32], 'little') & (1 << 254) - 8 | 1 << 254, h[32:]


def public(seed):
    return pressed(mul(secret(seed)[0], BASE))


def sign(seed, message):
    a, prefix = secret(seed)
    key = public(seed)
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), 'little') % Q
    first = pressed(mul(r, BASE))
    h = int.from_bytes(hashlib.sha512(first + key + message).digest(), 'little') % Q
    return first + ((r + h * a) % Q).to_bytes(32, 'little')


# --- RFC 6962 ---

def leaf(entry):
    return hashlib.sha256(b'\0' + entry).digest()


def node(left, right):
    return hashlib.sha256(b'\1' + left + right).digest()


def split(n):
    return 1 << (n - 1).bit_length() - 1


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b'').digest()
    k = split(len(leaves))
    return node(root(leaves[:k]), root(leaves[k:]))


def root_by_path(entry, index, size, path):
    """The root that the path of a leaf leads to."""
    path = list(path)

    def up(at, n):
        if n == 1:
            return leaf(entry)
        k, other = split(n), path.pop()
        return node(up(at, k), other) if at < k else node(other, up(at - k, n - k))
    need(index < size, 'outside of the tree')
    out = up(index, size)
    need(not path, 'a path that is too long')
    return out


def grown(old, size, path, old_root):
    """The root of `size` leaves that a consistency path from `old` (0 < old <= size) leads to; None where it does not hold old_root."""
    path = list(path)

    def up(m, n, known):
        """(old root, new root) of a range of n leaves whose first m are old."""
        if m == n:
            both = old_root if known else path.pop(0)
            return both, both
        k = split(n)
        if m <= k:
            before, after = up(m, k, known)
            return before, node(after, path.pop(0))
        before, after = up(m - k, n - k, False)
        left = path.pop(0)
        return node(left, before), node(left, after)
    before, after = up(old, size, True)
    return after if before == old_root and not path else None


def growth(leaves, old):
    """The path by which the tree of `old` leaves begins that of all."""
    def down(m, part, known):
        if m == len(part):
            return [] if known else [root(part)]
        k = split(len(part))
        if m <= k:
            return down(m, part[:k], known) + [root(part[k:])]
        return down(m - k, part[k:], False) + [root(part[:k])]
    return down(old, leaves, True) if 0 < old < len(leaves) else []


# --- notes, checkpoints, tiles, proofs ---

LOG, WITNESS = 1, 4


def vkey_of(name, seed, kind):
    kind_key = bytes([kind]) + public(seed)
    return f'{name}+{hashlib.sha256(name.encode() + bytes([10]) + kind_key).hexdigest()[:8]}+{base64.b64encode(kind_key).decode()}'


def signature_line(name, seed, kind, text, seconds=None):
    ident = bytes.fromhex(vkey_of(name, seed, kind).split('+')[1])
    if kind == WITNESS:
        signed_bytes = seconds.to_bytes(8, 'big') + sign(seed, f'cosignature/v1\ntime {seconds}\n{text}'.encode())
    else:
        signed_bytes = sign(seed, text.encode())
    return f'— {name} {base64.b64encode(ident + signed_bytes).decode()}\n'


def cosigned(note, vkey):
    """When the witness of that key co-signed the note; None: it did not."""
    name, digits, data = vkey.strip().split('+', 2)
    key = base64.b64decode(data, validate=True)
    need(key[0] == WITNESS and hashlib.sha256(name.encode() + b'\n' + key).hexdigest()[:8] == digits, 'the key of a witness')
    text, lines = note.rsplit('\n\n', 1)
    for line in lines.splitlines():
        dash, by, line_data = line.split(' ')
        line_data = base64.b64decode(line_data, validate=True)
        if dash == '—' and by == name and line_data[:4].hex() == digits and len(line_data) == 76:
            seconds = int.from_bytes(line_data[4:12], 'big')
            need(signed(key[1:], f'cosignature/v1\ntime {seconds}\n{text}\n'.encode(), line_data[12:]), f'the signature of {name}')
            return seconds
    return None


def key_of(vkey):
    name, digits, data = vkey.strip().split('+', 2)
    kind_key = base64.b64decode(data, validate=True)
    need(hashlib.sha256(name.encode() + b'\n' + kind_key).hexdigest()[:8] == digits, 'the id of a key')
    need(kind_key[0] == 1 and len(kind_key) == 33, 'the kind of a key')
    return name, bytes.fromhex(digits), kind_key[1:]


def note_text(note, keys):
    text, lines = note.rsplit('\n\n', 1)
    text += '\n'
    known = {(name, ident): key for name, ident, key in keys}
    good = 0
    for line in lines.splitlines():
        dash, name, data = line.split(' ')
        data = base64.b64decode(data, validate=True)
        key = known.get((name, data[:4]))
        if dash == '—' and key:
            need(signed(key, text.encode(), data[4:]), f'the signature of {name}')
            good += 1
    need(good, 'no known key signed')
    return text


def checkpoint(note, keys):
    origin, size, hashed = note_text(note, keys).split('\n')[:3]
    return origin, int(size), base64.b64decode(hashed)


def receipt(text, keys):
    """The entry, its index, and the fields opened: {name: content}; all of it checked."""
    head, _, note = text.partition('\n\n')
    first, extra, index, *path = head.split('\n')
    need(first == 'c2sp.org/tlog-proof@v1' and extra.startswith('extra ') and index.startswith('index '), 'the head of a proof')
    index = int(index[6:])
    _, size, hashed = checkpoint(note, keys)
    entry, *opened = base64.b64decode(extra[6:]).split(b'\n')
    need(root_by_path(entry, index, size, [base64.b64decode(p) for p in path]) == hashed, 'the path does not lead to the root')
    fields = {}
    for line in filter(None, opened):
        name, data = line.split(b' ')
        data = base64.b64decode(data)
        fields[name.decode()] = (data[16:].decode(), hashlib.sha256(data).hexdigest())
    return entry, index, fields


def tile_path(level, n, width):
    parts = [f'{n % 1000:03}']
    while n >= 1000:
        n //= 1000
        parts.insert(0, f'x{n % 1000:03}')
    return f'tile/{level}/' + '/'.join(parts) + (f'.p/{width}' if width < 256 else '')


def tiles(size, level=0):
    """(n, width) of a level's tiles."""
    count = size >> 8 * level
    return [(n, min(256, count - 256 * n)) for n in range((count + 255) // 256)]


def bundle(data):
    out = []
    while data:
        n = int.from_bytes(data[:2], 'big')
        need(len(data) >= 2 + n, 'a bundle cut short')
        out.append(data[2:2 + n])
        data = data[2 + n:]
    return out
