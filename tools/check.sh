#!/bin/sh
# check.sh BUILD -- all that must hold, one line each; the last line is `N passed, N failed`, also in BUILD/check-summary.
#
# What each stage is there to find:
#
#   tests                      what the program does wrong, in every round of every random test, as it is built for use
#   tests with the sanitizers  memory misused and undefined arithmetic, in all tests: the first quarter of the rounds (tests/rounds.h)
#   unit tests under valgrind  what was never set and is read all the same, which the sanitizers do not see: the suite `unit`, a
#                              twentieth of the rounds
#   layers, layout, ...        what readers rely on: includes, clang-format, translations, generated documents
#   page                       types, words, sizes and units of the page; then whole days of officials in a browser
#   clang-tidy                 what the compiler lets pass; its analyzer follows at most 20,000 states of a function
#   cppcheck                   the same by other eyes: what is unset, leaked or out of range across files
#
# DEEP=1 (`make deep`, before a release and when a stage above is suspected) plays every round in every run and lets the analyzer go
# its whole way. It takes three times as long and looks at nothing else.
#
# Stages that wait for others' answers leave processors idle, so two go side by side: the sanitizer build beside the tests, page and
# clang-tidy beside the slow runs. Times are as a clock on the wall shows them. The rows of the first run are counted one by one; the
# other runs and each further check count as one, or as their failures.
set -u
cd "$(dirname "$0")/.." || exit 1
build=${1:-build} sanitize=build-sanitize
deep=${DEEP:-} quarter=25 twentieth=5
[ -z "$deep" ] || quarter=100 twentieth=100
gate=$build/gate begun_all=$(date +%s)
rm -rf "$gate"
mkdir -p "$gate"

# A build configured before valgrind was there does not know the test setup.
meson setup --reconfigure "$build" >"$gate/log" 2>&1 || { cat "$gate/log"; exit 1; }

# told NAME WORDS PASSED FAILED [LOG]: the stage's line, after the end of its log where something is wrong; whole, whoever else speaks
told()
{
    {
        flock 9
        echo "$3 $4" >>"$gate/counts"
        [ -z "${5:-}" ] || tail -n 100 "$5"
        printf '%-44s %s %4d s\n' "$1" "$2" $(($(date +%s) - begun))
    } 9>"$gate/lock"
}

# gate NAME COMMAND...: shows what was printed only where something is wrong.
gate()
{
    name=$1 begun=$(date +%s) log=$(mktemp "$gate/XXXXXX")
    shift
    if "$@" >"$log" 2>&1; then
        told "$name" ok 1 0
    else
        told "$name" FAILED 0 1 "$log"
    fi
}

# run_tests NAME each|whole LOG COMMAND...: by the rows of its log
run_tests()
{
    name=$1 how=$2 rows=$3 begun=$(date +%s) log=$(mktemp "$gate/XXXXXX")
    shift 3
    rm -f "$rows"
    "$@" >"$log" 2>&1
    status=$?
    set -- $(python3 tools/tally.py "$rows" 2>/dev/null || echo 0 1 0)
    if [ "$1" -eq 0 ] && [ "$2" -eq 0 ] || [ "$status" -ne 0 ] && [ "$2" -eq 0 ]; then
        set -- "$1" 1 "$3" # nothing ran, or it failed without saying where
    fi
    wrong=
    if [ "$2" -ne 0 ]; then
        wrong=$log.wrong
        grep -vE '^ *[0-9]+/[0-9]+ .* OK |^\[ (RUN|  *OK)' "$log" >"$wrong"
    fi
    count=$1
    [ "$how" = each ] || { [ "$2" -eq 0 ] && count=1 || count=0; }
    told "$name" "$1 passed, $2 failed, $3 skipped" "$count" "$2" "$wrong"
}

# Quick to build rather than quick to run: most tests are short. -g1: lines for the sanitizers' reports, and small programs.
sanitizer_build()
{
    [ -f $sanitize/build.ninja ] ||
        meson setup $sanitize -Db_sanitize=address,undefined -Doptimization=1 -Ddebug=false -Dc_args=-g1 || return
    ninja -C $sanitize
}

# Headers are pages laid out by hand.
formatted() { find src tests -name '*.c' | sort | xargs -P "$(nproc)" -n 20 clang-format --dry-run -Werror; }

page() { (cd web && npm run --silent "$1"); }

beside_the_slow_runs()
{
    gate "includes keep to src/LAYERS" python3 tools/layers.py
    gate "layout (clang-format)" formatted
    gate "every sentence is translated" tools/translations.sh
    gate "problems.md equals err.h" python3 tools/problems.py --check
    gate "SECURITY.md, model-cases.md name tests there are" python3 tools/model_cases.py
    gate "report.md lists the fields of templates" python3 tools/fields.py --check
    gate "page: types, words, sizes, units" page check
    gate "page: users' stories in Chromium" page stories
    gate "cppcheck" tools/cppcheck.sh "$build"
    gate "clang-tidy" tools/tidy.sh "$build" $deep
}

meson="meson test --no-rebuild --print-errorlogs -C"
gate "build with the sanitizers" sanitizer_build &
building=$!
run_tests "tests" each "$build/meson-logs/testlog.json" $meson "$build" --timeout-multiplier 4
wait $building
beside_the_slow_runs &
beside=$!
CONGVU_ROUNDS=$quarter UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ASAN_OPTIONS=detect_stack_use_after_return=1 \
    run_tests "tests with the sanitizers" whole $sanitize/meson-logs/testlog.json $meson $sanitize --timeout-multiplier 10
CONGVU_ROUNDS=$twentieth \
    run_tests "unit tests under valgrind" whole "$build/meson-logs/testlog-valgrind.json" $meson "$build" \
    --timeout-multiplier 4 --setup valgrind --suite unit ${deep:+--suite unit-deep}
wait $beside

set -- $(awk '{ passed += $1; failed += $2 } END { print passed + 0, failed + 0, NR }' "$gate/counts")
printf '%-44s %2d stages %4d s\n' "in all" "$3" $(($(date +%s) - begun_all))
echo "$1 passed, $2 failed" | tee "$build/check-summary"
[ "$2" -eq 0 ]
