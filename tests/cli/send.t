#!/usr/bin/env bash
# Reminders by mail: what a mail reader makes of them; sent through msmtp to a server of our own; and what happens
# when they cannot be sent.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
need /usr/bin/python3

# Prints what python's mail reader finds in FILE (or /dev/stdin): its headers but for the text, and then that.
parse() {
	/usr/bin/python3 -I - "$1" <<-'EOT'
		import email, email.header, email.policy, sys
		raw = open(sys.argv[1], 'rb').read()
		mail = email.message_from_bytes(raw, policy=email.policy.default)
		assert not mail.defects, mail.defects
		# the newer policy parts the words of a long name with spaces of its own
		for name, value in email.message_from_bytes(raw).items():
		    assert not mail[name].defects, (name, mail[name].defects)
		    if name != 'Message-ID':
		        print(f'{name}: {email.header.make_header(email.header.decode_header(value))}')
		assert not mail.is_multipart()
		for line in raw.split(b'\n\n')[0].split(b'\n'):
		    assert len(line) <= 78, line
		print()
		print(mail.get_content(), end='')
	EOT
}
header() { sed -n "s/^$1: //p" "$2" | head -1; }

new_repo
write thanks.yaml <<<'name: サポート・チーム'
write people/bob.yaml <<<'{name: Bob Beispiel, emails: [bob@example.org]}'
write people/alice.yaml <<'EOT'
name: 'Älice "Al" Liddell, 刘洋, of a name that is long enough for two lines'
emails: [not an address, alice@example.org]
birthday: --11-24
EOT
write people/carol.yaml <<<'{name: Carol, emails: ["carol@example.org>, <x@y"]}'
write people/frank.yaml <<<'{name: Frank, kind: customer, emails: [frank@customer.example]}'
note 2026-11-19T10:00:00+01:00 alice bob 'the late shift' >/dev/null
note 2026-11-20T10:00:00+01:00 bob alice,carol,frank 'tea' >/dev/null

run thanks remind -F mail
code_is 0
cp "$work/out" "$work/mail"
run parse "$work/mail"
expect 'one mail, as a mail reader sees it' <<-'EOT'
	Date: Sat, 21 Nov 2026 16:42:00 +0100
	From: Bob Beispiel <bob@example.org>
	To: Bob Beispiel <bob@example.org>
	Subject: サポート・チーム: 1 to answer, 1 coming up
	Auto-Submitted: auto-generated
	MIME-Version: 1.0
	Content-Type: text/plain; charset=utf-8
	Content-Transfer-Encoding: 8bit

	Hello Bob,

	To answer
	  d5w0    Älice, 2 days ago: the late shift    thanks reply d5w0 "..."

	Coming up
	  Tue 24 Nov    Älice's birthday

	-- 
	From the wall of サポート・チーム. Nothing comes when nothing is due.
EOT
is "$(header Message-ID "$work/mail")" "$(thanks remind -F mail | sed -n 's/^Message-ID: //p')" 'its id is the same each time'
like "$(header Message-ID "$work/mail")" '^<[^<>@ ]+@example\.org>$' 'and well-formed'
unlike "$(THANKS_NOW=2026-11-22T16:42:00+01:00 thanks remind -F mail)" "$(header Message-ID "$work/mail")" 'another day has another'
run thanks remind -F mail --for @alice
cp "$work/out" "$work/mail"
run parse "$work/mail"
out_like $'\nTo: Älice "Al" Liddell, 刘洋, of a name that is long enough for two lines <alice@example\.org>\n' 'names survive their encoding'
run thanks remind -F mail --for @carol
code_is 0 'who has no address'
is "$out|$err" '|thanks: remind: no address to mail to: @carol' 'is named'
run thanks -q remind -F mail --for @carol
quiet 'unless one asks for quiet'
run thanks remind --each -F mail
code_is 2
err_like '--send sends them'
for wrong in '--send -F json' '--send -o x' '-o x' '-o x -F json' '--each --team' '--each --for @alice' '--for @nobody --send'; do
	# shellcheck disable=SC2086 # words
	run thanks remind $wrong
	ok "remind $wrong is refused" test "$code" -ne 0
	is "$out" '' 'and prints nothing'
done

