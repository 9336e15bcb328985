#include "sys/at_work.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/file.h"

static bool is_named(int proc, const char *pid, const char *name)
{
	struct str path = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	bool found, same;

	str_addf(&path, "%s/comm", pid);
	same = file_read(&bytes, proc, path.bytes, 4096, &found, &err) == 0 && found &&
	       text_starts(str_text(&bytes), name);
	str_release(&path);
	str_release(&bytes);
	err_release(&err);
	return same;
}

/* Its current directory is DIRECTORY, or lies below. Somebody else's cannot be asked for, and
 * cannot lock our files. */
static bool is_in(int proc, const char *pid, const char *directory)
{
	char where[PATH_MAX];
	struct str path = { 0 };
	size_t length = strlen(directory);
	ssize_t got;

	str_addf(&path, "%s/cwd", pid);
	got = readlinkat(proc, path.bytes, where, sizeof(where) - 1);
	str_release(&path);
	if (got < 0)
		return false;
	where[got] = '\0';
	return strncmp(where, directory, length) == 0 &&
	       (where[length] == '\0' || where[length] == '/');
}

enum at_work program_at_work(const char *name, const char *directory, long *pid)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	enum at_work answer = AT_WORK_UNKNOWN;
	int proc;

	*pid = 0;
	if (dir_open(&proc, "/proc", &err) == 0) {
		if (dir_list(&entries, proc, &err) == 0 && entries.count > 0)
			answer = AT_WORK_NO;
		for (size_t i = 0; i < entries.count && answer == AT_WORK_NO; i++) {
			const char *entry = entries.items[i].name;
			char *end;
			long number = strtol(entry, &end, 10);

			if (*end == '\0' && number != (long)getpid() &&
				is_named(proc, entry, name) && is_in(proc, entry, directory)) {
				*pid = number;
				answer = AT_WORK_YES;
			}
		}
		entries_release(&entries);
		close(proc);
	}
	err_release(&err);
	return answer;
}
