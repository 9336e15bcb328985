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
	says_of() { # OPTIONS: what a terminal says below the first line of a note that somebody typed
		COLUMNS='' run width 80 -C "$HOME/wall" add @alice "'a call'" --again "$@"
		sed -e 1d -e '/^  in /d' "$work/out"
		thanks -q -C "$HOME/wall" undo
	}
	is "$(says_of --from @ibrahim)" '  ibrahim is new here: thanks people set @ibrahim kind=customer' 'a sender who is new, and how to say who it is'
	is "$(says_of --from @alicia)" '  alicia is new here; did you mean @alice? then: thanks undo' 'unless that looks like a slip'
	thanks -q -C "$HOME/wall" people set @ibrahim kind=customer
	is "$(says_of --from @ibrahim)" '' 'nothing of who is known'
	is "$(says_of)" '' 'nor of oneself'

	cd "$HOME/wall" || exit 1
	thanks -q people set @carol name=Carol
	run thanks add @alice "fresh coffee"
	id=${out%% *}
	changed() { # LINES NAME ARGUMENTS of edit: what a terminal says of it
		local lines=$1 name=$2
		shift 2
		COLUMNS='' run width 80 edit "${id#*-}" "$@"
		is "$(sed -e 's/^2026[^ ]*/ID/' -e 's/it was 2026[^ ]*/it was ID/' "$work/out")" "$lines" "edit on a terminal: $name"
	}
	changed 'ID  changed the note to Alice: fresh coffee -> fresh tea' 'a text' "'fresh tea'"
	changed $'ID  changed the note to Alice: fresh tea\n  text: below its first line' 'further text' '"$(printf "fresh tea\n\nand milk")"'
	changed $'ID  changed the note to Alice, Carol: fresh tea\n  to: Alice -> Alice, Carol; tags: none -> details; via: note -> in person' \
		'whom and how' --to @alice --to @carol -t details --via in-person
	changed $'ID  changed the note to Alice, Carol: fresh tea\n  tags: details -> none; for: none -> ticket 7' 'tags' -t -details --for "'ticket 7'"
	changed $'ID  changed the note to Alice, Carol: fresh tea\n  date: 21 November -> 19 November 2026\n  it was ID before' 'a day' --date 2026-11-19
	changed $'ID  changed the note to Alice, Carol: fresh tea\n  date: 16:42 -> 08:15' 'a time' --date 2026-11-19T08:15:00+01:00
	changed $'ID  changed the note to Alice, Carol: fresh tea\n  from: bob -> Carol\n  Carol is the sender, too; if that was a slip: thanks undo' 'the sender' --from @carol
	changed 'ID  unchanged, the note to Alice, Carol: fresh tea' 'nothing' -t -details
	cd "$HOME" || exit 1
else
	skip 'on a terminal' 'no script(1)'
fi
