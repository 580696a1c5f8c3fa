#!/bin/sh
# views.sh CONGVU SOURCE -- the views over many matters of a kind say what the acts say: expected figures were counted by hand.
set -eu
congvu=$1 source=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
CONGVU_DB=$scratch/k.db
export CONGVU_DB

fresh() { # REGISTER ACTS
    rm -f "$scratch"/k.db*
    "$congvu" --quiet init "$CONGVU_DB" --exercise --register "$1"
    "$congvu" --quiet --lang en apply "$2"
}
same() { # WHAT; expected on standard input, got in $scratch/got
    cat >"$scratch/want"
    tr -d '\r' <"$scratch/got" | sed '1s/^\xEF\xBB\xBF//' >"$scratch/plain"
    diff -u "$scratch/want" "$scratch/plain" || { echo "$1: differs"; exit 1; }
}
refused() { # SLUG COMMAND...
    slug=$1
    shift
    if "$congvu" --lang en "$@" >"$scratch/got" 2>&1 || ! grep -q "\[$slug\]$" "$scratch/got"; then
        echo "not refused with $slug: $*"
        cat "$scratch/got"
        exit 1
    fi
}

# at which level it was decided
fresh "$source/tests/cases/province.yaml" "$source/tests/kinds/levels.yaml"
"$congvu" levels --format csv | sed 's/,[^,]*$//' >"$scratch/got"
same 'levels' <<'EOF'
quarter,unit,decided,lowest,above,not_own,unknown,share
2025-Q3,,3,2,0,1,0,66.7
2025-Q4,,2,0,1,0,1,0.0
,stc,2,1,0,1,0,50.0
,sxd,2,1,1,0,0,50.0
,an-hoa,1,0,0,0,1,
EOF
"$congvu" levels --format csv --unit sxd --from 2025-10-01 --to 2025-12-31 | sed 's/,[^,]*$//' >"$scratch/got"
same 'levels of a unit in a quarter' <<'EOF'
quarter,unit,decided,lowest,above,not_own,unknown,share
2025-Q4,,1,0,1,0,0,0.0
,sxd,1,0,1,0,0,0.0
EOF
"$congvu" --lang vi levels | grep -q '50,0.*%' || { echo 'levels: no figure in Vietnamese'; exit 1; }
"$congvu" levels --format json | grep -q '"share": 50.0' || { echo 'levels: no figure in JSON'; exit 1; }
refused wrong-value levels --from 2025-13-01
refused wrong-value levels --from 2025-10-01 --to 2025-09-01
refused unknown-unit levels --unit 'Sở Hàng hải'
refused unknown-kind levels --kind nothing
