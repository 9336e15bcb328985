#!/usr/bin/env bash
# The examples for cron and systemd are well-formed, and their commands work in the little that cron
# gives them: silent unless something is due.
. "${0%/*}/lib.sh"

crontab=$top/examples/crontab
service=$top/examples/thanks-remind.service
timer=$top/examples/thanks-remind.timer

field='(\*|[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*)(/[0-9]+)?'
jobs=$(grep -vE '^(#|$|[A-Z_]+=)' "$crontab")
ok 'the crontab has jobs' test -n "$jobs"
is "$(grep -vE "^($field +){5}thanks [a-z]" <<<"$jobs")" '' 'each has five fields and a command'
is "$(grep -c % <<<"$jobs")" 0 'none has a % sign, which is a line feed to cron'
is "$(tail -c 1 "$crontab" | wc -l)" 1 'the last line has its end'
for unit in "$service" "$timer"; do
	is "$(grep -vE '^(#.*|\[[A-Z][a-z]+\]|[A-Z][A-Za-z]+=.+|)$' "$unit")" '' "${unit##*/} is well-formed"
done
is "$(grep -E '^(Type|ExecStart)=' "$service")" $'Type=oneshot\nExecStart=thanks remind' 'the service runs remind'
like "$(cat "$timer")" 'OnCalendar=Mon\.\.Fri [0-9]{2}:[0-9]{2}' 'the timer says when'
if command -v systemd-analyze >/dev/null; then
	ok 'and systemd understands it' systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$timer")"
fi

as_cron() { # COMMAND: what cron does with a line of the table
	run env -i SHELL=/bin/sh PATH="$BUILD:/usr/bin:/bin" HOME="$HOME" LOGNAME=bob \
		LSAN_OPTIONS="${LSAN_OPTIONS:-}" "${@:2}" /bin/sh -c "$1"
}
commands=$(sed -E "s@^($field +){5}@@" <<<"$jobs")
mkdir -p "$HOME/.local/share"
as_cron 'thanks remind'
code_is 66 'without a repository'
is "$(grep -c '^thanks: ' "$work/err")$out" 1 'cron mails one line'
git init -q --bare "$work/team.git"
thanks init "$HOME/.local/share/thanks" --remote "$work/team.git" >/dev/null
while IFS= read -r command_line; do
	as_cron "$command_line"
	code_is 0
	quiet "$command_line: silent when nothing is due"
	as_cron "$command_line" LC_ALL=C TERM=dumb
	quiet "$command_line: in the C locale, too"
done <<<"$commands"

cd "$HOME/.local/share/thanks" || exit 1
write people/carol.yaml <<<$'name: Кэрол\nevery: 7d'
write people/bob.yaml <<<$'name: Bob\nemails: [bob@example.org]'
thanks add @carol "тёплый чай" --date 2026-10-01 >/dev/null
commit_all && cd / || exit 1
spoken=$(grep -vE -e '--send|-o |sync' <<<"$commands")
ok 'some print what is due' test -n "$spoken"
while IFS= read -r command_line; do
	as_cron "$command_line" THANKS_NOW="$THANKS_NOW"
	code_is 0
	out_like 'Кэрол' "$command_line: says what is due"
	unlike "$out" $'\e' "$command_line: without colour"
	is "$err" '' "$command_line: and nothing else"
done <<<"$spoken"

git config --global thanks.sendmail "cat >>'$work/mails'"
while IFS= read -r command_line; do
	as_cron "$command_line" THANKS_NOW="$THANKS_NOW"
	code_is 0
	is "$out" '' "$command_line: others say it"
done < <(grep -E -e '--send|-o ' <<<"$commands")
like "$(cat "$work/mails")" 'To: Bob <bob@example.org>.*Кэрол' 'in a mail'
like "$(cat "$HOME/calendar/bob.ics")" 'SUMMARY:Thank Кэрол' 'or a calendar'
as_cron 'thanks remind --exit-code >/dev/null' THANKS_NOW="$THANKS_NOW"
code_is 1 'for scripts there is an exit code'
as_cron 'thanks add @carol "from cron"'
code_is 0
cd "$HOME/.local/share/thanks" && git_is_clean
