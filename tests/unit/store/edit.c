#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/note.h"
#include "model/person.h"
#include "store/codec.h"

static struct err err;
static struct str out;

static int forget(void **state)
{
	(void)state;
	err_release(&err);
	str_release(&out);
	return 0;
}

static const char *edited(
	const struct fields *fields, const char *file, const struct edit *items, size_t count)
{
	struct edits edits = { items, count };

	err_clear(&err);
	str_clear(&out);
	if (codec_edit(fields, file, strlen(file), &edits, &out, &err) != 0)
		return str_text(&err.text);
	return str_text(&out);
}

/* One edit with up to two values. */
static const char *one(const struct fields *fields, const char *file, const char *name,
	enum edit_kind kind, const char *first, const char *second)
{
	const char *values[] = { first, second };
	struct edit edit = { .field = fields_find(fields, name),
		.kind = kind,
		.values = { values, (size_t)(first != NULL) + (second != NULL) } };

	return edited(fields, file, &edit, 1);
}

#define NOTE(...) one(&note_fields, __VA_ARGS__)
#define PERSON(...) one(&person_fields, __VA_ARGS__)
#define WHEN "date: 2026-11-21T16:42:00+01:00\n"
#define HEAD "from: bob\nto: [alice]\n" WHEN

static void only_the_value_changes(void **state)
{
	(void)state;
	assert_string_equal(
		NOTE("# hi\nfrom:   bob # me\n\nto: [alice]\nx: {y: 1}\n" WHEN "text: tea", "from",
			EDIT_SET, "carol", NULL),
		"# hi\nfrom:   carol # me\n\nto: [alice]\nx: {y: 1}\n" WHEN "text: tea");
	assert_string_equal(
		NOTE(HEAD "text: tea\n", "date", EDIT_SET, "2026-11-22T08:00:00Z", NULL),
		"from: bob\nto: [alice]\ndate: 2026-11-22T08:00:00+00:00\ntext: tea\n");
	assert_string_equal(NOTE("from: 'bob'\r\nto: alice\r\n"
				 "date: 2026-11-21T16:42:00+01:00\r\n"
				 "text: \"tea\" # c\r\n",
				    "text", EDIT_SET, "two\nlines", NULL),
		"from: 'bob'\r\nto: alice\r\n"
		"date: 2026-11-21T16:42:00+01:00\r\n"
		"text: | # c\r\n  two\r\n  lines\r\n");
}

static void what_is_as_wanted_stays_byte_for_byte(void **state)
{
	static const char file[] =
		"from: BOB\nto: [\n  '@Alice' , carol]   \n" WHEN "tags: [Tea]\ntext: |+\n  x\n\n";

	(void)state;
	assert_string_equal(NOTE(file, "from", EDIT_SET, "bob", NULL), file);
	assert_string_equal(NOTE(file, "to", EDIT_ADD, "alice", "carol"), file);
	assert_string_equal(NOTE(file, "to", EDIT_DROP, "dave", NULL), file);
	assert_string_equal(NOTE(file, "tags", EDIT_ADD, "tea", NULL), file);
	assert_string_equal(NOTE(file, "text", EDIT_SET, "x", NULL), file);
	assert_string_equal(NOTE(file, "via", EDIT_SET, "note", NULL), file);
	assert_string_equal(NOTE(file, "via", EDIT_SET, NULL, NULL), file);
}

static void a_text_becomes_a_block_and_stays_one(void **state)
{
	(void)state;
	assert_string_equal(
		NOTE(HEAD "text: |\n  one\n  two\n\n# end\n", "text", EDIT_SET, "three", NULL),
		HEAD "text: |\n  three\n\n# end\n");
	assert_string_equal(NOTE(HEAD "text: >- # note\n      one\n      two\nvia: card\n", "text",
				    EDIT_SET, "a\n\n b", NULL),
		HEAD "text: | # note\n      a\n\n       b\nvia: card\n");
	assert_string_equal(
		NOTE(HEAD "text: 'one\n  two'\nvia: card\n", "text", EDIT_SET, " a", NULL),
		HEAD "text: |2\n   a\nvia: card\n");
	assert_string_equal(
		NOTE(HEAD "text: tea", "text", EDIT_SET, "a\rb", NULL), HEAD "text: \"a\\rb\"");
	assert_string_equal(NOTE(HEAD "text: |\n  tea", "text", EDIT_SET, "coffee", NULL),
		HEAD "text: |\n  coffee\n");
	assert_string_equal(NOTE(HEAD "text:\nvia: card\n", "text", EDIT_SET, "tea", NULL),
		HEAD "text: |\n  tea\nvia: card\n");
}

