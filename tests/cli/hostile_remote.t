#!/usr/bin/env bash
# What somebody may push to harm those who sync: nothing is followed, run, lost or left without a word, and the wall
# goes on.
. "${0%/*}/lib.sh"
git config --global thanks.fsync false # quick: no power is lost here

new_repo "$HOME/wall"
thanks add @alice "fresh coffee" >/dev/null
git clone -q --bare . "$work/team.git"
git remote add origin "$work/team.git"
run thanks sync
code_is 0
git clone -q "$work/team.git" "$work/evil"
evil() { # COMMANDS: pushes what no decent clone would
	(cd "$work/evil" && git pull -q && eval "$1" && git add -A && git commit -qm evil && git push -q origin HEAD:main) \
		>"$work/evil.log" 2>&1 || fail "evil: $1" <"$work/evil.log"
}
put() { # PATH, its content on stdin: without a working tree, where git itself would take for ever
	local -x GIT_DIR=$work/team.git GIT_INDEX_FILE=$work/evil.index
	local blob
	git read-tree main && blob=$(git hash-object -w --stdin) && git update-index --add --cacheinfo "100644,$blob,$1" &&
		git update-ref refs/heads/main "$(git commit-tree -p main -m evil "$(git write-tree)")" || fail "put $1" <<<failed
}
goes_on() { # NAME: it can be written and shared, quickly
	run timeout 20 thanks add @alice "tea, after $1"
	code_is 0 "$1: a note can be written"
	run timeout 20 thanks sync
	code_is 0 "$1: and shared"
	is "$(git rev-parse HEAD)" "$(git -C "$work/team.git" rev-parse main)" "$1: which it is"
}
theirs() { git -C "$work/team.git" rev-parse "main:$1"; }
put_tree() { # DIRECTORY, LINES of `git ls-tree` that git add would refuse: on top of what it has
	local -x GIT_DIR=$work/team.git
	local tree
	tree=$({ git ls-tree "main:$1"; printf '%b' "$2"; } | git mktree) &&
		tree=$({ git ls-tree main | grep -v "	$1$"; printf '040000 tree %s\t%s\n' "$tree" "$1"; } | git mktree) &&
		git update-ref refs/heads/main "$(git commit-tree -p main -m evil "$tree")" || fail "put_tree $1" <<<failed
}

# Rules for git that would keep it busy for ever, or fill its memory.
long=$(printf 'a%.0s' {1..200})
stars='*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b'
echo x | put "notes/2026/11/20/$long.txt"
run timeout 20 thanks sync
for rules in .gitattributes notes/.gitignore notes/2026/.gitattributes; do
	decent=$(git -C "$work/team.git" show "main:$rules" 2>/dev/null)
	printf '%s\n' "$decent" "$stars text" | put "$rules"
	before=$(theirs "$rules")
	run timeout 20 thanks sync
	code_is 0 "stars in $rules: it comes"
	out_like "  left out: $rules: its patterns would keep git busy" "stars in $rules: it stays out"
	goes_on "stars in $rules"
	is "$(theirs "$rules")" "$before" "stars in $rules: and nobody's lines are lost"
	run timeout 20 thanks check --fix --all
	out_like "remark: $rules: stays out of the working tree: its patterns" "stars in $rules: check names it"
	run timeout 20 thanks sync
	is "$(theirs "$rules")" "$before" "stars in $rules: nor by check --fix"
	run timeout 20 thanks clone "$work/team.git" "$HOME/second"
	code_is 0 "stars in $rules: it can be cloned"
	err_like "left out: $rules: " "stars in $rules: and is named"
	rm -rf "$HOME/second"
	echo "$decent" | put "$rules"
	run timeout 20 thanks sync
	code_is 0 "stars in $rules: they go"
	is "$(cat "$rules")" "$decent" "$rules: comes in again"
done
{ printf '[attr]many'; printf ' m%d' {1..4000}; echo; printf '* many\n%.0s' {1..4000}; } | put notes/.gitattributes
run thanks sync
out_like '  left out: notes/.gitattributes: its macros would keep git busy' 'macros: they stay out'
printf 'f%d text\n' {1..10000} | put notes/.gitattributes
run thanks sync
out_like '  left out: notes/.gitattributes: it is larger than 64 KiB' 'too many rules: they stay out'
evil "printf '%s\n' '*.yaml text' '**/*.min.*x text' 'notes/**/*.txt eol=lf' '[attr]plain -diff -merge' '*.x plain' >notes/.gitattributes"
run thanks sync
ok 'decent rules come in' test -f notes/.gitattributes
evil 'git rm -q notes/.gitattributes'
run thanks sync

