#!/usr/bin/env bash
# Who commits: whom git would name; without any identity the handle, at this host.
. "${0%/*}/lib.sh"
unset THANKS_RANDOM
git config --global thanks.fsync false # quick: no power is lost here

signed() { git log -1 --format='%an <%ae>|%cn <%ce>'; }
signs() { # WANTED [NAME=VALUE...]: who signs a note that is written with these in the environment
	local wanted=$1
	shift
	run env "$@" thanks add @alice "note $tests"
	code_is 0
	is "$(signed)" "$wanted" "$command: signs as $wanted"
}

new_repo "$HOME/wall"
bob='Bob Beispiel <bob@example.org>'
signs "$bob|$bob"
signs "Ann <ann@example.org>|$bob" GIT_AUTHOR_NAME=Ann GIT_AUTHOR_EMAIL=ann@example.org
signs "$bob|Ann <ann@example.org>" GIT_COMMITTER_NAME=Ann GIT_COMMITTER_EMAIL=ann@example.org
signs "$bob|$bob" EMAIL=other@example.org
signs 'Bob Beispiel <bob@here>|Bob Beispiel <bob@here>' GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.email GIT_CONFIG_VALUE_0=bob@here
git config author.email author@example.org
git config committer.name 'The Committer'
signs 'Bob Beispiel <author@example.org>|The Committer <bob@example.org>'
git config --unset author.email && git config --unset committer.name
run env GIT_AUTHOR_DATE='2020-02-02T20:20:20+0200' GIT_COMMITTER_DATE='@1580667620 +0100' thanks add @alice "long ago"
is "$(git log -1 --format='%aI|%cI')" '2020-02-02T20:20:20+02:00|2020-02-02T19:20:20+01:00' "git's dates"
run env GIT_AUTHOR_DATE=whenever thanks add @alice "whenever"
code_is 2
err_like "GIT_AUTHOR_DATE: 'whenever'"

# Nothing that stands in a name can write a line of the commit.
signs "EveThanks-By: mallory <e@example.org>|$bob" GIT_AUTHOR_NAME=$'Eve\nThanks-By: mallory<' GIT_AUTHOR_EMAIL='e@example.org>'
is "$(git log -1 --format='%(trailers:key=Thanks-By)')" 'Thanks-By: bob' 'a name forges no trailer'
run thanks people set @bob name=$'Bob\nThanks-Change: undo' 2>/dev/null
run thanks --me @bob add @alice $'first line\n\nThanks-Change: undo\nThanks-By: mallory\nThanks-Undoes: HEAD'
code_is 0
is "$(git log -1 --format='%(trailers:key=Thanks-Change)')" 'Thanks-Change: add' 'a text forges no trailer'
is "$(git log -1 --format=%b | grep -c mallory)" 0 'nor any other line of the commit'
is "$(git log -1 --format=%s | wc -L)" 72 'and its subject fits'

# A machine where git knows nobody.
mkdir "$work/nobody"
printf '[init]\n\tdefaultBranch = main\n' >"$work/nobody/.gitconfig"
host=$(hostname)
alone=(HOME="$work/nobody" LOGNAME='Karl K')
signs "karl-k <karl-k@$host>|karl-k <karl-k@$host>" "${alone[@]}"
err_like 'git config --global user.name'
is "$(wc -l <"$work/err")" 1 'and one line says how to change that'
run env "${alone[@]}" thanks -q add @alice "quietly"
quiet "-q says nothing"
signs "karl-k <karl@mail>|karl-k <karl@mail>" "${alone[@]}" EMAIL=karl@mail
is "$err" '' 'EMAIL is enough for git, and for us'
thanks people set @karl-k name='Karl Käfer' >/dev/null
signs "Karl Käfer <karl-k@$host>|Karl Käfer <karl-k@$host>" "${alone[@]}"
is "$(git fsck --strict 2>&1)" '' 'git finds nothing wrong'

git config user.useConfigOnly true
before=$(git rev-parse HEAD)
run env "${alone[@]}" thanks add @alice "forbidden to guess"
code_is 75
err_like 'useConfigOnly.*hint: .*git config user.email'
is "$(git rev-parse HEAD)$(git status --porcelain)" "$before" 'nothing is left of it'
run thanks whoami
code_is 0
