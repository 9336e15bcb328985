#include "store/edited_recall.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "store/edited_look.h"
#include "store/edited_scan.h"
#include "store/index_steps.h"
#include "store/layout.h"
#include "sys/file.h"
#include "sys/helper.h"

enum {
	WORKERS_MOST = 8,
	PIECE = 1024, /* entries that a worker takes at once */
	WORTH_THREADS = 2048, /* entries */
};

struct look;
struct worker {
	struct look *look;
	struct index_steps steps; /* each goes through the whole index, and looks at some of it */
	const char *before; /* the path of the last entry */
	struct str above; /* what the directory of the files at hand lies in; "": the repository */
	int dir; /* that, open */
	struct str path; /* of a directory to be looked at */
	struct texts found;
	size_t known, tops; /* directories directly in the repository */
	uint64_t directories;
	bool settings; /* they are among the entries */
	bool odd;
	struct arena memory;
	struct helper helper; /* but for the first, who is us */
};

struct look {
	struct edited_recall *recall;
	uint32_t count;
	atomic_size_t next; /* entry that nobody has taken yet */
	struct worker workers[WORKERS_MOST];
};

/* Does PATH lie in the same directory as SEEN, whose name there is LENGTH bytes further? */
static bool lies_beside(const char *path, const char *seen, size_t length)
{
	return strncmp(path, seen, length) == 0 && strchr(path + length, '/') == NULL;
}

/* So many bytes are the same in both. */
static size_t count_same(const char *one, const char *other)
{
	size_t same = 0;

	while (one[same] != '\0' && one[same] == other[same])
		same++;
	return same;
}

/* Most files are looked at by "21/nf8kq7m2x.yaml" in an open month, which is what costs least. */
static int look_at(const struct worker *worker, const char *path, struct stat *info)
{
	size_t length = worker->above.length;
	int dir = worker->look->recall->root;

	if (length > 0 && strncmp(path, worker->above.bytes, length) == 0 && path[length] == '/') {
		dir = worker->dir;
		path += length + 1;
	}
	return fstatat(dir, path, info, AT_SYMLINK_NOFOLLOW);
}

static void leave(struct worker *worker)
{
	if (worker->above.length > 0)
		close(worker->dir);
	str_clear(&worker->above);
}

/* What the directory PATH, of LENGTH bytes, lies in is the one to be open. */
static void go_above(struct worker *worker, const char *path, size_t length)
{
	struct err ignored = { 0 };
	bool found = false;

	while (length > 0 && path[length - 1] != '/')
		length--;
	if (length == 0)
		return;
	length--;
	if (worker->above.length == length && memcmp(worker->above.bytes, path, length) == 0)
		return;
	leave(worker);
	str_add_bytes(&worker->above, path, length);
	if (dir_open_below(&worker->dir, worker->look->recall->root, worker->above.bytes, &found,
		    &ignored) != 0 ||
		!found) {
		worker->odd = true;
		str_clear(&worker->above);
	}
	err_release(&ignored);
}

enum adding { ADD, ADDED };
static void look_at_directory(
	struct worker *worker, const char *path, size_t length, enum adding adding)
{
	struct stat info;

	str_clear(&worker->path);
	str_add_bytes(&worker->path, path, length);
	if (look_at(worker, worker->path.bytes, &info) != 0 || !S_ISDIR(info.st_mode)) {
		worker->odd = true;
		return;
	}
	if (adding == ADDED)
		return;
	worker->directories += looks_of_directory(worker->path.bytes, &info);
	worker->tops += memchr(path, '/', length) == NULL;
}

/* The directories that PATH lies in. That they are none but directories each worker sees for
 * itself, first of all: SEEN is the path that it looked at before, or "". They are added up by whom
 * the first entry in them falls to. */
static void look_above(struct worker *worker, const char *path, const char *seen)
{
	size_t same = count_same(path, worker->before);
	const char *slash = strchr(path + count_same(path, seen), '/'), *next;

	for (; slash != NULL && !worker->odd; slash = next) {
		size_t length = (size_t)(slash - path);

		next = strchr(slash + 1, '/');
		if (next == NULL)
			go_above(worker, path, length);
		look_at_directory(worker, path, length, length < same ? ADDED : ADD);
	}
}

static void keep(struct worker *worker, const char *path)
{
	texts_add(&worker->memory, &worker->found, arena_string(&worker->memory, path));
}

