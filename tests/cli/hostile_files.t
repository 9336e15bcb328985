#!/usr/bin/env bash
# Files that are not what they should be: the rest is shown, the first three are named, and nobody
# is led out of the repository.
. "${0%/*}/lib.sh"
unset THANKS_RANDOM
git config --global thanks.fsync false # quick: no power is lost here

bad() { # NAME: a note that must be refused, on stdin
	write "notes/$1.yaml"
	names+=("$1")
}
valid=$'from: bob\nto: [alice]\ndate: 2026-11-20T09:00:00+01:00\n'
lines() { perl -e 'print join("", map { "$ARGV[0]\n" } 1 .. $ARGV[1])' "$@"; }
run_quickly() { run timeout 30 "$@"; } # whatever hangs exits with 124

new_repo
thanks add @alice "fresh coffee" >/dev/null
names=()
bad alias <<<"${valid}text: *tea"
bad anchor <<<"${valid}text: &tea tea"
bad anchored-key <<<"${valid}&a text: tea"
bad tag <<<"${valid}text: !!str tea"
bad own-tag <<<"${valid}text: !secret tea"
bad binary <<<"${valid}text: !!binary dGVh"
bad python <<<"!!python/object/apply:os.system ['touch $HOME/pwned']"
bad bomb <<<"a: &a [x,x,x,x,x,x,x,x]"$'\n'"b: &b [*a,*a,*a,*a,*a,*a,*a,*a]"$'\n'"c: [*b,*b,*b,*b,*b,*b,*b]"$'\n'"${valid}text: tea"
bad same-key <<<"${valid}text: tea"$'\n'"text: coffee"
bad same-unknown-key <<<"${valid}text: tea"$'\n'"x: {y: 1, y: 2}"
bad two-documents <<<"${valid}text: tea"$'\n---\n'"${valid}text: tea"
bad latin1 < <(printf '%stext: caf\xe9\n' "$valid")
bad overlong < <(printf '%stext: \xc0\xaf\n' "$valid")
bad surrogate < <(printf '%stext: \xed\xa0\x80\n' "$valid")
bad beyond < <(printf '%stext: \xf5\x80\x80\x80\n' "$valid")
bad nul < <(printf '%stext: a\0b\n' "$valid")
bad escaped-nul <<<"${valid}text: \"a\\0b\""
bad escaped-surrogate <<<"${valid}text: \"a\\ud800b\""
bad utf16 < <(printf '%stext: tea\n' "$valid" | iconv -t UTF-16)
bad utf16be < <(printf '%stext: tea\n' "$valid" | iconv -t UTF-16BE)
bad utf32 < <(printf '%stext: tea\n' "$valid" | iconv -t UTF-32)
bad deep <<<"${valid}text: tea"$'\n'"x: $(lines '[' 32 | tr -d '\n')$(lines ']' 32 | tr -d '\n')"
bad abyss <<<"x: $(lines '[' 100000 | tr -d '\n')"
bad abyss-of-maps <<<"$(lines '{a: ' 20000 | tr -d '\n')"
bad unclosed <<<"${valid}text: \"tea"
bad tabs <<<"${valid}text:"$'\n\t'"- tea"
bad big < <(echo "${valid}text: tea" && lines '# a comment of some length' 10000)
bad huge < <(head -c 20000000 /dev/zero | tr '\0' x)
bad long-text < <(echo "${valid}text: |" && lines '  sixteen letters.' 4097)
bad list <<<"- from: bob"
bad scalar <<<"thank you"
bad empty </dev/null
bad no-from <<<"${valid#*$'\n'}text: tea"
bad no-text <<<"$valid"
bad nobody <<<"${valid/\[alice\]/[]}text: tea"
bad odd-date <<<"${valid/2026-11-20T/20.11.2026 }text: tea"
bad no-such-day <<<"${valid/11-20/02-30}text: tea"
bad map-for-text <<<"${valid}text: {a: b}"
bad list-for-from <<<"${valid/bob/[bob]}text: tea"
bad path-for-from <<<"${valid/bob/..\/..\/bob}text: tea"
bad path-for-to <<<"${valid/alice/..\/..\/alice}text: tea"
bad path-for-re <<<"${valid}re: ../../../../etc/passwd"
bad path-for-picture <<<"${valid}text: tea"$'\n'"picture: ../../../../etc/passwd"
bad root-for-picture <<<"${valid}text: tea"$'\n'"picture: /etc/passwd"
files=${#names[@]}
ln -s /etc/passwd notes/link.yaml && names+=(link)
ln -s "$(find "$PWD/notes/2026" -name '*.yaml')" notes/link-to-note.yaml && names+=(link-to-note)
ln -s nowhere notes/dangling.yaml && names+=(dangling)
ln -s loop.yaml notes/loop.yaml && names+=(loop)
mkfifo notes/fifo.yaml && names+=(fifo)
[ "$(id -u)" -ne 0 ] || { mknod notes/device.yaml c 1 5 && names+=(device); }

run_quickly thanks wall --all -F line
code_is 0 'bad files do not stop the wall'
is "$(cut -f 5 "$work/out")" 'fresh coffee' 'it shows what is good, and nothing else'
is "$(wc -l <"$work/err")" 4 'and names three'
err_like "and $((${#names[@]} - 3)) more: thanks check\$"
is "$(sed 3q "$work/err" | grep -cE '^notes/[a-z0-9-]+\.yaml(:[0-9]+:[0-9]+)?: ')" 3 'with their places'
for command in search show report remind people; do
	case $command in search) words=coffee ;; show) words=last ;; *) words='' ;; esac
	run_quickly thanks $command $words
	code_is 0 "$command: goes on"
