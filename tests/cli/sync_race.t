#!/usr/bin/env bash
# Sixteen clones that all have something to say sync at once with one remote: each wins in the end,
# nobody's note is lost, and all have the same.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. "${0%/*}/lib.sh"
unset THANKS_NOW THANKS_RANDOM
clones=16
git config --global gc.auto 0
git init -q --bare "$work/remote.git"
new_repo "$work/first"
git remote add origin "$work/remote.git"
note=$(thanks add @alice "everybody's") && note=${note%% *}
thanks -q sync
for ((c = 1; c <= clones; c++)); do
	cp -a "$work/first" "$HOME/clone$c"
	cd "$HOME/clone$c" || exit 1
	thanks -q --me "@writer$c" add "@person$c" "one of $c"
	thanks -q --me "@writer$c" add "@person$c" "another of $c"
	thanks -q --me "@writer$c" edit "$note" -t "tag$c" --yes
done
began=${EPOCHREALTIME/./}
for ((c = 1; c <= clones; c++)); do
	(cd "$HOME/clone$c" && thanks --me "@writer$c" sync >"$work/said.$c" 2>&1 || echo "clone $c: exit $?: $(cat "$work/said.$c")") >>"$work/failed" &
done
wait
echo "# $clones clones at once: $(((${EPOCHREALTIME/./} - began) / 1000)) ms"
is "$(cat "$work/failed")" '' 'all of them get through'
is "$(git -C "$work/remote.git" ls-tree -r --name-only HEAD notes | wc -l)" $((2 * clones + 1)) 'the remote has all notes'
for ((c = 1; c <= clones; c++)); do (cd "$HOME/clone$c" && thanks -q sync); done
is "$(for ((c = 1; c <= clones; c++)); do git -C "$HOME/clone$c" rev-parse HEAD; done | sort -u | wc -l)" 1 'one more round, and all are the same'
seen=$(for ((c = 1; c <= clones; c++)); do
	cd "$HOME/clone$c" && git status --porcelain && git fsck --strict --no-dangling --no-progress 2>&1 && thanks check
done)
is "$seen" '' 'git and check find nothing in any of them'
cd "$HOME/clone1" || exit 1
is "$(thanks show "$note" -F json | grep -oE '"tag[0-9]+"' | sort -u | wc -l)" $clones 'the note that all have tagged has all tags'