# Filters that nobody here has: git leaves all as it is, and so do we. One that is here is git's business.
evil "printf '* filter=evil diff=evil\n' >>.gitattributes"
run thanks sync
code_is 0 'a filter of nobody: it comes'
goes_on 'a filter of nobody'
is "$(git status --porcelain)" '' 'a filter of nobody: git sees the same'
git config filter.evil.clean "touch $work/pwned"
run thanks add @alice "tea, filtered"
code_is 65 'a filter that is here'
err_like "gives it 'filter=evil', which thanks cannot do"$'\n'"hint: to overrule that in this clone: " 'is refused, and how to go on is said'
git config --unset filter.evil.clean
evil "sed -i '/evil/d' .gitattributes"
run thanks sync
not_ok 'nothing was run' test -e "$work/pwned"

# .gitattributes that are no file.
attributes=$(cat .gitattributes)
evil 'rm .gitattributes && ln -s /etc/passwd .gitattributes'
run thanks sync
code_is 0 'attributes that are a link: they come'
goes_on 'attributes that are a link'
evil "rm .gitattributes && printf '%s\n' '$attributes' >.gitattributes"
run thanks sync
code_is 0

# Directories deeper than any file of a wall's.
evil "mkdir -p notes/\$(printf 'd/%.0s' {1..99}) && echo x >notes/\$(printf 'd/%.0s' {1..99})x"
run thanks sync
code_is 0 'a hundred directories: they come'
out_like ': it lies too deep' 'a hundred directories: it is said'
goes_on 'a hundred directories'
evil "mkdir -p \$(printf '$long/%.0s' {1..15}) && echo x >\$(printf '$long/%.0s' {1..15})x"
run thanks sync
code_is 0 'a long path: it comes'
ok 'and is told of in few words' test "$(wc -L <"$work/out")" -lt 400
goes_on 'a long path'

# A wall whose settings went would be none any more.
for harm in 'rm thanks.yaml' 'ln -sf /etc/passwd thanks.yaml' 'truncate -s 67108865 thanks.yaml'; do
	evil "$harm"
	head=$(git rev-parse HEAD)
	run thanks sync
	code_is 65 "$harm: sync stops"
	err_like '^thanks: origin: would be no notes repository any more: thanks.yaml: .*'$'\n''hint: ' "$harm: and says why"
	is "$(git rev-parse HEAD) $(cat thanks.yaml)" "$head $(git show HEAD:thanks.yaml)" "$harm: all is as it was"
	run thanks sync --dry-run
	code_is 65 "$harm: sync --dry-run, too"
	run thanks clone "$work/team.git" "$HOME/fourth"
	code_is 65 "$harm: it cannot be cloned"
	not_ok "$harm: nothing is left" test -e "$HOME/fourth"
	evil 'git checkout -q HEAD^ -- thanks.yaml'
	run thanks sync
	code_is 0 "$harm: mended, it comes"
done
evil "printf 'a: &a [x]\n' >>thanks.yaml"
run thanks clone "$work/team.git" "$HOME/fourth"
code_is 65 'settings that cannot be read'
err_like 'team.git: thanks.yaml:[0-9]+:4: anchors and tags are not allowed' 'are named'
not_ok 'and nothing is left' test -e "$HOME/fourth"
evil 'git checkout -q HEAD^ -- thanks.yaml'
run thanks sync
code_is 0

# A name that forges a message.
printf x | put $'notes/a\nthanks: forged'
run thanks clone "$work/team.git" "$HOME/third"
code_is 0 'an odd name: the wall can be cloned'
unlike $'\n'"$err" $'\n(thanks|hint): ' 'and no name forges a message'

# What is git's own, inside notes/, which edits by hand are looked for in.
blob=$(echo x | git -C "$work/team.git" hash-object -w --stdin)
dir=$(printf '100644 blob %s\tconfig\n' "$blob" | git -C "$work/team.git" mktree)
put_tree notes "040000 tree $dir\\t.GIT\\n040000 tree $dir\\tgit~1\\n"
run thanks sync
code_is 0 "names of git's in notes/: they come"
goes_on "names of git's in notes/"
run thanks check --fix
goes_on "names of git's in notes/, after check --fix"
