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

# an eleventh kind by YAML alone: opened, worked, listed, summed, reported, refused
rm -f "$scratch"/k.db*
"$congvu" --quiet init "$CONGVU_DB" --exercise --register "$source/tests/cases/province.yaml"
"$congvu" --quiet --lang en record regulation "$source/tests/kinds/procurement.yaml" --at '2025-06-30 08:00'
"$congvu" --quiet --lang en apply "$source/tests/kinds/procurement-acts.yaml"
"$congvu" --lang vi board --kind procurement >"$scratch/got"
grep -q 'MS-2' "$scratch/got" || { echo 'the board does not list the new kind'; cat "$scratch/got"; exit 1; }
"$congvu" --lang vi matter MS-1 >"$scratch/got"
for words in 'Mua sắm vật tư, thiết bị' 'Nghiệm thu'; do
    grep -q "$words" "$scratch/got" || { echo "matter does not say '$words'"; cat "$scratch/got"; exit 1; }
done
"$congvu" --lang vi sums procurement --by standing --figure saved --format csv | sed 's/,[^,]*$//' >"$scratch/got"
same 'sums of a new kind' <<'EOF'
standing,matters,open,late,saved,estimate,price
Đã ký hợp đồng,1,1,0,8.0,480,442
Đang mua,1,1,0,,120,
EOF
"$congvu" --lang vi report --from 2025-07-01 --to 2025-07-31 --kind procurement --format csv | grep -q '^.*MS-2.*not_done_within' ||
    { echo 'the report does not count the new kind'; exit 1; }
refused rule-not-met act MS-2 complete product=Bàn evidence='Biên bản' price=100 --as an-hoa-ct
grep -q "'complete': .* it looks at offer \[" "$scratch/got" || { echo 'a demand does not say what it looks at'; cat "$scratch/got"; exit 1; }
refused missing-key act MS-2 forward --as an-hoa-ct
refused wrong-value act MS-2 forward way=lottery --as an-hoa-ct
refused not-now act MS-2 pause reason=x evidence=x until=2025-08-01 --as an-hoa-ct
refused wrong-value sums procurement --by colour
refused wrong-value sums procurement --by offer_price
refused wrong-value sums procurement --figure standing
refused wrong-value sums procurement --day estimate
refused unknown-kind sums nothing

# a plan year of public investment: 58.3 % disbursed, 94 projects ask for more time, 12 stalled
fresh "$source/share/examples/province.yaml" "$source/share/examples/projects.yaml"
"$congvu" --lang vi sums capital --by source_of --figure rate --format csv | cut -d, -f1-7 >"$scratch/got"
same 'capital by source' <<'EOF'
source_of,matters,open,late,rate,plan,disbursed
Ngân sách Trung ương bổ sung có mục tiêu,40,40,0,56.9,848000,482230
CTMTQG xây dựng nông thôn mới,11,11,0,33.3,59000,19647
CTMTQG giảm nghèo bền vững,11,11,0,36.3,71000,25800
CTMTQG phát triển vùng đồng bào dân tộc thiểu số và miền núi,10,10,0,39.4,59500,23429
Ngân sách tỉnh,160,160,0,60.4,2546500,1538366
EOF
"$congvu" --lang vi sums capital --figure rate | grep -q '58,3' || { echo 'no 58,3 %'; exit 1; }
"$congvu" --lang vi sums project --by asking --format csv | cut -d, -f1-2 >"$scratch/got"
same 'projects that ask' <<'EOF'
asking,matters
Xin gia hạn,94
Không xin gia hạn,66
EOF
"$congvu" --lang vi sums project --by standing --format csv | grep -c 'Đang xin gia hạn,82,\|Đúng tiến độ,66,\|Đình trệ,12,' >"$scratch/got"
echo 3 | same 'how projects stand'

# what names a project is summed on its own sheet, as its regulation says
"$congvu" --lang vi matter DA25-001 >"$scratch/got"
for words in 'Kế hoạch vốn và giải ngân của dự án theo năm' '39.000  *60,4' 'CTMTQG xây dựng nông thôn mới'; do
    grep -q "$words" "$scratch/got" || { echo "the project's sheet does not say '$words'"; cat "$scratch/got"; exit 1; }
done
"$congvu" matter DA25-001 --format json | python3 -c '
import json, sys
for total in json.load(sys.stdin)["totals"]:
    print(total["kind"], [k["code"] for k in total["by"]], total["all"]["matters"], "%.1f" % total["all"]["sums"]["rate"])' >"$scratch/got"
