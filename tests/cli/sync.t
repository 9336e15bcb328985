#!/usr/bin/env bash
# sync: one command shares the wall, in every state that two sides can be in.
. "${0%/*}/lib.sh"

host=$work/team.git
now=$(date -d "$THANKS_NOW" +%s)

# Each call is a minute later, and draws other ids: as in life.
later() { now=$((now + 60)) && THANKS_NOW=$(date -d "@$now" +%FT%T%:z) && THANKS_RANDOM=$((THANKS_RANDOM + 1)); }
as() { # WHO COMMAND...: in WHO's own clone
	local who=$1
	shift
	later
	(cd "$HOME/$who" && GIT_AUTHOR_NAME=$who GIT_AUTHOR_EMAIL=$who@example.org \
		GIT_COMMITTER_NAME=$who GIT_COMMITTER_EMAIL=$who@example.org THANKS_ME=$who "$@")
}
run_as() { run as "$@"; }
sync() { run_as "$1" thanks sync "${@:2}"; }
say() { # WHO @WHOM TEXT: a note; its file in $file, its id in $id
	id=$(as "$1" thanks add "${@:2}") && id=${id%% *} && file=notes/2026/11/21/${id#*-}.yaml
	THANKS_RANDOM=$((THANKS_RANDOM + 1))
}
begin() { # a wall on the host, and two clones: bob's and alice's
	cd "$HOME" || exit 1
	rm -rf "$host" "$HOME/bob" "$HOME/alice" "$HOME/carol"
	git init -q --bare "$host"
	thanks init -q "$HOME/bob" --remote "$host" && as bob thanks sync -q
	thanks clone -q "$host" "$HOME/alice"
}
both_same() { # [NAME]: both clones have all of it, and git is content with both
	is "$(git -C "$HOME/alice" rev-parse 'HEAD^{tree}')" "$(git -C "$HOME/bob" rev-parse 'HEAD^{tree}')" "${1:-both are the same}"
	for who in bob alice; do
		is "$(git -C "$HOME/$who" status --porcelain 2>&1; git -C "$HOME/$who" fsck --strict --no-dangling --no-progress 2>&1)" \
			'' "git is content with $who's"
	done
}
refs() { git -C "$1" for-each-ref && { [[ $1 == *.git ]] || git -C "$1" status --porcelain; }; }

# The remote is empty, level, ahead, behind, diverged.
git init -q --bare "$host"
run thanks init "$HOME/bob" --remote "$host"
code_is 0
say bob @alice "fresh coffee"
sync bob
code_is 0
expect 'an empty remote gets all there is' <<-'EOT'
	1 note and 2 other files out, with origin
EOT
is "$(git -C "$host" rev-parse main)" "$(git -C "$HOME/bob" rev-parse HEAD)" 'it is there'
is "$(git -C "$HOME/bob" rev-parse --abbrev-ref '@{u}')" origin/main 'and followed'
sync bob
expect 'level' <<<'nothing new, with origin'
thanks clone -q "$host" "$HOME/alice"
say bob @carol "the late shift"
say bob @alice "the copier paper"
sync bob
expect 'ahead' <<<'2 notes out, with origin'
sync alice
expect 'behind' <<<'2 notes in from 1 person, with origin'
both_same
is "$(git -C "$HOME/alice" rev-list --count --merges HEAD)" 0 'what only goes forward needs no merge'
say bob @dave "one"
say alice @bob "two"
say alice @dave "three"
sync bob
sync alice
expect 'diverged' <<<'1 note in from 1 person, 2 out, with origin'
is "$(git -C "$HOME/alice" log -1 --format=%B)" 'sync: merge origin/main' 'the merge is called so'
is "$(git -C "$HOME/alice" log -1 --format=%an)" alice 'and is hers'
sync bob
expect 'and back' <<<'2 notes in from 1 person, with origin'
both_same
run_as alice thanks undo
out_like "took back.* 'thank @dave: three'" 'a merge is nothing to undo'
sync alice
expect 'a removal goes out' <<<'1 removal out, with origin'
sync bob
expect 'and comes in' <<<'1 removal in, with origin'

# In every format, and silently.
say alice @bob "four"
as alice thanks people set @zoe name=Zoe >/dev/null
sync alice -F json
out_like '"schema": 1,' 'json'
out_like '"out": \{"notes": 1, "people": 1, "edited": 0, "removed": 0, "others": 1, "profiles": 1, "rounds": 0\}' 'counts what went'
say bob @bob "five"
sync bob -F line
expect 'line' <<-'EOT'
	remote	origin	
	in	1	1	0	0	1
	out	1	1	0	0	0
EOT
sync alice -q
quiet '-q says nothing, though something came'
sync alice -q
quiet 'nor when nothing did'
sync bob now
code_is 2 'it takes no word'
sync bob -F csv
code_is 2 'nor every format'
both_same

# Moves and edits are told apart from new notes.
say bob @carol "six"
sync bob -q && sync alice -q
as bob thanks edit "$id" --date 2026-11-20 --again >/dev/null 2>&1
as bob thanks edit last --tag details >/dev/null
sync bob
out_like '^1 edit out, with origin$|^2 edits out, with origin$' 'a note that moved is no new one'
unlike "$out" 'note' 'nor a removal'
sync alice
out_like '^[12] edits? in, with origin$' 'on either side'
both_same

# --dry-run tells, and does nothing.
begin
say bob @alice "dry"
before=$(refs "$HOME/bob" && refs "$host")
sync bob -n
expect 'dry run, out' <<<'would be: 1 note out, with origin'
is "$(refs "$HOME/bob" && refs "$host")" "$before" 'nothing has moved'
sync bob -q
say alice @bob "wet"
before=$(refs "$HOME/alice" && refs "$host")
echo 'name: Yves' | write "$HOME/alice/people/yves.yaml"
sync alice --dry-run
expect 'dry run, both' <<-'EOT'
	would be: 1 note in from 1 person, 1 note and 1 other file out, with origin
	  edited by hand, committed first: people/yves.yaml
EOT
rm "$HOME/alice/people/yves.yaml"
is "$(refs "$HOME/alice" && refs "$host")" "$before" 'nothing has moved'
sync alice
expect 'it was right' <<<'1 note in from 1 person, 1 out, with origin'
as alice thanks edit "$id" "wetter" >/dev/null
as bob thanks sync -q
as bob thanks edit "$id" "wettest" --yes >/dev/null
sync bob -q
sync alice -n
out_like 'was changed on both sides and would hold both'$'\n''  versions$' 'a dry run knows what is to come'
sync alice
out_like 'holds both'$'\n''  versions now: thanks show' 'and then it is so'
sync bob -q
both_same

# What is edited by hand and goes out anyway counts once.
begin
say bob @alice "first"
first=$file
sed -i 's/first/1st/' "$HOME/bob/$file"
sync bob -n
out_like '^would be: 1 note out, with origin' 'before the first push'
git -C "$HOME/bob" checkout -q . && sync bob -q
say bob @carol "gone"
(cd "$HOME/bob" && rm "$file")
say bob @carol "second"
(cd "$HOME/bob" && sed -i 's/second/2nd/' "$file")
as bob thanks edit "20261121-$(basename "$first" .yaml)" "1st" >/dev/null
sed -i 's/1st/first of all/' "$HOME/bob/$first"
sync bob -n
out_like '^would be: 1 note and 1 edit out, with origin' 'nor is what goes'
sync bob
out_like '^1 note and 1 edit out, with origin' 'and so it was'
sync alice -q
both_same

# Edits by hand: sound ones go along, others stay and are named.
begin
say bob @alice "fresh coffee"
first=$file
say bob @carol "second"
sync bob -q && sync alice -q
second=$file
cd "$HOME/bob" || exit 1
sed -i 's/coffee/tea/' "$first"
printf 'from: bob\nto: [dave]\ndate: 2026-11-21T10:00:00+01:00\ntext: by hand\n' >notes/mine.yaml
git add notes/mine.yaml
echo 'to: [' >>"$second"
sync bob
code_is 0
expect 'sound edits are committed and named' <<-EOT
	1 note and 1 edit out, with origin
	  edited by hand, committed first: $first,
	  notes/mine.yaml
EOT
err_like "^$second:[0-9]+:1: .* \(not shared\)" 'the other one is named, with its reason'
is "$(git status --porcelain)" " M $second" 'and stays as it was'
is "$(git log -1 --format=%s)" 'edit: 2 notes by hand' 'one commit'
is "$(git log -1 --format='%(trailers:key=Thanks-By,valueonly)')" 'bob' 'of whoever synced'
sync bob -q
is "$out" '' '-q'
err_like 'not shared' 'still names what is not well'
say alice @bob "meanwhile"
sync alice -q
sync bob
expect 'sync goes on around it' <<<'1 note in from 1 person, with origin'
as alice thanks edit "$(basename "$second" .yaml)" --yes --tag patience >/dev/null
sync alice -q
before=$(git rev-parse HEAD)
sync bob
code_is 75 'unless others changed that very file'
err_like "$second"
err_like "hint: .*thanks git restore $second" 'what to type'
is "$(git rev-parse HEAD)" "$before" 'nothing has moved'
git restore "$second"
sync bob
code_is 0
run thanks undo
code_is 0 'edits by hand can be undone'
out_like 'edit: 2 notes by hand'
is "$(grep -c coffee "$first")" 1 'it is as it was'
ok 'the new one is gone' test ! -e notes/mine.yaml
rm "$first" && sync bob
out_like 'removal' 'what was deleted by hand counts as removed'
sync alice
both_same

# People's files and rounds are called what they are.
begin
run_as bob thanks people set @alice name=Alice
run_as bob thanks round start tea @alice @bob @carol
sync bob
out_like "1 person's file and 1 round( and 1 other file)? out, with origin" 'people and rounds by name'
run_as alice thanks sync -F json
out_like '"others":[[:space:]]*2,[[:space:]]*"profiles":[[:space:]]*1,[[:space:]]*"rounds":[[:space:]]*1' 'json counts them among the others'

# Very many that are gone at once are not taken away, and the way back is told.
begin
cd "$HOME/bob" || exit 1
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do say bob @alice "cup $i"; done
sync bob -q
rm -r notes
sync bob
code_is 0
err_like 'is gone, with 11 others: that many are not taken away \(not shared\)' 'very many are gone at once'
is "$(grep -c 'is gone' "$work/err")" 1 'which is said once'
err_like 'hint: to have them back: (thanks git restore notes); if all are to go: (thanks git commit -am removed)' 'and how to have them back'
unlike "$err" 'thanks check' 'check has nothing to add'
run thanks git restore notes
is "$(git status --porcelain)" '' 'they are back'
rm -r notes
run thanks git commit -qam removed
sync bob
code_is 0
expect 'or all go' <<<'12 removals out, with origin'

# Files that are nobody's business stay staged, or edited.
begin
cd "$HOME/bob" || exit 1
echo 1 >README && git add README && echo 2 >>README && echo x >other && git add other
say bob @alice "with others things about"
sync bob
code_is 0
is "$(git status --porcelain)" $'AM README\nA  other' 'other files stay as they were'

# One file on both sides: fields are merged, and whoever differs is told.
begin
say bob @alice "fresh coffee"
sync bob -q && sync alice -q
as alice thanks edit "$id" --yes --tag details >/dev/null
as bob thanks edit "$id" --via card >/dev/null
sync alice -q && sync bob
expect 'different fields' <<<'1 edit in, 1 edit out, with origin'
sync alice
like "$(cat "$HOME/alice/$file")" 'details' 'both'
like "$(cat "$HOME/alice/$file")" 'via: card' 'are kept'
both_same
as alice thanks edit "$id" --yes "fresh tea" >/dev/null
as bob thanks edit "$id" "fresh chai" >/dev/null
sync alice -q && sync bob
out_like "$file: was changed on both sides" 'the same field'
out_like 'thanks show [0-9a-z]{4,}, thanks edit' 'with what to type'
sync alice
both_same
run_as bob thanks show "$id"
out_like 'tea' 'both versions'
out_like 'chai' 'are shown'
say bob @dave "kept"
sync bob -q && sync alice -q
as alice thanks remove "$id" --yes >/dev/null
as bob thanks edit "$id" "kept, really" >/dev/null
sync alice -q && sync bob
out_like "$file: was edited on one side and removed" 'an edit wins'
sync alice
ok 'it is there again' test -f "$HOME/alice/$file"
both_same

# Plain git in between: merge, rebase, conflicts that it leaves.
begin
say bob @alice "plain"
sync bob -q
git -C "$HOME/alice" pull -q
say alice @bob "answer"
say bob @carol "meanwhile"
as bob git push -q
run_as alice git pull -q --rebase
code_is 0 'git pull --rebase'
sync alice
expect 'after a rebase' <<<'1 note out, with origin'
say alice @bob "again"
sync bob -q
say bob @dave "again"
as bob git push -q
run_as alice git pull -q --no-edit
code_is 0 'git pull, with no word on how'
sync alice
expect 'after a merge by git' <<<'1 note out, with origin'
sync bob -q
both_same
as alice thanks remove "$id" --yes >/dev/null
as bob thanks edit "$id" --tag kept >/dev/null
sync bob -q
run_as alice git pull -q --no-rebase --no-edit
ok 'git leaves a conflict where it never asks' test "$code" -ne 0
run_as alice thanks add @bob "refused meanwhile"
code_is 75 'in which nothing else is written'
err_like 'hint: thanks check --fix settles the notes' 'and what ends it'
sync alice
code_is 0 'sync settles it'
out_like 'settled: notes/' 'and says so'
out_like 'notes/[^ ]*: was edited on one side and removed on the[[:space:]]+other; the edit stays: if it is to go: thanks[[:space:]]+remove [0-9a-z]+' 'that the edit won, too'
sync bob -q
both_same 'after that'

# The history of the other side was rewritten by force.
begin
say bob @alice "one"
say bob @alice "two"
sync bob -q && sync alice -q
say alice @bob "mine"
as bob git reset -q --hard HEAD~1
as bob git push -q --force
before=$(refs "$HOME/alice" | grep -v FETCH_HEAD)
sync alice
code_is 75 'rewritten'
err_like 'rewritten'
err_like 'hint: .*thanks git pull --no-rebase' 'on from both'
err_like 'hint: .*thanks git pull --rebase' 'on from theirs'
err_like 'hint: .*thanks git push --force' 'on from ours'
is "$(refs "$HOME/alice")" "$before" 'nothing has changed'
sync alice
code_is 75 'nor is it forgotten'
sync alice -n
code_is 75 'a dry run says so, too'
cp -R "$HOME/alice" "$HOME/carol" && cp -R "$host" "$host.old"
run_as alice thanks git pull -q --rebase
code_is 0 'theirs'
sync alice
expect 'and mine' <<<'1 note out, with origin'
sync bob
expect 'are all there is' <<<'1 note in from 1 person, with origin'
both_same
again() { rm -rf "$host" "$HOME/alice" && cp -R "$host.old" "$host" && cp -R "$HOME/carol" "$HOME/alice"; }
again
run_as alice thanks git pull -q --no-rebase --no-edit
code_is 0 'both'
sync alice
expect 'what either side had' <<<'2 notes out, with origin'
out=$(as alice thanks wall -F line | cut -f 5 | sort | paste -sd ,)
is "$out" 'mine,one,two' 'is there'
again
run_as alice thanks git push -q --force
sync alice
expect 'or ours' <<<'nothing new, with origin'
sync bob
code_is 75 'which is a rewritten history to others'
run_as bob thanks git pull -q --rebase
sync bob -q
both_same

# Two walls that were begun apart, and the same remote.
begin
say bob @alice "his"
sync bob -q
thanks init -q "$HOME/carol" --name "Support team"
say carol @bob "hers"
git -C "$HOME/carol" remote add origin "$host"
sync carol
code_is 0 'strangers are joined'
out_like '1 note.* in from 1 person, 1 note.* out, with origin' 'both walls become one'
sync bob
is "$(git -C "$HOME/bob" rev-parse 'HEAD^{tree}')" "$(git -C "$HOME/carol" rev-parse 'HEAD^{tree}')" 'and the same'
like "$(cat "$HOME/bob/thanks.yaml")" 'name: Support team' 'with its name'

# Where to, when git's configuration says nothing or something else.
begin
cd "$HOME/bob" || exit 1
git branch --unset-upstream && git remote rename origin there
say bob @alice "renamed"
sync bob
out_like 'with there' 'the only remote there is'
out_like 'the branch main follows there from now on' 'and what follows it'
git remote add second "$host" && git branch --unset-upstream
sync bob
code_is 2 'two, and none is followed'
err_like 'hint: thanks git push -u'
git switch -q -c quiet && git push -q -u second quiet 2>/dev/null
say bob @alice "on a branch"
sync bob
expect 'a branch of another name' <<<'1 note out, with second'
is "$(git -C "$host" log -1 --format=%s quiet)" 'thank @alice: on a branch' 'goes there'
new_repo "$HOME/alone"
run thanks sync
code_is 66 'no remote'
err_like 'hint: thanks git remote add origin URL'
git checkout -q --detach
run thanks sync
code_is 75 'a detached HEAD'

# Offline: one line, and nothing is changed.
begin
say bob @alice "kept here"
mv "$host" "$host.away"
cd "$HOME/bob" || exit 1
sed -i 's/kept/edited/' "$file"
before=$(refs .)
sync bob
code_is 69 'offline'
is "$(grep -c '^thanks: ' <<<"$err")" 1 'one line'
is "$(refs .)" "$before" 'nothing is changed'
git checkout -q "$file"
is "$(as bob thanks whoami -F line | cut -f 7)" 1 'and one change waits'
git remote set-url origin git://127.0.0.1:1/wall
sync bob
code_is 69 'nobody answers'
err_like 'hint: your 1 change is safe here; thanks sync again, when you are online' 'nothing is lost'
git remote set-url origin "$host"
mv "$host.away" "$host"
sync bob
expect 'later' <<<'1 note out, with origin'
mkdir -p "$host/hooks" && printf '#!/bin/sh\necho "not on a Saturday" >&2\nexit 1\n' >"$host/hooks/pre-receive"
chmod +x "$host/hooks/pre-receive"
say bob @alice "refused"
sync bob
code_is 75 'a hook over there refuses'
err_like 'not on a Saturday' 'and is quoted'
rm "$host/hooks/pre-receive"
sync bob
expect 'and then not' <<<'1 note out, with origin'

# Where nothing is to be done, that is seen in a hurry; whatever happens next is seen as well.
begin
say bob @alice "fresh coffee"
sync bob -q && sync alice -q
cd "$HOME/alice" || exit 1
sleep 0.1
for n in 1 2 3; do sync alice && expect "level, $n" <<<'nothing new, with origin'; done
sed -i 's/coffee/tea/' "$file"
sync alice -n
expect 'an edit' <<-EOT
	would be: 1 edit out, with origin
	  edited by hand, committed first: $file
EOT
git restore "$file" && sleep 0.1 && sync alice -q && sync alice -q
printf 'from: alice\nto: [dave]\ndate: 2026-11-21T10:00:00+01:00\ntext: new\n' >"${file%/*}/new.yaml"
sync alice -n
out_like '^would be: 1 note out' 'a new file'
git add "${file%/*}/new.yaml"
sync alice -n
out_like '^would be: 1 note out' 'staged'
git rm -q --cached "${file%/*}/new.yaml" && rm "${file%/*}/new.yaml" && sleep 0.1 && sync alice -q && sync alice -q
say bob @alice "from the other side" && sync bob -q
sync alice
expect 'a note of others' <<<'1 note in from 1 person, with origin'
sleep 0.1 && sync alice -q && sync alice -q
say bob @alice "to be rewritten" && as bob git reset -q --hard HEAD~2 && as bob git push -q --force
sync alice
code_is 75 'a force push'
sync alice
code_is 75 'once more'

# This clone lacks what git must know.
begin
cd "$HOME/bob" || exit 1
git config --remove-section merge.thanks
sync bob
out_like 'git knows again how notes are merged here' 'the driver is mended'
like "$(git config merge.thanks.driver)" 'thanks merge-driver %O %A %B %P' 'as before'
git rm -q .gitattributes && git commit -q -m "without attributes"
sync bob
code_is 0
like "$(git show origin/main:.gitattributes)" 'merge=thanks' 'attributes that are missing are added, and shared'

# As cron would.
say alice @bob "from cron"
run env -i HOME="$HOME" PATH="$PATH" GIT_CONFIG_NOSYSTEM=1 LSAN_OPTIONS="${LSAN_OPTIONS:-}" sh -c "cd / && thanks -C $HOME/alice sync -q"
code_is 0 'cron'
quiet
sync bob
out_like '1 note in' 'it did its work'
git_is_clean

# While others write and sync, nobody loses.
begin
for who in bob alice; do
	(for n in 1 2 3 4 5; do
		as "$who" env THANKS_RANDOM="$RANDOM$n" thanks -q add @carol "$who $n" && as "$who" thanks sync -q
	done) &
done
wait
sync bob -q && sync alice -q
both_same 'two at once'
is "$(find "$HOME/bob/notes" -name '*.yaml' | wc -l)" 10 'all notes are there'
