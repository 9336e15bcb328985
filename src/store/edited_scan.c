#include "store/edited_scan.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/edited_walk.h"
#include "store/layout.h"
#include "sys/file.h"

#define LIMIT_INDEX ((size_t)1 << 32)

const char *const edited_tops[] = { LAYOUT_NOTES, LAYOUT_PEOPLE, LAYOUT_ROUNDS, NULL };

bool edited_is_ours(const char *path)
{
	for (size_t i = 0; edited_tops[i] != NULL; i++)
		if (text_starts(path, edited_tops[i]) && path[strlen(edited_tops[i])] == '/')
			return true;
	return strcmp(path, LAYOUT_SETTINGS) == 0;
}

/* Entries of ours that were nowhere; and how many there are. */
static void take_gone(struct edited_scan *scan, const unsigned char *seen)
{
	for (uint32_t i = 0; i < scan->index.count; i++) {
		struct index_entry entry;

		index_file_entry(&scan->index, i, &entry);
		if (!edited_is_ours(entry.path) || entry.stage != 0 || entry.intended)
			continue;
		scan->known++;
		if (!seen[i] && !entry.skipped)
			texts_add(&scan->memory, &scan->paths, entry.path);
	}
}

static int by_path(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

/* An index that only its writer can complain of: *sound is false then. */
static int read_index(struct edited_scan *scan, const struct store *store, struct timespec *stamp,
	struct err *err)
{
	struct stat info;
	bool found;
	int dir, status;

	if (dir_open(&dir, store->git_dir, err) != 0)
		return -1;
	if (fstatat(dir, "index", &info, AT_SYMLINK_NOFOLLOW) == 0)
		*stamp = info.st_mtim;
	status = file_read(&scan->bytes, dir, "index", LIMIT_INDEX, &found, err);
	close(dir);
	if (status != 0)
		return err_in(err, "%s/index", store->git_dir);
	scan->sound =
		index_file_skim(&scan->index, scan->bytes.bytes, scan->bytes.length) == INDEX_SOUND;
	return 0;
}

int edited_scan(struct edited_scan *scan, const struct store *store, struct err *err)
{
	struct edited_walk walk = { .root = store->root_fd, .memory = &scan->memory };

	*scan = (struct edited_scan){ 0 };
	if (store->git_dir == NULL)
		return err_set(err, ERR_DATA, "'%s' is not a git repository", store->root);
	if (read_index(scan, store, &walk.stamp, err) != 0) {
		edited_scan_release(scan);
		return -1;
	}
	if (!scan->sound)
		return 0;
	walk.seen = mem_alloc((size_t)scan->index.count + 1);
	edited_walk(&walk, &scan->index);
	scan->paths = walk.found;
	take_gone(scan, walk.seen);
	if (scan->paths.count > 1)
		qsort(scan->paths.items, scan->paths.count, sizeof(*scan->paths.items), by_path);
	free(walk.seen);
	return 0;
}

void edited_scan_release(struct edited_scan *scan)
{
	index_file_release(&scan->index);
	str_release(&scan->bytes);
	arena_release(&scan->memory);
	*scan = (struct edited_scan){ 0 };
}
