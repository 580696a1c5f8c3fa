"""What acts do and which are refused, foretold: docs/formats/act.md written down a second time, for foretold_test.py.
It shares nothing with src/."""
import datetime as dt
import re

from counting import DAY, midnight

FOREVER = dt.datetime.max
ANSWERS = {'opinion': ['agree', 'agree_if', 'disagree'], 'appraisal': ['agree', 'disagree'], 'data': ['data', 'part'], 'part': ['part', 'data'],
           'guidance': ['guidance', 'own_authority'], 'obstacle': ['upheld', 'not_upheld', 'amended'], 'objection': ['insisted', 'withdrawn'],
           'instruction': ['confirmed', 'denied']}
EFFECT = {('pause', 'stop'): 'stops', ('pause', 'on'): 'runs_on', ('await', 'stop'): 'stops', ('await', 'again'): 'again', ('await', 'on'): 'runs_on'}
WAITED, CONSENT = {'appraisal'}, {'opinion': 3}
ROW = 'source: t, mark: set }'
REGULATION = f'''regulations:
  - kind: foretold
    names: {{ vi: "Thử" }}
    prefix: XF
    valid: {{ from: 2015-01-01 }}
    source: test
    mark: set
    confirmed: yes
    fallback: 30 days
    steps:
      - {{ code: do, names: {{ vi: "1" }}, on: open, holder: lead, {ROW}
      - {{ code: decision, names: {{ vi: "2" }}, on: advise, holder: decider, limit: 3 working days, {ROW}
      - {{ code: carry_out, names: {{ vi: "3" }}, on: decide, holder: adviser, {ROW}
      - {{ code: confirm, names: {{ vi: "4" }}, on: complete, holder: confirmer, limit: 12 working hours, {ROW}
      - {{ code: do_again, names: {{ vi: "5" }}, on: return, after: confirm, holder: lead, limit: 5 days, {ROW}
      - {{ code: revise, names: {{ vi: "6" }}, on: return, after: decision, holder: adviser, {ROW}
    reasons:
''' + ''.join(f'      - {{ act: {a}, code: {c}, names: {{ vi: "L" }}, effect: {e}, {ROW}\n' for (a, c), e in EFFECT.items()) + \
    ''.join(f'      - {{ act: {a}, code: good, names: {{ vi: "L" }}, {ROW}\n' for a in ('escalate', 'transfer', 'return')) + \
    ''.join(f'      - {{ form: {f}, limit: {n} working days, consent: yes, {ROW}\n' for f, n in CONSENT.items()).replace('      -', '    forms:\n      -', 1) + \
    ''.join(f'      - {{ form: {f}, waited_for: yes, {ROW}\n' for f in WAITED)
LIMIT = {'decision': ('workdays', 3), 'confirm': ('hours', 720), 'do_again': ('days', 5)}
OPEN_STATES = ('held', 'stopped', 'outside', 'confirm')
WHEN = {'assign': OPEN_STATES, 'return': ('held', 'confirm'), 'decide': ('held', 'confirm'), 'ask': OPEN_STATES[:3], 'reply': OPEN_STATES[:3],
        'resume': OPEN_STATES[1:3], 'report': OPEN_STATES[:3], 'extend': OPEN_STATES, 'urge': OPEN_STATES, 'cancel': OPEN_STATES, 'reopen': ('ended',)}
MUST = {'assign': ['to_person'], 'advise': ['view', 'work', 'date', 'responsible', 'basis'], 'escalate': ['reason'], 'transfer': ['to'],
        'return': ['missing'], 'ask': ['to', 'form', 'title', 'due'], 'reply': ['answer'], 'pause': ['reason', 'evidence', 'until'],
        'await': ['whom', 'until'], 'resume': ['came'], 'decide': ['outcome'], 'complete': ['product', 'evidence'], 'extend': ['due', 'ground'],
        'cancel': ['ground'], 'reopen': ['ground', 'due'], 'report': ['words'], 'urge': []}
KINDS = list(MUST) + ['forward']


def words(limit):
    unit, n = limit
    return str(n) if unit == 'date' else f'{n} ' + {'workdays': 'working days', 'days': 'days', 'months': 'months'}[unit]


