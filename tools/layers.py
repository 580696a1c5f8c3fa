#!/usr/bin/env python3
"""layers.py -- src/LAYERS says which modules a module may include; nobody includes another, and the rows stand bottom first."""
import pathlib
import re
import sys

SRC = pathlib.Path(__file__).resolve().parent.parent / "src"
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([a-z]+)/')


def read_layers():
    layers = {}
    for line in (SRC / "LAYERS").read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        module, below = line.split(":")
        for name in below.split():
            if name not in layers:
                sys.exit(f"src/LAYERS: {module} names {name}, which is not below it")
        layers[module] = {module, *below.split()}
    return layers


def main():
    layers, wrong = read_layers(), 0
    for folder in sorted(p for p in SRC.iterdir() if p.is_dir()):
        if folder.name not in layers:
            print(f"src/{folder.name}: has no row in src/LAYERS")
            wrong += 1
            continue
        for path in sorted(folder.glob("*.[ch]")):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                found = INCLUDE.match(line)
                if found and found[1] in layers and found[1] not in layers[folder.name]:
                    print(f"src/{folder.name}/{path.name}:{number}: {folder.name} may not include {found[1]}")
                    wrong += 1
    return 1 if wrong else 0


sys.exit(main())
