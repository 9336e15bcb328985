#include "cmd/typed.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/when.h"
#include "store/layout.h"
#include "sys/clock.h"
#include "sys/file.h"

enum { WHEN_LONGEST = 64, SECONDS_MINUTE = 60, SECONDS_HOUR = 3600 };

static bool two_digits(const char *text, int most, int *number)
{
	if (!ascii_is_digit(text[0]) || !ascii_is_digit(text[1]))
		return false;
	*number = (text[0] - '0') * 10 + (text[1] - '0');
	return *number <= most;
}

/* HH:MM or HH:MM:SS, the whole of TEXT, as the second of the day. */
static bool read_time(const char *text, int *time)
{
	size_t length = strlen(text);
	int hour, minute, second = 0;

	if ((length != 5 && length != 8) || !two_digits(text, 23, &hour) || text[2] != ':' ||
		!two_digits(text + 3, 59, &minute))
		return false;
	if (length == 8 && (text[5] != ':' || !two_digits(text + 6, 59, &second)))
		return false;
	*time = hour * SECONDS_HOUR + minute * SECONDS_MINUTE + second;
	return true;
}

/* A day, perhaps with a time of day behind a space or a T, in the local zone. */
static bool read_local(const char *typed, const struct app *app, struct moment *moment)
{
	char phrase[WHEN_LONGEST];
	int time = moment_time(app->now);
	struct day day;
	size_t length = strlen(typed);

	if (length >= sizeof(phrase))
		return false;
	memcpy(phrase, typed, length + 1);
	for (size_t i = length; i > 1; i--) {
		if (phrase[i - 1] != ' ' && phrase[i - 1] != 'T')
			continue;
		if (read_time(phrase + i, &time))
			phrase[i - 1] = '\0';
		break;
	}
	if (!when_day(phrase, app_today(app), WHEN_BACK, &day))
		return false;
	*moment = clock_local(day, time);
	return true;
}

int typed_moment(struct moment *moment, struct app *app, const char *typed, enum typed_ahead ahead,
	struct err *err)
{
	struct str date = { 0 };

	if (!moment_parse(typed, strlen(typed), moment) && !read_local(typed, app, moment)) {
		err_set(err, ERR_USAGE, "--date: '%s' is not a day", typed);
		return err_hint(err,
			"days are typed like 2026-11-21, yesterday, monday, \"3 weeks ago\" or "
			"\"yesterday 16:42\"");
	}
	if (ahead == AHEAD_MEANT || moment->seconds <= app->now.seconds)
		return 0;
	str_add_moment(&date, *moment);
	err_set(err, ERR_BUSY, "--date: %s is still to come", str_text(&date));
	str_release(&date);
	return err_hint(err, "if that is meant, say --again");
}

int typed_field(
	struct note *note, struct app *app, const char *name, const char *typed, struct err *err)
{
	const struct field *field = fields_find(&note_fields, name);

	if (field_read(field, note, typed, strlen(typed), &app->memory, err) == 0)
		return 0;
	err->kind = ERR_USAGE;
	return err_in(err, "--%s", field_is_list(field) ? "tag" : name);
}

/* Line feeds only, nothing blank around the text. */
static void tidy(struct str *text, const char *bytes, size_t length)
{
	static const char mark[] = "\xEF\xBB\xBF"; /* what some editors put in front */
	size_t start = length >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0, first;

	for (size_t i = start; i < length; i++)
		if (bytes[i] != '\r' || i + 1 == length || bytes[i + 1] != '\n')
			str_add_char(text, bytes[i]);
	while (text->length > 0 && ascii_is_space(text->bytes[text->length - 1]))
		str_cut(text, text->length - 1);
	first = 0;
	for (size_t i = 0; i < text->length && ascii_is_space(text->bytes[i]); i++)
		if (text->bytes[i] == '\n')
			first = i + 1;
	str_splice(text, 0, first, "", 0);
}

int typed_text(
	const char **text, struct app *app, const char *bytes, size_t length, struct err *err)
{
	struct str tidied = { 0 };
	size_t bad;
	int status = 0;

	tidy(&tidied, bytes, length);
	if (memchr(bytes, '\0', length) != NULL)
		status = err_set(err, ERR_DATA, "the text holds a NUL byte");
	else if (!utf8_valid(str_text(&tidied), tidied.length, &bad))
		status = err_set(err, ERR_DATA, "the text is not UTF-8, from byte %zu on", bad + 1);
	else if (tidied.length > NOTE_TEXT_LONGEST)
		status = err_set(err, ERR_DATA, "the text has %zu bytes, more than %zu",
			tidied.length, NOTE_TEXT_LONGEST);
	else
		*text = arena_text(&app->memory, str_text(&tidied), tidied.length);
	str_release(&tidied);
	return status;
}

int typed_picture(const char **name, struct str *bytes, struct app *app, const char *file,
	const char *stem, struct err *err)
{
	struct str text = { 0 };
	const char *kind;
	bool placed = false;

	if (file_read_any(bytes, file, LIMIT_PICTURE, err) != 0)
		return err_in(err, "--picture: '%s'", file);
	kind = picture_kind(str_text(bytes), bytes->length, &placed);
	if (kind == NULL)
		return err_set(err, ERR_DATA,
			"--picture: '%s' is not a picture: png, jpeg, webp or gif", file);
	if (placed)
		app_say(app,
			"'%s' tells where it was taken, and everybody who shares the notes can "
			"read that",
			file);
	str_addf(&text, "%s.%s", stem, kind);
	*name = arena_text(&app->memory, str_text(&text), text.length);
	str_release(&text);
	return 0;
}
