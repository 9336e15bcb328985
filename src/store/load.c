#include <string.h>
#include <unistd.h>

#include "model/handle.h"
#include "store/blame.h"
#include "store/codec.h"
#include "store/config.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/unmerged.h"
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

/* *CHECK is the one that finds what is wrong. */
static int read_person(struct store *store, const char *path, const char *handle, struct str *bytes,
	const char **check, struct err *err)
{
	struct people *people = &store->people;
	struct person *person;
	bool found;

	str_clear(bytes);
	if (file_read(bytes, store->root_fd, path, LIMIT_YAML, &found, err) != 0)
		return -1;
	if (!found)
		return 0; /* gone since it was listed */
	person = people_add(people);
	person->handle = arena_string(&people->memory, handle);
	person->path = arena_string(&people->memory, path);
	if (codec_decode(&person_fields, person, &people->memory, str_text(bytes), bytes->length,
		    err) == 0)
		return 0;
	people->count--;
	*check = unmerged_explain(err, *check, path, str_text(bytes), bytes->length);
	return -1;
}

static void read_entry(struct store *store, const struct entry *entry, struct str *bytes)
{
	struct problems *problems = &store->people_problems;
	const char *check = "people";
	char handle[HANDLE_LONGEST + 1];
	struct str path = { 0 };
	struct err err = { 0 };

	if (entry->name[0] == '.' || !text_ends(entry->name, ".yaml"))
		return;
	str_addf(&path, LAYOUT_PEOPLE "/%s", entry->name);
	if (!read_handle(entry->name, handle)) {
		err_set(&err, ERR_DATA,
			"is not named after a handle: lower-case letters, digits, "
			"and . _ - between them");
		blame_problem(problems, "people", path.bytes, &err);
	} else if (read_person(store, path.bytes, handle, bytes, &check, &err) != 0) {
		blame_problem(problems, check, path.bytes, &err);
	}
	str_release(&path);
	err_release(&err);
}

static void read_people(struct store *store)
{
	struct entries entries = { 0 };
	struct str bytes = { 0 };
	struct err err = { 0 };
	bool found;
	int dir = -1, status;

	status = dir_open_below(&dir, store->root_fd, LAYOUT_PEOPLE, &found, &err);
	if (status == 0 && found) {
		status = dir_list(&entries, dir, &err);
		close(dir);
	}
	if (status != 0)
		blame_problem(&store->people_problems, "people", LAYOUT_PEOPLE, &err);
	for (size_t i = 0; i < entries.count; i++)
		read_entry(store, &entries.items[i], &bytes);
	people_ready(&store->people);
	entries_release(&entries);
	str_release(&bytes);
	err_release(&err);
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
