#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/settings.h"
#include "store/advance.h"
#include "store/blame.h"
#include "store/codec.h"
#include "store/git.h"
#include "store/gitdir.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/remote.h"
#include "store/remote_words.h"
#include "store/settling.h"
#include "store/clone_ground.h"
#include "store/sync.h"
#include "sys/file.h"
#include "sys/lock.h"

/* A clone in the making. */
struct cloning {
	const char *dir;
	struct str url; /* without a password */
	const struct signer *signer;
};

static int open_clone(struct store **store, const char *dir, struct err *err)
{
	struct store *opened = mem_alloc(sizeof(*opened));

	opened->root_fd = DIR_NONE;
	opened->root = realpath(dir, NULL);
	if (opened->root == NULL)
		err_system(err, errno, "cannot open '%s'", dir);
	if (opened->root == NULL || dir_open(&opened->root_fd, opened->root, err) != 0 ||
		gitdir_find(opened->root, &opened->git_dir, &opened->common_dir, err) != 0 ||
		repo_open(opened, err) != 0 || repo_load_head(opened->repo, err) != 0) {
		store_close(opened);
		return -1;
	}
	*store = opened;
	return 0;
}

/* Did it bring any branch? Git puts what it has cloned among the packed ones. */
static bool has_branches(const struct store *store)
{
	struct err ignored = { 0 };
	bool has = false, found = false;
	int dir, below;

	if (dir_open(&dir, store->common_dir, &ignored) != 0) {
		err_release(&ignored);
		return false;
	}
	has = file_exists(dir, "packed-refs");
	if (!has && dir_open_below(&below, dir, "refs/remotes/origin", &found, &ignored) == 0 &&
		found)
		close(below);
	close(dir);
	err_release(&ignored);
	return has || found;
}

static int no_wall(const struct cloning *cloning, struct err *err)
{
	err_set(err, ERR_DATA, "%s: is a git repository, but no notes repository",
		str_text(&cloning->url));
	return err_hint(err,
		"to make it one: git clone %s DIR && thanks init DIR && thanks -C DIR sync",
		str_text(&cloning->url));
}

/* Whoever comes to settings that cannot be read could do nothing there. */
static int check_settings(const struct cloning *cloning, struct store *store,
	const struct blob *blob, struct err *err)
{
	struct settings settings;
	struct str bytes = { 0 };
	int status;

	settings_init(&settings);
	status = repo_read_blob(store->repo, &blob->id, LIMIT_YAML, &bytes, err);
	if (status == 0)
		status = codec_decode(&settings_fields, &settings, &settings.memory,
			str_text(&bytes), bytes.length, err);
	settings_release(&settings);
	str_release(&bytes);
	if (status == 0)
		return 0;
	blame_err(err, LAYOUT_SETTINGS);
	return err_in(err, "%s", str_text(&cloning->url));
}

static int check_wall(const struct cloning *cloning, struct store *store, struct err *err)
{
	struct oid tip = repo_tip(store->repo);
	struct blob settings;

	if (oid_none(&tip)) {
		err_set(err, ERR_DATA, "%s: its HEAD names a branch that is not there",
			str_text(&cloning->url));
		return err_hint(err, "whoever runs it can tell: git symbolic-ref HEAD "
				     "refs/heads/NAME; git ls-remote names its branches");
	}
	if (repo_head_file(store->repo, LAYOUT_SETTINGS, &settings, err) != 0)
		return err_in(err, "%s", str_text(&cloning->url));
	if (oid_none(&settings.id))
		return no_wall(cloning, err);
	return check_settings(cloning, store, &settings, err);
}

/* An empty one becomes a wall, there and here. */
static int begin_wall(const struct cloning *cloning, struct store *store, struct err *err)
{
	struct founding founding = { .signer = cloning->signer };
	struct remote remote = { 0 };
	enum push_outcome outcome;
	bool already;
	int status;

	if (store_init_at(cloning->dir, &founding, &already, err) != 0 ||
		repo_load_head(store->repo, err) != 0 || remote_find(&remote, store, err) != 0)
		return -1;
	status = remote_push(&outcome, store, &remote, err);
	if (status == 0 && outcome == PUSH_LOST)
		status =
			err_set(err, ERR_BUSY, "%s: somebody else begins there just now: try again",
				str_text(&cloning->url));
	remote_release(&remote);
	return status;
}

static int make_ready(const struct cloning *cloning, struct problems *left_out, struct err *err)
{
	struct store *store;
	struct oid tip;
	bool changed, adopted;
	int status = 0;

	if (open_clone(&store, cloning->dir, err) != 0)
		return -1;
	tip = repo_tip(store->repo);
	if (oid_none(&tip) && !has_branches(store)) {
		status = begin_wall(cloning, store, err);
	} else {
		if (oid_none(&tip))
			status = repo_adopt_branch(store->repo, &adopted, err);
		if (status == 0)
			status = check_wall(cloning, store, err);
		if (status == 0)
			status = advance_from_nothing(store, left_out, err);
		tip = repo_tip(store->repo);
		if (status == 0)
			status = settle_remember(store, SETTLE_LOOKED, &tip, err);
		if (status == 0)
			status = store_set_driver(store, &changed, err);
	}
	store_close(store);
	return status;
}

/* What is wrong with the ground itself is what remote_clone() stops at. */
int store_clone(const char *url, const char *dir, const struct signer *signer,
	struct progress *progress, struct problems *left_out, struct err *err)
{
	struct cloning cloning = { .dir = dir, .signer = signer };
	struct ground ground = { .path = NULL };
	struct err ignored = { 0 };
	struct signals held;
	int status;

	str_add_without_password(&cloning.url, url, strlen(url));
	signals_hold(&held);
	if (ground_look(&ground, dir, &ignored) != 0)
		err_release(&ignored);
	status = remote_clone(url, dir, progress, err);
	if (status == 0) {
		status = make_ready(&cloning, left_out, err);
		if (status != 0)
			ground_clear(&ground);
	}
	ground_release(&ground);
	str_release(&cloning.url);
	signals_let(&held);
	return status;
}