static void a_comment_that_would_be_swallowed_keeps_the_text_in_quotes(void **state)
{
	(void)state;
	assert_string_equal(
		NOTE(HEAD "text: tea\n    # indented\nvia: card\n", "text", EDIT_SET, "a\nb", NULL),
		HEAD "text: \"a\\nb\"\n    # indented\nvia: card\n");
}

static void a_list_comes_into_order(void **state)
{
	(void)state;
	assert_string_equal(
		PERSON("groups: [b, 'a', c] # in\nx: 1\n", "groups", EDIT_ORDER, "a", "b"),
		"groups: [a, b, c] # in\nx: 1\n");
	assert_string_equal(PERSON("groups:\n  - b\n  - a\n", "groups", EDIT_ORDER, "a", "z"),
		"groups:\n  - a\n  - b\n");
	assert_string_equal(
		PERSON("groups: [a, c]\n", "groups", EDIT_ORDER, "a", "c"), "groups: [a, c]\n");
	assert_string_equal(PERSON("name: Al\n", "groups", EDIT_ORDER, "a", "c"), "name: Al\n");
	assert_string_equal(
		PERSON("name: Al\n", "name", EDIT_ORDER, "Bo", NULL), "name: holds one value");
}

static void lists_keep_their_style(void **state)
{
	(void)state;
	assert_string_equal(NOTE("from: bob\nto: [ alice, 'carol' ]  # who\n" WHEN "text: x\n",
				    "to", EDIT_ADD, "dave", NULL),
		"from: bob\nto: [ alice, 'carol', dave ]  # who\n" WHEN "text: x\n");
	assert_string_equal(
		NOTE("to:\n  - alice # first\n  -   carol\n# then\nfrom: bob\n" WHEN "text: x\n",
			"to", EDIT_ADD, "dave", "erin"),
		"to:\n  - alice # first\n  -   carol\n  -   dave\n  -   erin\n# then\nfrom: "
		"bob\n" WHEN "text: x\n");
	assert_string_equal(NOTE("to:\n- alice # first\n- carol\nfrom: bob\n" WHEN "text: x\n",
				    "to", EDIT_DROP, "alice", NULL),
		"to:\n- carol\nfrom: bob\n" WHEN "text: x\n");
	assert_string_equal(
		NOTE("to: [\n  alice, # first\n  carol, # second\n  dave\n]\nfrom: bob\n" WHEN
		     "text: x\n",
			"to", EDIT_DROP, "alice", NULL),
		"to: [\n   # first\n  carol, # second\n  dave\n]\nfrom: bob\n" WHEN "text: x\n");
	assert_string_equal(NOTE("to: [alice, carol, dave]\nfrom: bob\n" WHEN "text: x\n", "to",
				    EDIT_DROP, "carol", "dave"),
		"to: [alice]\nfrom: bob\n" WHEN "text: x\n");
	assert_string_equal(NOTE("to: [alice, carol, dave]\nfrom: bob\n" WHEN "text: x\n", "to",
				    EDIT_SET, "dave", "alice"),
		"to: [dave, alice]\nfrom: bob\n" WHEN "text: x\n");
}

static void one_scalar_becomes_a_list_and_none_goes(void **state)
{
	(void)state;
	assert_string_equal(
		NOTE("from: bob\nto: alice # a\n" WHEN "text: x\n", "to", EDIT_ADD, "carol", NULL),
		"from: bob\nto: [alice, carol] # a\n" WHEN "text: x\n");
	assert_string_equal(
		NOTE("from: bob\nto: alice\n" WHEN "text: x\n", "to", EDIT_SET, "carol", NULL),
		"from: bob\nto: carol\n" WHEN "text: x\n");
	assert_string_equal(
		NOTE(HEAD "text: x\ntags: [tea] # t\nvia: card\n", "tags", EDIT_DROP, "Tea", NULL),
		HEAD "text: x\nvia: card\n");
	assert_string_equal(NOTE(HEAD "text: x\n", "tags", EDIT_ADD, "tea", NULL),
		HEAD "text: x\ntags: [tea]\n");
	assert_string_equal(
		NOTE(HEAD "text: x\n", "to", EDIT_DROP, "alice", NULL), "1:1: to: is missing");
	assert_string_equal(str_text(&err.hint), "edit it by hand");
}

