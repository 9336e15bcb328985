#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/note.h"
#include "model/person.h"
#include "model/round.h"
#include "model/settings.h"
#include "store/codec.h"
#include "store/layout.h"
#include "store/merge_file.h"

#define NOTE "notes/2026/11/21/p0h0q7m2x.yaml"
#define WHEN "date: 2026-11-21T16:42:00+01:00\n"
#define HEAD "from: bob\nto: [alice]\n" WHEN

static struct err err;

static struct content content(const char *text)
{
	return (struct content){ text, text != NULL ? strlen(text) : 0 };
}

/* The outcome, both ways round; "-" when there is none. */
static const char *merged(const char *path, const char *base, const char *one, const char *other)
{
	static struct str out, back;
	bool done, again;

	str_clear(&out);
	str_clear(&back);
	assert_int_equal(
		merge_file(&out, &done, path, content(base), content(one), content(other), &err),
		0);
	assert_int_equal(
		merge_file(&back, &again, path, content(base), content(other), content(one), &err),
		0);
	assert_int_equal(done, again);
	assert_string_equal(str_text(&out), str_text(&back));
	if (done) /* it stays as it is */
		assert_int_equal(merge_file(&back, &again, path, content(base), content(out.bytes),
					 content(out.bytes), &err),
			0);
	return done ? str_text(&out) : "-";
}
#define is(path, base, one, other, wanted)                                                         \
	assert_string_equal(merged(path, base, one, other), wanted)

static void a_path_tells_the_table(void **state)
{
	(void)state;
	assert_ptr_equal(merge_fields(NOTE), &note_fields);
	assert_ptr_equal(merge_fields("notes/coffee.yaml"), &note_fields);
	assert_ptr_equal(merge_fields("people/alice.yaml"), &person_fields);
	assert_ptr_equal(merge_fields("rounds/2026-10-05-week.yaml"), &round_fields);
	assert_ptr_equal(merge_fields("thanks.yaml"), &settings_fields);
	for (const char *const *path = (const char *const[]){ "", "README.md", "notes/x.png",
		     "notes/../x.yaml", "people/a/b.yaml", "people/.yaml", "people/x",
		     "x/thanks.yaml", "thanks.yaml/x", "peoplex.yaml", "/thanks.yaml", NULL };
		*path != NULL; path++)
		assert_null(merge_fields(*path));
}

static void changes_in_different_lines_are_both_kept(void **state)
{
	(void)state;
	is(NOTE, "# a\nfrom: bob\n\nto: [alice]\n# b\n" WHEN "text: tea\n",
		"# a\nfrom:   carol # me\n\nto: [alice]\n# b\n" WHEN "text: tea\n",
		"# a\nfrom: bob\n\nto: [alice]\n# c\n" WHEN "text: 'coffee'\n",
		"# a\nfrom:   carol # me\n\nto: [alice]\n# c\n" WHEN "text: 'coffee'\n");
}

static void changes_in_neighbouring_lines_too(void **state)
{
	(void)state;
	is(NOTE, HEAD "text: tea\n", HEAD "text: tea\nvia: card # so\n",
		HEAD "text: tea\ntags: [x]\n", HEAD "text: tea\ntags: [x]\nvia: card # so\n");
	is(NOTE, HEAD "text: tea\n", HEAD "text: tea\nmood: {a: 1}\n",
		HEAD "text: tea\nvia: card\n", HEAD "text: tea\nvia: card\nmood: {a: 1}\n");
	is(NOTE, HEAD "text: tea\nmood: 1\n", HEAD "text: tea\n", HEAD "text: coffee\nmood: 1\n",
		HEAD "text: coffee\n");
}

static void the_same_field_twice_leaves_a_version(void **state)
{
	(void)state;
	is(NOTE, HEAD "text: tea\n", HEAD "text: cake\n", HEAD "text: coffee\n",
		HEAD "text: cake\nconflicts:\n  text: [coffee]\n");
	is(NOTE, HEAD "text: tea\nx: 1\n", HEAD "text: tea\nx: 2\n", HEAD "text: tea\nx: [3]\n",
		HEAD "text: tea\nconflicts:\n  x: [\"[3]\"]\nx: 2\n");
	is(NOTE, HEAD "text: |\n  one\n  two\n  three\n", HEAD "text: |\n  One\n  two\n  three\n",
		HEAD "text: |\n  one\n  two\n  Three\n",
		HEAD
		"text: |\n  One\n  two\n  three\nconflicts:\n  text: [\"one\\ntwo\\nThree\"]\n");
	is("thanks.yaml", "name: a\nevery: 30d\n", "name: b\nevery: 30d\n", "name: c\nevery: 20d\n",
		"name: b\nevery: 20d\nconflicts:\n  name: [c]\n");
}

