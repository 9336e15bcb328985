#!/usr/bin/env bash
# On a terminal messages are wrapped by words to its width; scripts and editors get each in one line.
. "${0%/*}/lib.sh"
need script

narrow() { # COLUMNS COMMAND
	run script -qec "stty cols $1 2>/dev/null; $2" /dev/null
	out=${out//$'\r'/}
	printf '%s\n' "$out" >"$work/out"
}
widest() { awk '{ if (length > most) most = length } END { print most + 0 }' "$work/out"; }

new_repo
narrow 40 'thanks add "fresh coffee for everybody"'
expect 'an error, by words, its further lines indented' <<'EOT'
thanks: thank: nobody to thank: begin
  with a name, as in: thanks add @alice
  "..."
EOT
narrow 30 'thanks show k3zzz9999; thanks rem last; thanks wall --since never'
ok 'no line is wider than the terminal' test "$(widest)" -le 30
run thanks add "fresh coffee for everybody"
is "$(wc -l <"$work/err")" 1 'without a terminal it is one line'

write notes/2026/11/21/with-a-rather-long-name.yaml <<<'from: bob'
narrow 40 'thanks wall'
out_like $'(^|\n)notes/2026/11/21/with-a-rather-long-name.yaml:[0-9]+:[0-9]+:\n  ' 'a place stays whole'
run thanks wall
err_like $'^notes/2026/11/21/with-a-rather-long-name.yaml:[0-9]+:[0-9]+: [^\n]+$' 'and in front of why for an editor'
narrow 40 'thanks wall 2>&1 >/dev/null | cat'
out_like $'^notes/2026/11/21/with-a-rather-long-name.yaml:[0-9]+:[0-9]+: [^\n]+$' 'through a pipe too'

thanks -q add @alice "coffee" --me @dave
narrow 80 "thanks remove @dave"
is "$(grep -o 'y/N' "$work/out" | wc -l)" 1 'a question names its answers once'
