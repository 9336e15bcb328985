/* A clone is whole, or it has never been: what it began is taken away again. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/remote_inside.h"
#include "store/url.h"
#include "sys/file.h"
#include "sys/lock.h"
#include "sys/process.h"

int transport_choose(enum transport *transport, const struct config *config, struct err *err)
{
	const char *said = config_get(config, "thanks.transport");
	bool has_git = program_exists("git");

	*transport = has_git ? BY_GIT : BY_LIBGIT2;
	if (said == NULL || strcmp(said, "auto") == 0)
		return 0;
	if (strcmp(said, "libgit2") == 0) {
		*transport = BY_LIBGIT2;
		return 0;
	}
	if (strcmp(said, "git") != 0)
		return err_set(err, ERR_USAGE,
			"thanks.transport: '%s' is none of auto, git and libgit2", said);
	if (!has_git)
		return err_set(err, ERR_MISSING,
			"thanks.transport asks for git, and there is none on PATH");
	return 0;
}

int transport_refuse(const char *what, const char *said, struct err *err)
{
	if (said[0] != '-' && said[0] != '\0')
		return 0;
	return err_set(err, ERR_USAGE, "'%s' is no %s", said, what);
}

/* Where it goes to, and what was there before. */
struct spot {
	char *path; /* without slashes at its end */
	char *first; /* the outermost directory on the way that is missing; NULL: none is */
	bool there; /* an empty directory */
};

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

static int look_at(struct spot *spot, const char *path, struct err *err)
{
	size_t length = strlen(path);
	struct stat info;

	*spot = (struct spot){ .path = NULL };
	while (length > 1 && path[length - 1] == '/')
		length--;
	spot->path = mem_copy(path, length);
	if (lstat(spot->path, &info) == 0) {
		spot->there = is_empty_dir(spot->path, err);
		if (!spot->there)
			return err_set(err, ERR_BUSY, "'%s' is there already, and not empty", path);
		return 0;
	}
	spot->first = find_missing(spot->path);
	return 0;
}

static void forget(struct spot *spot)
{
	free(spot->path);
	free(spot->first);
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

/* Leaves of a clone that failed what was there before it: nothing, or an empty directory. */
static void take_away(struct spot *spot)
{
	struct err ignored = { 0 };
	const char *name;
	char *slash;
	int dir;

	if (open_above(&dir, &name, spot->path, &ignored) == 0) {
		if (tree_remove(dir, name, spot->there ? TREE_CONTENTS : TREE_ALL, &ignored) != 0)
			err_clear(&ignored);
		close(dir);
	}
	/* the directories above it that were made for it, while nobody else has put anything there
	 */
	while (spot->first != NULL && strcmp(spot->path, spot->first) != 0 &&
		(slash = strrchr(spot->path, '/')) != NULL && slash != spot->path) {
		*slash = '\0';
		if (rmdir(spot->path) != 0)
			break;
	}
	err_release(&ignored);
}

static bool is_durable(const struct config *config)
{
	const char *said = config_get(config, "thanks.fsync");

	return said == NULL || (strcmp(said, "false") != 0 && strcmp(said, "no") != 0 &&
				       strcmp(said, "off") != 0 && strcmp(said, "0") != 0);
}

static int fetch_all(const char *url, const char *path, const struct config *config,
	struct progress *progress, struct err *err)
{
	struct str name = { 0 };
	struct transfer transfer = {
		.config = config, .progress = progress, .durable = is_durable(config)
	};
	enum transport transport;
	int status;

	str_add_without_password(&name, url, strlen(url));
	transfer.name = str_text(&name);
	status = transport_choose(&transport, config, err);
	if (status == 0 && transport == BY_GIT)
		status = program_clone(url, path, &transfer, err);
	else if (status == 0)
		status = library_clone(url, path, &transfer, err);
	str_release(&name);
	return status;
}

/* An interrupt waits until all is taken away, and takes us then. */
int remote_clone(const char *url, const char *path, struct progress *progress, struct err *err)
{
	struct config *config = NULL;
	struct spot spot = { .path = NULL };
	struct signals held;
	int status;

	if (transport_refuse("address of a repository", url, err) != 0 ||
		config_load(&config, NULL, err) != 0)
		return -1;
	signals_hold(&held);
	status = look_at(&spot, path, err);
	if (status == 0) {
		status = fetch_all(url, spot.path, config, progress, err);
		if (status != 0)
			take_away(&spot);
	}
	forget(&spot);
	config_free(config);
	signals_let(&held);
	return status;
}
