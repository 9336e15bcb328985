# Servers for tests, on 127.0.0.1 and ports that are free: started one by one, ended by their number
# when the test ends, however that is. To be read after lib.sh.
#
#     serve_ssh       sshd; $ssh_port, $ssh_config (for ssh -F; `wall` is an alias of it), $ssh_dir
#     serve_agent     ssh-agent with the one key that sshd lets in; SSH_AUTH_SOCK
#     serve_https     nginx with git's http-backend; $https_url, $https_cert, user bob, $password
#     serve_git       git daemon; $git_url
#     serve_silence   takes every connection and says nothing; $silent_port
#
# All serve the bare repositories below $served.
# shellcheck shell=bash
# shellcheck disable=SC2034 # what is set here is used by the tests
# shellcheck disable=SC2154 # what is used here is set by lib.sh

servers=$work/servers
served=$work/served
password='s3cret/7391 ü' # looked for in places where it must not be
mkdir -p "$servers" "$served"
server_pids=()

end_of_servers() {
	local left=$? pid
	for pid in "${server_pids[@]}"; do
		kill "$pid" 2>/dev/null
	done
	for pid in "${server_pids[@]}"; do
		wait "$pid" 2>/dev/null
	done
	(exit "$left")
	end_of_tests
}
trap end_of_servers EXIT
trap 'exit 130' INT TERM HUP

is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; } # PORT

# Starts COMMAND, in which PORT stands for a free one, and waits until that is open. Another may
# have taken the port meanwhile: then the command ends, and the next one is tried. Sets $port.
serve() { # NAME COMMAND...
	local name=$1 pid _
	shift
	for _ in {1..8}; do
		port=$((20000 + (RANDOM * 32768 + RANDOM) % 40000))
		is_open "$port" && continue
		"${@//PORT/$port}" >"$servers/$name.log" 2>&1 &
		pid=$!
		for _ in {1..100}; do
			if is_open "$port" && kill -0 "$pid" 2>/dev/null; then
				server_pids+=("$pid")
				return 0
			fi
			kill -0 "$pid" 2>/dev/null || break
			sleep .05
		done
		kill "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
	done
	sed 's/^/# /' "$servers/$name.log"
	echo "Bail out! no $name could be started"
	exit 1
}

ssh_dir=$servers/ssh
serve_ssh() {
	mkdir -p "$ssh_dir"
	chmod 700 "$ssh_dir"
	ssh-keygen -q -t ed25519 -N '' -f "$ssh_dir/host_key"
	ssh-keygen -q -t ed25519 -N '' -f "$ssh_dir/key"
	cp "$ssh_dir/key.pub" "$ssh_dir/authorized_keys"
	# Root's sshd keeps its rights apart, for which it wants this directory.
	[ "$(id -u)" -ne 0 ] || [ -d /run/sshd ] || mkdir -m 755 /run/sshd
	cat >"$ssh_dir/sshd_config" <<-EOT2
		ListenAddress 127.0.0.1
		HostKey $ssh_dir/host_key
		AuthorizedKeysFile $ssh_dir/authorized_keys
		PidFile none
		UsePAM no
		StrictModes no
		PermitRootLogin prohibit-password
		PasswordAuthentication no
		KbdInteractiveAuthentication no
		AcceptEnv none
	EOT2
	serve sshd "$(command -v sshd || echo /usr/sbin/sshd)" -D -e -p PORT -f "$ssh_dir/sshd_config"
	ssh_port=$port
	ssh_config=$ssh_dir/config
	cat >"$ssh_config" <<-EOT2
		Host wall
			HostName 127.0.0.1
			Port $ssh_port
			User $(id -un)
		Host *
			IdentityFile none
			UserKnownHostsFile $ssh_dir/known_hosts
			GlobalKnownHostsFile /dev/null
	EOT2
	know_host "$ssh_dir/host_key.pub"
}
know_host() { # KEY.pub: it is the key of our sshd
	echo "[127.0.0.1]:$ssh_port $(cut -d' ' -f1,2 "$1")" >"$ssh_dir/known_hosts"
}

serve_agent() {
	export SSH_AUTH_SOCK=$servers/agent
	ssh-agent -D -a "$SSH_AUTH_SOCK" >/dev/null 2>&1 &
	server_pids+=($!)
	until [ -S "$SSH_AUTH_SOCK" ]; do sleep .05; done
	ssh-add -q "$ssh_dir/key"
	rm "$ssh_dir/key" # nobody but the agent has it now
}

https_cert=$servers/localhost.pem
serve_https() {
	local backend user=''
	backend=$(git --exec-path)/git-http-backend
	[ "$(id -u)" -ne 0 ] || user='user root;'
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
		-addext subjectAltName=DNS:localhost -keyout "$servers/localhost.key" -out "$https_cert" 2>/dev/null
	echo "bob:$(openssl passwd -apr1 "$password")" >"$servers/passwords"
	fcgiwrap -s "unix:$servers/fcgi" >"$servers/fcgi.log" 2>&1 &
	server_pids+=($!)
	until [ -S "$servers/fcgi" ]; do sleep .05; done
	cat >"$servers/nginx.in" <<-EOT2
		daemon off;
		master_process off;
		$user
		pid $servers/nginx.pid;
		error_log $servers/nginx.error;
		events {}
		http {
			access_log $servers/nginx.access;
			client_body_temp_path $servers/nginx-body;
			fastcgi_temp_path $servers/nginx-fcgi;
			proxy_temp_path $servers/nginx-proxy;
			uwsgi_temp_path $servers/nginx-uwsgi;
			scgi_temp_path $servers/nginx-scgi;
			server {
				listen 127.0.0.1:HERE ssl;
				server_name localhost;
				ssl_certificate $https_cert;
				ssl_certificate_key $servers/localhost.key;
				auth_basic wall;
				auth_basic_user_file $servers/passwords;
				client_max_body_size 0;
				location / {
					fastcgi_pass unix:$servers/fcgi;
					fastcgi_param SCRIPT_FILENAME $backend;
					fastcgi_param GIT_PROJECT_ROOT $served;
					fastcgi_param GIT_HTTP_EXPORT_ALL 1;
					fastcgi_param PATH_INFO \$uri;
					fastcgi_param QUERY_STRING \$query_string;
					fastcgi_param REQUEST_METHOD \$request_method;
					fastcgi_param CONTENT_TYPE \$content_type;
					fastcgi_param CONTENT_LENGTH \$content_length;
					fastcgi_param HTTP_CONTENT_ENCODING \$http_content_encoding;
					fastcgi_param REMOTE_USER \$remote_user;
				}
			}
		}
	EOT2
	# shellcheck disable=SC2016 # that shell's
	serve nginx sh -c 'sed "s/:HERE/:$1/" "$0.in" >"$0.conf"; exec nginx -p "${0%/*}" -e "$0.error" -c "$0.conf"' \
		"$servers/nginx" PORT
	https_url=https://localhost:$port
}

serve_git() {
	serve daemon "$(git --exec-path)/git-daemon" --listen=127.0.0.1 --port=PORT --base-path="$served" \
		--export-all --enable=receive-pack "$served"
	git_url=git://127.0.0.1:$port
}

serve_silence() {
	# shellcheck disable=SC2016 # perl's
	serve silence perl -MIO::Socket::INET -e '
		my $server = IO::Socket::INET->new(Listen => 64, LocalAddr => "127.0.0.1", LocalPort => $ARGV[0]) or die;
		my @kept;
		while (my $client = $server->accept) { push @kept, $client }' PORT
	silent_port=$port
}
