#!/usr/bin/env bash
# kill -9 at any moment of a sync, of it alone or of all that it started: afterwards the next command
# works, the next sync ends where an undisturbed one ends, and git finds nothing wrong. KILLS is how
# many are struck.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # thousands of flushes, of which none need reach a disk
. "${0%/*}/lib.sh"
[ -n "${CI:-}" ] && [[ $BUILD != */san ]] && KILLS=${KILLS:-240} || KILLS=${KILLS:-60}
git config --global gc.auto 0
git config --global advice.detachedHead false

# Ann has written and edited; the others have, too: the same notes, and other ones. Where they have
# only, a sync goes forward; where both have, it merges.
template() {
	local i
	git init -q --bare "$work/start.git"
	new_repo "$work/ann"
	git remote add origin "$work/start.git"
	thanks people set @alice name=Alice >/dev/null
	for i in 1 2 3 4 5 6; do THANKS_RANDOM=1$i thanks -q add @alice "note $i" --date "2026-11-1$i"; done
	thanks -q sync
	thanks -q clone "$work/start.git" "$work/ben" >/dev/null
	git config --global --unset thanks.repo
	cd "$work/ben" || exit 1
	for i in 1 2 3 4; do THANKS_RANDOM=2$i thanks -q --me @ben add @alice "note of Ben's $i"; done
	thanks -q edit "$(id_of 'note 1')" "changed by Ben" --yes
	thanks -q edit "$(id_of 'note 2')" -t patience --yes
	thanks -q edit "$(id_of 'note 3')" --date 2026-11-02 --yes
	thanks -q remove "$(id_of 'note 4')" --yes
	thanks -q sync
	mv "$work/start.git" "$work/remote.git"
	cp -a "$work/ann" "$work/behind"
	cd "$work/ann" || exit 1
	for i in 1 2 3; do THANKS_RANDOM=3$i thanks -q add @alice "note of Ann's $i"; done
	thanks -q edit "$(id_of 'note 1')" "changed by Ann" --yes
	thanks -q edit "$(id_of 'note 3')" -t details --yes
	thanks -q remove "$(id_of 'note 5')" --yes
	cp -a "$work/ann" "$work/diverged"
	cp -a "$work/ann" "$work/by_hand"
	cd "$work/by_hand" || exit 1
	sed -i 's/note 6/note 6, by hand/' notes/2026/11/16/*.yaml
}
id_of() { # TEXT
	thanks wall --all -F line | awk -F '\t' -v text="$1" '$5 == text { print $1 }'
}

fresh() { # KIND: $HOME/wall is such a clone, $HOME/remote.git its remote
	rm -rf "$HOME/wall" "$HOME/remote.git"
	cp -a "$work/$1" "$HOME/wall" && cp -a "$work/remote.git" "$HOME/remote.git" && cd "$HOME/wall" || exit 1
	git config remote.origin.url "$HOME/remote.git"
}
after() { # what everybody has in the end, once another note is written and shared
	THANKS_RANDOM=99 thanks add @carol "what comes next" >"$work/next" 2>&1 || echo "the next command: $(cat "$work/next")"
	thanks -q sync >"$work/next" 2>&1 || echo "the next sync: $(cat "$work/next")"
}
leftovers() {
	find . "$HOME/remote.git" \( -name '.thanks-*' -o -name '*.lock' -o -path './.git/thanks/*' \) \
		! -path ./.git/thanks.lock ! -name ids ! -name looked ! -name 'level*'
}
amiss() { # what is wrong afterwards; $wanted is the tree of an undisturbed sync
	after
	[ "$(git rev-parse 'HEAD^{tree}')" = "$wanted" ] || echo "another tree: $(git diff --stat "$wanted" HEAD)"
	[ "$(git -C "$HOME/remote.git" rev-parse 'HEAD^{tree}')" = "$wanted" ] || echo 'the remote has another tree'
	git status --porcelain
	git fsck --strict --no-dangling --no-progress 2>&1
	leftovers
}
strike_evenly() { # KIND BLOWS: the blows fall evenly over the time that a sync takes
	local kind=$1 blows=$2 struck=0 late=0 number=0 began took when how
	fresh "$kind" && began=${EPOCHREALTIME/./}
	thanks sync >/dev/null
	took=$((${EPOCHREALTIME/./} - began))
	after
	wanted=$(git rev-parse 'HEAD^{tree}')
	: >"$work/seen"
	while [ $struck -lt "$blows" ] && [ $number -lt $((blows * 3)) ]; do
		number=$((number + 1))
		fresh "$kind"
		when=$((took * (number % 89 * 89 + number % 83) / (89 * 89)))
		[ $((number % 2)) -eq 0 ] && how=all || how=
		# shellcheck disable=SC2086 # all, or nothing
		if "$top/tests/cli/strike" $when $how thanks sync >"$work/out" 2>"$work/err"; then
			struck=$((struck + 1))
		else
			late=$((late + 1))
		fi
		amiss 2>&1 | sed "s/^/$number, after $when us, $how: /" >>"$work/seen"
	done
	is "$(head -40 "$work/seen")" '' "$kind: killed at any moment"
	ok "$kind: $blows kills" test $struck -ge "$blows"
	echo "# a sync that is $kind takes $((took / 1000)) ms: $struck kills in time, $late late"
	run thanks check
	is "$(grep -v ': conflicts: ' "$work/out")" '' "$kind: check finds nothing but the two versions of note 1"
}
template
strike_evenly behind $((KILLS / 4))
strike_evenly diverged $((KILLS / 2))
strike_evenly by_hand $((KILLS / 4))

# At every single call of ours that changes the disk: killed, and on a disk that is full (where files
# can still be removed and renamed) or broken.
for settings in KILL=1 'KILL=1 TORN=1 CALL=write' 'ERRNO=ENOSPC CALL=create,write,fsync,link,mkdir' 'ERRNO=EIO TIMES=1'; do
	read -ra wish <<<"$settings"
	fresh diverged
	before=$(git rev-parse HEAD) && work_before=$(git status --porcelain)
	run inject "${wish[@]}" COUNT="$work/count" thanks sync
	code_is 0
	calls=$(cat "$work/count")
	after
	wanted=$(git rev-parse 'HEAD^{tree}')
	: >"$work/seen"
	for ((i = 0; i < calls; i++)); do
		fresh diverged
		run inject "${wish[@]}" AFTER=$i thanks sync
		[[ $settings == KILL* ]] || {
			case $code in
			0 | 69 | 74 | 75) ;;
			*) echo "exit $code: $err" ;;
			esac
			# a merge that failed has moved nothing
			[ "$(git rev-parse HEAD)" != "$before" ] || [ "$(git status --porcelain)" = "$work_before" ] ||
				echo "half a merge: $(git status --porcelain)"
		} | sed "s/^/call $i: /" >>"$work/seen"
		amiss 2>&1 | sed "s/^/call $i: /" >>"$work/seen"
	done
	is "$(head -40 "$work/seen")" '' "$settings: at each of $calls calls"
done
