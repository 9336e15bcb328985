#include "store/message.h"

#include <string.h>

#include "base/harmless.h"
#include "base/unicode.h"

#define ELLIPSIS "\xE2\x80\xA6" /* one column wide */

#define NOTHING "change" /* a subject of nothing but blanks, and no action */

static void add_subject(struct str *str, const struct message *message)
{
	struct str line = { 0 };
	const char *start;
	size_t length;

	str_add_harmless(&line, message->subject, strlen(message->subject), HARMLESS_LINE);
	start = str_text(&line) + strspn(str_text(&line), " ");
	length = strlen(start);
	while (length > 0 && start[length - 1] == ' ')
		length--;
	if (length == 0) {
		str_add(str, message->action != NULL ? message->action : NOTHING);
	} else if (text_columns(start, length) <= SUBJECT_COLUMNS) {
		str_add_bytes(str, start, length);
	} else {
		length = text_fit(start, length, SUBJECT_COLUMNS - 1);
		while (length > 0 && start[length - 1] == ' ')
			length--;
		str_add_bytes(str, start, length);
		str_add(str, ELLIPSIS);
	}
	str_release(&line);
}

static void add_trailer(struct str *str, const char *name, const char *value)
{
	str_addf(str, "%s: ", name);
	str_add_harmless(str, value, strlen(value), HARMLESS_LINE);
	str_add_char(str, '\n');
}

void str_add_message(struct str *str, const struct message *message)
{
	add_subject(str, message);
	str_add_char(str, '\n');
	if (message->action == NULL)
		return;
	str_add_char(str, '\n');
	add_trailer(str, TRAILER_CHANGE, message->action);
	add_trailer(str, TRAILER_BY, message->by);
	if (message->undoes != NULL)
		add_trailer(str, TRAILER_UNDOES, message->undoes);
}

/* The last paragraph of TEXT, if it is not the first too: *length bytes. */
static const char *last_paragraph(const char *text, size_t *length)
{
	size_t end = strlen(text), start;

	while (end > 0 && text[end - 1] == '\n')
		end--;
	for (start = end; start >= 2; start--)
		if (text[start - 1] == '\n' && text[start - 2] == '\n')
			break;
	if (start < 2)
		return NULL;
	*length = end - start;
	return text + start;
}

const char *message_trailer(const char *text, const char *name, struct arena *arena)
{
	size_t left, name_length = strlen(name);
	const char *line = last_paragraph(text, &left);

	while (line != NULL && left > 0) {
		const char *end = memchr(line, '\n', left);
		size_t length = end != NULL ? (size_t)(end - line) : left;

		if (length > name_length + 2 && strncmp(line, name, name_length) == 0 &&
			strncmp(line + name_length, ": ", 2) == 0)
			return arena_text(arena, line + name_length + 2, length - name_length - 2);
		left -= end != NULL ? length + 1 : length;
		line += length + 1;
	}
	return NULL;
}

const char *message_subject(const char *text, struct arena *arena)
{
	return arena_text(arena, text, strcspn(text, "\n"));
}
