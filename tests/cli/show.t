#!/usr/bin/env bash
# One note whole.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

new_repo
write people/alice.yaml <<<'name: Alice Liddell'
commit_all people
run thanks add @alice "fresh coffee, and the copier paper #details" --via in-person
id=${out%% *} first=${out%% *}
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

thanks -q --me @dave cheer "$id"
run thanks --me @frank cheer "$id" "me too"
cheer=${out%% *}
run thanks show "$id"
out_like $'Cheers +dave\nCheers +[0-9a-z]+  frank, today: me too\nReplies +[0-9a-z]+  Alice' 'cheers with words, too, before the replies'
thanks -q --me @frank remove "$cheer"
run thanks show "$answer"
out_like "Answers +[0-9a-z]+  bob to Alice: fresh coffee" 'an answer names what it answers'
run thanks show last
out_like "$id" 'my newest note'
run thanks show @me
out_like "$id" 'my newest note by its date'
run thanks show @alice
out_like "$answer" 'her newest note'
run thanks show alice
code_is 66
err_like 'did you mean @alice\? then: thanks show @alice' 'who forgets the @ is told so'
run thanks show al
err_like 'too short'
unlike "$err" 'did you mean' 'a name must be whole for that'
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
err_like 'hint: it is a plain file: mend it .*: thanks git log -p -- notes/2026/11/20/brken0000.yaml' 'with what to do'

write notes/coffee.yaml <<<'{from: bob, to: alice, date: 2026-11-20T10:00:00+01:00, text: tea, mood: happy}'
run thanks show coffee.yaml
out_like 'mood: happy' 'keys of others are shown'
unlike "$out" 'History' 'what was never committed has no history'

# What was brought back has its whole history.
run thanks add @alice "the plants"
id=${out%% *}
thanks -q remove last && thanks -q undo
run thanks show "$id"
is "$(sed -n '/^History/,$ s/.*Bob Beispiel  //p' "$work/out")" "thank @alice: the plants
remove @alice: the plants
undo: remove @alice: the plants" 'by undo'
thanks -q remove last && git revert --no-edit HEAD >/dev/null
run thanks show "$id"
is "$(sed -n '/^History/,$ s/.*Bob Beispiel  //p' "$work/out" | sed 1,3d)" "remove @alice: the plants
Revert \"remove @alice: the plants\"" 'by git'

# last is what I wrote last, whatever day it is about
last() { thanks show last -F line 2>/dev/null | head -1 | cut -f 1; }
run thanks add @carol --date yesterday "the lift"
id=${out%% *}
is "$(last)" "$id" 'last: of yesterday, but written just now'
for i in 1 2 3; do thanks -q --me @dave add @bob "from somebody else, $i"; done
is "$(last)" "$id" 'last: what others wrote since is not mine'
thanks -q --me @dave add @bob --from @bob "typed by somebody else"
is "$(last)" "$id" 'last: nor what others typed for me'
thanks -q edit last --date 2026-11-01
is "$(last)" "20261101-${id#*-}" 'last: it is followed to another day'
thanks -q undo
is "$(last)" "$id" 'last: and back'
run thanks --me @dave add @erin "the lift, too"
run thanks cheer "${out%% *}"
cheer=${out%% *}
is "$(last)" "$cheer" 'last: a cheer is a note'
thanks -q undo
is "$(last)" "$id" 'last: what was taken back is not it'
thanks -q remove last
thanks -q people set @robert aliases+=bob
is "$(thanks --me @robert show last -F line 2>/dev/null | grep -c "^$first.*person.alice")" 1 'last: by another name it is still mine'
run thanks --me @erin show last
code_is 66
err_like 'there is no note from @erin'
for i in {1..3}; do git commit -q --allow-empty -m "by hand $i"; done
note 2026-11-20T10:00:00+01:00 erin bob 'by hand' >"$work/id"
is "$(thanks --me @erin show last -F line 2>/dev/null | head -1 | cut -f 1)" "$(cat "$work/id")" 'last: where history knows none, the newest by date'
