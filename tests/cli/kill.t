#!/usr/bin/env bash
# kill -9 at any moment: whoever got a receipt has the change, on disk and in history; nobody gets
# half of one; the next command goes on. KILLS is how many are struck, by the clock.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # thousands of flushes, of which none need reach a disk
. "${0%/*}/aftermath.sh"
KILLS=${KILLS:-$($thorough && echo 330 || echo 60)}

# How long work_on takes, in microseconds: the middle of five.
duration() {
	local i began
	for i in 1 2 3 4 5; do
		prepare "$i" && began=${EPOCHREALTIME/./}
		work_on "$i" >/dev/null
		echo $((${EPOCHREALTIME/./} - began))
	done | sort -n | sed -n 3p
}
# By the clock: the blows fall evenly over the time that the command takes; every tenth as soon as
# the receipt is there. $name names the command, prepare NUMBER sets its scene, work_on NUMBER is the
# command, is_done NUMBER tells whether git has its outcome, is_undone NUMBER the opposite.
strike_evenly() { # NAME BLOWS
	local name=$1 blows=$2 took number=100 struck=0 silent=0 told=0 seen='' when late=0
	took=$(duration)
	while [ $struck -lt "$blows" ] && [ $number -lt $((blows * 4 + 100)) ]; do
		number=$((number + 1))
		when=$((took * (struck % 97 * 97 + struck % 89) / (97 * 97)))
		[ $((struck % 10)) -ne 9 ] || when=receipt
		prepare $number
		if work_on $number "$top/tests/cli/strike" "$when" >"$work/out" 2>"$work/err"; then
			struck=$((struck + 1))
			[ -s "$work/out" ] && told=$((told + 1)) || silent=$((silent + 1))
		else
			late=$((late + 1))
		fi
		[ ! -s "$work/err" ] || seen+="$number: $(cat "$work/err")"$'\n'
		[ ! -s "$work/out" ] || is_done $number || seen+="$number: a receipt, and no change in history"$'\n'
		THANKS_RANDOM=$((number + 100000)) thanks add @carol "after $number" >/dev/null 2>"$work/next" ||
			seen+="$number: the next command: $(cat "$work/next")"$'\n'
		is_done $number || is_undone $number || seen+="$number: half a change"$'\n'
		[ ! -s "$work/out" ] || is_done $number || seen+="$number: a change that was taken back"$'\n'
		seen+=$(git status --porcelain && leftovers)
	done
	is "$seen" '' "$name: kills at any moment"
	ok "$name: $blows kills" test $struck -ge "$blows"
	echo "# $name takes $((took / 1000)) ms: $silent kills before the receipt, $told after it, $late blows came late"
	ok "$name: some before the receipt, some after it" test $silent -gt 0 -a $told -gt 0
	git_is_clean "$name: git is content in the end"
	run thanks check
	quiet "$name: and check finds nothing"
	is "$(git log --format=%s | grep -c '^thank @carol: after')" $((number - 100)) "$name: nothing else was lost"
}
in_head() { git show "HEAD:$1" 2>/dev/null; }

fresh
prepare() { :; }
work_on() { THANKS_RANDOM=$1 "${@:2}" thanks add @alice "blow $1"; }
is_done() { git grep -q "^  blow $1\$" HEAD -- notes && thanks search "blow $1" -F line 2>&1 | grep -q "blow $1\$"; }
is_undone() { ! git grep -q "blow $1\$" HEAD -- notes && ! grep -rq "blow $1\$" notes; }
strike_evenly add $((KILLS / 3))

fresh
note=$(thanks add @alice "blow 0")
note=${note%% *} path=$(git show --format= --name-only) last=0
prepare() { last=$(sed -n 's/^  blow //p' "$path"); }
work_on() { "${@:2}" thanks edit "$note" "blow $1"; }
is_done() { is_text "$1"; }
is_undone() { is_text "$last"; }
is_text() { in_head "$path" | cmp -s - "$path" && [ "$(sed -n '/^text:/,$p' "$path")" = "text: |"$'\n'"  blow $1" ]; }
strike_evenly edit $((KILLS / 3))

fresh
prepare() { THANKS_RANDOM=$1 thanks add @alice "blow $1" >/dev/null; }
work_on() { "${@:2}" thanks undo; }
is_undone() { git grep -q "^  blow $1\$" HEAD -- notes && grep -rq "^  blow $1\$" notes; }
is_done() { ! git grep -q "blow $1\$" HEAD -- notes && ! grep -rq "blow $1\$" notes; }
strike_evenly undo $((KILLS / 3))

# At every single call that changes the disk, and in the middle of every write.
killed_well() { # NAME COMMAND...
	local name=$1 i how
	shift
	: >"$work/seen"
	for how in 'KILL=1' 'KILL=1 TORN=1 CALL=write'; do
		read -ra settings <<<"$how"
		measure "${settings[@]}" -- "$@"
		for ((i = 0; i < calls; i++)); do
			fresh
			run inject "${settings[@]}" AFTER="$i" "$@"
			{ judge "$afterwards" && thanks check; } 2>&1 | sed "s/^/$how, call $i: /" >>"$work/seen"
		done
	done
	is "$(cat "$work/seen")" '' "$name: killed at each of its calls"
}
killed_well add thanks add @alice "new" --via card
killed_well edit thanks edit last "changed"
killed_well move thanks edit last --date 2026-11-20
killed_well undo thanks undo
$thorough && killed_well remove thanks remove last
$thorough && killed_well people thanks people set @bob name=Bob

# Before anybody else writes, check says what it found.
fresh && before=$(tree)
run inject CALL=rename,link PATH=refs/heads/main KILL=1 thanks add @alice "new"
code_is 137
run thanks check
code_is 65 'a killed writer'
run thanks check --fix
run thanks check
quiet 'and what it left is mended by check --fix'
git_is_clean
