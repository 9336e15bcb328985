#include "render/csv_field.h"

#include <string.h>

#include "base/harmless.h"
#include "base/utf8.h"

/* U+FF1D, U+FF0B, U+FF0D, U+FF20: the wide forms, which some spreadsheets read alike. */
static bool starts_formula(uint32_t code)
{
	return code == '=' || code == '+' || code == '-' || code == '@' || code == 0xFF1D ||
	       code == 0xFF0B || code == 0xFF0D || code == 0xFF20;
}

static bool is_formula(const char *text)
{
	uint32_t code = 0;

	if (text[0] == '\t' || text[0] == '\r')
		return true;
	text += strspn(text, " \t\r\n");
	return utf8_next(text, strnlen(text, 4), &code, NULL) > 0 && starts_formula(code);
}

static bool needs_quotes(const char *text)
{
	size_t length = strlen(text);

	return strpbrk(text, ",\"\r\n") || text[0] == ' ' ||
	       (length > 0 && text[length - 1] == ' ');
}

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			str_add_char(out, '"');
		str_add_char(out, *text);
	}
	str_add_char(out, '"');
}

void csv_field(struct str *out, const char *text)
{
	struct str field = { 0 };

	if (!text)
		return;
	if (is_formula(text))
		str_add_char(&field, '\'');
	str_add_harmless(&field, text, strlen(text), HARMLESS_LINES);
	while (field.length > 0 && field.bytes[field.length - 1] == '\n')
		str_cut(&field, field.length - 1);
	if (needs_quotes(str_text(&field)))
		add_quoted(out, str_text(&field));
	else
		str_add(out, str_text(&field));
	str_release(&field);
}

void csv_next(struct str *out, const char *text)
{
	str_add_char(out, ',');
	csv_field(out, text);
}

void csv_next_flag(struct str *out, bool flag)
{
	str_add(out, flag ? ",true" : ",");
}

void csv_next_day(struct str *out, struct day day)
{
	str_add_char(out, ',');
	if (day_known(day))
		str_add_day(out, day);
}

void csv_next_count(struct str *out, size_t count)
{
	str_addf(out, ",%zu", count);
}

void csv_next_number(struct str *out, int number, bool known)
{
	str_add_char(out, ',');
	if (known)
		str_addf(out, "%d", number);
}

void csv_end(struct str *out)
{
	str_add(out, "\r\n");
}
