#include "view/week.h"

#include "model/week.h"
#include "view/period.h"

/* The page on its way. */
struct building {
	struct week_view *view;
	const struct scene *scene;
	const struct notes *notes;
	struct tally tally;
	struct goals goals;
};

struct span week_reach(const struct settings *settings, struct span days)
{
	int back = settings->lookback > PEOPLE_KNOWN_DAYS ? settings->lookback : PEOPLE_KNOWN_DAYS;

	return (struct span){ day_add(days.first, -back), days.last };
}

static enum week_phase phase_of(struct day today, struct span span, struct day until)
{
	if (day_compare(today, span.first) < 0)
		return WEEK_BEFORE;
	return day_compare(today, until) <= 0 ? WEEK_DURING : WEEK_AFTER;
}

static size_t count_notes(const struct notes *notes, struct day day)
{
	size_t count = 0;

	for (size_t i = 0; i < notes->count; i++)
		count += day_compare(moment_day(notes->items[i].date), day) == 0;
	return count;
}

/* Every day of its own; behind them those on which somebody works, or wrote. */
static void add_days(struct building *building)
{
	const struct settings *settings = building->scene->settings;
	struct week_view *view = building->view;
	size_t room = (size_t)days_between(view->span.first, view->until) + 1;

	view->days = arena_alloc(&view->memory, room * sizeof(*view->days));
	for (struct day day = view->span.first; day_compare(day, view->until) <= 0;
		day = day_add(day, 1)) {
		struct week_day *one = &view->days[view->day_count];

		*one = (struct week_day){ .day = day,
			.theme = week_theme(settings, view->span, day),
			.extra = !span_holds(view->span, day),
			.notes = count_notes(building->notes, day) };
		if (one->extra && one->notes == 0 && settings_day_off(settings, day))
			continue;
		view->day_count++;
		if (day_compare(day, view->today) == 0)
			view->day_number = (int)view->day_count;
		if (day_compare(day, DAY_MAX) == 0)
			return;
	}
}

static void add_person(struct week_view *view, const struct scene *scene,
	const struct goal_person *person, struct week_person *taken)
{
	*taken = (struct week_person){
		.who = who_of(scene, arena_string(&view->memory, person->row->handle)),
		.gave = person->row->gave,
		.received = person->row->received,
		.to_customers = person->row->to_customers,
		.team = person->team,
		.met = person->met,
	};
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++)
		taken->todo[goal] = goal_is_for(goal, person) && !goal_is_done(goal, person);
	view->givers += taken->gave > 0;
	view->receivers += taken->received > 0;
	view->mine |= text_same(taken->who.handle, scene->me);
}

static void add_persons(struct building *building)
{
	const struct goals *goals = &building->goals;
	struct week_view *view = building->view;

	view->people = view->person_count = goals->count;
	view->persons = arena_alloc(&view->memory, goals->count * sizeof(*view->persons));
	for (size_t i = 0; i < goals->count; i++)
		add_person(view, building->scene, &goals->items[i], &view->persons[i]);
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++)
		view->goals[goal] = goals->of[goal];
}

static bool wrote_to_customer(const struct week_view *view, const char *handle)
{
	for (size_t i = 0; i < view->person_count; i++)
		if (text_same(view->persons[i].who.handle, handle))
			return view->persons[i].to_customers > 0;
	return false;
}

/* The customer whom nobody thanked for the longest; those without a note in these days first. */
static const char *find_customer(const struct tally *tally)
{
	const struct tally_person *found = NULL;

	for (size_t i = 0; i < tally->person_count; i++) {
		const struct tally_person *row = tally->persons[i];

		if (row->kind != KIND_CUSTOMER || !row->counted)
			continue;
		if (found == NULL || day_compare(row->last_received, found->last_received) < 0)
			found = row;
	}
	return found != NULL ? found->handle : NULL;
}

static void add_mine(struct building *building)
{
	struct week_view *view = building->view;
	const struct scene *scene = building->scene;
	struct texts left = { 0 };
	const char *customer;

	if (!view->mine || view->phase != WEEK_DURING)
		return;
	customer = wrote_to_customer(view, scene->me) ? NULL : find_customer(&building->tally);
	if (customer != NULL)
		view->customer = who_of(scene, arena_string(&view->memory, customer));
	goals_left(&building->goals, scene->me, &view->memory, &left);
	for (size_t i = 0; i < left.count; i++)
		left.items[i] = arena_string(&view->memory, left.items[i]);
	view->team = whos_of(scene, &left, &view->memory);
}

static void count(struct building *building)
{
	struct week_view *view = building->view;
	struct span days = { view->span.first, view->until };
	struct tally_wish wish = {
		.span = days, .before = period_before(days), .today = view->today
	};

	tally_init(&building->tally, building->scene->people, &wish);
	for (size_t i = 0; i < building->notes->count; i++)
		tally_add(&building->tally, &building->notes->items[i]);
	tally_finish(&building->tally);
	view->notes = building->tally.notes;
	view->to_customers = building->tally.to_kind[KIND_CUSTOMER];
	goals_build(&building->goals, &building->tally, building->notes);
	add_persons(building);
	add_mine(building);
	goals_release(&building->goals);
	tally_release(&building->tally);
}

void week_view_build(struct week_view *view, const struct scene *scene, const struct notes *notes,
	struct span span, struct day until)
{
	struct building building = { .view = view, .scene = scene, .notes = notes };

	*view = (struct week_view){
		.name = scene->settings->name,
		.me = scene->me,
		.today = scene->today,
		.span = span,
		.until = until,
		.phase = phase_of(scene->today, span, until),
		.days_to = days_between(scene->today, span.first),
	};
	if (view->phase != WEEK_BEFORE)
		view->days_to = 0;
	add_days(&building);
	if (view->phase != WEEK_BEFORE)
		count(&building);
}

void week_view_release(struct week_view *view)
{
	if (view)
		arena_release(&view->memory);
}
