# Completes thanks and thank in fish. Made by: thanks completions fish

function __thanks_ask # WHAT: candidates from the notes repository
	set -l dir
	set -l words (commandline -opc)
	set -l at (contains -i -- -C $words; or contains -i -- --directory $words)
	and set dir -C (string replace -r '^~' $HOME -- $words[(math $at + 1)])
	# a person's fields come behind the person
	test $argv[1] = fields; and not string match -q -- '@*' $words; and set argv[1] persons
	thanks $dir __complete $argv[1] 2>/dev/null
end

# The command so far, as `wall` or `people set`; then, on a second line, how many words of a
# text stand behind it.
function __thanks_scan
	set -l words (commandline -opc)
	set -l key
	set -l said 0
	set -l skip 0
	string match -qr '(^|/)thank$' -- $words[1]; and set key thank
	for word in $words[2..-1]
		if test $skip = 1
			set skip 0
		else if test "$word" = --
			set said 1
			break
		else if string match -q -- '-*' $word
			__thanks_takes_value "$key $word"; and set skip 1
		else if test -z "$key"; and string match -q -- '@*' $word
			set key thank
		else if set -l found (__thanks_name (string trim -- "$key $word")); and test $said = 0
			set key $found
		else if test -z "$key"
			set key ' '
		else if not string match -q -- '@*' $word
			set said 1
		end
	end
	printf '%s\n' "$key" $said
end

function __thanks_at # KEY: is this the command?
	set -l found (__thanks_scan)
	test "$found[1]" = "$argv[1]"
end

function __thanks_open # KEY: is it, and does no text stand behind it yet?
	set -l found (__thanks_scan)
	test "$found[1]" = "$argv[1]" -a "$found[2]" = 0
end

function __thanks_name # NAME: the command that goes by it
	switch $argv[1]
	case 'thank' 'add'
		echo 'thank'
	case 'reply'
		echo 'reply'
	case 'cheer'
		echo 'cheer'
	case 'wall' 'w'
		echo 'wall'
	case 'search'
		echo 'search'
	case 'show'
		echo 'show'
	case 'card'
		echo 'card'
	case 'report'
		echo 'report'
	case 'remind'
		echo 'remind'
	case 'week'
		echo 'week'
	case 'people'
		echo 'people'
	case 'people show'
		echo 'people show'
	case 'people set'
		echo 'people set'
	case 'people merge'
		echo 'people merge'
	case 'people remove'
		echo 'people remove'
	case 'notice'
		echo 'notice'
	case 'round'
		echo 'round'
	case 'round start'
		echo 'round start'
	case 'round list'
		echo 'round list'
	case 'round show'
		echo 'round show'
	case 'round join'
		echo 'round join'
	case 'round leave'
		echo 'round leave'
	case 'round due'
		echo 'round due'
	case 'round close'
		echo 'round close'
	case 'edit'
		echo 'edit'
	case 'remove'
		echo 'remove'
	case 'undo'
		echo 'undo'
	case 'init'
		echo 'init'
	case 'clone'
		echo 'clone'
	case 'sync'
		echo 'sync'
	case 'git'
		echo 'git'
	case 'merge-driver'
		echo 'merge-driver'
	case 'check'
		echo 'check'
	case 'whoami'
		echo 'whoami'
	case 'help'
		echo 'help'
	case 'completions'
		echo 'completions'
	case 'version' '--version' '-V'
		echo 'version'
	case '*'
		return 1
	end
end

