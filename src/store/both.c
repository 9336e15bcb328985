#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "model/thread.h"
#include "store/latest.h"
#include "store/private.h"
#include "store/single.h"
#include "sys/file.h"

/* Who is who is known by the shared repository. */
static int lend_people(struct store *store, struct err *err)
{
	const struct people *people;

	if (store_people(store, &people, NULL, err) != 0)
		return -1;
	store->private->people = *people;
	store->private->has_people = store->private->people_lent = true;
	return 0;
}

static void mark(struct notes *notes, size_t from)
{
	for (size_t i = from; i < notes->count; i++)
		notes->items[i].private = true;
}

/* Notes of the private repository go over to NOTES. */
static void join(struct notes *notes, struct notes *private)
{
	mark(private, 0);
	for (size_t i = 0; i < private->count; i++)
		*notes_add(notes) = private->items[i];
	arena_take(&notes->memory, &private->memory);
	notes_release(private);
}

typedef int reading(struct notes *notes, struct store *store, const struct query *query,
	size_t limit, bool *more, struct problems *problems, struct err *err);

static int read_both(struct notes *notes, struct store *store, const struct query *query,
	size_t limit, bool *more, struct problems *problems, reading *read, struct err *err)
{
	bool shared = query->privacy != PRIVACY_PRIVATE || store->private == NULL;
	bool private = query->privacy != PRIVACY_SHARED && private_is_there(store);
	bool more_shared = false, more_private = false;
	struct notes own = { 0 };
	int status = 0;

	if (shared)
		status = read(notes, store, query, limit, &more_shared, problems, err);
	if (status == 0 && private) {
		status = lend_people(store, err);
		if (status == 0)
			status = read(
				&own, store->private, query, limit, &more_private, problems, err);
		if (status == 0 && own.count > 0) {
			join(notes, &own);
			notes_sort(notes);
			more_private = (limit > 0 && threads_cut(notes, limit)) || more_private;
		}
		notes_release(&own);
	}
	if (more != NULL)
		*more = more_shared || more_private;
	return status;
}

int store_select(struct notes *notes, struct store *store, const struct query *query, size_t limit,
	bool *more, struct problems *problems, struct err *err)
{
	return read_both(notes, store, query, limit, more, problems, select_in, err);
}

/* A private note may answer a shared one, and never the other way round. */
static int add_private_answers(
	struct notes *notes, struct store *store, struct problems *problems, struct err *err)
{
	size_t before = notes->count;
	int status;

	if (!private_is_there(store))
		return 0;
	if (lend_people(store, err) != 0)
		return -1;
	status = answers_in(notes, store->private, problems, err);
	mark(notes, before);
	return status;
}

int store_threads(struct notes *notes, struct store *store, const struct query *query, size_t limit,
	bool *more, struct problems *problems, struct err *err)
{
	if (read_both(notes, store, query, limit, more, problems, threads_in, err) != 0)
		return -1;
	return query->privacy == PRIVACY_SHARED ? 0 : add_private_answers(notes, store, NULL, err);
}

int store_answers(
	struct notes *notes, struct store *store, struct problems *problems, struct err *err)
{
	if (answers_in(notes, store, problems, err) != 0)
		return -1;
	return add_private_answers(notes, store, problems, err);
}

/* Neither is more likely to be meant. */
static int refuse_both(
	const char *typed, const struct notes *shared, const struct notes *own, struct err *err)
{
	err_set(err, ERR_USAGE, "'%s' could be more than one note", typed);
	return err_hint(err, "type more of one of these:\n  %s\n  %s, a private one",
		shared->items[0].id, own->items[0].id);
}

/* The newer of the two, where that is what was asked for. */
static int choose(struct notes *notes, struct notes *shared, struct notes *own, const char *typed,
	struct err *err)
{
	if (shared->count > 0 && own->count > 0) {
		if (typed[0] != '@')
			return refuse_both(typed, shared, own, err);
		if (note_compare_newest(&shared->items[0], &own->items[0]) < 0)
			notes_release(own);
		else
			notes_release(shared);
	}
	if (own->count > 0) {
		join(notes, own);
	} else {
		*notes_add(notes) = shared->items[0];
		arena_take(&notes->memory, &shared->memory);
	}
	return 0;
}

