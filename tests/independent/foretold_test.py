#!/usr/bin/env python3
"""Acts foretold: who holds a matter after each act, until when it is due, whose time it was, and which acts are refused with which problem.

usage: foretold_test.py CONGVU SOURCE_ROOT [SEQUENCES [SEED]]

The rules of the model and of docs/formats/act.md, written down a second time for one kind of work in a province that stands still. People
do what they may and what they may not, in every state; each act is foretold before it is recorded: taken, or refused with one of the
problems its faults have. What is printed, at the end and as of instants on the way, must be what was foretold: holder, state, step, both
dues, and every charge to the second.
"""
import datetime as dt
import json
import os
import random
import subprocess
import sys
import tempfile

import counting
from counting import DAY, midnight
from foretold import ANSWERS, KINDS, REGULATION, WHEN, Province, words
from foretold_judge import Model
from rounds import rounds

ACTS = 40


# --- a story, act by act ------------------------------------------------------------------------------------------------------------------

class Story:
    def __init__(self, congvu, folder, province, book, seed):
        self.congvu, self.folder, self.db = congvu, folder, os.path.join(folder, 'a.db')
        self.p, self.book, self.chance = province, book, random.Random(seed)
        self.model, self.now, self.waiting, self.told, self.wrong = Model(province, book), None, [], [], []
        self.reads, self.taken, self.refused, self.files = [], 0, {}, 0
        self.now = dt.datetime(2023, 2, 1, 8) + DAY * self.chance.randrange(1400)

    def run(self, *args, may_fail=False):
        done = subprocess.run([self.congvu, '--lang', 'en', *([] if args[0] == 'init' else ['--db', self.db]), *args], capture_output=True, text=True)
        if done.returncode and not may_fail:
            raise SystemExit(f'congvu {" ".join(args)}: {done.stderr}')
        return done

    def apply(self, items, may_fail=False):
        self.files += 1
        name = os.path.join(self.folder, f'{self.files}.yaml')
        with open(name, 'w', encoding='utf-8') as f:
            f.write(f'name: f{self.files}\nacts:\n' + ''.join(f'  - {{ {i} }}\n' for i in items))
        return self.run('apply', name, may_fail=may_fail)

    def flush(self):
        if self.waiting:
            done = self.apply(self.waiting, may_fail=True)
            if done.returncode:
                self.wrong.append(f'foretold as taken: {done.stderr.strip()} in {self.waiting}')
                return False
            self.waiting = []
        return True

    def tick(self):
        c = self.chance
        self.now += dt.timedelta(minutes=c.choice([1, c.randrange(1, 60), c.randrange(30, 1500), c.randrange(300, 5000)]))
        if c.random() < .06:
            self.now = midnight(self.now.date() + DAY)
        self.model.until(self.now)

    def limit(self, most):
        c = self.chance
        return c.choice([('date', self.now.date() + DAY * c.randrange(0, most)), ('workdays', c.randrange(1, most)), ('days', c.randrange(1, most))])

    def item(self, code, act, f, who):
        shown = {**f, 'due': words(f['due'])} if 'due' in f else f
        return f'at: {self.now}, by: {who}, matter: {code}, act: {act}' + ''.join(
            f', {k}: [{", ".join(v)}]' if isinstance(v, list) else f', {k}: {v}' for k, v in shown.items())

    def open(self):
        c, p = self.chance, self.p
        code, limit = f'M{len(self.model.matters)}', self.limit(40)
        if limit[0] == 'date' and limit[1] == self.now.date():
            limit = ('workdays', 5)
        lead = c.choice(p.units) if c.random() < .85 else None
        giver = c.choice(['ubnd', 'ubnd', 'stc'])
        f = {'kind': 'foretold', 'giver': giver, 'title': 'x', 'due': limit, 'units': c.sample(p.units, 2)}
        if lead:
            f['to'] = lead
        item = self.item(code, 'open', f, 'cvp')
        self.model.open(code, giver, lead, limit, f['units'], self.now)
        self.waiting.append(item)
        self.told.append(item)

    def fields(self, m, act):
        c, p = self.chance, self.p
        mine = [x for x in p.people if p.of[x] == m.now.unit]
        reason = 'bad' if c.random() < .05 else 'good'
        until = self.now.date() + DAY * c.randrange(-1 if c.random() < .1 else 0, 20)
        to = c.choice(p.units)
        f = {'assign': lambda: {'to_person': c.choice(mine if c.random() < .9 else p.people)},
             'advise': lambda: {'view': 'a', 'work': 'b', 'date': until, 'responsible': c.choice(p.people), 'basis': 'c',
                                **c.choice([{}, {'to_person': c.choice(mine + ['chu-tich', 'stp-gd'])}])},
             'escalate': lambda: {'reason': reason}, 'transfer': lambda: {'to': to, 'reason': reason},
             'return': lambda: {'missing': 'x', 'reason': reason},
             'ask': lambda: self.question(m, to), 'reply': lambda: self.reply(m, until),
             'pause': lambda: {'reason': c.choice(['stop', 'on', 'bad']) if reason == 'bad' else c.choice(['stop', 'on']), 'evidence': 'x', 'until': until},
             'await': lambda: {'whom': 'dân', 'reason': 'bad' if reason == 'bad' else c.choice(['stop', 'again', 'on']), 'until': until},
             'resume': lambda: {'came': 'x'}, 'complete': lambda: {'product': 'x', 'evidence': 'y'}, 'report': lambda: {'words': 'x'},
             'decide': lambda: {'outcome': 'x', **c.choice([{'follows': 'yes'}, {'follows': 'no', 'words': 'y'}, {'follows': 'no'}, {}])},
             'extend': lambda: {'due': self.limit(60), 'ground': 'x'}, 'reopen': lambda: {'due': self.limit(30), 'ground': 'x'},
             'cancel': lambda: {'ground': 'x'}}.get(act, dict)()
        if act in ('advise', 'decide', 'complete') and c.random() < .7:
            late = [x.code for x in m.children if x.to_answer]
            f.update({'answers': late} if late else {})
        if f and c.random() < .04:
            f.pop(c.choice([k for k in f if k != 'code']))
        return f

    def question(self, m, to):
        c = self.chance
        form = c.choice(['opinion', 'opinion', 'appraisal', 'data', 'part', 'guidance', 'obstacle'])
        to = 'ubnd' if form == 'guidance' and c.random() < .8 else c.choice(m.named) if m.named and c.random() < .4 else to
        f = {'to': to, 'form': form, 'title': 'x', 'due': self.limit(12), 'code': f'M{len(self.model.matters)}'}
        return {**f, 'rule': 'y'} if c.random() < .9 else f

    def reply(self, m, until):
        c = self.chance
        answer = c.choice(ANSWERS[m.form] if m.form and c.random() < .92 else ['agree', 'data'])
        f = {'answer': answer, 'words': 'x', 'rule': 'y', 'until': max(until, self.now.date())}
        return f if m.form and c.random() < .95 else {'answer': answer}

    def act(self):
        c, model = self.chance, self.model
        m = c.choice([x for x in model.matters.values() if not x.ended or c.random() < .15] or list(model.matters.values()))
        fits = [a for a in KINDS if m.state() in WHEN.get(a, ('held',))]
        act = c.choice(fits if fits and c.random() < .9 else KINDS)
        if act in ('cancel', 'forward') and c.random() < .8:
            act = 'reply' if m.parent else 'transfer'
        able = [x for x in self.p.people if model.may(m, act, x)]
        who = c.choice(able if able and c.random() < .88 else self.p.people)
        f = self.fields(m, act)
        bad, item = model.faults(m, act, f, who, self.now), self.item(m.code, act, f, who)
        self.told.append(('x ' if bad else '  ') + item)
        if not bad:
            model.do(m, act, f, who, self.now)
            self.taken += 1
            self.waiting.append(item)
            self.reads.append((self.now, m.code, model.expect(m, self.now)))
            return True
        if not self.flush():
            return False
        done = self.apply([item], may_fail=True)
        slug = done.stderr.strip().rpartition('[')[2].rstrip(']')
        self.refused[slug] = self.refused.get(slug, 0) + 1
        if slug not in bad:
            self.wrong.append(f'foretold {sorted(bad)}: {done.stderr.strip() or "taken"}: {item}')
        return slug in bad

    def compare(self, t, code, want):
        sheet = json.loads(self.run('matter', code, '--format', 'json', '--as-of', str(t)).stdout)
        holder, clocks = sheet['holder'], sheet['clocks']
        instant = lambda text: text and dt.datetime.fromisoformat(text).replace(tzinfo=None)
        got = {'holder': holder and holder['unit']['code'] + (f'/{holder["person"]["code"]}' if holder['person'] else ''), 'state': sheet['state'],
               'step': holder and holder['step'] and holder['step']['code'], 'desk': bool(holder and holder['to_allocate']),
               'due': sheet['matter']['due'] and instant(sheet['matter']['due']['at']), 'step due': clocks['step'] and instant(clocks['step']['due'])}
        sums = {}
        for s in sheet['sums']:
            payee = (s['payee'], s['unit'] and s['unit']['code'] if s['payee'] in ('holder', 'asked') else None)
            sums[payee] = sums.get(payee, 0) + s['worked']['seconds']
        got['charges'] = {payee: s for payee, s in sums.items() if s}
        for key, value in want.items():
            if value != 'stopped' and got[key] != value and not (key == 'state' and value == 'ended'):
                self.wrong.append(f'{code} at {t}: {key} foretold {value}, printed {got[key]}')

    def play(self):
        self.run('init', self.db, '--exercise', '--register', self.p.file)
        with open(os.path.join(self.folder, 'kind.yaml'), 'w', encoding='utf-8') as f:
            f.write(REGULATION)
        self.run('record', 'regulation', os.path.join(self.folder, 'kind.yaml'), '--at', '2023-01-02 00:00')
        for n in range(ACTS):
            self.tick()
            if n < 2 or self.chance.random() < .03:
                self.open()
            elif not self.act():
                break
        if not self.flush():
            return 0
        self.run('rebuild', '--check')
        self.now += dt.timedelta(minutes=1)
        for t, code, want in self.chance.sample(self.reads, min(len(self.reads), 15)):
            self.compare(t, code, want)
        return 15


def main():
    congvu, root = sys.argv[1:3]
    sequences, seed = rounds(int(sys.argv[3]) if len(sys.argv) > 3 else 6), int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with open(f'{root}/share/calendars/vn-2023-2026.ics', encoding='utf-8') as ics, open(f'{root}/share/calendars/vn.yaml', encoding='utf-8') as yaml:
        book = counting.Book(list(counting.read_ics(ics.read())) + list(counting.read_yaml(yaml.read())))
    province, taken, refused, read, wrong = Province(root), 0, {}, 0, 0
    for number in range(seed, seed + sequences):
        with tempfile.TemporaryDirectory() as folder:
            story = Story(congvu, folder, province, book, number)
            read += story.play()
        taken += story.taken
        for slug, n in story.refused.items():
            refused[slug] = refused.get(slug, 0) + n
        if story.wrong:
            wrong += 1
            print(f'seed {number}:', *story.told, *story.wrong, sep='\n')
    print(f'{sequences} stories, {taken} acts taken and {sum(refused.values())} refused as foretold, {read} readings, {wrong} stories wrong')
    print(' '.join(f'{slug} {n}' for slug, n in sorted(refused.items())))
    return 1 if wrong or not taken else 0


sys.exit(main())