class Province:
    def __init__(self, root):
        self.file = f'{root}/tests/cases/province.yaml'
        with open(self.file, encoding='utf-8') as f:
            text = f.read()
        posts = {p: (unit, rank) for p, unit, rank in re.findall(r'\{ code: (p-[\w-]+), unit: ([\w-]+), .*?rank: (\w+)', text)}
        self.of = {person: posts[post][0] for person, post in re.findall(r'\{ person: ([\w-]+), post: ([\w-]+) \}', text)}
        self.rank = {person: posts[post][1] for person, post in re.findall(r'\{ person: ([\w-]+), post: ([\w-]+) \}', text)}
        self.head = {self.of[p]: p for p in self.of if self.rank[p] == 'head'}
        self.units, self.people = list(self.head), list(self.of)

    @staticmethod
    def above(high, low):
        return high == 'ubnd' and low != 'ubnd'


class Holding:
    def __init__(self, start, state, unit, person, step, origin=None, allocated=False, desk=False):
        self.start, self.end, self.state, self.unit, self.person, self.step = start, FOREVER, state, unit, person, step
        self.origin, self.allocated, self.desk = origin, allocated, desk


class Limit:
    def __init__(self, limit, start):
        self.limit, self.start, self.stops = limit, start, []

    def due(self, book):
        return book.due(self.limit, self.start, self.stops) if self.limit else None


class Matter:
    def __init__(self, code, giver, lead, person, limit, t, parent=None, form=None):
        self.code, self.giver, self.lead, self.opened, self.parent, self.form = code, giver, lead, t, parent, form
        self.limit, self.step_limit, self.dues = Limit(limit, t), Limit(None, t), []
        self.named, self.children, self.passages, self.obstacles = [], [], {}, []
        self.holdings = [Holding(t, 'held', lead, person, None if parent else 'do')]
        self.ended = self.end = self.halt = self.answer = self.late_answer = None
        self.waited, self.consent, self.to_answer, self.advised, self.decided, self.finisher = False, False, False, None, False, None
    @property
    def now(self):
        return self.holdings[-1]

    def state(self):
        return 'ended' if self.ended else self.now.state

    def hold(self, t, holding):
        self.now.end = t
        self.holdings.append(holding)

    def keep(self, t, **other):
        h = self.now
        self.hold(t, Holding(t, h.state, h.unit, h.person, h.step, h.origin, h.allocated, h.desk))
        self.now.__dict__.update(other)

    def give(self, t, unit, person, state='held', **other):
        self.hold(t, Holding(t, state, unit, person, self.now.step, len(self.holdings) - 1))
        self.now.__dict__.update(other)

    def take_up(self, t, i):
        back = self.holdings[i]
        self.hold(t, Holding(t, 'held', back.unit, back.person, self.now.step, back.origin, back.allocated, back.desk))

    def enter(self, step, t):
        if self.parent:  # a question has one step: to answer it
            return
        self.now.step = step
        self.now.run = self.step_limit = Limit(LIMIT.get(step), t)

    def run_of(self, i):
        """The passage through a step that holding i lies in: the index of the holding that entered it."""
        while i > 0 and not hasattr(self.holdings[i], 'run'):
            i -= 1
        return i

    def asked_by(self):
        """Who put the decision before the holder: by advising or escalating, a return going back to the first time."""
        i = len(self.holdings) - 1
        while i >= 0:
            act = getattr(self.holdings[i], 'act', None)
            if act in ('advise', 'escalate'):
                return self.holdings[i].origin
            if act == 'return' and hasattr(self.holdings[i], 'back'):
                i = self.holdings[i].back
            elif act in (None, 'kept'):
                i -= 1
            else:
                return None
        return None


# --- what each act does -----------------------------------------------------------------------------------------------------------

