#!/usr/bin/env python3
"""Writes share/examples/projects.yaml: a plan year of an invented province's public investment.

160 projects with their capital of 2025 by source. At the end of December 58.3 % is disbursed and 94 projects ask the People's Council for
more time; 12 are stalled, each with its solution. The same table gives the same file: nothing is drawn that a seed does not fix.

  tools/example_projects.py > share/examples/projects.yaml
  tools/example_projects.py --check          exit 1 where the file in the tree differs
"""
import random
import sys

PROJECTS, ASKING, STALLED, RATE = 160, 94, 12, 0.583
FILE = 'share/examples/projects.yaml'

# unit, who acts for it, place
HOLDERS = [
    ('bqlda', 'thaovh', 'tỉnh'), ('sxd', 'quyendt', 'tỉnh'), ('snnmt', 'tramnb', 'tỉnh'), ('sgddt', 'hanhld', 'tỉnh'),
    ('syt', 'lieubn', 'tỉnh'), ('x-lamkhe', 'nhanbt', 'xã Lam Khê'), ('x-thachban', 'lannk', 'xã Thạch Bàn Thượng'),
    ('x-cotinh', 'cucdt', 'xã Cổ Tịnh'), ('x-tanhoa', 'loanlb', 'xã Tân Hòa Lam'), ('x-benlam', 'yenpn', 'phường Bến Lam'),
    ('x-dongtru', 'vandd', 'phường Đông Trữ'), ('x-phusa', 'thoht', 'phường Phú Sa Nam'), ('x-honsan', 'hienht', 'đặc khu Hòn San'),
]
WORKS = [
    ('Đường giao thông liên thôn', 'transport'), ('Nâng cấp đường tỉnh, đoạn qua', 'transport'), ('Kè chống sạt lở', 'irrigation'),
    ('Kiên cố hóa kênh mương', 'irrigation'), ('Trường mầm non', 'education'), ('Trường tiểu học', 'education'),
    ('Trạm y tế', 'health'), ('Hạ tầng khu tái định cư', 'urban'), ('Nhà văn hóa', 'culture'), ('Cấp nước sinh hoạt', 'urban'),
]
NATIONAL = ['ntp_rural', 'ntp_poverty', 'ntp_ethnic']
REASONS = ['clearance', 'land_origin', 'land_price', 'resettlement', 'materials', 'material_price', 'planning', 'procedure', 'contractor']
SOLUTIONS = [
    ('land_price', 'Trình phê duyệt giá đất cụ thể trước ngày 31/01', 'snnmt'),
    ('clearance', 'Đối thoại, chi trả đợt cuối, bàn giao mặt bằng từng đoạn', 'bqlda'),
    ('materials', 'Cấp lại giấy phép khai thác mỏ phục vụ dự án', 'snnmt'),
    ('planning', 'Điều chỉnh cục bộ quy hoạch chi tiết', 'sxd'),
]


