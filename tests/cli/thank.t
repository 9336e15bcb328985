#!/usr/bin/env bash
# thank writes one note, says so in one line, and refuses what makes no sense before anything is written.
. "${0%/*}/lib.sh"

changed() { git diff-tree --no-commit-id --name-only -r HEAD; }
newest() { cat "$(changed | grep '\.yaml$')"; }
commits() { git rev-list --count HEAD 2>/dev/null || echo 0; }
nothing_new() { is "$(commits)" "$before" "$1: no commit" && is "$(git status --porcelain)" '' "$1: no file"; }
refused() { # CODE NAME COMMAND...
	local want=$1 name=$2
	shift 2
	before=$(commits)
	run "$@"
	code_is "$want" "$name: exit $want"
	is "$out" '' "$name: no receipt"
	nothing_new "$name"
}

new_repo

run thanks add @alice "fresh coffee"
code_is 0
out_like '^20261121-[0-9a-z]{9}  thanked alice: fresh coffee$' 'a receipt: id, who, first words'
is "$err" '' 'and no messages'
id=${out%% *}
is "$(changed)" "notes/2026/11/21/${id#*-}.yaml" 'the path follows from the id'
newest >"$work/out"
expect 'the file' <<-'EOT'
	from: bob
	to: [alice]
	date: 2026-11-21T16:42:00+01:00
	text: |
	  fresh coffee
EOT
is "$(git log -1 --format=%s)" 'thank @alice: fresh coffee' 'the subject'
is "$(git log -1 --format=%an)" 'Bob Beispiel' 'the author is whom git would take'
git_is_clean

run thanks -q add @alice "quiet thanks"
quiet 'with -q nothing is said'
run thanks @alice tea for two
out_like 'thanked alice: tea for two$' 'without a command it is thank, and words are joined'
run thank @carol: lemonade
out_like 'thanked carol: lemonade$' 'as thank it starts at thank; a colon behind a name is dropped'
run thanks add @alice, @carol, the copier paper
is "$(newest | sed -n 's/^to: //p')" '[alice, carol]' 'several people, with commas'
run thanks add @alice -- @carol said so
is "$(newest | sed -n 's/^  //p')" '@carol said so' 'behind -- all is text'
run thanks add @ALICE "folded"
is "$(newest | sed -n 's/^to: //p')" '[alice]' 'upper case is folded'
run thanks add @alice @Alice "once"
is "$(newest | sed -n 's/^to: //p')" '[alice]' 'nobody is thanked twice'

# every field
run thanks add @grace --from @erin -t patience --tag '#teamwork' --via phone --for ticket-4711 \
	--date "yesterday 09:30" "staying so patient"
code_is 0 'all options'
newest >"$work/out"
expect 'every option has its field' <<-'EOT'
	from: erin
	to: [grace]
	date: 2026-11-20T09:30:00+01:00
	text: |
	  staying so patient
	tags: [patience, teamwork]
	via: phone
	for: ticket-4711
	by: bob
EOT
like "$(changed)" '^notes/2026/11/20/' 'it lies at its own day'
run thanks add @grace --via note --from @me "by myself"
is "$(newest | grep -c '^via\|^by')" 0 'what is usual is not written'
run thanks add @grace "two words #Patience and #sharing-is-fun, not a#tag or #1"
is "$(newest | grep -c '^tags')" 0 'the #words stay in the text'

# days
day_of() { newest | sed -n 's/^date: //p'; }
run thanks add @alice --date 2026-11-02 "a day"
is "$(day_of)" 2026-11-02T16:42:00+01:00 'a day takes the present time of day'
run thanks add @alice --date monday "a weekday"
is "$(day_of)" 2026-11-16T16:42:00+01:00 'a weekday looks back'
run thanks add @alice --date '3 weeks ago' "weeks"
is "$(day_of)" 2026-10-31T16:42:00+01:00 'weeks ago'
run thanks add @alice --date 2026-07-01 "summer"
is "$(day_of)" 2026-07-01T16:42:00+02:00 'with the offset that the zone had then'
run thanks add @alice --date 2026-11-20T08:00:00-05:00 "elsewhere"
is "$(day_of)" 2026-11-20T08:00:00-05:00 'an ISO date keeps its offset'
run thanks add @alice --date 2026-11-20T08:00 "local"
is "$(day_of)" 2026-11-20T08:00:00+01:00 'without an offset it is local'
refused 75 'a day to come' thanks add @alice --date tomorrow "later"
err_like 'hint: .*--again' 'and --again is named'
run thanks add @alice --date tomorrow --again "later"
is "$(day_of)" 2026-11-22T16:42:00+01:00 'with --again it is kept'
for day in '' 2026-02-30 21.11.2026 2026-11 'last week' never "$(printf 'x%.0s' {1..5000})"; do
	refused 2 "--date ${day:0:20}" thanks add @alice --date "$day" "no such day"
