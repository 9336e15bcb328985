#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/file.h"
#include "sys/temp.h"

struct place {
	char root[32];
	int dir;
	struct str bytes;
	struct err err;
};

static int set_up(void **state)
{
	struct place *place = mem_alloc(sizeof(*place));

	strcpy(place->root, "/tmp/thanks-file-XXXXXX");
	if (mkdtemp(place->root) == NULL || dir_open(&place->dir, place->root, &place->err) != 0)
		return -1;
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	char command[64];

	snprintf(command, sizeof(command), "rm -rf '%s'", place->root);
	int status = system(command);
	close(place->dir);
	str_release(&place->bytes);
	err_release(&place->err);
	free(place);
	return status;
}

static int put(struct place *place, const char *path, const char *text, bool replace)
{
	struct staged staged;

	if (dir_make_for(place->dir, path, &place->err) != 0 ||
		file_stage(&staged, place->dir, path, text, strlen(text), true, &place->err) != 0)
		return -1;
	return file_settle(&staged, replace, true, &place->err);
}

static const char *get(struct place *place, const char *path)
{
	bool found;

	str_clear(&place->bytes);
	assert_int_equal(file_read(&place->bytes, place->dir, path, 100, &found, &place->err), 0);
	return found ? str_text(&place->bytes) : NULL;
}

static size_t count(struct place *place, const char *path)
{
	struct entries entries;
	bool found;
	int dir;

	assert_int_equal(dir_open_below(&dir, place->dir, path, &found, &place->err), 0);
	assert_true(found);
	assert_int_equal(dir_list(&entries, dir, &place->err), 0);
	size_t n = entries.count;
	entries_release(&entries);
	close(dir);
	return n;
}

static void what_was_written_is_read(void **state)
{
	struct place *place = *state;

	assert_int_equal(put(place, "notes/2026/11/21/a.yaml", "hello\n", false), 0);
	assert_string_equal(get(place, "notes/2026/11/21/a.yaml"), "hello\n");
	assert_true(file_exists(place->dir, "notes/2026/11/21/a.yaml"));
	assert_false(file_exists(place->dir, "notes/2026/11/21"));
	assert_int_equal(count(place, "notes/2026/11/21"), 1);
}

static void an_existing_file_is_replaced_only_on_request(void **state)
{
	struct place *place = *state;

	assert_int_equal(put(place, "a", "one", false), 0);
	assert_int_equal(put(place, "a", "two", false), -1);
	assert_int_equal(place->err.kind, ERR_BUSY);
	assert_string_equal(get(place, "a"), "one");
	assert_int_equal(put(place, "d/a", "one", false), 0);
	assert_int_equal(put(place, "d/a", "two", false), -1);
	assert_int_equal(count(place, "d"), 1);
}

static void a_replaced_file_keeps_its_permissions(void **state)
{
	struct place *place = *state;
	struct stat info;

	assert_int_equal(put(place, "a", "one", false), 0);
	assert_int_equal(fchmodat(place->dir, "a", 0750, 0), 0);
	assert_int_equal(put(place, "a", "two", true), 0);
	assert_string_equal(get(place, "a"), "two");
	assert_true(file_stat(place->dir, "a", &info));
	assert_int_equal(info.st_mode & 0777, 0750);
}

static void a_dropped_file_leaves_nothing(void **state)
{
	struct place *place = *state;
	struct staged staged;
	char name[TEMP_NAME];

	assert_int_equal(put(place, "d/a", "one", false), 0);
	assert_int_equal(file_stage(&staged, place->dir, "d/b", "x", 1, false, &place->err), 0);
	temp_name(name, staged.temp);
	assert_true(file_is_temp(name));
	assert_int_equal(count(place, "d"), 2);
	file_drop(&staged);
	assert_int_equal(count(place, "d"), 1);
	file_drop(&staged);
}

