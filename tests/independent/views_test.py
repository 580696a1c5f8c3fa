#!/usr/bin/env python3
"""What the giver sees of a directive, and the control slip of a dossier, worked by hand and compared with what is printed.

usage: views_test.py CONGVU SOURCE_ROOT

Both are the stories of tests/cases (three-leads-one-open-set, supplement-two-agencies-a-day-early), which compare each matter; here is
what only the views tell: a content given to several as one line, and a dossier's steps from hand to hand.
"""
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile

NOTICE = """ỦY BAN NHÂN DÂN TỈNH
VĂN PHÒNG
Số: 214/TB-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ngày 14 tháng 8 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về các dự án chậm tiến độ

1. Giao Sở Tài chính, Sở Xây dựng, Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Nội vụ rà soát các dự án chậm tiến độ, báo cáo UBND tỉnh trước ngày 12/9/2025.

2. Giao UBND các xã, phường rà soát mặt bằng các dự án trên địa bàn, báo cáo UBND tỉnh trước ngày 29/8/2025.
"""
A, B, C, HOA, BINH, PHU, CHAU = (f'V25-000{n}' for n in range(1, 8))
DONE = 'product: Báo cáo, evidence: Văn bản'
# when, who, matter, act, what it states; None: read what the giver sees
STORY = [
    ('2025-08-14 16:41', None, None, None, {1: ((3, 0, 0, 0), None, None), 2: ((4, 0, 0, 0), None, None)}),
    ('2025-08-15 08:10', 'stc-gd', A, 'assign', 'to_person: hanh'),
    ('2025-08-18 09:00', 'hanh', A, 'ask', 'code: P, form: part, to: snv, due: 2025-08-27, title: Phần'),
    ('2025-08-28 15:00', 'an-hoa-ct', HOA, 'complete', DONE), ('2025-08-29 16:50', 'an-binh-ct', BINH, 'complete', DONE),
    ('2025-08-29 18:30', 'tan-phu-ct', PHU, 'complete', DONE), ('2025-09-03 10:30', 'snv-gd', 'P', 'reply', 'answer: data'),
    ('2025-09-03 14:00', 'cvp', CHAU, 'urge', ''), ('2025-09-04 15:00', 'hai-chau-ct', CHAU, 'complete', DONE),
    *(('2025-09-05 09:00', 'cvp', code, 'decide', 'outcome: Xác nhận') for code in (HOA, BINH, PHU, CHAU)),
    ('2025-09-05 09:00', None, None, None, {
        1: ((3, 0, 0, 0), None, 'sxd 106:20, snnmt 106:20, stc 87:20, asked snv 19:00'),
        2: ((4, 4, 0, 0), ('2025-09-04 15:00', '2025-09-05 09:00'),
            'hai-chau 102:20, tan-phu 88:50, an-binh 88:10, an-hoa 78:20, vp 67:40')}),
    ('2025-09-05 15:00', 'sxd-gd', B, 'complete', DONE), ('2025-09-10 09:00', 'cvp', B, 'decide', 'outcome: Xác nhận'),
    ('2025-09-11 11:00', 'hanh', A, 'complete', DONE),
    ('2025-09-11 11:00', None, None, None, {1: ((3, 1, 1, 0), None, None)}),
    ('2025-09-15 10:00', None, None, None, {1: ((3, 1, 1, 1), None, None)}),
    ('2025-09-15 10:00', 'snnmt-gd', C, 'complete', DONE),
    ('2025-09-16 09:30', 'cvp', A, 'return', 'missing: Bảng dự án chậm, words: Thiếu bảng'),
    ('2025-09-16 10:00', 'cvp', C, 'decide', 'outcome: Xác nhận'), ('2025-09-17 16:00', 'hanh', A, 'complete', DONE),
    ('2025-09-18 10:00', 'cvp', A, 'decide', 'outcome: Xác nhận'),
    ('2025-09-18 10:00', None, None, None, {
        1: ((3, 3, 0, 0), ('2025-09-17 16:00', '2025-09-18 10:00'), 'snnmt 155:20, stc 133:50, sxd 110:20, vp 54:30, asked snv 19:00'),
        2: ((4, 4, 0, 0), ('2025-09-04 15:00', '2025-09-05 09:00'), None)}),
]
# from whom, to whom, handed over, receivable; the step's limit, what ran in it when it was left, the share charged to who held it
SLIP = [('ttpvhcc', '2025-04-03 15:20', '2025-04-03 15:20'), ('sxd', '2025-04-03 15:50', '2025-04-04 07:30'),
        ('outside', '2025-04-08 10:00', None), ('sxd', '2025-04-15 14:10', None), ('sxd', '2025-04-24 10:00', None),
        ('ttpvhcc', '2025-04-25 09:00', '2025-04-25 09:00')]
