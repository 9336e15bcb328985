#!/usr/bin/env bash
# edit changes what is named and nothing else, in one commit.
. "${0%/*}/lib.sh"

commits() { git rev-list --count HEAD; }
add() { run thanks add "$@" && id=${out%% *} && file=notes/2026/11/21/${id#*-}.yaml; }
field() { sed -n "s/^$1: //p" "$file"; }
edited() { # NAME ARGUMENT...
	local name=$1
	shift
	before=$(commits)
	run thanks edit "$id" "$@"
	code_is 0 "$name"
	is "$(commits)" $((before + 1)) "$name: one commit"
	git_is_clean "$name: nothing left over"
}
refused() { # CODE NAME ARGUMENT...
	local want=$1 name=$2
	shift 2
	before=$(commits)
	run thanks edit "$@"
	code_is "$want" "$name: exit $want"
	is "$(commits)$(git status --porcelain)" "$before" "$name: nothing is changed"
}

new_repo
thanks -q people set @alice name=Alice groups=support
thanks -q people set @carol groups=support
add @alice "fresh coffee"

edited 'a text' "fresh tea, and milk"
is "$(sed -n 's/^  //p' "$file")" 'fresh tea, and milk' 'replaces the text'
is "$(git log -1 --format=%s)" 'edit: text' 'the subject'
out_like "^$id  " 'the receipt begins with the id'
edited 'tags' --tag details --tag drinks
is "$(field tags)" '[details, drinks]' 'are added'
edited 'a tag less' --tag -drinks -t 'patience'
is "$(field tags)" '[details, patience]' 'and taken away'
edited 'how' --via phone --for ticket-1
is "$(field via)$(field for)" 'phoneticket-1' 'replaces'
edited 'as a note' --via note --for=
is "$(field via)$(field for)" '' 'takes away'
edited 'whom' --to @carol --to @dave
is "$(field to)" '[carol, dave]' 'replaces all of them'
edited 'a group' --to @support
is "$(field to)$(field group)" '[alice, carol]support' 'its members, and its name'
edited 'one again' --to @alice
is "$(field to)$(field group)" '[alice]' 'and the name goes'
edited 'the sender' --from @erin
is "$(field from)$(field by)" 'erinbob' 'and who typed it'
is "$err" '' 'who is like nobody else is not pointed out'
edited 'a sender who may be a slip' --from @carl
err_like '^carl is new here; did you mean @carol\? then: thanks undo$' 'who is new is pointed out'
edited 'somebody who may be a slip' --to @alic --to @alice
is "$err" 'alic is new here; did you mean @alice? then: thanks undo' 'once: the sender is not new any more'
thanks -q add @alice --from @erin "another one"
edited 'both' --to @alice --from @erik
is "$err" 'erik is new here; did you mean @erin? then: thanks undo' 'recent notes are known, too'
edited 'myself' --from @me
is "$(field from)$(field by)" 'bob' 'needs no by'
before=$(commits)
run thanks edit "$id" --via note
out_like 'unchanged' 'nothing to change is said'
is "$(commits)" "$before" 'and is no commit'

# the rest of the file stays as it is
cat >"$file" <<-'EOT'
	# mine
	colour: blue   # ours
	from:   bob
	to:
	  - alice        # she
	date: 2026-11-21 16:42:00+01:00
	text: "fresh coffee"
	nested: {a: [1, 2]}   # kept
EOT
commit_all
edited 'in a hand-written file' --tag details
sed -i 's/^tags: .*/TAGS/' "$file"
is "$(grep -v TAGS "$file")" "$(git show HEAD~1:"$file")" 'comments, order and unknown keys stay'
git checkout -q -- "$file"

# another day
add @alice "on another day"
run thanks --me @dave cheer "$id"
cheer=${out%% *}
run thanks --me @alice reply "$id" "any time"
reply=${out%% *}
printf '\211PNG\r\n\032\n' >"$work/dot.png"
edited 'a picture' --picture "$work/dot.png"
ok 'lies beside it' test -f "${file%.yaml}.png"
edited 'another day' --date 2026-11-01
moved=20261101-${id#*-}
out_like "^$moved  " 'the id keeps its last part'
ok 'the file moves' test -f "notes/2026/11/01/${id#*-}.yaml"
ok 'its picture with it' test -f "notes/2026/11/01/${id#*-}.png"
not_ok 'nothing stays behind' test -e "$file" -o -e "${file%.yaml}.png"
for answer in "$cheer" "$reply"; do
	is "$(sed -n 's/^re: //p' "notes/2026/11/21/${answer#*-}.yaml")" "$moved" 'what answers it follows'
done
run thanks undo
ok 'undo brings it back' test -f "$file"
is "$(sed -n 's/^re: //p' "notes/2026/11/21/${reply#*-}.yaml")" "$id" 'the answers too'
edited 'another time' --date '2026-11-21 08:00'
is "$(field date)" 2026-11-21T08:00:00+01:00 'leaves it where it is'
printf 'GIF89a' >"$work/dot.gif"
edited 'another picture' --picture "$work/dot.gif"
is "$(field picture)" "${id#*-}.gif" 'is named after its kind'
not_ok 'the old one is gone' test -e "${file%.yaml}.png"
printf 'GIF87a' >"$work/dot.gif"
edited 'the same kind' --picture "$work/dot.gif"
is "$(cat "${file%.yaml}.gif")" GIF87a 'is replaced'
edited 'no picture' --picture=
not_ok 'its file is gone' test -e "${file%.yaml}.gif"
write notes/coffee.yaml <<<$'from: bob\nto: alice\ndate: 2026-11-02T10:00:00+01:00\ntext: by hand'
commit_all
run thanks edit coffee.yaml --date 2026-11-03
code_is 0 'a file in notes/'
ok 'stays there' test -f notes/coffee.yaml

# by others
add @carol --me @alice "from alice"
refused 75 "somebody else's note" "$id" "changed"
err_like '@alice.*' 'says whose it is'
err_like 'hint: .*--yes'
edited 'with --yes' "changed" --yes
if command -v script >/dev/null; then
	run bash -c "(sleep 0.3; echo n) | script -qec 'thanks edit $id not' /dev/null"
	code_is 75 'asked, and no'
	is "${out##*$'\n'}" $'nothing changed\r' 'which is said in one line'
	run bash -c "(sleep 0.3; echo y) | script -qec 'thanks edit $id asked' /dev/null"
	code_is 0 'asked, and yes'
else
	skip 'asked on a terminal' 'no script(1)'
fi
add @carol --from @frank "typed by me"
edited 'what I typed for others' "is mine"

# refused
add @alice "stays"
refused 2 'no id'
refused 2 'no text' "$id" ""
refused 2 'no recipient' "$id" --to ''
refused 2 'a hostile one' "$id" --to @../../x
refused 2 'a bad tag' "$id" --tag 'a b'
refused 2 'a bad day' "$id" --date never
refused 75 'a day to come' "$id" --date tomorrow
refused 65 'too long' "$id" "$(printf 'x%.0s' {1..65537})"
refused 65 'no UTF-8' "$id" $'a\377b'
refused 66 'no picture' "$id" --picture "$work/no.png"
refused 2 'nothing to change' "$id"
run bash -c 'echo text | thanks edit last'
err_like 'standard input is not read: thanks edit ID' 'who pipes a text is told'
for name in ../../x /etc/passwd k3 '' "$(printf 'x%.0s' {1..5000})"; do
	run thanks edit "$name" "text"
	ok "no such note: ${name:0:20}" test "$code" -eq 66 -o "$code" -eq 2
done
add @alice "fresh tea"
run thanks edit last "fresh coffee"
out_like 'Alice: fresh tea -> fresh coffee$' 'the receipt tells what the words were'
run thanks edit last "fresh coffee" --via card
out_like 'Alice: fresh coffee$' 'but not where they stay'
run thanks edit @me --tag x
code_is 0 'my own newest note'
before=$(commits)
run thanks edit "$id" "would be" --dry-run
out_like '^# notes/.*' '--dry-run prints the file'
out_like 'would be'
is "$(commits)$(git status --porcelain)" "$before" 'and changes nothing'

# two at once both count
add @alice "twice"
for tag in one two three four five; do thanks -q edit "$id" --tag $tag & done
wait
is "$(field tags | tr -d '[], ' | fold -w1 | sort | tr -d '\n')" "$(echo onetwothreefourfive | fold -w1 | sort | tr -d '\n')" \
	'five edits at once all count'
