#include "model/spelling.h"

#include <string.h>

#include "base/ascii.h"
#include "base/harmless.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "model/id.h"

enum {
	TAG_LONGEST = 100,
	FILE_LONGEST = 255,
	ID_LONGEST = 1024,
	ALIAS_LONGEST = 254, /* as an e-mail address: RFC 5321, 4.5.3.1.3 */
	LOCAL_LONGEST = 64, /* 4.5.3.1.1 there */
	QUOTE_LONGEST = 60,
};

bool spelling_is_line(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t code;
		bool valid;

		at += utf8_next(text + at, length - at, &code, &valid);
		if (!valid || code_is_harmful(code))
			return false;
	}
	return true;
}

static bool has_space(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (ascii_is_space(text[i]))
			return true;
	return false;
}

static bool has(const char *text, size_t length, char c)
{
	return memchr(text, c, length) != NULL;
}

bool spelling_is_tag(const char *text, size_t length)
{
	if (length == 0 || length > TAG_LONGEST || text[0] == '#' || text[0] == '-')
		return false;
	return !has_space(text, length) && !has(text, length, ',') &&
	       spelling_is_line(text, length);
}

bool spelling_is_file(const char *text, size_t length)
{
	if (length == 0 || length > FILE_LONGEST || text[0] == '.')
		return false;
	return !has(text, length, '/') && !has(text, length, '\\') &&
	       spelling_is_line(text, length);
}

static bool is_path_below(const char *text, size_t length)
{
	static const char ending[] = ".yaml";
	size_t tail = sizeof(ending) - 1;

	if (length <= tail || length > ID_LONGEST ||
		memcmp(text + length - tail, ending, tail) != 0)
		return false;
	for (size_t at = 0; at <= length;) {
		const char *slash = memchr(text + at, '/', length - at);
		size_t part = slash == NULL ? length - at : (size_t)(slash - (text + at));

		if (!spelling_is_file(text + at, part))
			return false;
		at += part + 1;
	}
	return true;
}

bool spelling_is_id(const char *text, size_t length)
{
	char id[ID_LENGTH + 1];

	if (length != ID_LENGTH)
		return is_path_below(text, length);
	memcpy(id, text, ID_LENGTH);
	id[ID_LENGTH] = '\0';
	return id_valid(id) || is_path_below(text, length);
}

static bool has_wide(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0x80)
			return true;
	return false;
}

static bool is_address(const char *text, size_t length)
{
	return length > 2 && text[0] != '@' && text[length - 1] != '@' && has(text, length, '@') &&
	       !has_space(text, length);
}

/* Letters, digits and dashes between dots; bytes above ASCII are letters of some script. */
static bool is_domain(const char *text, size_t length)
{
	char before = '.';

	for (size_t i = 0; i < length; before = text[i++]) {
		bool edge = i + 1 == length || text[i + 1] == '.' || before == '.';

		if (!ascii_is_lower(ascii_lower(text[i])) && !ascii_is_digit(text[i]) &&
			(unsigned char)text[i] < 0x80 && (text[i] != '-' || edge) &&
			(text[i] != '.' || edge))
			return false;
	}
	return length > 0;
}

bool spelling_is_email(const char *text, size_t length)
{
	const char *at = memchr(text, '@', length);
	size_t local = at != NULL ? (size_t)(at - text) : 0;

	if (local == 0 || local > LOCAL_LONGEST || length > ALIAS_LONGEST)
		return false;
	for (size_t i = 0; i < local; i++)
		if (ascii_is_space(text[i]) || strchr("<>()[]\\,;:\"", text[i]) != NULL)
			return false;
	return is_domain(at + 1, length - local - 1) && spelling_is_line(text, length);
}

bool spelling_is_alias(const char *text, size_t length)
{
	if (length == 0 || length > ALIAS_LONGEST || has(text, length, '/') ||
		has(text, length, '\\'))
		return false;
	if (!has_wide(text, length) && !is_address(text, length))
		return false;
	return spelling_is_line(text, length);
}

void str_add_quoted(struct str *str, const char *text, size_t length)
{
	size_t shown = length;

	if (length > QUOTE_LONGEST) {
		shown = QUOTE_LONGEST;
		while (shown > 0 && ((unsigned char)text[shown] & 0xC0) == 0x80)
			shown--;
	}
	str_add_char(str, '\'');
	str_add_bytes(str, text, shown);
	str_add(str, shown < length ? "...'" : "'");
}
