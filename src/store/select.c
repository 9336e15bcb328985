#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/lookup.h"
#include "store/back.h"
#include "store/calendar.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/scan.h"
#include "store/single.h"

static struct span all_days(void)
{
	return (struct span){ DAY_MIN, DAY_MAX };
}

static int load_people(struct store *store, struct problems *problems, struct err *err)
{
	const struct people *people;

	return store_people(store, &people, problems, err);
}

int select_in(struct notes *notes, struct store *store, const struct query *query, size_t limit,
	bool *more, struct problems *problems, struct err *err)
{
	struct sieve sieve = { .kind = SIEVE_QUERY, .query = query };
	bool others = false;
	int status;

	if (load_people(store, problems, err) != 0)
		return -1;
	if (limit > 0) {
		status = back_select(
			notes, store, &sieve, limit, BACK_ROOTS, &others, problems, err);
	} else {
		status = scan_span(notes, store, &sieve, query->has_span ? query->span : all_days(),
			query->has_span ? SCAN_PLACED : SCAN_ALL, problems, err);
		notes_sort(notes);
	}
	if (more != NULL)
		*more = others;
	return status;
}

/* Of ANSWERS, adds to NOTES those that lead to one of them, at any depth. */
static void add_answers(struct notes *notes, const struct notes *answers)
{
	struct arena arena = { 0 };
	struct lookup ids = { 0 };
	bool *added = mem_alloc(answers->count);
	bool again = true;

	for (size_t i = 0; i < notes->count; i++)
		lookup_add(&ids, &arena, notes->items[i].id, i);
	while (again) { /* an answer's own answers are newer: mostly one round, and one to see that
			   it was */
		again = false;
		for (size_t i = answers->count; i-- > 0;) {
			const struct note *answer = &answers->items[i];

			if (added[i] || !lookup_find(&ids, answer->re, NULL) ||
				lookup_find(&ids, answer->id, NULL))
				continue;
			lookup_add(&ids, &arena, answer->id, notes->count);
			*notes_add(notes) = *answer;
			added[i] = again = true;
		}
	}
	free(added);
	arena_release(&arena);
}

int answers_in(
	struct notes *notes, struct store *store, struct problems *problems, struct err *err)
{
	struct sieve sieve = { .kind = SIEVE_ANSWERS };
	struct notes answers = { 0 };
	struct span span = all_days();
	int status = load_people(store, problems, err);

	if (status != 0 || notes->count == 0)
		return status;
	span.first = DAY_MAX;
	for (size_t i = 0; i < notes->count; i++) {
		struct day day = moment_day(notes->items[i].date);

		if (day_compare(day, span.first) < 0)
			span.first = day;
	}
	status = scan_span(&answers, store, &sieve, span, SCAN_PLACED, problems, err);
	if (status == 0) {
		notes_sort(&answers);
		add_answers(notes, &answers);
		arena_take(&notes->memory, &answers.memory);
	}
	notes_release(&answers);
	return status;
}

/* What does not match goes over to ANSWERS; the strings stay. */
static void part(struct notes *notes, struct notes *answers, const struct query *query,
	const struct people *people)
{
	size_t kept = 0;

	for (size_t i = 0; i < notes->count; i++) {
		const struct note note = notes->items[i];

		if (note.re == NULL || query_matches(query, &note, people))
			notes->items[kept++] = note;
		else
			*notes_add(answers) = note;
	}
	notes->count = kept;
}

/* All notes are read anyway: once is enough. */
static int scan_threads(struct notes *notes, struct store *store, const struct query *query,
	struct problems *problems, struct err *err)
{
	struct sieve sieve = { .kind = SIEVE_THREADS, .query = query };
	struct span span = all_days();
	struct notes answers = { 0 };

