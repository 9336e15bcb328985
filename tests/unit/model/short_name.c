/* A short name is what one would say, also of customers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/short_name.h"

static void names_are_said_as_people_say_them(void **state)
{
	static const char *const names[][2] = {
		{ "Alice", "Alice" },
		{ "Alice Liddell", "Alice" },
		{ "\u5218\u6D0B", "\u5218\u6D0B" },
		{ "Andrea (NetTec)", "Andrea" },
		{ "Mrs. Gray", "Mrs. Gray" },
		{ "mrs Gray", "mrs Gray" },
		{ "Frau Dr. Weber", "Frau Dr. Weber" },
		{ "J. R. Smith", "J. R. Smith" },
		{ "The Grays", "The Grays" },
		{ "Theo Gray", "Theo" },
		{ "Mrs. Gray, ACME", "Mrs. Gray" },
		{ "ACME, Mrs. Gray", "ACME" },
		{ "de la Cruz , Juan", "de la Cruz" },
		{ "de la Cruz", "de la Cruz" },
		{ "Vanessa Gray", "Vanessa" },
		{ "Miller, Dave", "Miller" },
		{ "Alice Liddell, PhD", "Alice" },
		{ "Mrs.", "Mrs." },
		{ "", "" },
		{ ", x", ", x" },
		{ " , x", " , x" },
		{ " Alice", " Alice" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char said[64] = "";

		memcpy(said, names[i][0], short_name_length(names[i][0]));
		assert_string_equal(said, names[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_said_as_people_say_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
