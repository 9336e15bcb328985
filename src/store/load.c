#include <string.h>

#include "model/handle.h"
#include "store/blame.h"
#include "store/codec.h"
#include "store/config.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/unmerged.h"
#include "store/yaml_dir.h"
#include "sys/file.h"

/* A repository that is not there yet has no configuration of its own, nor another one's. */
int store_config(struct store *store, const struct config **config, struct err *err)
{
	const char *directory = store->root_fd != DIR_NONE ? store->root : "/";

	if (store->config == NULL && config_load(&store->config, directory, err) != 0)
		return -1;
	*config = store->config;
	return 0;
}

static int decode_settings(struct settings *settings, const struct str *bytes, struct err *err)
{
	if (codec_decode(&settings_fields, settings, &settings->memory, str_text(bytes),
		    bytes->length, err) == 0)
		return 0;
	unmerged_explain(err, "", LAYOUT_SETTINGS, str_text(bytes), bytes->length);
	return -1;
}

static int read_settings(struct settings *settings, const struct store *store, struct err *err)
{
	struct str bytes = { 0 };
	int status = file_read(&bytes, store->root_fd, LAYOUT_SETTINGS, LIMIT_YAML, NULL, err);

	if (status == 0)
		status = decode_settings(settings, &bytes, err);
	str_release(&bytes);
	return status;
}

int store_settings(struct store *store, const struct settings **settings, struct err *err)
{
	struct settings *own = &store->settings;

	*settings = own;
	if (store->has_settings)
		return 0;
	settings_init(own);
	if (store->root_fd != DIR_NONE && read_settings(own, store, err) != 0) {
		blame_err(err, LAYOUT_SETTINGS);
		return -1;
	}
	settings_settle(own);
	store->has_settings = true;
	return 0;
}

/* alice of alice.yaml; false for a file that is no person's. */
static bool read_handle(const char *name, char handle[HANDLE_LONGEST + 1])
{
	static const char ending[] = ".yaml";
	size_t length = strlen(name) - (sizeof(ending) - 1);

	if (length > HANDLE_LONGEST)
		return false;
	memcpy(handle, name, length);
	handle[length] = '\0';
	return handle_valid(handle);
}

static void read_person(struct people *people, struct yaml_dir *dir)
{
	char handle[HANDLE_LONGEST + 1];
	struct err err = { 0 };
	struct person *person;

	if (!read_handle(dir->file, handle)) {
		err_set(&err, ERR_DATA,
			"is not named after a handle: lower-case letters, digits, "
			"and . _ - between them");
		yaml_dir_refuse(dir, &err);
		err_release(&err);
		return;
	}
	person = people_add(people);
	person->handle = arena_string(&people->memory, handle);
	person->path = arena_string(&people->memory, str_text(&dir->path));
	if (!yaml_dir_read(dir, &person_fields, person, &people->memory))
		people->count--;
}

static void read_people(struct store *store)
{
	struct yaml_dir dir;

	yaml_dir_open(&dir, store, LAYOUT_PEOPLE, &store->people_problems);
	while (yaml_dir_next(&dir))
		read_person(&store->people, &dir);
	yaml_dir_close(&dir);
	people_ready(&store->people);
}

int store_people(struct store *store, const struct people **people, struct problems *problems,
	struct err *err)
{
	(void)err;
	if (!store->has_people)
		read_people(store);
	store->has_people = true;
	blame_tell(problems, &store->people_problems, 0, store->people_problems.count);
	if (problems != NULL)
		problems_release(&store->people_problems);
	*people = &store->people;
	return 0;
}
