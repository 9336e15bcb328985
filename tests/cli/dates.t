#!/usr/bin/env bash
# A hand-written note whose date is a day alone, or missing in its day's directory, is told how to
# say it, and check --fix says it for them.
. "${0%/*}/lib.sh"

new_repo
day=notes/2026/11/20
plain() { # NAME, lines of the file
	printf '%s\n' 'from: bob # me' 'to: [alice]' "${@:2}" 'text: coffee' | write "$day/$1.yaml"
}

plain day 'date: 2026-11-20'
run thanks wall
err_like "^$day/day.yaml:3:7: date: '2026-11-20' is not .*, as in 2026-11-21T16:42:00\+01:00$" 'an example of what it should be'
plain none
rm "$day/day.yaml"
run thanks wall
err_like "^$day/none.yaml:1:1: date: is missing, as in 2026-11-21T16:42:00\+01:00$" 'of what is missing, too'
plain day "date: '2026-07-01'"
run thanks check
code_is 65
out_like "$day/none.yaml:.*; thanks check --fix makes it 2026-11-20T12:00:00\+01:00" 'check says what it would make of it'
out_like "$day/day.yaml:.* makes it 2026-07-01T12:00:00\+02:00" 'with the offset of that day'

commits=$(git rev-list --count HEAD)
run thanks check --fix
is "$(grep -c '^fixed: ' "$work/out")" 2 'and mends them'
is "$(git rev-list --count HEAD)" $((commits + 1)) 'in one commit'
is "$(git log -1 --format=%s)" 'complete the dates of 2 notes' 'that says so'
git_is_clean
same_file "$day/none.yaml" - 'only the date is new' <<'EOT'
from: bob # me
to: [alice]
date: 2026-11-20T12:00:00+01:00
text: coffee
EOT
is "$(sed -n 3p "$day/day.yaml")" 'date: 2026-07-01T12:00:00+02:00' 'or another'
run thanks check --fix
out_like "fixed: $day/day.yaml: by its date it belongs to" 'then it goes to its day'
run thanks check
code_is 0
quiet
run thanks wall
is "$err" '' 'now both are read'

plain bad 'date: 20.11.2026'
plain worse 'date: 2026-11-20' 'via: pigeon'
write notes/loose.yaml <<<$'from: bob\nto: alice\ntext: coffee'
run thanks check --fix
code_is 65 'what nobody can know'
is "$(grep -c '^fixed' "$work/out")" 0 'is left as it is'
is "$(git status --porcelain | wc -l)" 3 'and uncommitted'
