#!/usr/bin/env bash
# remove takes notes away in one commit, and undo brings them back.
. "${0%/*}/lib.sh"

commits() { git rev-list --count HEAD; }
add() { run thanks add "$@" && id=${out%% *} && file=notes/2026/11/21/${id#*-}.yaml; }

new_repo
printf '\211PNG\r\n\032\n' >"$work/dot.png"
add @alice "fresh coffee" --picture "$work/dot.png"
run thanks remove "$id"
code_is 0
out_like "^$id  removed.* fresh coffee$" 'a receipt'
not_ok 'the file is gone' test -e "$file"
not_ok 'its picture too' test -e "${file%.yaml}.png"
not_ok 'and the empty directories' test -e notes/2026/11/21
is "$(git log -1 --format=%s)" 'remove @alice: fresh coffee' 'the subject'
git_is_clean
run thanks undo
ok 'undo brings it back' test -f "$file"
ok 'with its picture' cmp "$work/dot.png" "${file%.yaml}.png"

add @alice "one"; one=$id
add @alice "two"; two=$id
before=$(commits)
run thanks remove "$one" "$two" "${one#*-}"
code_is 0 'several at once, one of them named twice'
is "$(commits)" $((before + 1)) 'are one commit'
is "$(wc -l <"$work/out")" 2 'a line for each'

add @carol --me @alice "from alice"
before=$(commits)
run thanks remove "$id"
code_is 75 "somebody else's note"
err_like 'hint: .*--yes'
if command -v script >/dev/null; then
	run bash -c "(sleep 0.3; echo n) | script -qec 'thanks remove $id' /dev/null"
	code_is 75 'asked, and no'
	is "${out##*$'\n'}" $'nothing changed\r' 'which is said in one line'
	ok 'and the note stays' thanks show "$id"
else
	skip 'asked on a terminal' 'no script(1)'
fi
run thanks --me @alice add @carol "hers" && hers=${out%% *}
add @alice "mine"
before=$(commits)
run thanks remove "$id" "$hers"
code_is 75 'one of them is not mine'
is "$(commits)" "$before" 'all or nothing'
run thanks remove "$hers" --yes
code_is 0 'with --yes'
add @carol --from @frank "typed by me"
run thanks remove "$id"
code_is 0 'what I typed for others is mine'

add @alice "with an answer"
thanks -q --me @alice reply "$id" "any time"
run thanks remove "$id"
code_is 0 'a note that was answered'
run thanks wall --all
out_like 'any time' 'leaves the answer'

before=$(commits)
for name in ../../thanks.yaml ../thanks.yaml thanks.yaml /etc/passwd notes .. . '' k3 zzzz '*' "$(printf 'x%.0s' {1..5000})"; do
	run thanks remove "$name" --yes
	ok "no such note: ${name:0:20}" test "$code" -eq 66 -o "$code" -eq 2
done
run thanks remove
code_is 2 'which note?'
run thanks rem last
ok 'never by a prefix' test "$code" -eq 2
is "$(commits)$(git status --porcelain)" "$before" 'nothing is changed'
