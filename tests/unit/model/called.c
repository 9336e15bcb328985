/* The name on the wall leads to the handle, when it can mean one person only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/called.h"
#include "sample.h"

static void a_name_leads_to_its_handle(void **state)
{
	struct people people = { 0 };

	(void)state;
	assert_null(people_called(&people, "liu"));
	sample_person(&people, "acarter", "name", "\u00C9lise Carter", NULL);
	sample_person(&people, "bob", "name", "Bob One", NULL);
	sample_person(&people, "bobby", "name", "Bob Other", NULL);
	sample_person(&people, "gray", "name", "Mrs. Gray, ACME", NULL);
	sample_person(&people, "liu", "name", "\u5218\u6D0B", NULL);
	sample_person(&people, "zoe", "groups", "support", NULL);
	people_ready(&people);
	assert_string_equal(people_called(&people, "\u5218\u6D0B"), "liu");
	assert_string_equal(people_called(&people, "@\u5218\u6D0B"), "liu");
	assert_string_equal(people_called(&people, "\u00E9lise"), "acarter");
	assert_string_equal(people_called(&people, "E\u0301LISE CARTER"), "acarter");
	assert_string_equal(people_called(&people, "mrs. gray"), "gray");
	assert_string_equal(people_called(&people, "Bob Other"), "bobby");
	assert_null(people_called(&people, "bob"));
	assert_null(people_called(&people, "carter"));
	assert_null(people_called(&people, "zoe"));
	assert_null(people_called(&people, "@"));
	people_release(&people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_leads_to_its_handle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
