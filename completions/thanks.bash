# Completes thanks and thank in bash. Made by: thanks completions bash
# shellcheck shell=bash

# KEY is a command, as `wall` or `people set`, and empty before there is one. An offer is
# `words` and the words, files, dirs, nothing, or what `thanks __complete` is to be asked for.
# Each of these leaves its answer in REPLY.

_thanks_name() { # NAME: the KEY it stands for
	case $1 in
	'thank' | 'add') REPLY='thank' ;;
	'reply') REPLY='reply' ;;
	'cheer') REPLY='cheer' ;;
	'wall' | 'w') REPLY='wall' ;;
	'search') REPLY='search' ;;
	'show') REPLY='show' ;;
	'card') REPLY='card' ;;
	'report') REPLY='report' ;;
	'remind') REPLY='remind' ;;
	'week') REPLY='week' ;;
	'people') REPLY='people' ;;
	'people show') REPLY='people show' ;;
	'people set') REPLY='people set' ;;
	'people merge') REPLY='people merge' ;;
	'people remove') REPLY='people remove' ;;
	'notice') REPLY='notice' ;;
	'round') REPLY='round' ;;
	'round start') REPLY='round start' ;;
	'round list') REPLY='round list' ;;
	'round show') REPLY='round show' ;;
	'round join') REPLY='round join' ;;
	'round leave') REPLY='round leave' ;;
	'round due') REPLY='round due' ;;
	'round close') REPLY='round close' ;;
	'edit') REPLY='edit' ;;
	'remove') REPLY='remove' ;;
	'undo') REPLY='undo' ;;
	'init') REPLY='init' ;;
	'clone') REPLY='clone' ;;
	'sync') REPLY='sync' ;;
	'git') REPLY='git' ;;
	'merge-driver') REPLY='merge-driver' ;;
	'check') REPLY='check' ;;
	'whoami') REPLY='whoami' ;;
	'help') REPLY='help' ;;
	'completions') REPLY='completions' ;;
	'version' | '--version' | '-V') REPLY='version' ;;
	*) REPLY='' ;;
	esac
}

_thanks_verbs() { # KEY: the words that may come next
	case $1 in
	'') REPLY='thank add reply cheer wall w search show card report remind week people notice round edit remove undo init clone sync git merge-driver check whoami help completions version' ;;
	'people') REPLY='show set merge remove' ;;
	'round') REPLY='start list show join leave due close' ;;
	*) REPLY='' ;;
	esac
}

_thanks_operands() { # KEY: the offer for its operands
	case $1 in
	'thank') REPLY='people' ;;
	'reply') REPLY='ids' ;;
	'cheer') REPLY='ids' ;;
	'wall') REPLY='people' ;;
	'show') REPLY='ids' ;;
	'card') REPLY='ids' ;;
	'report') REPLY='persons' ;;
	'people show') REPLY='persons' ;;
	'people set') REPLY='fields' ;;
	'people merge') REPLY='persons' ;;
	'people remove') REPLY='persons' ;;
	'notice') REPLY='people' ;;
	'round') REPLY='rounds' ;;
	'round start') REPLY='seats' ;;
	'round show') REPLY='rounds' ;;
	'round join') REPLY='rounds-people' ;;
	'round leave') REPLY='rounds-people' ;;
	'round due') REPLY='rounds' ;;
	'round close') REPLY='rounds' ;;
	'edit') REPLY='ids' ;;
	'remove') REPLY='ids' ;;
	'init') REPLY='dirs' ;;
	'clone') REPLY='dirs' ;;
	'check') REPLY='words locks pending unmerged conflicts yaml duplicates fields dates places dangling people groups rounds pictures links left-out attributes driver identity authors remote' ;;
	'help') REPLY='words thank add reply cheer wall w search show card report remind week people notice round edit remove undo init clone sync git merge-driver check whoami help completions version' ;;
	'completions') REPLY='words bash zsh fish' ;;
	*) REPLY='' ;;
	esac
}

_thanks_options() { # KEY: its options
	case $1 in
	'thank') REPLY=' --from --tag -t --via --for --date --round --picture --again --dry-run -n --private' ;;
	'reply') REPLY=' --from --tag -t --via --for --date --round --picture --again --dry-run -n --private' ;;
	'cheer') REPLY=' --from --tag -t --via --for --date --round --picture --again --dry-run -n --private' ;;
	'wall') REPLY=' --from --to --tag -t --via --kind --group --text --round --since --until --private --shared --count -n --all -a --read' ;;
	'search') REPLY=' --from --to --tag -t --via --kind --group --text --round --since --until --private --shared --count -n' ;;
	'card') REPLY=' --paper --fold' ;;
	'report') REPLY=' --from --to --tag -t --via --kind --group --text --round --since --until --private --shared --week' ;;
	'remind') REPLY=' --days --team --group --for --each --send --output -o --exit-code' ;;
	'week') REPLY=' --until' ;;
	'people remove') REPLY=' --yes -y' ;;
	'notice') REPLY=' --yearly' ;;
	'round start') REPLY=' --group --due' ;;
	'edit') REPLY=' --from --tag -t --via --for --date --round --picture --again --dry-run -n --to --draft --yes -y' ;;
	'remove') REPLY=' --yes -y' ;;
	'undo') REPLY=' --redo' ;;
	'init') REPLY=' --name --remote' ;;
	'sync') REPLY=' --dry-run -n' ;;
	'check') REPLY=' --fix --all -a' ;;
	'help') REPLY=' --man --exit-codes' ;;
	*) REPLY='' ;;
	esac
	REPLY+=' --directory -C --format -F --color --no-pager --quiet -q --me --help -h'
}

