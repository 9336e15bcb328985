#include "store/edited_walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/layout.h"
#include "sys/file.h"

enum {
	WORKERS_MOST = 8,
	PIECE = 16, /* directories that a worker takes at once: they mostly lie in the same one */
	WORTH_THREADS = 64, /* directories */
	DEEPEST = 32,
	RACY_NS =
		20000000, /* clocks of file systems go by ticks: as young as that may be younger */
};
#define NS_PER_S ((int64_t)1000000000)

/* A directory, and the entries of the index below it. */
struct spot {
	const char *path;
	uint32_t from, to;
};
struct spots {
	struct spot *items;
	size_t count, cap;
};

struct look;
struct looker {
	struct look *look;
	pthread_t thread;
	bool started;
	int above; /* the directory that the last one lay in, open; or -1 */
	struct str above_path, path;
	struct texts found;
	struct spots below;
	struct arena memory;
};

/* One level of directories at a time, by all processors. */
struct look {
	struct edited_walk *walk;
	const struct index_file *index;
	struct spots level;
	atomic_size_t next;
	struct looker lookers[WORKERS_MOST];
};

static void add_spot(struct spots *spots, struct spot spot)
{
	spots->items = mem_grow(spots->items, &spots->cap, spots->count + 1, sizeof(*spots->items));
	spots->items[spots->count++] = spot;
}

