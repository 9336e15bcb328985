#include "render/phrase.h"
#include "render/table.h"
#include "render/text.h"
#include "render/text_line.h"
#include "render/text_week.h"
#include "render/week_words.h"

#define ROWS_MOST 12 /* of one list: a checklist is no reproach */
#define TIGHT 60 /* columns: below that columns stand closer */

/* The page being written. */
struct page {
	const struct week_view *view;
	struct sheet sheet;
};

static void gap(struct page *page)
{
	str_add_char(page->sheet.out, '\n');
}

void line_add_week(struct line *line, const char *name, struct span span)
{
	struct str text = { 0 };

	line_add(line, STYLE_NAME, WEEK_NAME);
	if (name) {
		str_add(&text, " of ");
		str_add_the(&text, name);
	}
	str_add(&text, ", ");
	str_add_span(&text, span);
	line_add(line, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

static const struct week_day *today_of(const struct week_view *view)
{
	return view->day_number > 0 ? &view->days[view->day_number - 1] : NULL;
}

/* "day 3 of 5, today: Teamwork" */
static void say_when(struct page *page)
{
	const struct week_day *today = today_of(page->view);
	struct line *line = &page->sheet.line;
	struct str text = { 0 };

	str_add_week_when(&text, page->view);
	line_add(line, STYLE_PLAIN, str_text(&text));
	if (today != NULL && today->theme != NULL) {
		line_add(line, STYLE_PLAIN, ", today: ");
		line_add(line, STYLE_NAME, today->theme);
	}
	sheet_print(&page->sheet, 2);
	str_release(&text);
}

static void say_sums(struct page *page)
{
	struct str text = { 0 };

	if (page->view->phase == WEEK_BEFORE)
		return;
	str_add_week_sums(&text, page->view);
	line_add(&page->sheet.line, STYLE_PLAIN, str_text(&text));
	sheet_print(&page->sheet, 2);
	str_release(&text);
}

static void add_day(struct table *table, const struct week_view *view, const struct week_day *day)
{
	bool past = day_compare(day->day, view->today) < 0;
	bool today = day_compare(day->day, view->today) == 0;
	struct str text = { 0 };

	table_row(table);
	str_add_date_short(&text, day->day, view->today);
	table_text(table, today ? STYLE_NAME : STYLE_PLAIN, str_text(&text));
	table_text(table, STYLE_PLAIN, day->theme != NULL ? day->theme : "");
	str_clear(&text);
	if (day->notes > 0 || past)
		str_add_count(&text, day->notes, "note", "notes");
	if (today)
		str_add(&text, day->notes > 0 ? " so far" : "today");
	table_text(table, STYLE_QUIET, str_text(&text));
	str_release(&text);
}

static void say_days(struct page *page)
{
	static const char *const leads[TABLE_COLUMNS] = { "", ", ", ", " };
	struct table table;

	gap(page);
	table_start(&table, "lll", 2);
	table.giving = 1;
	table.leads = leads;
	for (size_t i = 0; i < page->view->day_count; i++)
		add_day(&table, page->view, &page->view->days[i]);
	table_print(&table, page->sheet.out, page->sheet.look);
	table_release(&table);
}

static int add_share_of(struct str *text, const struct goal_count *count)
{
	str_clear(text);
	str_addf(text, "%zu of %zu", count->done, count->people);
	return (int)text->length;
}

/* "2 of 4    Everyone thanked": the numbers end below each other, what is wrapped begins so. */
static void say_goals(struct page *page)
{
	const struct goal_count *counts = page->view->goals;
	int gap_columns = page->sheet.look->width < TIGHT ? 2 : 4, widest = 0;
	struct line *line = &page->sheet.line;
	struct str text = { 0 };

	if (page->view->people > 0)
		gap(page);
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++)
		if (counts[goal].people > 0 && add_share_of(&text, &counts[goal]) > widest)
			widest = (int)text.length;
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++) {
		bool missing = counts[goal].done < counts[goal].people;

		if (counts[goal].people == 0)
			continue;
		term_blanks(page->sheet.out, 2 + widest - add_share_of(&text, &counts[goal]));
		line_add(line, missing ? STYLE_LATE : STYLE_PLAIN, str_text(&text));
		line_addf(line, STYLE_PLAIN, "%*s%s", gap_columns, "", goal_words(goal));
		line_print_wrapped(line, 2 + widest - (int)text.length, 2 + widest + gap_columns,
			page->sheet.out, page->sheet.look);
		line_clear(line);
	}
	str_release(&text);
}

static void say_more(struct page *page, size_t count)
{
	if (count <= ROWS_MOST)
		return;
	line_addf(&page->sheet.line, STYLE_PLAIN, "and %zu more: thanks week %d -F line",
		count - ROWS_MOST, day_civil(page->view->span.first).year);
	sheet_print(&page->sheet, 2);
}

static void add_sort(struct line *line, const struct who *who)
{
	if (who->person && who->person->remote)
		line_add(line, STYLE_LATE, "remote");
	for (size_t i = 0; who->person && i < who->person->groups.count; i++)
		line_add_part(line, who->person->groups.items[i]);
}

