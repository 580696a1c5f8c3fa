#!/usr/bin/env python3
"""A checkpoint leaves the house: to a folder, and to witnesses over HTTP, one of them another program; and nobody gets two histories signed.

usage: witness_test.py CONGVU SOURCE_ROOT CONGVU_VERIFY CONGVU_WITNESS
"""
import base64
import hashlib
import http.server
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

import ledger

RECEIPT = 46


class Agent(http.server.BaseHTTPRequestHandler):
    """A witness in Python, after C2SP tlog-witness; `server` holds its seed, its name and what it signed last."""

    def log_message(self, *args):
        pass

    def answer(self, status, body, kind='text/plain'):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def do_POST(self):
        s = self.server
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        head, _, note = body.partition('\n\n')
        first, *path = head.split('\n')
        old = int(first.removeprefix('old '))
        origin, size, root = ledger.checkpoint(note, s.keys)
        s.seen.append((old, size))
        if s.stolen:
            return self.answer(200, s.stolen)
        if old != s.last[0]:
            return self.answer(409, f'{s.last[0]}\n', 'text/x.tlog.size')
        if old and old != size and ledger.grown(old, size, [base64.b64decode(p) for p in path], s.last[1]) != root:
            return self.answer(422, 'no\n')
        if old == size and root != s.last[1]:
            return self.answer(409, f'{s.last[0]}\n', 'text/x.tlog.size')
        s.last = (size, root)
        text = note.rsplit('\n\n', 1)[0] + '\n'
        return self.answer(200, '— somebody.else/x ' + base64.b64encode(bytes(76)).decode() + '\n'
                           + ledger.signature_line(s.name, s.seed, ledger.WITNESS, text, int(time.time())))


def agent(name, keys):
    s = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Agent)
    s.name, s.seed, s.keys, s.last, s.seen, s.stolen = name, hashlib.sha256(name.encode()).digest(), keys, (0, b''), [], None
    s.vkey = ledger.vkey_of(name, s.seed, ledger.WITNESS)
    s.url = f'http://127.0.0.1:{s.server_address[1]}'
    threading.Thread(target=s.serve_forever, daemon=True).start()
    return s


