#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/week.h"
#include "store/blame.h"
#include "store/check.h"
#include "store/codec.h"
#include "store/layout.h"
#include "store/rounds.h"
#include "store/unmerged.h"
#include "store/yaml.h"
#include "sys/file.h"
#include "sys/progress.h"

#define DEEPEST 32 /* directories below notes/ */

/* What is wrong with bytes that are no record: no YAML, or fields that are not right? */
static const char *check_of(const struct str *bytes)
{
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct yaml *root;
	bool parses =
		yaml_parse(&root, &arena, str_text(bytes), bytes->length, YAML_VALUES, &err) == 0;

	arena_release(&arena);
	err_release(&err);
	return parses ? "fields" : "yaml";
}

/* What was found last, about the note PATH, can be mended when only its date is wrong. */
static void offer_date(struct checking *checking, const char *path, const struct str *bytes)
{
	struct problem *problem = &checking->found.items[checking->found.count - 1];
	struct str hint = { 0 };
	const char *date;

	if (!check_guess_date(&date, &checking->memory, path, bytes))
		return;
	str_addf(&hint, "thanks check --fix makes it %s", date);
	problem->hint = arena_string(&checking->found.memory, hint.bytes);
	problem->fixable = true;
	texts_add(&checking->memory, &checking->dateless, arena_string(&checking->memory, path));
	texts_add(&checking->memory, &checking->dates, date);
	str_release(&hint);
}

/* The file PATH, read as BYTES, is no record: ERR says why. */
static void blame_bytes(
	struct checking *checking, const char *path, const struct str *bytes, struct err *err)
{
	const char *check =
		unmerged_explain(err, check_of(bytes), path, str_text(bytes), bytes->length);

	check_hint_beside(checking, path, err);
	blame_problem(&checking->found, check, path, err);
	offer_date(checking, path, bytes);
}

static void remark_unknown(
	struct checking *checking, const char *path, const struct unknowns *unknown)
{
	for (size_t i = 0; i < unknown->count; i++)
		problems_add(&checking->found, "fields", PROBLEM_REMARK, path, 0, 0,
			"unknown field '%s': kept, but it means nothing here",
			unknown->items[i].name);
}

/* Decodes BYTES as a note; it is kept if it is sound. */
static int decode(
	struct checking *checking, const char *path, const struct str *bytes, struct err *err)
{
	struct arena arena = { 0 };
	struct note note = { 0 };
	int status = codec_decode(&note_fields, &note, &arena, str_text(bytes), bytes->length, err);

	if (status == 0)
		status = note_check(&note, err);
	if (status == 0) {
		check_keep(checking, path, &note, bytes);
		remark_unknown(checking, path, &note.unknown);
	}
	arena_release(&arena);
	return status;
}

static void add_id(struct checking *checking, const char *path)
{
	struct str id = { 0 };

	str_add_note_id(&id, path);
	texts_add(&checking->memory, &checking->ids,
		arena_text(&checking->memory, str_text(&id), id.length));
	str_release(&id);
}

static void read_note(struct checking *checking, const char *path)
{
	struct str bytes = { 0 };
	struct err err = { 0 };
	bool found;

	add_id(checking, path);
	if (file_read(&bytes, checking->store->root_fd, path, LIMIT_YAML, &found, &err) != 0)
		blame_problem(&checking->found, "yaml", path, &err);
	else if (found && decode(checking, path, &bytes, &err) != 0)
		blame_bytes(checking, path, &bytes, &err);
	progress_add(checking->store->progress, 1);
	str_release(&bytes);
	err_release(&err);
}

static void walk(struct checking *checking, const char *path, int depth);

