#include "store/ids.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/calendar.h"
#include "store/index_names.h"
#include "store/inside.h"
#include "store/layout.h"

#define TABLE "thanks/ids"

/* One note: its last part and its day. */
struct record {
	char last[ID_LAST_LENGTH];
	char nothing[3];
	int32_t day;
};

/* The index that a table was made from, at the head of its file: in the machine's own byte order,
 * for it never leaves the machine. */
struct stamp {
	char magic[12];
	uint32_t one; /* another machine's would not be 1 */
	int64_t size, seconds, nanoseconds;
	uint64_t inode, count;
	unsigned char sum[24]; /* the index's own SHA-1, its last 20 bytes */
};

struct ids {
	int fd; /* the table's file; -1: it is in memory */
	struct record *records;
	size_t count, cap;
	size_t asked; /* so often */
};

/* Who asks more often than that pages through all notes: then the whole table is read at once. */
enum { ASKED_OFTEN = 100 };

static const struct stamp blank = { .magic = "thanks ids1", .one = 1 };

static int compare(const struct record *a, const struct record *b)
{
	int order = memcmp(a->last, b->last, ID_LAST_LENGTH);

	return order != 0 ? order : (a->day > b->day) - (a->day < b->day);
}

static int compare_records(const void *a, const void *b)
{
	return compare(a, b);
}

/* Notes of other names have no short ids. */
static void add_record(struct ids *ids, struct day day, const char *name)
{
	struct record *record;

	if (!id_last_valid(name, strcspn(name, ".")) || strcmp(name + ID_LAST_LENGTH, ".yaml") != 0)
		return;
	ids->records = mem_grow(ids->records, &ids->cap, ids->count + 1, sizeof(*ids->records));
	record = &ids->records[ids->count++];
	*record = (struct record){ .day = day.number };
	memcpy(record->last, name, ID_LAST_LENGTH);
}

/* Sorted, each once: a file in conflict stands in the index up to three times. */
static void settle(struct ids *ids)
{
	size_t kept = 0;

	if (ids->count == 0)
		return;
	qsort(ids->records, ids->count, sizeof(*ids->records), compare_records);
	for (size_t i = 1; i < ids->count; i++)
		if (compare(&ids->records[kept], &ids->records[i]) != 0)
			ids->records[++kept] = ids->records[i];
	ids->count = kept + 1;
}

static bool read_index(struct ids *ids, int index)
{
	struct index_names names;
	struct day day;

	if (!index_names_open(&names, index, LAYOUT_NOTES "/")) {
		index_names_release(&names);
		return false;
	}
	while (index_names_next(&names))
		if (layout_day(names.name.bytes, &day))
			add_record(ids, day, strrchr(names.name.bytes, '/') + 1);
	index_names_release(&names);
	settle(ids);
	return true;
}

/* Without an index that we can read: what lies in the directories. */
static void list_directories(struct ids *ids, const struct store *store)
{
	struct calendar calendar;
	struct err err = { 0 };
	struct day day;
	struct str path = { 0 };

	if (calendar_open(
		    &calendar, store->root_fd, (struct span){ DAY_MIN, DAY_MAX }, NULL, &err) != 0)
		goto out;
	while (calendar_next(&calendar, &day)) {
		struct entries entries = { 0 };
		bool found = false;
		int dir = -1;

		str_clear(&path);
		str_add_day_dir(&path, day);
		if (dir_open_below(&dir, store->root_fd, path.bytes, &found, &err) == 0 && found) {
			if (dir_list(&entries, dir, &err) == 0)
				for (size_t i = 0; i < entries.count; i++)
					add_record(ids, day, entries.items[i].name);
			close(dir);
		}
		entries_release(&entries);
	}
	calendar_close(&calendar);
	settle(ids);
out:
	str_release(&path);
	err_release(&err);
}

