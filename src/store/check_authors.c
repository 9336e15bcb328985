#include <string.h>

#include "store/check.h"
#include "store/git.h"

#define RECENT_COMMITS 1000

struct authors {
	struct checking *checking;
	struct lookup places; /* path -> place in the notes */
	struct arena memory;
};

static void find_places(struct authors *authors)
{
	const struct notes *notes = &authors->checking->notes;

	for (size_t i = 0; i < notes->count; i++)
		lookup_add(&authors->places, &authors->memory, notes->items[i].path, i);
}

/* The note that the commit added with FILE; NULL when it is none, or is no more. */
static const struct note *note_of(const struct authors *authors, const struct commit_file *file)
{
	size_t place;

	return oid_none(&file->before.id) && lookup_find(&authors->places, file->path, &place)
		       ? &authors->checking->notes.items[place]
		       : NULL;
}

/* Was one of the FILES added as a note of somebody else than PERSON? */
static void tell_files(const struct authors *authors, const struct commit_files *files,
	const struct person *person)
{
	const struct people *people = authors->checking->people;

	for (size_t i = 0; i < files->count; i++) {
		const struct note *note = note_of(authors, &files->items[i]);

		if (note == NULL ||
			strcmp(people_handle(people, note->from), person->handle) == 0 ||
			strcmp(people_handle(people, note_writer(note)), person->handle) == 0)
			continue;
		check_says(authors->checking, PROBLEM_REMARK, note->path,
			"from: committed by @%s, who neither gave nor typed it", person->handle);
	}
}

static int read_commits(struct authors *authors, struct walk *walk, struct err *err)
{
	struct repo *repo = authors->checking->store->repo;
	struct arena arena = { 0 };
	struct walked walked;
	bool more = true;
	int status = 0;

	for (int i = 0; i < RECENT_COMMITS && status == 0 && more; i++) {
		const struct person *author = NULL;
		struct commit_files files;

		status = walk_next(walk, &walked, &more, err);
		if (status == 0 && more && walked.parents == 1)
			author = people_find(authors->checking->people, walked.email);
		if (author == NULL)
			continue;
		if (repo_commit_files(repo, &walked.commit, &arena, &files, err) == 0) {
			tell_files(authors, &files, author);
		} else {
			check_says(authors->checking, PROBLEM_REMARK, NULL, "%s",
				str_text(&err->text));
			err_clear(err);
		}
		arena_release(&arena);
	}
	return status;
}

int check_authors(struct checking *checking, struct err *err)
{
	struct authors authors = { .checking = checking };
	struct walk *walk = NULL;
	int status;

	/* without people nobody's address is known */
	if (checking->people->count == 0 || !check_has_git(checking))
		return 0;
	status = walk_open(&walk, checking->store->repo, err);
	if (status == 0) {
		find_places(&authors);
		status = read_commits(&authors, walk, err);
	}
	walk_close(walk);
	arena_release(&authors.memory);
	return status;
}
