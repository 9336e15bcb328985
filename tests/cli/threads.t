#!/usr/bin/env bash
# A filter chooses notes; what answers them comes along, whether it matches or not.
. "${0%/*}/lib.sh"

new_repo
root=$(note 2026-11-18T09:00:00+01:00 bob alice "fresh coffee #details" aaaaa)
reply() { # TIME FROM TO TEXT RANDOM
	id=$(note "2026-11-19T$1+01:00" "$2" "$3" "$4" "$5")
	sed -i "1i re: $root" "notes/2026/11/19/${id#*-}.yaml"
}
reply 10:00:00 alice bob "any time" bbbbb
reply 11:00:00 carol alice "from me too, above all the #patience" ccccc
commit_all

shown() { run thanks wall "$@" -F line && cut -f 5 "$work/out"; }
whole=$'fresh coffee #details\nany time\nfrom me too, above all the #patience'
is "$(shown --tag details)" "$whole" 'by its tag'
is "$(shown --from @bob)" "$whole" 'by its sender'
is "$(shown --until 2026-11-18)" "$whole" 'by its day'
is "$(shown --from @bob -n 1)" "$whole" 'the newest one'
is "$(shown --from @bob --all)" "$whole" 'all of them'
is "$(shown --tag patience)" 'from me too, above all the #patience' 'an answer that matches alone stands on its own'
is "$(shown --tag nothing)" '' 'nothing matches, nothing comes along'
run thanks search coffee -F line
is "$(cut -f 5 "$work/out")" "$whole" 'what a search finds, too'
