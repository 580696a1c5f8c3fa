#!/bin/sh
# kinds.sh CONGVU -- the kinds of a database: listed, one told with what its acts state, an unknown one refused by name.
set -eu
congvu=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CONGVU_DB="$folder/kinds.db" LC_ALL=C
"$congvu" --quiet init "$CONGVU_DB" --province 'tỉnh Sông Lam Hạ'

want() { # WHAT WORDS
    grep -qF -- "$2" "$folder/out" || { echo "kinds $1: '$2' is not there:"; cat "$folder/out"; exit 1; }
}

"$congvu" kinds >"$folder/out"
want list 'denunciation '
want list 'complaint.second_remote'

"$congvu" kinds denunciation >"$folder/out"
want denunciation 'denunciation (denunciation)'
want denunciation "forward after 'screening'"
want denunciation 'known_wrong'
want denunciation 'words; stated once; sealed, can be erased'
want denunciation 'Law on Denunciations 25/2018/QH14, art. 30'

"$congvu" kinds project >"$folder/out"
want project 'open*'
want project '0 to 100'

"$congvu" kinds project --format json >"$folder/out"
want json '"least"'
[ "$(grep -c '"prefix"' "$folder/out")" = 1 ] || { echo "kinds project --format json tells of other kinds too"; exit 1; }

if "$congvu" kinds projekt >/dev/null 2>"$folder/out"; then
    echo "kinds projekt was not refused"
    exit 1
fi
want projekt "'projekt'"
