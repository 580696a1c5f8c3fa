#!/usr/bin/env python3
"""Write files as one C table: embed.py OUTPUT ROOT FILE...   (names are relative to ROOT)"""
import os
import sys

out, root, files = sys.argv[1], sys.argv[2], sys.argv[3:]
with open(out, "w", encoding="ascii") as c:
    c.write('#include "app/world/shipped.h"\n\n')
    for i, name in enumerate(files):
        data = open(name, "rb").read()
        c.write(f"static const unsigned char file_{i}[] = {{\n")
        for at in range(0, len(data), 20):
            c.write("    " + " ".join(f"{b}," for b in data[at:at + 20]) + "\n")
        c.write("};\n\n")
    c.write("const struct shipped SHIPPED[] = {\n")
    for i, name in enumerate(files):
        c.write(f'    {{ "{os.path.relpath(name, root)}", file_{i}, sizeof file_{i} }},\n')
    c.write(f"}};\nconst size_t SHIPPED_COUNT = {len(files)};\n")