class Test:
    def __init__(self, folder):
        self.congvu, self.root, self.verify, self.witness = sys.argv[1:5]
        self.folder, self.db, self.wrong, self.tried = folder, os.path.join(folder, 'good.db'), [], 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as f:
            f.write(text)
        return self.path(name)

    def program(self, *args, status=0):
        done = subprocess.run(args, capture_output=True, text=True, timeout=120, env={**os.environ, 'LANGUAGE': 'en', 'LC_ALL': 'C.UTF-8'})
        if done.returncode != status:
            sys.exit(f'{" ".join(args)}: exit {done.returncode}, not {status}: {done.stdout}{done.stderr}')
        return done.stdout + done.stderr

    def run(self, *args, db=None, status=0):
        return self.program(self.congvu, '--lang', 'en', *([] if args[0] in ('init', 'verify') else ['--db', db or self.db]), *args, status=status)

    def same(self, what, want, got):
        self.tried += 1
        if want != got:
            self.wrong.append(f'{what}: {got!r}, not {want!r}')

    def holds(self, what, part, text):
        self.tried += 1
        if part not in text:
            self.wrong.append(f'{what}: nothing says {part!r}:\n{text}')

    def act(self, day, db=None):
        self.run('act', 'V1', 'urge', 'to=sxd', '--as', 'cvp', '--at', f'2025-08-{day:02} 08:00', db=db)

    def begin(self):
        self.run('init', self.db, '--exercise', '--register', f'{self.root}/tests/cases/province.yaml')
        self.run('act', 'V1', 'open', 'kind=directive', 'giver=ubnd', 'to=sxd', 'due=2025-09-12', 'title=Rà soát', '--as', 'cvp',
                 '--at', '2025-08-14 08:00')
        self.vkeys = self.run('ledger', 'key')
        self.keys = [ledger.key_of(line) for line in self.vkeys.splitlines()]

    # --- the small program ---

    def served(self, name):
        place = self.path(name)
        vkey = self.program(self.witness, 'init', place, f'{name}.example/congvu').strip()
        self.same(f'{name}: only its owner reads the key', 0o600, os.stat(os.path.join(place, 'key')).st_mode & 0o777)
        self.program(self.witness, 'init', place, 'again', status=53)
        self.same(f'{name}: its key', vkey, self.program(self.witness, 'key', place).strip())
        return place, vkey

    def serve(self, place):
        server = subprocess.Popen([self.witness, 'serve', place, '127.0.0.1:0'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                  env={**os.environ, 'LANGUAGE': 'en', 'LC_ALL': 'C.UTF-8'})
        return server, re.search(r'http://\S+', server.stdout.readline())[0]

    def ask(self, url, body, path='/add-checkpoint', method='POST'):
        q = urllib.request.Request(url + path, data=body.encode() if method == 'POST' else None, method=method)
        try:
            with urllib.request.urlopen(q, timeout=20) as answer:
                return answer.status, answer.headers['Content-Type'], answer.read().decode()
        except urllib.error.HTTPError as e:
            return e.code, e.headers['Content-Type'], e.read().decode()

    def judged(self):
        """Every answer of the specification, to a log that is made here."""
        place, vkey = self.served('thanh-tra')
        seed, name = hashlib.sha256(b'log').digest(), 'log.example/a'
        server, url = self.serve(place)
        leaves = [hashlib.sha256(b'\0%d' % i).digest() for i in range(20)]
        fork = leaves[:5] + [bytes(32)] + leaves[6:]

        def asked(tree, size, old, path=None, by=seed, origin=name, signer=None):
            text = f'{origin}\n{size}\n{base64.b64encode(ledger.root(tree[:size])).decode()}\n'
            path = ledger.growth(tree[:size], old) if path is None else path
            lines = ''.join(base64.b64encode(p).decode() + '\n' for p in path)
            return f'old {old}\n{lines}\n{text}\n' + ledger.signature_line(signer or origin, by, ledger.LOG, text)

        def answers(what, want, body, says=None, kind=None):
            status, got_kind, got = self.ask(url, body)
            self.same(what, want, status)
            if says is not None:
                self.same(what + ', says', says, got)
            if kind:
                self.same(what + ', as', kind, got_kind)
            return got
        answers('a log nobody trusts', 404, asked(leaves, 3, 0))
        self.program(self.witness, 'trust', place, ledger.vkey_of(name, seed, ledger.LOG))
        self.program(self.witness, 'trust', place, vkey, status=69)
        answers('signed by another', 403, asked(leaves, 3, 0, by=bytes(32)))
        answers('old above new', 400, asked(leaves, 3, 4, path=[]))
        answers('nothing of it', 400, 'hello')
        answers('a size with a nought before it', 400, asked(leaves, 3, 0).replace('old 0', 'old 00'))
        answers('a hash that is none', 400, asked(leaves, 3, 0).replace('old 0\n', 'old 0\nxx\n'))
        answers('not from the beginning', 409, asked(leaves, 5, 3), '0\n', 'text/x.tlog.size')
        answers('a proof where none belongs', 422, asked(leaves, 3, 0, path=[bytes(32)]))
        got = answers('the first', 200, asked(leaves, 7, 0))
        text = asked(leaves, 7, 0).split('\n\n', 1)[1]
        now = ledger.cosigned(text + got, vkey)
        self.same('signed now', True, now is not None and abs(now - time.time()) < 600)
        answers('again the same', 200, asked(leaves, 7, 7))
        answers('of the same size, another root', 409, asked(fork, 7, 7), '7\n', 'text/x.tlog.size')
        answers('grown from another', 422, asked(fork, 12, 7))
        answers('grown, a hash of the proof bent', 422, asked(leaves, 12, 7, path=[bytes(32)] + ledger.growth(leaves[:12], 7)[1:]))
        answers('grown, the proof cut short', 422, asked(leaves, 12, 7, path=ledger.growth(leaves[:12], 7)[:-1]))
        answers('rolled back', 409, asked(leaves, 5, 3), '7\n')
        answers('rolled back, old as it knows', 400, asked(leaves, 5, 7, path=[]))
        answers('from a size before', 409, asked(leaves, 12, 5), '7\n')
        answers('grown', 200, asked(leaves, 12, 7))
        answers('too large', 413, 'x' * 200000)
        self.same('elsewhere', 404, self.ask(url, '', '/x')[0])
        self.same('not that way', 405, self.ask(url, '', method='GET')[0])
        self.same('its key', (200, vkey), (lambda a: (a[0], a[2].strip()))(self.ask(url, '', '/', 'GET')))
        self.program(self.witness, 'serve', place, status=52)  # another serves it
        server.kill()
        server.wait()
        server, url = self.serve(place)
        answers('after it was killed', 409, asked(leaves, 15, 7), '12\n')
        answers('grown after it was killed', 200, asked(leaves, 20, 12))
        answers('a log of its own', 404, asked(leaves, 3, 0, origin='log.example/b'))
        kept = [os.path.join(place, 'last', n) for n in os.listdir(os.path.join(place, 'last'))]
        self.same('one file for one log', 1, len(kept))
        with open(kept[0], 'w', encoding='utf-8') as f:
            f.write('x')
        answers('what it kept is damaged: nothing is signed', 500, asked(leaves, 20, 0))
        server.terminate()
        server.wait()

    # --- the ledger's own side ---

    def cosigned(self):
        place, vkey = self.served('bo')
        for line in self.vkeys.splitlines():
            self.program(self.witness, 'trust', place, line)
        server, url = self.serve(place)
        other = agent('nguoi-khac.example/w', self.keys)
        self.run('ledger', 'way-add', 'witness', url, vkey)
        self.run('ledger', 'way-add', 'witness', url + '/', 'x', status=69)
        self.run('ledger', 'way-add', 'witness', url, vkey, status=53)
        self.run('ledger', 'way-add', 'witness', 'http://w.example', vkey, status=16)
        self.run('ledger', 'way-add', 'pigeon', url, status=16)
        self.run('ledger', 'way-add', 'witness', other.url, other.vkey)
        self.holds('ways', 'never yet', self.run('ledger', 'ways'))
        self.holds('sent', 'last at', self.run('ledger', 'send'))
        note = self.run('ledger', 'checkpoint')
        size = ledger.checkpoint(note, self.keys)[1]
        for key in (vkey, other.vkey):
            self.same('co-signed', True, ledger.cosigned(note, key) is not None)
        self.same('what it did not ask for is left out', False, 'somebody.else' in note)
        other.last, other.seen = (0, b''), []  # it forgot: asked again from there
        self.act(15)
        self.run('ledger', 'send')
        self.same('told its size, it is asked from there', [size, 0], [old for old, _ in other.seen])
        self.receipts(vkey, other)
        self.quarrels(place, vkey, url, other)
        self.same('it knows where it was', True, ledger.cosigned(self.run('ledger', 'checkpoint'), vkey) is not None)
        server.terminate()
        server.wait()
        self.holds('it is gone', 'the witness does not answer', self.run('ledger', 'send', status=64))
        self.holds('the doctor says so', 'checkpoints do not leave by way no. 1', self.run('doctor', status=1))
        self.run('ledger', 'way-off', '1')
        self.run('ledger', 'way-off', '1', status=16)
        self.same('off', False, url in self.run('ledger', 'ways'))
        other.shutdown()
        self.run('ledger', 'way-off', '2')

    def receipts(self, vkey, other):
        """Co-signed receipts, and how many witnesses are demanded."""
        self.act(16)  # a checkpoint that nobody co-signed yet
        name = self.path('receipt')
        self.run('ledger', 'receipt', '1', '-o', name)
        with open(name, encoding='utf-8') as f:
            text = f.read()
        entry, _, _ = ledger.receipt(text, self.keys)
        for key in (vkey, other.vkey):
            self.same('a receipt bears the signature', True, ledger.cosigned(text.split('\n\n', 1)[1], key) is not None)
        alone, both = self.file('alone', self.vkeys + vkey + '\n'), self.file('both', self.vkeys + vkey + '\n' + other.vkey + '\n')
        log = self.vkeys.strip()
        policies = [('group hai all tt khac\nquorum hai', 0), ('group mot any tt khac\nquorum mot', 0), ('quorum tt', 0), ('quorum none', 0),
                    ('witness ai ' + ledger.vkey_of('ai.example/w', bytes(32), ledger.WITNESS) + '\ngroup ba 3 tt khac ai\nquorum ba', RECEIPT),
                    ('witness ai ' + ledger.vkey_of('ai.example/w', bytes(32), ledger.WITNESS) + '\nquorum ai', RECEIPT),
                    ('group hai 3 tt khac\nquorum hai', 69), ('quorum ai', 69), ('group g any tt\ngroup h any tt\nquorum g', 69), ('', 69),
                    ('quorum tt\nquorum khac', 69), ('group none any tt\nquorum none', 69), ('witness lai ' + vkey + '\nquorum tt', 69)]
        for program in ('congvu', 'congvu-verify'):
            def verify(want, trust, status=0, program=program):
                args = [self.congvu, '--lang', 'en', 'verify', name, '--trust', trust, *(['--witnesses', want] if want else [])]
                return self.program(*(args if program == 'congvu' else [self.verify, *(['-w', want] if want else []), name, trust]),
                                    status=status)
            self.holds(f'{program}: by two', 'co-signed by 2 witnesses', verify('2', both))
            self.holds(f'{program}: by one that is known', 'co-signed by 1 witnesses', verify('1', alone))
            self.holds(f'{program}: two are demanded', 'and 2 are demanded', verify('2', alone, RECEIPT))
            self.holds(f'{program}: three are demanded', 'and 3 are demanded', verify('3', both, RECEIPT))
            for rule, status in policies:
                said = verify(None, self.file('policy', f'# ours\n log {log} https://a.example\nwitness tt {vkey}\n'
                                              f'witness khac\t{other.vkey} {other.url}\n{rule}\n'), status)
                self.holds(f'{program}: {rule}', 'The receipt holds' if status == 0 else '[', said)
        self.act(17)
        self.run('ledger', 'receipt', '4', '-o', name)
        self.holds('what no witness covers yet', 'no witness', self.run('verify', name, '--trust', both))

    def quarrels(self, place, vkey, url, other):
        """A ledger rolled back, and one that was rewritten, are told so by the witness."""
        before = self.path('before.db')
        for end in ('', '.key', '.stamp'):
            shutil.copy(self.db + end, before + end)
        self.act(18)
        self.run('ledger', 'send')
        self.holds('rolled back', 'it was rolled back', self.run('ledger', 'send', db=before, status=64))
        self.act(19, before)
        self.act(20, before)
        self.holds('rewritten', 'history was rewritten', self.run('ledger', 'send', db=before, status=64))
        other.stolen = ledger.signature_line(other.name, bytes(32), ledger.WITNESS, 'x\n', 1)
        self.act(21)
        self.holds('signed by nobody', 'is not its signature', self.run('ledger', 'send', status=64))
        other.stolen = None
        self.run('ledger', 'send')

    # --- while a server runs ---

    def rotated(self):
        """New keys while the server seals: whoever of the two comes first, each checkpoint that brings a key is signed by it and the one before."""
        for i in range(5):
            self.run('ledger', 'rotate', f'lần {i}')
            self.act(22)
        self.same('none is left on the way', [], [n for n in os.listdir(self.folder) if n.endswith('.key.new')])
        keys = [ledger.key_of(line) for line in self.run('ledger', 'key').splitlines()]
        c = sqlite3.connect(self.db)
        for n in range(2, 7):
            leaf, = c.execute('SELECT start + ? - first FROM ledger_run WHERE sort = 2 AND first <= ? AND first + count > ?', (n, n, n)).fetchone()
            note, = c.execute('SELECT note FROM ledger_checkpoint WHERE size > ? ORDER BY size LIMIT 1', (leaf,)).fetchone()
            both = [ledger.checkpoint(note, [key])[1] for key in keys[n - 2:n]]
            self.same(f'the checkpoint that brings key {n} is signed by both', both[0], both[1])
        c.close()
        self.same('keys', 6, len(keys))
        self.keys = keys
        self.holds('after new keys', 'as they were sealed', self.run('audit'))

    # --- daily, by the server ---

    def daily(self):
        out = self.path('out')
        os.mkdir(out)
        self.run('ledger', 'way-add', 'folder', 'out', status=16)
        self.run('ledger', 'way-add', 'folder', out)
        self.run('ledger', 'way-add', 'mail', 'nobody', status=16)
        server = subprocess.Popen([self.congvu, '--lang', 'en', '--db', self.db, 'serve', '--listen', '127.0.0.1:0'], stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True)
        until = time.monotonic() + 60
        while not [n for n in os.listdir(out) if not n.endswith('.part')] and time.monotonic() < until:
            time.sleep(0.02)
        self.rotated()
        server.terminate()
        server.communicate()
        names = os.listdir(out)
        self.same('one left', 1, len(names))
        with open(os.path.join(out, names[0]), encoding='utf-8') as f:
            kept = f.read()
        self.same('it is the last', int(names[0].rsplit('-', 1)[1]), ledger.checkpoint(kept, self.keys)[1])
        self.holds('the audit against it', 'of the checkpoint kept outside', self.run('audit', '--against', os.path.join(out, names[0])))
        self.holds('the doctor says where', f'(folder:{out})', self.run('doctor'))


def main():
    with tempfile.TemporaryDirectory() as folder:
        t = Test(folder)
        t.judged()
        t.begin()
        t.cosigned()
        t.daily()
    print('\n'.join(t.wrong))
    print(f'{t.tried} looks, {len(t.wrong)} wrong')
    return 1 if t.wrong else 0


sys.exit(main())
