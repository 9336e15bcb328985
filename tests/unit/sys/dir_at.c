#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/dir_at.h"
#include "sys/file.h"
#include "sys/temp.h"

struct place {
	char root[32];
	struct dir_at at;
	struct err err;
};

static int set_up(void **state)
{
	struct place *place = mem_alloc(sizeof(*place));
	int dir;

	strcpy(place->root, "/tmp/thanks-at-XXXXXX");
	assert_non_null(mkdtemp(place->root));
	assert_int_equal(dir_open(&dir, place->root, &place->err), 0);
	place->at = DIR_AT(dir);
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	char command[64];

	dir_at_leave(&place->at);
	close(place->at.root);
	snprintf(command, sizeof(command), "rm -rf %s", place->root);
	assert_int_equal(system(command), 0);
	err_release(&place->err);
	free(place);
	return 0;
}

/* Makes the file NAME where we are, with that content. */
static void put(struct place *place, const char *name, const char *text)
{
	int fd = openat(place->at.fd, name, O_WRONLY | O_CREAT | O_TRUNC, 0640);

	assert_true(fd >= 0);
	assert_int_equal(fd_write(fd, text, strlen(text), &place->err), 0);
	close(fd);
}

static bool holds(struct place *place, const char *path, const char *text)
{
	struct str bytes = { 0 };
	bool found, same = file_read(&bytes, place->at.root, path, 100, &found, &place->err) == 0 &&
			   found && text_same(str_text(&bytes), text);

	str_release(&bytes);
	return same;
}

static int go(struct place *place, const char *path, enum dir_missing missing)
{
	return dir_at_for(&place->at, path, missing, &place->err);
}

static void it_goes_where_a_path_lies(void **state)
{
	struct place *place = *state;

	assert_int_equal(go(place, "a/b/x", DIR_LEAVE), 0);
	assert_int_equal(place->at.fd, -1);
	assert_int_equal(go(place, "a/b/x", DIR_MAKE), 0);
	put(place, "x", "1");
	assert_int_equal(go(place, "a/b/y", DIR_LEAVE), 0);
	put(place, "y", "2");
	assert_int_equal(go(place, "a/bb/z", DIR_MAKE), 0);
	put(place, "z", "3");
	assert_int_equal(go(place, "a/x", DIR_LEAVE), 0);
	put(place, "x", "4");
	assert_int_equal(go(place, "a/b/c/d/x", DIR_MAKE), 0);
	put(place, "x", "5");
	assert_int_equal(go(place, "x", DIR_LEAVE), 0);
	put(place, "x", "6");
	assert_true(holds(place, "a/b/x", "1") && holds(place, "a/b/y", "2") &&
		    holds(place, "a/bb/z", "3") && holds(place, "a/x", "4") &&
		    holds(place, "a/b/c/d/x", "5") && holds(place, "x", "6"));
	assert_int_equal(go(place, "a/none/x", DIR_LEAVE), 0);
	assert_int_equal(place->at.fd, -1);
}

static void it_does_not_go_astray(void **state)
{
	static const char *const bad[] = { "link/x", "a/link/x", "a/../x", "./x", "a//x", "/a/x",
		"file/x" };
	struct place *place = *state;

	assert_int_equal(go(place, "a/x", DIR_MAKE), 0);
	assert_int_equal(symlinkat("/tmp", place->at.fd, "link"), 0);
	assert_int_equal(go(place, "x", DIR_MAKE), 0);
	assert_int_equal(symlinkat("a", place->at.fd, "link"), 0);
	put(place, "file", "1");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(go(place, bad[i], DIR_MAKE), -1);
		assert_int_equal(place->err.kind, ERR_DATA);
		assert_int_equal(place->at.fd, -1);
	}
	assert_int_equal(go(place, "a/x", DIR_LEAVE), 0);
	assert_true(place->at.fd >= 0);
}

static void a_file_on_its_way_takes_its_place_or_refuses(void **state)
{
	struct place *place = *state;
	uint32_t number = TEMP_NONE;
	int fd;

	assert_int_equal(go(place, "d/x", DIR_MAKE), 0);
	assert_int_equal(temp_make(&number, &fd, place->at.fd, 0666, &place->err), 0);
	assert_int_equal(fd_write(fd, "new", 3, &place->err), 0);
	close(fd);
	put(place, "x", "old");
	assert_int_equal(
		temp_place(&number, place->at.fd, place->at.fd, "x", TEMP_REFUSE, &place->err), -1);
	assert_int_equal(place->err.kind, ERR_BUSY);
	assert_true(holds(place, "d/x", "old"));
	assert_int_equal(
		temp_place(&number, place->at.fd, place->at.fd, "y", TEMP_REFUSE, &place->err), 0);
	assert_int_equal(number, TEMP_NONE);
	assert_true(holds(place, "d/y", "new"));
	temp_drop(&number, place->at.fd);
	assert_true(holds(place, "d/y", "new"));
}

static void a_second_name_is_a_way_back(void **state)
{
	struct place *place = *state;
	struct stat before, after;
	uint32_t kept = TEMP_NONE;
	char name[TEMP_NAME];

	assert_int_equal(go(place, "d/x", DIR_MAKE), 0);
	put(place, "x", "old");
	assert_int_equal(fstatat(place->at.fd, "x", &before, 0), 0);
	assert_int_equal(temp_keep(&kept, place->at.fd, place->at.fd, "x", &place->err), 0);
	temp_name(name, kept);
	assert_true(file_is_temp(name));
	assert_int_equal(unlinkat(place->at.fd, "x", 0), 0);
	put(place, "x", "new");
	assert_int_equal(
		temp_place(&kept, place->at.fd, place->at.fd, "x", TEMP_RESTORE, &place->err), 0);
	assert_true(holds(place, "d/x", "old"));
	assert_int_equal(fstatat(place->at.fd, "x", &after, 0), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	/* nothing has changed: the two names are of one file still */
	assert_int_equal(temp_keep(&kept, place->at.fd, place->at.fd, "x", &place->err), 0);
	assert_int_equal(
		temp_place(&kept, place->at.fd, place->at.fd, "x", TEMP_RESTORE, &place->err), 0);
	assert_int_equal(fstatat(place->at.fd, "x", &after, 0), 0);
	assert_int_equal(after.st_nlink, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(it_goes_where_a_path_lies, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_does_not_go_astray, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_file_on_its_way_takes_its_place_or_refuses, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_second_name_is_a_way_back, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("sys/dir_at", tests, NULL, NULL);
}
