#!/usr/bin/env python3
"""Databases of every format that was written since 5 become ones of today, with every fact as it was; those before are refused, untouched.

usage: upgrade_test.py CONGVU SOURCE_ROOT

formats/N.sql is the schema as the program of that format printed it, from 8 on what it has besides the one before; formats/rows.sql a record.
A new format brings its own file here: what the program makes today must be among them, or be said below to be today's."""
import os
import sqlite3
import subprocess
import sys
import tempfile

APPLICATION, OLDEST, OLDER = 0x43565545, 5, 59
FACTS = ['meta', 'org_row', 'calendar_row', 'regulation', 'document', 'content', 'document_file', 'matter', 'act', 'act_word', 'account',
         'account_grant', 'account_event']


class Test:
    def __init__(self, congvu, root, folder):
        self.congvu, self.folder, self.formats = congvu, folder, os.path.join(root, 'tests/independent/formats')
        self.wrong, self.tried = [], 0
        self.run('init', '--exercise', db=self.path('today'))
        with sqlite3.connect(self.path('today')) as c:
            self.today = c.execute('PRAGMA user_version').fetchone()[0]
            self.shape = self.names(c)

    def path(self, name):
        return os.path.join(self.folder, name + '.db')

    def run(self, *args, db, status=0):
        where = [args[0], db] if args[0] == 'init' else ['--db', db, args[0]]
        done = subprocess.run([self.congvu, '--lang', 'en', *where, *args[1:]], capture_output=True, text=True, timeout=120)
        self.same(f'{os.path.basename(db)}: {args[0]}: {done.stdout[-400:]}{done.stderr}', status, done.returncode)
        return done.stdout + done.stderr

    def same(self, what, want, got):
        self.tried += 1
        if want != got:
            self.wrong.append(f'{what}: {got!r}, not {want!r}')

    @staticmethod
    def names(c):
        return {row[0] for row in c.execute("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")}

    def scripts(self, fmt):
        """What makes a database of the format."""
        first = fmt if fmt in ('5', '7-before', '7') else '7'
        return [first] + [str(n) for n in range(8, int(fmt) + 1)] if '-' not in fmt else [first]

    def make(self, fmt):
        db = self.path('format-' + fmt)
        c = sqlite3.connect(db)
        c.execute('PRAGMA journal_mode = WAL')
        scripts = self.scripts(fmt)
        rows = next((i for i, name in enumerate(scripts) if name == '16'), len(scripts))  # its views have fewer columns
        for name in [*scripts[:rows], 'rows', *scripts[rows:]]:
            with open(os.path.join(self.formats, name + '.sql'), encoding='utf-8') as f:
                c.executescript('BEGIN;' + f.read() + 'COMMIT;')
        c.executescript(f'PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {fmt.split("-")[0]};')
        before = self.facts(c)
        c.close()
        return db, before

    @staticmethod
    def facts(c):
        columns = {t: [row[1] for row in c.execute(f'PRAGMA table_info({t})')] for t in FACTS}
        return {t: (names, sorted(c.execute(f'SELECT {", ".join(names)} FROM {t}'), key=repr)) for t, names in columns.items()}

    def upgraded(self, fmt):
        db, before = self.make(fmt)
        with open(db, 'rb') as f:
            bytes_before = f.read()
        for command in (['board'], ['matter', 'V1'], ['audit']):
            said = self.run(*command, db=db, status=OLDER)
            self.same(f'{fmt}: {command} says what to do', True, "'congvu ledger seal' brings it to format" in said)
        with open(db, 'rb') as f:
            self.same(f'{fmt}: who only reads changes nothing', True, f.read() == bytes_before)
        self.run('ledger', 'seal', db=db)  # opens it for writing
        c = sqlite3.connect(db)
        self.same(f'{fmt}: its format', self.today, c.execute('PRAGMA user_version').fetchone()[0])
        self.same(f'{fmt}: what is missing', set(), self.shape - self.names(c))
        for table, (names, rows) in before.items():
            now = sorted(c.execute(f'SELECT {", ".join(names)} FROM {table}'), key=repr)
            self.same(f'{fmt}: {table}', rows, now)
        c.close()
        self.run('audit', db=db)
        self.run('act', 'V2', 'urge', 'words=Đôn đốc', '--as', 'cvp', '--at', '2025-08-08 08:00', db=db)
        self.run('act', 'V3', 'open', 'kind=directive', 'giver=ubnd', 'to=sxd', 'due=2025-09-12', 'title=Kiểm kê', '--as', 'cvp', '--at',
                 '2025-08-09 08:00', db=db)
        self.run('erase', 'act', '4', '--ground', 'Luật', '--as', 'cvp', db=db)
        self.run('audit', db=db)
        c = sqlite3.connect(db)
        self.same(f'{fmt}: the file', [('ok',)], c.execute('PRAGMA integrity_check').fetchall())
        self.same(f'{fmt}: what refers to nothing', [], c.execute('PRAGMA foreign_key_check').fetchall())
        c.close()

    def refused(self, version, problem):
        db = self.path(f'format-{version}')
        c = sqlite3.connect(db)
        c.executescript(f'CREATE TABLE act (seq); PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {version};')
        c.close()
        with open(db, 'rb') as f:
            before = f.read()
        for command in ('board', 'rebuild', 'doctor'):
            said = subprocess.run([self.congvu, '--lang', 'en', '--db', db, command], capture_output=True, text=True, timeout=120)
            self.same(f'format {version}, {command}', True, said.returncode != 0 and problem in said.stdout + said.stderr)
        with open(db, 'rb') as f:
            self.same(f'format {version} is untouched', True, f.read() == before)

    def all(self):
        formats = sorted({f[:-4] for f in os.listdir(self.formats)} - {'rows'}, key=lambda f: (int(f.split('-')[0]), f))
        written = {int(f.split('-')[0]) for f in formats} | {6, self.today}  # 6 was never written
        self.same('a file of each format since the oldest', set(range(OLDEST, self.today + 1)), written)
        for fmt in formats:
            self.upgraded(fmt)
        for version in range(1, OLDEST):
            self.refused(version, 'which only trial versions wrote')
        self.refused(self.today + 1, 'use a newer congvu')
        return len(formats)


def main():
    congvu, root = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        test = Test(congvu, root, folder)
        formats = test.all()
    for line in test.wrong:
        print(line)
    print(f'{formats} formats, {test.tried} looks, {len(test.wrong)} wrong')
    return 1 if test.wrong else 0


sys.exit(main())
