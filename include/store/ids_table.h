/*
 * The file of the table of ids: <git directory>/thanks/ids, sorted records behind the stamp of the index that
 * they were made from.
 *
 * Private to the rooms ids*.c. A table whose stamp is another index's is as good as none.
 */
#ifndef STORE_IDS_TABLE_H
#define STORE_IDS_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/id.h"
#include "store/inside.h"

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

struct records {
	struct record *items;
	size_t count, cap;
};

int record_compare(const struct record *a, const struct record *b); /* by last part, then day */
/* The note NAME (nf8kq7m2x.yaml) of DAY; false for files of other names, which have no short ids. */
bool record_make(struct record *record, struct day day, const char *name);
void records_add(struct records *records, const struct record *record);
void records_settle(struct records *records); /* sorts; each once */

/* Git's index, open for reading; -1 when there is none. */
int index_open(const struct store *store);
bool stamp_of_index(struct stamp *stamp, int index);

/* The table's file, open for reading, if it was made from the index of STAMP; else -1. */
int table_open(const struct store *store, const struct stamp *stamp, size_t *count);
/* COUNT records from the one AT on; false when they cannot be read. */
bool table_read(int table, size_t at, size_t count, struct record *records);
/* Where it cannot be kept, it is made again next time. */
void table_write(const struct store *store, const struct stamp *stamp, const struct records *records);

#endif
