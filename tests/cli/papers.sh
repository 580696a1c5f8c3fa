#!/bin/sh
# papers.sh PROGRAM EXAMPLES -- every paper once through LibreOffice: what no test of our own can say is whether another program takes the
# file, and what it then shows. Skipped, aloud, where LibreOffice or pdftotext is not there.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/${1##*/} examples=$2
for tool in soffice pdftotext pdfinfo; do
    command -v $tool >/dev/null || { echo "SKIPPED: '$tool' is not installed, so no paper was opened by another program" >&2; exit 77; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export CONGVU_DB=example.db LC_ALL=C.UTF-8
run() { "$program" --quiet "$@"; }
convert() # TO FILE...: in a folder of its own, because two at once take each other's
{
    to=$1
    shift
    soffice "-env:UserInstallation=file://$scratch/office" --headless --convert-to "$to" --outdir out "$@" >office.log 2>&1 ||
        { cat office.log; exit 1; }
}
failed=0
has() # FILE WORDS...: each is somewhere in the text
{
    file=$1
    shift
    [ -f "out/$file.pdf" ] || { echo "$file: LibreOffice made no page of it"; failed=1; return; }
    pdftotext "out/$file.pdf" - | sed 's/\xC2\xA0/ /g' | tr -s ' \n\f' ' ' >"$file.txt"
    for words; do
        grep -qF -- "$words" "$file.txt" || { echo "$file does not say '$words'"; failed=1; }
    done
}

run init $CONGVU_DB --exercise --province 'tỉnh Sông Lam Hạ' --register "$examples/province.yaml"
draft=$(run intake "$examples/thong-bao-ket-luan.txt")
run intake --accept "$draft" --as yentt --at '2025-08-14 16:40' >/dev/null
run apply "$examples/story.yaml"

run report --directive 96/TB-UBND --format docx -o state.docx
run report --directive 96/TB-UBND --format docx --form party -o party.docx
run report --from 2025-08-15 --to 2025-09-14 --format docx -o period.docx
run report --directive 96/TB-UBND --format xlsx -o annex.xlsx
run urge-letters --directive 96/TB-UBND -o letters
cp letters/don-doc-x-thachban.docx letter.docx
convert pdf state.docx party.docx period.docx annex.xlsx letter.docx

has state 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' 'Độc lập - Tự do - Hạnh phúc' 'BÁO CÁO' 'Kính gửi: Ủy ban nhân dân tỉnh' \
    'I. KẾT QUẢ CHUNG' 'IV. ĐỀ XUẤT, KIẾN NGHỊ' 'UBND các xã: Thạch Bàn Thượng, Cổ Tịnh, Tân Hòa Lam' 'Phương án điều chuyển vốn' 'CHÁNH VĂN PHÒNG' 'Trần Thu Yến' 'Nơi nhận:' \
    'PHỤ LỤC' 'Vướng mắc đã được xác nhận' "congvu report --directive 96/TB-UBND --as-of '2025-09-12 16:00'"
has party 'ĐẢNG CỘNG SẢN VIỆT NAM' 'VĂN PHÒNG TỈNH ỦY' '-BC/VPTU' 'Tỉnh ủy Sông Lam Hạ (để báo cáo)'
has period 'tháng 9 năm 2025 (từ ngày 15/8/2025 đến ngày 14/9/2025)' 'kỳ trước chuyển sang 15, giao trong kỳ 0'
has letter 'V/v đôn đốc thực hiện' 'Kính gửi: UBND xã Thạch Bàn Thượng' '- Như trên;'
has annex 'TỔNG HỢP KẾT QUẢ THỰC HIỆN' 'Số giờ xử lý' 'V25-0001'

# As long as what needs a decision: a report of nine contents is a few pages, and the command is one line of the foot.
[ "$(pdfinfo out/state.pdf | awk '/^Pages/ { print $2 }')" -le 6 ] || { echo "state: more than 6 pages"; failed=1; }
pdftotext -layout -l 1 out/state.pdf - | grep -qF "Lập lại số liệu: congvu report --directive 96/TB-UBND --as-of '2025-09-12 16:00'" ||
    { echo "state: the command is not one line"; failed=1; }

# The rows of the workbook print on A4 across.
pdfinfo -f 3 -l 3 out/annex.pdf | grep -q 'Page *3 size: *841\.[0-9]* x 595\.' || { echo "annex: rows are not on A4 across"; failed=1; }

# A4; the first page without its number, the second with it.
pdfinfo out/state.pdf | grep -q 'Page size: *595\.[0-9]* x 841\.[0-9]* pts (A4)' || { echo "state: not on A4"; failed=1; }
pdftotext -layout -l 1 out/state.pdf - | grep -v '^ *$' | head -n 1 | grep -qx ' *1 *' && { echo "state: page 1 shows its number"; failed=1; }
pdftotext -layout -f 2 -l 2 out/state.pdf - | grep -v '^ *$' | head -n 1 | grep -qx ' *2 *' || { echo "state: page 2 does not show its number"; failed=1; }

# A template that another program has saved, and cut into runs as it likes, is filled all the same.
run template report -o ours.docx
convert docx:"MS Word 2007 XML" ours.docx
run report --directive 96/TB-UBND --format docx --template out/ours.docx -o saved.docx
convert pdf saved.docx
has saved 'BÁO CÁO' 'Kính gửi: Ủy ban nhân dân tỉnh' 'V25-0014' 'Trần Thu Yến'
if grep -q '{{' saved.txt; then echo "saved: a field was not filled"; failed=1; fi
exit $failed
