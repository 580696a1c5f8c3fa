#!/bin/sh
# demo.sh PROGRAM [--no-serve] -- an example province, from an empty database to a board, then its page.
#
# The database var/demo.db is made once, whole or not at all. To begin again, remove var/. --no-serve prints and ends.
set -eu
cd "$(dirname "$0")/.."
program=$1 db=var/demo.db new=var/demo-new.db serve=yes
examples=share/examples
shift
for option; do
    case $option in
    --no-serve) serve= ;;
    *) echo "run: there is no option '$option', only --no-serve" >&2; exit 2 ;;
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
if [ -f $db ] && CONGVU_DB=$db "$program" --lang en board 2>&1 >/dev/null | grep -q '\[older-database\]'; then
    old=var/demo-old
    rm -rf $old && mkdir $old
    for file in $db* var/links.txt; do
        [ ! -e "$file" ] || mv "$file" $old/
    done
    echo "run: $db was written by a trial version; it lies in $old now, and a new one is made"
fi

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
export CONGVU_DB=$desk
show slip D25-0001
show index d766 --from 2025-09-01 --to 2025-10-31

export CONGVU_DB=$db
show board
show matter V25-0002
show why V25-0002
printf "\nThe database is %s: CONGVU_DB=%s %s help\n" $db $db "$program"
[ -n "$serve" ] || exit 0

# Who may sign in: an administrator by the link that the server prints, and the officials of the story by a link each, made once.
if [ ! -f var/links.txt ]; then
    for person in khainv yentt tholn buoivt; do
        "$program" account add $person --person $person
    done >var/links-new.txt
    "$program" account grant yentt clerk >/dev/null # the head of the office takes directives in
    mv var/links-new.txt var/links.txt
fi
printf '\nOfficials of the example sign in by a link that sets their password (works once, for three days):\n'
cat var/links.txt
echo
exec "$program" serve --listen 127.0.0.1:8080
