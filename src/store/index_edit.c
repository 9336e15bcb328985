#include "store/index_file.h"

#include <stdlib.h>
#include <string.h>

#include "store/digest.h"
#include "store/index_format.h"
#include "store/index_v4.h"

static void add_entry(struct str *out, const struct index_edit *edit, bool valid)
{
	size_t start = out->length, length = strlen(edit->path);
	unsigned flags = (unsigned)(length < INDEX_NAME_MASK ? length : INDEX_NAME_MASK);

	for (int i = 0; i < INDEX_WORDS; i++)
		str_add_index_word(out, edit->looks[i]);
	str_add_bytes(out, (const char *)edit->id, INDEX_ID);
	flags |= (valid ? INDEX_VALID : 0) | (edit->skipped ? INDEX_EXTENDED : 0);
	str_add_index_half(out, flags);
	if (edit->skipped)
		str_add_index_half(out, INDEX_SKIPPED);
	str_add_bytes(out, edit->path, length);
	do
		str_add_char(out, '\0');
	while ((out->length - start) % INDEX_PAD != 0);
}

/* What a copy of the entries has come to. */
struct copying {
	const struct index_file *file;
	struct str *out;
	size_t from; /* not copied yet */
	uint32_t count;
};

static void copy_up_to(struct copying *copying, size_t end)
{
	str_add_bytes(copying->out, (const char *)copying->file->bytes + copying->from,
		end - copying->from);
	copying->from = end;
}

/* The entry that stands at START..END in the file has EDIT's path. True when EDIT's own entry is
 * placed. */
static bool edit_entry(
	struct copying *copying, const struct index_edit *edit, size_t start, size_t end)
{
	const struct index_file *file = copying->file;

	copy_up_to(copying, start);
	if (edit->kind == INDEX_SMUDGE) {
		copy_up_to(copying, start + INDEX_SIZE * INDEX_WORD);
		str_add_index_word(copying->out, 0);
		copying->from += INDEX_WORD;
		copy_up_to(copying, end);
		return false;
	}
	unsigned flags = index_half(file->bytes + start + INDEX_FIXED - 2);
	copying->from = end;
	copying->count--;
	if (edit->kind != INDEX_PUT || (flags >> INDEX_STAGE & 3) != 0)
		return false;
	add_entry(copying->out, edit, flags & INDEX_VALID);
	copying->count++;
	return true;
}

/* Goes on to the next edit; one that found no entry to take the place of gets its own here. */
static void finish_edit(struct copying *copying, const struct index_edit *edit, bool *placed)
{
	if (!*placed && edit->kind == INDEX_PUT) {
		add_entry(copying->out, edit, false);
		copying->count++;
	}
	*placed = false;
}

static uint32_t edit_entries(const struct index_file *file, const struct index_edit *edits,
	size_t count, struct str *out)
{
	struct copying copying = { file, out, INDEX_HEADER, file->count };
	struct index_entry entry;
	size_t next = 0;
	bool placed = false;

	for (uint32_t i = 0; i < file->count && next < count; i++) {
		index_file_entry(file, i, &entry);
		while (next < count && strcmp(edits[next].path, entry.path) < 0) {
			copy_up_to(&copying, file->places[i]);
			finish_edit(&copying, &edits[next++], &placed);
		}
		if (next < count && strcmp(edits[next].path, entry.path) == 0)
			placed |= edit_entry(
				&copying, &edits[next], file->places[i], file->places[i + 1]);
	}
	if (file->length > 0)
		copy_up_to(&copying, file->end);
	while (next < count)
		finish_edit(&copying, &edits[next++], &placed);
	return copying.count;
}

/* Does one of EDITS, in the order of their paths, change something below the directory DIR ("" is
 * the top)? */
static bool is_touched(const char *dir, const struct index_edit *edits, size_t count)
{
	size_t length = strlen(dir), low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strncmp(edits[middle].path, dir, length);

		unsigned char next = (unsigned char)(order == 0 && length > 0 ? edits[middle].path[length]
								  : '/');
		if (order < 0 || next < '/')
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < count && strncmp(edits[low].path, dir, length) == 0 &&
		(length == 0 || edits[low].path[length] == '/');
		low++)
		if (edits[low].kind != INDEX_SMUDGE)
			return true;
	return false;
}

/* One more tree of the cache: "name NUL entries SP subtrees LF [id]". */
struct cached_tree {
	const char *name;
	const char *counts; /* "entries subtrees" */
	long entries, subtrees;
	const char *id; /* behind the counts; there when entries are known */
};

