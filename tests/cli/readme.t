#!/usr/bin/env bash
# Everything that README.md shows in a ```console block happens just so: its commands run in order,
# each a minute after the one before, in a new home. With --write the output in it is brought up to
# date instead, to be reviewed with git diff.
. "${0%/*}/lib.sh"

readme=$top/README.md
shown=$work/shown
now=$(date -d "$THANKS_NOW" +%s)
typed=''

# What stands below a command is complete: hold it against what the command prints.
compare() {
	[ -n "$typed" ] || return 0
	# make's own part has happened: the program is built, and on PATH
	typed=$(sed -E 's/^make [a-z ]+( && |$)//' <<<"$typed")
	now=$((now + 60))
	THANKS_NOW=$(date -d "@$now" +%FT%T%:z) THANKS_RANDOM=$tests
	command=$typed
	eval "$typed" >"$work/out" 2>&1 </dev/null
	code=$?
	sed -i "s|$HOME|/home/bob|g" "$work/out"
	cat "$work/out" >>"$work/new"
	same_file "$work/out" "$shown" "README: $typed"
	typed=''
}

block=false
while IFS= read -r line; do
	case $block:$line in
	'false:```console') block=true ;;
	'true:```') compare && block=false ;;
	'true:$ '*)
		compare
		echo "$line" >>"$work/new"
		typed=${line#\$ }
		: >"$shown"
		continue
		;;
	true:*)
		echo "$line" >>"$shown"
		continue
		;;
	esac
	echo "$line" >>"$work/new"
done <"$readme"

[ "${1:-}" != --write ] || cat "$work/new" >"$readme"
