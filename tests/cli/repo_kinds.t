#!/usr/bin/env bash
# Repositories that cannot be written to: each has its own line and exit code, nothing is written
# before that is known, and where reading is possible it goes on.
. "${0%/*}/lib.sh"
unset THANKS_RANDOM
git config --global thanks.fsync false # quick: no power is lost here
export GIT_COMMITTER_DATE=$THANKS_NOW GIT_AUTHOR_DATE=$THANKS_NOW

new_repo "$work/template"
thanks add @alice "fresh coffee" >/dev/null
git switch -q -c other && echo theirs >file && commit_all 'theirs'
git switch -q main && echo ours >file && commit_all 'ours'
commit_all 'empty'

kind() { # NAME: a repository of its own, and we are in it
	cp -a "$work/template" "$HOME/$1"
	cd "$HOME/$1" || exit 1
}
but=() # a path that everything leaves out
everything() { # but our own locks
	find . -path './.git/thanks*' -prune "${but[@]}" -o -printf '%y %m %p %l\n' | LC_ALL=C sort
	find . -path './.git/thanks*' -prune "${but[@]}" -o -type f -exec sha1sum {} + | LC_ALL=C sort
}
complains() { # CODE REGEX NAME COMMAND...: in one line (and hints), having written nothing
	local code_wanted=$1 regex=$2 name=$3 before
	before=$(everything)
	shift 3
	run "$@"
	code_is "$code_wanted" "$name: exit $code_wanted"
	err_like "^thanks: [^"$'\n'"]*$regex" "$name: is said"
	is "$(grep -vc '^hint: ' "$work/err")" 1 "$name: in one line"
	is "$out" '' "$name: no receipt"
	is "$(diff <(echo "$before") <(everything))" '' "$name: nothing was written"
}
reads() { # NAME
	run thanks wall -F line
	code_is 0 "$1: the wall is still read"
	out_like 'fresh coffee' "$1: and complete"
}
refuses() { # CODE REGEX NAME: to write, and reads on
	complains "$@" thanks add @alice "no way"
	reads "$3"
}
accepts() { # NAME
	run thanks add @alice "accepted: $1"
	code_is 0 "$1: is accepted"
	git_is_clean "$1: git is content"
}

# Somebody holds our lock: for a moment, and for too long (looked at in the end).
kind held
flock .git/thanks.lock sleep 1 &
sleep 0.2
accepts 'our lock, held for a moment'
kind busy
flock .git/thanks.lock sleep 15 &
holder=$!
thanks add @alice "too long" >"$work/waited.out" 2>"$work/waited.err" &
waiting=$!

kind bare && git config core.bare true
refuses 65 'is a bare git repository' 'bare'
cd "$HOME" && git clone -q --bare "$work/template" bare.git && cd bare.git || exit 1
complains 66 "'.' is not in a notes repository" 'bare, by -C' thanks -C . add @alice "no"
complains 65 'is a bare git repository' 'bare, by init' thanks init .
kind nogit && rm -rf .git
refuses 65 'git' 'no git repository'
kind nowhere && rm -rf .git && echo 'gitdir: /nowhere/at/all' >.git
complains 65 '/nowhere/at/all' 'a .git that leads nowhere' thanks add @alice "no"

