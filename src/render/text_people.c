#include "render/phrase.h"
#include "render/table.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/people.h"

#define LABEL 12

/* "vendor, remote": what is worth saying about somebody in a list. */
static void add_sort(struct line *line, const struct people_row *row)
{
	if (row->who.kind != KIND_COLLEAGUE)
		line_add_part(line, kind_names[row->who.kind]);
	if (row->who.person && row->who.person->remote)
		line_add_part(line, "remote");
	if (row->left)
		line_add_part(line, "left");
}

static void add_row(struct table *table, const struct people_row *row)
{
	const struct person *person = row->who.person;
	struct line *groups;

	table_row(table);
	line_addf(table_next(table), STYLE_NAME, "@%s", row->who.handle);
	table_text(table, STYLE_PLAIN, person && person->name ? person->name : "");
	add_sort(table_next(table), row);
	groups = table_next(table);
	for (size_t i = 0; person && i < person->groups.count; i++)
		line_add_part(groups, person->groups.items[i]);
}

static void say_groups(struct str *out, const struct people_view *view, const struct look *look)
{
	struct line line = { 0 };
	struct str text = { 0 };

	for (size_t i = 0; i < view->group_count; i++) {
		str_clear(&text);
		str_addf(&text, "@%s %zu", view->groups[i].name, view->groups[i].members);
		line_add(&line, STYLE_PLAIN, i > 0 ? ", " : "");
		line_add_whole(&line, str_text(&text), look);
	}
	if (view->group_count > 0)
		str_add_char(out, '\n');
	text_labelled(out, "Groups", LABEL, &line, look);
	str_release(&text);
	line_release(&line);
}

static void say_nobody(struct str *out, const struct look *look)
{
	struct line line = { 0 };

	line_add(&line, STYLE_PLAIN,
		"Nobody is known here yet, and nobody needs to be: any name can be thanked. To "
		"keep how somebody likes it:");
	text_indented(out, 0, &line, look);
	str_add_char(out, '\n');
	line_add(&line, STYLE_PLAIN, "thanks people set @alice name=\"Alice\" thank.how=in-person");
	text_indented(out, 2, &line, look);
	line_release(&line);
}

void text_people(struct str *out, const struct people_view *view, const struct look *look)
{
	static const char *const leads[TABLE_COLUMNS] = { "", "", ", ", "in " };
	struct look list = text_list_look(look);
	struct table table;

	if (view->count == 0) {
		say_nobody(out, &list);
		return;
	}
	table_start(&table, "llll", 0);
	table.giving = 1;
	table.leads = leads;
	for (size_t i = 0; i < view->count; i++)
		add_row(&table, &view->rows[i]);
	table_print(&table, out, &list);
	table_release(&table);
	say_groups(out, view, &list);
}
