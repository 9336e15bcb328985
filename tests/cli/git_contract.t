#!/usr/bin/env bash
# Git's commands and ours on one repository: only our change is committed, whatever else is under
# way stays as it was, and plain git between our commands confuses neither.
. "${0%/*}/lib.sh"
unset THANKS_RANDOM # two branches must not come upon the same id
git config --global thanks.fsync false # quick: no power is lost here

git_sees() { git status --porcelain=v2 --untracked-files=all && git diff --raw -p && git diff --raw -p --cached; }
committed() { git show --format= --name-status --no-renames; }
path_of() { # ID
	echo "notes/${1:0:4}/${1:4:2}/${1:6:2}/${1#*-}.yaml"
}
add() { # TEXT: the note's id goes to $id, its path to $path
	run thanks add @alice "$1"
	code_is 0
	id=${out%% *} path=$(path_of "${out%% *}")
}
texts() { thanks wall --all -F line | cut -f 5 | LC_ALL=C sort | paste -sd ' '; }
leaves_alone() { # WANTED COMMAND...: what WANTED lists is committed, and nothing else changes for git
	local before now wanted=$1
	before=$(git_sees)
	shift
	run "$@"
	code_is 0
	now=$(git_sees)
	is "$now" "$before" "$command: git status shows what it showed before"
	is "$(committed)" "$wanted" "$command: commits our change only"
}

new_repo
git_is_clean 'a new repository'
add "fresh coffee"
is "$(committed)" "A"$'\t'"$path" 'a note is one commit of one file'
is "$(git log -1 --format='%s|%an <%ae>|%cn <%ce>|%aI')" \
	"thank @alice: fresh coffee|Bob Beispiel <bob@example.org>|Bob Beispiel <bob@example.org>|$THANKS_NOW" \
	'by whom git would name'
is "$(git log -1 --format='%(trailers:only)')" $'Thanks-Change: add\nThanks-By: bob' 'with trailers for undo'
is "$(git reflog -1 --format=%gs)" 'commit: thank @alice: fresh coffee' 'and a line in the reflog'
git_is_clean

# Whatever a user may have under way.
mess_up() {
	local name
	for name in staged edited both gone removed moved program; do echo "one $name" >$name; done
	commit_all 'my own files'
	echo two >staged && git add staged
	echo two >edited
	echo two >both && git add both && echo three >both
	rm gone && git rm -q removed && git mv moved elsewhere && chmod +x program && git add program
	echo new >intended && git add -N intended
	echo new >untracked
	echo 'name: Carol' | write people/carol.yaml
	note 2026-11-20T09:00:00+01:00 carol bob 'by hand' byh01 >/dev/null
	git add "$(path_of "$(note 2026-11-20T09:01:00+01:00 carol bob 'staged by hand' byh02)")"
}
mess_up
add "the tea, amid the mess"
changed=M$'\t'$path
git_sees >"$work/before"
leaves_alone "$changed" thanks edit "$id" "the green tea"
leaves_alone "$changed" thanks edit "$id" -t details
leaves_alone "$changed" thanks undo
leaves_alone "$changed" thanks undo --redo
leaves_alone "A	people/dave.yaml" thanks people set @dave name=Dave
leaves_alone "D	$path" thanks remove "$id"
leaves_alone "A	$path" thanks undo
git_sees >"$work/after"
same_file "$work/after" "$work/before" 'and so it is after all of them'
run thanks edit "$id" --date 2026-11-19
code_is 0
is "$(committed)" "A	${path/21/19}"$'\n'"D	$path" \
	'a note moves to its day in one commit'
is "$(texts)" 'by hand fresh coffee staged by hand the green tea' 'what is not committed is shown, too'

