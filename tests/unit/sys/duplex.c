#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "sys/duplex.h"
#include "sys/file.h"

static void a_talk_goes_both_ways(void **state)
{
	static const char *const argv[] = { "cat", NULL };
	struct duplex child;
	struct err err = { 0 };
	char word[8];

	(void)state;
	assert_int_equal(duplex_open(&child, argv, &err), 0);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(fd_write(child.to, "hello", 5, &err), 0);
		assert_int_equal(read(child.from, word, sizeof(word)), 5);
		assert_memory_equal(word, "hello", 5);
	}
	duplex_close(&child);
	assert_int_equal(child.pid, 0);
	duplex_close(&child);
}

static void who_is_not_there_says_nothing(void **state)
{
	static const char *const argv[] = { "no-such-program-anywhere", NULL };
	struct duplex child;
	struct err err = { 0 };
	char byte;

	(void)state;
	assert_int_equal(duplex_open(&child, argv, &err), 0);
	assert_int_equal(read(child.from, &byte, 1), 0);
	duplex_close(&child);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_talk_goes_both_ways),
		cmocka_unit_test(who_is_not_there_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
