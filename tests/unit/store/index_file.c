#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/index_file.h"

/* A git repository in a directory of its own, worked on by the user's git. */
static char dir[] = "/tmp/index-file-XXXXXX";

static void git(const char *command)
{
	struct str line = { 0 };

	str_addf(&line, "cd %s && export HOME=%s GIT_CONFIG_NOSYSTEM=1 && %s", dir, dir, command);
	assert_int_equal(system(line.bytes), 0);
	str_release(&line);
}

static void says(const char *command, const char *expected)
{
	struct str line = { 0 }, said = { 0 };
	char part[4096];

	str_addf(&line, "cd %s && export HOME=%s GIT_CONFIG_NOSYSTEM=1 && %s", dir, dir, command);
	FILE *pipe = popen(line.bytes, "r");
	assert_non_null(pipe);
	for (size_t got; (got = fread(part, 1, sizeof(part), pipe)) > 0;)
		str_add_bytes(&said, part, got);
	assert_int_equal(pclose(pipe), 0);
	assert_string_equal(str_text(&said), expected);
	str_release(&line);
	str_release(&said);
}

static void read_index(struct str *bytes)
{
	char part[4096], path[64];

	snprintf(path, sizeof(path), "%s/.git/index", dir);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	for (size_t got; (got = fread(part, 1, sizeof(part), file)) > 0;)
		str_add_bytes(bytes, part, got);
	fclose(file);
}

static void write_index(const struct str *bytes)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/.git/index", dir);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes->bytes, 1, bytes->length, file), bytes->length);
	fclose(file);
}

/* The blob of "b\n", which the repository always has. */
static const unsigned char blob_b[20] = { 0x61, 0x78, 0x07, 0x98, 0x22, 0x8d, 0x17, 0xaf, 0x2d,
	0x34, 0xfc, 0xe4, 0xcf, 0xbd, 0xf3, 0x55, 0x56, 0x83, 0x24, 0x72 };

static struct index_edit put(const char *path)
{
	struct index_edit edit = { INDEX_PUT, path, { 0 }, { 0 }, false };

	edit.looks[INDEX_MODE] = 0100644;
	memcpy(edit.id, blob_b, sizeof(blob_b));
	return edit;
}

static void edit_index(struct index_edit *edits, size_t count)
{
	struct str bytes = { 0 }, out = { 0 };
	struct index_file file;

	read_index(&bytes);
	assert_int_equal(index_file_read(&file, bytes.bytes, bytes.length), INDEX_SOUND);
	index_file_edit(&file, edits, count, &out);
	write_index(&out);
	index_file_release(&file);
	assert_int_equal(index_file_read(&file, out.bytes, out.length), INDEX_SOUND);
	index_file_release(&file);
	str_release(&bytes);
	str_release(&out);
}

static int start(void **state)
{
	(void)state;
	git("rm -rf .git n x.yaml && git init -q -b main && mkdir -p n/1 n/2 && echo a >n/1/a && "
	    "echo b >n/2/b && echo c >x.yaml && git add . && "
	    "git -c user.name=a -c user.email=a@example.org commit -q -m one && git status -s");
	return 0;
}

static void test_puts_new_entries_in_their_place(void **state)
{
	struct index_edit edits[] = { put("z"), put("n/1/b"), put("a"), put("n/3/a") };

	(void)state;
	edit_index(edits, 4);
	says("git ls-files", "a\nn/1/a\nn/1/b\nn/2/b\nn/3/a\nx.yaml\nz\n");
	git("git fsck --strict --no-dangling 2>&1 && git write-tree >/dev/null");
}

static void test_replaces_and_drops(void **state)
{
	struct index_edit edits[] = { put("n/1/a"), { INDEX_DROP, "x.yaml", { 0 }, { 0 }, false },
		{ INDEX_DROP, "not there", { 0 }, { 0 }, false } };

	(void)state;
	edit_index(edits, 3);
	says("git ls-files -s | cut -c1-13,48-",
		"100644 617807 0\tn/1/a\n100644 617807 0\tn/2/b\n");
}

static void test_cached_trees_match_what_git_writes(void **state)
{
	struct index_edit edits[] = { put("n/2/c") };

	(void)state;
	edit_index(edits, 1);
	git("test $(git write-tree) = $(rm -f .git/i && GIT_INDEX_FILE=.git/i git read-tree "
	    "--empty && git ls-files -s | GIT_INDEX_FILE=.git/i git update-index --index-info && "
	    "GIT_INDEX_FILE=.git/i git write-tree)");
	says("git diff-index --cached --name-status HEAD", "A\tn/2/c\n");
}

static void test_smudges_what_git_must_look_into(void **state)
{
	struct index_edit edits[] = { { INDEX_SMUDGE, "n/1/a", { 0 }, { 0 }, false } };

	(void)state;
	edit_index(edits, 1);
	says("git ls-files --debug n/1/a | grep -c 'size: 0'", "1\n");
	says("git status -s", "");
}

