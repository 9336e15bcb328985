#include "sys/kin.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/str.h"
#include "sys/file.h"

#define SMALL ((size_t)4096) /* what a file in /proc holds at the most */

/* A process as its `stat` describes it: proc(5). */
struct described {
	long pid, parent, session;
	uint64_t began;
	bool is_kin;
	char name[32];
};
struct census {
	struct described *items;
	size_t count, cap;
};

/* The file NAME of the process PID. */
static bool read_small(struct str *bytes, int proc, long pid, const char *name)
{
	struct str path = { 0 };
	struct err err = { 0 };
	bool found = false;

	str_clear(bytes);
	str_addf(&path, "%ld/%s", pid, name);
	found = file_read(bytes, proc, path.bytes, SMALL, &found, &err) == 0 && found;
	str_release(&path);
	err_release(&err);
	return found;
}

/* Blank-separated word number INDEX (0: the first) of TEXT, as a number. */
static uint64_t number_at(const char *text, int index)
{
	while (index-- > 0 && text != NULL) {
		text = strchr(text, ' ');
		text = text != NULL ? text + 1 : NULL;
	}
	return text != NULL ? strtoull(text, NULL, 10) : 0;
}

/* The name stands in parentheses and may hold anything, so what is behind it counts from its end:
 * the state is word 0 there. */
static bool describe(struct described *process, int proc, long pid)
{
	struct str bytes = { 0 };
	bool found = read_small(&bytes, proc, pid, "stat");
	const char *open = found ? strchr(bytes.bytes, '(') : NULL;
	const char *close = found ? strrchr(bytes.bytes, ')') : NULL;

	found = open != NULL && close != NULL && open < close && close[1] == ' ';
	if (found) {
		size_t length = (size_t)(close - open - 1);

		*process = (struct described){ .pid = pid,
			.parent = (long)number_at(close + 2, 1),
			.session = (long)number_at(close + 2, 3),
			.began = number_at(close + 2, 19) };
		if (length >= sizeof(process->name))
			length = sizeof(process->name) - 1;
		memcpy(process->name, open + 1, length);
	}
	str_release(&bytes);
	return found;
}

static void count_all(struct census *census, int proc)
{
	struct entries entries = { 0 };
	struct err err = { 0 };

	if (dir_list(&entries, proc, &err) != 0)
		err_release(&err);
	for (size_t i = 0; i < entries.count; i++) {
		char *end;
		long pid = strtol(entries.items[i].name, &end, 10);

		if (*end != '\0' || end == entries.items[i].name)
			continue;
		census->items = mem_grow(
			census->items, &census->cap, census->count + 1, sizeof(*census->items));
		if (describe(&census->items[census->count], proc, pid))
			census->count++;
	}
	entries_release(&entries);
}

static bool is_kin_of(const struct described *process, const struct census *census, long child)
{
	if (process->pid == child || process->session == child)
		return true;
	for (size_t i = 0; i < census->count; i++)
		if (census->items[i].is_kin && census->items[i].pid == process->parent)
			return true;
	return false;
}

/* Children may be listed before their parents: so again until nobody is found any more. */
static void mark_kin(struct census *census, long child)
{
	bool found = true;

	while (found) {
		found = false;
		for (size_t i = 0; i < census->count; i++) {
			struct described *process = &census->items[i];

			if (!process->is_kin && is_kin_of(process, census, child))
				found = process->is_kin = true;
		}
	}
}

static void add(struct kin *kin, const struct described *process)
{
	for (size_t i = 0; i < kin->count; i++)
		if (kin->items[i].pid == process->pid && kin->items[i].began == process->began)
			return;
	kin->items = mem_grow(kin->items, &kin->cap, kin->count + 1, sizeof(*kin->items));
	kin->items[kin->count++] =
		(struct kin_member){ .pid = process->pid, .began = process->began };
}

static uint64_t bytes_read(int proc, long pid)
{
	static const char mark[] = "rchar: ";
	struct str bytes = { 0 };
	uint64_t count = 0;

	if (read_small(&bytes, proc, pid, "io") && text_starts(bytes.bytes, mark))
		count = strtoull(bytes.bytes + sizeof(mark) - 1, NULL, 10);
	str_release(&bytes);
	return count;
}

