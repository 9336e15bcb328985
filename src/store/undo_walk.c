#include "store/undo_walk.h"

#include <stdlib.h>
#include <string.h>

#include "store/message.h"

/* An undo or redo that counts. */
struct mark {
	struct oid commit, target;
	bool met; /* its target was seen */
};

struct search {
	struct repo *repo;
	enum undo_way way;
	const char *handle;
	struct mark *marks;
	size_t count, cap;
	size_t seen, others; /* commits met so far; those of them that are not ours */
	struct arena scratch;
};

/* Is COMMIT the target of a mark? */
static bool is_marked(struct search *search, const struct oid *commit)
{
	bool marked = false;

	for (size_t i = 0; i < search->count; i++)
		if (oid_same(&search->marks[i].target, commit))
			marked = search->marks[i].met = true;
	return marked;
}

static const struct commit_file *file_of(const struct commit_files *files, const char *path)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->items[i].path, path) == 0)
			return &files->items[i];
	return NULL;
}

static bool is_reverse(const struct commit_files *one, const struct commit_files *other)
{
	if (one->count != other->count || one->count == 0)
		return false;
	for (size_t i = 0; i < one->count; i++) {
		const struct commit_file *mine = &one->items[i];
		const struct commit_file *theirs = file_of(other, mine->path);

		if (theirs == NULL || !oid_same(&mine->before.id, &theirs->after.id) ||
			!oid_same(&mine->after.id, &theirs->before.id))
			return false;
	}
	return true;
}

/* The same for an undo that names a commit which is no more: does it take back what COMMIT did? */
static int is_reversed(
	struct search *search, const struct oid *commit, bool *reversed, struct err *err)
{
	struct commit_files files = { 0 }, others;

	*reversed = false;
	for (size_t i = 0; i < search->count && !*reversed; i++) {
		struct mark *mark = &search->marks[i];

		if (mark->met)
			continue;
		if (files.items == NULL &&
			repo_commit_files(search->repo, commit, &search->scratch, &files, err) != 0)
			return -1;
		if (repo_commit_files(
			    search->repo, &mark->commit, &search->scratch, &others, err) != 0)
			return -1;
		*reversed = mark->met = is_reverse(&files, &others);
	}
	return 0;
}

static void add_mark(struct search *search, const struct oid *commit, const struct oid *target)
{
	search->marks =
		mem_grow(search->marks, &search->cap, search->count + 1, sizeof(*search->marks));
	search->marks[search->count++] = (struct mark){ .commit = *commit, .target = *target };
}

/* An undo is always of one's own changes: what others did need not be looked at. */
static int look_at(struct search *search, const struct walked *walked, struct candidate *candidate,
	struct arena *arena, struct err *err)
{
	const char *kind = message_trailer(walked->message, TRAILER_CHANGE, &search->scratch);
	const char *by = message_trailer(walked->message, TRAILER_BY, &search->scratch);
	const char *undoes = message_trailer(walked->message, TRAILER_UNDOES, &search->scratch);
	struct oid target = OID_NONE;
	bool marked;

	search->seen++;
	if (kind == NULL || !text_same(by, search->handle)) {
		search->others++;
		return 0;
	}
	marked = is_marked(search, &walked->commit);
	if (!marked && is_reversed(search, &walked->commit, &marked, err) != 0)
		return -1;
	if (marked)
		return 0;
	if (undoes != NULL && oid_parse(&target, undoes, strlen(undoes)))
		add_mark(search, &walked->commit, &target);
	if (search->way == UNDO_AGAIN ? strcmp(kind, "undo") != 0
				      : undoes != NULL || strcmp(kind, "init") == 0)
		return 0;
	*candidate = (struct candidate){ .found = true,
		.commit = walked->commit,
		.undoes = target,
		.kind = arena_string(arena, kind),
		.when = walked->when,
		.since = search->seen - 1,
		.others = search->others,
		.subject = message_subject(walked->message, arena) };
	return 0;
}

int candidate_find(struct candidate *candidate, struct repo *repo, enum undo_way way,
	const char *handle, struct arena *arena, struct err *err)
{
	struct search search = { .repo = repo, .way = way, .handle = handle };
	struct walk *walk;
	struct walked walked;
	bool more = true;
	int status;

	*candidate = (struct candidate){ 0 };
	if (walk_open(&walk, repo, err) != 0)
		return -1;
	do {
		status = walk_next(walk, &walked, &more, err);
		if (status == 0 && more)
			status = look_at(&search, &walked, candidate, arena, err);
	} while (status == 0 && more && !candidate->found);
	walk_close(walk);
	free(search.marks);
	arena_release(&search.scratch);
	return status;
}
