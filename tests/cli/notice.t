#!/usr/bin/env bash
# notice keeps what somebody does outside of work, for the day it comes.
. "${0%/*}/lib.sh"

commits() { git rev-list --count HEAD; }
notices() { sed -n '/^notices/,$p' "people/$1.yaml"; }

new_repo
run thanks notice @alice 2026-12-05 "photo show at Gallery 9"
code_is 0
out_like '^alice  noticed for Sat 5 Dec: photo show at Gallery 9$'
like "$(notices alice)" '^notices:.*\{date: 2026-12-05, text: photo show at Gallery 9\}' 'the file'
is "$(git log -1 --format=%s)" 'notice @alice: photo show at Gallery 9' 'the subject'
git_is_clean
run thanks notice @alice saturday the choir sings
like "$(notices alice)" 'date: 2026-11-21, text: the choir sings' 'today is saturday'
run thanks notice @alice monday "the dance contest"
like "$(notices alice)" 'date: 2026-11-23, text: the dance contest' 'days look ahead'
run thanks notice @alice in 2 weeks the marathon
like "$(notices alice)" 'date: 2026-12-05, text: the marathon' 'a day of several words'
run thanks notice @alice --yearly 2027-05-01 "May song"
out_like '^alice  noticed for 1 May, every year: May song$'
like "$(notices alice)" 'date: --05-01, text: May song' 'every year'
for day in 5-1 05-1 --05-01; do
	run thanks notice @dave --yearly $day "May song of $day"
	out_like "^dave  noticed for 1 May, every year: May song of $day$"
done
run thanks notice @dave --05-01 "May song"
out_like '^dave  noticed for 1 May, every year: May song$' 'as files have it'
run thanks notice @alice a model ship on the desk
out_like '^alice  noticed: a model ship on the desk$'
like "$(notices alice)" '\{text: a model ship on the desk\}' 'without a day'
is "$(grep -c text: people/alice.yaml)" 6 'all are there'
run thanks notice @alice a model ship on the desk
out_like unchanged 'the same once more is nothing new'
run thanks notice @alice 'monday blues, the album: "x" #y'
code_is 0 'marks in the text'
thanks -q people set @alice name=Alice
run thanks people show @alice
out_like 'Gallery 9' 'they are shown'

before=$(commits)
for name in @../x @all '' "@$(printf 'x%.0s' {1..5000})"; do
	run thanks notice "$name" "text"
	code_is 2 "hostile ${name:0:10}"
done
run thanks notice @alice
code_is 2 'nothing to notice'
run thanks notice @alice ""
code_is 2 'an empty text'
run thanks notice @alice $'two\nlines'
code_is 2 'two lines'
run thanks notice @alice "$(printf 'x%.0s' {1..5000})"
code_is 2 'too long'
run thanks notice @alice --yearly "no day"
code_is 2 '--yearly needs a day'
slip() { # HINT WORD...: no day, but meant as one
	run thanks notice @alice "${@:2}"
	code_is 2 "a slip of a day: ${*:2}"
	err_like "hint: $1"
}
slip 'did you mean saturday\?.* behind --' satturday "choir"
slip 'did you mean wednesday\?' wendsday choir practice
slip 'did you mean tomorrow\?' tomorow
slip 'every year: --yearly 05-01;' 05-01 "dance"
slip 'days are typed like 2026-12-05' 2026-13-45 "dance"
slip 'days are typed like' --yearly 13-45 "dance"
for day in 12/05 5/12/2026 12.05.2026 5.12. 5.12; do
	slip 'days are typed like 2026-12-05 or saturday; what is no day goes behind --' $day choir
	err_like "notice: '$day' is not a day"
done
for day in '5 December' '5. Dec' 'dec 5th' 'December 5, 2026'; do
	slip 'days are typed like 2026-12-05' "$day" choir
	# shellcheck disable=SC2086 # words
	slip 'days are typed like 2026-12-05' $day choir
done
slip 'days are typed like 05-01 with --yearly' --yearly '1 May' dance
run thanks notice @alice @bob
code_is 2 'several people, and nothing to notice'
run thanks notice @alice @all friday both
code_is 2 'all of them is nobody'
for words in saturday 2026-12-05 'in 2 weeks' '--yearly 05-01'; do
	# shellcheck disable=SC2086
	run thanks notice @alice $words
	code_is 2 "a day, but no text: $words"
	err_like 'what is there to notice on that day\?.*as in: '
done
is "$(commits)$(git status --porcelain)" "$before" 'nothing is changed'
run thanks notice @erin @frank,@grace, @erin 2026-12-05 "both of them"
code_is 0 'several people'
out_like '^erin, frank, grace  noticed for Sat 5 Dec: both of them$'
for name in erin frank grace; do
	like "$(notices $name)" '\{date: 2026-12-05, text: both of them\}' "$name has it"
done
is "$(commits)" $((before + 1)) 'in one commit'
is "$(git log -1 --format=%s)" 'notice @erin, @frank, @grace: both of them' 'which names them all'
thanks -q undo
git_is_clean
ok 'and is undone at once' test ! -e people/erin.yaml
run thanks notice @carol 3 pianos to hear
out_like '^carol  noticed: 3 pianos to hear$' 'a number is no day'
run thanks notice @carol December concerts
out_like '^carol  noticed: December concerts$' 'nor is a month'
run thanks notice @carol -- 12/05 is the name of a band
out_like '^carol  noticed: 12/05 is the name' 'behind --'
run thanks notice @carol -- satturday is the name of a band
out_like '^carol  noticed: satturday is the name of a band$' 'behind -- all is text'
run thanks notice @carol -- saturday night fever
out_like '^carol  noticed: saturday night fever$' 'a day, too'
run thanks notice @carol money for the school
out_like '^carol  noticed: money' 'other words are the text'
run thanks notice @carol 2026-01-05 "a show"
out_like '^carol  noticed for Mon 5 Jan'
err_like '5 January is past.*--yearly' 'a day that is past is pointed out'
run thanks notice @carol --yearly 2026-01-05 "another show"
is "$err" '' 'but not one that comes again'
cd "$HOME" || exit 1
run env XDG_DATA_HOME="$work/data" thanks notice @alice --yearly "no day"
run env XDG_DATA_HOME="$work/data" thanks people set @alice shoe=42
not_ok 'what is refused makes no repository' test -e "$work/data"
run env XDG_DATA_HOME="$work/data" thanks notice @alice saturday "the first of all"
code_is 0 'no set-up is needed'
ok 'the default repository is made' test -f "$work/data/thanks/people/alice.yaml"