static void versions_come_and_go(void **state)
{
	(void)state;
	/* settled */
	is(NOTE, HEAD "text: a\nconflicts:\n  text: [b]\n", HEAD "text: b\n",
		HEAD "text: a\nvia: card\nconflicts:\n  text: [b]\n", HEAD "text: b\nvia: card\n");
	/* one more */
	is(NOTE, HEAD "text: o\n", HEAD "text: a\nconflicts: {text: [b]} # look\n",
		HEAD "text: c\n", HEAD "text: a\nconflicts:\n  text: [b, c]\n# look\n");
	is(NOTE, HEAD "text: o\n", HEAD "text: a\nconflicts:\n  text: [b]\n  # why\n  mood: [x]\n",
		HEAD "text: c\nvia: card\n",
		HEAD "text: a\nvia: card\nconflicts:\n  mood: [x]\n  text: [b, c]\n# why\n");
}

static void lists_keep_their_style(void **state)
{
	(void)state;
	is(NOTE, "from: bob\nto:\n  - alice # first\n" WHEN "text: tea\n",
		"from: bob\nto:\n  - alice # first\n  - carol\n" WHEN "text: tea\n",
		"from: bob\nto:\n  - alice # first\n  - dave\n" WHEN "text: tea\n",
		"from: bob\nto:\n  - alice # first\n  - carol\n  - dave\n" WHEN "text: tea\n");
	is("people/alice.yaml", "notices:\n  - {date: 2026-12-05, text: show} # x\n",
		"notices:\n  - {date: 2026-12-05, text: show} # x\n  - sings\n",
		"notices:\n  - {date: 2026-12-05, text: show} # x\n  - runs\n",
		"notices:\n  - {date: 2026-12-05, text: show} # x\n  - runs\n  - {text: sings}\n");
	is("thanks.yaml", "name: x\n", "name: x\ndays-off: []\n", "name: x\nevery: 9d\n",
		"name: x\nevery: 9d\ndays-off: []\n");
	is("rounds/2026-10-05-week.yaml", "name: week\nstart: 2026-10-05\nring: [a, b, c]\n",
		"name: week\nstart: 2026-10-05\nring: [a, x, b, c]\n",
		"name: week\nstart: 2026-10-05\nring: [a, c]\n",
		"name: week\nstart: 2026-10-05\nring: [a, x, c]\n");
}

static void no_comment_is_lost(void **state)
{
	(void)state;
	is(NOTE, HEAD "text: tea\n", "# mine\n" HEAD "text: coffee # strong\n",
		"# theirs\n" HEAD "text: cake\n",
		"# mine\n" HEAD
		"text: | # strong\n  cake\nconflicts:\n  text: [coffee]\n# theirs\n");
	/* whoever takes one away means it */
	is(NOTE, "# a\n" HEAD "text: tea\n", HEAD "text: coffee\n", "# a\n" HEAD "text: cake\n",
		HEAD "text: cake\nconflicts:\n  text: [coffee]\n");
	/* what looks like one */
	is(NOTE, HEAD "text: |\n  # one\n  a #two\n", HEAD "text: |\n  # three\n  b\n",
		HEAD "text: |\n  # four\n",
		HEAD "text: |\n  # four\nconflicts:\n  text: [\"# three\\nb\"]\n");
	is(NOTE, NULL, HEAD "text: a # b#c\nfor: 'x # no'\n",
		HEAD "text: | # head\n  a\nfor: \"x # no\"\n",
		HEAD "text: a # b#c\nfor: 'x # no'\n# head\n");
	/* with a field that somebody took away */
	is(NOTE, HEAD "text: tea\nvia: card\n", HEAD "text: tea\nvia: card # new\n",
		HEAD "text: coffee\n", HEAD "text: coffee\n# new\n");
	is(NOTE, HEAD "text: tea", HEAD "text: tea # a", HEAD "text: tea # b",
		HEAD "text: tea # a\n# b\n");
}

