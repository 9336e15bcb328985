#include "sys/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/env.h"

#define OUTPUT_LIMIT ((size_t)64 * 1024 * 1024)
#define NO_SUCH_PROGRAM 127

void streams_settle(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDWR);
	} while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
	signal(SIGPIPE, SIG_IGN);
}

/* In the child: everything else as a program expects to be started. Does not return. */
static void become(const char *const *argv)
{
	signal(SIGPIPE, SIG_DFL);
	execvp(argv[0], (char *const *)argv);
}

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static int open_pipe(int ends[2], struct err *err)
{
	ends[0] = ends[1] = -1;
	if (pipe(ends) != 0)
		return err_system(err, errno, "cannot make a pipe");
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	return 0;
}

static void take_stream(int from, int to, int flags)
{
	if (from < 0)
		from = open("/dev/null", flags | O_CLOEXEC);
	dup2(from, to);
}

/* The child's side of process_run. */
static void start(const struct process *process, int input, int output, int errors)
{
	sigset_t none;

	/* what we hold back while we write is no business of its own: who is asked may say no */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (const char *const *pair = process->env; pair != NULL && *pair != NULL; pair++)
		putenv((char *)(uintptr_t)*pair);
	if (process->input != NULL || !process->inherit)
		take_stream(input, STDIN_FILENO, O_RDONLY);
	if (!process->inherit) {
		take_stream(output, STDOUT_FILENO, O_WRONLY);
		if (!process->keep_errors)
			take_stream(errors, STDERR_FILENO, O_WRONLY);
	}
	if (process->directory != NULL && chdir(process->directory) != 0)
		_exit(NO_SUCH_PROGRAM);
	become(process->argv);
	_exit(errno == ENOENT || errno == ENOTDIR ? NO_SUCH_PROGRAM : NO_SUCH_PROGRAM - 1);
}

/* What is heard from one of a child's streams. */
struct ear {
	int from; /* our end of the pipe; -1: closed */
	struct str *heard;
	size_t limit;
	bool goes_on; /* listens on, when it has heard enough */
};

/* A conversation with a child under way: what is still to be said, what was heard. */
struct talk {
	int to; /* -1: closed */
	const char *left;
	size_t left_length;
	struct ear output, errors;
};

