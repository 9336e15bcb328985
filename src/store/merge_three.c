#include <string.h>

#include "store/edit.h"
#include "store/layout.h"
#include "store/merge_file.h"
#include "store/merging.h"

#define MODE_SUBMODULE 0160000u
#define MODE_PROGRAM 0100755u

/* The contents of the three versions, the sides in the order of their ids. */
struct contents {
	struct str base, one, other;
	bool too_large;
};

static void contents_release(struct contents *contents)
{
	str_release(&contents->base);
	str_release(&contents->one);
	str_release(&contents->other);
}

/* BLOB's bytes, when it is a file and not too large. */
static int load(struct str *bytes, bool *too_large, struct repo *repo, const struct blob *blob,
	struct err *err)
{
	uint64_t size;

	if (!blob_is_file(blob))
		return 0;
	if (repo_blob_size(repo, &blob->id, &size, err) != 0)
		return -1;
	if (size > LIMIT_YAML) {
		*too_large = true;
		return 0;
	}
	return repo_read_blob(repo, &blob->id, LIMIT_YAML, bytes, err);
}

static int contents_load(
	struct contents *contents, struct repo *repo, const struct three *three, struct err *err)
{
	bool *large = &contents->too_large;

	*contents = (struct contents){ 0 };
	if (load(&contents->base, large, repo, &three->base, err) == 0 &&
		load(&contents->one, large, repo, &three->one, err) == 0 &&
		load(&contents->other, large, repo, &three->other, err) == 0)
		return 0;
	contents_release(contents);
	return -1;
}

static struct content content_of(const struct str *bytes, const struct blob *blob)
{
	return (struct content){ blob_is_file(blob) ? str_text(bytes) : NULL, bytes->length };
}

/* The `conflicts` of the file BYTES; empty when it cannot be read. */
static struct conflicts conflicts_of(
	const struct fields *fields, const struct str *bytes, struct arena *arena)
{
	const struct field *field = fields_find(fields, "conflicts");
	void *record = wanted_record(fields, arena);
	struct conflicts conflicts = { 0 };
	struct err err = { 0 };

	if (field != NULL &&
		codec_decode(fields, record, arena, str_text(bytes), bytes->length, &err) == 0)
		conflicts = *(const struct conflicts *)field_get(field, record);
	err_release(&err);
	return conflicts;
}

static bool has_version(const struct conflicts *conflicts, const char *field, const char *value)
{
	for (size_t i = 0; i < conflicts->count; i++)
		for (size_t k = 0; k < conflicts->items[i].values.count; k++)
			if (strcmp(conflicts->items[i].field, field) == 0 &&
				strcmp(conflicts->items[i].values.items[k], value) == 0)
				return true;
	return false;
}

/* Does MERGED hold a version of a field that neither side knew of? */
static bool has_new_version(
	const struct fields *fields, const struct str *merged, const struct contents *contents)
{
	struct arena arena = { 0 };
	struct conflicts all = conflicts_of(fields, merged, &arena);
	struct conflicts one = conflicts_of(fields, &contents->one, &arena);
	struct conflicts other = conflicts_of(fields, &contents->other, &arena);
	bool found = false;

	for (size_t i = 0; i < all.count && !found; i++)
		for (size_t k = 0; k < all.items[i].values.count && !found; k++) {
			const char *field = all.items[i].field;
			const char *value = all.items[i].values.items[k];

			found = !has_version(&one, field, value) &&
				!has_version(&other, field, value);
		}
	arena_release(&arena);
	return found;
}

/*
 * A note's path without its day: where it is known which file became which, merge_file() need not
 * guess from a date whether git mistook another note for this one.
 */
static void add_path(struct str *str, const char *path, const struct three *three)
{
	const char *name = strrchr(path, '/');

	if (text_starts(path, LAYOUT_NOTES "/") && !three->guessed)
		str_addf(str, LAYOUT_NOTES "%s", name);
	else
		str_add(str, path);
}

static int merge_contents(struct str *out, bool *merged, bool *versions, const char *path,
	const struct three *three, const struct contents *contents, struct err *err)
{
	const struct fields *fields = merge_fields(path);
	struct str told = { 0 };
	int status;

	if (fields == NULL)
		return merge_lines(
			out, merged, &contents->base, &contents->one, &contents->other, err);
	add_path(&told, path, three);
	status = merge_file(out, merged, told.bytes, content_of(&contents->base, &three->base),
		content_of(&contents->one, &three->one),
		content_of(&contents->other, &three->other), err);
	str_release(&told);
	if (status == 0 && *merged)
		*versions = has_new_version(fields, out, contents);
	return status;
}

