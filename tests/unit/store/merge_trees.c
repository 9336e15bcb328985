#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "history.h"

#define LAST "nf8kq7m2x"
#define DAY(day) "notes/2026/11/" day "/" LAST ".yaml"
#define NOTE(day, more)                                                                            \
	"from: bob\nto: [alice]\ndate: 2026-11-" day "T16:42:00+01:00\ntext: |\n  fresh "          \
	"coffee\n" more

/* A base and two sides of it, told as files: NULL takes one away. */
struct told {
	const char *path, *content;
};
struct case_of {
	struct wall *wall;
	struct files files;
	struct oid base, one, other, merged;
	struct merge merge;
};

static struct oid commit_told(struct case_of *c, const struct told *told, const struct oid *parent)
{
	for (; told->path != NULL; told++)
		files_put(&c->files, told->path, told->content);
	return commit_files(c->wall, &c->files, parent, parent != NULL ? 1 : 0);
}

/* Merges both ways round; the trees must be the same, and what both say of it. */
static void merge_both_ways(struct case_of *c)
{
	struct merge swapped = { 0 };
	struct oid again = merge_into(c->wall, &swapped, &c->other, &c->one), one, other;

	c->merged = merge_into(c->wall, &c->merge, &c->one, &c->other);
	one = tree_of_commit(c->wall, &c->merged);
	other = tree_of_commit(c->wall, &again);
	assert_memory_equal(one.bytes, other.bytes, OID_SIZE);
	assert_int_equal(c->merge.fact_count, swapped.fact_count);
	assert_int_equal(c->merge.count, swapped.outgoing_count);
	other = tree_after(c->wall, &c->other, c->merge.outgoing, c->merge.outgoing_count);
	assert_memory_equal(one.bytes, other.bytes, OID_SIZE);
	for (size_t i = 1; i < c->merge.count; i++)
		assert_true(strcmp(c->merge.changes[i - 1].path, c->merge.changes[i].path) < 0);
	merge_release(&swapped);
}

static void told(struct case_of *c, struct wall *wall, const struct told *base,
	const struct told *one, const struct told *other)
{
	struct files before = { 0 };

	*c = (struct case_of){ .wall = wall };
	c->base = commit_told(c, base, NULL);
	files_copy(&before, &c->files);
	c->one = commit_told(c, one, &c->base);
	files_copy(&c->files, &before);
	c->other = commit_told(c, other, &c->base);
	files_release(&before);
	merge_both_ways(c);
}

static void forget(struct case_of *c)
{
	files_release(&c->files);
	merge_release(&c->merge);
}

#define T(...)                                                                                     \
	(const struct told[])                                                                      \
	{                                                                                          \
		__VA_ARGS__,                                                                       \
		{                                                                                  \
			NULL, NULL                                                                 \
		}                                                                                  \
	}

static void has(struct case_of *c, const char *path, const char *wanted)
{
	char *is = content_at(c->wall, &c->merged, path);

	if (wanted == NULL) {
		assert_null(is);
	} else {
		assert_non_null(is);
		assert_string_equal(is, wanted);
	}
	free(is);
}

static void holds(struct case_of *c, const char *path, const char *part)
{
	char *is = content_at(c->wall, &c->merged, path);

	assert_non_null(is);
	if (strstr(is, part) == NULL)
		fail_msg("%s lacks '%s':\n%s", path, part, is);
	free(is);
}

static bool says(const struct case_of *c, enum merge_fact_kind kind, const char *path)
{
	for (size_t i = 0; i < c->merge.fact_count; i++)
		if (c->merge.facts[i].kind == kind && strcmp(c->merge.facts[i].path, path) == 0)
			return true;
	return false;
}

/* How many files lie in the merged tree below START. */
static int count_below(struct case_of *c, const char *start)
{
	char command[256];
	struct str hex = { 0 };
	int count;

	str_add_oid(&hex, &c->merged);
	snprintf(command, sizeof(command), "git ls-tree -r --name-only %s -- %s | wc -l", hex.bytes,
		start);
	count = atoi(wall_sh(c->wall, command));
	str_release(&hex);
	return count;
}