static const char *read_tree(const char *at, const char *end, struct cached_tree *tree)
{
	const char *nul = memchr(at, '\0', (size_t)(end - at));
	const char *feed = nul != NULL ? memchr(nul, '\n', (size_t)(end - nul)) : NULL;
	char *rest;

	if (feed == NULL)
		return NULL;
	tree->name = at;
	tree->counts = nul + 1;
	tree->entries = strtol(nul + 1, &rest, 10);
	tree->subtrees = strtol(rest, &rest, 10);
	tree->id = feed + 1;
	if (rest != feed || tree->subtrees < 0)
		return NULL;
	if (tree->entries < 0)
		return tree->id;
	return end - tree->id >= INDEX_ID ? tree->id + INDEX_ID : NULL;
}

/*
 * The cache of trees, those on the way to an edit made invalid. It stands in pre-order, each with
 * its number of children, so the walk keeps how many are still to come on each level. False when it
 * makes no sense.
 */
static bool copy_trees(const char *at, const char *end, const struct index_edit *edits,
	size_t count, struct str *out)
{
	struct {
		long left;
		size_t length;
	} levels[64];
	size_t depth = 0;
	struct str path = { 0 };
	bool sound = true;

	while (at < end && sound) {
		struct cached_tree tree;
		const char *next = read_tree(at, end, &tree);
		if (next == NULL || depth == sizeof(levels) / sizeof(*levels)) {
			sound = false;
			break;
		}
		size_t above = depth > 0 ? levels[depth - 1].length : 0;
		str_cut(&path, above);
		if (above > 0)
			str_add_char(&path, '/');
		str_add(&path, tree.name);
		if (is_touched(str_text(&path), edits, count)) {
			str_add_bytes(out, tree.name, strlen(tree.name) + 1);
			str_addf(out, "-1 %ld\n", tree.subtrees);
		} else {
			str_add_bytes(out, at, (size_t)(next - at));
		}
		levels[depth].left = tree.subtrees;
		levels[depth++].length = path.length;
		while (depth > 0 && levels[depth - 1].left-- == 0)
			depth--;
		at = next;
	}
	str_release(&path);
	return sound;
}

static void copy_extensions(const struct index_file *file, const struct index_edit *edits,
	size_t count, struct str *out)
{
	size_t limit = file->length > 0 ? file->length - INDEX_ID : 0;

	for (size_t at = file->end; at + INDEX_EXTENSION <= limit;) {
		const char *name = (const char *)file->bytes + at;
		const char *data = name + INDEX_EXTENSION;
		size_t length = index_word(file->bytes + at + INDEX_WORD);

		if (memcmp(name, "REUC", 4) == 0)
			str_add_bytes(out, name, INDEX_EXTENSION + length);
		if (memcmp(name, "TREE", 4) == 0) {
			struct str trees = { 0 };
			if (copy_trees(data, data + length, edits, count, &trees)) {
				str_add_bytes(out, name, 4);
				str_add_index_word(out, (uint32_t)trees.length);
				str_add_bytes(out, str_text(&trees), trees.length);
			}
			str_release(&trees);
		}
		at += INDEX_EXTENSION + length;
	}
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct index_edit *)a)->path, ((const struct index_edit *)b)->path);
}

/* Which version has room for what EDITS put into FILE? */
static uint32_t version_for(
	const struct index_file *file, const struct index_edit *edits, size_t count)
{
	uint32_t version = file->version != 0 ? file->version : 2;

	for (size_t i = 0; i < count && version == 2; i++)
		if (edits[i].kind == INDEX_PUT && edits[i].skipped)
			version = 3;
	return version;
}

void index_file_edit(
	const struct index_file *file, struct index_edit *edits, size_t count, struct str *out)
{
	unsigned char digest[DIGEST_SHA1];
	struct str unpacked = { 0 }, number = { 0 };
	struct str *to = file->version == 4 ? &unpacked : out;
	size_t start = out->length, first = to->length, end;

	qsort(edits, count, sizeof(*edits), by_path);
	str_add_bytes(to, "DIRC", INDEX_WORD);
	str_add_index_word(to, version_for(file, edits, count)); /* (4: is said when packed) */
	str_add_index_word(to, 0);
	str_add_index_word(&number, edit_entries(file, edits, count, to));
	memcpy(to->bytes + first + 2 * INDEX_WORD, number.bytes, INDEX_WORD);
	end = to->length;
	copy_extensions(file, edits, count, to);
	if (to == &unpacked)
		index_v4_pack((const unsigned char *)to->bytes, end, to->length, out);
	digest_sha1(out->bytes + start, out->length - start, digest);
	str_add_bytes(out, (const char *)digest, sizeof(digest));
	str_release(&unpacked);
	str_release(&number);
}
