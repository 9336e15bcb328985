#!/usr/bin/env bash
# people lists, shows, sets, merges and removes; everybody is one person whatever the spelling.
. "${0%/*}/lib.sh"

commits() { git rev-list --count HEAD; }
file() { cat "people/$1.yaml"; }
refused() { # CODE NAME ARGUMENT...
	local want=$1 name=$2
	shift 2
	before=$(commits)
	run thanks people "$@"
	code_is "$want" "$name: exit $want"
	is "$(commits)$(git status --porcelain)" "$before" "$name: nothing is changed"
}

new_repo
run thanks people
code_is 0 'nobody yet'
out_like 'thanks ' 'an empty page says what to type'

run thanks people set @alice name="Alice Liddell" emails+=alice@example.org,al@example.org aliases+=al aliases+=Älice \
	kind=customer group+=support remote=yes since=2019-03-01 birthday=04-02 every=2w thank.how+=in-person,card \
	thank.audience=private thank.words=facts thank.note='no surprises in meetings'
code_is 0 'set everything'
out_like '^alice  changed name' 'a line that says what'
file alice >"$work/out"
expect 'the file' <<-'EOT'
	name: Alice Liddell
	emails: [alice@example.org, al@example.org]
	aliases: [al, Älice]
	kind: customer
	groups: [support]
	remote: true
	since: 2019-03-01
	birthday: --04-02
	every: 14d
	thank:
	  how: [in-person, card]
	  audience: private
	  words: facts
	  note: no surprises in meetings
EOT
git_is_clean
like "$(git log -1 --format=%s)" '^people: @alice: name, emails' 'the subject'
run thanks people set @alice name="Alice Liddell"
out_like 'unchanged' 'nothing to change is said'
run thanks people set @AL groups-=support groups+=sales kind=
code_is 0 'by an alias'
is "$(file alice | grep -c '^kind\|support')" 0 'taken away'
is "$(file alice | sed -n 's/^groups: //p')" '[sales]' 'and added'
run thanks people set @alice until=yesterday
is "$(file alice | sed -n 's/^until: //p')" 2026-11-20 'days as people type them'
run thanks people set @alice until=
is "$(file alice | grep -c until)" 0 'an empty value takes the field away'
{ echo '# hers'; file alice; echo 'shoe: 38   # unknown'; } >"$work/new" && cp "$work/new" people/alice.yaml
commit_all
thanks -q people set @alice thank.how=phone
is "$(file alice | grep -c '# hers\|shoe: 38   # unknown')" 2 'comments and unknown keys stay'

run thanks people @alice
err_like "hint: for one person: thanks people show @alice" "people takes verbs"
run thanks people show @alice
code_is 0
out_like 'Alice Liddell'
run thanks people show al -F json
like "$out" '"handle": ?"alice"' 'as JSON, by an alias'
thanks -q add @newcomer "hello"
run thanks people show @newcomer
code_is 0 'who has a note but no file'
refused 66 'nobody' show @nobody
refused 66 'a slip' show @alicee
err_like 'did you mean @alice'
run thanks people
out_like 'Alice Liddell.*newcomer' 'the list has both'
run thanks people -F json
like "$out" '"schema": ?1' 'as JSON'

run thanks people set @alicia name=Alicia
err_like 'did you mean @alice\?.*thanks undo' 'a near miss is pointed out'
refused 2 'no such field' set @alice nmae=x
err_like 'did you mean name'
refused 2 'no such field at all' set @alice zzzzzzzz=x
err_like 'thank.how'
refused 2 'no assignment' set @alice name
refused 2 'nobody' set
refused 2 'nothing' set @alice
refused 2 'more of one' set @alice name+=x
refused 2 'a kind' set @alice kind=enemy
refused 2 'a day' set @alice since=never
refused 2 'no address' set @alice emails+=alice
err_like "'alice' is not an e-mail address"
refused 2 'an address with a name' set @alice 'emails+=Alice <a@example.org>'
refused 2 'gone before they came' set @alice since=2020-01-02 until=2020-01-01
err_like 'until: 2020-01-01 is before since, 2020-01-02'
refused 2 'gone before what the file says' set @alice until=2018-01-01
refused 2 'no birthday' set @alice birthday=29.2.
err_like "'29.2.' is not a month and day like" 'is told as it was typed'
refused 2 'a birthday' set @alice birthday=1990-04-02
refused 2 'how often' set @alice every=sometimes
refused 2 'two lines' set @alice name=$'a\nb'
refused 2 'a hostile group' set @alice groups=../x
refused 2 'a group that is a person' set @alice groups+=alicia
refused 2 'an alias that is a person' set @alicia aliases+=alice
err_like 'thanks people merge' 'the hint is to merge'
refused 2 'an address that is a person' set @alicia emails+=al@example.org
refused 2 'an alias that is a group' set @alicia aliases+=sales
refused 2 'a person who is a group' set @sales name=x
refused 2 'everybody' set @all name=x
refused 2 'notices' set @alice notices=x
for name in @../../x /etc/passwd @a..b "@$(printf 'x%.0s' {1..5000})" ''; do
	refused 2 "hostile ${name:0:12}" set "$name" name=x
done

# merge
thanks -q add @alcie "to a slip"
thanks -q people set @alcie name='Al C' emails=alcie@example.org groups=support thank.words=stories every=7d
thanks -q people set @carol groups=support
thanks -q notice @alcie "a screenplay"
before=$(commits)
run thanks people merge @alcie @alice
code_is 0 'merge'
is "$(commits)" $((before + 1)) 'in one commit'
git_is_clean
not_ok "the one's file is gone" test -e people/alcie.yaml
is "$(file alice | sed -n 's/^name: //p;s/^every: //p;s/^aliases: //p;s/^groups: //p' | paste -sd' ')" \
	'Alice Liddell [al, Älice, alcie] [sales, support] 14d' 'lists join, single values stay'
is "$(file alice | grep -c 'screenplay\|alcie@example.org')" 2 'notices and addresses join'
run thanks people show @alcie
out_like 'Alice Liddell' 'the old handle is hers'
run thanks wall @alice
out_like 'to a slip' 'and so are the notes'
refused 2 'already one' merge @alcie @alice
refused 66 'nobody' merge @nobody @alice
refused 66 'into nobody' merge @alice @nobody
refused 2 'one only' merge @alice
refused 2 'a group' merge @support @alice
run thanks people merge @newcomer @carol
code_is 0 'who has no file'
is "$(file carol | sed -n 's/^aliases: //p')" '[newcomer]' 'is another spelling all the same'
run thanks undo
is "$(file carol | grep -c newcomer)" 0 'undo'

# remove
refused 75 'who has notes' remove @alice
err_like 'hint: .*--yes'
if command -v script >/dev/null; then
	run bash -c "(sleep 0.3; echo n) | script -qec 'thanks people remove @alice' /dev/null"
	code_is 75 'asked, and no'
	is "${out##*$'\n'}" $'nothing changed\r' 'which is said in one line'
	ok 'and the file stays' test -e people/alice.yaml
else
	skip 'asked on a terminal' 'no script(1)'
fi
run thanks people remove @alice --yes
code_is 0 'with --yes'
not_ok 'the file is gone' test -e people/alice.yaml
run thanks people remove @alicia
code_is 0 'who has none'
refused 66 'no file' remove @nobody --yes
refused 2 'nobody' remove
refused 2 'no such verb' frobnicate
