#!/usr/bin/env bash
# Hostile strings in every field, on every page, in every format: no page carries them to a
# terminal, a browser or a spreadsheet, and JSON keeps them whole. Nor do ids and names lead away.
. "${0%/*}/lib.sh"

git config --global thanks.fsync false # quick: no power is lost here

# Prints the code points that must not get anywhere, by line; with "colour", our own SGR may.
cat >"$work/bin/harmful" <<'EOT'
#!/usr/bin/perl
use strict;
use warnings;
my $colour = @ARGV && $ARGV[0] eq 'colour';
local $/;
my $text = <STDIN>;
utf8::decode($text) or print "not UTF-8\n";
my $line = 0;
for (split /^/, $text) {
	$line++;
	s/\e\[(?:[0-7]|[34]\d|9[0-7]|[34]8;5;\d+|;)*m//g if $colour;
	s/\x{1F3F4}[\x{E0030}-\x{E0039}\x{E0061}-\x{E007A}]{3,6}\x{E007F}//g;
	while (/([^\n\t\x20-\x7E\xA0-\x{10FFFF}]|[\x{61C}\x{200E}\x{200F}\x{2028}-\x{202E}\x{2066}-\x{2069}\x{FEFF}\x{E0000}-\x{E007F}])/g) {
		printf "line %d: U+%04X\n", $line, ord $1;
	}
	print "line $line: $1\n" while /(&#(?:x0*(?:1b|9b|7f|202e)|0*(?:27|155|127|8238));)/gi;
}
EOT
chmod +x "$work/bin/harmful"
is "$(printf 'a\tb\n\e[31m\xc2\x9b\xe2\x80\xae\x7f\xef\xbb\xbf&#155;' | harmful | cut -d ' ' -f 3 | paste -sd ' ')" \
	'U+001B U+009B U+202E U+007F U+FEFF &#155;' 'the checker finds what it is to find'
harmless() { # NAME [colour]: neither output nor messages carry harm
	local seen
	[[ $1 != *csv ]] || sed -i 's/\r$//' "$work/out" # the line ends of RFC 4180
	seen=$(harmful "${2:-}" <"$work/out" && harmful <"$work/err")
	is "$seen" '' "$1: harmless"
	unlike "$out" $'\e\\[8m' "$1: colours are our own"
}

# As YAML and JSON spell them: window titles, hidden text, C1, overrides, markup, line ends of all kinds.
evil='\u001b]0;owned\u0007 \u001b[8m \u009b31m \u009d \u202eevil\u202c \u2066x\u2069 \u200f\u061c </script><script>alert(1)</script><b onmouseover=alert(1)> \"&amp;'"'"' \u0008\u000b\u000c \u2028 \u2029 \u0085 \u007f \ufeff \U000e0041'
new_repo "$HOME/wall"
evil_note() { # NAME FIELD: VALUE...
	{
		printf 'from: bob\nto: [alice, eve]\ndate: 2026-11-20T09:00:00+01:00\n'
		printf '%s\n' "${@:2}"
	} | write "notes/2026/11/20/$1.yaml"
}
git config user.name "$(printf 'Bob \e[8m\xc2\x9b31m\xe2\x80\xae')"
write thanks.yaml <<<$'version: 1\nname: "wall '"$evil"$'"\ntags: {values: [details]}'
write people/eve.yaml <<EOT
name: "Eve $evil"
aliases: ["alias $evil"]
emails: ["eve\u001b[8m@example.org"]
groups: [support]
thank: {how: [card], note: "wishes $evil"}
notices: [{date: 2026-11-23, text: "notice $evil"}, {date: --11-24, text: "=1+1"}]
"unknown $evil": "$evil"
EOT
write people/newline.yaml <<<$'name: "New\\nthanks: forged\\tline\\r\\nhint: rm -rf"\ngroups: [support]\nbirthday: --11-23'
write people/group.yaml <<<$'name: Grace\ngroups: ["support\\nthanks: forged", "../../x"]'
evil_note k0000eva1 "text: \"evil $evil \\rover #details\"" "for: \"javascript:alert(1) $evil\"" "\"key $evil\": \"$evil\""
evil_note k0000eva2 "text: \"=HYPERLINK(\\\"http://evil\\\",\\\"x\\\")\"" 'for: "@SUM(1)"'
evil_note k0000eva3 'text: "+1"' 'for: "-2+3"'
evil_note k0000eva4 'text: "\ttab\nsecond\n\nthird"' 'for: "=1"'
evil_note k0000eva5 'text: "@cmd, \"quoted\", and '"'single'"'"' 'conflicts: {text: ["other \u001b[8m\u202e"]}'
evil_note k0000eva6 "re: 20261120-k0000eva1" "text: \"reply $evil\""
evil_note k0000eva7 're: 20261120-k0000eva1'
commit_all "$(printf 'subject \e[8m\xc2\x9b31m\xe2\x80\xae')"
write 'notes/odd "name"\ & <i>.yaml' <<<$'from: eve\nto: [bob]\ndate: 2026-11-20T10:00:00+01:00\ntext: a file'
write "notes/$(printf 'name \e[8m\xc2\x9b31m\xe2\x80\xae')".yaml <<<'from: [' # its name goes to an error
thanks add @alice "tea" >/dev/null 2>&1

pages=(
	'wall --all:text line csv html json'
	'search evil:text line csv html json'
	'show 20261120-k0000eva1:text html json'
	'show 20261120-k0000eva5:text html json'
	'report --since 2026:text line csv html json'
	'report @eve --since 2026:text line html json'
	'remind:text line csv json'
	'remind --team:text line csv json'
	'people:text line csv json'
	'people show @eve:text line json'
	'whoami:text line json'
	'check --all:text line json'
)
for page in "${pages[@]}"; do
	for format in ${page#*:}; do
		read -ra words <<<"${page%:*}"
		run thanks -F "$format" "${words[@]}"
		name="${page%:*} -F $format"
		ok "$name: is printed" test "$code" -eq 0 -o "$code" -eq 65
		ok "$name: is not empty" test -s "$work/out"
		harmless "$name"
		case $format in
		json) ok "$name: is JSON" python3 -m json.tool "$work/out" /dev/null ;;
		line)
			case $page in report*) key=1 ;; 'people show'*) key=2 ;; *) key=0 ;; esac # what the columns depend on
			is "$(awk -F '\t' -v key=$key '{ what = key ? $key : "" } what in columns && columns[what] != NF { print } { columns[what] = NF }' \
				"$work/out")" '' "$name: one record a line"
			;;
		html) is "$(grep -ciE '<script|<b onmouse|href="?javascript' "$work/out")" 0 "$name: no markup from a note" ;;
		csv) is "$(python3 -c 'import csv, sys
