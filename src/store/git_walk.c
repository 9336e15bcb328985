#include <stdlib.h>
#include <string.h>

#include "store/git_inside.h"
#include "sys/progress.h"

struct walk {
	struct repo *repo;
	git_revwalk *walk;
	git_commit *commit; /* where it stands */
};

int walk_open(struct walk **walk, struct repo *repo, struct err *err)
{
	int status;

	*walk = mem_alloc(sizeof(**walk));
	(*walk)->repo = repo;
	progress_start(repo->store->progress, "commits read");
	if (git_oid_is_zero(&repo->tip))
		return 0; /* no commit yet: nothing to walk */
	status = git_revwalk_new(&(*walk)->walk, repo->git);
	/* unsorted: any sorting would read all of history first */
	if (status == 0)
		status = git_revwalk_push((*walk)->walk, &repo->tip);
	if (status == 0)
		return 0;
	git_fail(err, status, "cannot read the history");
	walk_close(*walk);
	*walk = NULL;
	return -1;
}

void walk_close(struct walk *walk)
{
	if (walk == NULL)
		return;
	progress_end(walk->repo->store->progress);
	git_commit_free(walk->commit);
	git_revwalk_free(walk->walk);
	free(walk);
}

static void tell(struct walked *walked, const git_commit *commit)
{
	const git_signature *author = git_commit_author(commit);

	*walked = (struct walked){
		.commit = oid_from_git(git_commit_id(commit)),
		.when = { .seconds = author->when.time, .offset = (int16_t)author->when.offset },
		.name = author->name,
		.email = author->email,
		.message = git_commit_message(commit),
		.parents = git_commit_parentcount(commit),
	};
}

int walk_next(struct walk *walk, struct walked *walked, bool *more, struct err *err)
{
	git_oid id;
	int status = walk->walk != NULL ? git_revwalk_next(&id, walk->walk) : GIT_ITEROVER;

	git_commit_free(walk->commit);
	walk->commit = NULL;
	*more = status == 0;
	if (status == GIT_ITEROVER) {
		git_error_clear();
		return 0;
	}
	if (status == 0)
		status = git_commit_lookup(&walk->commit, walk->repo->git, &id);
	if (status != 0)
		return git_fail(err, status, "cannot read the history");
	tell(walked, walk->commit);
	progress_add(walk->repo->store->progress, 1);
	return 0;
}

/* The entry NAME of TREE (NULL: of nothing). */
static struct blob entry_of(const git_tree *tree, const char *name)
{
	const git_tree_entry *entry = tree != NULL ? git_tree_entry_byname(tree, name) : NULL;
	struct blob blob = { 0 };

	if (entry == NULL)
		return blob;
	blob.id = oid_from_git(git_tree_entry_id(entry));
	blob.mode = git_tree_entry_filemode(entry);
	return blob;
}

/* *TREE becomes what BLOB names, NULL when that is no tree. */
static int enter(struct repo *repo, git_tree **tree, const struct blob *blob)
{
	git_oid id = oid_to_git(&blob->id);

	git_tree_free(*tree);
	*tree = NULL;
	return blob->mode == GIT_FILEMODE_TREE ? git_tree_lookup(tree, repo->git, &id) : 0;
}

/*
 * PATH in two trees, which are given away. Goes down in both at once and stops where they are the
 * same: most commits touch another year or month.
 */
static int compare(struct repo *repo, git_tree *one, git_tree *other, const char *path,
	struct blob *in_one, struct blob *in_other)
{
	struct str name = { 0 };
	int status = 0;

	for (;;) {
		size_t length = strcspn(path, "/");

		str_clear(&name);
		str_add_bytes(&name, path, length);
		*in_one = entry_of(one, name.bytes);
		*in_other = entry_of(other, name.bytes);
		if (path[length] == '\0' || oid_same(&in_one->id, &in_other->id))
			break;
		path += length + 1;
		status = enter(repo, &one, in_one);
		if (status == 0)
			status = enter(repo, &other, in_other);
		if (status != 0)
			break;
	}
	str_release(&name);
	git_tree_free(one);
	git_tree_free(other);
	return status;
}

