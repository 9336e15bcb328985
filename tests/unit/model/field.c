#include "sample.h"

/* A record with a field of every kind that has scalars. */
struct record {
	const char *handle;
	struct texts handles;
	struct moment moment;
	const char *text, *line;
	struct texts lines, words;
	int choice;
	struct texts choices;
	bool flag;
	struct day day;
	struct yearly yearly;
	int duration, number;
	const char *id, *file, *spelling;
	struct notices notices;
	struct conflicts conflicts;
	struct unknowns unknown;
	const char *other;
};

#define AT(member) offsetof(struct record, member)
static const char *const colours[] = { "", "red", "green", NULL };
static const struct field rows[] = {
	{ "handle", FIELD_HANDLE, AT(handle), FIELD_REQUIRED, 0, NULL, "" },
	{ "handles", FIELD_HANDLES, AT(handles), 0, 0, NULL, "" },
	{ "moment", FIELD_MOMENT, AT(moment), 0, 0, NULL, "" },
	{ "text", FIELD_TEXT, AT(text), 0, 20, NULL, "" },
	{ "line", FIELD_LINE, AT(line), 0, 0, NULL, "" },
	{ "lines", FIELD_LINES, AT(lines), 0, 0, NULL, "" },
	{ "words", FIELD_WORDS, AT(words), 0, 0, NULL, "" },
	{ "choice", FIELD_CHOICE, AT(choice), 0, 0, colours, "" },
	{ "choices", FIELD_CHOICES, AT(choices), 0, 0, colours, "" },
	{ "flag", FIELD_FLAG, AT(flag), 0, 0, NULL, "" },
	{ "day", FIELD_DAY, AT(day), 0, 0, NULL, "" },
	{ "yearly", FIELD_YEARLY, AT(yearly), 0, 0, NULL, "" },
	{ "duration", FIELD_DURATION, AT(duration), 0, 0, NULL, "" },
	{ "number", FIELD_NUMBER, AT(number), 0, 0, NULL, "" },
	{ "id", FIELD_ID, AT(id), 0, 0, NULL, "" },
	{ "file", FIELD_FILE, AT(file), 0, 0, NULL, "" },
	{ "spelling", FIELD_HANDLE, AT(spelling), FIELD_SPELLING, 0, NULL, "" },
	{ "notices", FIELD_NOTICES, AT(notices), 0, 0, NULL, "" },
	{ "conflicts", FIELD_CONFLICTS, AT(conflicts), 0, 0, NULL, "" },
};
static const struct fields table = { rows, sizeof(rows) / sizeof(rows[0]), AT(unknown) };

static int try_read(struct record *record, const char *name, const char *value, struct arena *arena,
	struct err *err)
{
	return field_read(fields_find(&table, name), record, value, strlen(value), arena, err);
}

static void assert_read(const char *name, const char *value, const char *written)
{
	const struct field *field = fields_find(&table, name);
	struct record record = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct str out = { 0 };

	fields_init(&table, &record);
	if (try_read(&record, name, value, &arena, &err) < 0)
		fail_msg("%s: %s", name, str_text(&err.text));
	field_write(field, &record, 0, &out);
	assert_string_equal(str_text(&out), written);
	assert_int_equal(field_values(field, &record), written[0] == '\0' ? 0 : 1);
	assert_int_equal(field_is_empty(field, &record), written[0] == '\0');
	str_release(&out);
	err_release(&err);
	arena_release(&arena);
}

static void assert_refused(const char *name, const char *value, const char *why)
{
	struct record record = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };

	fields_init(&table, &record);
	assert_int_equal(try_read(&record, name, value, &arena, &err), -1);
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(str_text(&err.text), why);
	assert_true(field_is_empty(fields_find(&table, name), &record));
	err_release(&err);
	arena_release(&arena);
}

static void an_empty_record_has_nothing(void **state)
{
	struct record record;
	struct str out = { 0 };

	(void)state;
	memset(&record, 0xA5, sizeof(record));
	record.other = "mine";
	fields_init(&table, &record);
	for (size_t i = 0; i < table.count; i++) {
		assert_true(field_is_empty(&rows[i], &record));
		assert_int_equal(field_values(&rows[i], &record), 0);
		field_write(&rows[i], &record, 0, &out);
	}
	assert_int_equal(out.length, 0);
	assert_int_equal(record.unknown.count, 0);
	assert_false(day_known(record.day));
	assert_false(moment_known(record.moment));
	assert_string_equal(record.other, "mine");
	assert_null(fields_find(&table, "colour"));
	str_release(&out);
}

