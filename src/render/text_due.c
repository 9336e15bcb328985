#include "render/text_due.h"

#include "render/text_line.h"

void line_add_question(struct line *line, const struct sticky *sticky, struct day today)
{
	line_add(line, STYLE_NAME, sticky->from.short_name);
	line_add_private(line, sticky);
	line_add(line, STYLE_QUIET, ", ");
	line_add_ago(line, STYLE_QUIET, sticky->day, today);
	line_add(line, STYLE_PLAIN, ": ");
	line_add_flat(line, sticky->note->text);
}

void line_add_memory(struct line *line, const struct sticky *sticky, const struct who *you,
	enum text_speak speak)
{
	bool mine = text_same(sticky->from.handle, you->handle);

	if (mine && speak == SPEAK_TO)
		line_add(line, STYLE_PLAIN, "You");
	else
		line_add(line, STYLE_NAME, sticky->from.short_name);
	line_add(line, STYLE_PLAIN, " thanked ");
	if (mine)
		line_add_whos(line, STYLE_NAME, &sticky->to, " and ");
	else if (speak == SPEAK_TO)
		line_add(line, STYLE_PLAIN, "you");
	else
		line_add(line, STYLE_NAME, you->short_name);
	if (sticky->note->private)
		line_add(line, STYLE_PLAIN, ", privately");
	line_add(line, STYLE_PLAIN, ": ");
	line_add_flat(line, sticky->note->text);
}