static bool stamp_of(struct stamp *stamp, int index)
{
	struct stat info;

	*stamp = blank;
	if (fstat(index, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size < 20)
		return false;
	stamp->size = info.st_size;
	stamp->seconds = info.st_mtim.tv_sec;
	stamp->nanoseconds = info.st_mtim.tv_nsec;
	stamp->inode = info.st_ino;
	return pread(index, stamp->sum, 20, info.st_size - 20) == 20;
}

/* Is the table in FD the one that was made from the index of STAMP? */
static bool table_fits(int fd, const struct stamp *stamp, size_t *count)
{
	struct stamp made;
	struct stat info;

	if (fstat(fd, &info) != 0 || pread(fd, &made, sizeof(made), 0) != (ssize_t)sizeof(made))
		return false;
	*count = made.count;
	made.count = 0;
	if (memcmp(&made, stamp, sizeof(made)) != 0 || *count > (size_t)info.st_size)
		return false;
	return (size_t)info.st_size == sizeof(made) + *count * sizeof(struct record);
}

static void write_table(const struct ids *ids, const struct store *store, struct stamp stamp)
{
	struct staged staged = STAGED_NONE;
	struct err err = { 0 };
	struct str bytes = { 0 };
	int dir = -1;

	stamp.count = ids->count;
	str_add_bytes(&bytes, (const char *)&stamp, sizeof(stamp));
	str_add_bytes(&bytes, (const char *)ids->records, ids->count * sizeof(*ids->records));
	/* where it cannot be kept, it is made again next time */
	if (dir_open(&dir, store->git_dir, &err) == 0) {
		if (dir_make_for(dir, TABLE, &err) == 0 &&
			file_stage(&staged, dir, TABLE, bytes.bytes, bytes.length, false, &err) ==
				0 &&
			file_settle(&staged, true, false, &err) != 0)
			file_drop(&staged);
		close(dir);
	}
	str_release(&bytes);
	err_release(&err);
}

static int open_in_git(const struct store *store, const char *name)
{
	struct str path = { 0 };
	int fd;

	str_addf(&path, "%s/%s", store->git_dir, name);
	fd = open(path.bytes, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	str_release(&path);
	return fd;
}

/* False when there is no index to go by. */
static bool open_table(struct ids *ids, const struct store *store)
{
	int index = store->git_dir != NULL ? open_in_git(store, "index") : -1;
	struct stamp stamp;
	bool good = index >= 0 && stamp_of(&stamp, index);

	if (good) {
		ids->fd = open_in_git(store, TABLE);
		if (ids->fd >= 0 && !table_fits(ids->fd, &stamp, &ids->count)) {
			close(ids->fd);
			ids->fd = -1;
		}
		if (ids->fd < 0) {
			ids->count = 0;
			good = read_index(ids, index);
			if (good)
				write_table(ids, store, stamp);
		}
	}
	if (index >= 0)
		close(index);
	return good;
}

struct ids *ids_of(struct store *store)
{
	if (store->ids != NULL)
		return store->ids;
	store->ids = mem_alloc(sizeof(*store->ids));
	store->ids->fd = -1;
	if (!open_table(store->ids, store))
		list_directories(store->ids, store);
	return store->ids;
}

void ids_close(struct ids *ids)
{
	if (ids == NULL)
		return;
	if (ids->fd >= 0)
		close(ids->fd);
	free(ids->records);
	free(ids);
}

static void load(struct ids *ids)
{
	size_t size = ids->count * sizeof(struct record);
	struct record *records = mem_alloc(size);

	if (pread(ids->fd, records, size, (off_t)sizeof(struct stamp)) != (ssize_t)size) {
		free(records);
		return;
	}
	close(ids->fd);
	ids->fd = -1;
	ids->records = records;
}

/* The record AT; what cannot be read sorts last. */
static struct record get(const struct ids *ids, size_t at)
{
	off_t place = (off_t)(sizeof(struct stamp) + at * sizeof(struct record));
	struct record record;

	if (ids->fd < 0)
		return ids->records[at];
	if (pread(ids->fd, &record, sizeof(record), place) != (ssize_t)sizeof(record))
		memset(&record, 0x7F, sizeof(record));
	return record;
}

/* The first record that is not before the one given. */
static size_t lower_bound(const struct ids *ids, const struct record *record)
{
	size_t from = 0, to = ids->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		struct record there = get(ids, middle);

		if (compare(&there, record) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static size_t common(const struct record *a, const struct record *b)
{
	size_t length = 0;

	while (length < ID_LAST_LENGTH && a->last[length] == b->last[length])
		length++;
	return length;
}

size_t ids_shared(struct ids *ids, const char *id)
{
	struct record record = { .nothing = "" }, other;
	struct day day;
	size_t at, longest = 0;

	if (!id_day(id, &day))
		return 0;
	if (ids->fd >= 0 && ++ids->asked > ASKED_OFTEN)
		load(ids);
	record.day = day.number;
	memcpy(record.last, id_last(id), ID_LAST_LENGTH);
	at = lower_bound(ids, &record);
	if (at > 0) {
		other = get(ids, at - 1);
		longest = common(&record, &other);
	}
	for (size_t i = at; i < ids->count && i < at + 2; i++) {
		other = get(ids, i);
		if (compare(&other, &record) == 0)
			continue;
		if (common(&record, &other) > longest)
			longest = common(&record, &other);
		break;
	}
	return longest;
}

static void add_id(const struct record *record, struct arena *arena, struct texts *found)
{
	struct civil civil = day_civil((struct day){ record->day });
	struct str id = { 0 };

	str_addf(&id, "%04d%02d%02d-", civil.year, civil.month, civil.day);
	str_add_bytes(&id, record->last, ID_LAST_LENGTH);
	if (id_valid(id.bytes))
		texts_add(arena, found, arena_string(arena, id.bytes));
	str_release(&id);
}

void ids_match(const struct ids *ids, const char *prefix, size_t most, struct arena *arena,
	struct texts *found)
{
	struct record record = { .day = INT32_MIN };
	size_t length = strlen(prefix);

	if (length > ID_LAST_LENGTH)
		return;
	memcpy(record.last, prefix, length);
	for (size_t at = lower_bound(ids, &record); at < ids->count && most > 0; at++, most--) {
		struct record there = get(ids, at);

		if (memcmp(there.last, prefix, length) != 0)
			break;
		add_id(&there, arena, found);
	}
}
