#include "store/load.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/handle.h"
#include "store/inside.h"
#include "store/layout.h"
#include "sys/file.h"

int load_record(const struct fields *fields, void *record, struct arena *arena, struct str *bytes,
	int dir, const char *name, bool *found, struct err *err)
{
	str_clear(bytes);
	if (file_read(bytes, dir, name, LIMIT_YAML, found, err) != 0)
		return -1;
	if (found != NULL && !*found)
		return 0;
	return codec_decode(fields, record, arena, str_text(bytes), bytes->length, err);
}

/* Takes "12:" off the start of TEXT; leaves it alone when it does not begin with a number. */
static int take_number(const char **text)
{
	char *end;
	long number = **text >= '0' && **text <= '9' ? strtol(*text, &end, 10) : 0;

	if (number <= 0 || number > 1000000 || *end != ':')
		return 0;
	*text = end + 1;
	return (int)number;
}

void load_flaw(struct problems *problems, const char *path, struct err *err)
{
	const char *text = str_text(&err->text);
	const char *check = err->kind == ERR_DATA ? "yaml" : "files";
	int line = take_number(&text);
	int column = line > 0 ? take_number(&text) : 0;
	struct problem *problem;

	if (column == 0)
		text = str_text(&err->text);
	problem = problems_add(problems, check, PROBLEM_ERROR, path, column > 0 ? line : 0, column,
		"%s", text + strspn(text, " "));
	if (err->hint.length > 0)
		problem->hint = arena_string(&problems->memory, str_text(&err->hint));
	err_clear(err);
}

int store_settings(struct store *store, const struct settings **settings, struct err *err)
{
	struct str bytes = { 0 };
	int status = 0;

	*settings = &store->settings;
	if (store->has_settings)
		return 0;
	settings_init(&store->settings);
	status = load_record(&settings_fields, &store->settings, &store->settings.memory, &bytes,
		store->root_fd, LAYOUT_SETTINGS, NULL, err);
	str_release(&bytes);
	if (status != 0)
		return err_in(err, "%s", LAYOUT_SETTINGS);
	settings_settle(&store->settings);
	store->has_settings = true;
	return 0;
}

/* The handle that a file's NAME in people/ stands for; false when it is no person's file. */
static bool handle_of_file(const char *name, char handle[HANDLE_LONGEST + 1])
{
	size_t length = strlen(name), ending = strlen(".yaml");

	if (!text_ends(name, ".yaml") || length - ending > HANDLE_LONGEST)
		return false;
	memcpy(handle, name, length - ending);
	handle[length - ending] = '\0';
	return handle_valid(handle);
}

static void load_person(struct store *store, int dir, const char *name, struct str *bytes,
	struct problems *problems)
{
	struct people *people = &store->people;
	char handle[HANDLE_LONGEST + 1];
	struct str path = { 0 };
	struct err err = { 0 };
	struct person person;

	str_addf(&path, "%s/%s", LAYOUT_PEOPLE, name);
	if (!handle_of_file(name, handle)) {
		if (text_ends(name, ".yaml"))
			problems_add(problems, "people", PROBLEM_ERROR, path.bytes, 0, 0,
				"the file's name is no handle: lower case letters, digits, . _ -");
	} else if (load_record(&person_fields, &person, &people->memory, bytes, dir, name, NULL,
			   &err) != 0) {
		load_flaw(problems, path.bytes, &err);
	} else {
		person.handle = arena_string(&people->memory, handle);
		person.path = arena_string(&people->memory, path.bytes);
		*people_add(people) = person;
	}
	str_release(&path);
	err_release(&err);
}

static int load_people(struct store *store, struct problems *problems, struct err *err)
{
	struct entries entries = { 0 };
	struct str bytes = { 0 };
	bool found;
	int dir, status;

	if (dir_open_below(&dir, store->root_fd, LAYOUT_PEOPLE, &found, err) != 0)
		return err_in(err, "%s", LAYOUT_PEOPLE);
	if (!found)
		return 0;
	status = dir_list(&entries, dir, err);
	for (size_t i = 0; i < entries.count && status == 0; i++)
		load_person(store, dir, entries.items[i].name, &bytes, problems);
	entries_release(&entries);
	str_release(&bytes);
	close(dir);
	return status;
}

int store_people(struct store *store, const struct people **people, struct problems *problems,
	struct err *err)
{
	*people = &store->people;
	if (store->has_people)
		return 0;
	if (load_people(store, problems, err) != 0)
		return -1;
	people_ready(&store->people);
	store->has_people = true;
	return 0;
}
