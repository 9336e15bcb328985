/*
 * Any files in any places of a notes repository, in the working tree, in git's directory and in
 * HEAD: check says something about them, however odd they are, and looking changes nothing.
 *
 * Input: a byte that says whether to mend, then pieces: a byte for where (the working tree, a link,
 * HEAD), one for the path (one of ours, or a name that follows, with a NUL behind it), two for the
 * length, the bytes.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/git.h"
#include "store/inside.h"
#include "sys/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* All that check would set: it need not start other programs for that. */
static const char config[] = "[thanks]\n\tfsync = false\n[remote \"origin\"]\n\turl = /nowhere\n"
			     "[merge]\n\trenames = false\n[pull]\n\ttwohead = recursive\n"
			     "[merge \"thanks\"]\n\tname = x\n\tdriver = x\n";

/* What is looked at. */
static const char *const paths[] = { "thanks.yaml", "people/alice.yaml", "people/bob.yaml",
	"notes/2026/11/21/abcdefghj.yaml", "notes/2026/11/20/abcdefghj.yaml",
	"notes/2026/11/21/bcdefghjk.yaml", "notes/a.yaml", "notes/misc/b.yaml",
	"notes/2026/11/21/p.png", "rounds/2026-11-20-week.yaml", ".gitattributes",
	"notes/.gitattributes", ".git/index", ".git/thanks/pending", ".git/MERGE_HEAD",
	".git/packed-refs", ".git/shallow", ".git/objects/tmp_object_git2_x" };
enum { PATHS = sizeof(paths) / sizeof(paths[0]), PIECES_MOST = 24 };

struct piece {
	int where;
	const char *path;
	const char *bytes;
	size_t length;
};
struct input {
	const char *at, *end;
	char name[256];
};
struct world {
	char root[256];
	int dir;
	struct store *store;
};

static void must(bool holds)
{
	if (!holds)
		abort();
}

static unsigned char next(struct input *input)
{
	return input->at < input->end ? (unsigned char)*input->at++ : 0;
}

static const char *next_path(struct input *input)
{
	size_t which = next(input) % (PATHS + 6), length = 0;

	if (which < PATHS)
		return paths[which];
	length = strnlen(input->at, (size_t)(input->end - input->at));
	snprintf(input->name, sizeof(input->name), "%s%.*s",
		which == PATHS       ? ""
		: which == PATHS + 1 ? "people/"
		: which == PATHS + 2 ? "notes/2026/11/21/"
				     : "notes/",
		(int)(length < 200 ? length : 200), input->at);
	input->at += length < (size_t)(input->end - input->at) ? length + 1 : length;
	return input->name;
}

static bool next_piece(struct input *input, struct piece *piece)
{
	size_t left;

	if (input->at == input->end)
		return false;
	piece->where = next(input) % 4;
	piece->path = next_path(input);
	piece->length = next(input);
	piece->length |= (size_t)next(input) << 8;
	left = (size_t)(input->end - input->at);
	if (piece->length > left)
		piece->length = left;
	piece->bytes = input->at;
	input->at += piece->length;
	return true;
}

/* Not out of the tree, nor what git would run. */
static bool is_harmless(const char *path)
{
	for (size_t i = 0; i < PATHS; i++)
		if (strcmp(path, paths[i]) == 0)
			return true;
	return path[0] != '/' && path[0] != '\0' && strstr(path, "..") == NULL &&
	       strstr(path, ".git") == NULL;
}

static void write_file(const struct world *world, const struct piece *piece)
{
	struct staged staged;
	struct err err = { 0 };

	if (dir_make_for(world->dir, piece->path, &err) == 0 &&
		file_stage(&staged, world->dir, piece->path, piece->bytes, piece->length, false,
			&err) == 0 &&
		file_settle(&staged, true, false, &err) != 0)
		file_drop(&staged);
	err_release(&err);
}

static void write_link(const struct world *world, const struct piece *piece)
{
	char target[64];
	struct err err = { 0 };

	snprintf(target, sizeof(target), "%.*s", (int)(piece->length < 60 ? piece->length : 60),
		piece->bytes);
	if (dir_make_for(world->dir, piece->path, &err) == 0 &&
		symlinkat(target, world->dir, piece->path) != 0)
		err_clear(&err);
	err_release(&err);
}

/* Whatever the path is, and whatever kind of thing git is told that it be. */
static void commit(const struct world *world, const struct piece *piece)
{
	static const unsigned modes[] = { 0100644, 0100755, 0120000, 0160000 };
	static const struct signer bob = { .handle = "bob" };
	struct repo *repo = world->store->repo;
	struct tree_change change = { .path = piece->path };
	struct identities identities = { 0 };
	const struct new_commit fuzz = {
		.changes = &change, .count = 1, .message = "fuzz\n", .identities = &identities
	};
	struct err err = { 0 };
	struct oid made;
	bool moved;

	change.blob.mode = piece->length > 0 ? modes[piece->bytes[0] & 3] : modes[0];
	if (repo_load_head(repo, &err) == 0 &&
		repo_write_blob(repo, "a", piece->bytes, piece->length, &change.blob.id, &err) ==
			0 &&
		identities_find(&identities, world->store, &bob, &err) == 0 &&
		repo_make_commit(repo, &fuzz, &made, &err) == 0 &&
		repo_move_branch(repo, &made, "fuzz", &identities, &moved, &err) != 0)
		err_clear(&err);
	identities_release(&identities);
	err_release(&err);
}

