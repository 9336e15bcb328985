#include "model/scalar.h"

#include <string.h>

#include "base/ascii.h"
#include "base/when.h"
#include "model/handle.h"
#include "model/spelling.h"

static int refuse(struct scalar *scalar, const char *why)
{
	struct str text = { 0 };

	str_add_quoted(&text, scalar->text, scalar->length);
	err_set(scalar->err, ERR_DATA, "%s %s", str_text(&text), why);
	str_release(&text);
	return -1;
}

/* Keeps BYTES as the value, or as one more of the list. */
static int keep(struct scalar *scalar, const char *bytes, size_t length)
{
	const char *text = arena_text(scalar->arena, bytes, length);

	if (field_is_list(scalar->field))
		texts_add(scalar->arena, scalar->member, text);
	else
		*(const char **)scalar->member = text;
	return 0;
}

static int read_handle(struct scalar *scalar)
{
	char handle[HANDLE_LONGEST + 1];
	bool spelling = (scalar->field->flags & FIELD_SPELLING) != 0;

	if (handle_parse(scalar->text, scalar->length, handle)) {
		if (handle_reserved(handle))
			return refuse(scalar, "is reserved and cannot be a handle here");
		return keep(scalar, handle, strlen(handle));
	}
	if (spelling && spelling_is_alias(scalar->text, scalar->length))
		return keep(scalar, scalar->text, scalar->length);
	return refuse(scalar, "is not a handle: letters, digits, and . _ - between them");
}

static int read_line(struct scalar *scalar)
{
	size_t length = scalar->length;

	while (length > 0 && scalar->text[length - 1] == '\n')
		length--;
	if (memchr(scalar->text, '\n', length) != NULL ||
		memchr(scalar->text, '\r', length) != NULL)
		return refuse(scalar, "is more than one line");
	return keep(scalar, scalar->text, length);
}

static int read_word(struct scalar *scalar)
{
	size_t mark = scalar->length > 0 && scalar->text[0] == '#';

	if (!spelling_is_tag(scalar->text + mark, scalar->length - mark))
		return refuse(scalar, "is not a tag: one word, without commas");
	return keep(scalar, scalar->text + mark, scalar->length - mark);
}

static int refuse_choice(struct scalar *scalar)
{
	struct str why = { 0 };

	str_add(&why, "is not one of ");
	for (size_t i = 0, said = 0; scalar->field->choices[i] != NULL; i++)
		if (scalar->field->choices[i][0] != '\0')
			str_addf(&why, "%s%s", said++ > 0 ? ", " : "", scalar->field->choices[i]);
	refuse(scalar, str_text(&why));
	str_release(&why);
	return -1;
}

static int read_choice(struct scalar *scalar)
{
	const char *const *choices = scalar->field->choices;

	for (int i = 0; choices[i] != NULL; i++) {
		if (!ascii_same(scalar->text, scalar->length, choices[i]))
			continue;
		if (field_is_list(scalar->field))
			return keep(scalar, choices[i], strlen(choices[i]));
		*(int *)scalar->member = i;
		return 0;
	}
	return refuse_choice(scalar);
}

static int read_flag(struct scalar *scalar)
{
	bool yes = ascii_same(scalar->text, scalar->length, "true") ||
		   ascii_same(scalar->text, scalar->length, "yes");

	if (!yes && !ascii_same(scalar->text, scalar->length, "false") &&
		!ascii_same(scalar->text, scalar->length, "no"))
		return refuse(scalar, "is not true or false");
	*(bool *)scalar->member = yes;
	return 0;
}

static int read_moment(struct scalar *scalar)
{
	struct moment moment;

	if (!moment_parse(scalar->text, scalar->length, &moment))
		return refuse(scalar, "is not an ISO 8601 date with offset, as in " MOMENT_EXAMPLE);
	*(struct moment *)scalar->member = moment;
	return 0;
}

static int read_day(struct scalar *scalar)
{
	struct day day;

	if (scalar->length == 0 || day_parse(scalar->text, scalar->length, &day) != scalar->length)
		return refuse(scalar, "is not a day like 2026-11-21");
	*(struct day *)scalar->member = day;
	return 0;
}

static int read_yearly(struct scalar *scalar)
{
	if (!yearly_parse(scalar->text, scalar->length, scalar->member))
		return refuse(scalar, "is not a month and day like --04-02");
	return 0;
}

static int read_duration(struct scalar *scalar)
{
	bool may_never = scalar->field->flags & FIELD_NEVER, fits;
	struct str text = { 0 };
	int days;

	str_add_bytes(&text, scalar->text, scalar->length);
	fits = when_duration(str_text(&text), &days);
	if (may_never && text_same(str_text(&text), "never")) {
		days = DURATION_NEVER;
		fits = true;
	}
	str_release(&text);
	if (!fits)
		return refuse(scalar, may_never ? "is neither a number of days like 14d nor never"
						: "is not a number of days like 14d");
	*(int *)scalar->member = days;
	return 0;
}

static int read_number(struct scalar *scalar)
{
	int number = 0;

	for (size_t i = 0; i < scalar->length; i++) {
		if (!ascii_is_digit(scalar->text[i]) || i > 8)
			return refuse(scalar, "is not a whole number");
		number = number * 10 + (scalar->text[i] - '0');
	}
	if (scalar->length == 0)
		return refuse(scalar, "is not a whole number");
	*(int *)scalar->member = number;
	return 0;
}

static int read_id(struct scalar *scalar)
{
	struct str folded = { 0 };
	int result = -1;

	for (size_t i = 0; i < scalar->length; i++)
		str_add_char(&folded, ascii_lower(scalar->text[i]));
	if (spelling_is_id(scalar->text, scalar->length))
		result = keep(scalar, scalar->text, scalar->length);
	else if (spelling_is_id(str_text(&folded), folded.length))
		result = keep(scalar, folded.bytes, folded.length);
	else
		refuse(scalar, "is not a note's id");
	str_release(&folded);
	return result;
}

static int read_file(struct scalar *scalar)
{
	if (!spelling_is_file(scalar->text, scalar->length))
		return refuse(scalar, "is not a file name: no path, no dot in front");
	return keep(scalar, scalar->text, scalar->length);
}

int scalar_read(struct scalar *scalar)
{
	switch (scalar->field->kind) {
	case FIELD_HANDLE:
	case FIELD_HANDLES:
		return read_handle(scalar);
	case FIELD_TEXT:
		return keep(scalar, scalar->text, scalar->length);
	case FIELD_LINE:
	case FIELD_LINES:
		return read_line(scalar);
	case FIELD_WORDS:
		return read_word(scalar);
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return read_choice(scalar);
	case FIELD_FLAG:
		return read_flag(scalar);
	case FIELD_MOMENT:
		return read_moment(scalar);
	case FIELD_DAY:
		return read_day(scalar);
	case FIELD_YEARLY:
		return read_yearly(scalar);
	case FIELD_DURATION:
		return read_duration(scalar);
	case FIELD_NUMBER:
		return read_number(scalar);
	case FIELD_ID:
		return read_id(scalar);
	case FIELD_FILE:
		return read_file(scalar);
	case FIELD_NOTICES:
	case FIELD_CONFLICTS:
		break;
	}
	return refuse(scalar, "is no value by itself");
}
