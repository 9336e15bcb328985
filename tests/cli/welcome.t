#!/usr/bin/env bash
# Whoever types the program's name and nothing else is welcomed, whatever there is already.
. "${0%/*}/lib.sh"

welcome() { # NAME
	expect "$1" <<'EOT'
Nobody has been thanked here yet. Whom would you like to thank?

  thanks add @alice "fresh coffee, and the copier paper"

To join a wall that others share: thanks clone URL
EOT
	code_is 0 "$1: exit 0"
	is "$err" '' "$1: no message"
}
mkdir "$HOME/here" && cd "$HOME/here" || exit 1
run thanks
welcome 'nothing at all'
not_ok 'and nothing is made' test -e "$HOME/.local/share/thanks"
run thanks --no-pager --color never
welcome 'with options'
run thanks -F json
code_is 0 'for programs it is an empty wall'
out_like '"notes": \[\]' 'without notes'
run thanks wall
code_is 66 'a wall that was asked for is missing'
err_like 'thanks init'
run thanks -C /nowhere
code_is 66 'so is a place that was named'
git init -q .
run thanks
welcome "somebody else's repository"
new_repo
run thanks
welcome 'an empty wall'
run thanks add @alice tea
run thanks
out_like 'tea' 'and then it is the wall'
