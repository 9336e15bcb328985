#include "render/text.h"

#include <stdint.h>
#include <string.h>

#include "model/note.h"
#include "render/board.h"
#include "render/names.h"
#include "render/phrase.h"
#include "render/text_line.h"
#include "view/wall.h"

#define ROWS_MOST 40 /* of one text; whoever writes a letter is read in `show` */

/* A sticky note being written. */
struct writing {
	const struct wall_view *view;
	const struct look *look;
	struct box box;
	struct line line, other;
	unsigned hue;
};

static void wrap(struct writing *writing)
{
	box_wrap(&writing->box, &writing->line, SIZE_MAX, writing->look);
	line_clear(&writing->line);
}

/* A person's notes look alike; those to a group look like the group's. */
static unsigned hue_for(const struct note *note)
{
	if (note->group)
		return style_hue(note->group);
	return note->to.count ? style_hue(note->to.items[0]) : STYLE_PLAIN;
}

static void write_recipients(struct writing *writing, const struct sticky *sticky)
{
	struct line *line = &writing->line;

	if (sticky->note->group)
		line_addf(line, STYLE_NAME | writing->hue, "@%s: ", sticky->note->group);
	line_add_whos(line, STYLE_NAME | writing->hue, &sticky->to, ", ");
	wrap(writing);
}

static void write_text(struct writing *writing, const struct sticky *sticky)
{
	if (!sticky_speaks(sticky))
		return;
	box_gap(&writing->box);
	line_add_body(&writing->line, sticky->note->text, writing->hue);
	if (!box_wrap(&writing->box, &writing->line, ROWS_MOST, writing->look)) {
		line_clear(&writing->line);
		line_add(&writing->line, STYLE_QUIET, writing->look->unicode ? "… " : "... ");
		line_addf(&writing->line, STYLE_QUIET, "thanks show %s", sticky->short_id);
		wrap(writing);
	}
	line_clear(&writing->line);
}

/* What else there is to say: one after the other, as much as there is. */
static void write_facts(struct writing *writing, const struct sticky *sticky)
{
	const struct note *note = sticky->note;
	struct line *line = &writing->line;

	for (size_t i = 0; i < sticky->tags.count; i++)
		line_addf(line, writing->hue, "%s#%s", i ? " " : "", sticky->tags.items[i]);
	if (note->via != VIA_NOTE)
		line_addf(line, STYLE_PLAIN, "%s%s", sticky->tags.count ? ", " : "",
			via_words(note->via));
	if (note->private)
		line_addf(line, STYLE_PLAIN, "%sprivate", line->text.length ? ", " : "");
	wrap(writing);
	if (note->about)
		line_addf(line, STYLE_PLAIN, "for %s", note->about);
	wrap(writing);
	if (note->picture)
		line_addf(line, STYLE_PLAIN, "picture: %s", note->picture);
	wrap(writing);
	if (sticky->re_short)
		line_addf(line, STYLE_PLAIN, "%s %s",
			sticky->answers == ANSWER_CHEER ? "joins" : "answers", sticky->re_short);
	wrap(writing);
}

static void write_foot(struct writing *writing, const struct sticky *sticky)
{
	line_add_who(&writing->line, STYLE_NAME, &sticky->from);
	if (sticky->by.handle)
		line_addf(&writing->line, STYLE_PLAIN, " (by %s)", sticky->by.short_name);
	line_add(&writing->line, STYLE_QUIET, ", ");
	line_add_ago(&writing->line, STYLE_QUIET, sticky->day, writing->view->today);
	line_add(&writing->other, STYLE_QUIET, sticky->short_id);
	box_wrap_sides(&writing->box, &writing->line, &writing->other, writing->look);
	line_clear(&writing->line);
	line_clear(&writing->other);
}

/* Those who join without words share a line; a note has at most one such line. */
static void write_cheers(struct writing *writing, const struct sticky_thread *thread)
{
	const char *joint = "cheers from ";

	for (size_t i = 0; i < thread->count; i++) {
		if (sticky_speaks(&thread->answers[i]))
			continue;
		line_add(&writing->line, STYLE_PLAIN, joint);
		line_add_who(&writing->line, STYLE_NAME, &thread->answers[i].from);
		line_add_private(&writing->line, &thread->answers[i]);
		joint = ", ";
	}
	wrap(writing);
}

static void write_answers(struct writing *writing, const struct sticky_thread *thread)
{
	if (thread->count > 0)
		box_rule(&writing->box);
	write_cheers(writing, thread);
	for (size_t i = 0; i < thread->count; i++) {
		const struct sticky *answer = &thread->answers[i];
		if (!sticky_speaks(answer))
			continue;
		line_add_who(&writing->line, STYLE_NAME, &answer->from);
		line_add_private(&writing->line, answer);
		line_add(&writing->line, STYLE_PLAIN, ": ");
		line_add_body(&writing->line, answer->note->text, writing->hue);
		wrap(writing);
	}
}

