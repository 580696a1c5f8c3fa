#!/usr/bin/env python3
"""The limits of citizens' business compared with an independent count (counting.py): what the laws give, written down here a second time, over a
year and a half of days, Tết and swapped Saturdays included.

usage: kinds_test.py CONGVU SOURCE_ROOT [CASES [SEED]]
"""
import csv
import datetime as dt
import io
import json
import os
import random
import subprocess
import sys
import tempfile

import counting
from counting import midnight
from rounds import rounds

WORKDAYS, DAYS = 'workdays', 'days'
OFFICE = dt.timezone(dt.timedelta(hours=7))
OPEN = {  # kind: limit from opening, what else opening states
    'dossier': ((WORKDAYS, 10), {}),
    'feedback': ((WORKDAYS, 15), {'point': '[Một]'}),
    'voters_petition': ((WORKDAYS, 20), {'point': '[Một]', 'body': 'province', 'place': 'Xã'}),
    'voters_petition.urgent': ((WORKDAYS, 10), {'point': '[Một]', 'body': 'province', 'place': 'Xã'}),
    'voters_petition.complex': ((WORKDAYS, 30), {'point': '[Một]', 'body': 'province', 'place': 'Xã'}),
    'voters_petition.repeated': ((WORKDAYS, 10), {'point': '[Một]', 'body': 'province', 'place': 'Xã'}),
    'reception': ((WORKDAYS, 10), {'point': '[Một]', 'host': 'head'}),
    'suggestion': ((WORKDAYS, 20), {'point': '[Một]', 'conference': 'Hội nghị', 'held': '2025-01-10'}),
    'procedure_review': ((WORKDAYS, 30), {'procedure': 'P0', 'steps_before': 9, 'papers_before': 6, 'days_before': 20}),
    'procedure': ((WORKDAYS, 15), {'area': 'land', 'level': 'both', 'basis_text': 'Luật', 'effective': '2026-12-01'}),
}
FIRST = {  # kind: limit of the step it opens in, of the one it is forwarded to, and what opening and forwarding state
    'denunciation': ((WORKDAYS, 7), (DAYS, 30), {'persons': 'minh', 'denouncer': 'A', 'point': '[Một]'}, 'to_person: stp-cv, accepted: {day}'),
    'rating': ((WORKDAYS, 1), (WORKDAYS, 10), {'persons': '[lan, sxd-gd]', 'about': 'D0', 'score': 1}, 'to: snv, to_person: snv-cv'),
    'procedure_review': ((WORKDAYS, 20), None, OPEN['procedure_review'][1], ''),
}
ACCEPTED = {  # kind: days from acceptance (Law 02/2011 art. 28 and 37; Law 25/2018 art. 30 stands in the step alone)
    'complaint': 30,
    'complaint.remote': 45,
    'complaint.second': 45,
    'complaint.second_remote': 60,
    'complaint.discipline': 30,
}


def opening(code, kind, t, more):
    said = ', '.join(f'{k}: {v}' for k, v in more.items())
    return f'  - {{ at: {t:%Y-%m-%d %H:%M}, by: chu-tich, act: open, matter: {code}, kind: {kind}, giver: ubnd, to: stp, title: Thử{", " if said else ""}{said} }}'


def office_hour(chance, first, last):
    day = first + dt.timedelta(days=chance.randrange((last - first).days))
    return dt.datetime.combine(day, dt.time(chance.choice([7, 8, 9, 14, 16]), chance.choice([30, 45])))


