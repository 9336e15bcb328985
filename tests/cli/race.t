#!/usr/bin/env bash
# Many writers at once: each note is there, each is one commit, history is one line, and nothing is
# left staged. RACE_NOTES is how many notes are written.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # the writers are to wait for each other, not for a disk
. "${0%/*}/lib.sh"
unset THANKS_NOW THANKS_RANDOM
notes=${RACE_NOTES:-1000}
writers=20
letters=0abcdefghijklmnopqrst # they thank @aaaaa, @bbbbb, ...: none is a near miss of another
each=$((notes / writers))

write_all() { # WRITER: prints its receipts
	local i c=${letters:$1:1}
	for ((i = 1; i <= each; i++)); do thanks add "@$c$c$c$c$c" "note $1.$i" || echo "writer $1, note $i: exit $?"; done
}
commit_by_hand() { # until it works: git waits for nobody
	local i
	for i in 1 2 3 4 5; do
		until git commit -q --allow-empty -m "by hand $i" 2>/dev/null; do sleep 0.01; done
		sleep 0.2
	done
}

new_repo
began=$(git rev-parse HEAD)
echo mine >mine && git add mine # which nobody may commit but us
started=$EPOCHREALTIME
for ((w = 1; w <= writers; w++)); do write_all $w >"$work/receipts.$w" 2>&1 & done
wait
echo "# $notes notes by $writers writers: $(((${EPOCHREALTIME/./} - ${started/./}) / 1000)) ms"
is "$(cat "$work"/receipts.* | grep -vE '^[0-9]{8}-[0-9a-z]{9}  thanked ')" '' 'each writer has its receipts'
is "$(cat "$work"/receipts.* | wc -l)" "$notes" 'all of them'
is "$(thanks wall --all -F line | wc -l)" "$notes" 'the wall has all notes'
is "$(cat "$work"/receipts.* | cut -c 1-18 | sort)" "$(thanks wall --all -F line | cut -f 1 | sort)" 'those that the receipts name'
is "$(git rev-list --count "$began..")" "$notes" 'each is a commit'
is "$(git rev-list --count --min-parents=2 HEAD)" 0 'in one line of history'
is "$(git log --format= --name-status "$began.." | cut -c 1-8 | sort | uniq -c | tr -s ' ')" " $notes A	notes/" 'of one new file'
is "$(git status --porcelain)" 'A  mine' 'nothing else is staged, and nothing lost'
is "$(git fsck --strict --no-dangling --no-progress 2>&1)" '' 'git finds nothing wrong'
run thanks check
quiet 'nor do we'

# With plain git in between, which takes no turns.
new_repo "$HOME/mixed"
each=5
for ((w = 1; w <= 10; w++)); do write_all $w >"$work/receipts.$w" 2>&1 & done
commit_by_hand &
wait
is "$(git log --format=%s | grep -c '^thank @') $(git log --format=%s | grep -c '^by hand')" '50 5' 'git and we have all our commits'
is "$(thanks wall --all -F line | wc -l)" 50 'and all notes'
is "$(git rev-list --count --min-parents=2 HEAD)" 0 'in one line'
git_is_clean

# One note, ten at once.
id=$(thanks add @alice "everybody's")
id=${id%% *}
tag_it() { for i in 1 2 3 4 5; do thanks edit "$id" -t "t$1-$i" >/dev/null || echo "exit $?"; done; }
for ((w = 1; w <= 10; w++)); do tag_it $w >>"$work/failed" 2>&1 & done
wait
is "$(cat "$work/failed")" '' 'ten edit one note at once'
is "$(thanks show "$id" -F json | grep -oE '"t[0-9]+-[0-9]"' | sort -u | wc -l)" 50 'and all their tags are there'
git_is_clean

# One person's file, and ids that meet.
for ((w = 1; w <= 10; w++)); do thanks people set @team "aliases+=Team $w" >/dev/null 2>>"$work/failed" & done
wait
is "$(cat "$work/failed")$(grep -o 'Team [0-9]*' people/team.yaml | sort -u | wc -l)" 10 "a person's file"
for ((w = 1; w <= 10; w++)); do THANKS_NOW=2026-11-21T16:42:00+01:00 THANKS_RANDOM=1 thanks add @alice "the same id $w" >>"$work/same" 2>&1 & done
wait
is "$(grep -c ' thanked ' "$work/same")" "$(git log --format=%s | grep -c 'the same id')" 'one id: who got a receipt has a note'
is "$(grep -v ' thanked ' "$work/same" | grep -vE '^(thanks|hint): ')" '' 'and the others a line'
git_is_clean

# The very first note on a machine, ten times at once.
export HOME=$work/new
mkdir "$HOME" && cp "$work/home/.gitconfig" "$HOME" && cd "$HOME" || exit 1
for ((w = 1; w <= 10; w++)); do thanks add @alice "first $w" >>"$work/first" 2>&1 & done
wait
is "$(thanks wall --all -F line | wc -l)" 10 'ten first notes make one repository'
cd "$HOME/.local/share/thanks" && git_is_clean
