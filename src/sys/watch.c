#include "sys/watch_launch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/kin.h"
#include "sys/lock.h"
#include "sys/progress.h"
#include "sys/terminal.h"

#define NO_SUCH_PROGRAM 127
#define OUTPUT_LIMIT ((size_t)1024 * 1024)
#define ERRORS_KEPT ((size_t)32 * 1024)
#define TICK 100 /* milliseconds from one look around to the next, */
#define TICK_LAST 5 /* when it has nothing more to say, */
#define TICK_LONGEST 1000 /* and what counts as one: asleep, or stopped, we heard nothing */
#define PATIENCE 1000 /* so long a silence is not looked into */
#define GRACE 600 /* for putting things away before it is killed */

void heard_release(struct heard *heard)
{
	str_release(&heard->output);
	str_release(&heard->errors);
}

bool watch_can_ask(void)
{
	return terminal_is(STDIN_FILENO) && terminal_is(STDERR_FILENO);
}

/* One that is being watched. */
struct watch {
	const struct watched *watched;
	struct heard *heard;
	pid_t pid;
	bool can_ask, ended;
	int ends[2]; /* of the pipes from its standard output and error; -1: closed */
	bool unseen, seen; /* there is a line to be shown; one was shown before */
	int64_t then; /* the last look at the clock */
	int64_t quiet; /* milliseconds without a word */
	int64_t looked; /* how quiet it was when its kin was last looked at */
	uint64_t read; /* what these had read by then */
	struct kin kin;
};

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void keep(struct str *into, const char *bytes, size_t length, size_t most)
{
	size_t room = most > into->length ? most - into->length : 0;

	str_add_bytes(into, bytes, length < room ? length : room);
}

/* Takes what has come from the pipe INDEX (0: standard output); true when there was something. */
static bool take(struct watch *watch, int index)
{
	struct str *errors = &watch->heard->errors;
	char piece[16384];
	ssize_t count = read(watch->ends[index], piece, sizeof(piece));

	if (count < 0 && (errno == EINTR || errno == EAGAIN))
		return false;
	if (count <= 0) {
		close_one(&watch->ends[index]);
		return false;
	}
	watch->quiet = watch->looked = 0;
	watch->read = 0;
	if (index == 0) {
		keep(&watch->heard->output, piece, (size_t)count, OUTPUT_LIMIT);
		return true;
	}
	str_add_bytes(errors, piece, (size_t)count);
	watch->unseen = true;
	if (errors->length > 2 * ERRORS_KEPT)
		str_splice(errors, 0, errors->length - ERRORS_KEPT, "", 0);
	return true;
}

/* The last line it has said, for who looks on; never on top of a question. */
static void show(struct watch *watch)
{
	const struct str *said = &watch->heard->errors;
	size_t end = said->length, start;

	if (!watch->unseen || !progress_is_due(watch->watched->progress))
		return;
	watch->unseen = false;
	if (!watch->seen)
		kin_look(&watch->kin, watch->pid);
	if (watch->kin.asking)
		return;
	watch->seen = true;
	while (end > 0 && strchr("\r\n", said->bytes[end - 1]) != NULL)
		end--;
	start = end;
	while (start > 0 && strchr("\r\n", said->bytes[start - 1]) == NULL)
		start--;
	progress_say(watch->watched->progress, str_text(said) + start, end - start);
}

static void wait_for(struct watch *watch)
{
	int raw = 0;
	pid_t got = waitpid(watch->pid, &raw, WNOHANG);

	if (got == 0 || (got < 0 && errno == EINTR))
		return;
	watch->ended = true;
	if (got < 0)
		watch->heard->status = NO_SUCH_PROGRAM;
	else
		watch->heard->status = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
}

/* One step: what it says, or a look at the clock. A daemon may keep the pipes open for ever, so
 * what counts is that the child itself has ended. */
static void step(struct watch *watch)
{
	struct pollfd ends[2] = { { watch->ends[0], POLLIN, 0 }, { watch->ends[1], POLLIN, 0 } };
	bool closed = watch->ends[0] < 0 && watch->ends[1] < 0;
	int ready = poll(ends, 2, closed ? TICK_LAST : TICK);
	int64_t now = clock_ticks(), passed = now - watch->then;

	watch->then = now;
	watch->quiet += passed < TICK_LONGEST ? passed : TICK_LONGEST;
	for (int i = 0; ready > 0 && i < 2; i++)
		if (ends[i].revents != 0)
			take(watch, i);
	show(watch);
	closed = watch->ends[0] < 0 && watch->ends[1] < 0;
	if (closed || ready == 0)
		wait_for(watch);
}

/*
 * Nothing was said for a while: does it live? Somebody may be asked; and once they talk, the other
 * side may think for long and send but signs of life, which no word is made of.
 */
static void look_closer(struct watch *watch)
{
	uint64_t before = watch->read;
	bool talks;

	if (watch->quiet < watch->looked + PATIENCE)
		return;
	watch->looked = watch->quiet;
	kin_look(&watch->kin, watch->pid);
	watch->read = watch->kin.read;
	talks = watch->heard->errors.length > 0 && before != 0 && watch->read > before;
	if (talks || (watch->can_ask && watch->kin.asking))
		watch->quiet = watch->looked = 0;
}

/* Has somebody told us to end? Whoever ignores that does so here, too. */
static bool is_interrupted(void)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action;
	sigset_t waiting;

	sigpending(&waiting);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (sigismember(&waiting, numbers[i]) == 1 &&
			sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
			return true;
	return false;
}

static void wait_briefly(struct watch *watch)
{
	for (int waited = 0; waited < GRACE && !watch->ended; waited += 10) {
		clock_sleep(10);
		wait_for(watch);
	}
}

/* All that were there when it began to end: who loses its parent is kin all the same. */
static void end(struct watch *watch)
{
	kin_look(&watch->kin, watch->pid);
	kin_signal(&watch->kin, SIGTERM);
	kill(watch->pid, SIGTERM);
	wait_briefly(watch);
	if (!watch->ended)
		kill(watch->pid, SIGKILL);
	kin_signal(&watch->kin, SIGKILL);
	wait_briefly(watch);
}

static int finish(struct watch *watch, bool interrupted, struct err *err)
{
	for (int i = 0; i < 2; i++) {
		while (watch->ends[i] >= 0 && take(watch, i))
			;
		close_one(&watch->ends[i]);
	}
	kin_release(&watch->kin);
	progress_end(watch->watched->progress);
	return interrupted ? err_set(err, ERR_INTERRUPT, "interrupted") : 0;
}

int watch_run(struct heard *heard, const struct watched *watched, struct err *err)
{
	struct watch watch = { .watched = watched,
		.heard = heard,
		.pid = -1,
		.can_ask = watch_can_ask(),
		.then = clock_ticks() };
	struct signals held;
	bool interrupted = false;
	int status;

	*heard = (struct heard){ 0 };
	signals_hold(&held);
	status = watch_launch(&watch.pid, watch.ends, watched, watch.can_ask, err);
	if (status == 0)
		progress_start(watched->progress, "");
	while (status == 0 && !watch.ended && !interrupted && !heard->silent) {
		step(&watch);
		look_closer(&watch);
		interrupted = is_interrupted();
		heard->silent = watch.quiet >= (int64_t)watched->silence * 1000;
	}
	heard->silent = heard->silent && !watch.ended;
	if (status == 0 && !watch.ended)
		end(&watch);
	if (status == 0)
		status = finish(&watch, interrupted, err);
	signals_let(&held);
	return status;
}
