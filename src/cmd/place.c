#include "cmd/place.h"

#include <string.h>

#include "cmd/shell_word.h"
#include "sys/file.h"

const char *place_dir(struct app *app, const char *dir)
{
	const char *base = app->common.directory;
	struct str path = { 0 };

	if (base == NULL || (dir != NULL && dir[0] == '/'))
		return dir != NULL ? dir : ".";
	if (dir == NULL)
		return base;
	str_addf(&path, "%s/%s", base, dir);
	dir = arena_text(&app->memory, str_text(&path), path.length);
	str_release(&path);
	return dir;
}

const char *place_whole(struct app *app, const char *dir)
{
	const char *here = app->world.here != NULL ? app->world.here : "";
	struct str path = { 0 };

	dir = place_dir(app, dir);
	if (dir[0] == '/')
		return dir;
	while (text_starts(dir, "./"))
		dir += 2;
	str_add(&path, here);
	if (strcmp(dir, ".") != 0)
		str_addf(&path, "/%s", dir);
	dir = arena_text(&app->memory, str_text(&path), path.length);
	str_release(&path);
	return dir;
}

/* host:path and https://... are no paths here; nor is what is not there. */
const char *place_url(struct app *app, const char *url)
{
	const char *colon = strchr(url, ':'), *slash = strchr(url, '/');
	struct str real = { 0 };

	if (colon != NULL && (slash == NULL || colon < slash))
		return url;
	if (path_real(&real, place_whole(app, url)))
		url = arena_text(&app->memory, real.bytes, real.length);
	str_release(&real);
	return url;
}

void str_add_place_option(struct str *str, const char *dir)
{
	if (strcmp(dir, ".") == 0)
		return;
	str_add(str, "-C ");
	str_add_shell_word(str, dir);
	str_add_char(str, ' ');
}
