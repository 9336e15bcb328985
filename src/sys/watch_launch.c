/* A child's beginning: its world, its place, what it says. */
#include "sys/watch_launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/memory.h"

#define NO_SUCH_PROGRAM 127

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

extern char **environ;

/* Is VARIABLE, NAME=VALUE, what PAIR, NAME or NAME=VALUE, is about? */
static bool is_about(const char *pair, const char *variable)
{
	size_t length = strcspn(pair, "=");

	return strncmp(pair, variable, length) == 0 && variable[length] == '=';
}

/* The environment with what ENV adds and takes away, made before there is a child: that must not
 * ask for memory while another thread may hold it. Caller frees; NULL: ours will do. */
static char **make_world(const char *const *env)
{
	size_t count = 0, more = 0, kept = 0;
	char **world;

	while (environ[count] != NULL)
		count++;
	while (env != NULL && env[more] != NULL)
		more++;
	if (more == 0)
		return NULL;
	world = mem_alloc((count + more + 1) * sizeof(*world));
	for (size_t i = 0; i < count; i++) {
		bool replaced = false;

		for (size_t j = 0; j < more; j++)
			replaced = replaced || is_about(env[j], environ[i]);
		if (!replaced)
			world[kept++] = environ[i];
	}
	for (size_t j = 0; j < more; j++)
		if (strchr(env[j], '=') != NULL)
			world[kept++] = (char *)(uintptr_t)env[j];
	return world;
}

/* The child's side: does not return. */
static void be_child(
	const struct watched *watched, const int pipes[2][2], bool can_ask, char **world)
{
	sigset_t none;
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (!can_ask)
		setsid();
	dup2(nothing, STDIN_FILENO);
	dup2(pipes[0][1], STDOUT_FILENO);
	dup2(pipes[1][1], STDERR_FILENO);
	if (world != NULL)
		environ = world;
	if (watched->directory != NULL && chdir(watched->directory) != 0)
		_exit(NO_SUCH_PROGRAM - 1);
	if (watched->argv == NULL)
		_exit(watched->work(watched->subject));
	signal(SIGPIPE, SIG_DFL);
	execvp(watched->argv[0], (char *const *)(uintptr_t)watched->argv);
	_exit(errno == ENOENT || errno == ENOTDIR ? NO_SUCH_PROGRAM : NO_SUCH_PROGRAM - 1);
}

int watch_launch(
	int *pid, int heard[2], const struct watched *watched, bool can_ask, struct err *err)
{
	int pipes[2][2] = { { -1, -1 }, { -1, -1 } };
	char **world = make_world(watched->env);

	*pid = -1;
	for (int i = 0; i < 2; i++) {
		if (pipe(pipes[i]) != 0) {
			err_system(err, errno, "cannot make a pipe");
			break;
		}
		fcntl(pipes[i][0], F_SETFD, FD_CLOEXEC);
		fcntl(pipes[i][1], F_SETFD, FD_CLOEXEC);
		fcntl(pipes[i][0], F_SETFL, O_NONBLOCK);
	}
	if (pipes[1][1] >= 0)
		*pid = (int)fork();
	if (*pid == 0)
		be_child(watched, (const int(*)[2])pipes, can_ask, world);
	if (*pid < 0 && pipes[1][1] >= 0)
		err_system(err, errno, "cannot start another process");
	for (int i = 0; i < 2; i++) {
		close_one(&pipes[i][1]);
		if (*pid < 0)
			close_one(&pipes[i][0]);
		heard[i] = pipes[i][0];
	}
	free(world);
	return *pid < 0 ? -1 : 0;
}
