#!/bin/sh
# bench.sh BUILD -- builds and runs every program named bench_*, each with a folder of its own to write in, on the disk that BUILD is on.
# On a quiet machine, if the figures are to mean something.
set -eu
cd "$(dirname "$0")/.."
. tools/packages.sh
need $bench_packages
build=${1:-build}
scratch=$build/bench-scratch
programs=$(ninja -C "$build" -t targets all | sed -n 's|^\(.*/bench_[a-z_0-9]*\): c_LINKER.*|\1|p')
[ -n "$programs" ] || { echo "there are no benchmarks"; exit 1; }
ninja -C "$build" $programs
for program in $programs; do
    printf '\n%s\n' "${program##*/}"
    rm -rf "$scratch" && mkdir "$scratch"
    case $program in
    */bench_app) (cd "$scratch" && "$OLDPWD/$build/$program") ;; # BENCH_MATTERS=1000000 for the large size
    *) "$build/$program" "$scratch" ;;
    esac
done
printf '\nbench_http\n'
tools/web.sh
ninja -C "$build" src/cli/congvu tests/http/bare_http
mkdir -p "$scratch" && python3 tests/bench/bench_http.py "$build" "$scratch"
printf '\nbench_intake\n'
ninja -C "$build" src/cli/congvu src/reader/congvu-reader
mkdir -p "$scratch" && python3 tests/bench/bench_intake.py "$build" "$scratch"
printf '\nbench_duckdb\n'
if command -v npm >/dev/null; then
    ninja -C "$build" src/cli/congvu tests/flow/bench_flow
    mkdir -p "$scratch" && node tests/bench/bench_duckdb.mjs "$build/tests/flow/bench_flow" "$build/src/cli/congvu" "$scratch"
else
    echo "SKIPPED: npm is not here"
fi
rm -rf "$scratch"
