#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/settings.h"
#include "store/codec.h"
#include "store/config.h"
#include "store/git.h"
#include "store/gitdir.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/sync.h"
#include "sys/file.h"
#include "sys/lock.h"

#define BRANCH "main" /* unless git's configuration names another */
#define INIT_LOCK ".thanks.lock"
#define LOCK_SECONDS 10

enum { ANYBODY = 0777, OWN = 0700 }; /* who may enter a directory; the former as the umask says */

/* Whatever the umask says, a directory of one's own is usable and closed. */
static int make_dir(const char *path, mode_t mode, struct err *err)
{
	if (mkdir(path, mode) != 0)
		return errno == EEXIST ? 0 : err_system(err, errno, "cannot make '%s'", path);
	if (mode == OWN && chmod(path, mode) != 0)
		return err_system(err, errno, "cannot close '%s' to others", path);
	return 0;
}

/* Makes PATH with the MODE, and what is missing above it. */
static int make_dirs(const char *path, mode_t mode, struct err *err)
{
	struct str at = { 0 };
	int status = 0;

	str_add(&at, path);
	while (at.length > 1 && at.bytes[at.length - 1] == '/')
		str_cut(&at, at.length - 1);
	for (size_t i = 1; i <= at.length && status == 0; i++) {
		char c = at.bytes[i];

		if (c != '/' && c != '\0')
			continue;
		at.bytes[i] = '\0';
		status = make_dir(at.bytes, c == '\0' ? mode : ANYBODY, err);
		at.bytes[i] = c;
	}
	str_release(&at);
	return status;
}

int store_make_own_dir(const char *path, struct err *err)
{
	return make_dirs(path, OWN, err);
}

static bool has(const char *root, const char *name)
{
	struct str path = { 0 };
	struct stat info;
	bool there;

	str_addf(&path, "%s/%s", root, name);
	there = lstat(path.bytes, &info) == 0;
	str_release(&path);
	return there;
}

/* The nearest directory above PATH, which need not be there; caller frees. */
static char *above(const char *path)
{
	struct str at = { 0 };
	struct stat info;

	str_add(&at, path);
	while (stat(str_text(&at), &info) != 0) {
		while (at.length > 1 && at.bytes[at.length - 1] == '/')
			str_cut(&at, at.length - 1);
		while (at.length > 0 && at.bytes[at.length - 1] != '/')
			str_cut(&at, at.length - 1);
		if (at.length == 0)
			str_add_char(&at, '.');
	}
	return str_detach(&at);
}

/* A wall within a wall would take notes that were meant for the other; who wants it all the same
 * begins with git. */
static int refuse_nested(const char *dir, struct err *err)
{
	char *start, *outer;

	if (has(dir, ".git") || has(dir, LAYOUT_SETTINGS))
		return 0;
	start = above(dir);
	outer = store_upward(start);
	free(start);
	if (outer == NULL)
		return 0;
	err_set(err, ERR_BUSY, "'%s' is inside the notes repository '%s'", dir, outer);
	err_hint(err, "if that is meant: git init %s, and then again", dir);
	free(outer);
	return -1;
}

static int make_git(const char *root, struct founding *founding, struct err *err)
{
	struct config *config = NULL;
	const char *branch;
	int status;

	if (has(root, "HEAD") && has(root, "objects") && has(root, "refs"))
		return err_set(err, ERR_DATA,
			"'%s' is a bare git repository: notes need a working tree", root);
	if ((founding->common == NULL || gitdir_around(root)) &&
		config_load(&config, root, err) != 0)
		return -1;
	branch = config_get(config != NULL ? config : founding->common, "init.defaultbranch");
	status = repo_make(root, branch != NULL && *branch != '\0' ? branch : BRANCH, err);
	config_free(config);
	founding->may_join = status == 0 && founding->common != NULL;
	return status;
}

/* Two that begin at once must not both make the git repository. */
static int make_git_once(const char *root, struct founding *founding, struct err *err)
{
	int dir, lock, status = 0;

	if (dir_open(&dir, root, err) != 0)
		return -1;
	if (lock_take(&lock, dir, INIT_LOCK, LOCK_SECONDS, err) != 0) {
		close(dir);
		return err_in(err, "%s", root);
	}
	if (!has(root, ".git"))
		status = make_git(root, founding, err);
	unlinkat(dir, INIT_LOCK, 0);
	lock_give(lock);
	close(dir);
	return status;
}

/* Settings that are there, but not in git yet, are committed as they are. */
static void fill(
	struct change *change, const char *root, const char *name, const struct signer *signer)
{
	struct str settings = { 0 };

	str_addf(&settings, "version: %d\n", SETTINGS_VERSION);
	if (name != NULL && *name != '\0') {
		str_add(&settings, "name: ");
		str_add_yaml_value(&settings, name, 2);
		str_add_char(&settings, '\n');
	}
	change_start(change, "init", signer, "begin a wall of thanks%s%s",
		name != NULL && *name != '\0' ? ": " : "", name != NULL ? name : "");
	if (has(root, LAYOUT_SETTINGS))
		change_lines(change, LAYOUT_SETTINGS, "");
	else
		change_add(change, LAYOUT_SETTINGS, settings.bytes, settings.length);
	change_lines(change, LAYOUT_ATTRIBUTES, layout_attributes);
	str_release(&settings);
}

static int commit_first(
	struct store *store, const char *name, const struct signer *signer, struct err *err)
{
	struct change change = { 0 };
	int status;

	fill(&change, store->root, name, signer);
	status = store_commit(store, &change, err);
	change_release(&change);
	return status;
}

/* The first commit, unless there is one ALREADY; and what git is to know in any case. */
static int begin(const char *root, const struct founding *founding, bool already, struct err *err)
{
	struct store *store = mem_alloc(sizeof(*store));
	bool changed;
	int status = -1;

	store->root = mem_copy(root, strlen(root));
	store->root_fd = DIR_NONE;
	if (dir_open(&store->root_fd, root, err) == 0 &&
		gitdir_find(root, &store->git_dir, &store->common_dir, err) == 0)
		status = founding->may_join
				 ? git_config_join(&store->config, founding->common, root, err)
				 : 0;
	if (status == 0 && !already)
		status = commit_first(store, founding->name, founding->signer, err);
	if (status == 0)
		status = store_set_driver(store, &changed, err);
	store_close(store);
	return status;
}

int store_init_at(const char *dir, struct founding *founding, bool *already, struct err *err)
{
	char *root;
	int status = 0;

	*already = false;
	if (make_dirs(dir, ANYBODY, err) != 0)
		return -1;
	root = realpath(dir, NULL);
	if (root == NULL)
		return err_system(err, errno, "cannot open '%s'", dir);
	*already = has(root, ".git") && has(root, LAYOUT_SETTINGS);
	if (!has(root, ".git"))
		status = make_git_once(root, founding, err);
	if (status == 0)
		status = begin(root, founding, *already, err);
	if (status != 0 && err->kind == ERR_BUSY && has(root, LAYOUT_SETTINGS)) {
		/* somebody else was quicker */
		err_clear(err);
		*already = true;
		status = 0;
	}
	free(root);
	return status;
}

int store_init(const char *dir, const char *name, const struct signer *signer, bool *already,
	struct err *err)
{
	struct founding founding = { .name = name, .signer = signer };

	*already = false;
	if (refuse_nested(dir, err) != 0)
		return -1;
	return store_init_at(dir, &founding, already, err);
}
