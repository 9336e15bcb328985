#!/usr/bin/env bash
# clone makes a newcomer ready with one command; and leaves nothing when it cannot.
. "${0%/*}/lib.sh"

host=$work/support.git
thanks init -q wall --name "Support team" --remote "$host" 2>/dev/null
git init -q --bare "$host"
cd wall || exit 1
thanks -q people set @bob name="Bob Beispiel" emails+=bob@example.org
thanks add @alice "fresh coffee" >/dev/null
thanks sync -q
cd "$HOME" || exit 1
default() { git config --global thanks.repo; }
git config --global --unset thanks.repo

run thanks clone "$host"
code_is 0
expect 'a newcomer is told where, who and what first' <<-'EOT'
	cloned the wall of the Support team into support, 1 note
	  you are @bob here (the person with git's user.email)
	  it is your wall now, wherever you are
	  your first note: thanks add @alice "fresh coffee"
EOT
is "$(default)" "$HOME/support" 'it is the default'
git_in() { git -C "$1" status --porcelain; git -C "$1" fsck --strict --no-progress; }
is "$(git_in support 2>&1)" '' 'git is content'
like "$(git -C support config merge.thanks.driver)" 'thanks merge-driver' 'the driver is set'
is "$(git -C support config merge.renames)" false 'and renames are kept out'
run thanks add @alice "from anywhere"
code_is 0 'the first thing to type works'
run thanks sync
expect 'and so does sync' <<<'1 note out, with origin'
cd support || exit 1
run thanks init --remote "$host"
expect 'init says that it is shared' <<-EOT
	this is a notes repository already
	  it is shared at $host already: thanks sync
	  the first note: thanks add @alice "fresh coffee"
EOT
cd "$HOME" || exit 1

# The name that git would choose; a directory of one's own; another default.
run thanks clone "$host" elsewhere/deep
code_is 0 'a directory is made'
expect 'a shared default stays' <<-'EOT'
	cloned the wall of the Support team into elsewhere/deep, 2 notes
	  you are @bob here (the person with git's user.email)
	  your wall stays ~/support; to change that: git config --global thanks.repo ~/elsewhere/deep
	  your first note: thanks -C elsewhere/deep add @alice "fresh coffee"
EOT
is "$(default)" "$HOME/support" 'the default has not changed'
rm -rf elsewhere
mkdir empty
run thanks clone "$host/" empty
code_is 0 'an empty directory is as good'
rm -rf empty support
git config --global --unset thanks.repo
thanks add @zoe "before I knew of them" >/dev/null 2>&1
run thanks clone "$host"
out_like 'it is your wall now, wherever you are; the one you had stays: thanks -C ~/.local/share/thanks' \
	'a wall of one'"'"'s own is not lost'
ok 'it is there' test -d "$HOME/.local/share/thanks/notes"
rm -rf support
mkdir -p 'a b' && cd 'a b' || exit 1
run thanks clone ../../support.git
code_is 0 'a path from here'
like "$(git -C support config remote.origin.url)" "^$work/support.git" 'means the same from anywhere'
is "$(default)" "$HOME/a b/support" 'a place that a shell would split'
cd "$HOME" || exit 1
rm -rf 'a b'
git config --global --unset thanks.repo
git clone -q --bare "$host" "$work/odd.git/" && mv "$work/odd.git" "$work/odd"
run thanks -C empty2 clone "$work/odd/"
ok 'below -C' test "$code" -eq 0 -a -d empty2/odd
rm -rf empty2

# Who one is there.
git config --global user.email robert@example.org
run thanks clone "$host" one
out_like 'you will be @robert here \(git.s user.email\)' 'somebody new'
out_like 'thanks people set @x emails\+=robert@example.org' 'and how to say otherwise'
run thanks --me @bob clone "$host" two
out_like 'you are @bob here \(--me\)' 'as one says'
cd one || exit 1
thanks people set @bob emails+=robert@example.org >/dev/null
thanks sync -q
cd "$HOME" || exit 1
run thanks clone "$host" three
out_like 'you are @bob here' 'from a second machine it is the same person'
rm -rf one two three
git config --global user.email bob@example.org
git config --global --unset thanks.repo

# An empty repository becomes a wall.
git init -q --bare "$work/new.git"
run thanks clone "$work/new.git"
code_is 0 'an empty one'
expect 'becomes a wall' <<-'EOT'
	cloned the wall into new, no notes yet
	  you will be @bob here (git's user.email); if they call you @x:
	    thanks people set @x emails+=bob@example.org, or: git config --global thanks.me x
	  it is your wall now, wherever you are; the one you had stays: thanks -C ~/.local/share/thanks
	  your first note: thanks add @alice "fresh coffee"
EOT
is "$(git -C "$work/new.git" log --format=%s main)" 'begin a wall of thanks' 'on the other side, too'
run thanks sync
expect 'and is level' <<<'nothing new, with origin'
rm -rf new
git config --global --unset thanks.repo

# What fails leaves nothing.
listed() { find "$HOME" -mindepth 1 -maxdepth 2 ! -path '*/wall/*' | sort; }
before=$(listed)
git init -q --bare "$work/other.git" && git clone -q "$work/other.git" "$work/other" 2>/dev/null
(cd "$work/other" && echo code >main.c && git add . && git commit -qm code && git push -q)
run thanks clone "$work/other.git"
code_is 65 'another repository'
err_like 'is a git repository, but no notes repository'
err_like 'hint: .*thanks init' 'with the way to make it one'
run thanks clone "$work/other.git" deep/er
code_is 65
is "$(listed)" "$before" 'nothing is left'
mkdir kept && run thanks clone "$work/other.git" kept
ok 'but for what was there' test -d kept
rmdir kept
run thanks clone "$work/missing.git"
code_is 69 'nobody there'
is "$(listed)" "$before" 'nothing is left'
git clone -q --bare "$host" "$work/elsewhere.git" && git -C "$work/elsewhere.git" symbolic-ref HEAD refs/heads/gone
run thanks clone "$work/elsewhere.git"
code_is 0 'a HEAD that leads nowhere: the only branch is meant'
is "$(git -C elsewhere status -sb)" '## main...origin/main' 'and followed'
rm -rf elsewhere
git config --global --unset thanks.repo
git -C "$work/elsewhere.git" branch -m main one && git -C "$work/elsewhere.git" branch two one
run thanks clone "$work/elsewhere.git"
code_is 65 'of two that are no main one nobody can tell'
err_like 'its HEAD names a branch that is not there'
is "$(listed)" "$before" 'nothing is left'
mkdir full && echo mine >full/file
run thanks clone "$host" full
code_is 75 'a directory that holds things'
is "$(cat full/file)" mine 'which stay'
rm -r full
echo file >plain
run thanks clone "$host" plain
ok 'a plain file' test "$code" -ne 0
is "$(cat plain)" file 'stays'
rm plain
run thanks clone
code_is 2 'no URL'
run thanks clone a b c
code_is 2 'too much'
run thanks clone /
code_is 2 'no name'
err_like 'hint: thanks clone / DIR'
run thanks clone --upload-pack=evil x
code_is 2 'an option of git is none of ours'
run thanks clone -- --upload-pack=evil
ok 'nor in disguise' test "$code" -eq 2
run thanks clone -q "$host"
quiet '-q'
not_ok 'no default was left behind by failures' test "$(default)" != "$HOME/support"
rm -rf support
git config --global --unset thanks.repo

# Interrupted.
cat >"$work/bin/git" <<-EOT
	#!/bin/bash
	[[ " \$* " != *" clone "* ]] || { kill -TERM \$PPID; sleep 5; }
	exec $(command -v git) "\$@"
EOT
chmod +x "$work/bin/git"
before=$(listed)
run thanks clone "$host"
rm "$work/bin/git"
ok 'interrupted' test "$code" -ge 128
is "$(listed)" "$before" 'nothing is left'

# What somebody puts beside it meanwhile is theirs.
git_is=$(command -v git)
git init -q -b main "$work/no-wall"
git -C "$work/no-wall" commit -q --allow-empty -m x
cat >"$work/bin/git" <<-EOT
	#!/bin/bash
	echo "\$*" >>"$work/asked"
	[[ " \$* " != *" clone "* ]] || { mkdir -p made/for && echo mine >made/for/mine; }
	exec "$git_is" "\$@"
EOT
chmod +x "$work/bin/git"
run thanks clone "$work/no-wall" made/for/it/deeper
code_is 65 'no wall'
is "$(find made -type f)" made/for/mine 'what was put beside it stays'
not_ok 'and what was made for it is gone' test -e made/for/it
rm -r made
run thanks clone "$work/no-wall/nowhere" made/for/it/deeper
code_is 69 'nothing there'
is "$(find made -type f)" made/for/mine 'there, too'
not_ok 'and the rest is gone, there, too' test -e made/for/it
rm -r made

# Whoever does without flushing may say so in any of git's ways.
flushed() { grep -c 'core.fsync=.* clone ' "$work/asked"; }
rm "$work/asked"
run thanks clone "$host" flushed
is "$(flushed)" 1 'a clone is flushed'
rm -rf "$work/asked" flushed made
git config --global thanks.fsync False
run thanks clone "$host" flushed
is "$(flushed)" 0 'unless that is not wanted'
git config --global --unset thanks.fsync
rm -rf "$work/bin/git" flushed made
git config --global --unset thanks.repo

# What could harm is left out, and named.
cd wall && thanks sync -q
ln -s /etc/passwd notes/2026/11/21/link.yaml && git add notes && git commit -qm link && git push -q
cd "$HOME" || exit 1
run thanks clone "$host"
code_is 0 'a wall with a link in it'
err_like 'left out: notes/2026/11/21/link.yaml: .*symbolic link' 'is cloned without'
not_ok 'it is not there' test -e support/notes/2026/11/21/link.yaml
is "$(git -C support status --porcelain)" '' 'and git does not miss it'

# One that was killed while its notes came is gone on with.
rm -rf support
inject CALL=rename,link PATH=notes/ KILL=1 thanks clone -q "$host" half 2>/dev/null
is $? 137 'a clone is killed'
is "$(find half/notes -name '*.yaml')" '' 'without its notes'
run thanks -C half sync
code_is 0 'the next command goes on'
is "$(cat half/notes/*/*/*/*.yaml)" "$(cat wall/notes/2026/11/21/p*.yaml)" 'and has all notes'
is "$(git_in half)" '' 'and git agrees'
