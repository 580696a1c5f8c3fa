#!/bin/sh
# demo.sh PROGRAM [--no-serve | --story] -- an example province, from an empty database to a board, then its page.
#
# Made once, each whole or not at all; to begin again, remove var/:
#   var/demo.db      a story of a dozen matters, told on the command line
#   var/one-stop.db  a one-stop desk
#   var/province.db  a quarter of a simulated province with every kind of work: what the page shows (--story: the story instead)
# --no-serve prints and ends.
set -eu
cd "$(dirname "$0")/.."
program=$1 db=var/demo.db new=var/demo-new.db serve=province
examples=share/examples
shift
for option; do
    case $option in
    --no-serve) serve= ;;
    --story) serve=story ;;
    *) echo "run: there is no option '$option', only --no-serve and --story" >&2; exit 2 ;;
    esac
done

# The command as a person would type it, then what it answers.
show()
{
    printf '\n$ congvu'
    for word; do
        case $word in
        *[!A-Za-z0-9_./=-]*) printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n\n'
    "$program" "$@"
}

# A database that a trial version wrote is put aside, with the links that open its accounts.
set_aside() # DATABASE LINKS FOLDER
{
    if [ -f "$1" ] && CONGVU_DB=$1 "$program" --lang en documents --format csv 2>&1 >/dev/null | grep -q '\[older-database\]'; then
        rm -rf "$3" && mkdir "$3"
        for file in "$1"* "$2"; do
            [ ! -e "$file" ] || mv "$file" "$3/"
        done
        echo "run: $1 was written by a trial version; it lies in $3 now, and a new one is made"
    fi
}
set_aside $db var/links.txt var/demo-old

if [ ! -f $db ]; then
    mkdir -p var
    rm -f $new $new-* $new.key $new.stamp
    export CONGVU_DB=$new
    "$program" --quiet init $new --exercise --province "tỉnh Sông Lam Hạ" --register $examples/province.yaml
    draft=$("$program" --quiet intake $examples/thong-bao-ket-luan.txt)
    show intake --accept "$draft" --as yentt --at '2025-08-14 16:40'
    show apply $examples/story.yaml
    mv $new.key $db.key # first: a database without its key seals nothing more
    mv $new.stamp $db.stamp
    mv $new $db
fi

# The one-stop desk and what citizens bring, in a database of its own.
desk=var/one-stop.db
if [ ! -f $desk ]; then
    mkdir -p var
    rm -f $new $new-* $new.key
    export CONGVU_DB=$new
    "$program" --quiet init $new --exercise --province "tỉnh Sông Lam Hạ" --register $examples/province.yaml
    show record regulation --at '2025-08-01 08:00' $examples/procedures.yaml
    show apply $examples/one-stop.yaml
    for file in $new.*; do
        [ ! -e "$file" ] || mv "$file" "$desk${file#$new}"
    done
    mv $new $desk
fi
# A quarter of a simulated province; what flow finds in it is put to those it names.
province=var/province.db
set_aside $province var/province-links.txt var/province-old
if [ ! -f $province ]; then
    rm -f $new $new-* $new.*
    set -- simulate --units 20 --people 300 --days 90 --seed 1
    said=$("$program" "$@" $new)
    printf '\n$ congvu %s %s\n\n%s\n' "$*" $province "$(printf '%s' "$said" | sed "s|$new|$province|g")"
    export CONGVU_DB=$new
    show signal raise
    for file in $new.*; do
        [ ! -e "$file" ] || mv "$file" "$province${file#$new}"
    done
    mv $new $province
fi
export CONGVU_DB=$desk
show slip D25-0001
show index d766 --from 2025-09-01 --to 2025-10-31

export CONGVU_DB=$db
show board
show matter V25-0002
show why V25-0002
printf "\nThe database is %s: CONGVU_DB=%s %s help\n" $db $db "$program"
[ -n "$serve" ] || exit 0

# Who may sign in: an administrator by the link that the server prints, and officials by a link each, made once.
if [ $serve = story ]; then
    links=var/links.txt people='khainv yentt tholn buoivt' clerk=yentt # the head of the office takes directives in
else
    export CONGVU_DB=$province
    links=var/province-links.txt people='ubnd-001 vp-001 ttr-001 s01-001 s01-004 x01-001' clerk=vp-001
    printf '\nThe page shows the simulated province, %s (./run --story: the story above).\n' $province
fi
if [ ! -f $links ]; then
    for person in $people; do
        "$program" account add $person --person $person
    done >var/links-new.txt
    "$program" account grant $clerk clerk >/dev/null
    mv var/links-new.txt $links
fi
printf '\nOfficials of the example sign in by a link that sets their password (works once, for three days):\n'
cat $links
echo
exec "$program" serve --listen 127.0.0.1:8080
