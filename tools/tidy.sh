#!/bin/sh
# tidy.sh BUILD -- clang-tidy with the checks of .clang-tidy on src/, as many at once as there are processors.
set -eu
cd "$(dirname "$0")/.."
status=0
said=$(find src -name '*.c' | sort | xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p "${1:-build}" 2>&1) || status=$?
printf '%s\n' "$said" | grep -vE '^([0-9]+ warnings? generated\.)?$' || true
exit $status