function __thanks_takes_value # KEY OPTION, as one word
	switch $argv[1]
	case '* --directory' '* -C' '* --format' '* -F' '* --color' '* --me' 'thank --from' 'thank --tag' 'thank -t' 'thank --via' 'thank --for' 'thank --date' 'thank --round' 'thank --picture' 'reply --from' 'reply --tag' 'reply -t' 'reply --via' 'reply --for' 'reply --date' 'reply --round' 'reply --picture' 'cheer --from' 'cheer --tag' 'cheer -t' 'cheer --via' 'cheer --for' 'cheer --date' 'cheer --round' 'cheer --picture' 'wall --from' 'wall --to' 'wall --tag' 'wall -t' 'wall --via' 'wall --kind' 'wall --group' 'wall --text' 'wall --round' 'wall --since' 'wall --until' 'wall --count' 'wall -n' 'search --from' 'search --to' 'search --tag' 'search -t' 'search --via' 'search --kind' 'search --group' 'search --text' 'search --round' 'search --since' 'search --until' 'search --count' 'search -n' 'card --paper' 'report --from' 'report --to' 'report --tag' 'report -t' 'report --via' 'report --kind' 'report --group' 'report --text' 'report --round' 'report --since' 'report --until' 'remind --days' 'remind --group' 'remind --for' 'remind --output' 'remind -o' 'week --until' 'round start --group' 'round start --due' 'edit --from' 'edit --tag' 'edit -t' 'edit --via' 'edit --for' 'edit --date' 'edit --round' 'edit --picture' 'edit --to' 'edit --draft' 'init --name' 'init --remote'
		return 0
	end
	return 1
end

complete -c thanks -f
complete -c thank -w thanks
complete -c thanks -n '__thanks_at ""; and string match -q "@*" -- (commandline -ct)' -a '(__thanks_ask people)'
complete -c thanks -s C -l directory -x -a '(__fish_complete_directories)' -d 'the notes repository in or around DIR'
complete -c thanks -n '__thanks_at ""' -s F -l format -x -a 'text line json csv html ics mail' -d 'print it as FORMAT'
complete -c thanks -l color -x -a 'auto always never' -d 'use colours'
complete -c thanks -l no-pager -d 'never through the pager'
complete -c thanks -s q -l quiet -d 'say nothing when all is well'
complete -c thanks -l me -x -k -a '(__thanks_ask people)' -d 'act as @WHO'
complete -c thanks -s h -l help -d 'say how it is used'

complete -c thanks -n '__thanks_open ""' -a 'thank add' -d 'write a thank-you note'
complete -c thanks -n '__thanks_open "thank"' -k -a '(__thanks_ask people)'
complete -c thanks -n '__thanks_at "thank"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "thank"' -l from -x -k -a '(__thanks_ask people)' -d 'whom the thanks come from, when it is not me who only types'
complete -c thanks -n '__thanks_at "thank"' -s t -l tag -x -k -a '(__thanks_ask tags)' -d 'a value it shows: patience, teamwork, ...; may be repeated'
complete -c thanks -n '__thanks_at "thank"' -l via -x -a 'note in-person card e-mail phone gift' -d 'how it was said'
complete -c thanks -n '__thanks_at "thank"' -l for -x -d 'what it is about: a commit, a link, a ticket, a path'
complete -c thanks -n '__thanks_at "thank"' -l date -x -a 'today yesterday' -d 'when it was: yesterday, monday, 2026-11-21, "yesterday 16:42"'
complete -c thanks -n '__thanks_at "thank"' -l round -x -k -a '(__thanks_ask rounds)' -d 'the round it is written in (thanks help round); empty: in none'
complete -c thanks -n '__thanks_at "thank"' -l picture -r -F -d 'a picture to go with it: png, jpeg, webp or gif, at most 5 MiB'
complete -c thanks -n '__thanks_at "thank"' -l again -d 'it is meant: the same words again, or a day to come'
complete -c thanks -n '__thanks_at "thank"' -s n -l dry-run -d 'print what would be written, and write nothing'
complete -c thanks -n '__thanks_at "thank"' -l private -d 'keep it to yourself, in a repository of your own that is never shared'

