#!/bin/sh
# libreoffice_test.sh -- a Word file that LibreOffice makes of a text reads like the text: libreoffice_test.sh CONGVU TEXT
# Skipped, and said so, where LibreOffice is not installed.
set -eu
congvu=$1
text=$2
if ! command -v soffice >/dev/null; then
    echo "libreoffice_test: soffice is not installed: nothing is proved" >&2
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$text" "$work/text.txt"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to 'docx:MS Word 2007 XML' \
    --infilter='Text (encoded):UTF8' --outdir "$work" "$work/text.txt" >/dev/null 2>&1
"$congvu" intake --dry-run --format json "$work/text.txt" >"$work/text.json"
"$congvu" intake --dry-run --format json "$work/text.docx" >"$work/docx.json"
python3 - "$work/text.json" "$work/docx.json" <<'PYTHON'
import json, sys

def spans(name):
    with open(name, encoding='utf-8') as file:
        return [(c['words'], c['number'], c['lead'], c['deadline']) for c in json.load(file)['contents']]

text, docx = spans(sys.argv[1]), spans(sys.argv[2])
assert text, 'the text has no contents'
assert text == docx, f'{len(text)} contents of the text, {len(docx)} of the Word file: they differ'
print(len(text), 'contents, the same')
PYTHON
