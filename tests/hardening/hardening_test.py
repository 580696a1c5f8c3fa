#!/usr/bin/env python3
"""What the compiler and the linker were asked to do against our own mistakes is in the programs that were built.

usage: hardening_test.py SOFT PROGRAM...
SOFT was built with nothing of it: each look must find that it is missing there, or the look is blind.
"""
import platform
import re
import subprocess
import sys

ENDBR64 = b'\xf3\x0f\x1e\xfa'


def readelf(flags, path):
    return subprocess.run(['readelf', '-W', *flags.split(), path], capture_output=True, text=True, check=True, env={'LC_ALL': 'C'}).stdout


class Program:
    def __init__(self, path):
        self.header, self.segments, self.dynamic = (readelf(flag, path) for flag in ('-h', '-l', '-d'))
        self.imports = set(re.findall(r' UND (\w+)', readelf('--dyn-syms', path)))
        with open(path, 'rb') as f:
            self.code = f.read()

    def pie(self):
        return 'DYN (' in self.header and re.search(r'FLAGS_1.*\bPIE\b', self.dynamic)

    def relro(self):
        return 'GNU_RELRO' in self.segments

    def bind_now(self):
        return re.search(r'\bBIND_NOW\b|FLAGS_1.*\bNOW\b', self.dynamic)

    def data_is_no_code(self):
        stack = re.search(r'GNU_STACK.* (R?W?E?) +0x[0-9a-f]+\n', self.segments)
        both = re.search(r'LOAD .* RWE ', self.segments)
        return stack and 'E' not in stack.group(1) and not both

    def canary(self):
        return '__stack_chk_fail' in self.imports

    def fortified(self):
        return any(re.fullmatch(r'__\w+_chk', name) for name in self.imports)

    def no_foreign_libraries(self):
        return not re.search(r'\((RPATH|RUNPATH)\).*[^:]*/', self.dynamic)

    def jumps_land(self):
        """Indirect jumps land where a function begins; a processor that knows the mark refuses others."""
        return platform.machine() != 'x86_64' or self.code.count(ENDBR64) > 20


LOOKS = [
    ('loaded at an address nobody knows (PIE)', Program.pie),
    ('the table of addresses is read-only (RELRO)', Program.relro),
    ('from the beginning (BIND_NOW)', Program.bind_now),
    ('neither stack nor data can be run', Program.data_is_no_code),
    ('a stack that was written over is noticed', Program.canary),
    ('calls that fill a buffer know its size (_FORTIFY_SOURCE)', Program.fortified),
    ('libraries come from the system alone', Program.no_foreign_libraries),
    ('indirect jumps are marked (CET)', Program.jumps_land),
]


def main():
    soft, *paths = sys.argv[1:]
    wrong = [f'the look "{name}" is content with a program that has nothing' for name, look in LOOKS if look(Program(soft))]
    for path in paths:
        program = Program(path)
        wrong += [f'{path}: not so: {name}' for name, look in LOOKS if not look(program)]
    for line in wrong:
        print(line)
    print(f'{len(LOOKS)} looks at {len(paths)} programs; {len(wrong)} wrong')
    return 1 if wrong or not paths else 0


sys.exit(main())
