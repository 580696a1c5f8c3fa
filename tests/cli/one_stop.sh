#!/bin/sh
# one_stop.sh CONGVU EXAMPLES -- the example of the one-stop desk as a clerk meets it: the catalogue is recorded, the story applied, and slips,
# indices, the comparison and the look-up say what happened in it.
set -eu
congvu=$1 examples=$2 folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CONGVU_DB="$folder/office.db" LC_ALL=C.UTF-8 LANGUAGE=en

# What COMMAND... prints holds WORDS; or the test ends.
says()
{
    words=$1
    shift
    "$congvu" --lang en "$@" >"$folder/said" 2>&1 || true
    grep -qF -- "$words" "$folder/said" || { echo "congvu $*: does not say '$words':"; cat "$folder/said"; exit 1; }
}

"$congvu" --quiet init "$CONGVU_DB" --exercise --province "tỉnh Sông Lam Hạ" --register "$examples/province.yaml"
says "rows recorded: 8" record regulation --at '2025-08-01 08:00' "$examples/procedures.yaml"
says "newly recorded: 52" apply "$examples/one-stop.yaml"
says "newly recorded: 0" apply "$examples/one-stop.yaml"

# The catalogue: a variant has its own steps, units and hours; its matters are on the board of dossiers.
says "D25-0002" board --kind dossier
says "late by 10h00" slip D25-0002
says '"days": 3' slip D25-0001 --format json
says '"result": "late"' slip D25-0002 --format json
says "<th scope=\"col\">Giver</th>" slip D25-0001 --format html
says "<main>" slip D25-0001 --format html
# Worked out by hand: of four dossiers two were on time; one, with two requests for papers, is late whatever its clock; one used 89h20 of
# 84h50 beside the time for which it waited for tax.
says '"share": "50.0"' index d766 on_time --from 2025-09-01 --to 2025-10-31 --format json
says "D25-0004      0" index d766 on_time --from 2025-09-01 --to 2025-10-31
says "D25-0003      1" index tt01 units_time --from 2025-09-01 --to 2025-10-31
says "no index of that name" index d766 --from 2020-01-01 --to 2020-12-31
says "A year before" report --kind complaint --from 2025-09-01 --to 2025-10-31
# The applicant's secret; not for a complaint, which is kept from whom it is about.
says "It is shown this once" secret D25-0002
says "It is shown this once" secret PA25-0001
says "not-now" secret KN25-0001
# Two versions of the scoring: a period over both is counted in two parts.
[ "$("$congvu" --lang en index tt01 --from 2025-06-01 --to 2025-10-31 --format json | grep -c '"index": "tt01"')" = 2 ] || { echo "two versions are two parts"; exit 1; }
