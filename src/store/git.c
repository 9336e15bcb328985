#include "store/git.h"

#include <string.h>
#include <stdlib.h>

#include <git2/sys/repository.h>

#include "store/config.h"
#include "store/git_inside.h"

bool oid_none(const struct oid *oid)
{
	return oid_same(oid, &OID_NONE);
}

bool oid_same(const struct oid *a, const struct oid *b)
{
	return memcmp(a->bytes, b->bytes, OID_SIZE) == 0;
}

void str_add_oid(struct str *str, const struct oid *oid)
{
	static const char digits[] = "0123456789abcdef";

	if (oid_none(oid)) {
		str_add_char(str, '-');
		return;
	}
	for (size_t i = 0; i < OID_SIZE; i++) {
		str_add_char(str, digits[oid->bytes[i] >> 4]);
		str_add_char(str, digits[oid->bytes[i] & 15]);
	}
}

bool oid_parse(struct oid *oid, const char *hex, size_t length)
{
	git_oid id;

	*oid = OID_NONE;
	if (length == 1 && hex[0] == '-')
		return true;
	if (length != 2 * (size_t)OID_SIZE || git_oid_fromstrn(&id, hex, length) != 0)
		return false;
	*oid = oid_from_git(&id);
	return true;
}

static enum err_kind kind_of(int status, int about)
{
	if (status == GIT_ELOCKED || status == GIT_EMODIFIED)
		return ERR_BUSY;
	if (status == GIT_EOWNER || about == GIT_ERROR_OS || about == GIT_ERROR_FILESYSTEM)
		return ERR_IO;
	return ERR_DATA;
}

int git_fail(struct err *err, int status, const char *format, ...)
{
	const git_error *last = git_error_last();
	struct str what = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&what, format, args);
	va_end(args);
	err_set(err, kind_of(status, last != NULL ? last->klass : 0), "%s: %s", what.bytes,
		last != NULL && last->message != NULL ? last->message : "git does not say why");
	str_release(&what);
	git_error_clear();
	return -1;
}

int git_start(struct err *err)
{
	/* what these two ask for does not concern us: nothing is pruned here, and git's own program
	 * reads the configuration */
	static const char *const harmless[] = { "preciousobjects", "worktreeconfig" };

	if (git_libgit2_init() < 0)
		return git_fail(err, -1, "cannot start libgit2");
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, harmless, (size_t)2);
	return 0;
}

/* libgit2 1.5 reports a foreign owner as a missing entry of safe.directory. */
static bool is_foreign(int status)
{
	const git_error *last = git_error_last();

	return status == GIT_EOWNER ||
	       (status == GIT_ENOTFOUND && last != NULL && last->message != NULL &&
		       strstr(last->message, "safe.directory") != NULL);
}

static int why_not_open(int status, const char *root, struct err *err)
{
	const git_error *last = git_error_last();
	const char *message = last != NULL && last->message != NULL ? last->message : "";

	if (is_foreign(status)) {
		git_error_clear();
		err_set(err, ERR_IO, "'%s' belongs to somebody else", root);
		return err_hint(err,
			"if you trust them: git config --global --add safe.directory %s", root);
	}
	if (strstr(message, "extension") != NULL || strstr(message, "repository version") != NULL) {
		git_fail(err, status, "'%s' is a git repository of a kind that thanks cannot use",
			root);
		err->kind = ERR_DATA;
		return -1;
	}
	return git_fail(err, status, "cannot open the git repository of '%s'", root);
}

/* Is what libgit2 opened the working tree that the notes lie in? */
static int check_root(struct repo *repo, struct err *err)
{
	const char *root = repo->store->root, *top = git_repository_workdir(repo->git);
	size_t length = top != NULL ? strlen(top) : 0;

	if (git_repository_is_bare(repo->git) || top == NULL)
		return err_set(err, ERR_DATA,
			"'%s' is a bare git repository: notes need a working tree", root);
	while (length > 1 && top[length - 1] == '/')
		length--;
	if (strlen(root) != length || strncmp(root, top, length) != 0)
		return err_set(err, ERR_DATA,
			"the git repository of '%s' has its working tree elsewhere, at '%s'", root,
			top);
	return 0;
}

