#!/usr/bin/env bash
# How somebody likes to be thanked is told in words that read as they are meant.
. "${0%/*}/lib.sh"
need script

terminal() { run script -qec "$1" /dev/null; out=${out//$'\r'/}; }
new_repo
thanks -q people set @alice name=Alice thank.note='please no emoji; I read every one' birthday=--04-02
thanks -q people set @carol name=Carol thank.how=in-person thank.note='no surprises' birthday=--02-29

terminal 'thanks add @alice @carol "fresh coffee"'
out_like $'\n  Alice says: please no emoji; I read every one\n' 'what she says is hers, not our sentence'
out_like $'\n  Carol likes it in person, and says: no surprises($|\n)' 'nor is it pasted behind one'
run thanks people show @alice
out_like $'And says +please no emoji; I read every one\n' 'her page has it on its own line'
unlike "$out" 'Likes it' 'and nothing else that she likes'
out_like $'Birthday +2 April\n' 'a birthday is no year of birth'
run thanks people show @carol
out_like $'Likes it +in person\nAnd says +no surprises\n' 'both on their lines'
out_like $'Birthday +29 February\n' 'the day as it is in her file'
run thanks people -F line
is "$(grep alice "$work/out" | cut -f 7)" 'please no emoji; I read every one' 'one value for programs'
