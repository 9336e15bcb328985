#include <stdlib.h>
#include <string.h>

#include "store/git_inside.h"
#include "store/index_format.h"
#include "store/left_out.h"

#define DEEPEST 64

/* One tree of the cache in the index: what git wrote when it last knew. */
struct cached {
	const char *name;
	const unsigned char *id; /* NULL: it is out of date */
	size_t next; /* behind all that is below it */
};

struct compare {
	struct repo *repo;
	const struct index_file *index;
	struct cached *cached;
	size_t cached_count;
	struct arena *arena;
	struct texts *paths;
	struct str path;
};

#define NO_CACHE SIZE_MAX

/* "name NUL entries SP subtrees LF [id]"; behind it, or NULL. */
static const char *read_cached(
	const char *at, const char *end, struct cached *cached, long *subtrees)
{
	const char *nul = memchr(at, '\0', (size_t)(end - at));
	const char *feed = nul != NULL ? memchr(nul, '\n', (size_t)(end - nul)) : NULL;
	char *rest;
	long entries;

	if (feed == NULL)
		return NULL;
	entries = strtol(nul + 1, &rest, 10);
	*subtrees = strtol(rest, &rest, 10);
	if (rest != feed || *subtrees < 0)
		return NULL;
	*cached = (struct cached){ .name = at };
	if (entries < 0)
		return feed + 1;
	if (end - (feed + 1) < INDEX_ID)
		return NULL;
	cached->id = (const unsigned char *)feed + 1;
	return feed + 1 + INDEX_ID;
}

/* The cache stands in pre-order; a broken one is none. */
static void read_cache(struct compare *compare, const char *at, const char *end)
{
	struct {
		size_t node;
		long left;
	} levels[DEEPEST];
	size_t depth = 0, cap = 0;

	while (at < end) {
		struct cached *cached;
		long subtrees;

		compare->cached = mem_grow(
			compare->cached, &cap, compare->cached_count + 1, sizeof(*compare->cached));
		cached = &compare->cached[compare->cached_count];
		at = read_cached(at, end, cached, &subtrees);
		if (at == NULL || depth == DEEPEST) {
			compare->cached_count = 0;
			return;
		}
		levels[depth].node = compare->cached_count++;
		levels[depth++].left = subtrees;
		while (depth > 0 && levels[depth - 1].left-- == 0)
			compare->cached[levels[--depth].node].next = compare->cached_count;
	}
	if (depth > 0)
		compare->cached_count = 0;
}

/* From the first tree to *END; NULL when there is no cache. */
static const char *find_cache(const struct index_file *index, const char **end)
{
	size_t limit = index->length > INDEX_ID ? index->length - INDEX_ID : 0;

	for (size_t at = index->end; at + INDEX_EXTENSION <= limit;) {
		const char *name = (const char *)index->bytes + at;
		size_t length = index_word(index->bytes + at + INDEX_WORD);

		*end = name + INDEX_EXTENSION + length;
		if (memcmp(name, "TREE", 4) == 0)
			return name + INDEX_EXTENSION;
		at += INDEX_EXTENSION + length;
	}
	return NULL;
}

bool repo_index_tree(const struct index_file *index, struct oid *tree)
{
	struct cached root = { 0 };
	const char *end, *at = find_cache(index, &end);
	long subtrees;

	if (at == NULL || read_cached(at, end, &root, &subtrees) == NULL || root.id == NULL)
		return false;
	memcpy(tree->bytes, root.id, OID_SIZE);
	return true;
}

/* The cache of the directory NAME in that of NODE. */
static size_t cache_below(const struct compare *compare, size_t node, const char *name)
{
	if (node == NO_CACHE)
		return NO_CACHE;
	for (size_t at = node + 1; at < compare->cached[node].next; at = compare->cached[at].next)
		if (strcmp(compare->cached[at].name, name) == 0)
			return at;
	return NO_CACHE;
}

static void add(struct compare *compare, const char *path)
{
	texts_add(compare->arena, compare->paths, arena_string(compare->arena, path));
}

/* An entry of the index that HEAD has not. What is in conflict is another matter. */
static void add_entry(struct compare *compare, const struct index_entry *entry)
{
	if (entry->stage == 0 && !entry->skipped)
		add(compare, entry->path);
}

static int compare_trees(
	struct compare *compare, const git_oid *id, size_t node, uint32_t from, uint32_t to);

