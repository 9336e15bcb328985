/*
 * Merges of random histories: whatever two people do to a wall, both ways round the outcome is the
 * same, and nothing that either wrote is lost.
 *
 * HISTORIES=5000 tries more of them, SEED=17 one alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>

#include "history.h"

enum { NOTES = 14, DAYS = 5, LINES = 8, CLONES = 3, ROUNDS = 3, FRESH = 64 };

struct gnote {
	bool there;
	int number; /* its last part */
	int day;
	int text, about, picture; /* tokens; 0: none */
	int tags[8];
	int re, re_day; /* the number of the note it answers; 0: none */
};
struct gwall {
	struct gnote notes[NOTES];
	int lines[LINES], name;
};
struct clone {
	struct gwall wall;
	struct oid tip;
	int fresh[FRESH]; /* tokens written since it last met another */
	size_t fresh_count;
};

static uint32_t seed;
static int token;

static uint32_t chance(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static int fresh(struct clone *clone)
{
	if (clone->fresh_count < FRESH)
		clone->fresh[clone->fresh_count++] = token;
	return token++;
}

static void add_last(struct str *str, int number)
{
	str_addf(str, "nf8k%05d", number);
}

static void add_path(struct str *str, const struct gnote *note, const char *ending)
{
	str_addf(str, "notes/2026/11/%02d/", note->day);
	add_last(str, note->number);
	str_add(str, ending);
}

static void add_note(struct str *str, const struct gnote *note)
{
	const char *between = "";

	str_addf(str,
		"from: bob\nto: [alice]\ndate: 2026-11-%02dT16:42:00+01:00\ntext: |\n  t%dt\n",
		note->day, note->text);
	str_add(str, "tags: [");
	for (size_t i = 0; i < 8; i++)
		if (note->tags[i] != 0) {
			str_addf(str, "%st%dt", between, note->tags[i]);
			between = ", ";
		}
	str_add(str, "]\n");
	if (note->about != 0)
		str_addf(str, "for: t%dt\n", note->about);
	if (note->re != 0) {
		str_addf(str, "re: 202611%02d-", note->re_day);
		add_last(str, note->re);
		str_add_char(str, '\n');
	}
	if (note->picture != 0) {
		str_add(str, "picture: ");
		add_last(str, note->number);
		str_add(str, ".png\n");
	}
}

static void put_str(struct files *files, struct str *path, struct str *content)
{
	files_put(files, path->bytes, str_text(content));
	str_clear(path);
	str_clear(content);
}

static void write_files(struct files *files, const struct gwall *wall)
{
	struct str path = { 0 }, content = { 0 };

	files_release(files);
	for (size_t i = 0; i < NOTES; i++) {
		const struct gnote *note = &wall->notes[i];

		if (!note->there)
			continue;
		add_path(&path, note, ".yaml");
		add_note(&content, note);
		put_str(files, &path, &content);
		if (note->picture == 0)
			continue;
		add_path(&path, note, ".png");
		str_addf(&content, "picture t%dt\n", note->picture);
		put_str(files, &path, &content);
	}
	for (size_t i = 0; i < LINES; i++)
		str_addf(&content, "t%dt\n", wall->lines[i]);
	str_add(&path, "README.md");
	put_str(files, &path, &content);
	str_add(&path, "people/alice.yaml");
	str_addf(&content, "name: t%dt\n", wall->name);
	put_str(files, &path, &content);
	str_release(&path);
	str_release(&content);
}

static struct gnote *any_note(struct gwall *wall)
{
	for (int i = 0; i < 20; i++) {
		struct gnote *note = &wall->notes[chance(NOTES)];

		if (note->there)
			return note;
	}
	return NULL;
}

static void move(struct gwall *wall, struct gnote *note)
{
	int day = 1 + (int)chance(DAYS);

	for (size_t i = 0; i < NOTES; i++)
		if (wall->notes[i].re == note->number && wall->notes[i].re_day == note->day)
			wall->notes[i].re_day = day;
	note->day = day;
}

static void add(struct clone *clone)
{
	for (size_t i = 0; i < NOTES; i++) {
		struct gnote *note = &clone->wall.notes[i], *other = any_note(&clone->wall);

		if (note->there)
			continue;
		*note = (struct gnote){ .there = true,
			.number = token++,
			.day = 1 + (int)chance(DAYS),
			.text = fresh(clone) };
		if (other != NULL && chance(2) == 0) {
			note->re = other->number;
			note->re_day = other->day;
		}
		return;
	}
}

static void change_tags(struct clone *clone, struct gnote *note)
{
	int *tag = &note->tags[chance(8)];

	*tag = *tag != 0 ? 0 : fresh(clone);
}

static void act(struct clone *clone)
{
	struct gwall *wall = &clone->wall;
	struct gnote *note = any_note(wall);

	switch (note == NULL ? 0 : chance(12)) {
	case 0:
		add(clone);
		break;
	case 1:
		note->there = false;
		break;
	case 2:
	case 3:
		change_tags(clone, note);
		break;
	case 4:
		note->text = fresh(clone);
		break;
	case 5:
		note->about = chance(3) == 0 ? 0 : fresh(clone);
		break;
	case 6:
	case 7:
	case 8:
		move(wall, note);
		break;
	case 9:
		note->picture = fresh(clone);
		break;
	case 10:
		wall->lines[chance(LINES)] = fresh(clone);
		break;
	default:
		wall->name = fresh(clone);
	}
}

/* Files of COMMIT, each by its path: in process, for there are many. */
static void each_file(struct wall *wall, const struct oid *commit, struct files *files)
{
	struct repo *repo = repo_of(wall);
	struct merge merge;

	go_to(wall, &OID_NONE);
	if (merge_trees(&merge, repo, commit, &wall->err) != 0)
		abort();
	files_release(files);
	for (size_t i = 0; i < merge.count; i++) {
		char *content = content_at(wall, commit, merge.changes[i].path);

		files_put(files, merge.changes[i].path, content);
		free(content);
	}
	merge_release(&merge);
}

static bool found(const struct files *files, const char *text)
{
	for (size_t i = 0; i < files->count; i++)
		if (strstr(files->items[i].content, text) != NULL)
			return true;
	return false;
}

static const char *note_id(const char *path, char id[32])
{
	if (strncmp(path, "notes/2026/11/", 14) != 0 || !text_ends(path, ".yaml") ||
		strlen(path) != strlen("notes/2026/11/01/nf8k00000.yaml"))
		return NULL;
	snprintf(id, 32, "202611%.2s-%.9s", path + 14, path + 17);
	return id;
}

/* One note a number, where its date says; whoever answers one says where it is, if it is. */
static void expect_order(const struct files *files)
{
	char one[32], other[32];

	for (size_t i = 0; i < files->count; i++) {
		const char *re, *content = files->items[i].content;

		if (note_id(files->items[i].path, one) == NULL)
			continue;
		re = strstr(content, "\nre: ");
		assert_int_equal(strncmp(strstr(content, "date: 2026-11-") + 14,
					 files->items[i].path + 14, 2),
			0);
		for (size_t k = 0; k < files->count; k++) {
			if (note_id(files->items[k].path, other) == NULL)
				continue;
			if (i != k && strcmp(one + 9, other + 9) == 0)
				fail_msg("%s and %s are one note", one, other);
			if (re != NULL && strncmp(re + 5 + 9, other + 9, 9) == 0 &&
				strncmp(re + 5, other, 18) != 0)
				fail_msg("%s answers %.18s, which is %s", one, re + 5, other);
		}
	}
}

/* What CLONE wrote since it last met another, and still has, is in FILES. */
static void expect_kept(struct wall *wall, const struct clone *clone, const struct files *files)
{
	struct files own = { 0 };

	each_file(wall, &clone->tip, &own);
	for (size_t i = 0; i < clone->fresh_count; i++) {
		char text[16];

		snprintf(text, sizeof(text), "t%dt", clone->fresh[i]);
		if (found(&own, text) && !found(files, text))
			fail_msg("%s is lost", text);
	}
	files_release(&own);
}

static bool same_trees(struct wall *wall, const struct oid *one, const struct oid *other)
{
	struct oid here = tree_of_commit(wall, one), there = tree_of_commit(wall, other);

	return oid_same(&here, &there);
}

/* What a person sees in the merged tree, for going on from there. */
static void take_over(struct gwall *wall, const struct files *files)
{
	struct gwall old = *wall;
	char id[32];
	size_t count = 0;

	memset(wall->notes, 0, sizeof(wall->notes));
	for (size_t i = 0; i < files->count && count < NOTES; i++) {
		struct gnote *note = &wall->notes[count];
		const char *content = files->items[i].content, *at;

		if (note_id(files->items[i].path, id) == NULL)
			continue;
		*note = (struct gnote){ .there = true, .number = atoi(id + 13) };
		note->day = (int)strtol((char[]){ id[6], id[7], 0 }, NULL, 10);
		if ((at = strstr(content, "|\n  t")) != NULL)
			note->text = atoi(at + 5);
		if ((at = strstr(content, "\nfor: t")) != NULL)
			note->about = atoi(at + 7);
		if ((at = strstr(content, "\nre: ")) != NULL) {
			note->re = atoi(at + 5 + 13);
			note->re_day = (int)strtol((char[]){ at[5 + 6], at[5 + 7], 0 }, NULL, 10);
		}
		if ((at = strstr(content, "\ntags: [")) != NULL)
			for (size_t k = 0; k < 8 && (at = strchr(at, 't')) != NULL && k < 8; k++) {
				if (strchr(at, '\n') < strchr(at, ']'))
					break;
				note->tags[k] = atoi(at + 1);
				at = strpbrk(at, ",]");
				if (at == NULL || *at == ']')
					break;
			}
		count++;
	}
	memcpy(wall->lines, old.lines, sizeof(old.lines));
	wall->name = old.name;
}

/* On top of what is there: only what the clone itself changes is written anew. */
static void commit_acts(struct wall *wall, struct clone *clone, int acts)
{
	struct files before = { 0 }, after = { 0 }, all = { 0 };

	each_file(wall, &clone->tip, &all);
	write_files(&before, &clone->wall);
	for (int i = 0; i < acts; i++)
		act(clone);
	write_files(&after, &clone->wall);
	for (size_t i = 0; i < before.count; i++)
		if (files_find(&after, before.items[i].path) == NULL)
			files_put(&all, before.items[i].path, NULL);
	for (size_t i = 0; i < after.count; i++) {
		const struct file *was = files_find(&before, after.items[i].path);

		if (was == NULL || strcmp(was->content, after.items[i].content) != 0)
			files_put(&all, after.items[i].path, after.items[i].content);
	}
	clone->tip = commit_files(wall, &all, &clone->tip, 1);
	files_release(&before);
	files_release(&after);
	files_release(&all);
}

/* Both merge the other; they come to the same, and to nothing new by merging again. */
static void meet(struct wall *wall, struct clone *one, struct clone *other, bool cross)
{
	struct merge merge, swapped, again;
	struct oid here = merge_into(wall, &merge, &one->tip, &other->tip);
	struct oid there = merge_into(wall, &swapped, &other->tip, &one->tip), gone, tree;
	struct files files = { 0 };

	assert_true(same_trees(wall, &here, &there));
	assert_int_equal(merge.fact_count, swapped.fact_count);
	gone = tree_after(wall, &other->tip, merge.outgoing, merge.outgoing_count);
	tree = tree_of_commit(wall, &here);
	assert_true(oid_same(&tree, &gone));
	each_file(wall, &here, &files);
	expect_order(&files);
	expect_kept(wall, one, &files);
	expect_kept(wall, other, &files);
	merge_into(wall, &again, &here, &other->tip);
	assert_int_equal(again.how, MERGE_NOTHING);
	merge_release(&again);
	merge_into(wall, &again, &here, &there);
	assert_int_equal(again.count + again.outgoing_count, 0);
	merge_release(&again);
	one->tip = here;
	other->tip = cross ? there : here;
	take_over(&one->wall, &files);
	other->wall = one->wall;
	files_release(&files);
	merge_release(&merge);
	merge_release(&swapped);
}

static void start(struct wall *wall, struct clone clones[CLONES])
{
	struct files files = { 0 };

	memset(clones, 0, CLONES * sizeof(*clones));
	token = 1;
	clones[0].wall.name = token++;
	for (size_t i = 0; i < LINES; i++)
		clones[0].wall.lines[i] = token++;
	for (int i = 0; i < 6; i++)
		add(&clones[0]);
	write_files(&files, &clones[0].wall);
	clones[0].tip = commit_files(wall, &files, NULL, 0);
	clones[0].fresh_count = 0;
	for (size_t i = 1; i < CLONES; i++)
		clones[i] = clones[0];
	files_release(&files);
}

static void history(struct wall *wall)
{
	struct clone clones[CLONES];

	start(wall, clones);
	for (int round = 0; round < ROUNDS; round++) {
		size_t one = chance(CLONES), other = (one + 1 + chance(CLONES - 1)) % CLONES;

		for (size_t i = 0; i < CLONES; i++)
			commit_acts(wall, &clones[i], 1 + (int)chance(4));
		meet(wall, &clones[one], &clones[other], chance(2) == 0);
		clones[one].fresh_count = clones[other].fresh_count = 0;
	}
	/* in the end all meet all, and have the same */
	for (size_t i = 0; i < 2 * CLONES; i++)
		meet(wall, &clones[i % CLONES], &clones[(i + 1) % CLONES], chance(2) == 0);
	for (size_t i = 1; i < CLONES; i++)
		assert_true(same_trees(wall, &clones[0].tip, &clones[i].tip));
}

/* Objects stay in memory: there are tens of thousands. */
static git_odb_backend *keep_in_memory(struct wall *wall)
{
	git_odb_backend *memory = NULL;
	git_odb *odb = NULL;

	if (git_repository_odb(&odb, repo_of(wall)->git) != 0 || git_mempack_new(&memory) != 0 ||
		git_odb_add_backend(odb, memory, 1000) != 0)
		abort();
	git_odb_free(odb);
	return memory;
}

static void whatever_two_do_comes_to_the_same(void **state)
{
	const char *many = getenv("HISTORIES"), *alone = getenv("SEED");
	uint32_t first = alone != NULL ? (uint32_t)atol(alone) : 1;
	uint32_t count = alone != NULL ? 1 : many != NULL ? (uint32_t)atol(many) : 300;
	struct wall *wall = *state;
	git_odb_backend *memory;

	wall_sh(wall, "git config thanks.fsync false");
	wall_open(wall);
	memory = keep_in_memory(wall);
	for (uint32_t i = first; i < first + count; i++) {
		seed = i * 2654435761u | 1;
		fprintf(stderr, "\r# seed %u ", (unsigned)i);
		history(wall);
		git_mempack_reset(memory);
	}
	fprintf(stderr, "\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(whatever_two_do_comes_to_the_same),
	};

	return cmocka_run_group_tests_name("store/merge_random", tests, NULL, NULL);
}
