#!/bin/sh
# web.sh -- builds web/dist when something of the page is newer, with the versions that web/package-lock.json names.
#
# Where the page cannot be built, for want of npm or of a line to its registry, the program is built without it and says so at its
# address: an office must be able to begin without either.
set -eu
cd "$(dirname "$0")/../web"
without()
{
    echo "web: $1; the program is built without its page ('make web' tries again)" >&2
    exit 0
}
command -v npm >/dev/null || without "npm is not there (Debian: apt-get install nodejs npm)"
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    echo "web: fetching what the page is built with"
    npm ci --no-audit --no-fund --loglevel=error || without "npm could not fetch what the page is built with"
    touch node_modules/.package-lock.json
fi
if [ -f dist/manifest.json ] && [ -z "$(find src build.mjs package-lock.json -newer dist/manifest.json -print -quit)" ]; then
    exit 0
fi
node build.mjs