/* Those far away first: they are easily forgotten. */
static void say_thanked(struct page *page)
{
	static const char *const leads[TABLE_COLUMNS] = { "", ", ", "" };
	const struct week_view *view = page->view;
	struct table table;
	size_t count = 0;

	table_start(&table, "lll", 2);
	table.giving = 1;
	table.leads = leads;
	for (int remote = 1; remote >= 0; remote--) {
		for (size_t i = 0; i < view->person_count; i++) {
			const struct week_person *person = &view->persons[i];

			if (!person->todo[GOAL_THANKED] || person->todo[GOAL_REMOTE] != remote ||
				++count > ROWS_MOST)
				continue;
			table_row(&table);
			table_text(&table, STYLE_NAME, person->who.short_name);
			add_sort(table_next(&table), &person->who);
			if (view->phase == WEEK_DURING && !text_same(person->who.handle, view->me))
				line_addf(table_next(&table), STYLE_PLAIN, "thanks add @%s \"...\"",
					person->who.handle);
		}
	}
	if (count > 0) {
		gap(page);
		text_title(page->sheet.out,
			view->phase == WEEK_AFTER ? "Not thanked" : "Not thanked yet",
			page->sheet.look);
		table_print(&table, page->sheet.out, page->sheet.look);
		say_more(page, count);
	}
	table_release(&table);
}

static void add_share(struct page *page, const struct week_person *person)
{
	struct str text = { 0 };

	str_addf(&text, " %zu of %zu", person->met, person->team);
	line_add_whole(&page->sheet.line, str_text(&text), page->sheet.look);
	str_release(&text);
}

/* Names in a row; for their teams with how many are left. */
static void say_names(struct page *page, enum goal goal, const char *title)
{
	const struct week_view *view = page->view;
	size_t count = 0;

	for (size_t i = 0; i < view->person_count; i++) {
		const struct week_person *person = &view->persons[i];

		if (!person->todo[goal] || ++count > ROWS_MOST)
			continue;
		if (count > 1)
			line_add(&page->sheet.line, STYLE_PLAIN, ", ");
		line_add(&page->sheet.line, STYLE_NAME | STYLE_WHOLE, person->who.short_name);
		if (goal == GOAL_TEAM)
			add_share(page, person);
	}
	if (count == 0)
		return;
	gap(page);
	text_title(page->sheet.out, title, page->sheet.look);
	sheet_print(&page->sheet, 2);
	say_more(page, count);
}

static void add_mine(struct table *table, const struct who *who, const char *what, const char *how)
{
	table_row(table);
	table_text(table, STYLE_NAME, who->short_name);
	table_text(table, STYLE_PLAIN, what);
	line_addf(table_next(table), STYLE_PLAIN, "thanks add @%s %s\"...\"", who->handle, how);
}

static void say_mine(struct page *page)
{
	static const char *const leads[TABLE_COLUMNS] = { "", ", ", "" };
	const struct week_view *view = page->view;
	struct table table;

	if (view->customer.handle == NULL && view->team.count == 0)
		return;
	gap(page);
	text_title(page->sheet.out, "Still yours to do", page->sheet.look);
	table_start(&table, "lll", 2);
	table.giving = 0;
	table.leads = leads;
	if (view->customer.handle != NULL)
		add_mine(&table, &view->customer, "a customer", "");
	for (size_t i = 0; i < view->team.count && i < ROWS_MOST; i++) {
		const struct who *who = &view->team.items[i];

		add_mine(&table, who, "in person", "--via in-person ");
	}
	table_print(&table, page->sheet.out, page->sheet.look);
	table_release(&table);
	say_more(page, view->team.count);
}

static bool has_themes(const struct week_view *view)
{
	for (size_t i = 0; i < view->day_count; i++)
		if (view->days[i].theme != NULL)
			return true;
	return false;
}

/* The report of the same days. */
static void add_report(struct line *line, const struct week_view *view)
{
	struct str until = { 0 };

	line_add(line, STYLE_PLAIN, "To read to the team: ");
	line_addf(line, STYLE_WHOLE, "thanks report --week %d", day_civil(view->span.first).year);
	if (day_compare(view->until, view->span.last) > 0) {
		str_add_day(&until, view->until);
		line_addf(line, STYLE_WHOLE, " --until %s", str_text(&until));
	}
	str_release(&until);
}

/* What one would do next. */
static void say_next(struct page *page)
{
	const struct week_view *view = page->view;

	if (view->phase == WEEK_BEFORE && !has_themes(view))
		line_add(&page->sheet.line, STYLE_PLAIN,
			"A theme for each day goes into thanks.yaml: week: {themes: {mon: ...}}");
	else if (view->phase == WEEK_AFTER)
		add_report(&page->sheet.line, view);
	else
		return;
	gap(page);
	sheet_print(&page->sheet, 0);
}

void text_week_head(struct str *out, const struct week_view *view, const struct look *look)
{
	struct page page = { .view = view, .sheet = { .out = out, .look = look } };

	line_add_week(&page.sheet.line, view->name, (struct span){ view->span.first, view->until });
	sheet_print(&page.sheet, 0);
	gap(&page);
	say_when(&page);
	say_sums(&page);
	say_days(&page);
	line_release(&page.sheet.line);
}

void text_week(struct str *out, const struct week_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct page page = { .view = view, .sheet = { .out = out, .look = &list } };

	text_week_head(out, view, &list);
	if (view->phase != WEEK_BEFORE) {
		say_goals(&page);
		say_thanked(&page);
		say_names(&page, GOAL_CUSTOMER,
			view->phase == WEEK_AFTER ? "No note to a customer"
						  : "No note to a customer yet");
		say_names(&page, GOAL_TEAM, "Thanked in person, of their team");
	}
	say_mine(&page);
	say_next(&page);
	line_release(&page.sheet.line);
}
