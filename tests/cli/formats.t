#!/usr/bin/env bash
# What programs read is what other programs can read, and the same in every format.
. "${0%/*}/lib.sh"
need /usr/bin/python3

python() { /usr/bin/python3 -I - "$@"; }

pages=(
	'wall: wall --all'
	'search: search the'
	'report: report'
	'remind: remind --days 30'
	'week: week'
	'people: people'
	'check: check --all'
)

# json, line and csv of every page with rows stand in $work/PAGE.FORMAT.
say_pages() {
	local page format
	for page in "${pages[@]}"; do
		for format in json line csv; do
			# shellcheck disable=SC2086 # words
			run thanks ${page#*: } -F $format
			cp "$work/out" "$work/${page%%:*}.$format"
		done
	done
}

# Prints what differs between the three formats of PAGE: which records, in which order.
differ() { # PAGE
	python "$work/$1" <<-'EOT'
		import csv, json, sys
		name = sys.argv[1]
		page = json.load(open(name + '.json', encoding='utf-8'))
		lines = [l.split('\t') for l in open(name + '.line', encoding='utf-8', newline='\n').read().split('\n')[:-1]]
		rows = list(csv.DictReader(open(name + '.csv', encoding='utf-8', newline=''), strict=True))
		assert page['schema'] == 1
		def say(format, got, wanted):
		    if got != wanted:
		        print(format, got, 'json', wanted)
		which = name.rsplit('/', 1)[1]
		if which in ('wall', 'search'):
		    notes = [n for root in page['notes'] for n in [root] + root['answers']]
		    say('line', [l[1] for l in lines], [n['date'] for n in notes])
		    say('line', [len(l) for l in lines], [5] * len(notes))
		    say('csv', [r['date'] for r in rows], [n['date'] for n in notes])
		    say('csv', [r['is'] for r in rows], [n['is'] for n in notes])
		elif which == 'report':
		    persons = [(p['handle'], str(p['gave']), str(p['received'])) for p in page['persons']]
		    say('line', [(l[1], l[6], l[9]) for l in lines if l[0] == 'person'], persons)
		    say('csv', [(r['handle'], r['gave'], r['received']) for r in rows], persons)
		    say('line', [l[1:] for l in lines if l[0] == 'notes'],
		        [[str(page['notes']), str(page['notes_before'])]])
		elif which == 'remind':
		    items = [(i['what'], i['who']['handle'], i['day'] or '') for i in page['items']]
		    say('line', [(l[0], l[1], l[3]) for l in lines], items)
		    say('csv', [(r['what'], r['handle'], r['day']) for r in rows], items)
		elif which == 'week':
		    persons = [(p['handle'], str(p['received']), str(p['in_person'])) for p in page['persons']]
		    say('line', [(l[1], l[6], l[9]) for l in lines if l[0] == 'person'], persons)
		    say('csv', [(r['handle'], r['received'], r['in_person']) for r in rows], persons)
		    todo = [(g['goal'], p['handle']) for g in page['goals'] for p in page['persons'] if g['goal'] in p['todo']]
		    say('line', [(l[1], l[2]) for l in lines if l[0] == 'todo'], todo)
		elif which == 'people':
		    people = [(p['handle'], p['kind']) for p in page['people']]
		    say('line', [(l[0], l[2]) for l in lines], people)
		    say('csv', [(r['handle'], r['is']) for r in rows], people)
		elif which == 'check':
		    problems = [(p['level'], p['check']) for p in page['problems']]
		    say('line', [(l[3], l[4]) for l in lines], problems)
		    say('csv', [(r['level'], r['check']) for r in rows], problems)
	EOT
}

same_records() { # WHERE
	local page
	say_pages
	for page in "${pages[@]}"; do
		run differ "${page%%:*}"
		quiet "$1: ${page%%:*} has the same records as json, line and csv"
	done
}

is_valid() { # ARGUMENT...: as JSON and, where there is one, as HTML
	thanks "$@" -F json >"$work/page" 2>"$work/err"
	run python "$work/page" <<-'EOT'
		import json, sys
		assert json.load(open(sys.argv[1], encoding='utf-8'))['schema'] == 1
	EOT
	quiet "$*: JSON"
	thanks "$@" -F html >"$work/page" 2>"$work/err"
	[ $? -eq 2 ] && return
	if command -v tidy >/dev/null; then
		run tidy -e -q "$work/page"
		quiet "$*: HTML"
	else
		skip "$*: HTML" 'no tidy here'
	fi
}

all_valid() { # HANDLE ID
	is_valid wall --all
	is_valid search the
	is_valid show "$2"
	is_valid report
	is_valid report "$1"
	is_valid remind
	is_valid remind --each
	is_valid week
	is_valid report --week
	is_valid people
	is_valid people show "$1"
	is_valid check
	is_valid whoami
	is_valid thank "$1" tea --dry-run
}

sample_repo
same_records 'the sample'
all_valid @alice last

mkdir "$HOME/hostile" && cd "$HOME/hostile" && git init -q || exit 1
# shellcheck source=/dev/null
. "$top/tests/golden/hostile/setup"
same_records 'a hostile wall'
all_valid @alice c67g
