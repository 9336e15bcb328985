#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "hostile.h"
#include "render/mail_body.h"
#include "render/mail_header.h"

static void assert_header(const char *text, const char *wanted)
{
	struct str out = { 0 };

	mail_header(&out, "Subject", text);
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void headers_are_one_line_or_folded(void **state)
{
	(void)state;
	assert_header("", "Subject: \n");
	assert_header("two to thank ", "Subject: two to thank\n");
	assert_header("a\nBcc: x@y\r\n\r\nbody", "Subject: a Bcc: x@y  body\n");
	assert_header("a\x1b[0m\x7f", "Subject: a^[[0m^?\n");
	assert_header("Grüße", "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\n");
	assert_header("=?UTF-8?Q?x?=", "Subject: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fx=3F=3D?=\n");
	assert_header("one two three four five six seven eight nine ten eleven twelve thirteen",
		"Subject: one two three four five six seven eight nine ten eleven twelve\n "
		"thirteen\n");
}

static void assert_mailbox(const char *called, const char *wanted)
{
	struct str out = { 0 };

	mail_mailbox(&out, "To", called, "a@b.c");
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void names_are_quoted_where_they_must(void **state)
{
	(void)state;
	assert_mailbox(NULL, "To: a@b.c\n");
	assert_mailbox("", "To: a@b.c\n");
	assert_mailbox("Alice Liddell", "To: Alice Liddell <a@b.c>\n");
	assert_mailbox("Liddell, Alice", "To: \"Liddell, Alice\" <a@b.c>\n");
	assert_mailbox("A. \"Al\" \\ <x@y>", "To: \"A. \\\"Al\\\" \\\\ <x@y>\" <a@b.c>\n");
	assert_mailbox("x\nBcc: y@z", "To: \"x Bcc: y@z\" <a@b.c>\n");
	assert_mailbox("刘洋", "To: =?UTF-8?Q?=E5=88=98=E6=B4=8B?= <a@b.c>\n");
	assert_mailbox(" , ", "To: \" ,\" <a@b.c>\n");
}

/* No line is too long, and no encoded word parts a character. */
static void long_names_are_several_words(void **state)
{
	struct str name = { 0 }, out = { 0 };

	(void)state;
	for (int pad = 0; pad < 6; pad++) {
		str_clear(&name);
		str_clear(&out);
		str_add_times(&name, "x", pad);
		str_add_times(&name, "🧑谢é", 30);
		mail_mailbox(&out, "From", str_text(&name), "alice@example.org");
		for (const char *line = str_text(&out); *line;) {
			size_t length = strcspn(line, "\n");

			assert_true(length <= 76);
			if (line[0] == ' ')
				assert_false(text_starts(line, " =?UTF-8?Q?=8") ||
					     text_starts(line, " =?UTF-8?Q?=9") ||
					     text_starts(line, " =?UTF-8?Q?=A"));
			line += length + 1;
		}
	}
	str_release(&out);
	str_release(&name);
}

static void only_plain_addresses_are_taken(void **state)
{
	static const char *const good[] = { "a@b", "alice@example.org", "a.b+c_d-e@x-1.example.org",
		"o'brien@example.org", "-x@example.org" };
	static const char *const bad[] = { "", "@", "a", "a@", "@b", "a@b@c", "a b@c", "a@b c",
		"a..b@c", ".a@b", "a.@b", "a@.b", "a@b.", "a@-b", "a@b-", "a@b..c", "a\n@b",
		"a@b\nBcc: x@y", "a@b>", "\"a\"@b", "a(x)@b", "a,b@c", "ä@b", "a@ä.org",
		"a@[127.0.0.1]", "a@b>\r\nRCPT TO:<x@y", "a@b.\tc", "a@b-.c" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		if (!mail_address_valid(good[i]))
			fail_msg("%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (mail_address_valid(bad[i]))
			fail_msg("%s", bad[i]);
}

static void assert_date(int offset, const char *wanted)
{
	struct day day = day_from_civil((struct civil){ 2026, 11, 1 });
	struct str out = { 0 };

	mail_date(&out, moment_at(day, 9 * 3600 + 61, offset));
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void dates_are_in_english(void **state)
{
	(void)state;
	assert_date(60, "Date: Sun, 1 Nov 2026 09:01:01 +0100\n");
	assert_date(-210, "Date: Sun, 1 Nov 2026 09:01:01 -0330\n");
	assert_date(0, "Date: Sun, 1 Nov 2026 09:01:01 +0000\n");
}

static void assert_body(const char *text, const char *encoding, const char *wanted)
{
	struct str out = { 0 }, all = { 0 };

	mail_body(&out, text);
	str_addf(&all,
		"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
		"Content-Transfer-Encoding: %s\n\n%s",
		encoding, wanted);
	assert_string_equal(str_text(&out), str_text(&all));
	str_release(&all);
	str_release(&out);
}

static void the_body_is_as_plain_as_can_be(void **state)
{
	struct str line = { 0 };

	(void)state;
	assert_body("tea\n", "7bit", "tea\n");
	assert_body("tea für zwei\n", "8bit", "tea für zwei\n");
	str_add_times(&line, "x", 998);
	str_add_char(&line, '\n');
	assert_body(str_text(&line), "7bit", str_text(&line));
	str_release(&line);
}

static void a_line_too_long_is_quoted(void **state)
{
	struct str line = { 0 }, out = { 0 };
	const char *at;

	(void)state;
	str_add_times(&line, "ü= ", 300);
	str_add(&line, "\nend \n");
	mail_body(&out, str_text(&line));
	at = strstr(str_text(&out), "\n\n");
	assert_non_null(strstr(str_text(&out), "quoted-printable"));
	assert_non_null(strstr(at, "\nend=20\n"));
	for (at += 2; *at; at += strcspn(at, "\n") + 1) {
		assert_true(strcspn(at, "\n") <= 76);
		assert_false(at[strcspn(at, "\n") - 1] == ' ');
	}
	str_release(&out);
	str_release(&line);
}

/* The header ends where the body begins, and holds what we wrote only. */
static void what_is_hostile_makes_no_header(void **state)
{
	static const char *const wanted[] = { "Date", "From", "To", "Subject", "Message-ID",
		"Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding" };
	struct sample sample;
	struct pages pages;
	const char *line, *end;
	size_t count = 0;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_mail, &sample);
	line = str_text(&pages.remind);
	end = strstr(line, "\n\n");
	assert_non_null(end);
	for (; line < end; line += strcspn(line, "\n") + 1) {
		assert_true(strcspn(line, "\n") <= (text_starts(line, "Message-ID:") ? 998 : 78));
		if (line[0] == ' ')
			continue;
		assert_true(count < sizeof(wanted) / sizeof(*wanted));
		assert_true(text_starts(line, wanted[count]));
		assert_int_equal(line[strlen(wanted[count++])], ':');
	}
	assert_int_equal(count, sizeof(wanted) / sizeof(*wanted));
	for (line = str_text(&pages.remind); *line; line++)
		assert_true(*line == '\n' || (unsigned char)*line >= ' ');
	pages_release(&pages);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_one_line_or_folded),
		cmocka_unit_test(names_are_quoted_where_they_must),
		cmocka_unit_test(long_names_are_several_words),
		cmocka_unit_test(only_plain_addresses_are_taken),
		cmocka_unit_test(dates_are_in_english),
		cmocka_unit_test(the_body_is_as_plain_as_can_be),
		cmocka_unit_test(a_line_too_long_is_quoted),
		cmocka_unit_test(what_is_hostile_makes_no_header),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
