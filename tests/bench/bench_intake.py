#!/usr/bin/env python3
"""How fast files are read, beside the programs that do the same part of it, in one run: bench_intake.py BUILD SCRATCH

Each line is measured in alternating rounds and the least of them taken. Processor time counts, of the program and all it starts, but where
a line says "by the clock": then what else the machine does counts too.
"""
import html
import os
import resource
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLE = os.path.join(HERE, '../../share/examples/thong-bao-ket-luan.txt')
STYLE = 'margin:0;margin-bottom:6pt;text-indent:1cm;text-align:justify;font-size:14pt;font-family:Liberation Serif'
ROUNDS = int(os.environ.get('BENCH_ROUNDS', '7'))


def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds(command, processors='0', clock=False):
    now = time.perf_counter if clock else used
    before = now()
    subprocess.run(['taskset', '-c', processors, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env={**os.environ, 'OMP_THREAD_LIMIT': '1'})
    return now() - before


def least(*commands, rounds=ROUNDS, **how):
    """The least time of each command, in turns."""
    best = [float('inf')] * len(commands)
    for _ in range(rounds):
        for i, command in enumerate(commands):
            best[i] = min(best[i], seconds(command, **how))
    return best


def line(what, said, aim):
    print(f'  {what:<56} {said:<48} aim {aim}', flush=True)


def texts(scratch, body):
    """Many texts, each with a number of its own; and one of many megabytes."""
    names = []
    for i in range(1000):
        names.append(f'{scratch}/t{i:04}.txt')
        with open(names[-1], 'w', encoding='utf-8') as file:
            file.write(body.replace('96/TB-UBND', f'{i}/TB-UBND'))
    large = f'{scratch}/large.txt'
    with open(large, 'w', encoding='utf-8') as file:
        for i in range(20000000 // len(body.encode()) + 1):
            file.write(body.split('Nơi nhận')[0].replace('./.', '.') + '\n')
    return names, large


def office(scratch, body, name, form, times):
    lines = [line for line in body.split('\n') if line.strip()]
    with open(f'{scratch}/{name}.html', 'w', encoding='utf-8') as file:
        file.write('<html><head><meta charset="utf-8"></head><body>')
        file.writelines(f'<p style="{STYLE}">{html.escape(text)}</p>' for _ in range(times) for text in lines)
        file.write('</body></html>')
    subprocess.run(['soffice', f'-env:UserInstallation=file://{os.path.abspath(scratch)}/profile', '--headless',
                    '--infilter=HTML (StarWriter)', '--convert-to', form, '--outdir', scratch, f'{scratch}/{name}.html'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return f'{scratch}/{name}.{form.split(":")[0]}'


def bench_text(congvu, names, large):
    size = os.path.getsize(large)
    [one] = least([congvu, 'intake', '--dry-run', '--format', 'json', large], rounds=3)
    line('text, one processor', f'{size / 1e6 / one:.1f} MB/s ({size / 1e6:.0f} MB)', '5 MB/s')
    many = [congvu, 'intake', '--dry-run', '--format', 'csv', *names]
    [one], [two] = least(many, rounds=3, clock=True), least(many, rounds=3, clock=True, processors='0,1')
    line('1,000 texts of 3 kB in one call, one processor and two', f'{one:.2f}, {two:.2f} s by the clock: {one / two:.2f}', 'all processors')


def bench_word(congvu, scratch, body):
    docx = office(scratch, body, 'thirty', 'docx:MS Word 2007 XML', 15)
    start, word = least([congvu, '--version'], [congvu, 'intake', '--dry-run', '--format', 'json', docx])
    [clock] = least([congvu, 'intake', '--dry-run', '--format', 'json', docx], clock=True)
    line('a Word file of 30 pages', f'{word * 1e3:.0f} ms, the start {start * 1e3:.0f} of it; {clock * 1e3:.0f} by the clock', '150 ms')


def bench_pdf(congvu, scratch, body):
    for pages, times in ((10, 5), (60, 30)):
        pdf = office(scratch, body, f'pages{pages}', 'pdf:writer_pdf_Export', times)
        ours, theirs = least([congvu, 'intake', '--dry-run', '--format', 'json', pdf], ['pdftotext', pdf, '-'])
        line(f'a PDF of {pages} pages, of pdftotext\'s time', f'{ours * 1e3:.0f} ms of {theirs * 1e3:.0f}: {ours / theirs:.2f}', '1.5')
    return f'{scratch}/pages10.pdf'


def bench_picture(congvu, scratch, pdf):
    subprocess.run(['pdftoppm', '-r', '300', '-gray', '-png', '-singlefile', pdf, f'{scratch}/scan'], check=True)
    ours, theirs = least([congvu, 'intake', '--dry-run', '--format', 'json', f'{scratch}/scan.png'],
                         ['tesseract', f'{scratch}/scan.png', '-', '-l', 'vie'], rounds=3)
    line('a page of 300 dots an inch, of tesseract\'s time', f'{ours:.2f} s of {theirs:.2f}: {ours / theirs:.2f}', '1.2')


def main():
    build, scratch = sys.argv[1], os.path.join(sys.argv[2], 'intake')
    congvu = os.path.abspath(f'{build}/src/cli/congvu')
    missing = [name for name in ('taskset', 'soffice', 'pdftotext', 'pdftoppm', 'tesseract') if shutil.which(name) is None]
    if missing:
        print('SKIPPED:', ', '.join(missing), 'not installed')
        return 0
    shutil.rmtree(scratch, ignore_errors=True)
    os.makedirs(scratch)
    with open(EXAMPLE, encoding='utf-8') as file:
        body = file.read()
    names, large = texts(scratch, body)
    bench_text(congvu, names, large)
    bench_word(congvu, scratch, body)
    bench_picture(congvu, scratch, bench_pdf(congvu, scratch, body))
    shutil.rmtree(scratch)
    return 0


sys.exit(main())
