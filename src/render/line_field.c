#include "render/line_field.h"

#include <string.h>

#include "base/harmless.h"
#include "model/field.h"

void line_field(struct str *out, const char *text)
{
	if (text)
		str_add_harmless(out, text, strlen(text), HARMLESS_LINE);
}

void line_first(struct str *out, const char *text)
{
	if (!text)
		return;
	text += strspn(text, " \t\r\n");
	str_add_harmless(out, text, strcspn(text, "\r\n"), HARMLESS_LINE);
}

void line_next(struct str *out, const char *text)
{
	str_add_char(out, '\t');
	line_field(out, text);
}

void line_next_day(struct str *out, struct day day)
{
	str_add_char(out, '\t');
	if (day_known(day))
		str_add_day(out, day);
}

void line_next_moment(struct str *out, struct moment moment)
{
	str_add_char(out, '\t');
	if (moment_known(moment))
		str_add_moment(out, moment);
}

void line_next_count(struct str *out, size_t count)
{
	str_addf(out, "\t%zu", count);
}

void line_next_number(struct str *out, int number, bool known)
{
	str_add_char(out, '\t');
	if (known)
		str_addf(out, "%d", number);
}

void line_next_texts(struct str *out, const struct texts *texts)
{
	str_add_char(out, '\t');
	for (size_t i = 0; i < texts->count; i++) {
		str_add(out, i > 0 ? "," : "");
		line_field(out, texts->items[i]);
	}
}
