#include "render/line.h"
#include "render/line_field.h"
#include "view/synced.h"

static void add_count(struct str *out, const char *word, const struct synced_count *count)
{
	str_add(out, word);
	line_next_count(out, count->notes);
	line_next_count(out, count->people);
	line_next_count(out, count->edited);
	line_next_count(out, count->removed);
	line_next_count(out, count->others);
	str_add_char(out, '\n');
}

static void add_files(struct str *out, const char *word, const struct texts *files)
{
	for (size_t i = 0; i < files->count; i++) {
		str_add(out, word);
		line_next(out, files->items[i]);
		str_add_char(out, '\n');
	}
}

static void add_problems(struct str *out, const char *word, const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++) {
		str_add(out, word);
		line_next(out, problems->items[i].path);
		line_next(out, problems->items[i].text);
		line_next(out, problems->items[i].hint);
		str_add_char(out, '\n');
	}
}

void line_synced(struct str *out, const struct synced_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "remote");
	line_next(out, view->remote);
	line_next(out, view->dry ? "dry-run" : "");
	str_add_char(out, '\n');
	add_count(out, "in", &view->in);
	add_count(out, "out", &view->out);
	add_files(out, "by_hand", view->by_hand);
	add_files(out, "unsound", view->unsound);
	add_files(out, "settled", view->settled);
	add_problems(out, "fact", view->facts);
	add_problems(out, "left_out", view->left_out);
}
