#include "store/ids_table.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/file.h"

#define TABLE "thanks/ids"

static const struct stamp blank = { .magic = "thanks ids1", .one = 1 };

int record_compare(const struct record *a, const struct record *b)
{
	int order = memcmp(a->last, b->last, ID_LAST_LENGTH);

	return order != 0 ? order : (a->day > b->day) - (a->day < b->day);
}

static int compare_records(const void *a, const void *b)
{
	return record_compare(a, b);
}

bool record_make(struct record *record, struct day day, const char *name)
{
	if (!id_last_valid(name, strcspn(name, ".")) || strcmp(name + ID_LAST_LENGTH, ".yaml") != 0)
		return false;
	*record = (struct record){ .day = day.number };
	memcpy(record->last, name, ID_LAST_LENGTH);
	return true;
}

void records_add(struct records *records, const struct record *record)
{
	records->items = mem_grow(
		records->items, &records->cap, records->count + 1, sizeof(*records->items));
	records->items[records->count++] = *record;
}

void records_settle(struct records *records)
{
	size_t kept = 0;

	if (records->count == 0)
		return;
	qsort(records->items, records->count, sizeof(*records->items), compare_records);
	for (size_t i = 1; i < records->count; i++)
		if (record_compare(&records->items[kept], &records->items[i]) != 0)
			records->items[++kept] = records->items[i];
	records->count = kept + 1;
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

int index_open(const struct store *store)
{
	return store->git_dir != NULL ? open_in_git(store, "index") : -1;
}

bool stamp_of_index(struct stamp *stamp, int index)
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

int table_open(const struct store *store, const struct stamp *stamp, size_t *count)
{
	int table = open_in_git(store, TABLE);

	if (table < 0 || table_fits(table, stamp, count))
		return table;
	close(table);
	return -1;
}

bool table_read(int table, size_t at, size_t count, struct record *records)
{
	off_t place = (off_t)(sizeof(struct stamp) + at * sizeof(*records));
	size_t size = count * sizeof(*records);

	return pread(table, records, size, place) == (ssize_t)size;
}

void table_write(
	const struct store *store, const struct stamp *stamp, const struct records *records)
{
	struct stamp made = *stamp;
	struct staged staged = STAGED_NONE;
	struct err err = { 0 };
	struct str bytes = { 0 };
	int dir = -1;

	made.count = records->count;
	str_add_bytes(&bytes, (const char *)&made, sizeof(made));
	str_add_bytes(
		&bytes, (const char *)records->items, records->count * sizeof(*records->items));
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
