#!/usr/bin/env bash
# What the tool writes means the same to another reader of YAML, whose types are older than ours:
# what looks like a number, a date or a yes stays a text there.
. "${0%/*}/lib.sh"

/usr/bin/python3 -c 'import yaml' 2>/dev/null || { skip 'other readers' 'no PyYAML here' && exit 0; }

# The newest note's file as PyYAML has it, as JSON. (The line end behind a block is no part of the text.)
told() {
	/usr/bin/python3 -c '
import json, sys, yaml
note = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
note["date"] = note["date"].isoformat()
note["text"] = note["text"].rstrip("\n")
print(json.dumps(note, sort_keys=True))' "$(git diff-tree --no-commit-id --name-only -r HEAD | grep '\.yaml$')"
}
quoted() { /usr/bin/python3 -c 'import json, sys; print(json.dumps(sys.argv[1]))' "$1"; }

new_repo
run thanks --me @no add @null @0x1f @12 -t yes -t 1e3 -t 2026-11-21 --for "12:30" --via card "true"
is "$(told)" '{"date": "2026-11-21T16:42:00+01:00", "for": "12:30", "from": "no", "tags": ["yes", "1e3", "2026-11-21"], "text": "true", "to": ["null", "0x1f", "12"], "via": "card"}' 'words that look like more'
number=0
for text in $'two\nlines' $'  indented\n more' $'# no comment\n- no list: {x' $'\ttab\n\n\nfar' '🎉 谢谢 شكرا' \
	$'trailing  \n  spaces' $'--- x\n...' "it's \"quoted\" \\n" $'next\xc2\x85line' $'a\xe2\x80\xa8b'; do
	run thanks add "@reader$((++number))" -- "$text"
	is "$(told)" "{\"date\": \"2026-11-21T16:42:00+01:00\", \"from\": \"bob\", \"text\": $(quoted "$text"), \"to\": [\"reader$number\"]}" \
		"text $number"
done
