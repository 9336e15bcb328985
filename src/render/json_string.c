#include "render/json_string.h"

#include <stdint.h>
#include <string.h>

#include "base/harmless.h"
#include "base/utf8.h"

/* How many bytes of TEXT stand for themselves, looked at one by one. */
static size_t plain_run(const char *text)
{
	size_t at = 0;

	while (text[at] >= ' ' && text[at] <= '~' && text[at] != '"' && text[at] != '\\' &&
		text[at] != '<')
		at++;
	return at;
}

/* As UTF-16 code units: that is how JSON escapes. */
static void escape(struct str *out, uint32_t code)
{
	if (code > 0xFFFF) {
		str_addf(out, "\\u%04x\\u%04x", (unsigned int)(0xD7C0 + (code >> 10)),
			(unsigned int)(0xDC00 + (code & 0x3FF)));
		return;
	}
	switch (code) {
	case '\n':
		str_add(out, "\\n");
		break;
	case '\t':
		str_add(out, "\\t");
		break;
	case '\r':
		str_add(out, "\\r");
		break;
	case '"':
		str_add(out, "\\\"");
		break;
	case '\\':
		str_add(out, "\\\\");
		break;
	default:
		str_addf(out, "\\u%04x", (unsigned int)code);
	}
}

/* `</script>` and `<!--` are safe in a script's data then. */
static bool opens_markup(const char *text)
{
	return text[0] == '<' && (text[1] == '/' || text[1] == '!');
}

static size_t add_code(struct str *out, const char *text)
{
	uint32_t code;
	bool valid;
	size_t taken = utf8_next(text, strnlen(text, 4), &code, &valid);

	if (!valid)
		str_add(out, "\xEF\xBF\xBD");
	else if (code == '"' || code == '\\' || code_is_harmful(code) || opens_markup(text))
		escape(out, code);
	else
		str_add_bytes(out, text, taken);
	return taken;
}

void json_string(struct str *out, const char *text)
{
	str_add_char(out, '"');
	while (*text != '\0') {
		size_t plain = plain_run(text);

		str_add_bytes(out, text, plain);
		text += plain;
		if (*text != '\0')
			text += add_code(out, text);
	}
	str_add_char(out, '"');
}
