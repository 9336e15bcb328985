/* The editor and the pager: shell commands by custom, on the user's own terminal. */
#include "sys/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Keys that interrupt are meant for the program in front of us. */
static void leave_keys(struct sigaction saved[2])
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(&ignore.sa_mask);
	sigaction(SIGINT, &ignore, &saved[0]);
	sigaction(SIGQUIT, &ignore, &saved[1]);
}

static void take_keys(const struct sigaction saved[2])
{
	sigaction(SIGINT, &saved[0], NULL);
	sigaction(SIGQUIT, &saved[1], NULL);
}

static pid_t wait_for(pid_t pid, int *raw)
{
	pid_t got;

	do {
		got = waitpid(pid, raw, 0);
	} while (got < 0 && errno == EINTR);
	return got;
}

int editor_run(const char *command, const char *path, int *status, struct err *err)
{
	struct str script = { 0 };
	struct sigaction keys[2];
	int raw = 0;

	str_addf(&script, "%s \"$@\"", command);
	const char *const argv[] = { "sh", "-c", script.bytes, command, path, NULL };

	leave_keys(keys);
	pid_t pid = fork();
	if (pid == 0) {
		take_keys(keys);
		signal(SIGPIPE, SIG_DFL);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	if (pid < 0)
		err_system(err, errno, "cannot start the editor '%s'", command);
	else if (wait_for(pid, &raw) < 0)
		pid = err_system(err, errno, "cannot wait for the editor '%s'", command);
	take_keys(keys);
	str_release(&script);
	*status = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
	return pid < 0 ? -1 : 0;
}

bool command_exists(const char *command)
{
	struct str word = { 0 };
	size_t length = strcspn(command, " \t");

	if (strcspn(command, "|&;<>()$`\\\"'*?[#~=%\n") < length)
		return true;
	str_add_bytes(&word, command, length);
	bool can = program_exists(str_text(&word));
	str_release(&word);
	return can;
}

/* The child's side: what it is to show comes from INPUT. */
static void become_pager(const char *command, int input)
{
	dup2(input, STDIN_FILENO);
	close(input);
	signal(SIGPIPE, SIG_DFL);
	/* as git has it: leave short output on the screen, keep colours */
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	execlp("sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

int pager_start(struct pager *pager, const char *command, struct err *err)
{
	int ends[2];

	pager->pid = 0;
	pager->saved_output = -1;
	if (!command_exists(command))
		return err_set(err, ERR_MISSING, "no such pager: '%s'", command);
	if (pipe(ends) != 0)
		return err_system(err, errno, "cannot make a pipe");
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[1]);
		become_pager(command, ends[0]);
	}
	close(ends[0]);
	if (pid < 0) {
		close(ends[1]);
		return err_system(err, errno, "cannot start the pager '%s'", command);
	}
	pager->pid = pid;
	leave_keys(pager->keys);
	pager->saved_output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	dup2(ends[1], STDOUT_FILENO);
	close(ends[1]);
	return 0;
}

void pager_wait(struct pager *pager)
{
	int raw;

	if (pager->pid <= 0)
		return;
	dup2(pager->saved_output, STDOUT_FILENO);
	close(pager->saved_output);
	wait_for(pager->pid, &raw);
	take_keys(pager->keys);
	pager->pid = 0;
}