# Git in the midst of something; all of it ends as the hint says.
kind merge && ! git merge -q other >/dev/null 2>&1
refuses 75 'in the midst of a merge' 'a merge'
err=$(thanks add @alice "no" 2>&1)
err_like 'hint: thanks git merge --abort' 'a merge: is ended as the hint says'
thanks git merge --abort && accepts 'a merge that was aborted'
kind rebase && ! git rebase -q other >/dev/null 2>&1
refuses 75 'in the midst of a rebase' 'a rebase'
thanks git rebase --abort && accepts 'a rebase that was aborted'
kind edit && GIT_SEQUENCE_EDITOR='sed -i 1ibreak' git rebase -q -i HEAD~2 >/dev/null 2>&1
refuses 75 'in the midst of a rebase' 'an interactive rebase'
kind cherry && ! git cherry-pick other >/dev/null 2>&1
refuses 75 'in the midst of a cherry-pick' 'a cherry-pick'
kind revert && echo changed >file && commit_all 'changed' && ! git revert --no-edit HEAD~2 >/dev/null 2>&1
refuses 75 'in the midst of a revert' 'a revert'
kind bisect && git bisect start -q HEAD HEAD~2 >/dev/null 2>&1
refuses 75 'in the midst of a bisect|HEAD is detached' 'a bisect'
kind am && git format-patch -q -1 other && ! git am -q -- *.patch >/dev/null 2>&1
refuses 75 'in the midst of git am' 'git am'

# Formats that libgit2 cannot handle, and those that do no harm.
mkdir "$HOME/sha256" && cd "$HOME/sha256" && git init -q --object-format=sha256 && cp -a "$work/template"/{thanks.yaml,notes} . || exit 1
refuses 65 'of a kind that thanks cannot use: .*objectformat' 'sha256'
for extension in partialclone=origin refstorage=files unheardof=true; do
	kind "extension-$extension"
	git config core.repositoryformatversion 1 && git config "extensions.${extension%=*}" "${extension#*=}"
	complains 65 "of a kind that thanks cannot use: .*${extension%=*}" "the extension $extension" thanks add @alice "no"
done
kind future && git config core.repositoryformatversion 7
complains 65 'of a kind that thanks cannot use: .*version' 'a future format' thanks add @alice "no"
for extension in noop preciousObjects worktreeConfig; do
	kind "extension-$extension"
	git config core.repositoryformatversion 1 && git config "extensions.$extension" true
	accepts "the extension $extension"
done
kind split && git update-index --split-index
refuses 65 'has a split index' 'a split index'
thanks git update-index --no-split-index && accepts 'a split index made whole'
kind sparse-index && mkdir -p far/away && echo x >far/away/x && commit_all && git sparse-checkout init --cone --sparse-index
complains 65 'is a sparse checkout|has a sparse index' 'a sparse index' thanks add @alice "no"
thanks git sparse-checkout disable && accepts 'a sparse checkout disabled'
kind sparse && git sparse-checkout set --no-cone '/*' '!/far' '!/people'
refuses 65 'is a sparse checkout' 'a sparse checkout'
kind newer && printf 'version: 2\n' >thanks.yaml && commit_all
refuses 65 'thanks.yaml: version 2 is newer' 'a newer wall'

kind flags && path=$(git ls-files notes)
git update-index --skip-worktree "$path" && git update-index --assume-unchanged file
accepts 'skip-worktree and assume-unchanged'
is "$(git ls-files -v file "$path")" "h file"$'\n'"S $path" 'and the flags stay'
cd "$HOME" && git clone -q --depth 1 "file://$work/template" shallow && cd shallow || exit 1
accepts 'a shallow clone'

# What stands in the way of notes/.
other=$(git -C "$work/template" rev-parse other)
kind gitlink && git rm -q -r notes && commit_all && git update-index --add --cacheinfo "160000,$other,notes"
complains 65 'a git repository of its own \(a submodule\)' 'a submodule in the index' thanks add @alice "no"
git commit -q -m 'a submodule'
complains 65 'a git repository of its own \(a submodule\)' 'a submodule' thanks add @alice "no"
kind nested && git init -q notes/2026
complains 65 'a git repository of its own \(a submodule\)' 'a repository below notes/' thanks add @alice "no"
kind file && git rm -q -r notes && echo x >notes && commit_all
complains 65 "'notes' is a file" 'a file at notes' thanks add @alice "no"
kind people && echo x >people && commit_all
run thanks people set @alice name=Alice
code_is 65 'a file at people'
err_like "thanks: [^"$'\n'"]*'people' is (a file|not a directory)" 'a file at people: is said'