done

# the guard
run thanks add @erin "the late shift"
refused 75 'the same words again' thanks add @erin "the late shift"
err_like '20261121-' 'it names the note that is there'
err_like 'hint: .*--again' 'and --again'
run thanks add @erin "the late shift" --again
code_is 0 'with --again it is kept'
run thanks add @erin @carol "the late shift"
code_is 0 'to others it is another note'
run env THANKS_NOW=2026-11-21T16:48:00+01:00 thanks add @erin "the late shift"
code_is 0 'after five minutes it is another note'

# people
thanks -q people set @alice name='Alice Liddell' aliases=al,Älice emails=alice@example.org groups=support \
	thank.how=in-person thank.words=facts
thanks -q people set @bob groups=support
thanks -q people set @carol name=Carol groups=support
for name in @al @ÄLICE @alice@example.org; do
	run thanks add "$name" "spelled $name"
	is "$(newest | sed -n 's/^to: //p')" '[alice]' "$name is alice"
done
out_like 'thanked Alice: ' 'people are called by name'
run thanks add @support "the whole shift"
newest >"$work/out"
expect 'a group: its members without the sender' <<-'EOT'
	from: bob
	to: [alice, carol]
	date: 2026-11-21T16:42:00+01:00
	text: |
	  the whole shift
	group: support
EOT
run thanks add @support @zoe "all of you"
is "$(newest | sed -n 's/^to: //p')$(newest | grep -c '^group')" '[alice, carol, zoe]0' 'a group and somebody else'
run thanks add @all "everybody"
is "$(newest | sed -n 's/^to: //p')$(newest | grep -c '^group')" '[alice, carol]0' '@all is everybody with a file'
thanks -q people set @lonely groups=solo
refused 66 'a group of oneself' thanks add @solo --from @lonely "me"
run thanks add @bob "well done, me"
code_is 0 'thanking oneself is allowed'
err_like 'bob|Bob' 'and pointed out'
run thanks add @alcie "slip"
code_is 0 'a near miss is not blocked'
err_like 'did you mean @alice\?.*thanks undo' 'but pointed out'
run thanks add @zoee "known from a note"
err_like 'did you mean @zoe\?' 'handles of recent notes are known'
run thanks add @zoe --from @aliec "typed for somebody new"
err_like 'aliec is new here; did you mean @alice\?' 'so is a sender who is a slip'
run thanks add @zoe --from @carol "typed for somebody known"
is "$err" '' 'and no other'
thanks -q people set @bob name=Bob
run thanks add @bobb "a name like mine"
unlike "$err" 'did you mean' 'I am not whom I mean'
thanks -q people remove @bob --yes
run thanks add @quentin "a new one"
is "$err" '' 'a new handle just works'

# what is no person
refused 2 'no recipient' thanks add "fresh coffee"
err_like 'nobody to thank.*thanks add @alice' 'the hint is ready to paste'
refused 2 'nothing at all' thanks add
for name in @../../x @/etc/passwd @a..b @-a @a- @.hidden "@$(printf 'x%.0s' {1..5000})" @a/b $'@a\nb' $'@\e[31m' '@ '; do
	refused 2 "hostile $(printf %q "${name:0:12}")" thanks add "$name" "text"
