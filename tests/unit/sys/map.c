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

#include "sys/map.h"

static char root[32];
static int dir;

static int shell(const char *command)
{
	char line[256];

	snprintf(line, sizeof(line), "cd '%s' && %s", root, command);
	return system(line);
}

static int set_up(void **state)
{
	(void)state;
	strcpy(root, "/tmp/thanks-map-XXXXXX");
	if (mkdtemp(root) == NULL)
		return -1;
	dir = open(root, O_RDONLY | O_DIRECTORY);
	return shell("echo tea >file && ln -s file link && mkfifo fifo && mkdir sub && : >empty");
}

static int tear_down(void **state)
{
	(void)state;
	close(dir);
	return shell("rm -r \"$PWD\"");
}

static void what_a_file_holds(void **state)
{
	struct map map;

	(void)state;
	assert_true(map_open(&map, dir, "file"));
	assert_int_equal(map.length, 4);
	assert_int_equal(map.info.st_size, 4);
	assert_memory_equal(map.bytes, "tea\n", 4);
	assert_int_equal(shell("echo pie >other && mv other file"), 0);
	assert_memory_equal(map.bytes, "tea\n", 4); /* it was replaced; this is still the old one */
	map_close(&map);
	assert_null(map.bytes);
	map_close(&map);
}

static void nothing_else_will_do(void **state)
{
	static const char *const names[] = { "none", "link", "fifo", "sub", "empty" };
	struct map map;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_false(map_open(&map, dir, names[i]));
		map_close(&map);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_file_holds),
		cmocka_unit_test(nothing_else_will_do),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
