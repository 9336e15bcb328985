#!/usr/bin/env bash
# What plain git leaves of a merge, without the driver: check names it, and --fix settles it by the
# rule of sync, with every word kept.
. "${0%/*}/lib.sh"

day=notes/2026/11/21
commit() { commit_all "$1"; }
with_git() { GIT_AUTHOR_DATE=$THANKS_NOW GIT_COMMITTER_DATE=$THANKS_NOW git "$@" >"$work/git" 2>&1; }
begin() { # NAME: a wall without the driver, with one note in $file, and two branches that are on it
	new_repo "$HOME/$1"
	git config --remove-section merge.thanks
	id=$(note 2026-11-21T10:00:00+01:00 bob alice "fresh coffee")
	file=$day/${id#*-}.yaml
	commit 'one note'
	git branch theirs
}
left() { # NAME FINDINGS
	run thanks check
	code_is 65 "$1: exit 65"
	is "$(sed 's/; .*//; s/:[0-9]*:[0-9]*:/:/' "$work/out")" "$2" "$1: found"
}
mended() { # NAME
	run thanks check --fix
	like $'\n'"$out" $'\nfixed: ' "$1: mended"
	run thanks check --all unmerged duplicates yaml dangling pending locks
	is "$out$err" '' "$1: nothing of it is left"
	git_is_clean "$1: and git is content"
}

# a merge that stopped: one text, two versions
begin both
sed -i 's/fresh coffee/fresh tea/' "$file" && commit ours
git switch -q theirs
sed -i 's/fresh coffee/fresh water/' "$file" && echo 'via: phone' >>"$file" && commit theirs
git switch -q main
with_git merge theirs
left 'both sides changed it' "$file: both sides of a merge changed it
$file: is in conflict: choose one side, then: thanks git add $file
git is in the midst of a merge: nothing can be changed before its end"
err_like '^3 of these can be mended: thanks check --fix' 'all three of them'
mended 'both sides changed it'
is "$(git rev-list --parents -1 HEAD | wc -w)" 3 'the merge is concluded'
grep -q 'fresh tea' "$file" && grep -q 'fresh water' "$file" && grep -q 'via: phone' "$file"
is $? 0 'every word is there'
run thanks check
is "$out" "$file: conflicts: a merge left 'text' with more than one value; thanks edit settles it" 'and what somebody must choose is told'
thanks -q edit "$id" "fresh tea and water"
run thanks check
quiet 'chosen'

# edited here, removed there
begin gone
sed -i 's/fresh coffee/fresh tea/' "$file" && commit ours
git switch -q theirs && git rm -q "$file" && commit theirs && git switch -q main
with_git merge theirs
left 'edited and removed' "$file: one side of a merge changed it, the other one removed it
git is in the midst of a merge: nothing can be changed before its end"
mended 'edited and removed'
is "$(sed -n 's/^  //p' "$file")" 'fresh tea' 'the edit stays'

# both moved it, each to another day, and git merged that without a word
begin twins
thanks -q edit "$id" --date 2026-11-20
git switch -q theirs
thanks -q edit "$id" --date 2026-11-19
sed -i 's/fresh coffee/fresh coffee and cake/' notes/2026/11/19/*.yaml && commit more
git switch -q main
with_git -c merge.renames=false merge --no-edit theirs || {
	git rm -q --cached "$file" 2>/dev/null
	with_git add -A && with_git commit --no-edit -m merged
}
run thanks check duplicates
code_is 65 'a note on two days'
out_like "^notes/2026/11/20/${id#*-}.yaml: has the same id as notes/2026/11/19/${id#*-}.yaml, on another day$" 'is named'
mended 'a note on two days'
is "$(find notes -name '*.yaml' | wc -l)" 1 'it is one note'
grep -q 'coffee and cake' notes/*/*/*/*.yaml
is $? 0 'with what was edited'

# a copy is no twin, and stays
begin copy
mkdir -p notes/2026/11/20
sed 's/-21T/-20T/; s/coffee/milk/' "$file" >"notes/2026/11/20/${id#*-}.yaml"
commit 'a copy'
run thanks check --fix
code_is 65 'a copy: still an error'
out_like 'has the same id as .*, on another day; two notes they are: rename one, or remove it' 'a copy: what to do'
is "$(find notes -name '*.yaml' | wc -l)$(git log -1 --format=%s)" '2a copy' 'a copy: nothing is changed'

# marks that somebody committed
begin marks
sed -i 's/fresh coffee/fresh tea/' "$file" && commit ours
git switch -q theirs && sed -i 's/fresh coffee/fresh water/' "$file" && commit theirs && git switch -q main
with_git merge theirs
commit 'with the marks'
left 'marks' "$file: is in conflict: choose one side, then: thanks git add $file"
mended 'marks'
grep -q 'fresh tea' "$file" && grep -q 'fresh water' "$file"
is $? 0 'both versions are there'

# one key twice, after a merge that git found clean
begin keys
printf 'via: phone\n' | cat - "$file" >"$work/new" && cp "$work/new" "$file" && commit ours
git switch -q theirs && printf 'via: card\n' >>"$file" && commit theirs && git switch -q main
with_git merge --no-edit theirs
run thanks check
code_is 65 'one key twice'
out_like "'via' stands here for the second time" 'is found'
mended 'one key twice'
grep -q phone "$file" && grep -q card "$file"
is $? 0 'both values are kept'

# a version that could only be laid beside the other is told as what it is
begin beside
echo 'text: [' >>"$file" && commit ours
git switch -q theirs && sed -i 's/fresh coffee/fresh water/' "$file" && commit theirs && git switch -q main
with_git merge --no-edit theirs
thanks check --fix >/dev/null 2>&1
beside=$(find notes -name "${id#*-}.*.yaml")
like "$beside" '[0-9a-f]{8}\.yaml$' 'no YAML on one side: it lies beside the other'
run thanks check yaml
code_is 65
out_like "it is the other version of $file: bring over what that lacks, then (thanks git rm [^ ]*)" 'and is told as that'
run bash -c "${BASH_REMATCH[1]}"
code_is 0 'with what removes it'

# a rebase that stopped goes on
begin rebase
sed -i 's/fresh coffee/fresh tea/' "$file" && commit ours
thanks -q add @carol "cake"
git switch -q theirs && sed -i 's/fresh coffee/fresh water/' "$file" && commit theirs && git switch -q main
with_git rebase theirs
run thanks check unmerged
out_like 'git is in the midst of a rebase' 'a rebase that stopped'
mended 'a rebase that stopped'
is "$(git log -1 --format=%s)$(git symbolic-ref HEAD)" 'thank @carol: cakerefs/heads/main' 'it went on to its end'

# what is none of ours is left to its owner, and stands in the way
begin owner
echo one >other.txt && commit other && git branch -qf theirs
echo two >other.txt && sed -i 's/fresh coffee/fresh tea/' "$file" && commit two
git switch -q theirs && echo three >other.txt && sed -i 's/fresh coffee/fresh water/' "$file" && commit three && git switch -q main
with_git merge theirs
run thanks check --fix
code_is 65 'none of ours'
like $'\n'"$out"$'\n' $'\nother.txt: both sides of a merge changed it; choose one, then: thanks git add other.txt\n' 'none of ours: named'
out_like 'git is in the midst of a merge: nothing can be changed before its end; thanks git merge --abort' 'none of ours: what to do'
is "$(git status --porcelain | grep -c '^UU other.txt')" 1 'none of ours: untouched'
is "$(git status --porcelain | grep -c "^UU $file")" 0 'but what is ours is settled'
echo both >other.txt && git add other.txt
mended 'when its owner has chosen'

# a merge with nothing of ours in its way is its owner's
begin mine
echo one >other.txt && commit other && git branch -qf theirs
thanks -q add @carol "cake"
git switch -q theirs && echo three >other.txt && commit three && git switch -q main
with_git merge --no-commit theirs
run thanks check --fix
code_is 65 'a merge of theirs'
out_like 'git is in the midst of a merge: .*; thanks git merge --abort, or finish it' 'a merge of theirs: what to do'
ok 'a merge of theirs: goes on' test -e .git/MERGE_HEAD
