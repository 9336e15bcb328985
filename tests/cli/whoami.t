#!/usr/bin/env bash
# Who types: the first rule that knows.
. "${0%/*}/lib.sh"
new_repo
write people/robert.yaml <<-'EOT'
	name: Robert Beispiel
	emails: [rob@example.org]
	aliases: [bert, Bärt]
EOT

me_is() { # HANDLE RULE COMMAND...
	local handle=$1 rule=$2
	shift 2
	run "$@" thanks whoami -F line
	is "$(cut -f 1,3 "$work/out")" "$handle"$'\t'"$rule" "me: @$handle, by $rule"
}
me_is bob "git's user.email" env
git config user.email rob@example.org
me_is robert "the person with git's user.email" env
git config thanks.me Carol
me_is carol 'git config thanks.me' env
me_is dave THANKS_ME env THANKS_ME=@Dave
me_is robert THANKS_ME env THANKS_ME=bert
run thanks whoami --me @Bärt -F line
is "$(cut -f 1,3 "$work/out")" $'robert\t--me' 'me: --me, in any spelling'
git config --unset thanks.me
git config user.email ''
git config --global --unset user.email
me_is erin 'the login name' env LOGNAME=Erin
me_is erin-o 'the login name' env LOGNAME="Erin O'"
git config user.email 'Frank+Thanks@example.org'
me_is frank-thanks "git's user.email" env

run thanks whoami --me 'x y'
code_is 2
err_like "^thanks: --me: 'x y' is not a handle"
run thanks whoami --me @all
code_is 2
run env THANKS_ME=../../x thanks whoami
code_is 2
err_like THANKS_ME

# Where.
run thanks whoami -F line
is "$(cut -f 4 "$work/out")" "$PWD" 'the repository'
run thanks whoami
out_like '@frank-thanks'
out_like 'Repository +~/wall \(around' 'people read ~'
run thanks whoami -F json
out_like '"schema": ?1'
out_like "\"repository\": ?\"$PWD\"" 'programs read it whole'
cd / || exit
run thanks whoami
code_is 0 'whoami: no repository is an answer'
out_like '@'
run thanks whoami -C "$HOME/nowhere"
code_is 66 'but not to -C'
THANKS_REPO=$HOME/nowhere run thanks whoami
code_is 66 'nor to THANKS_REPO'
git config --global thanks.repo "$HOME/moved"
run thanks whoami
code_is 66 'nor to thanks.repo'
err_like 'hint: if it was moved: git config --global thanks.repo DIR' 'which says where it is now'
git config --global --unset thanks.repo
run thanks whoami too much
code_is 2