static void one_side_ahead_is_taken_as_it_is(void **state)
{
	struct wall *wall = *state;
	struct files files = { 0 };
	struct merge merge;
	struct oid old, fresh, merged;

	files_put(&files, "a", "1");
	old = commit_files(wall, &files, NULL, 0);
	files_put(&files, "b/c", "2");
	fresh = commit_files(wall, &files, &old, 1);

	merged = merge_into(wall, &merge, &old, &fresh);
	assert_int_equal(merge.how, MERGE_FORWARD);
	assert_int_equal(merge.count, 1);
	assert_string_equal(merge.changes[0].path, "b/c");
	assert_int_equal(merge.outgoing_count, 0);
	assert_memory_equal(merged.bytes, fresh.bytes, OID_SIZE);
	merge_release(&merge);

	merge_into(wall, &merge, &fresh, &old);
	assert_int_equal(merge.how, MERGE_NOTHING);
	assert_int_equal(merge.count, 0);
	assert_int_equal(merge.outgoing_count, 1);
	assert_string_equal(merge.outgoing[0].path, "b/c");
	merge_release(&merge);

	merge_into(wall, &merge, &fresh, &fresh);
	assert_int_equal(merge.how, MERGE_NOTHING);
	assert_int_equal(merge.count + merge.outgoing_count, 0);
	merge_release(&merge);

	merge_into(wall, &merge, &OID_NONE, &fresh);
	assert_int_equal(merge.how, MERGE_FORWARD);
	assert_int_equal(merge.count, 2);
	merge_release(&merge);
	files_release(&files);
}

static void strangers_are_put_together(void **state)
{
	struct case_of c = { .wall = *state };

	c.one = commit_told(&c, T({ "a", "1" }, { DAY("21"), NOTE("21", "tags: [x]\n") }), NULL);
	files_release(&c.files);
	c.other = commit_told(&c, T({ "b", "2" }, { DAY("21"), NOTE("21", "tags: [y]\n") }), NULL);
	merge_both_ways(&c);
	assert_int_equal(c.merge.how, MERGE_STRANGERS);
	has(&c, "a", "1");
	has(&c, "b", "2");
	holds(&c, DAY("21"), "x");
	holds(&c, DAY("21"), "y");
	forget(&c);
}

static void fields_of_a_note_are_merged_one_by_one(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NOTE("21", "via: card\n") }),
		T({ DAY("21"), NOTE("21", "for: the copier\n") }));
	assert_int_equal(c.merge.how, MERGE_BOTH);
	holds(&c, DAY("21"), "via: card");
	holds(&c, DAY("21"), "for: the copier");
	assert_int_equal(c.merge.fact_count, 0);
	forget(&c);

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NOTE("21", "for: the tea\n") }),
		T({ DAY("21"), NOTE("21", "for: the copier\n") }));
	holds(&c, DAY("21"), "for: the copier");
	holds(&c, DAY("21"), "the tea");
	assert_true(says(&c, FACT_VERSIONS, DAY("21")));
	forget(&c);
}

static void an_edit_wins_over_a_removal(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }, { "x", "1" }),
		T({ DAY("21"), NULL }, { "x", "2" }),
		T({ DAY("21"), NOTE("21", "via: card\n") }, { "x", NULL }));
	has(&c, DAY("21"), NOTE("21", "via: card\n"));
	has(&c, "x", "2");
	assert_true(says(&c, FACT_EDIT_KEPT, DAY("21")));
	assert_true(says(&c, FACT_EDIT_KEPT, "x"));
	forget(&c);
}

static void what_both_removed_or_one_removed_is_gone(void **state)
{
	struct case_of c;

	told(&c, *state, T({ "a/x", "1" }, { "a/y", "1" }, { "b", "1" }),
		T({ "a/x", NULL }, { "a/y", NULL }), T({ "a/x", NULL }, { "b", "2" }));
	has(&c, "a/x", NULL);
	has(&c, "a/y", NULL);
	has(&c, "b", "2");
	assert_int_equal(count_below(&c, "a"), 0);
	assert_int_equal(c.merge.fact_count, 0);
	forget(&c);
}

static void a_note_that_is_removed_is_not_taken_for_one_like_it(void **state)
{
	/* git's rename detection would merge the edit of the one into the other */
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NULL },
			{ "notes/2026/11/22/nf8kq7m2z.yaml", NOTE("22", "for: another\n") }),
		T({ DAY("21"), NOTE("21", "via: card\n") }));
	has(&c, DAY("21"), NOTE("21", "via: card\n"));
	has(&c, "notes/2026/11/22/nf8kq7m2z.yaml", NOTE("22", "for: another\n"));
	forget(&c);
}

#define REPLY(day, re) NOTE(day, "re: 202611" re "-" LAST "\n")
#define ANSWER "notes/2026/11/25/nf8kq7m33.yaml"

static void a_moved_note_gets_the_edit_of_the_other_side(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "") }),
		T({ DAY("21"), NOTE("21", "via: card\n") }, { ANSWER, REPLY("25", "21") }));
	has(&c, DAY("21"), NULL);
	has(&c, DAY("19"), NOTE("19", "via: card\n"));
	has(&c, ANSWER, REPLY("25", "19"));
	assert_int_equal(c.merge.fact_count, 0);
	forget(&c);
}

