#!/usr/bin/env bash
# In an editor nothing is ever lost: thank and reply on a terminal, edit on the note's own file.
. "${0%/*}/lib.sh"
need script

drafts() { find "$HOME/.local/state/thanks" -type f 2>/dev/null | wc -l; }
newest() { cat "$(git diff-tree --no-commit-id --name-only -r HEAD | grep '\.yaml$' | head -1)"; }
commits() { git rev-list --count HEAD; }
terminal() { run script -qec "$1" /dev/null; out=${out//$'\r'/}; }
editor() { # its body; $1 is the file
	printf '#!/bin/sh\n%s\n' "$1" >"$work/editor"
	chmod +x "$work/editor"
}
export GIT_EDITOR="$work/editor" TERM=xterm

new_repo
thanks -q people set @alice name='Alice Liddell' thank.how=in-person thank.words=facts thank.audience=private \
	thank.note='no surprises'

editor 'cp "$1" '"$work/seen"'; echo "written in an editor #details" >"$1"'
terminal 'thanks add @alice @carol'
code_is 0
out_like 'Alice.*carol.*: written in an editor' 'what was written is kept'
out_like 'likes it in person, in facts, not in public' 'the receipt says how she likes it'
like "$(cat "$work/seen")" '# .*Alice.* in person, in facts, not in public.*no surprises' 'and so did the draft'
is "$(drafts)" 0 'the draft is gone'

editor 'echo "in haste" >>"$1"; cp "$1" '"$work/raw"
terminal 'thanks add @alice'
run bash -c "thanks add @alice --again <'$work/raw'"
is "$(newest | sed -n '/^text/,/^[a-s]/p')" $'text: |\n  in haste' 'the file of a draft may be piped in as it is'
run bash -c 'printf "# a title\nand more\n" | thanks add @alice'
is "$(newest | sed -n '/^text/,/^[a-s]/p')" $'text: |\n  # a title\n  and more' 'other texts are left as they are'

editor 'printf "#details first\n# a comment\n#\n\ttabs stay\n" >"$1"'
terminal 'thanks add @alice'
is "$(newest | sed -n '/^text/,/^[a-s]/p' | grep -c 'details first\|tabs stay\|comment')" 2 'tags stay, comments go'

before=$(commits)
editor ':'
terminal 'thanks add @alice'
code_is 2 'an untouched draft is no note'
editor 'printf "\n\n# only\n" >"$1"'
terminal 'thanks add @alice'
code_is 2 'neither are comments alone'
editor 'exit 1'
terminal 'thanks add @alice'
code_is 74 'the editor fails'
GIT_EDITOR=/nonexistent/editor terminal 'thanks add @alice'
code_is 74 'there is no such editor'
is "$(drafts)" 0 'nothing was written, nothing is left'
editor 'echo precious >"$1"; exit 1'
terminal 'thanks add @alice'
code_is 74 'the editor fails late'
out_like 'kept in[[:space:]]+/.*draft-' 'what was written is kept'
is "$(cat "$HOME"/.local/state/thanks/draft-*)" precious 'it is'
rm -f "$HOME"/.local/state/thanks/*
editor 'printf "bad \377 bytes\n# comment\n" >"$1"'
terminal 'thanks add @alice'
code_is 65 'no UTF-8'
is "$(tr -d '\377' <"$(echo "$HOME"/.local/state/thanks/draft-*)")" 'bad  bytes' 'kept without our comments'
rm -f "$HOME"/.local/state/thanks/*
err=$out
like "$err" 'kept in.*hint: thanks add @alice < /[^ ]*draft-[^ ]*\.txt' 'and the command that takes it is told, in one line'
editor 'rm "$1"'
terminal 'thanks add @alice'
code_is 2 'the editor takes the file away'
out_like 'the editor left no file: nothing was kept'
editor 'exit 130'
terminal 'thanks add @alice'
code_is 130 'an interrupt in the editor'
is "$out" '' 'is quiet'
editor 'printf "written\n# a comment of ours\n" >"$1"; exit 130'
terminal 'thanks add @alice, --via card --for "a b" --date yesterday'
code_is 130 'an interrupt when something is written'
out_like "^hint: what you wrote is kept in[[:space:]]+/.*draft-.*hint: (thanks add @alice --via card --for 'a b' --date yesterday < /[^ ]*)" \
	'tells where it lies, and what takes it'
before=$(commits)
run bash -c "${BASH_REMATCH[1]}"
code_is 0 'that can be pasted'
is "$(newest | sed -n '/^text/,$p' | tr '\n' '~')" $'text: |~  written~via: card~for: a b~' 'and is as it was'
git reset -q --hard HEAD~
rm -f "$HOME"/.local/state/thanks/*
before=$(commits)
editor 'kill -INT 0'
terminal 'setsid --wait --ctty thanks add @alice'
is "$(drafts)" 0 'an interrupt in the editor leaves nothing behind'
is "$(commits)" "$before" 'none of that is in history'

# which editor
editor 'echo "from $0" >"$1"'
for name in git core visual editor; do cp "$work/editor" "$work/editor-$name"; done
unset GIT_EDITOR
terminal "VISUAL=$work/editor-visual EDITOR=$work/editor-editor thanks add @alice"
out_like 'from .*editor-visual' 'VISUAL before EDITOR'
git config core.editor "$work/editor-core"
terminal "VISUAL=$work/editor-visual thanks add @alice"
out_like 'from .*editor-core' 'core.editor before VISUAL'
terminal "GIT_EDITOR=$work/editor-git thanks add @alice"
out_like 'from .*editor-git' 'GIT_EDITOR before core.editor'
git config core.editor "echo 'with arguments' | tee"
terminal "thanks add @alice"
out_like 'with arguments' 'it is a shell command'
git config --unset core.editor
export GIT_EDITOR="$work/editor"

# reply shows what it answers
editor 'cp "$1" '"$work/seen"'; echo "any time" >"$1"'
terminal 'thanks --me @carol reply last'
code_is 66 'carol has no note yet'
terminal "thanks --me @carol reply $(git diff-tree --no-commit-id --name-only -r HEAD | sed 's,.*/,,; s,\.yaml,,')"
code_is 0 'a reply'
like "$(cat "$work/seen")" 'In answer to bob.*with arguments' 'the note that is answered can be read while one writes'

# edit: the file itself
run thanks add @alice "fresh coffee"
id=${out%% *}
file=notes/2026/11/21/${id#*-}.yaml
{ echo '# a comment on top'; cat "$file"; echo 'colour: blue   # ours'; } >"$work/new" && cp "$work/new" "$file"
commit_all
editor 'sed -i "s/fresh coffee/fresh tea/; s/blue/green/" "$1"; cp "$1" '"$work/seen"
run thanks edit "$id"
code_is 0 'with GIT_EDITOR no terminal is needed'
is "$(cat "$file")" "$(sed 's/fresh coffee/fresh tea/; s/blue/green/' "$work/new")" 'every byte is as it was written'
is "$(git log -1 --format=%s)" 'edit: text' 'the subject names the fields'
git_is_clean
before=$(commits)
editor ':'
run thanks edit "$id"
code_is 0 'nothing edited'
out_like 'unchanged'
is "$(commits)" "$before" 'is no commit'
for wrong in 's/^from:.*/from: "@"/' 's/^date:.*/date: 21.11.2026/' '/^to/d' '/^text/,$d' 's/^to: .*/to: []/' '1i\\t- {'; do
	editor "sed -i '$wrong' \"\$1\""
	rm -rf "$HOME/.local/state/thanks"
	run thanks edit "$id"
	code_is 65 "edited into nonsense: $wrong"
	err_like 'kept in /.*draft-' 'the draft is kept'
	is "$(drafts)" 1 'where it says'
done
is "$(commits)" "$before" 'and nothing is committed'
is "$(git status --porcelain)" '' 'nor changed'

# a draft that was kept is gone on with
err_like 'hint: (thanks edit [0-9a-z-]+ --draft /[^ ]*/draft-[^ ]*\.yaml)' 'what goes on with it is told'
again=${BASH_REMATCH[1]}
editor ':'
run bash -c "$again"
code_is 65 'as it was, it is refused as before'
err_like "hint: $again" 'and kept where it was'
is "$(drafts)" 1 'once'
editor "sed -i '/^.- {/d; s/tea/cocoa/' \"\$1\""
run bash -c "$again"
code_is 0 'mended, it is taken'
like "$(cat "$file")" 'fresh cocoa' 'as it was written'
is "$(drafts)" 0 'and the draft goes'
git_is_clean
run bash -c "$again"
code_is 66 'there is none any more'
sed 's/cocoa/tea/' "$file" >"$work/mine.yaml"
editor ':'
run thanks edit "$id" --draft "$work/mine.yaml"
code_is 0 'any file will do'
like "$(cat "$file")" 'fresh tea' 'it is taken'
ok 'a file of my own stays mine' test -f "$work/mine.yaml"
run thanks edit "$id" --draft "$work/mine.yaml" "and a text"
code_is 2 'not with a text'
run thanks edit "$id" --draft - </dev/null
code_is 2 'nor from standard input'
before=$(commits)
rm -rf "$HOME/.local/state/thanks"
editor "echo 'from: carol' >>'$PWD/$file.x'; sed -i 's/tea/chai/' '$PWD/$file'; sed -i 's/tea/juice/' \"\$1\""
run thanks edit "$id"
code_is 75 'edited by somebody else meanwhile'
err_like 'kept in /.*draft-'
like "$(cat "$file")" 'chai' 'theirs stands'
like "$(cat "$HOME"/.local/state/thanks/draft-*)" 'juice' 'ours is kept'
rm -f "$file.x"
git checkout -q -- "$file"
editor "sed -i 's/^date: .*/date: 2026-11-01T10:00:00+01:00/' \"\$1\""
run thanks edit "$id"
code_is 0 'another day in the editor'
ok 'moves the file' test -f "notes/2026/11/01/${id#*-}.yaml"
not_ok 'there is one only' test -e "$file"
unset GIT_EDITOR
run thanks edit "${id#*-}"
code_is 2 'without a terminal or an editor there is nothing to change'
