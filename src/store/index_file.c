#include "store/index_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/digest.h"
#include "store/index_format.h"
#include "store/index_v4.h"

/* The entry at AT: where its path begins, and where the next entry does; 0 when it does not fit. */
static size_t entry_end(const struct index_file *file, size_t at, size_t limit, size_t *path)
{
	const unsigned char *nul;
	size_t start = at + INDEX_FIXED;

	if (start + 1 > limit)
		return 0;
	if (index_half(file->bytes + start - 2) & INDEX_EXTENDED)
		start += 2;
	nul = start < limit ? memchr(file->bytes + start, '\0', limit - start) : NULL;
	if (nul == NULL)
		return 0;
	size_t length = (size_t)(nul - file->bytes) - at;
	size_t end = at + (length / INDEX_PAD + 1) * INDEX_PAD;
	*path = start;
	return end <= limit ? end : 0;
}

/*
 * Entries strictly in order, each path as long as it says; remembers where they begin. In a split
 * index there may be entries without a path, for those that stand in its other half.
 */
static enum index_sort read_entries(struct index_file *file, size_t limit)
{
	const char *last = "";
	unsigned last_stage = 0;
	size_t at = INDEX_HEADER, cap = 0;

	if (file->count > limit / INDEX_FIXED)
		return INDEX_BROKEN;
	file->places = mem_grow(NULL, &cap, (size_t)file->count + 1, sizeof(*file->places));
	for (uint32_t i = 0; i < file->count; i++) {
		size_t path, end = entry_end(file, at, limit, &path);
		if (end == 0)
			return INDEX_BROKEN;
		const char *name = (const char *)file->bytes + path;
		if (*name == '\0')
			return INDEX_SPLIT;
		unsigned flags = index_half(file->bytes + at + INDEX_FIXED - 2);
		unsigned stage = flags >> INDEX_STAGE & 3;
		size_t length = strlen(name);
		int order = strcmp(last, name);
		if ((flags & INDEX_NAME_MASK) !=
				(length < INDEX_NAME_MASK ? length : INDEX_NAME_MASK) ||
			order > 0 || (order == 0 && last_stage >= stage))
			return INDEX_BROKEN;
		file->places[i] = (uint32_t)at;
		last = name;
		last_stage = stage;
		at = end;
	}
	file->places[file->count] = (uint32_t)at;
	file->end = at;
	return INDEX_SOUND;
}

/* Extensions one behind the other, up to the checksum; a lower-case letter means: to be understood.
 */
static enum index_sort read_extensions(const struct index_file *file, size_t limit)
{
	size_t at = file->end;

	while (at + INDEX_EXTENSION <= limit) {
		const unsigned char *name = file->bytes + at;
		size_t length = index_word(name + INDEX_WORD);

		if (memcmp(name, "link", 4) == 0)
			return INDEX_SPLIT;
		if (memcmp(name, "sdir", 4) == 0)
			return INDEX_SPARSE;
		if (name[0] < 'A' || name[0] > 'Z' || length > limit - at - INDEX_EXTENSION)
			return INDEX_BROKEN;
		at += INDEX_EXTENSION + length;
	}
	return at == limit ? INDEX_SOUND : INDEX_BROKEN;
}

/* Git may be told to leave it out (index.skipHash): then it is all zeros. */
static bool is_signed(const unsigned char *bytes, size_t length)
{
	static const unsigned char none[DIGEST_SHA1];
	const unsigned char *said = bytes + length - DIGEST_SHA1;
	unsigned char digest[DIGEST_SHA1];

	if (memcmp(said, none, sizeof(none)) == 0)
		return true;
	digest_sha1(bytes, length - DIGEST_SHA1, digest);
	return memcmp(said, digest, sizeof(digest)) == 0;
}

static enum index_sort read_sound(struct index_file *file, size_t length)
{
	enum index_sort sort;

	if (length < INDEX_HEADER + INDEX_ID || length > UINT32_MAX ||
		memcmp(file->bytes, "DIRC", 4) != 0)
		return INDEX_BROKEN;
	file->version = index_word(file->bytes + INDEX_WORD);
	if (file->version == 4) {
		if (!index_v4_unpack(file->bytes, length, &file->unpacked))
			return INDEX_BROKEN;
		file->bytes = (const unsigned char *)file->unpacked.bytes;
		file->length = length = file->unpacked.length;
	} else if (file->version != 2 && file->version != 3) {
		return INDEX_BROKEN;
	}
	file->count = index_word(file->bytes + 2 * INDEX_WORD);
	sort = read_entries(file, length - INDEX_ID);
	return sort == INDEX_SOUND ? read_extensions(file, length - INDEX_ID) : sort;
}

enum index_sort index_file_skim(struct index_file *file, const char *bytes, size_t length)
{
	enum index_sort sort;

	*file = (struct index_file){ .bytes = (const unsigned char *)bytes, .length = length };
	if (length == 0)
		return INDEX_SOUND;
	sort = read_sound(file, length);
	if (sort != INDEX_SOUND)
		index_file_release(file);
	return sort;
}

enum index_sort index_file_read(struct index_file *file, const char *bytes, size_t length)
{
	enum index_sort sort = index_file_skim(file, bytes, length);

	if (sort != INDEX_SOUND || length == 0 || is_signed((const unsigned char *)bytes, length))
		return sort;
	index_file_release(file);
	return INDEX_BROKEN;
}

void index_file_release(struct index_file *file)
{
	free(file->places);
	str_release(&file->unpacked);
	*file = (struct index_file){ 0 };
}

void index_entry_read(struct index_entry *entry, const unsigned char *words)
{
	unsigned flags = index_half(words + INDEX_FIXED - 2);
	unsigned more = flags & INDEX_EXTENDED ? index_half(words + INDEX_FIXED) : 0;

	*entry = (struct index_entry){
		.path = (const char *)words + INDEX_FIXED + (flags & INDEX_EXTENDED ? 2 : 0),
		.looks = words,
		.id = words + INDEX_WORDS * INDEX_WORD,
		.mode = index_word(words + INDEX_MODE * INDEX_WORD),
		.mtime = index_word(words + INDEX_MTIME * INDEX_WORD),
		.mtime_ns = index_word(words + INDEX_MTIME_NS * INDEX_WORD),
		.size = index_word(words + INDEX_SIZE * INDEX_WORD),
		.stage = (int)(flags >> INDEX_STAGE & 3),
		.intended = more & INDEX_INTENDED,
		.skipped = more & INDEX_SKIPPED,
	};
}

void index_file_entry(const struct index_file *file, uint32_t i, struct index_entry *entry)
{
	index_entry_read(entry, file->bytes + file->places[i]);
}

uint32_t index_file_lower(
	const struct index_file *file, uint32_t from, uint32_t to, const char *path)
{
	struct index_entry entry;

	while (from < to) {
		uint32_t middle = from + (to - from) / 2;

		index_file_entry(file, middle, &entry);
		if (strcmp(entry.path, path) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

bool index_file_find(const struct index_file *file, const char *path, struct index_entry *entry)
{
	uint32_t at = index_file_lower(file, 0, file->count, path);

	if (at == file->count)
		return false;
	index_file_entry(file, at, entry);
	return strcmp(entry->path, path) == 0;
}
