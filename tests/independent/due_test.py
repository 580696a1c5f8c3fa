#!/usr/bin/env python3
"""Due instants compared with an independent count (counting.py), through the program's own door.

usage: due_test.py CONGVU SOURCE_ROOT [CASES [SEED]]

Random matters over 2023-2027 are opened, handed on, stopped, taken up again and extended by an act file; days off, worked
Saturdays, office hours and plans of years are announced and recorded in between, some late, some ahead. Then each matter is read,
as of the end and as of some instant on the way, and every due instant printed must be the one counted here.
"""
import datetime as dt
import json
import os
import random
import subprocess
import sys
import tempfile

import counting
from counting import DAY, Row, midnight
from rounds import rounds

BATCH = 60  # matters in one database
UNITS = [('sxd', 'sxd-gd'), ('stc', 'stc-gd'), ('snv', 'snv-gd'), ('stp', 'stp-gd')]
REASONS = {('pause', 'stop'): 'stops', ('pause', 'on'): 'runs_on', ('await', 'stop'): 'stops', ('await', 'again'): 'again',
           ('await', 'on'): 'runs_on'}
HANDOVER = {0: None, 1: ('07:30', '15:00'), 2: ('08:00', '16:30'), 3: None}
STEPS = {0: (None, None), 1: (('hours', 240), ('workdays', 2)), 2: (('workdays', 3), ('hours', 52 * 60)),
         3: (('days', 5), ('months', 1))}
RECURS = ['day', 'week friday', 'week monday', 'month 25', 'month 31', 'month last', 'quarter 14', 'quarter 5/1', 'half 20/6',
          'half last', 'year 15/12', 'year 29/2', 'week friday 16:30', 'month 25 09:00']


def words(limit):
    unit, n = limit
    if unit in ('date', 'instant'):
        return n.strftime('%Y-%m-%d' if unit == 'date' else '%Y-%m-%d %H:%M')
    if unit == 'hours':
        return f'{n // 60} working hours' if n % 60 == 0 else f'{n} working minutes'
    return f'{n} ' + {'workdays': 'working days', 'days': 'days', 'months': 'months'}[unit]


def iso(t):
    return t.strftime('%Y-%m-%d %H:%M:%S')


def regulation():
    head = 'names: { vi: "Thử" }\n    valid: { from: 2015-01-01 }\n    source: test\n    mark: set\n'
    out = ['regulations:']
    for n in STEPS:
        out.append(f'  - kind: trial_{"abcd"[n]}\n    prefix: X{"ABCD"[n]}\n    {head}    limit: 30 days')
        if HANDOVER[n]:
            out.append('    hand_over: { from: %s, to: %s }' % HANDOVER[n])
        out.append('    steps:')
        for code, on, holder, limit in (('first', 'open', 'lead', STEPS[n][0]), ('second', 'forward', 'stated', STEPS[n][1])):
            own = f'limit: {words(limit)}, ' if limit else ''
            out.append(f'      - {{ code: {code}, names: {{ vi: "B" }}, on: {on}, holder: {holder}, {own}source: t, mark: set }}')
        out.append('    reasons:')
        for (act, code), effect in REASONS.items():
            out.append(f'      - {{ act: {act}, code: {code}, names: {{ vi: "L" }}, effect: {effect}, source: t, mark: set }}')
    return '\n'.join(out) + '\n'


# --- the matter, as it should be -----------------------------------------------------------------------------------------

class Limit:
    """A limit and what moved it."""

    def __init__(self, limit, start):
        self.limit, self.start, self.stops = limit, start, []

    def due(self, book):
        return book.due(self.limit, self.start, self.stops) if self.limit else None

    def relative(self):
        return self.limit is not None and self.limit[0] not in ('date', 'instant')


