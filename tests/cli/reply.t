#!/usr/bin/env bash
# reply answers a note's sender with a note of its own.
. "${0%/*}/lib.sh"

newest() { cat "$(git diff-tree --no-commit-id --name-only -r HEAD | grep '\.yaml$')"; }

new_repo
run thanks add @alice @carol "fresh coffee"
id=${out%% *}

run thanks reply @carol "any time"
is "$code $err" "66 thanks: there is no note from @carol
hint: what was written to them: thanks wall --to @carol" '@carol has written nothing, but she is known'

run thanks --me @alice reply "$id" any time
code_is 0
out_like '^20261121-[0-9a-z]{9}  answered Bob: any time$|answered bob: any time$' 'a receipt'
newest >"$work/out"
expect 'the file' <<-EOT
	from: alice
	to: [bob]
	date: 2026-11-21T16:42:00+01:00
	text: |
	  any time
	re: $id
EOT
is "$(git log -1 --format=%s)" 'reply @bob: any time' 'the subject'
git_is_clean
run thanks --me @carol reply "${id#*-}" -t teamwork "by its last part"
is "$(newest | sed -n 's/^re: //p')" "$id" 're is the whole id'
run thanks --me @dave reply @bob "by its sender"
is "$(newest | sed -n 's/^re: //p')" "$id" '@bob is his newest'
run thanks --me @erin reply "$id" <<<"from a pipe"
is "$(newest | sed -n 's/^  //p')" 'from a pipe' 'standard input'
run thanks --me @erin reply "$id" <<<"from a pipe"
code_is 75 'the same again'
err_like 'kept in' 'nothing piped is lost'
run thanks --me @erin reply "$id" "from a pipe" --again
code_is 0 'with --again'
before=$(git rev-list --count HEAD)
for name in ../../x /etc/passwd k3 zzzz 20261121-zzzzzzzzz notes/../../x.yaml "$(printf 'x%.0s' {1..5000})" '' @nobody $'\e[31m'; do
	run thanks reply "$name" "text"
	ok "no such note: ${name:0:20}" test "$code" -eq 66 -o "$code" -eq 2
	unlike "$err" $'\e' 'nothing hostile in the message'
done
run thanks reply
code_is 2 'which note?'
err_like 'thanks reply'
run thanks reply "$id" ""
code_is 2 'an empty text'
run thanks reply "$id"
code_is 2 'nothing on standard input'
is "$(git rev-list --count HEAD)" "$before" 'nothing is committed'