static void a_note_that_was_left_alone_moves(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }, { "x", "1" }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "via: card\n") }),
		T({ "x", "2" }, { ANSWER, REPLY("25", "21") }));
	has(&c, DAY("21"), NULL);
	has(&c, DAY("19"), NOTE("19", "via: card\n"));
	has(&c, ANSWER, REPLY("25", "19"));
	forget(&c);
}

static void a_note_moved_by_both_is_one(void **state)
{
	struct case_of c;

	/* the earlier day sorts first; the answers of either side follow */
	told(&c, *state,
		T({ DAY("21"), NOTE("21", "") }, { ANSWER, REPLY("25", "21") },
			{ "notes/2026/11/21/" LAST ".png", "picture" }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "via: card\n") },
			{ ANSWER, REPLY("25", "19") }, { "notes/2026/11/21/" LAST ".png", NULL },
			{ "notes/2026/11/19/" LAST ".png", "picture" }),
		T({ DAY("21"), NULL }, { DAY("23"), NOTE("23", "for: tea\n") },
			{ ANSWER, REPLY("25", "23") }, { "notes/2026/11/21/" LAST ".png", NULL },
			{ "notes/2026/11/23/" LAST ".png", "another" },
			{ "notes/2026/11/26/nf8kq7m44.yaml", REPLY("26", "23") }));
	has(&c, DAY("21"), NULL);
	has(&c, DAY("23"), NULL);
	holds(&c, DAY("19"), "via: card");
	holds(&c, DAY("19"), "for: tea");
	holds(&c, DAY("19"), "date: 2026-11-19");
	holds(&c, DAY("19"), "2026-11-23");
	assert_true(says(&c, FACT_VERSIONS, DAY("19")));
	has(&c, ANSWER, REPLY("25", "19"));
	has(&c, "notes/2026/11/26/nf8kq7m44.yaml", REPLY("26", "19"));
	has(&c, "notes/2026/11/19/" LAST ".png", "another");
	assert_int_equal(count_below(&c, "notes"), 4);
	forget(&c);
}

static void a_note_moved_by_both_to_the_same_day_has_both_edits(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "tags: [a, b]\n") }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "tags: [a, b, c]\n") }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "tags: [b]\n") }));
	has(&c, DAY("19"), NOTE("19", "tags: [b, c]\n"));
	assert_int_equal(count_below(&c, "notes"), 1);
	forget(&c);
}

#define BY_HAND "notes/funny/tea.yaml"

static void a_note_renamed_by_hand_gets_the_edit_of_the_other_side(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NULL }, { BY_HAND, NOTE("21", "") }),
		T({ DAY("21"), NOTE("21", "via: card\n") }));
	has(&c, DAY("21"), NULL);
	has(&c, BY_HAND, NOTE("21", "via: card\n"));
	assert_int_equal(c.merge.fact_count, 0);
	forget(&c);

	/* from a name by hand to its day, with its picture */
	told(&c, *state,
		T({ "notes/tea.yaml", NOTE("21", "picture: tea.png\n") },
			{ "notes/tea.png", "picture" }),
		T({ "notes/tea.yaml", NULL }, { "notes/tea.png", NULL },
			{ DAY("21"), NOTE("21", "picture: tea.png\n") },
			{ "notes/2026/11/21/tea.png", "picture" }),
		T({ "notes/tea.yaml", NOTE("21", "via: card\npicture: tea.png\n") },
			{ "notes/tea.png", "another" }));
	has(&c, DAY("21"), NOTE("21", "via: card\npicture: tea.png\n"));
	has(&c, "notes/2026/11/21/tea.png", "another");
	assert_int_equal(count_below(&c, "notes"), 2);
	forget(&c);
}

static void a_note_renamed_by_both_is_one(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NULL }, { BY_HAND, NOTE("21", "") }),
		T({ DAY("21"), NULL }, { "notes/tea.yaml", NOTE("21", "") }));
	has(&c, BY_HAND, NOTE("21", ""));
	assert_int_equal(count_below(&c, "notes"), 1);
	forget(&c);
}

static void what_might_have_been_renamed_is_left(void **state)
{
	struct case_of c;

	/* two of the same bytes: nobody knows which has gone where */
	told(&c, *state, T({ DAY("21"), NOTE("21", "") }, { DAY("22"), NOTE("21", "") }),
		T({ DAY("21"), NULL }, { DAY("22"), NULL }, { BY_HAND, NOTE("21", "") }),
		T({ DAY("21"), NOTE("21", "via: card\n") }));
	has(&c, DAY("21"), NOTE("21", "via: card\n"));
	has(&c, BY_HAND, NOTE("21", ""));
	forget(&c);

	/* renamed here and removed there: what is new stays */
	told(&c, *state, T({ DAY("21"), NOTE("21", "") }, { "x", "1" }),
		T({ DAY("21"), NULL }, { BY_HAND, NOTE("21", "") }),
		T({ DAY("21"), NULL }, { "x", NULL }));
	has(&c, BY_HAND, NOTE("21", ""));
	assert_int_equal(count_below(&c, "notes"), 1);
	forget(&c);
}

