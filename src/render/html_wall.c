#include "render/html.h"
#include "render/html_note.h"
#include "render/html_page.h"
#include "render/html_text.h"
#include "render/names.h"
#include "render/phrase.h"
#include "view/wall.h"

static void add_title(struct str *title, const struct wall_view *view)
{
	if (view->order == WALL_BEST) {
		str_addf(title, "Notes with %s", view->words);
		return;
	}
	if (view->round) {
		str_addf(title, "The round %s", view->round);
		return;
	}
	str_add(title, "The wall");
	if (view->name) {
		str_add(title, " of ");
		str_add_the(title, view->name);
	}
}

/* "4 notes, newest first, from or to Alice" */
static void add_amount(struct str *sub, const struct wall_view *view)
{
	const char *order = wall_order_name(view->order);

	if (view->count == 0)
		return;
	if (view->more && view->count == 1)
		str_addf(sub, "the %s note", order);
	else if (view->more)
		str_addf(sub, "the %zu %s notes", view->count, order);
	else if (view->count == 1)
		str_add(sub, "1 note");
	else
		str_addf(sub, "%zu notes, %s first", view->count, order);
	for (size_t i = 0; i < view->about.count; i++)
		str_addf(sub, "%s%s", i > 0 ? ", " : ", from or to ", view->about.items[i].name);
}

static void add_nothing(struct str *out, const struct wall_view *view)
{
	if (view->unreadable)
		html_markup_literal(out, "<p>The notes here cannot be read.</p>\n");
	else if (view->filtered || view->words)
		html_markup_literal(out, "<p>There is no such note.</p>\n");
	else
		html_markup_literal(out, "<p>Nobody has been thanked here yet.</p>\n");
}

void html_wall(struct str *out, const struct wall_view *view, const struct look *look)
{
	struct str title = { 0 }, sub = { 0 };

	(void)look;
	add_title(&title, view);
	add_amount(&sub, view);
	html_page_start(out, str_text(&title), str_text(&sub));
	if (view->count == 0)
		add_nothing(out, view);
	else
		html_markup_literal(out, "<div class=\"wall\">\n");
	for (size_t i = 0; i < view->count; i++)
		html_sticky(out, &view->threads[i], HTML_ANCHOR);
	if (view->count > 0)
		html_markup_literal(out, "</div>\n");
	html_page_end(out, view->today);
	str_release(&title);
	str_release(&sub);
}
