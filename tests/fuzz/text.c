/*
 * Text that anybody may have written, through everything that reads it byte
 * by byte: what comes out harmless holds nothing harmful, lines fit, and
 * folding what is folded changes nothing.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/harmless.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/wrap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool is_tag(uint32_t code)
{
	return code >= 0xE0000 && code <= 0xE007F;
}

static void check_harmless(const char *text, size_t size, enum harmless how)
{
	struct str once = { 0 }, twice = { 0 };
	uint32_t before = 0, code;

	str_add_harmless(&once, text, size, how);
	must(utf8_valid(str_text(&once), once.length, NULL));
	for (size_t at = 0; at < once.length; before = code) {
		at += utf8_next(once.bytes + at, once.length - at, &code, NULL);
		if (is_tag(code)) /* of a flag: its place was right, or twice would differ */
			must(before == 0x1F3F4 || is_tag(before));
		else
			must(!code_is_harmful(code) || (code == '\n' && how == HARMLESS_LINES));
	}
	str_add_harmless(&twice, str_text(&once), once.length, how);
	must(text_same(str_text(&once), str_text(&twice)));
	str_release(&once);
	str_release(&twice);
}

static void check_fold(const char *text, size_t size, enum fold fold)
{
	struct str once = { 0 }, twice = { 0 };

	str_add_folded(&once, text, size, fold);
	if (utf8_valid(text, size, NULL)) {
		must(utf8_valid(str_text(&once), once.length, NULL));
		str_add_folded(&twice, str_text(&once), once.length, fold);
		must(once.length == twice.length);
		must(memcmp(str_text(&once), str_text(&twice), once.length) == 0);
	}
	str_release(&once);
	str_release(&twice);
}

/* Only spaces and line ends get lost between two lines, no-break spaces too when a word had to be
 * cut there. */
static bool is_blank(const char *text, const char *end)
{
	while (text < end)
		if (end - text >= 2 && memcmp(text, "\xc2\xa0", 2) == 0)
			text += 2;
		else if (*text == ' ' || *text == '\n' || *text == '\r')
			text++;
		else
			return false;
	return true;
}

static void check_wrap(const char *text, size_t size, int width)
{
	struct wrap wrap = wrap_start(text, size, width);
	const char *line, *seen = text;
	size_t length;
	int columns;

	while (wrap_next(&wrap, &line, &length, &columns)) {
		must(columns == text_columns(line, length));
		must(columns <= width || grapheme_next(line, length, NULL) == length);
		must(is_blank(seen, line));
		seen = line + length;
	}
	must(is_blank(seen, text + size));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int widths[] = { 1, 2, 7, 40 };
	const char *text = (const char *)data;

	if (size == 0)
		return 0;
	check_harmless(text, size, HARMLESS_LINE);
	check_harmless(text, size, HARMLESS_LINES);
	check_fold(text, size, FOLD_NAME);
	check_fold(text, size, FOLD_SEARCH);
	for (int i = 0; i < 4; i++) {
		size_t fits = text_fit(text, size, widths[i]);

		must(fits <= size && text_columns(text, fits) <= widths[i]);
		check_wrap(text, size, widths[i]);
	}
	return 0;
}
