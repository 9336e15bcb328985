#include <string.h>

#include "store/check.h"
#include "store/layout.h"
#include "sys/file.h"

/* What was just told was found by gathering, in files that a merge may have left so. */
static void offer(struct checking *checking, size_t first, const char *text)
{
	for (size_t i = first; i < checking->problems->count; i++) {
		struct problem *problem = &checking->problems->items[i];

		if (strstr(problem->text, text) != NULL)
			check_offers(checking, problem, problem->path);
	}
}

int check_yaml(struct checking *checking, struct err *err)
{
	size_t first = checking->problems->count;

	(void)err;
	check_tell_found(checking);
	/* git merges two lines of one key without a word */
	offer(checking, first, "for the second time");
	return 0;
}

int check_links(struct checking *checking, struct err *err)
{
	(void)err;
	check_tell_found(checking);
	return 0;
}

/* Is there a picture at PATH? If there is, what is wrong with it is said. */
static bool look_into(struct checking *checking, const char *path)
{
	struct str bytes = { 0 };
	struct err err = { 0 };
	bool found = true, placed = false;

	if (file_read(&bytes, checking->store->root_fd, path, LIMIT_PICTURE, &found, &err) != 0)
		check_says(checking, PROBLEM_ERROR, path, "%s", str_text(&err.text));
	else if (found && picture_kind(str_text(&bytes), bytes.length, &placed) == NULL)
		check_says(checking, PROBLEM_ERROR, path, "is no png, jpeg, webp or gif");
	else if (placed)
		check_says(checking, PROBLEM_REMARK, path, "tells where it was taken");
	str_release(&bytes);
	err_release(&err);
	return found;
}

/* A picture is read once, however many notes name it. */
int check_pictures(struct checking *checking, struct err *err)
{
	struct lookup seen = { 0 };
	struct str path = { 0 };

	(void)err;
	for (size_t i = 0; i < checking->notes.count; i++) {
		const struct note *note = &checking->notes.items[i];
		size_t there;

		if (note->picture == NULL)
			continue;
		str_clear(&path);
		str_add_beside(&path, note->path, note->picture);
		if (!lookup_find(&seen, path.bytes, &there))
			there = lookup_add(&seen, &checking->memory,
				arena_string(&checking->memory, path.bytes),
				look_into(checking, path.bytes));
		if (!there)
			check_says(checking, PROBLEM_ERROR, note->path,
				"picture: there is no '%s' beside it", note->picture);
	}
	str_release(&path);
	return 0;
}

static void tell_conflicts(struct checking *checking, const char *path,
	const struct conflicts *conflicts, const char *hint)
{
	for (size_t i = 0; i < conflicts->count; i++) {
		struct problem *problem = check_says(checking, PROBLEM_ERROR, path,
			"conflicts: a merge left '%s' with more than one value",
			conflicts->items[i].field);
		problem->hint = hint;
	}
}

/* (Whoever asks for `yaml` hears of settings that cannot be read.) */
static void tell_conflicts_of_settings(struct checking *checking, const char *hint)
{
	const struct settings *settings;
	struct err err = { 0 };

	if (store_settings(checking->store, &settings, &err) == 0)
		tell_conflicts(checking, LAYOUT_SETTINGS, &settings->conflicts, hint);
	err_release(&err);
}

int check_conflicts(struct checking *checking, struct err *err)
{
	static const char by_hand[] = "keep one of them in the file, and take it out of conflicts";
	size_t first = checking->problems->count;

	(void)err;
	check_tell_found(checking);
	offer(checking, first, "");
	tell_conflicts_of_settings(checking, by_hand);
	for (size_t i = 0; i < checking->notes.count; i++)
		tell_conflicts(checking, checking->notes.items[i].path,
			&checking->notes.items[i].conflicts, "thanks edit settles it");
	for (size_t i = 0; i < checking->people->count; i++)
		tell_conflicts(checking, checking->people->items[i].path,
			&checking->people->items[i].conflicts, "thanks people set settles it");
	for (size_t i = 0; i < checking->rounds->count; i++)
		tell_conflicts(checking, checking->rounds->items[i].path,
			&checking->rounds->items[i].conflicts, by_hand);
	return 0;
}