static void a_note_moved_here_and_removed_there_stays(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }, { "x", "1" }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "") }),
		T({ DAY("21"), NULL }, { "x", "2" }));
	has(&c, DAY("19"), NOTE("19", ""));
	assert_true(says(&c, FACT_EDIT_KEPT, DAY("19")));
	forget(&c);
}

static void answers_say_where_a_note_is_that_was_kept(void **state)
{
	struct case_of c;

	/* moved, with its answer, and then removed here; edited there */
	told(&c, *state, T({ DAY("21"), NOTE("21", "") }, { ANSWER, REPLY("25", "21") }),
		T({ DAY("21"), NULL }, { ANSWER, REPLY("25", "19") }),
		T({ DAY("21"), NOTE("21", "via: card\n") }));
	has(&c, DAY("21"), NOTE("21", "via: card\n"));
	has(&c, ANSWER, REPLY("25", "21"));
	forget(&c);
}

static void a_picture_goes_where_its_note_goes(void **state)
{
	struct case_of c;

	/* one side moves the note, the other gives it a picture; then one of another name */
	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "") }),
		T({ DAY("21"), NOTE("21", "picture: " LAST ".png\n") },
			{ "notes/2026/11/21/" LAST ".png", "picture" }));
	has(&c, "notes/2026/11/19/" LAST ".png", "picture");
	has(&c, "notes/2026/11/21/" LAST ".png", NULL);
	has(&c, DAY("19"), NOTE("19", "picture: " LAST ".png\n"));
	forget(&c);

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NULL }, { DAY("19"), NOTE("19", "") }),
		T({ DAY("21"), NOTE("21", "picture: party.png\n") },
			{ "notes/2026/11/21/party.png", "picture" }));
	has(&c, "notes/2026/11/19/party.png", "picture");
	has(&c, "notes/2026/11/21/party.png", "picture");
	forget(&c);
}

static void two_notes_alike_on_two_days_are_no_move(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("19"), NOTE("19", "for: a copy\n") }),
		T({ DAY("21"), NULL }, { DAY("23"), NOTE("23", "") }));
	has(&c, DAY("19"), NOTE("19", "for: a copy\n"));
	has(&c, DAY("23"), NOTE("23", ""));
	forget(&c);
}

static void texts_are_merged_by_lines_else_both_stay(void **state)
{
	struct case_of c;

	told(&c, *state, T({ "README.md", "a\nb\nc\nd\ne\n" }),
		T({ "README.md", "A\nb\nc\nd\ne\n" }), T({ "README.md", "a\nb\nc\nd\nE\n" }));
	has(&c, "README.md", "A\nb\nc\nd\nE\n");
	forget(&c);

	told(&c, *state,
		T({ "README.md", "a\n" }, { "Makefile", "a\n" }, { "d.d/.profile", "a\n" }),
		T({ "README.md", "b\n" }, { "Makefile", "b\n" }, { "d.d/.profile", "b\n" }),
		T({ "README.md", "c\n" }, { "Makefile", "c\n" }, { "d.d/.profile", "c\n" }));
	/* b is 61780798..., c is f2ad6c76... */
	has(&c, "README.md", "b\n");
	has(&c, "README.f2ad6c76.md", "c\n");
	has(&c, "Makefile.f2ad6c76", "c\n");
	has(&c, "d.d/.profile.f2ad6c76", "c\n");
	assert_int_equal(c.merge.fact_count, 3);
	assert_true(says(&c, FACT_BESIDE, "README.md"));
	assert_string_equal(c.merge.facts[0].beside, "Makefile.f2ad6c76");
	forget(&c);

	/* and where that name is taken */
	told(&c, *state, T({ "README.f2ad6c76.md", "mine\n" }), T({ "README.md", "b\n" }),
		T({ "README.md", "c\n" }));
	has(&c, "README.f2ad6c76.md", "mine\n");
	has(&c, "README.f2ad6c76f0fb4ac0871d2bc8a8d71f9a9a7bf9c3.md", NULL);
	assert_int_equal(count_below(&c, "."), 3);
	assert_true(says(&c, FACT_BESIDE, "README.md"));
	forget(&c);
}