static int find_in_both(struct notes *notes, struct store *store, const char *typed, const char *me,
	struct err *err)
{
	struct notes shared = { 0 }, own = { 0 };
	struct err other = { 0 };
	int status;

	if (find_in(&shared, store, typed, me, err) != 0 && err->kind != ERR_MISSING)
		return -1;
	status = find_in(&own, store->private, typed, me, &other);
	if (status != 0 && shared.count == 0 && other.kind != ERR_MISSING) {
		err_set(err, other.kind, "%s", str_text(&other.text));
		err_hint(err, "%s", str_text(&other.hint));
	}
	status = -1;
	if (shared.count > 0 || own.count > 0) {
		err_clear(err);
		status = choose(notes, &shared, &own, typed, err);
	}
	err_release(&other);
	notes_release(&shared);
	notes_release(&own);
	return status;
}

/* When STORE's branch moved last, as finely as files tell: by the log of HEAD, and where git keeps
 * none, by the directory in which branches are renamed to their place. */
static struct file_mark moved_at(const struct store *store)
{
	static const char log[] = "logs/HEAD", heads[] = "refs/heads";
	struct file_mark mark = { 0 };
	struct err ignored = { 0 };
	struct stat info;
	int dir;

	if (dir_open(&dir, store->git_dir, &ignored) == 0) {
		if (file_stat(dir, log, &info) || file_stat(dir, heads, &info))
			mark = file_mark_of(&info);
		close(dir);
	}
	err_release(&ignored);
	return mark;
}

/* Is what was done at OWN in the private repository newer than what was done at SHARED? Commits
 * tell whole seconds; within one, what moved later is. */
static bool own_is_newer(const struct store *store, struct moment own, struct moment shared)
{
	struct file_mark a, b;

	if (own.seconds != shared.seconds)
		return own.seconds > shared.seconds;
	a = moved_at(store->private);
	b = moved_at(store);
	return a.seconds != b.seconds ? a.seconds > b.seconds : a.nanoseconds >= b.nanoseconds;
}

/* Where I wrote later. */
static int find_last(struct notes *notes, struct store *store, const char *me, struct err *err)
{
	struct moment shared_when = MOMENT_NONE, own_when = MOMENT_NONE;
	const char *shared, *own;
	struct arena memory = { 0 };
	size_t before = notes->count;
	int status = -1;

	if (latest_find(&shared, &shared_when, store, me, &memory, err) != 0 ||
		latest_find(&own, &own_when, store->private, me, &memory, err) != 0)
		goto out;
	if (own != NULL && (shared == NULL || own_is_newer(store, own_when, shared_when))) {
		status = find_in(notes, store->private, own, me, err);
		mark(notes, before);
	} else {
		status = find_in(notes, store, "last", me, err);
	}
out:
	arena_release(&memory);
	return status;
}

int store_find(struct notes *notes, struct store *store, const char *typed, const char *me,
	struct err *err)
{
	if (!private_is_there(store))
		return find_in(notes, store, typed, me, err);
	if (lend_people(store, err) != 0)
		return -1;
	if (ascii_same(typed, strlen(typed), "last"))
		return find_last(notes, store, me, err);
	return find_in_both(notes, store, typed, me, err);
}

int store_undo(struct undone *undone, struct store *store, enum undo_way way,
	const struct signer *signer, struct err *err)
{
	struct moment shared, own;

	if (!private_is_there(store))
		return undo_in(undone, store, way, signer, err);
	if (undo_time(&shared, store, way, signer, err) != 0 ||
		undo_time(&own, store->private, way, signer, err) != 0)
		return -1;
	if (moment_known(own) && (!moment_known(shared) || own_is_newer(store, own, shared)))
		store = store->private;
	return undo_in(undone, store, way, signer, err);
}
