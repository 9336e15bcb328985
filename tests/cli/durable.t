#!/usr/bin/env bash
# A receipt means: on the disk. Whatever a rename makes visible was flushed before, and its directory after;
# the branch moves last.
. "${0%/*}/lib.sh"
need strace

# calls COMMAND: what it flushes and gives a name, as `fsync PATH`, `rename FROM TO` and `link FROM TO`
calls() {
	strace -f -y -qq -e trace=fsync,rename,renameat,renameat2,link,linkat -o "$work/strace" "$@" >/dev/null
	sed -nE \
		-e 's/.* fsync\([0-9]+<([^>]*)>.* = 0/fsync \1/p' \
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
before "git's index last" 'rename .*refs/heads/main$' 'rename .*/index$'

git config thanks.fsync false
command="thanks add, thanks.fsync false"
calls thanks add @alice "more coffee"
ok "thanks.fsync=false flushes nothing" test -z "$(grep ^fsync "$work/calls")"
