#include "cmd/scene.h"

static void add_short(void *with, const char *id, struct str *out)
{
	store_add_short_id(with, id, out);
}

int scene_open(struct scene *scene, struct app *app, struct err *err)
{
	*scene = (struct scene){ .today = app_today(app), .ids = { add_short, app->store } };
	if (store_settings(app->store, &scene->settings, err) != 0)
		return -1;
	return app_people(app, &scene->people, err);
}

int scene_guess(struct scene *scene, struct app *app, struct err *err)
{
	struct err unknown = { 0 };

	if (scene_open(scene, app, err) != 0)
		return -1;
	if (app_me(app, &scene->me, NULL, &unknown) != 0)
		scene->me = NULL;
	err_release(&unknown);
	return 0;
}

int scene_set(struct scene *scene, struct app *app, struct err *err)
{
	if (scene_open(scene, app, err) != 0)
		return -1;
	return app_me(app, &scene->me, NULL, err);
}
