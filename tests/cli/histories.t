#!/usr/bin/env bash
# Three clones that write, edit, move and remove at random, and share by our sync, by a plain pull
# and by a plain rebase, in any order: in the end all have the same tree, and nobody's word is lost.
# HISTORIES is how many are tried; SEED is the first one's. One that fails is told with its seed.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # thousands of flushes, of which none need reach a disk
. "${0%/*}/lib.sh"
histories=${HISTORIES:-$([ -n "${CI:-}" ] && echo 500 || echo 60)} first=${SEED:-1}
unset THANKS_RANDOM
git config --global thanks.fsync false
git config --global advice.detachedHead false
git config --global gc.auto 0
who=(ann ben cem) people=(dan eva fay) tags=(details patience teamwork)

# The start of every history: a remote with a few notes, and three clones of it.
template() {
	local i me
	git init -q --bare "$work/template.git"
	new_repo "$work/template.ann"
	git remote add origin "$work/template.git"
	thanks -q people set @dan name=Dan emails+=dan@example.org
	for i in 1 2 3 4; do thanks -q --me @ann add "@${people[i % 3]}" "first word $i" -t details; done
	thanks -q sync
	for me in ben cem; do thanks -q clone "$work/template.git" "$work/template.$me" >/dev/null; done
	git config --global --unset thanks.repo
}

pick() { # VARIABLE WORD...: one of the words
	local name=$1
	shift
	shift $((RANDOM % $#))
	printf -v "$name" %s "$1"
}
notes_here() { find notes -name '*.yaml' 2>/dev/null | sort; }
id_of() { # PATH
	local part=${1#notes/}
	part=${part%.yaml}
	echo "${part:0:4}${part:5:2}${part:8:2}-${part:11}"
}

# One step of whoever is at it; what it did goes to $work/$seed/log.
step() {
	local path to tag number=$1 file
	mapfile -t file < <(notes_here)
	pick to "${people[@]}"
	pick tag "${tags[@]}"
	[ ${#file[@]} -gt 0 ] || file=(none)
	path=${file[RANDOM % ${#file[@]}]}
	case $((RANDOM % 14)) in
	0 | 1 | 2) thanks -q --me "@$me" add "@$to" "word $seed.$number" -t "$tag" && echo "word $seed.$number" >>../kept ;;
	3 | 4) on_note edit "$path" "changed $seed.$number" ;;
	5) on_note edit "$path" --tag "$tag" ;;
	6) on_note edit "$path" --tag "-$tag" ;;
	7) on_note edit "$path" --date "2026-11-$((RANDOM % 12 + 10))" ;;
	8) on_note remove "$path" ;;
	9) [ ! -e "$path" ] || sed -i "1i # said $seed.$number" "$path" ;;
	10) [ ! -e "$path" ] || grep -q ^colour: "$path" || echo "colour: $number" >>"$path" ;;
	11) thanks -q --me "@$me" people set @dan "groups+=g$((RANDOM % 3))" "aliases+=a$number" ;;
	12) [ ! -e "$path" ] || { on_note reply "$path" "word $seed.$number" && echo "word $seed.$number" >>../kept; } ;;
	13) thanks -q --me "@$me" people set @eva "name=Eva $number" ;;
	esac
}
on_note() { # COMMAND PATH ARGUMENT...
	local command=$1 path=$2
	shift 2
	[ -e "$path" ] || return 0
	[ "$command" != remove ] || echo "$path" >>../removed
	case $command in
	reply) thanks -q --me "@$me" reply "$(id_of "$path")" "$@" ;;
	*) thanks -q --me "@$me" "$command" "$(id_of "$path")" "$@" --yes ;;
	esac
}

commit_rest() { [ -z "$(git status --porcelain)" ] || { git add -A && git commit -qm 'by hand'; }; }
share() {
	case $((RANDOM % 4)) in
	0 | 1) thanks -q --me "@$me" sync ;;
	2) commit_rest && { git pull -q --no-rebase --no-edit || thanks -q --me "@$me" sync; } && git push -q ;;
	3) commit_rest && { git pull -q --rebase || thanks -q --me "@$me" sync; } && git push -q ;;
	esac
}

live() { # SEED
	local seed=$1 steps me i trees
	RANDOM=$seed
	mkdir "$work/$seed" && cd "$work/$seed" || return
	cp -a "$work/template.git" remote.git
	: >kept && : >removed
	for me in "${who[@]}"; do
		cp -a "$work/template.$me" "$me"
		git -C "$me" config remote.origin.url "$PWD/remote.git"
	done
	steps=$((RANDOM % 10 + 8))
	for ((i = 0; i < steps; i++)); do
		me=${who[RANDOM % 3]}
		cd "$me" || return
		if [ $((RANDOM % 3)) -eq 0 ]; then echo "$me share $i" && share; else echo "$me step $i" && step $i; fi
		cd ..
	done >log 2>&1
	for me in ann ben cem ann ben cem; do (cd "$me" && echo "$me at last" && thanks -q --me "@$me" sync); done >>log 2>&1
	trees=$(for me in "${who[@]}"; do git -C "$me" rev-parse 'HEAD^{tree}'; done | sort -u)
	if [ "$(wc -l <<<"$trees")" -ne 1 ]; then echo "seed $seed: the clones differ"; fi
	for me in "${who[@]}"; do
		(cd "$me" && git status --porcelain && git fsck --strict --no-dangling --no-progress) 2>&1 | sed "s/^/seed $seed: $me: /"
	done
	(cd ann && thanks check 2>&1 | grep -vE ': conflicts: |remarks? (is|are) not shown|^hint: ') | sed "s/^/seed $seed: check: /"
	lost
	cd "$work" && rm -rf "${work:?}/$seed"
}
# Where nobody removed anything, each note that was added is there, and its words are in history.
lost() {
	local word count
	[ ! -s removed ] || return 0
	while read -r word; do
		git -C ann log -p --all --format= -- notes | grep -q "^+ *$word\$" || echo "seed $seed: '$word' is nowhere"
	done <kept
	count=$(find ann/notes -name '*.yaml' | wc -l)
	[ "$count" -eq $(($(wc -l <kept) + 4)) ] || echo "seed $seed: $count notes"
}

template
some() { # FROM: every other one from there on
	local seed
	for ((seed = $1; seed < first + histories; seed += 2)); do live "$seed"; done
}
some "$first" >"$work/odd" &
some $((first + 1)) >"$work/even"
wait
is "$(cat "$work/odd" "$work/even" | head -40)" '' "seeds $first to $((first + histories - 1)): all clones end with the same tree"
