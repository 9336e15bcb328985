#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/harmless.h"
#include "base/utf8.h"
#include "hostile.h"
#include "render/csv.h"
#include "render/csv_field.h"

static void assert_field(const char *text, const char *wanted)
{
	struct str out = { 0 };

	csv_field(&out, text);
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void a_field_is_quoted_where_it_must_be(void **state)
{
	(void)state;
	assert_field(NULL, "");
	assert_field("", "");
	assert_field("fresh coffee", "fresh coffee");
	assert_field("tea, coffee", "\"tea, coffee\"");
	assert_field("a \"new\" printer", "\"a \"\"new\"\" printer\"");
	assert_field("one\ntwo", "\"one\ntwo\"");
	assert_field(" in front", "\" in front\"");
	assert_field("谢谢", "谢谢");
}

static void what_looks_like_a_formula_is_none(void **state)
{
	(void)state;
	assert_field("=1+1", "'=1+1");
	assert_field("+1", "'+1");
	assert_field("-1", "'-1");
	assert_field("@SUM(A1)", "'@SUM(A1)");
	assert_field("\tx", "'    x");
	assert_field("\rx", "'^Mx");
	assert_field("  =1", "'  =1");
	assert_field("\n=1", "\"'\n=1\"");
	assert_field("＝1", "'＝1");
	assert_field("=\"a\",1", "\"'=\"\"a\"\",1\"");
	assert_field("1=1", "1=1");
}

static void escapes_are_shown(void **state)
{
	(void)state;
	assert_field("\x1b[31m\xc2\x9b\xff", "^[[31m<U+009B>\xef\xbf\xbd");
}

/* Reads one field at AT as RFC 4180 has it; returns where it ends. */
static const char *read_field(const char *at, struct str *field)
{
	str_clear(field);
	if (*at != '"') {
		size_t length = strcspn(at, ",\r\n\"");

		str_add_bytes(field, at, length);
		return at + length;
	}
	for (at++; !(at[0] == '"' && at[1] != '"'); at++) {
		assert_true(*at != '\0');
		at += *at == '"';
		str_add_char(field, *at);
	}
	return at + 1;
}

static bool is_day(const char *text)
{
	return text_starts(text, "--") && strlen(text) == 7;
}

static void assert_harmless(const struct str *field)
{
	for (size_t at = 0, taken; at < field->length; at += taken) {
		uint32_t code;
		bool valid;

		taken = utf8_next(field->bytes + at, field->length - at, &code, &valid);
		assert_true(valid);
		assert_true(code == '\n' || !code_is_harmful(code));
	}
	assert_true(is_day(str_text(field)) || field->length == 0 ||
		    !strchr("=+-@\t\r", field->bytes[0]));
}

/* Records of as many fields as the first one has, each ended by CR LF. */
static int count_records(const struct str *page)
{
	const char *at = str_text(page);
	int columns = 0, records = 0, seen = 0;
	struct str field = { 0 };

	while (*at != '\0') {
		at = read_field(at, &field);
		assert_harmless(&field);
		seen++;
		if (*at == ',') {
			at++;
			continue;
		}
		assert_true(at[0] == '\r' && at[1] == '\n');
		at += 2;
		columns = records == 0 ? seen : columns;
		assert_int_equal(seen, columns);
		seen = 0;
		records++;
	}
	str_release(&field);
	return records;
}

static void every_page_holds_hostile_strings_harmlessly(void **state)
{
	struct sample sample;
	struct pages pages;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_csv, &sample);
	assert_int_equal(count_records(&pages.wall), 3);
	assert_int_equal(count_records(&pages.search), 3);
	assert_true(count_records(&pages.report) >= 3);
	assert_true(count_records(&pages.remind) >= 3);
	assert_int_equal(count_records(&pages.reminders), 2 * count_records(&pages.remind) - 1);
	assert_true(count_records(&pages.week) >= 3);
	assert_true(count_records(&pages.week_report) >= 2);
	assert_int_equal(count_records(&pages.people), 3);
	assert_int_equal(count_records(&pages.check), 2);
	pages_release(&pages);
	sample_release(&sample);
}

static void answers_stand_behind_their_note(void **state)
{
	struct sample sample;
	struct pages pages;
	const char *text;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	say_all(&pages, &render_csv, &sample);
	text = str_text(&pages.wall);
	assert_int_equal(count_records(&pages.wall), 8);
	assert_non_null(strstr(text,
		"\n20261118-8kq7m2x4p,8kq7,thank,notes/2026/11/18/8kq7m2x4p.yaml,Bob Baker,"
		"\"Alice Liddell, Carol\",details,bob,\"alice, carol\",2026-11-18T16:42:00+01:00,"
		"\"fresh coffee, and the copier paper before anyone asked\",details,note,"));
	assert_true(strstr(text, ",cheer,") > strstr(text, "\n20261118-"));
	assert_true(strstr(text, ",reply,") < strstr(text, "\n20261115-"));
	pages_release(&pages);
	sample_release(&sample);
}

static void an_empty_page_still_names_its_columns(void **state)
{
	struct sample sample;
	struct query query = { 0 };
	struct wall_view view;
	struct str out = { 0 };

	(void)state;
	sample_start(&sample);
	wall_view_build(
		&view, &sample.scene, &sample.notes, &(struct wall_wish){ .query = &query });
	csv_wall(&out, &view, &look);
	assert_true(text_starts(str_text(&out), "id,short,is,path,from_name,"));
	assert_int_equal(count_records(&out), 1);
	wall_view_release(&view);
	str_release(&out);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field_is_quoted_where_it_must_be),
		cmocka_unit_test(what_looks_like_a_formula_is_none),
		cmocka_unit_test(escapes_are_shown),
		cmocka_unit_test(every_page_holds_hostile_strings_harmlessly),
		cmocka_unit_test(answers_stand_behind_their_note),
		cmocka_unit_test(an_empty_page_still_names_its_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
