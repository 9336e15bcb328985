#include "store/calendar.h"

#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "store/blame.h"
#include "store/layout.h"

bool calendar_refuses(struct problems *problems, const char *path, enum entry_kind kind)
{
	bool link = kind == ENTRY_LINK;
	struct str whole = { 0 };

	if (kind == ENTRY_FILE || kind == ENTRY_DIR)
		return false;
	str_addf(&whole, LAYOUT_NOTES "/%s", path);
	if (problems != NULL)
		problems_add(problems, link ? "links" : "files", PROBLEM_ERROR, whole.bytes, 0, 0,
			"%s",
			link ? "is a symbolic link, which is not followed"
			     : "is not a regular file");
	str_release(&whole);
	return true;
}

/* A number of DIGITS digits and nothing else, from 1; else 0. */
static int read_number(const char *name, int digits)
{
	int number = 0;

	for (int i = 0; i < digits; i++) {
		if (!ascii_is_digit(name[i]))
			return 0;
		number = number * 10 + (name[i] - '0');
	}
	return name[digits] == '\0' ? number : 0;
}

/* What is no part of the calendar: notes in wrong places, and directories that may hold some. */
static void keep_astray(struct calendar *calendar, const char *above, const struct entry *entry)
{
	struct str path = { 0 };
	bool file = entry->kind != ENTRY_DIR;

	if (entry->name[0] == '.')
		return;
	if (file && entry->kind != ENTRY_LINK && !text_ends(entry->name, ".yaml"))
		return;
	str_addf(&path, "%s%s", above, entry->name);
	if (!calendar_refuses(calendar->problems, path.bytes, entry->kind))
		texts_add(&calendar->memory,
			file && above[0] == '\0' ? &calendar->loose : &calendar->astray,
			arena_string(&calendar->memory, path.bytes));
	str_release(&path);
}

/* Is ENTRY the directory of a number in two or four digits? What is not is looked at once. */
static int number_of(struct calendar *calendar, const char *above, const struct entry *entry,
	int digits, int largest)
{
	int number = read_number(entry->name, digits);

	if (entry->kind == ENTRY_DIR && number > 0 && number <= largest)
		return number;
	keep_astray(calendar, above, entry);
	return 0;
}

static void list_below(struct calendar *calendar, struct entries *entries, size_t *left, int dir,
	const char *name, const char *path, int *opened)
{
	struct err err = { 0 };
	bool found = false;
	int below = -1, status;

	entries_release(entries);
	*left = 0;
	status = dir_open_below(&below, dir, name, &found, &err);
	if (status == 0 && found)
		status = dir_list(entries, below, &err);
	if (status != 0)
		blame_problem(calendar->problems, "files", path, &err);
	else
		*left = entries->count;
	if (opened != NULL)
		*opened = below;
	else if (below >= 0)
		close(below);
	err_release(&err);
}

static void close_year(struct calendar *calendar)
{
	if (calendar->year_dir >= 0)
		close(calendar->year_dir);
	calendar->year_dir = -1;
}

int calendar_open(struct calendar *calendar, int root, struct span span, struct problems *problems,
	struct err *err)
{
	bool found;
	int status;

	*calendar = (struct calendar){
		.notes = -1, .year_dir = -1, .span = span, .problems = problems
	};
	status = dir_open_below(&calendar->notes, root, LAYOUT_NOTES, &found, err);
	if (status == 0 && found)
		status = dir_list(&calendar->tops, calendar->notes, err);
	if (status != 0 && err->kind == ERR_DATA) {
		blame_problem(problems, "links", LAYOUT_NOTES, err);
		status = 0;
	} else if (status != 0) {
		err_in(err, LAYOUT_NOTES);
		calendar_close(calendar);
	}
	for (size_t i = 0; i < calendar->tops.count; i++)
		if (calendar->tops.items[i].kind != ENTRY_DIR)
			keep_astray(calendar, "", &calendar->tops.items[i]);
	calendar->year_left = calendar->tops.count;
	return status;
}

/* Does the span have a day between the two? */
static bool touches(const struct calendar *calendar, int from_month, int to_month)
{
	struct day first = day_from_civil((struct civil){ calendar->year, from_month, 1 });
	struct day last = day_from_civil(
		(struct civil){ calendar->year, to_month, month_days(calendar->year, to_month) });

	return day_compare(first, calendar->span.last) <= 0 &&
	       day_compare(last, calendar->span.first) >= 0;
}

static bool next_year(struct calendar *calendar)
{
	struct str path = { 0 };

	close_year(calendar);
	while (calendar->year_left > 0) {
		const struct entry *entry = &calendar->tops.items[--calendar->year_left];

		if (entry->kind != ENTRY_DIR)
			continue;
		calendar->year = number_of(calendar, "", entry, 4, 9999);
		if (calendar->year == 0 || !touches(calendar, 1, 12))
			continue;
		str_addf(&path, LAYOUT_NOTES "/%s", entry->name);
		list_below(calendar, &calendar->months, &calendar->month_left, calendar->notes,
			entry->name, path.bytes, &calendar->year_dir);
		str_release(&path);
		return true;
	}
	return false;
}

static bool next_month(struct calendar *calendar)
{
	struct str path = { 0 };
	bool found = false;

	for (;;) {
		const struct entry *entry;

		while (calendar->month_left == 0)
			if (!next_year(calendar))
				goto out;
		entry = &calendar->months.items[--calendar->month_left];
		str_clear(&path);
		str_addf(&path, "%04d/", calendar->year);
		calendar->month = number_of(calendar, path.bytes, entry, 2, 12);
		if (calendar->month > 0 && touches(calendar, calendar->month, calendar->month))
			break;
	}
	str_clear(&path);
	str_addf(&path, LAYOUT_NOTES "/%04d/%02d", calendar->year, calendar->month);
	list_below(calendar, &calendar->days, &calendar->day_left, calendar->year_dir,
		strrchr(path.bytes, '/') + 1, path.bytes, NULL);
	found = true;
out:
	str_release(&path);
	return found;
}

bool calendar_next(struct calendar *calendar, struct day *day)
{
	struct str path = { 0 };
	bool found = false;

	while (!found) {
		int number;

		while (calendar->day_left == 0)
			if (!next_month(calendar))
				goto out;
		str_clear(&path);
		str_addf(&path, "%04d/%02d/", calendar->year, calendar->month);
		number =
			number_of(calendar, path.bytes, &calendar->days.items[--calendar->day_left],
				2, month_days(calendar->year, calendar->month));
		if (number == 0)
			continue;
		*day = day_from_civil((struct civil){ calendar->year, calendar->month, number });
		found = span_holds(calendar->span, *day);
	}
out:
	str_release(&path);
	return found;
}

void calendar_close(struct calendar *calendar)
{
	close_year(calendar);
	if (calendar->notes >= 0)
		close(calendar->notes);
	calendar->notes = -1;
	entries_release(&calendar->tops);
	entries_release(&calendar->months);
	entries_release(&calendar->days);
	arena_release(&calendar->memory);
}