complete -c thanks -n '__thanks_open ""' -a 'reply' -d 'answer the sender of a note'
complete -c thanks -n '__thanks_open "reply"' -k -a '(__thanks_ask ids)'
complete -c thanks -n '__thanks_at "reply"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "reply"' -l from -x -k -a '(__thanks_ask people)' -d 'whom the thanks come from, when it is not me who only types'
complete -c thanks -n '__thanks_at "reply"' -s t -l tag -x -k -a '(__thanks_ask tags)' -d 'a value it shows: patience, teamwork, ...; may be repeated'
complete -c thanks -n '__thanks_at "reply"' -l via -x -a 'note in-person card e-mail phone gift' -d 'how it was said'
complete -c thanks -n '__thanks_at "reply"' -l for -x -d 'what it is about: a commit, a link, a ticket, a path'
complete -c thanks -n '__thanks_at "reply"' -l date -x -a 'today yesterday' -d 'when it was: yesterday, monday, 2026-11-21, "yesterday 16:42"'
complete -c thanks -n '__thanks_at "reply"' -l round -x -k -a '(__thanks_ask rounds)' -d 'the round it is written in (thanks help round); empty: in none'
complete -c thanks -n '__thanks_at "reply"' -l picture -r -F -d 'a picture to go with it: png, jpeg, webp or gif, at most 5 MiB'
complete -c thanks -n '__thanks_at "reply"' -l again -d 'it is meant: the same words again, or a day to come'
complete -c thanks -n '__thanks_at "reply"' -s n -l dry-run -d 'print what would be written, and write nothing'
complete -c thanks -n '__thanks_at "reply"' -l private -d 'keep it to yourself, in a repository of your own that is never shared'

complete -c thanks -n '__thanks_open ""' -a 'cheer' -d 'join in with somebody\'s thanks'
complete -c thanks -n '__thanks_open "cheer"' -k -a '(__thanks_ask ids)'
complete -c thanks -n '__thanks_at "cheer"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "cheer"' -l from -x -k -a '(__thanks_ask people)' -d 'whom the thanks come from, when it is not me who only types'
complete -c thanks -n '__thanks_at "cheer"' -s t -l tag -x -k -a '(__thanks_ask tags)' -d 'a value it shows: patience, teamwork, ...; may be repeated'
complete -c thanks -n '__thanks_at "cheer"' -l via -x -a 'note in-person card e-mail phone gift' -d 'how it was said'
complete -c thanks -n '__thanks_at "cheer"' -l for -x -d 'what it is about: a commit, a link, a ticket, a path'
complete -c thanks -n '__thanks_at "cheer"' -l date -x -a 'today yesterday' -d 'when it was: yesterday, monday, 2026-11-21, "yesterday 16:42"'
complete -c thanks -n '__thanks_at "cheer"' -l round -x -k -a '(__thanks_ask rounds)' -d 'the round it is written in (thanks help round); empty: in none'
complete -c thanks -n '__thanks_at "cheer"' -l picture -r -F -d 'a picture to go with it: png, jpeg, webp or gif, at most 5 MiB'
complete -c thanks -n '__thanks_at "cheer"' -l again -d 'it is meant: the same words again, or a day to come'
complete -c thanks -n '__thanks_at "cheer"' -s n -l dry-run -d 'print what would be written, and write nothing'
complete -c thanks -n '__thanks_at "cheer"' -l private -d 'keep it to yourself, in a repository of your own that is never shared'

complete -c thanks -n '__thanks_open ""' -a 'wall w' -d 'look at the wall of notes'
complete -c thanks -n '__thanks_open "wall"' -k -a '(__thanks_ask people)'
complete -c thanks -n '__thanks_at "wall"' -s F -l format -x -a 'text line json csv html' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "wall"' -l from -x -k -a '(__thanks_ask people)' -d 'written by @WHO'
complete -c thanks -n '__thanks_at "wall"' -l to -x -k -a '(__thanks_ask people)' -d 'written to @WHO'
complete -c thanks -n '__thanks_at "wall"' -s t -l tag -x -k -a '(__thanks_ask tags)' -d 'with the tag TAG'
complete -c thanks -n '__thanks_at "wall"' -l via -x -a 'note in-person card e-mail phone gift' -d 'said this way'
complete -c thanks -n '__thanks_at "wall"' -l kind -x -a 'colleague customer vendor friend family' -d 'from or to this kind of person'
complete -c thanks -n '__thanks_at "wall"' -l group -x -k -a '(__thanks_ask groups)' -d 'to the group, or from or to one of its members'
complete -c thanks -n '__thanks_at "wall"' -l text -x -d 'with WORDS in the text'
complete -c thanks -n '__thanks_at "wall"' -l round -x -k -a '(__thanks_ask rounds)' -d 'written in this round'
complete -c thanks -n '__thanks_at "wall"' -l since -x -a 'today yesterday' -d 'of this day or later'
complete -c thanks -n '__thanks_at "wall"' -l until -x -a 'today yesterday' -d 'of this day or earlier'
complete -c thanks -n '__thanks_at "wall"' -l private -d 'only what you keep to yourself'
complete -c thanks -n '__thanks_at "wall"' -l shared -d 'only what is shared'
complete -c thanks -n '__thanks_at "wall"' -s n -l count -x -d 'show so many notes (20); 0: all'
complete -c thanks -n '__thanks_at "wall"' -s a -l all -d 'show all notes'
complete -c thanks -n '__thanks_at "wall"' -l read -d 'one note after another, oldest first, to read them aloud; all unless -n says less'

