#!/usr/bin/env bash
# What could harm is left out of the working tree: named when it comes, no change to git, and nobody's loss.
. "${0%/*}/lib.sh"

new_repo "$HOME/wall"
thanks add @alice "fresh coffee" >/dev/null
git clone -q --bare . "$work/team.git"
git remote add origin "$work/team.git"
run thanks sync
code_is 0

# evil COMMANDS: pushes what no decent clone would; in a clone of plain git's
git clone -q "$work/team.git" "$work/evil"
evil() { (cd "$work/evil" && git pull -q && eval "$1" && git push -q origin HEAD:main) >"$work/evil.log" 2>&1 || fail "evil: $1" <"$work/evil.log"; }
plain() { evil "$1 && git add -A && git commit -qm evil"; }
tree() { # LINES of `git ls-tree`, on top of HEAD's: what git add would refuse
	evil "commit=\$(git commit-tree -p HEAD -m evil \$({ git ls-tree HEAD; printf '$1'; } | git mktree)) && git push -q origin \$commit:main; git update-ref HEAD \$commit"
}
# (what there is of such names in history is not ours to mend)
content() { is "$(git status --porcelain 2>&1; git fsck --strict --no-dangling --no-progress 2>&1 | grep -vE 'Symlink|hasDot')" '' "${1:-git is content}"; }
said() { LC_ALL=C grep '^  left out: ' "$work/out"; }

# Links, of files and directories, absolute and not.
plain 'mkdir people && ln -s /etc/passwd notes/passwd.yaml && ln -s "$HOME" people/home && ln -s ../../.git people/git && ln -s . .gitmodules2'
run thanks sync
code_is 0 'links come'
for name in notes/passwd.yaml people/home people/git .gitmodules2; do
	out_like "  left out: $name: it is a symbolic link" "$name is named"
	not_ok "$name is not there" test -e "$name" -o -L "$name"
done
content 'links: git is content'
run thanks sync
code_is 0
is "$(git rev-parse HEAD)" "$(git -C "$work/team.git" rev-parse main)" 'and nothing of it is shared as a removal'
run thanks add @alice "more coffee"
code_is 0
run thanks sync
code_is 0
ok 'a commit of our own keeps them' git -C "$work/team.git" cat-file -e main:people/home
content

# They change, go, and turn into files.
plain 'ln -sf /etc/shadow notes/passwd.yaml && git rm -q people/git && rm people/home && echo "name: Home" >people/home.yaml && echo file >people/home'
run thanks sync
code_is 0
is "$(cat people/home)" file 'what is a file now comes in'
content 'links that changed: git is content'
is "$(git ls-files -t | grep -v '^H')" $'S .gitmodules2\nS notes/passwd.yaml' 'the others stay out'

# A file of ours at such a place is nobody's to overwrite.
echo mine >.gitmodules2
plain 'rm .gitmodules2 && echo theirs >.gitmodules2'
run thanks sync
code_is 75
err_like "^thanks: .gitmodules2: is in the way, and git does not know it"$'\n'"hint: " 'it is named'
is "$(cat .gitmodules2)" mine 'it is still there'
rm .gitmodules2
run thanks sync
code_is 0
is "$(cat .gitmodules2)" theirs 'and then it comes'
content

# Submodules, and attributes that are links.
evil 'git update-index --add --cacheinfo "160000,$(git rev-parse HEAD),notes/sub" && ln -s /etc/passwd notes/.gitattributes && git add notes/.gitattributes && git commit -qm sub'
run thanks sync
code_is 0
out_like '  left out: notes/sub: it is a git repository of its own'
not_ok 'a submodule is not there' test -e notes/sub
content 'a submodule: git is content'
evil 'rm notes/.gitattributes && git rm -q --cached notes/sub notes/.gitattributes && git commit -qm "no sub"'
run thanks sync
code_is 0
content 'a submodule that is gone: git is content'

# Names that a terminal would obey, or that are none.
plain 'printf x >"notes/$(printf "\033]0;owned\007")" && printf x >"notes/$(printf "\377\376")" && printf x >"notes/two
lines.yaml" && mkdir "$(printf "d\001")" && echo x >"$(printf "d\001")/x"'
run thanks sync
code_is 0
is "$(said | grep -c 'control characters')$(said | grep -c 'not UTF-8')" 31 'odd names are told'
ok 'harmlessly' test -z "$(tr -d '\n\40-\176\200-\377' <"$work/out")"
is "$(find . -name "*$(printf '[\1-\37]')*")$(ls notes)" $'2026' 'and not there'
content 'odd names: git is content'
plain 'git mv "notes/two
lines.yaml" notes/two.txt && git rm -qr "$(printf "d\001")"'
run thanks sync
code_is 0
is "$(cat notes/two.txt)" x 'what gets a decent name comes in'
content 'odd names that changed: git is content'

# What is too large, until it is not.
plain 'truncate -s 67108865 notes/huge && truncate -s 1073741824 notes/giant.yaml'
little=1500000 # KiB; sanitizers and valgrind take more for themselves
{ grep -qa __asan_init "$BUILD/thanks" || [ -n "${VALGRIND:-}" ]; } && little=unlimited
run bash -c "ulimit -v $little; exec thanks sync"
code_is 0 'a gigabyte is fetched in less memory than that'
out_like '  left out: notes/giant.yaml: it is larger than 64 MiB'
not_ok 'it is not there' test -e notes/huge -o -e notes/giant.yaml
content 'large files: git is content'
plain 'truncate -s 67108864 notes/huge && git rm -q notes/giant.yaml'
run thanks sync
code_is 0
is "$(stat -c %s notes/huge)" 67108864 'just not too large'
content 'large files that shrank: git is content'
plain 'git rm -q notes/huge'
run thanks sync
code_is 0

# git's own directory, as it may be spelled. No index holds such names, so git misses them; history keeps them.
blob=$(printf '[core]\n\tevil = true\n' | git -C "$work/evil" hash-object -w --stdin)
dir=$(printf '100644 blob %s\tconfig\n' "$blob" | git -C "$work/evil" mktree)
tree "040000 tree $dir\\t.git\\n040000 tree $dir\\t.Git\\n040000 tree $dir\\tgit~1\\n040000 tree $dir\\t.git . .\\n040000 tree $dir\\t.git::\$INDEX_ALLOCATION\\n040000 tree $dir\\t.g\\xe2\\x80\\x8cit\\n120000 blob $blob\\t.gitmodules\\n"
before=$(md5sum .git/config)
run thanks sync -F line
code_is 0 'names of git come'
is "$(grep -c 'keeps for itself' "$work/out")" 6 'all are told'
is "$(md5sum .git/config)" "$before" 'git is untouched'
is "$(find . -path ./.git -prune -o -iname '*git*' -print | LC_ALL=C sort)" $'./.gitattributes\n./.gitmodules2' 'none of them is there'
run thanks add @alice "coffee after all"
code_is 0
is "$(git ls-tree --name-only HEAD | grep -ic 'git')" 8 'a commit of our own keeps them'
run thanks sync
code_is 0 'and can be shared'
is "$(git rev-parse HEAD)" "$(git -C "$work/team.git" rev-parse main)" 'which it is'
run thanks sync
is "$(git rev-parse HEAD)" "$(git -C "$work/team.git" rev-parse main)" 'a second sync finds nothing to do'
run thanks clone "$work/team.git" "$HOME/second"
code_is 0 'such a wall can be cloned'
is "$(thanks -C "$HOME/second" wall --all -F line | wc -l)" 3 'and read'
is "$(git -C "$HOME/second" config core.evil 2>&1)" '' 'and git is untouched there, too'
