#!/usr/bin/env bash
# What one reads after a change: one line that says what was done, and what to know next below it.
. "${0%/*}/lib.sh"

says() { # WORDS COMMAND...: the first line without its id
	local want=$1
	shift
	run thanks "$@"
	is "$(sed -n '1s/^[^ ]*  //p' "$work/out")" "$want" "$1: $want"
}

run thanks init wall
is "${out%%$'\n'*}" 'made a notes repository in wall' 'init'
run thanks init "my wall"
is "${out%%$'\n'*}" "made a notes repository in 'my wall'" 'init: as it would be typed'
cd wall || exit 1
run thanks init
is "${out%%$'\n'*}" 'this is a notes repository already' 'init: here, once more'
thanks -q people set @alice name=Alice
says 'thanked Alice, carol: fresh coffee' thank @alice @carol "fresh coffee"
id=$(thanks wall -F line -n 1 | cut -f 1)
says 'joined in thanking Alice, carol: fresh coffee' cheer "$id" --me @dave
says 'joined in thanking Alice, carol: so strong' cheer "$id" --me @erin "so strong"
says 'answered bob: any time' reply "$id" --me @alice "any time"
says 'changed the note to Alice, carol: fresh coffee' edit "$id" -t details
says 'unchanged, the note to Alice, carol: fresh coffee' edit "$id" -t details
run thanks undo
is "${out%%$'\n'*}" "took back 'edit: tags'" 'undo'
run thanks undo --redo
is "${out%%$'\n'*}" "did again 'edit: tags'" 'undo --redo'
says 'removed the note to Alice, carol: fresh coffee' remove "$id"
says 'changed name, groups' people set @alice name='Alice L.' group=support
says 'unchanged' people set @alice group=support
says 'noticed for Sun 22 Nov: the choir sings' notice @alice tomorrow the choir sings
says 'noticed for Sat 1 May 2027: May song' notice @alice 2027-05-01 May song
says 'noticed for 1 May, every year: May song' notice @alice --yearly 2027-05-01 May song
says 'noticed: a model ship' notice @alice a model ship
says 'removed' people remove @alice --yes

# on a terminal
if command -v script >/dev/null; then
	width() { # COLUMNS WORDS...: what stands there
		script -qec "stty cols $1; thanks ${*:2}" /dev/null | tr -d '\r'
	}
	COLUMNS='' run width 40 -C "$HOME/wall" add @alice "'fresh coffee, and the copier paper before anyone asked'"
	sed -i 's/^2026[^ ]*/ID/' "$work/out"
	expect 'on a narrow terminal it takes two lines' <<-'EOT'
		ID  thanked alice: fresh
		  coffee, and the co…
	EOT
	cd "$HOME" || exit 1
	COLUMNS='' run width 80 -C wall people set @alice name=Alice
	expect 'it says where that is not around' <<-'EOT'
		alice  changed name
		  in ~/wall
	EOT
else
	skip 'on a terminal' 'no script(1)'
fi