static void look_at(
	struct checking *checking, const char *path, const struct entry *entry, int depth)
{
	if (entry->kind == ENTRY_LINK)
		problems_add(&checking->found, "links", PROBLEM_ERROR, path, 0, 0,
			"is a symbolic link, which is not followed");
	else if (entry->kind == ENTRY_OTHER)
		problems_add(&checking->found, "links", PROBLEM_ERROR, path, 0, 0,
			"is neither a file nor a directory");
	else if (entry->kind == ENTRY_DIR)
		walk(checking, path, depth + 1);
	else if (file_is_temp(entry->name))
		texts_add(
			&checking->memory, &checking->temps, arena_string(&checking->memory, path));
	else if (entry->name[0] != '.' && text_starts(path, LAYOUT_NOTES "/") &&
		 text_ends(path, ".yaml"))
		read_note(checking, path);
}

static void walk(struct checking *checking, const char *path, int depth)
{
	struct entries entries = { 0 };
	struct str inner = { 0 };
	struct err err = { 0 };
	bool found = false;
	int dir = -1, status;

	if (depth > DEEPEST) {
		problems_add(&checking->found, "places", PROBLEM_ERROR, path, 0, 0,
			"lies too deep: nothing below it is read");
		return;
	}
	status = dir_open_below(&dir, checking->store->root_fd, path, &found, &err);
	if (status == 0 && found) {
		status = dir_list(&entries, dir, &err);
		close(dir);
	}
	if (status != 0)
		blame_problem(&checking->found, "links", path, &err);
	for (size_t i = 0; i < entries.count; i++) {
		str_clear(&inner);
		str_addf(&inner, "%s/%s", path, entries.items[i].name);
		look_at(checking, inner.bytes, &entries.items[i], depth);
	}
	entries_release(&entries);
	str_release(&inner);
	err_release(&err);
}

static void judge_settings(struct checking *checking, const struct settings *settings)
{
	remark_unknown(checking, LAYOUT_SETTINGS, &settings->unknown);
	if (week_is_wrong(settings))
		problems_add(&checking->found, "fields", PROBLEM_ERROR, LAYOUT_SETTINGS, 0, 0,
			"week: its end is before its beginning, or over a month behind: October's "
			"is taken");
}

static void read_settings(struct checking *checking)
{
	struct settings settings;
	struct str bytes = { 0 };
	struct err err = { 0 };
	bool found;

	settings_init(&settings);
	if (file_read(&bytes, checking->store->root_fd, LAYOUT_SETTINGS, LIMIT_YAML, &found,
		    &err) != 0)
		blame_problem(&checking->found, "yaml", LAYOUT_SETTINGS, &err);
	else if (codec_decode(&settings_fields, &settings, &settings.memory, str_text(&bytes),
			 bytes.length, &err) != 0)
		blame_bytes(checking, LAYOUT_SETTINGS, &bytes, &err);
	else
		judge_settings(checking, &settings);
	settings_release(&settings);
	str_release(&bytes);
	err_release(&err);
}

int check_gather(struct checking *checking, struct err *err)
{
	if (store_people(checking->store, &checking->people, &checking->found, err) != 0 ||
		store_rounds(checking->store, &checking->rounds, &checking->found, err) != 0)
		return -1;
	read_settings(checking);
	walk(checking, LAYOUT_PEOPLE, 0);
	progress_start(checking->store->progress, "notes read");
	walk(checking, LAYOUT_NOTES, 0);
	progress_end(checking->store->progress);
	for (size_t i = 0; i < checking->people->count; i++)
		remark_unknown(checking, checking->people->items[i].path,
			&checking->people->items[i].unknown);
	return 0;
}

static void forget_store(struct store *store)
{
	people_release(&store->people);
	problems_release(&store->people_problems);
	settings_release(&store->settings);
	store->has_people = store->has_settings = false;
	store_rounds_forget(store);
	problems_release(&store->round_problems);
}

void check_forget(struct checking *checking, enum check_again again)
{
	if (again == CHECK_AGAIN)
		forget_store(checking->store);
	notes_release(&checking->notes);
	problems_release(&checking->found);
	arena_release(&checking->memory);
	free(checking->said);
	checking->said = NULL;
	checking->said_cap = 0;
	checking->again = checking->ids = checking->temps = checking->dateless = checking->dates =
		(struct texts){ 0 };
	checking->known = (struct texts){ 0 };
	checking->taken = checking->names = (struct lookup){ 0 };
}
