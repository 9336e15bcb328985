#!/usr/bin/env bash
# cheer joins in with a note: those whom it thanks are thanked once more, in words or without.
. "${0%/*}/lib.sh"

newest() { cat "$(git diff-tree --no-commit-id --name-only -r HEAD | grep '\.yaml$')"; }

new_repo
run thanks add @alice @carol "fresh coffee"
id=${out%% *}

run thanks --me @dave cheer "$id"
code_is 0
out_like 'joined in thanking alice, carol: fresh coffee$' 'a receipt'
newest >"$work/out"
expect 'no text is needed' <<-EOT
	from: dave
	to: [alice, carol]
	date: 2026-11-21T16:42:00+01:00
	re: $id
EOT
is "$(git log -1 --format=%s)" 'cheer @alice @carol' 'the subject'
git_is_clean
run thanks --me @erin cheer "$id" the oat milk too
is "$(newest | sed -n 's/^  //p')" 'the oat milk too' 'with words'
run thanks --me @frank cheer "$id" <<<"not read"
is "$(newest | grep -c text)" 0 'standard input is left alone'
run thanks --me @alice cheer "$id"
is "$(newest | sed -n 's/^to: //p')" '[carol]' 'nobody thanks himself'
run thanks --me @dave cheer "$id"
code_is 75 'once is enough'
run thanks --me @dave cheer "$id" --again
code_is 0 'unless it is meant'
run thanks add @grace "night shift"
alone=${out%% *}
before=$(git rev-list --count HEAD)
run thanks --me @grace cheer "$alone"
code_is 2 'a note that thanks only me'
err_like 'thanks reply' 'is to be answered'
for name in ../../x k3 zzzz "$(printf 'x%.0s' {1..5000})"; do
	run thanks cheer "$name"
	ok "no such note: ${name:0:20}" test "$code" -eq 66 -o "$code" -eq 2
done
run thanks cheer
code_is 2 'which note?'
is "$(git rev-list --count HEAD)" "$before" 'nothing is committed'
