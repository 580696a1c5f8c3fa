#!/usr/bin/env python3
"""The signals of `congvu flow` against counts made here, the statistics of honest.py, and provinces in which it is known who pushes work away.

usage: signals_test.py CONGVU SOURCE_ROOT [PROVINCES [SEED [WORLD]]]

Of each province every n and count is made again from LOG.csv by the definitions alone, and must be equal. Over all provinces most of the
units planted must be found and few of those flagged be honest; with many provinces (`signals_test.py CONGVU ROOT 100`) both are
printed by how strongly work is pushed away. WORLD is one of shapes.py instead of province.py's.
"""
import collections
import csv
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile

import honest
import province
import shapes

HOURS = '07:30-11:30,13:30-17:30'
SIGNALS = ['returned', 'passed_up', 'passed_sideways', 'passed_late', 'clock_stopped', 'overdue', 'held_long']


class Wrong(Exception):
    pass


def working(a, b):
    """Working microseconds from a to b, Monday to Friday."""
    def upto(t):
        day = t.toordinal() - 1  # 0001-01-01 was a Monday
        week, weekday = divmod(day, 7)
        minutes = week * 5 * province.DAY + min(weekday, 5) * province.DAY
        clock = t.hour * 60 + t.minute + t.second / 60 + t.microsecond / 6e7
        if weekday < 5:
            minutes += sum(min(max(clock - start, 0), end - start) for start, end in province.WINDOWS)
        return minutes
    return upto(b) - upto(a)


# --- counts, again ---------------------------------------------------------------------------------------------------------------

def read(folder):
    parents = {}
    with open(os.path.join(folder, 'UNITS.csv'), encoding='utf-8') as f:
        for row in csv.DictReader(f):
            parents[row['code']] = row['parent']
    cases = collections.defaultdict(list)
    with open(os.path.join(folder, 'LOG.csv'), encoding='utf-8') as f:
        for row in csv.DictReader(f):
            row['at'] = dt.datetime.fromisoformat(row['time'])
            row['due'] = dt.datetime.fromisoformat(row['due']) if row['due'] else None
            cases[row['case']].append(row)
    return parents, cases


def superiors(parents, unit):
    while parents.get(unit):
        unit = parents[unit]
        yield unit


def holdings(acts):
    """[unit, by, from, to, last act, stopped, due when it ended] of a case."""
    acts.sort(key=lambda a: a['at'])
    out, holder, due = [], None, None
    for act in acts:
        due = act['due'] or due
        to = act['to_unit'] or holder or act['unit']
        if to != holder:
            if out:
                out[-1]['to'], out[-1]['last'], out[-1]['due'] = act['at'], act['act'], due
            out.append(dict(unit=to, by=act['unit'], start=act['at'], stopped=False))
            holder = to
        out[-1].update(to=act['at'], last=act['act'], due=due)
        out[-1]['stopped'] |= act['act'] == 'pause'
    return out


def count(parents, cases):
    n, hits = collections.Counter(), collections.Counter()

    def add(signal, unit, kind, hit):
        n[signal, unit, kind] += 1
        hits[signal, unit, kind] += bool(hit)
    for acts in cases.values():
        kind = next((a['kind'] for a in acts if a['kind']), '')
        held = holdings(acts)
        for i, h in enumerate(held):
            givers = {h['by']} | ({held[i - 1]['unit']} if i else set()) - {h['unit']}
            givers.discard(h['unit'])
            to = held[i + 1]['unit'] if i + 1 < len(held) else None
            up = to in superiors(parents, h['unit'])
            down = to and h['unit'] in superiors(parents, to)
            add('returned', h['unit'], kind, to in givers)
            add('passed_up', h['unit'], kind, to and to not in givers and up)
            add('passed_sideways', h['unit'], kind, to and to not in givers and not up and not down)
            add('clock_stopped', h['unit'], kind, h['stopped'])
            if h['due']:
                add('overdue', h['unit'], kind, h['start'] < h['due'] <= h['to'])
                if to and h['last'] != 'decide' and h['start'] < h['due']:
                    add('passed_late', h['unit'], kind, working(h['start'], h['to']) > .8 * working(h['start'], h['due']) + 1e-6)
    return n, hits


def check_counts(folder, answer):
    n, hits = count(*read(folder))
    said = {(r['signal'], r['unit'], r['kind']): r for r in answer['signals'] if r['signal'] != 'held_long'}
    due = {key for key, number in n.items() if number >= 30}
    if set(said) != due:
        raise Wrong(f'rows differ: {sorted(set(said) ^ due)[:5]}')
    for key, row in said.items():
        if (row['n'], row['count']) != (n[key], hits[key]):
            raise Wrong(f'{key}: {row["count"]} of {row["n"]}, here {hits[key]} of {n[key]}')


