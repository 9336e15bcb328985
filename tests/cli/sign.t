#!/usr/bin/env bash
# Commits are signed where git's configuration asks for it: by gpg, by ssh-keygen; or there is no commit.
. "${0%/*}/lib.sh"
need gpg
need ssh-keygen

new_repo
export GNUPGHOME=$HOME/gnupg
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'Bob Beispiel <bob@example.org>' ed25519 sign never 2>/dev/null
ssh-keygen -q -t ed25519 -N '' -C bob -f "$HOME/key"
echo "bob@example.org namespaces=\"git\" $(cat "$HOME/key.pub")" >"$HOME/allowed"
git config gpg.ssh.allowedSignersFile "$HOME/allowed"

good() { # NAME: the newest commit is signed, and well
	ok "$1: git verify-commit" git verify-commit HEAD
	git_is_clean "$1: git is content"
	ok "$1: nothing is left behind" test -z "$(find .git/thanks -name 'sign*' -o -name '.thanks*')"
}

run thanks add @alice "not signed"
not_ok 'unless it is asked for, nothing is signed' git verify-commit HEAD

# OpenPGP
git config commit.gpgSign true
run thanks add @alice "signed"
code_is 0
good 'gpg'
git config user.signingKey "$(gpg --list-keys --with-colons | sed -n 's/^fpr:*\([0-9A-F]*\):$/\1/p' | head -1)"
run thanks edit last "signed by a key that is named"
good 'gpg with a key'
run thanks undo
good 'undo'
run thanks people set @bob name=Bob
good 'people set'

# A program of one's own, as configured; GPG_TTY is set on a terminal.
cat >"$work/bin/my-gpg" <<-'EOT'
	#!/bin/sh
	[ "$2" != -bsau ] || echo "$* tty=${GPG_TTY-unset}" >"$HOME/my-gpg.log"
	exec gpg "$@"
EOT
chmod +x "$work/bin/my-gpg"
git config gpg.program my-gpg
run thanks add @alice "by a program of one's own"
good 'gpg.program'
like "$(cat "$HOME/my-gpg.log")" '^--status-fd=2 -bsau [0-9A-F]{40} tty=unset$' 'called as git calls it'
script -qec 'thanks add @alice "on a terminal"' /dev/null >/dev/null </dev/null
good 'on a terminal'
like "$(cat "$HOME/my-gpg.log")" 'tty=/dev/' 'GPG_TTY is the terminal'
git config --unset gpg.program

# X.509 goes the same way.
cat >"$work/bin/my-gpgsm" <<-'EOT'
	#!/bin/sh
	[ "$1 $2" = "--status-fd=2 -bsau" ] || exit 3
	printf '\n[GNUPG:] SIG_CREATED ' >&2
	printf '%s\r\n' '-----BEGIN SIGNED MESSAGE-----' c2lnbmVk '-----END SIGNED MESSAGE-----'
EOT
chmod +x "$work/bin/my-gpgsm"
GIT_CONFIG_COUNT=2 GIT_CONFIG_KEY_0=gpg.format GIT_CONFIG_VALUE_0=x509 \
	GIT_CONFIG_KEY_1=gpg.x509.program GIT_CONFIG_VALUE_1=my-gpgsm \
	run thanks add @alice "with a certificate"
code_is 0
is "$(git cat-file commit HEAD | sed -n 's/^gpgsig //p; /BEGIN/,/END/s/^ //p')" \
	$'-----BEGIN SIGNED MESSAGE-----\nc2lnbmVk\n-----END SIGNED MESSAGE-----' 'x509: its signature, without carriage returns'

# SSH: a file, a key as such, a command that knows one.
git config gpg.format ssh
git config user.signingKey "$HOME/key"
run thanks add @alice "ssh, a private key"
good 'ssh'
# shellcheck disable=SC2088 # git's own tilde
git config user.signingKey '~/key'
run thanks add @alice "ssh, from home"
good 'ssh with ~/'
eval "$(ssh-agent -s)" >/dev/null
trap 'ssh-agent -k >/dev/null; end_of_tests' EXIT
ssh-add -q "$HOME/key" 2>/dev/null
mv "$HOME/key" "$HOME/key.hidden"
for key in "$HOME/key.pub" "key::$(cat "$HOME/key.pub")" "$(cut -d' ' -f1,2 "$HOME/key.pub")"; do
	git config user.signingKey "$key"
	run thanks add @alice "ssh with ${key:0:12}"
	good "ssh: user.signingKey = ${key:0:12}..."