def drawn(chance, book, n):
    """Acts in order of time, what each matter's due must be, and each step's."""
    begin = dt.datetime(2025, 1, 2, 7, 30)
    acts = [(begin, opening('P0', 'procedure', begin, OPEN['procedure'][1])), (begin, opening('D0', 'dossier', begin, {}))]
    want, steps = {}, {}
    for i in range(max(n // 4, 6)):
        code, t, kind = f'S{i}', office_hour(chance, dt.date(2025, 1, 3), dt.date(2026, 6, 1)), list(FIRST)[i % len(FIRST)]
        first, second, more, states = FIRST[kind]
        acts.append((t, opening(code, kind, t, more)))
        steps[code] = book.due(first, t)
        if second and chance.random() < .6:
            t += dt.timedelta(hours=1)
            acts.append((t, f'  - {{ at: {t:%Y-%m-%d %H:%M}, by: stp-gd, matter: {code}, act: forward, ' + states.format(day=f'{t:%Y-%m-%d}') + ' }'))
            steps[code] = book.due(second, t)
    for i in range(n):
        code, t = f'Z{i}', office_hour(chance, dt.date(2025, 1, 2), dt.date(2026, 6, 1))
        if chance.random() < .5:
            kind = chance.choice(list(OPEN))
            if kind.startswith('voters') and t.year < 2026:
                t = t.replace(year=2026, month=min(t.month, 5), day=min(t.day, 28))
            limit, more = OPEN[kind]
            acts.append((t, opening(code, kind, t, more)))
            want[code] = book.due(limit, t)
            continue
        kind = chance.choice(list(ACCEPTED))
        more = {'persons': 'minh', 'petitioner': 'A', 'against': 'B', 'point': '[Một]'}
        if 'second' in kind:
            more['first_decided'] = f'{t:%Y-%m-%d}'
        accepted = t + dt.timedelta(days=chance.randrange(1, 9), hours=1)
        acts.append((t, opening(code, kind, t, more)))
        acts.append((accepted, f'  - {{ at: {accepted:%Y-%m-%d %H:%M}, by: stp-gd, matter: {code}, act: forward, to_person: stp-cv, '
                               f'accepted: {accepted:%Y-%m-%d}, notice: TB }}'))
        want[code] = book.due((DAYS, ACCEPTED[kind]), accepted)
    acts.sort(key=lambda a: a[0])
    return acts, want, steps


def main():
    congvu, root = sys.argv[1], sys.argv[2]
    n, seed = rounds(int(sys.argv[3]) if len(sys.argv) > 3 else 80), int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with open(f'{root}/share/calendars/vn-2023-2026.ics', encoding='utf-8') as ics, open(f'{root}/share/calendars/vn.yaml', encoding='utf-8') as yaml:
        book = counting.Book(list(counting.read_ics(ics.read())) + list(counting.read_yaml(yaml.read())))
    acts, want, steps = drawn(random.Random(seed), book, n)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        db, story = os.path.join(folder, 'a.db'), os.path.join(folder, 'acts.yaml')
        env = {**os.environ, 'CONGVU_DB': db, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'}
        with open(story, 'w', encoding='utf-8') as out:
            out.write('name: kinds\nacts:\n' + '\n'.join(line for _, line in acts) + '\n')
        subprocess.run([congvu, '--quiet', 'init', db, '--exercise', '--register', f'{root}/tests/cases/province.yaml'], env=env, check=True)
        subprocess.run([congvu, '--quiet', 'apply', story], env=env, check=True)
        for code, due in steps.items():  # of a step the board says nothing
            sheet = json.loads(subprocess.run([congvu, 'matter', code, '--format', 'json'], env=env, check=True, capture_output=True).stdout)
            said = dt.datetime.fromisoformat(sheet['clocks']['step']['due'].replace('Z', '+00:00')).astimezone(OFFICE).replace(tzinfo=None)
            if said != due:
                wrong.append(f'{code}: step due {said}, counted {due}')
        board = subprocess.run([congvu, 'board', '--format', 'csv'], env=env, check=True, capture_output=True).stdout.decode('utf-8-sig')
    got = {row['code']: dt.datetime.strptime(row['due'], '%Y-%m-%d %H:%M') for row in csv.DictReader(io.StringIO(board))}
    wrong += [f'{code}: due {got.get(code)}, counted {due}' for code, due in want.items() if got.get(code) != due]
    print(f'seed {seed}: {len(want)} matters, {len(steps)} steps, {len(wrong)} differ')
    for line in wrong[:10]:
        print(line)
    return 1 if wrong or not want else 0


sys.exit(main())
