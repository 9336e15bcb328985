#include "sys/duplex.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

static void be_child(const char *const *argv, int input, int output)
{
	dup2(input, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	signal(SIGPIPE, SIG_DFL);
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

int duplex_open(struct duplex *duplex, const char *const *argv, struct err *err)
{
	int ends[4] = { -1, -1, -1, -1 }; /* its input: 0 and 1; its output: 2 and 3 */
	pid_t pid = -1;

	*duplex = (struct duplex){ -1, -1, 0 };
	if (pipe(ends) == 0 && pipe(ends + 2) == 0) {
		for (int i = 0; i < 4; i++)
			fcntl(ends[i], F_SETFD, FD_CLOEXEC);
		pid = fork();
	}
	if (pid == 0)
		be_child(argv, ends[0], ends[3]);
	if (pid < 0)
		err_system(err, errno, "cannot start '%s'", argv[0]);
	for (int i = 0; i < 4; i++)
		if (ends[i] >= 0 && (pid < 0 || i == 0 || i == 3))
			close(ends[i]);
	if (pid < 0)
		return -1;
	*duplex = (struct duplex){ .to = ends[1], .from = ends[2], .pid = (int)pid };
	return 0;
}

void duplex_close(struct duplex *duplex)
{
	if (duplex->pid <= 0)
		return;
	close(duplex->to);
	close(duplex->from);
	while (waitpid(duplex->pid, NULL, 0) < 0 && errno == EINTR)
		;
	*duplex = (struct duplex){ -1, -1, 0 };
}
