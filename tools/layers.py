#!/usr/bin/env python3
"""layers.py -- src/LAYERS says which modules a module may include, and in which order its folders lie; nobody includes another. And a file
that a comment sends the reader to is there."""
import pathlib
import re
import sys

SRC = pathlib.Path(__file__).resolve().parent.parent / "src"
COMMENT = re.compile(r"/\*.*?\*/", re.S)
NAMED = re.compile(r'(?<![<./\w>"])[a-z][a-z_0-9]*\.[ch](?![\w>(])')
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([a-z]+)/(?:([a-z]+)/)?')


def read_layers():
    """modules: name -> those it may include; folders: module -> its folders, bottom first"""
    modules, folders = {}, {}
    for line in (SRC / "LAYERS").read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, below = line.split(":")
        if name.endswith("/"):
            folders[name[:-1]] = below.split()
            continue
        for other in below.split():
            if other not in modules:
                sys.exit(f"src/LAYERS: {name} names {other}, which is not below it")
        modules[name] = {name, *below.split()}
    return modules, folders


def wrong_include(here, there, modules, folders):
    """Why may the file in `here` (module, folder) not include one in `there`? None: it may. A folder "" is the module itself."""
    if there[0] in modules and there[0] not in modules[here[0]]:
        return f"{here[0]} may not include {there[0]}"
    order = folders.get(here[0], [])
    if there[0] != here[0] or there[1] not in order:
        return None
    if here[1] not in order or order.index(there[1]) > order.index(here[1]):
        return f"{'/'.join(filter(None, here))} may not include {'/'.join(there)}"
    return None


def gone(text, there):
    """The files named in comments that are nowhere, each with its line."""
    for comment in COMMENT.finditer(text):
        for name in NAMED.finditer(comment[0]):
            if name[0] not in there:
                yield text.count("\n", 0, comment.start() + name.start()) + 1, name[0]


def main():
    modules, folders = read_layers()
    there = {path.name for folder in (SRC, SRC.parent / "tests") for path in folder.rglob("*.[ch]")}
    wrong = []
    for path in sorted(SRC.rglob("*.[ch]")):
        parts = path.relative_to(SRC).parts
        here = (parts[0], parts[1] if len(parts) > 2 else "")
        if here[0] not in modules or (here[1] and here[1] not in folders.get(here[0], [])):
            wrong.append(f"src/{path.relative_to(SRC)}: its folder has no place in src/LAYERS")
            continue
        text = path.read_text()
        wrong += [f"src/{path.relative_to(SRC)}:{number}: '{name}' is no file any more" for number, name in gone(text, there)]
        for number, line in enumerate(text.splitlines(), 1):
            found = INCLUDE.match(line)
            why = wrong_include(here, (found[1], found[2] or ""), modules, folders) if found else None
            if why:
                wrong.append(f"src/{path.relative_to(SRC)}:{number}: {why}")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


sys.exit(main())
