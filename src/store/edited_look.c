#include "store/edited_look.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/file.h"

#define NS_PER_S ((int64_t)1000000000)
#define RACY_NS 20000000 /* clocks of file systems go by ticks: as young as that may be younger */

void spots_add(struct spots *spots, struct spot spot)
{
	spots->items = mem_grow(spots->items, &spots->cap, spots->count + 1, sizeof(*spots->items));
	spots->items[spots->count++] = spot;
}

/* The entries below the directory PATH, in FROM..TO: those between PATH/ and PATH0, which is next.
 */
static struct spot spot_of(const struct index_file *index, uint32_t from, uint32_t to, char *path)
{
	size_t length = strlen(path);
	struct spot spot = { .path = path };

	path[length] = '/';
	spot.from = index_file_lower(index, from, to, path);
	path[length] = '/' + 1;
	spot.to = index_file_lower(index, spot.from, to, path);
	path[length] = '\0';
	return spot;
}

void looker_add_below(struct looker *looker, const struct spot *spot, const char *path)
{
	size_t length = strlen(path);
	char *own = arena_alloc(&looker->memory, length + 2);

	memcpy(own, path, length);
	spots_add(&looker->below, spot_of(looker->index, spot->from, spot->to, own));
}

static void keep(struct looker *looker, const char *path)
{
	texts_add(&looker->memory, &looker->found, arena_string(&looker->memory, path));
}

/* Git trusts looks that are older than its index (see add_racy in git_index.c). */
bool looks_the_same(
	const struct index_entry *entry, const struct stat *info, const struct timespec *since)
{
	int64_t trusted = since->tv_sec * NS_PER_S + since->tv_nsec;
	int64_t noted = entry->mtime * NS_PER_S + entry->mtime_ns;

	if (!S_ISREG(info->st_mode) || entry->size == 0 || entry->intended ||
		entry->size != (uint32_t)info->st_size ||
		entry->mtime != (uint32_t)info->st_mtim.tv_sec)
		return false;
	if (entry->mtime_ns == 0)
		return entry->mtime < (uint32_t)since->tv_sec;
	return entry->mtime_ns == (uint32_t)info->st_mtim.tv_nsec && noted < trusted - RACY_NS;
}

/* A name that git does not know: a note's, or what may be its picture. */
static bool may_be_new(const char *name)
{
	return name[0] != '.' && name[strlen(name) - 1] != '~';
}

/* The file NAME in DIR, of which the AT-th entry is. */
static void look_at_known(struct looker *looker, uint32_t at, const struct index_entry *entry,
	int dir, const char *name)
{
	struct edited_walk *walk = looker->walk;
	struct stat info;

	walk->seen[at] = 1;
	if (entry->stage != 0 || entry->skipped)
		return;
	if (fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
		walk->seen[at] = errno != ENOENT;
	else if (!looks_the_same(entry, &info, &walk->trusted))
		keep(looker, entry->path);
}

static void look_at_file(
	struct looker *looker, const struct spot *spot, int dir, const char *path, const char *name)
{
	const struct index_file *index = looker->index;
	uint32_t at = index_file_lower(index, spot->from, spot->to, path);
	struct index_entry entry = { 0 };

	if (at < spot->to)
		index_file_entry(index, at, &entry);
	if (at < spot->to && strcmp(entry.path, path) == 0)
		look_at_known(looker, at, &entry, dir, name);
	else if (may_be_new(name))
		keep(looker, path);
}

void looker_pass_over(struct looker *looker, const struct spot *spot)
{
	memset(looker->walk->seen + spot->from, 1, spot->to - spot->from);
}

/* The directory that PATH lies in, open until another one is wanted; its neighbours are the next to
 * be. *name is PATH's name there. */
static int open_above(struct looker *looker, const char *path, int *above, const char **name,
	bool *found, struct err *err)
{
	const char *slash = strrchr(path, '/');
	size_t length = slash != NULL ? (size_t)(slash - path) : 0;

	*found = true;
	*above = looker->walk->root;
	*name = slash != NULL ? slash + 1 : path;
	if (slash == NULL)
		return 0;
	if (looker->above < 0 || looker->above_path.length != length ||
		memcmp(looker->above_path.bytes, path, length) != 0) {
		if (looker->above >= 0)
			close(looker->above);
		str_clear(&looker->above_path);
		str_add_bytes(&looker->above_path, path, length);
		if (dir_open_below(&looker->above, *above, looker->above_path.bytes, found, err) !=
			0)
			return -1;
	}
	*above = looker->above;
	return 0;
}

/* FNV-1a */
uint64_t looks_of_directory(const char *path, const struct stat *info)
{
	const uint64_t times[] = { (uint64_t)info->st_mtim.tv_sec, (uint64_t)info->st_mtim.tv_nsec,
		(uint64_t)info->st_ino };
	uint64_t hash = 14695981039346656037u;

	for (; *path != '\0'; path++)
		hash = (hash ^ (unsigned char)*path) * 1099511628211u;
	for (size_t i = 0; i < sizeof(times); i++)
		hash = (hash ^ ((const unsigned char *)times)[i]) * 1099511628211u;
	return hash;
}

static void add_directory(struct looker *looker, const struct spot *spot, const struct stat *info)
{
	int64_t time = info->st_mtim.tv_sec * NS_PER_S + info->st_mtim.tv_nsec;

	looker->directories += looks_of_directory(spot->path, info);
	if (time > looker->youngest)
		looker->youngest = time;
	looker->odd = looker->odd || spot->from == spot->to;
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
		looker_add_below(looker, spot, path->bytes);
	str_cut(path, length);
}

/* Not by dir_list(): here no order is needed, and nothing need be kept. */
static int list(struct looker *looker, const struct spot *spot, int dir)
{
	DIR *stream = fdopendir(dir);
	const struct dirent *found;
	struct stat info;
	int number;

	if (stream == NULL || fstat(dir, &info) != 0) {
		if (stream != NULL)
			closedir(stream);
		else
			close(dir);
		return -1;
	}
	add_directory(looker, spot, &info);
	str_clear(&looker->path);
	str_addf(&looker->path, "%s/", spot->path);
	while (errno = 0, (found = readdir(stream)) != NULL)
		look_at_entry(looker, spot, dir, found);
	number = errno;
	closedir(stream);
	return number == 0 ? 0 : -1;
}

void looker_look(struct looker *looker, const struct spot *spot)
{
	struct err err = { 0 };
	const char *name;
	bool found = false;
	int above, dir, status = open_above(looker, spot->path, &above, &name, &found, &err);

	if (status == 0 && found)
		status = dir_open_below(&dir, above, name, &found, &err);
	if (status == 0 && found)
		status = list(looker, spot, dir);
	if (status != 0) {
		looker->odd = true;
		looker_pass_over(looker, spot);
	}
	err_release(&err);
}

void looker_look_at(struct looker *looker, const struct spot *spot, const char *path)
{
	struct stat info;

	if (fstatat(looker->walk->root, path, &info, AT_SYMLINK_NOFOLLOW) == 0)
		look_at_file(looker, spot, looker->walk->root, path, path);
}

void looker_release(struct looker *looker)
{
	arena_release(&looker->memory);
	free(looker->below.items);
	str_release(&looker->above_path);
	str_release(&looker->path);
	if (looker->above >= 0)
		close(looker->above);
}
