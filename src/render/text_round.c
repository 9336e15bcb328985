#include "render/phrase.h"
#include "render/table.h"
#include "render/text.h"
#include "render/text_line.h"
#include "render/text_ring.h"
#include "render/text_rounds.h"
#include "view/round.h"

enum { NAME_WIDEST = 24, NAME_INDENT = 2, NAME_GAP = 4 }; /* columns */

/* One page being written. */
struct page {
	const struct round_view *view;
	const struct look *look;
	struct str *out;
	struct line line;
};

static void end_paragraph(struct page *page, int indent)
{
	text_indented(page->out, indent, &page->line, page->look);
}

/* "The round week of @support, due Friday" */
static void say_title(struct page *page)
{
	const struct round *round = page->view->round;
	struct line *line = &page->line;

	line_addf(line, STYLE_NAME, "The round %s", round->name);
	if (round->group)
		line_addf(line, STYLE_NAME, " of @%s", round->group);
	line_add(line, STYLE_PLAIN, ", ");
	line_add_round_when(line, STYLE_PLAIN, &page->view->row, page->view->today);
	end_paragraph(page, 0);
}

/* How many, and what is still missing. */
static void say_state(struct page *page)
{
	static const char *const each[RING_SIDES + 1] = { "", "one note to each other",
		"two notes each (left, right)", "three notes each (left, right, anyone)" };
	const struct round_view *view = page->view;
	const struct round *round = view->round;

	if (view->count == 0) {
		line_add(&page->line, STYLE_PLAIN, "Nobody is in it.");
	} else if (view->count == 1) {
		line_add(&page->line, STYLE_NAME, view->seats[0].who.short_name);
		line_add(&page->line, STYLE_PLAIN, " is alone in it: there is nobody to write to.");
	} else {
		line_addf(&page->line, STYLE_PLAIN, "%zu people, %s; %zu of %zu written",
			view->count, each[view->notes], view->written, view->all);
	}
	end_paragraph(page, 2);
	if (view->row.invited) {
		line_add(&page->line, STYLE_PLAIN, "You are not in it; to join: ");
		line_addf(&page->line, STYLE_WHOLE, "thanks round join %s", round->name);
	} else if (view->count < 2 && view->open) {
		line_add(&page->line, STYLE_PLAIN, "To let somebody in: ");
		line_addf(&page->line, STYLE_WHOLE, "thanks round join %s @who", round->name);
	} else {
		return;
	}
	end_paragraph(page, 2);
}

static void say_mine(struct page *page)
{
	const struct round_seat *mine = page->view->mine;
	struct table table;

	if (!mine || mine->owed == 0)
		return;
	str_add_char(page->out, '\n');
	text_title(page->out, "Yours to write", page->look);
	owed_start(&table);
	for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
		if (mine->owes[side].handle)
			owed_row(&table, side, &mine->owes[side]);
	table_print(&table, page->out, page->look);
	table_release(&table);
}

/* "Alice, Carol and anyone" */
static void add_owed(struct line *line, const struct round_seat *seat)
{
	size_t left = seat->owed;

	for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++) {
		const struct who *who = &seat->owes[side];
		if (!who->handle)
			continue;
		if (left < seat->owed)
			line_add(line, STYLE_PLAIN, left > 1 ? ", " : " and ");
		left--;
		line_add(line, STYLE_WHOLE, side == RING_ANYONE ? "anyone" : who->short_name);
	}
}

static int widest_name(const struct round_view *view)
{
	int widest = 0;

	for (size_t i = 0; i < view->count; i++) {
		struct line line = { 0 };
		int columns;

		line_add(&line, STYLE_NAME, view->seats[i].who.short_name);
		columns = line_columns(&line);
		if (columns > widest && columns <= NAME_WIDEST)
			widest = columns;
		line_release(&line);
	}
	return widest;
}

/* A name that is wider than most gets the gap all the same. */
static void add_blanks(struct line *line, int missing, int gap)
{
	for (int i = missing > 0 ? -missing : 0; i < gap; i++)
		line_add(line, STYLE_PLAIN, " ");
}

/* "between Bob and Carol: 1 of 3 written" */
static void add_place(
	struct line *line, const struct round_view *view, const struct round_seat *seat)
{
	line_add(line, STYLE_PLAIN, seat->right.handle ? "between " : "beside ");
	line_add(line, STYLE_WHOLE, seat->left.short_name);
	if (seat->right.handle) {
		line_add(line, STYLE_PLAIN, " and ");
		line_add(line, STYLE_WHOLE, seat->right.short_name);
	}
	line_add(line, STYLE_PLAIN, ": ");
	if (seat->written == view->notes)
		line_add(line, STYLE_QUIET, "all written");
	else if (seat->written == 0)
		line_add(line, STYLE_PLAIN, "nothing written");
	else
		line_addf(line, STYLE_PLAIN, "%zu of %zu written", seat->written, view->notes);
}

