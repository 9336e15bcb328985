#include "store/index_file.h"

#include <nettle/sha1.h>
#include <stdlib.h>
#include <string.h>

#define HEADER 12 /* "DIRC", version, number of entries */
#define WORD 4
#define ID 20
#define FIXED (INDEX_WORDS * WORD + ID + 2) /* of an entry, before its path */
#define PAD 8
#define EXTENSION_HEADER 8 /* four letters and a length */

#define FLAG_VALID 0x8000u
#define FLAG_EXTENDED 0x4000u
#define FLAG_STAGE 12
#define NAME_MASK 0x0fffu
#define EXTENDED_SKIPPED 0x4000u
#define EXTENDED_INTENDED 0x2000u

static uint32_t word_at(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static unsigned half_at(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static void add_word(struct str *out, uint32_t word)
{
	char bytes[WORD] = { (char)(word >> 24), (char)(word >> 16), (char)(word >> 8),
		(char)word };

	str_add_bytes(out, bytes, sizeof(bytes));
}

/* The entry at AT: where its path begins, and where the next entry does; 0 when it does not fit. */
static size_t entry_end(const struct index_file *file, size_t at, size_t limit, size_t *path)
{
	const unsigned char *nul;
	size_t start = at + FIXED;

	if (at + FIXED + 1 > limit)
		return 0;
	if (half_at(file->bytes + start - 2) & FLAG_EXTENDED)
		start += 2;
	nul = start < limit ? memchr(file->bytes + start, '\0', limit - start) : NULL;
	if (nul == NULL || nul == file->bytes + start)
		return 0;
	size_t length = (size_t)(nul - file->bytes) - at;
	size_t end = at + (length / PAD + 1) * PAD;
	*path = start;
	return end <= limit ? end : 0;
}

static int entry_order(const char *a, int stage_a, const char *b, int stage_b)
{
	int order = strcmp(a, b);

	return order != 0 ? order : stage_a - stage_b;
}

/* Entries strictly in order, each path as long as it says. */
static bool read_entries(struct index_file *file, size_t limit)
{
	const char *last = "";
	int last_stage = 0;
	size_t at = HEADER;

	for (uint32_t i = 0; i < file->count; i++) {
		size_t path, end = entry_end(file, at, limit, &path);
		if (end == 0)
			return false;
		const char *name = (const char *)file->bytes + path;
		unsigned flags = half_at(file->bytes + at + FIXED - 2);
		int stage = (int)(flags >> FLAG_STAGE & 3);
		size_t length = strlen(name);
		if ((flags & NAME_MASK) != (length < NAME_MASK ? length : NAME_MASK) ||
			entry_order(last, last_stage, name, stage) >= 0)
			return false;
		last = name;
		last_stage = stage;
		at = end;
	}
	file->end = at;
	return true;
}

/* Extensions one behind the other, up to the checksum; a lower-case letter means: to be understood.
 */
static bool read_extensions(const struct index_file *file, size_t limit)
{
	size_t at = file->end;

	while (at + EXTENSION_HEADER <= limit) {
		const unsigned char *name = file->bytes + at;
		size_t length = word_at(name + WORD);

		if (name[0] < 'A' || name[0] > 'Z' || length > limit - at - EXTENSION_HEADER)
			return false;
		at += EXTENSION_HEADER + length;
	}
	return at == limit;
}

bool index_file_read(struct index_file *file, const char *bytes, size_t length)
{
	*file = (struct index_file){ (const unsigned char *)bytes, length, 0, HEADER };
	if (length == 0)
		return true;
	if (length < HEADER + ID || memcmp(bytes, "DIRC", 4) != 0)
		return false;
	uint32_t version = word_at(file->bytes + WORD);
	file->count = word_at(file->bytes + 2 * WORD);
	return (version == 2 || version == 3) && read_entries(file, length - ID) &&
	       read_extensions(file, length - ID);
}

bool index_file_next(const struct index_file *file, size_t *at, struct index_entry *entry)
{
	size_t start = *at == 0 ? HEADER : *at, path, end;

	if (file->count == 0 || start >= file->end)
		return false;
	end = entry_end(file, start, file->end, &path);
	if (end == 0)
		return false;
	const unsigned char *words = file->bytes + start;
	unsigned flags = half_at(words + FIXED - 2);
	unsigned more = flags & FLAG_EXTENDED ? half_at(words + FIXED) : 0;
	*entry = (struct index_entry){
		.path = (const char *)file->bytes + path,
		.id = words + INDEX_WORDS * WORD,
		.mode = word_at(words + INDEX_MODE * WORD),
		.mtime = word_at(words + INDEX_MTIME * WORD),
		.size = word_at(words + INDEX_SIZE * WORD),
		.stage = (int)(flags >> FLAG_STAGE & 3),
		.intended = more & EXTENDED_INTENDED,
		.skipped = more & EXTENDED_SKIPPED,
	};
	*at = end;
	return true;
}

static void add_entry(struct str *out, const struct index_edit *edit, bool valid)
{
	size_t start = out->length, length = strlen(edit->path);
	unsigned flags = (unsigned)(length < NAME_MASK ? length : NAME_MASK);
	char half[2];

	for (int i = 0; i < INDEX_WORDS; i++)
		add_word(out, edit->looks[i]);
	str_add_bytes(out, (const char *)edit->id, ID);
	flags |= valid ? FLAG_VALID : 0;
	half[0] = (char)(flags >> 8);
	half[1] = (char)flags;
	str_add_bytes(out, half, sizeof(half));
	str_add_bytes(out, edit->path, length);
	do
		str_add_char(out, '\0');
	while ((out->length - start) % PAD != 0);
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
		copy_up_to(copying, start + INDEX_SIZE * WORD);
		add_word(copying->out, 0);
		copying->from += WORD;
		copy_up_to(copying, end);
		return false;
	}
	unsigned flags = half_at(file->bytes + start + FIXED - 2);
	copying->from = end;
	copying->count--;
	if (edit->kind != INDEX_PUT || (flags >> FLAG_STAGE & 3) != 0)
		return false;
	add_entry(copying->out, edit, flags & FLAG_VALID);
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
	struct copying copying = { file, out, HEADER, file->count };
	struct index_entry entry;
	size_t at = 0, next = 0;
	bool placed = false;

	for (size_t start = HEADER; next < count && index_file_next(file, &at, &entry);
		start = at) {
		while (next < count && strcmp(edits[next].path, entry.path) < 0) {
			copy_up_to(&copying, start);
			finish_edit(&copying, &edits[next++], &placed);
		}
		if (next < count && strcmp(edits[next].path, entry.path) == 0)
			placed |= edit_entry(&copying, &edits[next], start, at);
	}
	if (file->length > 0)
		copy_up_to(&copying, file->end);
	while (next < count)
		finish_edit(&copying, &edits[next++], &placed);
	return copying.count;
}

/* Does one of EDITS change something below the directory DIR ("" is the top)? */
static bool is_touched(const char *dir, const struct index_edit *edits, size_t count)
{
	size_t length = strlen(dir);

	for (size_t i = 0; i < count; i++)
		if (edits[i].kind != INDEX_SMUDGE && strncmp(edits[i].path, dir, length) == 0 &&
			(length == 0 || edits[i].path[length] == '/'))
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
	return end - tree->id >= ID ? tree->id + ID : NULL;
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
	size_t limit = file->length > 0 ? file->length - ID : 0;

	for (size_t at = file->end; at + EXTENSION_HEADER <= limit;) {
		const char *name = (const char *)file->bytes + at;
		const char *data = name + EXTENSION_HEADER;
		size_t length = word_at(file->bytes + at + WORD);

		if (memcmp(name, "REUC", 4) == 0)
			str_add_bytes(out, name, EXTENSION_HEADER + length);
		if (memcmp(name, "TREE", 4) == 0) {
			struct str trees = { 0 };
			if (copy_trees(data, data + length, edits, count, &trees)) {
				str_add_bytes(out, name, 4);
				add_word(out, (uint32_t)trees.length);
				str_add_bytes(out, str_text(&trees), trees.length);
			}
			str_release(&trees);
		}
		at += EXTENSION_HEADER + length;
	}
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct index_edit *)a)->path, ((const struct index_edit *)b)->path);
}

void index_file_edit(
	const struct index_file *file, struct index_edit *edits, size_t count, struct str *out)
{
	size_t start = out->length;
	struct sha1_ctx hash;
	unsigned char digest[SHA1_DIGEST_SIZE];
	struct str number = { 0 };

	qsort(edits, count, sizeof(*edits), by_path);
	if (file->length > 0)
		str_add_bytes(out, (const char *)file->bytes, HEADER);
	else
		str_add_bytes(out, "DIRC\0\0\0\2\0\0\0\0", HEADER);
	add_word(&number, edit_entries(file, edits, count, out));
	memcpy(out->bytes + start + 2 * WORD, number.bytes, WORD);
	str_release(&number);
	copy_extensions(file, edits, count, out);
	sha1_init(&hash);
	sha1_update(&hash, out->length - start, (const uint8_t *)out->bytes + start);
	sha1_digest(&hash, sizeof(digest), digest);
	str_add_bytes(out, (const char *)digest, sizeof(digest));
}
