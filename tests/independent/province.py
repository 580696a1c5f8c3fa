"""Simulated provinces in which known units push work away: logs to try `congvu flow` on. It shares nothing with src/.

A province is drawn from a seed: how many units and how they stand above each other, how many cases of how many kinds, who gives work to
whom, how unequal the load is, how much honest units differ by nature, how the load moves with the seasons, which units get the
hard cases. Some units then avoid work in one of the ways below, by a strength that is drawn too. Nothing else tells them from the rest.

    pingpong    gives cases back to who gave them
    up          passes cases to a superior
    sideways    passes cases to a neighbour
    late        keeps what it passes on until the time is nearly gone
    stop        stops the clock
    sit         holds cases long: all of them somewhat, or some of them very

Time is counted in working minutes (eight hours a day, five days a week) and written as instants of those hours.
"""
import csv
import datetime as dt
import math
import os
import random

WAYS = ['pingpong', 'up', 'sideways', 'late', 'stop', 'sit']
DAY = 480  # working minutes
WINDOWS = [(450, 690), (810, 1050)]  # 07:30-11:30, 13:30-17:30
MONDAY = dt.datetime(2023, 1, 2)
HOPS_MAX = 40


def wall(minutes):
    """The instant after so many working minutes."""
    day, rest = divmod(minutes, DAY)
    week, weekday = divmod(int(day), 5)
    at = 450 + rest if rest <= 240 else 810 + rest - 240
    return MONDAY + dt.timedelta(days=week * 7 + weekday, microseconds=round(at * 6e7))


class Unit:
    def __init__(self, code, parent):
        self.code, self.parent, self.children, self.above = code, parent, [], []
        self.way, self.strength = None, 0


class Act:
    __slots__ = ('at', 'act', 'unit', 'to')

    def __init__(self, at, act, unit, to=None):
        self.at, self.act, self.unit, self.to = at, act, unit, to


class Case:
    def __init__(self, name, kind, due):
        self.name, self.kind, self.due, self.acts = name, kind, due, []


def beta(chance, mean, spread):
    """A rate with this mean and this coefficient of variation."""
    if spread <= 0:
        return mean
    scale = (1 - mean) / (mean * spread * spread) - 1
    return chance.betavariate(mean * max(scale, .5), (1 - mean) * max(scale, .5))


