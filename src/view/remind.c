#include "view/remind.h"

#include "model/due.h"
#include "model/week.h"

struct span remind_reach(const struct settings *settings, struct day today)
{
	return roll_reach(settings, today);
}

static struct remind_item *add(struct remind_view *view, enum remind_kind kind, struct who who)
{
	struct remind_item *item = &view->items[view->count++];

	*item = (struct remind_item){ .kind = kind, .who = who, .day = DAY_NONE, .due = DAY_NONE };
	return item;
}

static bool is_asked_for(
	const struct scene *scene, const struct remind_wish *wish, const char *handle)
{
	return !wish->group || person_belongs(people_find(scene->people, handle), wish->group);
}

static void set_due(struct remind_item *item, struct day due, struct day today)
{
	item->day = due;
	if (day_known(due))
		item->days = days_between(today, due);
}

/* What is owed in the rounds; the one that is due first in front. */
static void add_rounds(
	struct remind_view *view, const struct scene *scene, const struct remind_wish *wish)
{
	for (size_t i = 0; wish->rings && i < wish->rings->count; i++) {
		const struct ring *ring = &wish->rings->items[i];
		const struct ring_seat *seat = ring_seat_of(ring, scene->me);
		for (enum ring_side side = RING_LEFT; seat && side < RING_SIDES; side++) {
			struct remind_item *item;
			if (!seat->owes[side] || !is_asked_for(scene, wish, seat->owes[side]))
				continue;
			item = add(view, REMIND_ROUND, who_of(scene, seat->owes[side]));
			set_due(item, ring->round->due, scene->today);
			item->text = ring->round->name;
			item->side = side;
		}
	}
}

/* Who came to a group when its round was open already. What is overdue asks nobody in. */
static void add_invitations(
	struct remind_view *view, const struct scene *scene, const struct remind_wish *wish)
{
	for (size_t i = 0; wish->rings && i < wish->rings->count; i++) {
		const struct round *round = wish->rings->items[i].round;
		struct remind_item *item;

		if (!round_invites(round, scene->people, scene->me, scene->today) ||
			(wish->group && !text_same(wish->group, round->group)) ||
			(day_known(round->due) && day_compare(round->due, scene->today) < 0))
			continue;
		item = add(view, REMIND_JOIN, who_of(scene, scene->me));
		set_due(item, round->due, scene->today);
		item->text = round->name;
	}
}

static void add_thanks(struct remind_view *view, const struct scene *scene, const struct due *due)
{
	for (size_t i = 0; i < due->thanks_count; i++) {
		const struct due_thanks *thanks = &due->thanks[i];
		struct remind_item *item = add(view, REMIND_THANK, who_of(scene, thanks->handle));
		item->day = thanks->last;
		item->days = thanks->days == DUE_NEVER ? REMIND_NEVER : thanks->days;
		item->every = thanks->every;
		item->due = thanks->due;
	}
}

static void add_notes(struct remind_view *view, const struct scene *scene, enum remind_kind kind,
	const struct note **notes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct remind_item *item;

		if (view->wish.handed_on && notes[i]->private)
			continue;
		item = add(view, kind, who_of(scene, notes[i]->from));
		sticky_build(&item->note, scene, notes[i], NULL, &view->memory);
		item->day = item->note.day;
		item->days = item->note.days_ago;
	}
}

static void add_occasion(
	struct remind_view *view, const struct scene *scene, const struct occasion *occasion)
{
	static const enum remind_kind kinds[] = {
		[OCCASION_BIRTHDAY] = REMIND_BIRTHDAY,
		[OCCASION_ANNIVERSARY] = REMIND_ANNIVERSARY,
		[OCCASION_NOTICE] = REMIND_NOTICE,
	};
	struct remind_item *item =
		add(view, kinds[occasion->kind], who_of(scene, occasion->person->handle));

	item->day = occasion->day;
	item->days = days_between(scene->today, occasion->day);
	item->years = occasion->years;
	item->text = occasion->text;
}

/* The next Customer Service Week, once it is near; and each of its days. False when it is far. */
static bool find_week(const struct scene *scene, const struct roll *roll, struct remind_item *item)
{
	struct span week = week_next(scene->settings, scene->today);
	struct day near = day_add(scene->today, WEEK_COUNTDOWN);
	bool during = span_holds(week, scene->today);

	if (day_compare(near, roll->ahead.last) < 0)
		near = roll->ahead.last;
	*item = (struct remind_item){
		.kind = REMIND_WEEK,
		.due = DAY_NONE,
		.day = during ? scene->today : week.first,
		.text = during ? week_theme(scene->settings, week, scene->today) : NULL,
		.week = week,
	};
	item->days = days_between(scene->today, item->day);
	return day_compare(week.first, near) <= 0;
}

static void add_coming(struct remind_view *view, const struct scene *scene, const struct roll *roll,
	const struct occasions *occasions)
{
	struct remind_item week;
	bool waits = find_week(scene, roll, &week);

	for (size_t i = 0; i < occasions->count; i++) {
		if (waits && day_compare(week.day, occasions->items[i].day) <= 0) {
			view->items[view->count++] = week;
			waits = false;
		}
		add_occasion(view, scene, &occasions->items[i]);
	}
	if (waits)
		view->items[view->count++] = week;
}

void remind_view_build(struct remind_view *view, const struct scene *scene, const struct roll *roll,
	const struct remind_wish *wish)
{
	size_t owed = wish->rings ? wish->rings->count * RING_SIDES : 0;
	struct due_wish due_wish = {
		.me = scene->me,
		.answers = due_answer_days(scene->today),
		.by = wish->team ? DUE_BY_ANYBODY : DUE_BY_ME,
		.group = wish->group,
	};
	struct due due;

	due_build(&due, roll, &due_wish);
	*view = (struct remind_view){
		.name = scene->settings->name,
		.today = scene->today,
		.who = who_of(scene, scene->me),
		.wish = *wish,
		.lookback = scene->settings->lookback,
	};
	view->items =
		arena_alloc(&view->memory, (owed + due.thanks_count + due.answer_count +
						   due.occasions.count + 1 + due.year_ago_count) *
						   sizeof(*view->items));
	if (!wish->team) {
		add_rounds(view, scene, wish);
		add_invitations(view, scene, wish);
	}
	add_thanks(view, scene, &due);
	if (!wish->team)
		add_notes(view, scene, REMIND_ANSWER, due.answers, due.answer_count);
	add_coming(view, scene, roll, &due.occasions);
	if (!wish->team)
		add_notes(view, scene, REMIND_YEAR_AGO, due.year_ago, due.year_ago_count);
	due_release(&due);
}

bool remind_has_days(const struct remind_item *item)
{
	if (item->kind == REMIND_ROUND || item->kind == REMIND_JOIN)
		return day_known(item->day);
	return item->days != REMIND_NEVER;
}

void remind_view_release(struct remind_view *view)
{
	if (view)
		arena_release(&view->memory);
}
