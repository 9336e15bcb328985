#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "model/handle.h"
#include "store/back.h"
#include "store/blame.h"
#include "store/calendar.h"
#include "store/ids.h"
#include "store/inside.h"
#include "store/latest.h"
#include "store/layout.h"
#include "store/single.h"

enum { LISTED_MOST = 10, WORDS_SHOWN = 40 };

/* What somebody typed, on its way to a note. */
struct hunt {
	struct store *store;
	struct str typed; /* in lower case, as ids of ours are */
	const char *spelled; /* as it was typed, below notes/ */
	struct texts found; /* ids */
	struct arena memory;
};

static bool is_full(const struct hunt *hunt)
{
	return hunt->found.count > LISTED_MOST;
}

static void keep(struct hunt *hunt, const char *id)
{
	struct str path = { 0 };

	str_add_note_path(&path, id);
	for (size_t i = 0; i < hunt->found.count; i++)
		if (text_same(hunt->found.items[i], id))
			goto out;
	if (!is_full(hunt) && file_exists(hunt->store->root_fd, path.bytes))
		texts_add(&hunt->memory, &hunt->found, arena_string(&hunt->memory, id));
out:
	str_release(&path);
}

/* The file NAME in the directory PATH of the repository: is it meant? */
static void look_at(struct hunt *hunt, const char *path, const struct entry *entry)
{
	struct str whole = { 0 }, id = { 0 };

	str_addf(&whole, "%s/%s", path, entry->name);
	if (entry->kind == ENTRY_FILE && str_add_note_id(&id, whole.bytes) &&
		(id_matches(id.bytes, hunt->typed.bytes) || text_starts(id.bytes, hunt->spelled)))
		keep(hunt, id.bytes);
	str_release(&whole);
	str_release(&id);
}

static void look_in(struct hunt *hunt, const char *path, int depth)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	struct str below = { 0 };
	bool found = false;
	int dir = -1;

	if (depth < 16 && dir_open_below(&dir, hunt->store->root_fd, path, &found, &err) == 0 &&
		found) {
		if (dir_list(&entries, dir, &err) != 0)
			err_clear(&err);
		close(dir);
	}
	for (size_t i = entries.count; i-- > 0 && !is_full(hunt);) {
		look_at(hunt, path, &entries.items[i]);
		if (entries.items[i].kind != ENTRY_DIR || entries.items[i].name[0] == '.')
			continue;
		str_clear(&below);
		str_addf(&below, "%s/%s", path, entries.items[i].name);
		look_in(hunt, below.bytes, depth + 1);
	}
	str_release(&below);
	entries_release(&entries);
	err_release(&err);
}

/* 20261121 in front: then only days that begin so are looked through; a year at least must be
 * there. */
static bool is_day_prefix(const char *typed)
{
	size_t digits = strspn(typed, "0123456789");

	return digits >= 4 && (typed[digits] == '\0' || (digits == 8 && typed[digits] == '-')) &&
	       digits <= 8;
}

static bool day_begins(struct day day, const char *typed)
{
	struct civil civil = day_civil(day);
	struct str text = { 0 };
	size_t digits = strspn(typed, "0123456789");
	bool begins;

	str_addf(&text, "%04d%02d%02d", civil.year, civil.month, civil.day);
	begins = strncmp(text.bytes, typed, digits) == 0;
	str_release(&text);
	return begins;
}

static struct span year_of(const char *typed)
{
	int year = 0;

	for (int i = 0; i < 4; i++)
		year = year * 10 + (typed[i] - '0');
	if (year == 0)
		return (struct span){ DAY_MAX, DAY_MIN };
	return (struct span){ day_from_civil((struct civil){ year, 1, 1 }),
		day_from_civil((struct civil){ year, 12, 31 }) };
}

