#include "render/ics_text.h"

#include <string.h>

#include "base/harmless.h"
#include "base/utf8.h"

enum { OCTETS_MOST = 75 }; /* RFC 5545, 3.1: without the line break */

/* RFC 5545, 3.3.11. */
void ics_text(struct str *out, const char *text)
{
	struct str harmless = { 0 };

	str_add_harmless(&harmless, text, strlen(text), HARMLESS_LINES);
	for (const char *c = str_text(&harmless); *c; c++) {
		if (*c == '\n') {
			str_add(out, "\\n");
			continue;
		}
		if (strchr("\\;,", *c))
			str_add_char(out, '\\');
		str_add_char(out, *c);
	}
	str_release(&harmless);
}

/* Folded where the next character would be too much; what goes on begins with a space. */
static void add_folded(struct str *out, const struct str *line)
{
	const char *text = str_text(line);
	size_t left = line->length, octets = 0, length;
	uint32_t code;

	while ((length = utf8_next(text, left, &code, NULL)) > 0) {
		if (octets + length > OCTETS_MOST) {
			str_add(out, "\r\n ");
			octets = 1;
		}
		str_add_bytes(out, text, length);
		octets += length;
		text += length;
		left -= length;
	}
	str_add(out, "\r\n");
}

void ics_line(struct str *out, const char *name, const char *value)
{
	struct str line = { 0 };

	str_addf(&line, "%s:%s", name, value);
	add_folded(out, &line);
	str_release(&line);
}

void ics_line_text(struct str *out, const char *name, const char *text)
{
	struct str value = { 0 };

	ics_text(&value, text);
	ics_line(out, name, str_text(&value));
	str_release(&value);
}

void ics_line_day(struct str *out, const char *name, struct day day)
{
	struct civil civil = day_civil(day);

	str_addf(out, "%s:%04d%02d%02d\r\n", name, civil.year, civil.month, civil.day);
}

void ics_line_moment(struct str *out, const char *name, struct moment moment)
{
	struct moment utc = { .seconds = moment.seconds };
	struct civil civil = day_civil(moment_day(utc));
	int time = moment_time(utc);

	str_addf(out, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", name, civil.year, civil.month, civil.day,
		time / 3600, time / 60 % 60, time % 60);
}
