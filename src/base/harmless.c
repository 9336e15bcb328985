#include "base/harmless.h"

#include "base/utf8.h"

bool code_is_harmful(uint32_t code)
{
	if (code < 0x20 || (code >= 0x7F && code <= 0x9F))
		return true;
	if (code < 0x61C)
		return false;
	return code == 0x61C || code == 0x200E || code == 0x200F ||
	       (code >= 0x2028 && code <= 0x202E && code != 0x202F) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
	       (code >= 0xE0000 && code <= 0xE007F);
}

/* A letter or digit of a flag's region, as a tag character. */
static bool is_region_tag(uint32_t code)
{
	return (code >= 0xE0030 && code <= 0xE0039) || (code >= 0xE0061 && code <= 0xE007A);
}

/*
 * A black flag, the tags of a region (two letters of its country, up to four
 * more characters), the cancel tag: England, Scotland, Texas (Unicode TR 51).
 * Longer runs hide messages. Returns its bytes, or 0 when it is none.
 */
static size_t region_flag(const char *text, size_t length)
{
	uint32_t code;
	int tags = 0;
	size_t at = utf8_next(text, length, &code, NULL);

	if (at == 0 || code != 0x1F3F4)
		return 0;
	while (at < length) {
		at += utf8_next(text + at, length - at, &code, NULL);
		if (!is_region_tag(code))
			return code == 0xE007F && tags >= 3 && tags <= 6 ? at : 0;
		tags++;
	}
	return 0;
}

static void show(struct str *str, uint32_t code)
{
	if (code < 0x20 || code == 0x7F)
		str_addf(str, "^%c", (int)(code ^ 0x40));
	else
		str_addf(str, "<U+%04X>", (unsigned int)code);
}

/* Line feeds, returns and tabs, by HOW. Returns the bytes taken, 0 when TEXT begins with none. */
static size_t add_blank(struct str *str, const char *text, size_t length, enum harmless how)
{
	bool pair = text[0] == '\r' && length > 1 && text[1] == '\n';

	if (text[0] != '\n' && text[0] != '\t' && text[0] != '\r')
		return 0;
	if (how == HARMLESS_LINE)
		str_add_char(str, ' ');
	else if (text[0] == '\t')
		str_add(str, "    ");
	else if (text[0] == '\n' || pair)
		str_add_char(str, '\n');
	else
		show(str, '\r');
	return pair ? 2 : 1;
}

static size_t add_code(struct str *str, const char *text, size_t length)
{
	uint32_t code;
	bool valid;
	size_t taken = utf8_next(text, length, &code, &valid);

	if (!valid) {
		str_add(str, "\xEF\xBF\xBD");
	} else if (code_is_harmful(code)) {
		show(str, code);
	} else {
		size_t flag = region_flag(text, length);

		taken = flag > 0 ? flag : taken;
		str_add_bytes(str, text, taken);
	}
	return taken;
}

static size_t plain_run(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && text[at] >= ' ' && text[at] <= '~')
		at++;
	return at;
}

void str_add_harmless(struct str *str, const char *text, size_t length, enum harmless how)
{
	size_t at = 0;

	while (at < length) {
		size_t plain = plain_run(text + at, length - at);
		size_t blank;

		str_add_bytes(str, text + at, plain);
		at += plain;
		if (at == length)
			break;
		blank = add_blank(str, text + at, length - at, how);
		at += blank > 0 ? blank : add_code(str, text + at, length - at);
	}
}