/* Sides in the order of their ids: whatever merges them never knows which is whose. */
static struct three in_order(const struct three *three)
{
	struct three ordered = *three;

	if (memcmp(three->one.id.bytes, three->other.id.bytes, OID_SIZE) > 0) {
		ordered.one = three->other;
		ordered.other = three->one;
	}
	return ordered;
}

int three_merge(struct str *out, bool *merged, bool *versions, struct repo *repo, const char *path,
	const struct three *three, struct err *err)
{
	struct three ordered = in_order(three);
	struct contents contents;
	int status = 0;

	*merged = *versions = false;
	if (!blob_is_file(&three->one) || !blob_is_file(&three->other))
		return 0;
	if (contents_load(&contents, repo, &ordered, err) != 0)
		return -1;
	if (!contents.too_large)
		status = merge_contents(out, merged, versions, path, &ordered, &contents, err);
	contents_release(&contents);
	return status;
}

static unsigned merged_mode(const struct three *three)
{
	if (three->one.mode == three->other.mode || three->other.mode == three->base.mode)
		return three->one.mode;
	return three->one.mode == three->base.mode ? three->other.mode : MODE_PROGRAM;
}

/* Which may better be without the path? A submodule's is known to others; a link can be anywhere.
 */
static int rank(const struct blob *blob)
{
	if (blob->mode == MODE_SUBMODULE)
		return 0;
	return blob_is_file(blob) ? 1 : 2;
}

static bool is_sound(struct repo *repo, const char *path, const struct blob *blob)
{
	const struct fields *fields = merge_fields(path);
	struct arena arena = { 0 };
	struct str bytes = { 0 };
	struct err err = { 0 };
	bool sound = fields != NULL && blob_is_file(blob) &&
		     repo_read_blob(repo, &blob->id, LIMIT_YAML, &bytes, &err) == 0 &&
		     codec_decode(fields, wanted_record(fields, &arena), &arena, str_text(&bytes),
			     bytes.length, &err) == 0;

	err_release(&err);
	str_release(&bytes);
	arena_release(&arena);
	return sound;
}

/* Both stay: what can be read keeps the path, else the one whose id sorts first. */
static void keep_both(
	struct settling *settling, struct repo *repo, const char *path, const struct three *three)
{
	struct three ordered = in_order(three);
	int order = rank(&ordered.one) - rank(&ordered.other);

	if (order == 0)
		order = is_sound(repo, path, &ordered.other) - is_sound(repo, path, &ordered.one);
	settling->result = order <= 0 ? ordered.one : ordered.other;
	settling->beside = order <= 0 ? ordered.other : ordered.one;
	if (settling->beside.mode == MODE_SUBMODULE) /* the other commit is history's */
		settling->beside = (struct blob){ 0 };
}

static int settle_both(struct settling *settling, struct repo *repo, const char *path,
	const struct three *three, struct err *err)
{
	struct str out = { 0 };
	bool merged;
	int status;

	if (oid_same(&three->one.id, &three->other.id) && blob_is_file(&three->one) &&
		blob_is_file(&three->other)) {
		settling->result = (struct blob){ three->one.id, merged_mode(three) };
		return 0;
	}
	status = three_merge(&out, &merged, &settling->versions, repo, path, three, err);
	if (status == 0 && merged) {
		settling->result.mode = merged_mode(three);
		status = merge_put(repo, &out, &settling->result.id, err);
	} else if (status == 0) {
		keep_both(settling, repo, path, three);
	}
	str_release(&out);
	return status == 0 ? 0 : err_in(err, "%s", path);
}

int three_settle(struct settling *settling, struct repo *repo, const char *path,
	const struct three *three, struct err *err)
{
	*settling = (struct settling){ 0 };
	if (blob_same(&three->one, &three->other) || blob_same(&three->other, &three->base)) {
		settling->result = three->one;
	} else if (blob_same(&three->one, &three->base)) {
		settling->result = three->other;
	} else if (blob_none(&three->one) || blob_none(&three->other)) {
		settling->result = blob_none(&three->one) ? three->other : three->one;
		settling->edit_kept = true;
	} else {
		return settle_both(settling, repo, path, three, err);
	}
	return 0;
}
