#include "sample.h"

#include <string.h>

#include "model/note.h"

/* WISHES as one value, LIKING as a sentence. */
static void assert_wishes(struct person *person, const char *wishes, const char *liking)
{
	struct str str = { 0 };

	str_add(&str, "Alice ");
	assert_int_equal(person_add_wishes(&str, person), wishes[0] != '\0');
	assert_string_equal(str_text(&str) + strlen("Alice "), wishes);
	str_cut(&str, strlen("Alice "));
	assert_int_equal(person_add_liking(&str, person), liking[0] != '\0');
	assert_string_equal(str_text(&str) + strlen("Alice "), liking);
	str_release(&str);
}

static void wishes_make_a_sentence(void **state)
{
	struct people people = { 0 };

	(void)state;
	assert_wishes(sample_person(&people, "alice", "thank.how", "in-person card", "thank.words",
			      "facts", "thank.audience", "private", "thank.note",
			      "no surprises in meetings", NULL),
		"in person or on a card, in facts, not in public; no surprises in meetings",
		"likes it in person or on a card, in facts, not in public, and says: no surprises "
		"in meetings");
	assert_wishes(sample_person(&people, "bob", "thank.audience", "public", NULL), "in public",
		"likes it in public");
	assert_wishes(sample_person(&people, "carol", "thank.how", "note", "thank.words", "stories",
			      NULL),
		"as a note, in stories", "likes it as a note, in stories");
	assert_wishes(
		sample_person(&people, "dave", "thank.note", "tea", NULL), "tea", "says: tea");
	assert_wishes(sample_person(&people, "erin", NULL), "", "");
	assert_wishes(NULL, "", "");
	people_release(&people);
}

static void who_left_is_gone_the_day_after(void **state)
{
	struct people people = { 0 };
	struct person *person = sample_person(&people, "alice", "until", "2026-11-21", NULL);

	(void)state;
	assert_false(person_left(person, sample_day("2026-11-21")));
	assert_true(person_left(person, sample_day("2026-11-22")));
	assert_false(person_left(sample_person(&people, "bob", NULL), DAY_MAX));
	assert_false(person_left(NULL, DAY_MAX));
	people_release(&people);
}

static void everybody_is_a_colleague_unless_told(void **state)
{
	struct people people = { 0 };

	(void)state;
	assert_int_equal(person_kind(NULL), KIND_COLLEAGUE);
	assert_int_equal(person_kind(sample_person(&people, "a", NULL)), KIND_COLLEAGUE);
	assert_int_equal(
		person_kind(sample_person(&people, "b", "kind", "vendor", NULL)), KIND_VENDOR);
	assert_string_equal(kind_plural(KIND_CUSTOMER), "customers");
	assert_string_equal(kind_plural(KIND_NONE), "colleagues");
	assert_string_equal(kind_names[KIND_FAMILY], "family");
	people_release(&people);
}

static void the_name_is_the_handle_without_one(void **state)
{
	struct people people = { 0 };

	(void)state;
	assert_string_equal(person_name(sample_person(&people, "a", "name", "Alice Liddell", NULL)),
		"Alice Liddell");
	assert_string_equal(person_name(sample_person(&people, "b", "name", "", NULL)), "b");
	people_release(&people);
}

static void groups_are_those_named(void **state)
{
	struct people people = { 0 };
	struct person *person = sample_person(&people, "a", "groups", "support Sales", NULL);

	(void)state;
	assert_true(person_in_group(person, "sales"));
	assert_false(person_in_group(person, "sale"));
	assert_false(person_in_group(NULL, "sales"));
	people_release(&people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wishes_make_a_sentence),
		cmocka_unit_test(who_left_is_gone_the_day_after),
		cmocka_unit_test(everybody_is_a_colleague_unless_told),
		cmocka_unit_test(the_name_is_the_handle_without_one),
		cmocka_unit_test(groups_are_those_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
