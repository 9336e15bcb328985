/*
 * Pushing to a path. Libgit2's own way there sets the branch whatever it has become meanwhile, and
 * lets nobody there refuse; so the objects are brought there the other way round, and the branch
 * moves only from where we saw it.
 */
#include <string.h>
#include <unistd.h>

#include "store/git_inside.h"
#include "store/git_talk.h"

static int tell(const struct talk *talk, const char *flag, const char *summary)
{
	return talk_tell("%s\t%s:%s\t%s\n", flag, talk->branch, talk->remote->branch, summary);
}

/* Why its owner would not have it; NULL: they would. Hooks are programs, and only git runs these.
 */
static const char *why_refused(git_repository *there, const struct talk *talk)
{
	static const char *const hooks[] = { "pre-receive", "update", "reference-transaction",
		"proc-receive", "post-receive", "post-update" };
	git_reference *head = NULL;
	struct str path = { 0 };
	bool hooked = false, out;

	out = !git_repository_is_bare(there) && git_reference_lookup(&head, there, "HEAD") == 0 &&
	      git_reference_type(head) == GIT_REFERENCE_SYMBOLIC &&
	      strcmp(git_reference_symbolic_target(head), talk->remote->branch) == 0;
	git_reference_free(head);
	for (size_t i = 0; i < sizeof(hooks) / sizeof(hooks[0]); i++) {
		str_clear(&path);
		str_addf(&path, "%shooks/%s", git_repository_commondir(there), hooks[i]);
		hooked = hooked || access(path.bytes, X_OK) == 0;
	}
	str_release(&path);
	if (out)
		return "branch is currently checked out";
	return hooked ? "it has hooks, which only git's own program can run" : NULL;
}

/* Brings what our branch has. */
static int bring(git_repository *there, const struct talk *talk)
{
	char *branch = (char *)(uintptr_t)talk->branch;
	git_strarray refspecs = { &branch, 1 };
	git_fetch_options options;
	git_remote *us = NULL;
	int status;

	git_fetch_options_init(&options, GIT_FETCH_OPTIONS_VERSION);
	talk_settle(talk, &options.callbacks);
	options.proxy_opts.type = GIT_PROXY_AUTO;
	options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
	status = git_remote_create_anonymous(&us, there, git_repository_commondir(talk->git));
	if (status == 0)
		status = git_remote_download(us, &refspecs, &options);
	git_remote_free(us);
	return status;
}

/* Moves the branch there from OLD (zero: it is not there) to TIP. */
static int move(
	git_repository *there, const struct talk *talk, const git_oid *old, const git_oid *tip)
{
	git_reference *made = NULL, *known = NULL;
	int status;

	if (git_oid_is_zero(old))
		status = git_reference_create(
			&made, there, talk->remote->branch, tip, false, "push");
	else
		status = git_reference_create_matching(
			&made, there, talk->remote->branch, tip, true, old, "push");
	git_reference_free(made);
	if (status == GIT_EEXISTS || status == GIT_EMODIFIED || status == GIT_ELOCKED)
		return tell(talk, "!", "[remote rejected] (failed to update ref)");
	if (status == 0) /* and we know of it */
		status = git_reference_create(
			&known, talk->git, talk->remote->tracking, tip, true, "push");
	git_reference_free(known);
	return status == 0 ? tell(talk, " ", "ok") : talk_fail(status);
}

static int push_into(git_repository *there, const struct talk *talk, const git_oid *tip)
{
	const char *refused = why_refused(there, talk);
	git_oid old = { { 0 } };
	int status;

	if (refused != NULL)
		return talk_tell("!\t%s:%s\t[remote rejected] (%s)\n", talk->branch,
			talk->remote->branch, refused);
	status = git_reference_name_to_id(&old, there, talk->remote->branch);
	if (status != 0 && status != GIT_ENOTFOUND)
		return talk_fail(status);
	if (status == 0 && git_oid_equal(&old, tip))
		return tell(talk, "=", "[up to date]");
	status = bring(there, talk);
	if (status != 0)
		return talk_fail(status);
	if (!git_oid_is_zero(&old) && git_graph_descendant_of(there, tip, &old) != 1)
		return tell(talk, "!", "[rejected] (fetch first)");
	return move(there, talk, &old, tip);
}

int talk_push_path(const struct talk *talk, const char *path)
{
	git_repository *there = NULL;
	git_oid tip;
	int status = git_repository_open_ext(&there, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);

	if (status == 0)
		status = git_reference_name_to_id(&tip, talk->git, talk->branch);
	status = status == 0 ? push_into(there, talk, &tip) : talk_fail(status);
	git_repository_free(there);
	return status;
}
