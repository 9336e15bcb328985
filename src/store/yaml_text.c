#include "store/yaml_text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "store/codec.h"

/* What YAML 1.1 (5.1) lets stand raw, in one line, for all readers alike: line ends of other kinds
 * do not. */
static bool is_raw(uint32_t code)
{
	if (code < 0x20)
		return code == '\t';
	if (code >= 0x7F && code < 0xA0)
		return false;
	return code != 0x2028 && code != 0x2029 && code != 0xFEFF && (code & 0xFFFE) != 0xFFFE;
}

static bool has_only_raw(const char *text, size_t length, bool lines)
{
	for (size_t at = 0; at < length;) {
		uint32_t code;
		bool valid;

		at += utf8_next(text + at, length - at, &code, &valid);
		if (!valid || (!is_raw(code) && !(lines && code == '\n')))
			return false;
	}
	return true;
}

static bool is_letter(char c)
{
	return ascii_is_lower(ascii_lower(c)) || (unsigned char)c >= 0x80;
}

/*
 * Would some reader take TEXT for a number, a date or a time? Any letter that is in no number's
 * spelling (1e3, 0x1f, 0o17, dates with T and Z) says no.
 */
static bool looks_counted(const char *text, size_t length)
{
	if (!ascii_is_digit(text[0]))
		return false;
	for (size_t i = 0; i < length; i++)
		if (!ascii_is_digit(text[i]) &&
			strchr("abcdefotxz_+-.,: ", ascii_lower(text[i])) == NULL)
			return false;
	return true;
}

/* The words of YAML 1.1's types, which its readers take for no text. */
static bool looks_typed(const char *text, size_t length)
{
	static const char *const words[] = { "y", "n", "yes", "no", "on", "off", "true", "false",
		"null", "nan", "inf" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (ascii_same(text, length, words[i]))
			return true;
	return looks_counted(text, length);
}

static bool is_plain(const char *text, size_t length, enum yaml_where where)
{
	const char *first = "_/(";

	if (length == 0 || text[length - 1] == ' ' || text[length - 1] == ':')
		return false;
	if (!is_letter(text[0]) && !ascii_is_digit(text[0]) && strchr(first, text[0]) == NULL)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\t' || (text[i] == ':' && text[i + 1] == ' ') ||
			(text[i] == '#' && text[i - 1] == ' '))
			return false;
		if (where == YAML_IN_FLOW && strchr(",[]{}:", text[i]) != NULL)
			return false;
	}
	return !looks_typed(text, length) && has_only_raw(text, length, false);
}

static void add_escaped(struct str *str, uint32_t code)
{
	static const struct {
		uint32_t code;
		const char *escape;
	} short_ones[] = { { '\n', "\\n" }, { '\t', "\\t" }, { '\r', "\\r" }, { '"', "\\\"" },
		{ '\\', "\\\\" }, { 0x85, "\\N" }, { 0x2028, "\\L" }, { 0x2029, "\\P" } };

	for (size_t i = 0; i < sizeof(short_ones) / sizeof(*short_ones); i++) {
		if (short_ones[i].code == code) {
			str_add(str, short_ones[i].escape);
			return;
		}
	}
	str_addf(str,
		code < 0x100     ? "\\x%02X"
		: code < 0x10000 ? "\\u%04X"
				 : "\\U%08X",
		(unsigned)code);
}

void str_add_yaml_quoted(struct str *str, const char *text)
{
	size_t length = strlen(text);

	str_add_char(str, '"');
	for (size_t at = 0; at < length;) {
		uint32_t code;
		char bytes[4];

		at += utf8_next(text + at, length - at, &code, NULL);
		if (is_raw(code) && code != '\t' && code != '"' && code != '\\')
			str_add_bytes(str, bytes, utf8_encode(code, bytes));
		else
			add_escaped(str, code);
	}
	str_add_char(str, '"');
}

void str_add_yaml_line(struct str *str, const char *text, enum yaml_where where)
{
	if (is_plain(text, strlen(text), where))
		str_add(str, text);
	else
		str_add_yaml_quoted(str, text);
}

bool yaml_block_holds(const char *text)
{
	size_t length = strlen(text);

	return strspn(text, "\n") < length && has_only_raw(text, length, true);
}

/* A reader guesses the indent from the first line that is not empty: not when that begins with
 * white space. */
static bool needs_indent(const char *text)
{
	text += strspn(text, "\n");
	return *text == ' ' || *text == '\t';
}

void str_add_yaml_head(struct str *str, const char *text, int indent)
{
	size_t length = strlen(text);

	str_add_char(str, '|');
	if (needs_indent(text))
		str_add_char(str, (char)('0' + indent));
	if (length == 0 || text[length - 1] != '\n')
		str_add_char(str, '-');
	else if (length > 1 && text[length - 2] == '\n')
		str_add_char(str, '+');
}

void str_add_yaml_lines(struct str *str, const char *text, int columns, const char *line_end)
{
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		if (length > 0)
			str_add_times(str, " ", columns);
		str_add_bytes(str, text, length);
		str_add(str, line_end);
		text += length + (text[length] == '\n');
	}
}

void str_add_yaml_value(struct str *str, const char *text, int indent)
{
	if (strchr(text, '\n') == NULL || !yaml_block_holds(text)) {
		str_add_yaml_line(str, text, YAML_IN_BLOCK);
		return;
	}
	str_add_yaml_head(str, text, indent);
	str_add_char(str, '\n');
	str_add_yaml_lines(str, text, indent, "\n");
	str_cut(str, str->length - 1); /* the line's own end is the caller's, as behind any value */
}

void str_add_yaml_list(struct str *str, const struct texts *texts)
{
	str_add_char(str, '[');
	for (size_t i = 0; i < texts->count; i++) {
		if (i > 0)
			str_add(str, ", ");
		str_add_yaml_line(str, texts->items[i], YAML_IN_FLOW);
	}
	str_add_char(str, ']');
}
