#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/synced.h"

#define NAMES_MOST 5 /* files named of each kind */

/* "12 notes", "1 edit", ... one of a list of nouns. */
struct noun {
	size_t count;
	const char *one, *many;
};

/* "12 notes, 2 edits and 1 removal"; false when there is nothing. */
static bool add_nouns(struct str *text, const struct synced_count *count)
{
	const struct noun nouns[] = {
		{ count->notes, "note", "notes" },
		{ count->edited, "edit", "edits" },
		{ count->removed, "removal", "removals" },
		{ count->profiles, "person's file", "people's files" },
		{ count->rounds, "round", "rounds" },
		{ synced_nameless(count), "other file", "other files" },
	};
	enum { NOUNS = sizeof(nouns) / sizeof(nouns[0]) };
	size_t left = 0, all;

	for (size_t i = 0; i < NOUNS; i++)
		left += nouns[i].count > 0;
	all = left;
	for (size_t i = 0; i < NOUNS; i++) {
		if (nouns[i].count == 0)
			continue;
		if (left < all)
			str_add(text, left == 1 ? " and " : ", ");
		str_add_count(text, nouns[i].count, nouns[i].one, nouns[i].many);
		left--;
	}
	return all > 0;
}

static void add_in(struct str *text, const struct synced_count *in)
{
	if (!add_nouns(text, in))
		return;
	str_add(text, " in");
	if (in->notes > 0 && in->people > 0) {
		str_add(text, " from ");
		str_add_count(text, in->people, "person", "people");
	}
	str_add(text, ", ");
}

/* Behind notes that came, "2 out" are notes, too. */
static void add_out(struct str *text, const struct synced_count *out, const struct synced_count *in)
{
	if (synced_only_notes(out) && synced_only_notes(in))
		str_addf(text, "%zu", out->notes);
	else if (!add_nouns(text, out))
		return;
	str_add(text, " out, ");
}

static void say_sentence(struct str *out, const struct synced_view *view, const struct look *look)
{
	struct str text = { 0 };
	struct line line = { 0 };

	if (synced_nothing(view))
		str_add(&text, "nothing new, ");
	add_in(&text, &view->in);
	add_out(&text, &view->out, &view->in);
	line_addf(&line, STYLE_PLAIN, "%s%swith ", view->dry ? "would be: " : "", str_text(&text));
	line_add(&line, STYLE_NAME, view->remote);
	text_indented(out, 0, &line, look);
	str_release(&text);
	line_release(&line);
}

/* "settled: a.yaml, b.yaml and 3 more" */
static void say_files(
	struct str *out, const char *what, const struct texts *files, const struct look *look)
{
	struct line line = { 0 };

	for (size_t i = 0; i < files->count && i < NAMES_MOST; i++)
		line_addf(&line, STYLE_PLAIN, "%s%s", i == 0 ? what : ", ", files->items[i]);
	if (files->count > NAMES_MOST)
		line_addf(&line, STYLE_PLAIN, " and %zu more", files->count - NAMES_MOST);
	if (files->count > 0)
		text_indented(out, 2, &line, look);
	line_release(&line);
}

static void say_problems(
	struct str *out, const char *what, const struct problems *problems, const struct look *look)
{
	struct line line = { 0 };
	struct str text = { 0 };

	for (size_t i = 0; i < problems->count && i < NAMES_MOST; i++) {
		str_clear(&text);
		str_add_problem(&text, &problems->items[i]);
		line_addf(&line, STYLE_PLAIN, "%s%s", what, str_text(&text));
		if (problems->items[i].hint != NULL)
			line_addf(&line, STYLE_PLAIN, ": %s", problems->items[i].hint);
		text_indented(out, 2, &line, look);
	}
	if (problems->count > NAMES_MOST) {
		line_addf(&line, STYLE_PLAIN, "%sand %zu more: thanks check --all", what,
			problems->count - NAMES_MOST);
		text_indented(out, 2, &line, look);
	}
	str_release(&text);
	line_release(&line);
}

void text_synced(struct str *out, const struct synced_view *view, const struct look *wide)
{
	const struct look list = text_list_look(wide), *look = &list;
	struct line line = { 0 };

	say_sentence(out, view, look);
	say_files(out, "edited by hand, committed first: ", view->by_hand, look);
	say_files(out, "settled: ", view->settled, look);
	say_problems(out, "", view->facts, look);
	say_problems(out, "left out: ", view->left_out, look);
	if (view->driver_mended) {
		line_add(&line, STYLE_PLAIN, "git knows again how notes are merged here");
		text_indented(out, 2, &line, look);
	}
	if (view->upstream_set) {
		line_addf(&line, STYLE_PLAIN, "the branch %s follows %s from now on", view->branch,
			view->remote);
		text_indented(out, 2, &line, look);
	}
	line_release(&line);
}
