#!/usr/bin/env python3
"""How well directives are read: scores, what each rule adds, and what a text owes to its own words. Standard library only.

usage: intake_quality.py [--test] INTAKE_DUMP SOURCE_ROOT

Measured over our own texts (tests/intake/texts; held-out/ apart: no rule was made beside them) and, where they are there, annotated real
ones (CONGVU_SHARED or ../shared, directives/gold). A content found matches an annotated one where intersection over union of the spans is at
least 0.5, one to one. Scores are F1: of spans; of leads and coordinators as (matched content, name) pairs; of deadlines: same date, same
recurrence, or both relative.

--test demands the floors below of our own texts; without it the tables of docs/intake-quality.md are printed.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
import unicodedata

MEASURES = ('spans', 'leads', 'coordinators', 'deadlines')
FLOORS = {
    'own': {'spans': 0.97, 'leads': 0.95, 'coordinators': 0.95, 'deadlines': 0.95},
    'held out': {'spans': 0.85, 'leads': 0.68, 'coordinators': 0.68, 'deadlines': 0.70},
}


def fold(s):
    return ' '.join(unicodedata.normalize('NFC', s).casefold().split())


def overlap(a, b):
    both = min(a['end'], b['end']) - max(a['start'], b['start'])
    return both / (max(a['end'], b['end']) - min(a['start'], b['start'])) if both > 0 else 0


def match(gold, read):
    pairs = sorted(((overlap(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)
                    if g['start'] < r['end'] and r['start'] < g['end']), key=lambda x: -x[0])
    taken_gold, taken_read, out = set(), set(), []
    for share, i, j in pairs:
        if share >= 0.5 and i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            out.append((i, j))
    return out


def due(deadline):
    if not deadline:
        return None
    if deadline.get('recur'):
        return 'every', deadline['recur']
    return ('on', deadline['date']) if deadline.get('date') else ('relative',)


class Tally:
    def __init__(self):
        self.right = dict.fromkeys(MEASURES, 0)
        self.wanted = dict.fromkeys(MEASURES, 0)
        self.found = dict.fromkeys(MEASURES, 0)

    def add(self, gold, read):
        pairs = match(gold, read)
        self.count('spans', len(pairs), len(gold), len(read))
        for measure, key in (('leads', 'lead'), ('coordinators', 'coordinate')):
            names = [{fold(x) for x in c[key]} for c in gold], [{fold(x) for x in c[key]} for c in read]
            self.count(measure, sum(len(names[0][i] & names[1][j]) for i, j in pairs),
                       sum(map(len, names[0])), sum(map(len, names[1])))
        self.count('deadlines', sum(due(gold[i]['deadline']) is not None and due(gold[i]['deadline']) == due(read[j]['deadline'])
                                    for i, j in pairs),
                   sum(due(c['deadline']) is not None for c in gold), sum(due(c['deadline']) is not None for c in read))

    def count(self, measure, right, wanted, found):
        self.right[measure] += right
        self.wanted[measure] += wanted
        self.found[measure] += found

    def score(self, measure):
        both = self.wanted[measure] + self.found[measure]
        return 2 * self.right[measure] / both if both else None

    def cells(self):
        return ' | '.join('–' if self.score(m) is None else f'{self.score(m):.3f}' for m in MEASURES)


class Document:
    def __init__(self, gold_file, text_root):
        with open(gold_file, encoding='utf-8') as f:
            gold = json.load(f)
        self.name = os.path.splitext(os.path.basename(gold_file))[0]
        self.path = os.path.join(text_root, gold['source'])
        self.contents = gold['contents']
        with open(self.path, encoding='utf-8') as f:
            self.text = f.read()
        self.english = sum(c > '\u00bf' for c in self.text) * 20 < len(self.text)


def documents(gold_dir, text_root):
    return [Document(f, text_root) for f in sorted(glob.glob(os.path.join(gold_dir, '*.json')))]


def read(dump, document, *options):
    run = subprocess.run([dump, *options, document.path], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f'{document.path}: {run.stderr}')
    return json.loads(run.stdout)['contents']


def tally(dump, docs, *options):
    sum_of = Tally()
    for d in docs:
        sum_of.add(d.contents, read(dump, d, *options))
    return sum_of


HEAD = '| spans | leads | coordinators | deadlines |\n|---|---|---|---|---|'


def print_scores(dump, sets):
    print('## Scores\n\n| texts ' + HEAD)
    for name, docs in sets.items():
        for lang, some in (('Vietnamese', [d for d in docs if not d.english]), ('English', [d for d in docs if d.english])):
            if some:
                print(f'| {name}, {lang} ({len(some)}, {sum(len(d.contents) for d in some)} contents) | {tally(dump, some).cells()} |')


def print_rules(dump, docs):
    rules = [line.split('\t') for line in subprocess.run([dump, '--rules'], capture_output=True, text=True).stdout.splitlines()]
    whole = tally(dump, docs)
    print('\n## What each rule adds\n\nAll texts above together. A row says what is lost without the rule.\n\n| without ' + HEAD)
    print(f'| nothing | {whole.cells()} |')
    for word, meaning in rules:
        less = tally(dump, docs, '--without', word)
        lost = ' | '.join('' if abs((less.score(m) or 0) - (whole.score(m) or 0)) < 0.0005 else f'{less.score(m) - whole.score(m):+.3f}'
                          for m in MEASURES)
        print(f'| `{word}`: {meaning} | {lost} |')


def words_of(dump, english):
    return subprocess.run([dump, '--words', 'en' if english else 'vi'], capture_output=True, text=True).stdout.splitlines()


def has(text, words):
    """Does the text have the words of this row? A row with signs or numbers counts as common."""
    if not all(c.isalpha() or c == ' ' for c in words):
        return False
    at = text.find(words)
    while at >= 0:
        before, after = at == 0 or not text[at - 1].isalnum(), at + len(words)
        if before and (after >= len(text) or not text[after].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def print_left_out(dump, sets):
    print('\n## One text left out\n\n| text | own rows ' + HEAD.replace('|---|---|---|---|---|', '|---|---|---|---|---|---|'))
    for english in (False, True):
        docs = [(name, d) for name, some in sets.items() for d in some if d.english == english]
        rows = words_of(dump, english)
        folded = {d.path: fold(d.text) for _, d in docs}
        holders = {row: [p for p, text in folded.items() if has(text, fold(row))] for row in rows}
        sum_with, sum_without = Tally(), Tally()
        for name, d in docs:
            own = [row for row, paths in holders.items() if paths == [d.path]]
            one = Tally()
            with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8') as f:
                f.write('\n'.join(own) + '\n')
                f.flush()
                without = read(dump, d, '--forget', f.name) if own else read(dump, d)
            one.add(d.contents, without)
            sum_without.add(d.contents, without)
            sum_with.add(d.contents, read(dump, d))
            print(f'| {name}: {d.name} | {len(own)} | {one.cells()} |')
        lang = 'English' if english else 'Vietnamese'
        print(f'| **{lang}, left out** | | {sum_without.cells()} |\n| **{lang}, with all rows** | | {sum_with.cells()} |')


def test(dump, sets):
    bad = []
    for name, floors in FLOORS.items():
        got = tally(dump, sets[name])
        print(name, got.cells())
        bad += [f'{name}: {m} is {got.score(m):.3f}, at least {least} is wanted' for m, least in floors.items() if got.score(m) < least]
    print('\n'.join(bad))
    return 1 if bad else 0


def main():
    args = [a for a in sys.argv[1:] if a != '--test']
    if len(args) != 2:
        raise SystemExit(__doc__)
    dump, root = os.path.abspath(args[0]), args[1]
    texts = os.path.join(root, 'tests', 'intake', 'texts')
    sets = {'own': documents(texts, texts), 'held out': documents(os.path.join(texts, 'held-out'), os.path.join(texts, 'held-out'))}
    if '--test' in sys.argv:
        return test(dump, sets)
    shared = os.path.join(os.environ.get('CONGVU_SHARED') or os.path.join(root, '..', 'shared'), 'directives')
    if os.path.isdir(shared):
        sets['real'] = documents(os.path.join(shared, 'gold'), shared)
    else:
        print(f'SKIPPED: no annotated real texts at {shared}; set CONGVU_SHARED', file=sys.stderr)
    print_scores(dump, sets)
    print_rules(dump, [d for docs in sets.values() for d in docs])
    print_left_out(dump, sets)
    return 0


if __name__ == '__main__':
    sys.exit(main())
