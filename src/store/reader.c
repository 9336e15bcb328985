#include "store/reader.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/id.h"
#include "store/blame.h"
#include "store/calendar.h"
#include "store/codec.h"
#include "store/layout.h"
#include "store/unmerged.h"

enum { DEEPEST = 16 }; /* of directories in wrong places */

void reader_init(
	struct reader *reader, int root, const struct people *people, const struct sieve *sieve)
{
	*reader = (struct reader){
		.root = root, .people = people, .sieve = sieve, .day_dir = -1, .month_dir = -1
	};
	arena_alloc(&reader->scratch, 1); /* its first block stays, from note to note */
	reader->fresh = arena_mark(&reader->scratch);
}

void reader_release(struct reader *reader)
{
	reader_leave(reader);
	if (reader->month_dir >= 0)
		close(reader->month_dir);
	str_release(&reader->month_path);
	notes_release(&reader->notes);
	problems_release(&reader->problems);
	str_release(&reader->day_path);
	str_release(&reader->bytes);
	str_release(&reader->path);
	arena_release(&reader->scratch);
	arena_release(&reader->memory);
	err_release(&reader->err);
}

static bool is_wanted(const struct reader *reader, const struct note *note)
{
	const struct sieve *sieve = reader->sieve;

	switch (sieve->kind) {
	case SIEVE_QUERY:
		return query_matches(sieve->query, note, reader->people);
	case SIEVE_THREADS:
		return note->re != NULL || query_matches(sieve->query, note, reader->people);
	case SIEVE_ANSWERS:
		return note->re != NULL;
	case SIEVE_FROM:
		return text_same(note->from, sieve->who);
	case SIEVE_MINE:
		return text_same(note->from, sieve->who) ||
		       text_same(note_writer(note), sieve->who);
	case SIEVE_ALL:
		break;
	}
	return true;
}

/* A rule of the whole note is broken: the error names the field first; its place is that field's.
 */
static int refuse_note(struct reader *reader, const struct yaml *root)
{
	struct str field = { 0 };
	const char *text = str_text(&reader->err.text);
	const struct yaml *value;

	str_add_bytes(&field, text, strcspn(text, ":"));
	value = yaml_get(root, str_text(&field));
	str_release(&field);
	return err_in(&reader->err, "%d:%d", value != NULL ? value->line : 1,
		value != NULL ? value->column : 1);
}

/* Decodes the bytes at hand into NOTE; *check names what a failure is about. */
static int decode(struct reader *reader, struct note *note, const char **check)
{
	struct arena *memory = &reader->notes.memory;
	struct str *path = &reader->path;
	struct yaml *root = NULL;

	if (yaml_parse(&root, &reader->scratch, str_text(&reader->bytes), reader->bytes.length,
		    YAML_VALUES, &reader->err) != 0) {
		*check = unmerged_explain(&reader->err, "yaml", path->bytes,
			str_text(&reader->bytes), reader->bytes.length);
		return -1;
	}
	*check = "fields";
	if (codec_read(&note_fields, note, memory, root, &reader->err) != 0)
		return -1;
	note->path = arena_text(memory, path->bytes, path->length);
	str_clear(&reader->bytes); /* read already: room for the id */
	if (!str_add_note_id(&reader->bytes, note->path))
		return err_set(&reader->err, ERR_DATA, "is no name for a note's file");
	note->id = arena_text(memory, reader->bytes.bytes, reader->bytes.length);
	people_settle_note(reader->people, note, memory);
	if (note_check(note, &reader->err) != 0)
		return refuse_note(reader, root);
	return 0;
}

/* Reads NAME in DIR; its path is at hand. True when it is sound. */
static bool read_note(struct reader *reader, int dir, const char *name)
{
	struct arena_mark mark = arena_mark(&reader->notes.memory);
	const char *check = "files";
	struct note *note;
	bool found = true;
	int status;

	str_clear(&reader->bytes);
	status = file_read(&reader->bytes, dir, name, LIMIT_YAML, &found, &reader->err);
	if (status == 0 && !found)
		return false; /* gone since it was listed */
	reader->files++;
	note = notes_add(&reader->notes);
	if (status == 0)
		status = decode(reader, note, &check);
	if (status != 0)
		blame_problem(&reader->problems, check, reader->path.bytes, &reader->err);
	if (status != 0 || !is_wanted(reader, note)) {
		reader->notes.count--;
		arena_rewind(&reader->notes.memory, mark);
	}
	arena_rewind(&reader->scratch, reader->fresh);
	return status == 0;
}

void reader_file(struct reader *reader, const char *path, bool *found)
{
	bool sound;

	str_clear(&reader->path);
	str_add(&reader->path, path);
	sound = layout_note_path_ok(path) && read_note(reader, reader->root, path);
	if (found != NULL)
		*found = sound;
}

static bool is_note(const struct entry *entry)
{
	return entry->name[0] != '.' && text_ends(entry->name, ".yaml");
}

/* nf8kq7m2x.yaml: such names sort by time. */
static bool is_ours(const struct entry *entry)
{
	return id_last_valid(entry->name, strcspn(entry->name, "."));
}