# Somebody's own edits of the note itself.
new_repo "$HOME/edited"
add "tea"
printf 'via: card\n' >>"$path"
run thanks edit "$id" -t details
code_is 0
is "$(git show "HEAD:$path" | grep -c -e details -e card)" 1 "only our change to a note is committed"
is "$(git diff -U0 | grep '^[+-][^+-]')" '+via: card' 'and theirs stays uncommitted'
git add "$path"
printf 'for: the party\n' >>"$path"
run thanks edit "$id" -t teamwork
code_is 0
is "$(git show ":$path" | grep -c -e card -e teamwork -e party)" 2 "what was staged stays staged, with our change"
is "$(grep -c -e card -e teamwork -e party "$path")" 3 "and what was edited stays edited"
is "$(git diff -U0 | grep '^[+-][^+-]'; git diff --cached -U0 | grep '^[+-][^+-]')" $'+for: the party\n+via: card' \
	'so git says'
sed -i 's/^  tea/  black tea/' "$path" # uncommitted
before=$(git_sees)
run thanks remove "$id"
code_is 75
is "$(git_sees)" "$before" 'nothing that was never committed is removed'

# Edits in the same second, of the same size, as the index was written in.
for i in 1 2 3 4 5; do
	new_repo "$HOME/racy$i"
	add "tea" && racy=$path
	sed -i 's/tea/TEA/' "$racy"
	add "another"
	like "$(git status --porcelain)" "^ M $racy\$" "a racy edit is seen ($i)"
done

# Plain git between our commands.
new_repo "$HOME/between"
add "one"
git commit -q --allow-empty -m 'by hand'
git switch -q -c other
add "two"
git switch -q main
is "$(texts)" one 'a switched branch shows its own notes'
add "three"
git merge -q --no-edit other
is "$(texts)" 'one three two' 'a merge has the notes of both'
git_is_clean
add "four"
git switch -q -c topic HEAD~2
add "five"
ok 'a rebase' git rebase -q main
is "$(texts)" 'five four one three two' 'has all notes'
run thanks undo
code_is 0
is "$(texts)" 'four one three two' 'a rebased note can be undone'
git switch -q main && git merge -q --no-edit topic
add "six"
ok 'amend' git commit -q --amend --no-edit --reset-author
run thanks undo
code_is 0
is "$(texts)" 'four one three two' 'an amended note can be undone'
add "seven"
git revert --no-edit HEAD >/dev/null
before=$(git rev-parse HEAD)
run thanks undo
code_is 75
is "$(git rev-parse HEAD)" "$before" 'what git reverted is not undone once more'
git_is_clean

add "eight" && kept=$path
echo 'via: card' >>"$kept" && echo x >file && git add file
before=$(git_sees)
git stash -q
add "nine"
git stash pop -q --index
is "$(git_sees)" "$before" 'a stash comes back as it was'
git commit -q -a -m 'by hand'
ok 'gc' git gc -q --prune=now
add "ten"
ok 'repack' git repack -a -d -q
ok 'pack-refs' git pack-refs --all
ok 'commit-graph' git commit-graph write
add "eleven"
run thanks undo
code_is 0
add "twelve"
is "$(texts)" 'eight four nine one ten three twelve two' 'packed and pruned, all is there'
git_is_clean

# A second working tree.
git worktree add -q "$HOME/second" -b second
cd "$HOME/second" || exit 1
add "thirteen"
like "$(texts)" thirteen 'a linked working tree has its own branch'
is "$(git log -1 --format=%s second)" 'thank @alice: thirteen' 'with its commit'
git_is_clean
cd "$HOME/between" || exit 1
unlike "$(texts)" thirteen 'the first one has its own'
add "fourteen"
git_is_clean
ok 'is merged' git merge -q --no-edit second
git_is_clean

# HEAD elsewhere.
git switch -q --detach
before=$(git_sees)$(git rev-parse HEAD)
run thanks add @alice "nowhere"
code_is 75
err_like '^thanks: HEAD is detached: [^'$'\n'']*'$'\n''hint: thanks git switch - goes back to your branch'$'\n''hint: thanks git switch -c NAME begins one here$' 'a detached HEAD is said, with a hint'
is "$(git_sees)$(git rev-parse HEAD)" "$before" 'a detached HEAD stays as it is'
out=$(thanks wall --all -F line | wc -l)
is "$out" 10 'and is read'
git switch -q main && git switch -q --orphan fresh && git checkout -q main -- thanks.yaml
add "the first on its branch"
is "$(git log --format=%s)" 'thank @alice: the first on its branch' 'an unborn branch is born with it'
is "$(git status --porcelain)" 'A  thanks.yaml' 'what was staged there stays staged'

