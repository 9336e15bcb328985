#include "store/git_ssh.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <git2/sys/transport.h>

#include "store/git_inside.h"
#include "store/ssh_address.h"
#include "sys/duplex.h"
#include "sys/env.h"
#include "sys/file.h"

/* What libgit2 is handed with each connection. */
struct git_ssh {
	git_smart_subtransport_definition definition;
	const struct config *config; /* borrowed */
	enum ssh_asking asking;
};

/* A connection, which is what libgit2 calls a subtransport and, once it talks, a stream. */
struct line {
	git_smart_subtransport transport; /* first: libgit2 hands us this */
	git_smart_subtransport_stream stream;
	const struct git_ssh *ssh;
	struct duplex child;
};

static struct line *line_of(git_smart_subtransport_stream *stream)
{
	return (struct line *)(void *)stream->subtransport;
}

static int say_why(struct err *err)
{
	git_error_set_str(GIT_ERROR_NET, str_text(&err->text));
	err_release(err);
	return -1;
}

static int read_some(
	git_smart_subtransport_stream *stream, char *buffer, size_t size, size_t *length)
{
	ssize_t got;

	do {
		got = read(line_of(stream)->child.from, buffer, size);
	} while (got < 0 && errno == EINTR);
	*length = got > 0 ? (size_t)got : 0;
	if (got > 0)
		return 0;
	/* ssh has said why */
	git_error_set_str(GIT_ERROR_NET, "Could not read from remote repository");
	return -1;
}

static int write_all(git_smart_subtransport_stream *stream, const char *bytes, size_t length)
{
	struct err err = { 0 };

	if (fd_write(line_of(stream)->child.to, bytes, length, &err) == 0)
		return 0;
	err_release(&err);
	git_error_set_str(GIT_ERROR_NET, "Could not read from remote repository");
	return -1;
}

static void leave_stream(git_smart_subtransport_stream *stream)
{
	(void)stream; /* a part of its line */
}

/* PATH for the shell at the other end, as git quotes it. */
static void add_quoted(struct str *command, const char *path)
{
	str_add_char(command, '\'');
	for (; *path != '\0'; path++) {
		if (*path == '\'' || *path == '!')
			str_addf(command, "'\\%c'", *path);
		else
			str_add_char(command, *path);
	}
	str_add_char(command, '\'');
}

/* Is COMMAND, or what its first word leads to, OpenSSH by its name? */
static bool is_openssh(const char *command)
{
	size_t length = strcspn(command, " \t");
	const char *name = command;

	for (size_t i = 0; i < length; i++)
		if (command[i] == '/')
			name = command + i + 1;
	return (size_t)(command + length - name) == 3 && memcmp(name, "ssh", 3) == 0;
}

static int start(struct line *line, const struct ssh_address *address, const char *service)
{
	const char *shell = env_get("GIT_SSH_COMMAND"), *program = env_get("GIT_SSH");
	const char *argv[12];
	struct str command = { 0 }, script = { 0 };
	struct err err = { 0 };
	size_t count = 0;
	int status;

	if (shell == NULL)
		shell = config_get(line->ssh->config, "core.sshcommand");
	if (program == NULL)
		program = "ssh";
	str_addf(&command, "%s ", service);
	add_quoted(&command, address->path.bytes);
	if (shell != NULL) { /* a shell's command, by git's custom */
		str_addf(&script, "%s \"$@\"", shell);
		argv[count++] = "sh";
		argv[count++] = "-c";
		argv[count++] = script.bytes;
	}
	argv[count++] = shell != NULL ? shell : program;
	if (line->ssh->asking == SSH_IS_SILENT && is_openssh(shell != NULL ? shell : program)) {
		argv[count++] = "-o";
		argv[count++] = "BatchMode=yes";
	}
	if (address->port.length > 0) {
		argv[count++] = "-p";
		argv[count++] = address->port.bytes;
	}
	argv[count++] = address->host.bytes;
	argv[count++] = command.bytes;
	argv[count] = NULL;
	status = duplex_open(&line->child, argv, &err);
	str_release(&command);
	str_release(&script);
	return status == 0 ? 0 : say_why(&err);
}

static int act(git_smart_subtransport_stream **stream, git_smart_subtransport *transport,
	const char *url, git_smart_service_t action)
{
	struct line *line = (struct line *)(void *)transport;
	bool sending = action == GIT_SERVICE_RECEIVEPACK_LS || action == GIT_SERVICE_RECEIVEPACK;
	struct ssh_address address;
	int status = 0;

	*stream = &line->stream;
	if (line->child.pid > 0) /* it goes on where listing ended */
		return 0;
	if (!ssh_address_parse(&address, url)) {
		git_error_set_str(GIT_ERROR_NET, "that is no address for ssh");
		status = -1;
	} else {
		status = start(line, &address, sending ? "git-receive-pack" : "git-upload-pack");
	}
	ssh_address_release(&address);
	return status;
}

static int hang_up(git_smart_subtransport *transport)
{
	duplex_close(&((struct line *)(void *)transport)->child);
	return 0;
}

static void forget(git_smart_subtransport *transport)
{
	hang_up(transport);
	free(transport);
}

static int make(git_smart_subtransport **transport, git_transport *owner, void *subject)
{
	struct line *line = mem_alloc(sizeof(*line));

	(void)owner;
	line->ssh = subject;
	line->transport =
		(git_smart_subtransport){ .action = act, .close = hang_up, .free = forget };
	line->stream = (git_smart_subtransport_stream){ .subtransport = &line->transport,
		.read = read_some,
		.write = write_all,
		.free = leave_stream };
	*transport = &line->transport;
	return 0;
}

int git_ssh_register(const struct config *config, enum ssh_asking asking, struct err *err)
{
	static const char *const schemes[] = { "ssh", "ssh+git", "git+ssh" };
	struct git_ssh *ssh = mem_alloc(sizeof(*ssh)); /* libgit2 keeps it */

	ssh->definition = (git_smart_subtransport_definition){ .callback = make, .param = ssh };
	ssh->config = config;
	ssh->asking = asking;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		int status =
			git_transport_register(schemes[i], git_transport_smart, &ssh->definition);

		if (status != 0)
			return git_fail(err, status, "cannot teach libgit2 ssh");
	}
	return 0;
}