# who types for another, with git set up for the one
write people/liu.yaml <<<'{name: Liu, birthday: --05-01}'
note 2026-11-18T10:00:00+01:00 alice liu 'tea for Liu' >/dev/null
run thanks --me @liu remind -F mail
code_is 0
is "$out|$err" '|thanks: remind: no address to mail to: @liu' 'has no address of mine'
rm people/liu.yaml
run thanks --me @liu remind -F mail
out_like $'\nTo: [^\n]*<bob@example\.org>\n' 'git knows the address of who has no file'
rm "$(grep -l 'tea for Liu' notes/*/*/*/*.yaml notes/*/*/*.yaml 2>/dev/null | head -1)"

# a file each
run thanks remind --each -F mail -o "$HOME/mails"
code_is 0
is "$(cd "$HOME/mails" && echo *)" 'alice.eml bob.eml' 'a file for each who has an address: no customer'
is "$err" 'thanks: remind: no address to mail to: @carol' 'who has none is named'
run parse "$HOME/mails/alice.eml"
code_is 0
run thanks remind --each -F mail -o "$HOME/mails"
code_is 0 'files are replaced'
run thanks remind --each -F mail -o /proc/nowhere
code_is 74
like "$err" '/proc/nowhere' 'a directory that cannot be made is named'

# through msmtp, to a server of our own
serve() {
	/usr/bin/python3 -I - "$work/port" "$work/inbox" <<-'EOT' &
		import json, socket, sys
		server = socket.create_server(('127.0.0.1', 0))
		server.settimeout(60)
		open(sys.argv[1] + '.new', 'w').write(str(server.getsockname()[1]))
		import os; os.rename(sys.argv[1] + '.new', sys.argv[1])
		while True:
		    link, _ = server.accept()
		    link.settimeout(20)
		    lines, to, sender = link.makefile('rb'), [], None
		    say = lambda text: link.sendall(text.encode() + b'\r\n')
		    say('220 here')
		    for line in lines:
		        word = line.strip().decode()
		        verb = word.upper()
		        if verb.startswith('EHLO'):
		            say('250-here'); say('250 8BITMIME')
		        elif verb.startswith('MAIL FROM'):
		            sender, to = word, []; say('250 ok')
		        elif verb.startswith('RCPT TO'):
		            if 'alice' in word and os.path.exists(sys.argv[2] + '.full'):
		                say('452 no room'); continue
		            to.append(word.split('<')[1].split('>')[0]); say('250 ok')
		        elif verb == 'DATA':
		            say('354 go on')
		            data = b''
		            for line in lines:
		                if line == b'.\r\n':
		                    break
		                data += line[1:] if line.startswith(b'..') else line
		            with open(sys.argv[2], 'ab') as inbox:
		                inbox.write(json.dumps([sender, to, data.decode()]).encode() + b'\n')
		            say('250 taken')
		        elif verb == 'QUIT':
		            say('221 bye'); break
		        else:
		            say('250 ok')
		    link.close()
	EOT
	server=$!
	for _ in $(seq 100); do [ -e "$work/port" ] && break || sleep 0.1; done
}
inbox() { # what came, one line a mail: to whom, and the decoded subject
	/usr/bin/python3 -I - "$work/inbox" <<-'EOT'
		import email, email.policy, json, sys
		for line in open(sys.argv[1]):
		    sender, to, data = json.loads(line)
		    mail = email.message_from_string(data, policy=email.policy.default)
		    assert not mail.defects and '\r\n' in data
		    assert sender.startswith('MAIL FROM:<bob@example.org>'), sender
		    assert [a.addr_spec for a in mail['to'].addresses] == to
		    print(' '.join(to), mail['subject'], '|', mail['auto-submitted'], len(mail.get_content().split('\n')) > 5)
	EOT
	rm -f "$work/inbox"
}
if command -v msmtp >/dev/null; then
	serve
	printf 'account default\nhost 127.0.0.1\nport %s\nfrom bob@example.org\ntls off\nauth off\n' "$(cat "$work/port")" >"$HOME/.msmtprc"
	chmod 600 "$HOME/.msmtprc"
	git config --global thanks.sendmail 'msmtp -t'
	run thanks remind --send
	code_is 0
	quiet 'sending says nothing: it may come from cron'
	is "$(inbox)" 'bob@example.org サポート・チーム: 1 to answer, 1 coming up | auto-generated True' 'one mail came'
	run thanks remind --each --send --exit-code
	code_is 1 'something was due'
	is "$err" 'thanks: remind: no address to mail to: @carol' 'who has no address is named'
	is "$(inbox)" $'alice@example.org サポート・チーム: 1 to thank, 1 to answer | auto-generated True
