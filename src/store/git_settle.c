#include <stdlib.h>
#include <string.h>

#include "store/git_inside.h"
#include "store/index_format.h"
#include "store/settling.h"
#include "sys/file.h"

static const struct {
	int state;
	enum midst midst;
	const char *words;
	const char *head; /* the file that names the commit which is being merged in, or applied */
} states[] = {
	{ GIT_REPOSITORY_STATE_MERGE, MIDST_MERGE, "merge", "MERGE_HEAD" },
	{ GIT_REPOSITORY_STATE_REBASE, MIDST_REBASE, "rebase", "REBASE_HEAD" },
	{ GIT_REPOSITORY_STATE_REBASE_INTERACTIVE, MIDST_REBASE, "rebase", "REBASE_HEAD" },
	{ GIT_REPOSITORY_STATE_REBASE_MERGE, MIDST_REBASE, "rebase", "REBASE_HEAD" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK, MIDST_OTHER, "cherry-pick", "CHERRY_PICK_HEAD" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE, MIDST_OTHER, "cherry-pick",
		"CHERRY_PICK_HEAD" },
	{ GIT_REPOSITORY_STATE_REVERT, MIDST_OTHER, "revert", "REVERT_HEAD" },
	{ GIT_REPOSITORY_STATE_REVERT_SEQUENCE, MIDST_OTHER, "revert", "REVERT_HEAD" },
	{ GIT_REPOSITORY_STATE_BISECT, MIDST_OTHER, "bisect", NULL },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX, MIDST_OTHER, "am", NULL },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE, MIDST_OTHER, "am", NULL },
};

/* The one commit that the file NAME in git's directory tells; none when there are more, or it is
 * not there. */
static struct oid read_commit(const struct repo *repo, const char *name)
{
	struct str path = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	struct oid oid = OID_NONE;

	str_addf(&path, "%s/%s", repo->store->git_dir, name);
	if (file_read_any(&bytes, path.bytes, 4096, &err) != 0 ||
		bytes.length != 2 * (size_t)OID_SIZE + 1 ||
		!oid_parse(&oid, bytes.bytes, 2 * (size_t)OID_SIZE))
		oid = OID_NONE;
	err_release(&err);
	str_release(&path);
	str_release(&bytes);
	return oid;
}

/* The trees of COMMIT and of its only parent. */
static bool trees_of(struct oid *own, struct oid *before, struct repo *repo, const git_oid *id)
{
	git_commit *commit = NULL, *parent = NULL;
	bool known = git_commit_lookup(&commit, repo->git, id) == 0 &&
		     git_commit_parentcount(commit) == 1 &&
		     git_commit_parent(&parent, commit, 0) == 0;

	if (known) {
		*own = oid_from_git(git_commit_tree_id(commit));
		*before = oid_from_git(git_commit_tree_id(parent));
	}
	git_commit_free(parent);
	git_commit_free(commit);
	git_error_clear();
	return known;
}

static int find_trees(struct amid *amid, struct repo *repo, struct err *err)
{
	struct past past = { .one = oid_from_git(&repo->tip), .other = amid->theirs };
	git_oid theirs = oid_to_git(&amid->theirs);

	if (oid_none(&amid->theirs) || repo->tree == NULL)
		return 0;
	if (amid->midst == MIDST_MERGE)
		return past_trees(&amid->trees, &amid->known, repo, &past, err);
	if (strcmp(amid->words, "revert") == 0)
		amid->known = trees_of(&amid->trees.base, &amid->trees.other, repo, &theirs);
	else
		amid->known = trees_of(&amid->trees.other, &amid->trees.base, repo, &theirs);
	amid->trees.one = oid_from_git(git_tree_id(repo->tree));
	return 0;
}

int amid_find(struct amid *amid, struct repo *repo, struct err *err)
{
	int state = git_repository_state(repo->git);

	*amid = (struct amid){ .midst = MIDST_NOTHING };
	if (state < 0)
		return git_fail(
			err, state, "cannot tell what git is doing in '%s'", repo->store->root);
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		if (state != states[i].state)
			continue;
		amid->midst = states[i].midst;
		amid->words = states[i].words;
		if (states[i].head != NULL)
			amid->theirs = read_commit(repo, states[i].head);
	}
	return find_trees(amid, repo, err);
}

