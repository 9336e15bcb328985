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
out_like 'Grace +support +1 day +thanks add @grace' 'with how long, and what to type'
out_like 'Each week +▁' 'each week is a bar'
run thanks --me @grace report --since 2026-07-01 --until 2026-09-30
out_like 'Grace +support +1 day' 'who was left out herself'
unlike "$out" 'thanks add @grace' 'has nothing to type: nobody thanks himself'
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
run thanks report --since nonsense
code_is 2
run thanks report --since 2026-09-30 --until 2026-07-01
code_is 2
run env COLUMNS=20 thanks report
ok 'no line is wider than 20 columns' test "$(wc -L <"$work/out")" -le 20
