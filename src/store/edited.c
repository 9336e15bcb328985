#include "store/edited.h"

#include <stdlib.h>
#include <string.h>

#include "store/blame.h"
#include "store/edited_file.h"
#include "store/edited_scan.h"
#include "store/git_overwritten.h"
#include "store/layout.h"
#include "sys/file.h"

#define GONE_MOST 10 /* so many may be gone without a doubt, */
#define GONE_SHARE 4 /* and so large a part of all: a quarter */

/* A path on the way to its verdict. */
struct subject {
	const char *path;
	enum edited_kind kind;
	struct str bytes; /* as it lies there; unless it is gone */
};

struct judging {
	struct edited *edited;
	struct store *store;
	const struct edited_scan *scan;
	struct subject *subjects;
	size_t count, cap;
	struct texts pictures; /* that sound notes among them name */
	size_t gone;
	struct arena memory;
};

static size_t limit_of(const char *path)
{
	return text_ends(path, ".yaml") ? LIMIT_YAML : LIMIT_PICTURE;
}

static void add_item(struct edited *edited, const struct subject *subject)
{
	edited->items[edited->count++] =
		(struct edited_file){ .path = arena_string(&edited->memory, subject->path),
			.kind = subject->kind };
}

/* PATH stays its owner's; ERR, which is cleared, says why. */
static void refuse(struct judging *judging, const char *path, const char *check, struct err *err)
{
	struct edited *edited = judging->edited;

	texts_add(&edited->memory, &edited->unsound, arena_string(&edited->memory, path));
	blame_problem(&edited->why, check, path, err);
}

static bool is_indexed(const struct judging *judging, const char *path)
{
	struct index_entry entry;

	return index_file_find(&judging->scan->index, path, &entry);
}

/* What keeps a new file out of history, besides its contents. */
static int check_new(struct judging *judging, const char *path, struct err *err)
{
	for (const char *at = path; *at != '\0'; at++)
		if ((unsigned char)*at < 32 || *at == 127)
			return err_set(err, ERR_DATA, "its name has control characters in it");
	return repo_check_path(judging->store->repo, path, err);
}

/* Does PATH hold what HEAD has, or is it nobody's business? Then it is no subject. */
static int look_at(struct judging *judging, const char *path, bool *differs, struct str *bytes,
	enum edited_kind *kind, struct err *err)
{
	struct repo *repo = judging->store->repo;
	struct oid id = OID_NONE;
	struct blob head;
	bool found = false;

	*differs = false;
	if (repo_head_file(repo, path, &head, err) != 0)
		return -1;
	if (oid_none(&head.id) && !is_indexed(judging, path) && repo_ignores(repo, path))
		return 0;
	*differs = true;
	*kind = oid_none(&head.id) ? EDITED_NEW : EDITED_CHANGED;
	if (file_read(bytes, judging->store->root_fd, path, limit_of(path), &found, err) != 0)
		return -1;
	if (!found) {
		*kind = EDITED_GONE;
		*differs = !oid_none(&head.id);
		return 0;
	}
	if (repo_hash(repo, path, str_text(bytes), bytes->length, &id, err) != 0)
		return -1;
	*differs = !oid_same(&id, &head.id);
	if (*differs && *kind == EDITED_NEW)
		return check_new(judging, path, err);
	return 0;
}

static void take_subject(struct judging *judging, const char *path)
{
	struct subject subject = { .path = path };
	struct err err = { 0 };
	bool differs;

	if (edited_sort(path) == EDITED_OTHER)
		return;
	if (look_at(judging, path, &differs, &subject.bytes, &subject.kind, &err) != 0) {
		/* what may or may not be a picture is not complained of */
		if (edited_sort(path) == EDITED_PICTURE)
			err_clear(&err);
		else
			refuse(judging, path, "files", &err);
		differs = false;
	}
	err_release(&err);
	if (!differs) {
		str_release(&subject.bytes);
		return;
	}
	judging->gone += subject.kind == EDITED_GONE;
	judging->subjects = mem_grow(
		judging->subjects, &judging->cap, judging->count + 1, sizeof(*judging->subjects));
	judging->subjects[judging->count++] = subject;
}

