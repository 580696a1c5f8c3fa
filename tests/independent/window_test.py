#!/usr/bin/env python3
"""Between commit and sealing: what somebody does to the database who has its password and not the key of stamps is found and named.

usage: window_test.py CONGVU SOURCE_ROOT _

The ledger's key is taken away for a moment: the record goes on and is not sealed. Then the file is changed by plain SQL, the key is put back, and
the program is asked to seal.
"""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

DIFFERS = 68
COPY_ACT = ("INSERT INTO act SELECT realm, family, {to}, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body FROM act"
            " WHERE seq = 2; INSERT INTO act_word SELECT realm, {to}, family" + "{columns} FROM act_word WHERE seq = 2;")

# name, what is done, what must be said
TAMPERING = [
    ('words', "UPDATE act_word SET words = CAST('0123456789abcdefkhác' AS BLOB) WHERE seq = 2", 'act no. 2 is not sealed: it was changed'),
    ('a word taken away', "UPDATE act_word SET words = NULL WHERE seq = 2", 'act no. 2 is not sealed: it was changed'),
    ('how surely it is known', "UPDATE act SET surety = 1 WHERE seq = 2", 'act no. 2 is not sealed: it was changed'),
    ('who did it', "UPDATE act SET person = person + 1 WHERE seq = 2", 'act no. 2 is not sealed: it was changed'),
    ('an instant', "UPDATE act SET recorded = recorded + 1 WHERE seq = 2", 'act no. 2 is not sealed: it was changed'),
    ('a due date', "UPDATE act SET body = replace(body, '2025-09-12', '2025-10-12') WHERE seq = 1", 'act no. 1 is not sealed: it was changed'),
    ('two acts in each other\'s place',
     "UPDATE act_word SET seq = 99 WHERE seq = 2; UPDATE act_word SET seq = 2 WHERE seq = 3; UPDATE act_word SET seq = 3 WHERE seq = 99;"
     "UPDATE act SET seq = 99 WHERE seq = 2; UPDATE act SET seq = 2 WHERE seq = 3; UPDATE act SET seq = 3 WHERE seq = 99",
     'act no. 2 is not sealed: it was changed'),
    ('an act put in at the end', 'COPY 4', 'act no. 4 is not sealed: it was put in past the program'),
    ('an act and a stamp of another', "COPY 4; INSERT INTO fact_stamp SELECT realm, sort, 4, stamps FROM fact_stamp WHERE sort = 9 AND first = 2",
     'act no. 4 is not sealed: it was changed'),
    ('a stamp made up', "COPY 4; INSERT INTO fact_stamp VALUES (1, 9, 4, randomblob(16))", 'act no. 4 is not sealed: it was changed'),
    ('stamps taken away', "DELETE FROM fact_stamp WHERE sort = 9", 'act no. 1 is not sealed: it was put in past the program'),
    ('the last act removed', "DELETE FROM act_word WHERE seq = 3; DELETE FROM act WHERE seq = 3", 'act no. 3 was removed before it was sealed'),
    ('a matter\'s code', "UPDATE matter SET code = 'X' WHERE id = 1", 'matter no. 1 is not sealed: it was changed'),
    ('a matter put in', "INSERT INTO matter VALUES (1, 2, 2, NULL, 'X')", 'matter no. 2 is not sealed: it was put in past the program'),
    ('a document\'s text', "UPDATE document SET text = text || '.'", 'document no. 1 is not sealed: it was changed'),
    ('a salt laid ready', "INSERT INTO fact_salt VALUES (1, 6, 1, zeroblob(32))", 'document no. 1 is not sealed: it was changed'),
    ('a passage', "UPDATE content SET words = 'không' WHERE id = 1", 'content no. 1 is not sealed: it was changed'),
    ('a calendar row put in', "INSERT INTO calendar_row SELECT realm, seq + 1, kind, day + 400, day_to + 400, like_day, name_vi, name_en, source_vi,"
     " source_en, mark, announced, recorded, hours FROM calendar_row ORDER BY seq DESC LIMIT 1", 'is not sealed: it was put in past the program'),
    ('a delegation made up', "INSERT INTO org_row SELECT realm, (SELECT max(seq) + 1 FROM org_row), 'delegation', code, unit, other, person, 'snv-gd',"
     " post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from,"
     " valid_to, announced, recorded FROM org_row WHERE kind = 'tenure' LIMIT 1", 'is not sealed: it was put in past the program'),
    ('a right', "UPDATE account_grant SET right_word = 'read' WHERE seq = 1", 'grant no. 1 is not sealed: it was changed'),
    ('a right put in', "INSERT INTO account_grant SELECT realm, 2, account, ends, 'read', unit, kind, granted_by, day_from, day_to, at FROM"
     " account_grant", 'grant no. 2 is not sealed: it was put in past the program'),
    ('a rule put in', "INSERT INTO regulation SELECT realm, (SELECT max(seq) + 1 FROM regulation), name, recorded, yaml FROM regulation LIMIT 1",
     'is not sealed: it was put in past the program'),
]


