#include "render/html_picture.h"

#include "render/html_text.h"

/* RFC 4648, section 4: three bytes become four letters. */
static void add_base64(struct str *out, const char *bytes, size_t length)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < length; i += 3) {
		size_t left = length - i < 3 ? length - i : 3;
		unsigned long group = 0;

		for (size_t j = 0; j < 3; j++)
			group = group << 8 | (j < left ? (unsigned char)bytes[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			str_add_char(out, j <= left ? letters[group >> (18 - 6 * j) & 63] : '=');
	}
}

void html_picture(struct str *out, const char *kind, const char *bytes, size_t length)
{
	html_markup_literal(out, "<img alt=\"\" src=\"data:image/");
	html_text(out, kind);
	html_markup_literal(out, ";base64,");
	add_base64(out, bytes, length);
	html_markup_literal(out, "\">\n");
}
