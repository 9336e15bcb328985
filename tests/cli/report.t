#!/usr/bin/env bash
# The report: a period counted, and who was left out.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

new_repo
write thanks.yaml <<<'name: Support team'
for name in Alice Bob Carol Grace; do
	write "people/${name,}.yaml" <<<"{name: $name, groups: [support]}"
done
write people/frank.yaml <<<'{name: Frank, kind: customer}'
note 2026-08-03T10:00:00+02:00 bob alice 'first #details' >/dev/null
note 2026-08-04T10:00:00+02:00 alice 'bob, carol' 'second' >/dev/null
note 2026-09-01T10:00:00+02:00 alice frank 'third #details' >/dev/null
note 2026-06-01T10:00:00+02:00 alice bob 'the quarter before' >/dev/null
note 2026-11-20T10:00:00+01:00 bob grace 'this quarter' >/dev/null

run thanks report --since 2026-07-01 --until 2026-09-30
code_is 0
is "$(head -4 "$work/out")" 'Support team, 1 July to 30 September 2026

  3 notes, 2 more than in the quarter before
  2 of 4 people gave thanks, 3 of 4 were thanked, 1 note went to customers' 'the period in a few words'
out_like 'Not thanked in this time' 'whoever was left out stands first'
out_like $'Grace +support +not in the year before its end\n' 'as it stood at the end'
unlike "$out" 'thanks add|days? ago|yesterday|November' 'what is over knows no today, and nothing is to be typed'
is "$(thanks report --since 2026-07-01 --until 2026-09-30 -F json | grep -c '"gave_ago": 29,')" 1 'days count up to the end'
run thanks report @alice --since 2026-11-18 --until 2026-11-20
unlike "$out" 'days? ago|yesterday' 'nor does the report of one person'
run thanks report --since 2026-11 --until 2026-11
out_like 'Alice +support +110 days +thanks add @alice' 'what goes on has how long, and what to type'
out_like 'Each week +▁' 'each week is a bar'
run thanks --me @alice report --since 2026-11 --until 2026-11
out_like 'Alice +support +110 days' 'who was left out herself'
unlike "$out" 'thanks add @alice' 'has nothing to type: nobody thanks himself'
run thanks report --since 2026-07-01 --until 2026-09-30 --kind vendor
unlike "$out" '0 of 0' 'of nobody no shares are told'
run thanks report --since 2026-07-01 --until 2026-09-30 --kind customer --group support
is "$(sed -n 5p "$work/out")" '  1 note went to customers' 'what went outside is'
run thanks report --since 2026-07-01 --until 2026-09-30 --kind vendor -F html
unlike "$out" 'people gave thanks' 'nor as HTML'
run env -u HOME LOGNAME= USER= thanks --me '' report --since 2026-07-01 --until 2026-09-30
code_is 0 'who types need not be known'
out_like 'Alice +2 +1 September +1 +3 August' 'each person has a line'
out_like 'support +2 +1' 'who thanks whom across groups'
out_like 'Tags +details' 'tags are counted'

run thanks report --since 2026-07 --until 2026-09
out_like '1 July to 30 September 2026' 'a span may be typed'
run thanks report
out_like '1 October to 31 December 2026' 'this quarter unless told'
out_like '  1 note so far, 1 fewer than at this point last quarter' 'a running one is compared up to the same day'
run thanks report --since 2026-11-01 --until 2026-11-30
out_like '  1 note so far, none at this point last month' 'or month'
run thanks report --since 2026-11-10 --until 2026-11-25
out_like '  1 note so far, none at this point of the 16 days before' 'or any days'
run thanks report @carol
out_like 'received no notes so far, 1 fewer than at this point last quarter' 'and so is a person'