static void what_cannot_be_read_lies_beside_what_can(void **state)
{
	struct case_of c;

	told(&c, *state, T({ DAY("21"), NOTE("21", "") }), T({ DAY("21"), "from: [\n" }),
		T({ DAY("21"), NOTE("21", "via: card\n") }));
	has(&c, DAY("21"), NOTE("21", "via: card\n"));
	assert_int_equal(count_below(&c, "notes"), 2);
	assert_int_equal(c.merge.fact_count, 1);
	has(&c, c.merge.facts[0].beside, "from: [\n");
	forget(&c);
}

static void what_is_large_is_not_loaded(void **state)
{
	static const size_t size = 300 * 1024;
	char *one = mem_alloc(size + 1), *other = mem_alloc(size + 1);
	struct case_of c;

	memset(one, '1', size);
	memset(other, '2', size);
	told(&c, *state, T({ DAY("21"), NOTE("21", "") }, { "text", "a\n" }),
		T({ DAY("21"), one }, { "text", one }), T({ DAY("21"), other }, { "text", "b\n" }));
	assert_int_equal(count_below(&c, "notes"), 2);
	assert_int_equal(count_below(&c, "."), 4);
	assert_int_equal(c.merge.fact_count, 2);
	forget(&c);
	free(one);
	free(other);
}

static void a_directory_keeps_its_name(void **state)
{
	struct case_of c;

	told(&c, *state, T({ "a/x", "1" }, { "a/y", "1" }, { "b", "1" }),
		T({ "a/x", NULL }, { "a/y", NULL }, { "a", "a file" }),
		T({ "a/x", "2" }, { "b", NULL }, { "b/c", "1" }));
	has(&c, "a/x", "2");
	has(&c, "a/y", NULL);
	has(&c, "b/c", "1");
	has(&c, "b", NULL);
	assert_int_equal(c.merge.fact_count, 2);
	assert_true(says(&c, FACT_BESIDE, "a"));
	assert_int_equal(count_below(&c, "."), 3);
	forget(&c);

	/* nobody needs the directory any more: the file has it */
	told(&c, *state, T({ "a/x", "1" }), T({ "a/x", NULL }, { "a", "a file" }), T({ "b", "1" }));
	has(&c, "a", "a file");
	forget(&c);
}

static void links_and_submodules_are_never_merged(void **state)
{
	static const char sub_one[] = "1111111111111111111111111111111111111111";
	static const char sub_other[] = "2222222222222222222222222222222222222222";
	struct case_of c = { .wall = *state };
	struct repo *repo = repo_of(*state);
	struct blob blob;

	files_put(&c.files, "x", "1");
	files_put(&c.files, "both", "text\n");
	files_put_mode(&c.files, "link", "one", GIT_FILEMODE_LINK);
	files_put_mode(&c.files, "sub", sub_one, GIT_FILEMODE_COMMIT);
	c.base = commit_files(c.wall, &c.files, NULL, 0);
	files_put_mode(&c.files, "link", "here", GIT_FILEMODE_LINK);
	files_put_mode(&c.files, "both", "here", GIT_FILEMODE_LINK);
	files_put_mode(&c.files, "sub", sub_other, GIT_FILEMODE_COMMIT);
	files_put_mode(&c.files, "x", "1", GIT_FILEMODE_BLOB_EXECUTABLE);
	c.one = commit_files(c.wall, &c.files, &c.base, 1);
	files_put_mode(&c.files, "link", "there", GIT_FILEMODE_LINK);
	files_put(&c.files, "both", "other text\n");
	files_put_mode(
		&c.files, "sub", "3333333333333333333333333333333333333333", GIT_FILEMODE_COMMIT);
	files_put(&c.files, "x", "2");
	c.other = commit_files(c.wall, &c.files, &c.base, 1);
	merge_both_ways(&c);

	has(&c, "both", "other text\n");
	has(&c, "x", "2");
	assert_int_equal(merge_before(&blob, repo, &c.merged, "x", &c.wall->err), 0);
	assert_int_equal(blob.mode, GIT_FILEMODE_BLOB_EXECUTABLE);
	assert_int_equal(merge_before(&blob, repo, &c.merged, "sub", &c.wall->err), 0);
	assert_int_equal(blob.mode, GIT_FILEMODE_COMMIT);
	assert_int_equal(blob.id.bytes[0], 0x22);
	assert_int_equal(merge_before(&blob, repo, &c.merged, "link", &c.wall->err), 0);
	assert_int_equal(blob.mode, GIT_FILEMODE_LINK);
	assert_int_equal(c.merge.fact_count, 2); /* the other link, and the one that was a text */
	assert_int_equal(count_below(&c, "."), 6);
	forget(&c);
}

/* Several last commits in common: what they disagreed on is merged before it is taken for the base.
 */
