#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "store/advance_plan.h"
#include "store/git_advance.h"
#include "store/inside.h"
#include "store/left_out.h"

/* A path as the file system compares it. */
struct folded {
	const char *text;
	const char *path; /* as it is */
	size_t change; /* its place in the set; NONE: it is there already */
};
#define NONE SIZE_MAX

struct folding {
	struct folded *items;
	size_t count, cap;
	struct arena memory;
};

static int by_text(const void *a, const void *b)
{
	const struct folded *one = a, *other = b;
	int order = strcmp(one->text, other->text);

	/* who is there already goes first, and then by the bytes */
	if (order == 0)
		order = (other->change == NONE) - (one->change == NONE);
	return order != 0 ? order : strcmp(one->path, other->path);
}

static void add(struct folding *folding, const char *path, size_t change)
{
	struct str text = { 0 };

	str_add_folded(&text, path, strlen(path), FOLD_NAME);
	folding->items = mem_grow(
		folding->items, &folding->cap, folding->count + 1, sizeof(*folding->items));
	folding->items[folding->count++] =
		(struct folded){ arena_text(&folding->memory, str_text(&text), text.length),
			arena_string(&folding->memory, path), change };
	str_release(&text);
}

static void sort(struct folding *folding)
{
	if (folding->count > 0)
		qsort(folding->items, folding->count, sizeof(*folding->items), by_text);
}

static void release(struct folding *folding)
{
	free(folding->items);
	arena_release(&folding->memory);
}

/* Paths that stay as they are, and those that come; into GONE those that go. */
static int gather(struct folding *folding, struct folding *gone, struct store *store,
	const struct path_set *set, struct err *err)
{
	struct head_files *files;
	struct blob blob;
	const char *path;
	bool more;
	int status = head_files_open(&files, store->repo, err);

	if (status != 0)
		return -1;
	while ((status = head_files_next(files, &path, &blob, &more, err)) == 0 && more)
		if (path_set_find(set, path) == NULL &&
			left_out_because(path, blob.mode, 0) == NULL)
			add(folding, path, NONE);
	head_files_close(files);
	for (size_t i = 0; i < set->count; i++) {
		const struct tree_change *change = set->items[i];

		if (oid_none(&change->blob.id))
			add(gone, change->path, i);
		else if (left_out_because(change->path, change->blob.mode, 0) == NULL)
			add(folding, change->path, i);
	}
	sort(folding);
	sort(gone);
	return status;
}

/* The first that is not before TEXT. */
static const struct folded *find(const struct folding *folding, const char *text)
{
	size_t low = 0, high = folding->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(folding->items[middle].text, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < folding->count ? &folding->items[low] : NULL;
}

static bool has(const struct folding *folding, const char *text)
{
	const struct folded *found = find(folding, text);

	return found != NULL && strcmp(found->text, text) == 0;
}

/* Has a directory on the way to TEXT the name of a file, or is there a directory of that name? */
static bool is_entangled(const struct folding *folding, const char *text)
{
	const struct folded *inner;
	struct str path = { 0 };
	bool entangled = false;

	for (const char *slash = strchr(text, '/'); slash != NULL && !entangled;
		slash = strchr(slash + 1, '/')) {
		str_clear(&path);
		str_add_bytes(&path, text, (size_t)(slash - text));
		entangled = has(folding, path.bytes);
	}
	str_clear(&path);
	str_addf(&path, "%s/", text);
	inner = find(folding, path.bytes);
	entangled = entangled || (inner != NULL && text_starts(inner->text, path.bytes));
	str_release(&path);
	return entangled;
}

int advance_collisions(enum collision *collisions, struct store *store, const struct path_set *set,
	struct err *err)
{
	const struct config *config;
	struct folding folding = { 0 }, gone = { 0 };
	int status = store_config(store, &config, err);

	if (status != 0 || !text_same(config_get(config, "core.ignorecase"), "true"))
		return status;
	status = gather(&folding, &gone, store, set, err);
	for (size_t i = 0; i < folding.count && status == 0; i++) {
		const struct folded *item = &folding.items[i];

		if (item->change == NONE)
			continue;
		if ((i > 0 && strcmp(item[-1].text, item->text) == 0) ||
			is_entangled(&folding, item->text))
			collisions[item->change] = COLLISION;
		else if (has(&gone, item->text))
			collisions[item->change] = COLLISION_GOES;
	}
	release(&folding);
	release(&gone);
	return status;
}
