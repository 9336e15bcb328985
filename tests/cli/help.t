#!/usr/bin/env bash
# Help, the exit codes and the manual page, all made from the command table.
. "${0%/*}/lib.sh"

commands='thank reply cheer wall search show card report remind week people notice round edit remove undo init clone sync git merge-driver check whoami help completions version'
verbs='show set merge remove'

run thanks help
code_is 0
is "$(sed -n '/^Commands/,/^$/s/^  \([a-z-]\+\)[ ,].*/\1/p' "$work/out" | xargs)" "$commands" 'help: every command, in its order'
out_like '  thank, add +write' 'help: with its other names'
is "$err" '' 'help: nothing to complain of'
overview=$out
run thanks --help
is "$out" "$overview" '--help alone is help'
run thanks -h
is "$out" "$overview" '-h is --help'

for topic in $commands; do
	run thanks help "$topic"
	like "$out" "^usage: thanks $topic" "help $topic: begins with its usage"
	page=$out
	run thanks "$topic" --help
	[ "$topic" = git ] || is "$out" "$page" "$topic --help: the same page"
done
run thanks help thank
out_like '^usage: thanks thank\|add \[options\] @who' 'help thank: add is as good'
run thanks help people
out_like '^usage: thanks people \[show\|set\|merge\|remove\] \.\.\.' 'help people: its verbs'
run thanks -V
is "$out" "$(thanks version)" '-V is version'
run thanks people shw @alice
code_is 2
err_like "did you mean 'show'" 'a slip of a verb'
for verb in $verbs; do
	run thanks help people "$verb"
	like "$out" "^usage: thanks people $verb" "help people $verb: begins with its usage"
	page=$out
	run thanks people "$verb" --help
	is "$out" "$page" "people $verb --help: the same page"
done

# No line is wider than the terminal, nor than 80 columns.
for width in 20 40 80 300; do
	most=$((width < 80 ? width : 80))
	for topic in $commands; do
		COLUMNS=$width run thanks help "$topic"
		# Examples are there to be copied, so what is between quotes is not broken.
		wide=$(sed '/^Examples/,/^$/d' "$work/out" | awk -v most=$((most < 40 ? 40 : most)) 'length > most')
		[ -z "$wide" ] || break
	done
	is "$wide" '' "help: no line is wider than $width columns"
done

COLUMNS=40 run thanks help thank
is "$(grep -A 1 'add @grace' "$work/out")" '  thanks add @grace --from @erin --via \
    phone --date yesterday "so patient"' 'help: a long example is broken where it can be copied'
run thanks help wlal
code_is 2
expect_err 'help: a slip is pointed out' <<-'EOT'
	thanks: help: no command 'wlal'
	hint: did you mean 'wall'?
EOT
run thanks help __complete
code_is 2 'help: what is hidden stays so'
run thanks help wall set
code_is 2 'help: wall has no verbs'

run thanks help --exit-codes
is "$(awk '$1 ~ /^[0-9]+$/ { print $1 }' "$work/out" | xargs)" '0 1 2 65 66 69 71 74 75 130 141' 'every exit code, for ever'

need mandoc
run thanks help --man
code_is 0
cp "$work/out" "$work/thanks.1"
run mandoc -T lint -W warning "$work/thanks.1"
quiet 'the manual has no warnings'
mandoc -T utf8 "$work/thanks.1" | sed 's/.\x08//g' | tr -s ' \n\t' ' ' >"$work/manual"
for section in NAME SYNOPSIS DESCRIPTION OPTIONS COMMANDS ENVIRONMENT FILES 'EXIT STATUS' 'SEE ALSO'; do
	ok "the manual has $section" grep -q " $section " "$work/manual"
done
missing=''
for topic in $commands; do
	grep -q "^[.]It Ic \"${topic//-/\\\\-}\"" "$work/thanks.1" || missing+=" $topic"
	for option in $(thanks help "$topic" | grep -o -e '^ .*--[a-z-]*' | grep -o -e '--[a-z-]*'); do
		grep -q -e " $option" "$work/manual" || missing+=" $topic $option"
	done
done
is "$missing" '' 'the manual has every command and option'
for field in from to date text tags via for re by picture name emails aliases kind groups birthday thank.how \
	notices tags.values days..off; do
	grep -q "^[.]It Cm \"$field\"" "$work/thanks.1" || missing+=" $field"
done
is "$missing" '' 'the manual has the fields of the files'
run thanks version
is "$(thanks --version)" "$out" '--version is version'
like "$out" '^thanks [0-9]+\.[0-9]+' 'version: the name and a number'
run thanks version 2
code_is 2
