#!/usr/bin/env bash
# What one keeps to oneself: a repository of its own beside the shared one, read together with it and
# never shared.
. "${0%/*}/lib.sh"
own=$HOME/.local/share/thanks-private
ids() { thanks "$@" -F line | cut -f 5 | sort | paste -sd ,; }

new_repo
thanks people set @carol name=Carol thank.audience=private >/dev/null
thanks add @alice "fresh coffee" >/dev/null
before=$(git rev-parse HEAD)
run thanks add @carol "the talk we had" --private
code_is 0
err_like 'made ~/.local/share/thanks-private for what you keep to yourself'
is "$(git rev-parse HEAD)$(git status --porcelain)" "$before" 'the shared repository knows nothing of it'
ok 'it is in a repository of its own' test -f "$own/thanks.yaml"
is "$(git -C "$own" log --format=%s | head -1)" 'thank @carol: the talk we had' 'as a commit'
private=$(thanks wall -F line | awk -F '\t' '/the talk/ { print $1 }')

# Both are read; what is private says so.
is "$(ids wall)" 'fresh coffee,the talk we had' 'the wall shows both'
is "$(ids wall --private)" 'the talk we had' 'or one'
is "$(ids wall --shared)" 'fresh coffee' 'or the other'
is "$(ids wall -n 1)" 'the talk we had' 'the newest of both'
is "$(ids search talk)" 'the talk we had' 'search'
like "$(thanks wall)" '│ private ' 'the wall marks it'
is "$(thanks wall -F json | grep -c '"private": true')" 1 'json does'
like "$(thanks show "${private#*-}")" 'Private   in a repository of your own' 'show does'
like "$(thanks report --since today --until today)" '2 notes' 'report counts it'
like "$(thanks report --since today --until today)" $'\n  with 1 private note of your own: --shared leaves it out\n' 'and says how many'
like "$(thanks report @carol)" $'\n  with 1 private note of your own: --shared leaves it out\n' 'so does the report of one person'
unlike "$(thanks report @carol --shared)" 'private|the talk' 'unless they are left out'
unlike "$(thanks report @alice)" 'private' 'nor is anything said of none'
unlike "$(thanks --me @carol report @me -F html)" 'private' 'nor on a page to hand round'
is "$(thanks report @carol -F json | grep -c '"notes_private": 1,')" 1 'as json'
unlike "$(thanks remind)" 'Carol' 'remind knows that she was thanked'
unlike "$(thanks wall -F html)" 'the talk we had' 'a page to hand round leaves it out'
like "$(thanks wall --private -F html)" 'the talk we had' 'unless it is asked for'
unlike "$(thanks report -F html --since today --until today)" '2 notes' 'and so does a report'

# Answers are as private as what they answer.
run thanks --me @dave reply "$private" "what talk"
code_is 0
run thanks cheer "$private"
code_is 0
is "$(git -C "$own" log --format=%s | grep -c '@')" 3 'a reply and a cheer to it stay there'
is "$(git rev-parse HEAD)" "$before" 'nothing shared leads to it'
coffee=$(thanks wall --shared -F line | cut -f 1)
run thanks --me @eve cheer "$coffee" --private
code_is 0
like "$(thanks wall)" 'cheers from eve' 'a private cheer hangs under the shared note'
unlike "$(thanks wall --shared)" 'cheers from eve' 'where private ones are shown'

# Changing them, wherever they are.
run thanks edit "$private" "the long talk we had"
code_is 0
like "$(thanks show "$private")" 'the long talk' 'edit finds it'
is "$(git rev-parse HEAD)" "$before" 'and leaves the shared repository alone'
run thanks undo
out_like 'the talk we had'
run thanks --me @eve undo
code_is 0
unlike "$(thanks wall)" 'cheers from eve' 'undo takes back the newest of both'
THANKS_NOW=2026-11-21T16:43:00+01:00 thanks add @alice "newest" >/dev/null
run thanks show last
out_like 'newest'
run env THANKS_NOW=2026-11-21T16:44:00+01:00 thanks add @alice "kept" --private
run thanks show last
out_like 'kept'
run thanks edit "$coffee" --date 2026-11-20
code_is 0
run thanks --me @dave cheer "@bob" "a private word" --private
run thanks edit "$(thanks wall --shared -F line | awk -F '\t' '/fresh/ { print $1 }')" --date 2026-11-19
code_is 0
run thanks remove "$private" last --yes
code_is 0
unlike "$(thanks wall --all)" 'the talk we had' 'remove takes it away'
git_is_clean
cd "$own" && git_is_clean 'git is content with the other one'
run thanks check
quiet 'and so is check'

# In it, all is private; nobody looks for a third one.
run thanks add @alice "from within" --private
code_is 2
err_like 'this is the repository of your private notes'
run thanks add @alice "from within"
code_is 0
cd "$HOME/wall" || exit 1
like "$(thanks wall --private)" 'from within' 'what is written there is private'

# Where git's configuration says it is; and never in a clone of the team's.
# shellcheck disable=SC2088 # git expands no tilde, thanks does
git config --global thanks.private '~/mine'
run thanks add @alice "over there" --private
ok 'thanks.private names another place' test -d "$HOME/mine/notes"
is "$(ids wall --private)" 'over there' 'which then is the only one'
run thanks add @alice "with a round" --private --round week
code_is 2
git init -q --bare "$work/remote.git" && git remote add origin "$work/remote.git"
thanks -q sync
is "$(git --git-dir="$work/remote.git" log --all -p | grep -c 'over there\|from within\|the talk')" 0 'sync shares none of it'
rm -r "$HOME/wall"
cd "$HOME" && rm -rf .local
run thanks add @alice "nothing shared yet" --private
code_is 0
ok 'a private note makes no shared repository' test ! -e "$HOME/.local/share/thanks"

# Who likes it private hears of the ways.
new_repo
thanks people set @carol name=Carol thank.audience=private >/dev/null
run script -qec 'thanks add @carol "in front of all"' /dev/null
out_like 'makes a card of it; --private keeps a note off the wall'

# Its directory is closed to others, whatever the umask says; what lies above is as usual.
cd "$HOME" && rm -rf .local wall && new_repo
git config --global --unset thanks.private
thanks people set @carol name=Carol >/dev/null
run bash -c 'umask 022 && thanks add @carol "behind a door" --private'
code_is 0
is "$(stat -c %a "$own" "$HOME/.local/share" | paste -sd ,)" '700,755' 'only I may enter it'
rm -rf "$HOME/.local"
# shellcheck disable=SC2088 # git expands no tilde, thanks does
git config --global thanks.private '~/own//'
run bash -c 'umask 0 && thanks add @carol "behind a door" --private'
is "$(stat -c %a "$HOME/own")" 700 'wherever git says it is'
git config --global --unset thanks.private
rm -rf "$HOME/own" && mkdir -p "$own" && chmod 755 "$own"
run thanks add @carol "behind a door" --private
is "$(stat -c %a "$own")" 755 'a directory that was there is its owner'"'"'s business'

# Receipts say it wherever they go, and before anything is written.
run thanks add @carol "the talk" --private
out_like '^[0-9]{8}-[0-9a-z]+  thanked Carol, privately: the talk$'
run thanks add @carol "another talk" --private --dry-run
out_like $'^# notes/[^\n]*\n# private, in [^\n]*/thanks-private\nfrom: '
run thanks edit last "the long talk"
out_like 'changed the private note to Carol: the talk -> the long talk'
run thanks edit last "the long talk"
out_like 'unchanged, the private note to Carol'
run thanks reply last "I liked it"
out_like 'answered .*, privately: I liked it'
run thanks remove last --yes
out_like 'removed the private note to '
run thanks add @carol "for all"
unlike "$out" 'private' 'and of a shared one nothing like that'

# What could not be kept is written anew as private as it was meant, and so is an answer to it.
run bash -c 'printf "bad \377 bytes" | thanks add @carol --private'
code_is 65
err_like 'thanks add @carol --private < /[^ ]*draft-'
private=$(thanks add @carol "the talk" --private -F line | cut -f 1)
run bash -c 'printf "bad \377 bytes" | thanks reply "$1"' _ "$private"
err_like "thanks reply $private --private < /[^ ]*draft-"

# What is shared cannot be made private.
before=$(git rev-parse HEAD)
run thanks edit last --private
code_is 2
err_like "what was shared stays in git's history"
err_like 'remove it and write it anew with --private'
is "$(git rev-parse HEAD)" "$before" 'nothing was changed'
unlike "$(thanks help edit; thanks completions fish | grep edit)" '--private' 'nor is it offered'

# A lead's page is the team's.
unlike "$(thanks remind)" 'Carol' 'my own reminder counts what I keep to myself'
thanks people set @frank name=Frank groups=support >/dev/null
thanks add @frank "between us" --private >/dev/null
unlike "$(thanks remind)" '@frank' 'of others, too'
like "$(thanks remind --team)" '@frank' 'and whom nobody thanked on the wall is named to the team'
like "$(thanks remind --team --group support -F json)" '"handle": "frank"' 'in a group as well'

# The manual knows of the places.
for word in thanks.private thanks.sendmail addresses.yaml thanks-private 'draft-\*'; do
	like "$(thanks help --man | tr -d '\\&')" "$word" "the manual names $word"
done

# Within one second the later one is the last, and undo's: here all clocks stand still.
cd "$HOME" && rm -rf .local wall && new_repo
turns() { # commits one here and one there, in this order
	thanks add @alice "first, for all" >/dev/null
	sleep .05
	thanks add @alice "second, for me" --private >/dev/null
}
turns 2>/dev/null
run thanks show last
out_like 'second, for me' 'last is the private one when that came later'
sleep .05
thanks add @alice "third, for all" >/dev/null
run thanks show last
out_like 'third, for all' 'and the shared one when that did'
run thanks undo
out_like 'third, for all' 'undo takes back the shared one'
sleep .05
run thanks undo --redo
out_like 'third, for all' 'redo brings it back'
sleep .05
thanks add @alice "fourth, for me" --private >/dev/null
run thanks undo
out_like 'fourth, for me' 'undo takes back the private one'
for dir in . "$own"; do git -C "$dir" config core.logAllRefUpdates false && rm -f "$dir/.git/logs/HEAD"; done
sleep .05
thanks add @alice "fifth, for me" --private >/dev/null
sleep .05
thanks add @alice "sixth, for all" >/dev/null
run thanks undo
out_like 'sixth, for all' 'also where git keeps no log'

# Whatever is private says so wherever it is shown: answers, too, and what a count is made of.
cd "$HOME" && rm -rf .local wall && new_repo
thanks people set @bob name=Bob >/dev/null
coffee=$(thanks --me @alice add @bob "fresh coffee" -F line | cut -f 1)
thanks --me @carol reply "$coffee" "it was good" --private >/dev/null 2>&1
thanks --me @dave cheer "$coffee" --private >/dev/null
thanks --me @eve cheer "$coffee" >/dev/null
thanks --me @erin add @bob "the late shift" --private >/dev/null
thanks --me @bob add @frank "a year of patience" --private --date 2025-11-21 >/dev/null
page=$(thanks wall)
like "$page" 'cheers from dave \(private\), eve' 'a cheer on the wall'
like "$page" 'carol \(private\): it was good' 'a reply on the wall'
page=$(thanks show "$coffee")
like "$page" 'dave \(private\), eve' 'a cheer in show'
like "$page" 'carol \(private\), today: it was good' 'a reply in show'
page=$(thanks show "$coffee" -F html)
like "$page" '>dave</bdi> \(private\), <bdi' 'a cheer on a page'
like "$page" 'it was good.*<p class="facts"><bdi>private</bdi></p>.*carol' 'a reply on a page'
like "$(thanks show last --me @erin -F html)" 'Private.*in a repository of your own' 'a note of its own on a page'
is "$(thanks show "$coffee" -F json | grep -c '"private": true')" 2 'answers in json'
page=$(thanks wall --read)
like "$page" 'erin thanks Bob, privately' 'what is read aloud'
like "$page" 'dave \(private\)' 'and its answers'
page=$(thanks --me @bob remind)
like "$page" 'erin \(private\), to' 'what waits for an answer'
like "$page" 'You thanked frank, privately: a year of patience' 'what was a year ago'
is "$(thanks --me @bob remind -F json | grep -c '"private": true')" 2 'both in json'
page=$(thanks report --since today --until today)
like "$page" '5 notes' 'a report counts them'
like "$page" 'with 3 private notes of your own: --shared leaves them out' 'and says so'
unlike "$(thanks report --since today --until today --shared)" 'private' 'there is nothing to say where they are out'
unlike "$(thanks report --since today --until today --private)" 'leaves them out' 'nor where nothing else is in'
like "$(thanks report --since today --until today -F json)" '"notes_private": 3' 'json counts them, too'
like "$(thanks report --since today --until today -F json --shared)" '"notes_private": 0' 'or none'
thanks --me @dave undo >/dev/null && thanks --me @carol undo >/dev/null
like "$(thanks report --since today --until today)" 'with 1 private note of your own: --shared leaves it out' 'and one alone'
