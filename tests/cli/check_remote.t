#!/usr/bin/env bash
# check remote: whether the other side can be reached, in a time that somebody can wait for.
. "${0%/*}/lib.sh"
. "$top/tests/cli/servers.sh"

new_repo
git init -q --bare "$served/wall.git"
thanks -q add @alice "fresh coffee"

serve_git
git remote add origin "$git_url/wall.git"
run thanks check remote
quiet 'a server that answers'
code_is 0
git remote set-url origin "$git_url/gone.git"
run thanks check remote
code_is 65 'a server that knows no such wall'
is "$(wc -l <"$work/out")" 1 'is one line'

serve_silence
git remote set-url origin "git://127.0.0.1:$silent_port/wall.git"
started=$SECONDS
run thanks check remote -F json
code_is 65 'a server that says nothing: an error that was found'
like "$((SECONDS - started))" '^1[0-9]$' 'found within 15 seconds, or hardly more'
is "$(python3 -c '
import json, sys
it = json.load(sys.stdin)["problems"]
print(len(it), it[0]["check"], it[0]["level"], it[0]["path"])' <"$work/out")" '1 remote error None' 'as one finding'
