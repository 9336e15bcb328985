#!/usr/bin/env bash
# Customer Service Week: its days, how far we are, and what is read to the team afterwards.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

on() { # DAY COMMAND...: at noon of that day
	run env THANKS_NOW="$1T12:00:00+02:00" "${@:2}"
}

new_repo
write thanks.yaml <<-'EOT'
	name: Support team
	week:
	  themes: {mon: Details, tue: Patience, wed: Teamwork}
EOT
for name in Alice Bob Carol; do
	write "people/${name,}.yaml" <<<"{name: $name, groups: [support]}"
done
write people/grace.yaml <<<'{name: Grace, remote: true, groups: [sales]}'
write people/omar.yaml <<<'{name: Omar, kind: customer}'
first=$(note 2026-10-05T10:00:00+02:00 bob alice 'fresh coffee' aaaaa)
on 2026-10-05 thanks week
out_like '  1 note so far, 0 to customers; 1 of 4 people gave thanks, 1 was thanked' 'of one it is said as of one'
second=$(note 2026-10-06T10:00:00+02:00 alice omar 'the photograph' bbbbb)
printf 'from: alice\nto: bob\ndate: 2026-10-06T11:00:00+02:00\nvia: in-person\ntext: tea\n' |
	write notes/2026/10/06/4xs0ccccc.yaml
printf 'from: carol\nto: alice\ndate: 2026-10-06T12:00:00+02:00\nre: %s\n' "$second" |
	write notes/2026/10/06/5980ddddd.yaml
note 2026-10-12T10:00:00+02:00 bob grace 'the night shift' eeeee >/dev/null
note 2026-09-01T10:00:00+02:00 alice bob 'before' >/dev/null

on 2026-09-26 thanks week
expect 'before it, a countdown and the themes' <<-'EOT'
	Customer Service Week of the Support team, 5 to 9 October 2026

	  begins in 9 days

	  Mon 5 Oct    Details
	  Tue 6 Oct    Patience
	  Wed 7 Oct    Teamwork
	  Thu 8 Oct
	  Fri 9 Oct
EOT
on 2026-10-04 thanks week
out_like 'begins tomorrow'
on 2026-10-07 env COLUMNS=40 thanks --me @bob remind
out_like 'Coming up
  today, Customer Service Week, day 3 of
      5: Teamwork
    thanks week' 'reminders say it whole in a narrow window'

on 2026-10-07 thanks --me @bob week
expect 'while it lasts, how far we are' <<-'EOT'
	Customer Service Week of the Support team, 5 to 9 October 2026

	  day 3 of 5, today: Teamwork
	  4 notes so far, 1 to customers; 3 of 4 people gave thanks, 2 were thanked

	  Mon 5 Oct    Details     1 note
	  Tue 6 Oct    Patience    3 notes
	  Wed 7 Oct    Teamwork    today
	  Thu 8 Oct
	  Fri 9 Oct

	  2 of 4    Everyone thanked
	  1 of 4    Everyone has written to a customer
	  0 of 3    Everyone thanked each of their team in person
	  0 of 1    Nobody remote left out

	Not thanked yet
	  Grace    remote, sales    thanks add @grace "..."
	  Carol    support          thanks add @carol "..."

	No note to a customer yet
	  Bob, Carol, Grace

	Thanked in person, of their team
	  Alice 1 of 2, Bob 0 of 2, Carol 0 of 2

	Still yours to do
	  Omar     a customer    thanks add @omar "..."
	  Alice    in person     thanks add @alice --via in-person "..."
	  Carol    in person     thanks add @carol --via in-person "..."
EOT
on 2026-10-07 thanks --me @carol week
out_like $'\n  Carol    support\n' 'nobody is told to thank themselves'
on 2026-10-07 env LOGNAME= USER= HOME= thanks --me '' week
code_is 0 'who types need not be known'
unlike "$out" 'Still yours' 'then nothing is theirs to do'

on 2026-11-21 thanks week
out_like 'this is how it went'
out_like 'thanks report --week 2026' 'and what to read to the team'
unlike "$out" 'thanks add' 'nothing is left to do'
on 2026-11-21 thanks week --until 2026-10-16
out_like '5 to 16 October 2026' 'what does not fit in spills over'
out_like 'Mon 12 Oct +1 note'
unlike "$out" 'Sat 10 Oct' 'days off without notes are none of its days'
out_like '1 of 1 +Nobody remote' 'and counts'
on 2026-10-07 thanks week --until 'next week'
out_like '5 to 18 October 2026' 'until when may be words, which look ahead'
on 2026-11-21 thanks week 2025
out_like '6 to 10 October 2025' 'another year'
on 2026-11-21 thanks week 2030
out_like 'begins in [0-9]+ days'
on 2026-11-21 thanks week 26
code_is 2
err_like "'26' is not a year"
on 2026-11-21 thanks week 2026 2027
code_is 2
on 2026-11-21 thanks week --until 2026-10-08
code_is 2
err_like 'before'
on 2026-11-21 thanks week --until 2027-10-08
code_is 2
on 2026-11-21 thanks week --until soon
code_is 2
err_like 'hint: '

