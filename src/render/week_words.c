#include "render/week_words.h"

#include "render/phrase.h"

const char *goal_words(enum goal goal)
{
	static const char *const words[] = {
		[GOAL_THANKED] = "Everyone thanked",
		[GOAL_CUSTOMER] = "Everyone has written to a customer",
		[GOAL_TEAM] = "Everyone thanked each of their team in person",
		[GOAL_REMOTE] = "Nobody remote left out",
	};

	return words[goal];
}

void str_add_week_when(struct str *str, const struct week_view *view)
{
	if (view->phase == WEEK_AFTER)
		str_add(str, "this is how it went");
	else if (view->phase == WEEK_BEFORE && view->days_to == 1)
		str_add(str, "begins tomorrow");
	else if (view->phase == WEEK_BEFORE)
		str_addf(str, "begins in %d days", view->days_to);
	else if (view->day_number == 0)
		str_add(str, "a day off, then it goes on");
	else
		str_addf(str, "day %d of %zu", view->day_number, view->day_count);
}

void str_add_week_sums(struct str *str, const struct week_view *view)
{
	if (view->notes == 0)
		str_add(str, "no notes");
	else
		str_add_count(str, view->notes, "note", "notes");
	if (view->phase == WEEK_DURING)
		str_add(str, " so far");
	if (view->people == 0)
		return;
	str_addf(str, ", %zu to customers; %zu of %zu people gave thanks, %zu %s thanked",
		view->to_customers, view->givers, view->people, view->receivers,
		view->receivers == 1 ? "was" : "were");
}
