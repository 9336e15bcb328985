#!/usr/bin/env bash
# A receipt means: on the disk. Whatever a rename makes visible was flushed before, and its directory after;
# the branch moves last, and git's index knows what it brings.
. "${0%/*}/lib.sh"
need strace

# calls COMMAND: what it flushes and gives a name, as `fsync PATH`, `syncfs PATH`, `rename FROM TO` and `link FROM TO`
calls() {
	strace -f -y -qq -e trace=fsync,syncfs,rename,renameat,renameat2,link,linkat -o "$work/strace" "$@" >/dev/null
	sed -nE \
		-e 's/.* (fsync|syncfs)\([0-9]+<([^>]*)>.* = 0/\1 \2/p' \
		-e 's/.* rename\("([^"]*)", "([^"]*)".* = 0/rename \1 \2/p' \
		-e 's/.* link\("([^"]*)", "([^"]*)".* = 0/link \1 \2/p' \
		-e 's/.* (linkat|renameat2?)\([0-9]+<([^>]*)>, "([^"]*)", [0-9]+<([^>]*)>, "([^"]*)".* = 0/rename \2\/\3 \4\/\5/p' \
		"$work/strace" | sed "s#$PWD/##g" >"$work/calls"
}

# line PATTERN: the number of the first call that matches
line() { grep -nE -m1 "$1" "$work/calls" | cut -d: -f1; }
before() { # NAME PATTERN PATTERN
	local first second
	first=$(line "$2") second=$(line "$3")
	if [ -n "$first" ] && [ -n "$second" ] && [ "$first" -lt "$second" ]; then
		pass "$1"
	else
		fail "$1" <"$work/calls"
	fi
}

new_repo
command="thanks add"
calls thanks add @alice "fresh coffee"
missing=$(sed -nE 's/^link .* (.*objects\/.*)$/\1/p' "$work/calls" | while read -r object; do
	grep -qx "fsync .*$object" "$work/calls" || echo "$object"
done)
ok "every object is flushed" test -z "$missing"
before "objects before the change is announced" 'fsync .*objects/../' 'rename .*thanks/pending$'
before "the directory of objects, too" 'fsync .*objects$' 'rename .*thanks/pending$'
before "the announcement before it counts" 'fsync .*git/thanks/\.thanks' 'rename .*thanks/pending$'
before "and its directory before the note is there" 'fsync .*git/thanks$' 'rename notes/'
before "the note's bytes before its name" 'fsync notes/.*/\.thanks' 'rename notes/'
before "the note's name before the branch" 'fsync notes/[0-9/]+$' 'rename .*refs/heads/main$'
before "the branch's new tip before its name" 'fsync .*refs/heads/main\.lock' 'rename .*refs/heads/main$'
before "the note's name before git's index" 'fsync notes/[0-9/]+$' 'rename .*/index$'
before "the branch last" 'rename .*/index$' 'rename .*refs/heads/main$'

git config thanks.fsync false
command="thanks add, thanks.fsync false"
calls thanks add @alice "more coffee"
ok "thanks.fsync=false flushes nothing" test -z "$(grep ^fsync "$work/calls")"

# What others wrote: their objects, too, and however many files there are.
git config --unset thanks.fsync
git clone -q --bare . "$work/team.git"
git remote add origin "$work/team.git"
thanks sync >/dev/null
thanks clone -q "$work/team.git" "$HOME/other" >/dev/null
bring() { # COUNT: so many notes come
	(
		cd "$HOME/other" || exit 1
		for ((i = 0; i < $1; i++)); do note "2026-11-$(printf %02d $((i % 20 + 1)))T12:00:00+01:00" carol bob "note $i" "$(printf 'm%04d' "$i")"; done >/dev/null
		thanks sync -q
	) || fail "bring $1" </dev/null
}
arrives() { # NAME
	before "$1: others' objects before the change is announced" '^syncfs \.git$' 'rename .*thanks/pending$'
	before "$1: the announcement before the first note" 'fsync .*git/thanks$' 'rename notes/'
	before "$1: the branch's new tip before its name" 'fsync .*refs/heads/main\.lock' 'rename .*refs/heads/main$'
	before "$1: the branch last" 'rename .*/index$' 'rename .*refs/heads/main$'
}
bring 3
command="thanks sync, a few"
calls thanks sync
arrives 'a few'
is "$(grep -c '^rename notes/' "$work/calls")" 3 'a few: they come'
before "a few: each one's bytes before its name" 'fsync notes/.*/\.thanks' 'rename notes/'
before "a few: the last name before the branch" "$(sed -n 's/^rename \(notes.*\)\/.thanks.*/fsync \1$/p' "$work/calls" | tail -1)" 'rename .*refs/heads/main$'

bring 100
command="thanks sync, many"
calls thanks sync
arrives 'many'
is "$(grep -c '^rename notes/' "$work/calls")" 97 'many: they come'
is "$(sed -n -e 's/^rename notes.*/note/p' -e "s#^syncfs $PWD\$#flush#p" -e 's/^rename .*refs\/heads\/main$/branch/p' "$work/calls" | uniq | tr '\n' ' ')" \
	'flush note flush branch ' 'many: all bytes, the names, all names, the branch'
git_is_clean
