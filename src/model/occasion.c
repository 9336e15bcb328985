#include "model/occasion.h"

#include <stdlib.h>
#include <string.h>

static void add(struct occasions *occasions, struct span ahead, struct occasion occasion)
{
	if (!span_holds(ahead, occasion.day) || person_left(occasion.person, occasion.day))
		return;
	occasions->items = mem_grow(
		occasions->items, &occasions->cap, occasions->count + 1, sizeof(*occasions->items));
	occasions->items[occasions->count++] = occasion;
}

static void add_anniversary(
	struct occasions *occasions, const struct person *person, struct span ahead)
{
	struct occasion occasion = { .kind = OCCASION_ANNIVERSARY, .person = person };

	if (!day_known(person->since))
		return;
	occasion.day = yearly_next(yearly_of(person->since), ahead.first);
	occasion.years = day_civil(occasion.day).year - day_civil(person->since).year;
	if (occasion.years > 0)
		add(occasions, ahead, occasion);
}

static void add_notice(struct occasions *occasions, const struct person *person,
	const struct notice *notice, struct span ahead)
{
	struct occasion occasion = {
		.kind = OCCASION_NOTICE, .person = person, .day = notice->day, .text = notice->text
	};

	if (notice->yearly.month != 0)
		occasion.day = yearly_next(notice->yearly, ahead.first);
	if (day_known(occasion.day))
		add(occasions, ahead, occasion);
}

void occasions_add(struct occasions *occasions, const struct person *person, struct span ahead)
{
	if (person->birthday.month != 0)
		add(occasions, ahead,
			(struct occasion){ .kind = OCCASION_BIRTHDAY,
				.person = person,
				.day = yearly_next(person->birthday, ahead.first) });
	add_anniversary(occasions, person, ahead);
	for (size_t i = 0; i < person->notices.count; i++)
		add_notice(occasions, person, &person->notices.items[i], ahead);
}

static int compare(const void *a, const void *b)
{
	const struct occasion *one = a, *other = b;
	int order = day_compare(one->day, other->day);

	if (order == 0)
		order = (int)one->kind - (int)other->kind;
	if (order == 0)
		order = strcmp(one->person->handle, other->person->handle);
	if (order == 0 && one->text != NULL && other->text != NULL)
		order = strcmp(one->text, other->text);
	return order;
}

void occasions_sort(struct occasions *occasions)
{
	if (occasions->count > 1)
		qsort(occasions->items, occasions->count, sizeof(*occasions->items), compare);
}

void occasions_release(struct occasions *occasions)
{
	if (occasions == NULL)
		return;
	free(occasions->items);
	*occasions = (struct occasions){ 0 };
}
