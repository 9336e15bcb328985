#!/usr/bin/env bash
# Plain git asks the merge driver: a pull that merges, one that rebases and a stash come to the same, on both sides.
# shellcheck disable=SC2317 # who edits is called by name
. "${0%/*}/lib.sh"

day=notes/2026/11/21
alice=$day/p0h0aaaaa.yaml

configure() { # as a clone is configured by `thanks clone`
	git config merge.thanks.driver 'thanks merge-driver %O %A %B %P || git merge-file -L ours -L base -L theirs %A %O %B'
	git config merge.renames false
	git config pull.twohead recursive
}
clone() { # NAME: a clone of the origin, and we are in it
	rm -rf "${work:?}/$1" && git clone -q "$work/origin" "$work/$1" 2>/dev/null && cd "$work/$1" && configure
}
fresh() { # an origin that holds what before() writes
	rm -rf "$work/start" "$work/origin"
	thanks init "$work/start" >/dev/null && cd "$work/start" && before && commit_all before
	git clone -q --bare . "$work/origin"
}
contents() { # all files, and what is in them
	find . -path ./.git -prune -o -type f -print | sort | while read -r file; do echo "== $file" && cat "$file"; done
}
pushed() { # WHO: the edits of WHO are at the origin, in one commit for each of their functions
	clone pushed && "$1" && commit_all "$1" && { ! declare -F "$1_then" >/dev/null || { "$1_then" && commit_all "$1"; }; } && git push -q
}
edits() { # WHO: likewise here
	"$1" && commit_all "$1" && { ! declare -F "$1_then" >/dev/null || { "$1_then" && commit_all "$1"; }; }
}
come_together() { # HOW: pull, rebase, stash; what MINE did meets what THEIRS did. The edits are here, theirs at the origin.
	local mine=$2 theirs=$3
	git -C "$work/origin" update-ref refs/heads/main "$(git -C "$work/start" rev-parse HEAD)"
	pushed "$theirs"
	clone here
	git reset -q --hard "$(git -C "$work/start" rev-parse HEAD)"
	case $1 in
	pull) edits "$mine" && git pull -q --no-rebase --no-edit ;;
	rebase) edits "$mine" && git pull -q --rebase ;;
	stash)
		"$mine" && { ! declare -F "${mine}_then" >/dev/null || "${mine}_then"; }
		git add -A && git stash -q && git pull -q --ff-only && git stash pop -q
		;;
	esac
}
all_ways() { # NAME: however mine meets theirs, the files are the same, and git sees no conflict
	local how who other seen
	fresh
	for how in pull rebase stash; do
		for who in mine theirs; do
			other=theirs && [ $who = mine ] || other=mine
			run come_together $how $who $other
			code_is 0 "$1: $how on the side of $who"
			cd "$work/here" || exit 1
			seen=$(contents)
			[ "$how-$who" = pull-mine ] && first=$seen
			is "$seen" "$first" "$1: the same contents by $how on the side of $who"
		done
	done
}
here() { is "$(cat "$2")" "$(cat)" "$1"; } # NAME PATH, its content on stdin

before() {
	write "$alice" <<-'EOT'
		# the first one
		from: bob
		to: [alice]
		date: 2026-11-21T16:42:00+01:00
		text: fresh coffee
		mood: {a: 1} # ours
	EOT
	write people/alice.yaml <<-'EOT'
		name: Alice
		groups: [support]
	EOT
}

mine() { sed -i 's/^text: .*/text: fresh tea/' "$alice" && echo 'via: card # by hand' >>"$alice"; }
theirs() { sed -i 's/alice\]/alice, carol]/; s/a: 1/a: 2/' "$alice" && echo '# read on friday' >>"$alice"; }
all_ways 'different fields'
here 'both are kept, with comments and keys nobody knows' "$alice" <<-'EOT'
	# the first one
	from: bob
	to: [alice, carol]
	date: 2026-11-21T16:42:00+01:00
	text: fresh tea
	mood: {a: 2} # ours
	via: card # by hand
	# read on friday
EOT
run thanks check yaml conflicts
code_is 0 'different fields: nothing is wrong with that'