/* Where the descriptor NAME of a process leads to: is that a terminal? */
static bool read_terminal(char where[PATH_MAX], int fds, const char *name)
{
	ssize_t length = readlinkat(fds, name, where, PATH_MAX - 1);

	if (length < 0)
		return false;
	where[length] = '\0';
	return text_starts(where, "/dev/tty") || text_starts(where, "/dev/pts/") ||
	       text_starts(where, "/dev/console");
}

/* The same descriptor of our own leads there, so that it was but inherited? */
static bool is_inherited(int proc, const char *name, const char *where)
{
	char ours[PATH_MAX];
	struct str path = { 0 };
	bool same;

	str_addf(&path, "self/fd/%s", name);
	same = read_terminal(ours, proc, path.bytes) && strcmp(ours, where) == 0;
	str_release(&path);
	return same;
}

/* Has the process PID opened the terminal, as ssh and git do to ask for a password? */
static bool has_terminal(int proc, long pid)
{
	struct entries entries = { 0 };
	struct str path = { 0 };
	struct err err = { 0 };
	char where[PATH_MAX];
	bool found = false, has = false;
	int fds = DIR_NONE;

	str_addf(&path, "%ld/fd", pid);
	if (dir_open_below(&fds, proc, path.bytes, &found, &err) == 0 && found &&
		dir_list(&entries, fds, &err) == 0)
		for (size_t i = 0; i < entries.count && !has; i++) {
			const char *name = entries.items[i].name;

			has = strtol(name, NULL, 10) > STDERR_FILENO &&
			      read_terminal(where, fds, name) && !is_inherited(proc, name, where);
		}
	if (fds >= 0)
		close(fds);
	entries_release(&entries);
	str_release(&path);
	err_release(&err);
	return has;
}

/* A window that asks for a password need not be kin: an agent opens it for us. */
static bool is_window(const struct described *process, int proc, uint64_t since)
{
	struct str path = { 0 };
	struct stat info;
	bool is;

	if (process->began < since || (!text_starts(process->name, "pinentry") &&
					      strstr(process->name, "askpass") == NULL &&
					      !text_starts(process->name, "gcr-prompter")))
		return false;
	str_addf(&path, "%ld", process->pid);
	is = file_stat(proc, path.bytes, &info) && info.st_uid == geteuid();
	str_release(&path);
	return is;
}

static uint64_t when_began(const struct census *census, long child)
{
	for (size_t i = 0; i < census->count; i++)
		if (census->items[i].pid == child)
			return census->items[i].began;
	return UINT64_MAX;
}

void kin_look(struct kin *kin, long child)
{
	struct census census = { 0 };
	struct err err = { 0 };
	uint64_t since;
	int proc;

	kin->read = 0;
	kin->asking = false;
	if (dir_open(&proc, "/proc", &err) != 0) {
		err_release(&err);
		return;
	}
	count_all(&census, proc);
	mark_kin(&census, child);
	since = when_began(&census, child);
	for (size_t i = 0; i < census.count; i++) {
		const struct described *process = &census.items[i];

		if (process->is_kin) {
			add(kin, process);
			kin->read += bytes_read(proc, process->pid);
		}
		kin->asking = kin->asking || is_window(process, proc, since) ||
			      (process->is_kin && has_terminal(proc, process->pid));
	}
	free(census.items);
	close(proc);
}

void kin_signal(const struct kin *kin, int number)
{
	struct described now;
	struct err err = { 0 };
	int proc;

	if (dir_open(&proc, "/proc", &err) != 0) {
		err_release(&err);
		return;
	}
	for (size_t i = 0; i < kin->count; i++)
		if (describe(&now, proc, kin->items[i].pid) && now.began == kin->items[i].began)
			kill((pid_t)kin->items[i].pid, number);
	close(proc);
}

void kin_release(struct kin *kin)
{
	free(kin->items);
	*kin = (struct kin){ 0 };
}
