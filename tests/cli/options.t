#!/usr/bin/env bash
# What holds for every command: where options stand, how commands are named, what goes where.
. "${0%/*}/lib.sh"
new_repo
one=$(note 2026-11-20T10:00:00+01:00 alice bob 'fresh coffee' aaaaa)

# Which command.
run thanks wall -F line
line=$out
like "$line" "^$one" 'wall: the note is there'
run thanks -F line
is "$out" "$line" 'no command at all is wall'
run thanks w -F line
is "$out" "$line" 'w is wall'
run thanks -F line wall
is "$out" "$line" 'options may stand in front of the command'
run thanks -n 5 -F line
is "$out" "$line" "wall's own options do without the command"
run thanks wal -F line
code_is 2 'where nobody types a command is not shortened'
expect_err <<-'EOT'
	thanks: no command 'wal'
	hint: did you mean 'wall'?
EOT
run thanks frobnicate
code_is 2
expect_err <<-'EOT'
	thanks: no command 'frobnicate'
	hint: thanks help
EOT
run thanks $'wal\e]0;x\a'
unlike "$err" $'\e|\a' 'what was typed is shown harmless'
run thanks wall --sicne 2026
code_is 2
expect_err <<-'EOT'
	thanks: wall: no option '--sicne'
	hint: did you mean '--since'?
EOT
run thanks wall --since
code_is 2
run thanks wall -n many
code_is 2
run thanks wall -n 99999999999999999999
code_is 2
run thanks wall --via pigeon
code_is 2
run thanks people frob
code_is 2

# Formats.
run thanks wall -F xml
code_is 2
err_like "'xml' is none of text, line, json"
run thanks version -F json
code_is 2 'a format that a command does not have is refused'
run thanks wall -F json
like "$out" '"schema": ?1' 'json says its schema'

# Notes are thanked with without a command, too.
run thanks @alice tea
code_is 0 'a line that begins with a name is thank'
run thank @carol -- -5 degrees, and you came
code_is 0 'as thank it is thank'
run thanks search degrees -F line
like "$out" '-5 degrees, and you came' 'behind -- all is text'
run thank
code_is 2
run thanks @dave: tea -q
quiet '-q: no receipt'

# Time.
THANKS_NOW=yesterday run thanks wall
code_is 2
err_like 'THANKS_NOW'

# Where to.
run thanks wall -C "$HOME/nowhere"
code_is 66
cd / || exit
run thanks -C "$HOME/wall" wall -F line
like "$out" "$one" '-C: the repository in DIR'
THANKS_REPO=$HOME/wall run thanks wall -F line
like "$out" "$one" 'THANKS_REPO'
run thanks wall
code_is 66 'no repository'
err_like 'thanks init'
run thanks add @alice tea
code_is 0 'the first thank makes one'
ok 'where it belongs' test -f "$HOME/.local/share/thanks/thanks.yaml"
err_like '^made the notes repository ~/.local/share/thanks$' 'and says so'
run thanks add @bob tea
unlike "$err" made 'once'
cd "$HOME/wall" || exit

# Output that cannot be printed.
run bash -c 'thanks wall >/dev/full'
code_is 74
err_like '^thanks: standard output: cannot write'
run bash -c 'thanks add @alice "the copier paper" >/dev/full'
code_is 74
err_like 'kept as 20261121-[0-9a-z]{9}, but the receipt could not be printed'
run thanks search copier -F line
like "$out" 'the copier paper' 'and it is kept'
run bash -c 'thanks wall | true; exit ${PIPESTATUS[0]}'
[ "$code" -eq 0 ] || code_is 141 'whoever read has gone'
is "$err" '' 'whoever read has gone: quietly'
run bash -c 'thanks help --man 2>&1 >&- | cat'
quiet 'a closed standard output is nobody who reads'

# Files that are wrong do not stop a page: the first three are named.
for i in 1 2 3 4 5; do echo 'from: [' >"notes/wrong$i.yaml"; done
run thanks wall --all -F line
code_is 0 'wrong files: the page is shown'
like "$out" "$one" 'wrong files: with what is sound'
is "$(grep -c '^notes/wrong[0-9].yaml:[0-9]*:[0-9]*: ' "$work/err")" 3 'wrong files: three are named'
like "$err" $'\nand 2 more: thanks check$' 'wrong files: and how many more'
rm notes/wrong?.yaml

# On a terminal.
need script
at_terminal() { # ROWS COMMAND...: its output, as a terminal of 80 columns gets it
	local rows=$1
	shift
	TERM=xterm script -qec "stty rows $rows cols 80; $*" /dev/null </dev/null | tr -d '\r'
}
like "$(at_terminal 50 thanks wal)" 'fresh coffee' 'who types may shorten a command'
like "$(at_terminal 50 thanks rem)" 'could be remind or remove' 'but to one only'
like "$(at_terminal 50 thanks remo last)" 'remove must be spelled out' 'and never remove'
like "$(at_terminal 50 thanks wall)" $'\e\\[' 'colours on a terminal'
unlike "$(NO_COLOR=1 at_terminal 50 thanks wall --no-pager)" $'\e\\[[0-9;]*m' 'NO_COLOR'
like "$(NO_COLOR=1 thanks wall --color always)" $'\e\\[' '--color is above all'
like "$(CLICOLOR_FORCE=1 thanks wall)" $'\e\\[' 'CLICOLOR_FORCE'
unlike "$(thanks wall)" $'\e' 'else no colours without a terminal'
export THANKS_PAGER='sed s/^/paged:/'
like "$(at_terminal 5 thanks wall)" 'paged:' 'long output goes to the pager'
unlike "$(at_terminal 500 thanks wall)" 'paged:' 'short output does not'
unlike "$(at_terminal 5 thanks wall --no-pager)" 'paged:' '--no-pager'
unlike "$(thanks wall)" 'paged:' 'no pager without a terminal'
like "$(THANKS_PAGER='' GIT_PAGER='sed s/^/git:/' at_terminal 5 thanks wall)" 'git:' "then git's pager"
like "$(THANKS_PAGER=no-such-pager at_terminal 5 thanks wall)" 'fresh coffee' 'a pager that is not there is no harm'
like "$(THANKS_PAGER=true at_terminal 5 'thanks wall; echo code $?')" 'code 0' 'who leaves the pager has seen enough'
git config core.pager 'sed s/^/core:/'
like "$(THANKS_PAGER='' at_terminal 5 thanks wall)" 'core:' "then git's core.pager"