_thanks_value() { # KEY OPTION: the offer for its value; empty when it takes none
	case "$1 $2" in
	'thank --format' | 'thank -F') REPLY='words text line json' ;;
	'thank --from') REPLY='people' ;;
	'thank --tag' | 'thank -t') REPLY='tags' ;;
	'thank --via') REPLY='words note in-person card e-mail phone gift' ;;
	'thank --for') REPLY='nothing' ;;
	'thank --date') REPLY='words today yesterday' ;;
	'thank --round') REPLY='rounds' ;;
	'thank --picture') REPLY='files' ;;
	'reply --format' | 'reply -F') REPLY='words text line json' ;;
	'reply --from') REPLY='people' ;;
	'reply --tag' | 'reply -t') REPLY='tags' ;;
	'reply --via') REPLY='words note in-person card e-mail phone gift' ;;
	'reply --for') REPLY='nothing' ;;
	'reply --date') REPLY='words today yesterday' ;;
	'reply --round') REPLY='rounds' ;;
	'reply --picture') REPLY='files' ;;
	'cheer --format' | 'cheer -F') REPLY='words text line json' ;;
	'cheer --from') REPLY='people' ;;
	'cheer --tag' | 'cheer -t') REPLY='tags' ;;
	'cheer --via') REPLY='words note in-person card e-mail phone gift' ;;
	'cheer --for') REPLY='nothing' ;;
	'cheer --date') REPLY='words today yesterday' ;;
	'cheer --round') REPLY='rounds' ;;
	'cheer --picture') REPLY='files' ;;
	'wall --format' | 'wall -F') REPLY='words text line json csv html' ;;
	'wall --from') REPLY='people' ;;
	'wall --to') REPLY='people' ;;
	'wall --tag' | 'wall -t') REPLY='tags' ;;
	'wall --via') REPLY='words note in-person card e-mail phone gift' ;;
	'wall --kind') REPLY='words colleague customer vendor friend family' ;;
	'wall --group') REPLY='groups' ;;
	'wall --text') REPLY='nothing' ;;
	'wall --round') REPLY='rounds' ;;
	'wall --since') REPLY='words today yesterday' ;;
	'wall --until') REPLY='words today yesterday' ;;
	'wall --count' | 'wall -n') REPLY='nothing' ;;
	'search --format' | 'search -F') REPLY='words text line json csv html' ;;
	'search --from') REPLY='people' ;;
	'search --to') REPLY='people' ;;
	'search --tag' | 'search -t') REPLY='tags' ;;
	'search --via') REPLY='words note in-person card e-mail phone gift' ;;
	'search --kind') REPLY='words colleague customer vendor friend family' ;;
	'search --group') REPLY='groups' ;;
	'search --text') REPLY='nothing' ;;
	'search --round') REPLY='rounds' ;;
	'search --since') REPLY='words today yesterday' ;;
	'search --until') REPLY='words today yesterday' ;;
	'search --count' | 'search -n') REPLY='nothing' ;;
	'show --format' | 'show -F') REPLY='words text line json html' ;;
	'card --format' | 'card -F') REPLY='words text html' ;;
	'card --paper') REPLY='words a6 a4 letter' ;;
	'report --format' | 'report -F') REPLY='words text line json csv html' ;;
	'report --from') REPLY='people' ;;
	'report --to') REPLY='people' ;;
	'report --tag' | 'report -t') REPLY='tags' ;;
	'report --via') REPLY='words note in-person card e-mail phone gift' ;;
	'report --kind') REPLY='words colleague customer vendor friend family' ;;
	'report --group') REPLY='groups' ;;
	'report --text') REPLY='nothing' ;;
	'report --round') REPLY='rounds' ;;
	'report --since') REPLY='words today yesterday' ;;
	'report --until') REPLY='words today yesterday' ;;
	'remind --format' | 'remind -F') REPLY='words text line json csv ics mail' ;;
	'remind --days') REPLY='nothing' ;;
	'remind --group') REPLY='groups' ;;
	'remind --for') REPLY='people' ;;
	'remind --output' | 'remind -o') REPLY='dirs' ;;
	'week --format' | 'week -F') REPLY='words text line json csv html' ;;
	'week --until') REPLY='words today yesterday' ;;
	'people --format' | 'people -F') REPLY='words text line json csv' ;;
	'people show --format' | 'people show -F') REPLY='words text line json' ;;
	'round --format' | 'round -F') REPLY='words text line json csv' ;;
	'round start --format' | 'round start -F') REPLY='words text line json csv' ;;
	'round start --group') REPLY='groups' ;;
	'round start --due') REPLY='words today yesterday' ;;
	'round list --format' | 'round list -F') REPLY='words text line json csv' ;;
	'round show --format' | 'round show -F') REPLY='words text line json csv' ;;
	'edit --format' | 'edit -F') REPLY='words text line json' ;;
	'edit --from') REPLY='people' ;;
	'edit --tag' | 'edit -t') REPLY='tags' ;;
	'edit --via') REPLY='words note in-person card e-mail phone gift' ;;
	'edit --for') REPLY='nothing' ;;
	'edit --date') REPLY='words today yesterday' ;;
	'edit --round') REPLY='rounds' ;;
	'edit --picture') REPLY='files' ;;
	'edit --to') REPLY='people' ;;
	'edit --draft') REPLY='files' ;;
	'remove --format' | 'remove -F') REPLY='words text line json' ;;
	'undo --format' | 'undo -F') REPLY='words text json' ;;
	'init --name') REPLY='nothing' ;;
	'init --remote') REPLY='dirs' ;;
	'sync --format' | 'sync -F') REPLY='words text line json' ;;
	'check --format' | 'check -F') REPLY='words text line json csv' ;;
	'whoami --format' | 'whoami -F') REPLY='words text line json' ;;
	*' --directory' | *' -C') REPLY='dirs' ;;
	*' --format' | *' -F') REPLY='words text line json csv html ics mail' ;;
	*' --color') REPLY='words auto always never' ;;
	*' --me') REPLY='people' ;;
	*) REPLY='' ;;
	esac
}