/* The directory at compare->path, without a slash behind it. */
static int compare_below(struct compare *compare, const git_tree_entry *entry, size_t node,
	uint32_t *from, uint32_t to)
{
	size_t length = compare->path.length;
	uint32_t end;
	int status;

	str_add_char(&compare->path, '/' + 1);
	end = index_file_lower(compare->index, *from, to, compare->path.bytes);
	compare->path.bytes[length] = '/';
	status = compare_trees(compare, git_tree_entry_id(entry),
		cache_below(compare, node, git_tree_entry_name(entry)), *from, end);
	*from = end;
	return status;
}

static void compare_file(
	struct compare *compare, const git_tree_entry *entry, uint32_t *from, uint32_t to)
{
	struct index_entry found = { 0 };
	bool same = false, there = false;

	while (*from < to) {
		index_file_entry(compare->index, *from, &found);
		if (strcmp(found.path, compare->path.bytes) != 0)
			break;
		there = true;
		same = found.stage != 0 || found.skipped ||
		       memcmp(found.id, git_tree_entry_id(entry)->id, OID_SIZE) == 0;
		++*from;
	}
	/* (what no index lists is not missing there) */
	if (there ? !same : path_is_listed(compare->path.bytes, git_tree_entry_filemode(entry)))
		add(compare, compare->path.bytes);
}

static int compare_entry(struct compare *compare, const git_tree_entry *entry, size_t node,
	uint32_t *from, uint32_t to)
{
	size_t length = compare->path.length;
	bool is_tree = git_tree_entry_type(entry) == GIT_OBJECT_TREE;
	struct index_entry before;
	int status = 0;

	str_add(&compare->path, git_tree_entry_name(entry));
	if (is_tree)
		str_add_char(&compare->path, '/');
	for (; *from < to; ++*from) {
		index_file_entry(compare->index, *from, &before);
		if (strcmp(before.path, compare->path.bytes) >= 0)
			break;
		add_entry(compare, &before);
	}
	if (is_tree) {
		str_cut(&compare->path, compare->path.length - 1);
		status = compare_below(compare, entry, node, from, to);
	} else {
		compare_file(compare, entry, from, to);
	}
	str_cut(&compare->path, length);
	return status;
}

/* The tree ID against the entries FROM..TO; compare->path leads there, with a slash at its end. */
static int compare_trees(
	struct compare *compare, const git_oid *id, size_t node, uint32_t from, uint32_t to)
{
	git_tree *tree = NULL;
	struct index_entry rest;
	int status;

	if (node != NO_CACHE && compare->cached[node].id != NULL &&
		memcmp(compare->cached[node].id, id->id, OID_SIZE) == 0)
		return 0;
	if (compare->path.length > PATH_LISTED)
		return 0;
	status = git_tree_lookup(&tree, compare->repo->git, id);
	for (size_t i = 0; status == 0 && i < git_tree_entrycount(tree); i++)
		status = compare_entry(compare, git_tree_entry_byindex(tree, i), node, &from, to);
	for (; status == 0 && from < to; from++) {
		index_file_entry(compare->index, from, &rest);
		add_entry(compare, &rest);
	}
	git_tree_free(tree);
	return status;
}

int repo_staged(struct texts *paths, struct arena *arena, struct repo *repo,
	const struct index_file *index, struct err *err)
{
	struct compare compare = { .repo = repo, .index = index, .arena = arena, .paths = paths };
	const char *cache, *end;
	struct index_entry entry;
	int status = 0;

	cache = find_cache(index, &end);
	if (cache != NULL)
		read_cache(&compare, cache, end);
	if (repo->tree != NULL)
		status = compare_trees(&compare, git_tree_id(repo->tree),
			compare.cached_count > 0 ? 0 : NO_CACHE, 0, index->count);
	for (uint32_t i = 0; repo->tree == NULL && i < index->count; i++) {
		index_file_entry(index, i, &entry);
		add_entry(&compare, &entry);
	}
	free(compare.cached);
	str_release(&compare.path);
	return status == 0 ? 0 : git_fail(err, status, "cannot compare git's index with HEAD");
}

bool repo_ignores(struct repo *repo, const char *path)
{
	int ignored = 0;

	if (git_ignore_path_is_ignored(&ignored, repo->git, path) != 0)
		git_error_clear();
	return ignored != 0;
}
