#include "view/people.h"

#include <stdlib.h>
#include <string.h>

#include "model/yearly.h"

static int compare_rows(const void *a, const void *b)
{
	const struct people_row *one = a, *other = b;

	if (one->left != other->left)
		return one->left - other->left;
	return strcmp(one->who.handle, other->who.handle);
}

static void take_groups(struct people_view *view, const struct scene *scene)
{
	struct texts names = { 0 };

	people_groups(scene->people, &view->memory, &names);
	view->groups = arena_alloc(&view->memory, names.count * sizeof(*view->groups));
	for (size_t i = 0; i < names.count; i++) {
		struct texts members = { 0 };
		people_members(
			scene->people, names.items[i], scene->today, &view->memory, &members);
		view->groups[view->group_count++] =
			(struct people_group){ names.items[i], members.count };
	}
}

void people_view_build(
	struct people_view *view, const struct scene *scene, const struct texts *known)
{
	const struct people *people = scene->people;
	size_t most = people->count + (known ? known->count : 0);

	*view = (struct people_view){ .today = scene->today };
	view->rows = arena_alloc(&view->memory, most * sizeof(*view->rows));
	for (size_t i = 0; i < people->count; i++)
		view->rows[view->count++] =
			(struct people_row){ who_of(scene, people->items[i].handle),
				person_left(&people->items[i], scene->today) };
	for (size_t i = 0; known && i < known->count; i++)
		if (!people_find(people, known->items[i]))
			view->rows[view->count++] =
				(struct people_row){ who_of(scene, known->items[i]), false };
	if (view->count > 1)
		qsort(view->rows, view->count, sizeof(*view->rows), compare_rows);
	take_groups(view, scene);
}

void people_view_release(struct people_view *view)
{
	if (view)
		arena_release(&view->memory);
}

/* What has a day to come stands first, by that day; the rest keeps the file's order. */
static int compare_notices(const void *a, const void *b)
{
	const struct person_notice *one = a, *other = b;

	if (day_known(one->next) != day_known(other->next))
		return day_known(one->next) ? -1 : 1;
	if (day_known(one->next) && day_compare(one->next, other->next) != 0)
		return day_compare(one->next, other->next);
	return (one->notice > other->notice) - (one->notice < other->notice);
}

static struct day next_day(const struct notice *notice, struct day today)
{
	if (notice->yearly.month)
		return yearly_next(notice->yearly, today);
	if (day_known(notice->day) && day_compare(notice->day, today) >= 0)
		return notice->day;
	return DAY_NONE;
}

static void take_notices(struct person_view *view, const struct notices *notices)
{
	view->notice_count = notices->count;
	view->notices = arena_alloc(&view->memory, notices->count * sizeof(*view->notices));
	for (size_t i = 0; i < notices->count; i++)
		view->notices[i] = (struct person_notice){ &notices->items[i],
			next_day(&notices->items[i], view->today) };
	if (notices->count > 1)
		qsort(view->notices, notices->count, sizeof(*view->notices), compare_notices);
}

static void take_days(struct person_view *view, const struct person *person)
{
	if (person->birthday.month)
		view->birthday = yearly_next(person->birthday, view->today);
	if (!day_known(person->since) || view->left)
		return;
	view->anniversary = yearly_next(yearly_of(person->since), view->today);
	view->years = day_civil(view->anniversary).year - day_civil(person->since).year;
	if (view->years <= 0)
		view->anniversary = DAY_NONE;
}

void person_view_build(struct person_view *view, const struct scene *scene, const char *handle)
{
	const struct person *person = people_find(scene->people, handle);
	struct str wishes = { 0 };

	*view = (struct person_view){
		.today = scene->today,
		.who = who_of(scene, handle),
		.left = person && person_left(person, scene->today),
		.wishes = "",
		.every = settings_every(scene->settings, person),
		.every_own = person && person->every != 0,
		.birthday = DAY_NONE,
		.anniversary = DAY_NONE,
	};
	if (!person)
		return;
	person_add_wishes(&wishes, person);
	view->wishes = arena_string(&view->memory, str_text(&wishes));
	str_release(&wishes);
	take_days(view, person);
	take_notices(view, &person->notices);
}

void person_view_release(struct person_view *view)
{
	if (view)
		arena_release(&view->memory);
}