done
git config --unset user.signingKey
cat >"$work/bin/my keys" <<-'EOT'
	#!/bin/sh
	[ "$1" = "of bob" ] && echo "key::$(cat "$HOME/key.pub")" && echo second
EOT
chmod +x "$work/bin/my keys"
git config gpg.ssh.defaultKeyCommand "'my keys' \"of bob\""
run thanks add @alice "ssh, whatever key there is"
good 'gpg.ssh.defaultKeyCommand'
cat >"$work/bin/my-ssh-keygen" <<-'EOT'
	#!/bin/sh
	[ "$2" != sign ] || echo "$1 $2 $3 $4 $# $(head -c 5 "$7")" >"$HOME/my-ssh.log"
	exec ssh-keygen "$@"
EOT
chmod +x "$work/bin/my-ssh-keygen"
git config gpg.ssh.program my-ssh-keygen
run thanks add @alice "ssh, by a program of one's own"
good 'gpg.ssh.program'
is "$(cat "$HOME/my-ssh.log")" '-Y sign -n git 7 tree ' 'called as git calls it'
git config --unset gpg.ssh.program

# Merges, and what is made on the way to them.
git clone -q --bare . "$work/team.git"
git remote add origin "$work/team.git"
thanks sync -q
thanks clone -q "$work/team.git" "$HOME/other" >/dev/null
(cd "$HOME/other" && thanks add @carol "from elsewhere" && thanks sync) >/dev/null
thanks add @alice "from here" >/dev/null
sed -i 's/from here/by hand/' "$(git show --format= --name-only)"
run thanks sync
code_is 0
is "$(git log -1 --format=%P | wc -w)" 2 'a merge'
good 'a merge'
ok 'and what was edited by hand' git verify-commit HEAD^
not_ok 'the other side signs as it is configured' git verify-commit HEAD^2

# What a killed writer had begun is signed by who finishes it; a signature half made goes.
count=$(git rev-list --count HEAD)
run inject CALL=rename,link PATH=refs/heads/main KILL=1 thanks add @alice "killed"
code_is 137
echo half >.git/thanks/sign
run thanks add @alice "the next"
code_is 0
is "$(git rev-list --count HEAD)" $((count + 2)) 'both are there'
ok 'and the one that was finished is signed' git verify-commit HEAD~
good 'the next'

# Asked for, and not to be had: no commit, and all as it was.
refuses() { # NAME CODE REGEX: with the configuration as it is
	local before
	before=$(git rev-parse HEAD && git status --porcelain && ls -AR notes .git/thanks)
	run thanks add @alice "never"
	code_is "$2" "$1: exit $2"
	err_like "^thanks: cannot sign the commit: $3"$'\n'"hint: .*" "$1: says why"
	is "$(wc -l <"$work/err")" 2 "$1: one line, and a hint"
	is "$(git rev-parse HEAD && git status --porcelain && ls -AR notes .git/thanks)" "$before" "$1: all is as it was"
}
git config gpg.ssh.defaultKeyCommand true
refuses 'a command without keys' 75 'gpg.ssh.defaultKeyCommand printed no key'
git config gpg.ssh.defaultKeyCommand false
refuses 'a command that fails' 75 "'false' gave no signature \(exit 1\)"
git config --unset gpg.ssh.defaultKeyCommand
refuses 'ssh without a key' 75 'user.signingkey names no key'
git config user.signingKey "$HOME/no-such-key"
refuses 'ssh with a key that is not there' 75 '.*no-such-key.*'
git config gpg.ssh.program no-such-program
refuses 'ssh without its program' 74 "'no-such-program' is not installed"
git config gpg.format openpgp
git config user.signingKey nobody@example.org
refuses 'gpg without such a key' 75 'gpg: .*[Nn]o secret key'
git config gpg.program false
refuses 'a gpg that fails' 75 "'false' gave no signature \(exit 1\)"
git config gpg.program true
refuses 'a gpg that only says it has' 75 "'true' gave no signature \(exit 0\)"
git config gpg.program no-such-program
refuses 'gpg that is not there' 74 "'no-such-program' is not installed"
git config gpg.format smoke
refuses 'a format that nobody knows' 75 "gpg.format 'smoke' is none that git knows"
git config commit.gpgSign false
run thanks add @alice "unsigned again"
code_is 0
git_is_clean
