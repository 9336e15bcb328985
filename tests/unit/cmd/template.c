#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "cmd/template.h"

static void assert_written(const char *text, const char *wanted)
{
	struct str str = { 0 };

	str_add_written(&str, text, strlen(text));
	assert_string_equal(str_text(&str), wanted);
	str_release(&str);
}

static void comments_are_left_out(void **state)
{
	(void)state;
	assert_written(
		"fresh coffee\n# a comment\n#\n#\tanother\nand milk\n", "fresh coffee\nand milk\n");
	assert_written("# only", "");
	assert_written("#", "");
	assert_written("#\r\ntext\r\n", "text\r\n");
}

static void tags_are_not_comments(void **state)
{
	(void)state;
	assert_written("#details first\n##\n text # here", "#details first\n##\n text # here");
}

static struct notice notices[] = {
	{ .day = { 20792 }, .text = "photo show\nat Gallery 9" },
	{ .day = { 20900 }, .text = "much later" },
	{ .day = { INT32_MIN }, .text = "loves jazz" },
};

/* Somebody whose name and wish try to get out of their comment. */
static void add_alice(struct people *people)
{
	struct person *alice = people_add(people);

	alice->handle = "alice";
	alice->name = "Alice\nnot a comment";
	alice->words = WORDS_FACTS;
	alice->wish = "no surprises\nnor this";
	alice->birthday = (struct yearly){ 11, 24 };
	alice->notices.items = notices;
	alice->notices.count = 3;
	people_ready(people);
}

static void a_fresh_template_holds_no_text(void **state)
{
	struct people people = { 0 };
	struct str template = { 0 }, written = { 0 };
	struct note note = { .from = "bob", .to = { (const char *[]){ "alice" }, 1 } };
	const struct note parent = { .from = "alice", .text = "one\ntwo\n# three\n\nfour" };

	(void)state;
	add_alice(&people);
	str_add_template(&template, &note, &parent, &people, (struct day){ 20778 });
	assert_non_null(strstr(str_text(&template), "in facts"));
	assert_non_null(strstr(str_text(&template), "#   two\n"));
	assert_non_null(strstr(str_text(&template), ": loves jazz\n"));
	assert_non_null(strstr(str_text(&template), "'s birthday, Tue 24 Nov\n"));
	assert_non_null(strstr(str_text(&template), "photo show"));
	assert_null(strstr(str_text(&template), "much later"));
	str_add_written(&written, str_text(&template), template.length);
	assert_string_equal(str_text(&written), "\n");
	str_release(&template);
	str_release(&written);
	people_release(&people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_are_left_out),
		cmocka_unit_test(tags_are_not_comments),
		cmocka_unit_test(a_fresh_template_holds_no_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