complete -c thanks -n '__thanks_open ""' -a 'search' -d 'find notes by their words'
complete -c thanks -n '__thanks_at "search"' -s F -l format -x -a 'text line json csv html' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "search"' -l from -x -k -a '(__thanks_ask people)' -d 'written by @WHO'
complete -c thanks -n '__thanks_at "search"' -l to -x -k -a '(__thanks_ask people)' -d 'written to @WHO'
complete -c thanks -n '__thanks_at "search"' -s t -l tag -x -k -a '(__thanks_ask tags)' -d 'with the tag TAG'
complete -c thanks -n '__thanks_at "search"' -l via -x -a 'note in-person card e-mail phone gift' -d 'said this way'
complete -c thanks -n '__thanks_at "search"' -l kind -x -a 'colleague customer vendor friend family' -d 'from or to this kind of person'
complete -c thanks -n '__thanks_at "search"' -l group -x -k -a '(__thanks_ask groups)' -d 'to the group, or from or to one of its members'
complete -c thanks -n '__thanks_at "search"' -l text -x -d 'with WORDS in the text'
complete -c thanks -n '__thanks_at "search"' -l round -x -k -a '(__thanks_ask rounds)' -d 'written in this round'
complete -c thanks -n '__thanks_at "search"' -l since -x -a 'today yesterday' -d 'of this day or later'
complete -c thanks -n '__thanks_at "search"' -l until -x -a 'today yesterday' -d 'of this day or earlier'
complete -c thanks -n '__thanks_at "search"' -l private -d 'only what you keep to yourself'
complete -c thanks -n '__thanks_at "search"' -l shared -d 'only what is shared'
complete -c thanks -n '__thanks_at "search"' -s n -l count -x -d 'show the best N only; 0: all'

complete -c thanks -n '__thanks_open ""' -a 'show' -d 'show a note whole'
complete -c thanks -n '__thanks_open "show"' -k -a '(__thanks_ask ids)'
complete -c thanks -n '__thanks_at "show"' -s F -l format -x -a 'text line json html' -d 'print it as FORMAT'

complete -c thanks -n '__thanks_open ""' -a 'card' -d 'a note as a card to print and hold'
complete -c thanks -n '__thanks_open "card"' -k -a '(__thanks_ask ids)'
complete -c thanks -n '__thanks_at "card"' -s F -l format -x -a 'text html' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "card"' -l paper -x -a 'a6 a4 letter' -d 'a6 (a postcard), a4 or letter'
complete -c thanks -n '__thanks_at "card"' -l fold -d 'a card to fold: a sheet of twice its size, printed on both sides'