static void look_at_file(struct worker *worker, const struct index_entry *entry)
{
	const struct edited_recall *recall = worker->look->recall;
	struct stat info;

	worker->odd = worker->odd || entry->stage != 0;
	worker->known += !entry->intended;
	if (entry->skipped || worker->odd)
		return;
	if (look_at(worker, entry->path, &info) == 0) {
		if (!looks_the_same(entry, &info, &recall->trusted))
			keep(worker, entry->path);
	} else if (errno == ENOENT) {
		keep(worker, entry->path);
	}
}

/* The entries up to TO, of which the steps are at the first. */
static void look_at_piece(struct worker *worker, uint32_t to)
{
	struct index_entry entry;
	const char *seen = "";
	size_t length = 0; /* of the directory that SEEN lies in, and the slash; 0: of none */

	while (worker->steps.next < to && !worker->odd) {
		if (!index_step(&worker->steps)) {
			worker->odd = true;
			return;
		}
		index_steps_entry(&worker->steps, &entry);
		if (length > 0 && lies_beside(entry.path, seen, length)) {
			look_at_file(worker, &entry);
		} else if (edited_is_ours(entry.path)) {
			const char *slash = strrchr(entry.path, '/');

			worker->settings = worker->settings || slash == NULL;
			look_above(worker, entry.path, seen);
			look_at_file(worker, &entry);
			seen = entry.path;
			length = slash != NULL ? (size_t)(slash - seen) + 1 : 0;
		}
		worker->before = entry.path;
	}
}

static bool go_to(struct worker *worker, uint32_t from)
{
	struct index_entry entry;

	if (worker->steps.next == from)
		return true;
	while (worker->steps.next < from)
		if (!index_step(&worker->steps))
			return false;
	index_steps_entry(&worker->steps, &entry);
	worker->before = entry.path;
	return true;
}

static void work(void *subject)
{
	struct worker *worker = subject;
	struct look *look = worker->look;
	size_t from;

	while (!worker->odd && (from = atomic_fetch_add(&look->next, PIECE)) < look->count) {
		size_t to = look->count - from < PIECE ? look->count : from + PIECE;

		worker->odd = !go_to(worker, (uint32_t)from);
		look_at_piece(worker, (uint32_t)to);
	}
	if (worker->odd) /* nobody need go on */
		atomic_store(&look->next, look->count);
}

/* What is there that has no entries? */
static bool has_more(const struct look *look, size_t tops, bool settings)
{
	int root = look->recall->root;
	struct stat info;
	size_t there = 0;

	for (size_t i = 0; edited_tops[i] != NULL; i++)
		there += file_stat(root, edited_tops[i], &info);
	return there != tops || (!settings && file_stat(root, LAYOUT_SETTINGS, &info));
}

static void look_at_all(struct look *look, const struct index_steps *steps, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		look->workers[i].look = look;
		look->workers[i].steps = *steps;
		look->workers[i].before = "";
	}
	for (size_t i = 1; i < count; i++)
		helper_start(&look->workers[i].helper, work, &look->workers[i]);
	work(&look->workers[0]);
	for (size_t i = 1; i < count; i++)
		helper_wait(&look->workers[i].helper);
}

static void finish(struct look *look, size_t count)
{
	struct edited_recall *recall = look->recall;
	size_t tops = 0;
	bool settings = false;

	for (size_t i = 0; i < count; i++) {
		struct worker *worker = &look->workers[i];

		for (size_t j = 0; j < worker->found.count; j++)
			texts_add(recall->memory, &recall->found, worker->found.items[j]);
		arena_take(recall->memory, &worker->memory);
		recall->known += worker->known;
		recall->directories += worker->directories;
		recall->odd = recall->odd || worker->odd;
		tops += worker->tops;
		settings = settings || worker->settings;
		leave(worker);
		str_release(&worker->above);
		str_release(&worker->path);
	}
	recall->odd = recall->odd || has_more(look, tops, settings);
}

void edited_recall(struct edited_recall *recall, const unsigned char *index, size_t length)
{
	struct look look = { .recall = recall };
	struct index_steps steps;
	size_t count;

	if (index_steps_begin(&steps, index, length)) {
		look.count = steps.count;
		count = look.count < WORTH_THREADS ? 1 : helpers_worth(WORKERS_MOST);
		look_at_all(&look, &steps, count);
		finish(&look, count);
	} else {
		recall->odd = true;
	}
	index_steps_release(&steps);
}
