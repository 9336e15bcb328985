/* To the other side without a git program: by libgit2. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/git_inside.h"
#include "store/git_talk.h"
#include "store/remote_words.h"

/* Libgit2 damages what it fetches into a shallow clone. */
static int refuse_shallow(struct repo *repo, struct err *err)
{
	struct str path = { 0 };
	struct stat info;
	bool shallow;

	str_addf(&path, "%s/shallow", repo->store->common_dir);
	shallow = stat(path.bytes, &info) == 0 && info.st_size > 0;
	str_release(&path);
	if (!shallow)
		return 0;
	err_set(err, ERR_DATA, "'%s' is a shallow clone, which only git itself can share",
		repo->store->root);
	return err_hint(err, "install git; then thanks git fetch --unshallow");
}

static git_oid tip_among(const git_remote_head **heads, size_t count, const char *branch)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(heads[i]->name, branch) == 0)
			return heads[i]->oid;
	return (git_oid){ { 0 } };
}

static bool has_commit(git_repository *git, const git_oid *id)
{
	git_commit *commit = NULL;
	bool has = git_commit_lookup(&commit, git, id) == 0;

	git_commit_free(commit);
	return has;
}

/* Downloads the branch; no ref is touched. */
static int download(git_remote *remote, const struct talk *talk, git_fetch_options *options)
{
	char *branch = (char *)(uintptr_t)talk->remote->branch;
	git_strarray refspecs = { &branch, 1 };

	options->download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
	options->update_fetchhead = 0;
	return git_remote_download(remote, &refspecs, options);
}

static int bring(const struct talk *talk)
{
	git_fetch_options options;
	git_remote *remote = NULL;
	const git_remote_head **heads = NULL;
	size_t count = 0;
	git_oid tip = { { 0 } };
	int status;

	git_fetch_options_init(&options, GIT_FETCH_OPTIONS_VERSION);
	talk_settle(talk, &options.callbacks);
	options.proxy_opts.type = GIT_PROXY_AUTO;
	status = talk_find_remote(&remote, talk);
	if (status == 0)
		status = git_remote_connect(
			remote, GIT_DIRECTION_FETCH, &options.callbacks, &options.proxy_opts, NULL);
	if (status == 0)
		status = git_remote_ls(&heads, &count, remote);
	if (status == 0)
		tip = tip_among(heads, count, talk->remote->branch);
	if (status == 0 && !talk->only_look && !git_oid_is_zero(&tip) &&
		!has_commit(talk->git, &tip))
		status = download(remote, talk, &options);
	if (status != 0)
		return talk_fail(status);
	git_remote_disconnect(remote);
	return talk_tell("%s\n", git_oid_tostr_s(&tip));
}

static int ask(struct oid *tip, const struct transfer *transfer, struct repo *repo,
	const struct remote *remote, bool only_look, struct err *err)
{
	struct talk talk = { .work = bring,
		.transfer = transfer,
		.git = repo->git,
		.remote = remote,
		.only_look = only_look };
	struct heard heard = { 0 };
	int status = refuse_shallow(repo, err);

	*tip = OID_NONE;
	if (status == 0)
		status = talk_run(&heard, &talk, err);
	if (status == 0 && (heard.status != 0 || !oid_parse(tip, str_text(&heard.output),
							 strcspn(str_text(&heard.output), "\n"))))
		status = remote_failed(err, transfer->name, &heard.errors);
	heard_release(&heard);
	return status;
}

int library_bring(struct oid *tip, const struct transfer *transfer, struct repo *repo,
	const struct remote *remote, struct err *err)
{
	git_odb *objects = NULL;
	int status = ask(tip, transfer, repo, remote, false, err);

	if (status == 0 && git_repository_odb(&objects, repo->git) == 0)
		git_odb_refresh(objects);
	git_odb_free(objects);
	return status;
}

int library_look(struct oid *tip, const struct transfer *transfer, struct repo *repo,
	const struct remote *remote, struct err *err)
{
	return ask(tip, transfer, repo, remote, true, err);
}

/* The new repository's own settings: no links in the working tree; and no tags, which libgit2
 * clones whatever it is told. */
static int settle_clone(git_repository *git)
{
	git_config *own = NULL;
	git_strarray tags = { 0 };
	int status = git_repository_config(&own, git);

	if (status == 0)
		status = git_config_set_bool(own, "core.symlinks", 0);
	if (status == 0)
		status = git_tag_list(&tags, git);
	for (size_t i = 0; status == 0 && i < tags.count; i++)
		status = git_tag_delete(git, tags.strings[i]);
	git_strarray_dispose(&tags);
	if (status == 0)
		status = git_remote_set_autotag(git, "origin", GIT_REMOTE_DOWNLOAD_TAGS_NONE);
	git_config_free(own);
	return status;
}

static int clone_it(const struct talk *talk)
{
	git_clone_options options;
	git_repository *git = NULL;
	char *local = realpath(talk->url, NULL); /* a relative path will be asked from elsewhere */
	int status;

	git_clone_options_init(&options, GIT_CLONE_OPTIONS_VERSION);
	talk_settle(talk, &options.fetch_opts.callbacks);
	options.fetch_opts.proxy_opts.type = GIT_PROXY_AUTO;
	options.fetch_opts.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
	options.checkout_opts.checkout_strategy = GIT_CHECKOUT_NONE;
	options.local = GIT_CLONE_NO_LOCAL;
	status = git_clone(&git, local != NULL ? local : talk->url, talk->path, &options);
	free(local);
	if (status == 0)
		status = settle_clone(git);
	return status == 0 ? 0 : talk_fail(status);
}

int library_clone(
	const char *url, const char *path, const struct transfer *transfer, struct err *err)
{
	struct talk talk = { .work = clone_it, .transfer = transfer, .url = url, .path = path };
	struct heard heard = { 0 };
	int status = talk_run(&heard, &talk, err);

	if (status == 0 && heard.status != 0)
		status = remote_failed(err, transfer->name, &heard.errors);
	heard_release(&heard);
	return status;
}
