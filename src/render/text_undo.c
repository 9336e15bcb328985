#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/undo.h"

#define LINES_MOST 20 /* of one file */

static const char *fate(const struct undo_file *file)
{
	if (!file->was_there)
		return " is back";
	return file->is_there ? "" : " is gone";
}

static void say_file(struct str *out, const struct undo_file *file, const struct look *look)
{
	struct line line = { 0 };

	line_addf(&line, STYLE_PLAIN, "%s%s", file->path, fate(file));
	text_indented(out, 2, &line, look);
	for (size_t i = 0; i < file->count && i < LINES_MOST; i++) {
		const char *sign = file->lines[i].sign == UNDO_NEW ? "+ " : "- ";
		line_add(&line, STYLE_QUIET, sign);
		line_add(&line, STYLE_PLAIN, file->lines[i].text);
		line_cut(&line, look->width - 4, look);
		text_indented(out, 4, &line, look);
	}
	if (file->count > LINES_MOST)
		line_addf(&line, STYLE_QUIET, "and %zu lines more", file->count - LINES_MOST);
	if (file->count > LINES_MOST)
		text_indented(out, 4, &line, look);
	line_release(&line);
}

/* ", from 3 commits ago (yesterday, 16:42):" */
static void add_distance(struct line *line, const struct undo_view *view)
{
	struct str text = { 0 };

	str_add(&text, ", from ");
	str_add_count(&text, view->since, "commit", "commits");
	str_add(&text, " ago (");
	str_add_ago(&text, moment_day(view->when), view->today);
	str_add(&text, ", ");
	str_add_time(&text, view->when);
	str_add(&text, "):");
	line_add(line, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

void text_undo(struct str *out, const struct undo_view *view, const struct look *look)
{
	struct line line = { 0 };

	line_add(&line, STYLE_PLAIN, view->again ? "did again" : "took back");
	if (view->surprises)
		add_distance(&line, view);
	line_add(&line, STYLE_PLAIN, " '");
	line_add(&line, STYLE_NAME, view->subject);
	line_add(&line, STYLE_PLAIN, "'");
	text_indented(out, 0, &line, look);
	for (size_t i = 0; i < view->count; i++)
		say_file(out, &view->files[i], look);
	if (look->terminal) {
		line_add(&line, STYLE_PLAIN,
			view->again ? "to take it back: thanks undo"
				    : "to have it again: thanks undo --redo");
		text_indented(out, 2, &line, look);
	}
	line_release(&line);
}