static void links_are_not_followed(void **state)
{
	struct place *place = *state;
	struct staged staged;
	bool found;
	int sub;

	assert_int_equal(put(place, "real/a", "one", false), 0);
	assert_int_equal(symlinkat("real", place->dir, "notes"), 0);
	assert_int_equal(symlinkat("/etc/passwd", place->dir, "real/b"), 0);
	assert_int_equal(
		file_read(&place->bytes, place->dir, "real/b", 100, &found, &place->err), -1);
	assert_int_equal(place->err.kind, ERR_DATA);
	assert_string_equal(place->err.text.bytes, "is a symbolic link, which is not followed");
	assert_int_equal(
		file_read(&place->bytes, place->dir, "notes/a", 100, &found, &place->err), -1);
	assert_int_equal(place->err.kind, ERR_DATA);
	assert_int_equal(dir_open_below(&sub, place->dir, "notes", &found, &place->err), -1);
	assert_int_equal(
		file_stage(&staged, place->dir, "notes/x", "x", 1, false, &place->err), -1);
	assert_int_equal(dir_make_for(place->dir, "notes/sub/x", &place->err), -1);
	assert_int_equal(file_remove(place->dir, "notes/a", false, &place->err), -1);
	assert_false(file_exists(place->dir, "notes/a"));
	assert_true(file_exists(place->dir, "real/a"));
}

static void nothing_leads_out_of_the_tree(void **state)
{
	static const char *const paths[] = { "../x", "/etc/passwd", "a/../../x", "./x", "a/./x",
		"a//x/..", "..", ".", "", "a/", "/" };
	struct place *place = *state;
	bool found;

	assert_int_equal(put(place, "a/x", "one", false), 0);
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		int status =
			file_read(&place->bytes, place->dir, paths[i], 100, &found, &place->err);
		if (status == 0)
			fail_msg("'%s' was accepted", paths[i]);
		assert_int_equal(place->err.kind, ERR_DATA);
	}
}

static void odd_files_are_refused_without_waiting(void **state)
{
	struct place *place = *state;
	bool found;

	assert_int_equal(mkfifoat(place->dir, "pipe", 0600), 0);
	assert_int_equal(mkdirat(place->dir, "dir", 0700), 0);
	assert_int_equal(
		file_read(&place->bytes, place->dir, "pipe", 100, &found, &place->err), -1);
	assert_string_equal(place->err.text.bytes, "is not a regular file");
	assert_int_equal(file_read(&place->bytes, place->dir, "dir", 100, &found, &place->err), -1);
	assert_string_equal(place->err.text.bytes, "is a directory");
}

static void a_file_may_be_as_large_as_the_limit(void **state)
{
	struct place *place = *state;
	bool found;

	assert_int_equal(put(place, "a", "12345", false), 0);
	assert_int_equal(file_read(&place->bytes, place->dir, "a", 5, &found, &place->err), 0);
	assert_int_equal(place->bytes.length, 5);
	assert_int_equal(file_read(&place->bytes, place->dir, "a", 4, &found, &place->err), -1);
	assert_int_equal(place->err.kind, ERR_DATA);
	assert_int_equal(place->bytes.length, 5);
	assert_int_equal(file_read(&place->bytes, place->dir, "a", 0, &found, &place->err), -1);
}

static void what_is_missing_is_told(void **state)
{
	struct place *place = *state;
	bool found = true;
	int sub;

	assert_null(get(place, "a"));
	assert_null(get(place, "no/such/dir"));
	assert_int_equal(file_read(&place->bytes, place->dir, "a", 5, NULL, &place->err), -1);
	assert_int_equal(place->err.kind, ERR_MISSING);
	assert_int_equal(dir_open_below(&sub, place->dir, "no/dir", &found, &place->err), 0);
	assert_false(found);
	assert_int_equal(file_remove(place->dir, "no/such", true, &place->err), 0);
	assert_int_equal(file_remove(place->dir, "such", true, &place->err), 0);
}

static void a_pipe_is_read_to_its_end(void **state)
{
	struct place *place = *state;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fd_write(ends[1], "hello", 5, &place->err), 0);
	close(ends[1]);
	assert_int_equal(fd_read(&place->bytes, ends[0], 100, &place->err), 0);
	close(ends[0]);
	assert_string_equal(place->bytes.bytes, "hello");
}

static void a_large_pipe_grows_with_its_bytes(void **state)
{
	struct place *place = *state;
	int fd = open("/dev/zero", O_RDONLY);

	assert_int_equal(fd_read(&place->bytes, fd, 300000, &place->err), -1);
	assert_int_equal(place->err.kind, ERR_DATA);
	assert_int_equal(place->bytes.length, 300001);
	close(fd);
}

