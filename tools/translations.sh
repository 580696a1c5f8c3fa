#!/bin/sh
# translations.sh -- every sentence marked in src/ is in each po/*.po, translated and not merely guessed; and po/POTFILES names every file
# that has one, for `ninja congvu-update-po` drops what it does not find.
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
find src -name '*.[ch]' | LC_ALL=C sort >"$scratch/files"
xargs grep -lE '(^|[^A-Za-z0-9_])N?_\(("|$)' <"$scratch/files" | diff po/POTFILES - || {
    echo "po/POTFILES: add the lines with '>', take out those with '<'"
    exit 1
}
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
