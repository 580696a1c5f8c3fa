#!/usr/bin/env python3
"""Random acts and rows through the program's own door, and what must always hold, checked from what it prints.

usage: acts_test.py CONGVU SOURCE_ROOT [SEQUENCES [SEED]]

Each sequence is an exercise database of its own: matters of every kind are opened, and people do what they may (and now and then
what they may not), while units end, people fall absent, lend their posts, are appointed elsewhere, and days off are announced, some
recorded weeks late. After every fact each matter's sheet must show
    holdings that tile the life and name one unit each; the gap of a reopening is nobody's
    charges that tile each holding, in working time counted here (counting.py), for the payee that MODEL's order gives
    questions with a holder and clock of their own, inside the matter's life
and at the end `rebuild --check` holds, and every sheet read on the way reads the same as of that instant.
"""
import datetime as dt
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import counting
from counting import DAY, Row, midnight
from rounds import rounds
from stated import Kinds

FACTS = 45
KINDS = ['directive', 'directive', 'dossier', 'duty', 'denunciation']
FORMS = {'opinion': ['agree', 'agree_if', 'disagree', 'not_mine'], 'appraisal': ['agree', 'disagree', 'not_mine'],
         'part': ['part', 'not_mine'], 'data': ['data'], 'guidance': ['guidance', 'own_authority'],
         'obstacle': ['upheld', 'not_upheld', 'sent_up', 'amended'], 'objection': ['insisted', 'withdrawn'],
         'instruction': ['confirmed', 'denied']}
RANDOM_ACTS = ['assign', 'forward', 'advise', 'escalate', 'transfer', 'return', 'recuse', 'ask', 'ask', 'ask', 'reply', 'pause', 'await',
               'resume', 'decide', 'complete', 'extend', 'report', 'urge', 'correct', 'cancel', 'reopen', 'unseal']

WEIGHTS = {'ask': 4, 'reply': 4, 'advise': 3, 'decide': 2, 'complete': 2, 'forward': 3, 'cancel': .1, 'extend': .7, 'recuse': .5, 'reopen': 3,
           'urge': .3, 'correct': .3, 'unseal': .3}


def instant(text):
    return text and dt.datetime.fromisoformat(text).replace(tzinfo=None)


class Wrong(Exception):
    pass


def holds(condition, *words):
    if not condition:
        raise Wrong(' '.join(str(w) for w in words))


# --- one sheet -----------------------------------------------------------------------------------------------------------------

def check_sheet(sheet, calendar, dues):
    """`dues`: of each question, the dues stated so far, as (from, due)."""
    matter, now = sheet['matter'], instant(sheet['as_of'])
    code, opened, ended = matter['code'], instant(matter['opened']), instant(matter['ended'])
    life = check_timeline(sheet, code, opened, ended, now)
    lived, total = dt.timedelta(), dt.timedelta()
    for stretch, first, last in life:
        at = first
        lived += calendar.worked(first, last)
        holds(stretch['unit'] and stretch['unit']['code'], code, 'a holding has no unit', stretch)
        holds(stretch['worked']['seconds'] == calendar.worked(first, last).total_seconds(), code, 'a holding counts otherwise', stretch)
        for charge in stretch['charges']:
            holds(instant(charge['from']) == at, code, 'charges do not tile at', at, charge)
            at = instant(charge['to'])
            span = calendar.worked(instant(charge['from']), at)
            holds(charge['worked']['seconds'] == span.total_seconds(), code, 'a charge counts otherwise:', span, charge)
            total += span
            check_payee(sheet, stretch, charge, dues, code)
        holds(at == last, code, 'charges end at', at, 'and the holding at', last)
    holds(lived == total == dt.timedelta(seconds=sum(s['worked']['seconds'] for s in sheet['sums'])), code, 'sums differ', lived, total)
    for question in sheet['questions']:
        begun, over = instant(question['opened']), instant(question['ended'])
        holds(begun >= opened, question['code'], 'is older than its matter')
        holds(ended is None or over is not None, question['code'], 'is open, its matter has ended')
        holds((question['holder'] is None) == (over is not None), question['code'], 'open without holder, or ended with one')
    for row in sheet['lateness']:
        seconds = {k: row[k]['seconds'] for k in ('given', 'least', 'used', 'late', 'shortfall')}
        holds(seconds['late'] == max(0, seconds['used'] - max(seconds['given'], seconds['least'])), code, 'lateness', row)
        holds(seconds['shortfall'] == max(0, seconds['least'] - seconds['given']), code, 'shortfall', row)
    own = sum(s['worked']['seconds'] for s in sheet['sums'] if s['payee'] == 'holder')
    holds(own == sum(r['used']['seconds'] for r in sheet['lateness']), code, 'own time', own, 'is measured as', sheet['lateness'])


