#include "cmd/recipients.h"

#include <string.h>

/* How long WORD is without the mark behind a name: "@alice," and "@alice:". */
static size_t name_length(const char *word)
{
	size_t length = strlen(word);

	return word[length - 1] == ',' || word[length - 1] == ':' ? length - 1 : length;
}

const char *operands_text(const struct operands *operands, size_t first, struct arena *arena)
{
	struct str text = { 0 };

	if (first >= operands->count)
		return NULL;
	for (size_t i = first; i < operands->count; i++) {
		if (i > first)
			str_add_char(&text, ' ');
		str_add(&text, operands->items[i]);
	}
	const char *joined = arena_text(arena, str_text(&text), text.length);
	str_release(&text);
	return joined;
}

void recipients_split(
	struct recipients *recipients, const struct operands *operands, struct arena *arena)
{
	size_t i;

	*recipients = (struct recipients){ { NULL, 0 }, NULL };
	for (i = 0; i < operands->plain && operands->items[i][0] == '@'; i++) {
		const char *word = operands->items[i];
		size_t length = name_length(word);

		if (length < 2)
			break;
		texts_add(arena, &recipients->who, arena_text(arena, word, length));
	}
	recipients->text = operands_text(operands, i, arena);
}
