#include "store/index_names.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum {
	FIXED = 62, /* bytes of an entry before its name: times, owner, size, SHA-1, flags */
	EXTENDED = 0x4000,
	NAME_LONGEST = 4096,
};

static bool fill(struct index_names *names)
{
	ssize_t got;

	do
		got = read(names->fd, names->buffer, sizeof(names->buffer));
	while (got < 0 && errno == EINTR);
	names->at = 0;
	names->filled = got > 0 ? (size_t)got : 0;
	return got > 0;
}

static bool take(struct index_names *names, unsigned char *bytes, size_t count)
{
	while (count > 0) {
		size_t piece = names->filled - names->at;

		if (piece == 0) {
			if (!fill(names))
				return false;
			continue;
		}
		if (piece > count)
			piece = count;
		memcpy(bytes, names->buffer + names->at, piece);
		names->at += piece;
		bytes += piece;
		count -= piece;
	}
	return true;
}

static uint32_t number(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

bool index_names_open(struct index_names *names, int fd, const char *prefix)
{
	unsigned char head[12];

	names->fd = fd;
	names->prefix = prefix;
	names->name = (struct str){ 0 };
	names->at = names->filled = 0;
	if (!take(names, head, sizeof(head)) || memcmp(head, "DIRC", 4) != 0)
		return false;
	names->version = number(head + 4);
	names->left = number(head + 8);
	return names->version >= 2 && names->version <= 4;
}

/* Version 4 says how many bytes of the name before are not in this one: git's offset encoding
 * (varint.c). */
static bool cut_name(struct index_names *names)
{
	unsigned char byte;
	size_t cut;

	if (!take(names, &byte, 1))
		return false;
	cut = byte & 0x7F;
	while ((byte & 0x80) != 0) {
		if (!take(names, &byte, 1) || cut > NAME_LONGEST)
			return false;
		cut = ((cut + 1) << 7) | (byte & 0x7F);
	}
	if (cut > names->name.length)
		return false;
	str_cut(&names->name, names->name.length - cut);
	return true;
}

static bool take_name(struct index_names *names)
{
	for (;;) {
		size_t rest = names->filled - names->at;
		const char *start = names->buffer + names->at, *end = memchr(start, '\0', rest);

		if (rest == 0) {
			if (!fill(names))
				return false;
			continue;
		}
		str_add_bytes(&names->name, start, end != NULL ? (size_t)(end - start) : rest);
		names->at += end != NULL ? (size_t)(end - start) + 1 : rest;
		if (names->name.length > NAME_LONGEST)
			return false;
		if (end != NULL)
			return true;
	}
}

static bool next_entry(struct index_names *names)
{
	unsigned char fixed[FIXED], padding[8];
	size_t length = FIXED;

	if (names->left-- == 0 || !take(names, fixed, FIXED))
		return false;
	if (names->version > 2 && (fixed[FIXED - 2] & EXTENDED >> 8) != 0) {
		if (!take(names, padding, 2))
			return false;
		length += 2;
	}
	if (names->version == 4)
		return cut_name(names) && take_name(names);
	str_clear(&names->name);
	if (!take_name(names))
		return false;
	length += names->name.length +
		  1; /* the NUL is taken; entries are padded with more to eight bytes */
	return take(names, padding, (8 - length % 8) % 8);
}

bool index_names_next(struct index_names *names)
{
	size_t length = strlen(names->prefix);

	while (next_entry(names)) {
		int order = strncmp(str_text(&names->name), names->prefix, length);

		if (order == 0)
			return true;
		if (order > 0) /* sorted: the rest lies behind */
			break;
	}
	names->left = 0;
	return false;
}

void index_names_release(struct index_names *names)
{
	str_release(&names->name);
}
