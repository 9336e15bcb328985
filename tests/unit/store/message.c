#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/unicode.h"
#include "store/message.h"

static const char *compose(struct str *out, const char *subject)
{
	str_clear(out);
	str_add_message(out, &(struct message){ subject, "add", "bob", NULL });
	return out->bytes;
}

static void a_subject_is_one_harmless_line(void **state)
{
	struct str out = { 0 };

	(void)state;
	assert_string_equal(compose(&out, "thank @alice: fresh coffee"),
		"thank @alice: fresh coffee\n\nThanks-Change: add\nThanks-By: bob\n");
	assert_string_equal(compose(&out, " a\n\nThanks-By: eve\n"),
		"a  Thanks-By: eve\n\nThanks-Change: add\nThanks-By: bob\n");
	assert_null(strchr(compose(&out, "a\x1b[31m"), '\x1b'));
	assert_memory_equal(compose(&out, ""), "add\n", 4);
	assert_memory_equal(compose(&out, "\n \n"), "add\n", 4);
	str_release(&out);
}

static void a_long_subject_is_cut_to_its_columns(void **state)
{
	struct str out = { 0 }, subject = { 0 };

	(void)state;
	str_add_times(&subject, "x", 72);
	assert_memory_equal(compose(&out, subject.bytes), subject.bytes, 72);
	str_clear(&subject);
	str_add_times(&subject, "\xE8\xB0\xA2", 50); /* two columns each */
	compose(&out, subject.bytes);
	assert_true(text_columns(out.bytes, strcspn(out.bytes, "\n")) <= 72);
	assert_true(text_columns(out.bytes, strcspn(out.bytes, "\n")) >= 70);
	str_release(&out);
	str_release(&subject);
}

static void trailers_are_read_from_the_last_paragraph_only(void **state)
{
	static const char text[] = "subject\n\nThanks-By: eve\n\nbody\n\nThanks-Change: add\n"
				   "Thanks-By: bob\nSigned-off-by: x\n\n";
	struct arena arena = { 0 };

	(void)state;
	assert_string_equal(message_trailer(text, TRAILER_CHANGE, &arena), "add");
	assert_string_equal(message_trailer(text, TRAILER_BY, &arena), "bob");
	assert_null(message_trailer(text, TRAILER_UNDOES, &arena));
	assert_null(message_trailer("Thanks-By: eve", TRAILER_BY, &arena));
	assert_null(message_trailer("Thanks-By: eve\n", TRAILER_BY, &arena));
	assert_null(message_trailer("", TRAILER_BY, &arena));
	assert_null(message_trailer("\n\n", TRAILER_BY, &arena));
	assert_null(message_trailer("a\n\nThanks-By:", TRAILER_BY, &arena));
	assert_string_equal(message_subject(text, &arena), "subject");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_subject_is_one_harmless_line),
		cmocka_unit_test(a_long_subject_is_cut_to_its_columns),
		cmocka_unit_test(trailers_are_read_from_the_last_paragraph_only),
	};

	return cmocka_run_group_tests_name("store/message", tests, NULL, NULL);
}
