#include "render/mail_body.h"

#include <string.h>

enum {
	LINE_LONGEST = 998, /* RFC 5322, 2.1.1 */
	QUOTED_MOST = 76, /* RFC 2045, 6.7 (5): with the = at its end */
};

static bool is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

static bool has_long_line(const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		if (length > LINE_LONGEST)
			return true;
		text += length + (text[length] == '\n');
	}
	return false;
}

static bool is_quoted(char c, bool at_end)
{
	unsigned char byte = (unsigned char)c;

	return byte == '=' || byte < ' ' || byte > '~' || (byte == ' ' && at_end);
}

static void add_quoted_line(struct str *out, const char *line, size_t length)
{
	size_t column = 0;

	for (size_t i = 0; i < length; i++) {
		bool quoted = is_quoted(line[i], i + 1 == length);
		size_t width = quoted ? 3 : 1;

		if (column + width > QUOTED_MOST - 1) {
			str_add(out, "=\n");
			column = 0;
		}
		if (quoted)
			str_addf(out, "=%02X", (unsigned char)line[i]);
		else
			str_add_char(out, line[i]);
		column += width;
	}
}

static void add_quoted(struct str *out, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		add_quoted_line(out, text, length);
		str_add_char(out, '\n');
		text += length + (text[length] == '\n');
	}
}

void mail_body(struct str *out, const char *text)
{
	bool quoted = has_long_line(text);
	const char *encoding = quoted ? "quoted-printable" : is_ascii(text) ? "7bit" : "8bit";

	str_addf(out,
		"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
		"Content-Transfer-Encoding: %s\n\n",
		encoding);
	if (quoted)
		add_quoted(out, text);
	else
		str_add(out, text);
}