mine() { sed -i 's/^text: .*/text: fresh tea/' "$alice"; }
theirs() { sed -i 's/^text: .*/text: hot cocoa/' "$alice"; }
all_ways 'the same field'
here 'what sorts first stands, the other is kept' "$alice" <<-'EOT'
	# the first one
	from: bob
	to: [alice]
	date: 2026-11-21T16:42:00+01:00
	text: fresh tea
	conflicts:
	  text: [hot cocoa]
	mood: {a: 1} # ours
EOT
commit_all
run thanks show p0h0aaaaa
out_like 'fresh tea' 'show: what stands'
out_like 'Unsettled +text: or hot cocoa' 'show: and what else there is'
run thanks check
code_is 65 'check finds it'
out_like 'thanks edit' 'and says what settles it'
run thanks edit p0h0aaaaa "tea and cocoa" --yes
code_is 0 'edit settles it'
unlike "$(cat "$alice")" conflicts 'nothing is left of it'
run thanks check yaml conflicts
code_is 0 'check is content'

write "$alice" <<-'EOT'
	from: bob
	to: [alice]
	date: 2026-11-21T16:42:00+01:00
	text: fresh tea
	via: card
	conflicts:
	  text: [hot cocoa]
	  via: [phone]
EOT
commit_all
run thanks edit p0h0aaaaa "fresh tea"
code_is 0 'what stands may be what is wanted'
is "$(sed -n '/conflicts/,$p' "$alice")" $'conflicts:\n  via: [phone]' 'that settles it, and nothing else'
run thanks edit p0h0aaaaa --via phone
unlike "$(cat "$alice")" conflicts 'until nothing is left'
like "$(cat "$alice")" 'via: phone' 'but what was chosen'

theirs_then() { sed -i 's/^text: .*/text: hot cocoa, twice/' "$alice"; }
all_ways 'one commit here, two there'
like "$(cat "$alice")" 'text: fresh tea'$'\n''conflicts:'$'\n''  text: \["hot cocoa, twice"\]' 'the last word counts, not what it went through'
unset -f theirs_then

mine() { sed -i 's/support/support, kitchen/; s/Alice/Alice L./' people/alice.yaml; }
theirs() { sed -i 's/support/sales/; s/Alice/Alice Liddell/' people/alice.yaml; }
all_ways "a person's file"
here 'lists are sets' people/alice.yaml <<-'EOT'
	name: Alice L.
	groups: [kitchen, sales]
	conflicts:
	  name: [Alice Liddell]
EOT
commit_all
run thanks people show @alice
out_like 'Unsettled +name: or Alice Liddell' 'people show: what else there is'
run thanks people set @alice name="Alice Liddell"
code_is 0 'people set'
unlike "$(cat people/alice.yaml)" conflicts 'settles it'

printf 'name: Al\nthank:\n  note: a\nconflicts:\n  name: [El]\n  thank.note: [b]\n' >people/alice.yaml && commit_all
thanks -q people set @alice name=Al
is "$(sed -n '/conflicts/,$p' people/alice.yaml)" $'conflicts:\n  thank.note: [b]' 'one after the other'
thanks -q people set @alice thank.note=
unlike "$(cat people/alice.yaml)" 'conflicts|note' 'taken away is settled, too'

mine() { printf 'name: Dave\nemails: [dave@example.org]\n' >people/dave.yaml; }
theirs() { printf '# our driver\nname: David\nkind: vendor\n' >people/dave.yaml; }
fresh
for how in pull rebase; do
	run come_together $how mine theirs
	code_is 0 "a file that both made: $how"
	cd "$work/here" || exit 1
	here "a file that both made: $how keeps all" people/dave.yaml <<-'EOT'
		# our driver
		name: Dave
		emails: [dave@example.org]
		kind: vendor
		conflicts:
		  name: [David]
	EOT
done

