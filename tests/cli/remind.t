#!/usr/bin/env bash
# What is due: silent when nothing is.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

new_repo
run thanks remind
quiet 'nothing due says nothing'
code_is 0
run thanks remind --exit-code
code_is 0

write people/bob.yaml <<<'name: Bob'
write people/alice.yaml <<<'{name: Alice, birthday: --11-24, groups: [support]}'
write people/carol.yaml <<-'EOT'
	{name: Carol, notices: [{date: 2026-11-27, text: photo show at Gallery 9}]}
EOT
note 2026-10-01T10:00:00+02:00 bob alice 'tea' >/dev/null
asked=$(note 2026-11-19T10:00:00+01:00 carol bob 'the late shift on Friday')
note 2025-11-21T10:00:00+01:00 carol bob 'staying patient with the airline' >/dev/null
short=${asked#*-}
short=${short:0:4}

run thanks remind
expect 'whom to thank, what to answer, what is coming up, what was' <<-EOT
	Not thanked by you for a while
	  Carol    not in the past year    thanks add @carol "..."
	  Alice    51 days                 thanks add @alice "..."

	To answer
	  $short    Carol, 2 days ago: the late shift on Friday    thanks reply $short "..."

	Coming up
	  Tue 24 Nov    Alice's birthday
	  Fri 27 Nov    photo show at Gallery 9, Carol

	A year ago today
	  Carol thanked you: staying patient with the airline
EOT
code_is 0
run thanks remind --exit-code
code_is 1 'something is due'
for format in text line json ics mail; do
	run thanks remind -q --exit-code -F $format
	code_is 1 "-q -F $format: something is due"
	quiet 'and nothing is said'
done
run thanks remind -q --each --exit-code
code_is 1 '-q --each'
quiet 'nothing is said of anybody'
run thanks remind --days 1
unlike "$out" 'photo show' 'not so far ahead'
run thanks remind --days soon
code_is 2
run thanks remind --group support
unlike "$out" 'Carol' 'one group only'
out_like 'Alice'
run thanks remind --group nobody
code_is 66
run thanks remind --team
out_like 'Not thanked by anybody' 'whom nobody has thanked'
unlike "$out" 'To answer' 'which is not about me'
run thanks remind @alice
code_is 2
run env -i PATH="$PATH" HOME="$HOME" THANKS_NOW="$THANKS_NOW" THANKS_ME=bob thanks -C "$PWD" remind
out_like 'Carol' 'it needs neither a terminal nor a locale'

# for others
run thanks remind --for @alice
expect 'what is due for somebody else, spoken to them' <<-'EOT'
	For Alice (@alice)

	Not thanked by you for a while
	  Bob      not in the past year    thanks add @bob "..."
	  Carol    not in the past year    thanks add @carol "..."

	To answer
	  d5w0    Bob, 1 October: tea    thanks reply d5w0 "..."

	Coming up
	  Fri 27 Nov    photo show at Gallery 9, Carol
EOT
run env -u HOME LOGNAME= USER= thanks --me '' remind --for @alice
code_is 0 'who asks need not be known'
run thanks remind --for @nobody
code_is 66
run thanks remind --for support
code_is 2
run thanks remind --each
like "$out" $'^For Alice \\(@alice\\)\n.*\n\nFor Bob \\(@bob\\)\n.*\n\nFor Carol \\(@carol\\)\n' 'everybody, one after the other'
is "$(grep -c '^For ' "$work/out")" 3 'each once'
run thanks remind --each --group support
is "$(grep '^For ' "$work/out")" 'For Alice (@alice)' 'a group'"'"'s members'
out_like 'Carol' 'are reminded of everybody'
run thanks remind --group support
unlike "$out" 'Carol' 'where a lead sees their own people only'
run thanks remind --each --exit-code
code_is 1
for format in line csv; do
	run thanks remind --each -F $format
	out_like 'thank[,	]bob[,	].*alice' "-F $format says whom each row reminds"
done
write people/dave.yaml <<<'{name: Dave, kind: vendor}'
write people/erin.yaml <<<'{name: Erin, until: 2026-01-31}'
run thanks remind --each -F line
unlike "$(cut -f 9 "$work/out" | sort -u | tr '\n' ' ')" 'dave|erin' 'no vendor is reminded, nor who has left'
rm people/dave.yaml people/erin.yaml

# every: per person, kind and team
write thanks.yaml <<<'every: {default: 60d, colleague: 20d}'
note 2026-10-28T10:00:00+01:00 bob carol 'tea' >/dev/null
run thanks remind -F line
like "$out" $'thank\tcarol\tCarol\t2026-10-28\t24\t20\t' 'by their kind'
printf 'every: 25d\n' >>people/dave.yaml
sed -i 's/^{name: Carol, /{name: Carol, every: 25d, /' people/carol.yaml
run thanks remind -F line
unlike "$out" $'thank\tcarol' 'their own file says otherwise'
rm people/dave.yaml

# Customer Service Week
write thanks.yaml <<<'{name: Team, week: {themes: {thu: Patience}}}'
on() { run env THANKS_NOW="$1T12:00:00+02:00" "${@:2}"; }
on 2026-09-20 thanks remind
unlike "$out" 'Service Week' 'far away it is not told'
on 2026-09-26 thanks remind
out_like '  Mon 5 Oct +Customer Service Week, in 9 days +thanks week' 'from two weeks before the days are counted'
on 2026-10-04 thanks remind
out_like $'\n  tomorrow    Customer Service Week begins    thanks week' 'the day before, in one word'
on 2026-10-08 thanks remind --team
out_like '  today +Customer Service Week, day 4 of 5: Patience +thanks week' 'then it has its themes'
on 2026-10-10 thanks remind
unlike "$out" 'Service Week' 'and then it is over'

# what one keeps to oneself
thanks add @alice --private 'a secret word' >/dev/null 2>&1
thanks add @bob --from @alice --private 'another secret' >/dev/null 2>&1
run thanks remind
out_like 'another secret' 'private notes count for me'
for others in '--each' '--for @alice' '-F ics' '-F mail'; do
	# shellcheck disable=SC2086 # words
	run thanks remind $others
	unlike "$out" 'secret' "remind $others: and for nobody else"
done

# who is due by themselves: everybody but customers and vendors, unless something is said
new_repo "$HOME/kinds"
for kind in colleague customer vendor friend family; do
	write people/$kind.yaml <<<"{kind: $kind}"
done
due() { # ARGUMENTS: who is due
	thanks remind -F line "$@" | awk '$1 == "thank" { print $2 }' | paste -sd ' '
}
is "$(due)" 'colleague family friend' 'customers and vendors are asked for by the report'
is "$(due --team)" 'colleague family friend' 'and so it is for the team'
echo 'every: 60d' >>thanks.yaml
is "$(due)" 'colleague customer family friend vendor' 'what the team says is said of everybody'
sed -i '/^every/d' thanks.yaml
echo 'every: {customer: 90d, family: never}' >>thanks.yaml
is "$(due)" 'colleague customer friend' 'or of a kind'
run thanks people set @friend every=never
code_is 0
run thanks people set @vendor every=14d
is "$(due)" 'colleague customer vendor' 'or of one'
like "$(cat people/friend.yaml)" 'every: never' 'in words'
like "$(thanks people show @friend)" 'Thanks due +never'$'\n' 'which are said of them'
like "$(thanks people show @family)" 'Thanks due +never, like others' 'and of their kind'
like "$(thanks people show @friend -F json)" '"every": null,.*"every": "never"' 'as json'
like "$(thanks people show @friend -F line)" $'friend\tdue_every\t\n.*friend\tevery\tnever' 'and line'
run thanks check
code_is 0 'check knows it'
run thanks people set @friend every=sometimes
code_is 2
err_like "'sometimes' is neither a number of days like 14d nor never" 'and nothing like it'
sed -i '/^every/d' thanks.yaml
echo 'lookback: never' >>thanks.yaml
run thanks check
out_like "thanks.yaml:[0-9]+:[0-9]+: lookback: 'never' is not a number of days" 'how far to look back is a number'
