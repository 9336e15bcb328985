#!/usr/bin/env bash
# round: everybody writes three notes, to the left, to the right and to anyone; nobody is left out.
. "${0%/*}/lib.sh"
need python3

commits() { git rev-list --count HEAD; }
ring() { thanks round "$@" -F line | cut -f2 | tr '\n' ' '; }
# What WHO owes: left, right, anyone; - for what is not owed.
owes() { thanks round "${@:2}" -F line | awk -F '\t' -v who="$1" '$2 == who { for (i = 6; i <= 8; i++) printf "%s%s", $i == "" ? "-" : $i, i < 8 ? " " : "" }'; }
seat() { thanks round -F line | awk -F '\t' -v who="$1" -v field="$2" '$2 == who { print $field }'; }
left() { seat "$1" 4; }
right() { seat "$1" 5; }
# The order that the spec says: by SHA-256 of the name, a NUL and the handle.
drawn() { # NAME HANDLE...
	local name=$1
	shift
	for who; do printf '%s %s\n' "$(printf '%s\0%s' "$name" "$who" | sha256sum | cut -d' ' -f1)" "$who"; done |
		sort | cut -d' ' -f2 | tr '\n' ' '
}
day() { export THANKS_NOW=$1T12:00:00+01:00; }

unset THANKS_RANDOM # many notes at the same time
new_repo
for who in alice bob carol dave erin; do
	thanks -q people set @$who name="${who^}" groups+=support
done
thanks -q people set @omar kind=customer
thanks -q people set @ivan name=Ivan groups+=support until=2026-11-20
export THANKS_ME=bob

run thanks round
code_is 0
out_like 'No round is open.*thanks round start week'
run thanks round list
expect 'no round at all' <<-'EOT'
	There is no round yet. To begin one, for all or for a group:
	thanks round start week
EOT
run thanks round -F json
out_like '"round": null' 'no round, as JSON'
run thanks round week
code_is 66
err_like "there is no round 'week'"
for verb in close join leave; do
	run thanks round $verb
	code_is 66 "nothing to $verb"
	err_like 'no round is open'
done

# The start
run thanks round start week --due friday
code_is 0
out_like '^week  started'
out_like 'The round week, due Friday'
out_like '5 people, three notes each'
is "$(ring)" "$(drawn week alice bob carol dave erin)" 'everybody but customers and who has left, as drawn'
is "$(cat rounds/2026-11-21-week.yaml)" "name: week
start: 2026-11-21
due: 2026-11-27
ring: [$(drawn week alice bob carol dave erin | sed 's/ $//; s/ /, /g')]" 'the file'
is "$(git log -1 --format=%s)" 'round: start week' 'the subject'
is "$(git check-attr merge rounds/x.yaml)" 'rounds/x.yaml: merge: thanks' 'merged by our own driver'
git_is_clean
before=$(commits)
run thanks round start week
code_is 75 'one of that name at a time'
err_like 'week is open already.*hint: to end it: thanks round close week'
run thanks round wek
code_is 66
err_like 'did you mean week\?'
run thanks round strat lunch
code_is 2
err_like 'did you mean: thanks round start lunch\?'
for name in start me all ../x 'two words' '' "$(printf 'x%.0s' {1..100})" $'a\tb'; do
	run thanks round start "$name" @alice
	code_is 2 "no name for a round: ${name:0:10}"
done
run thanks round start
code_is 2 'a round wants a name'
run thanks round start a b
code_is 2 'one name'
run thanks round start lunch --due yesterday
code_is 2 'due in the past'
err_like 'is past'
run thanks round start lunch --due soon
code_is 2 'due no day'
err_like 'next week'
run thanks round start lunch --group nobody
code_is 66 'a group that is none'
run thanks round start lunch @ivan
code_is 2 'who has left sits in no ring'
is "$(commits)$(git status --porcelain)" "$before" 'nothing is changed'

