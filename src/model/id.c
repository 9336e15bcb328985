#include "model/id.h"

#include <string.h>

#include "base/ascii.h"

enum { DAY_LENGTH = 8, TIME_LENGTH = 4, TWELFTHS = 12, BITS = 5 };

/* Crockford's base32 (https://www.crockford.com/base32.html), without i, l, o, u. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static void put_number(char *at, int number, int digits)
{
	while (digits-- > 0) {
		at[digits] = (char)('0' + number % 10);
		number /= 10;
	}
}

static void put_base32(char *at, uint32_t number, int digits)
{
	while (digits-- > 0) {
		at[digits] = alphabet[number & 31];
		number >>= BITS;
	}
}

static void put_day(char id[ID_LENGTH + 1], struct day day)
{
	struct civil civil = day_civil(day);

	put_number(id, civil.year, 4);
	put_number(id + 4, civil.month, 2);
	put_number(id + 6, civil.day, 2);
	id[DAY_LENGTH] = '-';
}

void id_make(char id[ID_LENGTH + 1], struct moment moment, int twelfths, uint32_t random)
{
	uint32_t time = (uint32_t)(moment_time(moment) * TWELFTHS + twelfths);

	put_day(id, moment_day(moment));
	put_base32(id + DAY_LENGTH + 1, time, TIME_LENGTH);
	put_base32(id + DAY_LENGTH + 1 + TIME_LENGTH, random, ID_RANDOM_BITS / BITS);
	id[ID_LENGTH] = '\0';
}

void id_move(char id[ID_LENGTH + 1], const char *old_id, struct day day)
{
	memmove(id + DAY_LENGTH + 1, id_last(old_id), ID_LAST_LENGTH);
	put_day(id, day);
	id[ID_LENGTH] = '\0';
}

bool id_last_valid(const char *last, size_t length)
{
	if (length != ID_LAST_LENGTH)
		return false;
	for (size_t i = 0; i < length; i++)
		if (last[i] == '\0' || strchr(alphabet, last[i]) == NULL)
			return false;
	return true;
}

static int take_number(const char *at, int digits)
{
	int number = 0;

	while (digits-- > 0)
		number = number * 10 + (*at++ - '0');
	return number;
}

static bool read_day(const char *id, struct civil *civil)
{
	for (int i = 0; i < DAY_LENGTH; i++)
		if (!ascii_is_digit(id[i]))
			return false;
	if (id[DAY_LENGTH] != '-')
		return false;
	*civil = (struct civil){ take_number(id, 4), take_number(id + 4, 2),
		take_number(id + 6, 2) };
	return civil_valid(*civil);
}

bool id_day(const char *id, struct day *day)
{
	struct civil civil;

	if (!read_day(id, &civil))
		return false;
	if (!id_last_valid(id + DAY_LENGTH + 1, strlen(id + DAY_LENGTH + 1)))
		return false;
	*day = day_from_civil(civil);
	return true;
}

bool id_valid(const char *id)
{
	struct day day;

	return id_day(id, &day);
}

const char *id_last(const char *id)
{
	return id_valid(id) ? id + DAY_LENGTH + 1 : id;
}

static bool begins_with(const char *text, const char *prefix)
{
	while (*prefix != '\0' && ascii_lower(*text) == ascii_lower(*prefix)) {
		text++;
		prefix++;
	}
	return *prefix == '\0';
}

bool id_matches(const char *id, const char *prefix)
{
	return begins_with(id, prefix) || begins_with(id_last(id), prefix);
}
