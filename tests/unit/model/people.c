#include "sample.h"

static void make(struct people *people)
{
	sample_person(people, "carol", "name", "Carol Danvers", "emails", "carol@example.org",
		"groups", "sales support support", NULL);
	sample_person(people, "alice", "name", "Alice Liddell", "emails", "Alice@Example.org",
		"aliases", "al \u00C4lice", "groups", "support", NULL);
	sample_person(people, "bob", "name", "Bob", "kind", "customer", NULL);
	sample_person(people, "carola", "name", "carol Other", "until", "2026-01-31", "groups",
		"support", NULL);
	sample_person(people, "liu", "name", "\u5218\u6D0B", NULL);
	people_ready(people);
}

static void everybody_is_found_by_any_spelling(void **state)
{
	static const char *const spellings[] = { "alice", "@alice", "ALICE", "al", "Al",
		"\u00E4lice", "A\u0308LICE", "alice@example.org", "@Alice@example.ORG" };
	struct people people = { 0 };

	(void)state;
	assert_null(people_find(&people, "alice"));
	make(&people);
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		assert_string_equal(people_find(&people, spellings[i])->handle, "alice");
	assert_null(people_find(&people, "ali"));
	assert_null(people_find(&people, ""));
	assert_null(people_find(&people, NULL));
	assert_string_equal(people_handle(&people, "AL"), "alice");
	assert_string_equal(people_handle(&people, "new"), "new");
	assert_null(people_handle(&people, NULL));
	people_release(&people);
	people_release(NULL);
}

static void names_are_short_where_they_are_clear(void **state)
{
	struct people people = { 0 };

	(void)state;
	make(&people);
	assert_string_equal(people_short_name(&people, "alice"), "Alice");
	assert_string_equal(people_short_name(&people, "carol"), "Carol Danvers");
	assert_string_equal(people_short_name(&people, "carola"), "carol Other");
	assert_string_equal(people_short_name(&people, "liu"), "\u5218\u6D0B");
	assert_string_equal(people_short_name(&people, "new"), "new");
	assert_string_equal(people_name(&people, "alice"), "Alice Liddell");
	assert_string_equal(people_name(&people, "new"), "new");
	assert_int_equal(people_kind(&people, "bob"), KIND_CUSTOMER);
	assert_int_equal(people_kind(&people, "new"), KIND_COLLEAGUE);
	people_release(&people);
}

static void assert_members(
	const struct people *people, const char *group, const char *day, const char *members)
{
	struct texts texts = { 0 };
	struct arena arena = { 0 };
	struct str str = { 0 };

	people_members(people, group, sample_day(day), &arena, &texts);
	for (size_t i = 0; i < texts.count; i++)
		str_addf(&str, "%s ", texts.items[i]);
	assert_string_equal(str_text(&str), members);
	str_release(&str);
	arena_release(&arena);
}

static void a_group_is_who_names_it_and_has_not_left(void **state)
{
	struct people people = { 0 };
	struct arena arena = { 0 };
	struct texts groups = { 0 };

	(void)state;
	make(&people);
	assert_members(&people, "support", "2026-01-31", "alice carol carola ");
	assert_members(&people, "support", "2026-02-01", "alice carol ");
	assert_members(&people, "all", "2026-11-21", "alice bob carol liu ");
	assert_members(&people, "choir", "2026-11-21", "");
	assert_true(people_has_group(&people, "sales"));
	assert_false(people_has_group(&people, "choir"));
	people_groups(&people, &arena, &groups);
	assert_int_equal(groups.count, 2);
	assert_string_equal(groups.items[0], "sales");
	assert_string_equal(groups.items[1], "support");
	arena_release(&arena);
	people_release(&people);
}

static void notes_name_nobody_twice(void **state)
{
	struct people people = { 0 };
	struct notes notes = { 0 };
	struct note *note = sample_note(&notes, "a", "al", "\u00C4lice carol alice@example.org new",
		"2026-11-21", "tea #team");

	(void)state;
	make(&people);
	note->by = "ALICE";
	people_settle_note(&people, note, &notes.memory);
	assert_string_equal(note->from, "alice");
	assert_string_equal(note->by, "alice");
	assert_int_equal(note->to.count, 3);
	assert_string_equal(note->to.items[0], "alice");
	assert_string_equal(note->to.items[1], "carol");
	assert_string_equal(note->to.items[2], "new");
	assert_true(note_has_tag(note, "team"));
	notes_release(&notes);
	people_release(&people);
}

static void claims_on_one_spelling_are_told(void **state)
{
	struct people people = { 0 };
	struct clash clash = { 0 };

	(void)state;
	sample_person(&people, "bob", "aliases", "Alice bob b", "emails", "x@example.org", NULL);
	sample_person(&people, "alice", "aliases", "B", "emails", "x@example.org", NULL);
	people_ready(&people);
	assert_string_equal(people_find(&people, "alice")->handle, "alice");
	assert_string_equal(people_find(&people, "b")->handle, "alice");
	assert_true(people_clash(&people, &clash));
	assert_string_equal(clash.spelling, "Alice");
	assert_string_equal(clash.first, "alice");
	assert_string_equal(clash.second, "bob");
	assert_true(people_clash(&people, &clash));
	assert_string_equal(clash.spelling, "b");
	assert_true(people_clash(&people, &clash));
	assert_string_equal(clash.spelling, "x@example.org");
	assert_false(people_clash(&people, &clash));
	assert_false(people_clash(&people, &clash));
	people_release(&people);
}

static void near_misses_are_pointed_out(void **state)
{
	struct people people = { 0 };
	struct arena arena = { 0 };
	struct texts known = { 0 };

	(void)state;
	make(&people);
	assert_string_equal(people_near(&people, &known, NULL, "alcie"), "alice");
	assert_string_equal(people_near(&people, &known, NULL, "@alicee"), "alice");
	assert_string_equal(people_near(&people, &known, NULL, "carolla"), "carola");
	assert_null(people_near(&people, &known, "alice", "alcie"));
	assert_null(people_near(&people, &known, NULL, "alice"));
	assert_null(people_near(&people, &known, NULL, "al"));
	assert_null(people_near(&people, &known, NULL, "zoe"));
	assert_string_equal(people_near(&people, &known, NULL, "\u5218\u6D0B"), "liu");
	assert_null(people_near(&people, &known, "liu", "\u5218\u6D0B"));
	texts_add(&arena, &known, "grace");
	assert_string_equal(people_near(&people, &known, NULL, "graec"), "grace");
	assert_null(people_near(&people, &known, NULL, "grace"));
	arena_release(&arena);
	people_release(&people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_is_found_by_any_spelling),
		cmocka_unit_test(names_are_short_where_they_are_clear),
		cmocka_unit_test(a_group_is_who_names_it_and_has_not_left),
		cmocka_unit_test(notes_name_nobody_twice),
		cmocka_unit_test(claims_on_one_spelling_are_told),
		cmocka_unit_test(near_misses_are_pointed_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
