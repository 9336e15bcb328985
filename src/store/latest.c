#include "store/latest.h"

#include <unistd.h>

#include "model/id.h"
#include "store/git.h"
#include "store/ids.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/message.h"
#include "sys/file.h"

struct search {
	struct store *store;
	const char *me;
	struct moment when;
	struct arena scratch;
};

static bool is_there(const struct search *search, const char *id)
{
	struct str path = { 0 };
	bool there;

	str_add_note_path(&path, id);
	there = file_exists(search->store->root_fd, path.bytes);
	str_release(&path);
	return there;
}

/* Where the note that was added as ID lies now: a move to another day leaves it its last part.
 * NULL: it is gone. */
static const char *follow(struct search *search, const char *id)
{
	struct texts moved = { 0 };
	struct day day;

	if (is_there(search, id))
		return id;
	if (id_day(id, &day))
		ids_match(ids_of(search->store), id_last(id), 2, &search->scratch, &moved);
	for (size_t i = 0; i < moved.count; i++)
		if (is_there(search, moved.items[i]))
			return moved.items[i];
	return NULL;
}

static bool is_mine(struct search *search, const struct walked *walked)
{
	const char *kind = message_trailer(walked->message, TRAILER_CHANGE, &search->scratch);
	const char *by = message_trailer(walked->message, TRAILER_BY, &search->scratch);

	return text_same(kind, "add") && by != NULL &&
	       text_same(people_handle(&search->store->people, by), search->me);
}

/* The note that COMMIT added; NULL when none of it is left. */
static int look_at(
	const char **id, struct search *search, const struct walked *walked, struct err *err)
{
	struct commit_files files;
	struct str added = { 0 };

	if (repo_commit_files(
		    search->store->repo, &walked->commit, &search->scratch, &files, err) != 0)
		return -1;
	for (size_t i = 0; *id == NULL && i < files.count; i++) {
		str_clear(&added);
		if (oid_none(&files.items[i].before.id) &&
			str_add_note_id(&added, files.items[i].path))
			*id = follow(search, arena_string(&search->scratch, added.bytes));
	}
	str_release(&added);
	return 0;
}

static int walk_back(const char **id, struct search *search, struct err *err)
{
	struct walk *walk;
	struct walked walked;
	bool more = true;
	int status = 0;

	if (repo_load_tip(search->store->repo, err) != 0 ||
		walk_open(&walk, search->store->repo, err) != 0)
		return -1;
	for (int i = 0; status == 0 && more && *id == NULL && i < LATEST_COMMITS; i++) {
		status = walk_next(walk, &walked, &more, err);
		if (status == 0 && more && is_mine(search, &walked)) {
			search->when = walked.when;
			status = look_at(id, search, &walked, err);
		}
	}
	walk_close(walk);
	return status;
}

int latest_find(const char **id, struct moment *when, struct store *store, const char *me,
	struct arena *arena, struct err *err)
{
	struct search search = { .store = store, .me = me };
	int status;

	*id = NULL;
	if (repo_open(store, err) != 0) {
		err_clear(err); /* notes can be read where git cannot */
		return 0;
	}
	status = walk_back(id, &search, err);
	if (*id != NULL)
		*id = arena_string(arena, *id);
	if (when != NULL)
		*when = search.when;
	arena_release(&search.scratch);
	return status;
}
