#!/usr/bin/env bash
# A file in which git left both sides of a merge is called by that name, not a puzzle of YAML's.
. "${0%/*}/lib.sh"

new_repo
id=$(note 2026-11-20T09:00:00+01:00 bob alice "fresh coffee")
commit_all
path=$(git ls-files 'notes/*')
git switch -qc theirs
sed -i 's/fresh coffee/fresh tea/' "$path" && commit_all theirs
git switch -q main
sed -i 's/fresh coffee/fresh water/' "$path" && commit_all ours
# where no thanks is on the PATH
git -c merge.thanks.driver='git merge-file -L ours -L base -L theirs %A %O %B' merge -q theirs >/dev/null 2>&1
line=$(grep -n '^<<<<<<<' "$path" | cut -d: -f1)
why="$path:$line:1: is in conflict: choose one side, then: thanks git add $path"

run thanks wall
code_is 0
is "$err" "$why" 'the line of the mark, and what to do'
unlike "$out" 'Nobody' 'the wall is not empty'
out_like 'The notes here cannot be read.*thanks check' 'it says so'
run thanks wall -F html
out_like 'The notes here cannot be read' 'in a browser, too'
run thanks wall --tag x
out_like 'No such note' 'a filter found nothing'
run thanks check
code_is 65
out_like "$why" 'check says the same'
run thanks check -F line
is "$(cut -f 5 "$work/out" | sort -u | xargs)" 'conflicts unmerged' 'as its own check, beside what git has to say'
run thanks check yaml
code_is 0 'and no other'
run thanks check conflicts
code_is 65
run thanks show "$id"
code_is 65 'naming it is an error'

sed -i '/^<<<<<<</d; /^=======/,/^>>>>>>>/d' "$path"
run thanks git add "$path"
code_is 0 'what it says works'
run thanks wall
out_like 'fresh water' 'and the note is back'
git commit -qm merged

write people/alice.yaml <<'EOT'
<<<<<<< HEAD
name: Alice
=======
name: Älice
>>>>>>> theirs
EOT
run thanks people
is "$err" 'people/alice.yaml:1:1: is in conflict: choose one side, then: thanks git add people/alice.yaml' 'a person, too'
run thanks check conflicts -F line
is "$(cut -f 1,5 "$work/out")" $'people/alice.yaml\tconflicts' 'found by the same check'
rm people/alice.yaml
printf 'version: 1\r\n>>>>>>> half solved\r\n' >thanks.yaml
run thanks wall
err_like 'thanks.yaml:2:1: is in conflict' 'settings, half solved'

git checkout -q thanks.yaml
id=$(note 2026-11-21T09:00:00+01:00 bob alice $'<<<<<<< is how git marks it\n=======\n>>>>>>> theirs' bbbbb)
run thanks show "$id"
code_is 0 'a text may speak of it'
run thanks check
code_is 0
