#!/usr/bin/env bash
# The harness itself: a red test says what it saw, and the injected failures arrive.
. "${0%/*}/lib.sh"

# A test file that calls what stands on stdin, as tests/run would see it.
tap_of() {
	{ echo ". '$top/tests/cli/lib.sh'" && cat; } >"$work/inner.t"
	run bash "$work/inner.t"
}

tap_of <<'EOT'
run printf 'one\ntwo\n'
expect 'two lines' <<'EOF2'
one
zwei
EOF2
EOT
out_like '^not ok 1 - two lines' 'different output is red'
out_like '# -zwei.# \+two' 'and its difference is shown'
out_like '1\.\.1$' 'and the plan comes at the end'

tap_of <<'EOT'
pass 'one'
exit 3
EOT
unlike "$out" '1\.\.' 'a test that leaves early has no plan'

tap_of <<'EOT'
run sh -c 'printf x; echo why >&2; exit 7'
code_is 7
expect <<'EOF2'
x
EOF2
EOT
out_like '^ok 1 .*not ok 2 ' 'a missing newline is red'
out_like '# stderr: why' 'and what was said on stderr is shown'

tap_of <<'EOT'
need no-such-tool
pass 'never'
EOT
out_like '^ok 1 - .* # SKIP no no-such-tool here.1\.\.1$' 'a missing tool is a skip that says so'

id=$(note 2026-11-21T16:42:00+01:00 bob alice $'tea\nand milk' qm2xx)
is "$id" 20261121-p0h0qm2xx 'a note gets the id that its time asks for'
run cat "notes/2026/11/21/p0h0qm2xx.yaml"
expect 'and its file' <<'EOT'
from: bob
to: [alice]
date: 2026-11-21T16:42:00+01:00
text: |
  tea
  and milk
EOT

# (dd writes to descriptor 1)
copy() { inject "$@" dd if=/dev/zero of="$HOME/copy" bs=10 count=4 status=none; }
run copy CALL=print AFTER=2 ERRNO=ENOSPC
err_like 'No space left on device' 'a full disk'
is "$(stat -c %s "$HOME/copy")" 20 'after two writes'
run copy CALL=print AFTER=1 TORN=1 KILL=1
code_is 137 'a kill'
is "$(stat -c %s "$HOME/copy")" 15 'in the middle of a write'
run copy CALL=print PATH=elsewhere
code_is 0 'other paths are left alone'
run copy PATH=/copy CALL=print COUNT="$HOME/count"
is "$(cat "$HOME/count")" 4 'calls are counted'
