#include "render/mail_header.h"

#include <string.h>

#include "base/ascii.h"
#include "base/harmless.h"
#include "base/utf8.h"

enum {
	LINE_MOST = 76, /* RFC 2047, 2: of a line with an encoded word */
	WORD_MOST = 75, /* of an encoded word */
	LOCAL_MOST = 64, /* RFC 5321, 4.5.3.1 */
	DOMAIN_MOST = 255,
};

static const char word_start[] = "=?UTF-8?Q?", word_end[] = "?=";

static bool is_letter(char c)
{
	return ascii_is_lower(ascii_lower(c));
}

/* Letters, digits and what may stand unquoted in a word (RFC 5322, 3.2.3). */
static bool is_atom_char(char c)
{
	return is_letter(c) || ascii_is_digit(c) || (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

/* Of RFC 2047, 5 (3): the strictest set, good in every place. */
static bool is_plain_in_word(char c)
{
	return is_letter(c) || ascii_is_digit(c) || (c != '\0' && strchr("!*+-/", c));
}

/* Is it to be encoded: not ASCII, or ASCII that looks as if it were? */
static bool needs_words(const char *text)
{
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c >= 0x7f || (unsigned char)*c < ' ')
			return true;
	return strstr(text, "=?") != NULL;
}

static void add_encoded_char(struct str *str, const char *bytes, size_t length)
{
	if (length == 1 && *bytes == ' ')
		str_add_char(str, '_');
	else if (length == 1 && is_plain_in_word(*bytes))
		str_add_char(str, *bytes);
	else
		for (size_t i = 0; i < length; i++)
			str_addf(str, "=%02X", (unsigned char)bytes[i]);
}

/* As encoded words, one a line but for the first, which stands behind COLUMN columns; no word
 * parts a character. Returns the column behind it. */
static size_t add_words(struct str *out, size_t column, const char *text)
{
	size_t left = strlen(text), length, used = column + sizeof(word_start) - 1;
	struct str piece = { 0 };
	uint32_t code;

	str_add(out, word_start);
	while ((length = utf8_next(text, left, &code, NULL)) > 0) {
		str_clear(&piece);
		add_encoded_char(&piece, text, length);
		if (used + piece.length + sizeof(word_end) - 1 > WORD_MOST) {
			str_addf(out, "%s\n %s", word_end, word_start);
			used = 1 + sizeof(word_start) - 1;
		}
		str_add(out, str_text(&piece));
		used += piece.length;
		text += length;
		left -= length;
	}
	str_add(out, word_end);
	str_release(&piece);
	return used + sizeof(word_end) - 1;
}

/* Plain ASCII, folded at its spaces. */
static void add_folded(struct str *out, size_t column, const char *text)
{
	bool first = true;

	while (*text) {
		size_t spaces = strspn(text, " "), word = strcspn(text + spaces, " ");

		if (!first && word > 0 && column + spaces + word > LINE_MOST) {
			str_add(out, "\n ");
			text += spaces;
			spaces = 0;
			column = 1;
		}
		str_add_bytes(out, text, spaces + word);
		column += spaces + word;
		text += spaces + word;
		first = false;
	}
}

static void add_harmless(struct str *str, const char *text)
{
	str_add_harmless(str, text, strlen(text), HARMLESS_LINE);
	while (str->length > 0 && str->bytes[str->length - 1] == ' ')
		str_cut(str, str->length - 1);
}

void mail_header(struct str *out, const char *name, const char *text)
{
	struct str harmless = { 0 };

	add_harmless(&harmless, text);
	str_addf(out, "%s: ", name);
	if (needs_words(str_text(&harmless)))
		add_words(out, strlen(name) + 2, str_text(&harmless));
	else
		add_folded(out, strlen(name) + 2, str_text(&harmless));
	str_add_char(out, '\n');
	str_release(&harmless);
}

/* Words that need no quotes, as in Alice Liddell. */
static bool is_phrase(const char *text)
{
	for (const char *c = text; *c; c++)
		if (*c != ' ' && !is_atom_char(*c))
			return false;
	return text[0] != ' ';
}

static size_t add_quoted(struct str *out, size_t column, const char *text)
{
	size_t start = out->length;

	str_add_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
	str_add_char(out, '"');
	return column + out->length - start;
}

static size_t add_called(struct str *out, size_t column, const char *text)
{
	if (needs_words(text) || strlen(text) > LINE_MOST / 2)
		return add_words(out, column, text);
	if (!is_phrase(text))
		return add_quoted(out, column, text);
	str_add(out, text);
	return column + strlen(text);
}

void mail_mailbox(struct str *out, const char *name, const char *called, const char *address)
{
	struct str harmless = { 0 };
	size_t column = strlen(name) + 2;

	if (called)
		add_harmless(&harmless, called);
	str_addf(out, "%s: ", name);
	if (harmless.length == 0) {
		str_addf(out, "%s\n", address);
	} else {
		column = add_called(out, column, str_text(&harmless));
		str_addf(out, "%s<%s>\n", column + strlen(address) + 3 > LINE_MOST ? "\n " : " ",
			address);
	}
	str_release(&harmless);
}

void mail_atom(struct str *out, const char *text)
{
	for (; *text; text++)
		str_add_char(out, is_letter(*text) || ascii_is_digit(*text) ? *text : '-');
}

/* RFC 5322, 3.3. */
void mail_date(struct str *out, struct moment moment)
{
	struct day day = moment_day(moment);
	struct civil civil = day_civil(day);
	int time = moment_time(moment), offset = moment.offset < 0 ? -moment.offset : moment.offset;

	str_addf(out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\n",
		weekday_short(day_weekday(day)), civil.day, month_short(civil.month), civil.year,
		time / 3600, time / 60 % 60, time % 60, moment.offset < 0 ? '-' : '+', offset / 60,
		offset % 60);
}

/* Atoms with single dots between them. */
static bool is_local(const char *text, size_t length)
{
	if (length == 0 || length > LOCAL_MOST || text[0] == '.' || text[length - 1] == '.')
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '.' && text[i + 1] == '.')
			return false;
		if (text[i] != '.' && !is_atom_char(text[i]))
			return false;
	}
	return true;
}

/* Labels of letters, digits and hyphens between them. */
static bool is_domain(const char *text)
{
	size_t length = strlen(text);

	if (length == 0 || length > DOMAIN_MOST)
		return false;
	for (size_t i = 0; i < length; i++) {
		bool inside = i > 0 && i + 1 < length && text[i - 1] != '.' && text[i + 1] != '.';

		if (text[i] == '.' || text[i] == '-'
				? !inside
				: !is_letter(text[i]) && !ascii_is_digit(text[i]))
			return false;
	}
	return true;
}

bool mail_address_valid(const char *address)
{
	const char *at = strchr(address, '@');

	return at && is_local(address, (size_t)(at - address)) && is_domain(at + 1);
}