def check_rows(answer, register):
    place = {code: i for i, code in enumerate(register)}
    before = None
    for row in answer['signals']:
        if not (0 <= row['low'] <= row['expected'] + 1e-9 and row['expected'] <= row['high'] + 1e-9 <= 1 + 1e-6):
            raise Wrong(f'limits: {row}')
        if row['n'] < 30 or row['flagged'] != (row['q'] <= .05) or (row['flagged'] and row['share'] <= row['expected']):
            raise Wrong(f'a row: {row}')
        if row['flagged'] and not row['cases']:
            raise Wrong(f'no cases: {row}')
        key = (SIGNALS.index(row['signal']), row['kind'])
        if before and key == before[0] and place[row['unit']] <= before[1]:
            raise Wrong(f'not in the order of the register: {row}')
        before = key, place[row['unit']]


# --- the page ----------------------------------------------------------------------------------------------------------------------

def check_page(congvu, folder):
    """It stands alone, opens with what it cannot know, gives each figure its table, escapes what the log says, and names no person."""
    log, units = os.path.join(folder, 'LOG.csv'), os.path.join(folder, 'UNITS.csv')
    with open(log, encoding='utf-8') as f:
        text = f.read()
    with open(log, 'w', encoding='utf-8') as f:
        f.write(text.replace(',A02,', ',<script>A02</script>,'))
    for lang in ('vi', 'en'):
        done = subprocess.run([congvu, '--lang', lang, 'flow', '--format', 'html', '--units', units, '--hours', HOURS, log],
                              capture_output=True, text=True)
        page = done.stdout
        figures, tables = re.findall(r'<figure id="f(\d+)">', page), re.findall(r'<section class="twin" id="t(\d+)">', page)
        if done.returncode or '<script' in page or '&lt;script' not in page:
            raise Wrong(f'the page: {done.stderr}')
        if re.search(r'(?:src|href)="(?!#)|url\(|@import', page.replace('http://www.w3.org/2000/svg', '')):
            raise Wrong('the page needs something from elsewhere')
        if not figures or figures != tables or sum(page.count(f'href="#t{n}"') for n in figures) != len(figures):
            raise Wrong(f'figures {figures}, tables {tables}')
        if not 0 < page.index('<section class="heard">') < page.index('<h2 id="signs"') or re.search(r'A\d\d[\d.]*-p\d', page):
            raise Wrong('the page does not begin with what it cannot know, or names persons')
    done = subprocess.run([congvu, 'flow', '--format', 'html', '--name-persons', log], capture_output=True, text=True)
    if not re.search(r'A\d\d[\d.]*-p\d', done.stdout):
        raise Wrong('persons are not named where that was asked for')


def check_class(congvu, folder, answer):
    """Who is of a class of its own by UNITS.csv has no peers, and is not named."""
    alone = next(r['unit'] for r in answer['signals'] if r['flagged'])
    path = os.path.join(folder, 'UNITS.csv')
    with open(path, encoding='utf-8') as f:
        lines = f.read().splitlines()
    with open(path, 'w', encoding='utf-8') as f:
        f.write('\n'.join([lines[0] + ',class'] + [line + (',desk' if line.startswith(alone + ',') else ',office') for line in lines[1:]]) + '\n')
    again = flow(congvu, folder)['signals']
    if any(r['flagged'] for r in again if r['unit'] == alone) or not any(r['flagged'] for r in again):
        raise Wrong(f'classes of units are not kept apart: {alone}')


# --- provinces --------------------------------------------------------------------------------------------------------------------

def flow(congvu, folder):
    done = subprocess.run([congvu, '--lang', 'en', 'flow', '--format', 'json', '--units', os.path.join(folder, 'UNITS.csv'), '--hours',
                           HOURS, os.path.join(folder, 'LOG.csv')], capture_output=True, text=True)
    if done.returncode:
        raise Wrong(f'ended with {done.returncode}: {done.stderr}')
    return json.loads(done.stdout)


