#!/bin/sh
# fuzz.sh [TARGET...] -- runs each tests/fuzz/fuzz_*.c, or those named, for FUZZ_SECONDS (60) under libFuzzer with the address and undefined
# behaviour sanitizers. What was learned stays in build-fuzz/corpus; an input that breaks a target stays in build-fuzz/found: make it a seed,
# with a test.
set -eu
cd "$(dirname "$0")/.."
seconds=${FUZZ_SECONDS:-60} build=build-fuzz
. ./tools/packages.sh
need $build_packages clang libclang-rt-14-dev
[ -f $build/build.ninja ] || CC=clang meson setup $build -Db_sanitize=address,undefined -Db_lundef=false \
    -Dc_args='-fsanitize=fuzzer-no-link -fno-sanitize-recover=undefined'
programs=$(ninja -C $build -t targets all | sed -n 's|^\(tests/fuzz/fuzz_[a-z_0-9]*\): c_LINKER.*|\1|p')
[ $# -eq 0 ] || programs=$(printf 'tests/fuzz/fuzz_%s\n' "$@")
[ -n "$programs" ] || { echo "there are no fuzz targets"; exit 1; }
ninja -C $build $programs
failed=0 ran=0
for program in $programs; do
    target=${program##*/fuzz_}
    case $target in
    calendar) shipped=share/calendars ;;
    org) shipped=share/examples ;;
    rules) shipped=share/regulations/vn ;;
    template) shipped=share/templates/bao-cao/word ;;
    *) shipped= ;;
    esac
    mkdir -p $build/corpus/"$target" $build/found
    printf '%-10s %s s: ' "$target" "$seconds"
    if $build/"$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix=$build/found/"$target"- $build/corpus/"$target" tests/fuzz/seeds/"$target" $shipped >$build/"$target".log 2>&1; then
        sed -n 's/^stat::number_of_executed_units: *\(.*\)/\1 inputs, none broke it/p' $build/"$target".log
    else
        echo "BROKEN; see $build/$target.log"
        grep -E 'ERROR|SUMMARY|runtime error|Test unit written' $build/"$target".log | head -n 5
        failed=$((failed + 1))
    fi
    ran=$((ran + 1))
done
echo "$((ran - failed)) targets held, $failed broken"
[ "$failed" -eq 0 ]
