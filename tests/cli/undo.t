#!/usr/bin/env bash
# undo takes back my newest change as a commit of its own; again: the one before; --redo: not after all.
. "${0%/*}/lib.sh"

commits() { git rev-list --count HEAD; }
add() { run thanks add "$@" && id=${out%% *} && file=notes/2026/11/21/${id#*-}.yaml; }

new_repo
run thanks undo
ok 'in a new repository there is nothing of mine to take back' test "$code" -eq 66 -o "$code" -eq 0
cd "$HOME" && rm -rf wall && new_repo

add @alice "fresh coffee"
before=$(commits)
run thanks undo
code_is 0
out_like 'thank @alice: fresh coffee' 'it says what it took back'
out_like "$file" 'and where'
not_ok 'the note is gone' test -e "$file"
is "$(commits)" $((before + 1)) 'history keeps it'
git_is_clean
run thanks undo --redo
code_is 0 'redo'
ok 'the note is back' test -f "$file"
git_is_clean 'redo: git is content'

thanks -q edit "$id" "fresh tea"
thanks -q edit "$id" --tag drinks
run thanks undo
is "$(grep -c drinks "$file")" 0 'the newest first'
out_like 'drinks' 'what was is shown'
run thanks undo
is "$(sed -n 's/^  //p' "$file")" 'fresh coffee' 'then the one before'
run thanks undo --redo
is "$(sed -n 's/^  //p' "$file")" 'fresh tea' 'redo goes the other way'
run thanks undo --redo
is "$(grep -c drinks "$file")" 1 'step by step'
run thanks undo --redo
code_is 66 'nothing more to redo'

run thanks --me @alice add @bob "from alice"
run thanks undo
is "$(grep -c drinks "$file")" 0 'only my own changes are taken back'
run thanks undo --redo
sed -i 's/tea/chai/' "$file"
run thanks undo
code_is 75 'an edit that is not committed is in the way'
like "$(cat "$file")" chai 'and stays'
commit_all
run thanks undo
code_is 75 'a later commit touched the same place'
err_like 'hint: what came after it: thanks git log -p -- notes/' 'and can be looked at'
git_is_clean 'nothing is half done'

thanks -q people set @zoe name=Zoe
run thanks undo
not_ok "people's files can be undone" test -e people/zoe.yaml
echo staged >other && git add other
thanks -q add @alice "with others things staged"
run thanks undo
is "$(git status --porcelain)" 'A  other' 'what is staged stays staged'
run thanks undo once
code_is 2 'it takes no word'
run thanks un
ok 'never by a prefix' test "$code" -eq 2
add @alice -F json "as JSON"
run thanks undo -F json
like "$out" '"schema": ?1' 'as JSON'
run thanks undo --redo -q
quiet 'with -q nothing is said'

# A change that lies behind commits by others, or of unknown origin, is said to do so.
cd "$HOME" && rm -rf wall && new_repo
thanks -q add @alice "first"
THANKS_NOW=2026-11-20T09:30:00+01:00 thanks -q add @carol "second"
git commit -q --amend --no-edit --date "2026-11-20T09:30:00+01:00"
thanks -q add @dave "third"
git commit -q --amend -m "no trailer any more"
run thanks undo
out_like "^took back, from 1 commit ago \(yesterday, 09:30\): 'thank @carol: second'" 'an older change is not taken back silently'
run thanks undo
out_like "^took back, from 3 commits ago \(.*\): 'thank @alice: first'" 'nor the one before'
thanks -q add @alice "fourth"
run thanks undo
out_like "^took back 'thank @alice: fourth'" 'the newest needs no word'
run thanks undo --redo -F json
out_like '"date": "20' 'programs are told when'
out_like '"commits_since": 0' 'and how far back'
