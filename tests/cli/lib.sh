# What every test of the command line stands on: TAP, a frozen world of its own, and one way to run
# a command and look at its output, its messages and its exit code.
#
#     . "${0%/*}/lib.sh"
#     new_repo
#     run thanks add @alice "fresh coffee"
#     expect "a receipt" <<-'EOT'
#     	20261121-nf8k00000 to alice: fresh coffee
#     EOT
#     code_is 0
#
# The plan is printed at the end. `run` leaves stdout in $out, stderr in $err, the exit code in $code.
# shellcheck shell=bash
set -u
shopt -u checkwinsize # COLUMNS is ours

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
BUILD=$(cd "${BUILD:-$top/build/release}" && pwd) || exit 1
for name in $(compgen -e); do
	case $name in
	PATH | BUILD | CI | VALGRIND | TMPDIR | *SAN_OPTIONS | KILLS | RACE_NOTES | HISTORIES | SEED) ;;
	*) unset "$name" ;;
	esac
done
work=$(mktemp -d "${TMPDIR:-/tmp}/thanks-test-XXXXXX") || exit 1
export BUILD HOME=$work/home LC_ALL=C.UTF-8 TZ=Europe/Berlin COLUMNS=80
export THANKS_NOW=2026-11-21T16:42:00+01:00 THANKS_RANDOM=1 GIT_CONFIG_NOSYSTEM=1
export PATH=$work/bin:$BUILD:$PATH
mkdir "$HOME" "$work/bin"
cat >"$HOME/.gitconfig" <<-'EOT'
	[user]
		name = Bob Beispiel
		email = bob@example.org
	[init]
		defaultBranch = main
EOT
if [ -n "${VALGRIND:-}" ]; then
	printf '#!/bin/sh\nexec valgrind -q --error-exitcode=99 %s "$@"\n' "$BUILD/thanks" >"$work/bin/thanks"
	chmod +x "$work/bin/thanks"
fi
cd "$HOME" || exit 1
exec </dev/null

tests=0
out='' err='' code=0 command=''

end_of_tests() {
	local left=$?
	chmod -R u+rwx "$work" 2>/dev/null
	rm -rf "$work"
	# Who dies on the way prints no plan, and is red.
	[ "$left" -ne 0 ] || echo "1..$tests"
}
trap end_of_tests EXIT

pass() { echo "ok $((++tests)) - ${1//#/\\#}"; }
fail() { # NAME, and what was seen on stdin
	echo "not ok $((++tests)) - ${1//#/\\#}"
	echo "# after: $command (exit $code)"
	sed 's/^/# /'
}
skip() { echo "ok $((++tests)) - ${1//#/\\#} # SKIP $2"; }
need() { # TOOL: without it the rest of the file is skipped
	command -v "$1" >/dev/null || { skip "${0##*/}" "no $1 here" && exit 0; }
}

run() {
	command=${*//$'\n'/ }
	command=${command:0:100}
	"$@" >"$work/out" 2>"$work/err"
	code=$?
	# Command substitution eats newlines at the end and NULs: exact looks are at the files.
	out=$(tr -d '\0' <"$work/out")
	err=$(tr -d '\0' <"$work/err")
}

ok() { # NAME COMMAND...: the command succeeds
	local name=$1 seen
	shift
	if seen=$("$@" 2>&1); then pass "$name"; else fail "$name" <<<"$* failed: $seen"; fi
}
not_ok() { # NAME COMMAND...: the command fails
	local name=$1 seen
	shift
	if seen=$("$@" 2>&1); then fail "$name" <<<"$* succeeded: $seen"; else pass "$name"; fi
}
is() { # GOT WANTED NAME
	if [ "$1" = "$2" ]; then pass "$3"; else fail "$3" < <(diff -u <(echo "$2") <(echo "$1") | tail -n +3); fi
}
like() { # TEXT REGEX NAME
	if [[ $1 =~ $2 ]]; then pass "$3"; else fail "$3" <<<"no match for /$2/ in: $1"; fi
}
unlike() { # TEXT REGEX NAME
	if [[ $1 =~ $2 ]]; then fail "$3" <<<"a match for /$2/ in: $1"; else pass "$3"; fi
}
same_file() { # GOT WANTED NAME
	local seen
	if seen=$(diff -au "$2" "$1"); then pass "$3"; else fail "$3" < <(tail -n +3 <<<"$seen" && said); fi
}
said() { [ ! -s "$work/err" ] || sed 's/^/stderr: /' "$work/err"; }

# After run. What is wanted stands on stdin, where it is text.
expect() { same_file "$work/out" /dev/stdin "${1:-output of $command}"; }
expect_err() { same_file "$work/err" /dev/stdin "${1:-messages of $command}"; }
out_like() { like "$out" "$1" "${2:-$command: says $1}"; }
err_like() { like "$err" "$1" "${2:-$command: complains of $1}"; }
code_is() {
	if [ "$code" -eq "$1" ]; then pass "${2:-$command: exit $1}"; else fail "${2:-$command: exit $1}" < <(cat "$work/out" && said); fi
}
quiet() { is "$out$err" '' "${1:-$command: says nothing}"; }

new_repo() { # [DIR]: a notes repository, and we are in it
	thanks init "${1:-$HOME/wall}" >/dev/null 2>"$work/err" || fail 'thanks init' <"$work/err"
	cd "${1:-$HOME/wall}" || exit 1
}
sample_repo() { # [DIR]: the sample repository, and we are in it
	"$top/examples/sample" "${1:-$HOME/wall}" >"$work/out" 2>"$work/err" || fail 'examples/sample' <"$work/err"
	cd "${1:-$HOME/wall}" || exit 1
}
commit_all() { # by plain git, at the frozen time
	git -c core.safecrlf=false add -A &&
		GIT_AUTHOR_DATE=$THANKS_NOW GIT_COMMITTER_DATE=$THANKS_NOW \
			git commit -q --allow-empty -m "${1:-by hand}"
}
write() { # PATH, its content on stdin
	mkdir -p "$(dirname "$1")" && cat >"$1"
}
note() { # DATE FROM TO TEXT [RANDOM]: writes a note's file at its place, prints its id
	local t=${1:11:8} n i tail=${5:-aaaaa} digits=0123456789abcdefghjkmnpqrstvwxyz four=
	n=$((12 * (10#${t:0:2} * 3600 + 10#${t:3:2} * 60 + 10#${t:6:2})))
	for i in 15 10 5 0; do four+=${digits:$((n >> i & 31)):1}; done
	printf 'from: %s\nto: [%s]\ndate: %s\ntext: |\n  %s\n' "$2" "$3" "$1" "${4//$'\n'/$'\n'  }" |
		write "notes/${1:0:4}/${1:5:2}/${1:8:2}/$four$tail.yaml"
	echo "${1:0:4}${1:5:2}${1:8:2}-$four$tail"
}
git_is_clean() { # [NAME]: nothing staged, nothing edited, and git finds nothing wrong
	is "$(git status --porcelain 2>&1; git fsck --strict --no-dangling --no-progress 2>&1)" '' "${1:-git is content}"
}
unprivileged() { # COMMAND...: without root's rights, which ignore a file's mode
	chmod a+rx "$work" "$HOME"
	if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}
inject() { # NAME=VALUE... COMMAND...: with failing calls (see tests/inject/inject.c)
	local settings=()
	while [[ $1 == [A-Z]*=* ]]; do settings+=("INJECT_$1") && shift; done
	env LD_PRELOAD="$BUILD/inject.so" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" "${settings[@]}" "$@"
}