static void test_what_is_skipped_is_not_missed(void **state)
{
	struct index_edit edits[] = { put("n/1/link"), put("gone") };

	(void)state;
	edits[0].skipped = edits[1].skipped = true;
	for (int version = 2; version <= 4; version++) {
		char command[128];

		snprintf(command, sizeof(command),
			"git reset -q --hard; git update-index --index-version %d", version);
		git(command);
		edit_index(edits, 2);
		says("git ls-files -t | grep ^S; git status -s | grep -v ^A; od -An -j7 -N1 -tu1 "
		     ".git/index",
			version == 4 ? "S gone\nS n/1/link\n   4\n" : "S gone\nS n/1/link\n   3\n");
		git("git -c user.name=a -c user.email=a@example.org commit -q -m x");
		says("git status -s; git fsck --strict --no-dangling 2>&1", "");
		/* whoever is not skipped any more has room for that, too */
		edits[1].skipped = false; /* (they are in order now) */
		edit_index(edits, 2);
		says("git ls-files -t n/1 gone", "S gone\nH n/1/a\nH n/1/link\n");
		edits[1].skipped = true;
		git("git reset -q --hard HEAD~");
	}
}

static void test_a_conflict_gives_way_to_the_entry(void **state)
{
	struct index_edit edits[] = { put("x.yaml") };

	(void)state;
	git("id=$(git hash-object -w x.yaml) && printf '0 "
	    "0000000000000000000000000000000000000000\\tx.yaml\\n"
	    "100644 %s 1\\tx.yaml\\n100644 %s 2\\tx.yaml\\n' $id $id | git update-index "
	    "--index-info");
	edit_index(edits, 1);
	says("git ls-files -s x.yaml | cut -c49-", "0\tx.yaml\n");
}

static void test_an_empty_index_is_made(void **state)
{
	struct index_edit edits[] = { put("b") };
	struct index_file file;
	struct str out = { 0 };

	(void)state;
	assert_int_equal(index_file_read(&file, NULL, 0), INDEX_SOUND);
	index_file_edit(&file, edits, 1, &out);
	write_index(&out);
	says("git ls-files", "b\n");
	str_release(&out);
}

static void test_version_4_stays_version_4(void **state)
{
	struct index_edit edits[] = { put("n/1/ab"), put("z"),
		{ INDEX_DROP, "n/1/a", { 0 }, { 0 }, false } };
	struct str bytes = { 0 };

	(void)state;
	git("git update-index --index-version 4");
	edit_index(edits, 3);
	says("git ls-files", "n/1/ab\nn/2/b\nx.yaml\nz\n");
	git("git fsck --strict --no-dangling 2>&1 && git write-tree >/dev/null");
	read_index(&bytes);
	assert_int_equal(bytes.bytes[7], 4);
	str_release(&bytes);
}

static enum index_sort sort_of(const struct str *bytes, size_t length)
{
	struct index_file file;
	enum index_sort sort = index_file_read(&file, bytes->bytes, length);

	if (sort == INDEX_SOUND)
		index_file_release(&file);
	return sort;
}

static void test_refuses_what_it_does_not_understand(void **state)
{
	struct str bytes = { 0 };
	struct index_file file;

	(void)state;
	git("git update-index --split-index");
	read_index(&bytes);
	assert_int_equal(sort_of(&bytes, bytes.length), INDEX_SPLIT);
	git("git update-index --no-split-index");
	for (const char *version = "24"; *version != '\0'; version++) {
		git(*version == '2' ? "git update-index --index-version 2"
				    : "git update-index --index-version 4");
		str_clear(&bytes);
		read_index(&bytes);
		assert_int_equal(index_file_read(&file, bytes.bytes, bytes.length), INDEX_SOUND);
		index_file_release(&file);
		for (size_t length = 1; length < bytes.length; length++)
			assert_int_equal(sort_of(&bytes, length), INDEX_BROKEN);
		for (size_t at = 0; at < bytes.length; at += 7) {
			bytes.bytes[at] ^= 1;
			assert_int_equal(sort_of(&bytes, bytes.length), INDEX_BROKEN);
			bytes.bytes[at] ^= 1;
		}
	}
	str_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_puts_new_entries_in_their_place, start),
		cmocka_unit_test_setup(test_replaces_and_drops, start),
		cmocka_unit_test_setup(test_cached_trees_match_what_git_writes, start),
		cmocka_unit_test_setup(test_smudges_what_git_must_look_into, start),
		cmocka_unit_test_setup(test_what_is_skipped_is_not_missed, start),
		cmocka_unit_test_setup(test_a_conflict_gives_way_to_the_entry, start),
		cmocka_unit_test_setup(test_an_empty_index_is_made, start),
		cmocka_unit_test_setup(test_version_4_stays_version_4, start),
		cmocka_unit_test_setup(test_refuses_what_it_does_not_understand, start),
	};

	if (mkdtemp(dir) == NULL)
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	char command[64];
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	return system(command) != 0 || failed != 0;
}
