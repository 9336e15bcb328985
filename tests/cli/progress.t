#!/usr/bin/env bash
# Whatever takes over a second says on a terminal how far it is, and is gone at the end.
. "${0%/*}/lib.sh"
need script
[ -f "$BUILD/inject.so" ] || { skip "${0##*/}" "no inject.so here" && exit 0; }

new_repo
for day in {12..21}; do
	for from in alice carol dave; do
		note "2026-11-${day}T09:00:00+01:00" "$from" bob "coffee on the ${day}th" "${from:0:1}${day}vv" >/dev/null
	done
done
commit_all
id=$(thanks search "12th" -n 1 -F line | cut -f 1)

{ echo '#!/usr/bin/env bash' && declare -f inject && echo 'inject CALL=open PATH=.yaml SLOW=50 "$@"'; } >"$work/bin/slowly"
chmod +x "$work/bin/slowly"
seen() { # COMMAND...: what the terminal shows of its messages, each file taking 50 ms
	run script -qec "slowly $* >$work/page" /dev/null
	seen=$(tr '\r' '\n' <"$work/out")
}

for words in report 'wall --tag nothing' "show $id" check; do
	seen "thanks $words"
	like "$seen" $'\n[0-9]+ notes read' "$words: says how far it is"
	like "$out" $'\r +\r$' "$words: and takes it back"
	unlike "$(cat "$work/page")" 'notes read' "$words: not on the page"
done
seen thanks -q report
is "$seen" '' 'nothing with -q'
seen 'thanks report 2>/dev/null'
is "$seen" '' 'nothing where stderr is no terminal'
run script -qec "thanks report >$work/page" /dev/null
is "$out" '' 'nothing when it is quick'
