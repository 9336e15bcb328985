#include "base/words.h"

#include <stddef.h>
#include <string.h>

#include "base/ascii.h"

enum { DIGITS_MOST = 5 };

static const struct {
	const char *one, *many, *letter;
	int days;
} units[] = {
	[UNIT_NONE] = { "", "", "", 0 },
	[UNIT_DAY] = { "day", "days", "d", 1 },
	[UNIT_WEEK] = { "week", "weeks", "w", 7 },
	[UNIT_MONTH] = { "month", "months", "m", 30 },
	[UNIT_QUARTER] = { "quarter", "quarters", "", 91 },
	[UNIT_YEAR] = { "year", "years", "y", 365 },
};

/* Reads digits or letters, whichever TEXT begins with; returns the bytes taken, 0 for neither. */
static size_t read_word(const char *text, struct word *word)
{
	size_t at = 0;

	*word = (struct word){ .number = -1 };
	if (ascii_is_digit(text[0])) {
		word->number = 0;
		for (; ascii_is_digit(text[at]); at++) {
			if (at == DIGITS_MOST)
				return 0;
			word->number = word->number * 10 + (text[at] - '0');
		}
		return at;
	}
	for (; ascii_is_lower(ascii_lower(text[at])); at++) {
		if (at == WORD_LONGEST)
			return 0;
		word->letters[at] = ascii_lower(text[at]);
	}
	return at;
}

static size_t spaces(const char *text)
{
	return strspn(text, " ");
}

/* Between words: spaces, one mark, or nothing from a number to its unit. */
static bool skip_gap(const char **text, const struct word *before)
{
	size_t gap = spaces(*text);

	if (gap == 0 && (**text == '-' || **text == '.'))
		gap = 1;
	*text += gap;
	return gap > 0 || before->number >= 0;
}

bool words_split(struct words *words, const char *text)
{
	*words = (struct words){ 0 };
	text += spaces(text);
	for (;;) {
		struct word *word = &words->items[words->count];
		size_t taken = read_word(text, word);

		if (taken == 0)
			return false;
		words->count++;
		text += taken;
		if (text[spaces(text)] == '\0')
			return true;
		if (words->count == WORDS_MOST || !skip_gap(&text, word))
			return false;
	}
}

bool word_is(const struct word *word, const char *letters)
{
	return strcmp(word->letters, letters) == 0;
}

enum unit word_unit(const struct word *word)
{
	for (enum unit unit = UNIT_DAY; unit <= UNIT_YEAR; unit++)
		if (word_is(word, units[unit].one) || word_is(word, units[unit].many))
			return unit;
	return UNIT_NONE;
}

bool words_amount(const struct word *number, const struct word *unit, struct amount *amount)
{
	enum unit named = word_unit(unit);
	int count = word_is(number, "a") ? 1 : number->number;

	for (enum unit known = UNIT_DAY; named == UNIT_NONE && known <= UNIT_YEAR; known++)
		if (number->number >= 0 && unit->letters[0] != '\0' &&
			word_is(unit, units[known].letter))
			named = known;
	*amount = (struct amount){ count, named };
	return named != UNIT_NONE && named != UNIT_QUARTER && count >= 0 &&
	       amount_days(*amount) <= DAYS_MOST;
}

int amount_days(struct amount amount)
{
	return amount.number * units[amount.unit].days;
}