static void open_store(struct world *world)
{
	struct place place = { .option = world->root };
	struct err err = { 0 };

	store_close(world->store);
	world->store = NULL;
	if (store_open(&world->store, &place, STORE_READ, &err) != 0)
		world->store = NULL;
	err_release(&err);
}

static const char *place_for_worlds(void)
{
	const char *place = getenv("TMPDIR");

	return place != NULL ? place : access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
}

static void make_world(struct world *world)
{
	const struct piece settings = {
		.path = "thanks.yaml", .bytes = "version: 1\n", .length = 11
	};
	const struct piece git = {
		.path = ".git/config", .bytes = config, .length = sizeof(config) - 1
	};
	struct err err = { 0 };

	/* without git nothing of what is made up here is ever run */
	setenv("PATH", "/nowhere", 1);
	setenv("HOME", "/nowhere", 1);
	setenv("EMAIL", "bob@example.org", 1);
	snprintf(world->root, sizeof(world->root), "%s/thanks-fuzz-XXXXXX", place_for_worlds());
	must(mkdtemp(world->root) != NULL);
	must(repo_make(world->root, "main", &err) == 0);
	must(dir_open(&world->dir, world->root, &err) == 0);
	write_file(world, &git);
	write_file(world, &settings);
	open_store(world);
	must(world->store != NULL && repo_open(world->store, &err) == 0);
}

static void remove_world(struct world *world)
{
	struct err err = { 0 };

	close(world->dir);
	must(dir_open(&world->dir, place_for_worlds(), &err) == 0);
	must(tree_remove(world->dir, strrchr(world->root, '/') + 1, TREE_ALL, &err) == 0);
	close(world->dir);
}

/* As long as one is open, libgit2 need not read all the world's certificates for each of the
 * others.
 */
static void keep_one(void)
{
	static struct world kept = { .dir = -1 };

	if (kept.store != NULL)
		return;
	make_world(&kept);
	remove_world(&kept);
}

/* All that lies there, git's directory and all. */
static void picture(int dir, struct str *out, int depth)
{
	struct entries entries = { 0 };
	struct err err = { 0 };

	must(depth < 64 && dir_list(&entries, dir, &err) == 0);
	for (size_t i = 0; i < entries.count; i++) {
		const char *name = entries.items[i].name;
		bool found;
		int below;

		str_addf(out, "\n%d %s\n", depth, name);
		if (entries.items[i].kind == ENTRY_FILE &&
			file_read(out, dir, name, (size_t)1 << 24, &found, &err) != 0)
			err_clear(&err);
		if (entries.items[i].kind != ENTRY_DIR)
			continue;
		must(dir_open_below(&below, dir, name, &found, &err) == 0 && found);
		picture(below, out, depth + 1);
		close(below);
	}
	entries_release(&entries);
	err_release(&err);
}

static void check(struct world *world, bool fix)
{
	struct check_wish wish = { .fix = fix, .signer = { .handle = "bob" } };
	struct arena arena = { 0 };
	struct problems problems = { 0 };
	struct err err = { 0 };

	if (world->store == NULL)
		return;
	/* all but the one that asks the other side */
	for (size_t i = 0; i < store_check_count; i++)
		if (store_checks[i].sort != CHECK_NETWORK)
			texts_add(&arena, &wish.names, store_checks[i].name);
	if (store_check(world->store, &wish, &problems, &err) == 0)
		for (size_t i = 0; i < problems.count; i++)
			must(problems.items[i].text[0] != '\0' && problems.items[i].check != NULL);
	problems_release(&problems);
	arena_release(&arena);
	err_release(&err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { .at = (const char *)data, .end = (const char *)data + size };
	struct world world = { .dir = -1 };
	struct str before = { 0 }, after = { 0 };
	struct piece piece;
	bool fix = next(&input) & 1;

	keep_one();
	make_world(&world);
	for (int i = 0; i < PIECES_MOST && next_piece(&input, &piece); i++) {
		if (piece.where == 3)
			commit(&world, &piece);
		else if (is_harmless(piece.path) && piece.where == 2)
			write_link(&world, &piece);
		else if (is_harmless(piece.path))
			write_file(&world, &piece);
	}
	picture(world.dir, &before, 0);
	open_store(&world);
	check(&world, false);
	picture(world.dir, &after, 0);
	must(text_same(str_text(&before), str_text(&after)) && before.length == after.length);
	if (fix) {
		check(&world, true);
		check(&world, true);
	}
	str_release(&before);
	str_release(&after);
	store_close(world.store);
	remove_world(&world);
	return 0;
}