complete -c thanks -n '__thanks_open ""' -a 'report' -d 'count a period, and see who was left out'
complete -c thanks -n '__thanks_open "report"' -k -a '(__thanks_ask persons)'
complete -c thanks -n '__thanks_at "report"' -s F -l format -x -a 'text line json csv html' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "report"' -l from -x -k -a '(__thanks_ask people)' -d 'written by @WHO'
complete -c thanks -n '__thanks_at "report"' -l to -x -k -a '(__thanks_ask people)' -d 'written to @WHO'
complete -c thanks -n '__thanks_at "report"' -s t -l tag -x -k -a '(__thanks_ask tags)' -d 'with the tag TAG'
complete -c thanks -n '__thanks_at "report"' -l via -x -a 'note in-person card e-mail phone gift' -d 'said this way'
complete -c thanks -n '__thanks_at "report"' -l kind -x -a 'colleague customer vendor friend family' -d 'from or to this kind of person'
complete -c thanks -n '__thanks_at "report"' -l group -x -k -a '(__thanks_ask groups)' -d 'to the group, or from or to one of its members'
complete -c thanks -n '__thanks_at "report"' -l text -x -d 'with WORDS in the text'
complete -c thanks -n '__thanks_at "report"' -l round -x -k -a '(__thanks_ask rounds)' -d 'written in this round'
complete -c thanks -n '__thanks_at "report"' -l since -x -a 'today yesterday' -d 'of this day or later'
complete -c thanks -n '__thanks_at "report"' -l until -x -a 'today yesterday' -d 'of this day or earlier'
complete -c thanks -n '__thanks_at "report"' -l private -d 'only what you keep to yourself'
complete -c thanks -n '__thanks_at "report"' -l shared -d 'only what is shared'
complete -c thanks -n '__thanks_at "report"' -l week -d 'Customer Service Week, summed up; --until says until when it spills over'

complete -c thanks -n '__thanks_open ""' -a 'remind' -d 'see what is due: whom to thank, what to answer'
complete -c thanks -n '__thanks_at "remind"' -s F -l format -x -a 'text line json csv ics mail' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "remind"' -l days -x -d 'look so many days ahead (7)'
complete -c thanks -n '__thanks_at "remind"' -l team -d 'whom nobody here has thanked, not only you'
complete -c thanks -n '__thanks_at "remind"' -l group -x -k -a '(__thanks_ask groups)' -d 'the people of one group only; with --each, its members are reminded'
complete -c thanks -n '__thanks_at "remind"' -l for -x -k -a '(__thanks_ask people)' -d 'what is due for @WHO, not for me'
complete -c thanks -n '__thanks_at "remind"' -l each -d 'for everybody, one after the other'
complete -c thanks -n '__thanks_at "remind"' -l send -d 'by mail; nothing is sent to whom nothing is due'
complete -c thanks -n '__thanks_at "remind"' -s o -l output -x -a '(__fish_complete_directories)' -d 'a file each into DIR: alice.eml with -F mail, alice.ics with -F ics'
complete -c thanks -n '__thanks_at "remind"' -l exit-code -d 'exit with 1 when something is due'

complete -c thanks -n '__thanks_open ""' -a 'week' -d 'see Customer Service Week: its days, and how far we are'
complete -c thanks -n '__thanks_at "week"' -s F -l format -x -a 'text line json csv html' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "week"' -l until -x -a 'today yesterday' -d 'count until this day: what spills over into the next week'

complete -c thanks -n '__thanks_open ""' -a 'people' -d 'list people, and keep their files'
complete -c thanks -n '__thanks_at "people"' -s F -l format -x -a 'text line json csv' -d 'print it as FORMAT'

complete -c thanks -n '__thanks_open "people"' -a 'show' -d 'show one person'
complete -c thanks -n '__thanks_open "people show"' -k -a '(__thanks_ask persons)'
complete -c thanks -n '__thanks_at "people show"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'

complete -c thanks -n '__thanks_open "people"' -a 'set' -d 'change what a person\'s file says'
complete -c thanks -n '__thanks_at "people set"' -k -a '(__thanks_ask fields)'

complete -c thanks -n '__thanks_open "people"' -a 'merge' -d 'make two people one'
complete -c thanks -n '__thanks_open "people merge"' -k -a '(__thanks_ask persons)'