# Git must not take another note for the one that was removed.
again=$day/p0n0aaaaa.yaml
gone=notes/2026/11/20/p0h0aaaaa.yaml
before() {
	note 2026-11-20T16:42:00+01:00 bob alice "fresh coffee"$'\n'"and the copier paper, before anyone had to ask for it" >/dev/null
}
mine() {
	git rm -q "$gone"
	note 2026-11-21T16:50:00+01:00 bob alice "fresh tea"$'\n'"and the copier paper, before anyone had to ask for it" >/dev/null
	again=$(find notes -name '*.yaml')
	new=$(cat "$again")
}
theirs() { sed -i 's/fresh coffee/hot cocoa/' "$gone"; }
fresh
run come_together pull mine theirs
code_is 1 'removed here, edited there: git says so'
cd "$work/here" || exit 1
like "$(git status --porcelain)" "[DU]+ $gone" 'of the note it is about'
is "$(cat "$again")" "$new" 'the new note is as it was written'
configure() { # by somebody who has heard of the driver alone
	git config merge.thanks.driver 'thanks merge-driver %O %A %B %P'
}
run come_together pull mine theirs
cd "$work/here" || exit 1
is "$(git ls-files | grep -c "$gone")" 0 'git guesses a rename'
is "$(cat "$again")" "$new" 'and still, the new note is as it was written'
run come_together pull theirs mine
cd "$work/here" || exit 1
is "$(cat "$again")" "$new" 'on the other side, too'

# The driver has no say.
configure() { git config merge.thanks.driver 'thanks merge-driver %O %A %B %P || git merge-file -L ours -L base -L theirs %A %O %B'; }
before() { printf 'from: bob\nto: [alice]\ndate: 2026-11-21T16:42:00+01:00\n\n\ntext: tea\n' | write "$alice"; }
mine() { sed -i 's/bob/carol/' "$alice"; }
theirs() { sed -i 's/tea/coffee/' "$alice"; }
mkdir "$work/without" && for tool in bash sh git sed cat sort find mkdir rm dirname; do ln -s "$(command -v $tool)" "$work/without/"; done
fresh
lacking() { PATH=$work/without "$@"; }
run lacking come_together pull mine theirs
code_is 0 'not on the PATH: git merges by itself'
like "$(cat "$work/here/$alice")" 'from: carol.*text: coffee' 'where changes do not collide'
theirs() { sed -i 's/bob/dave/' "$alice"; }
run lacking come_together pull mine theirs
code_is 1 'not on the PATH: and else'
like "$(cat "$work/here/$alice")" '<<<<<<< ours'$'\n''from: carol' 'leaves its marks'
mine() { sed -i 's/bob/carol/; s/text/text: x\ntext/' "$alice"; }
run come_together pull mine theirs
code_is 1 'a file that cannot be read'
like "$(cat "$work/here/$alice")" '<<<<<<< ours'$'\n''from: carol' 'is left to git'

# By hand.
cd "$work" || exit 1
for side in base ours theirs; do printf 'name: %s\n' $side >$side; done
run thanks merge-driver base ours theirs people/x.yaml
code_is 0 'by hand, where no repository is'
quiet
is "$(cat ours)" $'name: ours\nconflicts:\n  name: [theirs]' 'the outcome is in the second file'
is "$(cat base theirs)" $'name: base\nname: theirs' 'the others stay'
cp ours before
for path in README.md people/x/y.yaml ''; do
	run thanks merge-driver base ours theirs "$path"
	code_is 1 "no file of ours: '$path'"
done
printf 'name: [a\n' >broken
run thanks merge-driver base ours broken people/x.yaml
code_is 1 'one that cannot be read'
quiet
ln -s ours link
run thanks merge-driver base link theirs people/x.yaml
code_is 1 'a link is not followed'
ok 'and stays' test -L link
same_file ours before 'nothing was written'
head -c 300000 /dev/zero | tr '\0' '#' >large
run thanks merge-driver base ours large people/x.yaml
code_is 1 'one that is too large'
run thanks merge-driver base ours nothing people/x.yaml
code_is 66 'one that is not there'
run thanks merge-driver base ours theirs
code_is 2 'a word is missing'
mkdir sub && printf 'name: base\n' >sub/ours
run thanks merge-driver base "$work/sub/ours" theirs people/x.yaml
is "$(cat sub/ours)" 'name: theirs' 'elsewhere, too'
is "$(ls -A sub)" ours 'nothing else is left there'
