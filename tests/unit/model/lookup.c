#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/lookup.h"

#include "base/str.h"

static void every_key_keeps_its_first_number(void **state)
{
	struct lookup lookup = { 0 };
	struct arena arena = { 0 };
	struct str key = { 0 };
	size_t value = 77;

	(void)state;
	assert_false(lookup_find(&lookup, "", &value));
	for (size_t i = 0; i < 5000; i++) {
		str_clear(&key);
		str_addf(&key, "k%zu", i);
		assert_int_equal(
			lookup_add(&lookup, &arena, arena_string(&arena, str_text(&key)), i), i);
	}
	for (size_t i = 0; i < 5000; i++) {
		str_clear(&key);
		str_addf(&key, "k%zu", i);
		assert_true(lookup_find(&lookup, str_text(&key), &value));
		assert_int_equal(value, i);
	}
	assert_int_equal(lookup_add(&lookup, &arena, "k9", 1), 9);
	assert_int_equal(lookup.count, 5000);
	assert_false(lookup_find(&lookup, "k5000", NULL));
	str_release(&key);
	arena_release(&arena);
}

static void texts_are_kept_once(void **state)
{
	struct texts texts = { 0 };
	struct arena arena = { 0 };

	(void)state;
	texts_once(&texts);
	assert_int_equal(texts.count, 0);
	texts_add(&arena, &texts, "Teamwork");
	texts_add(&arena, &texts, "details");
	texts_add(&arena, &texts, "teamwork");
	texts_once(&texts);
	assert_int_equal(texts.count, 2);
	assert_string_equal(texts.items[0], "Teamwork");
	assert_true(texts_hold(&texts, "DETAILS...", 7));
	assert_false(texts_hold(&texts, "details", 6));
	arena_release(&arena);
}

static void many_texts_take_no_longer(void **state)
{
	struct texts texts = { 0 };
	struct arena arena = { 0 };
	struct str text = { 0 };

	(void)state;
	for (int i = 0; i < 60000; i++) {
		str_clear(&text);
		str_addf(&text, "%c%d", i % 2 ? 'a' : 'A', i / 2);
		texts_add(&arena, &texts, arena_string(&arena, str_text(&text)));
	}
	texts_once(&texts);
	assert_int_equal(texts.count, 30000);
	assert_string_equal(texts.items[29999], "A29999");
	str_release(&text);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_keeps_its_first_number),
		cmocka_unit_test(texts_are_kept_once),
		cmocka_unit_test(many_texts_take_no_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
