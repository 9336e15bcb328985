#include <string.h>

#include "store/check.h"
#include "store/codec.h"
#include "store/layout.h"
#include "store/yaml.h"
#include "sys/clock.h"

#define NOON (12 * 3600)

/* The day that stands where the date should, or that of the directory where there is none. */
static bool find_day(struct day *day, const struct yaml *root, const char *path)
{
	const struct yaml *date = yaml_get(root, "date");

	if (date == NULL || (date->kind == YAML_SCALAR && date->length == 0))
		return layout_day(path, day);
	return date->kind == YAML_SCALAR &&
	       day_parse(date->text, date->length, day) == date->length;
}

static void start_edit(struct edit *edit, struct arena *arena, const char *date)
{
	*edit = (struct edit){ .field = fields_find(&note_fields, "date"), .kind = EDIT_SET };
	texts_add(arena, &edit->values, date);
}

/* Is the note sound once it has DATE? */
static bool is_all_it_lacks(const char *date, const struct str *bytes)
{
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct str out = { 0 };
	struct note note = { 0 };
	struct edit edit;
	bool sound;

	start_edit(&edit, &arena, date);
	sound = codec_edit(&note_fields, str_text(bytes), bytes->length,
			&(struct edits){ &edit, 1 }, &out, &err) == 0 &&
		codec_decode(&note_fields, &note, &arena, str_text(&out), out.length, &err) == 0 &&
		note_check(&note, &err) == 0;
	arena_release(&arena);
	str_release(&out);
	err_release(&err);
	return sound;
}

bool check_guess_date(
	const char **date, struct arena *arena, const char *path, const struct str *bytes)
{
	struct arena scratch = { 0 };
	struct err err = { 0 };
	struct str text = { 0 };
	struct yaml *root;
	struct day day;
	bool found = text_starts(path, LAYOUT_NOTES "/") &&
		     yaml_parse(&root, &scratch, str_text(bytes), bytes->length, YAML_VALUES,
			     &err) == 0 &&
		     find_day(&day, root, path);

	if (found) {
		str_add_moment(&text, clock_local(day, NOON));
		*date = arena_string(arena, text.bytes);
		found = is_all_it_lacks(*date, bytes);
	}
	arena_release(&scratch);
	str_release(&text);
	err_release(&err);
	return found;
}

int check_fields(struct checking *checking, struct err *err)
{
	size_t first = checking->problems->count, count = checking->dateless.count;
	struct arena arena = { 0 };
	struct change *change;

	(void)err;
	check_tell_found(checking);
	if (!checking->wish->fix || count == 0)
		return 0;
	change = check_mends(checking, "complete the date%s of %zu note%s", count == 1 ? "" : "s",
		count, count == 1 ? "" : "s");
	for (size_t i = 0; i < count; i++) {
		struct edit edit;

		start_edit(&edit, &arena, checking->dates.items[i]);
		change_edit(change, checking->dateless.items[i], &note_fields,
			&(struct edits){ &edit, 1 }, false);
	}
	for (size_t i = first; i < checking->problems->count; i++)
		if (checking->problems->items[i].fixable)
			check_promises(checking, i);
	arena_release(&arena);
	return 0;
}