done
unlike "$err" $'\e' 'escapes are shown harmlessly'
refused 2 '--from @all' thanks add @alice --from @all "text"
refused 2 '--from a group' thanks add @alice --from @support "text"
refused 2 'two givers' thanks add @alice --from @omar --from @tanaka "two"
err_like "--from: '@omar' and '@tanaka'.*hint: it is given once"
refused 2 'two days' thanks add @alice --date monday --date=friday "two"
refused 2 '--from nobody' thanks add @alice --from ../x "text"

# texts
refused 2 'an empty text' thanks add @alice ""
refused 2 'blanks only' thanks add @alice "   "
refused 2 'nothing on standard input' thanks add @alice
run thanks add @alice <<<$'\n\nfrom a pipe\r\nsecond line  \n\n\n'
is "$(newest | sed -n '/^text/,$p')" $'text: |\n  from a pipe\n  second line' 'standard input, tidied'
printf 'x%.0s' {1..65536} >"$work/most"
run thanks add @alice <"$work/most"
code_is 0 '64 KiB fit'
refused 65 '64 KiB and one' bash -c "(cat '$work/most'; echo y) | thanks add @alice"
err_like 'kept in (/[^ ]*/\.local/state/thanks/draft-20261121-[0-9a-z]+\.txt)[[:space:]]' 'the draft is kept, and its path printed'
ok 'it is whole' test "$(wc -c <"${BASH_REMATCH[1]}")" -eq 65538
ok 'and for its owner only' test "$(stat -c %a "${BASH_REMATCH[1]}")" = 600
refused 65 'a NUL' bash -c "printf 'a\0b' | thanks add @alice"
err_like 'NUL'
refused 65 'no UTF-8' bash -c "printf 'a\377b' | thanks add @alice"
err_like 'not UTF-8'
is "$(find "$HOME/.local/state/thanks" -type f | wc -l)" 3 'each draft has its own file'
refused 75 'piped twice' bash -c "echo 'spelled @al' | thanks add @alice"
err_like 'hint: .*--again.*kept in' 'the draft is kept with a hint of its own'
export XDG_STATE_HOME=$work/state
refused 75 'drafts go to XDG_STATE_HOME' bash -c "echo 'spelled @al' | thanks add @alice"
ok 'which is made' test -n "$(find "$work/state/thanks" -name 'draft-*')"
unset XDG_STATE_HOME
refused 75 'without HOME' bash -c "echo 'spelled @al' | env -u HOME GIT_CONFIG_GLOBAL=$HOME/.gitconfig TMPDIR=$work thanks add @alice"
ok 'a draft goes to TMPDIR' test -n "$(find "$work" -maxdepth 1 -name 'thanks-draft-*')"
run thanks add @alice $'\e[2Jcleared \u202e reversed'
code_is 0 'hostile text is kept'
unlike "$out" $'\e|\u202e' 'and shown harmlessly'

# tags
for tag in '' '#' 'two words' 'a,b' "$(printf 'x%.0s' {1..5000})" $'a\nb'; do
	refused 2 "--tag $(printf %q "${tag:0:10}")" thanks add @alice -t "$tag" "text"
done
cat >>thanks.yaml <<<$'tags:\n  values: [patience, teamwork]\n  required: true'
commit_all
refused 2 'a tag is wanted' thanks add @alice "no tag"
err_like 'patience, teamwork' 'and the values are named'
run thanks add @alice "with #patience"
code_is 0 'a #word is a tag'
refused 2 "a tag of one's own is none of the team's" thanks add @alice -t mine "text"
err_like 'patience, teamwork'
refused 2 'a slip of one' thanks add @alice -t patiance "a slip"
run thanks add @alice -t patiance -t teamwork "a slip"
code_is 0 'an unknown tag beside one of the team is not blocked'
err_like '#patiance.*#patience' 'but pointed out'
refused 2 'piped without a tag' bash -c "echo precious words | thanks add @alice"
err_like 'kept in' 'nothing piped is lost'
git -c core.editor=true revert -n HEAD~4..HEAD 2>/dev/null
git checkout -qf HEAD -- . && sed -i '/^tags/,$d' thanks.yaml && commit_all

# how
for via in '' carrier-pigeon 2; do
	refused 2 "--via $via" thanks add @alice --via "$via" "text"
done
refused 2 'two lines in --for' thanks add @alice --for $'a\nb' "text"