/* What the walk came upon and what is staged, each once. */
static int take_subjects(struct judging *judging, struct err *err)
{
	const struct texts *walked = &judging->scan->paths;
	struct texts staged = { 0 };
	size_t next = 0;

	if (repo_staged(&staged, &judging->memory, judging->store->repo, &judging->scan->index,
		    err) != 0)
		return -1;
	for (size_t i = 0; i < walked->count; i++) {
		while (next < staged.count && strcmp(staged.items[next], walked->items[i]) < 0)
			take_subject(judging, staged.items[next++]);
		while (next < staged.count && strcmp(staged.items[next], walked->items[i]) == 0)
			next++;
		take_subject(judging, walked->items[i]);
	}
	while (next < staged.count)
		take_subject(judging, staged.items[next++]);
	return 0;
}

/* The file NAME beside PATH. */
static const char *beside(struct judging *judging, const char *path, const char *name)
{
	struct str whole = { 0 };
	const char *kept;

	str_add_bytes(&whole, path, (size_t)(strrchr(path, '/') + 1 - path));
	str_add(&whole, name);
	kept = arena_string(&judging->memory, str_text(&whole));
	str_release(&whole);
	return kept;
}

/* Does the note after which PATH is named (nf8kq7m2x.yaml of nf8kq7m2x.png) say that it is its
 * picture? */
static bool note_names(struct judging *judging, const char *path)
{
	const char *name = strrchr(path, '/') + 1, *dot = strrchr(name, '.');
	const char *check, *picture = NULL;
	struct str owner = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	bool found = false, names;

	if (dot == NULL)
		return false;
	str_add_bytes(&owner, path, (size_t)(dot - path));
	str_add(&owner, ".yaml");
	names = file_read(&bytes, judging->store->root_fd, owner.bytes, LIMIT_YAML, &found, &err) ==
			0 &&
		found &&
		edited_check(judging->store, owner.bytes, &bytes, &check, &picture,
			&judging->memory, &err) == 0 &&
		text_same(picture, name);
	str_release(&owner);
	str_release(&bytes);
	err_release(&err);
	return names;
}

static bool is_named(struct judging *judging, const char *path)
{
	for (size_t i = 0; i < judging->pictures.count; i++)
		if (strcmp(judging->pictures.items[i], path) == 0)
			return true;
	return note_names(judging, path);
}

/* Was a note that is gone moved to a place, or changed to something, where it cannot be read? Then
 * its removal would be half of a change. */
static bool moved_unsound(const struct judging *judging, const char *path)
{
	const struct texts *unsound = &judging->edited->unsound;
	const char *name = strrchr(path, '/');

	for (size_t i = 0; name != NULL && i < unsound->count; i++) {
		const char *other = strrchr(unsound->items[i], '/');

		if (other != NULL && strcmp(name, other) == 0)
			return true;
	}
	return false;
}

static void judge_gone(struct judging *judging, const struct subject *subject)
{
	struct err err = { 0 };

	if (judging->edited->too_many_gone) {
		err_set(&err, ERR_BUSY, "is gone, with %zu others: that many are not taken away",
			judging->gone - 1);
		err_hint(&err,
			"to have them back: thanks git restore %.*s; if all are to go: "
			"thanks git commit -am removed",
			(int)strcspn(subject->path, "/"), subject->path);
		refuse(judging, subject->path, "files", &err);
	} else if (moved_unsound(judging, subject->path)) {
		err_set(&err, ERR_BUSY, "was moved, and what it became cannot be committed");
		refuse(judging, subject->path, "files", &err);
	} else if (edited_sort(subject->path) == EDITED_PICTURE &&
		   note_names(judging, subject->path)) {
		err_set(&err, ERR_BUSY, "is gone, but its note still names it");
		refuse(judging, subject->path, "pictures", &err);
	} else {
		add_item(judging->edited, subject);
	}
	err_release(&err);
}

static void judge_file(struct judging *judging, const struct subject *subject)
{
	const char *check, *picture;
	struct err err = { 0 };

	if (edited_check(judging->store, subject->path, &subject->bytes, &check, &picture,
		    &judging->memory, &err) != 0)
		refuse(judging, subject->path, check, &err);
	else
		add_item(judging->edited, subject);
	if (picture != NULL && err.kind == ERR_NONE)
		texts_add(&judging->memory, &judging->pictures,
			beside(judging, subject->path, picture));
	err_release(&err);
}

