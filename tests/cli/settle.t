#!/usr/bin/env bash
# Three clones share a wall by plain git alone, merging and rebasing, with and without the driver;
# what git leaves undone check --fix settles. In the end all have the same, and no word is lost
# (tests/unit/store/merge_random.c looks at each).
#
# HISTORIES=50 tries more of them, SEED=7 one alone.
histories=${HISTORIES:-4} alone=${SEED:-0}
. "${0%/*}/lib.sh"

words=0 kept=()
quietly() { GIT_AUTHOR_DATE=$THANKS_NOW GIT_COMMITTER_DATE=$THANKS_NOW "$@" >"$work/git" 2>&1; }
any() { # a random note's id; none when there is none
	local all
	mapfile -t all < <(find notes -name '*.yaml' 2>/dev/null | sort)
	[ "${#all[@]}" -gt 0 ] || return 1
	id=${all[RANDOM % ${#all[@]}]}
	id=${id#notes/}
	id=${id%.yaml}
	id=${id:0:4}${id:5:2}${id:8:2}-${id:11}
}
act() { # one change, as people make them
	words=$((words + 1)) word=word$words
	export THANKS_RANDOM=$((words + 10))
	case $((RANDOM % 8)) in
	0) thanks -q add "@zoe$((RANDOM % 9))" --date "2026-11-1$((RANDOM % 9))" "$word" ;;
	1) any && thanks -q reply "$id" "$word" ;;
	2) any && thanks -q edit "$id" "$word" --yes ;;
	3) any && thanks -q edit "$id" --tag "$word" --yes ;;
	4 | 5) any && thanks -q edit "$id" --date "2026-11-1$((RANDOM % 9))" --for "$word" --yes ;;
	6) any && thanks -q remove "$id" --yes ;;
	7) thanks -q people set @alice groups+="$word" && kept+=("$word") ;;
	esac >"$work/git" 2>&1
}
unsettled() { [ -n "$(git ls-files -u)$(git status --porcelain)" ] || [ -e .git/MERGE_HEAD ] || [ -d .git/rebase-merge ]; }
pull() { # as somebody does who knows no other way
	case $((RANDOM % 3)) in
	0) quietly git -c pull.rebase=false pull --no-edit ;;
	1) quietly git -c pull.rebase=true pull ;;
	2) quietly git -c pull.rebase=false -c pull.twohead=ort -c merge.renames=true pull --no-edit ;;
	esac
	thanks check --fix >"$work/fixed" 2>&1
	! unsettled
}
share() { # until nobody was faster
	local i
	for i in 1 2 3; do
		pull || return 1
		quietly git push && return 0
	done
	return 1
}
begin() { # a wall, and three clones of it
	cd "$HOME" && rm -rf "$HOME"/{a,b,c,wall,wall.git}
	thanks init wall >"$work/git" 2>&1 && cd wall || exit 1
	THANKS_RANDOM=2 thanks -q add @alice "first" && THANKS_RANDOM=3 thanks -q add @zoe --date 2026-11-15 "second"
	quietly git clone --bare . "$HOME/wall.git"
	for clone in a b c; do
		quietly git clone "$HOME/wall.git" "$HOME/$clone"
		git -C "$HOME/$clone" config thanks.fsync false
		[ $((RANDOM % 3)) -eq 0 ] || (cd "$HOME/$clone" && quietly thanks check --fix driver)
	done
}
history() {
	local round clone i bad='' trees word
	kept=() # words that nobody takes back
	RANDOM=$1
	begin
	for round in 1 2 3; do
		for clone in a b c; do
			cd "$HOME/$clone" || exit 1
			for ((i = RANDOM % 3; i >= 0; i--)); do act; done
			[ $((RANDOM % 2)) -eq 0 ] || share || bad+="$clone in round $round; "
		done
	done
	for clone in a b c a b; do
		cd "$HOME/$clone" || exit 1
		share || bad+="$clone in the end; "
	done
	is "$bad" '' "history $1: nothing is left unsettled"
	trees=$(for clone in a b c; do git -C "$HOME/$clone" rev-parse 'HEAD^{tree}'; done | sort -u | wc -l)
	is "$trees" 1 "history $1: all have the same"
	for word in "${kept[@]}"; do grep -qw "$word" people/alice.yaml || echo "$word"; done >"$work/git"
	is "$(cat "$work/git")" '' "history $1: every word is there"
	for clone in a b c; do git -C "$HOME/$clone" fsck --strict --no-dangling --no-progress; done >"$work/git" 2>&1
	is "$(cat "$work/git")" '' "history $1: git finds nothing wrong"
	run thanks check yaml duplicates dangling pending unmerged dates
	is "$out$err" '' "history $1: nor does check"
}

if [ "$alone" -gt 0 ]; then
	history "$alone"
else
	for ((seed = 1; seed <= histories; seed++)); do history "$seed"; done
fi
