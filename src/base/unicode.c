#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { VARIATION_SELECTOR_16 = 0xFE0F };

static bool is_plain(char c)
{
	return c >= ' ' && c <= '~';
}

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* Emoji of later versions than our table: their block is wide throughout. */
static bool is_coming_emoji(uint32_t code, const utf8proc_property_t *property)
{
	return property->category == UTF8PROC_CATEGORY_CN && code >= 0x1FA70 && code <= 0x1FAFF;
}

static int code_columns(uint32_t code)
{
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code);

	return is_coming_emoji(code, property) ? 2 : property->charwidth;
}

static bool is_regional(uint32_t code)
{
	return code >= 0x1F1E6 && code <= 0x1F1FF;
}

/* Plain ASCII with ASCII behind it, which is most of what there is, is a cluster by itself. */
static bool stands_alone(const char *text, size_t length)
{
	return is_plain(text[0]) && (length == 1 || is_ascii(text[1]));
}

size_t grapheme_next(const char *text, size_t length, int *columns)
{
	utf8proc_int32_t state = 0;
	uint32_t last, code;
	bool valid;
	int widest, ignored;
	size_t at;

	if (columns == NULL)
		columns = &ignored;
	*columns = 1;
	if (length > 0 && stands_alone(text, length))
		return 1;
	at = utf8_next(text, length, &last, &valid);
	if (at == 0 || !valid)
		return at;
	widest = code_columns(last);
	while (at < length) {
		size_t taken = utf8_next(text + at, length - at, &code, &valid);

		if (!valid || utf8proc_grapheme_break_stateful(
				      (utf8proc_int32_t)last, (utf8proc_int32_t)code, &state))
			break;
		if (code == VARIATION_SELECTOR_16 || (is_regional(last) && is_regional(code)))
			widest = 2;
		else if (code_columns(code) > widest)
			widest = code_columns(code);
		last = code;
		at += taken;
	}
	*columns = widest;
	return at;
}

int text_columns(const char *text, size_t length)
{
	int sum = 0;

	for (size_t at = 0; at < length;) {
		int columns;

		at += grapheme_next(text + at, length - at, &columns);
		sum += columns;
	}
	return sum;
}

size_t text_fit(const char *text, size_t length, int columns)
{
	size_t at = 0;

	while (at < length) {
		int wide;
		size_t taken = grapheme_next(text + at, length - at, &wide);

		if (wide > columns)
			break;
		columns -= wide;
		at += taken;
	}
	return at;
}

/*
 * Folding goes piece by piece. ASCII needs no table, and nothing ever joins
 * across the front of an ASCII character; so a piece for the slow way is one
 * ASCII character at most, for marks to sit on, and what is not ASCII behind it.
 */
static size_t ascii_piece(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && is_ascii(text[at]))
		at++;
	return at < length && at > 0 ? at - 1 : at;
}

static size_t wide_piece(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && (at == 0 || !is_ascii(text[at]))) {
		uint32_t code;
		bool valid;
		size_t taken = utf8_next(text + at, length - at, &code, &valid);

		if (!valid)
			break;
		at += taken;
	}
	return at;
}

static void add_lower(struct str *str, const char *text, size_t length)
{
	char *added;

	str_add_bytes(str, text, length);
	added = str->bytes + str->length - length;
	for (size_t i = 0; i < length; i++)
		added[i] = ascii_lower(added[i]);
}

static void add_wide(struct str *str, const char *text, size_t length, enum fold fold)
{
	utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD;
	utf8proc_int32_t few[128], *codes = few, *many = NULL;
	utf8proc_ssize_t count;

	if (fold == FOLD_SEARCH)
		options |= UTF8PROC_COMPAT | UTF8PROC_STRIPMARK;
	count = utf8proc_decompose(
		(const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, codes, 128, options);
	if (count > 128) {
		codes = many = mem_alloc((size_t)count * sizeof(*many));
		count = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length,
			codes, count, options);
	}
	if (count > 0)
		count = utf8proc_normalize_utf32(codes, count, options);
	for (utf8proc_ssize_t i = 0; i < count; i++) {
		char bytes[4];

		str_add_bytes(str, bytes, utf8_encode((uint32_t)codes[i], bytes));
	}
	free(many);
}

void str_add_folded(struct str *str, const char *text, size_t length, enum fold fold)
{
	size_t at = 0;

	while (at < length) {
		size_t piece = ascii_piece(text + at, length - at);

		add_lower(str, text + at, piece);
		at += piece;
		piece = wide_piece(text + at, length - at);
		if (piece > 0)
			add_wide(str, text + at, piece, fold);
		else if (at < length)
			str_add_char(str, text[at++]); /* broken: kept as it is */
		at += piece;
	}
}

bool code_is_word(uint32_t code)
{
	if (code < 0x80)
		return (code >= '0' && code <= '9') ||
		       ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return !utf8proc_get_property((utf8proc_int32_t)code)->ignorable;
	default:
		return false;
	}
}

/* CJK punctuation, and its full-width forms. */
static bool is_wide_mark(uint32_t code)
{
	return (code >= 0x3000 && code <= 0x303F) || (code >= 0xFF00 && code <= 0xFF65);
}

bool code_opens_word(uint32_t code)
{
	if (code < 0x80)
		return code != 0 && strchr(" \t\r\n\v\f([{<\"'", (int)code) != NULL;
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PI:
		return true;
	default:
		return is_wide_mark(code) && !code_is_word(code);
	}
}

bool code_is_invisible(uint32_t code)
{
	const utf8proc_property_t *property;

	if (code >= ' ' && code <= '~')
		return false;
	property = utf8proc_get_property((utf8proc_int32_t)code);
	switch (property->category) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return property->ignorable || property->charwidth == 0;
	}
}
