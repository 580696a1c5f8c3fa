#!/bin/sh
# web.sh -- builds web/dist when something of the page is newer, with the versions that web/package-lock.json names.
set -eu
cd "$(dirname "$0")/../web"
if ! command -v npm >/dev/null; then
    echo "web: npm is not there (Debian: apt-get install nodejs npm); the program is built without its page" >&2
    exit 0
fi
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    echo "web: fetching what the page is built with"
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
if [ -f dist/manifest.json ] && [ -z "$(find src build.mjs package-lock.json -newer dist/manifest.json -print -quit)" ]; then
    exit 0
fi
node build.mjs