static void values_are_written_as_they_are_stored(void **state)
{
	(void)state;
	assert_read("handle", "@Alice", "alice");
	assert_read("handles", "bob", "bob");
	assert_read("moment", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00");
	assert_read("text", "a\n b\r\n", "a\n b\r\n");
	assert_read("line", "Alice \xC3\x84\n", "Alice \xC3\x84");
	assert_read("line", "", "");
	assert_read("words", "#details", "details");
	assert_read("choice", "Green", "green");
	assert_read("choice", "", "");
	assert_read("choices", "RED", "red");
	assert_read("flag", "true", "true");
	assert_read("flag", "Yes", "true");
	assert_read("flag", "false", "");
	assert_read("day", "2024-02-29", "2024-02-29");
	assert_read("yearly", "--02-29", "--02-29");
	assert_read("duration", "2w", "14d");
	assert_read("number", "007", "7");
	assert_read("id", "20261121-NF8KQ7M2X", "20261121-nf8kq7m2x");
	assert_read("id", "Tea.yaml", "Tea.yaml");
	assert_read("file", "a.png", "a.png");
	assert_read("spelling", "\u00C4lice", "\u00C4lice");
	assert_read("spelling", "Bob@Example.org", "Bob@Example.org");
	assert_read("spelling", "Bob", "bob");
}

static void wrong_values_are_named(void **state)
{
	(void)state;
	assert_refused("handle", "Bad Handle!",
		"'Bad Handle!' is not a handle: letters, digits, and . _ - between them");
	assert_refused("handle", "\u00C4lice",
		"'\u00C4lice' is not a handle: letters, digits, and . _ - between them");
	assert_refused("spelling", "../../x",
		"'../../x' is not a handle: letters, digits, and . _ - between them");
	assert_refused("handles", "me", "'me' is reserved and cannot be a handle here");
	assert_refused("moment", "21.11.2026", "'21.11.2026' is not an ISO 8601 date with offset, as in " MOMENT_EXAMPLE);
	assert_refused("text", "one two three four fiv", "it has 22 bytes, more than 20");
	assert_refused("line", "a\nb", "'a\nb' is more than one line");
	assert_refused("lines", "a\rb", "'a\rb' is more than one line");
	assert_refused(
		"words", "front line", "'front line' is not a tag: one word, without commas");
	assert_refused("choice", "blue", "'blue' is not one of red, green");
	assert_refused("flag", "maybe", "'maybe' is not true or false");
	assert_refused("day", "2026-02-29", "'2026-02-29' is not a day like 2026-11-21");
	assert_refused("day", "2026-02-28x", "'2026-02-28x' is not a day like 2026-11-21");
	assert_refused("yearly", "1990-04-02", "'1990-04-02' is not a month and day like --04-02");
	assert_refused("duration", "soon", "'soon' is not a number of days like 14d");
	assert_refused("number", "-1", "'-1' is not a whole number");
	assert_refused("number", "9999999999", "'9999999999' is not a whole number");
	assert_refused("id", "../x.yaml", "'../x.yaml' is not a note's id");
	assert_refused("file", "/etc/passwd",
		"'/etc/passwd' is not a file name: no path, no dot in front");
}

static void nul_and_too_much_are_refused(void **state)
{
	static char many[70000];
	struct record record = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };

	(void)state;
	fields_init(&table, &record);
	memset(many, 'a', sizeof(many) - 1);
	assert_int_equal(field_read(&rows[0], &record, "a\0b", 3, &arena, &err), -1);
	assert_string_equal(str_text(&err.text), "it holds a NUL byte");
	assert_int_equal(try_read(&record, "line", many, &arena, &err), -1);
	assert_string_equal(str_text(&err.text), "it has 69999 bytes, more than 4096");
	assert_int_equal(try_read(&record, "words", many + 69999 - 200, &arena, &err), -1);
	assert_true(err.text.length < 120);
	err_release(&err);
	arena_release(&arena);
}