# Settings of git's that change what a file or an index looks like.
for setting in core.autocrlf=true core.autocrlf=input core.eol=crlf core.safecrlf=true core.quotepath=false \
	core.filemode=false core.ignorecase=true core.untrackedcache=true core.logallrefupdates=false \
	core.sharedrepository=group core.precomposeunicode=true gc.auto=1 index.version=4 feature.manyfiles=true \
	commit.gpgsign=true core.commentchar=t core.hookspath=/nowhere extensions.worktreeconfig=true; do
	new_repo "$HOME/set-$setting"
	git config "${setting%%=*}" "${setting#*=}"
	[ "${setting%%=*}" != index.version ] || git update-index --index-version 4
	git status -s
	thanks add @alice "coffee" >/dev/null && thanks edit last -t details >/dev/null && thanks undo >/dev/null
	git_is_clean "with $setting"
done
for attributes in shipped none; do
	new_repo "$HOME/crlf-$attributes"
	[ $attributes = shipped ] || { git rm -q .gitattributes && git commit -q -m 'no attributes'; }
	git config core.autocrlf true
	id=$(note 2026-11-20T09:00:00+01:00 bob alice 'line ends' crcf1)
	path=$(path_of "$id")
	sed -i 's/$/\r/' "$path"
	commit_all 2>/dev/null
	run thanks edit "$id" -t details
	code_is 0
	is "$(grep -c $'\r$' "$path")" "$(grep -c '' "$path")" "line ends stay as they are (attributes: $attributes)"
	[ $attributes = shipped ] && wanted=$(grep -c '' "$path") || wanted=0
	is "$(git show "HEAD:$path" | grep -c $'\r')" "$wanted" "and in history as git has them (attributes: $attributes)"
	git_is_clean
done
new_repo "$HOME/names"
echo $'from: bob\nto: [alice]\ndate: 2026-11-20T09:00:00+01:00\ntext: odd' | write 'notes/Grüße an "alle".yaml'
commit_all
run thanks edit 'Grüße' -t details
code_is 0
is "$(git show HEAD --format= --name-only -z | tr -d '\0')" 'notes/Grüße an "alle".yaml' 'file names that git quotes'
git_is_clean

# Git's environment, and git's hooks.
new_repo "$HOME/mine" && mine=$(git rev-parse HEAD)
new_repo "$HOME/theirs"
GIT_DIR=$HOME/mine/.git GIT_WORK_TREE=$HOME/mine run thanks -C "$HOME/theirs" add @alice "tea"
code_is 0
is "$(git -C "$HOME/mine" rev-parse HEAD) $(git log -1 --format=%s)" "$mine thank @alice: tea" '-C wins over GIT_DIR'
GIT_DIR=.git run thanks add @alice "milk"
code_is 0
git_is_clean 'with GIT_DIR set'

printf '#!/bin/sh\nexec thanks add @carol "the commit" >&2\n' >.git/hooks/post-commit && chmod +x .git/hooks/post-commit
git commit -q --allow-empty -m 'by hand' 2>/dev/null
is "$(git log -2 --format=%s)" $'thank @carol: the commit\nby hand' 'in a hook behind the commit'
git_is_clean
mv .git/hooks/post-commit .git/hooks/pre-commit && sed -i 's/the commit/going on/' .git/hooks/pre-commit
echo x >file && git add file && git commit -q -m 'refused' file 2>"$work/err" || code=$?
is "$(git log -1 --format=%s)" 'thank @carol: the commit' 'a hook that works on another index'
like "$(cat "$work/err")" 'this looks like a hook' 'is told why not'
is "$(git status --porcelain)" 'A  file' 'and nothing has changed'