static int look_in_calendar(struct hunt *hunt, struct err *err)
{
	bool by_day = is_day_prefix(hunt->typed.bytes);
	struct calendar calendar;
	struct str path = { 0 };
	struct day day;

	if (calendar_open(&calendar, hunt->store->root_fd,
		    by_day ? year_of(hunt->typed.bytes) : (struct span){ DAY_MAX, DAY_MIN }, NULL,
		    err) != 0)
		return -1;
	for (size_t i = 0; i < calendar.loose.count; i++)
		look_at(hunt, LAYOUT_NOTES, &(struct entry){ calendar.loose.items[i], ENTRY_FILE });
	while (by_day && !is_full(hunt) && calendar_next(&calendar, &day)) {
		if (!day_begins(day, hunt->typed.bytes))
			continue;
		str_clear(&path);
		str_add_day_dir(&path, day);
		look_in(hunt, path.bytes, 0);
	}
	str_release(&path);
	calendar_close(&calendar);
	return 0;
}

/* All ids that are meant: first where they can be found at once, only then everywhere. */
static int hunt_down(struct hunt *hunt, struct err *err)
{
	struct texts known = { 0 };
	struct day day;

	if (id_day(hunt->typed.bytes, &day)) {
		keep(hunt, hunt->typed.bytes);
		return 0;
	}
	if (layout_note_path_ok(hunt->spelled - sizeof(LAYOUT_NOTES)))
		keep(hunt, hunt->spelled);
	if (hunt->found.count > 0)
		return 0;
	ids_match(ids_of(hunt->store), hunt->typed.bytes, LISTED_MOST + 1, &hunt->memory, &known);
	for (size_t i = 0; i < known.count; i++)
		keep(hunt, known.items[i]);
	if (look_in_calendar(hunt, err) != 0)
		return -1;
	if (hunt->found.count == 0)
		look_in(hunt, LAYOUT_NOTES, 0);
	return 0;
}

/* Reads the note of ID into NOTES; wrong is an error here. */
static int read_one(struct notes *notes, struct store *store, const char *id, struct err *err)
{
	struct sieve all = { .kind = SIEVE_ALL };
	struct str path = { 0 }, text = { 0 };
	struct reader reader;
	bool found;
	int status = 0;

	reader_init(&reader, store->root_fd, &store->people, &all);
	str_add_note_path(&path, id);
	reader_file(&reader, path.bytes, &found);
	if (!found && reader.problems.count > 0) {
		str_add_problem(&text, &reader.problems.items[0]);
		status = err_set(err, ERR_DATA, "%s", text.bytes);
		if (reader.problems.items[0].hint != NULL)
			err_hint(err, "%s", reader.problems.items[0].hint);
		else
			err_hint(err,
				"it is a plain file: mend it in your editor, or see how it was: "
				"thanks git log -p -- %s",
				path.bytes);
	} else if (!found) {
		status = err_set(err, ERR_MISSING, "'%s' is gone", id);
	} else {
		reader_take(notes, NULL, &reader);
	}
	str_release(&text);
	str_release(&path);
	reader_release(&reader);
	return status;
}

static void add_first_words(struct str *str, const struct note *note)
{
	size_t line = note->text != NULL ? strcspn(note->text, "\n") : 0, length = line;

	if (length > WORDS_SHOWN) {
		length = WORDS_SHOWN;
		while (length > 0 && ((unsigned char)note->text[length] & 0xC0) == 0x80)
			length--;
	}
	if (length > 0) {
		str_add(str, ": ");
		str_add_bytes(str, note->text, length);
		str_add(str, length < line ? "..." : "");
	}
}

/* `20261121-nf8kq7m2x  2026-11-21, bob to alice: fresh coffee` */
static void add_match(struct str *str, struct store *store, const char *id)
{
	struct notes notes = { 0 };
	struct err err = { 0 };

	str_addf(str, "\n  %s", id);
	if (read_one(&notes, store, id, &err) == 0) {
		const struct note *note = &notes.items[0];

		str_add(str, "  ");
		str_add_day(str, moment_day(note->date));
		str_addf(str, ", %s to ", note->from);
		for (size_t i = 0; i < note->to.count; i++)
			str_addf(str, "%s%s", i > 0 ? ", " : "", note->to.items[i]);
		add_first_words(str, note);
	}
	notes_release(&notes);
	err_release(&err);
}

