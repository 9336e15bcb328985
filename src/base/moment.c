#include "base/moment.h"

#include "base/ascii.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

/* What is left of a text that is being read. */
struct reader {
	const char *text;
	size_t left;
};

static int64_t local_seconds(struct moment moment)
{
	return moment.seconds + moment.offset * MINUTE;
}

int moment_time(struct moment moment)
{
	int time = (int)(local_seconds(moment) % DAY);

	return time < 0 ? time + DAY : time;
}

struct day moment_day(struct moment moment)
{
	int64_t midnight = local_seconds(moment) - moment_time(moment);

	return (struct day){ (int32_t)(midnight / DAY) };
}

struct moment moment_at(struct day day, int time, int offset)
{
	return (struct moment){
		.seconds = (int64_t)day.number * DAY + time - offset * MINUTE,
		.offset = (int16_t)offset,
	};
}

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int moment_compare_local(struct moment a, struct moment b)
{
	int by_wall = compare(local_seconds(a), local_seconds(b));

	return by_wall != 0 ? by_wall : compare(a.seconds, b.seconds);
}

static bool next_is(const struct reader *reader, char c)
{
	return reader->left > 0 && reader->text[0] == c;
}

static void skip(struct reader *reader, size_t bytes)
{
	reader->text += bytes;
	reader->left -= bytes;
}

static bool take(struct reader *reader, char c)
{
	if (!next_is(reader, c))
		return false;
	skip(reader, 1);
	return true;
}

static bool next_is_digit(const struct reader *reader)
{
	return reader->left > 0 && ascii_is_digit(reader->text[0]);
}

/* Two digits, at most LARGEST. */
static bool take_two(struct reader *reader, int largest, int *number)
{
	*number = 0;
	for (int i = 0; i < 2; i++) {
		if (!next_is_digit(reader))
			return false;
		*number = *number * 10 + (reader->text[0] - '0');
		skip(reader, 1);
	}
	return *number <= largest;
}

static bool take_fraction(struct reader *reader)
{
	if (!take(reader, '.') && !take(reader, ','))
		return true;
	if (!next_is_digit(reader))
		return false;
	while (next_is_digit(reader))
		skip(reader, 1);
	return true;
}

static bool take_time(struct reader *reader, int *time)
{
	int hour, minute, second = 0;

	if (!take_two(reader, 23, &hour) || !take(reader, ':') || !take_two(reader, 59, &minute))
		return false;
	if (take(reader, ':') && (!take_two(reader, 60, &second) || !take_fraction(reader)))
		return false;
	*time = hour * HOUR + minute * MINUTE + (second == 60 ? 59 : second);
	return true;
}

static bool take_offset(struct reader *reader, int *offset)
{
	int hours, minutes;
	bool west = next_is(reader, '-');

	*offset = 0;
	if (take(reader, 'Z') || take(reader, 'z'))
		return true;
	if (!take(reader, '+') && !take(reader, '-'))
		return false;
	if (!take_two(reader, 23, &hours))
		return false;
	take(reader, ':');
	if (!take_two(reader, 59, &minutes))
		return false;
	*offset = (hours * 60 + minutes) * (west ? -1 : 1);
	return true;
}

bool moment_parse(const char *text, size_t length, struct moment *moment)
{
	struct reader reader = { text, length };
	struct day day;
	int time, offset;
	size_t taken = day_parse(text, length, &day);

	skip(&reader, taken);
	if (taken == 0 || !(take(&reader, 'T') || take(&reader, 't') || take(&reader, ' ')))
		return false;
	if (!take_time(&reader, &time) || !take_offset(&reader, &offset) || reader.left > 0)
		return false;
	*moment = moment_at(day, time, offset);
	return true;
}

void str_add_moment(struct str *str, struct moment moment)
{
	int time = moment_time(moment);
	int offset = moment.offset < 0 ? -moment.offset : moment.offset;

	str_add_day(str, moment_day(moment));
	str_addf(str, "T%02d:%02d:%02d%c%02d:%02d", time / HOUR, time / MINUTE % 60, time % 60,
		moment.offset < 0 ? '-' : '+', offset / 60, offset % 60);
}
