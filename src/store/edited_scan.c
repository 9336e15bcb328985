#include "store/edited_scan.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/edited_recall.h"
#include "store/edited_walk.h"
#include "store/layout.h"
#include "sys/file.h"
#include "sys/map.h"

#define LIMIT_INDEX ((size_t)1 << 32)
#define NS_PER_S ((int64_t)1000000000)
#define YOUNG_NS ((int64_t)20000000) /* clocks of file systems go by ticks */

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
		scan->unmerged = scan->unmerged || entry.stage != 0;
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

static struct memo_stamp stamp_of(const struct stat *info)
{
	return (struct memo_stamp){ info->st_mtim.tv_sec, info->st_mtim.tv_nsec, info->st_size,
		info->st_ino };
}

int edited_scan_index(struct edited_scan *scan, const struct store *store, struct err *err)
{
	struct stat info;
	bool found;
	int dir, status;

	if (dir_open(&dir, store->git_dir, err) != 0)
		return -1;
	if (fstatat(dir, "index", &info, AT_SYMLINK_NOFOLLOW) == 0)
		scan->memo.index = stamp_of(&info);
	status = file_read(&scan->bytes, dir, "index", LIMIT_INDEX, &found, err);
	close(dir);
	if (status != 0)
		return err_in(err, "%s/index", store->git_dir);
	scan->sound =
		index_file_skim(&scan->index, scan->bytes.bytes, scan->bytes.length) == INDEX_SOUND;
	return 0;
}

static void walk(struct edited_scan *scan, struct edited_walk *walk)
{
	walk->seen = mem_alloc((size_t)scan->index.count + 1);
	edited_walk(walk, &scan->index);
	scan->paths = walk->found;
	take_gone(scan, walk->seen);
	free(walk->seen);
}

static bool open_index(struct map *map, const struct store *store)
{
	struct err ignored = { 0 };
	bool opened = false;
	int dir;

	if (dir_open(&dir, store->git_dir, &ignored) == 0) {
		opened = map_open(map, dir, "index");
		close(dir);
	}
	err_release(&ignored);
	return opened;
}

/* Does all look as MEMO says? What does not is in scan->paths, if it is files and no more. */
static bool compare(struct edited_scan *scan, const struct store *store,
	const struct edited_memo *memo, const struct map *index)
{
	struct edited_recall recalled = {
		.root = store->root_fd, .trusted = memo->since, .memory = &scan->memory
	};

	edited_recall(&recalled, index->bytes, index->length);
	if (recalled.odd || recalled.directories != memo->directories)
		return false;
	scan->paths = recalled.found;
	scan->known = recalled.known;
	scan->memo = *memo;
	scan->level = scan->memorable = scan->paths.count == 0;
	return true;
}

/* By the memo, if there is one, of this index. */
static bool recall(struct edited_scan *scan, const struct store *store)
{
	struct edited_memo memo;
	struct memo_stamp stamp;
	struct map index;
	bool recalled;

	if (!memo_read(&memo, store) || !open_index(&index, store))
		return false;
	stamp = stamp_of(&index.info);
	recalled = memo_stamp_same(&memo.index, &stamp) && compare(scan, store, &memo, &index);
	map_close(&index);
	return recalled;
}

static void list(struct edited_scan *scan, const struct store *store)
{
	struct edited_walk listed = { .root = store->root_fd,
		.memory = &scan->memory,
		.trusted = {
			(time_t)scan->memo.index.seconds, (long)scan->memo.index.nanoseconds } };
	bool timed = memo_now(&scan->memo.since, store);
	int64_t since;

	walk(scan, &listed);
	scan->memo.directories = listed.directories;
	/* a directory that is as young as we may change again, and look the same */
	since = scan->memo.since.tv_sec * NS_PER_S + scan->memo.since.tv_nsec;
	scan->memorable =
		timed && !scan->unmerged && !listed.odd && listed.youngest < since - YOUNG_NS;
}

int edited_scan(struct edited_scan *scan, const struct store *store, struct err *err)
{
	bool recalled;

	*scan = (struct edited_scan){ 0 };
	if (store->git_dir == NULL)
		return err_set(err, ERR_DATA, "'%s' is not a git repository", store->root);
	recalled = recall(scan, store);
	if (scan->level)
		return 0;
	if (edited_scan_index(scan, store, err) != 0) {
		edited_scan_release(scan);
		return -1;
	}
	if (scan->sound && !recalled)
		list(scan, store);
	if (scan->paths.count > 1)
		qsort(scan->paths.items, scan->paths.count, sizeof(*scan->paths.items), by_path);
	return 0;
}

void edited_scan_remember(
	struct edited_scan *scan, const struct store *store, const struct oid *head)
{
	struct index_entry entry;

	for (size_t i = 0; i < scan->paths.count && scan->memorable; i++)
		scan->memorable = index_file_find(&scan->index, scan->paths.items[i], &entry);
	if (!scan->memorable)
		return;
	scan->memo.head = *head;
	memo_write(&scan->memo, store);
}

void edited_scan_release(struct edited_scan *scan)
{
	index_file_release(&scan->index);
	str_release(&scan->bytes);
	arena_release(&scan->memory);
	*scan = (struct edited_scan){ 0 };
}