static void line_ends_stay(void **state)
{
	(void)state;
	is("people/alice.yaml", "name: a\r\nkind: friend\r\n", "name: b\r\nkind: friend\r\n# x\r\n",
		"name: a\r\nkind: vendor\r\n# y\r\n", "name: b\r\nkind: vendor\r\n# y\r\n# x\r\n");
	is("people/alice.yaml", "\xEF\xBB\xBFname: a\n", "\xEF\xBB\xBF# x\nname: b\n",
		"\xEF\xBB\xBFname: a\n# y\n", "\xEF\xBB\xBF# x\nname: b\n# y\n");
}

static void both_may_add_the_same_file(void **state)
{
	(void)state;
	is("people/alice.yaml", NULL, "name: Alice\naliases: [al]\n",
		"name: Alice\nemails: [a@example.org]\n",
		"name: Alice\nemails: [a@example.org]\naliases: [al]\n");
	is("people/alice.yaml", "", "name: Alice\n", "name: Alicia\n",
		"name: Alice\nconflicts:\n  name: [Alicia]\n");
	is("people/alice.yaml", ": broken", "name: Alice\n", "kind: friend\n",
		"name: Alice\nkind: friend\n");
}

static void lines_move_with_their_style(void **state)
{
	(void)state;
	is(NOTE, HEAD "text: tea\nvia: card # by hand\n",
		"# x\n" HEAD "text: \"fresh tea\" # strong\nvia: card # by hand\n",
		HEAD "text: tea\nvia:   'gift' # by hand\ntags:\n  - a # one\n  # two\n  - b",
		"# x\n" HEAD
		"text: \"fresh tea\" # strong\nvia:   'gift' # by hand\ntags:\n  - a # one\n  # two\n  - b");
	is("people/alice.yaml", "name: a\nthank: {how: [card]} # x\n",
		"name: a\nthank: {how: [card]} # x\ngroups: [b] # c\n",
		"name: a\nthank: # x\n  how: [card]\n  note: 'so' # n\nodd: {y}\n",
		"name: a\nthank: # x\n  how: [card]\n  note: 'so' # n\ngroups: [b] # c\nodd: {y}\n");
	/* a comment on each side of one line */
	is(NOTE, HEAD "text: tea\n", HEAD "text: tea # mine\n", HEAD "text: cake # theirs\n",
		HEAD "text: | # mine\n  cake\n# theirs\n");
}

static void odd_keys_end_well(void **state)
{
	(void)state;
	/* a dot is no mapping */
	is(NOTE, HEAD "text: tea\n", HEAD "text: cake\na.b: 1\n", HEAD "text: coffee\na: {c: 2}\n",
		HEAD "text: cake\nconflicts:\n  text: [coffee]\na: {c: 2}\na.b: 1\n");
	is("people/alice.yaml", "thank:\n  how: [card]\n", "thank:\n  how: [card]\n  mood: 1 # m\n",
		"thank:\n  words: facts\n", "thank:\n  mood: 1 # m\n  words: facts\n");
	is("people/alice.yaml", "thank: {how: [card], mood: 1}\n",
		"thank: {how: [card, gift], mood: 1}\n", "thank: {how: [card], mood: 2}\n",
		"thank: {how: [card, gift], mood: 2}\n");
	is("thanks.yaml", "every: 30d # x\n", "every: 20d # x\n", "every:\n  customer: 14d\n",
		"every:\n  customer: 14d\n  default: 20d\n");
}

static void a_note_says_something_or_answers(void **state)
{
	(void)state;
	is(NOTE, HEAD "text: tea\nre: 20261120-nf8kq7m2x\n", HEAD "text: tea\n",
		HEAD "re: 20261120-nf8kq7m2x\n", HEAD "text: tea\nre: 20261120-nf8kq7m2x\n");
}

static void what_cannot_be_read_is_left_to_others(void **state)
{
	(void)state;
	is(NOTE, HEAD, HEAD "text: a\ntext: b\n", HEAD "text: c\n", "-");
	is(NOTE, HEAD, HEAD "text: a\n", "", "-");
	is(NOTE, HEAD, HEAD "text: a\n", NULL, "-");
	is(NOTE, HEAD, "<<<<<<< ours\n" HEAD, HEAD "text: c\n", "-");
	is("README.md", "a", "b", "c", "-");
	is("notes/2026/11/21/x.png", "a", "b", "c", "-");
}