done
run_quickly thanks check
code_is 65
for name in "${names[@]}"; do
	is "$(grep -cE "^notes/$name\.yaml(:[0-9]+:[0-9]+)?: [^ ]" "$work/out")" 1 "check: names $name once"
done
cp "$work/out" "$work/checked"
for name in "${names[@]:0:files}"; do
	run_quickly thanks show "$name.yaml"
	code_is 65
	is "$(grep -c "^thanks: notes/$name\.yaml" "$work/err")" 1 "show $name.yaml: has a line for it"
done
for name in "${names[@]:files}"; do
	run_quickly thanks show "$name.yaml"
	code_is 66 "show $name.yaml: what is no file is no note"
done
like "$(cat "$work/checked")" 'notes/same-key.yaml:5:1: ' 'the second of two equal keys is pointed at'
not_ok 'nothing in a file is executed' test -e "$HOME/pwned"

# Just inside the limits.
rm -r notes && git checkout -q -- notes
{ echo "${valid}text: |" && lines '  sixteen letters.' 3855; } | write notes/long-text.yaml
{ echo "${valid}text: deep" && echo "x: $(lines '[' 31 | tr -d '\n')$(lines ']' 31 | tr -d '\n')"; } | write notes/deep.yaml
{ echo "${valid}text: big" && lines '#234567890123456789012345678901' 8189; } | write notes/big.yaml
printf '\xef\xbb\xbf%stext: a byte order mark\n' "$valid" | write notes/bom.yaml
printf '%stext: line ends\n' "$valid" | sed 's/$/\r/' | write notes/crlf.yaml
run_quickly thanks wall --all -F line
is "$(wc -l <"$work/out")$err" 6 'what is just inside the limits is read'