class Matter:
    """One matter's script, and the limits that follow from it."""

    def __init__(self, code, kind, limit, opened):
        self.code, self.kind, self.limit, self.opened = code, kind, limit, opened
        self.script = []  # (instant, what, detail)

    def receivable(self, book, t):
        hours = HANDOVER[self.kind]
        if not hours:
            return t
        cal = book.last()
        first, last = (midnight(t.date()) + dt.timedelta(minutes=counting.minutes(h)) for h in hours)
        if t < first:
            return cal.opens(first)
        if t > last:
            return cal.opens(midnight(t.date() + DAY))
        return t if cal.works(t.date()) else cal.opens(t)

    def read(self, book, now):
        """Due instants: the first, the matter's, the step's; None where there is none or it stands still now."""
        matter, step = Limit(self.limit, self.opened), Limit(STEPS[self.kind][0], self.opened)
        first = matter.due(book)
        halt = None
        taken_up = self.opened
        for t, what, detail in self.script + [(now + dt.timedelta(microseconds=1), 'now', None)]:
            if halt and halt['until'] <= min(t, now):
                self.go_on(book, matter, step, halt, halt['until'], False, taken_up)
                halt = None
            if t > now:
                break
            if what == 'forward':
                taken_up = self.receivable(book, t)
                step = Limit(STEPS[self.kind][1], taken_up)
            elif what in ('pause', 'await'):
                halt = {'from': t, 'until': midnight(detail[1] + DAY), 'effect': REASONS[what, detail[0]], 'stands': False}
            elif what == 'resume':
                self.go_on(book, matter, step, halt, t, True, taken_up)
                halt = None
            elif what == 'extend':  # the due stated is the due, also of a matter that stands still
                matter.limit, matter.start, matter.stops = detail, t, []
                if halt:
                    halt['stands'] = True
        def stands(limit):
            due = limit.due(book)
            still = due and halt and halt['effect'] != 'runs_on' and halt['from'] < due
            return None if still and not (limit is matter and halt['stands']) else due

        return first, stands(matter), stands(step)

    @staticmethod
    def go_on(book, matter, step, halt, t, by_act, taken_up):
        if halt['effect'] == 'runs_on':
            return
        again = by_act and halt['effect'] == 'again' and halt['from'] < matter.due(book)
        for limit in (matter, step):
            if limit is matter and halt['stands']:
                continue
            if again and limit.relative():
                limit.start, limit.stops = max(t, taken_up) if limit is step else t, []
            elif limit.limit:
                limit.stops.append((max(halt['from'], limit.start), max(t, limit.start)))


# --- chance ----------------------------------------------------------------------------------------------------------------

