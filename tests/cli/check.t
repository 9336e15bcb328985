#!/usr/bin/env bash
# check: what each of them finds, that it is silent when all is well, and that --fix mends without
# losing anything.
. "${0%/*}/lib.sh"

day=notes/2026/11/21
found() { # CODE NAME WANTED ARGUMENT...: with --all, and without the other side
	local want=$1 name=$2 wanted=$3
	shift 3
	run thanks check --all "$@"
	code_is "$want" "$name: exit $want"
	is "$out" "$wanted" "$name: found"
}
mended() { # NAME CHECK...: --fix mends it all, and a second run finds nothing
	local name=$1
	shift
	run thanks check --fix "$@"
	code_is 0 "$name: mended"
	like "$out" '^fixed: ' "$name: told so"
	run thanks check --all "$@"
	quiet "$name: and gone"
	run thanks check --fix "$@"
	quiet "$name: nothing is left to mend"
}

new_repo
thanks -q add @alice "fresh coffee"
run thanks check
code_is 0
quiet 'a sound wall is silent'
run thanks check --all
quiet 'with remarks, too'
run thanks check nonsense
code_is 2
err_like "'nonsense' is none of locks, .*unmerged.*, remote" 'a check that is none: these there are'
run thanks help check
out_like $'\nChecks\n  locks .*\n  remote ' 'the help lists them'

