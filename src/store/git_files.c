#include <stdlib.h>

#include "store/git_inside.h"

struct listing {
	struct arena *arena;
	struct tree_change *items;
	size_t count, cap;
};

static int add_file(const char *root, const git_tree_entry *entry, void *with)
{
	struct listing *listing = with;
	struct str path = { 0 };

	if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
		return 0;
	str_addf(&path, "%s%s", root, git_tree_entry_name(entry));
	listing->items = mem_grow(
		listing->items, &listing->cap, listing->count + 1, sizeof(*listing->items));
	listing->items[listing->count++] = (struct tree_change){
		.path = arena_text(listing->arena, path.bytes, path.length),
		.blob = { .id = oid_from_git(git_tree_entry_id(entry)),
			.mode = git_tree_entry_filemode(entry) },
	};
	str_release(&path);
	return 0;
}

int repo_files(struct repo *repo, struct arena *arena, struct tree_change **files, size_t *count,
	struct err *err)
{
	struct listing listing = { .arena = arena };
	int status = 0;

	if (repo->tree != NULL)
		status = git_tree_walk(repo->tree, GIT_TREEWALK_PRE, add_file, &listing);
	*files = arena_alloc(arena, (listing.count + 1) * sizeof(**files));
	for (size_t i = 0; i < listing.count; i++)
		(*files)[i] = listing.items[i];
	*count = listing.count;
	free(listing.items);
	return status == 0 ? 0 : git_fail(err, status, "cannot list what HEAD has");
}
