#include "store/layout.h"

#include <string.h>

#include "base/ascii.h"
#include "model/id.h"

const char layout_attributes[] =
	"/thanks.yaml -text merge=thanks\n"
	"/people/*.yaml -text merge=thanks\n" LAYOUT_ROUNDS_ATTRIBUTES "/notes/** -text\n"
	"/notes/**/*.yaml merge=thanks\n";

#define ENDING ".yaml"

enum { PATH_LONGEST = 1024 };

static const char notes_dir[] = LAYOUT_NOTES "/";

void str_add_day_dir(struct str *str, struct day day)
{
	struct civil civil = day_civil(day);

	str_addf(str, LAYOUT_NOTES "/%04d/%02d/%02d", civil.year, civil.month, civil.day);
}

void str_add_note_path(struct str *str, const char *id)
{
	struct day day;

	if (!id_day(id, &day)) {
		str_addf(str, "%s%s", notes_dir, id);
		return;
	}
	str_add_day_dir(str, day);
	str_addf(str, "/%s" ENDING, id_last(id));
}

void str_add_person_path(struct str *str, const char *handle)
{
	str_addf(str, LAYOUT_PEOPLE "/%s" ENDING, handle);
}

void str_add_round_path(struct str *str, struct day start, const char *name)
{
	str_add(str, LAYOUT_ROUNDS "/");
	str_add_day(str, start);
	str_addf(str, "-%s" ENDING, name);
}

/* 2026/11/21/ in front of TEXT, and a real day. */
static bool take_day(const char *text, struct day *day)
{
	char dashed[] = "0000-00-00";

	for (size_t i = 0; i < sizeof(dashed) - 1; i++) {
		bool dash = dashed[i] == '-';

		if (dash ? text[i] != '/' : !ascii_is_digit(text[i]))
			return false;
		dashed[i] = dash ? '-' : text[i];
	}
	return text[sizeof(dashed) - 1] == '/' &&
	       day_parse(dashed, sizeof(dashed) - 1, day) == sizeof(dashed) - 1;
}

bool layout_day(const char *path, struct day *day)
{
	const char *below = path + sizeof(notes_dir) - 1;

	return text_starts(path, notes_dir) && take_day(below, day) &&
	       strchr(below + sizeof("2026/11/21"), '/') == NULL;
}

void str_add_beside(struct str *str, const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');

	str_add_bytes(str, path, slash != NULL ? (size_t)(slash + 1 - path) : 0);
	str_add(str, name);
}

const char *layout_beside(struct arena *arena, const char *path, const char *name)
{
	struct str whole = { 0 };
	const char *kept;

	str_add_beside(&whole, path, name);
	kept = arena_string(arena, whole.bytes);
	str_release(&whole);
	return kept;
}

bool str_add_note_id(struct str *str, const char *path)
{
	const char *below = path + sizeof(notes_dir) - 1, *name = strrchr(path, '/');
	struct day day;
	size_t length;

	if (!layout_note_path_ok(path))
		return false;
	length = strlen(++name) - (sizeof(ENDING) - 1);
	if (!layout_day(path, &day) || !id_last_valid(name, length)) {
		str_add(str, below);
		return true;
	}
	for (size_t i = 0; i < sizeof("2026/11/21") - 1; i++)
		if (below[i] != '/')
			str_add_char(str, below[i]);
	str_add_char(str, '-');
	str_add_bytes(str, name, length);
	return true;
}

/* Not empty, not hidden (which `.` and `..` are too), nothing that other systems or terminals act
 * upon. */
static bool name_ok(const char *name, size_t length)
{
	if (length == 0 || name[0] == '.')
		return false;
	for (size_t i = 0; i < length; i++)
		if (ascii_is_control(name[i]) || name[i] == '\\')
			return false;
	return true;
}

bool layout_note_path_ok(const char *path)
{
	size_t length = strlen(path);

	if (length > PATH_LONGEST || !text_starts(path, notes_dir) || !text_ends(path, ENDING))
		return false;
	for (const char *at = path; at != NULL;) {
		const char *slash = strchr(at, '/');
		size_t part = slash != NULL ? (size_t)(slash - at) : strlen(at);

		if (!name_ok(at, part))
			return false;
		at = slash != NULL ? slash + 1 : NULL;
	}
	return true;
}

bool layout_in_place(const char *path, struct day day)
{
	struct day there;

	if (!text_starts(path, notes_dir))
		return false;
	if (strchr(path + sizeof(notes_dir) - 1, '/') == NULL)
		return true;
	return layout_day(path, &there) && day_compare(there, day) == 0;
}
