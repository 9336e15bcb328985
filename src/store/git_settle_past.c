#include "store/git_inside.h"
#include "store/settling.h"

#define STEPS_MOST 1000 /* commits, backward */

int past_trees(struct trees *trees, bool *known, struct repo *repo, const struct past *past,
	struct err *err)
{
	git_oid one = oid_to_git(&past->one), other = oid_to_git(&past->other);
	git_commit *ours = NULL, *theirs = NULL;
	enum merge_how how;
	int status;

	*known = false;
	*trees = (struct trees){ .base = OID_NONE };
	if (git_merge_base_tree(&how, trees, repo, &one, &other, err) != 0)
		return -1;
	status = git_commit_lookup(&ours, repo->git, &one);
	if (status == 0)
		status = git_commit_lookup(&theirs, repo->git, &other);
	if (status == 0) {
		trees->one = oid_from_git(git_commit_tree_id(ours));
		trees->other = oid_from_git(git_commit_tree_id(theirs));
		if (how == MERGE_FORWARD)
			trees->base = trees->one;
		if (how == MERGE_NOTHING)
			trees->base = trees->other;
		*known = true;
	}
	git_commit_free(theirs);
	git_commit_free(ours);
	return status == 0 ? 0 : git_fail(err, status, "cannot read the history");
}

/* Is ID a merge of two? */
static int look_at(struct past *past, bool *is_merge, struct oid *parent, struct repo *repo,
	const git_oid *id, struct err *err)
{
	git_commit *commit = NULL;
	int status = git_commit_lookup(&commit, repo->git, id);
	unsigned parents;

	if (status != 0)
		return git_fail(err, status, "cannot read the history");
	parents = git_commit_parentcount(commit);
	*is_merge = parents == 2;
	*past = (struct past){ .commit = oid_from_git(id) };
	*parent = OID_NONE;
	if (parents > 0)
		*parent = past->one = oid_from_git(git_commit_parent_id(commit, 0));
	if (parents > 1)
		past->other = oid_from_git(git_commit_parent_id(commit, 1));
	git_commit_free(commit);
	return 0;
}

int past_head(struct past *past, bool *is_merge, struct repo *repo, struct err *err)
{
	struct oid parent;

	*is_merge = false;
	if (repo->tree == NULL)
		return 0;
	return look_at(past, is_merge, &parent, repo, &repo->tip, err);
}

int past_find(struct past *past, bool *found, struct repo *repo, const char *path, struct err *err)
{
	struct oid at = oid_from_git(&repo->tip), parent;
	struct blob is, was, other;

	*found = false;
	if (repo->tree == NULL || merge_before(&is, repo, &at, path, err) != 0)
		return repo->tree == NULL ? 0 : -1;
	for (int i = 0; i < STEPS_MOST && !blob_none(&is) && !oid_none(&at); i++) {
		git_oid id = oid_to_git(&at);
		bool is_merge;

		if (look_at(past, &is_merge, &parent, repo, &id, err) != 0)
			return -1;
		was = other = (struct blob){ 0 };
		if (!oid_none(&past->one) && merge_before(&was, repo, &past->one, path, err) != 0)
			return -1;
		if (is_merge && merge_before(&other, repo, &past->other, path, err) != 0)
			return -1;
		if (!blob_same(&is, &was) && (!is_merge || !blob_same(&is, &other))) {
			*found = is_merge;
			return 0;
		}
		at = blob_same(&is, &was) ? past->one : past->other;
	}
	return 0;
}

int past_tree(struct oid *tree, struct repo *repo, const struct oid *commit, struct err *err)
{
	git_oid id = oid_to_git(commit);
	git_commit *found = NULL;
	int status = git_commit_lookup(&found, repo->git, &id);

	if (status != 0)
		return git_fail(err, status, "cannot read the history");
	*tree = oid_from_git(git_commit_tree_id(found));
	git_commit_free(found);
	return 0;
}

/* The parent of PAST that has PATH, and TWIN (NULL: does not matter); none: they have come with it.
 */
static int who_has(struct oid *parent, struct repo *repo, const struct past *past, const char *path,
	const char *twin, struct err *err)
{
	const struct oid parents[] = { past->one, past->other };

	*parent = OID_NONE;
	for (size_t i = 0; i < 2 && oid_none(parent); i++) {
		struct blob blob, other = { .mode = 0 };

		if (oid_none(&parents[i]))
			continue;
		if (merge_before(&blob, repo, &parents[i], path, err) != 0 ||
			(twin != NULL && merge_before(&other, repo, &parents[i], twin, err) != 0))
			return -1;
		if (!blob_none(&blob) && (twin == NULL || !blob_none(&other)))
			*parent = parents[i];
	}
	return 0;
}

/* The commit in which PATH, or both, first were. */
static int find_first(struct past *past, bool *found, bool *is_merge, struct repo *repo,
	const struct oid *from, const char *path, const char *twin, struct err *err)
{
	struct oid at = *from, first, parent;

	*found = false;
	for (int i = 0; i < STEPS_MOST && !oid_none(&at) && !*found; i++) {
		git_oid id = oid_to_git(&at);

		if (look_at(past, is_merge, &first, repo, &id, err) != 0 ||
			who_has(&parent, repo, past, path, twin, err) != 0)
			return -1;
		*found = oid_none(&parent);
		at = parent;
	}
	return 0;
}

int past_meeting(struct past *past, bool *found, struct repo *repo, const char *path,
	const char *twin, struct err *err)
{
	struct oid tip = oid_from_git(&repo->tip);
	bool is_merge = false;

	if (find_first(past, found, &is_merge, repo, &tip, path, twin, err) != 0)
		return -1;
	*found = *found && is_merge;
	return 0;
}

int past_arrival(struct past *past, struct trees *trees, bool *found, struct repo *repo,
	const struct oid *from, const char *path, struct err *err)
{
	bool is_merge;

	*past = (struct past){ .one = OID_NONE };
	*trees = (struct trees){ .base = OID_NONE };
	if (find_first(past, found, &is_merge, repo, from, path, NULL, err) != 0)
		return -1;
	*found = *found && !oid_none(&past->one);
	if (!*found)
		return 0;
	return past_tree(&trees->base, repo, &past->one, err) != 0
		       ? -1
		       : past_tree(&trees->one, repo, &past->commit, err);
}
