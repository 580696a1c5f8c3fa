"""What an act of a kind may state, by what `congvu kinds` tells of it: drawn by type, most of it fitting, some of it not.

A field that must be stated mostly is; any other now and then. Which demands the values meet is left to chance: what is refused is one
sentence with a problem, what is taken must leave a sheet that holds together (acts_test.py).
"""
import datetime as dt
import json

CLOSED = ('signal', 'discipline')  # read by whom they name alone: the console has no sheet of theirs


class Kinds:
    def __init__(self, told):
        self.all = {k['kind']: k for k in json.loads(told)['kinds'] if k['base'] not in CLOSED}
        self.codes = list(self.all)

    def recurs(self, kind):
        return self.all[kind]['recurs']

    def excludes(self, kind):
        return self.all[kind]['excludes']

    def reasons(self, kind, act):
        return [r['code'] for r in self.all[kind]['reasons'] if r['act'] == act]

    def stated(self, kind, act, chance, people, units, matters, day):
        """`matters`: pairs (code, kind) that exist."""
        out, of = [], {f['code']: f for f in self.all[kind]['fields']}
        for f in of.values():
            if act not in f['on'] + f['must'] or chance.random() > (.97 if act in f['must'] else .25):
                continue
            value = self.value(f, chance, people, units, matters, day)
            if value is not None:
                out.append(f'{f["code"]}{self.key(f, of, chance)}={value}')
        return out

    @staticmethod
    def key(f, of, chance):
        if not f['per']:
            return ''
        choices = of[f['per']]['choices'] if f['per'] in of and not of[f['per']]['many'] else []
        if choices:
            return f'[{chance.choice(choices)["code"]}]'
        return f'[{chance.choice([1, 1, 1, 2])}]' if f['per'] in of else f'[{chance.choice(["2024-Q4", "2025-01", "2025"])}]'

    @staticmethod
    def value(f, chance, people, units, matters, day):
        if f['type'] == 'choice':
            return chance.choice(f['choices'])['code']
        if f['type'] == 'matter':
            fit = [code for code, kind in matters if not f['kinds'] or kind.split('.')[0] in f['kinds']]
            return chance.choice(fit) if fit else None
        if f['type'] in ('number', 'money'):
            least, most = float(f['least'] or 0), float(f['most'] or 100)
            return round(chance.uniform(least, min(most, least + 100)), chance.choice([0, 0, 2]))
        return {'text': 'Lời', 'day': str(day - dt.timedelta(days=chance.randrange(-3, 40))), 'yes_no': chance.choice(['yes', 'no']),
                'unit': chance.choice(units), 'person': chance.choice(people), 'period': '2025'}[f['type']]