def check_timeline(sheet, code, opened, ended, now):
    reopened = [instant(a['happened']) for a in sheet['acts'] if a['kind'] == 'reopen' and a['question'] is None]
    at, life = opened, []
    for stretch in sheet['timeline']:
        first, last = instant(stretch['from']), instant(stretch['to'])
        holds(first == at or (first > at and first in reopened), code, 'holdings do not tile at', at, first)
        at = last if last else now
        holds(first <= at, code, 'a holding ends before it begins', stretch)
        life.append((stretch, first, at))
    holds(sheet['timeline'] and at == (ended or now), code, 'the last holding ends at', at, 'the life at', ended or now)
    holds((sheet['holder'] is None) == (ended is not None), code, 'open without holder, or ended with one')
    return life


def late_question(sheet, t, dues):
    for question in sheet['questions']:
        over = instant(question['ended'])
        if question['waited_for'] and instant(question['opened']) <= t and not (over and over <= t):
            stated = [due for begun, due in dues.get(question['code'], []) if begun <= t]
            printed = question['due'] and instant(question['due']['at'])
            once = len(dues.get(question['code'], [])) <= 1  # then only a stop or a calendar moved it: as printed
            if printed and t >= (printed if once else stated[-1]):
                return question
    return None


def check_payee(sheet, stretch, charge, dues, code):
    t, payee = instant(charge['from']), charge['payee']
    if t == instant(charge['to']):
        return
    if stretch['state'] == 'outside':
        holds(payee == 'outside', code, 'outside, but charged', charge)
    elif stretch['state'] == 'stopped':
        holds(payee == 'pause', code, 'stopped, but charged', charge)
    elif t < instant(stretch['receivable']):
        holds(payee == 'queue', code, 'not to be taken up yet, but charged', charge)
    elif payee == 'obstacle' and any(q['form'] == 'obstacle' and q['answer'] in ('upheld', 'amended') and instant(q['opened']) <= t
                                     for q in sheet['questions']):
        pass
    elif late_question(sheet, t, dues):
        holds(payee not in ('holder',), code, 'a question is late, but charged', charge, late_question(sheet, t, dues))
    else:
        holds(payee == 'holder' and charge['unit']['code'] == stretch['unit']['code'], code, 'held, but charged', charge)


# --- the province, the program ------------------------------------------------------------------------------------------------------

class Province:
    def __init__(self, root):
        self.file = f'{root}/tests/cases/province.yaml'
        with open(self.file, encoding='utf-8') as f:
            text = f.read()
        self.units = re.findall(r'code: ([\w-]+), name_vi: [^,]*, (?:abbr: [^,]*, )?(?:parent: \w+, )?agency: yes', text)
        self.posts = dict(re.findall(r'\{ code: (p-[\w-]+), unit: ([\w-]+)', text))
        self.tenures = dict(re.findall(r'\{ person: ([\w-]+), post: ([\w-]+) \}', text))
        self.people = list(self.tenures)


