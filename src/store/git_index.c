#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/git_inside.h"
#include "store/index_lock.h"
#include "sys/file.h"

/* Below git's directory. INDEX_FRESH is the index to be. */
#define INDEX "index"

static int open_git_dir(struct repo *repo, int *dir, struct err *err)
{
	return dir_open(dir, repo->store->git_dir, err);
}

void repo_index_sweep(struct repo *repo)
{
	struct err err = { 0 };
	int dir;

	if (open_git_dir(repo, &dir, &err) == 0) {
		index_lock_sweep(dir);
		unlinkat(dir, INDEX_FRESH, 0);
		unlinkat(dir, INDEX_BEFORE, 0);
		close(dir);
	}
	err_release(&err);
}

static int refuse(struct repo *repo, enum index_sort sort, struct err *err)
{
	if (sort == INDEX_SPLIT) {
		err_set(err, ERR_DATA, "'%s' has a split index, which thanks cannot write",
			repo->store->root);
		return err_hint(err, "thanks git update-index --no-split-index");
	}
	if (sort == INDEX_SPARSE) {
		err_set(err, ERR_DATA, "'%s' has a sparse index, which thanks cannot write",
			repo->store->root);
		return err_hint(err, "thanks git sparse-checkout disable");
	}
	err_set(err, ERR_DATA, "git's index is broken: '%s/%s'", repo->store->git_dir, INDEX);
	return err_hint(err, "git makes a new one: rm '%s/%s' && thanks git reset",
		repo->store->git_dir, INDEX);
}

static int read_index(struct repo *repo, int dir, struct err *err)
{
	enum index_sort sort;
	struct stat info;
	bool found;

	repo->stamp = (struct timespec){ 0 };
	if (fstatat(dir, INDEX, &info, AT_SYMLINK_NOFOLLOW) == 0)
		repo->stamp = info.st_mtim;
	if (file_read(&repo->index_bytes, dir, INDEX, LIMIT_INDEX, &found, err) != 0)
		return err_in(err, "%s/%s", repo->store->git_dir, INDEX);
	sort = found && repo->index_bytes.length == 0
		       ? INDEX_BROKEN
		       : index_file_read(
				 &repo->index, repo->index_bytes.bytes, repo->index_bytes.length);
	return sort == INDEX_SOUND ? 0 : refuse(repo, sort, err);
}

int repo_index_take(struct repo *repo, struct err *err)
{
	int dir, status;

	repo_index_sweep(repo);
	if (open_git_dir(repo, &dir, err) != 0)
		return -1;
	status = index_lock_take(dir, repo->store->git_dir, err);
	if (status == 0) {
		repo->locked = true;
		status = read_index(repo, dir, err);
	}
	close(dir);
	if (status != 0)
		repo_index_drop(repo);
	return status;
}

void repo_index_drop(struct repo *repo)
{
	struct err err = { 0 };
	int dir;

	index_file_release(&repo->index);
	str_release(&repo->index_bytes);
	if (!repo->locked)
		return;
	if (open_git_dir(repo, &dir, &err) == 0) {
		unlinkat(dir, INDEX_FRESH, 0);
		unlinkat(dir, INDEX_BEFORE, 0);
		index_lock_give(dir);
		close(dir);
	}
	repo->locked = repo->staged = false;
	repo->past = INDEX_PAST_NONE;
	err_release(&err);
}

unsigned repo_index_mode(struct repo *repo, const char *path)
{
	struct index_entry entry;

	return index_file_find(&repo->index, path, &entry) ? entry.mode : 0;
}

int repo_index_file(struct repo *repo, const char *path, struct blob *blob, struct err *err)
{
	struct index_entry entry;

	*blob = (struct blob){ 0 };
	if (!index_file_find(&repo->index, path, &entry) || entry.intended)
		return 0;
	if (entry.stage != 0) {
		err_set(err, ERR_BUSY, "%s: is in conflict", path);
		return err_hint(err, "settle it, then thanks git add %s", path);
	}
	blob->id = oid_of_entry(&entry);
	blob->mode = entry.mode;
	return 0;
}