#define ON(day) "from: bob\nto: [alice]\ndate: 2026-11-" day "T16:42:00+01:00\n"

static void another_note_is_no_ancestor(void **state)
{
	(void)state;
	/* removed here and edited there, and git takes the new note for it */
	is(NOTE, ON("20") "text: one\n", ON("21") "text: two\n", ON("20") "text: ones\n",
		ON("21") "text: two\n");
	is(NOTE, ON("20") "text: one\n", ON("21") "text: two\n", ON("21") "text: two\nvia: card\n",
		ON("21") "text: two\nvia: card\n");
	is(NOTE, ON("20") "text: one\nvia: card\n", ON("21") "text: two\n",
		ON("21") "text: two\nvia: card\n", ON("21") "text: two\nvia: card\n");
	is("notes/x.yaml", ON("20") "text: one\n", ON("21") "text: one\n", ON("20") "text: ones\n",
		ON("21") "text: ones\n");
	is(NOTE, ON("20") "text: one\n", ON("19") "text: one\n", ON("20") "text: ones\n",
		ON("19") "text: ones\n");
}

/* (its name tells that it was written at 16:42:00) */
static void a_note_that_moved_is_the_same(void **state)
{
	(void)state;
	is(NOTE, ON("20") "text: one\n", ON("21") "text: one\n", ON("20") "text: ones\n",
		ON("21") "text: ones\n");
	is(NOTE, ON("20") "text: one\n", ON("21") "text: one\n", ON("21") "text: two\n",
		ON("21") "text: two\n");
	is("notes/2026/11/21/p0gzq7m2x.yaml", ON("20") "text: one\n", ON("21") "text: one\n",
		ON("20") "text: ones\n", ON("21") "text: one\n");
	is("notes/2026/11/21/coffee.yaml", ON("20") "text: one\n", ON("21") "text: one\n",
		ON("20") "text: ones\n", ON("21") "text: one\n");
}

static void long_files_end_in_time(void **state)
{
	struct str base = { 0 }, one = { 0 }, other = { 0 }, out = { 0 };
	bool done;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		str_addf(&base, "a%d: 1\n", i);
		str_addf(&one, "a%d: %d # %d\n", i, i % 3, i);
		str_addf(&other, "a%d: %d\n# %d\n", i, i % 2, -i);
	}
	for (int i = 0; i < 10000; i++) {
		str_addf(&one, "# one %d\n", i);
		str_addf(&other, "# other %d\n", i);
	}
	assert_int_equal(merge_file(&out, &done, "people/alice.yaml", content(base.bytes),
				 content(one.bytes), content(other.bytes), &err),
		0);
	assert_true(done);
	assert_non_null(strstr(out.bytes, "# one 9999\n"));
	assert_non_null(strstr(out.bytes, "# other 9999\n"));
	assert_non_null(strstr(out.bytes, "conflicts:\n"));
	str_release(&base);
	str_release(&one);
	str_release(&other);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_tells_the_table),
		cmocka_unit_test(changes_in_different_lines_are_both_kept),
		cmocka_unit_test(changes_in_neighbouring_lines_too),
		cmocka_unit_test(the_same_field_twice_leaves_a_version),
		cmocka_unit_test(versions_come_and_go),
		cmocka_unit_test(lists_keep_their_style),
		cmocka_unit_test(no_comment_is_lost),
		cmocka_unit_test(line_ends_stay),
		cmocka_unit_test(both_may_add_the_same_file),
		cmocka_unit_test(lines_move_with_their_style),
		cmocka_unit_test(odd_keys_end_well),
		cmocka_unit_test(a_note_says_something_or_answers),
		cmocka_unit_test(what_cannot_be_read_is_left_to_others),
		cmocka_unit_test(another_note_is_no_ancestor),
		cmocka_unit_test(a_note_that_moved_is_the_same),
		cmocka_unit_test(long_files_end_in_time),
	};

	return cmocka_run_group_tests_name("store/merge_file", tests, NULL, NULL);
}
