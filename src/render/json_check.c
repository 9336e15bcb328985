#include "render/json.h"
#include "render/json_write.h"
#include "render/names.h"

static void add_place(struct json *json, const char *key, int number)
{
	if (number > 0)
		json_number(json, key, number);
	else
		json_null(json, key);
}

static void add_problem(struct json *json, const struct problem *problem)
{
	json_object(json, NULL);
	json_text(json, "level", level_name(problem->level));
	json_text(json, "check", problem->check);
	json_text(json, "path", problem->path);
	add_place(json, "line", problem->line);
	add_place(json, "column", problem->column);
	json_text(json, "text", problem->text);
	json_text(json, "hint", problem->hint);
	json_flag(json, "fixable", problem->fixable);
	json_flag(json, "fixed", problem->fixed);
	json_end(json);
}

void json_check(struct str *out, const struct check_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "check");
	json_flag(&json, "all", view->all);
	json_count(&json, "errors", view->errors);
	json_count(&json, "remarks", view->remarks);
	json_count(&json, "fixed", view->fixed);
	json_count(&json, "fixable", view->fixable);
	json_list(&json, "problems");
	for (size_t i = 0; i < view->count; i++)
		add_problem(&json, view->items[i]);
	json_end(&json);
	json_finish(&json);
}