class Tally:
    def __init__(self):
        self.planted, self.found, self.flagged, self.honest = (collections.Counter() for _ in range(4))
        self.wrongly = collections.Counter()

    def add(self, place, answer):
        flagged = {r['unit'] for r in answer['signals'] if r['flagged']}
        listed = {r['unit'] for r in answer['signals']}
        planted = {u.code: u for u in place.planted() if u.code in listed}
        for code, unit in planted.items():
            for label in ('all', unit.way, f'strength {min(9, int(unit.strength * 5)) / 5:.1f}'):
                self.planted[label] += 1
                self.found[label] += code in flagged
        for code in flagged:
            for label in ('all', f'spread {int(place.shape.get("spread", 0) * 5) / 5:.1f}', 'hard cases' if place.shape.get('hard') else 'no hard cases'):
                self.flagged[label] += 1
                self.honest[label] += code not in planted
        for row in answer['signals']:
            self.wrongly[row['signal']] += row['flagged'] and row['unit'] not in planted

    def print(self):
        for label in sorted(self.planted):
            print(f'found {label}: {self.found[label]} of {self.planted[label]}')
        for label in sorted(self.flagged):
            print(f'honest among flagged, {label}: {self.honest[label]} of {self.flagged[label]}')
        print('rows of honest units flagged:', dict(self.wrongly))


# What the test itself runs on: small, so that it takes a second; clear, so that chance does not decide.
SMALL = [dict(units=24, kinds=1, cases=2600, spread=.25, planted=.15, strength=.9, tree='two', giving='parent', hard=0, days=500),
         dict(units=18, kinds=2, cases=4000, spread=.2, planted=.15, strength=1, tree='three', giving='root', hard=0, days=500),
         dict(units=30, kinds=1, cases=3000, spread=.2, planted=.1, strength=.8, tree='flat', giving='any', hard=.1, days=250)]
SMALL_SHAPES = [('Tasks', dict(units=24, kinds=2, each=90, vary=.2, pairs=0)), ('Plain', dict(units=30, kinds=2, cases=3000, spread=.2, levels=2))]


def provinces_of(number, seed, world):
    """(how it is called, the province); without a number those the test itself runs on."""
    if world:
        return ((f'{world} {s}', getattr(shapes, world)(s)) for s in range(seed, seed + (number or 1)))
    if number:
        return ((f'seed {s}', province.Province(s)) for s in range(seed, seed + number))
    small = [(f'seed {seed + i}', province.Province(seed + i, **shape)) for i, shape in enumerate(SMALL)]
    return small + [(f'{name} {seed}', getattr(shapes, name)(seed, **shape)) for name, shape in SMALL_SHAPES]


def check_example(root):
    """The table of docs/signals.md is what its own text gives."""
    with open(f'{root}/docs/signals.md', encoding='utf-8') as f:
        rows = re.findall(r'^\| (A\d\d) \| (\d+) \| (\d+) \| [\d.]+ \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$', f.read(), re.M)
    if [(u, int(n), int(k)) for u, n, k, *_ in rows] != honest.EXAMPLE:
        raise Wrong('docs/signals.md shows another example')
    honest.TAU, honest.MU = (.25, 1.6, 8), (1.5, 41)  # coarse: a second instead of ten
    verdicts = honest.judge([(n, k, .05) for _, n, k in honest.EXAMPLE])
    for (unit, *_, expected, p, q), (e, chance), value in zip(rows, verdicts, honest.false_discovery([p for _, p in verdicts])):
        for said, here in ((expected, e), (p, chance), (q, value)):
            if abs(float(said) - here) > .15 * here + .001:
                raise Wrong(f'docs/signals.md, {unit}: {said}, here {here}')


def main():
    congvu, root = sys.argv[1], sys.argv[2]
    provinces = int(sys.argv[3] or 0) if len(sys.argv) > 3 else 0
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    tally, wrong = Tally(), 0
    try:
        check_example(root)
    except Wrong as why:
        wrong += 1
        print(why)
    for number, (name, place) in enumerate(provinces_of(provinces, seed, sys.argv[5] if len(sys.argv) > 5 else None)):
        with tempfile.TemporaryDirectory() as folder:
            place.write(folder)
            try:
                answer = flow(congvu, folder)
                check_counts(folder, answer)
                check_rows(answer, [u.code for u in place.units])
                tally.add(place, answer)
                if number == 0:
                    check_class(congvu, folder, answer)
                    check_page(congvu, folder)
            except Wrong as why:
                wrong += 1
                print(f'{name}: {why}')
    tally.print()
    if not provinces and (tally.found['all'] < .8 * tally.planted['all'] or tally.honest['all'] > max(1, .1 * tally.flagged['all'])):
        wrong += 1
        print('too few found, or too many honest among the flagged')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
