#!/usr/bin/env python3
"""The ledger checked by another program, and tampering of every kind found and named.

usage: ledger_test.py CONGVU SOURCE_ROOT CONGVU_VERIFY

What the program exports and hands out is checked by ledger.py, which shares nothing with it. Then somebody who has the file does to it
what an administrator can: triggers dropped, rows changed with SQL.
"""
import base64
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import ledger
import tampering

KINDS = ['open', 'assign', 'forward', 'advise', 'escalate', 'transfer', 'return', 'recuse', 'ask', 'reply', 'pause', 'await', 'resume',
         'decide', 'complete', 'extend', 'report', 'urge', 'correct', 'cancel', 'reopen', 'unseal']
DIFFERS = 68

# name, what is done to the database, what must be said
TAMPERING = [
    ('the time of an act', "UPDATE act SET recorded = recorded + 60000000 WHERE seq = 3", 'act no. 3 was changed'),
    ('who did it', "UPDATE act SET person = 5 WHERE seq = 2", 'act no. 2 was changed'),
    ('how surely it is known', "UPDATE act SET surety = 1 WHERE seq = 2", 'act no. 2 was changed'),
    ('a due date in an act', "UPDATE act SET body = replace(body, '2025-09-12', '2025-10-12') WHERE seq = 1", 'act no. 1 was changed'),
    ('words of an act', "UPDATE act_word SET title = CAST('0123456789abcdefkhác' AS BLOB) WHERE seq = 1", 'act no. 1 was changed'),
    ('words taken away without an erasure', "UPDATE act_word SET title = NULL WHERE seq = 1", 'act no. 1 was changed'),
    ('an act removed', "DELETE FROM act_word WHERE seq = 4; DELETE FROM act WHERE seq = 4", 'act no. 4 was removed'),
    ('the last act removed', "DELETE FROM act_word WHERE seq = 6; DELETE FROM act WHERE seq = 6", 'act no. 6 was removed'),
    ('two acts in each other\'s place',
     "UPDATE act_word SET seq = 99 WHERE seq = 2; UPDATE act_word SET seq = 2 WHERE seq = 3; UPDATE act_word SET seq = 3 WHERE seq = 99;"
     "UPDATE act SET seq = 99 WHERE seq = 2; UPDATE act SET seq = 2 WHERE seq = 3; UPDATE act SET seq = 3 WHERE seq = 99",
     'act no. 2 was changed'),
    ('an act put in between', "INSERT INTO act SELECT realm, family, 0, matter, kind, recorded, happened, person, post, unit, behalf, surety,"
     " words, body FROM act WHERE seq = 2", 'act no. 0 of the family 1 was put in past the program'),
    ('an act put in under a number that is there', "INSERT INTO act SELECT realm, 2, seq, 2, kind, recorded, happened, person, post, unit, behalf,"
     " surety, 0, body FROM act WHERE seq = 2", 'act no. 2 of the family 2 was put in past the program'),
    ('an act put in at the end', "INSERT INTO act SELECT realm, family, 7, matter, kind, recorded, happened, person, post, unit, behalf,"
     " surety, 0, body FROM act WHERE seq = 6; INSERT INTO act_word (realm, seq, family) SELECT realm, 7, family FROM act WHERE seq = 6",
     'act no. 7 is not sealed: it was put in past the program'),
    ('an act of nobody whom the register has', "UPDATE act SET person = 99999 WHERE seq = 2", 'act no. 2 was changed'),
    ('a second opening', "INSERT INTO act SELECT realm, family, 7, matter, 0, recorded, happened, person, post, unit, behalf, surety, 0, body FROM"
     " act WHERE seq = 1; INSERT INTO act_word (realm, seq, family) SELECT realm, 7, family FROM act WHERE seq = 1",
     'act no. 7 is not sealed: it was put in past the program'),
    ('a day off', "UPDATE calendar_row SET day = day + 1 WHERE seq = 3", 'calendar no. 3 was changed'),
    ('a calendar row removed', "DELETE FROM calendar_row WHERE seq = 4", 'calendar no. 4 was removed'),
    ('a calendar row put in', "INSERT INTO calendar_row SELECT realm, -1, kind, day + 400, day_to + 400, like_day, name_vi, name_en, source_vi,"
     " source_en, mark, announced, recorded, hours FROM calendar_row WHERE seq = 3", 'rows were put in among calendar'),
    ('a tenure', "UPDATE org_row SET valid_from = valid_from + 86400000000 WHERE kind = 'tenure' AND seq ="
     " (SELECT min(seq) FROM org_row WHERE kind = 'tenure')", 'register no. '),
    ('a delegation made up', "INSERT INTO org_row SELECT realm, 0, 'delegation', code, unit, other, person, 'snv-gd', post, name_vi, name_en,"
     " abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced,"
     " recorded FROM org_row WHERE kind = 'tenure' LIMIT 1", 'rows were put in among register'),
    ('an authority row removed', "DELETE FROM org_row WHERE seq = (SELECT max(seq) FROM org_row)", 'was removed'),
    ('a person\'s name', "UPDATE org_row SET name_vi = 'Ai đó' WHERE kind = 'person' AND seq = (SELECT min(seq) FROM org_row WHERE kind ="
     " 'person')", 'was changed'),
    ('a rule', "UPDATE regulation SET yaml = replace(yaml, 'name', 'nam')", 'regulation no. 1 was changed'),
    ('a document\'s digest', "UPDATE document SET sha256 = zeroblob(32)", 'document no. 1 was changed'),
    ('a document\'s text', "UPDATE document SET text = text || '.'", 'document no. 1 was changed'),
    ('a passage that gives work', "UPDATE content SET words = 'không'", 'content no. 1 was changed'),
    ('a matter\'s code', "UPDATE matter SET code = 'X' WHERE id = 1", 'matter no. 1 was changed'),
    ('salts removed', "DELETE FROM fact_salt WHERE sort = 6", 'the salts of document no. 1 are gone'),
    ('whose database it is', "UPDATE meta SET province = 'khác'", 'record no. 1 was changed'),
    ('a view of a matter', "UPDATE view_matter SET due = due + 86400000000 WHERE id = 1", 'view'),
    ('a view of a stretch', "UPDATE view_holding SET unit = unit + 1 WHERE matter = 1 AND n = 0", 'view'),
    ('what the board counts', "UPDATE view_holding SET unit = unit + 1 WHERE matter = 3 AND live = 1", "the board: of 'stc', being worked on, it shows 0, and the"
     " facts give 1"),
    ('a matter that no board shows', "DELETE FROM view_holding WHERE matter = 3; DELETE FROM view_matter WHERE id = 3", "the board: of 'stc', being worked on, it shows 0"),
    ('a matter that no report speaks of', "DELETE FROM view_holding WHERE matter = 3; DELETE FROM view_matter WHERE id = 3",
     "the report: of 'stc', not reported, it shows 0, and the facts give 1"),
    ('a view removed', "DELETE FROM view_holding WHERE matter = 2", 'view'),
    ('a view of nothing', "INSERT INTO view_matter SELECT realm, 900, 900, content, lead, live, kind, form, giver, opening, opened, ended, finished,"
     " due, first_due, unverified_due FROM view_matter WHERE id = 1", 'view_matter'),
    ('a hash in a tile', "UPDATE ledger_tile SET hashes = bend(hashes) WHERE level = 0",
     'the hash of leaf 0 in tile 0/0 was changed: record no. 1 itself is as it was sealed'),
    ('a tile removed', "DELETE FROM ledger_tile WHERE level = 0", 'tile 0/0 of the ledger is missing'),
    ('a tile too many', "INSERT INTO ledger_tile VALUES (1, 5, 0, zeroblob(32))", 'tiles'),
    ('a run of leaves', "UPDATE ledger_run SET first = first + 1 WHERE sort = 9", 'the list of what is sealed was changed: at leaf'),
    ('a run removed', "DELETE FROM ledger_run WHERE start = (SELECT max(start) FROM ledger_run)", 'the end of the record was removed'),
    ('a checkpoint', "UPDATE ledger_checkpoint SET note = replace(note, char(10) || '1', char(10) || '2')", 'is not signed by the ledger\'s key'),
    ('every checkpoint removed', "DELETE FROM ledger_checkpoint", 'are under no signed checkpoint: checkpoints were removed'),
    ('the last checkpoint removed', "DELETE FROM ledger_checkpoint WHERE size = (SELECT max(size) FROM ledger_checkpoint)",
     'are under no signed checkpoint: checkpoints were removed'),
    ('words taken away behind an erasure that never was', "INSERT INTO erased (realm, sort, n, field, digest, erasure) SELECT 1, 9, 1, 'title',"
     " sha256(title), 1 FROM act_word WHERE seq = 1; UPDATE act_word SET title = NULL WHERE seq = 1",
     'act no. 1 has words marked as erased, and no erasure is on record for them'),
    ('the list of runs bent', "UPDATE ledger_run SET first = 9223372036854775000 WHERE sort = 9", 'the list of what is sealed was changed'),
    ('the key on record', "UPDATE ledger_key SET vkey = 'other+b85bd04d+AQWHZBQCgK5Xg0IUMT0mGz5VV0vIrhbVX03X2Ah7pKrM'", 'key'),
]