static void histories_that_crossed_are_merged(void **state)
{
	struct wall *wall = *state;
	struct case_of c = { .wall = wall };
	struct merge merge;
	struct oid left, right, on_left, on_right;

	c.base = commit_told(&c, T({ DAY("21"), NOTE("21", "tags: [a]\n") }), NULL);
	left = commit_told(&c, T({ DAY("21"), NOTE("21", "tags: [a, l]\n") }), &c.base);
	right = commit_told(&c, T({ DAY("21"), NOTE("21", "tags: [a, r]\n") }), &c.base);
	on_left = merge_into(wall, &merge, &left, &right);
	merge_release(&merge);
	on_right = merge_into(wall, &merge, &right, &left);
	merge_release(&merge);
	/* another time, so that they are two commits */
	c.one = commit_told(&c, T({ DAY("21"), NOTE("21", "tags: [a, l]\n") }), &on_left);
	c.other = commit_told(&c, T({ DAY("21"), NOTE("21", "tags: [a, l, r, o]\n") }), &on_right);
	assert_false(oid_same(&c.one, &c.other));
	merge_both_ways(&c);
	/* r was taken away on one side, o came on the other */
	has(&c, DAY("21"), NOTE("21", "tags: [a, l, o]\n"));
	forget(&c);
}

static void three_clones_come_to_the_same(void **state)
{
	struct wall *wall = *state;
	struct case_of c = { .wall = wall };
	struct merge merge;
	struct oid clones[3], ab, bc, abc, bca, one, other;

	c.base = commit_told(&c, T({ DAY("21"), NOTE("21", "for: x\n") }), NULL);
	clones[0] = commit_told(&c, T({ DAY("21"), NOTE("21", "for: a\n") }), &c.base);
	clones[1] = commit_told(&c, T({ DAY("21"), NOTE("21", "for: b\n") }), &c.base);
	clones[2] = commit_told(
		&c, T({ DAY("21"), NULL }, { DAY("20"), NOTE("20", "for: c\n") }), &c.base);
	ab = merge_into(wall, &merge, &clones[0], &clones[1]);
	merge_release(&merge);
	bc = merge_into(wall, &merge, &clones[1], &clones[2]);
	merge_release(&merge);
	abc = merge_into(wall, &merge, &ab, &clones[2]);
	merge_release(&merge);
	bca = merge_into(wall, &merge, &clones[0], &bc);
	merge_release(&merge);
	one = tree_of_commit(wall, &abc);
	other = tree_of_commit(wall, &bca);
	assert_memory_equal(one.bytes, other.bytes, OID_SIZE);
	c.merged = abc;
	holds(&c, DAY("20"), "for: a");
	holds(&c, DAY("20"), "[b, c]");
	/* and those two, which crossed, are one again without a change */
	c.one = abc;
	c.other = bca;
	merge_both_ways(&c);
	assert_int_equal(c.merge.count + c.merge.outgoing_count, 0);
	forget(&c);
}

/* A thousand days, three years of 28 a month, with a note each; the one of the day CHANGED is
 * another. */
static struct oid commit_days(struct wall *wall, const struct oid *parent, int changed)
{
	static char paths[1008][48];
	struct repo *repo = repo_of(wall);
	struct tree_change changes[1008];
	git_tree *tree;
	struct oid commit;

	for (int i = 0; i < 1008; i++) {
		char content[32];
		git_oid id;

		snprintf(content, sizeof(content), "%d%s\n", i, i == changed ? " changed" : "");
		id = put_blob(repo, content);
		snprintf(paths[i], sizeof(paths[i]), "notes/%d/%02d/%02d/x", 2000 + i / 336,
			i / 28 % 12 + 1, i % 28 + 1);
		changes[i] =
			(struct tree_change){ paths[i], { oid_from_git(&id), GIT_FILEMODE_BLOB } };
	}
	if (git_tree_on(&tree, repo, NULL, changes, 1008, &wall->err) != 0)
		abort();
	commit = put_commit(repo, tree, parent, parent != NULL ? 1 : 0);
	git_tree_free(tree);
	return commit;
}

static void days_that_are_alike_are_never_opened(void **state)
{
	struct wall *wall = *state;
	struct case_of c = { .wall = wall };
	struct str command = { 0 };

	c.base = commit_days(wall, NULL, -1);
	c.one = commit_days(wall, &c.base, 17);
	c.other = commit_days(wall, &c.base, 990);
	/* without the trees of all other days, months and years, of which there are 1006, 34 and 1;
	 * nor is any file read */
	str_add(&command, "git ls-tree -rt ");
	str_add_oid(&command, &c.base);
	str_add(&command,
		" | awk '$4 !~ \"^notes(/2000(/01(/18)?)?|/2002(/12(/11)?)?)?$\" {"
		" print \".git/objects/\" substr($3, 1, 2) \"/\" substr($3, 3) }' | sort -u"
		" | xargs rm -v | wc -l");
	assert_int_equal(atoi(wall_sh(wall, command.bytes)), 1008 + 1006 + 34 + 1);
	store_close(wall->store);
	wall->store = NULL;
	wall_open(wall);
	go_to(wall, &c.one);
	assert_int_equal(merge_trees(&c.merge, repo_of(wall), &c.other, &wall->err), 0);
	assert_int_equal(c.merge.count, 1);
	assert_string_equal(c.merge.changes[0].path, "notes/2002/12/11/x");
	assert_int_equal(c.merge.outgoing_count, 1);
	assert_string_equal(c.merge.outgoing[0].path, "notes/2000/01/18/x");
	str_release(&command);
	forget(&c);
}