complete -c thanks -n '__thanks_open "people"' -a 'remove' -d 'take somebody\'s file away'
complete -c thanks -n '__thanks_open "people remove"' -k -a '(__thanks_ask persons)'
complete -c thanks -n '__thanks_at "people remove"' -s y -l yes -d 'do not ask about somebody who has notes'

complete -c thanks -n '__thanks_open ""' -a 'notice' -d 'note what somebody does outside of work'
complete -c thanks -n '__thanks_open "notice"' -k -a '(__thanks_ask people)'
complete -c thanks -n '__thanks_at "notice"' -l yearly -d 'it comes every year on that day'

complete -c thanks -n '__thanks_open ""' -a 'round' -d 'write notes in a round: to the left, to the right, to anyone'
complete -c thanks -n '__thanks_open "round"' -k -a '(__thanks_ask rounds)'
complete -c thanks -n '__thanks_at "round"' -s F -l format -x -a 'text line json csv' -d 'print it as FORMAT'

complete -c thanks -n '__thanks_open "round"' -a 'start' -d 'begin a round'
complete -c thanks -n '__thanks_at "round start"' -k -a '(__thanks_ask seats)'
complete -c thanks -n '__thanks_at "round start"' -s F -l format -x -a 'text line json csv' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "round start"' -l group -x -k -a '(__thanks_ask groups)' -d 'for the people of one group'
complete -c thanks -n '__thanks_at "round start"' -l due -x -a 'today yesterday' -d 'the notes are to be written by then: friday, 2026-10-09, "in 2 weeks"'

complete -c thanks -n '__thanks_open "round"' -a 'list' -d 'list all rounds: until when, and how far they are'
complete -c thanks -n '__thanks_at "round list"' -s F -l format -x -a 'text line json csv' -d 'print it as FORMAT'

complete -c thanks -n '__thanks_open "round"' -a 'show' -d 'show one round: who sits where, and who has written'
complete -c thanks -n '__thanks_open "round show"' -k -a '(__thanks_ask rounds)'
complete -c thanks -n '__thanks_at "round show"' -s F -l format -x -a 'text line json csv' -d 'print it as FORMAT'

complete -c thanks -n '__thanks_open "round"' -a 'join' -d 'let somebody into a round'
complete -c thanks -n '__thanks_at "round join"' -k -a '(__thanks_ask rounds-people)'

complete -c thanks -n '__thanks_open "round"' -a 'leave' -d 'take somebody out of a round'
complete -c thanks -n '__thanks_at "round leave"' -k -a '(__thanks_ask rounds-people)'

complete -c thanks -n '__thanks_open "round"' -a 'due' -d 'say until when a round\'s notes are to be written'
complete -c thanks -n '__thanks_open "round due"' -k -a '(__thanks_ask rounds)'

complete -c thanks -n '__thanks_open "round"' -a 'close' -d 'end a round'
complete -c thanks -n '__thanks_open "round close"' -k -a '(__thanks_ask rounds)'

complete -c thanks -n '__thanks_open ""' -a 'edit' -d 'change a note'
complete -c thanks -n '__thanks_open "edit"' -k -a '(__thanks_ask ids)'
complete -c thanks -n '__thanks_at "edit"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "edit"' -l from -x -k -a '(__thanks_ask people)' -d 'whom the thanks come from, when it is not me who only types'
complete -c thanks -n '__thanks_at "edit"' -s t -l tag -x -k -a '(__thanks_ask tags)' -d 'a value it shows: patience, teamwork, ...; may be repeated'
complete -c thanks -n '__thanks_at "edit"' -l via -x -a 'note in-person card e-mail phone gift' -d 'how it was said'
complete -c thanks -n '__thanks_at "edit"' -l for -x -d 'what it is about: a commit, a link, a ticket, a path'
complete -c thanks -n '__thanks_at "edit"' -l date -x -a 'today yesterday' -d 'when it was: yesterday, monday, 2026-11-21, "yesterday 16:42"'
complete -c thanks -n '__thanks_at "edit"' -l round -x -k -a '(__thanks_ask rounds)' -d 'the round it is written in (thanks help round); empty: in none'
complete -c thanks -n '__thanks_at "edit"' -l picture -r -F -d 'a picture to go with it: png, jpeg, webp or gif, at most 5 MiB'
complete -c thanks -n '__thanks_at "edit"' -l again -d 'it is meant: the same words again, or a day to come'
complete -c thanks -n '__thanks_at "edit"' -s n -l dry-run -d 'print what would be written, and write nothing'
complete -c thanks -n '__thanks_at "edit"' -l to -x -k -a '(__thanks_ask people)' -d 'whom it thanks from now on; may be repeated'
complete -c thanks -n '__thanks_at "edit"' -l draft -r -F -d 'go on in the editor with what was kept of an edit'
complete -c thanks -n '__thanks_at "edit"' -s y -l yes -d 'do not ask about a note that somebody else wrote'