/* The month's directory stays open for its other days. */
static int enter_month(struct reader *reader, bool *found)
{
	size_t length = strlen(LAYOUT_NOTES "/2026/11");
	struct str *month = &reader->month_path;

	*found = true;
	if (reader->month_dir >= 0 && month->length == length &&
		memcmp(month->bytes, reader->day_path.bytes, length) == 0)
		return 0;
	if (reader->month_dir >= 0)
		close(reader->month_dir);
	str_clear(month);
	str_add_bytes(month, reader->day_path.bytes, length);
	return dir_open_below(&reader->month_dir, reader->root, month->bytes, found, &reader->err);
}

void reader_enter(struct reader *reader, struct day day)
{
	bool found = false;
	int status;

	str_clear(&reader->day_path);
	str_add_day_dir(&reader->day_path, day);
	status = enter_month(reader, &found);
	if (status == 0 && found)
		status = dir_open_below(&reader->day_dir, reader->month_dir,
			strrchr(reader->day_path.bytes, '/') + 1, &found, &reader->err);
	if (status == 0 && found)
		status = dir_list(&reader->entries, reader->day_dir, &reader->err);
	if (status != 0)
		blame_problem(&reader->problems, "files", reader->day_path.bytes, &reader->err);
	reader->left = reader->names_left = reader->entries.count;
}

void reader_leave(struct reader *reader)
{
	if (reader->day_dir >= 0)
		close(reader->day_dir);
	reader->day_dir = -1;
	entries_release(&reader->entries);
	reader->left = reader->names_left = 0;
}

/* What the day at hand holds besides readable notes. */
static void look_at_other(struct reader *reader, const struct entry *entry, const char *below)
{
	if (entry->name[0] == '.')
		return;
	if (entry->kind == ENTRY_DIR)
		texts_add(&reader->memory, &reader->astray, arena_string(&reader->memory, below));
	else if (is_note(entry) || entry->kind == ENTRY_LINK)
		calendar_refuses(&reader->problems, below, entry->kind);
}

static void read_entry(struct reader *reader, const struct entry *entry, size_t *read)
{
	str_clear(&reader->path);
	str_add_bytes(&reader->path, reader->day_path.bytes, reader->day_path.length);
	str_add_char(&reader->path, '/');
	str_add(&reader->path, entry->name);
	if (entry->kind != ENTRY_FILE) {
		look_at_other(reader, entry, reader->path.bytes + sizeof(LAYOUT_NOTES));
	} else if (is_note(entry)) {
		read_note(reader, reader->day_dir, entry->name);
		*read += 1;
	}
}

bool reader_some(struct reader *reader, size_t most)
{
	size_t read = 0;

	while (reader->names_left > 0 && read < most) {
		const struct entry *entry = &reader->entries.items[--reader->names_left];

		if (!is_ours(entry))
			read_entry(reader, entry, &read);
	}
	while (reader->left > 0 && read < most) {
		const struct entry *entry = &reader->entries.items[--reader->left];

		if (is_ours(entry))
			read_entry(reader, entry, &read);
	}
	if (reader->left > 0)
		return true;
	reader_leave(reader);
	return false;
}

static void read_below(struct reader *reader, const char *path, int depth);

/* An entry of a directory in a wrong place; PATH is its own, below the repository. */
static void read_lost(struct reader *reader, const struct entry *entry, const char *path, int depth)
{
	if (entry->name[0] == '.')
		return;
	if (entry->kind == ENTRY_DIR)
		read_below(reader, path, depth + 1);
	else if (is_note(entry) || entry->kind == ENTRY_LINK) {
		if (!calendar_refuses(&reader->problems, path + sizeof(LAYOUT_NOTES), entry->kind))
			reader_file(reader, path, NULL);
	}
}

static void read_below(struct reader *reader, const char *path, int depth)
{
	struct entries entries = { 0 };
	struct str below = { 0 };
	bool found = false;
	int dir = -1, status;

	if (depth > DEEPEST)
		return;
	status = dir_open_below(&dir, reader->root, path, &found, &reader->err);
	if (status == 0 && found) {
		status = dir_list(&entries, dir, &reader->err);
		close(dir);
	}
	if (status != 0)
		blame_problem(&reader->problems, "files", path, &reader->err);
	for (size_t i = 0; i < entries.count; i++) {
		str_clear(&below);
		str_addf(&below, "%s/%s", path, entries.items[i].name);
		read_lost(reader, &entries.items[i], below.bytes, depth);
	}
	str_release(&below);
	entries_release(&entries);
}

void reader_astray(struct reader *reader, const char *path)
{
	struct str whole = { 0 };

	str_addf(&whole, LAYOUT_NOTES "/%s", path);
	if (text_ends(path, ".yaml") && file_exists(reader->root, whole.bytes))
		reader_file(reader, whole.bytes, NULL);
	else
		read_below(reader, whole.bytes, 1);
	str_release(&whole);
}

void reader_take(struct notes *into, struct problems *problems, struct reader *from)
{
	for (size_t i = 0; i < from->notes.count; i++)
		*notes_add(into) = from->notes.items[i];
	from->notes.count = 0;
	arena_take(&into->memory, &from->notes.memory);
	blame_tell(problems, &from->problems, 0, from->problems.count);
	problems_release(&from->problems);
}
