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

/* "12/05", "5.12.", "12.5.2026": how long it is at the front of TEXT, 0 when it is no such thing.
 */
static size_t foreign_date(const char *text)
{
	size_t length = strspn(text, "0123456789/.");
	size_t first = strspn(text, "0123456789"), second;

	if ((text[length] != '\0' && text[length] != ' ') || first == 0 || first > 4 ||
		first == length)
		return 0;
	second = strspn(text + first + 1, "0123456789");
	return second > 0 && second <= 4 ? length : 0;
}

/* "5", "5.", "5th", "5,": a day of a month; its length, 0 when it is none. */
static size_t month_day(const char *text)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	unsigned day;
	size_t length = read_number(text, &day);

	if (length == 0 || day < 1 || day > 31)
		return 0;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (text_starts(text + length, ends[i]))
			length += strlen(ends[i]);
	length += strspn(text + length, ".,");
	return text[length] == '\0' || text[length] == ' ' ? length : 0;
}

/* "December", "dec", "Dec."; its length, 0 when it is none. */
static size_t month_word(const char *text)
{
	static const char *const names[] = { "january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december" };
	size_t length = 0, end;

	while (ascii_lower(text[length]) >= 'a' && ascii_lower(text[length]) <= 'z')
		length++;
	end = length + strspn(text + length, ".,");
	if (length < 3 || (text[end] != '\0' && text[end] != ' '))
		return 0;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t same = 0;

		while (same < length && ascii_lower(text[same]) == names[i][same])
			same++;
		if (same == length && (length == 3 || length == 4 || names[i][length] == '\0'))
			return end;
	}
	return 0;
}

/* "5 December", "Dec 5th": its length at the front of TEXT, 0 when it is none. */
static size_t spelled_date(const char *text)
{
	size_t first = month_day(text), second = 0;

	if (first > 0 && text[first] == ' ') {
		second = month_word(text + first + 1);
	} else if (first == 0) {
		first = month_word(text);
		if (first > 0 && text[first] == ' ')
			second = month_day(text + first + 1);
	}
	return second > 0 ? first + 1 + second : 0;
}

/* What stands at the front of what is said, and is a day elsewhere; NULL when there is none. */
static const char *find_foreign(struct app *app, const struct operands *operands)
{
	struct operands words = *operands;
	const char *text;
	size_t length;

	words.count = operands->plain;
	text = operands_text(&words, 1, &app->memory);
	if (text == NULL)
		return NULL;
	length = foreign_date(text);
	if (length == 0)
		length = spelled_date(text);
	return length > 0 ? arena_text(&app->memory, text, length) : NULL;
}

static int refuse_foreign(const char *typed, enum notice_when when, struct err *err)
{
	err_set(err, ERR_USAGE, "notice: '%s' is not a day", typed);
	return err_hint(err, "days are typed like %s; what is no day goes behind --",
		when == NOTICE_YEARLY ? "05-01 with --yearly" : "2026-12-05 or saturday");
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
	const char *first = operands->plain > 1 ? operands->items[1] : "", *foreign;
	struct day day;

	*taken = 0;
	if ((when == NOTICE_YEARLY || text_starts(first, "--")) &&
		read_month_day(first, &notice->yearly)) {
		*taken = 1;
		return 0;
	}
	*taken = take_words(app, operands, &day);
	foreign = *taken == 0 ? find_foreign(app, operands) : NULL;
	if (foreign != NULL)
		return refuse_foreign(foreign, when, err);
	if (*taken == 0)
		return refuse_slip(first, when, err);
	if (when == NOTICE_YEARLY)
		notice->yearly = yearly_of(day);
	else
		notice->day = day;
	return 0;
}
