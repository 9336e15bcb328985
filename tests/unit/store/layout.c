#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "store/layout.h"

static struct str out;

static const char *path_of(const char *id)
{
	str_clear(&out);
	str_add_note_path(&out, id);
	return str_text(&out);
}

static const char *id_of(const char *path)
{
	str_clear(&out);
	return str_add_note_id(&out, path) ? str_text(&out) : NULL;
}

static void the_path_follows_from_the_id_and_back(void **state)
{
	(void)state;
	assert_string_equal(path_of("20261121-nf8kq7m2x"), "notes/2026/11/21/nf8kq7m2x.yaml");
	assert_string_equal(id_of("notes/2026/11/21/nf8kq7m2x.yaml"), "20261121-nf8kq7m2x");
	assert_string_equal(path_of("coffee.yaml"), "notes/coffee.yaml");
	assert_string_equal(id_of("notes/coffee.yaml"), "coffee.yaml");
	assert_string_equal(path_of("2026/11/21/coffee.yaml"), "notes/2026/11/21/coffee.yaml");
	assert_string_equal(id_of("notes/2026/11/21/coffee.yaml"), "2026/11/21/coffee.yaml");
}

static void only_a_real_day_makes_an_id_of_ours(void **state)
{
	(void)state;
	assert_string_equal(id_of("notes/2026/02/30/nf8kq7m2x.yaml"), "2026/02/30/nf8kq7m2x.yaml");
	assert_string_equal(id_of("notes/2026/11/nf8kq7m2x.yaml"), "2026/11/nf8kq7m2x.yaml");
	assert_string_equal(
		id_of("notes/2026/11/21/x/nf8kq7m2x.yaml"), "2026/11/21/x/nf8kq7m2x.yaml");
	assert_string_equal(path_of("20260230-nf8kq7m2x"), "notes/20260230-nf8kq7m2x");
}

static void a_path_that_leads_elsewhere_is_no_note(void **state)
{
	static const char *const bad[] = { "", "notes", "notes/", "notes/.yaml", "notes/a.yml",
		"notes/../x.yaml", "notes/a/../b.yaml", "notes/./b.yaml", "notes//b.yaml",
		"/notes/a.yaml", "people/a.yaml", "notes/.git/a.yaml", "notes/.hidden.yaml",
		"notes/a\nb.yaml", "notes/a\\b.yaml", "../notes/a.yaml", "thanks.yaml" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(layout_note_path_ok(bad[i]));
		assert_null(id_of(bad[i]));
	}
	assert_true(layout_note_path_ok("notes/\xC3\x84lice \xF0\x9F\x8E\x89.yaml"));
	str_clear(&out);
	str_add(&out, "notes/");
	str_add_times(&out, "x", 5000);
	str_add(&out, ".yaml");
	assert_false(layout_note_path_ok(str_text(&out)));
}

static void a_note_is_in_place_in_its_day_or_on_top(void **state)
{
	struct day day = day_from_civil((struct civil){ 2026, 11, 21 });

	(void)state;
	assert_true(layout_in_place("notes/2026/11/21/nf8kq7m2x.yaml", day));
	assert_true(layout_in_place("notes/2026/11/21/any name.yaml", day));
	assert_true(layout_in_place("notes/coffee.yaml", day));
	assert_false(layout_in_place("notes/2026/11/20/nf8kq7m2x.yaml", day));
	assert_false(layout_in_place("notes/2026/11/nf8kq7m2x.yaml", day));
	assert_false(layout_in_place("notes/2026/11/21/x/nf8kq7m2x.yaml", day));
	assert_false(layout_in_place("notes/old/coffee.yaml", day));
}

static void people_rounds_and_days_have_their_places(void **state)
{
	(void)state;
	str_clear(&out);
	str_add_person_path(&out, "alice");
	assert_string_equal(str_text(&out), "people/alice.yaml");
	str_clear(&out);
	str_add_day_dir(&out, day_from_civil((struct civil){ 987, 6, 5 }));
	assert_string_equal(str_text(&out), "notes/0987/06/05");
	str_clear(&out);
	str_add_round_path(&out, day_from_civil((struct civil){ 2026, 10, 5 }), "week");
	assert_string_equal(str_text(&out), "rounds/2026-10-05-week.yaml");
}

static int forget(void **state)
{
	(void)state;
	str_release(&out);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_path_follows_from_the_id_and_back),
		cmocka_unit_test(only_a_real_day_makes_an_id_of_ours),
		cmocka_unit_test(a_path_that_leads_elsewhere_is_no_note),
		cmocka_unit_test(a_note_is_in_place_in_its_day_or_on_top),
		cmocka_unit_test(people_rounds_and_days_have_their_places),
	};

	return cmocka_run_group_tests_name("store/layout", tests, NULL, forget);
}