bob@example.org サポート・チーム: 1 to answer, 1 coming up | auto-generated True' 'one each'
	touch "$work/inbox.full"
	run thanks remind --each --send
	code_is 75 'who cannot be sent theirs'
	like "$err" "remind: not sent to @alice: 'msmtp -t' left with 69" 'is named, with why'
	like "$err" 'hint: the others have theirs' 'and that the others'
	is "$(inbox)" 'bob@example.org サポート・チーム: 1 to answer, 1 coming up | auto-generated True' 'they have'
	run env THANKS_NOW=2026-11-24T10:00:00+01:00 COLUMNS=20 LC_ALL=C thanks remind --for @bob --send
	code_is 0 'no terminal and no locale is needed'
	is "$(inbox)" 'bob@example.org サポート・チーム: 1 to answer, 1 coming up | auto-generated True' 'and it came'
	git rm -qr --cached . 2>/dev/null
	mv notes people "$HOME/away" 2>/dev/null || { mkdir "$HOME/away" && mv notes people "$HOME/away"; }
	run thanks remind --send
	code_is 0
	quiet 'nothing due'
	not_ok 'sends no mail' test -e "$work/inbox"
	mv "$HOME/away/notes" "$HOME/away/people" .
	kill "$server"
	wait "$server" 2>/dev/null
	run thanks remind --send
	code_is 75 'without a server'
	like "$err" 'not sent to @bob' 'it is said'
else
	skip 'through msmtp' 'no msmtp here'
fi

# whatever stands in its place
sendmail() { write "$work/bin/sendmail" && chmod +x "$work/bin/sendmail"; }
git config --global --unset thanks.sendmail
sendmail <<-EOT
	#!/bin/sh
	echo "\$0 \$*" >"$work/called"
	cat >"$work/taken"
	echo noise
EOT
run thanks remind --send
code_is 0
quiet 'what it prints is nobody'"'"'s business'
is "$(sed 's,.*/,,' "$work/called")" 'sendmail -oi -t' 'sendmail -oi -t, unless git says otherwise'
run parse "$work/taken"
code_is 0
sendmail <<-'EOT'
	#!/bin/sh
	exec >&2
	echo "sendmail: no"
	exit 69
EOT
run thanks remind --each --send
code_is 75
is "$(grep -c '^sendmail: no' "$work/err")" 2 'its own messages are shown'
like "$err" "not sent to @alice, @bob: 'sendmail' left with 69" 'and who got none'
git config --global thanks.sendmail "cat >'$work/taken'; exit 0"
run thanks remind --for @alice --send
code_is 0 'the setting is a shell command'
like "$(cat "$work/taken")" '<alice@example.org>' 'with the mail on its standard input'
git config --global thanks.sendmail '/usr/bin/nowhere-to-be-found -t'
run thanks remind --each --send
code_is 75
is "$(sed '/no address to mail/d' "$work/err")" "thanks: remind: not sent to @alice, @bob: '/usr/bin/nowhere-to-be-found' is not there to send it
hint: git config thanks.sendmail says: /usr/bin/nowhere-to-be-found -t" 'a program that is not there is said once'
git config --global thanks.sendmail 'echo x >>"$HOME/tried"; nowhere-to-be-found'
run thanks remind --each --send
code_is 75
is "$(wc -l <"$HOME/tried")" 1 'and tried once'
git config --global --unset thanks.sendmail
rm "$work/bin/sendmail"
if [ ! -e /usr/sbin/sendmail ] && [ ! -e /usr/lib/sendmail ]; then
	run thanks remind --send
	code_is 75
	like "$err" "'sendmail' is not there to send it" 'nor is sendmail'
fi
# closes its ears: the mail is longer than a pipe holds
for n in $(seq 300); do
	write "people/p$n.yaml" <<<"{name: $(printf 'x%.0s' $(seq 400)), birthday: --11-22}"
done
git config --global thanks.sendmail 'exec <&-; exit 3'
run thanks remind --send
code_is 75 'one that does not read'
like "$err" 'left with 3' 'does no harm'

# a sender that is none
git config --global thanks.sendmail 'cat >/dev/null'
git config --global user.email 'not an address'
run thanks --me @frank remind --for @alice --send
code_is 0 'comes from the address in my file, then'
git config --global --unset user.email
run thanks --me @carol remind --for @alice --send
code_is 2
like "$err" 'nobody knows who sends the mail.*hint: git config --global user.email' 'nobody'