/* What git remembers of conflicts that were settled: path, three modes in octal, the ids of those
 * that are not 0 (gitformat-index, "Resolve undo"). */
static const char *take_resolved(
	const char *at, const char *end, struct texts *resolved, struct arena *arena)
{
	const char *path = at;
	size_t ids = 0;

	for (int i = 0; i < 4; i++) {
		const char *nul = memchr(at, '\0', (size_t)(end - at));

		if (nul == NULL)
			return end;
		if (i > 0 && strtoul(at, NULL, 8) != 0)
			ids++;
		at = nul + 1;
	}
	texts_add(arena, resolved, path);
	return (size_t)(end - at) < ids * INDEX_ID ? end : at + ids * INDEX_ID;
}

static int by_text(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

static void find_resolved(
	struct unmerged_files *files, struct arena *arena, const struct index_file *index)
{
	size_t limit = index->length > INDEX_ID ? index->length - INDEX_ID : 0;

	for (size_t at = index->end; at + INDEX_EXTENSION <= limit;) {
		const char *name = (const char *)index->bytes + at;
		const char *data = name + INDEX_EXTENSION;
		size_t length = index_word(index->bytes + at + INDEX_WORD);

		if (memcmp(name, "REUC", 4) == 0)
			for (const char *end = data + length; data < end;)
				data = take_resolved(data, end, &files->resolved, arena);
		at += INDEX_EXTENSION + length;
	}
	for (size_t i = 0; i < files->resolved.count; i++)
		files->resolved.items[i] = arena_string(arena, files->resolved.items[i]);
	if (files->resolved.count > 0)
		qsort(files->resolved.items, files->resolved.count, sizeof(*files->resolved.items),
			by_text);
}

static struct blob blob_of(const struct index_entry *entry)
{
	struct blob blob = { .mode = entry->mode };

	memcpy(blob.id.bytes, entry->id, OID_SIZE);
	return blob;
}

void repo_unmerged(struct unmerged_files *files, struct arena *arena, struct repo *repo)
{
	struct index_entry entry;
	size_t cap = 0;

	for (uint32_t i = 0; i < repo->index.count; i++) {
		struct unmerged *last;

		index_file_entry(&repo->index, i, &entry);
		if (entry.stage == 0)
			continue;
		if (files->count == 0 ||
			strcmp(files->items[files->count - 1].path, entry.path) != 0) {
			files->items = mem_grow(
				files->items, &cap, files->count + 1, sizeof(*files->items));
			files->items[files->count++] =
				(struct unmerged){ .path = arena_string(arena, entry.path) };
		}
		last = &files->items[files->count - 1];
		*(entry.stage == 1         ? &last->stages.base
			: entry.stage == 2 ? &last->stages.one
					   : &last->stages.other) = blob_of(&entry);
	}
	find_resolved(files, arena, &repo->index);
}

struct blob repo_index_blob(struct repo *repo, const char *path)
{
	struct index_entry entry;
	struct blob none = { 0 };

	return index_file_find(&repo->index, path, &entry) && entry.stage == 0 && !entry.intended
		       ? blob_of(&entry)
		       : none;
}

static int by_last(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

void repo_namesakes(struct texts *paths, struct arena *arena, struct repo *repo,
	const struct unmerged_files *files)
{
	const char **lasts = mem_alloc((files->count + 1) * sizeof(*lasts));
	struct index_entry entry;
	size_t count = 0;

	for (size_t i = 0; i < files->count; i++) {
		const char *last = note_last(files->items[i].path);

		if (last != NULL)
			lasts[count++] = last;
	}
	qsort(lasts, count, sizeof(*lasts), by_last);
	for (uint32_t i = 0; i < repo->index.count && count > 0; i++) {
		const char *last;

		index_file_entry(&repo->index, i, &entry);
		last = entry.stage == 0 && !entry.intended ? note_last(entry.path) : NULL;
		if (last != NULL && bsearch(&last, lasts, count, sizeof(*lasts), by_last) != NULL)
			texts_add(arena, paths, arena_string(arena, entry.path));
	}
	free(lasts);
}

struct oid repo_head_tree(const struct repo *repo)
{
	return repo->tree != NULL ? oid_from_git(git_tree_id(repo->tree)) : OID_NONE;
}
