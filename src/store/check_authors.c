#include <string.h>

#include "store/check.h"
#include "store/git.h"

#define RECENT_COMMITS 1000

static const struct note *note_at(const struct notes *notes, const char *path)
{
	for (size_t i = 0; i < notes->count; i++)
		if (strcmp(notes->items[i].path, path) == 0)
			return &notes->items[i];
	return NULL;
}

/* Was one of the FILES added as a note of somebody else than PERSON? */
static void tell_files(
	struct checking *checking, const struct commit_files *files, const struct person *person)
{
	const struct people *people = checking->people;

	for (size_t i = 0; i < files->count; i++) {
		const struct note *note = oid_none(&files->items[i].before.id)
						  ? note_at(&checking->notes, files->items[i].path)
						  : NULL;

		if (note == NULL ||
			strcmp(people_handle(people, note->from), person->handle) == 0 ||
			strcmp(people_handle(people, note_writer(note)), person->handle) == 0)
			continue;
		check_says(checking, PROBLEM_REMARK, note->path,
			"from: committed by @%s, who neither gave nor typed it", person->handle);
	}
}

int check_authors(struct checking *checking, struct err *err)
{
	struct store *store = checking->store;
	struct arena arena = { 0 };
	struct walk *walk = NULL;
	struct walked walked;
	bool more = true;
	int status = 0;

	if (checking->people->count == 0 || store->git_dir == NULL)
		return 0; /* nobody's address is known */
	if (repo_open(store, err) != 0 || repo_load_tip(store->repo, err) != 0 ||
		walk_open(&walk, store->repo, err) != 0)
		return -1;
	for (int i = 0; i < RECENT_COMMITS && status == 0 && more; i++) {
		const struct person *author = NULL;
		struct commit_files files;

		status = walk_next(walk, &walked, &more, err);
		if (status == 0 && more && walked.parents == 1)
			author = people_find(checking->people, walked.email);
		if (author == NULL)
			continue;
		status = repo_commit_files(store->repo, &walked.commit, &arena, &files, err);
		if (status == 0)
			tell_files(checking, &files, author);
		arena_release(&arena);
	}
	walk_close(walk);
	return status;
}
