/* Remotes and the branches that follow them, as this repository knows them. */
#include <string.h>

#include "store/git_inside.h"
#include "store/remote_inside.h"
#include "sys/clock.h"

#define TRIES 5
#define PAUSE 50 /* milliseconds before the second try, and longer each time */

int repo_remotes(struct repo *repo, struct arena *arena, struct texts *names, struct err *err)
{
	git_strarray list = { 0 };
	int status = git_remote_list(&list, repo->git);

	for (size_t i = 0; status == 0 && i < list.count; i++)
		texts_add(arena, names, arena_string(arena, list.strings[i]));
	git_strarray_dispose(&list);
	return status == 0 ? 0 : git_fail(err, status, "cannot tell what remotes there are");
}

const char *repo_tracking(
	struct repo *repo, struct arena *arena, const char *remote, const char *branch)
{
	git_remote *known = NULL;
	const char *tracking = NULL;
	git_buf name = { 0 };

	if (git_remote_lookup(&known, repo->git, remote) != 0) {
		git_error_clear();
		return NULL;
	}
	for (size_t i = 0; i < git_remote_refspec_count(known) && tracking == NULL; i++) {
		const git_refspec *refspec = git_remote_get_refspec(known, i);

		if (git_refspec_direction(refspec) == GIT_DIRECTION_FETCH &&
			git_refspec_src_matches(refspec, branch) &&
			git_refspec_transform(&name, refspec, branch) == 0)
			tracking = arena_text(arena, name.ptr, name.size);
		git_buf_dispose(&name);
	}
	git_remote_free(known);
	return tracking;
}

int repo_ref(struct repo *repo, const char *ref, struct oid *oid, struct err *err)
{
	git_oid id;
	int status = git_reference_name_to_id(&id, repo->git, ref);

	*oid = OID_NONE;
	if (status == GIT_ENOTFOUND) {
		git_error_clear();
		return 0;
	}
	if (status != 0)
		return git_fail(err, status, "cannot read '%s'", ref);
	*oid = oid_from_git(&id);
	return 0;
}

int repo_set_ref(
	struct repo *repo, const char *ref, const struct oid *oid, const char *why, struct err *err)
{
	git_oid id = oid_to_git(oid);
	git_reference *made = NULL;
	int status = git_reference_create(&made, repo->git, ref, &id, true, why);

	/* somebody else is about to move it, too */
	for (int tries = 1; status == GIT_ELOCKED && tries < TRIES; tries++) {
		clock_sleep(PAUSE * tries);
		status = git_reference_create(&made, repo->git, ref, &id, true, why);
	}
	git_reference_free(made);
	return status == 0 ? 0 : git_fail(err, status, "cannot set '%s'", ref);
}

bool repo_has_commit(struct repo *repo, const struct oid *oid)
{
	git_oid id = oid_to_git(oid);
	git_commit *commit = NULL;
	bool has = git_commit_lookup(&commit, repo->git, &id) == 0;

	git_commit_free(commit);
	git_error_clear();
	return has;
}

int repo_is_rewritten(struct repo *repo, const struct oid *old, const struct oid *fresh,
	bool *rewritten, struct err *err)
{
	git_oid from = oid_to_git(fresh), to = oid_to_git(old);
	int status;

	*rewritten = false;
	if (oid_none(old) || oid_none(fresh) || oid_same(old, fresh))
		return 0;
	if (!repo_has_commit(repo, old)) { /* pruned: nobody can tell what it was */
		*rewritten = true;
		return 0;
	}
	status = git_graph_descendant_of(repo->git, &from, &to);
	if (status < 0)
		return git_fail(err, status, "cannot compare the two histories");
	*rewritten = status == 0;
	return 0;
}

static int set(git_config *own, const char *branch, const char *what, const char *value)
{
	struct str key = { 0 };
	int status;

	str_addf(&key, "branch.%s.%s", branch, what);
	status = git_config_set_string(own, key.bytes, value);
	str_release(&key);
	return status;
}

int repo_follow(struct repo *repo, const struct remote *remote, struct err *err)
{
	static const char mark[] = "refs/heads/";
	const char *branch = repo_branch(repo);
	git_config *all = NULL, *own = NULL;
	int status;

	if (!text_starts(branch, mark))
		return err_set(err, ERR_DATA, "'%s' is no branch", branch);
	branch += sizeof(mark) - 1;
	status = git_repository_config(&all, repo->git);
	if (status == 0)
		status = git_config_open_level(&own, all, GIT_CONFIG_LEVEL_LOCAL);
	if (status == 0)
		status = set(own, branch, "remote", remote->name);
	if (status == 0)
		status = set(own, branch, "merge", remote->branch);
	git_config_free(own);
	git_config_free(all);
	return status == 0 ? 0
			   : git_fail(err, status, "cannot say that '%s' follows %s", branch,
				     remote->name);
}