/*
 * The index is our own business (git_index.c). Libgit2 would load all of it whenever it looks for
 * attributes, which in a working tree are in .gitattributes: so it gets an empty one.
 */
static int hide_index(struct repo *repo, struct err *err)
{
	git_index *none = NULL;
	int status = git_index_new(&none);

	if (status == 0)
		status = git_repository_set_index(repo->git, none);
	git_index_free(none);
	return status == 0 ? 0 : git_fail(err, status, "'%s'", repo->store->root);
}

/*
 * Refs are flushed by libgit2, which decides on that when it opens them; objects by ourselves, all
 * at once (git_flush.c), so that the switch is off again for whoever writes one.
 */
static int open_refs(struct repo *repo, struct err *err)
{
	git_refdb *refs = NULL;
	int status;

	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, repo->durable ? 1 : 0);
	status = git_repository_refdb(&refs, repo->git);
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 0);
	git_refdb_free(refs);
	return status == 0 ? 0 : git_fail(err, status, "'%s'", repo->store->root);
}

int library_hold(struct err *err)
{
	return git_start(err);
}

void library_let(void)
{
	git_libgit2_shutdown();
}

int repo_open(struct store *store, struct err *err)
{
	const struct config *config;
	struct repo *repo;
	int status;

	if (store->repo != NULL)
		return 0;
	if (store->git_dir == NULL) {
		err_set(err, ERR_DATA, "'%s' is not a git repository", store->root);
		return err_hint(err, "thanks init %s makes it one", store->root);
	}
	if (store_config(store, &config, err) != 0 || git_start(err) != 0)
		return -1;
	repo = mem_alloc(sizeof(*repo));
	repo->store = store;
	repo->durable = !config_says_no(config, "thanks.fsync");
	status = git_repository_open_ext(
		&repo->git, store->root, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	if (status != 0)
		status = why_not_open(status, store->root, err);
	else if (check_root(repo, err) != 0 || hide_index(repo, err) != 0 ||
		 open_refs(repo, err) != 0)
		status = -1;
	if (status != 0) {
		repo_close(repo);
		return -1;
	}
	store->repo = repo;
	return 0;
}

void repo_close(struct repo *repo)
{
	if (repo == NULL)
		return;
	repo_index_drop(repo);
	git_tree_free(repo->tree);
	git_repository_free(repo->git);
	str_release(&repo->branch);
	free(repo);
	git_libgit2_shutdown();
}

bool repo_is_durable(const struct repo *repo)
{
	return repo->durable;
}

int repo_commit_message(struct repo *repo, const struct oid *oid, struct arena *arena,
	const char **message, struct err *err)
{
	git_oid id = oid_to_git(oid);
	git_commit *commit = NULL;
	int status = git_commit_lookup(&commit, repo->git, &id);

	*message = NULL;
	if (status == 0)
		*message = arena_string(arena, git_commit_message(commit));
	git_commit_free(commit);
	if (status == 0 || status == GIT_ENOTFOUND) {
		git_error_clear();
		return 0;
	}
	return git_fail(err, status, "cannot read the history");
}

int repo_make(const char *path, const char *branch, struct err *err)
{
	git_repository_init_options options;
	git_repository *git = NULL;
	int status;

	if (git_start(err) != 0)
		return -1;
	git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
	options.flags = GIT_REPOSITORY_INIT_NO_REINIT | GIT_REPOSITORY_INIT_MKPATH;
	options.initial_head = branch;
	status = git_repository_init_ext(&git, path, &options);
	if (status != 0)
		git_fail(err, status, "cannot make a git repository of '%s'", path);
	git_repository_free(git);
	git_libgit2_shutdown();
	return status == 0 ? 0 : -1;
}
