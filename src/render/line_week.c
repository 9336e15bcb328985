#include "render/line.h"
#include "render/line_note.h"
#include "render/names.h"
#include "view/week_report.h"

static void add_days(struct str *out, const struct week_view *view)
{
	for (size_t i = 0; i < view->day_count; i++) {
		const struct week_day *day = &view->days[i];

		str_add(out, "day");
		line_next_day(out, day->day);
		line_next(out, day->theme);
		line_next(out, day->extra ? "extra" : "");
		line_next_count(out, day->notes);
		str_add_char(out, '\n');
	}
}

static void add_goals(struct str *out, const struct week_view *view)
{
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++) {
		str_add(out, "goal");
		line_next(out, goal_name(goal));
		line_next_count(out, view->goals[goal].people);
		line_next_count(out, view->goals[goal].done);
		str_add_char(out, '\n');
	}
}

static void add_who(struct str *out, const char *word, const char *what, const struct who *who)
{
	str_add(out, word);
	line_next(out, what);
	line_next(out, who->handle);
	line_next(out, who->name);
	str_add_char(out, '\n');
}

static void add_person(struct str *out, const struct week_person *person)
{
	const struct person *file = person->who.person;

	str_add(out, "person");
	line_next(out, person->who.handle);
	line_next(out, person->who.name);
	line_next(out, file && file->remote ? "remote" : "");
	line_next_texts(out, file ? &file->groups : &(const struct texts){ 0 });
	line_next_count(out, person->gave);
	line_next_count(out, person->received);
	line_next_count(out, person->to_customers);
	line_next_count(out, person->team);
	line_next_count(out, person->met);
	str_add_char(out, '\n');
}

/* What both pages say. */
static void add_week(struct str *out, const struct week_view *view)
{
	str_add(out, "wall");
	line_next(out, view->name);
	str_add(out, "\nweek");
	line_next_day(out, view->span.first);
	line_next_day(out, view->span.last);
	line_next_day(out, view->until);
	line_next(out, phase_name(view->phase));
	line_next_number(out, view->days_to, view->phase == WEEK_BEFORE);
	str_addf(out, "\nnotes\t%zu\t%zu\n", view->notes, view->to_customers);
	str_addf(out, "people\t%zu\t%zu\t%zu\n", view->people, view->givers, view->receivers);
	add_days(out, view);
	add_goals(out, view);
}

void line_week(struct str *out, const struct week_view *view, const struct look *look)
{
	(void)look;
	add_week(out, view);
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++)
		for (size_t i = 0; i < view->person_count; i++)
			if (view->persons[i].todo[goal])
				add_who(out, "todo", goal_name(goal), &view->persons[i].who);
	for (size_t i = 0; i < view->person_count; i++)
		add_person(out, &view->persons[i]);
	if (view->customer.handle != NULL)
		add_who(out, "mine", goal_name(GOAL_CUSTOMER), &view->customer);
	for (size_t i = 0; i < view->team.count; i++)
		add_who(out, "mine", goal_name(GOAL_TEAM), &view->team.items[i]);
}

void line_week_report(struct str *out, const struct week_report_view *view, const struct look *look)
{
	(void)look;
	add_week(out, &view->week);
	for (size_t i = 0; i < view->quote_count; i++) {
		str_add(out, "quote");
		line_next(out, view->quotes[i].theme);
		line_next_count(out, view->quotes[i].cheers);
		str_add_char(out, '\t');
		line_sticky(out, &view->quotes[i].thread.root);
	}
	for (size_t i = 0; i < view->firsts.count; i++) {
		str_add(out, "first");
		line_next(out, view->firsts.items[i].handle);
		line_next(out, view->firsts.items[i].name);
		str_add_char(out, '\n');
	}
}