# Whatever is a link is no directory of ours.
outside=$HOME/outside
mkdir -p "$outside/2026/11/22" && thanks init "$HOME/bait" >/dev/null && cp notes/deep.yaml "$outside/"
stays_inside() { # NAME COMMAND...: writing is refused, and nothing changes out there
	local name=$1
	shift
	before=$(find "$outside" -type f -exec sha1sum {} + | sort; find "$outside" | sort; sha1sum /etc/passwd; git rev-parse HEAD)
	run_quickly "$@"
	code_is 65 "$name: exit 65"
	err_like 'symbolic link' "$name: is said"
	is "$(find "$outside" -type f -exec sha1sum {} + | sort; find "$outside" | sort; sha1sum /etc/passwd; git rev-parse HEAD)" "$before" "$name: nobody is led out"
}
reads_inside() { # NAME
	run_quickly thanks wall --all -F line
	code_is 0 "$1: the wall is read"
	unlike "$out" deep "$1: from inside only"
	err_like 'symbolic link' "$1: and it is pointed out"
}
new_repo "$HOME/day" && mkdir -p notes/2026/11 && ln -s "$outside" notes/2026/11/21
stays_inside 'a link for a day' thanks add @alice "tea"
reads_inside 'a link for a day'
new_repo "$HOME/month" && mkdir -p notes/2026 && ln -s "$outside" notes/2026/11
stays_inside 'a link for a month' thanks add @alice "tea"
reads_inside 'a link for a month'
new_repo "$HOME/notes" && ln -s "$outside" notes
stays_inside 'a link for notes' thanks add @alice "tea"
reads_inside 'a link for notes'
new_repo "$HOME/people" && ln -s "$outside" people
stays_inside 'a link for people' thanks people set @alice name=Alice
new_repo "$HOME/person" && mkdir people && ln -s /etc/passwd people/root.yaml && ln -s "$outside/deep.yaml" people/deep.yaml
stays_inside "a link for a person's file" thanks people set @root name=Root
stays_inside "a link for a person's new field" thanks notice @deep 2026-12-01 "party"
run_quickly thanks people -F json
code_is 0
unlike "$out" 'root:|/bin|deep' "a link for a person's file is not read"
new_repo "$HOME/settings" && mv thanks.yaml "$outside/" && ln -s "$outside/thanks.yaml" thanks.yaml
run_quickly thanks -C . wall
code_is 66 'a link for thanks.yaml marks no repository'
new_repo "$HOME/attributes" && rm .gitattributes thanks.yaml && ln -s "$outside/attributes" .gitattributes && commit_all
run_quickly thanks init .
code_is 65 'a link for .gitattributes'
not_ok 'is not written through' test -e "$outside/attributes"
new_repo "$HOME/kinds" && mkdir -p notes/2026/11/21/dir.yaml people/dir.yaml notes/dir.yaml && mkfifo people/fifo.yaml notes/2026/11/21/fifo.yaml
run_quickly thanks add @alice "tea"
code_is 0 'pipes and directories called .yaml'
run_quickly thanks people
code_is 0 'a pipe among the people'
run_quickly thanks people set @fifo name=Fifo
code_is 65
run_quickly thanks edit last --picture notes/2026/11/21/fifo.yaml
ok 'a pipe for a picture' test "$code" -eq 65 -o "$code" -eq 2
rm -r thanks.yaml && mkfifo thanks.yaml
run_quickly thanks -C . wall
code_is 66 'a pipe for thanks.yaml'

# Ten thousand.
new_repo "$HOME/many"
thanks add @alice "fresh coffee" >/dev/null
perl -e 'mkdir "notes/2025"; mkdir "notes/2025/01"; mkdir "notes/2025/01/01";
	for (1 .. 10000) { open F, ">", sprintf("notes/2025/01/01/%09d.yaml", $_); print F "from: [\n" }'
run_quickly thanks wall --all -F line
code_is 0 '10,000 bad files'
is "$(cut -f 5 "$work/out")" 'fresh coffee' '10,000 bad files: the rest is shown'
is "$(wc -l <"$work/err") $(tail -1 "$work/err")" '4 and 9997 more: thanks check' '10,000 bad files: three lines, and how many more'
run_quickly thanks check
code_is 65
is "$(wc -l <"$work/out")" 10000 'check lists them all'
