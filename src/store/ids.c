#include "store/ids.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/calendar.h"
#include "store/ids_table.h"
#include "store/index_names.h"
#include "store/layout.h"

struct ids {
	int table; /* the table's file; -1: it is in memory */
	size_t count;
	struct records records;
	size_t asked; /* so often */
};

/* Who asks more often than that pages through all notes: then the whole table is read at once. */
enum { ASKED_OFTEN = 100 };

static void add_file(struct records *records, struct day day, const char *name)
{
	struct record record;

	if (record_make(&record, day, name))
		records_add(records, &record);
}

static bool read_index(struct records *records, int index)
{
	struct index_names names;
	struct day day;

	if (!index_names_open(&names, index, LAYOUT_NOTES "/")) {
		index_names_release(&names);
		return false;
	}
	while (index_names_next(&names))
		if (layout_day(names.name.bytes, &day))
			add_file(records, day, strrchr(names.name.bytes, '/') + 1);
	index_names_release(&names);
	records_settle(records);
	return true;
}

/* Without an index that we can read: what lies in the directories. */
static void list_directories(struct records *records, const struct store *store)
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
					add_file(records, day, entries.items[i].name);
			close(dir);
		}
		entries_release(&entries);
	}
	calendar_close(&calendar);
	records_settle(records);
out:
	str_release(&path);
	err_release(&err);
}

/* False when there is no index to go by. */
static bool open_table(struct ids *ids, const struct store *store)
{
	int index = index_open(store);
	struct stamp stamp;
	bool good = index >= 0 && stamp_of_index(&stamp, index);

	if (good)
		ids->table = table_open(store, &stamp, &ids->count);
	if (good && ids->table < 0) {
		good = read_index(&ids->records, index);
		if (good)
			table_write(store, &stamp, &ids->records);
	}
	if (index >= 0)
		close(index);
	return good;
}

struct ids *ids_of(struct store *store)
{
	struct ids *ids = store->ids;

	if (ids != NULL)
		return ids;
	ids = store->ids = mem_alloc(sizeof(*ids));
	ids->table = -1;
	if (!open_table(ids, store))
		list_directories(&ids->records, store);
	if (ids->table < 0)
		ids->count = ids->records.count;
	return ids;
}

void ids_close(struct ids *ids)
{
	if (ids == NULL)
		return;
	if (ids->table >= 0)
		close(ids->table);
	free(ids->records.items);
	free(ids);
}

static void load(struct ids *ids)
{
	ids->records.items = mem_alloc(ids->count * sizeof(*ids->records.items));
	if (!table_read(ids->table, 0, ids->count, ids->records.items))
		return;
	close(ids->table);
	ids->table = -1;
}

/* The record AT; what cannot be read sorts last. */
static struct record get(const struct ids *ids, size_t at)
{
	struct record record;

	if (ids->table < 0)
		return ids->records.items[at];
	if (!table_read(ids->table, at, 1, &record))
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

		if (record_compare(&there, record) < 0)
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
	if (ids->table >= 0 && ++ids->asked == ASKED_OFTEN)
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
		if (record_compare(&other, &record) == 0)
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