/* Files first, then the pictures that they name, then what is gone. */
static void judge_all(struct judging *judging)
{
	for (size_t i = 0; i < judging->count; i++) {
		const struct subject *subject = &judging->subjects[i];

		if (subject->kind != EDITED_GONE && edited_sort(subject->path) != EDITED_PICTURE)
			judge_file(judging, subject);
	}
	for (size_t i = 0; i < judging->count; i++) {
		const struct subject *subject = &judging->subjects[i];

		if (subject->kind != EDITED_GONE && edited_sort(subject->path) == EDITED_PICTURE &&
			is_named(judging, subject->path))
			judge_file(judging, subject);
	}
	for (size_t i = 0; i < judging->count; i++)
		if (judging->subjects[i].kind == EDITED_GONE)
			judge_gone(judging, &judging->subjects[i]);
}

static int by_path(const void *a, const void *b)
{
	const struct edited_file *one = a, *other = b;

	return strcmp(one->path, other->path);
}

static int by_text(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

static int by_place(const void *a, const void *b)
{
	const struct problem *one = a, *other = b;

	return strcmp(one->path, other->path);
}

/* By path; each that is not sound has one problem. */
static void sort(struct edited *edited)
{
	struct problems *why = &edited->why;

	qsort(edited->items, edited->count, sizeof(*edited->items), by_path);
	if (why->count == 0)
		return;
	qsort(edited->unsound.items, edited->unsound.count, sizeof(*edited->unsound.items),
		by_text);
	qsort(why->items, why->count, sizeof(*why->items), by_place);
}

static int count_overwritten(struct judging *judging, struct err *err)
{
	struct overwritten overwritten;
	int status = overwritten_find(
		&overwritten, &judging->memory, judging->store->repo, &judging->scan->index, err);

	judging->edited->overwritten = overwritten.count;
	return status;
}

static int judge(struct judging *judging, struct err *err)
{
	struct edited *edited = judging->edited;
	int status = take_subjects(judging, err);

	if (status == 0)
		status = count_overwritten(judging, err);

	edited->too_many_gone =
		judging->gone > GONE_MOST && judging->gone * GONE_SHARE > judging->scan->known;
	edited->items = arena_alloc(&edited->memory, (judging->count + 1) * sizeof(*edited->items));
	if (status == 0)
		judge_all(judging);
	sort(edited);
	for (size_t i = 0; i < judging->count; i++)
		str_release(&judging->subjects[i].bytes);
	free(judging->subjects);
	arena_release(&judging->memory);
	return status;
}

int edited_judge(
	struct edited *edited, struct store *store, struct edited_scan *scan, struct err *err)
{
	struct judging judging = { .edited = edited, .store = store, .scan = scan };
	const struct people *people;
	struct oid head;
	int status;

	*edited = (struct edited){ 0 };
	if (repo_open(store, err) != 0 || repo_load_tip(store->repo, err) != 0 ||
		store_people(store, &people, NULL, err) != 0)
		return -1;
	head = repo_tip(store->repo);
	if (scan->level && oid_same(&head, &scan->memo.head))
		return 0;
	if (scan->level && edited_scan_index(scan, store, err) != 0)
		return -1;
	if (!scan->sound) { /* who takes it can tell why */
		status = repo_index_take(store->repo, err);
		repo_index_drop(store->repo);
		return status;
	}
	status = judge(&judging, err);
	if (status == 0 && judging.count == 0 && edited->unsound.count == 0 &&
		edited->overwritten == 0)
		edited_scan_remember(scan, store, &head);
	if (status != 0)
		edited_release(edited);
	return status;
}

int edited_find(struct edited *edited, struct store *store, struct err *err)
{
	struct edited_scan scan;
	int status;

	*edited = (struct edited){ 0 };
	if (edited_scan(&scan, store, err) != 0)
		return -1;
	status = edited_judge(edited, store, &scan, err);
	edited_scan_release(&scan);
	return status;
}

void edited_release(struct edited *edited)
{
	if (edited == NULL)
		return;
	problems_release(&edited->why);
	arena_release(&edited->memory);
	*edited = (struct edited){ 0 };
}
