#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/git_inside.h"
#include "sys/clock.h"
#include "sys/file.h"

/*
 * Below git's directory: `thanks/mark`, our name for git's index.lock as long as we hold it (two
 * links to one file, so that a killed writer's lock is known for ours), and `thanks/index`, the
 * index to be.
 */
#define OUR_DIR "thanks"
#define MARK "thanks/mark"
#define FRESH "thanks/index"
#define FRESH_LOCK "thanks/index.lock" /* libgit2's, while it writes FRESH */
#define LOCK "index.lock"
#define INDEX "index"

#define LOCK_PATIENCE 2000 /* milliseconds */

static int open_git_dir(struct repo *repo, int *dir, struct err *err)
{
	return dir_open(dir, repo->store->git_dir, err);
}

void repo_index_sweep(struct repo *repo)
{
	struct err err = { 0 };
	struct stat mark, lock;
	int dir;

	if (open_git_dir(repo, &dir, &err) != 0) {
		err_release(&err);
		return;
	}
	if (fstatat(dir, MARK, &mark, AT_SYMLINK_NOFOLLOW) == 0) {
		if (fstatat(dir, LOCK, &lock, AT_SYMLINK_NOFOLLOW) == 0 &&
			mark.st_ino == lock.st_ino && mark.st_dev == lock.st_dev)
			unlinkat(dir, LOCK, 0);
		unlinkat(dir, MARK, 0);
	}
	unlinkat(dir, FRESH, 0);
	unlinkat(dir, FRESH_LOCK, 0);
	close(dir);
}

