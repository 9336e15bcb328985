#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/harmless.h"
#include "base/utf8.h"
#include "hostile.h"
#include "render/html.h"
#include "render/html_note.h"
#include "render/html_text.h"

static void assert_text(const char *text, const char *wanted)
{
	struct str out = { 0 };

	html_text(&out, text);
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void text_cannot_become_markup(void **state)
{
	(void)state;
	assert_text(NULL, "");
	assert_text("</script> & \"it's\"", "&lt;/script&gt; &amp; &quot;it&#39;s&quot;");
	assert_text("one\r\ntwo", "one\ntwo");
	assert_text("\x1b\xc2\x9b\xff\xe2\x80\xae", "^[&lt;U+009B&gt;\xef\xbf\xbd&lt;U+202E&gt;");
	assert_text("谢谢 👩‍🔧", "谢谢 👩‍🔧");
}

static void an_attribute_stays_in_its_quotes(void **state)
{
	struct str out = { 0 };

	(void)state;
	html_attr(&out, "title", "\" onclick='x'\n>");
	assert_string_equal(str_text(&out), " title=\"&quot; onclick=&#39;x&#39; &gt;\"");
	str_release(&out);
}

static void only_web_addresses_become_links(void **state)
{
	struct str out = { 0 };

	(void)state;
	assert_true(html_url_links("https://example.org/a?b=c&d#e"));
	assert_true(html_url_links("HTTP://例え.jp/"));
	assert_false(html_url_links("javascript:alert(1)"));
	assert_false(html_url_links("data:text/html,x"));
	assert_false(html_url_links(" https://example.org"));
	assert_false(html_url_links("https://example.org and more"));
	assert_false(html_url_links("https://a/\"><script>"));
	assert_false(html_url_links("https://"));
	assert_false(html_url_links("//example.org"));
	html_url(&out, "https://a/é?b&c'\"");
	assert_string_equal(str_text(&out), " href=\"https://a/%C3%A9?b&amp;c%27%22\"");
	str_release(&out);
}

static void a_text_is_told_by_paragraphs_with_its_tags(void **state)
{
	struct str out = { 0 };

	(void)state;
	html_body(&out, "\n\none #two\nthree\n \n\nfour <#five>\n\n");
	assert_string_equal(str_text(&out),
		"<p dir=\"auto\">one <span class=\"tag\">#two</span>\nthree</p>\n"
		"<p dir=\"auto\">four &lt;<span class=\"tag\">#five</span>&gt;</p>\n");
	str_clear(&out);
	html_body(&out, " \n\t\n");
	assert_string_equal(str_text(&out), "");
	str_release(&out);
}

/* Tags that are open, one behind the other. */
struct tags {
	char names[32][16];
	int count;
};

static bool is_empty_element(const char *name)
{
	return strcmp(name, "meta") == 0 || strcmp(name, "!DOCTYPE") == 0;
}

/* Reads the tag behind a <; every attribute is name="value". Returns where it ends. */
static const char *read_tag(const char *at, struct tags *tags)
{
	bool closes = *at == '/';
	size_t length;
	char name[16] = { 0 };

	at += closes;
	length = strcspn(at, " >\n");
	assert_in_range(length, 1, sizeof(name) - 1);
	memcpy(name, at, length);
	for (at += length; *at != '>'; at++)
		if (*at == '"')
			for (at++; *at != '"'; at++)
				assert_true(*at != '<' && *at != '>' && *at != '\0');
	if (closes) {
		assert_true(tags->count > 0);
		assert_string_equal(name, tags->names[--tags->count]);
	} else if (!is_empty_element(name)) {
		assert_true(tags->count < 32);
		memcpy(tags->names[tags->count++], name, sizeof(name));
	}
	return at + 1;
}

static void assert_sound(const struct str *page)
{
	struct tags tags = { 0 };

	assert_true(text_starts(str_text(page), "<!DOCTYPE html>\n<html lang=\"en\">"));
	for (size_t at = 0, taken; at < page->length; at += taken) {
		uint32_t code;
		bool valid;

		taken = utf8_next(page->bytes + at, page->length - at, &code, &valid);
		assert_true(valid);
		assert_true(code == '\n' || !code_is_harmful(code));
	}
	for (const char *at = str_text(page); (at = strchr(at, '<')) != NULL;)
		at = read_tag(at + 1, &tags);
	assert_int_equal(tags.count, 0);
	assert_null(strstr(str_text(page), "<script"));
	assert_null(strstr(str_text(page), "href=\"javascript"));
	assert_non_null(strstr(str_text(page), "default-src 'none'"));
}

static void every_page_holds_hostile_strings_harmlessly(void **state)
{
	struct sample sample;
	struct pages pages;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_html, &sample);
	assert_sound(&pages.wall);
	assert_sound(&pages.search);
	assert_sound(&pages.show);
	assert_sound(&pages.report);
	assert_sound(&pages.person_report);
	assert_sound(&pages.week);
	assert_sound(&pages.week_report);
	pages_release(&pages);
	sample_release(&sample);
}

static void a_wall_of_notes_says_who_when_and_what(void **state)
{
	struct sample sample;
	struct pages pages;
	const char *text;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	say_all(&pages, &render_html, &sample);
	assert_sound(&pages.wall);
	text = str_text(&pages.wall);
	assert_non_null(strstr(text, "<title>The wall of the Support team</title>"));
	assert_non_null(strstr(text, "id=\"20261118-8kq7m2x4p\""));
	assert_non_null(strstr(text, "<bdi title=\"alice\">Alice Liddell</bdi>"));
	assert_non_null(strstr(text, "<time datetime=\"2026-11-18\">18 November 2026</time>"));
	assert_non_null(strstr(text, "cheers from <bdi title=\"dave\">Dave</bdi>, "));
	assert_non_null(strstr(text, "<p dir=\"auto\">any time</p>"));
	assert_non_null(strstr(text, "<small>(vendor)</small>"));
	pages_release(&pages);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_cannot_become_markup),
		cmocka_unit_test(an_attribute_stays_in_its_quotes),
		cmocka_unit_test(only_web_addresses_become_links),
		cmocka_unit_test(a_text_is_told_by_paragraphs_with_its_tags),
		cmocka_unit_test(every_page_holds_hostile_strings_harmlessly),
		cmocka_unit_test(a_wall_of_notes_says_who_when_and_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
