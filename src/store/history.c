#include <stdlib.h>

#include "store/inside.h"
#include "store/git.h"
#include "store/message.h"

void history_release(struct history *history)
{
	if (history == NULL)
		return;
	arena_release(&history->memory);
	*history = (struct history){ 0 };
}

/* Steps grow on the heap, and go to the arena when the walk is over. */
struct steps {
	struct step *items;
	size_t count, cap;
};

static void add_step(struct steps *steps, struct arena *arena, const struct walked *walked)
{
	struct str hex = { 0 };

	str_add_oid(&hex, &walked->commit);
	steps->items = mem_grow(steps->items, &steps->cap, steps->count + 1, sizeof(*steps->items));
	steps->items[steps->count++] = (struct step){
		.commit = arena_string(arena, hex.bytes),
		.when = walked->when,
		.who = arena_string(arena, walked->name),
		.email = arena_string(arena, walked->email),
		.subject = message_subject(walked->message, arena),
	};
	str_release(&hex);
}

/* What is PATH's name (the last component) without its directories? A note keeps it when it moves
 * to another day. */
static const char *last_name(const char *path)
{
	const char *name = path;

	for (const char *at = path; *at != '\0'; at++)
		if (*at == '/')
			name = at + 1;
	return name;
}

/* Where the file at PATH came from in COMMIT, which added it: a file of the same name that went.
 * NULL: it was new. */
static int find_origin(struct repo *repo, const struct oid *commit, const char *path,
	struct arena *arena, const char **origin, struct err *err)
{
	struct commit_files files;

	*origin = NULL;
	if (repo_commit_files(repo, commit, arena, &files, err) != 0)
		return -1;
	for (size_t i = 0; i < files.count; i++)
		if (oid_none(&files.items[i].after.id) &&
			text_same(last_name(files.items[i].path), last_name(path)))
			*origin = files.items[i].path;
	return 0;
}

/* Was what it added there before? Else there is nothing behind it, and no need to look further. */
static bool brings_back(const struct walked *walked, struct arena *arena)
{
	return message_trailer(walked->message, TRAILER_UNDOES, arena) != NULL ||
	       text_starts(walked->message, "Revert \"");
}

/* Where the file at *path was before the commit, which added it: in its place, if it was brought
 * back, else elsewhere. */
static int find_earlier(struct repo *repo, const struct walked *walked, struct arena *arena,
	const char **path, struct err *err)
{
	const char *origin;

	if (find_origin(repo, &walked->commit, *path, arena, &origin, err) != 0)
		return -1;
	if (origin != NULL || !brings_back(walked, arena))
		*path = origin;
	return 0;
}

static int gather(struct steps *steps, struct walk *walk, struct repo *repo, const char *path,
	struct arena *arena, struct err *err)
{
	struct walked walked;
	bool more = true;

	while (path != NULL && walk_next(walk, &walked, &more, err) == 0) {
		struct blob before, after;
		bool touched;

		if (!more)
			return 0;
		if (walk_file(walk, path, &before, &after, &touched, err) != 0)
			return -1;
		if (!touched)
			continue;
		add_step(steps, arena, &walked);
		if (oid_none(&before.id) && find_earlier(repo, &walked, arena, &path, err) != 0)
			return -1;
	}
	return path == NULL ? 0 : -1;
}

int store_history(
	struct history *history, struct store *store, const struct note *note, struct err *err)
{
	struct steps steps = { 0 };
	struct walk *walk = NULL;
	int status = -1;

	*history = (struct history){ 0 };
	if (repo_open(store, err) == 0 && repo_load_tip(store->repo, err) == 0 &&
		walk_open(&walk, store->repo, err) == 0)
		status = gather(&steps, walk, store->repo, note->path, &history->memory, err);
	if (status == 0 && steps.count > 0) {
		history->items = arena_alloc(&history->memory, steps.count * sizeof(*steps.items));
		for (size_t i = 0; i < steps.count; i++)
			history->items[i] = steps.items[i];
		history->count = steps.count;
	}
	free(steps.items);
	walk_close(walk);
	if (status != 0)
		history_release(history);
	return status;
}
