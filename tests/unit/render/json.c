#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/harmless.h"
#include "base/utf8.h"
#include "hostile.h"
#include "render/json.h"
#include "render/json_string.h"
#include "render/json_write.h"

static void assert_string(const char *text, const char *wanted)
{
	struct str out = { 0 };

	json_string(&out, text);
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void a_string_is_raw_but_for_what_must_not_be(void **state)
{
	(void)state;
	assert_string("", "\"\"");
	assert_string("tea / \"coffee\" \\o/", "\"tea / \\\"coffee\\\" \\\\o/\"");
	assert_string("a\nb\tc\rd", "\"a\\nb\\tc\\rd\"");
	assert_string("\x01\x1b[31m\x7f", "\"\\u0001\\u001b[31m\\u007f\"");
	assert_string("谢谢 👩‍🔧 e\xcc\x81", "\"谢谢 👩‍🔧 e\xcc\x81\"");
}

static void what_a_terminal_or_browser_acts_upon_is_escaped(void **state)
{
	(void)state;
	assert_string("\xc2\x9b\x33", "\"\\u009b3\"");
	assert_string("\xe2\x80\xae\xe2\x80\xa8", "\"\\u202e\\u2028\"");
	assert_string("\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"");
	assert_string("</script><!-- a < b", "\"\\u003c/script>\\u003c!-- a < b\"");
}

static void broken_bytes_become_the_sign_for_them(void **state)
{
	(void)state;
	assert_string("a\xff\xc3", "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
	assert_string("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void commas_and_indentation_stand_where_they_belong(void **state)
{
	struct str out = { 0 };
	struct json json;

	(void)state;
	json_start(&json, &out, "x");
	json_list(&json, "none");
	json_end(&json);
	json_list(&json, "rows");
	for (int i = 0; i < 2; i++) {
		json_row(&json, NULL);
		json_number(&json, "n", -i);
		json_flag(&json, "yes", i);
		json_object(&json, "in");
		json_null(&json, "a");
		json_end(&json);
		json_end(&json);
	}
	json_end(&json);
	json_object(&json, "o");
	json_day(&json, "d", DAY_NONE);
	json_end(&json);
	json_finish(&json);
	assert_string_equal(str_text(&out),
		"{\n"
		"  \"schema\": 1,\n"
		"  \"page\": \"x\",\n"
		"  \"none\": [],\n"
		"  \"rows\": [\n"
		"    {\"n\": 0, \"yes\": false, \"in\": {\"a\": null}},\n"
		"    {\"n\": -1, \"yes\": true, \"in\": {\"a\": null}}\n"
		"  ],\n"
		"  \"o\": {\n"
		"    \"d\": null\n"
		"  }\n"
		"}\n");
	str_release(&out);
}

/* Complete, balanced, and nothing in it but line feeds that is not for the eye. */
static void assert_sound(const struct str *page)
{
	int depth = 0;
	bool quoted = false;
	size_t at = 0;

	assert_true(page->length > 0);
	while (at < page->length) {
		uint32_t code;
		bool valid;
		size_t taken = utf8_next(page->bytes + at, page->length - at, &code, &valid);

		assert_true(valid);
		assert_true(code == '\n' || !code_is_harmful(code));
		if (quoted && code == '\\')
			taken++;
		if (code == '"')
			quoted = !quoted;
		else if (!quoted && (code == '{' || code == '['))
			depth++;
		else if (!quoted && (code == '}' || code == ']'))
			depth--;
		at += taken;
		assert_true(at == page->length || depth > 0 || code == '}');
	}
	assert_int_equal(depth, 0);
	assert_false(quoted);
	assert_null(strstr(str_text(page), "</"));
	assert_null(strstr(str_text(page), "<!--"));
}

static void every_page_holds_hostile_strings_harmlessly(void **state)
{
	struct sample sample;
	struct pages pages;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_json, &sample);
	for (size_t i = 0; i < sizeof(pages) / sizeof(struct str); i++)
		assert_sound((struct str *)&pages + i);
	pages_release(&pages);
	sample_release(&sample);
}

/* KEY as it is written: "key": */
static bool has_key(const struct str *page, const char *key)
{
	struct str wanted = { 0 };
	bool found;

	str_addf(&wanted, "\"%s\": ", key);
	found = strstr(str_text(page), str_text(&wanted)) != NULL;
	str_release(&wanted);
	return found;
}

static void assert_fields(const struct str *page, const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++) {
		const char *dot = strchr(fields->rows[i].name, '.');

		assert_true(has_key(page, dot ? dot + 1 : fields->rows[i].name));
	}
	assert_true(has_key(page, "other"));
}

static void no_field_of_a_file_is_lost(void **state)
{
	struct sample sample;
	struct pages pages;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_json, &sample);
	assert_fields(&pages.wall, &note_fields);
	assert_fields(&pages.show, &note_fields);
	assert_fields(&pages.people, &person_fields);
	assert_fields(&pages.person, &person_fields);
	pages_release(&pages);
	sample_release(&sample);
}

static void values_have_their_own_types(void **state)
{
	struct sample sample;
	struct pages pages;
	const char *text;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_json, &sample);
	text = str_text(&pages.person);
	assert_non_null(strstr(text, "\"remote\": true,"));
	assert_non_null(strstr(text, "\"since\": \"2019-04-14\","));
	assert_non_null(strstr(text, "\"until\": null,"));
	assert_non_null(strstr(text, "\"birthday\": \"--11-23\","));
	assert_non_null(strstr(text, "\"every\": 1,"));
	assert_non_null(strstr(text, "\"thank\": {\n      \"how\": [],"));
	assert_non_null(strstr(text, "{\"date\": \"2026-11-23\", \"text\": "));
	assert_non_null(strstr(text, "{\"date\": \"--11-22\", \"text\": "));
	text = str_text(&pages.wall);
	assert_non_null(strstr(text, "\"via\": \"e-mail\","));
	assert_non_null(strstr(text, "\"date\": \"2026-11-13T16:00:00+01:00\","));
	assert_non_null(strstr(text, "\"days_ago\": 8,"));
	pages_release(&pages);
	sample_release(&sample);
}

/* Is WORD told of in one of the shapes? */
static bool is_documented(const char *word, size_t length)
{
	for (const struct shape *shape = json_shapes; shape->page; shape++)
		for (const char *at = shape->holds; *at != '\0'; at++)
			if (strncmp(at, word, length) == 0)
				return true;
	return false;
}

static bool is_field(const char *name)
{
	char inside[72];

	snprintf(inside, sizeof(inside), "thank.%s", name);
	return fields_find(&note_fields, name) || fields_find(&person_fields, name) ||
	       fields_find(&person_fields, inside) || strcmp(name, "thank") == 0;
}

static void assert_documented(const char *key, size_t length, const struct people *people)
{
	char name[64];

	snprintf(name, sizeof(name), "%.*s", (int)length, key);
	if (strcmp(name, "schema") != 0 && strcmp(name, "page") != 0 && !is_field(name) &&
		!people_find(people, name) && !is_documented(key, length))
		fail_msg("the key %s is not told of", name);
}

static void every_key_of_our_own_is_in_the_manual(void **state)
{
	struct sample sample;
	struct pages pages;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	say_all(&pages, &render_json, &sample);
	for (size_t i = 0; i < sizeof(pages) / sizeof(struct str); i++) {
		const char *at = str_text((struct str *)&pages + i);

		for (; (at = strstr(at, "\": ")) != NULL; at++) {
			const char *key = at;

			while (key[-1] != '"')
				key--;
			assert_documented(key, (size_t)(at - key), &sample.people);
		}
	}
	pages_release(&pages);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_string_is_raw_but_for_what_must_not_be),
		cmocka_unit_test(what_a_terminal_or_browser_acts_upon_is_escaped),
		cmocka_unit_test(broken_bytes_become_the_sign_for_them),
		cmocka_unit_test(commas_and_indentation_stand_where_they_belong),
		cmocka_unit_test(every_page_holds_hostile_strings_harmlessly),
		cmocka_unit_test(no_field_of_a_file_is_lost),
		cmocka_unit_test(values_have_their_own_types),
		cmocka_unit_test(every_key_of_our_own_is_in_the_manual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