/* A tree of raw ROWS, "mode name", each with the object ID; written without a look at it. */
static struct oid raw_tree(
	struct repo *repo, const char *const rows[], const git_oid *ids, int count)
{
	struct str bytes = { 0 };
	git_odb *odb;
	git_oid id;

	for (int i = 0; i < count; i++) {
		str_add_bytes(&bytes, rows[i], strlen(rows[i]) + 1);
		str_add_bytes(&bytes, (const char *)ids[i].id, OID_SIZE);
	}
	if (git_repository_odb(&odb, repo->git) != 0 ||
		git_odb_write(&id, odb, str_text(&bytes), bytes.length, GIT_OBJECT_TREE) != 0)
		abort();
	git_odb_free(odb);
	str_release(&bytes);
	return oid_from_git(&id);
}

static struct oid commit_tree(struct repo *repo, const struct oid *id, const struct oid *parent)
{
	git_oid name = oid_to_git(id);
	git_tree *tree;
	struct oid commit;

	if (git_tree_lookup(&tree, repo->git, &name) != 0)
		abort();
	commit = put_commit(repo, tree, parent, 1);
	git_tree_free(tree);
	return commit;
}

/* Two sides of a base, the other one's tree being raw. */
static struct oid commit_raw(
	struct case_of *c, struct wall *wall, const char *const rows[], int count)
{
	struct repo *repo = repo_of(wall);
	git_oid ids[4];
	struct oid tree;

	*c = (struct case_of){ .wall = wall };
	c->base = commit_told(c, T({ "a", "1" }), NULL);
	c->one = commit_told(c, T({ "b", "2" }), &c->base);
	for (int i = 0; i < count; i++) {
		ids[i] = put_blob(repo, "1");
		if (strncmp(rows[i], "40000", 5) == 0) {
			struct oid inner =
				raw_tree(repo, (const char *[]){ "100644 x" }, ids + i, 1);

			ids[i] = oid_to_git(&inner);
		}
	}
	tree = raw_tree(repo, rows, ids, count);
	c->other = commit_tree(repo, &tree, &c->base);
	return tree;
}

static void odd_names_are_carried_over(void **state)
{
	static const char *const rows[] = { "40000 .GIT", "100644 a", "100644 con", "100644 x\ny" };
	struct case_of c;

	commit_raw(&c, *state, rows, 4);
	merge_both_ways(&c);
	assert_int_equal(c.merge.count, 3);
	has(&c, "b", "2");
	has(&c, ".GIT/x", "1");
	has(&c, "x\ny", "1");
	forget(&c);
}

static void trees_that_cannot_be_are_refused(void **state)
{
	static const char *const twice[] = { "100644 a", "100644 c", "100644 c" };
	static const char *const slash[] = { "100644 a", "100644 x/y" };
	struct case_of c;

	commit_raw(&c, *state, twice, 3);
	go_to(c.wall, &c.one);
	assert_int_equal(merge_trees(&c.merge, repo_of(*state), &c.other, &c.wall->err), -1);
	assert_int_equal(c.wall->err.kind, ERR_DATA);
	forget(&c);

	commit_raw(&c, *state, slash, 2);
	go_to(c.wall, &c.one);
	assert_int_equal(merge_trees(&c.merge, repo_of(*state), &c.other, &c.wall->err), -1);
	assert_int_equal(c.wall->err.kind, ERR_DATA);
	forget(&c);
}

/* DEPTH directories in each other, each holding the next one TIMES, the innermost a file. */
static struct oid nested(struct repo *repo, int depth, int times)
{
	static const char *const names[] = { "40000 d0", "40000 d1", "40000 d2", "40000 d3",
		"40000 d4", "40000 d5", "40000 d6", "40000 d7", "40000 d8", "40000 d9" };
	git_oid ids[10], id = put_blob(repo, "1");
	struct oid tree = raw_tree(repo, (const char *[]){ "100644 a" }, &id, 1);

	for (int i = 0; i < depth; i++) {
		for (int k = 0; k < times; k++)
			ids[k] = oid_to_git(&tree);
		tree = raw_tree(repo, names, ids, times);
	}
	return tree;
}

