#include "cmd/recipients.h"

#include <string.h>

size_t name_length(const char *word)
{
	size_t length = strlen(word);

	return length > 0 && (word[length - 1] == ',' || word[length - 1] == ':') ? length - 1
										  : length;
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

/* One word, which may hold several names: "@alice,@bob". */
static void add_names(struct texts *who, const char *word, size_t length, struct arena *arena)
{
	size_t start = 0;

	for (size_t i = 1; i <= length; i++) {
		if (i < length && (word[i] != ',' || word[i + 1] != '@'))
			continue;
		texts_add(arena, who, arena_text(arena, word + start, i - start));
		start = i + 1;
	}
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
		add_names(&recipients->who, word, length, arena);
	}
	recipients->text = operands_text(operands, i, arena);
}