static void lists_grow_in_order(void **state)
{
	struct record record = { 0 };
	struct arena arena = { 0 };
	struct str out = { 0 };
	const struct field *field = fields_find(&table, "handles");

	(void)state;
	fields_init(&table, &record);
	assert_true(field_is_list(field));
	assert_false(field_is_list(fields_find(&table, "notices")));
	sample_set(&table, &record, &arena, "handles", "carol Bob carol");
	assert_int_equal(field_values(field, &record), 3);
	field_write(field, &record, 1, &out);
	field_write(field, &record, 2, &out);
	field_write(field, &record, 3, &out);
	assert_string_equal(str_text(&out), "bobcarol");
	str_release(&out);
	arena_release(&arena);
}

static void an_empty_list_can_be_meant(void **state)
{
	struct record record = { 0 };
	struct arena arena = { 0 };

	(void)state;
	fields_init(&table, &record);
	assert_null(record.words.items);
	field_given(fields_find(&table, "words"), &record);
	assert_non_null(record.words.items);
	assert_int_equal(record.words.count, 0);
	sample_set(&table, &record, &arena, "words", "tea");
	field_given(fields_find(&table, "words"), &record);
	field_given(fields_find(&table, "flag"), &record);
	assert_int_equal(record.words.count, 1);
	arena_release(&arena);
}

static uint32_t chance(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Some text that the kind may hold, or not. */
static void add_any(struct str *str, enum field_kind kind, uint32_t *seed)
{
	static const char *const pieces[] = { "a", "Z", "9", ".", "-", "_", " ", "\n", "#", "@",
		"\u00E4", "\u8C22", "\U0001F389", "/", ",", ".yaml", "'" };
	struct day day = day_add(DAY_MIN, (int)(chance(seed) % 3652000u));

	if (kind == FIELD_MOMENT)
		str_add_moment(str, moment_at(day, (int)(chance(seed) % 86400u),
					    (int)(chance(seed) % 2879u) - 1439));
	else if (kind == FIELD_DAY)
		str_add_day(str, day);
	else if (kind == FIELD_YEARLY)
		str_add_yearly(str, yearly_of(day));
	else if (kind == FIELD_DURATION || kind == FIELD_NUMBER)
		str_addf(str, "%u", 1 + chance(seed) % 36500u);
	else if (kind == FIELD_FLAG)
		str_add(str, chance(seed) % 2 ? "true" : "false");
	else if (kind == FIELD_CHOICE || kind == FIELD_CHOICES)
		str_add(str, colours[chance(seed) % 3]);
	else
		for (uint32_t i = chance(seed) % 6; i > 0; i--)
			str_add(str, pieces[chance(seed) % (sizeof(pieces) / sizeof(pieces[0]))]);
}

/* What was read, written and read again is the same; whatever is refused leaves nothing behind. */
static void reading_what_was_written_changes_nothing(void **state)
{
	uint32_t seed = 20261121;
	int kept = 0;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		for (size_t i = 0; i < table.count - 2; i++) {
			struct record one = { 0 }, two = { 0 };
			struct str typed = { 0 }, first = { 0 }, second = { 0 };
			struct arena arena = { 0 };
			struct err err = { 0 };

			fields_init(&table, &one);
			fields_init(&table, &two);
			add_any(&typed, rows[i].kind, &seed);
			if (field_read(&rows[i], &one, str_text(&typed), typed.length, &arena,
				    &err) == 0) {
				kept++;
				field_write(&rows[i], &one, 0, &first);
				if (first.length > 0)
					assert_int_equal(
						field_read(&rows[i], &two, str_text(&first),
							first.length, &arena, &err),
						0);
				field_write(&rows[i], &two, 0, &second);
				assert_string_equal(str_text(&first), str_text(&second));
			}
			str_release(&typed);
			str_release(&first);
			str_release(&second);
			err_release(&err);
			arena_release(&arena);
		}
	}
	assert_true(kept > 20000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_record_has_nothing),
		cmocka_unit_test(values_are_written_as_they_are_stored),
		cmocka_unit_test(wrong_values_are_named),
		cmocka_unit_test(nul_and_too_much_are_refused),
		cmocka_unit_test(lists_grow_in_order),
		cmocka_unit_test(an_empty_list_can_be_meant),
		cmocka_unit_test(reading_what_was_written_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
