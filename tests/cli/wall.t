#!/usr/bin/env bash
# The wall and search: what stands where, for whom, and at every width.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

new_repo
run thanks wall
out_like 'thanks add @alice "' 'an empty wall says what to type'
code_is 0

write thanks.yaml <<<'name: Support team'
write people/alice.yaml <<<'{name: Alice Liddell, aliases: [al], groups: [support]}'
write people/andrea.yaml <<<'{name: Andrea, kind: vendor}'
write people/yang.yaml <<<'name: 刘洋'
first=$(note 2026-11-18T16:42:00+01:00 bob 'alice, carol' 'fresh coffee, and the copier paper before anyone asked')
typo=$(note 2026-11-15T09:00:00+01:00 carol dave 'catching the typo in the contract before it went out')
note 2026-11-12T09:00:00+01:00 erin yang '谢谢你周五晚上耐心地接了那个电话 #patience' >/dev/null
note 2026-11-09T12:00:00+01:00 grace andrea 'fixing our network on a Sunday 👩‍🔧, and the café' >/dev/null
write notes/2026/11/19/fh00abcde.yaml <<-EOT
	{from: alice, to: [bob], date: 2026-11-19T14:00:00+01:00, text: any time, re: $first}
EOT
write notes/2026/11/19/eg00abcde.yaml <<-EOT
	{from: dave, to: [alice, carol], date: 2026-11-19T12:00:00+01:00, re: $first}
EOT
echo 'via: in-person' >>"notes/2026/11/15/${typo#*-}.yaml"
short=${first#*-}
short=${short:0:4}
typo=${typo#*-}
typo=${typo:0:4}

run env COLUMNS=43 thanks wall -n 1
expect 'one note with its answers, to be read without colour' <<-EOT
	The wall of the Support team
	the newest note, more: --all

	╭───────────────────────────────────────╮
	│ Alice, carol                          │
	│                                       │
	│ fresh coffee, and the copier paper    │
	│ before anyone asked                   │
	│                                       │
	│ bob, 3 days ago                  $short │
	├───────────────────────────────────────┤
	│ cheers from dave                      │
	│ Alice: any time                       │
	╰───────────────────────────────────────╯
EOT
run thanks wall
is "$(head -1 "$work/out")" "$(printf '%-57s%s' 'The wall of the Support team' '4 notes, newest first')" 'the title counts what is shown'
is "$(grep -c ╭ "$work/out")" 3 'two notes stand side by side'
run env COLUMNS=60 thanks wall
is "$(grep -c ╭ "$work/out")" 4 'one below the other on a narrow screen'
run env COLUMNS=24 thanks wall
unlike "$out" '│' 'without sides on a very narrow one'
run env LC_ALL=C thanks wall --to dave
out_like '[+]-+[+]' 'borders are ASCII where the locale is'
unlike "$out" '[│╭─]' 'and nothing else of ours'
run thanks --color always wall --to dave
out_like $'\033\\[' 'colour on demand'
run thanks wall --to dave
unlike "$out" $'\033' 'no colour in a pipe'
out_like "in person" 'how it was said'

run thanks wall -n 2
out_like 'the 2 newest notes, more: --all' 'more is said to be there'
unlike "$out" '刘洋' 'the older ones are not shown'
run thanks wall -n 0
all=$out
run thanks wall --all
is "$out" "$all" '-n 0 is all'
run thanks wall -n 2 --all
out_like '4 notes, newest first' '--all is all'
run thanks wall @al
out_like 'fresh coffee' 'an alias is a person'
unlike "$out" 'typo' 'and only that person'
run thanks wall --kind vendor
out_like 'Andrea \(vendor\)' 'a vendor is called one'
run thanks wall --group support
out_like 'fresh coffee' 'the notes of a group'
run thanks wall --tag nothing
out_like 'thanks wall --all' 'nothing found says what to type'
code_is 0
for filter in @nosuch '--from @nosuch' '--to nosuch' '@alice @nosuch'; do
	# shellcheck disable=SC2086
	run thanks wall $filter
	code_is 66 "wall $filter: nobody has heard of them"
	err_like '@nosuch: there is no such person here'
	is "$out" '' "wall $filter: no empty page"
done
run thanks wall --from @alcie
err_like 'hint: did you mean @alice'
run thanks wall --group suport
code_is 66
err_like "^thanks: --group: nobody is in 'suport'"
err_like "hint: did you mean 'support'"
run thanks search coffee --group nosuch
code_is 66
err_like 'hint: thanks people lists the groups'
run thanks wall --group all
code_is 0 'all is a group'
out_like 'Alice'
run thanks wall @alice coffee
code_is 2
run thanks wall -F xml
code_is 2
err_like 'text, line, json'

run thanks search CAFE network
out_like 'fixing our network' 'accents and case do not matter'
out_like 'Notes with CAFE network' 'it says what was asked'
code_is 0
run thanks search andrea sunday
out_like 'fixing our network' 'names count'
run thanks search coffee zebra
code_is 1 'nothing found is 1'
run thanks search
code_is 2
err_like 'thanks search coffee'
run env COLUMNS=43 thanks search fresh
out_like 'cheers from dave' 'what was found has its answers'
out_like 'Alice: any time' 'in their own words'
run env COLUMNS=43 thanks wall --text fresh
out_like 'cheers from dave.*Alice: any time' 'and so has a part of the wall'
run env COLUMNS=43 thanks wall --from bob --all
out_like 'cheers from dave.*Alice: any time' 'and the whole of a part'
run thanks search before -n 1
out_like 'the best note, more: --all' 'the best one only'

write notes/2026/11/20/brken0000.yaml <<<'{from: bob'
run thanks wall
code_is 0 'a broken file does not hide the others'
out_like 'fresh coffee'
err_like '^notes/2026/11/20/brken0000.yaml:'