static void what_is_made_to_never_end_is_refused(void **state)
{
	struct wall *wall = *state;
	struct repo *repo = repo_of(wall);
	struct case_of c = { .wall = wall };
	struct oid deep = nested(repo, 5000, 1), bomb = nested(repo, 12, 10);
	struct oid fine = nested(repo, 200, 1);

	c.base = commit_told(&c, T({ "a", "1" }), NULL);
	c.one = commit_told(&c, T({ "b", "2" }), &c.base);
	c.other = commit_tree(repo, &deep, &c.base);
	go_to(wall, &c.one);
	assert_int_equal(merge_trees(&c.merge, repo, &c.other, &wall->err), -1);
	assert_int_equal(wall->err.kind, ERR_DATA);
	assert_non_null(strstr(wall->err.text.bytes, "directories deep"));
	c.other = commit_tree(repo, &bomb, &c.base);
	assert_int_equal(merge_trees(&c.merge, repo, &c.other, &wall->err), -1);
	assert_int_equal(wall->err.kind, ERR_DATA);
	assert_non_null(strstr(wall->err.text.bytes, "at once"));
	c.other = commit_tree(repo, &fine, &c.base);
	merge_both_ways(&c);
	assert_int_equal(c.merge.count, 2); /* it has taken `a` away, too */
	forget(&c);
}

static void what_is_missing_is_said_to_be(void **state)
{
	struct wall *wall = *state;
	struct str command = { 0 };
	struct case_of c;

	told(&c, wall, T({ DAY("21"), NOTE("21", "") }),
		T({ DAY("21"), NOTE("21", "via: card\n") }),
		T({ DAY("21"), NOTE("21", "for: tea\n") }));
	merge_release(&c.merge);
	str_add(&command, "id=$(git rev-parse ");
	str_add_oid(&command, &c.other);
	str_add(&command, ":" DAY("21") "); rm .git/objects/$(echo $id | cut -c1-2)/$(echo $id |"
					" cut -c3-)");
	wall_sh(wall, command.bytes);
	str_release(&command);
	store_close(wall->store);
	wall->store = NULL;
	wall_open(wall);
	go_to(wall, &c.one);
	assert_int_equal(merge_trees(&c.merge, repo_of(wall), &c.other, &wall->err), -1);
	assert_int_equal(wall->err.kind, ERR_DATA);
	assert_non_null(strstr(wall->err.text.bytes, DAY("21")));
	assert_int_equal(merge_trees(&c.merge, repo_of(wall), &OID_NONE, &wall->err), -1);
	forget(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(one_side_ahead_is_taken_as_it_is),
		WITH_WALL(strangers_are_put_together),
		WITH_WALL(fields_of_a_note_are_merged_one_by_one),
		WITH_WALL(an_edit_wins_over_a_removal),
		WITH_WALL(what_both_removed_or_one_removed_is_gone),
		WITH_WALL(a_note_that_is_removed_is_not_taken_for_one_like_it),
		WITH_WALL(a_moved_note_gets_the_edit_of_the_other_side),
		WITH_WALL(a_note_that_was_left_alone_moves),
		WITH_WALL(a_note_moved_by_both_is_one),
		WITH_WALL(a_note_moved_by_both_to_the_same_day_has_both_edits),
		WITH_WALL(a_note_renamed_by_hand_gets_the_edit_of_the_other_side),
		WITH_WALL(a_note_renamed_by_both_is_one),
		WITH_WALL(what_might_have_been_renamed_is_left),
		WITH_WALL(a_note_moved_here_and_removed_there_stays),
		WITH_WALL(answers_say_where_a_note_is_that_was_kept),
		WITH_WALL(a_picture_goes_where_its_note_goes),
		WITH_WALL(two_notes_alike_on_two_days_are_no_move),
		WITH_WALL(texts_are_merged_by_lines_else_both_stay),
		WITH_WALL(what_cannot_be_read_lies_beside_what_can),
		WITH_WALL(what_is_large_is_not_loaded),
		WITH_WALL(a_directory_keeps_its_name),
		WITH_WALL(links_and_submodules_are_never_merged),
		WITH_WALL(histories_that_crossed_are_merged),
		WITH_WALL(three_clones_come_to_the_same),
		WITH_WALL(days_that_are_alike_are_never_opened),
		WITH_WALL(odd_names_are_carried_over),
		WITH_WALL(trees_that_cannot_be_are_refused),
		WITH_WALL(what_is_made_to_never_end_is_refused),
		WITH_WALL(what_is_missing_is_said_to_be),
	};

	return cmocka_run_group_tests_name("store/merge_trees", tests, NULL, NULL);
}
