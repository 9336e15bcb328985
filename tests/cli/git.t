#!/usr/bin/env bash
# thanks git: the user's git in the notes repository; all behind it is git's.
. "${0%/*}/lib.sh"
new_repo
thanks add @alice tea >/dev/null
cd / || exit
export THANKS_REPO=$HOME/wall

run thanks git log --format=%s -n 1
is "$out" 'thank @alice: tea' 'git log'
run thanks git rev-parse --show-toplevel
is "$out" "$HOME/wall" 'in the notes repository'
run thanks -C "$HOME/wall" git -C notes rev-parse --show-prefix
is "$out" notes/ "what stands in front is ours, what stands behind is git's"
run thanks git --help
out_like 'GIT|usage: git' "--help is git's"
run thanks git diff --no-index --quiet /etc/passwd /etc/group
code_is 1 "the exit code is git's"
run thanks git frobnicate
code_is 1
err_like 'git: .frobnicate. is not a git command'
run thanks git show 'HEAD^{commit}' --format=%an -s --
is "$out" 'Bob Beispiel' 'words go as they are'
run bash -c 'thanks git log -p --all >/dev/null; yes | thanks git cat-file --batch-check | head -n 1 >/dev/null; exit ${PIPESTATUS[1]}'
is "$err" '' 'a closed pipe ends git as ever'
PATH=$BUILD run thanks git status
code_is 66 'no git'
expect_err <<-'EOT'
	thanks: 'git' is not installed
EOT
unset THANKS_REPO
run thanks git status
code_is 66 'no repository'
