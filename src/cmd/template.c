#include "cmd/template.h"

#include <string.h>

#include "base/harmless.h"
#include "model/occasion.h"
#include "render/phrase.h"

enum { QUOTED_LINES = 8, DAYS_AHEAD = 30 };

#define LEFT_OUT "# Lines that begin with \"# \" are left out; #words become tags.\n"

static void add_line(struct str *str, const char *start, const char *text, size_t length)
{
	str_add(str, start);
	str_add_harmless(str, text, length, HARMLESS_LINE);
	str_add_char(str, '\n');
}

static void add_names(struct str *str, const struct note *note, const struct people *people)
{
	struct str names = { 0 };

	for (size_t i = 0; i < note->to.count; i++) {
		if (i > 0)
			str_add(&names, i + 1 < note->to.count ? ", " : " and ");
		str_add(&names, people_name(people, note->to.items[i]));
	}
	add_line(str, "# To ", str_text(&names), names.length);
	str_release(&names);
}

static void add_wishes(struct str *str, const struct note *note, const struct people *people)
{
	struct str wishes = { 0 };
	size_t said = 0;

	for (size_t i = 0; i < note->to.count; i++) {
		const struct person *person = people_find(people, note->to.items[i]);

		str_clear(&wishes);
		str_addf(&wishes, "%s ", people_short_name(people, note->to.items[i]));
		if (!person_add_liking(&wishes, person))
			continue;
		if (said++ == 0)
			str_add(str, "#\n");
		add_line(str, "# ", str_text(&wishes), wishes.length);
	}
	str_release(&wishes);
}

static void add_occasion(struct str *line, const struct occasion *occasion, struct day today)
{
	str_add(line, person_name(occasion->person));
	if (occasion->kind == OCCASION_BIRTHDAY)
		str_add(line, "'s birthday");
	else if (occasion->kind == OCCASION_ANNIVERSARY)
		str_addf(line, ", %d %s here", occasion->years,
			occasion->years == 1 ? "year" : "years");
	else
		str_addf(line, ": %s", occasion->text);
	str_add(line, ", ");
	str_add_date_short(line, occasion->day, today);
}

/* What is on no day of its own: what they care for, always. */
static void add_cares(struct str *str, const struct person *person, size_t *said)
{
	struct str line = { 0 };

	for (size_t i = 0; i < person->notices.count; i++) {
		const struct notice *notice = &person->notices.items[i];

		if (day_known(notice->day) || notice->yearly.month != 0)
			continue;
		str_clear(&line);
		str_addf(&line, "%s: %s", person_name(person), notice->text);
		add_line(str, (*said)++ == 0 ? "#\n# " : "# ", str_text(&line), line.length);
	}
	str_release(&line);
}

/* What those who are thanked do and look forward to in the days ahead. */
static void add_notices(
	struct str *str, const struct note *note, const struct people *people, struct day today)
{
	const struct span ahead = { today, day_add(today, DAYS_AHEAD) };
	struct occasions occasions = { 0 };
	struct str line = { 0 };
	size_t said = 0;

	for (size_t i = 0; i < note->to.count; i++) {
		const struct person *person = people_find(people, note->to.items[i]);

		if (person == NULL)
			continue;
		occasions_add(&occasions, person, ahead);
		add_cares(str, person, &said);
	}
	occasions_sort(&occasions);
	for (size_t i = 0; i < occasions.count; i++) {
		str_clear(&line);
		add_occasion(&line, &occasions.items[i], today);
		add_line(str, said++ == 0 ? "#\n# " : "# ", str_text(&line), line.length);
	}
	occasions_release(&occasions);
	str_release(&line);
}

/* The first lines of what is answered. */
static void add_quote(struct str *str, const struct note *parent, const struct people *people)
{
	const char *rest = parent->text != NULL ? parent->text : "";

	str_add(str, "#\n");
	add_line(str, "# In answer to ", people_name(people, parent->from),
		strlen(people_name(people, parent->from)));
	for (int i = 0; i < QUOTED_LINES && *rest != '\0'; i++) {
		size_t length = strcspn(rest, "\n");

		add_line(str, "#   ", rest, length);
		rest += length + (rest[length] == '\n');
	}
}

void str_add_template(struct str *str, const struct note *note, const struct note *parent,
	const struct people *people, struct day today)
{
	str_add(str, "\n");
	add_names(str, note, people);
	add_wishes(str, note, people);
	add_notices(str, note, people, today);
	if (parent != NULL)
		add_quote(str, parent, people);
	str_add(str, "#\n" LEFT_OUT "# Without a text nothing is kept.\n");
}

bool template_holds(const char *text)
{
	const char *line = strstr(text, LEFT_OUT);

	return line != NULL && (line == text || line[-1] == '\n');
}

static bool is_comment(const char *line, size_t length)
{
	return length > 0 && line[0] == '#' &&
	       (length == 1 || line[1] == ' ' || line[1] == '\t' || line[1] == '\r');
}

void str_add_written(struct str *str, const char *text, size_t length)
{
	while (length > 0) {
		const char *end = memchr(text, '\n', length);
		size_t line = end != NULL ? (size_t)(end - text) + 1 : length;

		if (!is_comment(text, line - (end != NULL)))
			str_add_bytes(str, text, line);
		text += line;
		length -= line;
	}
}
