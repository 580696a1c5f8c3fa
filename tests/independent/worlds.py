"""What the worlds of shapes.py share: units, who of them is planted, rows of a log, files."""
import csv
import datetime as dt
import json
import math
import os
import random

WAYS = ['returned', 'passed_up', 'passed_sideways', 'passed_late', 'clock_stopped', 'overdue', 'held_long']
DAY = 480
MONDAY = dt.datetime(2024, 1, 1)


def wall(minutes):
    day, rest = divmod(minutes, DAY)
    week, weekday = divmod(int(day), 5)
    at = 450 + rest if rest <= 240 else 810 + rest - 240
    return (MONDAY + dt.timedelta(days=week * 7 + weekday, seconds=int(at * 60))).isoformat() + '+07:00'


class Unit:
    def __init__(self, code, parent=None):
        self.code, self.parent, self.children, self.way, self.strength = code, parent, [], None, 0
        if parent:
            parent.children.append(self)

    def beside(self):
        return [u for u in self.parent.children if u is not self] if self.parent else []


class World:
    """Units, who of them is planted, and rows of a log."""
    share = (.06, .16)

    def __init__(self, seed, **fixed):
        self.c = random.Random(f'{type(self).__name__} {seed}')
        self.shape = self.sizes(self.c)
        self.shape.update(fixed)
        self.units, self.rows, self.number = [], [], 0
        self.grow()
        for u in self.units:
            u.staff = self.c.randint(2, 9)
        could = self.could()
        for u in self.c.sample(could, max(1, round(self.c.uniform(*self.share) * len(could)))):
            u.way, u.strength = self.c.choice(self.ways(u)), self.c.uniform(0, 1)
        self.play()

    def planted(self):
        return [u for u in self.units if u.way]

    def could(self):
        return [u for u in self.units if u.parent]

    def ways(self, u):
        return WAYS

    def unit(self, code, parent=None):
        self.units.append(Unit(code, parent))
        return self.units[-1]

    def act(self, case, at, act, unit, to=None, due=None, kind=''):
        self.rows.append((at, len(self.rows), case, act, unit.code, to.code if to else '', f'{unit.code}-{self.c.randrange(unit.staff)}',
                          due, kind))

    def name(self):
        self.number += 1
        return f'C{self.number:06d}'

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'LOG.csv'), 'w', newline='', encoding='utf-8') as f:
            out = csv.writer(f)
            out.writerow(['case', 'act', 'time', 'unit', 'to_unit', 'person', 'due', 'kind'])
            for at, _, case, act, unit, to, person, due, kind in sorted(self.rows):
                out.writerow([case, act, wall(at), unit, to, person, wall(due) if due is not None else '', kind])
        with open(os.path.join(folder, 'UNITS.csv'), 'w', newline='', encoding='utf-8') as f:
            out = csv.writer(f)
            out.writerow(['code', 'name', 'parent'])
            for u in self.units:
                out.writerow([u.code, u.code, u.parent.code if u.parent else ''])
        with open(os.path.join(folder, 'truth.json'), 'w', encoding='utf-8') as f:
            json.dump(dict(world=type(self).__name__, shape=self.shape, planted={u.code: u.way for u in self.units if u.way},
                           strength={u.code: u.strength for u in self.units if u.way},
                           honest={u.code: getattr(u, 'nature', None) for u in self.units}), f)


def log_normal(c, spread):
    return math.exp(c.gauss(0, spread))
