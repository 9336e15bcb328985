#include "store/clone_ground.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/file.h"

static bool is_empty_dir(const char *path, struct err *err)
{
	struct entries entries = { 0 };
	bool empty;
	int dir;

	if (dir_open(&dir, path, err) != 0)
		return false;
	empty = dir_list(&entries, dir, err) == 0 && entries.count == 0;
	entries_release(&entries);
	close(dir);
	return empty;
}

/* Looks upward for what is missing on the way to PATH. */
static char *find_missing(const char *path)
{
	struct str at = { 0 };
	char *missing = NULL;
	struct stat info;

	str_add(&at, path);
	while (at.length > 0 && lstat(at.bytes, &info) != 0 && errno == ENOENT) {
		free(missing);
		missing = mem_copy(at.bytes, at.length);
		while (at.length > 0 && at.bytes[at.length - 1] != '/')
			str_cut(&at, at.length - 1);
		while (at.length > 1 && at.bytes[at.length - 1] == '/')
			str_cut(&at, at.length - 1);
	}
	str_release(&at);
	return missing;
}

int ground_look(struct ground *ground, const char *path, struct err *err)
{
	size_t length = strlen(path);
	struct stat info;

	*ground = (struct ground){ .path = NULL };
	while (length > 1 && path[length - 1] == '/')
		length--;
	ground->path = mem_copy(path, length);
	if (lstat(ground->path, &info) == 0) {
		ground->there = is_empty_dir(ground->path, err);
		if (!ground->there)
			return err_set(err, ERR_BUSY, "'%s' is there already, and not empty", path);
		return 0;
	}
	ground->first = find_missing(ground->path);
	return 0;
}

void ground_release(struct ground *ground)
{
	free(ground->path);
	free(ground->first);
}

/* NAME, the last part of PATH, in the directory above, which is opened. */
static int open_above(int *dir, const char **name, const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct str above = { 0 };
	int status;

	*name = slash != NULL ? slash + 1 : path;
	if (slash == NULL)
		str_add_char(&above, '.');
	else
		str_add_bytes(&above, path, slash == path ? 1 : (size_t)(slash - path));
	status = dir_open(dir, above.bytes, err);
	str_release(&above);
	return status;
}

void ground_clear(struct ground *ground)
{
	struct err ignored = { 0 };
	const char *name;
	char *slash;
	int dir;

	if (open_above(&dir, &name, ground->path, &ignored) == 0) {
		if (tree_remove(dir, name, ground->there ? TREE_CONTENTS : TREE_ALL, &ignored) != 0)
			err_clear(&ignored);
		close(dir);
	}
	/* the directories above it that were made for it, while nobody else has put anything there
	 */
	while (ground->first != NULL && strcmp(ground->path, ground->first) != 0 &&
		(slash = strrchr(ground->path, '/')) != NULL && slash != ground->path) {
		*slash = '\0';
		if (rmdir(ground->path) != 0)
			break;
	}
	err_release(&ignored);
}