static int compare_with_parent(struct walk *walk, unsigned parent, const char *path,
	struct blob *before, struct blob *after)
{
	git_commit *commit = NULL;
	git_tree *one = NULL, *other = NULL;
	int status = git_commit_tree(&one, walk->commit);

	if (status == 0 && parent < git_commit_parentcount(walk->commit))
		status = git_commit_parent(&commit, walk->commit, parent);
	if (status == GIT_ENOTFOUND) /* a shallow clone ends here */
		status = 0;
	if (status == 0 && commit != NULL)
		status = git_commit_tree(&other, commit);
	git_commit_free(commit);
	if (status == 0)
		return compare(walk->repo, one, other, path, after, before);
	git_tree_free(one);
	return status;
}

/* A merge touched it only when no parent has it as the merge left it. */
int walk_file(struct walk *walk, const char *path, struct blob *before, struct blob *after,
	bool *touched, struct err *err)
{
	unsigned parents = git_commit_parentcount(walk->commit), i = 0;

	*touched = true;
	do {
		struct blob had = { 0 };
		int status = compare_with_parent(walk, i, path, &had, after);

		if (status != 0)
			return git_fail(err, status, "cannot read the history of '%s'", path);
		*touched = *touched && !oid_same(&had.id, &after->id);
		if (i == 0)
			*before = had;
	} while (*touched && ++i < parents);
	return 0;
}

static struct blob side(const git_diff_file *file)
{
	struct blob blob = { .id = oid_from_git(&file->id), .mode = file->mode };

	return blob;
}

/* Trees that name one another often can hold more files than there is memory. */
#define COMMIT_FILES_MOST 1000000

static int count_file(
	const git_diff *diff, const git_diff_delta *delta, const char *pathspec, void *count)
{
	(void)diff;
	(void)delta;
	(void)pathspec;
	return ++*(size_t *)count > COMMIT_FILES_MOST ? GIT_EUSER : 0;
}

static int diff_with_parent(git_diff **diff, struct repo *repo, const struct oid *name)
{
	size_t seen = 0;
	git_diff_options options;
	git_commit *commit = NULL, *parent = NULL;
	git_tree *old = NULL, *fresh = NULL;
	git_oid id = oid_to_git(name);
	int status = git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);

	options.notify_cb = count_file;
	options.payload = &seen;
	if (status == 0)
		status = git_commit_lookup(&commit, repo->git, &id);
	if (status == 0)
		status = git_commit_tree(&fresh, commit);
	if (status == 0 && git_commit_parentcount(commit) > 0)
		status = git_commit_parent(&parent, commit, 0);
	if (status == 0 && parent != NULL)
		status = git_commit_tree(&old, parent);
	if (status == 0)
		status = git_diff_tree_to_tree(diff, repo->git, old, fresh, &options);
	git_tree_free(old);
	git_tree_free(fresh);
	git_commit_free(parent);
	git_commit_free(commit);
	return status;
}

int repo_commit_files(struct repo *repo, const struct oid *commit, struct arena *arena,
	struct commit_files *files, struct err *err)
{
	git_diff *diff = NULL;
	int status = diff_with_parent(&diff, repo, commit);
	size_t count;

	*files = (struct commit_files){ 0 };
	if (status == GIT_EUSER) {
		git_error_clear();
		return err_set(
			err, ERR_DATA, "a commit changed more than %d files", COMMIT_FILES_MOST);
	}
	if (status != 0)
		return git_fail(err, status, "cannot read the history");
	count = git_diff_num_deltas(diff);
	files->items = arena_alloc(arena, (count + 1) * sizeof(*files->items));
	files->count = count;
	for (size_t i = 0; i < count; i++) {
		const git_diff_delta *delta = git_diff_get_delta(diff, i);
		struct commit_file *file = &files->items[i];

		file->before = side(&delta->old_file);
		file->after = side(&delta->new_file);
		file->path = arena_string(arena,
			oid_none(&file->after.id) ? delta->old_file.path : delta->new_file.path);
	}
	git_diff_free(diff);
	return 0;
}