class Province:
    def __init__(self, seed, **fixed):
        c = self.chance = random.Random(seed)
        shape = dict(units=round(math.exp(c.uniform(math.log(8), math.log(200)))), kinds=c.randint(1, 6), spread=c.uniform(.1, .5),
                     planted=c.uniform(.03, .2), skew=c.uniform(0, 1), season=c.uniform(0, .6), hard=c.choice([0, 0, .1, .2]),
                     tree=c.choice(['flat', 'two', 'three', 'three']), giving=c.choice(['root', 'parent', 'any', 'desk']),
                     tail=c.uniform(.5, 1.2), strength=c.uniform(.5, 1), days=c.choice([250, 500, 750]))
        shape['cases'] = round(shape['units'] * shape['kinds'] * math.exp(c.uniform(math.log(60), math.log(400))))
        shape.update(fixed)
        self.shape = shape
        self.grow(shape)
        self.draw(shape)

    # --- units ---

    def grow(self, shape):
        c, n = self.chance, shape['units']
        self.units = [Unit('A00', None)]
        def add(parent):
            unit = Unit(f'A{len(self.units):02d}' if parent.parent is None else f'{parent.code}.{len(parent.children) + 1}', parent)
            parent.children.append(unit)
            self.units.append(unit)
        heads = n if shape['tree'] == 'flat' else max(3, round(n ** .55))
        while len(self.units) < n:
            if len(self.units) <= heads:
                add(self.units[0])
            elif shape['tree'] == 'two' or c.random() < .8:
                add(c.choice(self.units[1:heads + 1]))
            else:
                add(c.choice(self.units[heads + 1:] or self.units[1:]))
        for unit in self.units:
            at = unit.parent
            while at:
                unit.above.append(at)
                at = at.parent
            unit.peers = [p for p in (unit.parent.children if unit.parent else []) if p is not unit]
            if len(unit.peers) < 2:
                unit.peers = [p for p in self.units[1:] if p is not unit and p is not unit.parent and p not in unit.children]
        self.workers = self.units[1:]
        self.desk = self.workers[0] if shape['giving'] == 'desk' else None

    def draw(self, shape):
        c = self.chance
        self.kinds = [dict(name=f'k{k}', back=c.uniform(.02, .12), up=c.uniform(.01, .08), side=c.uniform(.02, .1), down=c.uniform(.05, .3),
                           stop=c.uniform(.01, .15), hold=math.exp(c.uniform(math.log(200), math.log(2400))), room=c.uniform(3, 9))
                      for k in range(shape['kinds'])]
        kind_weights = [c.uniform(.3, 1) for _ in self.kinds]
        self.kind_weights = kind_weights
        for unit in self.units:
            unit.weight = math.exp(c.gauss(0, shape['skew']))
            unit.hard = c.uniform(1.3, 1.8) if c.random() < shape['hard'] else 1
            unit.speed = math.exp(c.gauss(0, shape['spread'] * .7))
            own = {w: c.gauss(0, 1) for w in ('back', 'up', 'side', 'stop')}
            unit.rate = [{w: min(.9, beta(c, kind[w], shape['spread'])) for w in own} for kind in self.kinds]
        pool = [u for u in self.workers if u is not self.desk]
        for unit in c.sample(pool, round(shape['planted'] * len(pool))):
            ways = list(WAYS)
            if not [a for a in unit.above if a.parent is None or True][1:] and shape['giving'] in ('root',):
                ways.remove('up')
            unit.way, unit.strength = c.choice(ways), shape['strength'] * c.uniform(.7, 1.3)
        self.leads = [u for u in pool if not u.children or c.random() < .7] or pool
        self.lead_weights = [u.weight for u in self.leads]

    def planted(self):
        return [u for u in self.units if u.way]

    # --- cases ---

    def cases(self):
        c, shape = self.chance, self.shape
        kinds = c.choices(range(len(self.kinds)), self.kind_weights, k=shape['cases'])
        for number, k in enumerate(kinds):
            yield self.case(number, k)

    def giver(self, lead):
        giving = self.shape['giving']
        if giving == 'root' or lead.parent is None:
            return self.units[0]
        if giving == 'parent':
            return lead.parent
        if giving == 'desk':
            return self.desk
        return self.chance.choice([lead.parent, self.units[0], self.chance.choice(self.workers)])

    def load(self, at):
        return 1 + self.shape['season'] * math.sin(2 * math.pi * at / (DAY * 250))

    def case(self, number, k):
        c, kind = self.chance, self.kinds[k]
        while True:
            start = c.uniform(0, self.shape['days'] * DAY)
            if c.random() * (1 + self.shape['season']) < self.load(start):
                break
        lead = c.choices(self.leads, self.lead_weights)[0]
        giver = self.giver(lead)
        case = Case(f'M{number:06d}', kind['name'], None)
        case.due = (math.floor(start / DAY) + max(2, round(kind['hold'] * kind['room'] * c.uniform(.7, 1.3) / DAY)) + 1) * DAY
        case.acts.append(Act(start, 'open', giver, lead if lead is not giver else None))
        hard = math.exp(c.gauss(0, .3)) * lead.hard
        self.pass_around(case, k, hard, [giver, lead] if giver is not lead else [lead], start)
        return case

    def pass_around(self, case, k, hard, path, at):
        c = self.chance
        for _ in range(HOPS_MAX):
            unit = path[-1]
            giver = path[-2] if len(path) > 1 else None
            back = len(path) > 2 and unit in path[:-1]
            returned = back and len(path) > 2 and path[-3] is unit
            to, act = self.choose(unit, giver, k, hard, back, returned, path)
            hold = self.hold(unit, k, at, hard, returned)
            if unit.way == 'late' and to and at < case.due and c.random() < .4 + .6 * min(unit.strength, 1):
                hold = (case.due - at) * c.uniform(.84, .99)
            end = at + max(hold, 1)
            self.pauses(case, unit, k, at, end)
            case.acts.append(Act(end, act, unit, to))
            if not to:
                return
            path.append(to)
            at = end

    def hold(self, unit, k, at, hard, returned):
        c = self.chance
        hold = self.kinds[k]['hold'] * unit.speed * self.load(at) * hard * math.exp(c.gauss(0, self.shape['tail']))
        if returned:
            hold *= .4
        if unit.way == 'sit':
            if unit.strength < .6:
                hold *= 1 + 3 * unit.strength
            elif c.random() < .5:
                hold *= 2 + 6 * unit.strength
        return hold

    def pauses(self, case, unit, k, at, end):
        c = self.chance
        rate = unit.rate[k]['stop'] + (.5 * unit.strength if unit.way == 'stop' else 0)
        if c.random() < rate:
            a, b = sorted([c.uniform(at, end), c.uniform(at, end)])
            case.acts.append(Act(a, 'pause', unit))
            case.acts.append(Act(b, 'resume', unit))

    def choose(self, unit, giver, k, hard, back, returned, path):
        """To whom it goes next; None: it is decided."""
        c, rate = self.chance, unit.rate[k]
        r = c.random()
        if returned:  # sent back to who gave it: most send it out again
            if r < .55:
                return path[-2], 'forward'
            if r < .75 and unit.children:
                return c.choice(unit.children), 'forward'
            return None, 'decide'
        come_up = giver is not None and unit in giver.above
        p_back = min(.6, rate['back'] * hard * (2 if come_up or (giver in unit.peers) else 1)) if giver else 0
        p_up = min(.5, rate['up'] * hard)
        p_side = min(.5, rate['side'])
        if unit.way == 'pingpong' and giver:
            p_back = min(.9, p_back + .45 * unit.strength)
        if unit.way == 'up':
            p_up = min(.9, p_up + .4 * unit.strength)
        if unit.way == 'sideways':
            p_side = min(.9, p_side + .4 * unit.strength)
        above = [a for a in unit.above if a is not giver]
        if r < p_back:
            return giver, 'return'
        r -= p_back
        if r < p_up and above:
            return above[0], 'escalate'
        r -= p_up
        if r < p_side and unit.peers:
            peers = [p for p in unit.peers if p is not giver]
            if peers:
                return c.choice(peers), 'transfer'
        r -= p_side
        if r < self.kinds[k]['down'] and unit.children:
            return c.choice(unit.children), 'assign'
        if unit.way == 'late' and r < .5 and unit.peers:
            return (c.choice(unit.children) if unit.children else c.choice(unit.peers)), 'transfer'
        return None, 'decide'

    # --- files ---

    def write(self, folder):
        """LOG.csv and UNITS.csv as docs/formats/flow.md describes them. The cases."""
        cases = list(self.cases())
        rows = [(a.at, i, case, a) for case in cases for i, a in enumerate(sorted(case.acts, key=lambda a: a.at))]
        rows.sort(key=lambda r: (r[0], r[1]))
        with open(os.path.join(folder, 'LOG.csv'), 'w', newline='', encoding='utf-8') as f:
            out = csv.writer(f)
            out.writerow(['case', 'act', 'time', 'unit', 'to_unit', 'person', 'state', 'due', 'kind'])
            for _, i, case, a in rows:
                out.writerow([case.name, a.act, wall(a.at).isoformat(timespec='seconds') + '+07:00', a.unit.code, a.to.code if a.to else '',
                              f'{a.unit.code}-p{(hash_of(case.name) + i) % 4}', '', wall(case.due - 1e-6).isoformat(timespec='seconds') + '+07:00'
                              if i == 0 else '', case.kind])
        with open(os.path.join(folder, 'UNITS.csv'), 'w', newline='', encoding='utf-8') as f:
            out = csv.writer(f)
            out.writerow(['code', 'name', 'parent'])
            for u in self.units:
                out.writerow([u.code, 'Đơn vị ' + u.code, u.parent.code if u.parent else ''])
        return cases


def hash_of(name):
    return sum(ord(x) * (i + 1) for i, x in enumerate(name))
