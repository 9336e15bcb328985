#include "base/utf8.h"

#include <string.h>

/* How many bytes a lead byte promises (0: no lead), and what the second may be: table 3-7. */
struct lead {
	size_t length;
	unsigned char low, high;
};

static struct lead lead_of(unsigned char byte)
{
	if (byte < 0x80)
		return (struct lead){ 1, 0, 0 };
	if (byte < 0xC2 || byte > 0xF4)
		return (struct lead){ 0, 0, 0 };
	if (byte < 0xE0)
		return (struct lead){ 2, 0x80, 0xBF };
	if (byte < 0xF0)
		return (struct lead){ 3, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF };
	return (struct lead){ 4, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF };
}

static size_t broken(uint32_t *code, bool *valid)
{
	*code = UTF8_BROKEN;
	if (valid != NULL)
		*valid = false;
	return 1;
}

size_t utf8_next(const char *text, size_t length, uint32_t *code, bool *valid)
{
	const unsigned char *bytes = (const unsigned char *)text;
	struct lead lead;
	uint32_t sum;

	if (length == 0)
		return 0;
	lead = lead_of(bytes[0]);
	if (lead.length == 0 || lead.length > length)
		return broken(code, valid);
	if (lead.length > 1 && (bytes[1] < lead.low || bytes[1] > lead.high))
		return broken(code, valid);
	sum = lead.length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> lead.length);
	for (size_t i = 1; i < lead.length; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return broken(code, valid);
		sum = sum << 6 | (bytes[i] & 0x3Fu);
	}
	*code = sum;
	if (valid != NULL)
		*valid = true;
	return lead.length;
}

size_t utf8_encode(uint32_t code, char out[4])
{
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		return utf8_encode(UTF8_BROKEN, out);
	if (length == 1) {
		out[0] = (char)code;
		return 1;
	}
	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	out[0] = (char)((0xF00u >> length & 0xFFu) | code);
	return length;
}

/* How many of the bytes, eight at a time, are ASCII for certain. */
static size_t ascii_run(const char *text, size_t length)
{
	size_t at = 0;

	for (; length - at >= 8; at += 8) {
		uint64_t eight;

		memcpy(&eight, text + at, 8);
		if ((eight & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	return at;
}

bool utf8_valid(const char *text, size_t length, size_t *at)
{
	size_t i = 0;

	while (i < length) {
		uint32_t code;
		bool valid;

		i += ascii_run(text + i, length - i);
		if (i == length)
			break;
		size_t taken = utf8_next(text + i, length - i, &code, &valid);
		if (!valid) {
			if (at != NULL)
				*at = i;
			return false;
		}
		i += taken;
	}
	return true;
}