# Broken repositories.
kind head && echo garbage >.git/HEAD
refuses 65 "git" 'a HEAD of garbage'
kind empty-head && : >.git/HEAD
refuses 65 "git" 'an empty HEAD'
kind no-head && rm .git/HEAD
refuses 65 "git" 'no HEAD'
kind odd-head && echo 'ref: refs/heads/../../../odd' >.git/HEAD
refuses 65 . 'a HEAD that leads out'
kind branch && echo garbage >.git/refs/heads/main
refuses 65 'refs/heads/main' 'a branch of garbage'
kind lost && echo 1234567890123456789012345678901234567890 >.git/refs/heads/main
refuses 65 'refs/heads/main' 'a branch of no commit'
damage() { # OBJECT
	local path
	path=.git/objects/$(git rev-parse "$1" | sed 's/^../&\//')
	chmod u+w "$path" && echo garbage >"$path"
}
for object in HEAD 'HEAD^{tree}' HEAD:notes HEAD:notes/2026/11/21; do
	kind "damaged-${object//\//-}" && damage "$object"
	refuses 65 '.' "a damaged object, $object"
done
kind deep && damage HEAD:thanks.yaml
run thanks add @alice "what others broke"
code_is 0 'a damaged object that nobody needs'
for how in 'echo garbage >' 'truncate -s 60 ' 'truncate -s -1 ' 'truncate -s 0 ' 'printf x | dd status=none conv=notrunc bs=1 seek=50 of='; do
	kind "index-${how//[^a-z0-9]/}" && eval "$how.git/index"
	refuses 65 "git's index is broken" "a broken index ($how)"
done
rm .git/index && git reset -q && accepts 'an index made anew'
kind no-index && rm .git/index
run thanks add @alice "without an index"
code_is 0 'a missing index'
is "$(git ls-files | wc -l)" 1 'has our note only'

# Somebody else's.
if [ "$(id -u)" -eq 0 ]; then
	kind foreign && chown -R 12345:12345 .
	refuses 74 'belongs to somebody else' 'foreign'
	complains 74 "$HOME/foreign' belongs to somebody else"$'\n'"hint: if you trust them: git config --global --add safe.directory $HOME/foreign" \
		'foreign, with a hint' thanks add @alice "no"
	git config --global --add safe.directory "$HOME/foreign" && accepts 'foreign, but trusted'
else
	skip 'foreign owner' 'only root can give a directory away'
fi

# Locks that git left behind.
kind index-lock && : >.git/index.lock
complains 75 "git is at work here: '[^']*/.git/index.lock' is there"$'\n'"hint: .*thanks check --fix" 'an index.lock' thanks add @alice "no"
run thanks check --fix
out_like 'index.lock: .*; it is only just there; if it stays for 5 seconds: thanks check --fix|git is at work here' 'why a new lock stays'
but=(-o -path ./.git/objects -prune) # found out late: objects that nobody refers to stay
kind ref-lock && : >.git/refs/heads/main.lock
complains 75 "git is at work on the branch: '[^']*main.lock' is there"$'\n'"hint: .*thanks check --fix" 'a lock of the branch' thanks add @alice "no"
kind locks && : >.git/index.lock && : >.git/refs/heads/main.lock && touch -d '1 hour ago' .git/index.lock .git/refs/heads/main.lock
run thanks check
code_is 65
out_like 'index\.lock' && out_like 'main\.lock'
run thanks check --fix
accepts 'locks removed by check --fix'
kind harmless && : >.git/HEAD.lock && : >.git/packed-refs.lock
run thanks add @alice "other locks"
code_is 0 'locks that are not in the way'

wait $waiting
is $? 75 'our lock, held for too long'
like "$(cat "$work/waited.err")" "^thanks: [^"$'\n'"]*someone else is writing here: waited 10 s for 'thanks.lock'$" 'is waited for'
is "$(cd "$HOME/busy" && git status --porcelain)" '' 'and nothing was written'
kill $holder 2>/dev/null || : # it has long ended
