#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cmd/messages.h"

static void check(const char *text, int width, const char *want)
{
	struct str out = { 0 };

	message_add(&out, text, strlen(text), width);
	assert_string_equal(str_text(&out), want);
	str_release(&out);
}

static void a_message_is_one_line_without_a_terminal(void **state)
{
	(void)state;
	check("thanks: nobody to thank: begin with a name", 0,
		"thanks: nobody to thank: begin with a name\n");
	check("", 0, "\n");
}

static void a_terminal_gets_whole_words(void **state)
{
	(void)state;
	check("thanks: nobody to thank: begin with a name", 24,
		"thanks: nobody to thank:\n  begin with a name\n");
	check("hint: one two three four five six", 20, "hint: one two three\n  four five six\n");
	check("short", 20, "short\n");
	check("", 20, "\n");
}

static void a_place_is_never_parted(void **state)
{
	(void)state;
	check("notes/my day.yaml:3:7: date: is missing", 20,
		"notes/my day.yaml:3:7:\n  date: is missing\n");
	check("thanks: notes/2026/11/21/x.yaml:12:1: to: is required", 40,
		"thanks: notes/2026/11/21/x.yaml:12:1:\n  to: is required\n");
	check("at 16:42:00 there was nobody to be thanked", 20,
		"at 16:42:00 there\n  was nobody to be\n  thanked\n");
}

static void a_message_does_no_harm(void **state)
{
	(void)state;
	check("a\033[2Jb\nc", 20, "a^[[2Jb c\n");
	check("a\033[2Jb\nc", 0, "a^[[2Jb c\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_one_line_without_a_terminal),
		cmocka_unit_test(a_terminal_gets_whole_words),
		cmocka_unit_test(a_place_is_never_parted),
		cmocka_unit_test(a_message_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