static void write_sticky(struct writing *writing, const struct sticky_thread *thread)
{
	box_clear(&writing->box);
	writing->hue = hue_for(thread->root.note);
	write_recipients(writing, &thread->root);
	write_text(writing, &thread->root);
	box_gap(&writing->box);
	write_facts(writing, &thread->root);
	write_foot(writing, &thread->root);
	write_answers(writing, thread);
}

/* "The wall of the Support team", or what was asked for. */
static void add_title(struct line *line, const struct wall_view *view)
{
	struct str text = { 0 };

	if (view->order == WALL_BEST) {
		line_addf(line, STYLE_NAME, "Notes with %s", view->words);
		return;
	}
	if (view->round) {
		line_addf(line, STYLE_NAME, "The round %s", view->round);
		return;
	}
	if (view->about.count == 1) {
		line_add(line, STYLE_NAME, "Notes from and to ");
		line_add_who(line, STYLE_NAME, &view->about.items[0]);
		return;
	}
	str_add(&text, "The wall");
	if (view->name) {
		str_add(&text, " of ");
		str_add_the(&text, view->name);
	}
	line_add(line, STYLE_NAME, str_text(&text));
	str_release(&text);
}

/* "4 notes, newest first", "the 20 newest notes; more: --all". */
static void add_amount(struct line *line, const struct wall_view *view)
{
	const char *order = wall_order_name(view->order);

	if (view->more && view->order == WALL_ALOUD)
		order = "newest";
	if (view->more && view->count == 1)
		line_addf(line, STYLE_QUIET, "the %s note, more: --all", order);
	else if (view->more)
		line_addf(line, STYLE_QUIET, "the %zu %s notes, more: --all", view->count, order);
	else if (view->count == 1)
		line_add(line, STYLE_QUIET, "1 note");
	else
		line_addf(line, STYLE_QUIET, "%zu notes, %s first", view->count, order);
}

static void write_head(
	struct str *out, const struct wall_view *view, int width, const struct look *look)
{
	struct line title = { 0 }, amount = { 0 };
	int room;

	add_title(&title, view);
	add_amount(&amount, view);
	room = width - line_columns(&title) - line_columns(&amount);
	if (room >= 2) {
		line_print_all(&title, out, look);
		term_blanks(out, room);
		line_print_all(&amount, out, look);
		str_add_char(out, '\n');
	} else {
		text_indented(out, 0, &title, look);
		text_indented(out, 0, &amount, look);
	}
	str_add_char(out, '\n');
	line_release(&title);
	line_release(&amount);
}

static void write_welcome(struct str *out, const struct look *look)
{
	struct line line = { 0 };

	line_add(&line, STYLE_PLAIN,
		"Nobody has been thanked here yet. Whom would you like to thank?");
	text_indented(out, 0, &line, look);
	str_add_char(out, '\n');
	line_add(&line, STYLE_PLAIN, "thanks add @alice \"fresh coffee, and the copier paper\"");
	text_indented(out, 2, &line, look);
	str_add_char(out, '\n');
	line_add(&line, STYLE_PLAIN, "To join a wall that others share: thanks clone URL");
	text_indented(out, 0, &line, look);
	line_release(&line);
}

static void write_nothing(struct str *out, const struct wall_view *view, const struct look *look)
{
	struct line line = { 0 };

	if (view->unreadable)
		line_add(&line, STYLE_PLAIN, "The notes here cannot be read. What is wrong: ");
	else if (view->order == WALL_BEST)
		line_addf(&line, STYLE_PLAIN, "No note with %s. All there are: ", view->words);
	else
		line_add(&line, STYLE_PLAIN, "No such note on the wall. All there are: ");
	line_add(&line, STYLE_PLAIN, view->unreadable ? "thanks check" : "thanks wall --all");
	text_indented(out, 0, &line, look);
	line_release(&line);
}

void text_wall(struct str *out, const struct wall_view *view, const struct look *look)
{
	struct writing writing = { .view = view, .look = look };
	struct board board;

	if (view->count == 0 && !view->filtered && !view->words && !view->unreadable) {
		write_welcome(out, look);
		return;
	}
	if (view->count == 0) {
		write_nothing(out, view, look);
		return;
	}
	if (view->order == WALL_ALOUD) {
		struct look list = text_list_look(look);

		write_head(out, view, list.width, &list);
		text_aloud(out, view, &list);
		return;
	}
	board_start(&board, look, view->count);
	writing.box.inner = board.inner;
	write_head(out, view, board_width(&board), look);
	for (size_t i = 0; i < view->count; i++) {
		write_sticky(&writing, &view->threads[i]);
		board_put(&board, &writing.box, writing.hue, out);
	}
	board_end(&board, out);
	board_release(&board);
	box_release(&writing.box);
	line_release(&writing.line);
	line_release(&writing.other);
}
