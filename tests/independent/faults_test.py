#!/usr/bin/env python3
"""Faults from outside, through the program's own door: each is one sentence with a stable problem, and nothing is half-written.

usage: faults_test.py CONGVU SOURCE_ROOT [ROUNDS [SEED]]
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

from rounds import rounds as share

ONE_SENTENCE = re.compile(r'congvu: [^\n]+ \[([a-z0-9-]+)\]\n')


class Faults:
    def __init__(self, congvu, root, folder, seed):
        self.congvu, self.root, self.folder, self.chance = congvu, root, folder, random.Random(seed)
        self.wrong, self.tried = [], 0
        self.db = self.path('good.db')
        self.run('init', self.db, '--exercise', '--register', f'{root}/tests/cases/province.yaml')
        self.run('--db', self.db, 'act', 'V1', 'open', 'kind=directive', 'giver=ubnd', 'to=sxd', 'due=2025-09-12', 'title=a', '--as', 'cvp',
                 '--at', '2025-08-04 08:00')

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def run(self, *args):
        return subprocess.run([self.congvu, '--lang', 'en', *args], capture_output=True, timeout=120)

    def look(self, what, problems, *args):
        """It answers, if '' is among the problems, or refuses with one of them in one sentence."""
        self.tried += 1
        done = self.run(*args)
        said = done.stderr.decode('utf-8', 'replace')
        sentence = ONE_SENTENCE.fullmatch(said)
        got = '' if done.returncode == 0 else sentence.group(1) if sentence else f'exit {done.returncode}: {said!r}'
        if got not in problems:
            self.wrong.append(f'{what}: {got or "accepted"}, not {" or ".join(problems)}')

    def whole(self, db, what):
        self.look(what + ', then rebuild --check', [''], '--db', db, 'rebuild', '--check')

    # --- the file -----------------------------------------------------------------------------------------------------------

    def damage(self, rounds):
        """Cut, overwritten and zeroed at random places: it reads, or says that it is damaged."""
        c, size = self.chance, os.path.getsize(self.db)
        commands = [['board'], ['matter', 'V1'], ['rebuild', '--check'], ['why', 'V1'], ['unit', 'sxd'],
                    ['act', 'V1', 'urge', '--as', 'cvp', '--at', '2025-08-05 08:00']]
        for _ in range(rounds):
            for end in ('', '-wal', '-shm'):
                if os.path.exists(self.path('hurt.db' + end)):
                    os.remove(self.path('hurt.db' + end))
            shutil.copy(self.db, self.path('hurt.db'))
            how = c.choice(['cut', 'overwritten', 'zeroed'])
            with open(self.path('hurt.db'), 'r+b') as f:
                if how == 'cut':
                    f.truncate(c.randrange(size))
                elif how == 'zeroed':
                    f.seek(c.randrange(size) // 4096 * 4096)
                    f.write(bytes(4096))
                else:
                    for _ in range(c.randrange(1, 200)):
                        f.seek(c.randrange(100, size))
                        f.write(bytes([c.randrange(256)]))
            command = c.choice(commands)
            allowed = ['corrupt', 'views-differ'] + ([''] if how != 'cut' else ['not-a-congvu-database'])
            if how == 'zeroed':
                allowed.append('not-a-congvu-database')  # where it hit the first page
            if how != 'cut':  # what a reader asked for may itself be what was hit
                allowed += ['unknown-matter', 'unknown-unit', 'unknown-person']
            self.look(f'{how} and {command[0]}', allowed, '--db', self.path('hurt.db'), *command)

    def strangers(self):
        def sql(name, text):
            subprocess.run([sys.executable, '-c', 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2])',
                            self.path(name), text], check=True)
        sql('other.db', 'CREATE TABLE t (x);')
        shutil.copy(self.db, self.path('newer.db'))
        sql('newer.db', 'PRAGMA user_version = 99;')
        for name, content, problem in (('other.db', None, 'not-a-congvu-database'), ('newer.db', None, 'newer-database'),
                                       ('empty.db', b'', 'not-a-congvu-database'), ('noise.db', os.urandom(4096), 'not-a-congvu-database'),
                                       ('missing.db', None, 'input-output')):
            if content is not None:
                self.write(name, content)
            before = open(self.path(name), 'rb').read() if os.path.exists(self.path(name)) else None
            for command in (['board'], ['rebuild'], ['act', 'V1', 'urge', '--as', 'cvp']):
                self.look(f'{name} {command[0]}', [problem], '--db', self.path(name), *command)
            after = open(self.path(name), 'rb').read() if os.path.exists(self.path(name)) else None
            if before != after:
                self.wrong.append(f'{name} was touched')

    def full_disk(self):
        disk = self.path('disk')
        os.mkdir(disk)
        size = os.path.getsize(self.db) + (256 << 10)
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'tmpfs', disk], capture_output=True).returncode:
            print('SKIPPED: a full disk, for want of the right to mount a small one')
            return
        try:
            db = os.path.join(disk, 'f.db')
            shutil.copy(self.db, db)
            try:
                with open(os.path.join(disk, 'fill'), 'wb', buffering=0) as f:
                    while f.write(bytes(1024)):
                        pass
            except OSError:
                pass
            self.look('a full disk, act', ['disk-full'], '--db', db, 'act', 'V1', 'urge', '--as', 'cvp', '--at', '2025-08-05 08:00')
            self.look('a full disk, init', ['disk-full'], 'init', os.path.join(disk, 'new.db'))
            if [n for n in os.listdir(disk) if n.startswith('new.db')]:
                self.wrong.append('a full disk: half a database is left')
            os.remove(os.path.join(disk, 'fill'))
            self.look('room again', [''], '--db', db, 'act', 'V1', 'urge', '--as', 'cvp', '--version', '1', '--at', '2025-08-05 08:00')
            self.whole(db, 'room again')
        finally:
            subprocess.run(['umount', disk], check=True)

    # --- killed ------------------------------------------------------------------------------------------------------------------

    def killed(self, rounds):
        """init and apply, killed at any moment, have done all or nothing."""
        acts = ''.join(f'  - {{ at: "2025-08-05 08:{n // 60:02}:{n % 60:02}", by: cvp, matter: V1, act: urge }}\n' for n in range(400))
        story = self.write('many.yaml', f'name: many\nacts:\n{acts}')
        times = {}
        for n in range(rounds):
            db = self.path(f'kill{n}.db')
            for what, args in (('init', ['init', db, '--exercise', '--register', f'{self.root}/tests/cases/province.yaml']),
                               ('apply', ['--db', db, 'apply', story])):
                if what == 'apply':
                    shutil.copy(self.db, db)
                begun = time.monotonic()
                child = subprocess.Popen([self.congvu, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                if n == 0:
                    child.wait()
                    times[what] = time.monotonic() - begun
                else:
                    try:
                        child.wait(self.chance.random() * times[what] * 1.1)
                    except subprocess.TimeoutExpired:
                        child.kill()
                        child.wait()
                self.tried += 1
                if what == 'init' and os.path.exists(db):
                    self.look('init was killed', [''], '--db', db, 'unit', 'sxd')
                    self.whole(db, 'init was killed')
                    os.remove(db)
                elif what == 'apply':
                    self.whole(db, 'apply was killed')
                    sheet = self.run('--db', db, 'matter', 'V1', '--format', 'json').stdout.decode()
                    done = sheet.count('"kind": "urge"')
                    if done not in (0, 400):
                        self.wrong.append(f'apply was killed: {done} of 400 acts are there')

    # --- what people type ------------------------------------------------------------------------------------------------------------

    def inputs(self):
        act = ['act', '-', 'open', 'kind=directive', 'giver=ubnd', 'to=sxd', 'title=a', '--as', 'cvp']
        at = ['--at', '2025-08-05 09:00']
        for due, problem in (('31/02/2025', 'wrong-value'), ('2025-02-29', 'wrong-value'), ('0001-01-01', 'calendar-ends'),
                             ('9999-12-31', 'calendar-ends'), ('99999999999999999999 days', 'wrong-value'), ('-3 days', 'wrong-value'),
                             ('0 days', 'wrong-value'), ('1e9 working days', 'wrong-value'), ('2025-08-05 25:00', 'wrong-value')):
            self.look(f'due {due}', [problem], '--db', self.db, *act, f'due={due}', *at)
        for when, problem in (('31/02/2025 08:00', 'wrong-value'), ('0001-01-01 08:00', 'out-of-order'), ('9999-12-31 08:00', 'calendar-ends'),
                              ('2071-01-01 00:00', 'calendar-ends'), ('99999-01-01 00:00', 'wrong-value')):
            self.look(f'at {when}', [problem], '--db', self.db, *act, 'due=2025-09-12', '--at', when)
        for when, problem in (('2026-01-01 08:00', 'happened-out-of-bounds'), ('2025-08-01 08:00', 'before-the-beginning'),
                              ('0001-01-01 08:00', 'before-the-beginning'), ('9999-01-01 08:00', 'happened-out-of-bounds')):
            self.look(f'happened {when}', [problem], '--db', self.db, 'act', 'V1', 'urge', '--as', 'cvp', '--happened', when, '--ground', 'a',
                      '--document', 'b', *at)
        self.look('a version seen before', ['stale-version'], '--db', self.db, 'act', 'V1', 'urge', '--as', 'cvp', '--version', '0', *at)

    def files(self):
        line = '  - { at: "2025-08-06 08:00", by: cvp, matter: V1, act: urge%s }\n'
        deep = 'name: x\nacts: ' + '[' * 100000 + ']' * 100000
        for name, content, problem in (
                ('nul', b'name: a\0b\nacts: []\n', 'syntax'), ('nul in a text', 'name: x\nacts:\n' + line % ', words: "a\\0b"', 'wrong-value'),
                ('deep', deep, 'too-large'), ('deep maps', 'name: x\nacts: ' + '{a: ' * 5000 + '}' * 5000, 'too-large'),
                ('noise', bytes(self.chance.randrange(256) for _ in range(3000)), 'not-utf8'), ('empty', b'', 'empty'),
                ('utf16', 'name: x'.encode('utf-16'), 'not-utf8'), ('anchor', 'name: x\nacts: &a [*a]\n', 'syntax'),
                ('no name', 'acts:\n' + line % '', 'missing-key'), ('a huge number', 'name: x\nacts:\n' + line % ', share: 99999999999999999999', 'wrong-value'),
                ('good, then bad', 'name: x\nacts:\n' + line % '' + line % ', happened: 31/02/2025', 'wrong-value')):
            self.look(name, [problem], '--db', self.db, 'apply', self.write('in.yaml', content))
        with open(self.path('big.txt'), 'wb') as f:
            f.seek(100 << 20)
            f.write(b'a')
        for command in (['apply'], ['record', 'register'], ['record', 'calendar'], ['record', 'regulation'], ['intake']):
            self.look('100 MB ' + ' '.join(command), ['too-large'], '--db', self.db, *command, self.path('big.txt'))
        self.whole(self.db, 'all that was refused')
        if '"version": 1,' not in self.run('--db', self.db, 'matter', 'V1', '--format', 'json').stdout.decode():
            self.wrong.append('something refused was recorded')


def main():
    rounds, seed = share(int(sys.argv[3]) if len(sys.argv) > 3 else 60), int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with tempfile.TemporaryDirectory() as folder:
        faults = Faults(sys.argv[1], sys.argv[2], folder, seed)
        faults.damage(rounds)
        faults.strangers()
        faults.full_disk()
        faults.killed(rounds // 4 + 1)
        faults.inputs()
        faults.files()
        print('\n'.join(faults.wrong))
        print(f'{faults.tried} faults, {len(faults.wrong)} not answered as they should be')
        return 1 if faults.wrong else 0


sys.exit(main())
