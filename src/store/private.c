#include "store/private.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "store/config.h"
#include "sys/file.h"

#define KEY "thanks.private"
#define LIMIT_CONFIG ((size_t)1024 * 1024)

static bool holds(const char *text, const char *word)
{
	for (; *text != '\0'; text++) {
		size_t length = 0;

		while (word[length] != '\0' && ascii_lower(text[length]) == word[length])
			length++;
		if (word[length] == '\0')
			return true;
	}
	return false;
}

/* Could the file DIR/NAME of git's configuration say where it is? Whoever cannot be read could. */
static bool file_may_say(const char *dir, const char *name)
{
	struct str path = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	bool may = false;

	if (dir == NULL)
		return false;
	str_addf(&path, "%s%s", dir, name);
	if (file_read_any(&bytes, path.bytes, LIMIT_CONFIG, &err) != 0)
		may = err.kind != ERR_MISSING;
	else
		may = holds(str_text(&bytes), "private") || holds(str_text(&bytes), "include");
	str_release(&path);
	str_release(&bytes);
	err_release(&err);
	return may;
}

/*
 * Asking git costs as much as reading a wall, and hardly anybody sets it: first a look into the
 * files where people do.
 */
static bool config_may_say(const struct store *store, const struct place *place)
{
	if (place->config_said || file_may_say(store->common_dir, "/config"))
		return true;
	if (place->config_global != NULL)
		return file_may_say(place->config_global, "");
	return file_may_say(place->home, "/.gitconfig") ||
	       (place->config_home != NULL ? file_may_say(place->config_home, "/git/config")
					   : file_may_say(place->home, "/.config/git/config"));
}

static int find_configured(
	struct str *path, struct store *store, const struct place *place, struct err *err)
{
	const struct config *config;
	const char *said;

	if (!config_may_say(store, place))
		return 0;
	if (store_config(store, &config, err) != 0)
		return -1;
	said = config_get(config, KEY);
	if (said == NULL)
		return 0;
	config_add_path(path, said, place->home);
	return 0;
}

static void find_default(struct str *path, const struct place *place)
{
	if (place->data_home != NULL)
		str_addf(path, "%s/thanks-private", place->data_home);
	else if (place->home != NULL)
		str_addf(path, "%s/.local/share/thanks-private", place->home);
}

int private_open(struct store *store, const struct place *place, struct err *err)
{
	struct str path = { 0 };
	char *root;
	int status = find_configured(&path, store, place, err);

	if (status == 0 && path.length == 0)
		find_default(&path, place);
	root = status == 0 && path.length > 0 ? realpath(path.bytes, NULL) : NULL;
	if (root != NULL && strcmp(root, store->root) == 0)
		free(root);
	else if (root != NULL && store_is_marked(root))
		status = store_open_at(&store->private, root, STORE_DEFAULT, err);
	else if (status == 0 && path.length > 0) {
		free(root);
		store->private = store_imagine(str_detach(&path), STORE_DEFAULT);
		store->private->own = true;
		store->private->config_said = store->config_said;
	}
	str_release(&path);
	return status;
}

bool private_is_there(const struct store *store)
{
	return store->private != NULL && store->private->root_fd != DIR_NONE;
}

struct store *store_private(struct store *store)
{
	return store->private;
}

struct store *store_holding(struct store *store, const struct note *note)
{
	return note->private && store->private != NULL ? store->private : store;
}
