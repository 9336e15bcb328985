#!/usr/bin/env bash
# A full disk, a broken disk, no rights: at every single call by which a command changes the disk.
# Afterwards the change is there as a whole or not at all, and the next command finds nothing amiss.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # thousands of flushes, of which none need reach a disk
. "${0%/*}/aftermath.sh"
need setpriv

# Runs COMMAND once for each of its calls, that one failing: alone, or with all that follow.
fails_well() { # NAME NAME=VALUE... -- COMMAND...
	local name=$1 settings=() i
	shift
	: >"$work/seen"
	measure "$@"
	while [ "$1" != -- ]; do settings+=("$1") && shift; done
	shift
	for ((i = 0; i < calls; i++)); do
		fresh
		run inject "${settings[@]}" AFTER="$i" "$@"
		judge "$afterwards" | sed "s/^/call $i: /" >>"$work/seen"
	done
	is "$(cat "$work/seen")" '' "$name: ${settings[*]} at each of $calls calls"
	ok "$name: there are such calls" test "$calls" -gt 5
}
writing() { # NAME NAME=VALUE...: how each command takes it
	case $1 in
	add) fails_well "$@" -- thanks add @alice "new" --via card ;;
	edit) fails_well "$@" -- thanks edit last "changed" ;;
	move) fails_well "$@" -- thanks edit last --date 2026-11-20 ;;
	remove) fails_well "$@" -- thanks remove last ;;
	undo) fails_well "$@" -- thanks undo ;;
	people) fails_well "$@" -- thanks people set @bob name=Bob ;;
	esac
}
for name in add move remove; do writing $name ERRNO=ENOSPC; done
for name in add edit undo; do writing $name ERRNO=EIO TIMES=1; done
if $thorough; then
	for name in edit undo people; do writing $name ERRNO=ENOSPC; done
	for name in move remove people; do writing $name ERRNO=EIO TIMES=1; done
	for name in add edit undo; do writing $name ERRNO=EROFS; done
	for name in move remove people; do writing $name ERRNO=EACCES TIMES=1; done
fi
fails_well 'torn writes' CALL=write TORN=1 ERRNO=ENOSPC -- thanks add @alice "new"

# What is only short, or interrupted, is done all the same.
for wish in 'CALL=write TORN=1 TIMES=1' 'CALL=write ERRNO=EINTR TIMES=1' 'CALL=link ERRNO=EXDEV'; do
	read -ra settings <<<"$wish"
	fresh
	run inject "${settings[@]}" AFTER=3 thanks add @alice "new"
	ok "$wish" test "$code" -eq 0 -o "$code" -eq 74
	is "$(judge "$(tree)")" '' "$wish: leaves nothing behind"
done

# Reading: whoever cannot read says so, and does not pass off a part for the whole.
fresh
thanks wall --all -F line >"$work/whole"
inject CALL=open,read PATH="$HOME/wall" COUNT="$work/count" thanks wall --all -F line >/dev/null
seen=''
for ((i = 0; i < $(cat "$work/count"); i++)); do
	for error in EIO EACCES; do
		run inject CALL=open,read PATH="$HOME/wall" AFTER="$i" TIMES=1 ERRNO=$error thanks wall --all -F line
		case $code in
		0) cmp -s "$work/out" "$work/whole" || [ -s "$work/err" ] || seen+="call $i, $error: a part for the whole"$'\n' ;;
		65 | 66 | 74) is_one_line >"$work/line" && seen+=$(sed "s/^/call $i, $error: /" "$work/line") ;;
		*) seen+="call $i, $error: exit $code: $err"$'\n' ;;
		esac
	done
done
is "$seen" '' "what cannot be read is said, at each of $(cat "$work/count") calls"

# A receipt that cannot be printed.
fresh
run bash -c 'thanks add @alice "to a full disk" >/dev/full'
code_is 74
id=$(git show --format= --name-only | sed 's/^notes\/\(....\)\/\(..\)\/\(..\)\/\(.*\)\.yaml$/\1\2\3-\4/')
is "$err" "thanks: kept as $id, but the receipt could not be printed" 'the note is kept, and that is said'
run thanks show "$id"
out_like 'to a full disk'
run bash -c 'thanks edit last "still full" >/dev/full'
code_is 74
err_like '^thanks: kept as [^ ]*, but the receipt could not be printed$'
run bash -c 'thanks undo >/dev/full'
code_is 74
run bash -c 'thanks wall >/dev/full'
code_is 74
err_like 'No space left on device$'
run bash -c 'thanks add @alice "said to nobody" 2>/dev/full >/dev/full'
code_is 74
git_is_clean

# Nobody at the other end; streams that are closed.
run bash -c 'set -o pipefail; thanks wall | true'
quiet 'a closed pipe is no reason to complain'
run bash -c 'exec 9> >(true) && sleep 0.1 && thanks wall --all >&9'
code_is 141
quiet 'a closed pipe says nothing'
run bash -c 'exec 9> >(true) && sleep 0.1 && thanks add @alice "to a closed pipe" >&9'
code_is 74
err_like '^thanks: kept as [^ ]*, but the receipt could not be printed$'
run bash -c 'thanks add @alice "stdin closed" <&-'
code_is 0
out_like 'stdin closed'
run bash -c 'thanks add @alice <&-'
code_is 2 'no text on a closed stdin'
run bash -c 'thanks add @alice "stdout closed" >&-'
ok 'stdout closed' test "$code" -eq 0 -o "$code" -eq 74
run bash -c 'thanks add @alice "all closed" <&- >&- 2>&-'
ok 'all closed' test "$code" -eq 0 -o "$code" -eq 74
is "$(git log -3 --format=%s | cut -d ' ' -f 3- | paste -sd ,)" 'all closed,stdout closed,stdin closed' 'all were kept'
is "$(git ls-files -s | cut -c 1-6 | sort -u) $(grep -rl thanked . --include='*' 2>/dev/null)" '100644 ' 'and no receipt went into a file'
git_is_clean

# No rights, for one who has no root's.
fresh && chown -R 65534:65534 . && chmod -R a-w .
run unprivileged thanks add @alice "read-only"
code_is 74
is "$(is_one_line)" '' 'a read-only directory: one line'
err_like 'Permission denied'
run unprivileged thanks wall
code_is 0 'a read-only directory is read'
chmod 0 notes && run unprivileged thanks wall
ok 'an unreadable directory is not passed over' test "$code$err" != 0

# No HOME, no locale, nothing at all.
fresh
word='тёплый чай ☕ 谢谢'
run env -u HOME LC_ALL=C thanks add @alice "$word"
code_is 0
LC_ALL=C run thanks show "${out%% *}"
out_like "$word" 'a text survives the C locale'
run env -i PATH="$PATH" thanks wall
code_is 0
out_like '谢谢' 'and an empty environment'
run env -i PATH="$PATH" thanks add @alice "from an empty environment"
code_is 0
run env -i "$BUILD/thanks" add @alice "without even a PATH"
code_is 0
git_is_clean
