#!/bin/sh
# check.sh BUILD -- all that must hold, one line each; the last line is `N passed, N failed`, also in BUILD/check-summary.
#
# The tests run three times: as built, with the sanitizers, and (unit tests) under valgrind. The rows of the first run are counted one
# by one; the other runs and each further check count as one, or as their failures.
set -u
cd "$(dirname "$0")/.." || exit 1
build=${1:-build} sanitize=build-sanitize
passed=0 failed=0

# A build configured before valgrind was there does not know the test setup.
meson setup --reconfigure "$build" >"$build/gate.log" 2>&1 || { cat "$build/gate.log"; exit 1; }

# Shows what was printed only where something is wrong.
gate()
{
    name=$1 begun=$(date +%s)
    shift
    if "$@" >"$build/gate.log" 2>&1; then
        passed=$((passed + 1)) word=ok
    else
        failed=$((failed + 1)) word=FAILED
        tail -n 60 "$build/gate.log"
    fi
    printf '%-52s %-6s %4d s\n' "$name" "$word" $(($(date +%s) - begun))
}

# run_tests NAME each|whole LOG COMMAND...: by the rows of its log
run_tests()
{
    name=$1 how=$2 log=$3 begun=$(date +%s)
    shift 3
    rm -f "$log"
    "$@" >"$build/gate.log" 2>&1
    status=$?
    set -- $(python3 tools/tally.py "$log" 2>/dev/null || echo 0 1 0)
    if [ "$1" -eq 0 ] && [ "$2" -eq 0 ] || [ "$status" -ne 0 ] && [ "$2" -eq 0 ]; then
        set -- "$1" 1 "$3" # nothing ran, or it failed without saying where
    fi
    failed=$((failed + $2))
    if [ "$how" = each ]; then
        passed=$((passed + $1))
    elif [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    fi
    [ "$2" -eq 0 ] || grep -vE '^ *[0-9]+/[0-9]+ .* OK |^\[ (RUN|  *OK)' "$build/gate.log" | tail -n 100
    printf '%-52s %s passed, %s failed, %s skipped %4d s\n' "$name" "$1" "$2" "$3" $(($(date +%s) - begun))
}

sanitizer_build()
{
    [ -f $sanitize/build.ninja ] || meson setup $sanitize -Db_sanitize=address,undefined || return
    ninja -C $sanitize
}

# Headers are pages laid out by hand.
formatted()
{
    wrong=0
    for file in $(find src tests -name '*.c' | sort); do
        clang-format --dry-run -Werror "$file" 2>/dev/null || { echo "$file: clang-format would change it"; wrong=1; }
    done
    return $wrong
}

page() { (cd web && npm run --silent "$1"); }

meson="meson test --no-rebuild --print-errorlogs -C"
run_tests "tests" each "$build/meson-logs/testlog.json" $meson "$build" --timeout-multiplier 4
gate "build with the sanitizers" sanitizer_build
UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ASAN_OPTIONS=detect_stack_use_after_return=1 \
    run_tests "tests with the sanitizers" whole $sanitize/meson-logs/testlog.json $meson $sanitize --timeout-multiplier 8
run_tests "unit tests under valgrind" whole "$build/meson-logs/testlog-valgrind.json" $meson "$build" \
    --setup valgrind --suite unit
gate "includes keep to src/LAYERS" python3 tools/layers.py
gate "layout (clang-format)" formatted
gate "every sentence is translated" tools/translations.sh
gate "problems.md equals err.h" python3 tools/problems.py --check
gate "report.md lists the fields of templates" python3 tools/fields.py --check
gate "page: types, words, sizes, units" page check
gate "page: users' stories in Chromium" page stories
gate "clang-tidy" tools/tidy.sh "$build"

echo "$passed passed, $failed failed" | tee "$build/check-summary"
[ "$failed" -eq 0 ]
