#include "store/index_v4.h"

#include <stdint.h>
#include <string.h>

#include "store/index_format.h"

#define PATH_LONGEST 65536

/* Git's number of seven bits a byte, the highest first, each further byte adding one (as in packs).
 */
static const unsigned char *take_number(
	const unsigned char *at, const unsigned char *end, size_t *number)
{
	*number = 0;
	for (int i = 0; at < end && i < 4; i++) {
		*number = *number << 7 | (*at & 0x7f);
		if (!(*at++ & 0x80))
			return at;
		++*number;
	}
	return NULL;
}

static void add_number(struct str *out, size_t number)
{
	char digits[8];
	size_t first = sizeof(digits) - 1;

	digits[first] = (char)(number & 0x7f);
	while (number >>= 7)
		digits[--first] = (char)(0x80 | (--number & 0x7f));
	str_add_bytes(out, digits + first, sizeof(digits) - first);
}

static size_t fixed_length(const unsigned char *entry)
{
	return index_half(entry + INDEX_FIXED - 2) & INDEX_EXTENDED ? INDEX_FIXED + 2 : INDEX_FIXED;
}

static void pad(struct str *out, size_t start)
{
	do
		str_add_char(out, '\0');
	while ((out->length - start) % INDEX_PAD != 0);
}

/* One entry from AT; returns where the next begins, NULL when it makes no sense. PATH: the one
 * before, then its own. */
static const unsigned char *unpack_entry(
	const unsigned char *at, const unsigned char *end, struct str *path, struct str *out)
{
	size_t start = out->length, fixed, shed;

	if (end - at < INDEX_FIXED + 3)
		return NULL;
	fixed = fixed_length(at);
	const unsigned char *rest = take_number(at + fixed, end, &shed);
	const unsigned char *nul = rest != NULL ? memchr(rest, '\0', (size_t)(end - rest)) : NULL;
	if (nul == NULL || shed > path->length)
		return NULL;
	str_cut(path, path->length - shed);
	str_add_bytes(path, (const char *)rest, (size_t)(nul - rest));
	if (path->length == 0 || path->length > PATH_LONGEST)
		return NULL;
	str_add_bytes(out, (const char *)at, fixed);
	str_add_bytes(out, path->bytes, path->length);
	pad(out, start);
	return nul + 1;
}

bool index_v4_unpack(const unsigned char *bytes, size_t length, struct str *out)
{
	const unsigned char *at = bytes + INDEX_HEADER, *end = bytes + length - INDEX_ID;
	uint32_t count = index_word(bytes + 2 * INDEX_WORD);
	struct str path = { 0 };

	str_add_bytes(out, "DIRC\0\0\0\3", 2 * INDEX_WORD);
	str_add_index_word(out, count);
	for (uint32_t i = 0; i < count && at != NULL; i++)
		at = unpack_entry(at, end, &path, out);
	str_release(&path);
	if (at == NULL)
		return false;
	str_add_bytes(out, (const char *)at, length - (size_t)(at - bytes));
	return true;
}

void index_v4_pack(const unsigned char *bytes, size_t end, size_t length, struct str *out)
{
	const char *last = "";

	str_add_bytes(out, "DIRC\0\0\0\4", 2 * INDEX_WORD);
	str_add_bytes(out, (const char *)bytes + 2 * INDEX_WORD, INDEX_WORD);
	for (size_t at = INDEX_HEADER; at < end;) {
		size_t fixed = fixed_length(bytes + at), shared = 0;
		const char *path = (const char *)bytes + at + fixed;
		size_t path_length = strlen(path);

		while (last[shared] != '\0' && last[shared] == path[shared])
			shared++;
		str_add_bytes(out, (const char *)bytes + at, fixed);
		add_number(out, strlen(last) - shared);
		str_add_bytes(out, path + shared, path_length - shared + 1);
		last = path;
		at += ((fixed + path_length) / INDEX_PAD + 1) * INDEX_PAD;
	}
	str_add_bytes(out, (const char *)bytes + end, length - end);
}
