#!/usr/bin/env bash
# One note whole.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

new_repo
write people/alice.yaml <<<'name: Alice Liddell'
commit_all people
run thanks add @alice "fresh coffee, and the copier paper #details" --via in-person
id=${out%% *}
run thanks reply "$id" "any time" --me alice
answer=${out%% *}

run thanks show "$id"
code_is 0
is "$(head -5 "$work/out")" "$id

bob to Alice, Saturday 21 November 2026, 16:42, in person

  fresh coffee, and the copier paper #details" 'who to whom, when, how, and the words'
out_like 'Tags +details' 'its tags'
out_like 'Replies +[0-9a-z]+ +Alice, today: any time' 'its replies'
out_like 'History +21 Nov 2026, 16:42  Bob Beispiel  thank @alice: fresh coffee' 'its history'

run thanks show "$answer"
out_like "Answers +[0-9a-z]+  bob to Alice: fresh coffee" 'an answer names what it answers'
run thanks show last
out_like "$id" 'my newest note'
run thanks show @alice
out_like "$answer" 'her newest note'
run thanks show "$id" "$answer"
is "$(grep -c History "$work/out")" 2 'several notes'

run thanks show zzzz
code_is 66
run thanks show k3
code_is 2
err_like 'too short'
run thanks show
code_is 2
write notes/2026/11/20/brken0000.yaml <<<'{from: bob'
run thanks show 20261120-brken0000
code_is 65 'a note that is wrong is named'

write notes/coffee.yaml <<<'{from: bob, to: alice, date: 2026-11-20T10:00:00+01:00, text: tea, mood: happy}'
run thanks show coffee.yaml
out_like 'mood: happy' 'keys of others are shown'
unlike "$out" 'History' 'what was never committed has no history'
