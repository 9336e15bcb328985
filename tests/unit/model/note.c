#include "sample.h"

static void add_word(void *with, const char *word, size_t length)
{
	struct str *str = with;

	if (str->length > 0)
		str_add_char(str, '|');
	str_add_bytes(str, word, length);
}

static void assert_tags(const char *text, const char *tags)
{
	struct str str = { 0 };

	text_tags(text, add_word, &str);
	assert_string_equal(str_text(&str), tags);
	str_release(&str);
}

static void hash_words_are_tags(void **state)
{
	(void)state;
	assert_tags("", "");
	assert_tags("fresh coffee #details", "details");
	assert_tags("#one, (#two) [#three \"#four\"", "one|two|three|four");
	assert_tags("a\n#one\t#two\u00A0#three \u201E#four \u00AB#five", "one|two|three|four|five");
	assert_tags("\u8C22\u8C22\uFF0C#\u8010\u5FC3\u3002#\u56E2", "\u8010\u5FC3|\u56E2");
	assert_tags("\u200F#\u0635\u0628\u0631", "\u0635\u0628\u0631");
	assert_tags("#front-line and #after_hours- and #x_", "front-line|after_hours|x");
	assert_tags("#\u00C4rger #\u8010\u5FC3 #\u0635\u0628\u0631",
		"\u00C4rger|\u8010\u5FC3|\u0635\u0628\u0631");
	assert_tags("#R2D2", "R2D2");
	assert_tags("#e\u0301te\u0301", "e\u0301te\u0301");
	assert_tags("#\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\u200C ",
		"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
}

static void other_hashes_are_not(void **state)
{
	(void)state;
	assert_tags("you are #1, ticket #123", "");
	assert_tags("C# a#b \u00E9#tag 1#x", "");
	assert_tags("# title", "");
	assert_tags("##twice (#two)#three #a,#b", "two|a");
	assert_tags("https://x.y/#frag https://x.y/a-#b ../#c a.#d", "");
	assert_tags("#", "");
	assert_tags("#-x #_x #\U0001F389 #\uFE0F\u20E3", "");
	assert_tags("#\xFF #\xC3", "");
}

static void all_tags_are_each_once(void **state)
{
	struct notes notes = { 0 };
	struct note *note = sample_note(&notes, "a", "bob", "alice", "2026-11-21",
		"for #Patience and #details and #patience");

	(void)state;
	sample_set(&note_fields, note, &notes.memory, "tags", "details teamwork");
	note_settle(note, &notes.memory);
	assert_int_equal(note->tags.count, 2);
	assert_int_equal(note->all_tags.count, 3);
	assert_true(note_has_tag(note, "PATIENCE"));
	assert_true(note_has_tag(note, "teamwork"));
	assert_false(note_has_tag(note, "team"));
	notes_release(&notes);
}

static void the_table_stands_in_order(void **state)
{
	static const char *const names[] = { "from", "to", "date", "text", "tags", "via", "for",
		"re", "by", "group", "round", "picture", "conflicts" };

	(void)state;
	assert_int_equal(note_fields.count, sizeof(names) / sizeof(names[0]));
	for (size_t i = 0; i < note_fields.count; i++)
		assert_string_equal(note_fields.rows[i].name, names[i]);
	for (int via = 0; via < VIA_COUNT; via++)
		assert_non_null(via_words(via));
	assert_string_equal(via_words(VIA_IN_PERSON), "in person");
	assert_string_equal(via_names[VIA_GIFT], "gift");
	assert_null(via_names[VIA_COUNT]);
}

static void assert_wrong(const struct note *note, const char *why)
{
	struct err err = { 0 };

	assert_int_equal(note_check(note, &err), -1);
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(str_text(&err.text), why);
	err_release(&err);
}

static void a_note_needs_what_it_needs(void **state)
{
	struct notes notes = { 0 };
	struct note good =
		*sample_note(&notes, "a", "bob", "alice carol", "2026-11-21", "fresh coffee");
	struct note note = good;
	struct err err = { 0 };

	(void)state;
	assert_int_equal(note_check(&good, &err), 0);
	note.text = NULL;
	assert_wrong(&note, "text: it is missing, and the note answers no other");
	note.text = " \n\t";
	assert_wrong(&note, "text: it is missing, and the note answers no other");
	note.re = "20261121-nf8kq7m2x";
	assert_int_equal(note_check(&note, &err), 0);
	note = good;
	note.to.count = 0;
	assert_wrong(&note, "to: there is nobody to thank");
	note = good;
	note.from = NULL;
	assert_wrong(&note, "from: it is missing");
	note = good;
	note.by = "\u00C4lice";
	assert_wrong(&note, "by: '\u00C4lice' is nobody's handle, alias or address");
	note = good;
	note.date = MOMENT_NONE;
	assert_wrong(&note, "date: it is missing");
	note = good;
	note.picture = "b.yaml";
	assert_wrong(&note, "picture: 'b.yaml' is a note's file");
	err_release(&err);
	notes_release(&notes);
}

static void the_writer_is_by_or_from(void **state)
{
	struct note note = { .from = "bob" };

	(void)state;
	assert_string_equal(note_writer(&note), "bob");
	note.by = "carol";
	assert_string_equal(note_writer(&note), "carol");
}

static void the_newest_by_their_own_clocks_come_first(void **state)
{
	struct note a = { .id = "a", .date = { 1000, 0 } };
	struct note b = { .id = "b", .date = { 1000 - 3600, 120 } };
	struct note c = { .id = "c", .date = { 1000 - 3600, 60 } };
	struct note draft = { .date = { 1000, 0 } };

	(void)state;
	assert_true(note_compare_newest(&b, &a) < 0);
	assert_true(note_compare_newest(&a, &b) > 0);
	assert_true(note_compare_newest(&c, &a) < 0);
	assert_int_equal(note_compare_newest(&a, &a), 0);
	assert_int_equal(note_compare_newest(&draft, &draft), 0);
	assert_int_not_equal(note_compare_newest(&draft, &a), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hash_words_are_tags),
		cmocka_unit_test(other_hashes_are_not),
		cmocka_unit_test(all_tags_are_each_once),
		cmocka_unit_test(the_table_stands_in_order),
		cmocka_unit_test(a_note_needs_what_it_needs),
		cmocka_unit_test(the_writer_is_by_or_from),
		cmocka_unit_test(the_newest_by_their_own_clocks_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
