#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/rounds.h"

#include "wall.h"

static struct problems problems;
static struct str said;

static int forget(void **state)
{
	problems_release(&problems);
	str_release(&said);
	return wall_forget(state);
}

/* Where the files lie; nothing need be committed. */
static void file(struct wall *wall, const char *name, const char *text)
{
	struct str command = { 0 };

	str_addf(&command, "mkdir -p rounds people; printf '%s' >%s", text, name);
	wall_sh(wall, command.bytes);
	str_release(&command);
}

static const struct rounds *read_rounds(struct wall *wall)
{
	const struct rounds *rounds;
	struct err err = { 0 };

	problems_release(&problems);
	assert_int_equal(store_rounds(wall_open(wall), &rounds, &problems, &err), 0);
	return rounds;
}

static const char *ring_of(const struct rounds *rounds, const char *name)
{
	const struct round *round = rounds_find(rounds, name);

	assert_non_null(round);
	str_clear(&said);
	for (size_t i = 0; i < round->ring.count; i++)
		str_addf(&said, "%s%s", i > 0 ? " " : "", round->ring.items[i]);
	return str_text(&said);
}

static void without_rounds_there_are_none(void **state)
{
	assert_int_equal(read_rounds(*state)->count, 0);
	assert_int_equal(problems.count, 0);
}

/* sha256sum says: printf 'week\0alice' | sha256sum */
static void the_ring_is_drawn_by_sha256(void **state)
{
	struct wall *wall = *state;
	const struct rounds *rounds;
	char expected[256];

	file(wall, "rounds/2026-10-05-week.yaml",
		"name: week\nstart: 2026-10-05\nring: [alice, bob, carol, dave, erin, frank]\n");
	snprintf(expected, sizeof(expected), "%s",
		wall_sh(wall,
			"for who in alice bob carol dave erin frank; do printf \"%s $who\\n\" "
			"\"$(printf \"week\\0$who\" | sha256sum | cut -d' ' -f1)\"; done | sort | "
			"cut -d' ' -f2 | tr '\\n' ' '"));
	rounds = read_rounds(wall);
	expected[strlen(expected) - 1] = '\0';
	assert_string_equal(ring_of(rounds, "week"), expected);
	assert_string_not_equal(expected, "alice bob carol dave erin frank");
}

static void its_order_does_not_depend_on_the_file(void **state)
{
	struct wall *wall = *state;
	char first[256];

	file(wall, "rounds/2026-10-05-week.yaml",
		"name: week\nstart: 2026-10-05\nring: [alice, bob, carol, dave]\n");
	snprintf(first, sizeof(first), "%s", ring_of(read_rounds(wall), "week"));
	file(wall, "rounds/2026-10-05-week.yaml",
		"name: week\nstart: 2026-10-05\nring:\n- dave\n- CAROL\n- bob\n- alice\n- bob\n");
	assert_string_equal(ring_of(read_rounds(wall), "week"), first);
	file(wall, "rounds/2026-10-05-week.yaml",
		"name: lunch\nstart: 2026-10-05\nring: [alice, bob, carol, dave]\n");
	assert_string_not_equal(ring_of(read_rounds(wall), "lunch"), first);
}

static void other_spellings_are_one_person(void **state)
{
	struct wall *wall = *state;
	char first[256];

	file(wall, "people/alice.yaml",
		"name: Alice\naliases: [al, Älice]\nemails: [a@example.org]\n");
	file(wall, "rounds/2026-10-05-week.yaml",
		"name: week\nstart: 2026-10-05\nring: [alice, bob, carol]\n");
	snprintf(first, sizeof(first), "%s", ring_of(read_rounds(wall), "week"));
	file(wall, "rounds/2026-10-05-week.yaml",
		"name: week\nstart: 2026-10-05\nring: [al, bob, carol, Älice, a@example.org]\n");
	assert_string_equal(ring_of(read_rounds(wall), "week"), first);
	assert_int_equal(problems.count, 0);
	file(wall, "rounds/2026-10-05-week.yaml",
		"name: week\nstart: 2026-10-05\nring: [al, bob, carol, Olga Ü]\n");
	assert_string_equal(ring_of(read_rounds(wall), "week"), first);
	assert_int_equal(problems.count, 1);
	assert_string_equal(problems.items[0].check, "rounds");
}

static void what_is_wrong_is_said_and_the_rest_is_read(void **state)
{
	struct wall *wall = *state;
	const struct rounds *rounds;

	file(wall, "rounds/2026-10-05-week.yaml",
		"name: week\nstart: 2026-10-05\nring: [a1, b1]\n");
	file(wall, "rounds/2026-10-06-x.yaml", "name: x\nstart: soon\n");
	file(wall, "rounds/2026-10-07-y.yaml", "name: y\nring: [alice]\n");
	file(wall, "rounds/2026-10-08-z.yaml", "name: [\n");
	file(wall, "rounds/readme.txt", "hello\n");
	file(wall, "rounds/.x.yaml", "name: [\n");
	wall_sh(wall, "ln -s ../people rounds/link.yaml; mkdir rounds/dir.yaml");
	rounds = read_rounds(wall);
	assert_int_equal(rounds->count, 1);
	assert_int_equal(problems.count, 5);
	assert_string_equal(problems.items[0].path, "rounds/2026-10-06-x.yaml");
	assert_int_equal(problems.items[0].line, 2);
	assert_string_equal(problems.items[1].text, "start: is missing");
	/* told once */
	problems_release(&problems);
	{
		struct err err = { 0 };

		assert_int_equal(store_rounds(wall->store, &rounds, &problems, &err), 0);
	}
	assert_int_equal(problems.count, 0);
}

static void a_ring_has_an_end(void **state)
{
	struct wall *wall = *state;
	const struct rounds *rounds;

	wall_sh(wall, "mkdir rounds; { printf 'name: week\\nstart: 2026-10-05\\nring:\\n'; "
		      "seq 5000 | sed 's/^/- p/'; } >rounds/2026-10-05-week.yaml");
	rounds = read_rounds(wall);
	assert_int_equal(rounds->items[0].ring.count, ROUND_RING_MOST);
	assert_int_equal(problems.count, 1);
}

static void a_directory_that_is_none_is_said(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "echo x >rounds");
	assert_int_equal(read_rounds(wall)->count, 0);
	assert_int_equal(problems.count, 1);
	assert_string_equal(problems.items[0].path, "rounds");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, wall_make, forget)
	const struct CMUnitTest tests[] = {
		TEST(without_rounds_there_are_none),
		TEST(the_ring_is_drawn_by_sha256),
		TEST(its_order_does_not_depend_on_the_file),
		TEST(other_spellings_are_one_person),
		TEST(what_is_wrong_is_said_and_the_rest_is_read),
		TEST(a_ring_has_an_end),
		TEST(a_directory_that_is_none_is_said),
	};

	return cmocka_run_group_tests_name("store/rounds", tests, NULL, NULL);
}