class Sequence:
    def __init__(self, congvu, folder, province, rows, seed):
        self.congvu, self.folder, self.db = congvu, folder, os.path.join(folder, 'acts.db')
        self.province, self.rows, self.chance = province, list(rows), random.Random(seed)
        self.now = dt.datetime(2025, 1, 6, 8) + DAY * self.chance.randrange(500)
        self.matters = []  # (code, kind, family)
        self.dues, self.seen, self.told, self.taken, self.refused = {}, [], [], {}, 0
        self.gone = set()
        self.run('init', self.db, '--exercise', '--register', province.file)
        self.kinds = Kinds(self.run('kinds', '--format', 'json'))

    def run(self, *args, may_fail=False):
        door = [] if args[0] == 'init' else ['--db', self.db]
        done = subprocess.run([self.congvu, '--lang', 'en', *door, *args], capture_output=True, text=True)
        if done.returncode < 0 or done.returncode > 100 or (done.returncode and not may_fail):
            raise Wrong(f'congvu {" ".join(args)} ended with {done.returncode}: {done.stderr}')
        if done.returncode:
            holds(re.fullmatch(r'congvu: .+ \[[a-z0-9-]+\]\n', done.stderr), 'not one sentence with a problem:', done.stderr)
            return None
        return done.stdout

    def sheet(self, code, as_of=None):
        return json.loads(self.run('matter', code, '--format', 'json', *(['--as-of', as_of.isoformat(' ')] if as_of else [])))

    # --- facts ---

    def tick(self):
        c = self.chance
        self.now += dt.timedelta(minutes=c.choice([1, c.randrange(1, 90), c.randrange(30, 3000), c.randrange(30, 9000)]))
        if c.random() < .08:
            self.now = midnight(self.now.date() + DAY)

    def open(self):
        c, p = self.chance, self.province
        kind = c.choice(KINDS) if c.random() < .5 else c.choice(self.kinds.codes)
        code = f'M{len(self.matters)}'
        fields = [f'kind={kind}', 'title=Việc', f'giver={c.choice(["ubnd", "ubnd", "stc"])}']
        if c.random() < .85:
            fields.append(f'to={c.choice(p.units)}')
        if self.kinds.recurs(kind):
            fields.append(f'recur={c.choice(["month 25", "week friday", "quarter 14"])}')
        elif c.random() < .8:
            fields.append(f'due={c.choice([str(self.now.date() + DAY * c.randrange(1, 60)), "10 working days", "3 days", "1 month"])}')
        if self.kinds.excludes(kind):
            fields.append(f'persons={c.choice(p.people)}')
        fields += self.stated(kind, 'open')
        if c.random() < .5:
            fields.append('units=' + ';'.join(c.sample(p.units, 2)))
        if self.act(code, 'open', fields, c.choice(['cvp', 'cvp', 'chu-tich', 'stc-gd'])) is not None:
            self.matters.append((code, kind, code))

    def stated(self, kind, act):
        p = self.province
        return self.kinds.stated(kind, act, self.chance, p.people, p.units, [(m, k) for m, k, _ in self.matters if '/' not in m], self.now.date())

    def act(self, code, kind, fields, person, *options):
        at = self.now.isoformat(' ')
        told = ' '.join([code, kind, *fields, '--as', person, '--at', at, *options])
        out = self.run('act', code, kind, *fields, '--as', person, '--at', at, *options, may_fail=True)
        self.told.append(('  ' if out else 'x ') + told)
        if out:
            self.taken[kind] = self.taken.get(kind, 0) + 1
        else:
            self.refused += 1
        return out

    def some_act(self):
        c, p = self.chance, self.province
        code, kind, family = c.choice(self.matters)
        sheet = self.sheet(code)
        may = [(n['person']['code'], a) for n in sheet['next'] if n['person'] and n['matter'] == code for a in n['may']]
        if may and c.random() < .85:
            person, act = c.choices(may, [WEIGHTS.get(a, 1) for _, a in may])[0]
        else:
            person, act = c.choice(p.people), c.choice(RANDOM_ACTS)
        fields, due = self.fields(sheet, kind, act, person)
        options = []
        if c.random() < .1:
            back = self.now - dt.timedelta(minutes=c.randrange(1, 2000))
            options = ['--happened', back.isoformat(' '), '--ground', 'Họp', '--document', 'BB 1']
            fields = [f for f in fields if not f.startswith('ground=')]
        question = f'{code}/q{len(self.told)}'
        if act == 'ask':
            options += ['--question', question]
        done = self.act(code, act, fields, person, *options)
        if done and act == 'ask':
            self.matters.append((question, kind, family))
        if done and act in ('ask', 'extend'):
            asked = question if act == 'ask' else code
            self.dues.setdefault(asked, []).append((instant(self.sheet(asked)['acts'][-1]['happened']), due))

    def fields(self, sheet, kind, act, person):
        c, p = self.chance, self.province
        day = self.now.date()
        due = day + DAY * c.randrange(0, 25)
        reason = c.choice(self.kinds.reasons(kind, act) or ['none'])
        to = c.choice(p.units)
        own = [a for a in sheet['acts'] if a['person'] and a['person']['code'] == person and not a['question']] or sheet['acts']
        mine = [x for x, post in p.tenures.items() if sheet['holder'] and p.posts[post] == sheet['holder']['unit']['code']]
        fields = {
            'assign': [f'to_person={c.choice(mine or p.people)}'], 'forward': [f'to={to}'] if c.random() < .7 else [],
            'advise': ['view=a', 'work=b', f'date={due}', f'responsible={c.choice(p.people)}', 'basis=c'] +
                      c.choice([[], ['to=ubnd'], ['to=ubnd', 'to_person=chu-tich']]),
            'escalate': [f'reason={reason}', 'words=d'], 'transfer': [f'to={to}', 'words=e'],
            'return': ['missing=f', 'words=g'], 'recuse': ['ground=h'],
            'pause': [f'reason={reason}', 'evidence=i', f'until={due}'],
            'await': ['whom=dân', f'until={due}', f'reason={reason}' if reason != 'none' else 'words=k'],
            'resume': ['came=l'], 'decide': ['outcome=m', 'words=n'] + (['follows=yes'] if c.random() < .8 else []),
            'complete': ['product=o', 'evidence=p'], 'report': ['words=q'], 'urge': [], 'cancel': ['ground=r'] + ([f'reason={reason}'] if reason != 'none' else []),
            'correct': [f'corrects={c.choice(own)["seq"]}', 'words=s'], 'unseal': [f'persons={c.choice(p.people)}', 'words=u'],
        }.get(act)
        if act == 'ask':
            form = c.choice(list(FORMS))
            fields = [f'to={"ubnd" if form == "guidance" else to}', f'form={form}', 'title=Hỏi', f'due={due}', 'rule=Điều 1']
            if form in ('objection', 'instruction'):
                fields += [f'to_person={c.choice(mine or p.people)}']
        elif act == 'reply':
            answer = c.choice(FORMS.get(sheet['matter']['form'], ['agree']))
            fields = [f'answer={answer}', 'rule=Điều 2', 'words=Kết luận', f'until={due}', f'units={to}']
        elif act in ('extend', 'reopen'):
            due = max(day, instant(sheet['matter']['due']['at']).date() if sheet['matter']['due'] else day) + DAY * c.randrange(1, 30)
            fields = [f'due={due}', 'ground=t'] + ([f'reason={reason}'] if act == 'extend' and reason != 'none' else [])
        elif act == 'report' and self.kinds.recurs(kind):
            owed = [o['cutoff'] for o in sheet['occurrences']]
            fields.append(f'period={c.choice(owed) if owed else day}')
        if act in ('advise', 'decide', 'complete') and sheet['must_answer']:
            fields.append('answers=' + ';'.join(sheet['must_answer']))
        if fields is not None and not sheet['matter']['parent'] and act != 'correct':
            fields = fields + self.stated(kind, act)
        return fields, midnight(due + DAY)

    def some_row(self):
        c, p = self.chance, self.province
        day = self.now.date() + DAY * c.choice([0, 1, 3, 10, -2, -15])
        last = day + DAY * c.randrange(1, 20)
        person, other = c.sample(p.people, 2)
        what = c.choice(['absences', 'absences', 'delegations', 'tenure', 'successions', 'calendar', 'calendar'])
        if what == 'calendar':
            return self.calendar()
        here = [u for u in p.units if u not in self.gone and u not in ('ubnd', 'vp')]
        unit, heir = c.sample(here, 2)
        text = {
            'absences': f'absences:\n  - {{ person: {person}, from: {day}, to: {last}{", substitute: " + other if c.random() < .6 else ""} }}\n',
            'delegations': f'delegations:\n  - {{ person: {person}, post: {p.tenures[person]}, lent_to: {other}, from: {day}, to: {last} }}\n',
            'tenure': f'tenures:\n  - {{ person: {person}, post: {p.tenures[person]}, from: 2023-01-01, to: {day} }}\n'
                      f'  - {{ person: {other}, post: {p.tenures[person]}, from: {day + DAY} }}\n',
            'successions': f'successions:\n  - {{ unit: {unit}, {f"successor: {heir}, " if c.random() < .7 else ""}from: {day} }}\n'
                           + (f'tenures:\n' + ''.join(f'  - {{ person: {x}, post: q-{x}, from: {day} }}\n' for x, post in p.tenures.items()
                                                      if p.posts[post] == unit) +
                              f'posts:\n' + ''.join(f'  - {{ code: q-{x}, unit: {heir}, name_vi: Chuyên viên, rank: staff, from: {day} }}\n'
                                                    for x, post in p.tenures.items() if p.posts[post] == unit) if c.random() < .7 else ''),
        }[what]
        if self.record('register', f'source: Quyết định\n{text}') and what == 'successions':
            self.gone.add(unit)

    def calendar(self):
        c = self.chance
        day = self.now.date() + DAY * c.randrange(-25, 25)
        kind = 'work' if day.weekday() > 4 else 'off'
        body = ('BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\nBEGIN:VEVENT\n'
                f'UID:{len(self.rows)}@x\nDTSTAMP:20230101T000000Z\nDTSTART;VALUE=DATE:{day:%Y%m%d}\nCATEGORIES:{kind.upper()}\n'
                f'SUMMARY:Ngày đổi\nX-CONGVU-SOURCE:test\nX-CONGVU-ANNOUNCED:{self.now:%Y-%m-%d %H:%M:%S}\nEND:VEVENT\nEND:VCALENDAR\n')
        if self.record('calendar', body):
            self.rows.append(Row(kind, day, self.now, self.now))

    def record(self, what, text):
        name = os.path.join(self.folder, 'row')
        with open(name, 'w', encoding='utf-8') as f:
            f.write(text)
        out = self.run('record', what, name, '--at', self.now.isoformat(' '), may_fail=True)
        self.told.append(('+ ' if out else 'x+ ') + f'{self.now.isoformat(" ")} {what}: {text}')
        if out:
            self.taken[what] = self.taken.get(what, 0) + 1
        return out

    # --- what must hold ---

    def look(self, whole):
        calendar = counting.Book(self.rows).last()
        for code, _, _ in self.matters:
            if not whole and self.chance.random() < .5:
                continue
            sheet = self.sheet(code)
            check_sheet(sheet, calendar, self.dues)
            if instant(sheet['as_of']) == self.now and self.chance.random() < .15:
                self.seen.append((self.now, code, sheet))

    def play(self):
        for _ in range(2):
            self.open()
            self.tick()
        for _ in range(FACTS):
            self.tick()
            if self.chance.random() < .12 or not self.matters:
                self.some_row() if self.matters else self.open()
            else:
                self.some_act()
            self.look(False)
        self.look(True)
        self.run('rebuild', '--check')
        for t, code, sheet in self.seen:
            again = self.sheet(code, t)
            for part in sheet:
                holds(sheet[part] == again[part], code, 'as of', t, 'reads otherwise in', part, sheet[part], 'now', again[part])
        return len(self.seen)


