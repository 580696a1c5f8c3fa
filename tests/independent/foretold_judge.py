"""Which acts are refused, and whose time each stretch was, foretold from what the acts did (foretold.py)."""
from counting import DAY, midnight
from foretold import ANSWERS, FOREVER, MUST, WHEN, Acts, Limit


class Model(Acts):
    def roles(self, m, who):
        h, unit = m.now, self.p.of[who]
        giver = m.parent.now.unit if m.parent else m.giver
        roles = set()
        if h.person == who or (h.person is None and unit == h.unit):
            roles.add('holder')
        if unit == h.unit:
            roles.add('agency')
        if unit == giver or (not m.parent and unit == 'vp'):
            roles.add('giver')
        if self.p.above(unit, giver):
            roles.add('superior')
        if self.p.above(unit, h.unit):
            roles.add('above')
        return roles

    def may(self, m, act, who):
        roles = self.roles(m, who)
        if act in ('assign', 'recuse'):
            return bool(roles & {'holder', 'agency'})
        if act == 'urge':
            return bool(roles & {'giver', 'superior', 'above'})
        if act not in ('extend', 'cancel', 'reopen'):
            return 'holder' in roles
        if not roles & {'giver', 'superior'}:
            return False
        h, unit = m.now, self.p.of[who]
        confirming = h.state == 'confirm'
        assigned = m.holdings[h.origin].unit if confirming else h.unit
        mine = unit == assigned if confirming else bool(roles & {'holder', 'agency'})
        giver = m.parent.now.unit if m.parent else m.giver
        return not mine and not (assigned == giver and 'superior' not in roles)

    def faults(self, m, act, f, who, t):
        """The problems of the act, any of which may be named; none: it is taken."""
        bad = set()
        if [k for k in MUST.get(act, []) if k not in f]:
            bad.add('missing-key')
        late_reply = act == 'reply' and m.end == 'consent' and not m.late_answer
        if m.state() not in WHEN.get(act, ('held',)) and not late_reply:
            bad.add('closed' if m.ended and act != 'reopen' else 'not-now')
        if not self.may(m, act, who):
            bad.add('may-not')
        if act in ('advise', 'decide', 'complete'):
            if m.state() == 'held' and any(c.waited and not c.ended for c in m.children):
                bad.add('waited-for')
            if any(c.to_answer and c.code not in f.get('answers', []) for c in m.children):
                bad.add('late-disagree-unanswered')
        if f.get('reason', 'good') == 'bad':
            bad.add('reason-not-allowed')
        bad.update(getattr(self, 'bad_' + act, lambda *_: [])(m, f, who, t))
        return bad

    def serves(self, f, unit):
        return [] if self.p.of.get(f.get('to_person'), unit) == unit else ['wrong-value']

    def bad_assign(self, m, f, who, t):
        return self.serves(f, m.now.unit) + (['to-itself'] if f.get('to_person') == m.now.person else [])

    def bad_forward(self, m, f, who, t):
        return ['not-now']

    def bad_advise(self, m, f, who, t):
        decider = f.get('to_person') or self.p.head[m.now.unit]
        unit = self.p.of[decider]
        over = unit in (m.now.unit, 'ubnd', 'vp') or (not m.parent and unit == m.giver)
        if unit == 'vp' and m.now.unit == 'ubnd':
            over = True
        return (['to-itself'] if decider == who else []) + ([] if over else ['wrong-value'])

    def bad_escalate(self, m, f, who, t):
        to = self.above(m)
        return ['to-itself'] if to == m.now.unit else self.serves(f, to)

    def bad_transfer(self, m, f, who, t):
        return (['to-itself'] if f.get('to') == m.now.unit else []) + self.serves(f, f.get('to')) + \
            ([] if 'reason' in f or 'words' in f else ['missing-key'])

    def bad_return(self, m, f, who, t):
        h, bad = m.now, [] if 'reason' in f or 'words' in f else ['missing-key']
        if h.state != 'confirm' and h.allocated:
            bad.append('cannot-return-allocated')
        if m.parent and h.origin is None:
            bad.append('not-now')
        to = 'vp' if h.origin is None else m.holdings[h.origin].unit
        return bad + (['to-itself'] if (h.origin is None or h.desk) and to == h.unit else [])

    def bad_ask(self, m, f, who, t):
        bad = ['to-itself'] if f.get('to') == m.now.unit else []
        if f.get('form') == 'guidance' and f.get('to') not in ('ubnd', 'vp'):
            bad.append('wrong-value')
        if f.get('form') == 'guidance' and m.now.unit == 'ubnd':
            bad.append('wrong-value')
        if f.get('form') == 'obstacle' and 'rule' not in f:
            bad.append('missing-key')
        if 'due' in f and self.book.due(f['due'], t) <= t:
            bad.append('out-of-order')
        return bad + self.serves(f, f.get('to'))

    def bad_reply(self, m, f, who, t):
        if not m.parent:
            return ['not-now']
        bad = [] if f.get('answer', ANSWERS[m.form][0]) in ANSWERS[m.form] else ['answer-not-allowed']
        need = {'appraisal': ['words', 'rule'], 'obstacle': {'upheld': ['rule', 'until'], 'amended': ['rule']}.get(f.get('answer'), [])}
        return bad + ['missing-key' for k in need.get(m.form, []) if k not in f]

    def bad_pause(self, m, f, who, t):
        return ['out-of-order'] if 'until' in f and midnight(f['until'] + DAY) <= t else []

    def bad_await(self, m, f, who, t):
        return self.bad_pause(m, f, who, t) + ([] if 'reason' in f or 'words' in f else ['missing-key'])

    def bad_decide(self, m, f, who, t):
        if m.state() != 'held':
            return []
        bad = ['may-not'] if self.p.rank[who] == 'staff' else []
        if m.advised and not m.decided and 'follows' not in f:
            bad.append('missing-key')
        return bad + (['missing-key'] if f.get('follows') == 'no' and 'words' not in f else [])

    def bad_complete(self, m, f, who, t):
        return ['not-now'] if m.parent else []

    def bad_extend(self, m, f, who, t):
        if 'due' not in f or m.ended:
            return []
        due = Limit(m.limit.limit, m.limit.start)
        due.stops = list(m.limit.stops)
        if m.halt and m.halt[2] != 'runs_on' and not m.halt_stated:
            due.stops.append((max(m.halt[0], m.limit.start), m.halt[1]))
        return ['out-of-order'] if self.book.due(f['due'], t) <= max(t, due.due(self.book)) else []

    def bad_reopen(self, m, f, who, t):
        return (['not-now'] if m.parent else []) + (['out-of-order'] if 'due' in f and self.book.due(f['due'], t) <= t else [])

    # --- whose time ---

    def due_at(self, m, t):
        if m.halt and m.halt[2] != 'runs_on' and not m.halt_stated and m.halt[0] <= t and m.halt[0] < self.due(m):
            return FOREVER  # its limit stands still
        return next((due for until, due in m.dues if t < until), self.due(m))

    def payee(self, m, t):
        h = next(h for h in reversed(m.holdings) if h.start <= t)
        if h.state in ('outside', 'stopped'):
            return ({'outside': 'outside', 'stopped': 'pause'}[h.state], None)
        if any(o[0] <= t < o[1] for o in m.obstacles):
            return ('obstacle', None)
        late = [c for c in m.children if c.waited and c.opened <= t and not (c.ended and c.ended <= t) and self.due_at(c, t) <= t]
        if late:
            payee, unit = self.payee(min(late, key=lambda c: (self.due_at(c, t), c.opened)), t)
            return ('asked' if payee == 'holder' else payee, unit)
        return ('holder', h.unit)

    def charges(self, m, now):
        marks = {now}
        for x in self.matters.values():
            marks.update(h.start for h in x.holdings)
            marks.update([x.opened, self.due(x)], *([until, due] for until, due in x.dues), *(o[:] for o in x.obstacles))
            marks.update([x.ended] if x.ended else [])
        marks, calendar, sums = sorted(marks), self.book.last(), {}
        for h in m.holdings:
            last = min(h.end, now)
            cuts = [h.start] + [t for t in marks if h.start < t < last] + [last]
            for a, b in zip(cuts, cuts[1:]):
                payee = self.payee(m, a)
                sums[payee] = sums.get(payee, 0) + calendar.worked(a, b).total_seconds()
        return {payee: s for payee, s in sums.items() if s}

    def expect(self, m, now):
        h, stopped = m.now, m.halt and m.halt[2] != 'runs_on'
        step = None if m.parent or m.ended else h.step
        return {'holder': None if m.ended else h.unit + (f'/{h.person}' if h.person else ''), 'state': m.state(), 'step': step,
                'due': 'stopped' if stopped else self.due(m), 'desk': bool(h.desk and not m.ended),
                'step due': 'stopped' if stopped or m.ended else m.step_limit.due(self.book), 'charges': self.charges(m, min(now, m.ended or now))}