# dates: a note that lies under another day than its own
id=$(note 2026-11-20T10:00:00+01:00 bob alice "fresh tea")
re=$(note 2026-11-21T11:00:00+01:00 alice bob "you are welcome" bbbbb)
echo "re: $id" >>"$day/${re#*-}.yaml"
commit_all 'two notes'
mkdir -p notes/2026/11/19
git mv notes/2026/11/20/*.yaml notes/2026/11/19/
wrong=notes/2026/11/19/${id#*-}.yaml
sed -i "s/20261120/20261119/" "$day/${re#*-}.yaml"
commit_all 'moved by hand'
found 65 'a wrong day' "$wrong: by its date it belongs to notes/2026/11/20/${id#*-}.yaml; thanks check --fix moves it; if the date is a slip: thanks edit 20261119-${id#*-} --date 2026-11-19" dates
err_like '^it can be mended: thanks check --fix$' 'what to do'
run thanks check authors places
quiet 'others do not look at it'
run thanks check dates -F line
is "$(cut -f1,4,5,8 "$work/out")" "$wrong	error	dates	fixable" 'line: what there is'
run thanks check dates -F csv
is "$(tail -1 "$work/out" | cut -d, -f1-5)" "$wrong,,,error,dates" 'csv: what there is'
run thanks check dates -F json
is "$(python3 -c '
import json, sys
it = json.load(sys.stdin)["problems"][0]
print(sorted(it), it["check"], it["level"], it["line"], it["fixable"], it["fixed"])' <"$work/out")" \
	"['check', 'column', 'fixable', 'fixed', 'hint', 'level', 'line', 'path', 'text'] dates error None True False" 'json: all of it'
before=$(git rev-parse HEAD)
mended 'a wrong day' dates
is "$(git log -1 --format='%an: %s')" 'Bob Beispiel: move 1 note to its day' 'mended by whoever typed it'
is "$(grep -h ^re: "$day/${re#*-}.yaml")" "re: $id" 'its answer follows'
git_is_clean 'nothing is left over'
run thanks undo
code_is 0 'undo takes the mending back'
is "$(git diff --stat "$before" HEAD)" '' 'all of it'
thanks -q check --fix dates >"$work/out"

# places: a note in no day's directory; what is not committed of it stays uncommitted
write notes/tea/green.yaml <<<$'from: bob\nto: alice\ndate: 2026-11-20T10:00:00+01:00\ntext: green tea'
commit_all 'by hand'
echo '# mine, not committed' >>notes/tea/green.yaml
found 65 'no day' 'notes/tea/green.yaml: by its date it belongs to notes/2026/11/20/green.yaml' places
mended 'no day' places
is "$(git diff | grep '^[+-][^+-]')" '+# mine, not committed' "somebody's own edit went along, and is still his own"
git checkout -q .

# dangling: the note went to another day, and the answer does not know
sed -i "s/^re: .*/re: 20261101-${id#*-}/" "$day/${re#*-}.yaml"
commit_all 'an older answer'
found 65 'an answer to a note that moved' "$day/${re#*-}.yaml: re: there is no note '20261101-${id#*-}', but '$id': it went to another day" dangling
mended 'an answer to a note that moved' dangling
sed -i "s/^re: .*/re: 20261101-zzzzzzzzz/" "$day/${re#*-}.yaml"
found 0 'an answer to a note that has gone' "remark: $day/${re#*-}.yaml: re: there is no note '20261101-zzzzzzzzz' (any more)" dangling
run thanks check dangling
quiet 'which only --all shows'
git checkout -q .

# duplicates
thanks -q add @carol "cake"
THANKS_RANDOM=2 thanks -q add @carol "cake" --again
run thanks check duplicates --all
code_is 0 'twice the same: no error'
out_like "^remark: ($day/[^ ]*): is ($day/[^ ]*) once more, byte for byte; if it is one too many: thanks remove 20261121-" 'twice the same: what to type'
eval "$(sed -n 's/.*: thanks remove/thanks -q remove/p' "$work/out")"
run thanks check duplicates --all
quiet 'and that helps'

# attributes and driver: they matter where there is somebody to share with
git config --unset merge.thanks.driver
sed -i /notes/d .gitattributes && commit_all 'less attributes'
run thanks check attributes driver
quiet 'alone nobody misses them'
run thanks check attributes driver --all
is "$(cut -d: -f1 "$work/out" | sort -u)$(wc -l <"$work/out")" 'remark2' 'they are remarks then'
git init -q --bare "$HOME/other.git" && git remote add origin "$HOME/other.git"
found 65 'to be shared' ".gitattributes: git is not told to let thanks merge files like notes/2026/11/21/a.yaml
git's configuration does not know in this clone how thanks merges notes" attributes driver
mended 'to be shared' attributes driver
is "$(git check-attr merge notes/a.yaml | sed 's/.* //')$(git config merge.thanks.driver | cut -c1-19)" \
	'thanksthanks merge-driver' 'git knows now'
git_is_clean 'the attributes are committed'

# identity
run env HOME="$work" thanks check identity
quiet 'who has no name is not blamed'
run env HOME="$work" thanks check identity --all
code_is 0
out_like '^remark: git does not know your name: .*; tell it once: git config --global user.name' 'but told what to type'

# remote: asked only when it is to be
found 0 'a remote that is there' '' remote
git remote set-url origin "$HOME/gone.git"
run thanks check
quiet 'the other side is not asked in passing'
run thanks check remote
code_is 65 'one that is not there'
out_like "origin" 'is named'
run thanks check --all
code_is 65 'with --all it is asked'
git remote remove origin
run thanks check remote
quiet 'nobody there to be asked'

# left-out: what is in git, but does no good here
ln -s /etc/passwd notes/passwd && git add notes/passwd && commit_all 'a link' && rm notes/passwd
run thanks check left-out --all
code_is 0
out_like '^remark: notes/passwd: stays out of the working tree: it is a symbolic link$' 'a link in git'
run thanks check left-out
quiet 'is a remark'
git rm -q --cached notes/passwd && commit_all 'no link'

# authors
thanks -q people set @eve emails=eve@example.org
note 2026-11-21T12:00:00+01:00 bob alice "eve typed this" ccccc >"$work/id"
GIT_AUTHOR_EMAIL=eve@example.org commit_all 'from eve'
found 0 'somebody else' "remark: $day/$(sed 's/.*-//' "$work/id").yaml: from: committed by @eve, who neither gave nor typed it" authors

# a finding is no reason to stop, and no excuse
printf 'from: "' >notes/broken.yaml
run thanks check --fix
code_is 65 'what cannot be mended is still an error'
out_like '^notes/broken.yaml:1:7: ' 'and named'
rm notes/broken.yaml
run thanks check
quiet 'in the end all is well'
