#include <stdlib.h>
#include <string.h>

#include "store/index_file.h"
#include "store/settling.h"
#include "sys/file.h"

#define LIMIT_INDEX ((size_t)1 << 32)

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct unmerged *)a)->path, ((const struct unmerged *)b)->path);
}

const struct unmerged *unmerged_find(const struct unmerged_files *files, const char *path)
{
	const struct unmerged wanted = { .path = path };

	return files->count == 0 ? NULL
				 : bsearch(&wanted, files->items, files->count,
					   sizeof(*files->items), by_path);
}

static int by_text(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

bool unmerged_is_resolved(const struct unmerged_files *files, const char *path)
{
	return files->resolved.count > 0 &&
	       bsearch(&path, files->resolved.items, files->resolved.count,
		       sizeof(*files->resolved.items), by_text) != NULL;
}

/* (an index that cannot be read is for who takes it to complain about) */
bool index_in_conflict(const struct store *store)
{
	struct index_file index = { 0 };
	struct index_entry entry;
	struct str path = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	bool found = false;

	str_addf(&path, "%s/index", store->git_dir);
	if (file_read_any(&bytes, path.bytes, LIMIT_INDEX, &err) == 0 &&
		index_file_skim(&index, bytes.bytes, bytes.length) == INDEX_SOUND)
		for (uint32_t i = 0; i < index.count && !found; i++) {
			index_file_entry(&index, i, &entry);
			found = entry.stage != 0;
		}
	index_file_release(&index);
	err_release(&err);
	str_release(&bytes);
	str_release(&path);
	return found;
}

void mends_add(struct mends *mends, const struct mend *mend)
{
	mends->items = mem_grow(mends->items, &mends->cap, mends->count + 1, sizeof(*mends->items));
	mends->items[mends->count++] = *mend;
}