for row in csv.reader(open(sys.argv[1], newline="")):
    for cell in row:
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r"): print(repr(cell))' "$work/out")" '' "$name: no formulas" ;;
		text)
			LC_ALL=C run thanks --color always "${words[@]}"
			harmless "$name: in colour" colour
			;;
		esac
	done
done
unlike "$({ thanks wall --all && thanks people && thanks report; } 2>&1)" $'(^|\n)(thanks|hint): ' 'no name forges a message'

# JSON loses nothing of it.
thanks wall --all -F json >"$work/wall.json" 2>/dev/null
need python3
ok 'JSON keeps every character of a text' python3 - "$work/wall.json" notes/2026/11/20 <<'EOT'
import json, pathlib, sys, yaml
def texts(x):
    if isinstance(x, dict):
        if isinstance(x.get("text"), str): yield x["text"]
        x = list(x.values())
    if isinstance(x, list):
        for y in x: yield from texts(y)
found = set(texts(json.load(open(sys.argv[1]))))
wanted = {n["text"] for n in (yaml.safe_load(p.read_text()) for p in pathlib.Path(sys.argv[2]).glob("*.yaml")) if "text" in n}
assert wanted <= found, wanted - found
EOT

# What is typed is shown harmlessly, too.
bad=$(printf '\e]0;owned\a\e[8m\xc2\x9b31m\xe2\x80\xae\xff')
for words in "$bad" "show $bad" "show bad$bad" "wall --tag $bad" "wall --$bad" "add @$bad text" "wall --since $bad" "-C $bad wall" \
	"--me $bad wall" "people show @$bad" "check $bad" "wall -F $bad" "help $bad" "completions $bad" "init $bad" "edit last --via $bad" "search $bad"; do
	read -ra words <<<"$words"
	run thanks "${words[@]}"
	harmless "typed: ${words[*]/$bad/EVIL}"
done
THANKS_NOW=$bad run thanks wall
harmless 'in THANKS_NOW'
THANKS_ME=$bad run thanks whoami
harmless 'in THANKS_ME'
run thanks add @alice "evil: $bad"
code_is 65 'a text that is not UTF-8'
run thanks add @alice $'evil: \e[8m\xc2\x9b31m\xe2\x80\xae'
code_is 0 'a text of control characters'
harmless 'a receipt'
is "$(git log -1 --format=%s%b | harmful)" '' "and a commit's subject"
thanks people set @frank name=$'Frank\nThanks-By: eve' >"$work/out" 2>"$work/err"
harmless 'a name with a line feed'
is "$(git log -1 --format='%(trailers:key=Thanks-By)')" 'Thanks-By: bob' 'forges no trailer'

# Ids and names that would lead out of the tree.
new_repo "$HOME/tree"
thanks add @alice "tea" >/dev/null
mkdir people && echo 'name: Alice' >people/alice.yaml && commit_all
printf 'from: bob\nto: [alice]\ndate: 2026-11-20T09:00:00+01:00\ntext: outside\n' | tee "$HOME/x.yaml" x.yaml >people/x.yaml
everything() { find "$HOME" /etc/passwd -path '*/.git/*' -prune -o -type f -exec sha1sum {} + | sort && git rev-parse HEAD; }
before=$(everything)
long=$(head -c 5000 /dev/zero | tr '\0' a)
for id in ../x ../../x ../people/x /etc/passwd "$HOME/x" "$HOME/x.yaml" people/../x people/x notes/../../x ./x x/../../y .../x .git/config '~root' $'a\nb' \
	'' '*' '%s%n%s%n' "$long" "$long/$long" 20261121-../../../x 2026/../../x; do
	for command in 'show ID' 'edit ID text' 'remove --yes ID' 'reply ID text' 'cheer ID' 'people show @ID' 'people set @ID name=x' \
		'people remove @ID' 'people merge @ID @alice' 'people merge @alice @ID' 'add @ID text' 'add @alice --from @ID text' \
		'add --me @ID @alice text' 'notice @ID 2026-12-01 text' 'add @alice text --picture ID'; do
		words=()
		for word in $command; do words+=("${word/ID/$id}"); done
		run thanks "${words[@]}" </dev/null
		case $code in
		2 | 65 | 66) ;;
		74) [[ $command == *--picture* ]] || fail "${command/ID/${id:0:30}}: leads nowhere" < <(said) ;; # a file like any other
		*) fail "${command/ID/${id:0:30}}: leads nowhere" < <(said) ;;
		esac
		[ "$(wc -c <"$work/err")" -lt 20000 ] || fail "${command/ID/${id:0:30}}: in few words" <<<long
	done
	is "$(everything)" "$before" "the id '$(tr '\n' ' ' <<<"${id:0:30}")' leads nowhere"
done
