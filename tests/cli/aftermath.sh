# For tests that disturb a command: what it may leave behind. Afterwards the change is there as a
# whole or not at all, a receipt was no lie, and the next command finds nothing amiss.
#
#     fresh                          a new copy of a repository with some notes, and we are in it
#     before=$(tree)
#     run inject AFTER=7 thanks add @alice "new"
#     is "$(judge "$(tree_after)")" '' 'nothing is wrong'
# shellcheck shell=bash
. "${BASH_SOURCE[0]%/*}/lib.sh"

# All there is to try, or what is quick to try.
# shellcheck disable=SC2034 # the caller's
[ -n "${CI:-}" ] && [[ $BUILD != */san ]] && thorough=true || thorough=false

new_repo "$work/template"
thanks people set @alice name=Alice >/dev/null
thanks add @alice "fresh coffee" >/dev/null
THANKS_RANDOM=2 thanks add @alice "the copier paper" >/dev/null
THANKS_RANDOM=3 thanks edit last -t details >/dev/null
rm -r .git/hooks
next=(env THANKS_RANDOM=99 thanks add @carol "what comes next")
next_path=

fresh() { rm -rf "$HOME/wall" && cp -a "$work/template" "$HOME/wall" && cd "$HOME/wall" || exit 1; }
# What history holds in the end, without the next command's note.
tree() { git ls-tree -r HEAD | grep -v "${next_path:-^$}"; }
leftovers() { find . -name '.thanks-*' -o -name '*.lock' ! -path ./.git/thanks.lock -o -path './.git/thanks/*' ! -name ids; }

fresh
"${next[@]}" >/dev/null
next_path=$(git show --format= --name-only)

is_one_line() { # prints what stderr holds, unless that is one line and hints
	[ "$(grep -c '^thanks: ' "$work/err")" -eq 1 ] && [ "$(grep -vc '^hint: ' "$work/err")" -eq 1 ] ||
		echo "not one line: $err"
}
# After run: prints what is wrong with the command that was disturbed, and with the repository.
# $before is the tree it found.
judge() { # AFTERWARDS: the tree, had nothing disturbed it
	local was now seen
	case $code in
	0) [ -s "$work/out" ] || echo 'exit 0, but no receipt' ;;
	74) is_one_line ;;
	137) ;;
	*) echo "exit $code: $err" ;;
	esac
	was=$(tree)
	"${next[@]}" >/dev/null 2>"$work/next" || echo "the next command: exit $? $(cat "$work/next")"
	now=$(tree)
	[ "$now" = "$1" ] || [ "$now" = "$before" ] || echo 'half a change'
	[ "$was" != "$1" ] || [ "$now" = "$1" ] || echo 'a change that was taken back'
	[ "$now" = "$1" ] || [ ! -s "$work/out" ] || echo 'a receipt without its change'
	[ "$now" = "$1" ] || [[ $err != *'kept as'* ]] || echo 'kept, but not there'
	seen=$(git status --porcelain && git fsck --strict --no-dangling --no-progress 2>&1 && leftovers)
	[ -z "$seen" ] || echo "git is not content: $seen"
}
# shellcheck disable=SC2034 # both are the caller's
# The calls by which COMMAND changes the disk, and the tree it leaves: into $calls and $afterwards.
measure() { # NAME=VALUE... -- COMMAND...
	local settings=()
	while [ "$1" != -- ]; do settings+=("$1") && shift; done
	shift
	fresh
	before=$(tree)
	run inject "${settings[@]}" COUNT="$work/count" "$@"
	code_is 0
	calls=$(cat "$work/count")
	afterwards=$(tree)
}