class Acts:
    def __init__(self, province, book):
        self.p, self.book, self.matters = province, book, {}

    def due(self, m):
        return m.limit.due(self.book)

    def until(self, now):
        """What happens of itself by `now`: stops end, silence becomes consent."""
        events = True
        while events:
            events = [(m.halt[1], 0, m) for m in self.matters.values() if not m.ended and m.halt and m.halt[1] <= now]
            events += [(self.due(m), 1, m) for m in self.matters.values()
                       if not m.ended and m.consent and not (m.halt and m.halt[2] != 'runs_on') and self.due(m) <= now]
            if events:
                t, what, m = min(events, key=lambda e: e[:2])
                self.go_on(m, t, False) if what == 0 else self.finish(m, t, 'consent')

    def go_on(self, m, t, by_act):
        begun, _, effect = m.halt
        if effect != 'runs_on':
            again = effect == 'again' and by_act and begun < self.due(m)
            if not m.halt_stated:
                m.limit.stops.append((max(begun, m.limit.start), t))
            relative = m.limit.limit[0] != 'date'
            if m.step_limit.limit:
                m.step_limit.stops.append((max(begun, m.step_limit.start), t))
            fresh = again and relative and not m.halt_stated
            if fresh:
                m.limit = Limit(m.limit.limit, t)
            m.keep(t, state='held', act='kept')
            if again and m.now.step and (fresh or (m.step_limit.limit and m.step_limit.limit[0] != 'date')):
                m.enter(m.now.step, t)
        else:
            m.keep(t, state='held', act='kept')
        m.halt = None

    def finish(self, m, t, end):
        if m.ended:
            return
        for child in m.children:
            self.finish(child, t, 'moot')
        if m.halt:
            m.halt = None
        m.now.end, m.ended, m.end = t, t, end

    def open(self, code, giver, lead, limit, named, t):
        m = self.matters[code] = Matter(code, giver, lead or 'vp', None, limit, t)
        m.named, m.now.desk = named, not lead
        m.enter('do', t)

    def do(self, m, act, f, who, t):
        """The act is taken."""
        h = m.now
        if act in ('advise', 'transfer', 'decide', 'complete', 'forward') and not (act == 'decide' and h.state == 'confirm'):
            for o in m.obstacles:
                o[1] = min(o[1], t)
        if act in ('advise', 'decide', 'complete'):
            for child in m.children:
                child.to_answer = child.to_answer and child.code not in f.get('answers', [])
        getattr(self, 'on_' + act, lambda *_: None)(m, f, who, t)
        if act in ('pause', 'await', 'assign'):
            m.now.act = 'kept'
        elif act in ('advise', 'escalate', 'transfer', 'return', 'decide', 'complete', 'reopen') and not m.ended:
            m.now.act = act

    def on_assign(self, m, f, who, t):
        h = m.now
        if h.state != 'held' or (h.person is None and f['to_person'] == who):
            m.keep(t, person=f['to_person'])
        else:
            m.give(t, h.unit, f['to_person'], allocated=h.allocated, desk=h.desk)

    def on_advise(self, m, f, who, t):
        person = f.get('to_person') or self.p.head[m.now.unit]
        m.give(t, self.p.of[person], person)
        m.enter('decision', t)
        m.advised, m.decided = True, False

    @staticmethod
    def above(m):
        return 'ubnd' if m.now.unit != 'ubnd' else m.giver

    def on_escalate(self, m, f, who, t):
        to = self.above(m)
        m.give(t, to, f.get('to_person') or self.p.head[to])

    def on_transfer(self, m, f, who, t):
        here, to = m.now.unit, f['to']
        allocated = m.now.desk or here == m.giver or here == 'ubnd' or here == 'vp'
        if m.now.desk:
            m.lead = to
        pair = frozenset((here, to))
        if not allocated and m.passages.get(pair, 0) >= 2:
            m.give(t, 'vp', None, desk=True, passed=True)
            pair = frozenset((here, 'vp'))
        else:
            m.give(t, to, f.get('to_person'), allocated=allocated, passed=True)
        m.passages[pair] = m.passages.get(pair, 0) + (here != m.now.unit)

    def on_return(self, m, f, who, t):
        here, origin, was = m.now, m.now.origin, len(m.holdings) - 1
        whole = origin is None or m.run_of(origin) != m.run_of(was)
        step = {'confirm': 'do_again', 'decision': 'revise'}.get(here.step) if whole else None
        passed = self.came_by_passage(m)
        if origin is None:
            m.give(t, 'vp', None, desk=True)
        else:
            m.take_up(t, origin)
            m.now.back = origin
        if passed and here.unit != m.now.unit:
            pair = frozenset((here.unit, m.now.unit))
            m.passages[pair] = m.passages.get(pair, 0) + 1
            m.now.passed = True
        if step:
            m.enter(step, t)

    @staticmethod
    def came_by_passage(m):
        """Did the matter come to the unit where it is by a transfer, or the return of one?"""
        unit = m.now.unit
        for i in range(len(m.holdings) - 1, 0, -1):
            if m.holdings[i - 1].unit != unit:
                return hasattr(m.holdings[i], 'passed')
        return False

    def on_pause(self, m, f, who, t):
        m.keep(t, state='stopped')
        m.halt, m.halt_stated = (t, midnight(f['until'] + DAY), EFFECT['pause', f['reason']]), False

    def on_await(self, m, f, who, t):
        m.keep(t, state='outside')
        m.halt, m.halt_stated = (t, midnight(f['until'] + DAY), EFFECT['await', f['reason']]), False

    def on_resume(self, m, f, who, t):
        self.go_on(m, t, True)

    def on_decide(self, m, f, who, t):
        if m.now.state == 'confirm':
            return self.finish(m, t, 'confirmed')
        m.finisher, m.decided = len(m.holdings) - 1, True
        back = m.asked_by()
        if m.parent:
            if m.now.origin is not None:
                m.take_up(t, m.now.origin)
            return None
        m.take_up(t, len(m.holdings) - 1 if back is None else back)
        m.enter('carry_out', t)

    def on_complete(self, m, f, who, t):
        m.finisher = len(m.holdings) - 1
        m.give(t, 'vp' if m.now.unit != 'vp' else m.giver, None, state='confirm')  # nobody confirms own work
        m.enter('confirm', t)

    def on_extend(self, m, f, who, t):
        if m.halt:
            if m.halt[2] != 'runs_on' and not m.halt_stated:
                m.limit.stops.append((max(m.halt[0], m.limit.start), t))
            m.halt_stated = True
        m.dues.append((t, self.due(m)))
        m.limit = Limit(f['due'], t)
        self.silence(m)

    def on_reopen(self, m, f, who, t):
        back = m.finisher if m.finisher is not None else len(m.holdings) - 1
        step = m.holdings[back].step
        m.ended = m.end = None
        gap = m.now.end
        m.take_up(t, back)
        m.holdings[-2].end = gap
        m.enter(step, t)
        m.limit = Limit(f['due'], t)

    def on_cancel(self, m, f, who, t):
        self.finish(m, t, 'cancelled')

    def on_ask(self, m, f, who, t):
        child = self.matters[f['code']] = Matter(f['code'], m.now.unit, f['to'], f.get('to_person'), f['due'], t, m, f['form'])
        m.children.append(child)
        child.waited = f['form'] in WAITED or f['to'] in m.named
        self.silence(child)
        if f['form'] == 'obstacle':
            child.obstacle = [t, t]
            m.obstacles.append(child.obstacle)

    def silence(self, m):
        """Silence is consent where no less was given, from the asking on, than the regulation's own limit."""
        need = CONSENT.get(m.form)
        m.consent = need is not None and self.due(m) >= self.book.due(('workdays', need), m.opened)

    def on_reply(self, m, f, who, t):
        if m.ended:
            m.late_answer = f['answer']
            m.to_answer = f['answer'] == 'disagree'
            return
        m.answer = f['answer']
        self.finish(m, t, 'replied')
        if m.form == 'obstacle' and m.answer in ('upheld', 'amended'):
            m.obstacle[1] = midnight(f['until'] + DAY) if 'until' in f else FOREVER
            for h in m.parent.holdings:  # the holder went on before the ruling came
                if h.start > m.obstacle[0] and getattr(h, 'act', '') in ('advise', 'transfer', 'decide', 'complete'):
                    m.obstacle[1] = min(m.obstacle[1], h.start)
