#include "render/json.h"
#include "render/json_note.h"
#include "render/names.h"
#include "view/week_report.h"

static void add_days(struct json *json, const struct week_view *view)
{
	json_list(json, "days");
	for (size_t i = 0; i < view->day_count; i++) {
		const struct week_day *day = &view->days[i];

		json_row(json, NULL);
		json_day(json, "day", day->day);
		json_text(json, "theme", day->theme);
		json_flag(json, "extra", day->extra);
		json_count(json, "notes", day->notes);
		json_end(json);
	}
	json_end(json);
}

static void add_goals(struct json *json, const struct week_view *view)
{
	json_list(json, "goals");
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++) {
		json_row(json, NULL);
		json_text(json, "goal", goal_name(goal));
		json_count(json, "people", view->goals[goal].people);
		json_count(json, "done", view->goals[goal].done);
		json_end(json);
	}
	json_end(json);
}

/* The goals they are still to reach, or are still left out of. */
static void add_todo(struct json *json, const struct week_person *person)
{
	json_list(json, "todo");
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++)
		if (person->todo[goal])
			json_text(json, NULL, goal_name(goal));
	json_end(json);
}

static void add_persons(struct json *json, const struct week_view *view)
{
	json_list(json, "persons");
	for (size_t i = 0; i < view->person_count; i++) {
		const struct week_person *person = &view->persons[i];

		json_row(json, NULL);
		json_member_keys(json, &person->who);
		json_count(json, "gave", person->gave);
		json_count(json, "received", person->received);
		json_count(json, "to_customers", person->to_customers);
		json_count(json, "team", person->team);
		json_count(json, "in_person", person->met);
		add_todo(json, person);
		json_end(json);
	}
	json_end(json);
}

static void add_mine(struct json *json, const struct week_view *view)
{
	if (!view->mine) {
		json_null(json, "mine");
		return;
	}
	json_object(json, "mine");
	json_who(json, "customer", &view->customer);
	json_whos(json, "in_person", &view->team);
	json_end(json);
}

static void add_week(struct json *json, const struct week_view *view)
{
	json_text(json, "wall", view->name);
	json_day(json, "today", view->today);
	json_day(json, "first", view->span.first);
	json_day(json, "last", view->span.last);
	json_day(json, "until", view->until);
	json_text(json, "phase", phase_name(view->phase));
	json_number(json, "days_to", view->days_to);
	json_number(json, "day_number", view->day_number);
	add_days(json, view);
	json_count(json, "notes", view->notes);
	json_count(json, "to_customers", view->to_customers);
	json_count(json, "people", view->people);
	json_count(json, "givers", view->givers);
	json_count(json, "receivers", view->receivers);
	add_goals(json, view);
	add_persons(json, view);
	add_mine(json, view);
}

void json_week(struct str *out, const struct week_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "week");
	add_week(&json, view);
	json_finish(&json);
}

void json_week_report(struct str *out, const struct week_report_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "week_report");
	add_week(&json, &view->week);
	json_list(&json, "quotes");
	for (size_t i = 0; i < view->quote_count; i++) {
		json_object(&json, NULL);
		json_text(&json, "theme", view->quotes[i].theme);
		json_count(&json, "cheers", view->quotes[i].cheers);
		json_object(&json, "note");
		json_thread_keys(&json, &view->quotes[i].thread);
		json_end(&json);
		json_end(&json);
	}
	json_end(&json);
	json_number(&json, "lookback", view->lookback);
	json_whos(&json, "firsts", &view->firsts);
	json_finish(&json);
}
