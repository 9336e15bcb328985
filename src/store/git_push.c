/* Pushing without a git program: by libgit2, which tells how it went in a callback only. */
#include <string.h>

#include "store/git_inside.h"
#include "store/git_talk.h"
#include "store/remote_words.h"

/* As `git push --porcelain` would print it. */
static int tell_refused(const struct talk *talk, const char *kind, const char *why)
{
	return talk_tell("!\t%s:%s\t[%s] (%s)\n", talk->branch, talk->remote->branch, kind, why);
}

static int tell_done(const struct talk *talk)
{
	return talk_tell(" \t%s:%s\tok\n", talk->branch, talk->remote->branch);
}

static int on_reference(const char *name, const char *why, void *subject)
{
	const struct talk *talk = subject;

	(void)name;
	if (why == NULL)
		return tell_done(talk);
	return tell_refused(talk, "remote rejected", why);
}

static int send_to(git_remote *remote, const struct talk *talk)
{
	git_push_options options;
	struct str refspec = { 0 };
	git_strarray refspecs = { &refspec.bytes, 1 };
	int status;

	git_push_options_init(&options, GIT_PUSH_OPTIONS_VERSION);
	talk_settle(talk, &options.callbacks);
	options.proxy_opts.type = GIT_PROXY_AUTO;
	options.callbacks.push_update_reference = on_reference;
	str_addf(&refspec, "%s:%s", talk->branch, talk->remote->branch);
	status = git_remote_push(remote, &refspecs, &options);
	str_release(&refspec);
	if (status == GIT_ENONFASTFORWARD)
		return tell_refused(talk, "rejected", "non-fast-forward");
	return status == 0 ? 0 : talk_fail(status);
}

static int send(const struct talk *talk)
{
	git_remote *remote = NULL;
	const char *url, *path;
	int status = talk_find_remote(&remote, talk);

	if (status != 0)
		return talk_fail(status);
	url = git_remote_pushurl(remote);
	if (url == NULL)
		url = git_remote_url(remote);
	path = url != NULL ? talk_path(url) : NULL;
	return path != NULL ? talk_push_path(talk, path) : send_to(remote, talk);
}

int library_push(enum push_outcome *outcome, const struct transfer *transfer, struct repo *repo,
	const struct remote *remote, struct err *err)
{
	struct talk talk = { .work = send,
		.transfer = transfer,
		.git = repo->git,
		.remote = remote,
		.branch = repo_branch(repo) };
	struct heard heard = { 0 };
	int status = talk_run(&heard, &talk, err);

	if (status == 0)
		status =
			push_understand(outcome, transfer->name, &heard.output, &heard.errors, err);
	heard_release(&heard);
	return status;
}