# The page
page() {
	python3 -c '
import json, sys
page = json.load(open(sys.argv[1]))
assert page["schema"] == 1 and page["round"] == "week", page
ring = page["ring"]
names = [seat["person"] for seat in ring]
for at, seat in enumerate(ring):
    assert seat["left"] == names[at - 1] and seat["right"] == names[(at + 1) % len(ring)], seat
    assert len(set(seat["owes"])) == 3 and seat["person"] not in seat["owes"], seat
    assert seat["owes"][:2] == [seat["left"], seat["right"]] and seat["owes"][2] == seat["anyone"], seat
' "$1"
}
thanks round -F json >"$work/page.json"
ok 'as JSON: left, right, owes' page "$work/page.json"
run thanks round
out_like 'Yours to write'
like "$out" "on your left *thanks add @$(left bob) \"...\"" 'mine, ready to paste'
like "$out" "on your right *thanks add @$(right bob) \"...\"" 'and on the right'
like "$out" 'or anyone else *thanks add @' 'and anyone'
run thanks round --me @omar
unlike "$out" 'Yours' 'who is not in it owes nothing'
run thanks round -F csv
out_like '^round,person,name,left,right,owes_left,owes_right,owes_anyone' 'as CSV'

# Notes pay
IFS=' ' read -r l r any <<<"$(owes bob)"
run thanks add "@$l" "to the left"
out_like "thanked ${l^} in the round week: to the left" 'a note that is owed is of the round by itself'
like "$(cat notes/2026/11/21/*.yaml)" 'round: week' 'in its file'
is "$(owes bob)" "- $r $any" 'it is paid'
run thanks add "@$l" "once more"
unlike "$out" round 'a second one is not owed'
run thanks add @zoe "whom nobody knows here"
out_like 'thanked zoe in the round week' 'anyone is also somebody outside'
run thanks add @zoe "and once more"
unlike "$out" round 'anyone is one'
run thanks add "@$r" @zoe "to two at once"
out_like 'in the round week' 'a note to several'
is "$(owes bob)" '- - -' 'all are paid'
like "$(thanks round)" 'Bob *all written' 'and the page says so'
IFS=' ' read -r l r any <<<"$(owes alice)"
run thanks add --me @alice --round '' "@$l" "in no round"
unlike "$out" 'the round' '--round with nothing is none'
run thanks reply last --me "@$l" "any time"
unlike "$out" round 'an answer is no note of the round'
is "$(owes alice)" "$l $r $any" 'they do not pay'
run thanks add --me @alice --round wek "@$l" "x"
code_is 66
err_like "there is no round 'wek'.*did you mean week"
run thanks add --me @alice --round week --date yesterday "@$l" "x"
code_is 2
err_like 'week began on 21 November, after the day of this note'
run thanks add --me @alice --date yesterday "@$l" "yesterday"
unlike "$out" round 'a note of the day before is none of it'
run thanks add --me @erin --from @alice "@$l" "as Erin heard"
out_like 'in the round week' 'it counts for the sender, whoever types'
is "$(owes alice)" "- $r $any" 'and is paid'
run thanks add --me @omar @alice "from outside"
unlike "$out" round 'who is not in the ring owes nothing'
run thanks add --me @omar --round week @alice "from outside, but of the round"
out_like 'in the round week' 'unless it is said'
run thanks add --me @alice --dry-run "@$r" "would be"
out_like 'round: week' 'a dry run shows it'
run thanks add --me @alice -F json "@$r" "would be" --dry-run
out_like '"round_owed": 2,' 'as JSON: owed'
out_like '"round_left": 1,' 'and left'
run thanks edit last --round ''
code_is 0
run thanks edit last --round week
code_is 0 'an edit puts it in, too'
git_is_clean
IFS=' ' read -r l r any <<<"$(owes alice)"
run thanks add --me @alice --private "@$r" "for nobody else"
unlike "$out" 'the round' 'a private note is in no round'
is "$(owes alice)" "$l $r $any" 'and pays nothing'
run thanks add --me @alice --private --round week "@$r" "for nobody else"
code_is 2
run thanks edit --me @alice last --round week
code_is 2 'nor does an edit put it there'

# The wall of it
is "$(thanks wall --round week -F line | wc -l)" 5 'the wall of a round'
is "$(thanks wall --round Week --to @zoe -F line | wc -l)" 2 'with other filters'
is "$(thanks search left --round week -F line | wc -l)" 1 'and a search'
run thanks wall --round wek
code_is 66 'of a round that is none'
run thanks wall --round week --read
out_like '^The round week .*5 notes, oldest first'
like "$out" 'Bob thanks [A-Z][a-z]*
  to the left' 'one after another, to be read aloud'
