#!/usr/bin/env bash
# Reminders as a calendar: what another program reads of it, and that importing it again adds nothing.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
/usr/bin/python3 -I -c 'import icalendar' 2>/dev/null || { skip calendar.t 'no python3-icalendar here' && exit 0; }

# Prints what FILE holds, one component a line, as python3-icalendar reads it; and what is not as RFC 5545 has it.
parse() {
	/usr/bin/python3 -I - "$1" <<-'EOT'
		import datetime, sys
		from icalendar import Calendar
		raw = open(sys.argv[1], 'rb').read()
		assert raw.endswith(b'\r\n') and b'\n' not in raw.replace(b'\r\n', b''), 'line ends'
		for line in raw.split(b'\r\n'):
		    assert len(line) <= 75, line
		    line.decode()
		calendar = Calendar.from_ical(raw)
		assert calendar['version'] == '2.0' and calendar['prodid']
		uids = set()
		for part in calendar.subcomponents:
		    assert not part.errors, part.errors
		    if part.name == 'VTIMEZONE':
		        print('nothing')
		        continue
		    assert part.name in ('VEVENT', 'VTODO') and part['uid'] not in uids
		    uids.add(part['uid'])
		    assert part['dtstamp'].dt.tzinfo is not None
		    if part.name == 'VEVENT':
		        first, last = part['dtstart'].dt, part['dtend'].dt
		        assert type(first) is datetime.date and last > first
		        day = f'{first} {(last - first).days}'
		    else:
		        day = part['due'].dt if 'due' in part else '-'
		    said = '|'.join(filter(None, [str(part['summary']), str(part.get('description', ''))]))
		    print(part.name[1:].lower(), part['uid'].rsplit('-', 1)[0], day, said.replace('\n', '/'))
	EOT
}
ics() { # DAY ARGUMENT...: the calendar of that day stands in $work/ics, what it holds is the output
	THANKS_NOW=$1T09:00:00+01:00 thanks "${@:2}" -F ics >"$work/ics" 2>"$work/ics.err" || cat "$work/ics.err"
	run parse "$work/ics"
}

new_repo
write thanks.yaml <<<$'name: "Support; team, 支援"\nweek: {themes: {tue: "Patience, mostly"}}'
write people/bob.yaml <<<'{name: Bob, emails: [bob@example.org]}'
write people/alice.yaml <<<'{name: "Alice; the, \\ one", birthday: --02-29, since: 2019-03-01}'
write people/carol.yaml <<-'EOT'
	{name: Carol, notices: [{date: 2027-03-05, text: photo show}, {date: 2027-03-05, text: choir}]}
EOT
note 2027-01-05T10:00:00+01:00 bob alice tea >/dev/null
asked=$(note 2027-02-20T10:00:00+01:00 carol bob $'the late shift, on Friday;\nwith "care" \\o/ 謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝')
note 2026-02-26T10:00:00+01:00 carol bob 'staying patient' >/dev/null
short=${asked#*-}
short=${short:0:4}

ics 2027-02-26 remind
code_is 0
expect 'what is to be done are tasks, what has a day are events' <<-EOT
	todo never-thank-carol-bob - Thank Carol|Not thanked by you in the past year/thanks add @carol "..."
	todo 2027-01-05-thank-alice-bob 2027-02-04 Thank Alice;|Not thanked by you for 52 days/thanks add @alice "..."
	todo $asked-answer-carol-bob - Answer Carol: the late shift, on Friday;/with "care" \\o/ 謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝|thanks reply $short "..."
	event 2027-02-28-birthday-alice-bob 2027-02-28 1 Alice;'s birthday
	event 2027-03-01-anniversary-alice-bob 2027-03-01 1 Alice;, 8 years here
	event 2027-03-05-notice-carol-bob 2027-03-05 1 choir, Carol
	event 2027-03-05-notice-carol-bob 2027-03-05 1 photo show, Carol
	event 20260226-d5w0aaaaa-year_ago-carol-bob 2027-02-26 1 A year ago today: Carol thanked you: staying patient
EOT
cp "$work/ics" "$work/first"
ics 2027-02-26 remind
same_file "$work/ics" "$work/first" 'the same notes at the same time are the same bytes'
uids() { grep '^UID' "$1" | sort; }
ics 2027-02-28 remind
is "$(comm -13 <(uids "$work/first") <(uids "$work/ics"))" '' 'two days later no UID is new'
git clone -q . "$HOME/elsewhere" 2>/dev/null || git init -q "$HOME/elsewhere"
cp -R thanks.yaml people notes "$HOME/elsewhere"
ics 2027-02-26 -C "$HOME/elsewhere" remind
same_file "$work/ics" "$work/first" 'nor does it matter where a clone lies'
sed -i 's/^name:.*/name: Another/' "$HOME/elsewhere/thanks.yaml"
ics 2027-02-26 -C "$HOME/elsewhere" remind
is "$(comm -12 <(uids "$work/first") <(uids "$work/ics"))" '' 'another wall has others'
ics 2027-02-26 remind --team
is "$(comm -12 <(uids "$work/first") <(uids "$work/ics"))" '' 'and so has the team'

ics 2027-09-25 remind --for @alice
out_like 'event 2027-10-04-week-all-alice 2027-10-04 5 Customer Service Week\|thanks week' 'Customer Service Week is one event before it begins'
ics 2027-10-05 remind
out_like 'event 2027-10-05-week-all-bob 2027-10-05 1 Customer Service Week: Patience, mostly' 'then its days, with their themes'

rm -r people notes
ics 2027-02-26 remind
is "$out" nothing 'where nothing is due it is still a calendar'
run thanks remind --each -F ics
code_is 2
err_like 'hint: -o DIR'

sample_repo "$HOME/sample"
run thanks remind --each -F ics -o "$HOME/calendars"
code_is 0
quiet
is "$(cd "$HOME/calendars" && printf '%s ' *)" 'alice.ics bob.ics carol.ics dave.ics erin.ics frank.ics grace.ics ivan.ics liu.ics noor.ics ' 'a calendar each'
for file in "$HOME"/calendars/*; do
	run parse "$file"
	code_is 0 "${file##*/} is one"
done
mkdir "$HOME/hostile" && cd "$HOME/hostile" && git init -q || exit 1
# shellcheck source=/dev/null
. "$top/tests/golden/hostile/setup"
ics 2026-11-21 remind --days 30
code_is 0 'a hostile wall makes one, too'
unlike "$out" $'\e' 'without escapes'
ok 'with what is due' test "$(wc -l <"$work/out")" -ge 3
