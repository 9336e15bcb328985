#!/usr/bin/env bash
# Whatever git can talk to, sync can: real servers on 127.0.0.1, by git and by libgit2. Who refuses,
# lies, or falls silent is told in one line, and no password is seen.
. "${0%/*}/lib.sh"
. "$top/tests/cli/servers.sh"
PATH=$PATH:/usr/sbin:/sbin
for tool in ssh sshd ssh-agent nginx fcgiwrap openssl perl script; do need "$tool"; done

wall() { # NAME URL [GIT-CONFIG...]: a wall with one note, shared with URL; we are in it
	local setting
	new_repo "$HOME/$1"
	thanks add @alice "fresh coffee from $1" >/dev/null
	git remote add origin "$2"
	for setting in "${@:3}"; do git config "${setting%%=*}" "${setting#*=}"; done
}
bare() { # NAME...: empty repositories that servers serve
	local name
	for name in "$@"; do
		git init -q --bare "$served/$name.git"
		git -C "$served/$name.git" config http.receivepack true
	done
}
shares() { # NAME URL [GIT-CONFIG...]: what is written in one place is read in another
	local name=$1 url=$2 other=$HOME/$1-too
	bare "$name"
	wall "$@"
	run thanks sync
	code_is 0 "$name: the first sync"
	out_like '1 note.* out.* origin' "$name: it goes out"
	is "$(git rev-parse '@{upstream}')" "$(git rev-parse HEAD)" "$name: it is followed from now on"
	cd "$HOME" || exit 1
	run thanks clone "$url" "$other"
	code_is 0 "$name: a clone"
	cd "$other" || exit 1
	thanks add @bob --me alice "thank you, too" >/dev/null
	run thanks sync
	code_is 0 "$name: the clone's sync"
	cd "$HOME/$name" || exit 1
	sed -i 's/fresh coffee/hot coffee/' notes/*/*/*/*.yaml
	run thanks sync
	code_is 0 "$name: the second sync"
	out_like '1 edit.* out' "$name: what was edited by hand goes out"
	out_like '1 note in' "$name: it comes in"
	thanks -C "$other" sync -q
	is "$(git rev-parse 'HEAD^{tree}')" "$(git -C "$other" rev-parse 'HEAD^{tree}')" "$name: both have the same"
	git_is_clean "$name: git is content"
}
refused() { # CODE REGEX NAME: the last command ended so, in one line and no control character
	code_is "$1" "$3"
	err_like "$2" "$3: says why"
	is "$(grep -c '^thanks: ' "$work/err")" 1 "$3: in one line"
	unlike "$err" $'[\x01-\x08\x0b-\x1f]' "$3: harmlessly"
	git_is_clean "$3: nothing has changed"
}

# --- Servers that fall silent: all at once, in the background, while the rest is tried. ---
serve_silence
silences=()
silence() { # NAME COMMAND...: how long it takes, and what comes of it
	local name=$1 begun
	shift
	silences+=("$name")
	(
		trap 'kill $!' TERM
		begun=${EPOCHREALTIME//[!0-9]/}
		timeout 40 "$@" >"$work/$name.out" 2>"$work/$name.err" &
		wait $!
		echo "$? $(((${EPOCHREALTIME//[!0-9]/} - begun) / 1000))" >"$work/$name.end"
	) &
	server_pids+=($!)
}
ssh_silent="ssh -o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=no"
for way in git libgit2; do
	wall "silent-ssh-$way" "ssh://127.0.0.1:$silent_port/wall.git" "core.sshCommand=$ssh_silent" "thanks.transport=$way"
	silence "ssh-$way" thanks sync
	wall "silent-git-$way" "git://127.0.0.1:$silent_port/wall.git" "thanks.transport=$way"
	silence "git-$way" thanks sync
	wall "silent-http-$way" "http://127.0.0.1:$silent_port/wall.git" "thanks.transport=$way"
	silence "http-$way" thanks sync
done
wall silent-https "https://localhost:$silent_port/wall.git"
silence https thanks sync
silence clone thanks clone "git://127.0.0.1:$silent_port/wall.git" "$HOME/silent/clone"
# One that stops in the middle of what it has to say, and one that is but slow.
bare stops
wall stops "$served/stops.git"
thanks sync >/dev/null
cp -R "$HOME/stops" "$HOME/slow"
git clone -q "$served/stops.git" "$HOME/loud" && cd "$HOME/loud" || exit 1
dd if=/dev/urandom of=noise bs=1000 count=60 2>/dev/null
commit_all noise
git push -q
write "$work/bin/ssh-stops" <<'EOS'
#!/bin/sh
for last in "$@"; do :; done
sh -c "$last" | perl -e '$| = 1; while (sysread STDIN, $b, 3500) { syswrite STDOUT, $b; ++$n > 3 and sleep 60 }'
EOS
write "$work/bin/ssh-slow" <<'EOS'
#!/bin/sh
for last in "$@"; do :; done
sh -c "$last" | perl -e '$| = 1; while (sysread STDIN, $b, 3500) { syswrite STDOUT, $b; ++$n > 1 and sleep 1 }'
EOS
chmod +x "$work/bin/ssh-stops" "$work/bin/ssh-slow"
for name in stops slow; do
	git -C "$HOME/$name" remote set-url origin "ssh://host$served/stops.git"
	git -C "$HOME/$name" config core.sshCommand "ssh-$name"
	silence "$name" thanks -C "$HOME/$name" sync
done

# --- Ctrl-C, while they are waited for. ---
interrupted() { # NAME COMMAND...: after a second; a shell's background has it ignored, so not that
	local name=$1
	shift
	(sleep 1 && kill -INT "$(cat "$work/pid")") &
	run perl -e 'open F, ">", shift; print F $$; close F; $SIG{INT} = "DEFAULT"; exec @ARGV' "$work/pid" "$@"
	code_is 130 "Ctrl-C: $name"
	quiet "Ctrl-C: $name: quietly"
}
for way in git libgit2; do
	cd "$HOME/silent-git-$way" || exit 1
	interrupted "$way: sync" thanks sync
	git_is_clean "$way: nothing has changed"
	git config --global thanks.transport "$way"
	interrupted "$way: clone" thanks clone "git://127.0.0.1:$silent_port/wall.git" "$HOME/never/was"
	not_ok "$way: nothing is left of a clone" test -e "$HOME/never"
	git config --global --unset thanks.transport
done

# --- A path. ---
shares path "$served/path.git"
shares file-url "file://$served/file-url.git"
shares path-libgit2 "$served/path-libgit2.git" thanks.transport=libgit2
wall nowhere "$served/nowhere.git"
for way in git libgit2; do
	git config thanks.transport "$way"
	run thanks sync
	refused 69 '^thanks: origin: could not be reached \(.*nowhere' "$way: no such repository"
done
git config --unset thanks.transport
git remote set-url origin -- '--upload-pack=touch never'
run thanks sync
code_is 2 'an address that is an option'
not_ok 'is not run' test -e never

# --- git daemon. ---
serve_git
shares daemon "$git_url/daemon.git"
shares daemon-libgit2 "$git_url/daemon-libgit2.git" thanks.transport=libgit2
wall daemon-nowhere "$git_url/nowhere.git"
run thanks sync
refused 69 'origin: could not be reached \(.*not exported' 'git daemon: no such repository'

# --- ssh: by an alias of its configuration, and a key that only the agent has. ---
serve_ssh
serve_agent
git config --global core.sshCommand "ssh -F $ssh_config"
shares ssh "wall:$served/ssh.git"
shares ssh-libgit2 "wall:$served/ssh-libgit2.git" thanks.transport=libgit2
shares ssh-url "ssh://wall$served/ssh-url.git" thanks.transport=libgit2
printf '#!/bin/sh\nprintf "\\033]0;owned\\007no \\033[31mthanks\\033[m on Sundays\\n" >&2\nexit 1\n' >"$served/ssh.git/hooks/pre-receive"
chmod +x "$served/ssh.git/hooks/pre-receive"
for way in git libgit2; do
	cd "$HOME/ssh" || exit 1
	git config thanks.transport "$way"
	thanks add @alice --again "one more" >/dev/null
	run thanks sync
	refused 75 'origin refused it: \^\[\]0;owned\^Gno \^\[\[31mthanks\^\[\[m on Sundays \(pre-receive hook declined\)' "$way: a hook refuses"
	: >"$ssh_dir/known_hosts"
	run thanks sync
	refused 69 'origin: could not be reached \(Host key verification failed\)' "$way: an unknown host"
	err_like 'hint: ssh does not know its key yet' "$way: what to do about it"
	is "$(cat "$ssh_dir/known_hosts")" '' "$way: is not taken for known"
	[ -e "$ssh_dir/other.pub" ] || ssh-keygen -q -t ed25519 -N '' -f "$ssh_dir/other"
	know_host "$ssh_dir/other.pub"
	run thanks sync
	refused 69 'origin: could not be reached \(Host key verification failed\)' "$way: another key"
	err_like 'hint: its key is not the one it had' "$way: is pointed out"
	is "$(cut -d' ' -f3 "$ssh_dir/known_hosts")" "$(cut -d' ' -f2 "$ssh_dir/other.pub")" "$way: and not learned"
	know_host "$ssh_dir/host_key.pub"
	run env -u SSH_AUTH_SOCK thanks sync
	refused 69 'origin: could not be reached \(.*Permission denied \(publickey\)\)' "$way: no key"
	run env SSH_AUTH_SOCK=/nowhere GIT_SSH_COMMAND=false thanks sync
	refused 69 'origin: could not be reached' "$way: an ssh that fails"
done
at_terminal() { # COMMAND [ANSWER...]: on a terminal of its own; each question gets its answer
	local answers=("${@:2}")
	rm -f "$work/typescript" "$work/typed"
	run script -qefc "$1" "$work/typescript" < <(
		for asked in "${!answers[@]}"; do
			until [ "$(grep -coaE '(Username|Password) for|continue connecting' "$work/typescript")" -gt "$asked" ]; do
				[ ! -e "$work/typed" ] || exit
				sleep .1
			done 2>/dev/null
			sleep .3
			echo "${answers[asked]}"
		done
		until [ -e "$work/typed" ]; do sleep .1; done
	)
	touch "$work/typed"
}
: >"$ssh_dir/known_hosts"
for way in git libgit2; do
	git config thanks.transport "$way"
	at_terminal 'thanks sync' no
	code_is 69 "$way: a terminal: no is no"
	out_like 'Are you sure you want to continue connecting' "$way: a terminal: ssh asks"
	is "$(cat "$ssh_dir/known_hosts")" '' "$way: a terminal: and is not told yes"
	at_terminal 'thanks sync' $'\x03'
	code_is 130 "$way: a terminal: Ctrl-C"
done
at_terminal 'thanks sync </dev/null' yes
code_is 69 'input from elsewhere: refused'
unlike "$out" 'Are you sure' 'input from elsewhere: nobody is asked'
know_host "$ssh_dir/host_key.pub"

# --- No git program at all. ---
mkdir "$work/nogit"
for tool in sh ssh valgrind; do
	[ -z "$(command -v "$tool")" ] || ln -s "$(command -v "$tool")" "$work/nogit"
done
without_git() { env PATH="$work/bin:$BUILD:$work/nogit" "$@"; }
bare nogit
wall nogit "wall:$served/nogit.git"
thanks add @alice --again 'with nothing but ssh' >/dev/null
run without_git thanks sync
code_is 0 'no git: sync'
is "$(git -C "$served/nogit.git" rev-parse main)" "$(git rev-parse HEAD)" 'no git: it went out'
run without_git thanks clone "wall:$served/nogit.git" "$HOME/nogit-too"
code_is 0 'no git: clone'
is "$(git -C "$HOME/nogit-too" rev-parse HEAD)" "$(git rev-parse HEAD)" 'no git: it came in'
git config thanks.transport git
run without_git thanks sync
code_is 66 'no git: but it is asked for'

# --- https: a certificate of its own, a password from a credential helper. ---
serve_https
seen() { # COMMAND: what anybody may see of processes meanwhile goes to $work/seen
	while :; do cat /proc/[0-9]*/cmdline; done >>"$work/seen" 2>/dev/null &
	local watcher=$!
	server_pids+=("$watcher")
	run "$@"
	kill "$watcher"
	wait "$watcher" 2>/dev/null
}
printf 'username=bob\npassword=%s\n' "$password" >"$work/credentials"
bare https
wall https "$https_url/https.git"
run thanks sync
refused 69 'origin: could not be reached \(.*certificate' 'a certificate of nobody'
err_like 'hint: .*http.sslCAInfo' 'a certificate of nobody: what to do about it'
git config --global http.sslCAInfo "$https_cert"
run thanks sync
refused 69 'origin: could not be reached \(could not read Username .*terminal prompts disabled\)' 'no password'
err_like 'hint: a credential helper' 'no password: what to do about it'
git config thanks.transport libgit2
run thanks sync
refused 69 'origin: could not be reached \(it wants a password' 'libgit2: no password'
git config --unset thanks.transport
# asked twice: it is fetched and pushed
at_terminal 'thanks sync' bob "$password" bob "$password"
code_is 0 'a terminal: the password may be typed'
out_like 'Username for' 'a terminal: git asks'
unlike "$out" s3cret 'a terminal: and does not show it'

