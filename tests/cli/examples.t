#!/usr/bin/env bash
# Every example that help prints does what it says, each in a fresh copy of the sample repository.
. "${0%/*}/lib.sh"

# The lines of a section of help that are not indented further.
section() { sed -n "/^$1\$/,/^\$/s/^  \([^ ]\)/\1/p"; }

# A git host, as far as git knows; the sample is shared there.
git config --global "url.$work/host/.insteadOf" git@example.org:
sample_repo "$work/sample"
git remote add origin git@example.org:support.git
git clone -q --bare . "$work/fresh"
for topic in $(thanks help | section Commands | sed 's/[ ,].*//'); do
	shown=$(thanks help "$topic" | section Examples)
	ok "$topic has an example" test -n "$shown"
	while IFS= read -r example; do
		[ -n "$example" ] || continue
		rm -rf "$HOME/wall" "$HOME/team" "$work/host" && cp -R "$work/sample" "$HOME/wall" &&
			mkdir "$work/host" && cp -R "$work/fresh" "$work/host/support.git" && cd "$HOME/wall" || exit 1
		run bash -c "$example"
		# 1 is an answer, too: nothing due, nothing found
		if [ "$code" -le 1 ]; then pass "$topic: $example"; else fail "$topic: $example" < <(said); fi
	done <<<"$shown"
done
