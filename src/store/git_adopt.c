#include <string.h>

#include "store/git_inside.h"

#define ORIGIN "origin/"

/* Of what origin has, the one that is likely to be meant: the only one, else main, else master. */
struct choice {
	git_reference *ref; /* NULL: nobody can tell */
	size_t count;
	bool is_main;
};

static void consider(struct choice *choice, git_reference *ref)
{
	const char *name = git_reference_shorthand(ref) + strlen(ORIGIN);
	bool is_main = strcmp(name, "main") == 0;
	bool better =
		choice->count == 0 || is_main || (!choice->is_main && strcmp(name, "master") == 0);

	choice->count++;
	if (!better) {
		git_reference_free(ref);
		return;
	}
	git_reference_free(choice->ref);
	choice->ref = ref;
	choice->is_main = is_main;
}

static bool is_usual(const git_reference *ref)
{
	const char *name = git_reference_shorthand(ref) + strlen(ORIGIN);

	return strcmp(name, "main") == 0 || strcmp(name, "master") == 0;
}

static int choose(struct choice *choice, struct repo *repo)
{
	git_branch_iterator *branches;
	git_reference *ref;
	git_branch_t type;
	int status = git_branch_iterator_new(&branches, repo->git, GIT_BRANCH_REMOTE);

	if (status != 0)
		return status;
	while ((status = git_branch_next(&ref, &type, branches)) == 0)
		if (git_reference_type(ref) == GIT_REFERENCE_DIRECT &&
			strncmp(git_reference_shorthand(ref), ORIGIN, strlen(ORIGIN)) == 0)
			consider(choice, ref);
		else
			git_reference_free(ref);
	git_branch_iterator_free(branches);
	if (choice->count > 1 && !is_usual(choice->ref)) {
		git_reference_free(choice->ref);
		choice->ref = NULL;
	}
	return status == GIT_ITEROVER ? 0 : status;
}

/* Our branch of that name, which follows it, and HEAD there. */
static int follow(struct repo *repo, git_reference *theirs)
{
	const char *full = git_reference_shorthand(theirs);
	const char *name = full + strlen(ORIGIN);
	git_reference *ours = NULL;
	git_commit *tip = NULL;
	struct str head = { 0 };
	int status = git_commit_lookup(&tip, repo->git, git_reference_target(theirs));

	if (status == 0)
		status = git_branch_create(&ours, repo->git, name, tip, 0);
	if (status == 0)
		status = git_branch_set_upstream(ours, full);
	str_addf(&head, "refs/heads/%s", name);
	if (status == 0)
		status = git_repository_set_head(repo->git, head.bytes);
	str_release(&head);
	git_reference_free(ours);
	git_commit_free(tip);
	return status;
}

int repo_adopt_branch(struct repo *repo, bool *adopted, struct err *err)
{
	struct choice choice = { .ref = NULL };
	int status = choose(&choice, repo);

	*adopted = status == 0 && choice.ref != NULL;
	if (*adopted)
		status = follow(repo, choice.ref);
	git_reference_free(choice.ref);
	if (status != 0)
		return git_fail(err, status, "cannot choose a branch");
	return repo_load_head(repo, err);
}
