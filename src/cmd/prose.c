#include "cmd/prose.h"

#include <string.h>

#include "base/unicode.h"
#include "base/wrap.h"

enum { NARROWEST = 10 };

struct prose prose_start(const char *text)
{
	return (struct prose){ text != NULL ? text : "", false };
}

bool prose_next(struct prose *prose, struct str *block)
{
	str_clear(block);
	while (*prose->rest == '\n')
		prose->rest++;
	prose->literal = *prose->rest == ' ';
	while (*prose->rest != '\0' && *prose->rest != '\n') {
		size_t length = strcspn(prose->rest, "\n");

		if (block->length > 0)
			str_add_char(block, prose->literal ? '\n' : ' ');
		str_add_bytes(block, prose->rest, length);
		prose->rest += length;
		if (*prose->rest == '\n')
			prose->rest++;
	}
	return block->length > 0;
}

void str_add_wrapped(struct str *str, const char *start, int indent, const char *text, int width)
{
	int room = width - indent, columns;
	const char *line;
	size_t length;
	bool first = true;

	struct wrap wrap = wrap_start(text, strlen(text), room > NARROWEST ? room : NARROWEST);
	str_add(str, start);
	while (wrap_next(&wrap, &line, &length, &columns)) {
		if (!first)
			str_add_times(str, " ", indent);
		str_add_bytes(str, line, length);
		str_add_char(str, '\n');
		first = false;
	}
	if (first)
		str_add_char(str, '\n');
}