class Test:
    def __init__(self, congvu, root, verify, folder):
        self.congvu, self.root, self.verify, self.folder = congvu, root, verify, folder
        self.db, self.wrong, self.tried, self.n = self.path('good.db'), [], 0, 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as f:
            f.write(text)
        return self.path(name)

    def run(self, *args, db=None, status=0):
        done = subprocess.run([self.congvu, '--lang', 'en', *(['--db', db or self.db] if args[0] != 'init' else []), *args],
                              capture_output=True, text=True, timeout=120)
        if done.returncode != status:
            sys.exit(f'congvu {" ".join(args)}: exit {done.returncode}: {done.stdout}{done.stderr}')
        return done.stdout

    def same(self, what, want, got):
        self.tried += 1
        if want != got:
            self.wrong.append(f'{what}: {got!r}, not {want!r}')

    def holds(self, what, part, text):
        self.tried += 1
        if part not in text:
            self.wrong.append(f'{what}: nothing says {part!r}:\n{text}')

    # --- a small record ---

    def begin(self):
        self.run('init', self.db, '--exercise', '--register', f'{self.root}/tests/cases/province.yaml')
        self.run('intake', f'{self.root}/share/examples/thong-bao-ket-luan.txt')
        acts = [('08:00', 'cvp', 'V1', 'open', 'kind: directive, giver: ubnd, to: sxd, due: 2025-09-12, title: "Rà soát, báo cáo"'),
                ('08:10', 'sxd-gd', 'V1', 'ask', 'code: H1, form: opinion, to: stc, due: 2025-08-20, title: "Ý kiến qzxy\\nvề dự toán"'),
                ('08:20', 'stc-gd', 'H1', 'reply', 'answer: agree, words: Đồng ý qzxz'),
                ('08:30', 'cvp', 'V2', 'open', 'kind: directive, giver: ubnd, to: stc, due: 2025-09-15, title: Việc thứ hai'),
                ('08:40', 'sxd-gd', 'V1', 'complete', 'product: Báo cáo, evidence: Văn bản'),
                ('08:50', 'cvp', 'V2', 'urge', 'to: stc')]
        lines = [f'  - {{ at: "2025-08-14 {at}", by: {by}, matter: {code}, act: {act}, {more} }}\n' for at, by, code, act, more in acts]
        self.run('apply', self.file('acts.yaml', 'name: a\nacts:\n' + ''.join(lines)))

    def sql(self, name, statements, guarded=False):
        """A copy in which somebody did this; unless `guarded`, with the guards taken away and put back."""
        self.n += 1
        db = self.path(f'{self.n}.db')
        shutil.copy(self.db, db)
        shutil.copy(self.db + '.key', db + '.key')
        c = sqlite3.connect(db)
        c.create_function('bend', 1, lambda b: bytes([b[0] ^ 1]) + b[1:])
        c.create_function('sha256', 1, lambda b: hashlib.sha256(b).digest())
        guards = c.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND NOT ?", (guarded,)).fetchall()
        for name, _ in guards:
            c.execute(f'DROP TRIGGER {name}')
        c.executescript(statements)
        for _, made in guards:
            c.execute(made)
        c.commit()
        c.close()
        return db

    # --- another program reads it ---

    def exported(self):
        out = self.path('out')
        self.run('ledger', 'export', out)

        def read(name):
            with open(os.path.join(out, name), 'rb') as f:
                return f.read()
        self.vkeys = read('keys').decode()
        self.keys = [ledger.key_of(line) for line in self.vkeys.splitlines()]
        self.origin, size, root = ledger.checkpoint(read('checkpoint').decode(), self.keys)
        leaves, entries = [], []
        for n, width in ledger.tiles(size):
            data = read(ledger.tile_path(0, n, width))
            leaves += [data[i:i + 32] for i in range(0, len(data), 32)]
            entries += ledger.bundle(read(ledger.tile_path('entries', n, width)))
        self.same('entries hash to leaves', [ledger.leaf(e) for e in entries], leaves)
        self.same('leaves give the root that was signed', (size, root), (len(leaves), ledger.root(leaves)))
        for level in (1, 2):
            for n, width in ledger.tiles(size, level):
                want = b''.join(ledger.root(leaves[i * 256**level:(i + 1) * 256**level]) for i in range(256 * n, 256 * n + width))
                self.same(f'tile {level}/{n}', want, read(ledger.tile_path(level, n, width)))
        keys = self.file('keys.txt', self.vkeys)
        self.holds('an exported ledger', f'{size} facts', self.run('ledger', 'fsck', out, '--trust', keys))
        for name in (ledger.tile_path(0, 0, min(size, 256)), ledger.tile_path('entries', 0, min(size, 256))):
            data = read(name)
            for bent in (data[:-1], data[:40] + bytes([data[40] ^ 1]) + data[41:], data + b'\0'):
                with open(os.path.join(out, name), 'wb') as f:
                    f.write(bent)
                self.run('ledger', 'fsck', out, '--trust', keys, status=DIFFERS)
            with open(os.path.join(out, name), 'wb') as f:
                f.write(data)
        return entries

    def canonical(self, entries):
        """RFC 8785 by Python: keys here are ASCII, numbers whole."""
        for entry in entries:
            again = json.dumps(json.loads(entry), sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()
            if again != entry:
                self.wrong.append(f'not canonical: {entry!r}')
        self.tried += 1

    def every_fact_is_there(self, entries):
        """Each row of the database against its entry, column by column where people look first."""
        c = sqlite3.connect(self.db)
        found = {}
        for entry in map(json.loads, entries):
            found.setdefault(entry['fact'], {})[entry['n']] = entry
        for table, fact, key in (('act', 'act', 'seq'), ('org_row', 'register', 'seq'), ('calendar_row', 'calendar', 'seq'),
                                 ('regulation', 'regulation', 'seq'), ('document', 'document', 'id'), ('content', 'content', 'id'),
                                 ('matter', 'matter', 'id'), ('ledger_key', 'key', 'n')):
            numbers = [n for (n,) in c.execute(f'SELECT {key} FROM {table} ORDER BY {key}')]
            self.same(f'numbers of {fact}', numbers, sorted(found[fact]))
        for seq, matter, kind, recorded, person, body in c.execute('SELECT seq, matter, kind, recorded, person, body FROM act'):
            e = found['act'][seq]
            self.same(f'act {seq}', (matter, KINDS[kind], person, dict(line.split('=', 1) for line in body.split('\n') if line)),
                      (e['matter'], e['kind'], e['person'], e['states']))
            at = dt.datetime.fromisoformat(e['recorded'])
            self.same(f'act {seq} recorded', recorded, int(at.timestamp() * 1000000))
        for seq, title in c.execute('SELECT seq, title FROM act_word WHERE title IS NOT NULL'):
            self.same(f'title of act {seq}', hashlib.sha256(title).hexdigest(), found['act'][seq]['salted']['title'])
        sha, text, salts = c.execute('SELECT sha256, text, salts FROM document d JOIN fact_salt s ON s.sort = 6 AND s.n = d.id').fetchone()
        self.same('document', (sha.hex(), hashlib.sha256(salts[16:32] + text.encode()).hexdigest()),
                  (found['document'][1]['sha256'], found['document'][1]['salted']['text']))
        self.same('no title in clear', False, any('Rà soát'.encode() in e for e in entries))
        c.close()

    def receipts(self):
        keys = self.file('keys.txt', '# published\n\n' + self.vkeys)
        for n, words in ((1, {'title': 'Rà soát, báo cáo'}), (2, {'title': 'Ý kiến qzxy\nvề dự toán'}), (3, {'words': 'Đồng ý qzxz'}), (6, {})):
            name = self.path(f'act-{n}')
            self.run('ledger', 'receipt', str(n), '-o', name)
            with open(name, encoding='utf-8') as f:
                entry, _, fields = ledger.receipt(f.read(), self.keys)
            told = json.loads(entry)
            self.same(f'receipt {n}', ('act', n, 'console'), (told['fact'], told['n'], told['surety']))
            for field, (content, digest) in fields.items():
                self.same(f'receipt {n}, {field}', digest, told['salted'][field])
                if field in words:
                    self.same(f'receipt {n}, {field}', words[field], content)
            self.same(f'receipt {n} opens', True, set(words) <= set(fields))
            for program in ([self.congvu, '--lang', 'en', 'verify', name, '--trust', keys], [self.verify, name, keys]):
                done = subprocess.run(program, capture_output=True, text=True, env={**os.environ, 'LANGUAGE': 'en', 'LC_ALL': 'C.UTF-8'})
                self.holds(f'{program[0]} {n}', f'act no. {n} is in the record', done.stdout)
                self.holds(f'{program[0]} {n}', 'entered at the console', done.stdout)
            bent = self.file('bent', open(name, encoding='utf-8').read().replace('index ', 'index 1', 1))
            self.same('a receipt bent', 46, subprocess.run([self.verify, bent, keys], capture_output=True).returncode)
        self.run('ledger', 'receipt', 'register:3', '--without-words')
        self.run('ledger', 'receipt', '99', status=28)

    # --- somebody who has the file ---

    def tampering(self):
        good = self.run('audit')
        self.holds('the record as it is', 'as they were sealed', good)
        for name, statements, said in TAMPERING + tampering.MORE:
            db = self.sql(name, statements)
            found = self.run('audit', db=db, status=DIFFERS)
            self.holds(name, said, found if '(' in said else re.sub(r' \([^)]*\)', '', found))  # which fact it is stands in brackets
            os.remove(db)

    def shapes(self):
        for name, statements, said in tampering.SHAPES:
            db = self.sql(name, statements, guarded=True)
            self.holds(name, said, self.run('audit', db=db, status=DIFFERS))
            self.holds(name + ', the doctor', said, self.run('doctor', db=db, status=1))
            if not said.startswith(('tables', 'views')):
                self.run('rebuild', db=db)
                self.holds(name + ', mended', 'as they were sealed', self.run('audit', db=db))
            os.remove(db)

    def outside(self):
        """What only a checkpoint kept outside shows: whoever has file and key can write a whole new history."""
        kept = self.path('kept')
        before = self.path('before.db')
        for end in ('', '.key'):
            shutil.copy(self.db + end, before + end)
        self.run('act', 'V2', 'urge', 'to=stc', '--as', 'cvp', '--at', '2025-08-15 08:00')
        self.run('ledger', 'checkpoint', '-o', kept)
        self.holds('the same ledger', 'of the checkpoint kept outside', self.run('audit', '--against', kept))
        self.run('act', 'V2', 'urge', 'to=stc', '--as', 'cvp', '--at', '2025-08-16 08:00')
        self.holds('grown since', 'of the checkpoint kept outside', self.run('audit', '--against', kept))
        self.holds('rolled back', 'it was rolled back', self.run('audit', '--against', kept, db=before, status=DIFFERS))
        anew = 'DELETE FROM ledger_run; DELETE FROM ledger_tile; DELETE FROM ledger_checkpoint; DELETE FROM ledger_left; '
        db = self.sql('sealed anew', anew + 'UPDATE act SET person = 5 WHERE seq = 2')
        self.run('ledger', 'seal', db=db)
        self.run('rebuild', db=db)
        self.holds('sealed anew, looked at alone', 'as they were sealed', self.run('ledger', 'verify', db=db))
        self.holds('sealed anew', 'history was rewritten', self.run('audit', '--against', kept, db=db, status=DIFFERS))
        db = self.sql('another key', anew + 'DELETE FROM ledger_key')
        os.remove(db + '.key')
        self.run('ledger', 'seal', db=db)
        published = self.file('published', self.vkeys)
        self.holds('another key', 'is of the ledger', self.run('ledger', 'verify', '--against', kept, db=db, status=DIFFERS))
        self.holds('another key', 'the ledger\'s key was swapped', self.run('ledger', 'verify', '--trust', published, db=db, status=DIFFERS))
        self.key_file()

    def key_file(self):
        """Without its key, or with another, the record goes on and nothing is sealed; no tampered tree is ever signed."""
        db = self.sql('no key', 'SELECT 1')
        os.rename(db + '.key', db + '.away')
        self.run('act', 'V2', 'urge', 'to=stc', '--as', 'cvp', '--at', '2025-08-17 08:00', db=db)
        self.run('ledger', 'seal', db=db, status=69)
        self.run('ledger', 'receipt', '9', db=db, status=54)
        shutil.copy(self.path('1.db.key') if os.path.exists(self.path('1.db.key')) else db + '.away', db + '.key')
        os.remove(db + '.key')
        os.rename(db + '.away', db + '.key')
        self.run('ledger', 'receipt', '9', db=db, status=54)
        self.run('ledger', 'seal', db=db)
        self.run('ledger', 'receipt', '9', db=db)
        db = self.sql('a tile', "UPDATE ledger_tile SET hashes = bend(hashes) WHERE level = 0")
        self.run('act', 'V2', 'urge', 'to=stc', '--as', 'cvp', '--at', '2025-08-17 08:00', db=db)
        self.run('ledger', 'seal', db=db, status=DIFFERS)

    def rotated(self):
        """A new key signs; the old one vouches for it once, and the record still holds."""
        old, old_vkeys = self.keys, self.file('old-keys.txt', self.run('ledger', 'key'))
        shutil.copy(self.db + '.key', self.path('old.key'))
        self.run('ledger', 'rotate', 'thay khóa định kỳ')
        both = self.run('ledger', 'checkpoint')
        self.keys = [ledger.key_of(line) for line in self.run('ledger', 'key').splitlines()]
        self.same('keys', 2, len(self.keys))
        self.same('signed by the old key too', self.origin, ledger.checkpoint(both, old)[0])
        self.run('act', 'V2', 'urge', 'to=stc', '--as', 'cvp', '--at', '2025-08-18 08:00')
        note = self.run('ledger', 'checkpoint')
        self.same('signed by the new key', self.origin, ledger.checkpoint(note, self.keys[1:])[0])
        self.holds('after a new key', 'as they were sealed', self.run('audit'))
        done = subprocess.run([self.verify, self.file('new-receipt', self.run('ledger', 'receipt', '1')), old_vkeys], capture_output=True,
                              text=True, env={**os.environ, 'LANGUAGE': 'en', 'LC_ALL': 'C.UTF-8'})
        self.holds('who has the old keys alone is told so', 'another key of', done.stderr)
        self.holds('rolled back to before the key', 'was rolled back to before that key was made',
                   self.run('audit', '--against', self.file('new-note', note), db=self.path('before.db'), status=DIFFERS))
        db = self.sql('the old key', 'SELECT 1')
        shutil.copy(self.path('old.key'), db + '.key')
        self.holds('the old key put back', 'the key beside the database is not the one on record', self.run('doctor', db=db, status=1))
        self.same('only its owner reads it', 0o600, os.stat(self.db + '.key').st_mode & 0o777)

    def growth(self):
        """What a witness is sent: that the ledger it signed last is the beginning of this one."""
        old = ledger.checkpoint(self.run('ledger', 'checkpoint'), self.keys)
        self.run('act', 'V2', 'urge', 'to=stc', '--as', 'cvp', '--at', '2025-08-18 09:00')
        for size, root in (old[1:], (old[1] - 3, None)):
            head, _, note = self.run('ledger', 'growth', str(size)).partition('\n\n')
            first, *path = head.split('\n')
            new = ledger.checkpoint(note, self.keys)
            self.same('how large it was', f'old {size}', first)
            if root:
                self.same('it has grown, and begins as it was', new[2], ledger.grown(size, new[1], map(base64.b64decode, path), root))
                self.same('a path bent', None, ledger.grown(size, new[1], map(base64.b64decode, path), hashlib.sha256(root).digest()))
        self.run('ledger', 'growth', '99999', status=16)

    def gaps(self):
        """One signature among many taken away."""
        db = self.sql('a checkpoint removed', 'DELETE FROM ledger_checkpoint WHERE size = (SELECT max(size) - 1 FROM ledger_checkpoint)')
        self.holds('a checkpoint in between removed', 'leaves was removed: one was signed there', self.run('ledger', 'verify', db=db, status=DIFFERS))

    # --- copies ---

    def copied(self):
        """While somebody writes; restored, it is the same ledger; a damaged one is named."""
        copy, back = self.path('copy.db'), self.path('back.db')
        c = sqlite3.connect(self.db, isolation_level=None)
        c.execute('BEGIN IMMEDIATE')
        c.execute("INSERT INTO request VALUES (1, 'on its way', x'00', 1, 0)")
        self.holds('a copy while somebody writes', 'as they were sealed', self.run('backup', copy))
        c.execute('ROLLBACK')
        c.close()
        self.run('backup', copy, status=53)
        kept = self.path('kept again')
        self.run('ledger', 'checkpoint', '-o', kept)

        def restore(*args, status=0):
            done = subprocess.run([self.congvu, '--lang', 'en', 'restore', *args], capture_output=True, text=True)
            self.same(f'restore {args}', status, done.returncode)
            return done.stdout
        self.holds('restored', 'of the checkpoint kept outside', restore(copy, back, '--against', kept))
        shutil.copy(self.db + '.key', back + '.key')
        self.run('act', 'V2', 'urge', 'to=stc', '--as', 'cvp', '--at', '2025-08-19 08:00', db=back)
        self.holds('goes on', 'as they were sealed', self.run('audit', db=back))
        os.remove(back)
        db = self.sql('a bad copy', 'UPDATE act SET person = 5 WHERE seq = 2')
        self.holds('a bad copy', 'act no. 2 (V1, ask another unit, stc-gd, 08:10 14/8/2025) was changed', restore(db, back, status=DIFFERS))
        self.same('nothing half-made', [], [name for name in os.listdir(self.folder) if name.endswith('.part')])

    # --- erasing ---

    def erased(self):
        def count(db=None):
            return self.run('board', '--format', 'csv', '--state', 'all', db=db)
        words = 'Ý kiến qzxy'.encode()  # found in no rule that is shipped
        with open(self.db, 'rb') as f:
            self.same('the words are in the file', True, words in f.read())
        receipt = self.run('ledger', 'receipt', '2')
        holders = [row.split(',')[4:] for row in count().splitlines()]
        self.run('erase', 'matter', 'V1', '--as', 'cvp', status=17)
        self.run('erase', 'matter', 'V1', '--ground', 'Quyết định 12/QĐ-UBND', '--as', 'cvp')
        for end in ('', '-wal', '-shm'):
            if os.path.exists(self.db + end):
                with open(self.db + end, 'rb') as f:
                    data = f.read()
                self.same(f'nowhere in the file{end}', (False, False), (words in data, 'qzxz'.encode() in data))
        self.holds('proofs still verify', 'as they were sealed', self.run('audit'))
        self.same('who holds what is the same', holders[0], [row.split(',')[4:] for row in count().splitlines()][0])
        entry, _, fields = ledger.receipt(self.run('ledger', 'receipt', '2'), self.keys)
        self.same('the entry is the same, and opens nothing', (ledger.receipt(receipt, self.keys)[0], {}), (entry, fields))
        told = json.loads(ledger.receipt(self.run('ledger', 'receipt', 'erasure:1'), self.keys)[0])
        self.same('the erasure is on record', ('cvp', 'matter V1', 'Quyết định 12/QĐ-UBND', json.loads(entry)['salted']['title']),
                  (told['person'], told['subject'], told['ground'], told['erased']['9.2.title']))
        name = self.run('person', 'sxd-gd').splitlines()[0]
        self.run('erase', 'person', 'sxd-gd', '--ground', 'Luật', '--as', 'cvp')
        self.same('the name is gone', True, self.run('person', 'sxd-gd').splitlines()[0] != name)
        self.run('erase', 'document', '1', '--ground', 'Luật', '--as', 'cvp')
        self.run('erase', 'act', '4', '--ground', 'Luật', '--as', 'cvp')
        self.run('erase', 'act', '4', '--ground', 'Luật', '--as', 'cvp')
        self.run('erase', 'act', '400', '--ground', 'Luật', '--as', 'cvp', status=28)
        self.holds('after all of it', 'as they were sealed', self.run('audit'))
        db = self.sql('put in anew', "UPDATE act_word SET title = CAST('0123456789abcdefKhác' AS BLOB) WHERE seq = 2")
        self.holds('put in anew', 'act no. 2 (V1, ask another unit, sxd-gd, 08:10 14/8/2025) was changed', self.run('audit', db=db, status=DIFFERS))
        db = self.sql('another ground', "UPDATE erasure SET ground = 'khác'")
        self.holds('another ground', 'erasure no. 1 (matter V1) was changed', self.run('audit', db=db, status=DIFFERS))


def main():
    with tempfile.TemporaryDirectory() as folder:
        t = Test(sys.argv[1], sys.argv[2], sys.argv[3], folder)
        t.begin()
        entries = t.exported()
        t.canonical(entries)
        t.every_fact_is_there(entries)
        t.receipts()
        t.tampering()
        t.shapes()
        t.outside()
        t.rotated()
        t.growth()
        t.gaps()
        t.copied()
        t.erased()
    print('\n'.join(t.wrong))
    print(f'{t.tried} looks, {len(t.wrong)} wrong')
    return 1 if t.wrong else 0


sys.exit(main())