static int refuse_many(const struct hunt *hunt, const char *typed, struct err *err)
{
	struct str list = { 0 };

	for (size_t i = 0; i < hunt->found.count && i < LISTED_MOST; i++)
		add_match(&list, hunt->store, hunt->found.items[i]);
	err_set(err, ERR_USAGE, "'%s' could be more than one note", typed);
	err_hint(err, "type more of one of these:%s%s", str_text(&list),
		is_full(hunt) ? "\n  ... and more" : "");
	str_release(&list);
	return -1;
}

static int find_by_id(struct notes *notes, struct store *store, const char *typed, struct err *err)
{
	struct hunt hunt = { .store = store };
	struct str path = { 0 };
	int status;

	/* as a path, with or without notes/ in front */
	str_addf(
		&path, "%s%s", text_starts(typed, LAYOUT_NOTES "/") ? "" : LAYOUT_NOTES "/", typed);
	hunt.spelled = path.bytes + sizeof(LAYOUT_NOTES);
	str_add(&hunt.typed, hunt.spelled);
	for (size_t i = 0; i < hunt.typed.length; i++)
		hunt.typed.bytes[i] = ascii_lower(hunt.typed.bytes[i]);
	if (hunt.typed.length < ID_SHORTEST)
		status = err_set(err, ERR_USAGE,
			"'%s' is too short for an id: %d characters or more", typed, ID_SHORTEST);
	else
		status = hunt_down(&hunt, err);
	if (status == 0 && hunt.found.count == 0)
		status = err_set(err, ERR_MISSING, "there is no note '%s'", typed);
	else if (status == 0 && hunt.found.count > 1)
		status = refuse_many(&hunt, typed, err);
	else if (status == 0)
		status = read_one(notes, store, hunt.found.items[0], err);
	str_release(&path);
	str_release(&hunt.typed);
	arena_release(&hunt.memory);
	return status;
}

static int find_newest(
	struct notes *notes, struct store *store, const struct sieve *sieve, struct err *err)
{
	struct notes newest = { 0 };
	bool more;
	int status = back_select(&newest, store, sieve, 1, BACK_ALL, &more, NULL, err);

	if (status == 0 && newest.count == 0)
		status = err_set(err, ERR_MISSING, "there is no note from @%s", sieve->who);
	if (status == 0) {
		*notes_add(notes) = newest.items[0];
		arena_take(&notes->memory, &newest.memory);
	}
	notes_release(&newest);
	return status;
}

/* What ME wrote last: as history knows, else by the notes' own dates. */
static int find_last(struct notes *notes, struct store *store, const char *me, struct err *err)
{
	const struct sieve mine = { .kind = SIEVE_MINE, .who = me };
	struct arena memory = { 0 };
	const char *id;
	int status = latest_find(&id, NULL, store, me, &memory, err);

	if (status == 0)
		status = id != NULL ? read_one(notes, store, id, err)
				    : find_newest(notes, store, &mine, err);
	arena_release(&memory);
	return status;
}

int find_in(struct notes *notes, struct store *store, const char *typed, const char *me,
	struct err *err)
{
	const struct people *people;
	char handle[HANDLE_LONGEST + 1];
	struct sieve sieve = { .kind = SIEVE_FROM };

	if (store_people(store, &people, NULL, err) != 0)
		return -1;
	if (ascii_same(typed, strlen(typed), "last"))
		return find_last(notes, store, me, err);
	if (typed[0] != '@')
		return find_by_id(notes, store, typed, err);
	sieve.who = people_handle(people, typed + 1);
	if (people_find(people, typed) == NULL && handle_parse(typed, strlen(typed), handle))
		sieve.who = handle_reserved(handle) && text_same(handle, HANDLE_ME) ? me : handle;
	return find_newest(notes, store, &sieve, err);
}