_thanks_offer() { # OFFER WORD [DIR]
	case $1 in
	words*) mapfile -t COMPREPLY < <(compgen -W "${1#words }" -- "$2") ;;
	files) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
	dirs) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$2") ;;
	nothing | '') return ;;
	*) mapfile -t COMPREPLY < <(thanks ${3:+-C "$3"} __complete "$1" "$2" 2>/dev/null | cut -f 1) ;;
	esac
	case $1 in
	ids) compopt -o nosort 2>/dev/null ;; # the newest first
	fields) compopt -o nospace 2>/dev/null ;;
	esac
}

_thanks() {
	local line=${COMP_LINE:0:COMP_POINT} words word key='' value='' named=0 said=0 dir='' i last REPLY='' verbs
	COMPREPLY=()
	read -ra words <<<"$line"
	[[ $line == *[[:space:]] ]] && words+=('')
	last=$((${#words[@]} - 1))
	[[ ${words[0]##*/} == thank ]] && key=thank
	for ((i = 1; i < last; i++)); do
		word=${words[i]}
		case $word in
		--) return ;;
		-*)
			_thanks_value "$key" "$word"
			[[ -z $REPLY ]] && continue
			((++i == last)) && value=$REPLY
			[[ $word == -C || $word == --directory ]] && dir=${words[i]/#\~/$HOME}
			;;
		*)
			_thanks_name "${key:+$key }$word"
			[[ -z $key && $word == @* ]] && REPLY=thank
			if [[ -n $REPLY && $said == 0 ]]; then key=$REPLY
			elif [[ -z $key || $key == git ]]; then return
			elif [[ $word == @* ]]; then named=1
			else said=1; fi
			;;
		esac
	done
	word=${words[last]}
	if [[ -n $value ]]; then
		_thanks_offer "$value" "$word" "$dir"
	elif [[ $word == --*=* ]]; then
		_thanks_value "$key" "${word%%=*}"
		_thanks_offer "$REPLY" "${word#*=}" "$dir"
	elif [[ $word == -* ]]; then
		_thanks_options "$key"
		_thanks_offer "words $REPLY" "$word"
	elif [[ -z $key && $word == @* ]]; then
		_thanks_offer people "$word" "$dir"
	else
		_thanks_verbs "$key"
		if [[ -n $REPLY && $word != @* ]]; then
			_thanks_offer "words $REPLY" "$word"
			verbs=("${COMPREPLY[@]}") COMPREPLY=()
			_thanks_operands "$key"
			_thanks_offer "$REPLY" "$word" "$dir"
			COMPREPLY+=("${verbs[@]}")
		else
			_thanks_operands "$key"
			[[ $REPLY == pe* && $said == 1 ]] && return
			[[ $REPLY == fields && $named == 0 ]] && REPLY=persons
			_thanks_offer "$REPLY" "$word" "$dir"
		fi
	fi
}
complete -F _thanks thanks thank