git config --global "credential.$https_url.helper" "!cat $work/credentials; :"
shares https-helper "$https_url/https-helper.git"
thanks add @alice --again 'while everybody looks' >/dev/null
seen thanks sync
code_is 0 'a password from a credential helper'
unlike "$out$err" s3cret 'is not shown'
git config --global --unset "credential.$https_url.helper"

login=$https_url/https-login.git
login=${login/:\/\//://bob:s3cret%2F7391%20%C3%BC@}
bare https-login
wall https-login "$login"
for way in git libgit2; do
	git config thanks.transport "$way"
	thanks add @alice --again "by $way" >/dev/null
	seen thanks sync
	code_is 0 "$way: a password in the address"
	unlike "$out$err" s3cret "$way: is not shown"
	git config remote.origin.url "${login/s3cret/s3cret%2Fwrong}"
	seen thanks sync
	refused 69 'origin: could not be reached' "$way: a wrong password"
	unlike "$out$err" s3cret "$way: is not shown either"
	git config remote.origin.url "$login"
done
ok 'processes were seen' grep -qa remote-https "$work/seen"
is "$(grep -ac s3cret "$work/seen")" 0 'a password in none of them'
git config remote.origin.url x
is "$(grep -rlaF s3cret "$HOME")" '' 'nor in any file'

# --- What became of those who fell silent. ---
limit=16000 # milliseconds; a build that watches over itself takes its time to start and to end
if grep -qaE '__(a|ub)san_' "$BUILD/thanks" || [ -n "${VALGRIND:-}" ]; then limit=30000; fi
for name in "${silences[@]}"; do
	for _ in {1..400}; do
		[ -s "$work/$name.end" ] && break
		sleep .1
	done
	read -r code elapsed <"$work/$name.end"
	command="sync, silent: $name"
	if [ "$name" = slow ]; then
		is "$code" 0 'slow is not silent'
		ok 'slow is slow' test "$elapsed" -gt 16000
		ok 'and all of it has come' test -s "$HOME/slow/noise"
		continue
	fi
	who=origin
	[ "$name" != clone ] || who=git://127.0.0.1:$silent_port/wall.git
	safe='^hint: your [0-9]+ changes? (is|are) safe here; thanks sync again, when you are online$'
	is "$code $(grep -vE "$safe" "$work/$name.err")" "69 thanks: $who: no answer for 14 s" "silent: $name"
	ok "silent: $name: in time (it took $elapsed ms)" test "$elapsed" -lt $limit
done
not_ok 'silent: nothing is left of a clone' test -e "$HOME/silent"
cat /proc/[0-9]*/cmdline >"$work/left" 2>/dev/null
is "$(tr '\0' '\n' <"$work/left" | grep "^[a-z]*://.*:$silent_port/\|$served/stops")" '' 'silent: nobody is left who waits'
