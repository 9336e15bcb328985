#include "store/yaml_bytes.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "store/layout.h"

static int continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

int yaml_refuse_byte(const char *bytes, size_t at, const char *why, struct err *err)
{
	int line = 1, column = 1;

	for (size_t i = 0; i < at; i++) {
		if (bytes[i] == '\n') {
			line++;
			column = 1;
		} else if (!continues(bytes[i])) {
			column++;
		}
	}
	return err_set(err, ERR_DATA, "%d:%d: %s", line, column, why);
}

int yaml_check_bytes(const char *bytes, size_t length, struct err *err)
{
	const char *nul = memchr(bytes, '\0', length);
	size_t at;

	if (length > LIMIT_YAML)
		return err_set(err, ERR_DATA, "1:1: is larger than 256 KiB");
	if (!utf8_valid(bytes, length, &at))
		return yaml_refuse_byte(bytes, at, "bytes that are not UTF-8", err);
	if (nul != NULL)
		return yaml_refuse_byte(bytes, (size_t)(nul - bytes), "a NUL character", err);
	return 0;
}

size_t yaml_order_mark(const char *bytes, size_t length)
{
	static const char mark[] = "\xEF\xBB\xBF";

	return length >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
}

uint32_t *yaml_offsets(const char *bytes, size_t length)
{
	uint32_t *offsets = mem_alloc((length + 1) * sizeof(*offsets));
	size_t count = 0;

	for (size_t at = 0; at < length; at++)
		if (!continues(bytes[at]))
			offsets[count++] = (uint32_t)at;
	offsets[count] = (uint32_t)length;
	return offsets;
}