same 'totals of a project' <<'EOF'
capital ['plan_year'] 1 60.4
capital ['source_of'] 1 60.4
EOF
"$congvu" matter KHV25-001 --format json | grep -q '"totals": \[\]' || { echo 'capital has totals'; exit 1; }

# the same database goes on: measures, obstacles, a proposal
"$congvu" --quiet --lang en apply "$source/share/examples/kinds.yaml"
"$congvu" --lang vi obstacles --format csv | cut -d, -f1-10 >"$scratch/got"
same 'obstacles by rule' <<'EOF'
rule,obstacles,upheld,open,gathered,blocked,blocked_stated,lost_days,lost_days_stated,can_change
Khoản 2 Điều 12 Quyết định 18/2025/QĐ-UBND,3,3,3,3,1,8,115.0,55,Cấp tỉnh
Điều 53 Luật Địa chất và khoáng sản,1,0,1,0,0,3,0.0,0,
EOF

# the views name what the facts name: read from the views, then, behind one more act, from every family as it was
figures() { # OPTION... : all of them, without the last column, which is when
    for words in 'sums recommendation --by type' 'sums discipline --by body,year --day decided_on --as bachhx' 'sums capital --by source_of --to 2025-06-30' levels \
        'levels --kind proposal --from 2026-01-01 --to 2026-03-31' obstacles 'index --from 2025-01-01 --to 2026-03-31'; do
        # shellcheck disable=SC2086
        "$congvu" $words --format csv "$@" | tr -d '\r' | sed 's/^\xEF\xBB\xBF//; s/,[^,]*$//'
    done
}
before=$("$congvu" sums discipline --format json | sed -n 's/.*"as_of": "\([^"]*\)".*/\1/p' | head -1)
figures >"$scratch/viewed"
echo "name: later
acts:
  - { at: 2026-07-01 08:00, by: yentt, matter: V26-001, act: urge }" >"$scratch/later.yaml"
"$congvu" --quiet apply "$scratch/later.yaml"
figures --as-of "$before" >"$scratch/got"
same 'figures of the views and of the past' <"$scratch/viewed"
# a unit's authority on a day: the matrix, posts lent on and on, the working regulation, posts to be rotated
"$congvu" --lang en authority sxd >"$scratch/got"
for words in 'building-permit *decides itself' 'QCLV26-1' 'CDVT26-1' 'No post is lent'; do
    grep -q "$words" "$scratch/got" || { echo "authority does not say '$words'"; cat "$scratch/got"; exit 1; }
done
"$congvu" authority sxd --format csv | cut -d, -f1-5 | sed 's/T[^,]*//g' >"$scratch/got"
same 'the matrix of a unit' <<'EOF'
unit,decision,own,from,to
sxd,,no,2025-07-01 00:00,
sxd,building-permit,yes,2025-07-01 00:00,
sxd,design-appraisal,yes,2025-07-01 00:00,
sxd,guidance,yes,2025-07-01 00:00,
sxd,opinion,yes,2025-07-01 00:00,
EOF
refused unknown-unit authority 'Sở Hàng hải'
refused usage authority
refused wrong-value obstacles 'điều 53' --gather
refused usage obstacles --gather
"$congvu" --quiet act VM26-4 decide outcome='Đúng là vướng mắc' ruled=sent_up can_change=assembly --as nhanht >/dev/null
"$congvu" obstacles 'điều 53' --gather >"$scratch/gathered.yaml"
"$congvu" --quiet apply "$scratch/gathered.yaml" --as lanhk
"$congvu" --lang vi sums rule_change --by can_change --format csv | cut -d, -f1-4 >"$scratch/got"
same 'gathered into a proposal' <<'EOF'
can_change,matters,open,late
Cấp tỉnh,1,1,1
"Quốc hội, Ủy ban Thường vụ Quốc hội",1,1
EOF
"$congvu" protection DX26-1 | tr -s ' \n' ' ' | grep -q 'Loại trừ trách nhiệm. Căn cứ: Điều 11' || { echo 'no protection'; exit 1; }
"$congvu" protection DX26-1 --format docx -o "$scratch/p.docx" --lang en | grep -q written
[ "$(head -c 2 "$scratch/p.docx")" = PK ] || { echo 'no Word file'; exit 1; }
"$congvu" slip DX26-1 --format docx -o "$scratch/s.docx" --lang en | grep -q written
python3 -c 'import sys, zipfile; print("DX26-1" in (words := zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode()) and "{{" not in words)' \
    "$scratch/s.docx" | grep -q True || { echo 'no slip as a Word file'; exit 1; }
