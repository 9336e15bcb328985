/*
 * A short phrase taken apart into words and numbers, for rooms that read what
 * people type: "3 weeks ago", "last-monday", "14d". Owns nothing, knows English units of time.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>

enum { WORDS_MOST = 3, WORD_LONGEST = 10, DAYS_MOST = 36500 };

/* A word in lower case, or a number; the other one is "" or -1. */
struct word {
	char letters[WORD_LONGEST + 1];
	int number; /* up to five digits */
};

struct words {
	struct word items[WORDS_MOST];
	int count; /* 1 to 3 */
};

/*
 * Words are parted by spaces, by one `-` or `.`, or by nothing from a number
 * to its unit. False for anything else, for more words and for longer ones.
 */
bool words_split(struct words *words, const char *text);
bool word_is(const struct word *word, const char *letters);

enum unit { UNIT_NONE, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR };

enum unit word_unit(const struct word *word); /* `week` or `weeks`, spelled out */

/* So many days, weeks, months or years, DAYS_MOST together. */
struct amount {
	int number;
	enum unit unit;
};

/* `3 weeks`, `3w`, `a week`. */
bool words_amount(const struct word *number, const struct word *unit, struct amount *amount);
int amount_days(struct amount amount); /* a month has 30 here, a year 365 */

#endif