/* The first entry in FROM..TO whose path is not before PATH. */
static uint32_t lower(const struct index_file *index, uint32_t from, uint32_t to, const char *path)
{
	struct index_entry entry;

	while (from < to) {
		uint32_t middle = from + (to - from) / 2;

		index_file_entry(index, middle, &entry);
		if (strcmp(entry.path, path) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The entries below the directory PATH, in FROM..TO: those between PATH/ and PATH0, which is next.
 */
static struct spot spot_of(const struct index_file *index, uint32_t from, uint32_t to, char *path)
{
	size_t length = strlen(path);
	struct spot spot = { .path = path };

	path[length] = '/';
	spot.from = lower(index, from, to, path);
	path[length] = '/' + 1;
	spot.to = lower(index, spot.from, to, path);
	path[length] = '\0';
	return spot;
}

static void add_below(struct looker *looker, const struct spot *spot, const char *path)
{
	size_t length = strlen(path);
	char *own = arena_alloc(&looker->memory, length + 2);

	memcpy(own, path, length);
	add_spot(&looker->below, spot_of(looker->look->index, spot->from, spot->to, own));
}

static void keep(struct looker *looker, const char *path)
{
	texts_add(&looker->memory, &looker->found, arena_string(&looker->memory, path));
}

/* Git trusts looks that are older than its index (see add_racy in git_index.c). */
static bool looks_the_same(
	const struct look *look, const struct index_entry *entry, const struct stat *info)
{
	int64_t written = look->walk->stamp.tv_sec * NS_PER_S + look->walk->stamp.tv_nsec;
	int64_t noted = entry->mtime * NS_PER_S + entry->mtime_ns;

	if (!S_ISREG(info->st_mode) || entry->size == 0 || entry->intended ||
		entry->size != (uint32_t)info->st_size ||
		entry->mtime != (uint32_t)info->st_mtim.tv_sec)
		return false;
	if (entry->mtime_ns == 0)
		return entry->mtime < (uint32_t)look->walk->stamp.tv_sec;
	return entry->mtime_ns == (uint32_t)info->st_mtim.tv_nsec && noted < written - RACY_NS;
}

/* A name that git does not know: a note's, or what may be its picture. */
static bool may_be_new(const char *name)
{
	return name[0] != '.' && name[strlen(name) - 1] != '~';
}

static void look_at_file(
	struct looker *looker, const struct spot *spot, int dir, const char *path, const char *name)
{
	struct look *look = looker->look;
	uint32_t at = lower(look->index, spot->from, spot->to, path);
	struct index_entry entry = { 0 };
	struct stat info;

	if (at < spot->to)
		index_file_entry(look->index, at, &entry);
	if (at == spot->to || strcmp(entry.path, path) != 0) {
		if (may_be_new(name))
			keep(looker, path);
		return;
	}
	look->walk->seen[at] = 1;
	if (entry.stage != 0 || entry.skipped)
		return;
	if (fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
		look->walk->seen[at] = errno != ENOENT;
	else if (!looks_the_same(look, &entry, &info))
		keep(looker, path);
}

/* Where nobody can look, nothing is taken to be gone. */
static void pass_over(struct look *look, const struct spot *spot)
{
	memset(look->walk->seen + spot->from, 1, spot->to - spot->from);
}

/* Opens the directory at PATH; its neighbours in the same one are the next to be opened. */
static int open_spot(
	struct looker *looker, const char *path, bool *found, int *dir, struct err *err)
{
	const char *slash = strrchr(path, '/');
	size_t length = slash != NULL ? (size_t)(slash - path) : 0;
	int root = looker->look->walk->root, status = 0;

	if (slash == NULL)
		return dir_open_below(dir, root, path, found, err);
	if (looker->above < 0 || looker->above_path.length != length ||
		memcmp(looker->above_path.bytes, path, length) != 0) {
		if (looker->above >= 0)
			close(looker->above);
		str_clear(&looker->above_path);
		str_add_bytes(&looker->above_path, path, length);
		status = dir_open_below(&looker->above, root, looker->above_path.bytes, found, err);
		if (status != 0 || !*found)
			return status;
	}
	return dir_open_below(dir, looker->above, slash + 1, found, err);
}

static bool is_dir(int dir, const struct dirent *found)
{
	struct stat info;

	if (found->d_type != DT_UNKNOWN)
		return found->d_type == DT_DIR;
	return fstatat(dir, found->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISDIR(info.st_mode);
}

/* PATH is that of the directory, with a slash behind it. */
static void look_at_entry(
	struct looker *looker, const struct spot *spot, int dir, const struct dirent *found)
{
	struct str *path = &looker->path;
	size_t length = path->length;

	str_add(path, found->d_name);
	if (!is_dir(dir, found))
		look_at_file(looker, spot, dir, path->bytes, found->d_name);
	else if (found->d_name[0] != '.')
		add_below(looker, spot, path->bytes);
	str_cut(path, length);
}

/* Not by dir_list(): here no order is needed, and nothing need be kept. */
static int list(struct looker *looker, const struct spot *spot, int dir)
{
	DIR *stream = fdopendir(dir);
	const struct dirent *found;
	int number;

	if (stream == NULL) {
		close(dir);
		return -1;
	}
	str_clear(&looker->path);
	str_addf(&looker->path, "%s/", spot->path);
	while (errno = 0, (found = readdir(stream)) != NULL)
		look_at_entry(looker, spot, dir, found);
	number = errno;
	closedir(stream);
	return number == 0 ? 0 : -1;
}

static void look_in(struct looker *looker, const struct spot *spot)
{
	struct err err = { 0 };
	bool found = false;
	int dir = -1, status = open_spot(looker, spot->path, &found, &dir, &err);

	if (status == 0 && found)
		status = list(looker, spot, dir);
	if (status != 0)
		pass_over(looker->look, spot);
	err_release(&err);
}

static void *work(void *argument)
{
	struct looker *looker = argument;
	struct look *look = looker->look;
	size_t first;

	while ((first = atomic_fetch_add(&look->next, PIECE)) < look->level.count)
		for (size_t i = first; i < first + PIECE && i < look->level.count; i++)
			look_in(looker, &look->level.items[i]);
	return NULL;
}

static size_t count_workers(size_t directories)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (directories < WORTH_THREADS || processors < 1)
		return 1;
	return processors < WORKERS_MOST ? (size_t)processors : WORKERS_MOST;
}

/* Looks into all directories of the level; those in them are the next level. */
static void look_at_level(struct look *look)
{
	size_t workers = count_workers(look->level.count);

	atomic_store(&look->next, 0);
	for (size_t i = 1; i < workers; i++)
		look->lookers[i].started = pthread_create(&look->lookers[i].thread, NULL, work,
						   &look->lookers[i]) == 0;
	work(&look->lookers[0]); /* whoever could not be started is not missed */
	for (size_t i = 1; i < workers; i++)
		if (look->lookers[i].started)
			pthread_join(look->lookers[i].thread, NULL);
	look->level.count = 0;
	for (size_t i = 0; i < workers; i++) {
		struct spots *below = &look->lookers[i].below;

		for (size_t j = 0; j < below->count; j++)
			add_spot(&look->level, below->items[j]);
		below->count = 0;
	}
}

static void begin(struct look *look)
{
	struct looker *first = &look->lookers[0];
	struct spot all = { .path = "", .to = look->index->count };

	for (size_t i = 0; i < WORKERS_MOST; i++) {
		look->lookers[i].look = look;
		look->lookers[i].above = -1;
	}
	for (size_t i = 0; edited_tops[i] != NULL; i++)
		add_below(first, &all, edited_tops[i]);
	for (size_t i = 0; i < first->below.count; i++)
		add_spot(&look->level, first->below.items[i]);
	first->below.count = 0;
	if (file_exists(look->walk->root, LAYOUT_SETTINGS))
		look_at_file(first, &all, look->walk->root, LAYOUT_SETTINGS, LAYOUT_SETTINGS);
}

static void finish(struct look *look)
{
	struct edited_walk *walk = look->walk;

	for (size_t i = 0; i < WORKERS_MOST; i++) {
		struct looker *looker = &look->lookers[i];

		for (size_t j = 0; j < looker->found.count; j++)
			texts_add(walk->memory, &walk->found, looker->found.items[j]);
		arena_take(walk->memory, &looker->memory);
		free(looker->below.items);
		str_release(&looker->above_path);
		str_release(&looker->path);
		if (looker->above >= 0)
			close(looker->above);
	}
	free(look->level.items);
}

void edited_walk(struct edited_walk *walk, const struct index_file *index)
{
	struct look look = { .walk = walk, .index = index };

	begin(&look);
	for (int depth = 0; depth < DEEPEST && look.level.count > 0; depth++)
		look_at_level(&look);
	for (size_t i = 0; i < look.level.count; i++)
		pass_over(&look, &look.level.items[i]);
	finish(&look);
}