class Trial:
    def __init__(self, seed, shipped):
        self.chance = random.Random(seed)
        self.rows = list(shipped)
        self.events = []  # (instant, order, yaml)
        self.matters, self.duties = [], []

    def moment(self, first, last):
        t = first + dt.timedelta(minutes=self.chance.randrange(int((last - first).total_seconds()) // 60))
        edge = self.chance.random()
        if edge < .05:
            t = midnight(t.date())
        elif edge < .2:
            t = midnight(t.date()) + dt.timedelta(minutes=self.chance.choice([449, 450, 690, 810, 900, 901, 990, 1050, 1439]))
        return max(t, first)

    def some_limit(self, t):
        c = self.chance
        unit = c.choice(['hours', 'workdays', 'days', 'months', 'date', 'instant'])
        n = {'hours': lambda: c.choice([c.randrange(1, 20) * 60, c.randrange(1, 9000)]), 'workdays': lambda: c.randrange(1, 60),
             'days': lambda: c.randrange(1, 120), 'months': lambda: c.randrange(1, 12),
             'date': lambda: t.date() + DAY * c.randrange(1, 150),
             'instant': lambda: t + dt.timedelta(minutes=c.randrange(60, 150000))}[unit]()
        return unit, n

    def say(self, t, text):
        self.events.append((t, len(self.events), text))

    def act(self, t, by, code, act, rest):
        self.say(t, f'  - {{ at: "{iso(t)}", by: {by}, matter: {code}, act: {act}, {rest} }}')

    def calendar(self, t):
        """Some rows, recorded at t, announced then, before or after."""
        c = self.chance
        announced = t + dt.timedelta(days=c.choice([0, 0, 0, -9, -40, 6]), seconds=c.randrange(1, 50))
        day = t.date() + DAY * c.randrange(-20, 60)
        if c.random() < .1:
            first, last = c.choice([('07:00-11:30', '13:00-17:00'), ('07:30-11:30', '13:30-16:30'), ('08:00-12:00', '13:00-18:00')])
            until = day + DAY * c.randrange(20, 120)
            row = Row('hours', day, announced, t, until)
            row.windows = [[tuple(counting.minutes(x) for x in w.split('-')) for w in (first, last)]] * 5 + [[], []]
            body = [f'hours:', f'  - from: {day}', f'    to: {until}', '    vi: Giờ khác', '    source: test',
                    f'    announced: "{iso(announced)}"'] + [f'    {d}: ["{first}", "{last}"]' for d in counting.WEEKDAYS[:5]]
        else:
            weekend = day.weekday() > 4
            like = day - DAY * c.randrange(1, 5) if weekend and c.random() < .5 else None
            row = Row('work' if weekend else 'off', day, announced, t, like=like)
            body = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', 'BEGIN:VEVENT', f'UID:{len(self.rows)}@x',
                    'DTSTAMP:20230101T000000Z', f'DTSTART;VALUE=DATE:{day:%Y%m%d}', f'CATEGORIES:{row.kind.upper()}',
                    'SUMMARY:Ngày đổi', 'X-CONGVU-SOURCE:test', f'X-CONGVU-ANNOUNCED:{announced:%Y-%m-%d %H:%M:%S}']
            body += [f'X-CONGVU-LIKE:{like}'] if like else []
            body += ['END:VEVENT', 'END:VCALENDAR']
        self.rows.append(row)
        self.say(t, f'  - at: "{iso(t)}"\n    record: calendar\n    text: |\n' + '\n'.join('      ' + line for line in body))

    def matter(self, code, first, last):
        c = self.chance
        kind, t = c.randrange(4), self.moment(first, last)
        limit = self.some_limit(t) if c.random() < .9 else ('days', 30)
        m = Matter(code, kind, limit, t)
        due = '' if limit == ('days', 30) and c.random() < .5 else f', due: {words(limit)}'
        self.act(t, 'cvp', code, 'open', f'kind: trial_{"abcd"[kind]}, giver: ubnd, to: sxd, title: Thử{due}')
        self.matters.append(m)
        holder, forwarded = 0, False
        for _ in range(c.randrange(4)):
            t += dt.timedelta(minutes=c.randrange(1, 20000))
            what = c.choice(['forward', 'halt', 'halt', 'extend'])
            if what == 'forward' and not forwarded:
                t = self.moment(t, t + DAY)
                self.act(t, UNITS[holder][1], code, 'forward', f'to: {UNITS[holder + 1][0]}')
                m.script.append((t, 'forward', None))
                holder, forwarded = holder + 1, True
            elif what == 'extend':
                self.extend(m, t)
            elif what == 'halt':
                t = self.halt(m, t, UNITS[holder][1])

    def extend(self, m, t):
        now = counting.Book(self.rows, t).due(m.limit, m.opened)
        limits = [d for s, w, d in m.script if w == 'extend']
        if limits or any(w in ('pause', 'await') for _, w, _ in m.script[:-1]):
            return  # a second one could be refused: the due would not be later
        limit = ('date', max(now, t).date() + DAY * self.chance.randrange(150, 300))
        self.act(t, 'chu-tich', m.code, 'extend', f'due: {words(limit)}, ground: Vướng mắc')
        m.script.append((t, 'extend', limit))

    def halt(self, m, t, by):
        c = self.chance
        act, reason = c.choice(list(REASONS))
        until = t.date() + DAY * c.randrange(0, 40)
        self.act(t, by, m.code, act, f'reason: {reason}, until: {until}, ' + ('evidence: Giấy' if act == 'pause' else 'whom: bên ngoài'))
        m.script.append((t, act, (reason, until)))
        end = midnight(until + DAY)
        if c.random() < .3:
            t2 = t + dt.timedelta(minutes=c.randrange(1, 4000))
            if t2 < end:
                self.extend(m, t2)
                t = t2
        if c.random() < .7 and t < end - dt.timedelta(minutes=2):
            t = self.moment(t, end)
            t = max(t, m.script[-1][0])
            if t < end:
                self.act(t, by, m.code, 'resume', 'came: Đã có')
                m.script.append((t, 'resume', None))
                return t
        return end

    def duty(self, code, first, last):
        t = self.moment(first, last)
        recur = self.chance.choice(RECURS)
        self.act(t, 'cvp', code, 'open', f'kind: duty, giver: ubnd, to: sxd, title: Báo cáo, recur: {recur}')
        self.duties.append((code, recur, t))

    def fill(self, n):
        year = self.chance.randrange(2023, 2028)
        first, last = dt.datetime(year, 1, 3), dt.datetime(year, 12, 20)
        for i in range(n):
            self.matter(f'X{i}', first, last)
        for i in range(3):
            self.duty(f'Y{i}', first, last)
        for _ in range(self.chance.randrange(12)):
            self.calendar(self.moment(first, last))
        self.events.sort(key=lambda e: e[:2])
        return 'name: so-sanh\nacts:\n' + '\n'.join(e[2] for e in self.events) + '\n'


# --- the program -----------------------------------------------------------------------------------------------------------

class Program:
    def __init__(self, congvu, folder):
        self.congvu, self.db = congvu, os.path.join(folder, 'trial.db')

    def run(self, *args):
        door = [] if args[0] == 'init' else ['--db', self.db]
        done = subprocess.run([self.congvu, '--lang', 'en', *door, *args], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f'congvu {" ".join(args)}: {done.stderr}')
        return done.stdout

    def sheet(self, code, as_of=None):
        return json.loads(self.run('matter', code, '--format', 'json', *(['--as-of', iso(as_of)] if as_of else [])))


def instant(text):
    return text and dt.datetime.fromisoformat(text).replace(tzinfo=None)


def owed(book, recur, day):
    """At the hour stated, else at 24:00; on a day off at 24:00 of the next working day."""
    end = book.due(('date', day), midnight(day))
    hour = recur.split()[-1]
    if ':' in hour and end == midnight(day + DAY):
        return midnight(day) + dt.timedelta(minutes=counting.minutes(hour))
    return end


def compare(program, trial, now, differences):
    compared = 0

    def same(what, want, got):
        nonlocal compared
        compared += 1
        if want != got:
            differences.append(f'{what}: counted {want}, printed {got}')

    book, books = counting.Book(trial.rows), {}
    for m in trial.matters:
        for t in (None, trial.moment(m.opened, max(now, m.opened + DAY))):
            if t and not m.opened <= t <= now:
                continue
            known = book if t is None else books.setdefault(t, counting.Book(trial.rows, t))
            sheet = program.sheet(m.code, t)
            first, due, step = m.read(known, t or now)
            told = f'{m.code} kind {m.kind} {words(m.limit)} from {iso(m.opened)} {[(iso(s), w, d) for s, w, d in m.script]} as of {t}'
            same(told + ' first', first, instant(sheet['matter']['first_due']['at']))
            same(told + ' due', due, instant(sheet['clocks']['matter']['due']))
            same(told + ' step', step, instant(sheet['clocks']['step']['due']))
    for code, recur, t in trial.duties:
        days = [dt.date.fromisoformat(o['cutoff']) for o in program.sheet(code)['occurrences']]
        hour = dt.timedelta(minutes=counting.minutes(recur.split()[-1])) if ':' in recur else DAY
        want = [day for day in counting.cutoffs(recur, t.date(), days[-1]) if midnight(day) + hour > t]
        same(f'{code} {recur} from {iso(t)}', want, days)
        same(f'{code} {recur} reaches now', True, days[-1] >= now.date())
        for o in program.sheet(code)['occurrences']:
            day = dt.date.fromisoformat(o['cutoff'])
            same(f'{code} {recur} {day}', owed(book, recur, day), instant(o['due']['at']))
    return compared


def main():
    congvu, root = sys.argv[1:3]
    cases, seed = rounds(int(sys.argv[3]) if len(sys.argv) > 3 else 240), int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with open(f'{root}/share/calendars/vn-2023-2026.ics', encoding='utf-8') as ics, \
            open(f'{root}/share/calendars/vn.yaml', encoding='utf-8') as yaml:
        shipped = list(counting.read_ics(ics.read())) + list(counting.read_yaml(yaml.read()))
    compared, differences = 0, []
    for number in range((cases + BATCH - 1) // BATCH):
        trial = Trial(seed + number, shipped)
        story = trial.fill(BATCH)
        with tempfile.TemporaryDirectory() as folder:
            program = Program(congvu, folder)
            program.run('init', program.db, '--exercise', '--register', f'{root}/tests/cases/province.yaml')
            for name, text in (('kinds.yaml', regulation()), ('story.yaml', story)):
                with open(os.path.join(folder, name), 'w', encoding='utf-8') as f:
                    f.write(text)
            program.run('record', 'regulation', os.path.join(folder, 'kinds.yaml'), '--at', '2023-01-02 00:00')
            program.run('apply', os.path.join(folder, 'story.yaml'))
            program.run('rebuild', '--check')
            before = len(differences)
            compared += compare(program, trial, trial.events[-1][0], differences)
            for line in differences[before:before + 5]:
                print(f'seed {seed + number}: {line}')
    print(f'{compared} due instants compared, {len(differences)} differ')
    return 1 if differences else 0


sys.exit(main())
