#include "cmd/mdoc.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "cmd/prose.h"

enum { LINE_MOST = 72 };

/* What a character is in roff, when it is not itself. */
static const char *escape_of(char c)
{
	switch (c) {
	case '\\':
		return "\\e";
	case '"':
		return "\\(dq";
	case '\'':
		return "\\(aq";
	case '`':
		return "\\(ga";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	case '-':
		return "\\-";
	default:
		return NULL;
	}
}

void mdoc_add_escaped(struct str *out, const char *text, size_t length)
{
	while (length > 0) {
		uint32_t code = 0;
		size_t taken = utf8_next(text, length, &code, NULL);

		if (code >= 0x80)
			str_addf(out, "\\[u%04X]", (unsigned)code);
		else if (escape_of(*text) != NULL)
			str_add(out, escape_of(*text));
		else
			str_add_char(out, *text);
		text += taken;
		length -= taken;
	}
}

void mdoc_add_argument(struct str *out, const char *text)
{
	str_add_char(out, '"');
	mdoc_add_escaped(out, text, strlen(text));
	str_add_char(out, '"');
}

/* One word of a text; between backticks it is quoted. */
static void add_word(struct str *out, const char *word, size_t length)
{
	static const char *const marks[] = { "\\(oq", "\\(cq" };

	while (length > 0) {
		const char *tick = memchr(word, '`', length);
		size_t plain = tick != NULL ? (size_t)(tick - word) : length;

		mdoc_add_escaped(out, word, plain);
		if (tick == NULL)
			return;
		/* the opening one stands before something */
		bool opens = length > plain + 1 && (plain == 0 || word[plain - 1] == '(');
		str_add(out, marks[opens ? 0 : 1]);
		word += plain + 1;
		length -= plain + 1;
	}
}

static bool ends_sentence(const char *word, size_t length)
{
	if (length > 1 && word[length - 1] == ')')
		length--;
	return length > 1 && strchr(".:;!?", word[length - 1]) != NULL &&
	       !(length > 3 && memcmp(word + length - 3, "...", 3) == 0);
}

void mdoc_add_text(struct str *out, const char *text)
{
	size_t column = 0;

	while (*text != '\0') {
		size_t length = strcspn(text, " \n"), before = out->length;

		if (length == 0) {
			text++;
			continue;
		}
		if (column > 0 && column + length >= LINE_MOST) {
			str_add_char(out, '\n');
			column = 0;
		}
		if (column > 0)
			str_add_char(out, ' ');
		else if (*text == '.' || *text == '\'')
			str_add(out, "\\&");
		add_word(out, text, length);
		column += out->length - before;
		if (ends_sentence(text, length)) {
			str_add_char(out, '\n');
			column = 0;
		}
		text += length;
	}
	if (column > 0)
		str_add_char(out, '\n');
}

static void add_literal(struct str *out, const char *block)
{
	str_add(out, ".Bd -literal\n");
	while (*block != '\0') {
		size_t length = strcspn(block, "\n");

		str_add(out, "\\&");
		mdoc_add_escaped(out, block, length);
		str_add_char(out, '\n');
		block += length + (block[length] == '\n');
	}
	str_add(out, ".Ed\n");
}

void mdoc_add_prose(struct str *out, const char *text)
{
	struct prose prose = prose_start(text);
	struct str block = { 0 };
	bool first = true;

	while (prose_next(&prose, &block)) {
		if (prose.literal) {
			add_literal(out, str_text(&block));
		} else {
			if (!first)
				str_add(out, ".Pp\n");
			mdoc_add_text(out, str_text(&block));
		}
		first = false;
	}
	str_release(&block);
}
