#include "store/index_steps.h"

#include <string.h>

#include "store/index_format.h"
#include "store/index_v4.h"

static uint32_t version_of(const unsigned char *bytes, size_t length)
{
	if (length < INDEX_HEADER + INDEX_ID || memcmp(bytes, "DIRC", 4) != 0)
		return 0;
	return index_word(bytes + INDEX_WORD);
}

bool index_steps_begin(struct index_steps *steps, const unsigned char *bytes, size_t length)
{
	uint32_t version = version_of(bytes, length);

	*steps = (struct index_steps){ .bytes = bytes };
	if (version == 4) {
		if (!index_v4_unpack(bytes, length, &steps->unpacked))
			return false;
		steps->bytes = (const unsigned char *)steps->unpacked.bytes;
		length = steps->unpacked.length;
	} else if (version != 2 && version != 3) {
		return false;
	}
	steps->limit = length - INDEX_ID;
	steps->end = INDEX_HEADER;
	steps->count = index_word(steps->bytes + 2 * INDEX_WORD);
	return true;
}

bool index_step(struct index_steps *steps)
{
	const unsigned char *entry = steps->bytes + steps->end;
	size_t room = steps->limit - steps->end, length = INDEX_FIXED, path;
	unsigned flags;

	if (steps->next == steps->count || room <= INDEX_FIXED + 2)
		return false;
	flags = index_half(entry + INDEX_FIXED - 2);
	length += flags & INDEX_EXTENDED ? 2 : 0;
	path = flags & INDEX_NAME_MASK;
	if (path == INDEX_NAME_MASK) /* or longer */
		path = strnlen((const char *)entry + length, room - length);
	length += path;
	if (length >= room || entry[length] != '\0')
		return false;
	steps->at = steps->end;
	steps->end += (length / INDEX_PAD + 1) * INDEX_PAD;
	steps->next++;
	return steps->end <= steps->limit;
}

void index_steps_entry(const struct index_steps *steps, struct index_entry *entry)
{
	index_entry_read(entry, steps->bytes + steps->at);
}

void index_steps_release(struct index_steps *steps)
{
	str_release(&steps->unpacked);
}