def table():
    """One row a project: holder, title, sector, sources with what is planned and disbursed."""
    chance = random.Random(2025)
    rows = []
    for i in range(PROJECTS):
        unit, who, place = HOLDERS[i % len(HOLDERS)]
        work, sector = WORKS[(i * 7) % len(WORKS)]
        commune = place if place != 'tỉnh' else HOLDERS[5 + i % 8][2]
        sources = {'provincial': 500 * chance.randrange(4, 60)}
        if i % 4 == 0:
            sources['central'] = 1000 * chance.randrange(5, 40)
        if i % 5 == 0:
            sources[NATIONAL[i // 5 % 3]] = 250 * chance.randrange(8, 40)
        rows.append({'unit': unit, 'who': who, 'title': f'{work} {commune} (gói {i + 1})', 'sector': sector, 'plan': sources,
                     'group': 'b' if sum(sources.values()) > 30000 else 'c'})
    disburse(rows, chance)
    order = sorted(range(PROJECTS), key=lambda i: sum(rows[i]['paid'].values()) / sum(rows[i]['plan'].values()))
    for place, i in enumerate(order):
        rows[i]['asks'], rows[i]['stalled'] = place < ASKING, place < STALLED
    return rows


def disburse(rows, chance):
    """Rates that differ, the national programmes lower; then the whole is brought to RATE to the million."""
    for row in rows:
        row['paid'] = {s: p * (chance.uniform(0.2, 0.6) if s in NATIONAL else chance.uniform(0.25, 0.95)) for s, p in row['plan'].items()}
    planned = sum(sum(r['plan'].values()) for r in rows)
    scale = RATE * planned / sum(sum(r['paid'].values()) for r in rows)
    for row in rows:
        row['paid'] = {s: min(row['plan'][s], round(x * scale)) for s, x in row['paid'].items()}
    rest = round(RATE * planned) - sum(sum(r['paid'].values()) for r in rows)
    for row in rows:
        for s in row['plan']:
            step = max(-row['paid'][s], min(row['plan'][s] - row['paid'][s], rest))
            row['paid'][s] += step
            rest -= step
    assert rest == 0


def item(**keys):
    def word(v):
        if isinstance(v, list):
            return '[' + ', '.join(v) + ']'
        return f'"{v}"' if "," in str(v) else str(v)
    return '  - { ' + ', '.join(f'"{k}": {word(v)}' if '[' in k else f'{k}: {word(v)}' for k, v in keys.items()) + ' }'


def acts(rows):
    lines = []
    for i, row in enumerate(rows, 1):
        total = 3 * sum(row['plan'].values())
        lines.append(item(at='2025-07-07 08:00', act='open', matter=f'DA25-{i:03}', kind='project', giver='ubnd', to=row['unit'], due='2025-12-31',
                          title=row['title'], group=row['group'], sector=row['sector'], approved=f'{400 + i}/QĐ-UBND', total=total))
        lines.append(item(at='2025-07-07 08:00', act='open', matter=f'KHV25-{i:03}', kind='capital', giver='ubnd', to=row['unit'], due='2026-01-31',
                          title=f'Kế hoạch vốn năm 2025, {row["title"]}', project=f'DA25-{i:03}', plan_year=2025,
                          **{f'plan[{s}]': p for s, p in row['plan'].items()}))
    for i, row in enumerate(rows, 1):
        lines.append(item(at='2025-07-08 08:00', by=row['who'], matter=f'DA25-{i:03}', act='forward'))
    for i, row in enumerate(rows, 1):
        if row['asks']:
            lines.append(item(at='2025-11-03 08:00', by=row['who'], matter=f'DA25-{i:03}', act='report', progress=35 + i % 30,
                              asked_until='2026-06-30', delay=REASONS[i % len(REASONS)], words='Đề nghị gia hạn thời gian thực hiện'))
        if row['stalled']:
            why, solution, unit = SOLUTIONS[i % len(SOLUTIONS)]
            lines.append(item(at='2025-11-03 08:00', by=row['who'], matter=f'DA25-{i:03}', act='report', stalled='yes', delay=why,
                              solution=solution, solution_unit=unit, solution_due='2026-01-31', words='Dự án đình trệ'))
    for i, row in enumerate(rows, 1):
        lines.append(item(at='2025-12-31 15:00', by=row['who'], matter=f'KHV25-{i:03}', act='report', words='Giải ngân đến 31/12',
                          **{f'disbursed[{s}]': p for s, p in row['paid'].items()}))
    return lines


def main():
    text = '\n'.join([
        '# Đầu tư công năm 2025 của một tỉnh không có thật: 160 dự án, giải ngân 58,3 %, 94 dự án xin gia hạn, 12 dự án đình trệ.',
        '# Written by tools/example_projects.py; docs/kinds/project.md says what it shows.',
        'name: example-projects-2025', 'by: yentt', 'acts:', *acts(table())]) + '\n'
    if '--check' in sys.argv:
        with open(FILE, encoding='utf-8') as f:
            if f.read() != text:
                sys.exit(f'{FILE} is not what tools/example_projects.py writes: run it again')
        return
    sys.stdout.write(text)


main()