class Window:
    def __init__(self, congvu, root, folder):
        self.congvu, self.root, self.folder = congvu, root, folder
        self.name = ''
        self.db, self.wrong, self.tried = os.path.join(folder, 'good.db'), [], 0

    def run(self, *args, db=None, status=0, stdin=''):
        done = subprocess.run([self.congvu, '--lang', 'en', *([] if args[0] == 'init' else ['--db', db or self.db]), *args],
                              capture_output=True, text=True, timeout=120, input=stdin)
        if done.returncode != status:
            sys.exit(f'{self.name}: congvu {" ".join(args)}: exit {done.returncode}, not {status}: {done.stdout}{done.stderr}')
        return done.stdout + done.stderr

    def holds(self, what, part, text):
        self.tried += 1
        if part not in re.sub(r' \([^)]*\)', '', text):  # which fact it is stands in brackets
            self.wrong.append(f'{what}: nothing says {part!r}:\n{text}')

    def begin(self):
        self.run('init', self.db, '--exercise', '--register', f'{self.root}/tests/cases/province.yaml')
        self.holds('only its owner reads it', '0o600', oct(os.stat(self.db + '.stamp').st_mode & 0o777))
        os.rename(self.db + '.key', self.db + '.away')
        self.run('intake', f'{self.root}/share/examples/thong-bao-ket-luan.txt')
        self.run('account', 'add', 'lan', '--person', 'cvp')
        self.run('account', 'grant', 'lan', 'clerk')
        self.run('act', 'V1', 'open', 'kind=directive', 'giver=ubnd', 'to=sxd', 'due=2025-09-12', 'title=Rà soát', '--as', 'cvp',
                 '--at', '2025-08-14 08:00')
        for minute in ('10', '20'):
            self.run('act', 'V1', 'urge', 'to=sxd', 'words=Đề nghị báo cáo', '--as', 'cvp', '--at', f'2025-08-14 08:{minute}')
        c = sqlite3.connect(self.db)
        self.columns = ''.join(', ' + row[1] for row in c.execute('PRAGMA table_info(act_word)') if row[1] not in ('realm', 'seq', 'family'))
        c.close()

    def copy(self, n, statements):
        db = os.path.join(self.folder, f'{n}.db')
        for end in ('', '.stamp'):
            shutil.copy(self.db + end, db + end)
        shutil.copy(self.db + '.away', db + '.key')
        c = sqlite3.connect(db)
        guards = c.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            c.execute(f'DROP TRIGGER {name}')
        c.executescript(statements.replace('COPY 4', COPY_ACT.format(to=4, columns=self.columns)))
        for _, made in guards:
            c.execute(made)
        c.commit()
        c.close()
        return db

    def tampering(self):
        for n, (name, statements, said) in enumerate(TAMPERING):
            db = self.copy(n, statements)
            self.name = name
            self.holds(name + ', audited', said, self.run('ledger', 'verify', db=db, status=DIFFERS))
            self.holds(name + ', sealed', said, self.run('ledger', 'seal', db=db, status=DIFFERS))
            if name == 'an act put in at the end':  # the record goes on, and nothing is sealed behind it
                self.holds(name + ', the doctor', said, self.run('doctor', db=db, status=1))
                self.run('act', 'V1', 'urge', 'to=sxd', '--as', 'cvp', '--at', '2025-08-15 08:10', db=db)
                self.holds(name + ', sealed again', said, self.run('ledger', 'seal', db=db, status=DIFFERS))
                self.accepted(db)
            os.remove(db)

    def accepted(self, db):
        """Once it is known what happened: taken as it stands, and that is sealed."""
        self.holds('taken', 'taken as they stand: 1 act no. 4', self.run('ledger', 'accept', 'phục hồi từ bản in', db=db))
        self.holds('then all is sealed', 'as they were sealed', self.run('ledger', 'verify', db=db))
        c = sqlite3.connect(db)
        self.holds('why is on record', 'act no. 4: phục hồi từ bản in', c.execute('SELECT reason FROM ledger_key ORDER BY n DESC').fetchone()[0])
        c.close()
        self.holds('nothing more', 'taken as they stand: 0', self.run('ledger', 'accept', 'x', db=db))

    def untouched(self):
        db = self.copy('same', 'SELECT 1')
        self.run('ledger', 'seal', db=db)
        self.holds('as it is', 'as they were sealed', self.run('audit', db=db))
        c = sqlite3.connect(db)
        self.holds('a stamp is kept until its fact is sealed', '[(0,)]', str(c.execute('SELECT count(*) FROM fact_stamp').fetchall()))
        c.close()
        os.remove(db + '.stamp')  # where it is lost another is made
        self.run('act', 'V1', 'urge', 'to=sxd', '--as', 'cvp', '--at', '2025-08-15 08:10', db=db)
        self.holds('another key of stamps', 'as they were sealed', self.run('audit', db=db))
        with open(db + '.stamp', 'a', encoding='utf-8') as f:
            f.write('x')
        self.holds('a key of stamps that was changed', 'cannot read the key of stamps',
                   self.run('act', 'V1', 'urge', 'to=sxd', '--as', 'cvp', '--at', '2025-08-15 08:20', db=db, status=69))


def main():
    with tempfile.TemporaryDirectory() as folder:
        w = Window(sys.argv[1], sys.argv[2], folder)
        w.begin()
        w.tampering()
        w.untouched()
    print('\n'.join(w.wrong))
    print(f'{w.tried} looks, {len(w.wrong)} wrong')
    return 1 if w.wrong else 0


sys.exit(main())