refused unknown-matter slip DX26-9 --format docx -o "$scratch/none.docx"
refused wrong-value protection KN26-001
refused unknown-matter protection DX26-9
python3 "$source/tools/example_projects.py" >"$scratch/projects.yaml"
cmp -s "$scratch/projects.yaml" "$source/share/examples/projects.yaml" || { echo 'share/examples/projects.yaml: run tools/example_projects.py'; exit 1; }

# a register of discipline: 279 by Party committees, 205 by inspection commissions, decided in 2021-2023
awk 'BEGIN {
    print "name: register\nby: bachhx\nacts:"
    for (i = 1; i <= 500; i++) {
        body = i <= 279 || i > 492 ? "committee" : "inspection"
        year = i > 484 ? 2024 : 2021 + i % 3
        printf "  - { at: 2026-01-05 08:00, by: bachhx, act: open, matter: K%d, kind: discipline.party, to: ubkttu, title: Quyết định, person_concerned: Người thứ %d, rank_concerned: staff, body: %s, for_what: responsibility }\n", i, i, body
        printf "  - { at: 2026-01-05 08:00, by: bachhx, matter: K%d, act: decide, outcome: Đã quyết định, measure_taken: reprimand, decision_no: %d-QĐ, decided_on: %d-06-15 }\n", i, i, year
    }
}' >"$scratch/register.yaml"
fresh "$source/share/examples/province.yaml" "$scratch/register.yaml"
"$congvu" --lang vi sums discipline --by body --day decided_on --from 2021-01-01 --to 2023-12-31 --format csv --as bachhx | cut -d, -f1-2 >"$scratch/got"
same 'decisions by body' <<'EOF'
body,matters
Cấp ủy,279
Ủy ban kiểm tra,205
EOF
refused wrong-value sums discipline --by person_concerned --as bachhx
"$congvu" board --kind discipline --format csv --as bachhx | grep -c 'Người thứ' >"$scratch/got" || true
echo 0 | same 'names in lists'
for who in quyendt2 tholn; do # of the unit that the matrix opens it to; of another
    "$congvu" sums discipline --by body --format csv --as $who | wc -l
done >"$scratch/got"
"$congvu" sums discipline --by body --format csv | wc -l >>"$scratch/got"
printf '3\n1\n1\n' | same 'who reads the register'

# what was kept for ten years is due to be erased: the names, and nothing else
cat >"$scratch/register.yaml" <<'EOF'
name: kept
by: bachhx
acts:
  - { at: 2025-07-07 08:00, act: open, matter: K1, kind: discipline.party, to: ubkttu, title: Quyết định, person_concerned: Người Thứ Nhất, rank_concerned: staff, body: committee, for_what: responsibility }
  - { at: 2025-07-07 08:05, act: decide, matter: K1, outcome: Đã quyết định, measure_taken: reprimand, decision_no: 1-QĐ, decided_on: 2025-07-07 }
  - { at: 2025-07-08 08:00, act: complete, matter: K1, product: Quyết định, evidence: Lưu }
  - { at: 2035-07-11 08:00, act: open, matter: K2, kind: discipline.party, to: ubkttu, title: Quyết định, person_concerned: Người Thứ Hai, rank_concerned: staff, body: committee, for_what: responsibility }
EOF
fresh "$source/share/examples/province.yaml" "$scratch/register.yaml"
"$congvu" --lang en erase due --dry-run >"$scratch/got"
echo 'K1 (discipline.party): ended on 8/7/2025, kept until 9/7/2035; value set by the office, checked against no text' | same 'what is due'
"$congvu" --lang en doctor >"$scratch/got" || true
grep -q 'personal fields of 1 matter' "$scratch/got" || { echo 'the doctor does not say what is due'; cat "$scratch/got"; exit 1; }
refused usage erase matter K1 --dry-run --as bachhx
"$congvu" --lang en erase due --as bachhx | grep -o 'fields erased: [0-9]*' >"$scratch/got"
echo 'fields erased: 2' | same 'erased'
"$congvu" --lang en erase due --dry-run >"$scratch/got"
echo 'nothing has been kept long enough to be erased' | same 'nothing is due any more'
if grep -qr 'Thứ Nhất' "$scratch"/k.db*; then echo 'the name is still in the file'; exit 1; fi
"$congvu" matter K2 --as bachhx | grep -q 'Người Thứ Hai' || { echo 'the other name is gone too'; exit 1; }
"$congvu" --lang vi sums discipline --by body --day decided_on --format csv --as bachhx | cut -d, -f1-2 >"$scratch/got"
same 'what is left is counted' <<'EOF'
body,matters
Cấp ủy,2
EOF
"$congvu" --quiet audit >/dev/null