# pictures
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\233U' >"$work/dot.png"
printf 'GIF89a\1\0\1\0' >"$work/dot.png.gif"
run thanks add @alice --picture "$work/dot.png" "a drawing"
code_is 0 'a picture'
id=${out%% *}
is "$(changed | sort)" "$(printf 'notes/2026/11/21/%s\n' "${id#*-}.png" "${id#*-}.yaml")" 'it lies beside its note'
is "$(newest | sed -n 's/^picture: //p')" "${id#*-}.png" 'the note names it'
ok 'as it was' cmp "$work/dot.png" "notes/2026/11/21/${id#*-}.png"
run thanks add @alice --picture "$work/dot.png.gif" "moving"
is "$(newest | sed -n 's/^picture: .*\.//p')" gif 'its kind is told by its content'
git_is_clean
echo '<svg/>' >"$work/x.png"
: >"$work/empty.png"
(cat "$work/dot.png"; head -c $((5 * 1024 * 1024)) /dev/zero) >"$work/huge.png"
mkfifo "$work/fifo.png"
refused 66 'a missing picture' thanks add @alice --picture "$work/no.png" "text"
refused 65 'what is no picture' thanks add @alice --picture "$work/x.png" "text"
refused 65 'an empty picture' thanks add @alice --picture "$work/empty.png" "text"
refused 65 'a huge picture' thanks add @alice --picture "$work/huge.png" "text"
refused 65 'a FIFO' timeout 5 thanks add @alice --picture "$work/fifo.png" "text"
refused 65 'a directory' thanks add @alice --picture "$work" "text"

# a forgotten @
hinted() { # HINT WORD...
	refused 2 "a forgotten @: ${*:2}" thanks "${@:2}"
	is "$(tail -n +2 "$work/err")" "hint: $1" "hint: $1"
}
thanks -q people set @alice emails+=alice@example.org groups+=support
thanks -q add @dave "in recent notes"
hinted 'did you mean @alice?' add alice tea
hinted 'did you mean @alice?' add Alice: tea
hinted 'did you mean @alice?' add alice@example.org "tea"
hinted 'did you mean @dave?' add dave, tea
hinted 'did you mean @support?' add support "tea"
hinted 'did you mean @stranger?' add stranger "tea"
hinted 'did you mean @zoe? the address is kept by: thanks people set @zoe emails+=zoe@example.org' add zoe@example.org: "mail"
hinted 'did you mean @alice? then: thanks @alice ...' alice tea
hinted 'did you mean @dave? then: thanks @dave ...' dave
hinted 'thanks help' stranger
refused 2 'one word is a text' thanks add coffee
unlike "$err" hint 'one word is a text: no hint'
hinted "a handle is made of a-z, 0-9, '.', '_' and '-'; this can be another spelling of one: thanks people set @HANDLE aliases+=刘" \
	add @刘 "tea"
thanks -q people set @acarter name="Ann Carter"
thanks -q people set @liu name=刘洋
hinted 'did you mean @liu?' add @刘洋 "tea"
hinted 'did you mean @liu?' add 刘洋 "tea"
hinted 'did you mean @acarter?' add "@Ann Carter" "tea"
run thanks add @ann "tea by her name"
code_is 0 'a new handle just works'
is "$err" 'ann is new here; did you mean @acarter? then: thanks undo' 'but may be the name of somebody known'
thanks -q undo
run thanks @alice,@dave: "names that stand together"
code_is 0
out_like 'thanked Alice, dave: names that stand together$'

# --dry-run
before=$(commits)
run thanks add @alice --dry-run "not yet"
code_is 0
out_like '^# notes/2026/11/21/[0-9a-z]+\.yaml'
is "$(tail -n +2 "$work/out")" $'from: bob\nto: [alice]\ndate: 2026-11-21T16:42:00+01:00\ntext: |\n  not yet' 'the file that would be'
nothing_new '--dry-run'

# people: closed
cat >>thanks.yaml <<<'people: closed'
commit_all
refused 66 'people: closed' thanks add @stranger "text"
err_like 'people: closed'
refused 66 'and a slip' thanks add @alicee "text"
err_like 'did you mean @alice'
run thanks add @alice "known"
code_is 0 'who has a file may be thanked'

# the receipt names the repository when it is not the one around
cd "$HOME" || exit 1
run thanks -C wall add @alice "from elsewhere" -F json
like "$out" '"schema": ?1' 'as JSON'
like "$out" "$HOME/wall" 'it names the repository'

# when something is in the way
cd "$HOME/wall" || exit 1
run bash -c 'thanks add @alice "kept, but not said" >/dev/full'
code_is 74 'no room for the receipt'
err_like "^thanks: kept as $(git diff-tree --no-commit-id --name-only -r HEAD | sed 's,.*/,[0-9]*-,; s,\.yaml,,'), but" 'but the note is kept'
run bash -c 'thanks add @alice <&-'
code_is 2 'a closed standard input is an empty one'
rm -rf "$HOME/.local"
git checkout -q --detach
refused 75 'a detached HEAD' bash -c 'echo precious words | thanks add @alice'
err_like 'hint: .*git switch -c.*hint: .*kept in ' 'the words are kept'
is "$(cat "$HOME"/.local/state/thanks/draft-*)" 'precious words' 'as they were'
git checkout -q main
run env HOME="$work" LOGNAME=carla USER=carla thanks --me @carla add @alice "without an identity"
code_is 0 'git knows no name'
is "$(git log -1 --format='%an')" carla 'the handle signs'
err_like 'git config --global user.name' 'and the hint tells how to change that'

# the very first one on a machine
cd "$HOME" || exit 1
for words in 'tea' '@a --date nonsense x' '@a --via nonsense x' '@a' '@/etc/passwd x' '@a --dry-run x' '@a --me @all x'; do
	# shellcheck disable=SC2086
	run env XDG_DATA_HOME="$work/data" thanks add $words
	not_ok "$words: nothing is made" test -e "$work/data"
done
run env XDG_DATA_HOME="$work/data" thanks add @alice --dry-run "fresh coffee"
code_is 0 'no set-up is needed to look'
is "$(tail -n +2 "$work/out")$err" $'from: bob\nto: [alice]\ndate: 2026-11-21T16:42:00+01:00\ntext: |\n  fresh coffee' 'the file that would be'
run env XDG_DATA_HOME="$work/data" thanks add @alice "fresh coffee"
code_is 0 'no set-up is needed'
err_like "$work/data/thanks" 'the repository that was made is named'
ok 'and it is there' test -f "$work/data/thanks/thanks.yaml"

# git is asked once, and tells all the same what it would have told each time
git_is=$(command -v git)
printf '#!/bin/sh\necho "$*" >>"%s"\nexec "%s" "$@"\n' "$work/asked" "$git_is" >"$work/bin/git"
chmod +x "$work/bin/git"
first_in() { # DATA HOME... the very first one there
	rm -f "$work/asked"
	run env XDG_DATA_HOME="$work/$1" "${@:2}" thanks add @alice "fresh coffee"
	code_is 0
}
first_in once
is "$(cat "$work/asked")" 'config -z --list' 'one question to git'
first_in once-from-a-tree GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.email GIT_CONFIG_VALUE_0=env@example.org
is "$("$git_is" -C "$work/once-from-a-tree/thanks" log -1 --format=%ae)" env@example.org 'the environment has the last word'
mkdir "$work/tree"
"$git_is" init -q "$work/tree"
"$git_is" -C "$work/tree" config user.email tree@example.org
"$git_is" -C "$work/tree" config init.defaultBranch theirs
cd "$work/tree" || exit 1
first_in beside
is "$("$git_is" -C "$work/beside/thanks" log -1 --format='%ae %D')" 'bob@example.org HEAD -> main' "another repository's settings are its own"
cd "$HOME" || exit 1
printf '[user]\n\temail = there@example.org\n' >"$work/included"
"$git_is" config --global "includeIf.gitdir:$work/if/.path" "$work/included"
first_in if
is "$("$git_is" -C "$work/if/thanks" log --format=%ae | uniq)" there@example.org 'what is included there counts'
"$git_is" config --global --unset-all "includeIf.gitdir:$work/if/.path"
rm "$work/bin/git"
