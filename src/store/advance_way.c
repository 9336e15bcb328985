#include "store/advance_way.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/left_out.h"
#include "sys/dir_at.h"
#include "sys/file.h"

static int by_path(const void *a, const void *b)
{
	const struct tree_change *const *one = a, *const *other = b;

	return strcmp((*one)->path, (*other)->path);
}

const struct tree_change *path_set_find(const struct path_set *set, const char *path)
{
	const struct tree_change wanted = { .path = path }, *key = &wanted;
	const struct tree_change **found =
		set->count > 0 ? bsearch(&key, set->items, set->count, sizeof(key), by_path) : NULL;

	return found != NULL ? *found : NULL;
}

void path_set_fill(
	struct path_set *set, struct arena *memory, const struct tree_change *changes, size_t count)
{
	set->items = arena_alloc(memory, (count + 1) * sizeof(*set->items));
	set->count = count;
	for (size_t i = 0; i < count; i++)
		set->items[i] = &changes[i];
	if (count > 0)
		qsort(set->items, count, sizeof(*set->items), by_path);
}

int way_uncommitted(const char *path, struct err *err)
{
	err_set(err, ERR_BUSY, "%s: has changes that are not committed", path);
	return err_hint(err, "commit them, or take them back: thanks git restore %s", path);
}

int way_unknown(const char *path, const char *of, struct err *err)
{
	if (text_same(path, of))
		err_set(err, ERR_BUSY, "%s: is in the way, and git does not know it", path);
	else
		err_set(err, ERR_BUSY, "%s: is in the way of '%s', and git does not know it", path,
			of);
	return err_hint(err, "move it elsewhere, and then again");
}

bool way_is_given(const struct path_set *changes, const char *path)
{
	struct str above = { 0 };
	bool gives = false;

	for (const char *slash = strchr(path, '/'); slash != NULL && !gives;
		slash = strchr(slash + 1, '/')) {
		const struct tree_change *change;

		str_clear(&above);
		str_add_bytes(&above, path, (size_t)(slash - path));
		change = path_set_find(changes, above.bytes);
		gives = change != NULL && oid_none(&change->blob.id);
	}
	str_release(&above);
	return gives;
}

int way_check_hollow(
	const struct path_set *changes, int root, const char *path, const char *of, struct err *err)
{
	struct entries entries = { 0 };
	struct str inner = { 0 };
	bool found;
	int dir, status = dir_open_below(&dir, root, path, &found, err);

	if (status != 0 || !found)
		return status;
	status = dir_list(&entries, dir, err);
	close(dir);
	for (size_t i = 0; i < entries.count && status == 0; i++) {
		const struct tree_change *change;

		str_clear(&inner);
		str_addf(&inner, "%s/%s", path, entries.items[i].name);
		if (text_same(entries.items[i].name, ".git")) {
			status = err_set(err, ERR_BUSY, "%s: is a git repository of its own", path);
			break;
		}
		if (entries.items[i].kind == ENTRY_DIR && inner.length < PATH_LISTED) {
			status = way_check_hollow(changes, root, inner.bytes, of, err);
			continue;
		}
		change = path_set_find(changes, inner.bytes);
		if (change == NULL || !oid_none(&change->blob.id))
			status = way_unknown(inner.bytes, of, err);
	}
	entries_release(&entries);
	str_release(&inner);
	return status;
}

int way_check_foreign(struct str *last_dir, int root, const char *path, struct err *err)
{
	size_t length = path_dir_length(path);
	struct str inner = { 0 };
	struct stat info;
	bool foreign = false;

	if (length == last_dir->length && memcmp(str_text(last_dir), path, length) == 0)
		return 0;
	for (size_t end = 0; end < length && !foreign;) {
		end += 1 + strcspn(path + end + 1, "/");
		str_clear(&inner);
		str_add_bytes(&inner, path, end);
		str_add(&inner, "/.git");
		foreign = file_stat(root, inner.bytes, &info);
	}
	str_clear(last_dir);
	str_add_bytes(last_dir, path, length);
	if (foreign)
		err_set(err, ERR_BUSY, "%s: '%.*s' is a git repository of its own", path,
			(int)(inner.length - 5), inner.bytes);
	str_release(&inner);
	return foreign ? -1 : 0;
}
