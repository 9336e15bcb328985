#!/usr/bin/env bash
# init makes a notes repository of whatever is there, and harms nothing.
. "${0%/*}/lib.sh"

run thanks init wall --name "Support team"
code_is 0 'a new directory'
out_like "thanks -C wall add @alice" 'it says what to type first'
like "$(cat wall/thanks.yaml)" 'version: 1' 'the settings mark it'
like "$(cat wall/thanks.yaml)" 'name: Support team' 'its name'
is "$(git -C wall rev-list --count HEAD)" 1 'is one commit'
is "$(git -C wall status --porcelain)" '' 'and clean'
run thanks init wall
code_is 0 'again'
out_like 'already' 'nothing is done'
is "$(git -C wall rev-list --count HEAD)" 1 'no second commit'

mkdir empty && cd empty || exit 1
run thanks init
code_is 0 'the current directory'
out_like ' thanks add @alice' 'needs no -C'
run thanks add @alice "fresh coffee"
code_is 0 'and works'
cd "$HOME" || exit 1

git init -q project && cd project || exit 1
echo code >main.c && git add main.c && git commit -qm code && echo more >>main.c && echo staged >new.c && git add new.c
run thanks init
code_is 0 'an existing git repository'
is "$(git rev-list --count HEAD)" 2 'ours is one commit there'
is "$(git status --porcelain)" $' M main.c\nA  new.c' "everything else stays as it was"
cd "$HOME" || exit 1

git init -q unborn
run thanks init unborn
code_is 0 'a git repository without a commit'
run thanks -C unborn add @alice "first"
code_is 0 'and works'
mkdir wall/notes wall/below 2>/dev/null
for dir in wall/notes wall/new/deep wall/new/ "$HOME/wall/below"; do
	run thanks init "$dir"
	code_is 75 "inside of another: $dir"
	err_like "is inside the notes repository '$HOME/wall'"
done
not_ok 'nothing is made there' test -e wall/new
cd wall/below && run thanks init && cd "$HOME" || exit 1
code_is 75 'nor in the current directory'
git init -q wall/below
run thanks init wall/below
code_is 0 'a git repository of its own may lie there'
rm -rf wall/below
git clone -q wall clone 2>/dev/null
run thanks init clone
out_like 'already' "a plain clone of a notes repository is one already"
run thanks -C clone add @alice "in the clone"
code_is 0 'and works'

mkdir 'with space'
run thanks -C 'with space' init "it's"
code_is 0 'below -C'
ok 'it is there' test -f "with space/it's/thanks.yaml"
run thanks init one two
code_is 2 'one at a time'
run thanks init ''
code_is 2 'an empty name'
echo file >plain
run thanks init plain
ok 'a plain file' test "$code" -eq 74 -o "$code" -eq 65
is "$(cat plain)" file 'stays'
run thanks init plain/below
ok 'below a plain file' test "$code" -ne 0
mkdir full && echo things >full/things
run thanks init full
ok 'a directory that holds things' test "$code" -eq 0 -o "$code" -eq 75 -o "$code" -eq 65
is "$(cat full/things)" things 'they stay'
if [ "$(id -u)" -eq 0 ] && ! command -v setpriv >/dev/null; then
	skip 'no rights' 'no setpriv'
else
	mkdir locked && chmod 555 locked
	run unprivileged thanks init locked/wall
	code_is 74 'no rights'
	not_ok 'nothing half done' test -e locked/wall
fi
run thanks init -q silent
quiet 'with -q nothing is said'
