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
