#include <string.h>

#include "model/id.h"
#include "store/layout.h"
#include "store/merge_work.h"

static bool fits(struct day day, const struct note *note)
{
	return note != NULL && day_compare(moment_day(note->date), day) == 0;
}

/* Does the name of the file at PATH tell of that time of day? */
static bool has_time(const char *path, struct moment date)
{
	enum { TIME_LENGTH = 4 };
	const char *name = strrchr(path, '/') + 1;
	char first[ID_LENGTH + 1], last[ID_LENGTH + 1];

	if (!id_last_valid(name, strcspn(name, ".")))
		return false;
	id_make(first, date, 0, 0);
	id_make(last, date, 11, 0);
	return strncmp(name, id_last(first), TIME_LENGTH) >= 0 &&
	       strncmp(name, id_last(last), TIME_LENGTH) <= 0;
}

/* A note that went to another day is no other note: its name tells the time it had, and it still
 * says the same to the same people. */
static bool is_moved(const char *path, const struct note *base, const struct note *side)
{
	if (!has_time(path, base->date) || !text_same(base->from, side->from) ||
		!text_same(base->text, side->text) || base->to.count != side->to.count)
		return false;
	for (size_t i = 0; i < base->to.count; i++)
		if (!text_same(base->to.items[i], side->to.items[i]))
			return false;
	return true;
}

enum fit merge_fit(
	const char *path, const struct note *base, const struct note *one, const struct note *other)
{
	struct day day;
	bool mine, theirs;

	if (base == NULL || !layout_day(path, &day) || fits(day, base))
		return FIT_ALL;
	mine = fits(day, one);
	theirs = fits(day, other);
	if ((!mine && !theirs) || (mine && is_moved(path, base, one)) ||
		(theirs && is_moved(path, base, other)))
		return FIT_ALL;
	if (mine && theirs)
		return FIT_BOTH;
	return mine ? FIT_ONE : FIT_OTHER;
}