complete -c thanks -n '__thanks_open ""' -a 'remove' -d 'take notes away'
complete -c thanks -n '__thanks_open "remove"' -k -a '(__thanks_ask ids)'
complete -c thanks -n '__thanks_at "remove"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "remove"' -s y -l yes -d 'do not ask about notes that others wrote'

complete -c thanks -n '__thanks_open ""' -a 'undo' -d 'take back your newest change'
complete -c thanks -n '__thanks_at "undo"' -s F -l format -x -a 'text json' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "undo"' -l redo -d 'do again what was undone last'

complete -c thanks -n '__thanks_open ""' -a 'init' -d 'make a notes repository'
complete -c thanks -n '__thanks_open "init"' -a '(__fish_complete_directories)'
complete -c thanks -n '__thanks_at "init"' -l name -x -d 'what the wall is called'
complete -c thanks -n '__thanks_at "init"' -l remote -x -a '(__fish_complete_directories)' -d 'where it is to be shared: an empty repository that others can reach'

complete -c thanks -n '__thanks_open ""' -a 'clone' -d 'join a wall that others share'
complete -c thanks -n '__thanks_open "clone"' -a '(__fish_complete_directories)'

complete -c thanks -n '__thanks_open ""' -a 'sync' -d 'share the wall: fetch, merge, push'
complete -c thanks -n '__thanks_at "sync"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "sync"' -s n -l dry-run -d 'only say what would come and go'

complete -c thanks -n '__thanks_open ""' -a 'git' -d 'run git in the notes repository'

complete -c thanks -n '__thanks_open ""' -a 'merge-driver' -d 'merge one file, when git asks'

complete -c thanks -n '__thanks_open ""' -a 'check' -d 'find what is wrong with the files, and mend it'
complete -c thanks -n '__thanks_open "check"' -a 'locks pending unmerged conflicts yaml duplicates fields dates places dangling people groups rounds pictures links left-out attributes driver identity authors remote'
complete -c thanks -n '__thanks_at "check"' -s F -l format -x -a 'text line json csv' -d 'print it as FORMAT'
complete -c thanks -n '__thanks_at "check"' -l fix -d 'mend what can be mended safely'
complete -c thanks -n '__thanks_at "check"' -s a -l all -d 'show remarks, too'

complete -c thanks -n '__thanks_open ""' -a 'whoami' -d 'say who you are, and where the notes are'
complete -c thanks -n '__thanks_at "whoami"' -s F -l format -x -a 'text line json' -d 'print it as FORMAT'

complete -c thanks -n '__thanks_open ""' -a 'help' -d 'say how a command is used'
complete -c thanks -n '__thanks_open "help"' -a 'thank add reply cheer wall w search show card report remind week people notice round edit remove undo init clone sync git merge-driver check whoami help completions version'
complete -c thanks -n '__thanks_at "help"' -l man -d 'print the manual page, as mdoc'
complete -c thanks -n '__thanks_at "help"' -l exit-codes -d 'list the exit codes and what they mean'

complete -c thanks -n '__thanks_open ""' -a 'completions' -d 'print the script that completes command lines in a shell'
complete -c thanks -n '__thanks_open "completions"' -a 'bash zsh fish'

complete -c thanks -n '__thanks_open ""' -a 'version' -d 'print the version'