static void a_new_field_goes_behind_its_predecessor(void **state)
{
	(void)state;
	assert_string_equal(NOTE(HEAD "text: |\n  x\n\n# end\nvia: card\nre: 20261121-nf8kq7m2x",
				    "for", EDIT_SET, "the day: 1", NULL),
		HEAD
		"text: |\n  x\n\n# end\nvia: card\nfor: \"the day: 1\"\nre: 20261121-nf8kq7m2x");
	assert_string_equal(NOTE(HEAD "text: x", "via", EDIT_SET, "e-mail", NULL),
		HEAD "text: x\nvia: e-mail\n");
	assert_string_equal(NOTE(HEAD "text: |\n  x", "tags", EDIT_ADD, "tea", NULL),
		HEAD "text: |\n  x\ntags: [tea]\n");
	assert_string_equal(
		PERSON("x: 1\n# end\n", "name", EDIT_SET, "Al", NULL), "x: 1\nname: Al\n# end\n");
	assert_string_equal(PERSON("", "groups", EDIT_ADD, "support", NULL), "groups: [support]\n");
	assert_string_equal(PERSON("# al\n", "name", EDIT_SET, "Al", NULL), "# al\nname: Al\n");
	assert_string_equal(PERSON("---", "name", EDIT_SET, "Al", NULL), "---\nname: Al\n");
}

static void mappings_inside_are_edited_in_place(void **state)
{
	(void)state;
	assert_string_equal(PERSON("name: Al\nx: 1\n", "thank.how", EDIT_ADD, "card", "gift"),
		"name: Al\nthank:\n  how: [card, gift]\nx: 1\n");
	assert_string_equal(PERSON("thank:\n    note: n # c\nx: 1\n", "thank.audience", EDIT_SET,
				    "private", NULL),
		"thank:\n    note: n # c\n    audience: private\nx: 1\n");
	assert_string_equal(PERSON("thank:\n  how: [card]\n  note: n\n", "thank.audience", EDIT_SET,
				    "private", NULL),
		"thank:\n  how: [card]\n  audience: private\n  note: n\n");
	assert_string_equal(PERSON("thank: {how: card, note: n}\n", "thank.audience", EDIT_SET,
				    "private", NULL),
		"thank: {how: card, audience: private, note: n}\n");
	assert_string_equal(PERSON("thank: {}\n", "thank.how", EDIT_ADD, "card", NULL),
		"thank: {how: [card]}\n");
	assert_string_equal(PERSON("thank:\nname: Al\n", "thank.how", EDIT_ADD, "card", NULL),
		"thank:\n  how: [card]\nname: Al\n");
	assert_string_equal(
		PERSON("name: Al\nthank:\n  how: [card]\n", "thank.how", EDIT_DROP, "card", NULL),
		"name: Al\n");
	assert_string_equal(PERSON("name: Al\nthank: {how: [card], note: n}\n", "thank.how",
				    EDIT_SET, NULL, NULL),
		"name: Al\nthank: {note: n}\n");
	assert_string_equal(PERSON("thank: much\n", "thank.how", EDIT_ADD, "card", NULL),
		"1:8: thank: must hold 'name: value' lines");
}

static void a_file_in_one_flow_can_be_edited(void **state)
{
	(void)state;
	assert_string_equal(PERSON("{\n  \"name\": \"Al\",\n  \"groups\": [\"a\"]\n}\n", "groups",
				    EDIT_ADD, "b", NULL),
		"{\n  \"name\": \"Al\",\n  \"groups\": [\"a\", b]\n}\n");
	assert_string_equal(PERSON("{name: Al, x: 1}\n", "kind", EDIT_SET, "friend", NULL),
		"{name: Al, kind: friend, x: 1}\n");
	assert_string_equal(PERSON("{name: Al, x: 1}\n", "name", EDIT_SET, NULL, NULL), "{x: 1}\n");
	assert_string_equal(PERSON("{name: Al}\n", "thank.how", EDIT_ADD, "card", NULL),
		"{name: Al, thank: {how: [card]}}\n");
	assert_string_equal(
		PERSON("{name: }\n", "name", EDIT_SET, "a, b", NULL), "{name: \"a, b\"}\n");
}