static void say(struct talk *talk)
{
	ssize_t count = write(talk->to, talk->left, talk->left_length);

	if (count < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (count > 0) {
		talk->left += count;
		talk->left_length -= (size_t)count;
	}
	if (count < 0 || talk->left_length == 0)
		close_one(&talk->to);
}

static void hear(struct ear *ear)
{
	char piece[65536];
	ssize_t count = read(ear->from, piece, sizeof(piece));

	if (count < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (count > 0) {
		size_t take = (size_t)count < ear->limit ? (size_t)count : ear->limit;

		str_add_bytes(ear->heard, piece, take);
		ear->limit -= take;
	}
	if (count <= 0 || (ear->limit == 0 && !ear->goes_on))
		close_one(&ear->from);
}

/* Milliseconds until the clock shows UNTIL; -1 (for ever) when that is 0. */
static int time_left(int64_t until)
{
	int64_t left = until - clock_ticks();

	if (until == 0)
		return -1;
	return left > 0 ? (int)left : 0;
}

/* Talks until all pipes are closed; false when the time is over. */
static bool converse(struct talk *talk, int64_t until)
{
	while (talk->to >= 0 || talk->output.from >= 0 || talk->errors.from >= 0) {
		struct pollfd ends[3] = { { talk->to, POLLOUT, 0 },
			{ talk->output.from, POLLIN, 0 }, { talk->errors.from, POLLIN, 0 } };
		int ready = poll(ends, 3, time_left(until));

		if (ready == 0)
			return false;
		if (ready < 0)
			continue;
		if (ends[0].revents != 0)
			say(talk);
		if (ends[1].revents != 0)
			hear(&talk->output);
		if (ends[2].revents != 0)
			hear(&talk->errors);
	}
	return true;
}

/* Waits for PID, until the clock shows UNTIL (0: for ever); true and *status when it has ended. */
static bool wait_until(pid_t pid, int64_t until, int *status)
{
	int raw;
	pid_t got;

	do {
		got = waitpid(pid, &raw, until != 0 ? WNOHANG : 0);
		if (got == 0 && time_left(until) == 0)
			return false;
		if (got == 0)
			clock_sleep(5);
	} while (got == 0 || (got < 0 && errno == EINTR));
	if (got < 0)
		*status = NO_SUCH_PROGRAM;
	else
		*status = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
	return true;
}

static int end_late(const struct process *process, pid_t pid, int *status, struct err *err)
{
	kill(pid, SIGKILL);
	wait_until(pid, 0, status);
	return err_set(
		err, ERR_BUSY, "%s: took longer than %d s", process->argv[0], process->seconds);
}

/* The pipes to and from a child: [0] is read from, [1] written to. */
struct pipes {
	int input[2], output[2], errors[2];
};

static void pipes_close(struct pipes *pipes)
{
	for (int i = 0; i < 2; i++) {
		close_one(&pipes->input[i]);
		close_one(&pipes->output[i]);
		close_one(&pipes->errors[i]);
	}
}

/* Starts the child; our ends of the pipes are left open. */
static int launch(const struct process *process, struct pipes *pipes, pid_t *pid, struct err *err)
{
	*pid = fork();
	if (*pid < 0)
		return err_system(err, errno, "cannot start '%s'", process->argv[0]);
	if (*pid == 0)
		start(process, pipes->input[0], pipes->output[1], pipes->errors[1]);
	close_one(&pipes->input[0]);
	close_one(&pipes->output[1]);
	close_one(&pipes->errors[1]);
	if (pipes->input[1] >= 0)
		fcntl(pipes->input[1], F_SETFL, O_NONBLOCK);
	return 0;
}

int process_run(const struct process *process, struct str *output, int *status, struct err *err)
{
	struct pipes pipes = { { -1, -1 }, { -1, -1 }, { -1, -1 } };
	struct sigaction ignore = { .sa_handler = SIG_IGN }, saved;
	int64_t until = process->seconds > 0 ? clock_ticks() + process->seconds * 1000 : 0;
	pid_t pid;

	if ((process->input != NULL && open_pipe(pipes.input, err) != 0) ||
		(output != NULL && open_pipe(pipes.output, err) != 0) ||
		(process->errors != NULL && open_pipe(pipes.errors, err) != 0) ||
		launch(process, &pipes, &pid, err) != 0) {
		pipes_close(&pipes);
		return -1;
	}
	struct talk talk = { pipes.input[1], process->input, process->input_length,
		{ pipes.output[0], output, process->limit != 0 ? process->limit : OUTPUT_LIMIT,
			false },
		{ pipes.errors[0], process->errors, ERRORS_LIMIT, true } };
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGPIPE, &ignore, &saved);
	bool ended = converse(&talk, until);
	sigaction(SIGPIPE, &saved, NULL);
	close_one(&talk.to);
	close_one(&talk.output.from);
	close_one(&talk.errors.from);
	if (ended && wait_until(pid, until, status))
		return 0;
	return end_late(process, pid, status, err);
}

int process_become(const char *const *argv, const char *directory, struct err *err)
{
	if (directory != NULL && chdir(directory) != 0)
		return err_system(err, errno, "cannot enter '%s'", directory);
	become(argv);
	int number = errno;
	signal(SIGPIPE, SIG_IGN);
	if (number == ENOENT)
		return err_set(err, ERR_MISSING, "'%s' is not installed", argv[0]);
	return err_system(err, number, "cannot start '%s'", argv[0]);
}

bool program_exists(const char *name)
{
	const char *path = env_get("PATH");
	struct str candidate = { 0 };
	struct stat info;
	bool found = false;

	if (path == NULL)
		path = "/bin:/usr/bin";
	if (strchr(name, '/') != NULL)
		path = "";
	do {
		size_t length = strcspn(path, ":");

		str_clear(&candidate);
		str_add_bytes(&candidate, path, length);
		if (length > 0)
			str_add_char(&candidate, '/');
		str_add(&candidate, name);
		found = stat(candidate.bytes, &info) == 0 && S_ISREG(info.st_mode) &&
			access(candidate.bytes, X_OK) == 0;
		path += length + (path[length] == ':');
	} while (!found && *path != '\0');
	str_release(&candidate);
	return found;
}
