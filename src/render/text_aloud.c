#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/wall.h"

/* "Bob thanks Alice and Carol in person": what one says first. */
static void add_lead(struct line *line, const struct sticky *note)
{
	line_add_who(line, STYLE_NAME, &note->from);
	line_add(line, STYLE_PLAIN,
		note->answers == ANSWER_CHEER ? " joins in thanking " : " thanks ");
	line_add_whos(line, STYLE_NAME, &note->to, " and ");
	if (note->note->via != VIA_NOTE)
		line_addf(line, STYLE_PLAIN, " %s", via_words(note->note->via));
	if (note->note->private)
		line_add(line, STYLE_PLAIN, ", privately");
}

static void add_cheers(struct line *line, const struct sticky_thread *thread)
{
	const char *joint = "with cheers from ";

	for (size_t i = 0; i < thread->count; i++) {
		if (sticky_speaks(&thread->answers[i]))
			continue;
		line_add(line, STYLE_PLAIN, joint);
		line_add_who(line, STYLE_NAME, &thread->answers[i].from);
		line_add_private(line, &thread->answers[i]);
		joint = ", ";
	}
}

static void say(struct str *out, const struct sticky_thread *thread, const struct look *look)
{
	struct line line = { 0 };

	add_lead(&line, &thread->root);
	text_indented(out, 0, &line, look);
	if (sticky_speaks(&thread->root)) {
		line_add_body(&line, thread->root.note->text, STYLE_PLAIN);
		text_indented(out, 2, &line, look);
	}
	add_cheers(&line, thread);
	if (line.text.length > 0)
		text_indented(out, 2, &line, look);
	for (size_t i = 0; i < thread->count; i++) {
		const struct sticky *answer = &thread->answers[i];
		if (!sticky_speaks(answer))
			continue;
		line_add_who(&line, STYLE_NAME, &answer->from);
		line_add_private(&line, answer);
		line_add(&line, STYLE_PLAIN, ": ");
		line_add_body(&line, answer->note->text, STYLE_PLAIN);
		text_indented(out, 2, &line, look);
	}
	line_release(&line);
}

void text_aloud(struct str *out, const struct wall_view *view, const struct look *look)
{
	for (size_t i = 0; i < view->count; i++) {
		if (i > 0)
			str_add_char(out, '\n');
		say(out, &view->threads[i], look);
	}
}