/* One try to take git's lock. Where there are no hard links it is made as git makes it. */
static int try_lock(int dir)
{
	int fd;

	if (linkat(dir, MARK, dir, LOCK, 0) == 0)
		return 0;
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return -1;
	fd = openat(dir, LOCK, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	return fd < 0 ? -1 : close(fd);
}

static int take_lock(struct repo *repo, int dir, struct err *err)
{
	int64_t until = clock_ticks() + LOCK_PATIENCE;
	int fd, pause = 1;

	if (mkdirat(dir, OUR_DIR, 0777) != 0 && errno != EEXIST)
		return err_system(err, errno, "cannot make '%s/%s'", repo->store->git_dir, OUR_DIR);
	fd = openat(dir, MARK, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		return err_system(err, errno, "cannot write '%s/%s'", repo->store->git_dir, MARK);
	close(fd);
	while (try_lock(dir) != 0) {
		if (errno != EEXIST)
			return err_system(
				err, errno, "cannot lock '%s/%s'", repo->store->git_dir, INDEX);
		if (clock_ticks() >= until) {
			err_set(err, ERR_BUSY, "git is at work here: '%s/%s' is there",
				repo->store->git_dir, LOCK);
			return err_hint(err, "wait for that git command; if there is none, thanks "
					     "check --fix removes the lock");
		}
		clock_sleep(pause);
		pause = pause < 50 ? pause * 2 : 50;
	}
	repo->locked = true;
	return 0;
}

/* Gives the index a second name, which libgit2 reads and then replaces by what it writes. */
static int link_fresh(struct repo *repo, int dir, struct err *err)
{
	struct str bytes = { 0 };
	int fd, status;

	if (linkat(dir, INDEX, dir, FRESH, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return err_system(err, errno, "cannot write '%s/%s'", repo->store->git_dir, FRESH);
	status = file_read(&bytes, dir, INDEX, (size_t)1 << 32, NULL, err);
	fd = status == 0 ? openat(dir, FRESH, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
	if (fd >= 0) {
		status = fd_write(fd, str_text(&bytes), bytes.length, err);
		close(fd);
	} else if (status == 0) {
		status =
			err_system(err, errno, "cannot write '%s/%s'", repo->store->git_dir, FRESH);
	}
	str_release(&bytes);
	return status;
}

static int why_not_read(struct repo *repo, int status, struct err *err)
{
	const git_error *last = git_error_last();
	const char *message = last != NULL && last->message != NULL ? last->message : "";

	if (strstr(message, "'link'") != NULL) {
		err_set(err, ERR_DATA, "'%s' has a split index, which thanks cannot write",
			repo->store->root);
		return err_hint(err, "thanks git update-index --no-split-index");
	}
	if (strstr(message, "'sdir'") != NULL) {
		err_set(err, ERR_DATA, "'%s' has a sparse index, which thanks cannot write",
			repo->store->root);
		return err_hint(err, "thanks git sparse-checkout disable");
	}
	if (last != NULL && last->klass == GIT_ERROR_OS)
		return git_fail(err, status, "cannot read git's index");
	/* libgit2 would name the copy that it was given */
	err_set(err, ERR_DATA, "git's index is broken: '%s/%s'", repo->store->git_dir, INDEX);
	return err_hint(err, "git makes a new one: rm '%s/%s' && thanks git reset",
		repo->store->git_dir, INDEX);
}

static int open_index(struct repo *repo, int dir, struct err *err)
{
	struct str path = { 0 };
	struct stat info;
	int status;

	if (link_fresh(repo, dir, err) != 0)
		return -1;
	repo->stamp = (struct timespec){ 0 };
	if (fstatat(dir, INDEX, &info, AT_SYMLINK_NOFOLLOW) == 0)
		repo->stamp = info.st_mtim;
	str_addf(&path, "%s/%s", repo->store->git_dir, FRESH);
	status = git_index_open(&repo->index, path.bytes);
	str_release(&path);
	return status == 0 ? 0 : why_not_read(repo, status, err);
}

int repo_index_take(struct repo *repo, struct err *err)
{
	int dir, status;

	repo_index_sweep(repo);
	if (open_git_dir(repo, &dir, err) != 0)
		return -1;
	status = take_lock(repo, dir, err);
	if (status == 0)
		status = open_index(repo, dir, err);
	close(dir);
	if (status != 0)
		repo_index_drop(repo);
	return status;
}

void repo_index_drop(struct repo *repo)
{
	struct err err = { 0 };
	int dir;

	git_index_free(repo->index);
	repo->index = NULL;
	if (!repo->locked)
		return;
	if (open_git_dir(repo, &dir, &err) == 0) {
		unlinkat(dir, FRESH, 0);
		unlinkat(dir, LOCK, 0);
		unlinkat(dir, MARK, 0);
		close(dir);
	}
	repo->locked = false;
	err_release(&err);
}

int repo_index_file(struct repo *repo, const char *path, struct blob *blob, struct err *err)
{
	const git_index_entry *entry;

	*blob = (struct blob){ 0 };
	for (int stage = 1; stage <= 3; stage++)
		if (git_index_get_bypath(repo->index, path, stage) != NULL) {
			err_set(err, ERR_BUSY, "%s: is in conflict", path);
			return err_hint(err, "settle it, then thanks git add %s", path);
		}
	entry = git_index_get_bypath(repo->index, path, 0);
	git_error_clear();
	if (entry == NULL || entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD)
		return 0;
	blob->id = oid_from_git(&entry->id);
	blob->mode = entry->mode;
	return 0;
}

static void set_stat(git_index_entry *entry, const struct stat *info)
{
	entry->ctime.seconds = (int32_t)info->st_ctim.tv_sec;
	entry->ctime.nanoseconds = (uint32_t)info->st_ctim.tv_nsec;
	entry->mtime.seconds = (int32_t)info->st_mtim.tv_sec;
	entry->mtime.nanoseconds = (uint32_t)info->st_mtim.tv_nsec;
	entry->dev = (uint32_t)info->st_dev;
	entry->ino = (uint32_t)info->st_ino;
	entry->uid = (uint32_t)info->st_uid;
	entry->gid = (uint32_t)info->st_gid;
	entry->file_size = (uint32_t)info->st_size;
}

/* Does PATH's content still have the name that ENTRY gives it? */
static bool still_same(struct repo *repo, const git_index_entry *entry)
{
	struct str bytes = { 0 };
	struct err err = { 0 };
	struct oid id = OID_NONE, was = oid_from_git(&entry->id);
	bool found = false;
	bool same = file_read(&bytes, repo->store->root_fd, entry->path, entry->file_size, &found,
			    &err) == 0 &&
		    found &&
		    repo_hash(repo, entry->path, str_text(&bytes), bytes.length, &id, &err) == 0 &&
		    oid_same(&id, &was);

	str_release(&bytes);
	err_release(&err);
	return same;
}

/*
 * Git trusts an entry whose file looks as recorded, unless the file is as young as the index: then
 * it looks into it. Writing the index makes it younger; so whoever was that young is looked into
 * now, and where the content is another one the recorded size becomes 0, as git itself does it
 * (Documentation/technical/racy-git). In whole seconds: git may not count finer.
 */
static int settle_racy(struct repo *repo, struct err *err)
{
	for (size_t i = 0; i < git_index_entrycount(repo->index); i++) {
		const git_index_entry *entry = git_index_get_byindex(repo->index, i);
		git_index_entry smudged;
		struct stat info;

		if (entry->mtime.seconds < repo->stamp.tv_sec || entry->file_size == 0 ||
			git_index_entry_stage(entry) != 0 || entry->mode == GIT_FILEMODE_COMMIT ||
			entry->mode == GIT_FILEMODE_LINK)
			continue;
		if (!file_stat(repo->store->root_fd, entry->path, &info) ||
			(int32_t)info.st_mtim.tv_sec != entry->mtime.seconds ||
			(uint32_t)info.st_size != entry->file_size || still_same(repo, entry))
			continue;
		smudged = *entry;
		smudged.file_size = 0;
		int status = git_index_add(repo->index, &smudged);
		if (status != 0)
			return git_fail(err, status, "%s: cannot update git's index", entry->path);
	}
	return 0;
}

static int put(struct repo *repo, const struct index_change *change, struct err *err)
{
	git_index_entry entry = { .path = change->path, .mode = change->blob.mode };
	const git_index_entry *old = git_index_get_bypath(repo->index, change->path, 0);
	struct stat info;
	int status;

	if (oid_none(&change->blob.id)) {
		status = old != NULL ? git_index_remove(repo->index, change->path, 0) : 0;
	} else {
		entry.id = oid_to_git(&change->blob.id);
		if (old != NULL)
			entry.flags = old->flags & GIT_INDEX_ENTRY_VALID;
		if (change->as_file && file_stat(repo->store->root_fd, change->path, &info))
			set_stat(&entry, &info);
		status = git_index_add(repo->index, &entry);
	}
	git_error_clear();
	return status == 0 ? 0
			   : git_fail(err, status, "%s: cannot update git's index", change->path);
}

/* Puts the new index in the place of the old one. */
static int replace_index(struct repo *repo, struct err *err)
{
	int dir, status = git_index_write(repo->index);

	if (status != 0)
		return git_fail(err, status, "cannot write git's index");
	if (open_git_dir(repo, &dir, err) != 0)
		return -1;
	if (renameat(dir, FRESH, dir, INDEX) != 0)
		status =
			err_system(err, errno, "cannot write '%s/%s'", repo->store->git_dir, INDEX);
	close(dir);
	return status;
}

int repo_index_update(
	struct repo *repo, const struct index_change *changes, size_t count, struct err *err)
{
	int status = count > 0 ? settle_racy(repo, err) : 0;

	for (size_t i = 0; i < count && status == 0; i++)
		status = put(repo, &changes[i], err);
	if (status == 0 && count > 0)
		status = replace_index(repo, err);
	repo_index_drop(repo);
	return status;
}
