#include "store/ids_follow.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/ids.h"
#include "store/layout.h"

void ids_follow_begin(struct ids_follow *follow, const struct store *store)
{
	int index = index_open(store), table;
	struct stamp stamp;
	size_t count = 0;

	*follow = (struct ids_follow){ .fits = false };
	if (index < 0)
		return;
	table = stamp_of_index(&stamp, index) ? table_open(store, &stamp, &count) : -1;
	if (table >= 0) {
		follow->records.items = mem_grow(NULL, &follow->records.cap, count + 1,
			sizeof(*follow->records.items)); /* one more is to come, most likely */
		follow->records.count = count;
		follow->fits = table_read(table, 0, count, follow->records.items);
		close(table);
	}
	close(index);
}

/* The first that is not before RECORD. */
static size_t lower_bound(const struct records *records, const struct record *record)
{
	size_t from = 0, to = records->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (record_compare(&records->items[middle], record) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

void ids_follow_path(struct ids_follow *follow, const char *path, bool there)
{
	struct records *records = &follow->records;
	struct record record;
	struct day day;
	size_t at, behind;
	bool has;

	if (!follow->fits || !layout_day(path, &day) ||
		!record_make(&record, day, strrchr(path, '/') + 1))
		return;
	at = lower_bound(records, &record);
	has = at < records->count && record_compare(&records->items[at], &record) == 0;
	if (has == there)
		return;
	if (there)
		records_add(records, &record); /* room for it */
	behind = records->count - at - 1;
	if (there) {
		memmove(&records->items[at + 1], &records->items[at], behind * sizeof(record));
		records->items[at] = record;
	} else {
		memmove(&records->items[at], &records->items[at + 1], behind * sizeof(record));
		records->count--;
	}
}

void ids_follow_end(struct ids_follow *follow, struct store *store)
{
	int index = follow->fits ? index_open(store) : -1;
	struct stamp stamp;

	if (index >= 0) {
		if (stamp_of_index(&stamp, index))
			table_write(store, &stamp, &follow->records);
		close(index);
	}
	ids_close(store->ids); /* what was looked up so far is out of date */
	store->ids = NULL;
	ids_follow_release(follow);
}

void ids_follow_release(struct ids_follow *follow)
{
	free(follow->records.items);
	*follow = (struct ids_follow){ .fits = false };
}
