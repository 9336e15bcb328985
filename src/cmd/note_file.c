#include "cmd/note_file.h"

#include <string.h>
#include <unistd.h>

#include "store/layout.h"
#include "sys/file.h"

int note_file_read(struct str *bytes, struct app *app, const struct note *note, struct err *err)
{
	int dir, status;

	if (dir_open(&dir, store_root(store_holding(app->store, note)), err) != 0)
		return -1;
	status = file_read(bytes, dir, note->path, LIMIT_YAML, NULL, err);
	close(dir);
	return status == 0 ? 0 : err_in(err, "%s", note->path);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

const char *note_file_stem(struct app *app, const struct note *note)
{
	const char *name = base_name(note->path);
	size_t length = strlen(name);

	if (text_ends(name, ".yaml"))
		length -= strlen(".yaml");
	return arena_text(&app->memory, name, length);
}

bool note_file_there(const struct store *store, const char *path)
{
	struct err ignored = { 0 };
	bool there = false;
	int dir;

	if (dir_open(&dir, store_root(store), &ignored) == 0) {
		there = file_exists(dir, path);
		close(dir);
	}
	err_release(&ignored);
	return there;
}

bool note_file_picture(struct str *path, struct app *app, const struct note *note)
{
	if (note->picture == NULL)
		return false;
	str_add_beside(path, note->path, note->picture);
	return note_file_there(store_holding(app->store, note), str_text(path));
}
