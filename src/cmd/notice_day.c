#include "cmd/notice_day.h"

#include <string.h>

#include "base/ascii.h"
#include "base/when.h"
#include "cmd/recipients.h"

enum { DAY_WORDS_MOST = 3 };

/* One digit or two; how many, 0 when neither. */
static size_t read_number(const char *text, unsigned *number)
{
	size_t length = strspn(text, "0123456789");

	if (length < 1 || length > 2)
		return 0;
	*number = 0;
	for (size_t i = 0; i < length; i++)
		*number = *number * 10 + (unsigned)(text[i] - '0');
	return length;
}

/* 05-01, 5-1; --05-01, as it stands in files. */
static bool read_month_day(const char *typed, struct yearly *yearly)
{
	struct str text = { 0 };
	unsigned month, day;
	size_t length;
	bool good;

	typed += text_starts(typed, "--") ? 2 : 0;
	length = read_number(typed, &month);
	if (length == 0 || typed[length] != '-')
		return false;
	typed += length + 1;
	length = read_number(typed, &day);
	if (length == 0 || typed[length] != '\0')
		return false;
	str_addf(&text, "--%02u-%02u", month, day);
	good = yearly_parse(str_text(&text), text.length, yearly);
	str_release(&text);
	return good;
}

/* The most words that are a day. */
static size_t take_words(struct app *app, const struct operands *operands, struct day *day)
{
	for (size_t count = DAY_WORDS_MOST; count > 0; count--) {
		struct operands words = *operands;

		if (1 + count > operands->plain)
			continue;
		words.count = 1 + count;
		if (when_day(operands_text(&words, 1, &app->memory), app_today(app), WHEN_AHEAD,
			    day))
			return count;
	}
	return 0;
}

/* Numbers with dashes between them: somebody meant a day. */
static bool is_numbers(const char *word)
{
	size_t length = strlen(word);

	return strspn(word, "0123456789-") == length && strchr(word, '-') != NULL &&
	       ascii_is_digit(word[0]) && ascii_is_digit(word[length - 1]);
}

static int refuse_slip(const char *word, enum notice_when when, struct err *err)
{
	const char *near = when_near(word);
	struct yearly yearly;

	if (near == NULL && !is_numbers(word))
		return when == NOTICE_ONCE
			       ? 0
			       : err_set(err, ERR_USAGE, "notice: --yearly needs a day");
	err_set(err, ERR_USAGE, "notice: '%s' is not a day", word);
	if (near != NULL)
		return err_hint(err, "did you mean %s? what is no day goes behind --", near);
	if (read_month_day(word, &yearly))
		return err_hint(
			err, "every year: --yearly %s; what is no day goes behind --", word);
	return err_hint(
		err, "days are typed like 2026-12-05 or saturday; what is no day goes behind --");
}

int notice_day_take(struct notice *notice, size_t *taken, struct app *app,
	const struct operands *operands, enum notice_when when, struct err *err)
{
	const char *first = operands->plain > 1 ? operands->items[1] : "";
	struct day day;

	*taken = 0;
	if ((when == NOTICE_YEARLY || text_starts(first, "--")) &&
		read_month_day(first, &notice->yearly)) {
		*taken = 1;
		return 0;
	}
	*taken = take_words(app, operands, &day);
	if (*taken == 0)
		return refuse_slip(first, when, err);
	if (when == NOTICE_YEARLY)
		notice->yearly = yearly_of(day);
	else
		notice->day = day;
	return 0;
}
