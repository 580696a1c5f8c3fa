#!/usr/bin/env python3
"""Which planted avoidance `congvu flow` misses, and which honest units it names, class by class. A measuring tool: no test runs it.

usage: signals_confusion.py CONGVU FIRST_SEED NUMBER [WORLD ...]     (WORLD: Province of province.py, or one of shapes.py; all of them)

Planted, by world and way: how many, found by any row, found by the row of their own signal; of the missed, how many had no row of their own
signal at all, how many none of 60 observations or more. Honest, by what might make one look like a planted one: how many, how many were named, and by
which signals. An honest unit stands in every class it belongs to.
"""
import collections
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile

import province
import shapes

WORLDS = ['Province', 'Plain', 'Routes', 'Queues', 'Odds', 'Tasks']
OWN = dict(pingpong='returned', up='passed_up', sideways='passed_sideways', late='passed_late', stop='clock_stopped', sit='held_long')
HOURS = '07:30-11:30,13:30-17:30'


def make(world, seed):
    return province.Province(seed) if world == 'Province' else getattr(shapes, world)(seed)


def flow(congvu, folder):
    done = subprocess.run([congvu, 'flow', '--format', 'json', '--units', os.path.join(folder, 'UNITS.csv'), '--hours', HOURS,
                           os.path.join(folder, 'LOG.csv')], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)['signals']


def loads(rows):
    """Holdings of each unit that has a row."""
    sums = collections.Counter()
    for row in rows:
        sums[row['unit']] += row['n'] if row['signal'] == 'returned' else 0
    return sums


def is_slow(place, unit):
    """By nature, by more than a third."""
    if hasattr(unit, 'speed'):
        return unit.speed > 1.35
    if isinstance(place, shapes.Odds):  # its natures are logarithms
        return .6 * unit.nature['held_long'] > math.log(1.35)
    pace = getattr(unit, 'pace', None) or (getattr(unit, 'nature', None) or {}).get('held_long', 1)
    return pace > 1.35


def classes(place, unit, load, usual):
    yield 'all'
    if is_slow(place, unit):
        yield 'slow by nature'
    if getattr(unit, 'hard', 1) > 1:
        yield 'gets the hard cases'
    if load > 2 * usual:
        yield 'more than twice the usual load'
    if load < usual / 2:
        yield 'less than half the usual load'
    if unit.children:
        yield 'has units below it'
    if any(child.way for child in unit.children):
        yield 'above one that avoids'
    if unit.parent and any(u.way for u in unit.parent.children):
        yield 'beside one that avoids'
    if getattr(place, 'merger', [None, None])[1] is unit:
        yield 'heir of a merged unit'


class Confusion:
    def __init__(self):
        self.planted, self.honest, self.by = (collections.defaultdict(collections.Counter) for _ in range(3))

    def add_planted(self, world, unit, rows):
        own = [r for r in rows if r['signal'] == OWN.get(unit.way, unit.way)]
        named, right = int(any(r['flagged'] for r in rows)), int(any(r['flagged'] for r in own))
        for key in ((world, unit.way), (world, 'all'), ('all', 'all')):
            self.planted[key].update(units=1, found=named, right=right, no_row=int(not named and not own),
                                     few=int(not named and 0 < max((r['n'] for r in own), default=0) < 60))

    def add_honest(self, world, place, unit, rows, load, usual):
        named = [r['signal'] for r in rows if r['flagged']]
        for label in classes(place, unit, load, usual):
            for key in ((world, label), ('all', label)):
                self.honest[key].update(units=1, named=int(bool(named)))
                self.by[key].update(set(named))

    def add(self, world, place, rows):
        of = collections.defaultdict(list)
        for row in rows:
            of[row['unit']].append(row)
        load = loads(rows)
        usual = statistics.median(load.values()) if load else 0
        for unit in place.units:
            if unit.code not in of:
                continue
            if unit.way:
                self.add_planted(world, unit, of[unit.code])
            else:
                self.add_honest(world, place, unit, of[unit.code], load[unit.code], usual)

    def print(self):
        print('| world | planted | units | found | share | by own signal | missed: no row | missed: n under 60 |\n|---|---|---|---|---|---|---|---|')
        for (world, way), c in sorted(self.planted.items()):
            print(f'| {world} | {way} | {c["units"]} | {c["found"]} | {c["found"] / c["units"]:.2f} | {c["right"]} | {c["no_row"]} | {c["few"]} |')
        print('\n| world | honest units | units | named | share | for |\n|---|---|---|---|---|---|')
        for (world, label), c in sorted(self.honest.items()):
            by = ', '.join(f'{s} {n}' for s, n in self.by[world, label].most_common())
            print(f'| {world} | {label} | {c["units"]} | {c["named"]} | {c["named"] / c["units"]:.3f} | {by} |')
        print()
        for world in sorted({w for w, _ in self.planted}):
            found, wrong = self.planted[world, 'all']['found'], self.honest[world, 'all']['named']
            print(f'{world}: found {found / self.planted[world, "all"]["units"]:.3f}, honest of named {wrong / max(found + wrong, 1):.3f}')


def main():
    congvu, first, number = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    confusion = Confusion()
    for world in sys.argv[4:] or WORLDS:
        for seed in range(first, first + number):
            with tempfile.TemporaryDirectory() as folder:
                place = make(world, seed)
                place.write(folder)
                confusion.add(world, place, flow(congvu, folder))
    confusion.print()


if __name__ == '__main__':
    main()