is "$(thanks wall --round week --read -F line | cut -f2 | sort -c 2>&1)" '' 'oldest first'
is "$(thanks wall --read -n 2 -F line | wc -l)" 2 'as many as wanted'
run thanks search x --read
code_is 2 'a search is not read'
run thanks report --round week
out_like '^21 to 27 November 2026
Only in the round week' 'a report of it, to its last day'
out_like $'\n  5 notes so far\n' 'which is compared with nothing before it'
run thanks report --round week -F html
out_like '<p class="change">5 notes so far\.</p>' 'nor on a page of its own'
run thanks report --round week --until 2026-11-20
code_is 2
run thanks report --round week -F json
out_like '"round": "week"' 'as JSON'

# Reminders
run thanks remind --me @alice
out_like "^In the round week, due Friday
  ${r^} *on your right *thanks add @$r \"...\""
run thanks remind --me @alice --exit-code
code_is 1 'something is due'
run thanks remind --me @alice -F line
out_like "^round	$r	${r^}	2026-11-27	6			week" 'as lines'
run thanks remind --me @bob
unlike "$out" round 'who has paid is not reminded'
run thanks remind --me @alice --team
unlike "$out" 'In the round' 'the team is no reminder of mine'
day 2026-11-30
run thanks remind --me @alice
out_like 'In the round week, was due 3 days ago' 'overdue'
run thanks add --me @alice "@$r" "late, but"
out_like 'in the round week' 'it still counts'
day 2026-11-21