static void entries_come_sorted_with_their_kind(void **state)
{
	struct place *place = *state;
	struct entries entries;

	assert_int_equal(put(place, "b", "x", false), 0);
	assert_int_equal(put(place, "a/x", "x", false), 0);
	assert_int_equal(symlinkat("b", place->dir, "c"), 0);
	assert_int_equal(mkfifoat(place->dir, "d", 0600), 0);
	assert_int_equal(dir_list(&entries, place->dir, &place->err), 0);
	assert_int_equal(entries.count, 4);
	assert_string_equal(entries.items[0].name, "a");
	assert_int_equal(entries.items[0].kind, ENTRY_DIR);
	assert_string_equal(entries.items[1].name, "b");
	assert_int_equal(entries.items[1].kind, ENTRY_FILE);
	assert_int_equal(entries.items[2].kind, ENTRY_LINK);
	assert_int_equal(entries.items[3].kind, ENTRY_OTHER);
	entries_release(&entries);
}

static void empty_directories_are_pruned_up_to_the_top_one(void **state)
{
	struct place *place = *state;

	assert_int_equal(put(place, "notes/2026/11/21/a", "x", false), 0);
	assert_int_equal(put(place, "notes/2026/10/01/a", "x", false), 0);
	dir_prune_for(place->dir, "notes/2026/11/21/a");
	assert_true(file_exists(place->dir, "notes/2026/11/21/a"));
	assert_int_equal(file_remove(place->dir, "notes/2026/11/21/a", true, &place->err), 0);
	dir_prune_for(place->dir, "notes/2026/11/21/a");
	assert_int_equal(count(place, "notes/2026"), 1);
	assert_int_equal(file_remove(place->dir, "notes/2026/10/01/a", true, &place->err), 0);
	dir_prune_for(place->dir, "notes/2026/10/01/a");
	assert_int_equal(count(place, "notes"), 0);
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static void a_tree_goes_and_what_it_links_to_stays(void **state)
{
	struct place *place = *state;
	char target[64];

	assert_int_equal(put(place, "kept/file", "x", true), 0);
	assert_int_equal(put(place, "tree/a/b", "x", true), 0);
	assert_int_equal(put(place, "tree/c", "x", true), 0);
	snprintf(target, sizeof(target), "%s/kept", place->root);
	assert_int_equal(symlinkat(target, place->dir, "tree/a/link"), 0);
	assert_int_equal(symlinkat("../kept/file", place->dir, "tree/link"), 0);
	assert_int_equal(tree_remove(place->dir, "tree", TREE_CONTENTS, &place->err), 0);
	assert_int_equal(unlinkat(place->dir, "tree", AT_REMOVEDIR), 0);
	assert_int_equal(put(place, "tree/a/b", "x", true), 0);
	assert_int_equal(tree_remove(place->dir, "tree", TREE_ALL, &place->err), 0);
	assert_int_equal(faccessat(place->dir, "tree", F_OK, 0), -1);
	assert_int_equal(symlinkat("kept", place->dir, "link"), 0);
	assert_int_equal(tree_remove(place->dir, "link", TREE_ALL, &place->err), 0);
	assert_int_equal(faccessat(place->dir, "link", F_OK, AT_SYMLINK_NOFOLLOW), -1);
	assert_int_equal(tree_remove(place->dir, "link", TREE_ALL, &place->err), 0);
	assert_int_equal(tree_remove(place->dir, "link", TREE_CONTENTS, &place->err), 0);
	assert_true(file_exists(place->dir, "kept/file"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(what_was_written_is_read),
		WITH_PLACE(an_existing_file_is_replaced_only_on_request),
		WITH_PLACE(a_replaced_file_keeps_its_permissions),
		WITH_PLACE(a_dropped_file_leaves_nothing),
		WITH_PLACE(links_are_not_followed),
		WITH_PLACE(nothing_leads_out_of_the_tree),
		WITH_PLACE(odd_files_are_refused_without_waiting),
		WITH_PLACE(a_file_may_be_as_large_as_the_limit),
		WITH_PLACE(what_is_missing_is_told),
		WITH_PLACE(a_pipe_is_read_to_its_end),
		WITH_PLACE(a_large_pipe_grows_with_its_bytes),
		WITH_PLACE(entries_come_sorted_with_their_kind),
		WITH_PLACE(empty_directories_are_pruned_up_to_the_top_one),
		WITH_PLACE(a_tree_goes_and_what_it_links_to_stays),
	};

	return cmocka_run_group_tests_name("sys/file", tests, NULL, NULL);
}