static void notices_are_added_a_line_each(void **state)
{
	struct notice notice = { .day = day_from_civil((struct civil){ 2026, 12, 5 }),
		.text = "photo show at Gallery 9" };
	struct edit edit = {
		.field = fields_find(&person_fields, "notices"), .kind = EDIT_ADD, .notice = &notice
	};
	static const char with[] =
		"name: Al\nnotices:\n  - {date: 2026-12-05, text: photo show at Gallery 9}\n";

	(void)state;
	assert_string_equal(edited(&person_fields, "name: Al\n", &edit, 1), with);
	assert_string_equal(edited(&person_fields, with, &edit, 1), with);
	assert_string_equal(edited(&person_fields, "notices: [{text: sings}]\n", &edit, 1),
		"notices: [{text: sings}, {date: 2026-12-05, text: photo show at Gallery 9}]\n");
	assert_string_equal(
		edited(&person_fields, "notices:\n- text: sings\n  place: hall\nx: 1\n", &edit, 1),
		"notices:\n- text: sings\n  place: hall\n- {date: 2026-12-05, text: photo show at "
		"Gallery 9}\nx: 1\n");
}

static void conflicts_are_settled_one_by_one(void **state)
{
	static const char file[] = HEAD "text: x\nconflicts:\n  text: [y] # other\n  via: [card]\n";

	(void)state;
	assert_string_equal(NOTE(file, "conflicts", EDIT_DROP, "text", NULL),
		HEAD "text: x\nconflicts:\n  via: [card]\n");
	assert_string_equal(NOTE(file, "conflicts", EDIT_DROP, "text", "via"), HEAD "text: x\n");
	assert_string_equal(NOTE(file, "conflicts", EDIT_SET, NULL, NULL), HEAD "text: x\n");
	assert_string_equal(NOTE(file, "conflicts", EDIT_DROP, "to", NULL), file);
}

static void what_cannot_be_done_in_place_is_refused(void **state)
{
	(void)state;
	assert_string_equal(
		NOTE("? from\n: bob\nto: alice\n" WHEN "text: x\nre: 20261121-nf8kq7m2x\n", "via",
			EDIT_SET, "card", NULL),
		"? from\n: bob\nto: alice\n" WHEN "text: x\nvia: card\nre: 20261121-nf8kq7m2x\n");
	assert_string_equal(PERSON("? name\n: Al\nx: 1\n", "name", EDIT_SET, NULL, NULL),
		"cannot be edited in place");
	assert_string_equal(PERSON("a: 1\n...\n# end\n", "name", EDIT_SET, "Al", NULL),
		"a: 1\nname: Al\n...\n# end\n");
	assert_string_equal(PERSON("name: &x Al\n", "kind", EDIT_SET, "friend", NULL),
		"1:7: anchors and tags are not allowed");
	assert_string_equal(PERSON("name: Al\n", "kind", EDIT_SET, "foe", NULL),
		"kind: 'foe' is not one of colleague, customer, vendor, friend, family");
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(
		PERSON("name: Al\n", "name", EDIT_ADD, "Bo", NULL), "name: holds one value");
}

static void a_wrong_value_can_be_mended(void **state)
{
	(void)state;
	assert_string_equal(NOTE("from: bob\nto: alice\ndate: 21.11.2026 # hm\ntext: x\n", "date",
				    EDIT_SET, "2026-11-21T16:42:00+01:00", NULL),
		"from: bob\nto: alice\n"
		"date: 2026-11-21T16:42:00+01:00 # hm\ntext: x\n");
	assert_string_equal(
		NOTE("from: bob\nto: {x: 1}\n" WHEN "text: x\n", "to", EDIT_SET, "alice", NULL),
		"from: bob\nto: [alice]\n" WHEN "text: x\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(only_the_value_changes, forget),
		cmocka_unit_test_teardown(what_is_as_wanted_stays_byte_for_byte, forget),
		cmocka_unit_test_teardown(a_text_becomes_a_block_and_stays_one, forget),
		cmocka_unit_test_teardown(
			a_comment_that_would_be_swallowed_keeps_the_text_in_quotes, forget),
		cmocka_unit_test_teardown(a_list_comes_into_order, forget),
		cmocka_unit_test_teardown(lists_keep_their_style, forget),
		cmocka_unit_test_teardown(one_scalar_becomes_a_list_and_none_goes, forget),
		cmocka_unit_test_teardown(a_new_field_goes_behind_its_predecessor, forget),
		cmocka_unit_test_teardown(mappings_inside_are_edited_in_place, forget),
		cmocka_unit_test_teardown(a_file_in_one_flow_can_be_edited, forget),
		cmocka_unit_test_teardown(notices_are_added_a_line_each, forget),
		cmocka_unit_test_teardown(conflicts_are_settled_one_by_one, forget),
		cmocka_unit_test_teardown(what_cannot_be_done_in_place_is_refused, forget),
		cmocka_unit_test_teardown(a_wrong_value_can_be_mended, forget),
	};

	return cmocka_run_group_tests_name("store/edit", tests, NULL, NULL);
}