# Joining and leaving
paid=$(owes bob)
run thanks round join @frank
code_is 0
out_like '^week  frank joined$'
is "$(ring)" "$(drawn week alice bob carol dave erin frank)" 'each has their own place'
is "$(sed -n 's/^ring: \[\(.*\)\]$/\1/p' rounds/*.yaml | tr -d ,) " "$(ring)" 'in the file, too'
is "$(owes bob)" "$paid" 'what was written stays paid'
is "$(git log -1 --format=%s)" 'round: join week @frank' 'the subject'
run thanks round join week @frank
out_like 'unchanged' 'once is enough'
run thanks round join @ivan
code_is 2 'not who has left'
err_like 'thanks people set @ivan until='
run thanks round leave @frank week
out_like '^week  frank left$'
is "$(ring)" "$(drawn week alice bob carol dave erin)" 'and is gone'
run thanks round leave @frank
code_is 66
err_like '@frank is not in the round week'
run thanks round leave
out_like '^week  Bob left$' 'without a name it is me'
run thanks round join
out_like '^week  Bob joined$'
is "$(owes bob)" '- - -' 'who comes back has written'
run thanks round join @carlo
err_like 'carlo is new here; did you mean @carol\? then: thanks undo' 'a slip is pointed out'
run thanks undo
code_is 0
is "$(ring)" "$(drawn week alice bob carol dave erin)" 'and taken back'
thanks -q people set @dave aliases+=David
sed -i 's/dave/DAVID/' rounds/*.yaml && commit_all
is "$(ring)" "$(drawn week alice bob carol dave erin)" 'other spellings are the same person'
run thanks round leave @dave
is "$(ring)" "$(drawn week alice bob carol erin)" 'also when they leave'
run thanks undo
thanks -q people set @erin until=2026-11-20
is "$(ring)" "$(drawn week alice bob carol dave)" 'who has left the team is in no ring'
thanks -q people set @erin until=
git_is_clean

# Another last day
run thanks round due week 2026-12-04
code_is 0
out_like '^week  due 4 December$'
is "$(git log -1 --format=%s)" 'round: week is due 2026-12-04' 'the subject'
is "$(grep due rounds/*week.yaml)" 'due: 2026-12-04' 'in its file'
run thanks round due week 2026-12-04
out_like '^week  unchanged: due 4 December$'
run thanks round due 'next week'
out_like '^week  due 29 November$' 'of the only one that is open; a span is due at its end'
run thanks round due friday week
code_is 66 'the day stands last'
run thanks round due yesterday
code_is 2
err_like "round due: 'yesterday' is past"
run thanks round due week soon
code_is 2
err_like 'hint: as 2026-10-09'
run thanks round due
code_is 2
err_like 'until when\?'
run thanks round extend week friday
err_like 'did you mean: thanks round due week friday\?'
run thanks round due week friday
git_is_clean

# Several at once
run thanks round start lunch @alice @bob @carol --due tomorrow
out_like '3 people, two notes each'
is "$(owes bob lunch | grep -o -- '-$')" - 'of three nobody else is left'
run thanks round
out_like '^Open rounds
  lunch +due tomorrow +0 of 6 written +2 yours +thanks round lunch
  week +due Friday +5 of 15 written +yours done +thanks round week

The round lunch, due tomorrow' 'all that are open, then what is due first'
run thanks round week
out_like '^The round week, due Friday'
out_like 'Also open
  lunch +due tomorrow .*thanks round lunch$' 'and the others behind one that is named'
run thanks round list
expect 'what is due first stands first' <<-'EOT'
	Open
	  lunch    due tomorrow     0 of 6 written    2 yours       thanks round lunch
	  week     due Friday      5 of 15 written    yours done    thanks round week
EOT
run thanks round list -F line
is "$(cut -f1,3,5,8-10 <<<"$out")" "lunch	open	2026-11-22	0	6	2
week	open	2026-11-27	5	15	0" 'as lines'
run thanks round list -F csv
out_like '^round,group,state,start,due,closed,people,written,all,owed,invited' 'as CSV'
run thanks round list -F json
out_like '"round": "lunch".*"owed": 2' 'as JSON'
run thanks round list lunch
code_is 2
err_like 'hint: for one round: thanks round show lunch'
run thanks round show
expect 'between whom each sits' <<-EOT
	The round lunch, due tomorrow
	  3 people, two notes each (left, right); 0 of 6 written

	Yours to write
	  $(printf %-5s "$(left bob | sed 's/./\u&/')")    on your left     thanks add @$(left bob) "..."
	  $(printf %-5s "$(right bob | sed 's/./\u&/')")    on your right    thanks add @$(right bob) "..."

	From left to right
	$(thanks round lunch -F line | awk -F '\t' '{ printf "  %-5s    between %s%s and %s%s: nothing written\n", $3,
		toupper(substr($4, 1, 1)), substr($4, 2), toupper(substr($5, 1, 1)), substr($5, 2) }')

	Also open
	  week    due Friday    5 of 15 written    yours done    thanks round week
EOT
run thanks round show week
out_like 'Bob +between [A-Z][a-z]+ and [A-Z][a-z]+: all written' 'who has written'
out_like 'Alice +between [A-Z][a-z]+ and [A-Z][a-z]+: 2 of 3 written, still to anyone' 'and what is missing'
run thanks round show lunhc
code_is 66
err_like "round show: there is no round 'lunhc'.*did you mean lunch"
run thanks round show nosuch
err_like 'which there are: thanks round list'
run thanks round show lunch week
code_is 2
for word in end:close begin:start status:show lsit:list; do
	run thanks round "${word%:*}"
	code_is 66 "no verb: $word"
	err_like "hint: did you mean: thanks round ${word#*:}\\?"
	run thanks round "${word%:*}" lunch
	code_is 2
	err_like "hint: did you mean: thanks round ${word#*:} lunch\\?"
done
run thanks round join @dave
code_is 2
err_like 'several rounds are open: name one of lunch, week'
run thanks round close
code_is 2 'which one?'
IFS=' ' read -r l r any <<<"$(owes carol lunch)"
run thanks add --me @carol "@$l" "which is due first"
out_like 'in the round lunch' 'the one that is due first'
run thanks remind --me @carol
like "$out" 'In the round lunch.*In the round week' 'both are reminded of'
run script -qec 'thanks round close lunch' /dev/null
out_like 'to read them aloud: thanks wall --round lunch --read' 'what comes next'
run thanks undo
run thanks round close lunch
code_is 0
out_like '^lunch  closed: 1 of 6 notes written$'
like "$(cat rounds/*lunch.yaml)" 'closed: 2026-11-21' 'in its file'
run thanks round close lunch
code_is 75
err_like 'lunch was closed on 21 November'
run thanks round join lunch @dave
code_is 75 'nobody joins what is over'
run thanks round lunch
out_like 'The round lunch, closed 21 November'
out_like 'thanks wall --round lunch --read'
out_like 'between [A-Z][a-z]+ and [A-Z][a-z]+: 1 of 2 written' 'how it ended'
unlike "$out" 'thanks add' 'nobody owes anything in it'
run thanks add --me @carol "@$r" "after the end"
unlike "$out" lunch 'nor is a note put into it'
run thanks add --me @carol --round lunch "@$r" "all the same"
out_like 'in the round lunch' 'unless it is said'
run thanks round start lunch @alice @bob
code_is 75
err_like 'began and ended today'
day 2026-11-23
run thanks round start lunch @alice @bob
code_is 0 'a name may be used again'
out_like '2 people, one note to each other; 0 of 2 written'
is "$(owes bob lunch)$(owes alice lunch)" 'alice - -bob - -' 'two write to each other'
is "$(thanks wall --round lunch -F line)" '' 'its wall is its own'
is "$(thanks wall --round 2026-11-21-lunch -F line | wc -l)" 2 'the old one is found by its day'
run thanks round start alone @alice --due 'next week'
out_like 'due 6 December' 'a span is due at its end'
out_like 'Alice is alone in it: there is nobody to write to'
is "$(owes alice alone)" '- - -' 'one owes nothing'
run thanks remind --me @alice
unlike "$out" 'round alone' 'and is not reminded'
thanks -q round close alone
git_is_clean

# A group's round
run thanks round start care --group support @zoe
like "$(cat rounds/*care.yaml)" 'group: support.*guests: \[zoe\]' 'a group and its guest'
run thanks round care -F line
like "$out" 'zoe' 'who is in it'
thanks -q people set @dave groups-=support
unlike "$(ring care)" dave 'who leaves the group leaves its round'
like "$(ring care)" zoe 'a guest stays'
run thanks round join care @dave
like "$(ring care)" dave 'and may be asked back'
# Who comes to a group that has begun one
thanks -q people set @lena name=Lena groups+=support
run thanks remind --me @lena
out_like '^Not in the round care
  without you so far +thanks round join care
'
run thanks remind --for @lena
out_like 'without them so far +thanks round join care @lena'
run thanks remind --me @lena -F line
out_like '^join	lena	Lena					care	lena'
run thanks remind --me @lena -F json
out_like '"what": "join"'
run thanks remind --me @lena -F ics
out_like 'SUMMARY:The round care is open without Lena.*DESCRIPTION:thanks round join care @lena'
unlike "$(thanks remind --me @omar)$(thanks remind --me @alice)" 'Not in' 'nobody else is asked'
run thanks round care --me @lena
out_like 'You are not in it; to join: thanks round join care' 'its page says so'
run thanks round list --me @lena
out_like 'care of @support +begun today +0 of 18 written +thanks round join care' 'and the list'
run thanks add --me @lena @alice tea -F json
out_like '"round_invites": "care"' 'and the receipt of a note to one of them'
run thanks add --me @lena @nina tea -F json
out_like '"round_invites": null' 'not of one to somebody else'
run script -qec 'thanks add --me @lena @alice "more tea" --no-pager' /dev/null
out_like 'the round care of your group is open without you: thanks round join'
run thanks round join --me @lena care
unlike "$(thanks remind --me @lena)$(thanks round list --me @lena)" 'Not in|join care' 'once is enough'
run thanks round leave --me @lena care
like "$(cat rounds/*care.yaml)" 'away: \[lena\]' 'who leaves it'
unlike "$(thanks remind --me @lena)$(thanks round care --me @lena)" '[Nn]ot in( it|$)' 'is not asked in again'
run thanks round join --me @lena care
unlike "$(cat rounds/*care.yaml)" 'lena\].*away: .*lena' 'and may come back'
run thanks round leave --me @zoe care
unlike "$(cat rounds/*care.yaml)" 'away: .*zoe' 'a guest is just gone'
run thanks round join care @zoe
thanks -q people set @lena until=2026-11-20

thanks -q people set @dave groups+=support
run thanks round join care @omar
like "$(sed -n '/guests/p' rounds/*care.yaml)" 'omar' 'as a guest'
run thanks check
quiet 'all is well'

# Undo takes all of it back
run thanks undo
unlike "$(ring care)" omar 'a join is undone'
run script -qec 'thanks round close care' /dev/null
out_like 'care  closed: [0-9]+ of [0-9]+ notes written' 'the end'
run thanks undo
like "$(thanks round care)" 'The round care of @support' 'a close, too'
unlike "$(thanks round care)" closed 'it is open again'
git_is_clean

# Nothing in a file does harm
write rounds/bad.yaml <<'EOT2'
name: [
EOT2
run thanks round week
code_is 0 'a file that is wrong does not stop the others'
err_like '^rounds/bad.yaml:'
run thanks add @alice "all the same"
code_is 0 'nor a note'
run thanks check rounds
code_is 65
out_like '^rounds/bad.yaml:'
rm rounds/bad.yaml
ln -s /etc/passwd rounds/2026-11-24-link.yaml
run thanks round link
code_is 66 'a link is not followed'
rm rounds/2026-11-24-link.yaml
rm -rf rounds && git checkout -q . && chmod 000 rounds
run unprivileged thanks round
chmod 755 rounds
unlike "$code" '^1[23]' 'no rights to look: no crash'

# Two clones that begin the same round, and let in and out, sit in one ring in the end
cd "$HOME" && thanks -q init two && cd two || exit 1
git config merge.thanks.driver 'thanks merge-driver %O %A %B %P'
for who in alice bob carol dave; do thanks -q people set @$who name="${who^}"; done
cd "$HOME" && git clone -q two one && cd one || exit 1
git config merge.thanks.driver 'thanks merge-driver %O %A %B %P'
meet() { # NAME: both pull, and are the same
	(cd "$HOME/one" && git pull -q --no-rebase --no-edit "$HOME/two" main && git push -q "$HOME/two" HEAD:met) &&
		(cd "$HOME/two" && git merge -q --ff met && git branch -q -d met)
	is "$(cd "$HOME/one" && ring "$1" 2>&1)" "$(cd "$HOME/two" && ring "$1" 2>&1)" "both have one ring: $1"
}
for clone in one two; do (cd "$HOME/$clone" && thanks -q round start week --due friday); done
meet week
(cd "$HOME/one" && thanks -q round join @frank && thanks -q round leave @dave)
(cd "$HOME/two" && thanks -q round join @grace && thanks -q add @zoe tea)
meet week
is "$(ring week)" "$(drawn week alice bob carol frank grace)" 'all who came, and nobody who went'
is "$(git ls-files rounds | wc -l)" 1 'in one file'
(cd "$HOME/one" && thanks -q round start party @alice @bob --due friday)
(cd "$HOME/two" && thanks -q round start party @carol @bob --due monday)
meet party
is "$(ring party)" "$(drawn party alice bob carol)" 'with different people on one day'
run thanks check conflicts
code_is 65 'and different days, which somebody has to settle'
err=$out && err_like "^rounds/.*-party.yaml: conflicts: .*'due'"
thanks -q round due party tuesday
run thanks check conflicts
quiet 'who says it anew settles it'
thanks -q undo
thanks -q round close party
run thanks check conflicts
quiet 'or its end does'
(cd "$HOME/two" && git pull -q "$HOME/one" main)
# on different days, and with different people
(cd "$HOME/one" && thanks -q round start lunch @alice @bob @carol)
(cd "$HOME/two" && day 2026-11-24 && thanks -q round start lunch @bob @carol @dave --due friday)
meet lunch
day 2026-11-24
is "$(ring lunch)" "$(drawn lunch alice bob carol dave)" 'what began twice is one round'
out=$(thanks round) && out_like 'The round lunch, due Friday' 'and shown as one'
thanks -q round leave lunch @carol
is "$(ring lunch)" "$(drawn lunch alice bob dave)" 'who leaves leaves both files'
run thanks check --all rounds
code_is 0
out_like 'remark: rounds/2026-11-24-lunch.yaml: begins a round that is open already'
thanks -q round close lunch
like "$(thanks round lunch)" 'The round lunch, closed' 'and it ends as one'
git_is_clean