on 2026-11-21 thanks report --week
expect 'to read to the team: days, words, the most cheered first, who was new' <<-EOT
	Customer Service Week of the Support team, 5 to 9 October 2026

	  this is how it went
	  4 notes, 1 to customers; 3 of 4 people gave thanks, 2 were thanked

	  Mon 5 Oct    Details     1 note
	  Tue 6 Oct    Patience    3 notes
	  Wed 7 Oct    Teamwork    0 notes
	  Thu 8 Oct                0 notes
	  Fri 9 Oct                0 notes

	What was said

	  fresh coffee
	    Bob to Alice, Monday  $(thanks show "$first" -F json | sed -n 's/.*"short": "\(.*\)",/\1/p')

	  the photograph
	    Alice to Omar (customer), Tuesday  $(thanks show "$second" -F json | sed -n 's/.*"short": "\(.*\)",/\1/p' | head -1)

	  tea
	    Alice to Bob, Tuesday, in person  4xs0

	Their first note, or the first in over a year
	  Bob, Carol
EOT
printf 'from: grace\nto: alice\ndate: 2026-10-20T12:00:00+02:00\nre: %s\n' "$second" |
	write notes/2026/10/20/5980fffff.yaml
sed -i 's/to: alice/to: omar/' notes/2026/10/06/5980ddddd.yaml notes/2026/10/20/5980fffff.yaml
on 2026-11-21 thanks report --week 2026
like "$out" 'said.*photograph.*2 cheers.*coffee' 'the most cheered come first, cheers of later weeks count'
on 2026-11-21 thanks report --week @alice
out_like '^Alice, 5 to 9 October 2026' 'one person, in that week'
on 2026-11-21 thanks report --week --until 2026-10-16
out_like 'night shift' 'spilling over'
on 2026-11-21 thanks report --week --since 2026
code_is 2
on 2026-11-21 thanks report --week --group support
code_is 2
on 2026-11-21 thanks report 2026
code_is 2

write thanks.yaml <<<'week: {from: 2026-11-02}'
on 2026-11-21 thanks week
out_like 'Customer Service Week, 2 to 6 November 2026' 'the settings may say when'
write thanks.yaml <<<'week: {from: 2026-11-02, to: 2026-10-30}'
on 2026-11-21 thanks week
code_is 0
out_like '5 to 9 October 2026'
like "$err" 'thanks.yaml: week: its end is before its beginning' 'days that make no week are told'
write thanks.yaml <<<'week: {from: 2026-11-02}'
for format in line json csv html; do
	on 2026-11-03 thanks week -F $format
	code_is 0
	on 2026-11-03 thanks report --week -F $format
	code_is 0
done
for width in 20 40 200; do
	on 2026-11-03 env COLUMNS=$width thanks week
	ok "no line is wider than $width columns" test "$(wc -L <"$work/out")" -le "$width"
done
# names of all sorts, where there is little room
for name in liu:刘洋 wei:张伟伟伟伟 max:Maximiliane-Friederike grete:Margarethe anton:Anton otto:Otto; do
	write "people/${name%:*}.yaml" <<<"{name: ${name#*:}, groups: [support]}"
done
for handle in alice bob liu wei max grete anton otto; do
	note 2026-11-02T10:00:00+02:00 carol $handle coffee "${handle}000" >/dev/null
done
on 2026-11-03 env COLUMNS=40 thanks week
out_like '
  8 of 10  Everyone thanked
  0 of 10  Everyone has written to a
           customer
   0 of 9  Everyone thanked each of
           their team in person
' 'what does not fit goes on below the words, the numbers end below each other'
out_like 'Otto,
  张伟伟伟伟
' 'no name is parted'
rm people/{liu,wei,max,grete,anton,otto}.yaml
on 2026-11-03 thanks -C / week
code_is 66

# days that make no week
for to in 2026-11-23 2027-11-28; do
	write thanks.yaml <<<"week: {from: 2026-11-27, to: $to}"
	run thanks check fields
	code_is 65 "to $to"
	out_like '^thanks.yaml: week: its end is before its beginning, or over a month behind'
done
write thanks.yaml <<<'week: {from: 2026-11-16, to: 2026-11-18}'
run thanks check fields
code_is 0 'days that make one'
run thanks week --until 2026-11-20
out_like 'thanks report --week 2026 --until 2026-11-20$' 'the report is of the same days'
run thanks week
out_like 'thanks report --week 2026$'

# a wall on which nobody is known yet
new_repo "$HOME/empty"
run thanks week 2025
expect 'of nobody no shares are told' <<-'EOT'
	Customer Service Week, 6 to 10 October 2025

	  this is how it went
	  no notes

	  Mon 6 Oct 2025     0 notes
	  Tue 7 Oct 2025     0 notes
	  Wed 8 Oct 2025     0 notes
	  Thu 9 Oct 2025     0 notes
	  Fri 10 Oct 2025    0 notes

	To read to the team: thanks report --week 2025
EOT
