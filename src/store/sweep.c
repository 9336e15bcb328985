#include "store/sweep.h"

#include <unistd.h>

#include "sys/file.h"

#define MARK "thanks/mark" /* store/index_lock.c makes it before anything is written */
#define OBJECTS "objects"
#define HALF "tmp_object_git2_" /* libgit2's name for an object on its way */

static bool is_younger(const struct stat *one, const struct stat *other)
{
	return one->st_mtim.tv_sec > other->st_mtim.tv_sec ||
	       (one->st_mtim.tv_sec == other->st_mtim.tv_sec &&
		       one->st_mtim.tv_nsec >= other->st_mtim.tv_nsec);
}

static void sweep(int dir, const struct stat *mark)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	struct stat info;

	if (dir_list(&entries, dir, &err) != 0)
		err_clear(&err); /* then there is nothing to do */
	for (size_t i = 0; i < entries.count; i++)
		if (text_starts(entries.items[i].name, HALF) &&
			file_stat(dir, entries.items[i].name, &info) &&
			info.st_uid == mark->st_uid && is_younger(&info, mark))
			unlinkat(dir, entries.items[i].name, 0);
	entries_release(&entries);
	err_release(&err);
}

void objects_sweep(const struct store *store)
{
	struct err err = { 0 };
	struct stat mark;
	bool found = false;
	int own, shared, objects;

	if (dir_open(&own, store->git_dir, &err) == 0) {
		found = file_stat(own, MARK, &mark);
		close(own);
	}
	if (found && dir_open(&shared, store->common_dir, &err) == 0) {
		if (dir_open_below(&objects, shared, OBJECTS, &found, &err) == 0 && found) {
			sweep(objects, &mark);
			close(objects);
		}
		close(shared);
	}
	err_release(&err);
}
