#!/usr/bin/env bash
# Git's commit reads HEAD, then the index, and locks that only then. Whatever we do in between, it
# takes none of our notes away, and what it writes over in the index comes back.
. "${0%/*}/lib.sh"

# held GATE NAME=VALUE... COMMAND...: begins COMMAND, which stops at a call; we go on when it has
held() {
	local gate=$work/$1
	inject GATE="$gate" TIMES=1 "${@:2}" >"$gate.out" 2>&1 &
	held=$!
	until [ -e "$gate" ] || ! kill -0 "$held" 2>/dev/null; do sleep 0.01; done
}
let_go() { # GATE PROCESS: sets $code
	rm "$work/$1"
	wait "$2"
	code=$?
}
git_reads_first() { held git CALL=create PATH=index.lock git commit --allow-empty -m 'by hand' && git=$held; }
in_head() { git cat-file -e "HEAD:$1" 2>/dev/null; }
add() { # TEXT: into $path
	thanks add @alice "$1" >/dev/null && path=$(git show --format= --name-only HEAD)
}
comes_back() { # NAME: what is staged by nobody is staged no more
	git_is_clean "$1: the index knows it again"
	git commit -qm 'the next one' --allow-empty
	git_is_clean "$1: and history still has it"
}

new_repo
add first
before=$path

# While we put a note into its place, from the first call to the last.
calls=0
inject CALL=rename,link COUNT="$work/count" thanks add @alice counted >/dev/null
calls=$(cat "$work/count")
for ((i = 0; i < calls; i++)); do
	held thanks CALL=rename,link AFTER="$i" thanks add @bob "between $i"
	thanks=$held
	git_reads_first
	let_go thanks "$thanks"
	is "$code" 0 "call $i: the note is kept"
	path=$(git log --format= --name-only -1 --grep '^thank @bob' --diff-filter=A)
	let_go git "$git"
	ok "call $i: git's commit does not take it away" in_head "$path"
	add "after $i"
	comes_back "call $i"
done

# What git has written over: a new note, a changed one, one that is gone; by whatever comes next.
sync() { thanks sync -q; }
check() { thanks check --fix >/dev/null; }
next() { add next; }
git clone -q --bare . "$work/team.git" && git remote add origin "$work/team.git"
thanks sync -q >/dev/null
for mend in next sync check; do
	add "to be changed, $mend"
	changed=$path
	add "to go, $mend"
	gone=$path
	git_reads_first
	add "to come, $mend"
	come=$path
	thanks edit "$(basename "$changed" .yaml)" "was changed" >/dev/null
	thanks remove --yes "$(basename "$gone" .yaml)" >/dev/null
	let_go git "$git"
	is "$code" 128 "$mend: git's commit comes too late"
	is "$(git status --porcelain --no-renames | sort)" "$(printf '%s\n' "?? $come" "AD $gone" "D  $come" "MM $changed" | sort)" "$mend: and has written over our index"
	run thanks check
	code_is 65 "$mend: check finds it"
	out_like 'would take it back'
	$mend
	comes_back "$mend"
	ok "$mend: the note is there" in_head "$come"
	is "$(git grep -c "to go, $mend" HEAD -- notes; grep -rc "to go, $mend" notes | grep -v ':0$')" '' "$mend: the other is gone"
	is "$(git show "HEAD:$changed" | sed -n 's/^  //p')" 'was changed' "$mend: the third is changed"
	run thanks check
	quiet "$mend: check is content"
done

# What somebody has staged stays so, even where a commit was begun with it.
add "staged"
git rm -q --cached "$path"
add "more"
is "$(git status --porcelain | head -1 | cut -c 1-2)" 'D ' 'what was taken out of the index stays out'
git reset -q
echo '# mine' >>"$before" && git add "$before" && git -c core.editor=false commit -q 2>/dev/null
add "even more"
is "$(git status --porcelain)" "M  $before" 'what a commit in vain would have had stays staged'
git reset -q --hard

# A commit took it away after all: it comes back as any file by hand would.
add "taken"
git rm -q --cached "$path" && git commit -qm 'without it'
run thanks sync
code_is 0
ok 'a note that a commit took away comes back' in_head "$path"
git_is_clean

# Where nothing has second names, and where the branch cannot move, the index is as it was.
for wish in 'CALL=write PATH=- AFTER=99' 'CALL=link ERRNO=EXDEV PATH=index.before'; do
	read -ra settings <<<"$wish"
	run inject "${settings[@]}" thanks add @alice "$wish"
	code_is 0 "$wish"
	git_is_clean
	echo mine >mine && git add mine
	index=$(git ls-files -s --debug) mtime=$(stat -c %y .git/index)
	: >.git/refs/heads/main.lock
	run inject "${settings[@]}" thanks add @alice "$wish"
	code_is 75
	rm .git/refs/heads/main.lock
	is "$(git ls-files -s --debug; stat -c %y .git/index)" "$index"$'\n'"$mtime" "$wish: the index is as it was"
	is "$(git status --porcelain; find .git/thanks -name 'index*')" 'A  mine' "$wish: and nothing is left"
	git rm -q -f mine
done
