"""Two more worlds of shapes.py: effects that add on the log odds under very unequal loads, and a superior's tasks."""
import math

from worlds import DAY, WAYS, World, log_normal


# --- Odds ----------------------------------------------------------------------------------------------------------------------------

class Odds(World):
    """Case, person and unit effects add on the log odds; loads of units from 5 to 5000."""

    def sizes(self, c):
        return dict(units=round(math.exp(c.uniform(math.log(10), math.log(200)))), kinds=c.randint(1, 5), spread=c.uniform(0, .5), person=c.uniform(0, .5),
                    hard=c.uniform(0, .8), zipf=c.uniform(.3, 1.1), tail=c.choice(['weibull', 'pareto', 'lognormal']))

    def grow(self):
        top = self.unit('O')
        for i in range(max(2, self.shape['units'] // 9)):
            head = self.unit(f'O{i}', top)
        heads = self.units[1:]
        while len(self.units) <= self.shape['units']:
            head = self.c.choice(heads)
            self.unit(f'{head.code}/{len(head.children)}', head)

    def could(self):
        return [u for u in self.units if u.parent and u.load > .4]

    def play(self):
        c, shape = self.c, self.shape
        for u in self.units:
            u.nature = {w: c.gauss(0, shape['spread']) for w in WAYS}
            u.persons = [[c.gauss(0, shape['person']) for _ in range(u.staff)] for _ in WAYS]
        self.base = [{w: c.uniform(-3.6, -2) for w in WAYS} for _ in range(shape['kinds'])]
        self.speed = [c.uniform(.8, 4) for _ in range(shape['kinds'])]
        mixes = {}
        for u in self.units[1:]:  # what kinds a unit gets differs
            mixes[u] = [c.gammavariate(.7, 1) + .02 for _ in range(shape['kinds'])]
        for u in self.units[1:]:
            for _ in range(round(u.load * 110)):
                self.case(u, c.choices(range(shape['kinds']), mixes[u])[0])

    def unit(self, code, parent=None):
        u = super().unit(code, parent)
        u.load = min(45, max(.05, self.c.paretovariate(1 / self.shape['zipf']) * .35))
        return u

    EFFECT = dict(returned=(1.4, 1), passed_up=(1.4, 1), passed_sideways=(1.4, 1), clock_stopped=(1.4, 1), passed_late=(2.2, 1.2), overdue=(1.8, 1.2))

    def happens(self, u, way, k, hard, who):
        x = self.base[k][way] + u.nature[way] + u.persons[WAYS.index(way)][who] + hard
        if u.way == way:
            x += self.EFFECT[way][0] + self.EFFECT[way][1] * u.strength
        return self.c.random() < 1 / (1 + math.exp(-x))

    def time(self, u, k, hard, who):
        c = self.c
        tail = self.shape['tail']
        t = c.weibullvariate(1, .8) if tail == 'weibull' else c.paretovariate(1.8) * .45 if tail == 'pareto' else log_normal(c, .9)
        t *= self.speed[k] * DAY * math.exp(.6 * u.nature['held_long'] + .5 * u.persons[6][who] + .4 * hard)
        if u.way == 'held_long':
            t *= 2.2 + 2 * u.strength
        return t

    def case(self, unit, k):
        c, name, hard = self.c, self.name(), c_gauss(self.c, self.shape['hard'])
        at = c.uniform(0, 300) * DAY
        giver = unit.parent if c.random() < .7 else c.choice([u for u in self.units[1:] if u is not unit])
        due = at + self.speed[k] * DAY * c.uniform(3, 9)
        self.act(name, at, 'open', giver, unit, due if c.random() < .95 else None, f'o{k}')
        for _ in range(10):
            who = c.randrange(unit.staff)
            hold, to, act = self.time(unit, k, hard, who), None, 'decide'
            beside = [u for u in unit.beside() if u is not giver]
            if self.happens(unit, 'returned', k, hard, who):
                to, act = giver, 'return'
            elif unit.parent and unit.parent is not giver and self.happens(unit, 'passed_up', k, hard, who):
                to, act = unit.parent, 'escalate'
            elif beside and self.happens(unit, 'passed_sideways', k, 0, who):
                to, act = c.choice(beside), 'transfer'
            elif unit.children and c.random() < .3:
                to, act = c.choice(unit.children), 'assign'
            if to and at < due and self.happens(unit, 'passed_late', k, 0, who):
                hold = (due - at) * c.uniform(.81, .99)
            elif at < due and self.happens(unit, 'overdue', k, hard, who):
                hold = due - at + c.expovariate(1 / (3 * DAY))
            if self.happens(unit, 'clock_stopped', k, hard, who):
                self.act(name, at + hold * .1, 'pause', unit)
                self.act(name, at + hold * .6, 'resume', unit)
            at += hold
            self.act(name, at, act, unit, to)
            if not to:
                return
            giver, unit = unit, to

    def ways(self, u):
        return [w for w in WAYS if (w != 'passed_up' or u.parent.parent) and (w != 'passed_late' or u.children or u.load > 3)]


def c_gauss(c, spread):
    return c.gauss(0, spread) if spread > 0 else 0


# --- Tasks ---------------------------------------------------------------------------------------------------------------------------

class Tasks(World):
    """A superior gives tasks; most are due at the end of a month; few cases a unit; beta distributed chances."""

    def sizes(self, c):
        return dict(units=c.randint(14, 70), kinds=c.randint(1, 3), each=c.randint(45, 160), vary=c.uniform(.1, .45), pairs=c.randint(0, 1))

    def grow(self):
        self.top = self.unit('UBND')
        self.office = self.unit('VP', self.top)
        for i in range(self.shape['units']):
            u = self.unit(f'D{i:02d}', self.top)
            if self.shape['pairs'] and i % 3 == 0:
                for j in range(3):
                    self.unit(f'{u.code}{"abc"[j]}', u)

    def could(self):
        return [u for u in self.units if u.parent and u is not self.office]

    def ways(self, u):
        return [w for w in WAYS if (w != 'passed_up' or u.parent is self.top) and (w != 'passed_late' or u.children)]

    def beta(self, mean):
        v = (self.shape['vary'] * mean) ** 2
        s = max(mean * (1 - mean) / v - 1, 1)
        return self.c.betavariate(mean * s, (1 - mean) * s)

    def play(self):
        c = self.c
        mean = dict(returned=c.uniform(.03, .1), passed_sideways=c.uniform(.03, .08), passed_up=c.uniform(.02, .06), clock_stopped=c.uniform(.02, .1),
                    passed_late=c.uniform(.05, .15), overdue=c.uniform(.03, .08))
        for u in self.units:
            u.nature = {w: self.beta(p) for w, p in mean.items()}
            if u.way in mean:
                u.nature[u.way] = min(.85, max(mean[u.way] * 3, u.nature[u.way]) + .12 + .25 * u.strength)
            u.pace = c.gammavariate(1 / self.shape['vary'] ** 2, self.shape['vary'] ** 2) ** .6
            if u.way == 'held_long':
                u.pace *= 2 + 1.5 * u.strength
        for u in self.could():
            for _ in range(self.shape['each'] if u.parent is self.top else self.shape['each'] // 2):
                self.case(u, c.randrange(self.shape['kinds']))

    def case(self, unit, k):
        c, name = self.c, self.name()
        month, day = c.randrange(12), c.uniform(0, 14)
        at = (month * 21 + day) * DAY
        due = (month + 1) * 21 * DAY if c.random() < .8 else at + c.uniform(5, 30) * DAY
        giver = self.office if unit.parent is self.top else unit.parent
        self.act(name, at, 'open', giver, unit, due, f'nv{k}')
        for _ in range(10):
            hold = c.weibullvariate(1, 1.3) * (3 + k) * DAY * unit.pace * (.5 if unit.children else 1)
            n, to, act = unit.nature, None, 'decide'
            ask = c.random()
            beside = [u for u in unit.beside() if u not in (giver, self.office)]
            if ask < n['returned']:
                to, act = giver, 'return'
            elif ask < n['returned'] + n['passed_up'] and unit.parent and unit.parent is not giver:
                to, act = unit.parent, 'escalate'
            elif ask > 1 - n['passed_sideways'] and beside:
                to, act = c.choice(beside), 'transfer'
            elif unit.children and .5 < ask < .8:
                to, act = c.choice(unit.children), 'assign'
            elif unit is self.office or unit is self.top:
                to, act = c.choice(self.top.children[1:]), 'assign'
            if to and at < due and c.random() < n['passed_late']:
                hold = max(hold, (due - at) * (1 - .19 * c.random()))
                hold = min(hold, max(hold * .0, (due - at) * .995))
            if not to and at < due and c.random() < n['overdue']:
                hold = due - at + c.uniform(.2, 5) * DAY
            if c.random() < n['clock_stopped']:
                self.act(name, at + hold * .4, 'pause', unit)
                self.act(name, at + hold * .5, 'resume', unit)
            at += hold
            self.act(name, at, act, unit, to)
            if not to:
                return
            giver, unit = unit, to
