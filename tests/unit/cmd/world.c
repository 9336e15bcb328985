#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "cmd/world.h"

static void set(const char *no_color, const char *force, const char *term)
{
	setenv("NO_COLOR", no_color, 1);
	setenv("CLICOLOR_FORCE", force, 1);
	setenv("TERM", term, 1);
}

static void the_option_is_above_all(void **state)
{
	(void)state;
	set("1", "", "dumb");
	assert_true(world_color(COLOR_ALWAYS, false));
	set("", "1", "xterm");
	assert_false(world_color(COLOR_NEVER, true));
}

static void no_color_is_above_force(void **state)
{
	(void)state;
	set("1", "1", "xterm");
	assert_false(world_color(COLOR_AUTO, true));
	set("", "1", "dumb");
	assert_true(world_color(COLOR_AUTO, false));
	set("", "0", "xterm");
	assert_false(world_color(COLOR_AUTO, false));
}

static void else_the_terminal_decides(void **state)
{
	(void)state;
	set("", "", "xterm");
	assert_true(world_color(COLOR_AUTO, true));
	assert_false(world_color(COLOR_AUTO, false));
	set("", "", "dumb");
	assert_false(world_color(COLOR_AUTO, true));
	set("", "", "");
	assert_false(world_color(COLOR_AUTO, true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_option_is_above_all),
		cmocka_unit_test(no_color_is_above_force),
		cmocka_unit_test(else_the_terminal_decides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