/* "to Bob, Carol and anyone" */
static void add_debts(struct line *line, const struct round_seat *seat)
{
	if (seat->owed == 0) {
		line_add(line, STYLE_QUIET, "all written");
		return;
	}
	line_add(line, STYLE_PLAIN, "to ");
	add_owed(line, seat);
}

/* "Alice    to Bob, Carol and anyone" */
static void say_seat(struct page *page, const struct round_seat *seat, int names)
{
	const struct round_view *view = page->view;
	struct line *line = &page->line;
	int gap = NAME_GAP, indent = NAME_INDENT + names + NAME_GAP;

	if (indent > page->look->width / 2) {
		indent = 2 * NAME_INDENT;
		names = 0;
		gap = NAME_INDENT;
	}
	line_add(line, STYLE_NAME | STYLE_WHOLE, seat->who.short_name);
	add_blanks(line, names - line_columns(line), gap);
	if (view->open && view->page != ROUND_SEATED) {
		add_debts(line, seat);
	} else {
		add_place(line, view, seat);
		if (view->open && seat->owed > 0 && seat->written > 0) {
			line_add(line, STYLE_PLAIN, ", still ");
			add_debts(line, seat);
		}
	}
	term_blanks(page->out, NAME_INDENT);
	line_print_wrapped(line, NAME_INDENT, indent, page->out, page->look);
	line_clear(line);
}

static void say_ring(struct page *page)
{
	const struct round_view *view = page->view;
	bool owed = view->open && view->page != ROUND_SEATED;
	int names = widest_name(view);

	if (view->count < 2)
		return;
	str_add_char(page->out, '\n');
	text_title(page->out, owed ? "Still to write, from left to right" : "From left to right",
		page->look);
	for (size_t i = 0; i < view->count; i++)
		say_seat(page, &view->seats[i], names);
}

/* What one may type when there is nothing left to write. */
static void say_next(struct page *page)
{
	const struct round_view *view = page->view;

	if (view->written == 0 || (view->open && view->written < view->all))
		return;
	str_add_char(page->out, '\n');
	line_addf(&page->line, STYLE_PLAIN, "To read them aloud: thanks wall --round %s --read",
		view->round->name);
	end_paragraph(page, 0);
}

/* All that are open, where none was named; the others behind the one that was. */
static void say_rounds(struct page *page)
{
	const struct round_view *view = page->view;
	struct table table;

	if (view->other_count == 0)
		return;
	if (view->page != ROUND_OPEN)
		str_add_char(page->out, '\n');
	text_title(page->out, view->page == ROUND_OPEN ? "Open rounds" : "Also open", page->look);
	rounds_start(&table);
	if (view->page == ROUND_OPEN)
		rounds_row(&table, &view->row, view->today);
	for (size_t i = 0; i < view->other_count; i++)
		rounds_row(&table, &view->others[i], view->today);
	table_print(&table, page->out, page->look);
	table_release(&table);
	if (view->page == ROUND_OPEN)
		str_add_char(page->out, '\n');
}

static void say_nothing(struct page *page)
{
	const struct round_view *view = page->view;
	struct str start = { 0 };

	line_add(&page->line, STYLE_PLAIN,
		"No round is open. To begin one, for all or for a group: ");
	line_add(&page->line, STYLE_WHOLE, "thanks round start week");
	end_paragraph(page, 0);
	for (size_t i = 0; i < view->other_count; i++) {
		const struct round *round = view->others[i].round;

		if (i == 0)
			str_add_char(page->out, '\n');
		str_clear(&start);
		str_add_date(&start, round->start, view->today);
		line_addf(&page->line, STYLE_PLAIN, "%s, from %s: thanks wall --round %s --read",
			round->name, str_text(&start), round->name);
		end_paragraph(page, 2);
	}
	str_release(&start);
}

void text_round(struct str *out, const struct round_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct page page = { .view = view, .look = &list, .out = out };

	if (view->round) {
		if (view->page == ROUND_OPEN)
			say_rounds(&page);
		say_title(&page);
		say_state(&page);
		say_mine(&page);
		say_ring(&page);
		say_next(&page);
		if (view->page != ROUND_OPEN)
			say_rounds(&page);
	} else {
		say_nothing(&page);
	}
	line_release(&page.line);
}