	if (load_people(store, problems, err) != 0)
		return -1;
	if (query->has_span)
		span.first = query->span.first; /* answers come later */
	if (scan_span(notes, store, &sieve, span, query->has_span ? SCAN_PLACED : SCAN_ALL,
		    problems, err) != 0)
		return -1;
	notes_sort(notes);
	part(notes, &answers, query, &store->people);
	if (answers.count > 0)
		add_answers(notes, &answers);
	notes_release(&answers);
	return 0;
}

int threads_in(struct notes *notes, struct store *store, const struct query *query, size_t limit,
	bool *more, struct problems *problems, struct err *err)
{
	if (limit == 0 && !query_is_empty(query)) {
		if (more != NULL)
			*more = false;
		return scan_threads(notes, store, query, problems, err);
	}
	if (select_in(notes, store, query, limit, more, problems, err) != 0)
		return -1;
	/* without a question all answers match; what is wrong was told by the first reading */
	return query_is_empty(query) ? 0 : answers_in(notes, store, NULL, err);
}

static int compare_handles(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_handle(
	struct lookup *seen, struct arena *arena, struct texts *handles, const char *handle)
{
	const char *kept;

	if (handle == NULL || lookup_find(seen, handle, NULL))
		return;
	kept = arena_string(arena, handle);
	lookup_add(seen, arena, kept, handles->count);
	texts_add(arena, handles, kept);
}

int store_known(struct store *store, struct day today, int days, struct arena *arena,
	struct texts *handles, struct err *err)
{
	struct query query = { .has_span = true, .span = { day_add(today, -days), today } };
	struct notes notes = { 0 };
	struct lookup seen = { 0 };

	if (store_select(&notes, store, &query, 0, NULL, NULL, err) != 0)
		return -1;
	for (size_t i = 0; i < notes.count; i++) {
		const struct note *note = &notes.items[i];

		add_handle(&seen, arena, handles, note->from);
		add_handle(&seen, arena, handles, note->by);
		for (size_t j = 0; j < note->to.count; j++)
			add_handle(&seen, arena, handles, note->to.items[j]);
	}
	if (handles->count > 0)
		qsort(handles->items, handles->count, sizeof(*handles->items), compare_handles);
	notes_release(&notes);
	return 0;
}

/* Note files in the directory PATH, and below it. */
static size_t count_below(const struct store *store, const char *path, int depth)
{
	struct entries entries = { 0 };
	struct str below = { 0 };
	struct err err = { 0 };
	bool found = false;
	size_t count = 0;
	int dir = -1;

	if (depth < 16 && dir_open_below(&dir, store->root_fd, path, &found, &err) == 0 && found) {
		if (dir_list(&entries, dir, &err) != 0)
			err_clear(&err);
		close(dir);
	}
	for (size_t i = 0; i < entries.count; i++) {
		const struct entry *entry = &entries.items[i];

		if (entry->name[0] == '.')
			continue;
		count += entry->kind == ENTRY_FILE && text_ends(entry->name, ".yaml");
		if (entry->kind != ENTRY_DIR)
			continue;
		str_clear(&below);
		str_addf(&below, "%s/%s", path, entry->name);
		count += count_below(store, below.bytes, depth + 1);
	}
	str_release(&below);
	entries_release(&entries);
	err_release(&err);
	return count;
}

int store_count(struct store *store, size_t *count, struct err *err)
{
	(void)err;
	*count = count_below(store, LAYOUT_NOTES, 0);
	return 0;
}

int store_picture(struct store *store, const struct note *note, struct str *bytes, struct err *err)
{
	const char *slash = note->path != NULL ? strrchr(note->path, '/') : NULL;
	struct str path = { 0 };
	int status;

	if (note->picture == NULL || slash == NULL)
		return err_set(err, ERR_MISSING, "the note has no picture");
	str_add_bytes(&path, note->path, (size_t)(slash - note->path) + 1);
	str_add(&path, note->picture);
	status = file_read(bytes, store->root_fd, path.bytes, LIMIT_PICTURE, NULL, err);
	if (status != 0)
		err_in(err, "%s", path.bytes);
	str_release(&path);
	return status;
}
