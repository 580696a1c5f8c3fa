#!/usr/bin/env python3
"""embed_web.py DIST OUTPUT.c -- the files of the page as a C table (src/http/static.h), sorted by path, with what is compressed beside it.

A file NAME.gz or NAME.br beside NAME is the same file compressed. A name with a hash in it ("app-3F2A9C01.js") never changes its content.
Where DIST is not there, the page says how it is made. The bytes are taken by the assembler, so that nothing is written twice."""
import hashlib
import pathlib
import re
import sys

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
}
HASHED = re.compile(r"[-.][0-9A-Za-z]{8,}\.[a-z0-9]+$")
MISSING = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>congvu</title>
<h1>Trang web chưa được dựng</h1><p>Chạy <code>make web</code> rồi dựng lại chương trình. Giao diện lập trình vẫn dùng được:
<a href="/api/openapi.json">/api/openapi.json</a>.</p>
<p lang="en">The page has not been built: run <code>make web</code>, then build again. The interface for programs is there.</p></html>
"""


def main():
    dist, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    files = sorted((p for p in dist.rglob("*") if p.is_file() and p.suffix not in (".gz", ".br")),
                   key=lambda p: ("/" + p.relative_to(dist).as_posix()).encode()) if dist.is_dir() else []
    if not any(p.name == "index.html" for p in files):
        page = output.parent / "index.html"
        page.write_text(MISSING, encoding="utf-8")
        dist, files = output.parent, [page]
    blocks, rows = [], []
    for i, file in enumerate(files):
        parts = []
        for what, path in (("plain", file), ("gzip", file.with_name(file.name + ".gz")), ("brotli", file.with_name(file.name + ".br"))):
            if path.exists() and path.stat().st_size:
                symbol = f"static_{i}_{what}"
                blocks.append((symbol, path.resolve()))
                parts.append(f"{{ {symbol}, {path.stat().st_size} }}")
            else:
                parts.append("{ NULL, 0 }")
        name = "/" + file.relative_to(dist).as_posix()
        tag = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
        kind = TYPES.get(file.suffix, "application/octet-stream")
        forever = "true" if HASHED.search(file.name) else "false"
        rows.append(f'    {{ "{name}", "{kind}", "\\"{tag}\\"", {forever}, {", ".join(parts)} }},\n')
    text = '#include "http/static.h"\n\n__asm__(".section .rodata\\n"\n'
    for symbol, path in blocks:
        text += f'        ".hidden {symbol}\\n{symbol}: .incbin \\"{path}\\"\\n"\n'
    text += '        ".previous\\n");\n\n'
    text += "".join(f"extern const unsigned char {symbol}[];\n" for symbol, _ in blocks)
    text += "\nconst struct static_file STATIC_FILES[] = {\n" + "".join(rows) + f"}};\nconst size_t STATIC_FILE_COUNT = {len(rows)};\n"
    if not output.exists() or output.read_text(encoding="utf-8") != text:
        output.write_text(text, encoding="utf-8")


main()
