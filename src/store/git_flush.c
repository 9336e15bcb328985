#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/git_inside.h"
#include "sys/file.h"
#include "sys/temp.h"

#define OBJECTS "objects"
#define OPEN_AT_ONCE 64

/* The objects of one commit, on their way to the disk. */
struct flush {
	int dir; /* of all objects */
	int files[OPEN_AT_ONCE];
	size_t count;
	bool fans[256]; /* the directories that hold them, by the first byte of their names */
};

/* All are on their way already, so the first wait is the longest. With a STATUS that is bad they
 * are but closed. */
static int wait_for_files(struct flush *flush, int status, struct err *err)
{
	for (size_t i = 0; i < flush->count; i++) {
		if (status == 0 && fsync(flush->files[i]) != 0)
			status = err_system(err, errno, "cannot flush an object of git's");
		close(flush->files[i]);
	}
	flush->count = 0;
	return status;
}

/* Begins to write the object ID, if it is a file of its own; in a pack it is safe already. */
static int begin(struct flush *flush, const git_oid *id, struct err *err)
{
	char name[GIT_OID_HEXSZ + 2];
	int fd;

	if (flush->count == OPEN_AT_ONCE && wait_for_files(flush, 0, err) != 0)
		return -1;
	git_oid_pathfmt(name, id);
	name[sizeof(name) - 1] = '\0';
	fd = openat(flush->dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? 0
				       : err_system(err, errno, "cannot flush 'objects/%s'", name);
	disk_begin(fd);
	flush->files[flush->count++] = fd;
	flush->fans[id->id[0]] = true;
	return 0;
}

/* The trees on the way to PATH in TREE, and what lies there. */
static int begin_path(struct flush *flush, git_tree *tree, const char *path, struct err *err)
{
	struct str prefix = { 0 };
	int status = 0;

	while (*path != '\0' && status == 0) {
		size_t step = 1 + strcspn(path + 1, "/");
		git_tree_entry *entry = NULL;

		str_add_bytes(&prefix, path, step);
		path += step;
		if (git_tree_entry_bypath(&entry, tree, prefix.bytes) == 0)
			status = begin(flush, git_tree_entry_id(entry), err);
		git_tree_entry_free(entry);
	}
	git_error_clear();
	str_release(&prefix);
	return status;
}

static int flush_dir(int dir, const char *path, struct err *err)
{
	int fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int status = 0;

	if (fd < 0 || fsync(fd) != 0)
		status = err_system(err, errno, "cannot flush 'objects/%s'", path);
	if (fd >= 0)
		close(fd);
	return status;
}

static int flush_dirs(const struct flush *flush, struct err *err)
{
	int status = 0;

	for (int i = 0; i < 256 && status == 0; i++) {
		char name[3];

		snprintf(name, sizeof(name), "%02x", (unsigned)i & 0xff);
		if (flush->fans[i])
			status = flush_dir(flush->dir, name, err);
	}
	return status == 0 ? flush_dir(flush->dir, ".", err) : status;
}

int git_flush_commit(struct repo *repo, const git_oid *commit, git_tree *tree,
	const struct tree_change *changes, size_t count, struct err *err)
{
	struct flush flush = { .dir = -1 };
	int common, status;

	if (dir_open(&common, repo->store->common_dir, err) != 0)
		return -1;
	flush.dir = openat(common, OBJECTS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	close(common);
	if (flush.dir < 0)
		return err_system(err, errno, "%s/" OBJECTS, repo->store->common_dir);
	status = begin(&flush, git_tree_id(tree), err);
	for (size_t i = 0; i < count && status == 0; i++)
		status = begin_path(&flush, tree, changes[i].path, err);
	if (status == 0)
		status = begin(&flush, commit, err);
	status = wait_for_files(&flush, status, err);
	if (status == 0)
		status = flush_dirs(&flush, err);
	close(flush.dir);
	return status;
}
