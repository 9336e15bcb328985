#!/usr/bin/env bash
# Who is due, and what comes up, on which day: held against a calendar of another make, over a century with its
# leap days, weekends and turns of the year.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
need /usr/bin/python3
unset THANKS_NOW

# Writes a wall into the current directory: PEOPLE with files, NOTES between them around DAY; the same for a SEED.
scatter() {
	/usr/bin/python3 -I - "$@" <<-'EOT'
		import datetime, os, random, sys
		seed, day = int(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2])
		rng = random.Random(seed)
		off = rng.choice([['sat', 'sun'], ['fri', 'sat'], [], ['sun'], ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']])
		os.makedirs('people', exist_ok=True)
		open('thanks.yaml', 'w').write(f'every: {{default: {rng.randrange(5, 90)}d, customer: {rng.randrange(20, 200)}d}}\n'
		    f'lookback: {rng.randrange(100, 500)}d\ndays-off: [{", ".join(off)}]\n')
		for n in range(20):
		    with open(f'people/p{n}.yaml', 'w') as file:
		        file.write(f'name: P{n}\n')
		        if rng.random() < .3: file.write(f'every: {rng.randrange(1, 120)}d\n')
		        if rng.random() < .3: file.write('kind: customer\n')
		        if rng.random() < .2: file.write(f'until: {day + datetime.timedelta(rng.randrange(-60, 20))}\n')
		        when = day + datetime.timedelta(rng.randrange(-5, 25))
		        chance = rng.random()
		        if chance < .5: file.write(f'birthday: --{when.month:02}-{when.day:02}\n')
		        elif chance < .7: file.write('birthday: --02-29\n')
		        if rng.random() < .4:
		            when = day + datetime.timedelta(rng.randrange(-5, 25))
		            since = when.year - rng.randrange(0, 30)
		            try: file.write(f'since: {when.replace(year=since)}\n')
		            except ValueError: pass
		for n in range(60):
		    when = day - datetime.timedelta(int(rng.random() ** 2 * 520))
		    people = rng.sample(range(20), 3)
		    os.makedirs(f'notes/{when:%Y/%m/%d}', exist_ok=True)
		    to = ', '.join(f'p{p}' for p in people[1:rng.randrange(2, 4)])
		    open(f'notes/{when:%Y/%m/%d}/d5w0{n:05}.yaml', 'w').write(
		        f'from: {rng.choice(["p0", f"p{people[0]}"])}\nto: [{to}]\ndate: {when}T12:00:00+00:00\ntext: tea\n')
	EOT
}

# Prints what `remind --days DAYS -F line` should say of thanks and occasions on DAY to p0, or of the TEAM.
reckon() {
	/usr/bin/python3 -I - "$@" <<-'EOT'
		import datetime, glob, re, sys
		today, ahead, team = datetime.date.fromisoformat(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == 'team'
		one = datetime.timedelta(1)
		def read(path):
		    return dict(re.findall(r'^([a-z-]+): (.*)$', open(path).read(), re.M))
		settings = read('thanks.yaml')
		every = dict(re.findall(r'(\w+): (\d+)d', settings['every']))
		lookback = int(settings['lookback'][:-1])
		names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
		off = [names.index(d) for d in re.findall(r'\w+', settings['days-off'])]
		off = [] if len(off) == 7 else off
		works = lambda day: day.weekday() not in off
		def next_working(day):
		    while not works(day): day += one
		    return day
		last_ahead, left = today, ahead
		while left:
		    last_ahead += one
		    left -= works(last_ahead)
		last_ahead = next_working(last_ahead)
		people = {re.sub(r'.*/|\.yaml', '', path): read(path) for path in glob.glob('people/*')}
		last = {}
		for path in glob.glob('notes/*/*/*/*'):
		    note = read(path)
		    day = datetime.date.fromisoformat(note['date'][:10])
		    for to in re.findall(r'\w+', note['to']):
		        if to != note['from'] and (team or note['from'] == 'p0') and day <= today and (today - day).days <= lookback:
		            last[to] = max(day, last.get(to, day))
		def is_leap(year):
		    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
		def in_year(month, day, year):
		    return datetime.date(year, month, 28 if (month, day) == (2, 29) and not is_leap(year) else day)
		said = []
		for who, file in people.items():
		    until = datetime.date.fromisoformat(file['until']) if 'until' in file else datetime.date.max
		    if who == 'p0': continue
		    if until >= today:
		        own = int(file['every'][:-1]) if 'every' in file else int(every['customer' if file.get('kind') else 'default'])
		        if who not in last: said.append(f'thank {who}  ')
		        elif next_working(last[who] + own * one) <= today:
		            said.append(f'thank {who} {last[who]} {(today - last[who]).days}')
		    def occasion(what, month, day, since=None):
		        when = in_year(month, day, today.year)
		        if when < today: when = in_year(month, day, today.year + 1)
		        if when <= last_ahead and when <= until and (since is None or when.year > since):
		            said.append(f'{what} {who} {when} {(when - today).days}')
		    if 'birthday' in file: occasion('birthday', int(file['birthday'][2:4]), int(file['birthday'][5:7]))
		    if 'since' in file:
		        year, month, day = map(int, file['since'].split('-'))
		        occasion('anniversary', month, day, year)
		print('\n'.join(sorted(said)))
	EOT
}

hold() { # SEED DAY DAYS me|team
	local wanted got team=()
	[ "$4" = me ] || team=(--team)
	rm -rf notes people
	scatter "$1" "$2"
	wanted=$(reckon "$2" "$3" "$4")
	got=$(THANKS_NOW=$2T18:00:00+00:00 thanks --me @p0 remind --days "$3" "${team[@]}" -F line |
		awk -F '\t' '/^(thank|birthday|anniversary)/ { print $1, $2, $4, $5 }' | LC_ALL=C sort)
	[ "$got" = "$wanted" ] || { echo "seed $1 on $2, $3 days ahead, $4:" && diff <(echo "$wanted") <(echo "$got"); }
	grep . <<<"$wanted" >>"$work/said"
}

new_repo
seed=0 wrong=''
for day in 1904-02-28 1904-02-29 1904-03-01 1999-12-31 2000-01-01 2000-02-27 2000-02-29 2026-11-20 2026-11-21 2026-11-22 \
	2027-02-28 2028-02-26 2028-12-29 2099-12-28 2100-02-27 2100-02-28 2100-03-01; do
	for ahead in $((seed % 4)) $((seed + 5)); do
		seed=$((seed + 1))
		wrong+=$(hold "$seed" "$day" "$ahead" "$([ $((seed % 3)) -eq 0 ] && echo team || echo me)")
	done
done
is "$wrong" '' 'what is due is what another calendar says'
ok 'and there was something to say' test "$(wc -l <"$work/said")" -ge 250
ok 'of every kind' test "$(cut -d ' ' -f 1 "$work/said" | sort -u | wc -l)" -eq 3
