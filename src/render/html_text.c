#include "render/html_text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/harmless.h"

static void escape(struct str *out, const struct str *text)
{
	for (size_t i = 0; i < text->length; i++) {
		switch (text->bytes[i]) {
		case '&':
			str_add(out, "&amp;");
			break;
		case '<':
			str_add(out, "&lt;");
			break;
		case '>':
			str_add(out, "&gt;");
			break;
		case '"':
			str_add(out, "&quot;");
			break;
		case '\'':
			str_add(out, "&#39;");
			break;
		default:
			str_add_char(out, text->bytes[i]);
		}
	}
}

static void add(struct str *out, const char *text, size_t length, enum harmless how)
{
	struct str harmless = { 0 };

	str_add_harmless(&harmless, text, length, how);
	escape(out, &harmless);
	str_release(&harmless);
}

void html_text_bytes(struct str *out, const char *text, size_t length)
{
	add(out, text, length, HARMLESS_LINES);
}

void html_text(struct str *out, const char *text)
{
	if (text)
		html_text_bytes(out, text, strlen(text));
}

void html_attr(struct str *out, const char *name, const char *value)
{
	str_addf(out, " %s=\"", name);
	add(out, value, strlen(value), HARMLESS_LINE);
	str_add_char(out, '"');
}

/* The characters of a URI that stand for themselves (RFC 3986), and % of what is encoded already.
 */
static bool is_plain(char c)
{
	return ascii_is_digit(c) || ascii_is_lower(ascii_lower(c)) ||
	       (c != '\0' && strchr("-._~:/?#[]@!$&()*+,;=%", c));
}

bool html_url_links(const char *text)
{
	size_t length = strlen(text);

	if (!(length > 8 && ascii_same(text, 8, "https://")) &&
		!(length > 7 && ascii_same(text, 7, "http://")))
		return false;
	for (size_t i = 0; i < length; i++)
		if (ascii_is_control(text[i]) || strchr(" \"<>\\^`{|}", text[i]))
			return false;
	return true;
}

void html_url(struct str *out, const char *text)
{
	static const char digits[] = "0123456789ABCDEF";
	struct str url = { 0 };

	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (is_plain(*text)) {
			str_add_char(&url, *text);
			continue;
		}
		str_add_char(&url, '%');
		str_add_char(&url, digits[byte >> 4]);
		str_add_char(&url, digits[byte & 15]);
	}
	html_attr(out, "href", str_text(&url));
	str_release(&url);
}
