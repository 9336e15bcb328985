#include "cmd/reminders.h"

#include "store/rounds.h"

int reminders_open(struct reminders *reminders, struct app *app, enum privacy which,
	const struct scene *scene, const struct remind_wish *wish, int days, struct err *err)
{
	const char *name = scene->settings->name;
	struct query query = { .has_span = true, .privacy = which };
	const struct rounds *rounds;

	*reminders = (struct reminders){ .scene = *scene, .wish = *wish };
	query.span = remind_reach(scene->settings, scene->today);
	if (store_rounds(app->store, &rounds, &app->problems, err) != 0 ||
		store_select(&reminders->notes, app->store, &query, 0, NULL, &app->problems, err) !=
			0) {
		notes_release(&reminders->notes);
		return -1;
	}
	roll_build(&reminders->roll, &reminders->notes, scene->people, scene->settings,
		scene->today, days);
	rings_build(&reminders->rings, rounds, &reminders->notes, scene->people, scene->today);
	reminders->wish.rings = &reminders->rings;
	reminders->wish.now = app->now;
	reminders->wish.repository = name != NULL ? name : store_root(app->store);
	return 0;
}

void reminders_close(struct reminders *reminders)
{
	rings_release(&reminders->rings);
	roll_release(&reminders->roll);
	notes_release(&reminders->notes);
}

void reminders_view(struct remind_view *view, struct reminders *reminders, const char *handle,
	const struct remind_letter *letter)
{
	reminders->scene.me = handle;
	reminders->wish.letter = letter;
	remind_view_build(view, &reminders->scene, &reminders->roll, &reminders->wish);
}

int reminders_everybody(struct texts *handles, struct app *app, const char *group, struct err *err)
{
	struct day today = app_today(app);
	const struct people *people;

	if (app_people(app, &people, err) != 0)
		return -1;
	for (size_t i = 0; i < people->count; i++) {
		const struct person *person = &people->items[i];
		int kind = person_kind(person);

		if (kind != KIND_CUSTOMER && kind != KIND_VENDOR && !person_left(person, today) &&
			(group == NULL || person_belongs(person, group)))
			texts_add(&app->memory, handles, person->handle);
	}
	return 0;
}