run thanks report @bob --since 2026-07-01 --until 2026-09-30
out_like '^Bob, 1 July' 'one person'
out_like 'received 1 note, as many as in the quarter before' 'what was received'
out_like $'\n  second\n    Alice, 4 August' 'what was said, whole'
run thanks report @bob -F csv
code_is 2 'rows of one person would say nothing'
run thanks report @nobody
code_is 66
note 2026-11-21T09:00:00+01:00 bob carol 'this morning' today >/dev/null
run thanks report --since 2027-01 --until 2027-03 -F html
out_like 'Carol</bdi></th><td dir="auto">support</td><td class="late"></td>' 'before a time to come nobody waits for 0 days'
unlike "$out" '>0 days' 'anywhere'
run thanks report --since 2027-01 --until 2027-03
out_like $'\n  Carol +support +thanks add @carol' 'nor in text'
rm notes/2026/11/21/*today.yaml
run thanks report --since nonsense
code_is 2
run thanks report --since 2026-09-30 --until 2026-07-01
code_is 2
run env COLUMNS=20 thanks report
ok 'no line is wider than 20 columns' test "$(wc -L <"$work/out")" -le 20

# the filters of the wall: only what passes them counts
printf 'from: alice\nto: [carol]\ndate: 2026-11-19T10:00:00+01:00\nvia: in-person\ntext: tea\n' |
	write notes/2026/11/19/d5w0zzzzz.yaml
write people/heidi.yaml <<<'{name: Heidi, groups: [sales]}'
run thanks report --group support --via in-person --since 2026
out_like $'\nOnly in person; support\n' 'which notes are looked at is said'
out_like '1 note, none .* 1 of 4 people gave thanks, 1 of 4 were thanked' 'was everyone in the group thanked in person'
out_like $'\nNot thanked in person in this time\n  Alice +not in the past year +thanks add @alice --via in-person "..."' 'who was not, with what to type'
unlike "$out" 'Carol +not|Heidi' 'and nobody else'
run thanks report --group sales
out_like '0 of 1 people gave thanks' 'another group'
out_like 'Heidi'
unlike "$out" 'Bob' 'only its people are counted'
run thanks report --group support
out_like $'From / to +support\nsupport +2' 'their notes stand in the table of groups'
run thanks report --kind customer --since 2026
out_like '0 of 1 people gave thanks, 1 of 1 were thanked, 1 note went to customers' 'one kind of people'
run thanks report --to @frank --since 2026
out_like 'Only to Frank'
out_like '1 note'
run thanks report --group nobody
code_is 66
run thanks report @alice --via card
code_is 2
run thanks report
out_like $'No note to a customer in this time\n  Alice, Bob, Carol, Grace, Heidi\n' 'who wrote to no customer yet this quarter'
run thanks report --since 'this week'
out_like 'No note to a customer in this time' 'or week'
run thanks report --since 2026-07-01 --until 2026-09-30
out_like $'in this time\n  Bob, Carol, Grace, Heidi\n' 'or any time'
run thanks report --via card
unlike "$out" 'No note to a customer' 'which nobody can tell where only some notes are looked at'
rm people/frank.yaml
run thanks report
unlike "$out" 'No note to a customer' 'nor does anybody ask where there are no customers'

# takeaways: what she has not answered, and what was a year ago
note 2025-11-21T10:00:00+01:00 bob grace 'the night shift' >/dev/null
run thanks --me @grace report @grace
out_like $'To answer\n  [0-9a-z]{4,} +Bob, yesterday: this quarter +thanks reply [0-9a-z]{4,} "..."' 'what I have not answered'
out_like $'A year ago today\n  Bob thanked you: the night shift' 'and what was a year ago'
run thanks --me @grace report @grace --since 2026-07 --until 2026-10
unlike "$out" 'To answer' 'a time that is long past asks for nothing'
answer=$(note 2026-09-23T10:00:00+02:00 bob grace 'the stairs' past1)
note 2026-09-21T10:00:00+02:00 bob grace 'the lift' past2 >/dev/null
run thanks --me @grace report @grace --since 2026-07 --until 2026-09
out_like $'To answer\n  [0-9a-z]{4,} +Bob, 23 September: the stairs +thanks reply [0-9a-z]{4,} "..."' 'what is over may be answered for 60 days'
unlike "$out" 'Bob, 21 September: ' 'and not later'
thanks -q --me @grace reply "$answer" 'any time'
run thanks --me @grace report @grace --since 2026-07 --until 2026-09
unlike "$out" 'To answer' 'nor what was answered after it was over'
thanks -q --me @grace undo
rm notes/2026/09/2[13]/*past?.yaml
run thanks --me @bob report @grace
out_like $'Not answered\n  [0-9a-z]{4,} +Bob, yesterday: this quarter\n' 'to others it is told as it is'
out_like 'Bob thanked Grace: the night shift'

# of a round: those of its ring, and nobody else
new_repo
for name in alice bob carol; do write "people/$name.yaml" <<<'{groups: [support]}'; done
write people/erin.yaml <<<'{until: 2026-11-19}'
printf 'name: tea\nstart: 2026-11-16\ndue: 2026-11-27\nring: [alice, bob, zoe, erin]\n' | write rounds/2026-11-16-tea.yaml
printf 'from: alice\nto: [bob, carol]\ndate: 2026-11-19T10:00:00+01:00\nround: tea\ntext: tea\n' |
	write notes/2026/11/19/d5w0zzzzz.yaml
run thanks report --round tea
out_like ' 1 of 3 people gave thanks, 1 of 3 were thanked' 'who has left, or never was in it, is not counted'
out_like $'in this time\n  alice .*\n  zoe +not in the past year' 'who has no file is'
unlike "$out" '\n  (carol|erin) ' 'and nobody else is left out'
is "$(thanks report --round tea -F line | sed -n 's/^missed\t\([^\t]*\).*/\1/p' | xargs)" 'alice zoe' 'as lines'