def main():
    congvu, root = sys.argv[1:3]
    sequences, seed = rounds(int(sys.argv[3]) if len(sys.argv) > 3 else 8), int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with open(f'{root}/share/calendars/vn-2023-2026.ics', encoding='utf-8') as ics, \
            open(f'{root}/share/calendars/vn.yaml', encoding='utf-8') as yaml:
        rows = list(counting.read_ics(ics.read())) + list(counting.read_yaml(yaml.read()))
    province, taken, refused, read, wrong = Province(root), {}, 0, 0, 0
    for number in range(seed, seed + sequences):
        with tempfile.TemporaryDirectory() as folder:
            sequence = Sequence(congvu, folder, province, rows, number)
            try:
                read += sequence.play()
            except Wrong as why:
                wrong += 1
                print(f'seed {number}:')
                print('\n'.join(sequence.told))
                print(f'{why}\n')
        refused += sequence.refused
        for kind, n in sequence.taken.items():
            taken[kind] = taken.get(kind, 0) + n
    print(f'{sequences} sequences, {sum(taken.values())} facts taken, {refused} refused, {read} sheets read again, {wrong} wrong')
    print(' '.join(f'{kind} {n}' for kind, n in sorted(taken.items())))
    return 1 if wrong else 0


sys.exit(main())
