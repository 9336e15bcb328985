#!/usr/bin/env bash
# A note that several have moved, each to another day, and plain git that merged or rebased that
# without a word: whoever syncs next makes one note of it, and all clones have the same.
. "${0%/*}/lib.sh"

host=$work/team.git
now=$(date -d "$THANKS_NOW" +%s)
later() { now=$((now + 60)) && THANKS_NOW=$(date -d "@$now" +%FT%T%:z) && THANKS_RANDOM=$((THANKS_RANDOM + 1)); }
as() { # WHO COMMAND...: in WHO's own clone
	local who=$1
	shift
	later
	(cd "$HOME/$who" && THANKS_ME=$who GIT_AUTHOR_DATE=$THANKS_NOW GIT_COMMITTER_DATE=$THANKS_NOW "$@")
}
begin() { # a wall of bob's with one note in it, and alice's and carol's clones
	local who
	cd "$HOME" || exit 1
	rm -rf "$host" bob alice carol
	git init -q --bare "$host"
	thanks init -q bob --remote "$host"
	id=$(as bob thanks add @dan "fresh coffee") && id=${id%% *} last=${id#*-}
	as bob thanks sync -q
	for who in alice carol; do thanks clone -q "$host" "$who"; done
}
by_git() { # WHO ARGUMENT...: shares without us
	as "$1" git pull -q "${@:2}" && as "$1" git push -q
}
move() { as "$1" thanks edit -q "$id" --date "$2" --yes; }
places() { (cd "$HOME/$1" && find notes -name "$last.yaml" | sort | paste -sd ' '); }
sync() { for who; do as "$who" thanks sync -q || echo "$who: $?"; done; }
one_wall() { # NAME: all have the same, git and check find nothing wrong
	local trees who
	trees=$(for who in bob alice carol; do git -C "$HOME/$who" rev-parse 'HEAD^{tree}'; done | sort -u | wc -l)
	is "$trees" 1 "$1: all have the same"
	for who in bob alice carol; do
		is "$(cd "$HOME/$who" && git status --porcelain 2>&1; git fsck --strict --no-dangling --no-progress 2>&1)" '' "$1: git is content with $who's"
	done
	is "$(as bob thanks check duplicates dangling yaml)" '' "$1: and so is check"
}

# A rebase applies the second move where the first one has been: git takes both.
twins() {
	begin
	move alice 2026-11-16
	sync alice
	move bob 2026-11-13
	by_git bob --rebase
}
twins
is "$(places bob)" "notes/2026/11/13/$last.yaml notes/2026/11/16/$last.yaml" 'a rebase leaves the note on two days'
run as carol thanks sync
code_is 0
out_like "settled: notes/2026/11/13/$last.yaml" 'who syncs next settles it, and says so'
is "$(places carol)" "notes/2026/11/13/$last.yaml" 'one note is left'
is "$(grep -A3 conflicts: "$HOME/carol/notes/2026/11/13/$last.yaml" | grep -c 2026-11-16T)" 1 'and both days are known'
sync bob alice
one_wall 'twins'
is "$(git -C "$host" log --format=%s | grep -c '^settle:')" 1 'settled once'
run as bob thanks sync
out_like '^nothing new' 'and that is that'

# All do it at once, and edit one or the other meanwhile.
twins
as bob thanks edit -q "20261113-$last" --tag details --yes
as alice git pull -q
as alice thanks edit -q "20261116-$last" "fresh coffee, and cake" --yes
as carol git pull -q
as carol thanks check -q --fix >/dev/null
sync alice bob carol alice bob
one_wall 'settled by all'
is "$(find "$HOME/bob/notes" -name "$last.yaml" | wc -l)" 1 'one note is left of it'
ok 'with one edit' grep -rq 'tags: \[details\]' "$HOME/bob/notes"
ok 'and the other' grep -rq 'and cake' "$HOME/bob/notes"

# Nobody's sync ever fetches it: what a plain pull brought is looked at, too.
twins
as carol git pull -q
as alice git pull -q
run as carol thanks sync
is "$(places carol)" "notes/2026/11/13/$last.yaml" 'after a plain pull, too'
sync alice bob
one_wall 'after a plain pull'

# Somebody who knows of neither day has edited it where it was.
twins
as carol thanks edit -q "$id" --tag details --yes
sync carol bob alice
is "$(places carol)" "notes/2026/11/13/$last.yaml" 'and edited where it was: one note'
ok 'with the edit' grep -q details "$HOME/carol/notes/2026/11/13/$last.yaml"
one_wall 'edited where it was'

# A wall that has it on three days already.
twins
as carol thanks edit -q "$id" --tag details --yes
as carol git fetch -q
(cd "$HOME/carol" && git -c merge.renames=false merge -q --no-edit origin/main) >/dev/null 2>&1 ||
	(cd "$HOME/carol" && git checkout -q HEAD -- "notes/2026/11/21/$last.yaml" && git add -A && git commit -qm merged)
as carol git push -q
is "$(places carol | wc -w)" 3 'on three days'
run as alice thanks check --fix
as alice git pull -q
run as alice thanks check --fix
is "$(grep -c '^fixed: ' "$work/out")" 2 'check settles all three'
is "$(places alice)" "notes/2026/11/13/$last.yaml" 'to one note'
sync carol alice bob
one_wall 'three days'

# An answer written before the note moved, and merged by git.
begin
as bob thanks reply -q "$id" "any time"
move alice 2026-11-16
sync alice
by_git bob --no-rebase --no-edit
as bob thanks add -q @eva "one more"
by_git bob --no-rebase --no-edit
is "$(grep -rh ^re: "$HOME/bob/notes")" "re: $id" 'an answer that git told nothing'
sync carol
is "$(grep -rh ^re: "$HOME/carol/notes")" "re: 20261116-$last" 'is told by who syncs next'
sync bob alice
one_wall 'an answer'

# The other way round: the move is what comes.
begin
as bob thanks reply -q "$id" "any time"
sync bob alice
rm -rf "$HOME/carol" && thanks clone -q "$host" "$HOME/carol"
move alice 2026-11-16
git -C "$HOME/alice" checkout -q HEAD~ -- "$(cd "$HOME/alice" && grep -rl ^re: notes)" && git -C "$HOME/alice" commit -qam 'forget it'
as alice git push -q
sync carol
is "$(grep -rh ^re: "$HOME/carol/notes")" "re: 20261116-$last" 'an answer that was there before the move'
sync bob alice
one_wall 'an answer from before'

# A copy that somebody made is nobody's move.
begin
move alice 2026-11-16
sync alice bob
mkdir -p "$HOME/bob/notes/2026/11/13"
sed 's/2026-11-16T/2026-11-13T/; s/coffee/milk/' "$HOME/bob/notes/2026/11/16/$last.yaml" >"$HOME/bob/notes/2026/11/13/$last.yaml"
sync bob carol bob
is "$(places carol)" "notes/2026/11/13/$last.yaml notes/2026/11/16/$last.yaml" 'a copy stays'

# Given another name by hand, and edited by somebody meanwhile: with ours, and with plain git first.
for way in sync git; do
	begin
	mkdir -p "$HOME/alice/notes/funny"
	as alice git mv "notes/2026/11/21/$last.yaml" notes/funny/tea.yaml
	as alice git commit -qm 'notes: call it tea'
	sync alice
	as bob thanks edit -q "$id" --tag details --yes
	if [ $way = git ]; then
		as bob git pull -q --no-rebase --no-edit >/dev/null 2>&1 # leaves it amid the merge, or merged
	fi
	sync bob alice carol
	is "$(cd "$HOME/carol" && find notes -name '*.yaml')" notes/funny/tea.yaml "$way: renamed and edited, it is one note"
	ok "$way: with the edit" grep -q details "$HOME/carol/notes/funny/tea.yaml"
	one_wall "$way: renamed by hand"
done
