#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "hostile.h"
#include "render/ics_text.h"

static void assert_text(const char *text, const char *wanted)
{
	struct str out = { 0 };

	ics_text(&out, text);
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void text_is_escaped(void **state)
{
	(void)state;
	assert_text("", "");
	assert_text("a\\b;c,d:e\"f", "a\\\\b\\;c\\,d:e\"f");
	assert_text("one\ntwo\r\nthree", "one\\ntwo\\nthree");
	assert_text("\x1b[31m\xc2\x9b\xe2\x80\xae\xff", "^[[31m<U+009B><U+202E>\xef\xbf\xbd");
}

/* Every line ends with CR LF, has at most 75 octets, and is whole characters. */
static void assert_folded(const struct str *out)
{
	const char *line = str_text(out), *end;

	for (; *line; line = end + 2) {
		end = strstr(line, "\r\n");
		assert_non_null(end);
		assert_true(end > line && end - line <= 75);
		assert_null(memchr(line, '\n', (size_t)(end - line)));
		assert_true(utf8_valid(line, (size_t)(end - line), NULL));
	}
}

static void long_lines_are_folded_between_characters(void **state)
{
	struct str out = { 0 }, text = { 0 }, whole = { 0 };

	(void)state;
	for (int pad = 0; pad < 8; pad++) {
		str_clear(&text);
		str_clear(&out);
		str_clear(&whole);
		str_add_times(&text, "x", pad);
		str_add_times(&text, "谢🧑", 40);
		ics_line_text(&out, "SUMMARY", str_text(&text));
		assert_folded(&out);
		/* unfolded it is what it was */
		for (const char *c = str_text(&out); *c; c++) {
			if (c[0] == '\r' && c[1] == '\n' && c[2] == ' ')
				c += 2;
			else
				str_add_char(&whole, *c);
		}
		str_cut(&whole, whole.length - 2);
		assert_string_equal(str_text(&whole) + strlen("SUMMARY:"), str_text(&text));
	}
	str_clear(&out);
	ics_line(&out, "X",
		"73 octets behind X and the colon are just as many as one line may have"
		"..");
	assert_int_equal(out.length, 76);
	str_release(&whole);
	str_release(&text);
	str_release(&out);
}

static void days_and_moments_are_basic(void **state)
{
	struct str out = { 0 };

	(void)state;
	ics_line_day(&out, "DTSTART;VALUE=DATE", day_from_civil((struct civil){ 26, 1, 2 }));
	ics_line_moment(&out, "DTSTAMP",
		moment_at(day_from_civil((struct civil){ 2026, 1, 1 }), 59 * 60 + 7, 60));
	assert_string_equal(
		str_text(&out), "DTSTART;VALUE=DATE:00260102\r\nDTSTAMP:20251231T235907Z\r\n");
	str_release(&out);
}

static void what_is_hostile_stays_in_its_line(void **state)
{
	struct sample sample;
	struct pages pages;
	const char *text;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_ics, &sample);
	text = str_text(&pages.remind);
	assert_true(text_starts(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
	assert_true(text_ends(text, "END:VCALENDAR\r\n"));
	assert_folded(&pages.remind);
	for (const char *c = text; *c; c++)
		assert_true(*c == '\r' || *c == '\n' || (unsigned char)*c >= ' ');
	pages_release(&pages);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(long_lines_are_folded_between_characters),
		cmocka_unit_test(days_and_moments_are_basic),
		cmocka_unit_test(what_is_hostile_stays_in_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
