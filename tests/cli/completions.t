#!/usr/bin/env bash
# The three shells complete commands, options, values, names, tags and ids.
. "${0%/*}/lib.sh"
new_repo
write people/alice.yaml <<-'EOT'
	name: Alice Liddell
	groups: [support]
EOT
write people/albert.yaml <<<'until: 2020-01-01'
printf 'name: "Bob\\u001b[31m"\n' | write people/bob.yaml
write thanks.yaml <<-'EOT'
	version: 1
	tags:
	  values: [patience, teamwork]
EOT
write rounds/2026-11-20-week.yaml <<<$'name: week\nstart: 2026-11-20\nring: [alice, bob]'
write rounds/2026-11-01-lunch.yaml <<<$'name: lunch\nstart: 2026-11-01\nclosed: 2026-11-02'
id=$(note 2026-11-20T10:00:00+01:00 erin bob 'fresh coffee #details' aaaaa)
last=${id#*-}
mkdir "$HOME/scripts"
thanks completions bash >"$HOME/scripts/thanks.bash"
thanks completions zsh >"$HOME/scripts/_thanks"
thanks completions fish >"$HOME/scripts/thanks.fish"

for file in thanks.bash _thanks thanks.fish; do
	same_file "$top/completions/$file" "$HOME/scripts/$file" "completions/$file is up to date"
done
run thanks completions
code_is 2
run thanks completions csh
code_is 2
err_like "'csh' is no shell"

# What they ask for.
run thanks __complete people al
expect 'people: by their prefix, without who has left' <<-'EOT'
	@alice	Alice Liddell
	@all	everybody
EOT
run thanks __complete people @e
expect 'people: in recent notes' <<-'EOT'
	@erin	in recent notes
EOT
run thanks __complete persons @
is "$(cut -f 1 "$work/out" | xargs)" '@alice @bob @erin' 'persons: neither groups nor everybody'
run thanks __complete fields since
expect 'fields: with what they are' <<-'EOT'
	since=	their first day: the work anniversary
EOT
run thanks __complete groups
expect <<-'EOT'
	support	group
EOT
run thanks __complete rounds
expect 'rounds: what is open, and what was' <<-'EOT'
	week	open round
	lunch	round
EOT
run thanks __complete rounds-people @b
is "$(cut -f 1 "$work/out" | xargs)" '@bob' 'rounds and people: by the mark'
run thanks __complete tags
is "$(cut -f 1 "$work/out" | sort | xargs)" 'details patience teamwork' "tags: the team's and those in use"
run thanks __complete ids
like "$out" "^${last:0:4}"$'\t''erin: fresh coffee' 'ids: with their first words'
run thanks __complete people bo
unlike "$out" $'\e' 'nothing hostile in a description'
for what in people groups rounds rounds-people tags ids nonsense ''; do
	run thanks -C / __complete "$what"
	quiet "no repository: nothing about '$what'"
	code_is 0
done
echo 'from: [' >notes/wrong.yaml
run thanks __complete ids
is "$err" '' 'a wrong file: no complaints in the middle of a line'
rm notes/wrong.yaml

offers_bash() { # LINE
	bash --norc -c '
		source "$HOME/scripts/thanks.bash"
		COMP_LINE=$1 COMP_POINT=${#1}
		_thanks
		printf "%s\n" "${COMPREPLY[@]}"' bash "$1"
}
asks_bash() { # LINE: what is asked of bash itself
	bash --norc -c '
		source "$HOME/scripts/thanks.bash"
		compopt() { echo "$*"; }
		COMP_LINE=$1 COMP_POINT=${#1}
		_thanks' bash "$1"
}
is "$(asks_bash 'thanks show ')" '-o nosort' 'bash: ids stay in their order, the newest first'
is "$(asks_bash 'thanks people set @alice ')" '-o nospace' 'bash: behind a field comes its value'
offers_zsh() { timeout 20 zsh -f "$top/tests/cli/offers.zsh" "$HOME/scripts" "$1"; }
offers_fish() {
	fish --no-config -c 'source $HOME/scripts/thanks.fish; complete -C "$argv"' "$1" | cut -f 1 | sed 's/^--[a-z]*=//'
}
all='add card check cheer clone completions edit git help init merge-driver notice people remind remove reply report round search show sync thank undo version w wall week whoami'
offered() { # LINE WANTED: in every shell, in any order
	local seen
	for shell in bash zsh fish; do
		command -v $shell >/dev/null || { skip "$shell: $1" "no $shell here" && continue; }
		command="offers_$shell '$1'" seen=$(offers_$shell "$1" 2>"$work/err" | sort -u | xargs)
		is "$seen" "$2" "$shell: $1"
	done
}
offered 'thanks ' "$all"
offered 'thanks wa' wall
offered 'thanks @al' '@alice @all'
offered 'thanks add @al' '@alice @all'
offered 'thank @e' '@erin'
offered 'thanks add @alice @s' '@support'
offered 'thanks add @alice tea @s' ''
offered 'thanks add @alice --v' --via
offered 'thanks add --via ' 'card e-mail gift in-person note phone'
offered 'thanks wall --via=in' in-person
offered 'thanks wall --kind v' vendor
offered 'thanks wall -t d' details
offered 'thanks wall --tag=p' patience
offered 'thanks wall --group ' support
offered 'thanks wall --from @a' '@alice @all'
offered 'thanks show l' last
offered "thanks show ${last:0:2}" "${last:0:4}"
offered 'thanks reply ' "${last:0:4} last"
offered 'thanks people ' 'merge remove set show'
offered 'thanks people se' set
offered 'thanks people set @b' @bob
offered 'thanks people set @al' @alice
offered 'thanks people set @alice na' name=
offered 'thanks people set @alice name=A thank.' 'thank.audience= thank.how+= thank.note= thank.words='
offered 'thanks people show @a' @alice
offered 'thanks add --round w' week
offered 'thanks wall --round ' 'lunch week'
offered 'thanks round ' 'close due join leave list lunch show start week'
offered 'thanks round cl' close
offered 'thanks round close ' 'lunch week'
offered 'thanks round leave week @b' @bob
offered 'thanks round start lunch @al' '@alice @all'
offered 'thanks report @su' ''
offered 'thanks ad' add
offered 'thanks help w' 'w wall week whoami'
offered 'thanks -C / people se' set
offered 'thanks -q wall --un' --until
offered 'thanks -F ' 'csv html ics json line mail text'
offered 'thanks whoami -F j' json
offered 'thanks completions ' 'bash fish zsh'
offered 'thanks help wa' wall
offered 'thanks --color n' never
offered 'thanks frob ' ''
cd / || exit
offered "thanks -C $HOME/wall show l" last
offered 'thanks show ' ''
