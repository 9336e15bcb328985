#include <stdlib.h>
#include <string.h>

#include "store/merging.h"

#define NAME_LONGEST 255
#define DIGITS 8
#define TRIES 4

/* Versions that are to lie beside the path they were of. */
struct aside {
	const char *path;
	struct blob blob;
};
struct asides {
	struct aside *items;
	size_t count, cap;
};

static void add_aside(struct asides *asides, const char *path, const struct blob *blob)
{
	asides->items =
		mem_grow(asides->items, &asides->cap, asides->count + 1, sizeof(*asides->items));
	asides->items[asides->count++] = (struct aside){ path, *blob };
}

/* Where the ending of NAME begins: its last dot, but not its first byte. */
static size_t ending_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);
}

void str_add_beside_name(struct str *str, const char *path, const struct oid *id, size_t digits)
{
	const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
	size_t stem = ending_of(name), ending = strlen(name + stem), room;
	struct str hex = { 0 };

	str_add_oid(&hex, id);
	if (ending > NAME_LONGEST / 2) { /* then it is none */
		stem += ending;
		ending = 0;
	}
	room = NAME_LONGEST - 1 - digits - ending;
	if (stem > room)
		for (stem = room; stem > 0 && ((unsigned char)name[stem] & 0xc0) == 0x80;)
			stem--; /* no character is cut in two */
	str_add_bytes(str, path, (size_t)(name - path) + stem);
	str_add_char(str, '.');
	str_add_bytes(str, hex.bytes, digits);
	str_add_bytes(str, name + strlen(name) - ending, ending);
	str_release(&hex);
}

static bool fits(const struct blob *there, const struct blob *blob)
{
	return blob_none(there) || blob_same(there, blob);
}

/* May BLOB lie at PATH? What is there on either side must be nothing, or the same. */
static int is_free(bool *is, const struct merging *merging, const char *path,
	const struct blob *blob, struct err *err)
{
	struct blob one, other;

	if (merging_file(&one, merging->repo, &merging->trees.one, path, err) != 0 ||
		merging_file(&other, merging->repo, &merging->trees.other, path, err) != 0)
		return -1;
	*is = fits(&one, blob) && fits(&other, blob);
	return 0;
}

static int put_aside(struct merging *merging, const struct aside *aside, struct err *err)
{
	struct str name = { 0 }, last = { 0 };
	struct touched *touched;
	bool is = false;
	int status = 0;

	str_add(&last, aside->path);
	for (size_t i = 0; i < TRIES && status == 0 && !is; i++) {
		str_clear(&name);
		str_add_beside_name(&name, last.bytes, &aside->blob.id,
			i % 2 == 0 ? DIGITS : 2 * (size_t)OID_SIZE);
		status = is_free(&is, merging, name.bytes, &aside->blob, err);
		if (i % 2 == 1) {
			str_clear(&last);
			str_add(&last, name.bytes);
		}
	}
	if (status == 0 && !is)
		status = err_set(err, ERR_DATA,
			"%s: its two versions cannot lie side by side: '%s' is taken", aside->path,
			name.bytes);
	if (status == 0) {
		touched = merging_get(merging, name.bytes);
		if (touched == NULL)
			touched = merging_add(merging, name.bytes);
		touched->result = aside->blob;
		merging_say(merging, FACT_BESIDE, aside->path, name.bytes);
	}
	str_release(&name);
	str_release(&last);
	return status;
}

static int settle_one(struct merging *merging, size_t at, struct asides *asides, struct err *err)
{
	struct touched *touched = &merging->items[at];
	struct settling settling;

	if (three_settle(&settling, merging->repo, touched->path, touched_sides(touched), err) != 0)
		return -1;
	touched->result = settling.result;
	if (settling.edit_kept)
		merging_say(merging, FACT_EDIT_KEPT, touched->path, NULL);
	if (settling.versions)
		merging_say(merging, FACT_VERSIONS, touched->path, NULL);
	if (!blob_none(&settling.beside))
		add_aside(asides, touched->path, &settling.beside);
	return 0;
}

/*
 * A file on one side where the other has a directory, something in which is to stay: the directory
 * keeps the name.
 */
static void make_way(struct merging *merging, const char *path, struct asides *asides)
{
	struct str prefix = { 0 };

	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		struct touched *file;

		str_clear(&prefix);
		str_add_bytes(&prefix, path, (size_t)(slash - path));
		file = merging_get(merging, prefix.bytes);
		if (file != NULL && !blob_none(&file->result)) {
			add_aside(asides, file->path, &file->result);
			file->result = (struct blob){ 0 };
		}
	}
	str_release(&prefix);
}

/* Are both in the same directory? */
static bool is_beside(const char *a, const char *b)
{
	const char *slash = strrchr(a, '/');
	size_t length = slash != NULL ? (size_t)(slash - a) + 1 : 0;

	return strncmp(a, b, length) == 0 && strchr(b + length, '/') == NULL;
}

static void make_ways(struct merging *merging, struct asides *asides)
{
	const char *last = NULL;

	for (size_t i = 0; i < merging->count; i++) {
		const struct touched *touched = &merging->items[i];

		if (blob_none(&touched->result) || (last != NULL && is_beside(touched->path, last)))
			continue;
		last = touched->path;
		make_way(merging, last, asides);
	}
}

/* Two notes may have asked for the same picture. */
static void drop_doubles(struct merging *merging)
{
	size_t kept = 0;

	merging_sort(merging);
	for (size_t i = 0; i < merging->count; i++)
		if (kept == 0 || strcmp(merging->items[kept - 1].path, merging->items[i].path) != 0)
			merging->items[kept++] = merging->items[i];
	merging->count = merging->sorted = kept;
}

int merging_settle(struct merging *merging, struct err *err)
{
	struct asides asides = { 0 };
	int status = moves_find(merging, err);

	merging_sort(merging);
	if (status == 0)
		status = moves_follow(merging, err);
	for (size_t i = 0; i < merging->count && status == 0; i++)
		status = settle_one(merging, i, &asides, err);
	if (status == 0)
		status = moves_pictures(merging, err);
	drop_doubles(merging);
	if (status == 0)
		make_ways(merging, &asides);
	for (size_t i = 0; i < asides.count && status == 0; i++)
		status = put_aside(merging, &asides.items[i], err);
	merging_sort(merging);
	free(asides.items);
	return status;
}
