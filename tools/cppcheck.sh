#!/bin/sh
# cppcheck.sh [BUILD] -- cppcheck's errors, warnings, and what it finds slow or not portable in src/, as many files at once as there are
# processors. What did not change is not looked at again: its findings are kept in BUILD/cppcheck.
#
# Where it is wrong the line says so: `cppcheck-suppress NAME // why` above it. Nothing is left out for all files.
set -eu
cd "$(dirname "$0")/.."
kept=${1:-build}/cppcheck
mkdir -p "$kept"
exec cppcheck --quiet --enable=warning,performance,portability --inline-suppr --error-exitcode=1 --std=c11 --platform=unix64 \
    --library=posix --library=tools/cppcheck.xml -j "$(nproc)" --cppcheck-build-dir="$kept" -I src \
    --template='{file}:{line}:{column}: {severity}: {message} [{id}]' src
