/*
 * Commits made without a working tree, for tests of merges: a wall's git directory, files in
 * memory.
 */
#ifndef HISTORY_H
#define HISTORY_H

#include "store/git_inside.h"
#include "store/merge_trees.h"

#include "wall.h"

#define FILES_MOST 128

/* What a commit holds, sorted by nothing. A content of NULL is gone. */
struct file {
	char path[128];
	char *content;
	unsigned mode;
};
struct files {
	struct file items[FILES_MOST];
	size_t count;
};

static inline struct repo *repo_of(struct wall *wall)
{
	if (repo_open(wall->store, &wall->err) != 0)
		abort();
	return wall->store->repo;
}

static inline struct file *files_find(struct files *files, const char *path)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->items[i].path, path) == 0)
			return &files->items[i];
	return NULL;
}

static inline void files_put_mode(
	struct files *files, const char *path, const char *content, unsigned mode)
{
	struct file *file = files_find(files, path);

	if (file == NULL) {
		if (files->count == FILES_MOST || strlen(path) >= sizeof(file->path))
			abort();
		file = &files->items[files->count++];
		strcpy(file->path, path);
		file->content = NULL;
	}
	free(file->content);
	file->content = content != NULL ? mem_copy(content, strlen(content)) : NULL;
	file->mode = mode;
}

static inline void files_put(struct files *files, const char *path, const char *content)
{
	files_put_mode(files, path, content, GIT_FILEMODE_BLOB);
}

static inline void files_release(struct files *files)
{
	for (size_t i = 0; i < files->count; i++)
		free(files->items[i].content);
	files->count = 0;
}

static inline void files_copy(struct files *to, const struct files *from)
{
	files_release(to);
	for (size_t i = 0; i < from->count; i++)
		if (from->items[i].content != NULL)
			files_put_mode(to, from->items[i].path, from->items[i].content,
				from->items[i].mode);
}

static inline git_oid put_blob(struct repo *repo, const char *content)
{
	git_oid id;

	if (git_blob_create_from_buffer(&id, repo->git, content, strlen(content)) != 0)
		abort();
	return id;
}

/* A submodule's "content" is the hex name of a commit. */
static inline struct tree_change change_of(struct repo *repo, const struct file *file)
{
	struct tree_change change = { .path = file->path };
	git_oid id = { { 0 } };

	if (file->content == NULL)
		return change;
	change.blob.mode = file->mode;
	if (file->mode == GIT_FILEMODE_COMMIT)
		git_oid_fromstr(&id, file->content);
	else
		id = put_blob(repo, file->content);
	change.blob.id = oid_from_git(&id);
	return change;
}

static inline struct oid put_commit(
	struct repo *repo, const git_tree *tree, const struct oid *parents, size_t count)
{
	git_commit *commits[8] = { NULL };
	git_signature *who = NULL;
	git_oid id;

	if (git_signature_new(&who, "Bob", "bob@example.org", 1795272120, 60) != 0)
		abort();
	for (size_t i = 0; i < count; i++) {
		git_oid parent = oid_to_git(&parents[i]);

		if (git_commit_lookup(&commits[i], repo->git, &parent) != 0)
			abort();
	}
	if (git_commit_create(&id, repo->git, NULL, who, who, NULL, "by test\n", tree, count,
		    (void *)commits) != 0)
		abort();
	for (size_t i = 0; i < count; i++)
		git_commit_free(commits[i]);
	git_signature_free(who);
	return oid_from_git(&id);
}

/* A commit of just these files. */
static inline struct oid commit_files(
	struct wall *wall, const struct files *files, const struct oid *parents, size_t count)
{
	struct repo *repo = repo_of(wall);
	struct tree_change changes[FILES_MOST];
	git_tree *tree;
	struct oid commit;

	for (size_t i = 0; i < files->count; i++)
		changes[i] = change_of(repo, &files->items[i]);
	if (git_tree_on(&tree, repo, NULL, changes, files->count, &wall->err) != 0)
		abort();
	commit = put_commit(repo, tree, parents, count);
	git_tree_free(tree);
	return commit;
}

/* As if HEAD had been loaded, and were COMMIT (none: there is none yet). */
static inline void go_to(struct wall *wall, const struct oid *commit)
{
	struct repo *repo = repo_of(wall);
	git_commit *found = NULL;

	git_tree_free(repo->tree);
	repo->tree = NULL;
	repo->tip = oid_to_git(commit);
	if (!oid_none(commit) && (git_commit_lookup(&found, repo->git, &repo->tip) != 0 ||
					 git_commit_tree(&repo->tree, found) != 0))
		abort();
	git_commit_free(found);
}

/* The tree that CHANGES make of COMMIT's. */
static inline struct oid tree_after(struct wall *wall, const struct oid *commit,
	const struct tree_change *changes, size_t count)
{
	struct repo *repo = repo_of(wall);
	git_oid id = oid_to_git(commit);
	git_commit *from = NULL;
	git_tree *tree = NULL, *after = NULL;
	struct oid name;

	if (!oid_none(commit) && (git_commit_lookup(&from, repo->git, &id) != 0 ||
					 git_commit_tree(&tree, from) != 0))
		abort();
	if (git_tree_on(&after, repo, tree, changes, count, &wall->err) != 0) {
		fprintf(stderr, "%s\n", str_text(&wall->err.text));
		abort();
	}
	name = oid_from_git(git_tree_id(after));
	git_tree_free(after);
	git_tree_free(tree);
	git_commit_free(from);
	return name;
}

static inline struct oid tree_of_commit(struct wall *wall, const struct oid *commit)
{
	return tree_after(wall, commit, NULL, 0);
}

/* A commit with both parents: what becomes of a merge. */
static inline struct oid commit_merge(struct wall *wall, const struct merge *merge,
	const struct oid *ours, const struct oid *theirs)
{
	struct repo *repo = repo_of(wall);
	struct oid tree = tree_after(wall, ours, merge->changes, merge->count);
	const struct oid parents[] = { *ours, *theirs };
	git_oid id = oid_to_git(&tree);
	git_tree *found;
	struct oid commit;

	if (merge->how == MERGE_NOTHING)
		return *ours;
	if (merge->how == MERGE_FORWARD)
		return *theirs;
	if (git_tree_lookup(&found, repo->git, &id) != 0)
		abort();
	commit = put_commit(repo, found, parents, 2);
	git_tree_free(found);
	return commit;
}

/* Merges THEIRS into OURS; where there is something to be said, into MERGE, to be released. */
static inline struct oid merge_into(
	struct wall *wall, struct merge *merge, const struct oid *ours, const struct oid *theirs)
{
	go_to(wall, ours);
	if (merge_trees(merge, repo_of(wall), theirs, &wall->err) != 0) {
		fprintf(stderr, "%s\n", str_text(&wall->err.text));
		abort();
	}
	return commit_merge(wall, merge, ours, theirs);
}

/* What COMMIT has at PATH, a NUL behind it; NULL: nothing. Caller frees. */
static inline char *content_at(struct wall *wall, const struct oid *commit, const char *path)
{
	struct str bytes = { 0 };
	struct blob blob;

	if (merge_before(&blob, repo_of(wall), commit, path, &wall->err) != 0)
		abort();
	if (oid_none(&blob.id))
		return NULL;
	if (repo_read_blob(repo_of(wall), &blob.id, (size_t)1 << 30, &bytes, &wall->err) != 0)
		abort();
	str_add(&bytes, "");
	return bytes.bytes != NULL ? bytes.bytes : mem_copy("", 0);
}

#endif