SHARES = [('ttpvhcc', '4:00', '0:30'), ('sxd', '52:00', '10:30'), ('sxd', '52:00', '40:10'), ('sxd', '16:00', '7:00'),
          ('ttpvhcc', '8:00', '7:45')]


def hm(seconds):
    return f'{seconds // 3600}:{seconds // 60 % 60:02}'


class Views:
    def __init__(self, congvu, root, folder):
        self.congvu, self.root, self.folder, self.wrong, self.compared = congvu, root, folder, 0, 0
        self.db, self.n = os.path.join(folder, 'views.db'), 0

    def run(self, *args):
        door = [] if args[0] == 'init' else ['--db', self.db]
        done = subprocess.run([self.congvu, '--lang', 'en', *door, *args], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f'congvu {" ".join(args)}: {done.stderr}')
        return done.stdout

    def begin(self):
        if os.path.exists(self.db):
            os.remove(self.db)
        self.run('init', self.db, '--exercise', '--register', f'{self.root}/tests/cases/province.yaml')

    def write(self, text):
        name = os.path.join(self.folder, 'file')
        with open(name, 'w', encoding='utf-8') as f:
            f.write(text)
        return name

    def same(self, what, want, got):
        self.compared += 1
        if want != got:
            self.wrong += 1
            print(f'{what}:\n  worked by hand  {want}\n  printed         {got}')

    # --- the giver's view ---

    def giver(self):
        self.begin()
        self.run('intake', self.write(NOTICE))
        self.run('intake', '--accept', '1', '--as', 'cvp', '--giver', 'ubnd', '--at', '2025-08-14 16:40')
        for at, who, code, act, states in STORY:
            if act:
                self.n += 1
                more = f', {states}' if states else ''
                self.run('apply', self.write(f'name: f{self.n}\nacts:\n  - {{ at: "{at}", by: {who}, matter: {code}, act: {act}{more} }}\n'))
            else:
                self.look(at, states)

    def look(self, at, states):
        tally = json.loads(self.run('report', '--directive', '214/TB-UBND', '--format', 'json', '--as-of', at))
        for content in tally['contents']:
            if content['content'] not in states:
                continue
            what = f'content {content["content"]} as of {at}'
            counts, ends, charges = states[content['content']]
            self.same(what, counts, (content['given_to'], content['done'], content['with_confirmer'], content['late']))
            got = tuple(content[k] and content[k][:16].replace('T', ' ') for k in ('finished', 'closed'))
            self.same(what + ', finished and closed', ends or (None, None), got)
            if charges:
                printed = sorted(('asked ' if s['payee'] == 'asked' else '') + s['unit']['code'] + ' ' + hm(s['worked']['seconds'])
                                 for s in content['sums'])
                self.same(what + ', charges', sorted(charges.split(', ')), printed)

    # --- the control slip ---

    def slip(self):
        self.begin()
        with open(f'{self.root}/tests/cases/supplement-two-agencies-a-day-early.yaml', encoding='utf-8') as f:
            items = f.read().split('\n  - ')
        self.run('apply', self.write('\n  - '.join(i for i in items if 'refused:' not in i and not i.startswith('read_at'))))
        code = 'D2'
        sheet = json.loads(self.run('matter', code, '--format', 'json'))
        hands = []
        for stretch in sheet['timeline']:
            who = 'outside' if stretch['state'] == 'outside' else stretch['unit']['code']
            step = stretch['step'] and stretch['step']['code']
            if not hands or (who, step) != hands[-1][:2]:
                hands.append((who, step, stretch['from'][:16].replace('T', ' '), stretch['receivable'][:16].replace('T', ' ')))
        want = [(who, at, taken or at) for who, at, taken in SLIP]
        self.same('from hand to hand', want, [(h[0], h[2], h[3]) for h in hands])
        self.same('limits and shares', SHARES, [(r['unit']['code'], hm(r['given']['seconds']), hm(r['used']['seconds']))
                                                for r in sheet['lateness']])
        self.same('nobody was late', [0] * len(SHARES), [r['late']['seconds'] for r in sheet['lateness']])
        asked = [(q['asked']['code'], q['opened'][:16], (q['ended'] or '')[:16], hm(q['clock']['late']['seconds'])) for q in sheet['questions']]
        self.same('asked', [('snnmt', '2025-04-16T08:30', '2025-04-23T15:10', '13:40'), ('ca', '2025-04-16T08:30', '2025-04-18T16:00', '0:00')],
                  asked)
        self.same('given back before the appointment', ('2025-04-26T08:45', '2025-04-29T00:00'),
                  (sheet['matter']['ended'][:16], sheet['matter']['due']['at'][:16]))


def main():
    with tempfile.TemporaryDirectory() as folder:
        views = Views(sys.argv[1], sys.argv[2], folder)
        views.giver()
        views.slip()
    print(f'{views.compared} lines compared, {views.wrong} differ')
    return 1 if views.wrong else 0


sys.exit(main())
