#!/bin/sh
# translations.sh -- every sentence marked in src/ is in each po/*.po, translated and not merely guessed.
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
find src -name '*.[ch]' | sort >"$scratch/files"
xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --add-comments=TRANSLATORS --files-from="$scratch/files" \
    --output="$scratch/congvu.pot"
found=
for po in po/*.po; do
    [ -f "$po" ] || continue
    found=yes
    msgfmt --check --output-file=/dev/null "$po"
    msgcmp "$po" "$scratch/congvu.pot"
done
[ -n "$found" ] || { echo "po/ holds no translation"; exit 1; }
