"""Provinces of other shapes than province.py's, for the same question: does `congvu flow` find who pushes work away, and leave the others alone?

Five worlds that share nothing but the clock and the files: how cases move, how honest units differ and how avoidance looks is another matter in
each. So what is right for one by luck of its shape is wrong for another. Each draws its sizes from the seed too.

    Routes  dossiers by a fixed route: desk, specialist's unit, its superior for signing; each kind of work has its own few units
    Queues  units are servers with a queue: who is busy is slow; one unit is merged into another half way
    Odds    case, person and unit add on the log odds; loads from 5 to 5000 cases a unit; times with a heavy tail
    Plain   a walk between units with fixed chances, as the definitions of the signals are written down
    Tasks   a superior gives tasks to many units; few kinds, few cases, all due at the end of a period
"""
import heapq
import math

import shapes_heavy
from worlds import DAY, WAYS, World, log_normal

Odds, Tasks = shapes_heavy.Odds, shapes_heavy.Tasks


# --- Plain ---------------------------------------------------------------------------------------------------------------------------

class Plain(World):
    def ways(self, u):
        return [w for w in WAYS if w != 'passed_up' or u.parent.parent]

    USUAL = dict(returned=.06, passed_up=.05, passed_sideways=.05, clock_stopped=.06, passed_late=.05, overdue=.03)

    def sizes(self, c):
        units = round(math.exp(c.uniform(math.log(12), math.log(90))))
        return dict(units=units, kinds=c.randint(1, 4), cases=min(9000, round(units * math.exp(c.uniform(math.log(60), math.log(260))))),
                    spread=c.uniform(.0, .4), levels=c.choice([2, 3]))

    def grow(self):
        top = self.unit('P')
        heads = [self.unit(f'P{i}', top) for i in range(self.shape['units'] if self.shape['levels'] == 2 else max(4, self.shape['units'] // 5))]
        while len(self.units) <= self.shape['units']:
            head = self.c.choice(heads)
            self.unit(f'{head.code}.{len(head.children)}', head)

    def chance(self, u, k, way):
        p = self.USUAL[way] * self.scale[k][way] * u.nature[way]
        if u.way == way:
            p = p * 3 + .10 + .2 * u.strength
        return min(p, .8)

    def play(self):
        c, s = self.c, self.shape['spread']
        self.scale = [{w: log_normal(c, .4) for w in WAYS} for _ in range(self.shape['kinds'])]
        self.days = [math.exp(c.uniform(math.log(1), math.log(5))) for _ in range(self.shape['kinds'])]
        for u in self.units:
            u.nature = {w: log_normal(c, s) for w in WAYS}
        lower = [u for u in self.units if u.parent]
        for _ in range(self.shape['cases']):
            self.case(c.choice(lower), c.randrange(self.shape['kinds']), c.uniform(0, 250) * DAY)

    def case(self, lead, k, at):
        c, name = self.c, self.name()
        giver = c.choice([lead.parent, self.units[0]])
        due = at + self.days[k] * DAY * c.uniform(4, 8)
        self.act(name, at, 'open', giver, lead, due, f'k{k}')
        unit = lead
        for _ in range(12):
            hold = self.days[k] * DAY * c.gammavariate(1.5, 1 / 1.5) * u_time(unit)
            to, act = None, 'decide'
            r = c.random()
            for way in ('returned', 'passed_up', 'passed_sideways'):
                p = self.chance(unit, k, way)
                if r < p:
                    to, act = self.to(unit, giver, way), {'returned': 'return', 'passed_up': 'escalate', 'passed_sideways': 'transfer'}[way]
                    break
                r -= p
            if not to and unit.children and c.random() < .4:
                to, act = c.choice(unit.children), 'assign'
            if not to and unit.way == 'passed_late' and c.random() < .3 and unit.beside():
                to, act = c.choice(unit.beside()), 'transfer'
            if not to:
                act = 'decide'
            if to and at < due and c.random() < self.chance(unit, k, 'passed_late') * (2 if unit.way == 'passed_late' else 1):
                hold = (due - at) * c.uniform(.82, .99)
            if at < due and c.random() < self.chance(unit, k, 'overdue'):
                hold = due - at + c.expovariate(1 / (2 * DAY))
            if c.random() < self.chance(unit, k, 'clock_stopped'):
                self.act(name, at + hold * .3, 'pause', unit)
                self.act(name, at + hold * .7, 'resume', unit)
            at += hold
            self.act(name, at, act, unit, to)
            if not to:
                return
            giver, unit = unit, to

    def to(self, unit, giver, way):
        if way == 'returned':
            return giver
        if way == 'passed_up':
            return unit.parent if unit.parent is not giver else unit.parent.parent if unit.parent else None
        others = [u for u in unit.beside() if u is not giver]
        return self.c.choice(others) if others else None


def u_time(u):
    return u.nature['held_long'] * (2 + 1.5 * u.strength if u.way == 'held_long' else 1)


# --- Routes --------------------------------------------------------------------------------------------------------------------------

class Routes(World):
    """Each kind has its own few specialist units; the unit and its superior are met by every case of it."""

    def sizes(self, c):
        departments = c.randint(6, 30)
        return dict(departments=departments, each=c.randint(2, 4), kinds=c.randint(2, 8), cases=c.randint(3000, 9000), spread=c.uniform(.05, .5),
                    own=c.uniform(.3, .8))

    def grow(self):
        top = self.unit('UB')
        self.desk = self.unit('MC', top)
        self.heads = [self.unit(f'S{i:02d}', top) for i in range(self.shape['departments'])]
        for h in self.heads:
            for j in range(self.shape['each']):
                self.unit(f'{h.code}-{j}', h)

    def could(self):
        return [u for u in self.units if u.parent and u.parent.parent] + self.heads

    def ways(self, u):
        return [w for w in WAYS if u.children or w not in ('passed_up', 'passed_late')]  # who signs is who gave it

    def play(self):
        c, spread = self.c, self.shape['spread']
        for u in self.units:
            u.nature = {w: log_normal(c, spread * (.6 if w in ('held_long', 'overdue') else 1)) for w in WAYS}
        self.kinds = []
        for k in range(self.shape['kinds']):
            heads = c.sample(self.heads, max(3, round(len(self.heads) * self.shape['own'])))
            self.kinds.append(dict(heads=heads, miss=c.uniform(.03, .15), up=c.uniform(.02, .08), side=c.uniform(.01, .06), stop=c.uniform(.03, .2),
                                   days=c.choice([3, 5, 7, 10, 15, 20]), weight=c.uniform(.2, 1), hard=c.uniform(.7, 1.4)))
        for _ in range(self.shape['cases']):
            k = c.choices(range(len(self.kinds)), [x['weight'] for x in self.kinds])[0]
            season = c.random() ** (1.3 if k % 2 else .8)
            self.case(f'TTHC{k}', self.kinds[k], season * 240 * DAY)

    def odds(self, p, u, way, hard=1):
        o = p / (1 - p) * u.nature[way] * hard * (3.5 + 4 * u.strength if u.way == way else 1)
        return o / (1 + o)

    def time(self, u, kind, share, hard):
        t = kind['days'] * DAY * share * u.nature['held_long'] * hard * self.c.gammavariate(2, .5)
        return t * (2.2 + 1.3 * u.strength) if u.way == 'held_long' else t

    def case(self, name_of_kind, kind, at):
        c, name, hard = self.c, self.name(), log_normal(self.c, .25)
        desk, head = self.desk, c.choice(kind['heads'])
        due = at + kind['days'] * DAY
        self.act(name, at, 'open', desk, desk, due, name_of_kind)
        at += c.expovariate(1 / (.3 * DAY))
        self.act(name, at, 'forward', desk, head)
        unit, giver = head, desk
        for _ in range(14):
            hold = self.time(unit, kind, .08 if unit.children else .22, hard)
            if c.random() < self.odds(kind['stop'] if not unit.children else .03, unit, 'clock_stopped', hard):
                self.act(name, at + hold * .2, 'pause', unit)
                hold *= 1.4
                self.act(name, at + hold * .8, 'resume', unit)
            to, act = self.next(unit, giver, kind, hard)
            late = self.odds(.04, unit, 'passed_late') if unit.way != 'passed_late' else .4 + .5 * unit.strength
            if act != 'decide' and at < due and c.random() < late:
                hold = max(hold, (due - at) * c.uniform(.83, .98))
            if unit.way == 'overdue' and at < due and c.random() < .2 + .3 * unit.strength:
                hold = due - at + c.expovariate(1 / DAY)
            at += hold
            self.act(name, at, act, unit, to)
            if not to:
                return
            giver, unit = unit, to

    def next(self, unit, giver, kind, hard):
        c = self.c
        if c.random() < self.odds(kind['miss'], unit, 'returned', hard):
            return giver, 'return'
        beside = [u for u in unit.beside() if u is not giver and u is not self.desk]
        if beside and c.random() < self.odds(kind['side'], unit, 'passed_sideways'):
            return c.choice(beside), 'transfer'
        if unit.parent and unit.parent is not giver and c.random() < self.odds(kind['up'], unit, 'passed_up', hard):
            return unit.parent, 'escalate'
        if unit.children and giver not in unit.children and c.random() < .85:
            return c.choice(unit.children), 'assign'
        if not unit.children and c.random() < .3 and unit.parent is giver:
            return None, 'decide'
        return None, 'decide'


# --- Queues --------------------------------------------------------------------------------------------------------------------------

class Queues(World):
    """Every unit works off a queue; a share of what it finishes goes on to another unit, and so loads it."""

    def sizes(self, c):
        return dict(units=c.randint(10, 60), kinds=c.randint(1, 3), spread=c.uniform(.05, .4), busy=c.uniform(.45, .8), each=c.randint(80, 260),
                    merged=c.random() < .5)

    def grow(self):
        top = self.unit('T')
        for i in range(self.shape['units']):
            self.unit(f'T{i:02d}', top)

    def play(self):
        c, spread = self.c, self.shape['spread']
        days, each = 240, self.shape['each']
        for u in self.units:
            u.nature = {w: log_normal(c, spread) for w in WAYS}
            u.nature['load'] = self.shape['busy'] * log_normal(c, spread / 2)
            u.free = 0
        workers = self.units[1:]
        ends = c.choice(workers) if self.shape['merged'] else None
        if ends and ends.way:
            ends.way = None
        heir = c.choice([u for u in workers if u is not ends])
        self.merger = (ends, heir, days * DAY / 2)
        self.scale = [log_normal(c, .3) for _ in range(self.shape['kinds'])]
        service = days * DAY / (each * 1.35)
        events, order = [], 0
        for u in workers:
            for _ in range(each):
                k = c.randrange(self.shape['kinds'])
                at = c.uniform(0, days * DAY)
                heapq.heappush(events, (at, order, dict(name=self.name(), unit=u, giver=u.parent, k=k, steps=0, due=at + c.uniform(8, 14) * DAY)))
                order += 1
        while events:
            at, _, case = heapq.heappop(events)
            unit = case['unit']
            if unit is ends and at > self.merger[2]:
                case['unit'] = unit = heir
            if not case['steps']:
                self.act(case['name'], at, 'open', case['giver'], unit, case['due'], f'q{case["k"]}')
            end = self.serve(case, unit, at, service)
            to, act = self.next(case, unit)
            if act != 'decide' and unit.way == 'passed_late' and at < case['due'] and c.random() < .45 + .5 * unit.strength:
                end = max(end, at + (case['due'] - at) * c.uniform(.82, .99))
            if c.random() < min(.7, .07 * self.scale[case['k']] * unit.nature['clock_stopped'] * (4 + 3 * unit.strength if unit.way == 'clock_stopped' else 1)):
                self.act(case['name'], at + (end - at) * .5, 'pause', unit)
                self.act(case['name'], at + (end - at) * .9, 'resume', unit)
            if to and to is ends and end > self.merger[2]:
                to = heir if unit is not heir else unit.parent
            self.act(case['name'], end, act, unit, to)
            if to:
                order += 1
                heapq.heappush(events, (end, order, dict(case, unit=to, giver=unit, steps=case['steps'] + 1)))

    def serve(self, case, unit, at, service):
        c = self.c
        work = service * unit.nature['load'] * c.gammavariate(1.2, 1 / 1.2)
        if unit.parent is None:
            return at + work * .2
        begin = max(at, unit.free)
        unit.free = begin + work
        end = begin + work + c.expovariate(1 / (.8 * DAY)) * unit.nature['held_long']
        if unit.way == 'held_long':  # it lies
            end += c.expovariate(1 / ((2 + 3 * unit.strength) * DAY))
        if unit.way == 'overdue' and at < case['due'] and c.random() < .2 + .3 * unit.strength:
            end = max(end, case['due'] + c.uniform(.1, 3) * DAY)
        return end

    def next(self, case, unit):
        c = self.c
        if unit.parent is None or case['steps'] > 12:
            return (None, 'decide') if case['steps'] > 1 or c.random() < .5 else (c.choice([u for u in unit.children if u is not self.merger[0]]), 'assign')
        usual = dict(returned=.05, passed_up=.04, passed_sideways=.06)
        r = c.random()
        for way, p in usual.items():
            p *= self.scale[case['k']] * unit.nature[way] * (4 + 3 * unit.strength if unit.way == way else 1)
            if way == 'passed_up' and case['giver'] is unit.parent:
                p = 0
            if r < min(p, .6):
                beside = [u for u in unit.beside() if u is not case['giver']]
                return {'returned': (case['giver'], 'return'), 'passed_up': (unit.parent, 'escalate'),
                        'passed_sideways': (c.choice(beside), 'transfer')}[way]
            r -= min(p, .6)
        return (c.choice(unit.beside()), 'transfer') if c.random() < .05 else (None, 'decide')

    def ways(self, u):
        return [w for w in WAYS if w != 'passed_up']  # all they get comes from above
