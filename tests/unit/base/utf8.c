#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

static void every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		char bytes[4];
		uint32_t back;
		bool valid;
		size_t length = utf8_encode(code, bytes);

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		if (utf8_next(bytes, length, &back, &valid) != length || back != code || !valid)
			fail_msg("U+%04X", (unsigned int)code);
	}
}

static void what_is_no_character_is_written_as_replacement(void **state)
{
	static const uint32_t none[] = { 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, UINT32_MAX };

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		char bytes[4];

		assert_int_equal(utf8_encode(none[i], bytes), 3);
		assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
	}
}

/* The same by arithmetic: count the leading ones, gather the bits, judge the sum. */
static size_t naive_length(const unsigned char *bytes, size_t length)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t ones = 0;
	uint32_t sum;

	while (ones < 8 && (bytes[0] & (0x80u >> ones)) != 0)
		ones++;
	if (ones == 0)
		return 1;
	if (ones == 1 || ones > 4 || ones > length)
		return 0;
	sum = bytes[0] & (0xFFu >> (ones + 1));
	for (size_t i = 1; i < ones; i++) {
		if (bytes[i] < 0x80 || bytes[i] > 0xBF)
			return 0;
		sum = sum * 64 + (bytes[i] - 0x80u);
	}
	return sum < least[ones] || sum > 0x10FFFF || (sum >> 11) == 0x1B ? 0 : ones;
}

static void check(const unsigned char *bytes, size_t length)
{
	size_t want = naive_length(bytes, length), at = 99;
	uint32_t code = 0;
	bool valid;
	size_t taken = utf8_next((const char *)bytes, length, &code, &valid);

	if (taken != (want == 0 ? 1 : want) || valid != (want > 0) ||
		(!valid && code != UTF8_BROKEN))
		fail_msg("%02x %02x %02x %02x", bytes[0], bytes[1], bytes[2], bytes[3]);
	if (want == length)
		assert_true(utf8_valid((const char *)bytes, length, NULL));
	if (want == 0) {
		assert_false(utf8_valid((const char *)bytes, length, &at));
		assert_int_equal(at, 0);
	}
}

static void only_well_formed_bytes_are_taken(void **state)
{
	static const unsigned char edges[] = { 0x00, 0x7F, 0x80, 0x8F, 0x90, 0xBF, 0xC0, 0xFF };

	(void)state;
	for (unsigned int two = 0; two < 0x10000; two++) {
		for (unsigned int rest = 0; rest < 64; rest++) {
			unsigned char bytes[4] = { (unsigned char)(two >> 8), (unsigned char)two,
				edges[rest / 8], edges[rest % 8] };

			check(bytes, 1 + rest % 4);
			check(bytes, 4);
		}
	}
}

static void the_end_takes_nothing(void **state)
{
	uint32_t code;

	(void)state;
	assert_int_equal(utf8_next("", 0, &code, NULL), 0);
	assert_int_equal(utf8_next(NULL, 0, &code, NULL), 0);
	assert_true(utf8_valid(NULL, 0, NULL));
}

static void the_first_bad_byte_is_named_wherever_it_is(void **state)
{
	char text[40];

	(void)state;
	for (size_t bad = 0; bad < sizeof(text); bad++) {
		size_t at;

		memset(text, 'a', sizeof(text));
		text[bad] = '\xC3';
		assert_false(utf8_valid(text, sizeof(text), &at));
		assert_int_equal(at, bad);
		if (bad + 1 < sizeof(text)) {
			text[bad + 1] = '\xA4';
			assert_true(utf8_valid(text, sizeof(text), NULL));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_comes_back),
		cmocka_unit_test(what_is_no_character_is_written_as_replacement),
		cmocka_unit_test(only_well_formed_bytes_are_taken),
		cmocka_unit_test(the_end_takes_nothing),
		cmocka_unit_test(the_first_bad_byte_is_named_wherever_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
